// The search page: what is asked stands in the address; the index of this language answers, kind by kind.

import { excerpt } from "./search-excerpt.js";
import { answersOf, opened } from "./search-index.js";
import { closed, question } from "./search-words.js";

const page = document.querySelector("[data-search]");
const form = document.getElementById("search");
const field = form.elements.q;
const kinds = page.querySelector(".search-kinds");
const said = [...page.querySelectorAll("[data-says]")];
const list = page.querySelector(".results");
const more = page.querySelector(".results-more");
const number = new Intl.NumberFormat(document.documentElement.lang);
const aPage = 10;
const pause = 180; // milliseconds without a key before an answer

const facts = {
  story: ({ by, date }) => [by, date],
  vacancy: ({ team, place, hours, pay }) => [team, place, hours, pay],
  person: ({ role, team }) => [role, team],
  page: () => [],
};

const drawn = ({ kind, places }, asked, data) => {
  const { url, meta } = data;
  const row = page.querySelector(`template[data-result="${kind}"]`).content.cloneNode(true);
  const link = row.querySelector("a");
  link.href = url;
  link.textContent = closed(meta.title);
  row.querySelector(".result-facts").replaceChildren(...facts[kind](meta).filter(Boolean).map((fact) => {
    const part = document.createElement("span");
    part.textContent = closed(fact);
    return part;
  }));
  row.querySelector(".result-excerpt").replaceChildren(...excerpt(data, places, asked));
  return row;
};

const say = (what) => { for (const words of said) words.hidden = words.dataset.says !== what; };

let waiting = []; // found and not shown yet
let asking = 0; // the latest question: an answer to an earlier one comes too late
const nextRows = (asked) => Promise.all(
  waiting.splice(0, aPage).map(async (each) => drawn(each, asked, await each.result.data())));
const showMore = async () => {
  const [turn, shown] = [asking, list.children.length];
  const rows = await nextRows(question(field.value));
  if (turn !== asking) return;
  list.append(...rows);
  list.children[shown].querySelector("a").focus();
  more.hidden = !waiting.length;
};

const answer = async () => {
  const turn = ++asking;
  list.setAttribute("aria-busy", "true");
  const asked = question(field.value);
  const isAsked = asked.words.length + asked.phrases.length > 0;
  try {
    const index = isAsked && await opened();
    const all = index ? await answersOf(asked) : [];
    if (turn !== asking) return;
    const ofKind = ({ value }) => all.filter(({ kind }) => !value || kind === value);
    for (const input of form.elements.kind) {
      input.parentElement.querySelector(".search-count").textContent = number.format(ofKind(input).length);
    }
    waiting = ofKind(form.elements.kind);
    page.querySelector("[data-number]").textContent = number.format(waiting.length);
    say(isAsked && (!index ? "empty" : waiting.length ? "found" : "nothing"));
    kinds.hidden = !all.length;
    const rows = await nextRows(asked);
    if (turn !== asking) return;
    list.replaceChildren(...rows);
    more.hidden = !waiting.length;
  } catch (fault) {
    say("failed");
    console.info(fault);
  }
  if (turn === asking) list.setAttribute("aria-busy", "false");
};

const address = () => {
  const url = new URL(location.href);
  for (const name of ["q", "kind"]) {
    const value = form.elements[name].value.trim();
    value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
  }
  return url;
};
const take = () => {
  const asked = new URL(location.href).searchParams;
  field.value = asked.get("q") ?? "";
  const kind = [...form.elements.kind].find(({ value }) => value === asked.get("kind")) ?? form.elements.kind[0];
  kind.checked = true;
  answer();
};
let writing = false; // while somebody writes, the address is one step of the way, and no more
const ask = ({ written = false } = {}) => {
  const url = address();
  if (url.href !== location.href) history[written && writing ? "replaceState" : "pushState"](null, "", url);
  writing = written;
  answer();
};

let timer;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  ask();
});
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => ask({ written: true }), pause);
});
field.addEventListener("focus", () => opened().catch(() => {}), { once: true }); // so that the first answer is quick
kinds.addEventListener("change", () => ask());
more.addEventListener("click", showMore);
addEventListener("popstate", take);
take();
if (!field.value) field.focus({ preventScroll: true });
