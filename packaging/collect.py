"""Finds every text to translate in the sources, by reading them as Python does.

`pyside6-lupdate` reads Python as if it were C++: it drops `translate("c", "%n day(s)", None, n // 2)`
without a word and takes a plural for a plural only where `n` is a figure (PySide6 6.11). What is found here:

- `self.tr("…")`, in the context of its class
- `translate("context", "…")` and `QT_TRANSLATE_NOOP("context", "…")`, under whatever module name
- calls of a function of the same module that only passes its text on to `translate` with a fixed context
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One text to translate; plural where it counts something (`%n`)."""

    context: str
    text: str
    comment: str = ""

    @property
    def plural(self) -> bool:
        return "%n" in self.text


class NotCollectable(Exception):
    """A text that is put together before it is translated can never be found in the catalogue."""


def collect(root: Path) -> set[Source]:
    """All texts below a folder. Raises NotCollectable with file and line."""
    found: set[Source] = set()
    for path in sorted(root.rglob("*.py")):
        try:
            found |= set(_Module(ast.parse(path.read_text(encoding="utf-8"))).texts())
        except NotCollectable as error:
            raise NotCollectable(f"{path.relative_to(root.parent)}:{error}") from None
    return found


def _called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _literal(node: ast.expr | None) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


class _Module:
    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        self._aliases = dict(self._find_aliases())

    def _find_aliases(self) -> Iterator[tuple[str, str]]:
        """Functions that only hand their first parameter to `translate`, by name, with the context."""
        for node in self._tree.body:
            if not isinstance(node, ast.FunctionDef) or not node.args.args:
                continue
            parameter = node.args.args[0].arg
            for call in (part for part in ast.walk(node) if isinstance(part, ast.Call)):
                context = _literal(call.args[0]) if call.args else None
                passes = len(call.args) > 1 and getattr(call.args[1], "id", None) == parameter
                if _called(call) == "translate" and context and passes:
                    yield node.name, context

    def texts(self) -> Iterator[Source]:
        yield from self._walk(self._tree, "")

    def _walk(self, node: ast.AST, within: str) -> Iterator[Source]:
        for child in ast.iter_child_nodes(node):
            inner = child.name if isinstance(child, ast.ClassDef) else within
            if isinstance(child, ast.Call):
                yield from self._read(child, within)
            yield from self._walk(child, inner)

    def _read(self, call: ast.Call, within: str) -> Iterator[Source]:
        name, args = _called(call), call.args
        if name == "tr" and isinstance(call.func, ast.Attribute) and args:
            yield from self._source(within, args[0], args[1] if len(args) > 1 else None, call)
        elif name in ("translate", "QT_TRANSLATE_NOOP") and len(args) > 1:
            context = _literal(args[0])
            if context:
                yield from self._source(context, args[1], args[2] if len(args) > 2 else None, call)
        elif isinstance(call.func, ast.Name) and name in self._aliases and args:
            yield from self._source(self._aliases[name], args[0], None, call)

    @staticmethod
    def _source(context: str, text: ast.expr, comment: ast.expr | None, call: ast.Call) -> Iterator[Source]:
        words = _literal(text)
        if isinstance(text, ast.JoinedStr | ast.BinOp):
            raise NotCollectable(f"{call.lineno}: the text is put together before it is translated")
        if words:
            yield Source(context, words, _literal(comment) or "")
