"""The handbook says what the program does: each command, option, setting, key and problem, and no other."""

from __future__ import annotations

import ast
import json
import re
import types
import typing
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
import yaml
from click.testing import CliRunner
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from handbook import ROOT, WRITTEN, code, page, rows, section, with_codes, with_pay_rules
from kollega.check.codes import Explanation, explanations
from kollega.check.pay_rules import PayRule
from kollega.cli.command import kollega
from kollega.config.boards import BoardOptions
from kollega.config.settings import Settings
from kollega.config.validation import VALIDATION_FAULTS
from kollega.config.values import Place
from kollega.content.person import Person
from kollega.content.story import Story
from kollega.content.vacancy import Hours, Salary, Vacancy
from kollega.markdown.blocks import KEYS, MOST, NAMES
from kollega.networks import Network, load_networks
from kollega.outputs.boards.board import Board, load_boards
from kollega.scaffold.company import Company, company_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

# Commands


@dataclass(frozen=True)
class Command:
    """A command of the program, and the options that it has."""

    name: str
    options: frozenset[str]


def commands(group: click.Command = kollega, name: str = "kollega") -> Iterator[Command]:
    for sub, command in getattr(group, "commands", {}).items():
        options = (option for option in command.params if isinstance(option, click.Option))
        yield Command(f"{name} {sub}", frozenset(opt for option in options for opt in option.opts))
        yield from commands(command, f"{name} {sub}")


@pytest.mark.parametrize("command", list(commands()), ids=lambda command: command.name)
def test_a_command_is_in_the_handbook_with_each_of_its_options_and_no_other(command: Command) -> None:
    text = section(page("commands.md"), f"`{command.name}`")
    told = {word for cells in rows(text) for word in code(cells[0]) if word.startswith("-")}
    subcommands = {
        option for other in commands() if other.name.startswith(f"{command.name} ") for option in other.options
    }
    assert command.options <= told <= command.options | subcommands


def test_every_command_of_the_handbook_is_one() -> None:
    names = {command.name for command in commands()}
    assert set(re.findall(r"^#+ `(kollega [a-z -]+)`$", page("commands.md"), re.MULTILINE)) == names


def test_every_command_that_is_shown_can_be_given() -> None:
    known = {command.name: command.options | {"-h", "--help"} for command in commands()}
    shown = re.findall(
        r"^\$ (?:\S+/|\w+=\S+ .*?)?(kollega [a-z].*?)(?: +#.*)?$", "\n".join(map(Path.read_text, WRITTEN)), re.MULTILINE
    )
    assert shown
    for line in shown:
        name = max((name for name in known if f"{line} ".startswith(f"{name} ")), key=len, default="")
        assert name, line
        assert set(re.findall(r"(?<= )--?[a-z][a-z-]*", line)) <= known[name], line


def test_the_example_of_counting_is_what_the_command_prints() -> None:
    text, network, printed = re.findall(
        r"^\$ printf '(.+)' \| kollega count (\w+)\n(.+)$", page("commands.md"), re.MULTILINE
    )[0]
    assert CliRunner().invoke(kollega, ["count", network], input=text).output == f"{printed}\n"


COUNTED_IN = {
    "weighted": "X's weighted characters",
    "graphemes": "characters as a reader sees them",
    "legacy_graphemes": "the same, but Indic conjuncts by their consonants",
    "stringz": "characters, except for most emoji and accents",
    "utf8_bytes": "bytes",
    "characters": "characters",
    "emoji_bytes": "characters; an emoji counts its bytes",
}


