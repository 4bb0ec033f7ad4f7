"""What JobPosting says stands on the page, value by value and in each language; and other people's programs read it."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import extruct
import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import get_currency_symbol
from lxml import html

from node import read_with
from postings import LANGUAGES, NOT_TOLD, VACANCIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

    from website import Website

SITE = "https://acme.example/careers/"

TYPES = ("FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER")
ENGLISH = {
    "types": "full-time part-time freelance temporary internship voluntary_work by_the_day other",
    "HOUR": "an hour",
    "DAY": "a day",
    "WEEK": "a week",
    "MONTH": "a month",
    "YEAR": "a year",
    "remote": "remote",
    "bachelor degree": "bachelor’s degree",
    "none": "none required",
}
WORDS: dict[str, dict[str, str]] = {
    "en": ENGLISH,
    "fa": ENGLISH,
    "nl": {
        "types": "voltijd deeltijd freelance tijdelijk stage vrijwilligerswerk per_dag anders",
        "HOUR": "per uur",
        "DAY": "per dag",
        "WEEK": "per week",
        "MONTH": "per maand",
        "YEAR": "per jaar",
        "remote": "op afstand",
        "bachelor degree": "bachelor",
        "none": "niet gevraagd",
    },
    "sv": {
        "types": "heltid deltid frilans tidsbegränsad praktik ideellt_arbete per_dag annat",
        "HOUR": "/timme",
        "DAY": "/dag",
        "WEEK": "/vecka",
        "MONTH": "/månad",
        "YEAR": "/år",
        "remote": "på distans",
        "bachelor degree": "kandidatexamen",
        "none": "krävs inte",
    },
    "de": {
        "types": "vollzeit teilzeit freiberuflich befristet praktikum ehrenamt tageweise anderes",
        "HOUR": "pro stunde",
        "DAY": "pro tag",
        "WEEK": "pro woche",
        "MONTH": "pro monat",
        "YEAR": "pro jahr",
        "remote": "ortsunabhängig",
        "bachelor degree": "bachelor",
        "none": "nicht verlangt",
    },
    "fr": {
        "types": "temps_plein temps_partiel en_indépendant temporaire stage bénévolat à_la_journée autre",
        "HOUR": "par heure",
        "DAY": "par jour",
        "WEEK": "par semaine",
        "MONTH": "par mois",
        "YEAR": "par an",
        "remote": "à distance",
        "bachelor degree": "licence",
        "none": "non exigée",
    },
}
"""What each language says, in small letters; there is no Persian catalogue, so that Persian pages say it in English."""


class Page:
    """A vacancy's page as its readers see it."""

    def __init__(self, tree: HtmlElement, lang: str, address: str) -> None:
        self.tree, self.lang, self.address = tree, lang, address
        self.locale = Locale.parse("en_GB" if lang == "en" else lang)
        self.text = even(tree.find("body"))
        facts = tree.xpath("//dl//div[contains(@class, 'fact-')]")
        kinds = [re.findall(r"\bfact-(?!wide|long)(\w+)", fact.get("class"))[0] for fact in facts]
        self.facts: dict[str, str] = {}
        for kind, fact in zip(kinds, facts, strict=True):
            values = " ".join(even(value) for value in fact.iter("dd"))
            self.facts[kind] = f"{self.facts.get(kind, '')} {values}".strip()
        if benefits := tree.xpath("//*[@class='benefits']/li"):
            self.facts["benefits"] = ", ".join(map(even, benefits))

    def time(self, path: str) -> str:
        return str(self.tree.xpath(f"string({path}//time/@datetime)"))

    def says(self, word: str) -> str:
        return WORDS[self.lang][word]

    def country(self, code: str) -> str:
        return plain(str(self.locale.territories[code]))


def plain(text: str) -> str:
    """Return a text in small letters with European digits, without the marks that keep words together."""
    digits = str.maketrans("۰۱۲۳۴۵۶۷۸۹٬٫", "0123456789,.", "\u2060\u200e\u200f")
    return " ".join(text.translate(digits).casefold().split())


def even(element: Any) -> str:
    return plain(" ".join(element.itertext()))


