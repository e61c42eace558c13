"""The direction of imports, read from the source: what runs only sometimes counts as much as the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.guards.house import House
from tests.guards.references import Reference, references_in

SKIPPED_FOLDERS = {"migrations", "__pycache__"}


class Violation(NamedTuple):
    """Where a rule is broken, and how, in one sentence."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def check_tree(root: Path, house: House | None = None) -> list[Violation]:
    """Every violation of the plan in the repository at `root`, in the order of the files."""
    house = house or House()
    found = [*_unplaced(root, house)]
    for top in sorted(house.roots):
        for path in sorted((root / top).rglob("*.py")):
            found += _check_file(path, root, house)
    return list(dict.fromkeys(found))  # one string may refer twice: as a path and in a call


def _unplaced(root: Path, house: House) -> Iterator[Violation]:
    """Packages at the top and apps anywhere that the plan does not know."""
    made = _made_by_tools(root)
    for entry in sorted(root.iterdir()):
        has_code = entry.suffix == ".py" or (
            entry.is_dir() and entry not in made and any(entry.rglob("*.py"))
        )
        known = entry.name in house.roots or entry.name in house.outside or entry.name.startswith(".")
        if has_code and not known:
            yield Violation(entry.name, "stands at the top of the repository and has no place in the plan.")
    for top in sorted(house.roots):
        for path in sorted((root / top).rglob("apps.py")):
            module = _module(path, root)
            package = module.removesuffix(".apps")
            names_itself = f'name = "{package}"' in path.read_text(encoding="utf-8")
            if names_itself and package not in house.packages:
                yield Violation(
                    str(path.relative_to(root)), f"{package} is an app without a place in the plan."
                )


def _made_by_tools(root: Path) -> set[Path]:
    """Folders that are no part of the repository: virtual environments, and what .gitignore names."""
    ignored = root / ".gitignore"
    lines = ignored.read_text(encoding="utf-8").splitlines() if ignored.exists() else []
    named = {root / line.strip("/") for line in lines if line.startswith("/") and line.endswith("/")}
    return named | {entry.parent for entry in root.glob("*/pyvenv.cfg")}


def _module(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _check_file(path: Path, root: Path, house: House) -> Iterator[Violation]:
    module = _module(path, root)
    place = house.place_of(module)
    if place is None:
        yield Violation(str(path.relative_to(root)), f"{module} belongs to no app of the plan.")
        return
    for reference in references_in(path, module):
        message = _wrong(reference, module, place, house)
        if message:
            yield Violation(f"{path.relative_to(root)}:{reference.line}", message)


def _wrong(reference: Reference, module: str, place: int, house: House) -> str:
    target = reference.target
    if house.is_pure(module) and reference.kind == "import":
        if target.split(".")[0].startswith("django"):
            return f"is pure text code and imports {target}."
        if house.place_of(target) is not None and not (
            house.is_pure(target) or _is_parent_of_pure(target, house)
        ):
            return f"is pure text code and imports {target}, which is not."
    there = house.place_of(target)
    if there is None and reference.kind != "import":
        there = house.labels.get(target.split(".")[0])  # "claims.Claim": the label of a model, not a module
    if there is None:
        return ""
    here, other = house.apps[place][0], house.apps[there][0]
    if there > place:
        return f"{here} refers to {target}, but {other} stands to its right."
    if reference.kind != "import":
        return ""
    if there < place:
        return _crossing(target, here, other, house)
    # A deferred import may climb, with its reason beside it: only a cycle could make it necessary.
    return "" if reference.is_deferred else _climbing(target, module, house)


def _is_parent_of_pure(target: str, house: House) -> bool:
    return any(pure.startswith(f"{target}.") for pure in house.pure)


def _crossing(target: str, here: str, other: str, house: House) -> str:
    """What may be taken from an app on the left."""
    inner = house.inner_parts(target)
    private = [part for part in inner if part in house.private]
    if private:
        return f"{here} imports {target}: {private[0]} of {other} stays in {other}."
    hidden = [part for part in inner if part.startswith("_")]
    if hidden:
        return f"{here} imports {target}: {hidden[0]} is private to {other}."
    return ""


def _climbing(target: str, module: str, house: House) -> str:
    """Within an app, a file imports only from those before it in the list of files."""
    mine, theirs = house.rank_of(module), house.rank_of(target)
    if mine is not None and theirs is not None and theirs > mine:
        return f"imports {target}: {house.files[theirs]} come after {house.files[mine]}."
    return ""
