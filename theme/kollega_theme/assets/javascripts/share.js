// The share page: one network and one text at a time, a text that may be changed, counted, copied, opened.

const page = document.querySelector("[data-share]");
const gap = "[…]";

// Lengths, as networks count them.
const clusters = (text, lang) => [...new Intl.Segmenter(lang, { granularity: "grapheme" }).segment(text)].map(({ segment }) => segment);
const isLight = (point) => point <= 0x10ff || (point >= 0x2000 && point <= 0x200d) || (point >= 0x2010 && point <= 0x201f) || (point >= 0x2032 && point <= 0x2037);
const lengths = {
  characters: (text) => [...text].length,
  graphemes: (text) => clusters(text).length,
  weighted: (text) => clusters(text.normalize("NFC")).reduce((sum, cluster) => sum + (
    /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(cluster) ? 2 : [...cluster].reduce((part, char) => part + (isLight(char.codePointAt(0)) ? 1 : 2), 0)
  ), 0),
};
const length = (text, counting, linkLength) => {
  if (!linkLength) return lengths[counting](text);
  const links = text.match(/https?:\/\/\S+/g) ?? [];
  return lengths[counting](text.replace(/https?:\/\/\S+/g, "")) + links.length * linkLength;
};

const say = (words) => { page.querySelector("[data-said]").textContent = words; };

// An opening link, with what it held of the prepared text replaced by the changed one.
const followed = (intent, field) => {
  const { link, withoutLink, prepared } = field.dataset;
  const plain = (text) => text.replaceAll("\r\n", "\n").trim();
  const changed = { [plain(prepared)]: field.value, [plain(withoutLink)]: field.value.replace(link, "").trim() };
  const [address, mark, query] = intent.match(/^([^?#]*)([?#])(.*)$/s)?.slice(1) ?? [intent, "", ""];
  const pairs = query.split("&").map((pair) => {
    const [name, value = ""] = pair.split("=");
    const text = changed[plain(decodeURIComponent(value.replaceAll("+", "%20")))];
    return text === undefined ? pair : `${name}=${encodeURIComponent(address.startsWith("mailto:") ? text.replaceAll("\n", "\r\n") : text)}`;
  });
  return address + mark + pairs.join("&");
};

const firstGap = (field) => {
  const start = field.value.indexOf(gap);
  if (start < 0) return false;
  field.focus();
  field.setSelectionRange(start, start + gap.length);
  return true;
};

const copy = async (field) => {
  if (firstGap(field)) return say(page.dataset.saysGap);
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.select();
    if (!document.execCommand("copy")) return say(page.dataset.saysSelected);
  }
  say(page.dataset.saysCopied);
};

const count = (snippet, field) => {
  const place = snippet.querySelector(".snippet-count");
  const now = length(field.value, snippet.dataset.counting, Number(snippet.dataset.linkLength));
  place.querySelector("[data-length]").textContent = new Intl.NumberFormat(document.documentElement.lang).format(now);
  place.classList.toggle("is-over", now > Number(place.dataset.limit ?? Infinity));
};

const showSnippet = (id, focus) => {
  const snippet = document.getElementById(id);
  const network = snippet.closest(".network");
  for (const other of network.querySelectorAll(".snippet")) other.hidden = other !== snippet;
  for (const button of network.querySelectorAll("[data-shows]")) button.setAttribute("aria-pressed", button.dataset.shows === id);
  const field = snippet.querySelector("textarea");
  if (focus && !("gaps" in snippet.dataset && firstGap(field))) field.focus({ preventScroll: true });
};

const showNetwork = (hash) => {
  for (const network of page.querySelectorAll(".network")) network.hidden = `#${network.id}` !== hash;
  for (const link of page.querySelectorAll(".networks a")) link.setAttribute("aria-current", link.hash === hash);
};

for (const snippet of page.querySelectorAll(".snippet")) {
  const field = snippet.querySelector("textarea");
  const opening = snippet.querySelector("[data-follows]");
  const intent = opening?.getAttribute("href");
  field.dataset.prepared = field.value;
  for (const input of snippet.querySelectorAll("[readonly]")) input.readOnly = false;
  field.addEventListener("input", () => {
    count(snippet, field);
    if (opening) opening.href = followed(intent, field);
  });
}

page.addEventListener("click", (event) => {
  const target = event.target.closest("[data-copies], [data-hands-over], [data-shows], .networks a");
  if (!target) return;
  if (target.dataset.copies) copy(document.getElementById(target.dataset.copies));
  if (target.dataset.handsOver) navigator.share({ text: document.getElementById(target.dataset.handsOver).value }).catch(() => {});
  if (target.dataset.shows) showSnippet(target.dataset.shows, true);
  if (target.hash) {
    event.preventDefault();
    history.replaceState(null, "", target.hash);
    showNetwork(target.hash);
  }
});

for (const button of page.querySelectorAll("[data-hands-over]")) button.hidden = !navigator.share;
for (const network of page.querySelectorAll(".network")) showSnippet(network.querySelector(".snippet").id, false);
const hashes = [...page.querySelectorAll(".networks a")].map((link) => link.hash);
if (hashes.length) showNetwork(hashes.includes(location.hash) ? location.hash : hashes[0]);
