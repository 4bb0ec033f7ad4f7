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

// Words are asked for in the letters that were indexed: in Persian not those of keyboards made for Arabic; and where
// words have no spaces, vowel signs and tones as letters (Chinese ones, which nobody uses there), for Pagefind drops marks.
const language = document.documentElement.lang.split("-")[0];
const foreign = { fa: ["كيى٠١٢٣٤٥٦٧٨٩", "کیی۰۱۲۳۴۵۶۷۸۹"] }[language] ?? ["", ""];
const away = ["th", "lo", "km", "my"].includes(language) ? 0x2600 : 0;
const moved = (text, letters, distance) => text.replace(letters, (letter) => String.fromCharCode(letter.charCodeAt() + distance));
const own = (text) => [...moved(text, /(?=\p{M})[\u0E00-\u17FF]/gu, away)]
  .map((letter) => foreign[1][foreign[0].indexOf(letter)] ?? letter).join("");
const shown = (text) => moved(text, /[\u3400-\u3DFF]/g, -away);

// Letters of scripts without spaces between words are indexed one by one, and asked for as a phrase.
const unspaced = /(?=[\p{L}\p{M}\p{N}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/gu;
const spaced = (text) => text.replace(unspaced, " $& ").replace(/\s+/g, " ").trim();
const closed = (text) => shown(text.replace(new RegExp(` (?=${unspaced.source})|(?<=${unspaced.source}) `, "gu"), ""));
const parts = (word) => word.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
const folded = (text) => text.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLocaleLowerCase();

// A question: phrases of letters, and words.
const question = (text) => {
  const asked = text.split(/\s+/).filter(folded);
  const words = asked.filter((each) => each.search(unspaced) < 0);
  const phrases = asked.filter((each) => !words.includes(each)).map((each) => `"${spaced(each)}"`);
  return { phrases, words, searches: [...phrases, words.join(" ")].filter(Boolean) };
};

let index;
const opened = () => (index ??= import(new URL("pagefind/pagefind.js", root)).then(async (pagefind) => {
  await pagefind.options({ baseUrl: root.pathname, excerptLength });
  await pagefind.init(); // options that come before it replace each other
  return pagefind;
}));

// A page is found by its text, and by what a result says of it; not by its picture, its pay or its dates.
const telling = [
  "title", "by", "role", "team", "place", "address", "workplace", "employment", "experience", "education", "benefits", "identifier",
];
const told = ({ matchedMetaFields = [] }) => matchedMetaFields.filter((name) => telling.includes(name));
const tells = (result) => result.words.length || told(result).length;

// Whether a page holds the word asked for. Where no page does, Pagefind gives those with its first letters: `as` for
// “astronaut”. So one of the words that it took must begin with the one asked for, or all be like it but for the ending.
const shared = (asked, word) => {
  const other = [...asked].findIndex((letter, place) => letter !== word[place]);
  return other < 0 ? asked.length : other;
};
const holds = async (result, asked) => {
  const { content, locations, meta } = await result.data();
  const words = content.split(/\s+/);
  const marked = locations.map((place) => words[place]);
  const taken = marked.length ? marked : told(result).flatMap((name) => meta[name].split(/\s+/));
  const same = taken.map((word) => Math.max(...[word, ...parts(word)].map((part) => shared(asked, folded(part)))));
  return Math.max(...same) === asked.length || Math.min(...same) >= 0.75 * asked.length;
};

// The ids of the pages that have a word in any of its forms (a search in quotation marks goes by the word's stem), and
// of those that have a longer one. The best of these are read: if they do not all hold it, the rest is not trusted.
const answering = async (pagefind, word) => {
  const [sure, all] = await Promise.all([`"${word}"`, word].map((asked) => pagefind.search(asked)));
  const ids = new Set(sure.results.filter(tells).map(({ id }) => id));
  const others = all.results.filter((result) => tells(result) && !ids.has(result.id));
  const read = await Promise.all(others.slice(0, aPage).map((result) => holds(result, folded(word))));
  const held = read.every(Boolean) ? others : others.filter((_, place) => read[place]);
  return new Set([...ids, ...held.map(({ id }) => id)]);
};

// By kind all pages that answer a question, the best first. Pagefind takes the letters of a phrase for several ones where
// a page also has them with other marks (ha, ba and pa), unless marks count; elsewhere goteborg must find Göteborg.
const found = async (pagefind, asked, answers, kind) => {
  const [first, ...others] = await Promise.all(asked.searches.map((each) => pagefind.search(each, { filters: { kind } })));
  const ids = [...answers, ...others.map(({ results }) => new Set(results.map(({ id }) => id)))];
  const all = first.results.filter((result) => tells(result) && ids.every((each) => each.has(result.id)));
  return all.map((result) => ({ result, kind, asked }));
};
const allFound = async (asked, kinds) => {
  if (!asked.searches.length) return kinds.map(() => []);
  const pagefind = await opened();
  await pagefind.options({ exactDiacritics: asked.phrases.length > 0 });
  const answers = await Promise.all(asked.words.map((word) => answering(pagefind, word)));
  return Promise.all(kinds.map((kind) => found(pagefind, asked, answers, kind)));
};

// An excerpt as nodes: what matches is marked, what was left out is dots, everything else is text.
const decoder = document.createElement("textarea");
const decoded = (text) => {
  decoder.innerHTML = text; // text alone, whatever it holds: a textarea has no elements
  return decoder.value;
};
const ended = /[.!?…。！？؟۔]\P{L}?\s*$/u;
const dotted = ({ content, excerpt, plain_excerpt: plain }) => {
  const [whole, part] = [content.replace(/\s+/g, " ").trim(), decoded(plain)];
  const [before, after] = whole.split(part, 2);
  return `${before && !ended.test(before) ? "… " : ""}${excerpt}${after && !ended.test(part) ? " …" : ""}`;
};
const marking = /<mark>(.*?)<\/mark>/g;
const isForm = (asked, word) => shared(asked, word) >= 0.6 * Math.min(asked.length, word.length); // båten of båtarna, not batteri
const meant = (html, { phrases, words }) => (phrases.length ? html : html.replace(marking, (marked, text) => (
  words.some((word) => [text, ...parts(text)].some((part) => isForm(folded(word), folded(part)))) ? marked : text)));
const nodes = (html) => closed(html.replaceAll("</mark> <mark>", " ")).split(marking).map((text, place) => {
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

const drawn = ({ kind, asked }, data) => {
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
  row.querySelector(".result-excerpt").replaceChildren(...nodes(meant(dotted(data), asked)));
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
  const asked = question(own(field.value));
  const names = [...form.elements.kind].map(({ value }) => value);
  try {
    const each = await allFound(asked, names.slice(1));
    if (turn !== asking) return;
    const all = each.flat().sort((one, other) => other.result.score - one.result.score);
    const byKind = Object.fromEntries(names.map((name, place) => [name, place ? each[place - 1] : all]));
    for (const input of form.elements.kind) {
      input.parentElement.querySelector(".search-count").textContent = number.format(byKind[input.value].length);
    }
    waiting = [...byKind[form.elements.kind.value]];
    page.querySelector("[data-number]").textContent = number.format(waiting.length);
    say(asked.searches.length && (waiting.length ? "found" : "nothing"));
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
