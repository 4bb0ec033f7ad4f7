// Leads on to where one applies, with what the address says of its origin and nothing else of it.

const target = new URL(document.currentScript.dataset.to);
for (const [name, value] of new URLSearchParams(location.search)) {
  if (/^(ref|gh_src|utm_\w+)$/.test(name)) target.searchParams.set(name, value);
}
location.replace(target);
