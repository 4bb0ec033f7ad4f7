"""What git tells of the files of a site: when each was merged, and who read it over or wrote along.

Names and addresses are in the hands of whoever counts them, for as long as that takes; nothing keeps them.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from kollega.filesystem import SHALLOW, Clone, long_answer, run_git
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from kollega.i18n.wording import Wording

MOST_COMMITS: Final = 20_000
"""How many of the newest are looked at, which takes a second or two."""

MOST_FILES: Final = 12
"""How many files a commit may change so that whoever its trailers name has helped with each: some stories with their
translations and pictures. Who changes more at once tidies up."""

PROGRAMS: Final = frozenset({"copilot@github.com", "cursoragent@cursor.com"})
"""Addresses under which programs sign as co-authors, besides those that nobody answers (microsoft/vscode pull request
309951 and others, read 2026-11-28)."""

_UNANSWERED: Final = re.compile(r"(?:no-?reply|.*\[bot\]|(?:\d+\+)?copilot@users\.noreply\.github\.com)(?:@.*)?")
"""`noreply@…`, but not what GitHub gives to people who hide their address: `1+name@users.noreply.github.com`."""

_SETTINGS: Final = (
    "log.showSignature=false",
    "log.showRoot=true",
    "log.diffMerges=separate",
    "trailer.separators=:",
)
"""What would otherwise be told as whoever builds the site has set it for themselves."""

_STATUS: Final = re.compile(r"\n?([AMDTRC])\d*")
_RENAMED: Final = frozenset("RC")
"""What names a second path: where the file lies now."""


class Role(StrEnum):
    """What somebody did for a file that others wrote, by the trailer of the commit."""

    REVIEWER = "reviewed-by"
    CO_AUTHOR = "co-authored-by"


class Contact(NamedTuple):
    """Somebody whom a trailer names."""

    name: str
    address: str
    """May be empty."""

    @classmethod
    def of(cls, written: str) -> Contact:
        """Return who is meant by `Name <address>`; without an address, all of it is the name."""
        name, bracket, address = written.rpartition("<")
        return cls(name.strip(), address.rstrip("> ").casefold()) if bracket else cls(written.strip(), "")

    @property
    def is_program(self) -> bool:
        """Return whether this is a tool that signs what it has made, and no colleague."""
        unanswered = self.name.casefold().endswith("[bot]") or _UNANSWERED.fullmatch(self.address)
        return bool(unanswered) or self.address in PROGRAMS


class Hand(NamedTuple):
    """Somebody who helped with a file."""

    role: Role
    path: str
    """Where the file lies now, relative to the folder of mkdocs.yml."""
    moment: datetime
    contact: Contact


@dataclass(frozen=True)
class History:
    """What has become of the files of a site since some day."""

    merged: Mapping[str, datetime]
    """When each new file came to the branch that lies here, by its present path; a renamed one is not new."""
    hands: frozenset[Hand]


class HistoryError(Exception):
    """Git cannot tell what has become of a site; `message` says why, and `hint` what to do."""

    def __init__(self, message: Wording, hint: Wording) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


class _Commit(NamedTuple):
    moment: datetime
    contacts: Mapping[Role, frozenset[Contact]]
    files: tuple[tuple[str, str, str], ...]
    """Of each: what happened, the path it had, the path it has then."""


def history_of(root: Path, folder: str, since: datetime) -> History:
    """Return what has become of the files in a folder of `root` since a moment; raise HistoryError where git is silent.

    Merges are looked at as a whole, on the day on which they came; what stands in a squashed commit's message is found
    wherever it stands there.
    """
    clone = Clone.around(root)
    if clone is None:
        hint = wording("Build the site in a clone of its repository, where git is installed.")
        raise HistoryError(wording("there is no history of git here"), hint)
    if clone.is_shallow:
        raise HistoryError(wording("the history of git is not whole here"), SHALLOW)
    mainline, others = (tuple(_commits(root, folder, since, option)) for option in ("--first-parent", "--no-merges"))
    merged = {path: commit.moment for commit, status, path in _followed(mainline) if status == "A"}
    hands = [
        Hand(role, path, commit.moment, contact)
        for commit, _status, path in chain(_followed(mainline), _followed(others))
        if len(commit.files) <= MOST_FILES
        for role, contacts in commit.contacts.items()
        for contact in contacts
    ]
    return History(merged, _with_known_names(root, hands))


def _followed(commits: Iterable[_Commit]) -> Iterator[tuple[_Commit, str, str]]:
    """Yield each commit with what it did with each file, and where that lies now; commits come newest first."""
    present: dict[str, str] = {}
    for commit in commits:
        for status, before, path in commit.files:
            now = present.get(path, path)
            if status == "R":
                present[before] = now
            yield commit, status, now


def _commits(root: Path, folder: str, since: datetime, option: str) -> Iterator[_Commit]:
    """Yield the commits since a moment that concern a folder, newest first."""
    told = long_answer(
        root,
        *chain.from_iterable(("-c", setting) for setting in _SETTINGS),
        *("log", option, "-m", "-z", "--name-status", "--find-renames", "--no-ext-diff", "--no-textconv", "--relative"),
        *("-O/dev/null", "--ignore-submodules=all", "--no-color", "--encoding=UTF-8"),
        *(f"--max-count={MOST_COMMITS}", f"--since={since.isoformat()}"),
        f"--format=%H%x00%ct{''.join(_placeholder(role) for role in Role)}%x00%B%x00",
        *("--", folder),
    )
    if told is None:
        raise HistoryError(
            wording("git cannot read its history here"), wording("`git fsck` says what is wrong with it.")
        )
    return _parsed(iter(told.split(b"\0")))


def _placeholder(role: Role) -> str:
    return f"%x00%(trailers:key={role},valueonly,unfold)"


def _parsed(fields: Iterator[bytes]) -> Iterator[_Commit]:
    """Yield the commits of an answer: an id, a time, trailers and the message, then what was done with which file.

    Nothing that somebody wrote holds the sign between the fields, so that none can pretend to be another.
    """
    head = next(filter(None, fields), b"")
    while head:
        moment, *trailers, message = (next(fields, b"").decode("utf-8", "replace") for _ in range(len(Role) + 2))
        files: list[tuple[str, str, str]] = []
        head = b""
        for field in filter(None, fields):
            status = _STATUS.fullmatch(os.fsdecode(field))
            if not status:
                head = field
                break
            before = os.fsdecode(next(fields, b""))
            files.append((status[1], before, os.fsdecode(next(fields, b"")) if status[1] in _RENAMED else before))
        pairs = zip(Role, trailers, strict=True)
        contacts = {role: frozenset(_contacts(role, written, message)) for role, written in pairs}
        yield _Commit(_moment(moment), contacts, tuple(files))


def _moment(written: str) -> datetime:
    """Return a moment of a commit, which may be any number; of impossible ones the beginning of time."""
    try:
        return datetime.fromtimestamp(int(written), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _contacts(role: Role, trailers: str, message: str) -> Iterator[Contact]:
    """Yield whom the trailers of a commit name, and lines like them further up in its message.

    Whoever squashes a branch has the messages of all its commits there, with their trailers in the midst of it.
    """
    further = (line.partition(":") for line in message.splitlines())
    squashed = (who.strip() for key, _, who in further if key.casefold() == role and who.rstrip().endswith(">"))
    for written in (*trailers.splitlines(), *squashed):
        contact = Contact.of(written)
        if any(contact) and not contact.is_program:
            yield contact


def _with_known_names(root: Path, hands: Collection[Hand]) -> frozenset[Hand]:
    """Return the same with the names that the repository's `.mailmap` gives to addresses, where it has one."""
    contacts = [contact for contact in dict.fromkeys(hand.contact for hand in hands) if contact.address]
    lines = "".join(f"{contact.name} <{contact.address}>\n" for contact in contacts)
    said = run_git(root, "check-mailmap", "--stdin", given=lines.encode())
    answers = said.stdout.decode("utf-8", "replace").splitlines()
    known: Iterable[tuple[Contact, str]] = zip(contacts, answers, strict=True) if len(answers) == len(contacts) else ()
    names = {contact: Contact.of(answer) for contact, answer in known}
    return frozenset(hand._replace(contact=names.get(hand.contact, hand.contact)) for hand in hands)
