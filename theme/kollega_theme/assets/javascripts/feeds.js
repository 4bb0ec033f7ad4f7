// The page about feeds: shows the address of what one chooses, what is in it, and the code that shows the same elsewhere.
const form = document.querySelector("[data-feeds]");
const { root, site, base, folder } = form.dataset;
const [kinds, scope, endings] = ["kind", "scope", "ending"].map((name) => form.elements[name]);
const radios = (group) => group instanceof RadioNodeList ? [...group] : [group];
const part = (name) => document.querySelector(`[data-${name}]`);
const PREVIEW = 5;
const LINKS = 5;

// The choice stands in the address behind the #, so that a link can lead to it: #departments/bridges/vacancies.rss
const chosen = () => {
  const kind = radios(kinds).find(({ checked }) => checked);
  return { kind, folder: scope.value, ending: radios(endings).find(({ checked }) => checked).value };
};
const choose = (text) => {
  const [, place, kind, ending] = text.match(/^#?(.*?)(\w+)(?:\.(\w+))?$/) ?? [];
  const option = [...scope.options].find(({ value }) => value === place);
  const radio = radios(kinds).find(({ value }) => value === kind);
  if (!option || !radio) return;
  option.selected = radio.checked = true;
  for (const each of radios(endings)) if (each.value === ending) each.checked = true;
};

// Where a team has no stories, there is no feed of them.
const offer = () => {
  const { kind } = chosen();
  for (const option of scope.options) option.disabled = !(kind.value in option.dataset);
  for (const group of scope.querySelectorAll("optgroup")) group.disabled = [...group.children].every(({ disabled }) => disabled);
  if (scope.selectedOptions[0].disabled) scope.value = "";
};

const lists = new Map();
const listOf = (radio) => {
  const address = radio.dataset.list;
  if (!lists.has(address)) lists.set(address, fetch(address).then((answer) => answer.ok ? answer.json() : Promise.reject(answer.status)));
  return lists.get(address);
};

const NAMES = { departments: "department", locations: "location", tags: "tag", people: "person" };
const filterOf = (place) => {
  const [plural, id] = place.split("/");
  return id ? [NAMES[plural], id] : null;
};

const showRows = ({ lang, dir, words }, items) => {
  const newest = [...items].sort((one, other) => one.nth - other.nth); // as the feed has them, and not as the list
  const rows = newest.slice(0, PREVIEW).map(({ title, url, team, published, ending, closes }) => {
    const when = published ?? ending ?? (closes && `${words.facts.closes} ${closes}`);
    const row = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: root + url, textContent: title });
    const line = document.createElement("span");
    for (const text of [team, when].filter(Boolean)) {
      if (line.firstChild) line.append(" · ");
      line.append(Object.assign(document.createElement("bdi"), { textContent: text })); // each in its own direction
    }
    row.append(link, " ", line);
    return row;
  });
  const list = part("rows");
  Object.assign(list, { lang, dir });
  list.replaceChildren(...rows);
  part("count").textContent = scope.selectedOptions[0].dataset[chosen().kind.value];
  part("preview").hidden = false;
};

// The code of the whole list, as the site wrote it, cut down to what was chosen.
const originals = new Map();
const codeFor = (code, items, filter, heights) => {
  if (!originals.has(code)) originals.set(code, code.textContent);
  const original = originals.get(code);
  if (!filter) return original;
  const { body } = new DOMParser().parseFromString(original, "text/html");
  const [name, id] = filter;
  const frame = body.querySelector("iframe");
  if (frame) {
    frame.setAttribute("src", `${frame.getAttribute("src")}?${new URLSearchParams({ [name]: id })}`);
    frame.setAttribute("height", heights[Math.min(items.length, heights.length) - 1]);
  }
  const element = body.firstElementChild;
  if (!frame) {
    const { lang } = element;
    element.removeAttribute("lang"); // so that the order stays: what, then the language
    element.setAttribute(element.localName === "div" ? `data-${name}` : name, id);
    element.setAttribute("lang", lang);
    const rows = [...element.querySelectorAll("li")];
    const gap = rows[0].nextSibling?.nodeType === Node.TEXT_NODE ? "\n" : "";
    for (const row of rows.slice(0, -1)) { if (gap) row.nextSibling.remove(); row.remove(); }
    for (const { title, url } of items.slice(0, LINKS)) {
      const row = document.createElement("li");
      row.append(Object.assign(document.createElement("a"), { textContent: title }));
      row.firstChild.setAttribute("href", site + url);
      rows.at(-1).before(row, gap);
    }
  }
  return body.innerHTML.replaceAll(/ (data-kollega-\w+|defer)=""/g, " $1").trim();
};

// Of the page of a team, a place or a topic, others show the vacancies, and the stories only where nothing is open.
const showPaste = ({ kind, folder: place }) => {
  const isOther = kind.value === "stories" && "vacancies" in scope.selectedOptions[0].dataset;
  for (const way of document.querySelectorAll("[data-paste]")) {
    way.hidden = Boolean(place) && (isOther || place.startsWith("people/"));
    way.querySelector("code").textContent = new URL(`../${place || `${kind.value}/`}`, base).href;
  }
};

const show = async () => {
  offer();
  const now = chosen();
  const name = `${now.folder}${now.kind.value}.${now.ending}`;
  part("url").value = base + name;
  part("open").href = folder + name;
  for (const command of document.querySelectorAll("[data-command]")) command.textContent = command.dataset.command + base + name;
  part("status").textContent = "";
  showPaste(now);
  for (const codes of document.querySelectorAll("[data-codes]")) codes.hidden = codes.dataset.codes !== now.kind.value;
  try {
    const list = await listOf(now.kind);
    if (chosen().kind !== now.kind || chosen().folder !== now.folder) return;
    const filter = filterOf(now.folder);
    const items = filter ? list.items.filter((item) => item.in[filter[0]]?.split(" ").includes(filter[1])) : list.items;
    showRows(list, items);
    for (const code of document.querySelectorAll(`[data-codes="${now.kind.value}"] [data-code]`)) {
      code.textContent = codeFor(code, items, filter, now.kind.dataset.heights.split(" "));
    }
  } catch {
    part("preview").hidden = true; // the address is right without it
  }
};

form.addEventListener("change", ({ target }) => {
  if (target.name === "lang") {
    location.href = target.value + location.hash;
    return;
  }
  const { kind, folder: place, ending } = chosen();
  history.replaceState(null, "", `#${place}${kind.value}.${ending}`);
  show();
});
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", () => { choose(location.hash); show(); });

const status = part("status");
for (const button of document.querySelectorAll("[data-copies]")) {
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copies);
    const label = button.lastChild;
    const before = label.textContent;
    try {
      await navigator.clipboard.writeText(source.value ?? source.textContent);
      status.textContent = label.textContent = form.dataset.saysCopied;
    } catch {
      if (source.select) source.select();
      else getSelection().selectAllChildren(source);
      status.textContent = form.dataset.saysSelected;
    }
    setTimeout(() => { label.textContent = before; }, 2_000);
  });
}

choose(decodeURIComponent(location.hash));
show();
