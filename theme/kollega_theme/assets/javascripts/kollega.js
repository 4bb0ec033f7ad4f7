// Runs before the page is drawn. First, the reader's choice of light or dark, kept in this browser only.
{
  const root = document.documentElement;
  const key = "kollega-theme";

  const kept = () => {
    try { return localStorage.getItem(key) ?? ""; } catch { return ""; }
  };
  const keep = (theme) => {
    try { theme ? localStorage.setItem(key, theme) : localStorage.removeItem(key); } catch { /* a private window keeps nothing */ }
  };
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
  show(kept());

  addEventListener("DOMContentLoaded", () => {
    for (const input of document.getElementsByName("appearance")) {
      input.checked = input.value === kept();
      input.addEventListener("change", () => { keep(input.value); show(input.value); });
    }
  });
}

// Then, what a link to a vacancy says of its origin goes along to where one applies, and nowhere else.
{
  const said = [...new URLSearchParams(location.search)].filter(([name]) => /^(ref|gh_src|utm_\w+)$/.test(name));

  addEventListener("DOMContentLoaded", () => {
    for (const link of document.querySelectorAll("a.apply[href^=http]")) {
      const target = new URL(link.href);
      for (const [name, value] of said) target.searchParams.set(name, value);
      link.href = target;
    }
  });
}
