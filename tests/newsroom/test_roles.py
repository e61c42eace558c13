"""One table says who may do what, and every database says the same."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from newsroom import roles
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def permissions_of(name: str) -> set[str]:
    pairs = Group.objects.get(name=name).permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in pairs}


@pytest.mark.parametrize("name", sorted(roles.ROLES))
def test_role_has_exactly_its_permissions(name):
    assert permissions_of(name) == roles.ROLES[name]


def test_roles_are_those_of_the_house():
    assert sorted(roles.ROLES) == ["Administrator", "Checker", "Editor", "Importer", "Legal", "Reporter"]


def test_sync_gives_back_what_was_taken_and_takes_what_was_added():
    group = Group.objects.get(name="Reporter")
    group.permissions.set([Permission.objects.get(codename="redact")])
    roles.sync_roles()
    assert permissions_of("Reporter") == roles.ROLES["Reporter"]


def test_sync_leaves_groups_made_by_hand():
    group = Group.objects.create(name="Night desk")
    group.permissions.add(Permission.objects.get(codename="publish_article"))
    call_command("migrate", verbosity=0)
    assert permissions_of("Night desk") == {"articles.publish_article"}


def test_sync_stops_at_a_permission_that_does_not_exist(monkeypatch):
    monkeypatch.setitem(roles.ROLES, "Reporter", frozenset({"articles.publlish_article"}))
    with pytest.raises(LookupError, match=r"Role Reporter names permissions .*articles\.publlish_article"):
        roles.sync_roles()


@pytest.mark.parametrize(
    ("permission", "holders"),
    [
        ("articles.publish_article", {"Editor", "Legal", "Importer", "Administrator"}),
        ("articles.override_finding", {"Editor", "Legal", "Importer", "Administrator"}),
        ("articles.change_article", {"Reporter", "Editor", "Importer", "Administrator"}),
        ("entities.open_dossier", {"Editor", "Administrator"}),
        ("entities.withhold_entity", {"Legal", "Administrator"}),
        ("claims.withhold_claim", {"Legal", "Administrator"}),
        ("ledger.redact", {"Legal", "Administrator"}),
        ("articles.view_ruleswitch", {"Editor", "Administrator"}),
        ("articles.change_ruleswitch", {"Administrator"}),
        ("newsroom.change_user", {"Administrator"}),
        ("newsroom.delete_user", set()),
    ],
)
def test_right_belongs_to_these_roles(permission, holders):
    assert {name for name in roles.ROLES if make_user(role=name).has_perm(permission)} == holders


def test_nobody_may_delete_or_change_a_record():
    records = {
        "publishedversion",
        "override",
        "historyentry",
        "versiontopic",
        "appearance",
        "mention",
        "revision",
    }
    given = set().union(*roles.ROLES.values())
    assert [name for name in given if name.split("_")[-1] in records and "view_" not in name] == []


def test_no_role_makes_a_superuser():
    assert not any(make_user(role=name).is_superuser for name in roles.ROLES)
