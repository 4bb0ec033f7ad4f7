"""What a vacancy of another system says, as facts of our front matter; nothing is said that it does not say."""

from __future__ import annotations

import html
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from kollega.config.meanings import folded, words_meant
from kollega.config.values import LONGEST_TEXT, homes_called
from kollega.content.vacancy import EmploymentType, SalaryUnit, Workplace
from kollega.i18n.language import standard_tag
from kollega.importers.answer import Data, first_text, listed, matches, pick, texts
from kollega.submissions.plain import plain_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kollega.importers.system import System, Ways

_EMPLOYMENT: Final = frozenset(EmploymentType)
_WORKPLACES: Final = frozenset(Workplace)
_UNITS: Final = frozenset(SalaryUnit)
_PARTS: Final = ("street", "postal_code", "city", "region")


@dataclass(frozen=True)
class Record:
    """A vacancy as a system has it, in one of its languages."""

    system: System
    data: Data
    translation: Data = None
    """What it says in this language, where a system keeps its languages apart."""

    def line(self, key: str) -> str:
        """Return a fact as one line of plain text; empty for none."""
        return plain_line(html.unescape(self.text(*self.system.facts.get(key, ()))))[:LONGEST_TEXT]

    def text(self, *ways: str) -> str:
        """Return the first text at one of some ways, of the language before that of the vacancy."""
        return first_text(self.translation, *ways) or first_text(self.data, *ways)

    def values(self, key: str) -> Iterator[str]:
        """Yield the texts at all ways of a fact."""
        for way in self.system.facts.get(key, ()):
            yield from texts(pick(self.data, way))


def facts_of(record: Record, places: Mapping[str, str]) -> dict[str, Any]:
    """Return the facts of a vacancy in the order of the front matter, without title, description and language.

    `places` are the ids of the site's own places by their names in small letters.
    """
    found = {key: convert(record) for key, convert in _CONVERTERS.items()}
    found["locations"] = list(_locations(record, places))
    if found["workplace"] == Workplace.REMOTE and not found["applicant_locations"]:
        countries = (each.get("country") for each in found["locations"] if isinstance(each, dict))
        found["applicant_locations"] = list(dict.fromkeys(filter(None, countries)))
    if found["workplace"] != Workplace.REMOTE:
        found["applicant_locations"] = []
    elif not found["applicant_locations"]:
        found["workplace"] = None
    return {key: value for key, value in found.items() if value}


def language_of(record: Record) -> str:
    """Return the language of a vacancy as a tag; empty where the system does not say."""
    return standard_tag(record.line("lang")) or ""


def _day(key: str) -> Callable[[Record], str | None]:
    return lambda record: next((day[:10] for each in record.values(key) if (day := moment_of(each))), None)


def _end(record: Record) -> str | None:
    """Return the last day, or the moment where a system names one."""
    found = next(filter(None, map(moment_of, record.values("valid_through"))), None)
    return found[:10] if found and found[10:16] in {"", "T00:00"} else found


def moment_of(written: str) -> str:
    """Return a day or a moment by ISO 8601, of whatever way systems write them; empty for none."""
    with suppress(ValueError, OverflowError):
        if re.fullmatch(r"\d{12,14}", written):  # milliseconds since 1970
            return datetime.fromtimestamp(int(written) / 1000, UTC).isoformat(timespec="minutes")
        iso = re.sub(r"\.\d+(?=$|Z|[+-])", "", written.replace(" UTC", "+00:00"))
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", iso):
            return datetime.fromisoformat(iso).date().isoformat()
        return datetime.fromisoformat(iso).isoformat(timespec="minutes")
    return ""


def _line(key: str) -> Callable[[Record], str | None]:
    return lambda record: record.line(key) or None


def _words(record: Record, written: str, known: frozenset[str]) -> tuple[str, ...]:
    """Return which of the words that we know a system means; none where nobody can tell."""
    own = record.system.words.get(folded(written))
    if own is not None:
        return tuple(word for word in own.split() if word in known)
    meant = words_meant(written, known)
    return meant if len(meant) == 1 else ()


def _employment(record: Record) -> list[str]:
    """Return the kinds of employment; several may stand in one text."""
    found = [
        word
        for each in record.values("employment_type")
        for part in ([each] if _words(record, each, _EMPLOYMENT) else re.split(r"[,;|/]", each))
        for word in _words(record, part, _EMPLOYMENT)
    ]
    return list(dict.fromkeys(map(str, found)))


def _workplace(record: Record) -> str | None:
    said = [word for each in record.values("workplace") for word in _words(record, each, _WORKPLACES)]
    said = said or [word for word, way in record.system.flags.items() if pick(record.data, way) is True]
    return str(said[0]) if len(said) == 1 else None


def _homes(record: Record) -> list[str]:
    found = (homes_called(each) for each in record.values("applicant_locations"))
    return list(dict.fromkeys(homes[0] for homes in found if len(homes) == 1))


_UNCLEAR: Final = re.compile(r"\d{1,3}\.\d{3}")
"""What is thousands in half of the world and thousandths in the other: 2.800."""
_WITH_COMMAS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_WITH_POINTS: Final = re.compile(r"\d{1,3}(?:[\s.'\u2019]\d{3})+(?:,\d+)?|\d+,\d{1,2}")
"""Numbers that people write for people: 2,800.50, and 2.800,50 or 2 800 or 12,50."""
_ZERO: Final = re.compile(r"[0.,]+")


