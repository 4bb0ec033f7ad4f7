// The list of kits: found by words, kind and team among all of them, which are fetched when somebody asks.

const MOST = 40;

const form = document.querySelector("[data-kits]");
const list = document.querySelector("[data-kit-list]");
const original = list.innerHTML;
const row = list.querySelector("li");
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
let all = null;

const item = ([title, path, line]) => {
  const made = row.cloneNode(true);
  const link = made.querySelector("a");
  link.textContent = title;
  link.setAttribute("href", form.dataset.root + path);
  const about = document.createElement("span");
  about.textContent = line;
  made.querySelector(".kit-line").replaceChildren(about);
  return made;
};

const show = async () => {
  const { words, kind, team } = Object.fromEntries(new FormData(form));
  const asks = Boolean(words.trim() || kind || team);
  document.querySelector("[data-all-kits]").hidden = asks;
  const none = document.querySelector("[data-no-kit]");
  if (!asks) { list.innerHTML = original; none.hidden = true; return; }
  all ??= await (await fetch(form.dataset.kits)).json();
  const parts = plain(words).split(/\s+/).filter(Boolean);
  const found = all.filter((kit) => (!kind || kit.kind === kind) && (!team || kit.team === team)
    && parts.every((part) => plain([kit.title, kit.byline, kit.team].join(" ")).includes(part)));
  none.hidden = found.length > 0;
  const rows = found.slice(0, MOST).map((kit) => item([kit.title, kit.path, [kit.byline || kit.team, (kit.closes?.[1] ?? kit.published[1])].filter(Boolean).join(" · ")]));
  list.querySelector("ul").replaceChildren(...rows);
};

form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
