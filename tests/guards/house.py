"""The plan of the house: which app stands where, and what may cross a wall. Nothing here imports Django."""

from __future__ import annotations

from dataclasses import dataclass, field

#: Apps from left to right, as package and label. An app imports only from those before it.
APPS = (
    ("newsroom.ledger", "ledger"),
    ("entities", "entities"),
    ("articles.claims", "claims"),
    ("articles", "articles"),
    ("newsroom", "newsroom"),
)
#: Everything with Python in it at the top of the repository that is not part of an app.
OUTSIDE = frozenset({"tests", "manage.py"})
#: Modules that stay within their app, wherever in it they stand.
PRIVATE = frozenset({"admin", "forms", "management", "migrations", "templatetags", "urls", "views"})
#: Pure text code: plain functions that import no Django, and nothing of ours that does.
PURE = (
    "articles.accused",
    "articles.analysis",
    "articles.body",
    "articles.claim_changes",
    "articles.claims.detector",
    "articles.claims.fewest",
    "articles.claims.fetching",
    "articles.claims.labels",
    "articles.claims.origins",
    "articles.claims.reading",
    "articles.claims.rings",
    "articles.claims.shared_passages",
    "articles.claims.similar",
    "articles.claims.vocabulary",
    "articles.comparison",
    "articles.diff",
    "articles.house_lists",
    "articles.ingest.parsers",
    "articles.preflight",
    "articles.uncued",
    "articles.workflow",
    "entities.gazetteer",
    "entities.newcomers",
)
#: Packages whose parent imports its child: nothing may stand in them.
EMPTY = ("articles/__init__.py", "articles/claims/__init__.py", "newsroom/__init__.py")
#: Layers within an app, from those that import little to those that import much.
FILES = (
    "enums",
    "validators",
    "rules",
    "querysets",
    "models",
    "selectors",
    "services",
    "forms",
    "admin",
    "views",
    "urls",
)


@dataclass(frozen=True)
class House:
    """A plan to check a tree against: ours, unless a test of the guard itself brings another."""

    apps: tuple[tuple[str, str], ...] = APPS
    outside: frozenset[str] = OUTSIDE
    private: frozenset[str] = PRIVATE
    pure: tuple[str, ...] = PURE
    files: tuple[str, ...] = FILES
    packages: dict[str, int] = field(init=False)
    labels: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "packages", {package: place for place, (package, _) in enumerate(self.apps)})
        object.__setattr__(self, "labels", {label: place for place, (_, label) in enumerate(self.apps)})

    @property
    def roots(self) -> frozenset[str]:
        """Top-level packages that the apps live in."""
        return frozenset(package.split(".")[0] for package, _ in self.apps)

    def place_of(self, module: str) -> int | None:
        """The place of the app that a module belongs to, by its longest package; None if it is not ours."""
        parts = module.split(".")
        for length in range(len(parts), 0, -1):
            place = self.packages.get(".".join(parts[:length]))
            if place is not None:
                return place
        return None

    def inner_parts(self, module: str) -> list[str]:
        """The parts of a module's name below its app."""
        place = self.place_of(module)
        assert place is not None
        return module.split(".")[len(self.apps[place][0].split(".")) :]

    def is_pure(self, module: str) -> bool:
        """Whether a module belongs to the pure text code."""
        return any(module == pure or module.startswith(f"{pure}.") for pure in self.pure)

    def rank_of(self, module: str) -> int | None:
        """The layer of a module within its app, by the last part of its name that is one; None if none is."""
        ranks = [self.files.index(part) for part in self.inner_parts(module) if part in self.files]
        return ranks[-1] if ranks else None
