"""Firefox as Debian has it, driven by the protocol that it speaks itself: WebDriver BiDi.

Playwright drives builds of Firefox of its own. Its channel for others, `moz-firefox`, opens no window in this one: it
asks for media features of which Firefox 153 knows nothing (Playwright 1.65.2, read 2026-11-28). Selenium needs a
program in between, which Debian does not have.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import count
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from websockets.sync.client import connect

from patience import PATIENCE, wait_until
from visit import EVERYTHING_IS_THERE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from websockets.sync.client import ClientConnection

PROGRAMS = ("firefox-esr", "firefox")

PREFERENCES = {
    "app.normandy.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "layout.css.prefers-color-scheme.content-override": 0,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
}
"""A reader likes it dark. The others have the browser itself ask nobody, beyond what it does when it is driven."""

EVENTS = ["log.entryAdded", "network.beforeRequestSent", "network.fetchError", "browsingContext.userPromptOpened"]

TELL_WHAT_THE_POLICY_FORBIDS = """() => addEventListener("securitypolicyviolation", (event) =>
    console.error(`${event.violatedDirective} forbids ${event.blockedURI} ${event.sample}`))"""
"""Firefox says it on its console, of which the protocol hands on what pages say themselves."""

KEYS = {"Control": "\ue009", "Home": "\ue011"}
"""As WebDriver writes them."""


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Open a window of Firefox with an empty profile in a folder; pass over the test where there is no Firefox."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip("there is no Firefox: tests/ensure-firefox installs it where it can")
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("".join(lines), "utf-8")
    log = profile / "log"
    with log.open("w") as said:
        arguments = ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile]
        browser = subprocess.Popen([program, *arguments], stdout=said, stderr=said)
    try:
        wait_until(partial(_address, log))
        with connect(f"{_address(log)}/session", max_size=None, proxy=None) as connection:
            yield Firefox.of(connection)
    finally:
        browser.terminate()
        browser.wait(PATIENCE)


@dataclass(frozen=True)
class Firefox:
    """A window of Firefox, and what it noticed."""

    connection: ClientConnection
    complaints: list[str] = field(default_factory=list)
    """Errors and warnings of scripts, what the policy forbids, requests that failed, dialogs."""
    hosts: set[str] = field(default_factory=set)
    """Whom it asked for anything."""
    numbers: Iterator[int] = field(default_factory=count)

    @classmethod
    def of(cls, connection: ClientConnection) -> Firefox:
        browser = cls(connection)
        browser.ask("session.new", capabilities={})
        browser.ask("session.subscribe", events=[*EVENTS])
        browser.ask("script.addPreloadScript", functionDeclaration=TELL_WHAT_THE_POLICY_FORBIDS)
        return browser

    @cached_property
    def window(self) -> str:
        """Return the name of the window that the browser opens with."""
        return str(self.ask("browsingContext.getTree")["contexts"][0]["context"])

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Return the answer to a command, and note what happens until then."""
        number = next(self.numbers)
        self.connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (message := json.loads(self.connection.recv(PATIENCE))).get("id") != number:
            self._note(message["method"], message["params"])
        assert message["type"] == "success", message
        result: dict[str, Any] = message["result"]
        return result

    def _note(self, event: str, about: Mapping[str, Any]) -> None:
        match event:
            case "network.beforeRequestSent":
                address = urlsplit(about["request"]["url"])
                self.hosts.update({f"{address.scheme}://{address.netloc}/"} if address.netloc else ())
            case "network.fetchError" if about["errorText"] != "NS_BINDING_ABORTED":  # the reader went on
                self.complaints.append(f"{about['request']['url']}: {about['errorText']}")
            case "log.entryAdded" if about["level"] in {"error", "warn"}:
                self.complaints.append(about["text"])
            case "browsingContext.userPromptOpened":
                self.complaints.append(f"dialog: {about['message']}")

    def visit(self, address: str) -> None:
        """Go to a page, and wait until everything on it is there."""
        self.ask("browsingContext.navigate", context=self.window, url=address, wait="complete")
        self.settle()

    def settle(self) -> None:
        """Wait until the page is laid out, with its texts and the fonts that it is set in."""
        self.run(EVERYTHING_IS_THERE, True)  # noqa: FBT003 - its scripts run

    def run(self, function: str, *arguments: Any) -> Any:
        """Return what a function of JavaScript returns for values, once it has."""
        declaration = f"async (values) => JSON.stringify(await ({function})(...JSON.parse(values)) ?? null)"
        return json.loads(self._call(declaration, json.dumps(arguments))["value"])

    def _call(self, function: str, argument: str) -> dict[str, Any]:
        answer = self.ask(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[{"type": "string", "value": argument}],
            target={"context": self.window},
            awaitPromise=True,
            userActivation=False,
        )
        assert answer["type"] == "success", answer["exceptionDetails"]
        result: dict[str, Any] = answer["result"]
        return result

    def value(self, selector: str, attribute: str = "textContent") -> Any:
        """Return what one of an element's properties is."""
        return self.run("(selector, name) => document.querySelector(selector)[name]", selector, attribute)

    def wait_for(self, selector: str) -> None:
        """Wait until there is such an element."""
        wait_until(lambda: self.run("(selector) => Boolean(document.querySelector(selector))", selector))

    def resize(self, width: int, height: int = 900) -> None:
        """Give the page this much room, in CSS pixels."""
        self.ask("browsingContext.setViewport", context=self.window, viewport={"width": width, "height": height})

    def click(self, selector: str) -> None:
        """Click in the middle of the first such element, as a mouse does."""
        found = self._call(
            """(selector) => {
                const element = document.querySelector(selector);
                element.scrollIntoView({ block: "center", behavior: "instant" });
                return element;
            }""",
            selector,
        )
        there = {"type": "element", "element": {"sharedId": found["sharedId"]}}
        moves = [{"type": "pointerMove", "x": 0, "y": 0, "origin": there}]
        presses = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self._act({"type": "pointer", "id": "mouse", "actions": [*moves, *presses]})

    def press(self, *keys: str) -> None:
        """Press keys one after the other, and let go of all of them in the other order."""
        values = [KEYS.get(key, key) for key in keys]
        actions = [{"type": "keyDown", "value": value} for value in values]
        actions += [{"type": "keyUp", "value": value} for value in reversed(values)]
        self._act({"type": "key", "id": "keyboard", "actions": actions})

    def write(self, text: str) -> None:
        """Type a text where the focus is."""
        actions = [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": actions})

    def _act(self, source: Mapping[str, Any]) -> None:
        self.ask("input.performActions", context=self.window, actions=[source])

    def print(self) -> bytes:
        """Return the page as it is printed, a PDF."""
        return base64.b64decode(self.ask("browsingContext.print", context=self.window)["data"])


def _address(log: Path) -> str:
    """Return where the browser listens, and nothing as long as it has not said so."""
    found = re.search(r"WebDriver BiDi listening on (ws://\S+)", log.read_text("utf-8", "replace"))
    return found[1] if found else ""
