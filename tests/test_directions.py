"""An app imports, and points at, only what stands to its left. Trees that break this prove the guards."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models
from django.test.utils import isolate_apps

from newsroom.ledger.models import AppendOnlyModel
from tests.guards.house import APPS, EMPTY, PURE
from tests.guards.imports import check_tree
from tests.guards.relations import check_models

ROOT = Path(settings.BASE_DIR)

# The house as it stands


def test_house_keeps_its_directions():
    assert [str(violation) for violation in check_tree(ROOT)] == []


def test_house_keeps_its_relations():
    assert [str(violation) for violation in check_models(apps.get_models(include_auto_created=True))] == []


def test_every_app_of_ours_has_its_place():
    ours = [config for config in apps.get_app_configs() if is_ours(config.name)]
    assert {(config.name, config.label) for config in ours} == set(APPS)


def is_ours(name: str) -> bool:
    return (ROOT / name.split(".")[0]).is_dir()


@pytest.mark.parametrize("name", EMPTY)
def test_parents_of_apps_stay_empty(name):
    assert (ROOT / name).read_bytes() == b""


def test_pure_code_is_there():
    missing = [
        name
        for name in PURE
        if not (ROOT / name.replace(".", "/")).exists() and not module_file(name).exists()
    ]
    assert missing == []


def module_file(name: str) -> Path:
    return (ROOT / name.replace(".", "/")).with_suffix(".py")


@pytest.mark.parametrize("name", PURE)
def test_pure_code_runs_without_django(name):
    """Every module of it, in a Python that has no settings; nothing it imports may bring Django along."""
    code = (
        "import importlib, pkgutil, sys\n"
        f"package = importlib.import_module({name!r})\n"
        "for found in pkgutil.walk_packages(getattr(package, '__path__', []), package.__name__ + '.'):\n"
        "    importlib.import_module(found.name)\n"
        "print(*sorted(module for module in sys.modules if module.split('.')[0] == 'django'))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.stderr, run.stdout, run.returncode) == ("", "\n", 0)


# The import guard, on trees that break the plan

FILES = {
    "newsroom/__init__.py": "",
    "newsroom/apps.py": 'class Config:\n    name = "newsroom"\n',
    "newsroom/site/views.py": "from articles.models import Article\nfrom articles.claims import selectors\n",
    "newsroom/ledger/__init__.py": "",
    "newsroom/ledger/apps.py": 'class Config:\n    name = "newsroom.ledger"\n',
    "newsroom/ledger/models.py": "from django.db import models\n",
    "entities/__init__.py": "",
    "entities/models.py": "from newsroom.ledger.models import AppendOnlyModel\n",
    "entities/views.py": "from entities.forms import EntityForm\nfrom .models import _helper\n",
    "entities/gazetteer/find.py": "import re\nfrom entities.gazetteer.words import fold\n",
    "articles/__init__.py": "",
    "articles/models.py": "from articles.claims.models import Claim\n",
    "articles/claims/__init__.py": "",
    "articles/claims/models.py": 'from entities.models import Entity\nKEY = "entities.Entity"\n',
    "manage.py": "import newsroom\n",
    "tests/test_all.py": "from articles.models import Article\n",
    ".ci/tool.py": "",
    "templates/page.html": "",
}


MADE_BY_TOOLS = {
    ".gitignore": "/build/\n*.pyc\n",
    "build/lib/articles/models.py": "",
    "venv/pyvenv.cfg": "",
    "venv/lib/site.py": "",
}


@pytest.fixture
def tree(tmp_path):
    for name, text in FILES.items():
        write(tmp_path, name, text)
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def test_sound_tree_has_no_violation(tree):
    assert check_tree(tree) == []


def test_what_tools_leave_behind_needs_no_place(tree):
    for name, text in MADE_BY_TOOLS.items():
        write(tree, name, text)
    assert check_tree(tree) == []


TO_THE_RIGHT = [
    ("entities/a.py", "import articles.models\n"),
    ("entities/a.py", "import articles.models as stories\n"),
    ("entities/a.py", "from articles.models import Article\n"),
    ("entities/a.py", "from articles.claims import models\n"),
    ("entities/a.py", "from articles import claims\n"),
    ("entities/a.py", "from articles.models import *\n"),
    ("entities/a.py", "from newsroom import settings\n"),
    ("entities/a.py", "def f():\n    from articles.models import Article\n"),
    ("entities/a.py", "async def f():\n    import newsroom.roles\n"),
    ("entities/a.py", "class A:\n    def b(self):\n        import articles\n"),
    ("entities/a.py", "if TYPE_CHECKING:\n    from articles.models import Article\n"),
    ("entities/a.py", "try:\n    import articles\nexcept ImportError:\n    pass\n"),
    ("entities/a.py", "import importlib\nimportlib.import_module('articles.models')\n"),
    ("entities/a.py", "from importlib import import_module\nimport_module('newsroom')\n"),
    ("entities/a.py", "__import__('articles')\n"),
    ("entities/a.py", "import_string('articles.services.publish.publish_article')\n"),
    ("entities/a.py", "from django.apps import apps\napps.get_model('articles', 'Article')\n"),
    ("entities/a.py", "from django.apps import apps\napps.get_model('claims.Claim')\n"),
    ("entities/a.py", "apps.get_app_config('claims')\n"),
    ("entities/a.py", "KEY = models.ForeignKey('claims.Claim')\n"),
    ("entities/a.py", "USER = models.ForeignKey('newsroom.User')\n"),
    ("entities/deep/down/a.py", "from articles.models import Article\n"),
    ("entities/migrations/0002_x.py", "dependencies = [('articles', '0001')]\nimport articles.models\n"),
    ("articles/claims/a.py", "from ..models import Article\n"),
    ("articles/claims/__init__.py", "from .. import models\n"),
    ("articles/claims/a.py", "from articles.models import Article\n"),
    ("articles/claims/a.py", "import articles\n"),
    ("articles/a.py", "from newsroom.roles import ROLES\n"),
    ("newsroom/ledger/a.py", "from newsroom.models import User\n"),
    ("newsroom/ledger/a.py", "from newsroom import models\n"),
    ("newsroom/ledger/a.py", "from ..models import User\n"),
    ("newsroom/ledger/a.py", "import entities.models\n"),
]


@pytest.mark.parametrize(("name", "text"), TO_THE_RIGHT)
def test_import_to_the_right_is_found(tree, name, text):
    write(tree, name, text)
    (violation,) = check_tree(tree)
    assert violation.place.startswith(f"{name}:")
    assert "stands to its right" in violation.message


def test_violation_names_file_and_line(tree):
    write(tree, "entities/a.py", "import re\n\nfrom articles.models import Article\n")
    assert [str(violation) for violation in check_tree(tree)] == [
        "entities/a.py:3: entities refers to articles.models.Article, but articles stands to its right."
    ]


TO_THE_LEFT = [
    ("articles/a.py", "from entities.views import entity\n", "views of entities stays in entities"),
    ("articles/a.py", "from entities import views\n", "views of entities stays in entities"),
    ("articles/a.py", "import entities.forms\n", "forms of entities stays in entities"),
    ("articles/a.py", "def f():\n    from entities.admin.entity import EntityScreen\n", "admin of entities"),
    ("newsroom/site/a.py", "from articles.claims.urls import patterns\n", "urls of articles.claims"),
    ("newsroom/a.py", "from newsroom.ledger.management.commands.redact import Command\n", "management of"),
    ("articles/a.py", "from entities.models import _fold\n", "_fold is private to entities"),
    ("articles/a.py", "from entities._words import fold\n", "_words is private to entities"),
    ("articles/a.py", "from articles.claims import _rules\n", "_rules is private to articles.claims"),
]


@pytest.mark.parametrize(("name", "text", "message"), TO_THE_LEFT)
def test_import_of_what_stays_at_home_is_found(tree, name, text, message):
    write(tree, name, text)
    (violation,) = check_tree(tree)
    assert message in violation.message


CLIMBING = [
    ("entities/models.py", "from entities.services import open_dossier\n"),
    ("entities/enums.py", "from entities.models import Entity\n"),
    ("entities/services/names.py", "from entities.views import entity\n"),
    ("newsroom/site/selectors/a.py", "from newsroom.site.views import story\n"),
]


@pytest.mark.parametrize(("name", "text"), CLIMBING)
def test_import_that_climbs_within_an_app_is_found(tree, name, text):
    write(tree, name, text)
    (violation,) = check_tree(tree)
    assert " come after " in violation.message


def test_deferred_import_may_climb_within_an_app(tree):
    write(tree, "entities/querysets.py", "def f():\n    from entities.models import Entity  # a cycle\n")
    assert check_tree(tree) == []


IMPURE = [
    ("articles/claims/vocabulary.py", "from django.db import models\n"),
    ("articles/claims/detector/a.py", "import django\n"),
    ("articles/claims/labels/a.py", "def f():\n    from django.utils import timezone\n"),
    ("articles/body/a.py", "from articles.enums import State\n"),
    ("articles/preflight/a.py", "from articles.claims.models import Claim\n"),
    ("articles/ingest/parsers/a.py", "import django_filters\n"),
    ("entities/gazetteer/a.py", "from entities.models import Entity\n"),
    ("entities/gazetteer/a.py", "from ..models import Entity\n"),
]


@pytest.mark.parametrize(("name", "text"), IMPURE)
def test_import_that_is_not_pure_is_found(tree, name, text):
    write(tree, name, text)
    (violation,) = check_tree(tree)
    assert "is pure text code" in violation.message


UNPLACED = [
    ("podcasts/models.py", "", "podcasts"),
    ("helpers.py", "", "helpers.py"),
    ("scripts/deep/run.py", "", "scripts"),
    (
        "articles/letters/apps.py",
        'class Config:\n    name = "articles.letters"\n',
        "articles/letters/apps.py",
    ),
    ("newsroom/vault/apps.py", 'class Config:\n    name = "newsroom.vault"\n', "newsroom/vault/apps.py"),
]


@pytest.mark.parametrize(("name", "text", "place"), UNPLACED)
def test_newcomer_without_a_place_is_found(tree, name, text, place):
    write(tree, name, text)
    assert [violation.place for violation in check_tree(tree)] == [place]


# The relation guard, on models that break the plan


@isolate_apps("entities", "articles", "articles.claims", "newsroom.ledger")
def test_relations_to_the_left_and_to_the_user_are_sound():
    class Entity(models.Model):
        user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

        class Meta:
            app_label = "entities"

    class Story(AppendOnlyModel):
        entity = models.ForeignKey(Entity, models.PROTECT)
        entities = models.ManyToManyField(Entity, related_name="+")
        parent = models.ForeignKey("self", models.PROTECT)

        class Meta:
            app_label = "articles"

    assert check_models([Entity, Story, Story.entities.through]) == []


@pytest.mark.parametrize("field", [models.ForeignKey, models.OneToOneField])
@isolate_apps("entities", "articles")
def test_key_to_the_right_is_found(field):
    class Story(models.Model):
        class Meta:
            app_label = "articles"

    class Entity(models.Model):
        story = field("articles.Story", models.PROTECT)

        class Meta:
            app_label = "entities"

    assert [str(violation) for violation in check_models([Entity, Story])] == [
        "entities.Entity.story: points at articles.Story, but articles stands to its right."
    ]


@isolate_apps("entities")
def test_key_to_the_right_is_found_before_it_is_resolved():
    class Entity(models.Model):
        claim = models.ForeignKey("claims.Claim", models.PROTECT)

        class Meta:
            app_label = "entities"

    (violation,) = check_models([Entity])
    assert violation.message == "points at claims.Claim, but articles.claims stands to its right."


@isolate_apps("articles.claims", "articles")
def test_many_to_many_to_the_right_is_found_with_its_table():
    class Story(models.Model):
        class Meta:
            app_label = "articles"

    class Claim(models.Model):
        stories = models.ManyToManyField(Story)

        class Meta:
            app_label = "claims"

    places = [violation.place for violation in check_models([Claim, Claim.stories.through])]
    assert places == ["claims.Claim.stories", "claims.Claim_stories.story"]


@isolate_apps("entities", "articles")
def test_through_table_on_the_right_is_found():
    class Entity(models.Model):
        others = models.ManyToManyField("self", through="articles.Pair")

        class Meta:
            app_label = "entities"

    class Pair(models.Model):
        one = models.ForeignKey(Entity, models.PROTECT, related_name="+")
        other = models.ForeignKey(Entity, models.PROTECT, related_name="+")

        class Meta:
            app_label = "articles"

    (violation,) = check_models([Entity, Pair])
    assert violation.message == "goes through articles.Pair, but articles stands to its right."


@isolate_apps("entities", "articles")
def test_taggable_through_a_table_on_the_right_is_found():
    from taggit.managers import TaggableManager
    from taggit.models import ItemBase, TagBase

    class Topic(TagBase):
        class Meta:
            app_label = "entities"

    class Tagged(ItemBase):
        tag = models.ForeignKey(Topic, models.CASCADE, related_name="+")
        content_object = models.ForeignKey("entities.Entity", models.CASCADE)

        class Meta:
            app_label = "articles"

    class Entity(models.Model):
        topics = TaggableManager(through=Tagged)

        class Meta:
            app_label = "entities"

    messages = [violation.message for violation in check_models([Entity])]
    assert messages == ["goes through articles.Tagged, but articles stands to its right."]


@isolate_apps("newsroom.ledger", "newsroom")
def test_user_by_name_is_found():
    class Entry(models.Model):
        by = models.ForeignKey("newsroom.Badge", models.PROTECT)

        class Meta:
            app_label = "ledger"

    (violation,) = check_models([Entry])
    assert violation.message == "points at newsroom.Badge, but newsroom stands to its right."


@isolate_apps("entities", "articles")
def test_model_that_inherits_from_the_right_is_found():
    base = type(
        "Dated",
        (models.Model,),
        {
            "__module__": "articles.models.article",
            "Meta": type("Meta", (), {"abstract": True, "app_label": "articles"}),
        },
    )

    class Entity(base):
        class Meta:
            app_label = "entities"

    (violation,) = check_models([Entity])
    assert violation.message == "inherits from Dated of articles."


@isolate_apps("entities", "django.contrib.contenttypes")
def test_generic_key_is_found():
    class Remark(models.Model):
        kind = models.ForeignKey("contenttypes.ContentType", models.CASCADE, related_name="+")
        key = models.PositiveBigIntegerField()
        about = GenericForeignKey("kind", "key")

        class Meta:
            app_label = "entities"

    (violation,) = check_models([Remark])
    assert violation.message == "points at whatever it likes: use real foreign keys."
