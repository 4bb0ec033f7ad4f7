"""What the host would fall over in a hand-written page is told before, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from company import Company


@pytest.mark.parametrize(
    "line",
    [
        "[a link](https://[)",
        "![A boat](https://[/boat.jpg)",
        "A [link][one].\n\n[one]: https://[",
        "<https://[>",
    ],
    ids=["link", "picture", "reference", "in brackets"],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_an_address_that_nobody_can_read_is_an_error_with_its_line(company: Company, line: str, command: str) -> None:
    company.write("pages/index.md", f"# Work at Acme\n\n{line}\n")
    done = company.run("kollega", command)
    assert done.returncode == 1
    assert f"pages/index.md:{2 + line.count(chr(10)) + 1}:" in done.stdout + done.stderr
    assert "is not an address" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_brackets_that_belong_to_an_address_are_left_alone(company: Company) -> None:
    company.write("pages/index.md", "# Work at Acme\n\n[one](https://[::1]/) and [two](https://example.org/?a[]=1)\n")
    assert company.run("kollega", "check").returncode == 0
