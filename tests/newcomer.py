"""A site as `kollega init` begins it, and the same once its owner has replaced what stands for something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.scaffold.company import Company, company_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OWN = {
    "stories/a-day-in-the-stockroom.md": """\
---
title: A day in the stockroom
authors: [robin-example]
date: 2026-01-05
description: What one hears in a stockroom before anybody has said good morning.
tags: [first weeks]
department: Stockroom
vacancies: [stockroom-colleague]
---

The kettle is the first to speak.
""",
    "stories/people/robin-example.md": """\
---
name: Robin of Acme
role: Stockroom colleague
department: Stockroom
---

Robin drives the fork lift.
""",
    "vacancies/stockroom-colleague.md": """\
---
title: Stockroom colleague
date_posted: 2026-01-05
valid_through: 2027-06-30
salary: {min: 2400, max: 2900, currency: EUR, unit: MONTH}
description: You take in what the lorries bring.
department: Stockroom
locations:
  - city: Utrecht
    country: NL
apply_email: jobs@acme.example
contact: robin-example
---

You know where everything is.
""",
}
"""What an owner writes in place of the examples, by path."""


def own_files(company: Company | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of a company's files, with nothing left of the example."""
    for path, content in company_files(company or Company()):
        yield path, OWN[path].encode() if path in OWN else owned(content.decode()).encode()


def owned(text: str) -> str:
    """Return a text with the names and addresses of a company in place of the example's."""
    return text.replace("Example company", "Acme").replace("company.example.org", "acme.example")


def replace_placeholders(root: Path) -> None:
    """Do in a folder what the owner of a new site does."""
    for file in [root / "mkdocs.yml", *root.glob("pages/*.md")]:
        file.write_text(owned(file.read_text("utf-8")), "utf-8")
    for path, text in OWN.items():
        (root / path).write_text(text, "utf-8")
