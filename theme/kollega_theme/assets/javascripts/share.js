// The share page: one network and one text at a time, a text that may be changed, counted, copied, opened.

import { count } from "./counting.js";

const page = document.querySelector("[data-share]");
const gap = "[…]";

// The opening link, with the changed text where it carried the prepared one.
const followed = (intent, field, subject, lineBreaks) => {
  const { link, withoutLink } = field.dataset;
  const even = (text) => text.replace(/\s+/g, " ").trim();
  const changed = new Map([[even(withoutLink), field.value.replace(link, "").trim()], [even(field.defaultValue), field.value]]);
  if (subject) changed.set(even(subject.defaultValue), subject.value);
  const ending = { kept: "\n", dropped: " ", crlf: "\r\n" }[lineBreaks];
  return intent.replace(/([?&#][^=&]+=)([^&]*)/g, (pair, name, value) => {
    const text = changed.get(even(decodeURIComponent(value.replaceAll("+", "%20"))));
    return text === undefined ? pair : name + encodeURIComponent(text.replace(lineBreaks === "dropped" ? /\n+/g : /\n/g, ending));
  });
};

const say = (words) => { page.querySelector("[data-said]").textContent = words; };

const gapSelected = (field) => {
  const start = field.value.indexOf(gap);
  if (start < 0) return false;
  field.focus();
  field.setSelectionRange(start, start + gap.length);
  return true;
};

const copy = async (field) => {
  if (gapSelected(field)) return say(page.dataset.saysGap);
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.select();
    if (!document.execCommand("copy")) return say(page.dataset.saysSelected);
  }
  return say(page.dataset.saysCopied);
};

const showCount = (snippet, field, counting) => {
  const place = snippet.querySelector(".snippet-count");
  const { length, fits } = count(field.value, counting);
  place.querySelector("[data-length]").textContent = length;
  place.classList.toggle("is-over", !fits);
};

const showSnippet = (id, byHand) => {
  const shown = document.getElementById(id);
  const network = shown.closest(".network");
  for (const snippet of network.querySelectorAll(".snippet")) snippet.hidden = snippet !== shown;
  for (const button of network.querySelectorAll("[data-shows]")) button.setAttribute("aria-pressed", button.dataset.shows === id);
  const field = shown.querySelector("textarea");
  if (byHand && !gapSelected(field)) field.focus({ preventScroll: true });
};

const showNetwork = (hash) => {
  for (const network of page.querySelectorAll(".network")) network.hidden = `#${network.id}` !== hash;
  for (const link of page.querySelectorAll(".networks a")) link.setAttribute("aria-current", link.hash === hash);
  say("");
};

for (const snippet of page.querySelectorAll(".snippet")) {
  const field = snippet.querySelector("textarea");
  const opening = snippet.querySelector("[data-opens]");
  const subject = snippet.querySelector(".snippet-subject");
  const intent = opening?.getAttribute("href");
  const { counting, lineBreaks } = snippet.closest(".network").dataset;
  for (const input of snippet.querySelectorAll("[readonly]")) input.readOnly = false;
  snippet.addEventListener("input", () => {
    showCount(snippet, field, JSON.parse(counting));
    if (opening) opening.href = followed(intent, field, subject, lineBreaks);
  });
}

page.addEventListener("click", (event) => {
  const target = event.target.closest("[data-copies], [data-hands-over], [data-shows], .networks a");
  const field = document.getElementById(target?.dataset.copies ?? target?.dataset.handsOver);
  if (target?.dataset.copies) copy(field);
  else if (target?.dataset.handsOver) navigator.share({ text: field.value }).catch(() => {}); // closed without sharing
  else if (target?.dataset.shows) showSnippet(target.dataset.shows, true);
  else if (target) {
    event.preventDefault();
    history.replaceState(null, "", target.hash);
    showNetwork(target.hash);
  }
});

const hashes = [...page.querySelectorAll(".networks a")].map(({ hash }) => hash);
for (const button of page.querySelectorAll("[data-hands-over]")) button.hidden = !navigator.share;
for (const network of page.querySelectorAll(".network")) showSnippet(network.querySelector(".snippet").id, false);
if (hashes.length) showNetwork(hashes.includes(location.hash) ? location.hash : hashes[0]);