def row_of(network: Network) -> tuple[str, ...]:
    """Return the row of the handbook's table that says of a network what its data say."""
    first, *more = network.limits or (None,)
    counted = [COUNTED_IN[first.unit]] if first else []
    counted += [f"also at most {limit.most:,} {COUNTED_IN[limit.unit]}" for limit in more if limit]
    counted += [f"a link counts {network.link_cost}"] if network.link_cost else []
    counted += [f"at most {network.most_links} links"] if network.most_links else []
    counted += [f"at most {network.most_hashtags} hashtags"] if network.most_hashtags else []
    fold = network.fold
    folds = {f"{fold.desk}", f"{fold.phone}"} if fold else set()
    opened = "yes" if network.takes_text else "only the link" if network.intent_url else "copied"
    return (
        network.name,
        f"`{network.id}`",
        f"{first.most:,}" if first else "",
        "; ".join(counted),
        " / ".join(sorted(folds, key=int, reverse=True)),
        opened,
    )


def test_the_table_of_networks_is_made_from_their_rows() -> None:
    told = [cells for cells in rows(section(page("sharing.md"), "The texts")) if cells[1].startswith("`")]
    expected = [row_of(network) for network in load_networks().values()]
    assert told == expected, "\n".join(f"| {' | '.join(cells)} |" for cells in expected)


def test_every_key_of_a_network_is_in_the_handbook_and_no_other() -> None:
    table = rows(section(page("settings.md"), "Keys of a network"))
    assert {cells[0].strip("`") for cells in table if cells[0].startswith("`")} == {key.name for key in fields(Network)}


# Job boards

NEEDS = {"place": "a town or a region", "city": "the town", "region": "the region", "country": "the country"}


def limits_of(board: Board) -> Iterator[str]:
    if board.shortest:
        yield f"texts of {board.shortest:,} characters at least"
    for element, most in board.longest.items():
        yield f"`{element}` {most:,}"


def row_of_board(board: Board) -> tuple[str, ...]:
    """Return the row of the handbook's table that says of a board what its row in the program says."""
    places = "one advertisement each" if board.per_place else "in one advertisement"
    return (
        board.name,
        f"`{board.id}`",
        board.terms,
        ", ".join(f"`{key}`" for key in board.asks),
        ", ".join(NEEDS[need] for need in board.needs),
        places,
        "; ".join(limits_of(board)),
    )


def test_the_table_of_boards_is_made_from_their_rows() -> None:
    text = section(page("job-boards.md"), "The boards")
    told = [cells for cells in rows(text) if cells[1].startswith("`")]
    expected = [row_of_board(board) for board in load_boards().values()]
    assert told == expected, "\n".join(f"| {' | '.join(cells)} |" for cells in expected)


def test_what_else_is_to_be_known_of_a_board_is_told() -> None:
    text = section(page("job-boards.md"), "The boards")
    told = [" ".join(note.split()) for note in re.findall(r"^- (.+?)(?=^- |^$)", text, re.MULTILINE | re.DOTALL)]
    expected = [f"**{board.name}:** {board.note}." for board in load_boards().values() if board.note]
    assert told == expected, "\n".join(f"- {note}" for note in expected)


def sources_of(board: Board) -> tuple[str, ...]:
    """Return the row of the handbook's table that says where a board's dialect was read."""
    read = (f"[{name}]({source.url})" + (" in part" if source.stored else "") for name, source in board.sources.items())
    return board.name, ", ".join(read), ", ".join(sorted({str(source.read) for source in board.sources.values()}))


def test_the_handbook_says_where_the_dialects_of_boards_were_read() -> None:
    text = section(page("job-boards.md"), "What could not be read, and which boards are missing")
    told = [cells for cells in rows(text) if cells[1].startswith("[")]
    expected = [sources_of(board) for board in load_boards().values()]
    assert told == expected, "\n".join(f"| {' | '.join(cells)} |" for cells in expected)


def test_every_key_of_a_board_is_in_the_handbook_and_no_other() -> None:
    table = rows(section(page("settings.md"), "Keys of a job board"))
    keys = {cells[0].strip("`") for cells in table if cells[0].startswith("`")}
    assert keys == set(BoardOptions.model_fields)


# Pay rules


def test_the_table_of_pay_rules_is_made_from_their_rows() -> None:
    text = page("pay-rules.md")
    assert text == with_pay_rules(text), "`make handbook` writes it anew"


