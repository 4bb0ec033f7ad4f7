"""The program's own modules, each read and parsed once."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import kollega

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PACKAGE = Path(kollega.__file__).parent

FILES = {
    ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): file
    for file in sorted(PACKAGE.rglob("*.py"))
}


@dataclass(frozen=True)
class Module:
    """A file of the program."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def is_package(self) -> bool:
        return FILES[self.name].name == "__init__.py"

    @property
    def room(self) -> str:
        """Return the part of the program that it belongs to: the name below `kollega`."""
        return f"{self.name}.".split(".")[1]

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @cached_property
    def code(self) -> str:
        """Return what runs: neither comments nor the layout."""
        return ast.unparse(self.tree)

    @cached_property
    def strings(self) -> str:
        """Return its texts, without docstrings."""
        said = {id(node.value) for node in ast.walk(self.tree) if isinstance(node, ast.Expr)}
        constants = (node for node in ast.walk(self.tree) if isinstance(node, ast.Constant) and id(node) not in said)
        return "\n".join(node.value for node in constants if isinstance(node.value, str))

    @cached_property
    def imports(self) -> frozenset[str]:
        """Return the names of the modules that it imports."""
        return frozenset(chain.from_iterable(map(_names, ast.walk(self.tree))))

    @cached_property
    def imports_when_run(self) -> frozenset[str]:
        """Return the names of the modules that it imports, without those for type checkers alone."""
        nodes = ast.walk(self.tree)
        typing = [node for node in nodes if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)]
        skipped = set(chain.from_iterable(map(ast.walk, typing)))
        return frozenset(chain.from_iterable(_names(node) for node in ast.walk(self.tree) if node not in skipped))

    @property
    def libraries(self) -> set[str]:
        return {name.partition(".")[0] for name in self.imports}

    def functions(self) -> Iterator[tuple[str, int]]:
        """Yield each function and how many lines it has, from its `def` to its last."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        submodules = [f"{node.module}.{alias.name}" for alias in node.names]
        return [name for name in submodules if name in FILES] or [node.module]
    return []


def circles(needs: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Return the groups in which each leads to every other, sorted."""
    reach = {name: _reach(name, needs) for name in needs}
    groups = {frozenset(other for other in reach[name] if name in reach[other]) for name in needs}
    return sorted(sorted(group) for group in groups if group)


def _reach(name: str, needs: Mapping[str, Iterable[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = set(needs[waiting.pop()]) - found
        found |= new
        waiting.extend(new)
    return found


PROGRAM = {name: Module(name, file.read_text("utf-8")) for name, file in FILES.items()}
