// Vacancies that a reader saves, in this browser and nowhere else: their titles, addresses and last days. What is saved is
// read anew for every step, since another tab may have changed it.
const KEY = "kollega-saved";
const here = location.pathname.replace(/index\.html$/, "");

const isOurs = ({ path, title }) => /^\/(?!\/)/.test(path) && title; // another program of this host may have left something
const saved = () => {
  try { return JSON.parse(localStorage.getItem(KEY)).filter(isOurs); } catch { return []; }
};
const save = (all) => {
  try { all.length ? localStorage.setItem(KEY, JSON.stringify(all)) : localStorage.removeItem(KEY); } catch { /* a private window keeps nothing */ }
};
const without = (path) => saved().filter((each) => each.path !== path);

// On a vacancy's own page.
const buttons = document.querySelectorAll("[data-save]");
const show = () => {
  const state = saved().some(({ path }) => path === here) ? "saved" : "new";
  for (const node of document.querySelectorAll(".keeping [data-when]")) node.hidden = node.dataset.when !== state;
};
for (const button of buttons) {
  button.addEventListener("click", () => {
    const { save: title, until, untilText } = button.dataset;
    const others = without(here);
    save(others.length < saved().length ? others : [...others, { path: here, title, until, untilText }]);
    show();
  });
}
if (buttons.length) addEventListener("pageshow", show);

// In the list of vacancies.
const list = document.querySelector("[data-saved]");
const isPast = (until) => until && new Date(until.includes("T") ? until : `${until}T23:59:59`) < new Date();
const row = ({ path, title, until, untilText }) => {
  const item = list.querySelector("template").content.cloneNode(true).firstElementChild;
  const [link, day, button] = ["a", ".saved-day", "button"].map((name) => item.querySelector(name));
  link.href = path;
  link.textContent = title;
  day.textContent = untilText;
  item.querySelector(".saved-until").hidden = !until || isPast(until);
  item.querySelector(".saved-closed").hidden = !isPast(until);
  button.ariaLabel += `: ${title}`;
  button.addEventListener("click", () => {
    const next = (item.nextElementSibling ?? item.previousElementSibling)?.querySelector("button");
    save(without(path));
    item.remove();
    list.hidden = !next;
    (next ?? document.getElementById("main")).focus();
  });
  return item;
};
if (list) {
  addEventListener("pageshow", () => {
    const all = saved();
    list.querySelector("ul").replaceChildren(...all.map(row));
    list.hidden = !all.length;
    if (location.hash === "#saved" && all.length) list.scrollIntoView(); // it was hidden when the browser looked for it
  });
}
