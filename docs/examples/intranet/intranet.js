// Fills lists of an intranet with what a careers site publishes: who knows what, what there is to share, open vacancies,
// and what nobody has told yet. It asks the careers site alone, keeps nothing, and leaves a list that it cannot read as it
// stands in the page. Copy this file, with intranet.css, to pages/embed/intranet/ of your site.
(() => {
  "use strict";

  const script = document.currentScript;
  const site = new URL(script.dataset.site || new URL("../../", script.src), location);

  const WORDS = {
    en: {
      title: "From colleagues", all: { people: "All colleagues", share: "All there is to share", vacancies: "All vacancies" },
      people: "Who knows what", ask: "A subject, a name or a team", nobody: "Nobody lists that. Try another word.",
      found: { one: "1 colleague", other: "# colleagues" }, rest: { one: "and 1 more", other: "and # more" },
      kits: "New, to share", story: "Story", vacancy: "Vacancy", until: "until #",
      vacancies: "Open vacancies", none: "There are none right now.",
      gaps: "What nobody has told yet", whom: "Ask #",
    },
    nl: {
      title: "Van collega’s", all: { people: "Alle collega’s", share: "Alles om te delen", vacancies: "Alle vacatures" },
      people: "Wie weet wat", ask: "Een onderwerp, een naam of een team", nobody: "Niemand noemt dat. Probeer een ander woord.",
      found: { one: "1 collega", other: "# collega’s" }, rest: { one: "en nog 1", other: "en nog #" },
      kits: "Nieuw om te delen", story: "Verhaal", vacancy: "Vacature", until: "tot en met #",
      vacancies: "Openstaande vacatures", none: "Die zijn er nu niet.",
      gaps: "Wat nog niemand heeft verteld", whom: "Vraag het aan #",
    },
    sv: {
      title: "Från kollegor", all: { people: "Alla kollegor", share: "Allt att dela", vacancies: "Alla lediga jobb" },
      people: "Vem kan vad", ask: "Ett ämne, ett namn eller ett team", nobody: "Ingen anger det. Prova ett annat ord.",
      found: { one: "1 kollega", other: "# kollegor" }, rest: { one: "och 1 till", other: "och # till" },
      kits: "Nytt att dela", story: "Berättelse", vacancy: "Ledigt jobb", until: "till och med #",
      vacancies: "Lediga jobb", none: "Just nu finns det inget.",
      gaps: "Vad ingen har berättat än", whom: "Fråga #",
    },
    de: {
      title: "Aus dem Kollegium", all: { people: "Alle Kolleginnen und Kollegen", share: "Alles zum Teilen", vacancies: "Alle Stellen" },
      people: "Wer weiß was", ask: "Ein Thema, ein Name oder ein Team", nobody: "Das nennt niemand. Versuche ein anderes Wort.",
      found: { one: "1 Person", other: "# Personen" }, rest: { one: "und 1 weitere", other: "und # weitere" },
      kits: "Neu zum Teilen", story: "Geschichte", vacancy: "Stelle", until: "bis #",
      vacancies: "Offene Stellen", none: "Zurzeit gibt es keine.",
      gaps: "Was noch niemand erzählt hat", whom: "Frag #",
    },
    fr: {
      title: "Entre collègues", all: { people: "Tous les collègues", share: "Tout ce qui se partage", vacancies: "Tous les postes" },
      people: "Qui sait quoi", ask: "Un sujet, un nom ou une équipe", nobody: "Personne ne l’indique. Essayez un autre mot.",
      found: { one: "1 collègue", other: "# collègues" }, rest: { one: "et 1 autre", other: "et # autres" },
      kits: "Nouveau, à partager", story: "Témoignage", vacancy: "Offre", until: "jusqu’au #",
      vacancies: "Postes à pourvoir", none: "Il n’y en a pas en ce moment.",
      gaps: "Ce que personne n’a encore raconté", whom: "Demandez à #",
    },
  };

  const SHOWN = { people: 8, kits: 6, vacancies: 8, gaps: 6 };

  function el(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children.filter((child) => child !== "" && child != null));
    return made;
  }

  /** A link to the web alone, whatever a file says. */
  function link(address, text) {
    const url = new URL(address, site);
    return el("a", /^https?:$/.test(url.protocol) ? { href: url.href, target: "_top" } : {}, text);
  }

  /** Without accents and capitals, so that Zurich finds Zürich. */
  function folded(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  async function read(path) {
    const answer = await fetch(new URL(path, site), { credentials: "omit" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }

  function counted(forms, number, lang) {
    return (forms[new Intl.PluralRules(lang).select(number)] || forms.other).replace("#", number.toLocaleString(lang));
  }

  function day(moment, lang) {
    const format = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "medium", timeZone: "UTC" });
    return format.format(new Date(moment.slice(0, 10)));
  }

  function row(title, ...facts) {
    return el("li", {}, title, el("span", { className: "facts" }, facts.filter(Boolean).join(" · ")));
  }

  function portrait(person) {
    if (!person.photo) {
      const letters = person.name.split(/\s+/).map((word) => [...word][0]);
      return el("span", { className: "face", ariaHidden: "true" }, letters[0], letters.length > 1 ? letters.at(-1) : "");
    }
    const { url, width, height } = person.photo;
    return el("img", { className: "face", src: new URL(url, site).href, width, height, alt: "", loading: "lazy" });
  }

  function card(person) {
    const facts = [person.role, person.department, person.location].filter(Boolean).join(" · ");
    const topics = person.expertise.map((each) => el("li", {}, each));
    const said = [link(person.url, person.name), facts && el("span", { className: "facts" }, facts)];
    if (topics.length) said.push(el("ul", { className: "topics" }, ...topics));
    return el("li", {}, portrait(person), el("div", {}, ...said));
  }

  async function people({ prefix, lang, words }) {
    const all = (await read(`${prefix}people/people.json`)).people;
    const known = all.map((person) => ({
      person,
      text: folded([person.name, person.role, person.department, person.location, ...person.expertise].join("\n")),
    }));
    const field = el("input", { type: "search", autocomplete: "off", spellcheck: false });
    const list = el("ul", { className: "people" });
    const said = el("p", { className: "said", role: "status" });
    const show = () => {
      const asked = folded(field.value).split(/\s+/).filter(Boolean);
      const found = known.filter(({ text }) => asked.every((word) => text.includes(word)));
      const rest = found.length - SHOWN.people;
      list.replaceChildren(...found.slice(0, SHOWN.people).map(({ person }) => card(person)));
      if (rest > 0) list.append(el("li", { className: "rest" }, counted(words.rest, rest, lang)));
      said.textContent = found.length ? counted(words.found, found.length, lang) : words.nobody;
    };
    field.addEventListener("input", show);
    show();
    return [el("label", {}, el("span", {}, words.ask), field), said, list];
  }

  async function kits({ prefix, words }) {
    const { kits: all } = await read(`${prefix}share/kits.json`);
    const rows = all.slice(0, SHOWN.kits).map((kit) => {
      const facts = kit.kind === "story" ? [words.story, kit.byline] : [words.vacancy, ...kit.places];
      const closes = kit.ending || (kit.closes && words.until.replace("#", kit.closes[1]));
      return row(link(kit.path, kit.title), ...facts, closes || kit.published[1]);
    });
    return [el("ul", {}, ...rows)];
  }

  async function vacancies({ jobs, lang, words }) {
    const open = jobs.filter((job) => job.lang === lang);
    const rows = open.slice(0, SHOWN.vacancies).map((job) => {
      const places = [...new Set(job.locations.map((each) => each.name))];
      const closes = job.valid_through && words.until.replace("#", day(job.valid_through, lang));
      return row(link(job.url, job.title), job.department?.name, ...places, closes);
    });
    return [rows.length ? el("ul", {}, ...rows) : el("p", {}, words.none)];
  }

  /** What `kollega gaps --format json -o gaps.json` has written, at the address that `data-gaps` names. */
  async function gaps({ lang, words }, place) {
    const { gaps: all } = await read(new URL(place.dataset.gaps, document.baseURI));
    const names = new Intl.ListFormat(lang, { type: "disjunction" });
    const rows = all.slice(0, SHOWN.gaps).map((gap) => {
      const whom = gap.ask.length && words.whom.replace("#", names.format(gap.ask.map((each) => each.name)));
      return row(gap.question, whom);
    });
    return [rows.length ? el("ul", {}, ...rows) : el("p", {}, words.none)];
  }

  const LISTS = { people, kits, vacancies, gaps };
  const SECTIONS = { people: "people", kits: "share", vacancies: "vacancies" };

  /** The nearest language that the site has; its first one stands at the root. */
  function edition(asked, { languages, jobs }) {
    const near = (each) => each.split("-")[0] === asked.split("-")[0];
    const lang = languages.find((each) => each === asked) || languages.find(near) || languages[0];
    const words = WORDS[lang.split("-")[0]] || WORDS.en;
    return { lang, words, jobs, prefix: lang === languages[0] ? "" : `${lang}/` };
  }

  async function fill(place, whole) {
    const name = place.dataset.kollegaIntranet;
    const found = edition(place.closest("[lang]")?.lang || "en", whole);
    const section = SECTIONS[name];
    const further = section ? [el("p", {}, link(`${found.prefix}${section}/`, found.words.all[section]))] : [];
    const show = (...content) => {
      place.lang = found.lang;
      place.replaceChildren(el("h2", {}, found.words[name]), ...content, ...further);
      place.hidden = false;
    };
    try {
      show(...(await LISTS[name](found, place)));
    } catch (error) {
      if (section) show();
      tell(error);
    }
  }

  function tell(error) {
    console.warn(`A list of the careers site could not be read: ${error.message}`);
  }

  /** What the address of a page of its own asks for: a language, and light or dark. */
  function prepare(page, whole) {
    const parameters = new URLSearchParams(location.search);
    const { lang, words } = edition(parameters.get("lang") || page.lang, whole);
    page.lang = lang;
    page.dataset.scheme = parameters.get("scheme") || "";
    document.title = words.title;
    document.querySelector("h1").textContent = words.title;
  }

  async function start() {
    const whole = await read("jobs.json");
    if (document.querySelector(".kollega-page")) prepare(document.documentElement, whole);
    const places = [...document.querySelectorAll("[data-kollega-intranet]")];
    await Promise.all(places.filter((each) => each.dataset.kollegaIntranet in LISTS).map((each) => fill(each, whole)));
  }

  start().catch(tell);
})();
