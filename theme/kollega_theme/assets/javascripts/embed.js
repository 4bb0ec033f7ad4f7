// A list in a frame of somebody else's page. Its address says what of it is asked for; the page around is told how high it
// is. Nothing is kept, and nobody is asked for anything.

const asked = new URLSearchParams(location.search);
const main = document.querySelector("main");
const isFramed = parent !== window;
if (isFramed) document.documentElement.dataset.framed = ""; // the ground of the page around shows through

// Rows stay that have one of the ids asked for, for each question, as many as there may be.
{
  const rows = [...document.querySelectorAll("[data-rows] > li")];
  const values = (name) => asked.getAll(name).flatMap((text) => text.toLowerCase().split(/[\s,]+/)).filter(Boolean);
  const questions = ["department", "location", "tag", "person"].map((name) => [name, values(name)]).filter(([, ids]) => ids.length);
  const has = (row, name, ids) => (row.dataset[name] ?? "").split(" ").some((id) => ids.includes(id));
  const list = document.querySelector("[data-rows]");
  let left = Math.min(...[Number.parseInt(asked.get("limit"), 10), list?.dataset.most].filter((number) => number > 0));
  for (const row of rows) row.hidden = !questions.every(([name, ids]) => has(row, name, ids)) || left-- <= 0;

  const none = document.querySelector("[data-when-none]");
  if (none) none.hidden = rows.some((row) => !row.hidden);
  if (list && none) list.hidden = !none.hidden;
}

// Light or dark, where the page around is always the one or the other.
if (/^(light|dark)$/.test(asked.get("scheme"))) document.documentElement.dataset.theme = asked.get("scheme");

// How high it is, in words of our own and in those of WordPress, which shows a frame only once it has said so
// (wp-includes/js/wp-embed.js of 6.1, read 2026-11-28); there a page knows its frame by a secret in the address.
const secret = () => new URLSearchParams(location.hash.replace(/^#\??/, "")).get("secret");
const tell = (message, value) => parent.postMessage({ message, value, secret: secret() }, "*");
const tellHeight = () => {
  const height = Math.ceil(main.getBoundingClientRect().height);
  if (isFramed) parent.postMessage({ type: "kollega:height", height }, "*");
  if (secret()) tell("height", height);
};
new ResizeObserver(tellHeight).observe(main);
tellHeight(); // a frame that nobody sees yet, as one of WordPress, is not drawn, and so nothing in it has changed its size
addEventListener("message", ({ source, data }) => { if (source === parent && data?.message === "ready") tellHeight(); });

// A link takes the place of the whole page, since our pages refuse frames. Where the page around forbids that (`sandbox`),
// WordPress is asked to do it, and elsewhere a new window is tried.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (secret()) tell("link", link.href);
  try {
    top.location.href = link.href;
  } catch {
    if (!secret()) open(link.href);
  }
});
