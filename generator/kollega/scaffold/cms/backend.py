"""The code host that an editor writes to: what its configuration says of it, and how one signs in there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import yaml

from kollega.i18n.wording import wording
from kollega.scaffold.cms.editors import DECAP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.i18n.wording import Wording
    from kollega.scaffold.cms.editors import Editor

HOSTS: Final[Mapping[str, str]] = {"github": "github.com", "gitlab": "gitlab.com"}
"""The code hosts that are explained, and where they live unless a company has one of its own."""

_TITLES: Final[Mapping[str, str]] = {"github": "GitHub", "gitlab": "GitLab"}
_API: Final[Mapping[str, str]] = {"github": "/api/v3", "gitlab": "/api/v4"}


@dataclass(frozen=True)
class CodeHost:
    """A repository at a code host."""

    name: str
    """`github` or `gitlab`."""
    host: str
    repository: str
    """`owner/name`, with the groups above it on GitLab."""

    @property
    def title(self) -> str:
        """Return what people call the host."""
        return _TITLES[self.name]


def code_host(address: str, name: str | None = None) -> CodeHost | None:
    """Return the repository at an address, https://github.com/acme/careers, or None where that cannot be told.

    A host of one's own is known by its name, or by what it is said to be.
    """
    if "://" not in address and ":" in address:  # git@github.com:acme/careers.git
        address = "ssh://" + address.replace(":", "/", 1)
    parts = urlsplit(address)
    host, repository = parts.hostname or "", parts.path.strip("/").removesuffix(".git").removesuffix("/")
    known = name or next((each for each in HOSTS if each in host), None)
    return CodeHost(known, host, repository) if known and host and "/" in repository else None


def backend_text(host: CodeHost, site_url: str) -> str:
    """Return the part of a configuration that is the site's own, with a remark for each thing that is left to do."""
    backend = {"name": host.name, "repo": host.repository, "branch": "main"}
    own = {"api_root": f"https://{host.host}{_API[host.name]}", "base_url": f"https://{host.host}"}
    if host.host != HOSTS[host.name]:
        backend |= own
    said = yaml.safe_dump({"backend": backend}, sort_keys=False, allow_unicode=True)
    return _HEAD + said + _SIGNING_IN[host.name].format(page=f"{site_url}admin/", helper=_HELPER) + "\n"


def steps(host: CodeHost, editor: Editor, page: str, config: str) -> list[Wording]:
    """Return what is left to do before the first colleague can sign in, in order."""
    publish = wording("Publish. Everybody who may write to the repository can then sign in at {page}.", page=page)
    if host.name == "gitlab":
        application = wording(
            "On {host}, in the settings of the group, under Applications, add one with the redirect URI {page}, "
            "the scope api, and without “Confidential”.",
            host=host.title,
            page=page,
        )
        app_id = wording(
            "Write its application ID after `app_id` in {file}, and remove the # from the two lines there.",
            file=config,
        )
        return [application, app_id, publish]
    if editor is DECAP:
        helper = wording(
            "Set up the helper that signs people in ({helper}), and write its address after `base_url` in {file}.",
            helper=_HELPER,
            file=config,
        )
        return [helper, publish]
    token = wording(
        "{publish} Each signs in with a token: “Sign in with token” leads to where {host} makes one. It needs access "
        "to this repository only, to read and write Contents and Pull requests.",
        publish=publish,
        host=host.title,
    )
    spare = wording(
        "If many people write, spare them the token: set up the helper that signs people in ({helper}), and write "
        "its address after `base_url` in {file}.",
        helper=_HELPER,
        file=config,
    )
    return [token, spare]


_HELPER: Final = "https://github.com/sveltia/sveltia-cms-auth"

_HEAD: Final = """\
# The editor at /admin/. This first part is yours: where the stories lie, and how one signs in. `branch` is the one that
# is published. The handbook explains it all: writing-in-the-browser.md.
"""

_SIGNING_IN: Final[Mapping[str, str]] = {
    "github": """\
  # So that people sign in with a button instead of a token, the address of your own
  # {helper}:
  #base_url: https://sign-in.example.org
""",
    "gitlab": """\
  # An application on GitLab, with the redirect URI {page} and the scope api, signs people in: its ID.
  #auth_type: pkce
  #app_id: 0123456789abcdef
""",
}
