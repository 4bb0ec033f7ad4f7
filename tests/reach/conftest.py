"""A site whose logs are read, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import NOW, Company, minimal_company
from kollega.check.content import catalogue, read
from kollega.executor import SERIAL
from kollega.host import project_of
from kollega.reach.pages import Pages

if TYPE_CHECKING:
    from kollega.config.project import Project

WRITTEN = {
    "pages/index.nl.md": "# Werken bij Acme\n",
    "stories/people/ben.md": "---\nname: Ben Visser\n---\nBen answers the phone.\n",
    "stories/nights.md": (
        "---\ntitle: Nights at the desk\nauthors: [ben]\ndate: 2026-04-01\ndescription: Who calls at night.\n"
        "department: Desk\naliases: [night-shift]\n---\nHardly anybody calls.\n"
    ),
    "stories/lifts.nl.md": (
        "---\ntitle: Liften die wachten\nauthors: [ana]\ndate: 2026-03-01\ndescription: Waarom liften wachten.\n"
        "department: Workshop\n---\nEen lift wacht waar ze bleef.\n"
    ),
    "stories/gone.md": (
        "---\ntitle: A story taken back\nauthors: [ben]\ndate: 2026-04-01\ndescription: It was here once.\n"
        "status: withdrawn\n---\nNobody reads this.\n"
    ),
}


@pytest.fixture(scope="package")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    made = minimal_company(tmp_path_factory.mktemp("reach"))
    made.configure(
        {"languages": ["en", "nl"], "time_zone": "Europe/Amsterdam", "reach": {"click_prices": {"linkedin": 4.5}}},
        site_url="https://acme.example/careers/",
    )
    for path, text in WRITTEN.items():
        made.write(path, text)
    return made


@pytest.fixture(scope="package")
def project(company: Company) -> Project:
    return project_of(company.config_file)


@pytest.fixture(scope="package")
def pages(project: Project) -> Pages:
    return Pages(catalogue(project, read(project, SERIAL), NOW), project.site_url)
