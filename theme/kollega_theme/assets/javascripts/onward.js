// Leads from a short link or a former address to the page, with what the address says behind "?" and "#".

const { to } = document.currentScript.dataset;
const { search, hash } = location;
location.replace(to + (to.includes("?") ? search.replace("?", "&") : search) + hash);
