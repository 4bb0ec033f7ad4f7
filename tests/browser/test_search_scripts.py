"""Searching long pages in scripts without spaces, and in letters that are written in two ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from company import minimal_company
from corpora import corpus_site
from kollega.outputs.output import OutputKind
from questions import answers, ask
from served import served
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.html import HtmlElement
    from playwright.sync_api import Browser

    from questions import Answer
    from website import Website

pytestmark = pytest.mark.browser

STORY = "---\ntitle: {title}\nauthors: [ana]\ndate: 2026-03-01\ndescription: {title}\n---\n{text}\n"
STORIES = 6

SENTENCES = {
    "ja": [
        "毎朝、最初のフェリーが出る前に、同僚たちは古い橋を開けます。",
        "バスを降りて、パンとコーヒーを買い、ハンドルの前に座ります。",
        "このプロジェクトは小さなグループから始まり、いまでは大きなコミュニティになりました。",
        "はじめてのユーザーにも、ベテランにも、同じドアが開いています。",
        "データを集め、グラフを描き、橋のモーターが疲れていないかを確かめる。",
        "ボートのペンキは赤、ポンプのペダルは青、ブイは黄色です。",
        "だれかが困っていれば手伝うし、わからなければ聞くことにする。",
        "ここでは失敗について話すのが普通で、テストもコードもみんなで読みます。",
    ],
    "zh": [
        "每天早晨，第一班渡轮出发之前，同事们打开旧桥。",
        "机房里有热咖啡，窗外是潮水和海鸥。",
        "这个项目从一个小组开始，现在有了很大的社区。",
        "新来的工程师向老同事学习，老同事也向她学习。",
        "我们收集数据，画出曲线，看看电机是不是累了。",
    ],
    "ko": [
        "매일 아침 첫 나룻배가 떠나기 전에 동료들은 낡은 다리를 연다.",
        "기관실에는 뜨거운 커피가 있고 창밖에는 갈매기가 난다.",
        "이 프로젝트는 작은 모임에서 시작했지만 지금은 큰 공동체가 되었다.",
        "새로 온 기술자는 동료에게서 배우고, 동료도 그에게서 배운다.",
    ],
    "th": [
        "ทุกเช้าก่อนเรือข้ามฟากลำแรกจะออก เพื่อนร่วมงานของเราเปิดสะพานเก่า",
        "ในห้องเครื่องมีกาแฟร้อน และนอกหน้าต่างมีนกนางนวล",
        "น้ำขึ้นน้ำลงกำหนดเวลาทำงานของเรา",
        "วิศวกรคนใหม่เรียนรู้จากเพื่อนร่วมงาน และเพื่อนก็เรียนรู้จากเธอ",
        "กี่ปีแล้วที่เราดูแลแม่น้ำสายนี้ ที่นี่ไม่มีวันไหนเหมือนกัน",
    ],
    "lo": [
        "ທຸກເຊົ້າກ່ອນເຮືອລຳທຳອິດຈະອອກ ພວກເຮົາເປີດຂົວເກົ່າ",
        "ໃນຫ້ອງເຄື່ອງຈັກມີກາເຟຮ້ອນ",
        "ນ້ຳຂຶ້ນນ້ຳລົງກຳນົດເວລາເຮັດວຽກຂອງພວກເຮົາ",
    ],
    "km": [
        "រាល់ព្រឹកយើងបើកស្ពានចាស់មុនពេលទូកដំបូងចេញដំណើរ",
        "នៅក្នុងបន្ទប់ម៉ាស៊ីនមានកាហ្វេក្តៅ",
        "ទឹកជោរទឹកនាចកំណត់ម៉ោងធ្វើការរបស់យើង",
    ],
    "my": [
        "မနက်တိုင်း ပထမဆုံးသင်္ဘော မထွက်မီ တံတားဟောင်းကို ဖွင့်ကြသည်",
        "စက်ခန်းထဲတွင် ကော်ဖီပူပူ ရှိသည်",
        "ဒီရေက ကျွန်ုပ်တို့၏ အလုပ်ချိန်ကို သတ်မှတ်သည်",
    ],
    "fa": [
        "هر روز صبح پیش از نخستین کشتی همکاران ما پل کهنه را باز می‌کنند.",
        "در اتاق ماشین چای داغ هست و كتاب علي روی میز است.",
        "این پروژه با گروهی کوچک آغاز شد و سال ١٤٠٤ بزرگ شد.",
    ],
}
"""By language what the stories are made of; each story has all of it, each in another order."""

PHRASES = [
    ("ja", "プロジェクト"),
    ("ja", "コミュニティ"),
    ("ja", "ユーザー"),
    ("ja", "する"),
    ("ja", "ハンドル"),
    ("ja", "ポンプのペダル"),
    ("ja", "コード 同僚"),
    ("zh", "同事"),
    ("zh", "早晨"),
    ("zh", "渡轮出发 社区"),
    ("ko", "동료"),
    ("ko", "나룻배가 커피"),
    ("th", "น้ำ"),
    ("th", "เพื่อนร่วมงาน"),
    ("th", "ที่นี่"),
    ("th", "กี่ปี สะพาน"),
    ("lo", "ຂົວເກົ່າ"),
    ("lo", "ກາເຟ ນ້ຳ"),
    ("km", "ស្ពាន"),
    ("km", "កាហ្វេក្តៅ ម៉ោង"),
    ("my", "တံတား"),
    ("my", "ကော်ဖီ ဒီရေ"),
    ("fa", "کتاب"),
    ("fa", "كتاب"),
    ("fa", "علی"),
    ("fa", "علي"),
    ("fa", "کشتی"),
    ("fa", "كشتي"),
    ("fa", "۱۴۰۴"),
    ("fa", "١٤٠٤"),
]

ABSENT = [
    ("ja", "トクェジロプ"),
    ("ja", "ドアバス"),
    ("zh", "轮渡"),
    ("ko", "비행기"),
    ("th", "นำ้"),
    ("th", "เครื่องบิน"),
    ("lo", "ເຮືອບິນ"),
    ("km", "យន្តហោះ"),
    ("my", "လေယာဉ်"),
    ("fa", "هواپیما"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site with long stories in several scripts."""
    company = minimal_company(tmp_path_factory.mktemp("library"))
    company.configure({"languages": ["en", *SENTENCES]})
    for lang, sentences in SENTENCES.items():
        for number in range(STORIES):
            turned = [*sentences[number % len(sentences) :], *sentences[: number % len(sentences)]]
            text = "\n\n".join("".join(turned) if lang in {"ja", "zh"} else " ".join(turned) for _ in range(4))
            company.write(f"stories/s{number}.{lang}.md", STORY.format(title=f"{number}", text=text))
    with served(company.draw(OutputKind.SEARCH).folder) as address:
        yield address


