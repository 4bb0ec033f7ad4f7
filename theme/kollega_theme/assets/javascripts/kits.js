// The list of kits: found by words, kind, team and place among all of them, which are fetched when somebody asks.
// Where the answer is a team's vacancies, a place's or both, they can be shared together.

const MOST = 40;

const form = document.querySelector("[data-kits]");
const list = document.querySelector("[data-kit-list]");
const original = list.innerHTML;
const row = list.querySelector("li");
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
let fetched = null;

const span = (text, name) => Object.assign(document.createElement("span"), { textContent: text, className: name });

const item = (kit) => {
  const made = row.cloneNode(true);
  const link = made.querySelector("a");
  link.textContent = kit.title;
  link.setAttribute("href", form.dataset.root + kit.path);
  const closes = kit.ending || kit.closes && form.dataset.closes.replace("{day}", kit.closes[1]);
  const about = [form.dataset[kit.kind], kit.byline || kit.team, kit.published[1], closes];
  const names = ["kit-kind", "", "", "kit-closing"];
  const shown = about.map((text, index) => text && span(text, names[index])).filter(Boolean);
  made.querySelector(".kit-line").replaceChildren(...shown);
  return made;
};

// Fetched once; a connection that failed is tried again at the next letter.
const load = () => fetched ??= fetch(form.dataset.kits).then((answer) => answer.json())
  .catch((failure) => { fetched = null; throw failure; });

// What has so many vacancies in that team and place: where all of a team's are in one place, that is the team.
const groupOf = (groups, number, team, place) => groups.find((group) => group.number === number && group.kind !== "tag"
  && (group.team || group.place) && [team, ""].includes(group.team) && [place, ""].includes(group.place));

const together = document.querySelector("[data-together]");
const offer = (group) => {
  together.hidden = !group;
  if (!group) return;
  together.querySelector("a").setAttribute("href", form.dataset.root + group.path);
  together.querySelector("[data-together-name]").textContent = `${group.name}: ${group.open}`;
};

const show = async () => {
  const { kits, groups } = await load();
  // Read only now: somebody has typed on while the list came, and the last answer must be that to the last letter.
  const { words, kind, team = "", place = "" } = Object.fromEntries(new FormData(form));
  const asks = Boolean(words.trim() || kind || team || place);
  document.querySelector("[data-all-kits]").hidden = asks;
  const none = document.querySelector("[data-no-kit]");
  if (!asks) { list.innerHTML = original; none.hidden = true; offer(null); return; }
  const parts = plain(words).split(/\s+/).filter(Boolean);
  const found = kits.filter((kit) => (!kind || kit.kind === kind) && (!team || kit.team === team) && (!place || kit.places.includes(place))
    && parts.every((part) => plain([kit.title, kit.byline, kit.team].join(" ")).includes(part)));
  none.hidden = found.length > 0;
  offer(!parts.length && groupOf(groups, found.filter((one) => one.kind === "vacancy").length, team, place));
  const rows = found.slice(0, MOST).map(item);
  list.querySelector("ul").replaceChildren(...rows);
};

form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
