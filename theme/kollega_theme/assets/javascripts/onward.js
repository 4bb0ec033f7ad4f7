// Leads from a short link or a former address to the page, with what the address says behind "?" and "#".

const { to } = document.currentScript.dataset;
location.replace(to + location.search + location.hash);
