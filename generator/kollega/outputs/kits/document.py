"""`kit.json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kollega.outputs.kits.view import Kit


def kit_json(kit: Kit) -> str:
    """Return the kit as one line of JSON, its keys in the order of the fields, and a line break."""
    return json.dumps(kit, default=vars, ensure_ascii=False) + "\n"
