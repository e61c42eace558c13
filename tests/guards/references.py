"""What a module refers to: imports wherever they stand, and the strings that import or name a model."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

DOTTED = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+")
IMPORTERS = {"import_module", "import_string", "__import__", "find_spec"}
REGISTRY = {"get_model", "get_app_config", "get_registered_model"}


class Reference(NamedTuple):
    """`target` is a dotted name: a module, or a module and a name in it. `kind` is import, path or label.

    `is_deferred` says that it stands inside a function or under TYPE_CHECKING.
    """

    line: int
    target: str
    kind: str
    is_deferred: bool = False


def references_in(path: Path, module: str) -> list[Reference]:
    """Everything that the file refers to. `module` is its own dotted name, for relative imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    return sorted(set(_walk(tree, package, is_deferred=False)))


def _walk(node: ast.AST, package: str, *, is_deferred: bool) -> Iterator[Reference]:
    for line, target, kind in _references(node, package):
        yield Reference(line, target, kind, is_deferred)
    defers = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) or (
        isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
    )
    for child in ast.iter_child_nodes(node):
        yield from _walk(child, package, is_deferred=is_deferred or defers)


def _references(node: ast.AST, package: str) -> Iterator[tuple[int, str, str]]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield node.lineno, alias.name, "import"
    elif isinstance(node, ast.ImportFrom):
        base = _absolute(node, package)
        for alias in node.names:
            yield node.lineno, base if alias.name == "*" else f"{base}.{alias.name}", "import"
    elif isinstance(node, ast.Call):
        yield from _called(node)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and DOTTED.fullmatch(node.value):
        yield node.lineno, node.value, "path"


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    parts = package.split(".")
    return ".".join([*parts[: len(parts) - node.level + 1], *([node.module] if node.module else [])])


def _called(node: ast.Call) -> Iterator[tuple[int, str, str]]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if name in IMPORTERS and texts:
        yield node.lineno, texts[0], "import"
    elif name in REGISTRY and texts:
        yield node.lineno, ".".join(texts), "label"
