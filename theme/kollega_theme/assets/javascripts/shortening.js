// A text made to fit, as the generator's shortening.py does it: whole sentences where they can be, then as many of the
// tags at its end, else the first sentence up to a word; its link stays. tests/cuts.py is true of both.

import { count } from "./counting.js";

const TAGS = /\s+([#＃]\S+(?: [#＃]\S+)*)$/u;
const SENTENCE_END = /\n\s*|(?<=[\p{L}\p{M}]{3}[.!?؟۔।॥։።။។])\s+(?=[\p{Lu}\p{Lo}¿¡“‘„«])|(?<=[。！？])(?![”’」』）\p{M}\p{Grapheme_Extend}\u200d])/gu;
const TOKEN = /[\S\ufeff]+/gu;
const BOUND_TOKEN = /(?:[\S\ufeff\u00a0\u2007\u202f]|(?<=\p{Nd})\s(?=\p{Nd}))+/gu;
const NUMBER_TOKEN = /(?:[\S\ufeff\u202f]|(?<=\p{Nd})\s(?=\p{Nd}))+/gu;
const WHOLE_TOKEN = /[#＃@＠]|:\/\/|[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]\.[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]/u;
const PHRASE_END = /[、，；：。！？」』）၊]|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])[をはがにでとのもへや](?=[\p{Script=Han}\p{Script=Katakana}\p{Script=Latin}\p{Nd}])/gu;
const QUOTATION_MARK = /[“”„‘‚«»「」『』]|(?<!\p{L})[’"]|[’"](?!\p{L})/gu;
const MARKS_THAT_PAIR = ["“”", "„“", "„”", "‘’", "‚‘", "‚’", "«»", "»«", "””", "「」", "『』", '""'];
const DEEPEST = 4; // quotations in quotations
const LOOSE_END = /[\s\p{Ps}\p{Pi}.,:;!?–—\-‐、，；：。！？،؛؟۔।။၊។…]+$/u;

const ends = (text, pattern) => [...text.matchAll(pattern)].map((found) => found.index + found[0].length);

const wordEnds = (sentence) => {
  const inner = [...sentence.matchAll(TOKEN)]
    .filter(([token]) => !WHOLE_TOKEN.test(token))
    .flatMap(({ 0: token, index }) => ends(token, PHRASE_END).map((end) => index + end));
  return [...new Set([...ends(sentence, BOUND_TOKEN), ...inner])].sort((one, other) => one - other);
};

// How many of those at the beginning pass, where none passes behind one that does not.
const passing = (all, test) => {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(all[middle])) low = middle + 1; else high = middle;
  }
  return low;
};

// Where each quotation begins and ends, and with what mark, the one that ends first on top.
const quotations = (sentence) => {
  const begun = [];
  const found = [];
  for (const { 0: mark, index } of sentence.matchAll(QUOTATION_MARK)) {
    const depth = begun.findLastIndex((one) => MARKS_THAT_PAIR.includes(one.mark + mark));
    if (depth < 0) { begun.push({ mark, index }); begun.splice(0, begun.length - DEEPEST); continue; }
    const space = /[\u00a0\u202f]$/u.exec(sentence.slice(0, index))?.[0] ?? "";
    found.push({ start: begun[depth].index, stop: index, mark: space + mark });
    begun.length = depth;
  }
  return found;
};

// The longest beginning of a sentence that a network takes, up to a word and with an ellipsis.
const cut = (sentence, measured, most) => {
  // Asked for single places: to walk over all graphemes takes engines of 2023 (V8 11.3, Node 20, tried 2026-11-28) a
  // time that grows with the square of the text.
  const graphemes = new Intl.Segmenter().segment(sentence);
  const quoted = quotations(sentence);
  const last = (end) => sentence.slice(0, end).replace(LOOSE_END, "").length;
  const beginning = (end) => {
    const ended = last(end);
    return `${sentence.slice(0, ended)}…${quoted.filter(({ start, stop }) => start < ended && ended <= stop).map(({ mark }) => mark).join("")}`;
  };
  for (const all of [wordEnds(sentence), ends(sentence, NUMBER_TOKEN)]) {
    const inner = all.filter((end) => end < sentence.length);
    const near = inner.slice(0, passing(inner, (end) => measured(beginning(end)).length <= most));
    const texts = near.reverse().filter((end) => last(end) && graphemes.containing(last(end)).index === last(end)).map(beginning);
    const found = texts.find((text) => measured(text).fits);
    if (found) return found;
  }
  return "";
};

export const shorten = (text, link, rule) => {
  const last = text.includes(link) ? link : "";
  const body = text.replace(link, "").trim();
  const found = body.match(TAGS);
  const plain = found ? body.slice(0, found.index) : body;
  const tags = found ? found[1].split(" ") : [];
  const post = (start, kept = 0) => [start, tags.slice(0, kept).join(" "), last].filter(Boolean).join(rule.paragraph);
  const measured = (start, kept) => count(post(start, kept), rule);
  if (measured(plain, tags.length).fits) return post(plain, tags.length);
  const sentences = [...plain.matchAll(SENTENCE_END)].map(({ index }) => index).concat(plain.length).filter(Boolean).map((end) => plain.slice(0, end));
  const whole = sentences[passing(sentences, (start) => measured(start).fits) - 1];
  if (!whole) return post(cut(sentences[0] ?? "", measured, rule.limits[0]?.most ?? 0));
  const most = tags.findLastIndex((_, index) => measured(whole, index + 1).fits) + 1;
  return post(whole, most);
};
