"""What this program was installed from, so that a new site's repository installs exactly the same."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError
from urllib.parse import urlsplit, urlunsplit

from kollega.diagnostics import KollegaError
from kollega.scaffold.wheel import wheel_name, wheel_of

PROGRAM = "kollega"
"""The name of the distribution. Nobody holds it on a package index, so no file may have pip look for it there: whoever
took it would run in the CI of every company that does."""

VENDOR = "vendor"
"""The folder of a site's repository in which the program lies that has no address of its own."""

_FULL_COMMIT = re.compile("[0-9a-f]{40,64}")


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


def _commit(address: dict[str, dict[str, str] | str]) -> str:
    """Return the address of a commit that others can reach; empty where there is none."""
    version, url = address.get("vcs_info"), address.get("url")
    if not isinstance(version, dict) or not isinstance(url, str) or version.get("vcs") != "git":
        return ""
    parts = urlsplit(url)
    commit = version.get("commit_id", "")
    if parts.scheme not in {"https", "ssh"} or not parts.hostname or not _FULL_COMMIT.fullmatch(commit):
        return ""
    account, _, host = parts.netloc.rpartition("@")
    name = (
        f"{account.partition(':')[0]}@" if account and parts.scheme == "ssh" else ""
    )  # a password or token stays here
    below = f"#subdirectory={address['subdirectory']}" if address.get("subdirectory") else ""
    return f"git+{urlunsplit((parts.scheme, name + host, parts.path, '', ''))}@{commit}{below}"
