"""The fields of advertisements, by the names that boards.toml gives them: each makes what an element holds."""

from __future__ import annotations

from datetime import UTC
from email.utils import format_datetime
from itertools import accumulate
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from kollega.content.vacancy import EmploymentType
from kollega.outputs.boards.advertisement import Html
from kollega.outputs.boards.pay import PAY_FIELDS
from kollega.outputs.boards.text import description, shorten, shorten_html, with_known_elements

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from kollega.outputs.boards.advertisement import Advertisement, Field, Publisher
    from kollega.outputs.boards.board import Board
    from kollega.outputs.boards.job import Job


def tracked(url: str, parameter: str) -> str:
    """Return an address that tells where its visitors come from, unless it tells so already."""
    name = parameter.partition("=")[0]
    parts = urlsplit(url)
    if not parameter or name in dict(parse_qsl(parts.query, keep_blank_values=True)):
        return url
    return urlunsplit(parts._replace(query=f"{parts.query}&{parameter}" if parts.query else parameter))


def _description(ad: Advertisement, board: Board) -> Html:
    html = with_known_elements(description(ad.job.sections), board.replace)
    return Html(shorten_html(html, board.most("description")))


def _sections(ad: Advertisement, _board: Board) -> tuple[Mapping[str, str], ...]:
    """Return the parts of the text; the first is called as the job is, and a heading above nothing makes none."""
    parts = (part for part in ad.job.sections if part.html.strip())
    return tuple({"name": part.heading or ad.job.title, "value": Html(part.html)} for part in parts)


def _tags(ad: Advertisement, board: Board) -> tuple[str, ...]:
    most = board.most("tags")
    lengths = accumulate(map(len, ad.job.tags))
    return tuple(tag for tag, length in zip(ad.job.tags, lengths, strict=True) if most is None or length <= most)


# Places


def _city(ad: Advertisement, board: Board) -> str:
    return board.remote_city if ad.spot.anywhere and board.remote_city else ad.spot.city


def _location(ad: Advertisement, _board: Board) -> str:
    """Return a place as LinkedIn reads it: with its state in the United States, with its country elsewhere."""
    spot = ad.spot
    rest = spot.region if spot.country == "US" and spot.city else spot.country_name
    return ", ".join(filter(None, (spot.city or spot.region, rest)))


def _region_line(ad: Advertisement, _board: Board) -> str:
    spot = ad.spot
    return ", ".join(dict.fromkeys(filter(None, (spot.city, spot.region, spot.country_name))))


def _towns(ad: Advertisement, _board: Board) -> tuple[Mapping[str, str], ...]:
    towns = ({"city": spot.city, "country": spot.country} for spot in ad.job.spots)
    return tuple(known for town in towns if (known := {key: value for key, value in town.items() if value}))


# Kinds of work


def _employment(ad: Advertisement, board: Board) -> str:
    return ", ".join(_known_words(ad.job, board.employment))


def _first_employment(ad: Advertisement, board: Board) -> str:
    return next(iter(_known_words(ad.job, board.employment)), "")


def _contract(ad: Advertisement, board: Board) -> str:
    return next(iter(_known_words(ad.job, board.contract)), "")


def _known_words(job: Job, words: Mapping[EmploymentType, str]) -> tuple[str, ...]:
    return tuple(words[kind] for kind in job.employment if kind in words)


_BOTH: Final = frozenset({EmploymentType.FULL_TIME, EmploymentType.PART_TIME})


def _schedule(ad: Advertisement, board: Board) -> str:
    words = [board.schedule[kind] for kind in ad.job.employment if kind in board.schedule]
    both = board.schedule.get("BOTH") if set(ad.job.employment) >= _BOTH else None
    return both or next(iter(words), "")


def _workplace(ad: Advertisement, board: Board) -> str:
    return board.workplace.get(ad.job.workplace, "") if ad.job.workplace else ""


# Dates


def _closes(form: Callable[[datetime], str]) -> Field:
    return lambda ad, _board: form(ad.job.closes) if ad.job.closes else ""


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _dotted(moment: datetime) -> str:
    return f"{moment:%d.%m.%Y}"


FIELDS: Final[Mapping[str, Field]] = {
    "id": lambda ad, board: ad.id(board),
    "number": lambda ad, _: str(ad.job.number),
    "requisition": lambda ad, _: ad.job.reference or ad.job.code,
    "title": lambda ad, board: shorten(ad.job.title, board.most("title")),
    "company": lambda ad, board: shorten(ad.publisher.name, board.most("company")),
    "company_url": lambda ad, _: ad.publisher.url,
    "company_id": lambda _, board: board.company_id,
    "poster_email": lambda _, board: board.poster_email,
    "url": lambda ad, board: tracked(ad.job.url, board.source),
    "apply_url": lambda ad, board: tracked(ad.job.apply_url or ad.job.url, board.source),
    "own_apply_url": lambda ad, board: tracked(ad.job.apply_url, board.source) if ad.job.apply_url else "",
    "apply_email": lambda ad, _: ad.job.apply_email,
    "description": _description,
    "sections": _sections,
    "department": lambda ad, _: ad.job.department,
    "tags": _tags,
    "keywords": lambda ad, _: ",".join(tag.replace(",", " ") for tag in ad.job.tags),
    "education": lambda ad, _: ad.job.education,
    "experience": lambda ad, _: ad.job.experience,
    "city": _city,
    "region": lambda ad, board: "" if ad.spot.anywhere and board.remote_city else ad.spot.region,
    "country": lambda ad, _: ad.spot.country,
    "country_name": lambda ad, _: ad.spot.country_name,
    "postal_code": lambda ad, _: ad.spot.postal_code,
    "street": lambda ad, _: ad.spot.street,
    "location": _location,
    "region_line": _region_line,
    "towns": _towns,
    "first_office": lambda ad, _: next(iter(ad.job.offices), ad.job.where),
    "other_offices": lambda ad, _: ad.job.offices[1:],
    **PAY_FIELDS,
    "employment": _employment,
    "first_employment": _first_employment,
    "employment_words": lambda ad, _: ad.job.employment_words,
    "contract": _contract,
    "schedule": _schedule,
    "workplace": _workplace,
    "posted": lambda ad, _: _iso(ad.job.posted),
    "posted_dotted": lambda ad, _: _dotted(ad.job.posted),
    "expires": _closes(_iso),
    "expires_on": _closes(lambda moment: moment.date().isoformat()),
    "expires_dotted": _closes(_dotted),
}
"""What boards.toml may name, for an advertisement."""

HEAD: Final[Mapping[str, Callable[[Publisher, int], str]]] = {
    "company": lambda publisher, _: publisher.name,
    "site": lambda publisher, _: publisher.site,
    "built": lambda publisher, _: format_datetime(publisher.day),
    "built_in_utc": lambda publisher, _: f"{publisher.day.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
    "count": lambda _, count: str(count),
}
"""What boards.toml may name before the advertisements; `count` is how many there are."""


def field_of(name: str) -> Field:
    """Return the field of a name in boards.toml; of `=url`, one that is that text always."""
    if name.startswith("="):
        return lambda _ad, _board: name[1:]
    return FIELDS[name]
