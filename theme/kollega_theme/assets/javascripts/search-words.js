// The words of a question, in the letters in which pages are indexed, and in every spelling that people may mean.

const { short, long, signs } = JSON.parse(document.querySelector("[data-letters]").dataset.letters);
const language = document.documentElement.lang.split("-")[0];

// Some letters are indexed as others: in Persian those of keyboards made for Arabic; and where words have no spaces,
// vowel signs and tones (as Chinese letters, which nobody uses there), for Pagefind drops marks.
const foreign = { fa: ["كيى٠١٢٣٤٥٦٧٨٩", "کیی۰۱۲۳۴۵۶۷۸۹"] }[language] ?? ["", ""];
const away = ["th", "lo", "km", "my"].includes(language) ? 0x2600 : 0;
const moved = (text, letters, distance) => text.replace(letters, (letter) => String.fromCharCode(letter.charCodeAt() + distance));
const own = (text) => [...moved(text, /(?=\p{M})[\u0E00-\u17FF]/gu, away)]
  .map((letter) => foreign[1][foreign[0].indexOf(letter)] ?? letter).join("");

// Letters of scripts without spaces between words are indexed one by one, and asked for as a phrase.
// (Unicode counts apostrophes that are letters among those of Thai.)
const unspaced = /(?=[\p{L}\p{M}\p{N}])(?![\u02B0-\u02FF])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/gu;
const spaced = (text) => text.replace(unspaced, " $& ").replace(/\s+/g, " ").trim();
const gaps = new RegExp(` (?=[\u0002\u0003]*${unspaced.source})|(?<=${unspaced.source}[\u0002\u0003]*) `, "gu");
export const closed = (text) => moved(text.replace(gaps, ""), /[\u3400-\u3DFF]/g, -away);

// A word as Pagefind writes it, its parts, and how people type it: with the nearest letters, and with two for one.
export const bare = (text) => text.toLowerCase().normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "");
export const parts = (word) => word.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
const exchanged = (text, letters) => [...text].map((letter) => letters[letter] ?? letter).join("");
export const spellings = (word) => {
  const small = exchanged(word.normalize("NFKC").toLowerCase().normalize("NFC"), signs);
  return [small, exchanged(small, long)].map((each) => exchanged(bare(each), short)).filter(Boolean);
};

const signed = /^[^\p{L}\p{N}]*(\p{L}+[+#]+)$/u; // C++ and C#, which are not C
const forms = (word) => (signed.test(word) ? spellings(word)
  : [...new Map([...spellings(word), word.toLowerCase()].map((form) => [bare(form), form])).values()]);

// A question: phrases of letters, words with their spellings, and the spellings of all of it as one word.
export const question = (text) => {
  const tokens = own(text).split(/\s+/).filter(bare);
  const words = tokens.filter((each) => each.search(unspaced) < 0);
  const phrases = tokens.filter((each) => !words.includes(each)).map(spaced);
  return { phrases, words: words.map(forms), whole: phrases.length ? [] : forms(words.join("")) };
};
