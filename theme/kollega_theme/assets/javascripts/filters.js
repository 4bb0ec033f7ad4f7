// A list with filters. What is chosen stands in the address; each option says how many rows it would leave.

const form = document.querySelector("[data-filters]");
const list = document.getElementById(form.dataset.filters);
const none = document.querySelector(`[data-when-none="${list.id}"]`);
const ofAll = document.querySelectorAll("[data-whole-list]"); // ways through the list as it is without questions
const versions = document.querySelectorAll(".languages a:not(.languages-elsewhere)");
const said = document.querySelector(".filters-said");
const says = said.querySelector("[data-says=left]");
const failed = said.querySelector("[data-says=failed]");
const reset = said.querySelector("[type=reset]");
const fold = form.querySelector(".filters-fold");
const folds = () => fold?.getClientRects().length > 0; // on a phone
const done = form.querySelector(".filters-done button");
const total = done?.querySelector("[data-left]").textContent;
const number = new Intl.NumberFormat(document.documentElement.lang);
const inputs = [...form.elements].filter(({ name }) => name); // buttons have none
const names = [...new Set(inputs.map(({ name }) => name))];

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
const has = (row, name, wanted) => {
  const mark = row.dataset[name] ?? "";
  if (form.elements[name].dataset?.words === undefined) return wanted.some((value) => mark.split(" ").includes(value));
  return plain(wanted[0]).split(/\s+/).every((word) => plain(mark).includes(word));
};

// What the form asks: by name the values that are chosen, without questions left open.
const asked = () => {
  const data = new FormData(form);
  const values = names.map((name) => [name, data.getAll(name).map((value) => value.trim()).filter(Boolean)]);
  return new Map(values.filter(([, chosen]) => chosen.length));
};
const fits = (row, questions) => [...questions].every(([name, wanted]) => has(row, name, wanted));

// The rows of this page, and of the list's other pages once somebody asks.
const own = [...list.children];
let rows = own;
let loading;
const rowsOf = async (path) => {
  const html = await (await fetch(new URL(form.dataset.root + path, location.href))).text();
  const here = form.dataset.root; // that page lies two folders deeper
  const there = new DOMParser().parseFromString(html.replaceAll(`="../../${here}`, `="${here}`), "text/html");
  return [...there.getElementById(list.id).children];
};
const allRows = () => (loading ??= Promise.all(form.dataset.pages.split(" ").filter(Boolean).map(rowsOf)).then((others) => {
  const further = others.flat();
  for (const row of further) row.hidden = true;
  list.append(...further);
  rows = [...own, ...further];
}).catch(() => { failed.hidden = false; }));

const count = (questions) => {
  for (const input of inputs) {
    const place = input.parentElement.querySelector(".filter-count");
    if (!place || !input.value) continue;
    const left = rows.filter((row) => fits(row, new Map([...questions, [input.name, [input.value]]]))).length;
    place.textContent = number.format(left);
    input.parentElement.classList.toggle("is-none", !left);
  }
};

const show = async () => {
  if (asked().size) await allRows();
  const questions = asked();
  const left = rows.filter((row) => (questions.size ? fits(row, questions) : own.includes(row)));
  for (const row of rows) row.hidden = !left.includes(row);
  if (!form.dataset.pages || questions.size) count(questions);
  says.querySelector("[data-shown]").textContent = number.format(left.length);
  says.hidden = !questions.size;
  none.hidden = left.length > 0;
  reset.hidden = !questions.size;
  for (const way of ofAll) way.hidden = questions.size > 0 && failed.hidden;
  for (const version of versions) version.search = address().search; // a choice means the same in each language
  if (!fold) return;
  fold.querySelector(".filters-chosen").textContent = questions.size ? number.format(questions.size) : "";
  done.querySelector("[data-left]").textContent = questions.size ? number.format(left.length) : total;
};

const address = () => {
  const url = new URL(location.href);
  const questions = asked();
  for (const name of names) {
    url.searchParams.delete(name);
    for (const value of questions.get(name) ?? []) url.searchParams.append(name, value);
  }
  return url;
};
const take = () => {
  const { searchParams } = new URL(location.href);
  for (const input of inputs) {
    const values = searchParams.getAll(input.name);
    if (input.type === "checkbox") input.checked = values.includes(input.value);
    else if (input.type === "radio") input.checked = input.value === (values[0] ?? "");
    else input.value = values[0] ?? "";
  }
  show();
};

form.addEventListener("change", () => {
  const url = address();
  if (url.href !== location.href) history.pushState(null, "", url);
  show();
  if (!folds() && said.getBoundingClientRect().top < 0) said.scrollIntoView(); // what is left may end above
});
form.addEventListener("input", ({ target }) => {
  if (target.dataset.words === undefined) return;
  history.replaceState(null, "", address());
  show();
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(() => { // once the fields are empty
  history.pushState(null, "", address());
  show();
  (folds() ? fold : inputs[0]).focus();
}));
fold?.addEventListener("click", () => fold.setAttribute("aria-expanded", fold.getAttribute("aria-expanded") !== "true"));
done?.addEventListener("click", () => {
  fold.setAttribute("aria-expanded", false);
  said.focus({ preventScroll: true });
  said.scrollIntoView();
});
addEventListener("popstate", take);
take();
