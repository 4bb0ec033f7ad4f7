"""`kollega digest`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kollega.cli.console import say
from kollega.cli.options import DayValue, as_of, config_file, output_file, site_at, site_language, stop_where_paused
from kollega.cli.refusal import Refusal, refuse_os_errors, write_output
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pydantic import TypeAdapter

    from kollega.build.plan import Plan
    from kollega.outputs.digest.digest import Digest
    from kollega.outputs.digest.mail import Envelope


@click.command(
    epilog="""\b
    Examples:
      kollega digest --since 2026-11-20 -o mail.eml
      kollega digest --since 2026-11-20 -o mail.eml --from jobs@example.org --to everybody@example.org
      kollega digest --since 2026-11-20 --format slack -o message.json
    """
)
@config_file
@click.option(
    "--since",
    type=DayValue(),
    required=True,
    metavar="DATE",
    help="The first day that counts as new.",
)
@output_file
@click.option(
    "--format",
    "form",
    type=click.Choice(["mail", "slack", "teams"]),
    default="mail",
    show_default=True,
    help="An e-mail, or a message for a channel's webhook.",
)
@click.option("--lang", metavar="LANG", help="The language, one of the site's; without it, the first.")
@click.option("--from", "sender", metavar="ADDRESS", help="Who sends the e-mail.")
@click.option("--to", "recipient", metavar="ADDRESS", help="Who gets the e-mail, such as a list of colleagues.")
@click.option(
    "--unsubscribe",
    metavar="ADDRESS",
    help="Where to unsubscribe: an e-mail address or a page. Without it, the contact in the statements.",
)
@as_of
def digest(  # noqa: PLR0913 - one for each option
    config_file: Path,
    *,
    since: date,
    output: Path | None,
    form: str,
    lang: str | None,
    sender: str | None,
    recipient: str | None,
    unsubscribe: str | None,
    as_of: str | None,
) -> None:
    """Write one message for colleagues about what is new to share.

    It has the new stories and vacancies, those that close within two weeks, and a text to post for each. An e-mail
    without --from and --to opens in a mail program, ready to send. If nothing is new, there is no file.
    """
    from kollega.build.plan import plan_project
    from kollega.outputs.digest.digest import digest_of

    addresses = _envelope(sender, recipient, unsubscribe)
    project, now = site_at(config_file, as_of)
    chosen = site_language(project.settings, lang)
    stop_where_paused(project.settings, chosen)
    if since > now.date():
        raise Refusal.of_value(
            "--since", wording("{day} is yet to come", day=since), wording("Name the day of the last digest.")
        )
    plan = plan_project(project, now)
    new = digest_of(plan.edition(chosen), since)
    if not new.sections:
        say(wording("Nothing is new since {day}.", day=since), err=True)
        _remove(output)
        return
    write_output(_written(new, form, addresses, plan), output)


def _envelope(sender: str | None, recipient: str | None, unsubscribe: str | None) -> Envelope:
    """Return the addresses that were given; raise Refusal for one that cannot be reached."""
    from pydantic import TypeAdapter

    from kollega.config.urls import Contact, Email
    from kollega.outputs.digest.mail import Envelope

    email: TypeAdapter[str] = TypeAdapter(Email)
    contact: TypeAdapter[str] = TypeAdapter(Contact)
    return Envelope(
        _address("--from", sender, email),
        _address("--to", recipient, email),
        _address("--unsubscribe", unsubscribe, contact),
    )


def _address(option: str, value: str | None, kind: TypeAdapter[str]) -> str:
    from pydantic import ValidationError

    from kollega.outputs.digest.mail import LONGEST_ADDRESS

    if value is None:
        return ""
    try:
        address = kind.validate_python(value)
    except ValidationError as error:
        hint = wording("Write an address such as {example}.", example="jobs@example.org")
        raise Refusal.of_value(option, wording("“{value}” cannot be reached", value=value), hint) from error
    if len(address) > LONGEST_ADDRESS:
        problem = wording("the address is longer than a line of a mail")
        raise Refusal.of_value(option, problem, wording("Name a shorter one."))
    return address


def _written(new: Digest, form: str, addresses: Envelope, plan: Plan) -> bytes:
    """Return the digest in a format."""
    from kollega.outputs.digest.mail import mail, pictures_of
    from kollega.outputs.digest.messages import slack_message, teams_message

    words = plan.project.words(new.lang)
    if form == "slack":
        return slack_message(new, words).encode()
    if form == "teams":
        return teams_message(new, words).encode()
    context = plan.context(plan.templates(), {})
    leave = addresses.unsubscribe or plan.project.settings.statements.contact or ""
    return mail(new, pictures_of(new, context), addresses._replace(unsubscribe=leave), words, context)


def _remove(output: Path | None) -> None:
    """Remove what an earlier digest left: whoever sends the file would send that again."""
    if output:
        with refuse_os_errors(output):
            output.unlink(missing_ok=True)