def numbers(text: str) -> list[Decimal]:
    """Return the numbers of a text, whose digits stand in groups of three, with a comma or a point before decimals."""
    found = re.findall(r"\d+(?:[ .,]\d{3})*(?:[.,]\d{1,2})?(?!\d)", text)
    return [Decimal(re.sub(r"[ .,](?=\d{3}(?!\d))", "", number).replace(",", ".")) for number in found]


def day_is_said(day: date, page: Page, text: str) -> bool:
    said = plain(format_date(day, "long", page.locale))
    return said in text or said.replace("1 ", "1er ", 1) in text


def description(value: str, page: Page) -> bool:
    shown = page.text.replace(" ", "")  # a link ends without a space before a full stop
    return all(even(part).replace(" ", "") in shown for part in html.fragments_fromstring(value))


def valid_through(value: str, page: Page) -> bool:
    moment, shown = datetime.fromisoformat(value), page.time("//*[contains(@class, 'fact-closes')]")
    if not day_is_said(moment.date(), page, page.facts["closes"]):
        return False
    if len(shown) == len("2027-07-31"):
        return (shown, value[10:]) == (value[:10], "T23:59:59+02:00")
    has_zone = re.search(r"\((cest|mesz|utc\+02:00|\+02:00 .+)\)$", page.facts["closes"])
    return datetime.fromisoformat(shown) == moment and "17:00" in page.facts["closes"] and bool(has_zone)


def identifier(value: Any, page: Page) -> bool:
    return plain(value["value"]) == page.facts["identifier"] and plain(value["name"]) in page.text


def employer(value: Any, page: Page) -> bool:
    return plain(value["name"]) in page.text and value["sameAs"] in page.tree.xpath("//a/@href")


def places(value: Any, page: Page) -> bool:
    text = f"{page.facts['place']} {page.facts.get('address', '')}"
    addresses = [place["address"] for place in (value if isinstance(value, list) else [value])]
    parts = ("streetAddress", "postalCode", "addressLocality", "addressRegion")
    said = [plain(address[part]) in text for address in addresses for part in parts if part in address]
    return all(said) and all(page.country(address["addressCountry"]) in text for address in addresses)


def homes(value: Any, page: Page) -> bool:
    text = page.facts["workplace"]
    states = [plain(each["name"]) for each in value if each["@type"] == "State"]
    countries = [plain(each["name"]) for each in value if each["@type"] == "Country"]
    unsaid = [name for name in countries if name not in text]
    as_union = page.country("EU") in text
    return all(state in text for state in states) and len(unsaid) == (27 if as_union else 0)


def pay(value: Any, page: Page) -> bool:
    text, amount = page.facts["pay"], value["value"]
    symbol = plain(get_currency_symbol(value["currency"], page.locale))
    ends = [Decimal(str(amount[key])) for key in ("minValue", "maxValue", "value") if key in amount]
    return numbers(text) == ends and text.endswith(page.says(amount["unitText"])) and symbol in text


def employment(value: list[str], page: Page) -> bool:
    names = dict(zip(TYPES, page.says("types").replace("_", "\N{NO-BREAK SPACE}").split(" "), strict=True))
    return page.facts["employment"] == ", ".join(" ".join(names[each].split()) for each in value)


def schooling(value: Any, page: Page) -> bool:
    if isinstance(value, str):
        return page.facts["education"] == (page.says("none") if value == "no requirements" else plain(value))
    said = f"{page.says(value['credentialCategory'])}; {plain(value['description'])}"
    return page.facts["education"] == said


def experience(value: Any, page: Page) -> bool:
    if isinstance(value, str):
        return page.facts["experience"] == (page.says("none") if value == "no requirements" else plain(value))
    years = Decimal(value["monthsOfExperience"]) / 12
    return numbers(page.facts["experience"]) == [years] and page.facts["experience"].endswith(
        plain(value["description"])
    )


