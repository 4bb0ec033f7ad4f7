// What of a page's text a result shows: where most of the words asked for stand together, and these marked.

import { bare, closed, parts, spellings } from "./search-words.js";
import { shared } from "./search-index.js";

const length = /^(ja|zh|th|lo|km|my)\b/.test(document.documentElement.lang) ? 80 : 28; // in words; or in letters
const before = 8; // so far back a sentence may begin
const letters = /[\p{L}\p{M}\p{N}](?:.*[\p{L}\p{M}\p{N}+#])?/u; // of a word, without the signs around it
const ended = /[.!?…。！？؟۔]\P{L}?$/u;

// Pagefind says where a form of a word stands, of which some merely begin alike: båten of båtarna, not batteri.
const isForm = (asked, word) => shared(asked, word) >= 0.6 * Math.min(asked.length, word.length);
const marked = (words, places, { words: asked, phrases }) => {
  const forms = asked.flat().map(bare);
  const known = new Set(places);
  const test = (word, place) => {
    if (phrases.length && known.has(place)) return true;
    const is = known.has(place) ? isForm : (form, piece) => piece.startsWith(form);
    return [word, ...parts(word)].flatMap((each) => [bare(each), ...spellings(each)])
      .some((piece) => forms.some((form) => is(form, piece)));
  };
  return words.map(test);
};

// Where to begin: at the sentence of the first of the places that have most others after them, or a little before it.
const beginning = (words, marks) => {
  const places = marks.flatMap((isMarked, place) => (isMarked ? [place] : []));
  const near = places.map((place) => places.filter((other) => other >= place && other < place + length - before).length);
  const best = places[near.indexOf(Math.max(...near))] ?? 0;
  const back = [...Array(before + 1).keys()].find((step) => step >= best || ended.test(words[best - step - 1]));
  return Math.max(0, Math.min(best - (back ?? before / 2), words.length - length));
};

// As nodes: what matches is marked, what was left out is dots, everything else is text.
export const excerpt = ({ content, meta }, places, asked) => {
  if (bare(content) === bare(meta.title)) return []; // a person of whom nothing else is known
  const words = content.trim().split(/\s+/);
  const marks = marked(words, places, asked);
  const start = beginning(words, marks);
  const shown = words.slice(start, start + length);
  const text = shown.map((word, place) => (marks[start + place] ? word.replace(letters, "\u0002$&\u0003") : word)).join(" ")
    .replaceAll("\u0003 \u0002", " ");
  const open = start > 0 && !ended.test(words[start - 1]) ? "… " : "";
  const cut = start + length < words.length && !ended.test(shown.at(-1)) ? " …" : "";
  return closed(`${open}${text}${cut}`).split(/[\u0002\u0003]/).map((part, place) => {
    if (place % 2 === 0) return part;
    const mark = document.createElement("mark");
    mark.textContent = part;
    return mark;
  });
};
