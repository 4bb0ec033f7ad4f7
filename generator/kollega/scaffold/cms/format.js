// How files are read and written by the editors: as Kollega reads them, and with nothing lost that a form does not show.
(() => {
  "use strict";

  const LISTS = new Set(/* lists */ []);
  const ORDERS = /* orders */ [];
  const SHAPES = /* shapes */ {};
  const SLUGS = new Set(/* slugs */ []);

  const { dump, load, FAILSAFE_SCHEMA } = jsyaml;
  // Every scalar is a text, as for Kollega: 01067 stays 01067, and 17.90 does not become 17.9.
  const OPTIONS = { schema: FAILSAFE_SCHEMA, lineWidth: -1, noRefs: true };
  const FRONT = /^\uFEFF?---[ \t]*\r?\n([^]*?)^---[ \t]*(?:\r?\n|$)/m;

  const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const asList = (value) => (Array.isArray(value) ? value : [value]);
  const mapped = (mapping, turn) => Object.fromEntries(Object.entries(mapping).map(([key, value]) => [key, turn(value)]));

  function isEmpty(value) {
    if (Array.isArray(value)) return value.every(isEmpty);
    if (isMapping(value)) return Object.values(value).every(isEmpty);
    return value === undefined || value === null || value === "";
  }

  function withoutEmpty(value) {
    if (Array.isArray(value)) return value.filter((each) => !isEmpty(each)).map(withoutEmpty);
    if (!isMapping(value)) return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
    return mapped(Object.fromEntries(Object.entries(value).filter(([, each]) => !isEmpty(each))), withoutEmpty);
  }

  // For each shape: what a form is given of what a file says, and the way back.
  const TURNS = {
    range: [
      (hours) => (isMapping(hours) ? hours : { min: hours, max: hours }),
      (hours) => (hours.min !== undefined && hours.min === hours.max ? hours.min : hours),
    ],
    places: [
      (places) => asList(places).map((place) => (isMapping(place) ? place : { place })),
      (places) => asList(places).map((place) => place.place ?? place),
    ],
    texts: [(words) => (isMapping(words) ? mapped(words, asList) : words), (words) => words],
    pairs: [
      (links) => (isMapping(links) ? Object.entries(links).map(([network, address]) => ({ network, address })) : links),
      (links) => (Array.isArray(links) ? Object.fromEntries(links.map((link) => [link.network ?? "", link.address ?? ""])) : links),
    ],
  };

  // Decap takes a translation for an entry of its own: whoever chooses `ana.nl` means Ana.
  function withoutLanguage(slugs) {
    const bare = (slug) => slug.replace(/\..*$/, "");
    return Array.isArray(slugs) ? [...new Set(slugs.map(bare))] : bare(slugs);
  }

  function turned(front, way) {
    const turn = (key, value) => {
      if (isEmpty(value)) return value;
      if (SHAPES[key]) return TURNS[SHAPES[key]][way](value);
      if (way === 1 && SLUGS.has(key)) return withoutLanguage(value);
      return way === 0 && LISTS.has(key) ? asList(value) : value;
    };
    return Object.fromEntries(Object.entries(front).map(([key, value]) => [key, turn(key, value)]));
  }

  // Decap shuffles keys from eight on: they come in the order of the form, those that no form has last.
  function ordered(front) {
    const keys = Object.keys(front);
    const known = (order) => keys.filter((key) => order.includes(key)).length;
    const order = ORDERS.reduce((best, each) => (known(each) > known(best) ? each : best), []);
    const place = (key) => (order.includes(key) ? order.indexOf(key) : order.length);
    return Object.fromEntries(keys.sort((one, other) => place(one) - place(other)).map((key) => [key, front[key]]));
  }

  function fromFile(written) {
    const text = String(written);
    const found = FRONT.exec(text);
    const front = found ? load(found[1], OPTIONS) : {};
    const body = found ? text.slice(found.index + found[0].length) : text;
    return { ...turned(isMapping(front) ? front : {}, 0), body: body.replace(/^(?:[ \t]*\r?\n)+/, "").trimEnd() };
  }

  function toFile({ body, ...front }) {
    const text = (body ?? "").replace(/^(?:[ \t]*\r?\n)+/, "").trimEnd();
    return `---\n${dump(turned(ordered(withoutEmpty(front)), 1), OPTIONS)}---\n${text && `\n${text}\n`}`;
  }

  CMS.registerCustomFormat("kollega", "md", { fromFile, toFile });
})();