CHECKS: dict[str, Callable[[Any, Page], bool]] = {
    "title": lambda value, page: even(page.tree.find(".//h1")) == plain(value),
    "description": description,
    "url": lambda value, page: page.tree.xpath("//link[@rel='canonical']/@href") == [value] == [SITE + page.address],
    "datePosted": lambda value, page: (
        page.time("//*[@class='posted']") == value and day_is_said(date.fromisoformat(value), page, page.text)
    ),
    "validThrough": valid_through,
    "hiringOrganization": employer,
    "identifier": identifier,
    "jobLocation": places,
    "jobLocationType": lambda _value, page: page.facts["workplace"].startswith(page.says("remote")),
    "applicantLocationRequirements": homes,
    "employmentType": employment,
    "workHours": lambda value, page: page.facts["hours"] == plain(value),
    "baseSalary": pay,
    "totalJobOpenings": lambda value, page: numbers(page.facts["openings"]) == [value],
    "jobStartDate": lambda value, page: day_is_said(date.fromisoformat(value), page, page.facts["start"]),
    "jobDuration": lambda value, page: numbers(page.facts["duration"]) == numbers(value),
    "educationRequirements": schooling,
    "experienceRequirements": experience,
    "jobBenefits": lambda value, page: page.facts["benefits"] == plain(", ".join(value)),
}
UNSEEN = {"@context", "@type", "directApply"}
"""Whether one can apply without further pages shows behind the button; the rules ask for it all the same."""

TOLD_AS = {
    "pay": "baseSalary",
    "hours": "workHours",
    "closes": "validThrough",
    "place": "jobLocation",
    "employment": "employmentType",
    "start": "jobStartDate",
    "duration": "jobDuration",
    "openings": "totalJobOpenings",
    "experience": "experienceRequirements",
    "education": "educationRequirements",
    "benefits": "jobBenefits",
    "identifier": "identifier",
}
"""Facts that people see, and what machines are told of them."""
UNTOLD = {("half-a-pay", "pay"), ("one-pay", "start")}
"""One end of a span would be read as the pay itself, and words are no date."""

ADDRESSES = {
    f"{'' if lang == 'en' else f'{lang}/'}vacancies/{slug}/": (lang, slug) for slug in VACANCIES for lang in LANGUAGES
}


@pytest.fixture(scope="module")
def told(postings: Website) -> dict[str, Any]:
    """Return the JobPosting of each page, as extruct finds it."""
    found = {}
    for address in ADDRESSES:
        data = extruct.extract(postings.files[f"{address}index.html"].decode(), syntaxes=["json-ld"])["json-ld"]
        (found[address],) = [each for each in data if each["@type"] == "JobPosting"]
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("slug", VACANCIES)
def test_a_page_and_its_posting_say_the_same(slug: str, lang: str, told: dict[str, Any], postings: Website) -> None:
    address = next(address for address, about in ADDRESSES.items() if about == (lang, slug))
    posting, page = told[address], Page(postings.trees[f"{address}index.html"], lang, address)
    assert posting.keys() - UNSEEN <= CHECKS.keys()
    assert [key for key in posting.keys() - UNSEEN if not CHECKS[key](posting[key], page)] == []
    silent = {key for key in page.facts.keys() & TOLD_AS.keys() if TOLD_AS[key] not in posting}
    assert silent == {key for own, key in UNTOLD if own == slug}


def test_no_other_page_has_a_posting(postings: Website) -> None:
    having = {path for path, content in postings.files.items() if b'"JobPosting"' in content and path.endswith(".html")}
    assert having == {f"{address}index.html" for address in ADDRESSES}
    assert not {path for path in having if path.split("/")[-2] in NOT_TOLD}


RECOMMENDED = {
    "applicantLocationRequirements",
    "baseSalary",
    "directApply",
    "employmentType",
    "identifier",
    "jobLocationType",
    "validThrough",
}
SEVERAL = 'ERROR: JobPosting: Required attribute "jobLocation.address.addressCountry" is missing'
"""What the validator says of a list of places, each of which has its country: it looks for one in the list."""


def test_a_validator_of_google_s_rules_finds_nothing_that_a_vacancy_could_say(
    told: dict[str, Any], postings: Website
) -> None:
    pages = {path: content.decode() for path, content in postings.files.items() if path.endswith("index.html")}
    issues = read_with("postings.mjs", pages)
    assert issues.keys() == pages.keys()
    found = {path: set(each) for path, each in issues.items() if each}
    for address, posting in told.items():
        missing = {f'WARNING: JobPosting: Missing field "{key}" (optional)' for key in RECOMMENDED - posting.keys()}
        expected = missing | ({SEVERAL} if isinstance(posting.get("jobLocation"), list) else set())
        assert found.pop(f"{address}index.html", set()) == expected, address
    assert found == {}
