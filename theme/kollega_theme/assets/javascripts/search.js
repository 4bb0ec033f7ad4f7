// The search page: what is asked stands in the address; Pagefind's index of this language answers, kind by kind.

const page = document.querySelector("[data-search]");
const form = document.getElementById("search");
const field = form.elements.q;
const kinds = page.querySelector(".search-kinds");
const said = [...page.querySelectorAll("[data-says]")];
const list = page.querySelector(".results");
const more = page.querySelector(".results-more");
const root = new URL(page.dataset.search, location.href);
const number = new Intl.NumberFormat(document.documentElement.lang);
const aPage = 10;
const excerptLength = /^(ja|zh|th|lo|km|my)\b/.test(document.documentElement.lang) ? 80 : 28; // words of an excerpt; or letters
const pause = 180; // milliseconds without a key before an answer

// Letters of scripts without spaces between words are indexed one by one, and asked for as a phrase.
const unspaced = /(?=[\p{L}\p{M}\p{N}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/gu;
const spaced = (text) => text.replace(unspaced, " $& ").replace(/\s+/g, " ").trim();
const closed = (text) => text.replace(new RegExp(` (?=${unspaced.source})|(?<=${unspaced.source}) `, "gu"), "");
const phrases = (text) => {
  const [phrased, plain] = [[], []];
  for (const part of text.split(/\s+/)) (part.search(unspaced) < 0 ? plain : phrased).push(part);
  return [...phrased.map((part) => `"${spaced(part)}"`), ...(plain.length ? [plain.join(" ")] : [])];
};

let index;
const opened = () => (index ??= import(new URL("pagefind/pagefind.js", root)).then(async (pagefind) => {
  await pagefind.options({ baseUrl: root.pathname, excerptLength });
  return pagefind;
}));

// All pages of a kind that hold every phrase, the best first.
const found = async (pagefind, asked, kind) => {
  const [first, ...others] = await Promise.all(asked.map((phrase) => pagefind.search(phrase, { filters: { kind } })));
  const ids = others.map(({ results }) => new Set(results.map(({ id }) => id)));
  return first.results.filter(({ id }) => ids.every((each) => each.has(id))).map((result) => ({ result, kind }));
};

// An excerpt as nodes: what matches is marked, everything else is text.
const decoder = document.createElement("textarea");
const decoded = (text) => {
  decoder.innerHTML = text; // text alone, whatever it holds: a textarea has no elements
  return decoder.value;
};
const excerpt = (html) => closed(html.replaceAll("</mark> <mark>", " ")).split(/<mark>(.*?)<\/mark>/).map((text, place) => {
  if (place % 2 === 0) return decoded(text);
  const mark = document.createElement("mark");
  mark.textContent = decoded(text);
  return mark;
});

const facts = {
  story: ({ by, date }) => [by, date],
  vacancy: ({ team, place, hours, pay }) => [team, place, hours, pay],
  person: ({ role, team }) => [role, team],
};

const drawn = ({ kind }, { url, meta, excerpt: html }) => {
  const row = page.querySelector(`template[data-result="${kind}"]`).content.cloneNode(true);
  const link = row.querySelector("a");
  link.href = url;
  link.textContent = closed(meta.title);
  row.querySelector(".result-facts").replaceChildren(...facts[kind](meta).filter(Boolean).map((fact) => {
    const part = document.createElement("span");
    part.textContent = closed(fact);
    return part;
  }));
  row.querySelector(".result-excerpt").replaceChildren(...excerpt(html));
  return row;
};

const say = (what) => { for (const words of said) words.hidden = words.dataset.says !== what; };

let waiting = []; // found and not shown yet
let asking = 0; // the latest question: an answer to an earlier one comes too late
const nextRows = () => Promise.all(waiting.splice(0, aPage).map(async (each) => drawn(each, await each.result.data())));
const showMore = async () => {
  const [turn, shown] = [asking, list.children.length];
  const rows = await nextRows();
  if (turn !== asking) return;
  list.append(...rows);
  list.children[shown].querySelector("a").focus();
  more.hidden = !waiting.length;
};

const answer = async () => {
  const turn = ++asking;
  list.setAttribute("aria-busy", "true");
  const asked = phrases(field.value.trim()).filter(Boolean);
  const names = [...form.elements.kind].map(({ value }) => value);
  try {
    const pagefind = asked.length ? await opened() : null;
    const each = await Promise.all(names.slice(1).map((kind) => (pagefind ? found(pagefind, asked, kind) : [])));
    if (turn !== asking) return;
    const all = each.flat().sort((one, other) => other.result.score - one.result.score);
    const byKind = Object.fromEntries(names.map((name, place) => [name, place ? each[place - 1] : all]));
    for (const input of form.elements.kind) {
      input.parentElement.querySelector(".search-count").textContent = number.format(byKind[input.value].length);
    }
    waiting = [...byKind[form.elements.kind.value]];
    page.querySelector("[data-number]").textContent = number.format(waiting.length);
    say(asked.length && (waiting.length ? "found" : "nothing"));
    kinds.hidden = !all.length;
    const rows = await nextRows();
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
