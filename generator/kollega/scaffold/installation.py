"""What installs this very program elsewhere: its address or a wheel of it, and the versions it was tested with."""

from __future__ import annotations

import hashlib
import io
import json
import re
import tomllib
import zipfile
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from kollega.diagnostics import KollegaError
from kollega.scaffold.handbook import PACKED, handbook_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable


PROGRAM = "kollega"
"""The name of the distribution. Nobody holds it on a package index, so no file may have pip look for it there: whoever
took it would run in the CI of every company that does."""

VENDOR = "vendor"
"""The folder of a site's repository in which the program lies that has no address of its own."""

_FULL_COMMIT = re.compile("[0-9a-f]{40,64}")


_REQUIREMENTS = """\
# The program that makes this site, in the folder of this file: pip install -r requirements.txt
# It is this very one and no other: what stands behind # or @ is its digest. Its libraries come in the versions that it
# was tested with. The name is nobody's on a package index, so never let pip look for it there.
--constraint constraints.txt
{line}
"""


class UnknownOriginError(KollegaError):
    """Nothing tells how this program was installed."""

    def __str__(self) -> str:
        """Return what to do."""
        return "this program was not installed, so a new site could not install it either; install it with pip first"


@dataclass(frozen=True)
class Requirement:
    """What a site's repository says and holds to install this program."""

    line: str
    """A line of a requirements file, with a commit or a digest in it."""
    vendored: tuple[tuple[str, bytes], ...] = ()
    """Path and content of the files that the line names."""


def program() -> Distribution:
    """Return the distribution that this program was installed as, or raise UnknownOriginError."""
    try:
        return Distribution.from_name(PROGRAM)
    except PackageNotFoundError as error:
        raise UnknownOriginError from error


def requirement_of(distribution: Distribution) -> Requirement:
    """Return what installs the same program elsewhere: its commit in a repository, else a wheel of what is installed.

    The address is what pip has noted (direct_url.json, PEP 610). What lies on one computer alone, such as a checkout,
    is of no use to others, and is packed.
    """
    address = json.loads(distribution.read_text("direct_url.json") or "{}")
    if pinned := _commit(address):
        return Requirement(f"{PROGRAM} @ {pinned}")
    path, wheel = f"{VENDOR}/{wheel_name(distribution)}", wheel_of(distribution)
    # pip compares the digest behind `#`, and asks for none of the libraries, as it would with `--hash`.
    return Requirement(f"file:{path}#sha256={hashlib.sha256(wheel).hexdigest()}", ((path, wheel),))


def installation_files(distribution: Distribution) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the files that install this very program, and the libraries it was tested with."""
    requirement = requirement_of(distribution)
    yield "constraints.txt", constraints_of(distribution).encode()
    yield "requirements.txt", _REQUIREMENTS.format(line=requirement.line).encode()
    yield from requirement.vendored


def _commit(address: dict[str, dict[str, str] | str]) -> str:
    """Return the address of a commit that others can reach without a key; empty where there is none."""
    version, url = address.get("vcs_info"), address.get("url")
    if not isinstance(version, dict) or not isinstance(url, str) or version.get("vcs") != "git":
        return ""
    parts = urlsplit(url)
    commit = version.get("commit_id", "")
    # Where one needs a key or a password, colleagues and CI would need one too: they get a wheel.
    open_to_all = parts.scheme == "https" and parts.hostname and "@" not in parts.netloc
    if not (open_to_all and _FULL_COMMIT.fullmatch(commit)):
        return ""
    below = f"#subdirectory={address['subdirectory']}" if address.get("subdirectory") else ""
    return f"git+{urlunsplit((parts.scheme, parts.netloc, parts.path, '', ''))}@{commit}{below}"


PACKAGES = ("kollega", "kollega_theme")
"""What is imported: the generator and its theme."""

CONSTRAINTS = "kollega/scaffold/constraints.txt"
"""Where the wheel keeps the versions that the program was tested with; a checkout has them at its top."""

_METADATA = ("METADATA", "WHEEL", "entry_points.txt")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name: the same program gives the same bytes."""


def wheel_name(distribution: Distribution) -> str:
    """Return the file name of the program's wheel, which holds no compiled code."""
    return f"{_stem(distribution)}-py3-none-any.whl"