@pytest.fixture
def scholar(chromium: Browser, library: str) -> Iterator[Reader]:
    with Reader.of(chromium, library) as reader:
        yield reader
        assert reader.complaints == []


def found(reader: Reader, lang: str, words: str) -> list[Answer]:
    return answers(reader.visit(f"{lang}/search/?q={words}&kind=story"))


@pytest.mark.parametrize("lang", SENTENCES)
def test_every_long_page_that_holds_a_phrase_is_found_and_letters_that_stand_apart_are_none(
    scholar: Reader, lang: str
) -> None:
    held, absent = ([words for of, words in each if of == lang] for each in (PHRASES, ABSENT))
    page = scholar.visit(f"{lang}/search/?kind=story")
    answered = {words: ask(page, words) for words in (*held, *absent)}
    assert {words: len(rows) for words, rows in answered.items()} == dict.fromkeys(held, STORIES) | dict.fromkeys(
        absent, 0
    )
    assert [words for words in held if not any(row.marks for row in answered[words])] == []


def test_signs_and_tones_are_shown_as_they_were_written(scholar: Reader) -> None:
    rows = found(scholar, "th", "เพื่อนร่วมงาน")
    assert {mark for row in rows for mark in row.marks} == {"เพื่อนร่วมงาน"}
    assert "เปิดสะพานเก่า" in " ".join(row.excerpt for row in rows)


@pytest.fixture(scope="module")
def guides(shared: Path) -> Website:
    """Return the site of real guides in five languages, some of them very long."""
    return corpus_site(shared, "guides")


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("lang", "words"),
    [("ja", "プロジェクト"), ("ja", "コミュニティ"), ("ja", "ユーザー"), ("ja", "する"), ("fa", "کد"), ("fa", "كد")],
)
def test_a_search_finds_all_guides_that_hold_the_words(
    chromium: Browser, guides: Website, lang: str, words: str
) -> None:
    asked = re.compile(words.replace("ك", "ک"))
    holding = [
        path
        for path, page in guides.trees.items()
        if path.startswith(f"{lang}/stories/") and any(asked.search(text.text_content()) for text in _texts(page))
    ]
    with served(guides.folder) as address, Reader.of(chromium, address) as reader:
        found(reader, lang, words)
        count = reader.page.locator(".search-kinds label:has([value=story]) .search-count").inner_text()
        assert int(count) == len(holding) > 5


def _texts(page: HtmlElement) -> list[HtmlElement]:
    """Return what the search reads of a story's own text."""
    return [text for body in page.xpath("//*[@data-pagefind-body]") for text in body.find_class("prose")]
