// The share page: one network and one text at a time, a text that may be changed, counted, copied, opened.

const page = document.querySelector("[data-share]");
const gap = "[…]";
const links = /https?:\/\/(?:\([^\s<>"()]*\)|[^\s<>"()])*(?:\([^\s<>"()]*\)|[\w\-=#/&+])/gi; // brackets in pairs belong to it
const emoji = /[0-9#*]\ufe0f?\u20e3|\p{Regional_Indicator}{2}|(?![\u00a9\u00ae\u2122])\p{Extended_Pictographic}(?!\ufe0e)[\ufe0f\p{Emoji_Modifier}]?[\u{e0020}-\u{e007f}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)*/gu;
const light = /[\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]/gu;

// How long a text is, in the units that networks count in.
const points = (text) => [...text].length;
const bytes = (text) => new TextEncoder().encode(text).length;
const units = {
  characters: points,
  utf8_bytes: bytes,
  graphemes: (text) => [...new Intl.Segmenter().segment(text)].length,
  emoji_bytes: (text) => points(text) + (text.match(emoji) ?? []).reduce((sum, sign) => sum + bytes(sign) - points(sign), 0),
  weighted: (text) => {
    const weighed = text.normalize("NFC").replace(emoji, "\u4e00");
    return points(weighed) + points(weighed.replace(light, ""));
  },
};

const length = (text, { unit, linkCost, mentions }) => {
  const priced = linkCost ? text.replace(links, "x".repeat(linkCost)) : text;
  return units[unit](mentions === "local part" ? priced.replace(/(?<![/\w])@(\w+)@[a-z0-9.-]+[a-z0-9]+/gi, "@$1") : priced);
};

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

const count = (snippet, field) => {
  const place = snippet.querySelector(".snippet-count");
  const now = length(field.value, snippet.dataset);
  place.querySelector("[data-length]").textContent = now;
  place.classList.toggle("is-over", now > Number(place.dataset.limit ?? Infinity));
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
  for (const input of snippet.querySelectorAll("[readonly]")) input.readOnly = false;
  snippet.addEventListener("input", () => {
    count(snippet, field);
    if (opening) opening.href = followed(intent, field, subject, snippet.dataset.lineBreaks);
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