def number_of(written: str) -> str:
    """Return a number as the front matter has it; empty for none, for zero, and for what may be two."""
    plain = written.strip()
    if _UNCLEAR.fullmatch(plain):
        return ""
    if _WITH_COMMAS.fullmatch(plain):
        plain = plain.replace(",", "")
    elif _WITH_POINTS.fullmatch(plain):
        plain = re.sub(r"[\s.'\u2019]", "", plain).replace(",", ".")
    with suppress(InvalidOperation):
        number = Decimal(plain)
        if number.is_finite() and 0 < number < 10**12:
            return f"{number.normalize():f}"
    return ""


def _range(data: Data, ways: Mapping[str, Ways]) -> dict[str, str]:
    """Return both ends, or one where there is one; none where one of two cannot be read."""
    said = {key: first_text(data, *ways.get(key, ())) for key in ("min", "max")}
    found = {key: number_of(text) for key, text in said.items() if text and not _ZERO.fullmatch(text)}
    return found if all(found.values()) else {}


def _hours(record: Record) -> str | dict[str, str] | None:
    ways = {key: record.system.facts.get(f"hours_{key}", ()) for key in ("min", "max")}
    found = _range(record.data, ways)
    return found["min"] if len(set(found.values())) == 1 and len(found) == len(ways) else found or None


def _salary(record: Record) -> dict[str, str] | None:
    """Return pay where a system says all of it, once: how much, in which currency, and for how long."""
    system = record.system
    parts = listed(pick(record.data, system.salary.get("each", ("",))[0])) if system.salary else []
    parts = [part for part in parts if all(first_text(part, way) == word for way, word in system.salary_where.items())]
    if len(parts) != 1 or matches(record.data, system.salary_unless):
        return None
    amounts = _range(parts[0], system.salary)
    currency = first_text(parts[0], *system.salary.get("currency", ())).upper()
    unit = _words(record, first_text(parts[0], *system.salary.get("unit", ())), _UNITS)
    return amounts | {"currency": currency, "unit": str(unit[0])} if amounts and currency and unit else None


def _apply_url(record: Record) -> str | None:
    found = record.text(*record.system.facts.get("apply_url", ()))
    return found or None


def _yes(record: Record) -> str | None:
    ways = record.system.facts.get("direct_apply", ())
    said = [pick(record.data, way) for way in ways]
    return "true" if True in said or "true" in [str(each).lower() for each in said] else None


def _tags(record: Record) -> list[str]:
    return list(dict.fromkeys(filter(None, map(plain_line, record.values("tags")))))


def _locations(record: Record, places: Mapping[str, str]) -> Iterator[str | dict[str, str]]:
    ways = record.system.place
    groups = [listed(pick(record.data, way)) for way in ways.get("each", ())]
    entries = list(chain(*groups)) if record.system.all_places else next(filter(None, groups), [])
    seen: list[str | dict[str, str]] = []
    for entry in entries:
        if matches(entry, record.system.place_unless):
            continue
        place = _place(record, entry, places)
        if place and place not in seen:
            seen.append(place)
            yield place


def _place(record: Record, entry: Data, places: Mapping[str, str]) -> str | dict[str, str]:
    """Return the id of a place of the site, a place in its parts, or its name."""
    said = {key: _said(record, entry, ways) for key, ways in record.system.place.items() if key != "each"}
    name, country = said.get("name", ""), country_of(said.get("country", ""))
    for each in filter(None, (name, said.get("city", ""))):
        if known := places.get(each.casefold()):
            return known
    place = {key: said[key] for key in _PARTS if said.get(key)}
    if not place.get("city"):
        place = {**place, **split_place(name)}
    if not country:
        country = place.pop("country", "")
    if country and place.get("city"):
        return place | {"country": country}
    return "" if "remote" in words_meant(name, _WORKPLACES) else name or place.get("city", "")


def _said(record: Record, entry: Data, ways: Ways) -> str:
    """Return what an entry says of a place, or the vacancy around it."""
    around = (way[1:] for way in ways if way.startswith("/"))
    return plain_line(first_text(record.data, *around) or first_text(entry, *ways))


def country_of(name: str) -> str:
    """Return the code of a country by its code or its name; empty for none."""
    codes = homes_called(name) if name else ()
    return codes[0] if codes and re.fullmatch("(?!EU)[A-Z]{2}", codes[0]) else ""


_SURE: Final = frozenset({"UK", "US"})
"""Two letters that mean a country in a place's name; others may be a state's, as in “Chicago, IL”."""


def split_place(name: str) -> dict[str, str]:
    """Return the parts of a place that is written as `City, Region, Country`; some may be missing.

    A last part that could be a state as well, such as Georgia, is taken for no country.
    """
    parts = [part.strip() for part in name.split(",") if part.strip()]
    last = parts[-1] if len(parts) > 1 else ""
    is_sure = last in _SURE or (len(last) > len("IL") and len(homes_called(last)) == 1)
    country = country_of(last) if is_sure else ""
    city, *region = parts[:-1] if country else parts or [""]
    found = {"city": city, "region": ", ".join(region), "country": country}
    return {key: value for key, value in found.items() if value}


_CONVERTERS: Final[Mapping[str, Callable[[Record], Any]]] = {
    "date_posted": _day("date_posted"),
    "valid_through": _end,
    "department": _line("department"),
    "tags": _tags,
    "locations": lambda _record: None,
    "workplace": _workplace,
    "applicant_locations": _homes,
    "employment_type": _employment,
    "hours": _hours,
    "salary": _salary,
    "apply_url": _apply_url,
    "direct_apply": _yes,
    "identifier": _line("identifier"),
    "openings": lambda record: number_of(record.line("openings")) or None,
}
"""How each fact is read, in the order of the front matter."""
