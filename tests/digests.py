"""Digests of small sites, made without the command line, and read back."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from company import NOW, Company
from kollega.build.plan import plan_project
from kollega.host import project_of
from kollega.outputs.digest.digest import digest_of
from kollega.outputs.digest.mail import Envelope, mail, pictures_of

if TYPE_CHECKING:
    from datetime import datetime
    from email.message import EmailMessage

    from kollega.outputs.digest.digest import Digest

SINCE = date(2026, 3, 1)
DRAFT = Envelope()


def planned(company: Company, lang: str = "en", since: date = SINCE, now: datetime = NOW) -> Digest:
    plan = plan_project(project_of(company.config_file), now)
    return digest_of(plan.edition(lang), since)


def written(company: Company, lang: str = "en", envelope: Envelope = DRAFT, now: datetime = NOW) -> bytes:
    plan = plan_project(project_of(company.config_file), now)
    digest, context = digest_of(plan.edition(lang), SINCE), plan.context(plan.templates(), {})
    return mail(digest, pictures_of(digest, context), envelope, plan.project.words(lang), context)


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert [part.defects for part in message.walk() if part.defects] == []
    return message


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())
