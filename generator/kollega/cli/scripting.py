"""`kollega count` and `kollega schema`, for editors and programs of your own."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kollega.cli.refusal import Refusal
from kollega.content.kind import ItemKind
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kollega.networks import Network


@click.command(
    epilog="""\b
    Examples:
      kollega count bluesky < post.txt
      echo "Come and work with us" | kollega count x
    """
)
@click.argument("network", metavar="NETWORK")
@click.option("--jsonl", is_flag=True, help="Read JSON strings, one per line; print one object per line.")
def count(network: str, *, jsonl: bool) -> None:
    """Count a text the way a network does, link included.

    Reads the text from standard input and prints {network, length, limit, fits} as JSON. The limit is null if the
    network has none. One line break at the end is not counted.
    """
    from kollega.networks import count as counted

    chosen = _network(network)
    texts = sys.stdin.buffer
    for text in _each(texts) if jsonl else [_whole(texts.read())]:
        click.echo(json.dumps(asdict(counted(chosen, text))))


def _network(name: str) -> Network:
    from kollega.i18n.suggestion import suggestion
    from kollega.networks import load_networks

    networks = load_networks()
    if name in networks:
        return networks[name]
    hint = suggestion(name, tuple(networks), wording("There are {names}.", names=", ".join(networks)), form="{}")
    raise Refusal(wording("there is no network “{name}”", name=name), hint)


def _whole(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = wording("Save it with that encoding, then count again.")
        raise Refusal(wording("the text is not UTF-8"), hint) from error
    return text.removesuffix("\n").removesuffix("\r")


def _each(lines: Iterable[bytes]) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        try:
            text = json.loads(line)
        except (ValueError, RecursionError):
            text = None
        if not isinstance(text, str):
            hint = wording('Put each text "in quotation marks".')
            raise Refusal(wording("line {number}: this is not a JSON string", number=number), hint)
        yield text


@click.command(
    epilog="""\b
    Example:
      kollega schema story > story.schema.json
    """
)
# Of an enumeration, click 8.2 and later would take the names, `STORY`, for what people type.
@click.argument("kind", type=click.Choice([kind.value for kind in ItemKind]))
def schema(kind: str) -> None:
    """Print the JSON Schema of a front matter.

    Editors that know it complete and explain keys while you write.
    """
    from kollega.scaffold.schema import front_matter_schema

    click.echo(json.dumps(front_matter_schema(ItemKind(kind)), ensure_ascii=False, indent=2))
