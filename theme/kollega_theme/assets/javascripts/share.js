// The share page: a network, a voice and a text that may be changed, counted, previewed, copied, opened.

import { count } from "./counting.js";
import { card, fold, pieces } from "./preview.js";
import { shorten } from "./shortening.js";

const GAP = "[…]";
const KEPT = "kollega-share";

const page = document.querySelector("[data-share]");
const bench = page.querySelector("[data-workbench]");
const form = bench.querySelector("form");
const field = form.querySelector("#post");
const subject = form.querySelector("#subject");
const at = (name) => bench.querySelector(`[data-${name}]`);
const says = (name, values = {}) => (page.dataset[`says${name}`] ?? "").replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
const say = (words) => { at("said").textContent = words; };

// What the reader's own browser keeps, and nobody else: the last network, and texts that were changed and not yet copied.
const kept = (() => {
  try { return JSON.parse(localStorage.getItem(KEPT)) ?? {}; } catch { return {}; }
})();
const keep = () => {
  try { localStorage.setItem(KEPT, JSON.stringify(kept)); } catch { /* nothing may be kept here */ }
};
const place = () => [location.pathname, choice.network, choice.voice, choice.variant].join(" ");

// What suits the network best stands first, and is what the phone's share sheet takes along.
const downloads = [...bench.querySelectorAll(".downloads > li")];
const arrange = () => {
  const rank = ({ dataset: { use } }) => (rule().pictures.indexOf(use) + 1) || downloads.length;
  bench.querySelector(".downloads")?.append(...[...downloads].sort((one, other) => rank(one) - rank(other)));
};

const choice = { network: "", voice: "", variant: 0 };
let texts = null;
let rules = null;

const rule = () => rules[choice.network];
const name = () => form.querySelector("[name=network]:checked ~ span").textContent; // in the language of the page
const link = () => {
  const own = texts.links[choice.network] || texts.short;
  return form.elements.tracked && !form.elements.tracked.checked ? texts.short : own;
};
const inComment = () => rule().comment && form.elements.comment.checked;
const posts = (network, voice) => texts.rows[texts.voices[voice]?.[network]] ?? [];
const post = (text) => (inComment() ? text : text ? `${text}${rule().paragraph}${link()}` : link());
const prepared = () => {
  const [, words, tags] = posts(choice.network, choice.voice)[choice.variant];
  return post(tags < 0 ? texts.texts[words] : `${texts.texts[words]}${rule().paragraph}${texts.tags[tags]}`);
};
const withoutLink = (text) => text.replace(link(), "").replace(/[ \t]+$/gm, "").trim();

// The address that opens a network with a post; where it would be too long, without the text, and then without the title.
const opening = () => {
  const { opens, opensMost, paragraph, lineBreaks } = rule();
  if (!opens) return "";
  const ends = { kept: "%0A", dropped: "%20", crlf: "%0D%0A" }[lineBreaks];
  const quoted = (text) => text.split("\n").filter((line) => line || lineBreaks !== "dropped").map(encodeURIComponent).join(ends);
  const address = (text, title) => {
    const values = { text, title, link: link(), post: text ? `${text}${paragraph}${link()}` : link() };
    return opens.replace(/\{(\w+)\}/g, (whole, name) => quoted(values[name] ?? ""));
  };
  const text = withoutLink(field.value);
  const forms = [[text, subject.value], ["", subject.value], ["", ""]].map(([words, title]) => address(words, title));
  return forms.find((form) => !opensMost || form.length <= opensMost) ?? forms.at(-1);
};

// How many signs of a text a network takes, all where it takes everything.
const taken = (text) => {
  if (count(text, rule()).fits) return text.length;
  let [least, most] = [0, text.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (count(text.slice(0, middle), rule()).fits) least = middle; else most = middle - 1;
  }
  return least;
};

const counted = () => {
  const { length, fits } = count(field.value, rule());
  const [first] = rule().limits;
  const over = first && length > first.most;
  const of = first ? says("Of", { length, limit: first.most }) : says("Characters", { length });
  form.querySelector("#count").textContent = [of, over ? says("Over", { number: length - first.most }) : fits ? "" : says("Refused")].filter(Boolean).join(" · ");
  form.querySelector("#count").classList.toggle("is-over", !fits);
  return fits;
};

const noted = () => {
  const { opens, takesText, lineBreaks } = rule();
  const network = { network: name() };
  const notes = [
    !opens ? says("CopyOnly", network) : !takesText ? says("LinkAlone", network) : lineBreaks === "dropped" ? says("Lines", network) : "",
    field.value !== prepared() ? says("Kept") : "",
  ];
  at("note").textContent = notes.filter(Boolean).join(" ");
};

const previewed = () => {
  const narrow = matchMedia("(max-width: 40rem)").matches;
  const body = bench.querySelector(".post-body");
  const shown = fold(field.value, rule().fold, narrow);
  body.replaceChildren(...pieces(field.value, { follows: rule().follows, folds: shown, takes: taken(field.value), more: says("More"), emphasis: rule().emphasis }));
  bench.querySelector("figcaption").textContent = says("Looks", { network: name() });
  at("card").hidden = !field.value.includes(link()) || rule().card === "none";
  card(at("card"), rule().card);
};

const refresh = () => {
  const fits = counted();
  const lost = !inComment() && !field.value.includes(link());
  at("shortens").hidden = fits;
  at("puts-back").hidden = !lost;
  const { opens, takesText } = rule();
  at("opens").hidden = !opens;
  at("opens").firstElementChild.textContent = says("Opens", { network: name() });
  if (opens) at("opens").href = opening();
  const first = !fits ? at("shortens") : lost ? at("puts-back") : opens && takesText ? at("opens") : at("copies");
  for (const means of form.querySelectorAll(".post-means .button")) means.classList.toggle("button-main", means === first);
  noted();
  previewed();
};

