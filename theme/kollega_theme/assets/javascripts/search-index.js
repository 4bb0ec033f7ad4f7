// What answers a question: Pagefind's index of this language, asked word by word, the best answers first.

import { bare, parts } from "./search-words.js";

const page = document.querySelector("[data-search]");
const root = new URL(page.dataset.search, location.href);
const { telling, word: wordMark, title: titleMark } = JSON.parse(page.dataset.marks);
const kinds = { vacancy: 0, person: 0, story: 1, page: 2 }; // which of two titles that hold a word comes first
const few = 10; // pages that are read to see whether they hold a word

let pagefind;
const results = async (asked, options) => (await pagefind.search(asked, options)).results;
const ids = async (all) => new Set((await Promise.all(all.map((asked) => results(asked)))).flat().map(({ id }) => id));
const kindsById = async () => {
  const each = Object.keys(kinds).map(async (kind) => (await results(null, { filters: { kind } })).map(({ id }) => [id, kind]));
  return new Map((await Promise.all(each)).flat());
};

// Whether this language has an index: without one, Pagefind would take that of another language.
const isThere = async (folder) => {
  const entry = await fetch(new URL("pagefind-entry.json", folder));
  if (!entry.ok && entry.status !== 404) throw new Error(`the index answers ${entry.status}`);
  const { languages = {} } = entry.ok ? await entry.json() : {};
  const lang = document.documentElement.lang.toLowerCase();
  return [lang, lang.split("-")[0]].some((each) => each in languages);
};
const load = async () => {
  const folder = new URL("pagefind/", root);
  if (!await isThere(folder)) return null;
  pagefind = await import(new URL("pagefind.js", folder));
  await pagefind.options({ baseUrl: root.pathname, ranking: { metaWeights: { title: 5, titled: 5, menu: 5, role: 2 } } });
  await pagefind.init(); // options that come before it replace each other
  return kindsById();
};

let loading;
// The kinds of all pages by id, or nothing where there is no index.
export const opened = () => (loading ??= load().catch((fault) => {
  loading = undefined; // a train may have come out of its tunnel by the next question
  throw fault;
}));

// A page is found by its text, and by what a result says of it; not by its picture, its pay or its dates.
const told = ({ matchedMetaFields = [] }) => matchedMetaFields.filter((name) => telling.includes(name));
const tells = (result) => result.words.length || told(result).length;
const isTitled = (result) => told(result).some((name) => ["title", "titled", "menu"].includes(name));

// Whether a page holds the word asked for. Where no page does, Pagefind gives those with its first letters: `as` for
// “astronaut”. So one of the words that it took must begin with the one asked for, or all be like it but for the ending.
export const shared = (asked, word) => {
  const other = [...asked].findIndex((letter, place) => letter !== word[place]);
  return other < 0 ? asked.length : other;
};
const holds = async (result, asked) => {
  const { content, meta } = await result.data();
  const words = content.split(/\s+/);
  const marked = result.words.map((place) => words[place]);
  const taken = marked.length ? marked : told(result).flatMap((name) => meta[name].split(/\s+/));
  const same = taken.map((word) => Math.max(...[word, ...parts(word)].map((part) => shared(asked, bare(part)))));
  return Math.max(...same) === asked.length || Math.min(...same) >= 0.75 * asked.length;
};

// By id the pages that have one spelling of a word in any of its forms (a search in quotation marks goes by the word's
// stem), and those that have a longer one. The best of these are read: if they do not all hold it, the rest is not
// trusted. Words of titles are indexed once more, marked, so that one can ask whether a title has the word itself.
const answersTo = async (form) => {
  const [exact, all, titles] = await Promise.all([results(`"${form}"`), results(form), ids([`"${wordMark}${form}"`])]);
  const sure = new Set([...exact.filter(tells).map(({ id }) => id), ...titles]);
  const others = all.filter((result) => tells(result) && !sure.has(result.id));
  const read = await Promise.all(others.slice(0, few).map((result) => holds(result, bare(form))));
  const held = new Set((read.every(Boolean) ? others : others.filter((_, place) => read[place])).map(({ id }) => id));
  return all.filter(({ id }) => sure.has(id) || held.has(id)).map((result) => (
    { result, score: result.score, places: result.words, title: titles.has(result.id) ? 2 : Number(isTitled(result)) }));
};

// Pagefind takes the letters of a phrase for several ones where a page also has them with other marks (ha, ba and pa),
// unless marks count; elsewhere goteborg must find Göteborg. A phrase has no score, its letters have.
const answersToPhrase = async (phrase) => {
  const [exact, all] = await Promise.all([results(`"${phrase}"`), results(phrase)]);
  const scores = new Map(all.map(({ id, score }) => [id, score]));
  return exact.filter(tells).map((result) => ({ result, score: scores.get(result.id) ?? 0, places: result.words, title: 0 }));
};

// One answer for each page: of several spellings of a word the best, of several words all.
const joined = (one, other, number) => ({
  result: one.result,
  score: number(one.score, other.score),
  title: number(one.title, other.title),
  places: [...one.places, ...other.places],
});
const byPage = (answers) => answers.reduce((pages, answer) => {
  const before = pages.get(answer.result.id);
  return pages.set(answer.result.id, before ? joined(before, answer, Math.max) : answer);
}, new Map());
const inAll = ([first, ...others]) => [...first.values()].filter(({ result }) => others.every((each) => each.has(result.id)))
  .map((answer) => others.reduce((sum, each) => joined(sum, each.get(answer.result.id), (one, other) => one + other), answer));

// All pages that answer a question, the best first: whose title is just that, whose title has the most of the words, in
// which a vacancy or a person comes before a story; then by Pagefind's score, which counts how often and how near.
export const answersOf = async ({ words, phrases, whole }) => {
  const kindOf = await opened();
  if (!kindOf || !words.length && !phrases.length) return [];
  await pagefind.options({ exactDiacritics: phrases.length > 0 });
  const each = await Promise.all([
    ...words.map(async (forms) => byPage((await Promise.all(forms.map(answersTo))).flat())),
    ...phrases.map(async (phrase) => byPage(await answersToPhrase(phrase))),
  ]);
  const same = await ids(whole.map((form) => `"${titleMark}${form}"`));
  const rank = ({ result, title, score }) => (
    [Number(same.has(result.id)), title, title ? -kinds[kindOf.get(result.id)] : 0, score]);
  const before = (one, other) => rank(other).map((value, place) => value - rank(one)[place]).find(Boolean) ?? 0;
  return inAll(each).sort(before).map((answer) => ({ ...answer, kind: kindOf.get(answer.result.id) }));
};
