// The share page of a team or a place: copies the text as it stands in the field, or what stands on the picture.

const page = document.querySelector("[data-group]");
const field = page.querySelector("textarea");
const said = page.querySelector("[data-said]");

page.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copies], [data-copies-text]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copiesText ?? field.value);
    said.textContent = page.dataset.saysCopied;
  } catch {
    field.select();
    said.textContent = page.dataset.saysSelected;
  }
});