const gapSelected = () => {
  const start = field.value.indexOf(GAP);
  if (start < 0) return false;
  field.focus();
  field.setSelectionRange(start, start + GAP.length);
  return true;
};

const show = (byHand) => {
  const { title, comment } = rule();
  at("subject").hidden = !title;
  at("comment").hidden = !comment;
  subject.value = title ? texts.title : "";
  field.value = kept.texts?.[place()] ?? prepared();
  refresh();
  if (byHand && matchMedia("(pointer: fine)").matches && !gapSelected()) field.focus({ preventScroll: true });
};

const showVariants = () => {
  const rows = posts(choice.network, choice.voice);
  const group = at("variants");
  group.querySelectorAll("label").forEach((label) => label.remove());
  rows.forEach(([variant], index) => {
    const label = document.createElement("label");
    const input = Object.assign(document.createElement("input"), { type: "radio", name: "variant", value: index, checked: index === choice.variant });
    label.append(input, Object.assign(document.createElement("span"), { textContent: texts.variants[variant][1] }));
    group.append(label);
  });
  group.hidden = rows.length < 2; // one text is no choice
};

// Colleagues begin with different texts, so that not all post the same.
const someText = () => {
  const ready = posts(choice.network, choice.voice).map(([, words], index) => (texts.texts[words].includes(GAP) ? -1 : index)).filter((index) => index >= 0);
  return ready[Math.floor(Math.random() * ready.length)] ?? 0;
};

const choose = (changes, byHand) => {
  const before = posts(choice.network, choice.voice)[choice.variant]?.[0];
  Object.assign(choice, changes);
  if (!posts(choice.network, choice.voice).length) choice.voice = Object.keys(texts.voices).find((voice) => posts(choice.network, voice).length) ?? choice.voice;
  for (const radio of form.querySelectorAll("[name=voice]")) {
    radio.disabled = !posts(choice.network, radio.value).length;
    radio.checked = radio.value === choice.voice;
  }
  if ("network" in changes) arrange();
  if (!("variant" in changes)) {
    const same = posts(choice.network, choice.voice).findIndex(([variant]) => variant === before);
    choice.variant = same >= 0 ? same : someText();
    showVariants();
  }
  form.querySelector("[name=variant]:checked")?.closest("label").scrollIntoView({ block: "nearest", inline: "nearest" });
  say("");
  show(byHand);
};

const copy = async (text) => {
  if (text.includes(GAP) && gapSelected()) return say(says("Gap"));
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    field.select();
    return say(says("Selected"));
  }
  if (kept.texts) delete kept.texts[place()];
  keep();
  return say(says("Copied"));
};

const handOver = async () => {
  if (gapSelected()) return say(says("Gap"));
  const data = { text: field.value };
  const picture = bench.querySelector(".downloads li:has([data-copies-text]) a");
  try {
    const content = picture && await (await fetch(picture.href)).blob();
    const files = content ? [new File([content], picture.pathname.split("/").at(-1), { type: content.type })] : [];
    if (files.length && navigator.canShare?.({ files })) data.files = files;
  } catch { /* the text goes without its picture */ }
  return navigator.share(data).catch(() => {}); // closed without sharing
};

const edited = () => {
  kept.texts = kept.texts ?? {};
  if (field.value === prepared()) delete kept.texts[place()]; else kept.texts[place()] = field.value;
  keep();
  say("");
  refresh();
};

const set = (text) => { field.value = text; edited(); field.focus(); };

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => { if (target === field) edited(); else if (target === subject) refresh(); });
form.addEventListener("change", ({ target }) => {
  if (target.name === "network") {
    kept.network = target.value;
    keep();
    choose({ network: target.value }, true);
  } else if (target.name === "voice") choose({ voice: target.value }, true);
  else if (target.name === "variant") choose({ variant: Number(target.value) }, true);
  else if (target.name === "comment" || target.name === "tracked") show(false);
});
at("opens").addEventListener("click", (event) => {
  if (gapSelected()) { event.preventDefault(); say(says("Gap")); }
});
bench.addEventListener("click", ({ target }) => {
  const means = target.closest("button");
  if (!means) return;
  const { dataset } = means;
  if ("copies" in dataset) copy(field.value);
  else if ("copiesWithout" in dataset) copy(withoutLink(field.value));
  else if ("copiesLink" in dataset) copy(link());
  else if ("copiesText" in dataset) copy(dataset.copiesText);
  else if ("handsOver" in dataset) handOver();
  else if ("shortens" in dataset) set(shorten(field.value, link(), rule()));
  else if ("putsBack" in dataset) set(post(field.value.trim()));
});

const begin = async () => {
  const files = [page.dataset.texts, page.dataset.rules].map(async (address) => (await fetch(address)).json());
  [texts, rules] = await Promise.all(files);
  const offered = [...form.querySelectorAll("[name=network]")].filter(({ value }) => Object.values(texts.voices).some((voice) => value in voice));
  const wanted = [location.hash.slice(1), kept.network].find((id) => offered.some(({ value }) => value === id)) ?? offered[0]?.value;
  if (!wanted) return;
  form.querySelector(`[name=network][value="${wanted}"]`).checked = true;
  at("hands-over").hidden = !navigator.share;
  page.querySelector("[data-without-script]").hidden = true;
  bench.hidden = false;
  // The focus stays where it is until somebody chooses: the heading is read first.
  choose({ network: wanted, voice: texts.voices.colleague ? "colleague" : Object.keys(texts.voices)[0] }, false);
  form.querySelector(`[value="${wanted}"]`).closest("label").scrollIntoView({ block: "nearest", inline: "center" });
};

begin();
