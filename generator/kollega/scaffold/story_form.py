"""The form on the code host in which a story is handed in: its words by language, and the file that makes it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from kollega.scaffold.draft import ORIGINAL, form_words, has_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIELDS = ("title", "summary", "name", "role", "photo", "consent", "text")
"""What is asked, in this order: the text comes last, so that no heading in it can be taken for a question."""

LABEL = "story"
"""The label of the code host by which handed in stories are found."""

_OPTIONAL = frozenset({"role", "photo"})
_LONG = frozenset({"photo", "text"})


@cache
def form_labels() -> Mapping[str, Mapping[str, str]]:
    """Return, by language, which field each label means."""
    folders = files(__package__).joinpath("texts").iterdir()
    languages = sorted(folder.name for folder in folders if folder.joinpath("form.toml").is_file())
    return {lang: {form_words(lang)[field]["label"]: field for field in FIELDS} for lang in languages}


def form_files(languages: Sequence[str], mail: str) -> dict[str, str]:
    """Return path and text of a form for each language that has words of its own, in English where none has any."""
    spoken = [lang for lang in languages if has_texts(lang)]
    first, *others = spoken or [ORIGINAL]
    names = {first: "story.yml"} | {lang: f"story.{lang}.yml" for lang in others}
    return {f".github/ISSUE_TEMPLATE/{name}": form_text(lang, mail) for lang, name in names.items()}


def form_text(lang: str, mail: str) -> str:
    """Return the form in a language, which offers this address for photos."""
    words = form_words(lang)
    introduction = f"{words['public']}\n\n{words['mail'].format(mail=mail)}\n"
    form = {
        "name": words["heading"],
        "description": words["description"],
        "labels": [LABEL],
        "body": [
            {"type": "markdown", "attributes": {"value": introduction}},
            *(_element(field, words[field], mail) for field in FIELDS),
        ],
    }
    return _HEAD.format(mail=mail) + yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=110)


_HEAD = """\
# A story without git: what is sent becomes an issue, and story.yml among the workflows makes a pull request of it.
# Change words as you like, but neither the labels nor their order: the answers are read by them.
# The address for photos must be one that somebody reads: {mail}
"""


def _element(field: str, words: Mapping[str, str], mail: str) -> dict[str, Any]:
    """Return a question of the form."""
    required = field not in _OPTIONAL
    if field == "consent":
        options = [{"label": words["option"], "required": required}]
        return {"type": "checkboxes", "id": field, "attributes": {"label": words["label"], "options": options}}
    attributes = {"label": words["label"], "description": words["help"].format(mail=mail)}
    kind = "textarea" if field in _LONG else "input"
    return {"type": kind, "id": field, "attributes": attributes, "validations": {"required": required}}