def test_every_key_of_a_pay_rule_is_in_the_handbook_and_no_other() -> None:
    table = rows(section(page("pay-rules.md"), "Keys of a rule"))
    keys = {key.name for key in fields(PayRule)} - {"code"}  # the code is what the keys stand below
    assert {cells[0].strip("`") for cells in table if cells[0].startswith("`")} == keys


@pytest.mark.parametrize("name", ["pay-rules.md", "settings.md", "adding-a-vacancy.md"])
def test_where_the_law_is_told_of_it_is_said_that_this_is_no_legal_advice(name: str) -> None:
    assert "not legal advice" in " ".join(page(name).split())


# Settings


def settings(model: type[BaseModel] = Settings, name: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Yield the dotted name of each option; mappings by id have `<id>` in the id's place."""
    for key, field in model.model_fields.items():
        inner = [each for each in arguments(field.annotation) if isinstance(each, type) and issubclass(each, BaseModel)]
        below = f"{key}.<id>" if typing.get_origin(field.annotation) is dict else key
        if inner:
            yield from settings(inner[0], f"{name}{below}.")
        else:
            yield f"{name}{key}", field


def arguments(annotation: object) -> tuple[object, ...]:
    composed = typing.get_origin(annotation) in {dict, typing.Union, types.UnionType, typing.Annotated}
    return tuple(typing.get_args(annotation)) if composed else (annotation,)


def default(field: FieldInfo) -> str:
    """Return a default as the handbook writes it."""
    value = field.get_default(call_default_factory=True, validated_data={})
    if value is PydanticUndefined:
        return "required"
    if value in (None, (), {}):
        return "none"
    plain = list(value) if isinstance(value, tuple) else value
    return f"`{plain}`".replace("'", "").replace("True", "true").replace("False", "false")


def test_every_setting_is_in_the_handbook_with_its_default_and_no_other() -> None:
    told = {cells[0]: cells[2] for cells in rows(page("settings.md")) if len(cells) == 4 and "`" in cells[0]}
    assert told == {f"`{name}`": default(field) for name, field in settings()}


def test_every_setting_stands_in_the_settings_file_of_a_new_site() -> None:
    text = dict(company_files(Company()))["mkdocs.yml"].decode()
    used = re.sub(r"^( *)#(?=\S)", r"\1", text, flags=re.MULTILINE)
    (plugin,) = yaml.safe_load(used)["plugins"]

    def stands(name: str, inside: Any) -> bool:
        key, _, below = name.partition(".")
        values = inside.values() if key == "<id>" else [inside[key]] if key in inside else []
        return any(not below or stands(below, value) for value in values)

    assert [name for name, _ in settings() if not stands(name, plugin["kollega"])] == []


# Front matter

FACTS = [
    pytest.param(Story, "writing-a-story.md", "The facts", id="story"),
    pytest.param(Person, "introducing-yourself.md", "The facts", id="person"),
    pytest.param(Place, "adding-a-vacancy.md", "Parts of a place", id="place"),
    pytest.param(Hours, "adding-a-vacancy.md", "Parts of `hours`", id="hours"),
    pytest.param(Salary, "adding-a-vacancy.md", "Parts of `salary`", id="salary"),
]


def told_keys(text: str) -> dict[str, str]:
    """Return what the tables say about whether a key is required."""
    return {cells[0].strip("`"): cells[1] for cells in rows(text) if len(cells) == 4 and cells[0].startswith("`")}


def required(told: dict[str, str]) -> set[str]:
    return {key for key, word in told.items() if word == "yes"}


@pytest.mark.parametrize(("model", "name", "title"), FACTS)
def test_every_key_is_in_the_handbook_and_no_other(model: type[BaseModel], name: str, title: str) -> None:
    told = told_keys(section(page(name), title))
    assert set(told) == set(model.model_fields)
    assert required(told) == {key for key, field in model.model_fields.items() if field.is_required()}


def test_every_key_of_a_vacancy_is_in_the_handbook_and_no_other() -> None:
    told = told_keys(page("adding-a-vacancy.md").partition("### Parts")[0])
    assert set(told) == set(Vacancy.model_fields)
    assert required(told) == {key for key, field in Vacancy.model_fields.items() if field.is_required()}


@pytest.mark.parametrize("model", [Story, Person, Vacancy])
def test_every_word_that_a_key_takes_is_in_the_handbook(model: type[BaseModel]) -> None:
    text = page({Story: "writing-a-story.md", Person: "introducing-yourself.md"}.get(model, "adding-a-vacancy.md"))
    schema = json.dumps(model.model_json_schema())
    words = {word for listed in re.findall(r'"enum": \[(.*?)\]', schema) for word in re.findall(r'"(\w+)"', listed)}
    assert words
    assert words <= set(code(text))


# Blocks of hand-written pages


def test_every_block_is_in_the_handbook_with_its_keys_and_no_other() -> None:
    table = [
        cells
        for cells in rows(section(page("writing-a-page.md"), "Which blocks there are"))
        if cells[0].startswith("`[!")
    ]
    told = {re.sub(r"[\[!\]]", "", word): code(cells[2]) for cells in table for word in code(cells[0])}
    assert told == {name: list(KEYS.get(name, ())) for name in NAMES}
    assert {cells[0][3:-2]: cells[3] for cells in table if cells[3]} == {name: str(most) for name, most in MOST.items()}


def test_every_key_of_a_block_is_explained() -> None:
    table = rows(section(page("writing-a-page.md"), "Which blocks there are"))
    told = [word for cells in table if not cells[0].startswith("`[!") for word in code(cells[0])]
    assert sorted(told) == sorted({key for keys in KEYS.values() for key in keys})


# Codes

CODE_AT = {"at": 2, "Fault": 0, "value_error": 0, "warn": 0, "warn_once": 0, "_gap": 1, "read_diagnostic": 1}
"""Which argument of a call is the code of what is wrong."""
PASSED_ON = {"code", "kind", "self.code", "fault.code"}
"""What stands in the place of a code that is written elsewhere."""


@cache
def told_codes() -> frozenset[str]:
    """Return the codes of all that can be wrong with content, from the calls that tell it."""
    files = [
        file
        for file in (ROOT / "generator/kollega").rglob("*.py")
        if file.name not in {"options.py", "settings.py", "facets.py", "boards.py"}
    ]
    modules = (ast.parse(file.read_text("utf-8")) for file in files if "cli" not in file.parts)
    calls = (node for module in modules for node in ast.walk(module) if isinstance(node, ast.Call))
    written = {code for call in calls if (code := _code(call))}
    return frozenset(written | {fault.code for fault in VALIDATION_FAULTS.values()})


def _code(call: ast.Call) -> str:
    """Return the code that a call tells; nothing where it tells none, or passes on what another one does."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    place = CODE_AT.get(name, len(call.args))
    argument = call.args[place] if place < len(call.args) else None
    if argument is None or ast.unparse(argument) in PASSED_ON:
        return ""
    assert isinstance(argument, ast.Constant), f"nobody can tell which code this is: {ast.unparse(call)}"
    return str(argument.value)


def test_every_code_that_can_be_told_is_explained_and_no_other() -> None:
    assert set(explanations()) == told_codes()


def test_the_list_of_codes_in_the_handbook_is_that_of_the_program() -> None:
    text = page("commands.md")
    assert text == with_codes(text), "`make handbook` writes it anew"


@pytest.mark.parametrize("explanation", explanations().values(), ids=lambda each: each.code)
def test_an_explanation_says_what_why_and_what_to_do(explanation: Explanation) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", explanation.code)
    assert explanation.severities
    assert not explanation.found.endswith("."), "it is a part of a sentence"
    for sentence in (explanation.why, explanation.mend):
        assert sentence[0].isupper(), sentence
        assert sentence.endswith("."), sentence
