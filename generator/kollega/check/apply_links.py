"""Where candidates are sent to apply, and which of these addresses lead nowhere: what is to be asked, and what is told.

To ask is not done here: this room knows no network.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import urldefrag

from kollega.diagnostics import Diagnostic, Severity
from kollega.i18n.wording import wording
from kollega.site.life import Stage
from kollega.web import SILENCES, Silence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kollega.content.item import VacancyItem
    from kollega.site.catalogue import Site


@dataclass(frozen=True)
class Answer:
    """What an address answered."""

    status: int | Silence
    """Of HTTP, at the end of all redirects; or why there is none."""

    @property
    def is_dead(self) -> bool:
        """Return whether nobody can apply there: not where a server only refuses programs, or is out of order today."""
        return self.status in _DEAD

    @property
    def is_doubtful(self) -> bool:
        """Return whether nobody can tell today: somebody should look."""
        return self.status in _DOUBTFUL or (isinstance(self.status, int) and self.status >= _SERVER_ERRORS)


_SERVER_ERRORS: Final = 500
_DEAD: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE, Silence.NO_HOST, Silence.NO_TRUST, Silence.NOWHERE})
_DOUBTFUL: Final = frozenset({Silence.NO_CONNECTION, Silence.NO_TIME, Silence.NOT_ASKED})


def apply_links(site: Site) -> Mapping[str, Sequence[VacancyItem]]:
    """Return the addresses at which one applies, without what stands behind `#`, and the open vacancies of each."""
    links: dict[str, list[VacancyItem]] = defaultdict(list)
    for vacancy in sorted(site.vacancies, key=lambda each: each.path):
        if vacancy.front.apply_url and site.stages[vacancy.path] is Stage.LIVE:
            links[urldefrag(vacancy.front.apply_url).url].append(vacancy)
    return links


def link_diagnostics(
    links: Mapping[str, Sequence[VacancyItem]], answers: Mapping[str, Answer]
) -> tuple[Diagnostic, ...]:
    """Return what is to be said of the answers, by file."""
    return tuple(sorted(_told(links, answers)))


def _told(links: Mapping[str, Sequence[VacancyItem]], answers: Mapping[str, Answer]) -> Iterator[Diagnostic]:
    for url, vacancies in links.items():
        answer = answers[url]
        status = answer.status
        said = wording("it answers {status}", status=status) if isinstance(status, int) else SILENCES[status]
        for vacancy in vacancies:
            mark = vacancy.marks.value("apply_url")
            if answer.is_dead:
                hint = wording(
                    "Check whether the job is still open. If so, write its new address; if not, `status: closed`."
                )
                message = wording("this address cannot be used to apply: {said}", said=said)
                yield Diagnostic.at(vacancy.path, mark, "dead-apply-link", message, hint, severity=Severity.WARNING)
            elif answer.is_doubtful:
                message, hint = (
                    wording("this address could not be tried: {said}", said=said),
                    wording("Open it in a browser, or try again later."),
                )
                yield Diagnostic.at(vacancy.path, mark, "doubtful-apply-link", message, hint, severity=Severity.NOTE)
