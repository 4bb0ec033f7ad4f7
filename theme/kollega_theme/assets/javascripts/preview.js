// About how a network shows a post: where it folds, what becomes a link or bold, what is too much, and how its card looks.

const ADDRESS = /https?:\/\/[^\s<>"“”«»]*[^\s<>"“”«».,:;!?)\]'’]/giu;
const HASHTAG = /(?<![\p{L}\p{M}\p{N}_&/])[#＃][\p{N}_]*\p{L}[\p{L}\p{M}\p{N}_]*/gu;
const MENTION = /(?<![\p{L}\p{N}_/.])@[\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:@[\p{L}\p{N}.-]+[\p{L}\p{N}])?/gu;
const PATTERNS = { address: ADDRESS, hashtag: HASHTAG, mention: MENTION };

// Where a network shows “more” in place of what follows; the whole length where it shows everything.
export const fold = (text, folds, narrow) => {
  const most = folds ? (narrow ? folds.phone : folds.desk) : Infinity;
  const signs = [...text];
  if (signs.length <= most) return text.length;
  const shown = signs.slice(0, most).join("");
  return shown.replace(/\S+$/u, "").length || shown.length; // no word is shown by half
};

const links = (text, follows) => follows
  .flatMap((kind) => [...text.matchAll(PATTERNS[kind])].map((found) => [found.index, found.index + found[0].length]))
  .sort(([one], [other]) => one - other)
  .filter(([start], index, all) => !all.slice(0, index).some(([, end]) => end > start));

// What a network shows bold: the words between two signs, which it takes away.
const bolds = (text, sign) => {
  const written = sign.replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&");
  const within = new RegExp(`(?<![\\p{L}\\p{N}*])${written}(?![\\s*])([^\\n]*?[^\\s*])${written}(?![\\p{L}\\p{N}*])`, "gu");
  return sign ? [...text.matchAll(within)].map(({ 0: { length }, index }) => [index, index + sign.length, index + length - sign.length, index + length]) : [];
};

// Return the nodes of a preview.
export const pieces = (text, { follows, folds, takes, more, emphasis = "" }) => {
  const spans = links(text, follows);
  const strong = bolds(text, emphasis).filter(([start, , , end]) => !spans.some(([from, to]) => from < end && start < to));
  const edges = [...new Set([0, ...spans.flat(), ...strong.flat(), folds, takes, text.length])].filter((edge) => edge <= text.length).sort((a, b) => a - b);
  const nodes = [];
  edges.slice(0, -1).forEach((start, index) => {
    const end = edges[index + 1];
    const linked = spans.some(([from, to]) => from <= start && end <= to);
    const element = document.createElement(start >= takes ? "mark" : "span");
    element.textContent = text.slice(start, end);
    if (linked) element.classList.add("post-link");
    if (strong.some(([, first, last]) => first <= start && end <= last)) element.classList.add("post-bold");
    if (start >= folds) element.classList.add("post-folded");
    if (start === folds) nodes.push(Object.assign(document.createElement("span"), { className: "post-more", textContent: `… ${more}` }));
    const isSign = strong.some(([from, first, last, to]) => (from <= start && end <= first) || (last <= start && end <= to));
    if (!isSign) nodes.push(element);
  });
  return nodes;
};

// Show a link's card as large or small as a network does.
export const card = (element, size) => { element.dataset.card = size; };
