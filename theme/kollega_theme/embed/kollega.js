// Vacancies and stories in other people's pages: <kollega-vacancies> and <kollega-stories>, or, where a page may have no
// elements of its own, <div data-kollega-vacancies> and <div data-kollega-stories>. Attributes cut the list; what stands in
// the element is shown until the list is there, and stays where it cannot be had. No cookie is set, nothing is kept, one
// file is asked for, and nothing needs to be allowed but that: script-src and connect-src, and img-src for pictures.
(() => {
  const home = new URL("../", document.currentScript?.src || {{ (script.site_url ~ "embed/") | tojson }});
  const folders = {{ script.folders | tojson }};
  const filters = {{ script.filters | tojson }};

  const css = `
    :host, [data-kollega] { display: block; container-type: inline-size; }
    :host([hidden]) { display: none; }
    .all { --muted: color-mix(in srgb, currentColor 76%, transparent); --rule: var(--kollega-line, color-mix(in srgb, currentColor 22%, transparent)); --accent: var(--kollega-accent, light-dark({{ script.accent[0] }}, {{ script.accent[1] }})); --gap: var(--kollega-gap, 1.125em); color: var(--kollega-ink, inherit); font-family: var(--kollega-font, inherit); line-height: 1.45; overflow-wrap: break-word; }
    ul, dl, dd, p { margin: 0; padding: 0; list-style: none; }
    a { color: inherit; text-decoration: none; }
    a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
    li { position: relative; border-block-end: 1px solid var(--rule); padding-block: var(--gap); }
    .vacancies { border-block-start: 2px solid var(--kollega-line, currentColor); }
    li::before { content: ""; position: absolute; inset-block: -1px; inset-inline-start: 0; inline-size: 4px; background: var(--accent); transform: scaleY(0); transition: transform .14s; }
    .vacancies li:is(:hover, :focus-within)::before { transform: none; }
    .title { font-family: var(--kollega-title-font, inherit); font-size: 1.15em; font-weight: 600; line-height: 1.25; text-wrap: balance; }
    .title a::after { content: ""; position: absolute; inset: 0; }
    li:hover .title a, .more a:hover { color: var(--accent); text-decoration: underline; text-underline-offset: .2em; }
    .small { font-size: .875em; color: var(--kollega-muted, var(--muted)); }
    dl { display: flex; flex-wrap: wrap; gap: .1em 1.1em; margin-block-start: .45em; font-size: .9375em; font-variant-numeric: tabular-nums; }
    dt { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .pay { font-weight: 600; }
    .closes { color: var(--kollega-muted, var(--muted)); }
    .closes:not(.said) dt { position: static; display: inline; clip-path: none; }
    .closes:not(.said) dd { display: inline; margin-inline-start: .3em; }
    time { white-space: nowrap; }
    .stories { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19em), 1fr)); gap: calc(1.5 * var(--gap)); }
    .stories li { display: grid; grid-template-columns: 5.5em 1fr; gap: 1em; align-items: start; border: 0; padding: 0; }
    .stories li > div:only-child { grid-column: 1 / -1; }
    .picture { inline-size: 100%; block-size: auto; aspect-ratio: 4 / 5; object-fit: cover; object-position: 50% 30%; }
    .wide { aspect-ratio: 5 / 4; }
    .face { display: grid; place-content: center; aspect-ratio: 4 / 5; font-family: var(--kollega-title-font, inherit); font-size: 2.4em; line-height: 1; forced-color-adjust: none; }
    .words > * + * { margin-block-start: .35em; }
    .team { color: var(--accent); font-weight: 600; }
    .vacancies .team { color: var(--kollega-muted, var(--muted)); font-weight: inherit; }
    .more, .none { margin-block-start: var(--gap); }
    .more a { font-weight: 600; text-decoration: underline; text-underline-offset: .2em; text-decoration-thickness: .07em; }
    @container (min-width: 44em) {
      .vacancies { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 3fr) repeat(3, minmax(0, auto)); column-gap: 1.5em; }
      .vacancies li, .vacancies dl { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; align-items: baseline; }
      .vacancies dl { grid-column: 2 / -1; margin: 0; }
      .place { grid-column: 1; }
      .hours { grid-column: 2; }
      .pay { grid-column: 3; }
      .closes { grid-column: 4; text-align: end; }
      .vacancies dl > div { grid-row: 1; }
    }
    @media (prefers-reduced-motion: reduce) { li::before { transition: none; } }`;
  let sheet;
  try { (sheet = new CSSStyleSheet()).replaceSync(css); } catch { /* an old browser shows a plain list */ }

  // An element with a class, by which the style sheet knows it, and the same as a part, by which the page around does.
  const make = (tag, names, ...inside) => {
    const node = document.createElement(tag);
    if (names) node.className = names;
    if (names) node.setAttribute("part", names);
    node.append(...inside.filter(Boolean));
    return node;
  };
  const speak = (node, lang, direction) => Object.assign(node, { lang, dir: direction });
  const link = (url, text) => Object.assign(make("a", "link", text), { href: new URL(url, home) });
  const time = (moment, text) => Object.assign(make("time", "", text), { dateTime: moment });

  const fact = (name, value, words) => value && make("div", name, speak(make("dt", "", words.facts[name.split(" ")[0]]), words.lang, words.lang === "en" ? "ltr" : ""), make("dd", "", value));
  const vacancy = (item, words) => {
    const said = item.ending || item.closes;
    const closes = item.until ? time(item.until, said) : said;
    const facts = [["place", item.place], ["hours", item.hours && make("bdi", "", item.hours)], ["pay", item.pay && make("bdi", "", item.pay)], [item.ending ? "closes said" : "closes", closes]];
    return make("li", "item",
      make("div", "words", make("p", "title", link(item.url, item.title)), item.team && make("p", "team small", item.team)),
      make("dl", "facts", ...facts.map(([name, value]) => fact(name, value, words))));
  };
  const face = ({ picture, face }) => {
    if (picture) {
      const { url, alt, width, height } = picture;
      const image = Object.assign(make("img", width > height ? "picture wide" : "picture"), { loading: "lazy", alt, width, height, src: new URL(url, home) });
      image.onerror = () => image.remove();
      return image;
    }
    if (!face) return "";
    const letters = make("span", "face", face.initials);
    letters.ariaHidden = "true";
    Object.assign(letters.style, { background: face.ground, color: face.ink });
    return letters;
  };
  const story = (item) => make("li", "item", face(item), make("div", "words",
    item.team && make("p", "team small", item.team),
    make("p", "title", link(item.url, item.title)),
    make("p", "description small", item.description),
    make("p", "byline small", ...(item.authors ?? []).flatMap((name, i) => [i ? ", " : "", make("bdi", "author", name)]), item.authors ? " · " : "", time(item.date, item.published))));

  const option = (host, name) => host.getAttribute(name) ?? host.getAttribute(`data-${name}`);
  const ids = (host, name) => (option(host, name) ?? "").toLowerCase().split(/[\s,]+/).filter(Boolean);

  const show = (host, shadow, kind, { words, ...list }) => {
    const asked = filters.map((name) => [name, ids(host, name)]).filter(([, some]) => some.length);
    const fits = (item) => asked.every(([name, some]) => (item.in[name] ?? "").split(" ").some((id) => some.includes(id)));
    const limits = [parseInt(option(host, "limit"), 10), list.most].filter((number) => number > 0);
    const rows = list.items.filter(fits).slice(0, Math.min(...limits));
    const name = (node) => speak(node, words.lang, words.lang === list.lang ? list.dir : "ltr");
    const rowsOf = make("ul", kind, ...rows.map((item) => (kind === "stories" ? story(item) : vacancy(item, words))));
    rowsOf.role = "list";
    rowsOf.ariaLabel = words.title;
    const none = make("p", "none", name(make("bdi", "", words.none)));
    const all = make("div", "all", rows.length ? rowsOf : none, make("p", "more", name(link(list.url, words.more))));
    shadow.replaceChildren(speak(all, list.lang, list.dir));
  };

  // The folder of the language that is asked for, else of the page's, else of the nearest, else of the site's first.
  const short = (tag) => tag.toLowerCase().split("-")[0];
  const folder = (host) => {
    const wanted = (option(host, "lang") || host.closest("[lang]")?.lang || document.documentElement.lang).toLowerCase();
    const tags = Object.keys(folders);
    return folders[tags.find((tag) => tag.toLowerCase() === wanted) ?? tags.find((tag) => short(tag) === short(wanted)) ?? tags[0]];
  };
  const lists = {};
  const list = (url) => (lists[url] ??= fetch(url, { credentials: "omit" }).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status))));

  const shadows = new WeakMap();
  const upgrade = async (host, kind) => {
    if (!shadows.has(host)) {
      const shadow = host.attachShadow({ mode: "open" });
      if (sheet) shadow.adoptedStyleSheets = [sheet];
      shadow.append(make("slot"));
      shadows.set(host, shadow);
    }
    const url = new URL(`${folder(host)}embed/${kind}.json`, home).href;
    try {
      show(host, shadows.get(host), kind, await list(url));
    } catch (error) {
      delete lists[url];
      console.warn(`${url} cannot be read, so that the list in the page stays as it is.`, error);
    }
  };

  const kinds = ["vacancies", "stories"];
  for (const kind of kinds) {
    if (customElements.get(`kollega-${kind}`)) continue;
    customElements.define(`kollega-${kind}`, class extends HTMLElement {
      static observedAttributes = [...filters, "limit", "lang"];
      connectedCallback() { upgrade(this, kind); }
      attributeChangedCallback() { if (shadows.has(this)) upgrade(this, kind); }
    });
  }
  const scan = () => kinds.forEach((kind) => document.querySelectorAll(`[data-kollega-${kind}]`).forEach((host) => shadows.has(host) || host.shadowRoot || upgrade(host, kind)));
  document.readyState === "loading" ? addEventListener("DOMContentLoaded", scan) : scan();

  // Frames of the site are made as high as they say.
  addEventListener("message", ({ source, data }) => {
    if (data?.type !== "kollega:height" || !(data.height > 0)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === source && frame.src.startsWith(home)) frame.style.height = `${Math.ceil(data.height)}px`;
    }
  });
})();
