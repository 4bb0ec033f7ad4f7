// How long a post is on a network: what the generator's networks/ says, in the browser. tests/posts.py is true of both.

import { others, plain } from "./top-level-domains.js";

const raw = String.raw;
const accented = raw`\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0260\u0263\u0268\u0269\u026f\u0272\u0275\u0280\u0283\u0288-\u028c\u0292\u02bb\u0300-\u036f\u0399\u03b9\u1e00-\u1eff\u1fbe\u2c65\u2c66\u2c7e\u2c7f\ua7dc`;
const letter = raw`A-Za-z0-9${accented}`;
const path = raw`${letter}\u0400-\u04ff\u1c80-\u1c87!*';:=+,.$/%#\[\]\-\u2013_~@|&`;
const brackets = raw`\((?:[${path}]+(?:\([${path}]+\)[${path}]*)?|\([${path}]+\)[${path}]*)\)`;
const before = raw`(?<![A-Za-z0-9@＠$#＃\ufffe\ufeff\uffff])`;
const run = /[^!'#%&()*+,\\/:;<=>?@[\]^{|}~$\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufffe\ufeff\uffff\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069]+/g;
const start = new RegExp(raw`${before}[^-_]`, "g");
const scheme = new RegExp(raw`${before}https?:\/\/$`, "i");
const query = raw`\?[A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[A-Za-z0-9\-_&=#/]`;
const rest = new RegExp(raw`(?::[0-9]+)?(\/(?:[${path}]|${brackets})*(?<=[${letter}\u0400-\u04ff\u1c80-\u1c87+\-=_#/])(?:${brackets})*)?(?:${query})?`, "y");
// X's own short links: whatever else is behind them is no part of them.
const shortLink = new RegExp(raw`^https?:\/\/t\.co\/([a-z0-9]+)(?:${query})?`, "i");
const latin = new RegExp(raw`(?:[${letter}-]+\.)+`, "g");
const local = /(?:localhost|127\.0\.0\.1)(?![\p{L}\p{N}_.-])/uiy;
const reserved = /^(?:example|invalid|localhost|test)$/;

const at = (pattern, text, index) => { pattern.lastIndex = index; return pattern.exec(text); };

// How many letters a label has in the form of the Domain Name System (RFC 3492, without writing it).
const punycode = (label) => {
  const points = [...label].map((sign) => sign.codePointAt(0));
  const basic = points.filter((point) => point < 128).length;
  let [length, done, least, delta, bias] = [4 + basic + Math.sign(basic), basic, 128, 0, 72];
  while (done < points.length) {
    const next = Math.min(...points.filter((point) => point >= least));
    delta += (next - least) * (done + 1);
    for (const point of points) {
      if (point < next) delta++;
      if (point !== next) continue;
      for (let [left, k] = [delta, 36]; ; k += 36) {
        const turn = Math.min(26, Math.max(1, k - bias));
        length++;
        if (left < turn) break;
        left = Math.floor((left - turn) / (36 - turn));
      }
      delta = Math.floor(delta / (done === basic ? 700 : 2));
      delta += Math.floor(delta / (done + 1));
      for (bias = 0; delta > 455; bias += 36) delta = Math.floor(delta / 35);
      bias += Math.floor((36 * delta) / (delta + 38));
      [delta, done] = [0, done + 1];
    }
    [delta, least] = [delta + 1, next + 1];
  }
  return length;
};

const ascii = (text) => /^[\0-\x7f]*$/.test(text);

const short = (label) => {
  if (label.length > 126 || ascii(label)) return label.length <= 63;
  const parts = label.split(/[.\u3002\uff0e\uff61]/);
  return parts.reduce((sum, part) => sum + 1 + (ascii(part) ? part.length : punycode(part)), -1) <= 63;
};

// Where the top-level domain ends with which a label begins; 0 where it begins with none.
const topEnd = (text, from, to, addressed) => {
  const label = text.slice(from, to).toLowerCase();
  const [word] = label.match(/^[0-9a-z-]*/);
  const mayEnd = (name) => !/[0-9A-Za-z@+-]/.test(text[from + name.length] ?? "");
  if (/^xn--./.test(word)) return from + word.length;
  if ((plain.has(word) || (addressed && reserved.test(word))) && mayEnd(word)) return from + word.length;
  const other = ascii(label) ? undefined : others.find((name) => label.startsWith(name) && mayEnd(name));
  return other ? from + other.length : 0;
};

// The domains in a run of their letters, each as long as it can be.
function* domains(text, { index, 0: word }, low, addressed) {
  const near = addressed && at(local, text, index);
  if (near) return yield [index, index + near[0].length];
  let place = index;
  const labels = word.split(".").map((label) => [place, (place += label.length + 1) - 1]);
  const tops = labels.map(([from, to]) => topEnd(text, from, to, addressed));
  const ends = labels.map(() => 0);
  for (let number = labels.length - 2; number >= 0; number--) {
    const label = text.slice(...labels[number]);
    if (/^[^-_](?:[^]*[^-_])?$/.test(label)) ends[number] = ends[number + 1] || (label.includes("_") ? 0 : tops[number + 1]);
  }
  for (const [number, [from, to]] of labels.slice(0, -1).entries()) {
    const [long, end] = [ends[number + 1], ends[number + 1] || tops[number + 1]];
    if (!end || from === to || /[-_]/.test(text[to - 1])) continue;
    const first = long ? from : Math.max(from, text.lastIndexOf("_", to - 1) + 1);
    const found = at(start, text, Math.max(low, first));
    if (!found || found.index >= to) continue;
    const second = found.index === 0 && at(start, text, 1)?.index === 1 && to > 1;
    yield [second ? 1 : found.index, end];
    low = end + 1;
  }
}

// The parts of a domain that are domains in Latin letters.
function* latinDomains(domain) {
  for (let done = 0, labels; (labels = at(latin, domain, done)); ) {
    const starts = [...labels[0].matchAll(/\./g)].map((dot) => labels.index + dot.index + 1).reverse();
    const end = starts.map((from) => topEnd(domain, from, domain.length)).find(Boolean);
    if (end) yield [labels.index, end];
    done = end || labels.index + labels[0].length;
  }
}

// Where a text holds links: addresses with a scheme, and where `bare`, as on X, domains in Latin letters without one.
function* links(text, bare) {
  let done = 0;
  for (const word of text.matchAll(run)) {
    const found = text.slice(Math.max(0, word.index - 9), word.index).match(scheme);
    const first = found ? word.index - found[0].length : -1;
    const addressed = first > done || (first === 0 && done === 0);
    if (!addressed && !(bare && word[0].includes("."))) continue;
    for (const [from, to] of domains(text, word, done && done + 1, addressed)) {
      const address = addressed && from === word.index;
      if (!address && !bare) break;
      const behind = at(rest, text, to);
      const [domain, parts] = [text.slice(from, to), [...latinDomains(text.slice(from, to))]];
      done = to + behind[0].length;
      const length = done - (address ? first : from) + 8;
      if (bare && (length > 4096 || !domain.split(".").every(short) || (domain.startsWith("xn--") && !parts.length))) continue;
      const own = bare && address && text.slice(first, done).match(shortLink);
      if (own && own[1].length > 40) continue;
      if (address) yield [first, own ? first + own[0].length : done];
      else if (!/[-_./]/.test(text[from - 1] ?? "")) {
        for (const [number, [start, end]] of parts.entries()) yield [from + start, from + end + (behind[1] && number === parts.length - 1 ? done - to : 0)];
      }
    }
  }
}

const priced = (text, cost, bare) => {
  let [priced, done] = ["", 0];
  for (const [from, to] of links(text, bare)) [priced, done] = [priced + text.slice(done, from) + "x".repeat(cost), to];
  return priced + text.slice(done);
};

const xEmoji = /[👨👩][🏻-🏿]?\u200d(?:[⚕⚖✈]\ufe0f|[🌾🍳🎓🎤🎨🏫🏭💻💼🔧🔬🚀🚒🦰-🦳])|[⛹🏋🏌🕴🕵](?:[🏻-🏿]|\ufe0f)\u200d[♀♂]\ufe0f|[🏃🏄🏊👮👱👳👷💁💂💆💇🙅-🙇🙋🙍🙎🚣🚴-🚶🤦🤵🤷-🤹🤽🤾🦸🦹🧖-🧝][🏻-🏿]?\u200d[♀♂]\ufe0f|(?:👨\u200d[👨👩]\u200d|👩\u200d👩\u200d|[👨👩]\u200d)(?:👦\u200d👦|👧\u200d[👦👧]|[👦👧])|👨\u200d❤\ufe0f\u200d(?:💋\u200d)?👨|👩\u200d❤\ufe0f\u200d(?:💋\u200d)?[👨👩]|🏳\ufe0f\u200d🌈|🏴\u200d☠\ufe0f|👁\u200d🗨|[👯🤼🧞🧟]\u200d[♀♂]\ufe0f|[#*0-9]\ufe0f?\u20e3|[©®™♟]\ufe0f|[‼⁉ℹ↔-↙↩↪⌚⌛⌨⏏⏭-⏯⏱⏲⏸-⏺Ⓜ▪▫▶◀◻-◾☀-☄☎☑☔☕☘☠☢☣☦☪☮☯☸-☺♀♂♈-♓♠♣♥♦♨♻♿⚒-⚗⚙⚛⚜⚠⚡⚪⚫⚰⚱⚽⚾⛄⛅⛈⛏⛑⛓⛔⛩⛪⛰-⛵⛸⛺⛽✂✈✉✏✒✔✖✝✡✳✴❄❇❗❣❤➡⤴⤵⬅-⬇⬛⬜⭐⭕〰〽㊗㊙🀄🅰🅱🅾🅿🈂🈚🈯🈷🌡🌤-🌬🌶🍽🎖🎗🎙-🎛🎞🎟🏍🏎🏔-🏟🏳🏵🏷🐿👁📽🕉🕊🕯🕰🕳🕶-🕹🖇🖊-🖍🖥🖨🖱🖲🖼🗂-🗄🗑-🗓🗜-🗞🗡🗣🗨🗯🗳🗺🛋🛍-🛏🛠-🛥🛩🛰🛳](?:\ufe0f|(?!\ufe0e))|(?:[☝⛷⛹✌✍🏋🏌🕴🕵🖐](?:\ufe0f|(?!\ufe0e))|[✊✋🎅🏂-🏄🏇🏊👂👃👆-👐👦-👩👮👰-👸👼💁-💃💅-💇💪🕺🖕🖖🙅-🙇🙋-🙏🚣🚴-🚶🛀🛌🤘-🤜🤞🤟🤦🤰-🤹🤽🤾🦵🦶🦸🦹🧑-🧝])[🏻-🏿]?|🏴󠁧󠁢(?:󠁥󠁮󠁧|󠁳󠁣󠁴|󠁷󠁬󠁳)󠁿|🇦[🇨-🇬🇮🇱🇲🇴🇶-🇺🇼🇽🇿]|🇧[🇦🇧🇩-🇯🇱-🇴🇶-🇹🇻🇼🇾🇿]|🇨[🇦🇨🇩🇫-🇮🇰-🇵🇷🇺-🇿]|🇩[🇪🇬🇯🇰🇲🇴🇿]|🇪[🇦🇨🇪🇬🇭🇷-🇺]|🇫[🇮-🇰🇲🇴🇷]|🇬[🇦🇧🇩-🇮🇱-🇳🇵-🇺🇼🇾]|🇭[🇰🇲🇳🇷🇹🇺]|🇮[🇨-🇪🇱-🇴🇶-🇹]|🇯[🇪🇲🇴🇵]|🇰[🇪🇬-🇮🇲🇳🇵🇷🇼🇾🇿]|🇱[🇦-🇨🇮🇰🇷-🇻🇾]|🇲[🇦🇨-🇭🇰-🇿]|🇳[🇦🇨🇪-🇬🇮🇱🇴🇵🇷🇺🇿]|🇴[🇲]|🇵[🇦🇪-🇭🇰-🇳🇷-🇹🇼🇾]|🇶[🇦]|🇷[🇪🇴🇸🇺🇼]|🇸[🇦-🇪🇬-🇴🇷-🇹🇻🇽-🇿]|🇹[🇦🇨🇩🇫-🇭🇯-🇴🇷🇹🇻🇼🇿]|🇺[🇦🇬🇲🇳🇸🇾🇿]|🇻[🇦🇨🇪🇬🇮🇳🇺]|🇼[🇫🇸]|🇽[🇰]|🇾[🇪🇹]|🇿[🇦🇲🇼]|[⏩-⏬⏰⏳♾⛎✅✨❌❎❓-❕➕-➗➰➿🃏🆎🆑-🆚🇦-🇿🈁🈲-🈶🈸-🈺🉐🉑🌀-🌠🌭-🌵🌷-🍼🍾-🎄🎆-🎓🎠-🏁🏅🏆🏈🏉🏏-🏓🏠-🏰🏴🏸-🐾👀👄👅👑-👥👪-👭👯👹-👻👽-💀💄💈-💩💫-📼📿-🔽🕋-🕎🕐-🕧🖤🗻-🙄🙈-🙊🚀-🚢🚤-🚳🚷-🚿🛁-🛅🛐-🛒🛫🛬🛴-🛹🤐-🤗🤝🤠-🤥🤧-🤯🤺🤼🥀-🥅🥇-🥰🥳-🥶🥺🥼-🦢🦴🦷🧀-🧂🧐🧞-🧿]|\ufe0f/gu;
const emoji = /[0-9#*]\ufe0f?\u20e3|\p{Regional_Indicator}{2}|(?![\u00a9\u00ae\u2122])\p{Extended_Pictographic}(?!\ufe0e)[\ufe0f\p{Emoji_Modifier}]?[\u{e0020}-\u{e007f}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)*/gu;
const light = /[\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]/gu;
const sign = raw`[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]`;
const signs = raw`[\ufe0e\ufe0f]?(?:${sign}|\p{Emoji_Modifier})?`;
const stringz = new RegExp(raw`🏴\u{e0067}\u{e0062}[\u{e0065}\u{e0073}\u{e0077}][\u{e006e}\u{e0063}\u{e006c}][\u{e0067}\u{e0074}\u{e0073}]\u{e007f}|\p{Emoji_Modifier}(?=\p{Emoji_Modifier})|(?:[^\ud800-\udfff\u{10000}-\u{10ffff}]${sign}?|\p{Regional_Indicator}{2}|.)${signs}(?:\u200d(?:\p{Regional_Indicator}{2}|[^\ud800-\udfff])${signs})*`, "gsu");

const points = (text) => [...text].length;
const bytes = (text) => new TextEncoder().encode(text).length;
const graphemes = (text) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
const units = {
  characters: points,
  utf8_bytes: bytes,
  graphemes: (text) => graphemes(text).length,
  // A letter behind a sign, within a grapheme, is the second of an Indic conjunct.
  legacy_graphemes: (text) => graphemes(text).reduce((sum, each) => sum + 1 + (each.match(/(?<=[\p{M}\u200d])\p{Lo}/gu)?.length ?? 0), 0),
  stringz: (text) => text.match(stringz)?.length ?? 0,
  emoji_bytes: (text) => points(text) + (text.match(emoji) ?? []).reduce((sum, sign) => sum + bytes(sign) - points(sign), 0),
  weighted: (text) => {
    const weighed = text.normalize("NFC").replace(xEmoji, "\u4e00");
    return points(weighed) + points(weighed.replace(light, ""));
  },
};

const hashtag = /(?<![\p{L}\p{M}\p{N}_&/])[#＃](?=[\p{N}_]*\p{L})/gu;

// What a network counts for a post, in its first unit, and whether it takes the post.
export const count = (text, { limits, linkCost, links, mostLinks, mostHashtags, mentions, refuses }) => {
  const bare = links === "any domain";
  const withLinks = (cost) => priced(bare ? text.normalize("NFC") : text, cost, bare);
  let countable = linkCost === null ? text : withLinks(linkCost);
  if (mentions === "local part") countable = countable.replace(/(?<![/\w])@(\w+)@[A-Za-z0-9.-]+[A-Za-z0-9]/g, "@$1");
  const lengths = limits.map(({ unit, most }) => [units[unit](countable), most]);
  const within = (number, most) => most === null || number <= most;
  return {
    length: lengths.length ? lengths[0][0] : points(countable),
    fits: lengths.every(([length, most]) => length <= most) && ![...refuses].some((character) => text.includes(character))
      && within(mostLinks === null ? 0 : withLinks(1).length - withLinks(0).length, mostLinks)
      && within(mostHashtags === null ? 0 : text.match(hashtag)?.length ?? 0, mostHashtags),
  };
};
