// A text made to fit: whole sentences go first, then words; its link and the tags at its end stay.

import { count } from "./counting.js";

const TAGS = /\s+((?:[#＃]\S+)(?: [#＃]\S+)*)$/u;
const SENTENCE_ENDS = /(?<=[.!?…。！？؟]["”’»）)]*)\s+|(?<=[。！？])(?=.)|$/gu;

const words = (text) => [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)];

export const shortened = (text, link, rule) => {
  const has = text.includes(link);
  const body = text.replace(link, "").trim();
  const tags = body.match(TAGS)?.[1] ?? "";
  const plain = tags ? body.slice(0, body.length - tags.length).trim() : body;
  const whole = (start, ends = tags) => [start, ends, has ? link : ""].filter(Boolean).join(rule.paragraph);
  const fits = (start, ends) => count(whole(start, ends), rule).fits;
  const ends = [...plain.matchAll(SENTENCE_ENDS)].map(({ index }) => index).filter(Boolean);
  for (const end of ends.toReversed()) if (fits(plain.slice(0, end))) return whole(plain.slice(0, end));
  const first = plain.slice(0, ends[0] ?? 0);
  if (first && fits(first, "")) return whole(first, "");
  const segments = words(first);
  for (let kept = segments.length - 1; kept > 0; kept--) {
    if (!segments[kept - 1].isWordLike) continue;
    const start = `${segments.slice(0, kept).map(({ segment }) => segment).join("").trim()}…`;
    if (fits(start, "")) return whole(start, "");
  }
  return has ? link : "";
};
