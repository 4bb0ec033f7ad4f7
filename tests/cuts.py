"""Posts that are too long, and what is left of them: by the generator and by the script of the share page."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import regex

from kollega.networks import Network, load_networks
from kollega.networks.graphemes import grapheme_ends

LINK = "https://a.example/"


class Cut(NamedTuple):
    """A post, and what is left of it."""

    text: str
    """Without tags and link."""
    room: int
    """How many graphemes are left for text and tags, beside the link."""
    left: str
    """With the tags that are left, without the link."""
    tags: tuple[str, ...] = ()


def small_network(room: int, **row: object) -> Network:
    """Return a network with room for so many graphemes beside a link, which counts ten, and what parts it off."""
    limits = [{"unit": "graphemes", "most": room + 12}]
    return load_networks({"small": {"name": "Small", "limits": limits, "link_cost": 10, **row}})["small"]


_TAGGED = ("One two. Three four.", ("#A", "#B"))

CUTS: Mapping[str, Cut] = MappingProxyType(
    {
        "everything fits": Cut(_TAGGED[0], 27, f"{_TAGGED[0]}\n\n#A #B", _TAGGED[1]),
        "tags go first": Cut(_TAGGED[0], 26, f"{_TAGGED[0]}\n\n#A", _TAGGED[1]),
        "all of them before a sentence": Cut(_TAGGED[0], 23, _TAGGED[0], _TAGGED[1]),
        "then sentences, and tags where there is room again": Cut(_TAGGED[0], 19, "One two.\n\n#A #B", _TAGGED[1]),
        "a sentence alone": Cut(_TAGGED[0], 9, "One two.", _TAGGED[1]),
        "then words": Cut(_TAGGED[0], 7, "One…", _TAGGED[1]),
        "no whole word": Cut(_TAGGED[0], 3, "", _TAGGED[1]),
        "abbreviations end no sentence": Cut(
            "Dr. Lee knows, e.g. Tests! Really? Yes.", 30, "Dr. Lee knows, e.g. Tests!"
        ),
        "nor does a version": Cut("Version 3.11 is out. Read on.", 24, "Version 3.11 is out."),
        "a line does": Cut("What I saw\nA long night at the ovens.", 20, "What I saw"),
        "sentences of Japanese": Cut("パンを焼いた。今は書く。", 10, "パンを焼いた。"),
        "a quotation stays together": Cut("「焼く。」と言った。今は。", 11, "「焼く。」と言った。"),
        "sentences of Hindi": Cut("हम रोटी बनाते हैं। आप भी आइए।", 20, "हम रोटी बनाते हैं।"),
        "sentences of Urdu": Cut("ہم روٹی بناتے ہیں۔ آپ بھی آئیں۔", 22, "ہم روٹی بناتے ہیں۔"),
        "sentences of Khmer": Cut("យើងធ្វើនំប៉័ង។ មកជាមួយយើង។", 14, "យើងធ្វើនំប៉័ង។"),
        "no comma before the ellipsis": Cut("Bread, butter and jam", 8, "Bread…"),
        "no open bracket either": Cut("Read it (slowly, please)", 11, "Read it…"),
        "a quotation that is cut has its end": Cut("“Lifts that wait at night” by Ana", 16, "“Lifts that…”"),
        "for which there has to be room": Cut("“Lifts that wait at night” by Ana", 12, "“Lifts…”"),
        "one that is whole has it once": Cut("“Lifts” by my colleague Ana", 12, "“Lifts” by…"),
        "the end of German": Cut("Lesenswert: „Aufzüge warten nachts“ von Ana", 22, "Lesenswert: „Aufzüge…“"),
        "of Polish": Cut("Warto: „Windy czekają nocą”. Ana", 15, "Warto: „Windy…”"),
        "of Dutch, where an apostrophe is none": Cut("‘Foto’s van een lift’ van Ana", 15, "‘Foto’s van…’"),
        "of Swedish": Cut("”Hissar” och ”Hissar som väntar”", 23, "”Hissar” och ”Hissar…”"),
        "of French, with its space": Cut(
            "«\u202fDes ascenseurs la nuit\u202f» par Ana", 19, "«\u202fDes ascenseurs…\u202f»"
        ),
        "of Danish": Cut("»Elevatorer der venter« af Ana", 16, "»Elevatorer…«"),
        "of Japanese": Cut("「私の仕事は面白い」と言う", 6, "「私の…」"),
        "of one in another": Cut("“She said ‘lifts that wait’ twice” (Ana)", 20, "“She said ‘lifts…’”"),
        "a mark that begins nothing": Cut("The “lifts that wait at night", 14, "The “lifts…"),
        "a tag is one word": Cut("See #DataScience now", 12, "See…"),
        "a tag is one word in any script": Cut("See #データ分析の中で now", 12, "See…"),
        "a sign that joins the space after it": Cut("See \u0600 now and then", 8, "See…"),
        "a sign that joins a comma": Cut("See \u0600, now and then", 8, "See…"),
        "a mention is one word": Cut("Ask @ana@social.example now", 12, "Ask…"),
        "an address is one word": Cut("Ask https://b.example/a、b now", 14, "Ask…"),
        "accents stay on their letters": Cut("Über café\u0301s reden", 11, "Über café\u0301s…"),
        "a family stays together": Cut(
            "Go 👨\u200d👩\u200d👧\u200d👦 go on and on", 5, "Go 👨\u200d👩\u200d👧\u200d👦…"
        ),
        "an Indic conjunct stays together": Cut("हम क्षमता बढ़ाते रहते हैं", 9, "हम क्षमता…"),
        "a number stays with its unit": Cut("Pay: 3\u202f500\u00a0€ a month", 10, "Pay…"),
        "or at least whole": Cut("3\u202f500\u00a0€ a month", 6, "3\u202f500…"),
        "and is never shown in part": Cut("3\u202f500\u00a0€ a month", 3, ""),
        "with an ordinary space neither": Cut("Over 12 000 people", 9, "Over…"),
        "spaces that all do not break": Cut("Ja\u00a0oder\u00a0nein\u00a0vielleicht", 10, "Ja\u00a0oder…"),
        "right to left": Cut("انا اعمل هنا منذ عامين", 9, "انا اعمل…"),
        "half-spaces hold a word together": Cut("می\u200cخواهم کار\u200cآفرینی کنم", 12, "می\u200cخواهم…"),
        "one long word": Cut("Unabhängigkeitserklärung", 18, ""),
        "Japanese ends behind a particle": Cut("私の仕事は面白いです", 5, "私の…"),
        "and never between a stem and its ending": Cut("取り組みを続けています", 5, ""),
        "or at a comma": Cut("朝早く、パンを焼いています", 6, "朝早く…"),
        "or before Latin letters": Cut("私はPythonを使って書く", 4, "私は…"),
        "Japanese without either is one word": Cut("東京特許許可局長秘書室", 5, ""),
        "Chinese ends at a comma": Cut("我们烤面包，也写程序代码", 8, "我们烤面包…"),
        "and is one word without": Cut("我们正在寻找新的同事一起工作", 8, ""),
        "Thai ends at a space": Cut("เราทำขนมปัง ทุกคืนที่นี่", 12, "เราทำขนมปัง…"),
        "and is one word without a space": Cut("เราทำขนมปังทุกคืนที่นี่", 12, ""),
        "Khmer ends at a space": Cut("យើងធ្វើនំប៉័ង រាល់យប់នៅទីនេះ", 12, "យើងធ្វើនំប៉័ង…"),
        "Burmese ends at a mark": Cut("ပေါင်မုန့်၊ညတိုင်းဖုတ်တယ်", 6, "ပေါင်မုန့်…"),
        "Lao is one word too": Cut("ພວກເຮົາເຮັດເຂົ້າຈີ່ທຸກຄືນ", 10, ""),
        "Korean has spaces": Cut("우리는 밤에 빵을 굽습니다", 7, "우리는 밤에…"),
    }
)
"""By what they show."""


SCRIPTS: Mapping[str, str] = MappingProxyType(
    {
        "Latin": "bread Straßenbahnhaltestellennamen cafe\u0301s Z\u0351\u036b\u0343a\u0321lgo “a”, (m/f/d) end. End!",
        "numbers": "3\u202f500\u00a0€ 12 000 €3,200–€3,900 2026-04-01 1. April 9:30 50% 24/7",
        "Arabic": "مرحبا بكم في المخبز، نعمل ليلاً ٢٠٢٦ کار\u200cآفرینی می\u200cخواهم \u0600",
        "Hebrew": 'עולם העבודה צה"ל שָׁלוֹם',
        "Japanese": "面白い仕事をする人たち。 カタカナ、ひらがな。 私はPythonを使って、夜のパン屋で働いています",
        "Chinese": "我们正在寻找新的同事，一起工作。 渡輪十一分鐘",
        "Thai": "ทำงานที่นี่กับเรา ขนมปังทุกคืน ๒๕๖๙",
        "Khmer": "យើងធ្វើនំប៉័ង។ រាល់យប់",
        "Burmese": "အလုပ်သမား၊ ပေါင်မုန့်",
        "Indic": "हिन्दी क्षमता। অ্যাকাউন্ট அலுவலகம் ශ්\u200dරී",
        "Korean": "우리는 밤에 빵을 굽습니다.",
        "emoji": "👨\u200d👩\u200d👧\u200d👦 🇳🇱🇧🇪 1\ufe0f\u20e3 👍🏽",
        "whole": "#DataScience #データ分析中です @ana@social.example https://example.com/a(b) example.com",
        "signs": "— … 100% %(title)s {link} […]",
    }
)
"""Words, parted by spaces, by their script."""

WORD_END = regex.compile(r"(?w)\b")
"""By Unicode Standard Annex 29."""
LETTERS = r"(?=[\p{L}\p{M}])[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Han}\p{Hiragana}\p{Katakana}]"
WITHIN_UNSPACED = regex.compile(rf"(?<={LETTERS}\p{{M}}*)(?={LETTERS})")
"""Annex 29 ends a word behind every letter of these scripts, and leaves the rest to dictionaries."""
PARTICLE = regex.compile(r"(?<=[をはがにでとのもへや])(?=[\p{Han}\p{Katakana}])")


def ends_at_a_word(text: str, in_full: str) -> None:
    """See that a text that was cut ends neither within a word, a grapheme, a tag nor a number."""
    text = regex.sub(r"(?<=…)[”’“»«」』\"\u00a0\u202f]+\Z", "", text)
    if in_full.startswith(text) or not (text.endswith("…") and in_full.startswith(text[:-1])):
        return
    end = len(text) - 1
    assert end in set(grapheme_ends(in_full))
    assert end in {match.start() for match in WORD_END.finditer(in_full)}
    assert not WITHIN_UNSPACED.match(in_full, end) or PARTICLE.match(in_full, end)
    assert not regex.compile(r"(?<=\p{Nd})[\s.,:]?(?=\p{Nd})").match(in_full, end)
    token = regex.search(r"\S*\Z", in_full[:end])
    rest = regex.compile(r"\S*").match(in_full, end)
    whole = f"{token.group() if token else ''}{rest.group() if rest else ''}"
    assert not (regex.search("[#＃@＠]", whole) and regex.compile(r"[\w-]").match(in_full, end))
