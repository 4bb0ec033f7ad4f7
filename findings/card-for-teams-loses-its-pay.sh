#!/usr/bin/env bash
# Guess: adaptivecards, which reads and draws the kind of cards that Teams shows, reports
#   what it could not take over in the list of events that it fills while it reads, as it does for an
#   unknown element.
# What happens: the list is empty while things are lost. A fact whose value is a number, as pay comes
#   out of JSON, is drawn without its value. An Action.OpenUrl without a url becomes a button that
#   leads nowhere; only a second call, validateProperties(), knows of it, and not of the fact. And
#   altText: "" does not mark a picture as decoration: it has no alt at all.
# Why it matters for a careers site: a card without its pay, or with a dead "Apply", passes a test that
#   asks for errors in reading. Write numbers as text, and look at the drawn card.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund adaptivecards@3.0.6 jsdom@29.1.1

cat > try.cjs <<'JS'
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("");
const { document, HTMLElement, HTMLButtonElement } = window;
Object.assign(globalThis, { window, document, HTMLElement, HTMLButtonElement });
// jsdom knows no innerText, with which a card writes what is no Markdown.
Object.defineProperty(HTMLElement.prototype, "innerText", { set(text) { this.textContent = text; } });
const { AdaptiveCard, SerializationContext } = require("adaptivecards/dist/adaptivecards.js");
AdaptiveCard.onProcessMarkdown = (text, result) => Object.assign(result, { outputHtml: text, didProcess: true });

const facts = (value) => ({ body: [{ type: "FactSet", facts: [{ title: "Pay", value }] }] });
const picture = (words) => ({ body: [{ type: "Image", url: "https://example.com/quay.jpg", ...words }] });
const button = (link) => ({ body: [], actions: [{ type: "Action.OpenUrl", title: "Apply", ...link }] });
const cell = (drawn) => drawn.querySelector(".ac-fact-value").textContent || "nothing";
const alt = (drawn) => drawn.querySelector("img").getAttribute("alt");
const buttons = (drawn) => `${drawn.querySelectorAll("button").length} button`;
for (const [name, content, look] of [
  ["unknown element", { body: [{ type: "Vacancy" }] }, () => "nothing"],
  ["value in text", facts("3400"), cell],
  ["value in digits", facts(3400), cell],
  ["button with url", button({ url: "https://example.com/jobs/42" }), buttons],
  ["button without url", button({}), buttons],
  ["picture with words", picture({ altText: "The quay" }), (drawn) => `alt ${alt(drawn)}`],
  ["picture with empty words", picture({ altText: "" }), (drawn) => `alt ${alt(drawn)}`],
]) {
  const card = new AdaptiveCard();
  const reading = new SerializationContext();
  card.parse({ type: "AdaptiveCard", version: "1.5", ...content }, reading);
  const shown = look(card.render());
  console.log(`${name}: ${reading.eventCount} events, ${card.validateProperties().validationEvents.length} invalid, drawn: ${shown}`);
}
JS

expected='unknown element: 1 events, 0 invalid, drawn: nothing
value in text: 0 events, 0 invalid, drawn: 3400
value in digits: 0 events, 0 invalid, drawn: nothing
button with url: 0 events, 0 invalid, drawn: 1 button
button without url: 0 events, 1 invalid, drawn: 1 button
picture with words: 0 events, 0 invalid, drawn: alt The quay
picture with empty words: 0 events, 0 invalid, drawn: alt null'

node -p '`adaptivecards ${require("./node_modules/adaptivecards/package.json").version}`'
echo "guess: an event for the number and for the button without url; an empty alt"
seen=$(node try.cjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
