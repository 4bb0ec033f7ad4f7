// Runs before the page is drawn: the reader's choice of light or dark, kept in this browser only.
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