def wheel_of(distribution: Distribution) -> bytes:
    """Return the program as a wheel: its packages as they are imported, and what its installation says of it."""
    content = dict(_packages()) | dict(_metadata(distribution))
    content.setdefault(CONSTRAINTS, tested_versions().encode())
    content |= {f"{PACKED}/{path}": page for path, page in handbook_sources()}
    record = f"{_stem(distribution)}.dist-info/RECORD"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as wheel:
        lines = [_put(wheel, path, content[path]) for path in sorted(content)]
        _put(wheel, record, "".join([*lines, f"{record},,\n"]).encode())
    return made.getvalue()


def _stem(distribution: Distribution) -> str:
    return f"{distribution.name.replace('-', '_')}-{distribution.version}"


def _packages() -> Iterator[tuple[str, bytes]]:
    for package in PACKAGES:
        yield from _below(files(package), package)


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _below(entry, f"{path}/{entry.name}")
        elif entry.is_file():
            yield f"{path}/{entry.name}", entry.read_bytes()


def _metadata(distribution: Distribution) -> Iterator[tuple[str, bytes]]:
    folder = f"{_stem(distribution)}.dist-info"
    for name in _METADATA:
        text = distribution.read_text(name) or ""
        yield f"{folder}/{name}", (_with_needs(text, needs_of(distribution)) if name == "METADATA" else text).encode()
    for file in distribution.files or ():
        below = file.as_posix().partition(".dist-info/")[2]
        if below.startswith("licenses/"):
            yield f"{folder}/{below}", file.locate().read_bytes()  # type: ignore[attr-defined] # a path since Python 3.10


def _with_needs(metadata: str, needs: Iterable[str]) -> str:
    """Return the metadata with these requirements in the place of those that stand there, but for those of extras."""
    head, _, description = metadata.partition("\n\n")
    lines = [line for line in head.split("\n") if not line.startswith("Requires-Dist:") or "extra ==" in line]
    return "\n".join([*lines, *(f"Requires-Dist: {need}" for need in needs)]) + f"\n\n{description}"


def _put(wheel: zipfile.ZipFile, path: str, content: bytes) -> str:
    """Write a file into the wheel and return its line of the RECORD."""
    entry = zipfile.ZipInfo(path, _LONG_AGO)
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    wheel.writestr(entry, content)
    digest = urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{path},sha256={digest},{len(content)}\n"


_CHECKOUT = Path(__file__).parents[3]
"""Where the program's own repository is, if it runs from there."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""What a requirement begins with."""


def constraints_of(distribution: Distribution) -> str:
    """Return the lines of a constraints file: the libraries that the program needs, as it was tested with them."""
    needed = frozenset(_libraries(needs_of(distribution), {}))
    lines = tested_versions().splitlines()
    return "".join(f"{line}\n" for line in lines if _plain(line.partition("==")[0]) in needed)


def needs_of(distribution: Distribution) -> tuple[str, ...]:
    """Return what the program asks of its environment, without what only an extra adds.

    In a checkout its settings tell: what was noted when it was installed may be older than what runs.
    """
    settings = _CHECKOUT / "pyproject.toml"
    project = tomllib.loads(settings.read_text("utf-8")).get("project", {}) if settings.is_file() else {}
    if _plain(str(project.get("name", ""))) == _plain(distribution.name):
        return tuple(project["dependencies"])
    return _required(distribution)


def tested_versions() -> str:
    """Return the versions that the tests run with: a file of the wheel, or of the checkout."""
    packed = files(__package__).joinpath("constraints.txt")
    return (packed if packed.is_file() else _CHECKOUT / "constraints.txt").read_text("utf-8")


def _required(distribution: Distribution) -> tuple[str, ...]:
    return tuple(line for line in distribution.requires or () if "extra ==" not in line)


def _libraries(requirements: Iterable[str], seen: dict[str, None]) -> Iterator[str]:
    """Yield the names of what is required, and of what that needs."""
    for required in requirements:
        name = _plain(found[0]) if (found := _NAME.match(required)) else ""
        if not name or name in seen:
            continue
        seen[name] = None
        yield name
        try:
            yield from _libraries(_required(Distribution.from_name(name)), seen)
        except PackageNotFoundError:  # needed on another system
            continue


def _plain(name: str) -> str:
    """Return a distribution's name as package indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()
