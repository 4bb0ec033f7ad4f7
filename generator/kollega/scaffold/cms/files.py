"""What `kollega cms` writes, what of that is the site's own to change, and whether it is still what it should be."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any, Final

import yaml

from kollega.content.files import source_dirs
from kollega.content.kind import ItemKind
from kollega.i18n.language import own_name
from kollega.scaffold.cms.bundle import FORMAT_SCRIPT, YAML_SCRIPT
from kollega.scaffold.cms.editors import EDITORS, YAML, YAML_DIGEST, Feature
from kollega.scaffold.cms.fields import NAMES, Forms
from kollega.scaffold.cms.site_editor import Written, mark
from kollega.scaffold.cms.words import FormWords
from kollega.scaffold.draft import LONGEST_SLUG

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.config.project import BrowserEditor, Project
    from kollega.scaffold.cms.editors import Editor

PACKAGES: Final = "package.json"
LOCK: Final = "package-lock.json"

_NAME: Final = "kollega-editor"
"""By which a package.json tells that it is ours."""


FORMAT = "kollega"
"""The name of our format of files, which format.js registers."""


def editor_config(project: Project, editor: Editor, lang: str) -> dict[str, Any]:
    """Return what an editor is told, but for the code host, with words in a language."""
    settings, words = project.settings, FormWords.of(lang)
    features = editor.features
    translations = {
        "i18n": {
            "structure": "multiple_files",
            "locales": list(settings.languages),
            "default_locale": settings.languages[0],
            "initial_locales": "default",
            "omit_default_locale_from_file_path": True,
        }
    }
    return {
        "publish_mode": "editorial_workflow",
        "site_url": project.site_url,
        "media_folder": f"{project.pages_folder}/assets",
        "public_folder": "/assets",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"}
        | ({"maxlength": LONGEST_SLUG} if Feature.INPUT_TYPES in features else {}),
        "editor": {"preview": False},
        **editor.settings,
        **({} if Feature.TRANSLATIONS in features else {"locale": lang.partition("-")[0]}),
        **(translations if Forms(settings, editor, words).is_translated else {}),
        "collections": list(_collections(Forms(settings, editor, words))),
    }


def _collections(forms: Forms) -> Iterator[dict[str, Any]]:
    """Yield the collections of a site."""
    for kind in ItemKind:
        for name, path in _PATHS[kind].items():
            collection = _collection(forms, kind, name, path)
            yield collection
            if Feature.TRANSLATIONS not in forms.editor.features:
                yield from (_in_language(collection, lang) for lang in forms.settings.languages[1:])


_PATHS: Mapping[ItemKind, Mapping[str, str]] = {
    ItemKind.STORY: {"stories": "{{slug}}", "story_folders": "{{slug}}/index"},
    ItemKind.VACANCY: {"vacancies": "{{slug}}"},
    ItemKind.PERSON: {"people": "{{slug}}"},
}
"""How the files of a kind are named, by collection: one with a folder to itself is found in no other way."""

_WORDS = {"story_folders": "bundle"}


def _collection(forms: Forms, kind: ItemKind, name: str, path: str) -> dict[str, Any]:
    """Return a collection in the site's first language, or in all."""
    fields = forms.fields(kind)
    return {
        "name": name,
        **forms.words.collection(_WORDS.get(name, str(kind))),
        "folder": source_dirs(forms.settings)[kind],
        "path": path,
        **forms.editor.collection,
        "format": FORMAT,
        "create": True,
        "identifier_field": NAMES[kind],
        "slug": f"{{{{{NAMES[kind]}}}}}" if Feature.TRANSLATIONS in forms.editor.features else "{{slug}}",
        "media_folder": "",  # beside the file
        "public_folder": "",
        **({"i18n": True} if forms.is_translated else {}),
        "fields": fields,
    }


def _in_language(collection: dict[str, Any], lang: str) -> dict[str, Any]:
    """Return a collection of the files whose names end in a language: `x.nl.md`."""
    return collection | {
        "name": f"{collection['name']}_{lang.lower().replace('-', '_')}",
        "label": f"{collection['label']} ({own_name(lang)})",
        "label_singular": f"{collection['label_singular']} ({own_name(lang)})",
        "extension": f"{lang}.md",
    }


def config_text(project: Project, editor: Editor, lang: str, backend: str) -> str:
    """Return a config.yml: the site's own part, our mark, and the collections."""
    below = _BELOW + _yaml(editor_config(project, editor, lang))
    return f"{backend}{mark(editor.name, lang, below)}{below}"


def is_out_of_date(project: Project, editor: BrowserEditor) -> bool:
    """Return whether settings, or this program, would have its configuration written otherwise today."""
    fresh = Written.of(config_text(project, EDITORS[editor.name], editor.lang, ""))
    return fresh is None or fresh.digest != editor.digest


def page_text(project: Project, editor: Editor, lang: str) -> str:
    """Return the page of an editor: the scripts that it loads, all of this site, and nothing for search engines."""
    words = FormWords.of(lang)
    site_name = escape(project.site_name_in(lang))
    scripts = "".join(f'<script src="{name}"></script>\n' for name in (YAML_SCRIPT, editor.script, FORMAT_SCRIPT))
    below = _PAGE.format(
        lang=lang,
        title=words.message("title").format(site=site_name),
        without=escape(words.message("without_scripts")),
        scripts=scripts,
    )
    return f"<!--\n{mark(editor.name, lang, below)}-->\n{below}"


def package_files(editor: Editor) -> dict[str, str]:
    """Return the files by which npm installs an editor, at the version that this program was tested with.

    The lock names what is installed by version and digest, without an address: npm asks the registry that it is set up
    with. Both packages hold their own libraries in the files that are used here, so the lock leaves these out: with
    them, npm installs 480 packages and 380 MB for Decap 3.16.3.
    """
    wanted, digests = editor.packages, {editor.package: editor.digest, YAML[0]: YAML_DIGEST}
    head: dict[str, Any] = {"name": _NAME, "private": True}
    locked = {f"node_modules/{name}": {"version": wanted[name], "integrity": digests[name]} for name in sorted(wanted)}
    note = "The editor at /admin/, which `npm ci` installs; written by `kollega cms`"
    lock = {
        "name": _NAME,
        "lockfileVersion": 3,
        "requires": True,
        "packages": {"": {"name": _NAME, "dependencies": wanted}} | locked,
    }
    return {PACKAGES: _json(head | {"description": note, "dependencies": wanted}), LOCK: _json(lock)}


def is_changed(text: str) -> bool:
    """Return whether somebody has changed a page or a configuration by hand, or written it without the command."""
    written = Written.of(text)
    return written is None or not written.is_unchanged


def is_ours(packages: str) -> bool:
    """Return whether a package.json was written by the command; its versions may be newer since."""
    return _said(packages).get("name") == _NAME


def is_for_another_editor(packages: str, wanted: str) -> bool:
    """Return whether a package.json is ours, and installs something else than is wanted now, whatever the versions."""
    found, new = _said(packages), _said(wanted)
    return is_ours(packages) and set(found.get("dependencies", ())) != set(new["dependencies"])


def _said(packages: str) -> dict[str, Any]:
    try:
        said = json.loads(packages)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


_PAGE: Final = """\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
</head>
<body>
<noscript>{without}</noscript>
{scripts}</body>
</html>
"""

_BELOW: Final = """\
# What stands below is written by this command from the settings of mkdocs.yml: say it again when those change. What you
# change here by hand, it does not write over.
"""


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - PyYAML's own signature
        """Write what stands twice twice: Decap does not read `*id`."""
        return True


def _yaml(value: object) -> str:
    return yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110)


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
