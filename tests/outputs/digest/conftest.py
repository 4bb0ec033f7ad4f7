"""A small site with a picture, and its mail."""

from __future__ import annotations

import pytest

from company import Company, minimal_company, picture
from digests import written
from kollega.outputs.digest.mail import Envelope


@pytest.fixture(scope="session")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Return a company whose story has a picture, and which nobody changes."""
    company = minimal_company(tmp_path_factory.mktemp("pictured"))
    company.write("stories/lift.png", picture())
    company.edit("stories/lifts.md", "tags: [lifts]", "photo: lift.png\nphoto_alt: A lift, waiting")
    return company


@pytest.fixture(scope="session")
def weekly(pictured: Company) -> bytes:
    """Return its mail."""
    return written(pictured, envelope=Envelope("jobs@acme.example", "all@acme.example", "leave@acme.example"))
