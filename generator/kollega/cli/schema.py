"""`kollega schema`."""

from __future__ import annotations

import click


@click.command(
    epilog="""\b
    Example:
      kollega schema story > story.schema.json
    """
)
@click.argument("kind", type=click.Choice(["story", "vacancy", "person"]))
def schema(kind: str) -> None:
    """Print the JSON Schema of a front matter.

    Editors that know it complete keys and explain them while you write.
    """
    import json

    from kollega.content.item import ItemKind
    from kollega.scaffold.schema import front_matter_schema

    click.echo(json.dumps(front_matter_schema(ItemKind(kind)), ensure_ascii=False, indent=2))
