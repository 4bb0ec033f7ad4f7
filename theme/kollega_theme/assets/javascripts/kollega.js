// Runs before the page is drawn. First, what a reader chooses is kept in this browser only.
const kept = (key) => {
  try { return localStorage.getItem(key) ?? ""; } catch { return ""; }
};
const keep = (key, choice) => {
  try { choice ? localStorage.setItem(key, choice) : localStorage.removeItem(key); } catch { /* a private window keeps nothing */ }
};

// The choice of light or dark.
{
  const root = document.documentElement;
  const key = "kollega-theme";

  const show = (theme) => {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    for (const bar of document.querySelectorAll("meta[data-appearance]")) { // the browser's bar wears the same paper
      const { appearance } = bar.dataset;
      if (theme) bar.media = theme === appearance ? "all" : "not all";
      else bar.media = `(prefers-color-scheme: ${appearance})`;
    }
  };

  root.dataset.script = ""; // what needs a script may show itself
  show(kept(key));

  addEventListener("DOMContentLoaded", () => {
    for (const input of document.getElementsByName("appearance")) {
      input.checked = input.value === kept(key);
      input.addEventListener("change", () => { keep(key, input.value); show(input.value); });
    }
  });
}

// The address of a page goes along on paper.
addEventListener("DOMContentLoaded", () => {
  const address = document.querySelector("link[rel=canonical]")?.href;
  if (address) document.querySelector(".colophon")?.setAttribute("data-address", address);
});

// Then, the keys that open the search from everywhere but from a field in which one writes: Ctrl+K, on a Mac Cmd+K, and
// where there may be a keyboard / alone. Who speaks to their device can switch the latter off (WCAG 2.2, 2.1.4).
{
  const key = "kollega-keys";
  const isMac = /mac|iphone|ipad/i.test(navigator.userAgentData?.platform || navigator.platform);
  const isAlone = () => kept(key) !== "off" && matchMedia("(any-pointer: fine)").matches;
  const written = "textarea, select, [contenteditable]:not([contenteditable=false]), "
    + "input:not([type=radio], [type=checkbox], [type=button], [type=submit], [type=reset])";
  const isK = ({ key: letter, code }) => letter.toLowerCase() === "k" || code === "KeyK" && !/^[a-z]$/i.test(letter); // of any script
  const opens = (event) => (event.ctrlKey || event.metaKey || event.altKey
    ? isK(event) && event[isMac ? "metaKey" : "ctrlKey"] && event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey
    : event.key === "/" && isAlone());

  addEventListener("DOMContentLoaded", () => {
    const way = document.querySelector(".masthead-search a");
    const choice = document.getElementById("search-key");
    if (!way) return;
    const show = () => {
      way.setAttribute("aria-keyshortcuts", [...(isAlone() ? ["/"] : []), `${isMac ? "Meta" : "Control"}+K`].join(" "));
      const hint = way.querySelector("kbd");
      if (hint) hint.textContent = isAlone() ? "/" : isMac ? "⌘K" : "Ctrl K";
    };
    if (choice) {
      choice.checked = kept(key) !== "off";
      choice.addEventListener("change", () => { keep(key, choice.checked ? "" : "off"); show(); });
    }
    show();
    addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.isComposing || event.repeat || !opens(event)) return;
      if (event.composedPath()[0].closest?.(written)) return;
      event.preventDefault();
      const field = document.getElementById("search-words");
      field ? field.select() : location.assign(way.href);
    });
  });
}

// Last, what a link to a vacancy says of its origin goes along to where one applies, and nowhere else.
{
  const said = [...new URLSearchParams(location.search)].filter(([name]) => /^(ref|gh_src|utm_\w+)$/.test(name));

  addEventListener("DOMContentLoaded", () => {
    for (const link of document.querySelectorAll("a.apply:not([href^=mailto])")) {
      const target = new URL(link.href);
      for (const [name, value] of said) target.searchParams.set(name, value);
      link.href = target;
    }
  });
}
