import re
from datetime import timedelta

import pytest
from django.contrib import admin
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.services.planning import plan_story
from newsroom.desk.admin_site import DeskAdminSite
from newsroom.desk.board import board_for
from newsroom.desk.groups import GROUPS
from newsroom.models import User
from tests.factories.articles import make_article, make_at, make_published
from tests.factories.claims import make_claim
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db


def groups_for(user) -> dict[str, list[str]]:
    request = RequestFactory().get("/admin/")
    request.user = User.objects.get(pk=user.pk)
    return {
        group["name"]: [model["name"] for model in group["models"]]
        for group in admin.site.get_app_list(request)
    }


def panels_for(user) -> dict[str, list]:
    return {panel.key: panel.rows for panel in board_for(User.objects.get(pk=user.pk))}


def test_site_is_the_houses_own():
    assert isinstance(admin.site, DeskAdminSite)


def test_site_is_named_after_the_paper(settings):
    settings.SITE_NAME = "The Lantern"
    assert (admin.site.site_header, admin.site.site_title) == ("The Lantern", "The Lantern desk")


def test_app_list_is_grouped_by_what_people_do():
    groups = groups_for(make_user(role="Administrator"))
    assert list(groups) == ["Write", "Check", "Know", "Records", "House"]
    assert groups["Write"] == ["Stories", "Corrections to apply", "Pictures", "Topics", "Calendar"]


def test_app_list_leaves_out_what_a_role_may_not_see():
    assert groups_for(make_user(role="Reporter"))["House"] == ["Sections", "Authors"]


def test_app_list_has_a_place_for_every_registered_model():
    registered = {model._meta.label_lower for model in admin.site._registry}
    assert registered == {entry.model for entries in GROUPS.values() for entry in entries}


def test_index_without_anything_says_what_will_be_here(client):
    client.force_login(make_user())
    page = client.get(reverse("admin:index"), {"more": 1}).content.decode()
    assert "What you write or have in hand will stand here." in page


def test_index_without_a_role_says_whom_to_ask(client):
    client.force_login(make_user(role=None))
    assert "ask an administrator" in client.get(reverse("admin:index")).content.decode()


def index_queries(client) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("admin:index"))
    return len(captured)


def test_index_costs_the_same_with_one_and_three_rows(client):
    user = make_user()
    client.force_login(user)
    counts = []
    for rows in (1, 2):
        for _ in range(rows):
            make_published(by=user, claims=[make_claim(origin="import")])
            make_article(by=user)
        index_queries(client)  # the first one also builds caches
        counts.append(index_queries(client))
    assert counts[0] == counts[1]


def test_board_shows_my_stories_and_not_those_of_others():
    user = make_user()
    mine = make_article(by=user)
    make_article(by=make_user())
    assert panels_for(user)["mine"] == [mine]


def test_board_counts_a_story_that_i_only_corrected_as_mine():
    from articles.services.save import save_working_copy

    user, story = make_user(), make_article(by=make_user())
    save_working_copy(article=story, by=user, kicker="The port")
    assert panels_for(user)["mine"] == [story]


def test_board_counts_a_story_that_i_have_in_hand_as_mine():
    user, story = make_user(), make_article(by=make_user())
    plan_story(article=story, by=make_user(), assignee=user)
    assert panels_for(user)["mine"] == [story]


def test_board_marks_a_corrected_story_as_in_print(client):
    user = make_user()
    client.force_login(user)
    make_at("corrected", by=user)
    page = client.get(reverse("admin:index"), {"status": "corrected"}).content.decode()
    assert '<span class="pill good">Corrected</span>' in page


def test_board_puts_the_gravest_unreviewed_claim_first():
    low = make_claim(origin="import", harm="low")
    grave = make_claim(origin="import", harm="grave")
    make_claim(origin="editor", harm="grave")
    assert panels_for(make_user())["review"] == [grave, low]


def test_claim_to_review_leads_to_the_claims_desk(client):
    claim = make_claim(origin="import")
    client.force_login(make_user("Checker"))
    page = client.get(f"{reverse('admin:index')}?part=more").content.decode()
    assert re.findall(r'href="(/admin/(?:desk/claims|claims/claim)/[^"/]+/[^"]*)"', page) == [
        f"/admin/desk/claims/{claim.uid}/"
    ]


def test_board_counts_open_suggestions():
    from articles.services.proposals import analyse_article

    user = make_user()
    story = make_article(
        by=user, body="<p>The harbour office said the quay was sold. The guard said it was not.</p>"
    )
    found = analyse_article(story, by=user)
    (row,) = panels_for(user)["proposals"]
    assert (row, row.waiting) == (story, len(found))


def test_board_without_rights_is_empty():
    assert panels_for(make_user(role=None)) == {}


def test_administrator_adds_an_account_and_sets_its_password(client):
    client.force_login(make_user(role="Administrator"))
    fields = {
        "username": "new",
        "password1": "twelve and more",
        "password2": "twelve and more",
        "_continue": "1",
    }
    client.post(reverse("admin:newsroom_user_add"), fields)
    account = User.objects.get(username="new")
    fields = {"password1": "another dozen", "password2": "another dozen", "set-password": "1"}
    client.post(reverse("admin:auth_user_password_change", args=[account.pk]), fields)
    account.refresh_from_db()
    assert account.check_password("another dozen") is True


def test_account_is_given_a_role(client):
    from django.contrib.auth.models import Group

    client.force_login(make_user(role="Administrator"))
    account = make_user(role=None)
    legal = Group.objects.get(name="Legal")
    fields = {"username": account.username, "is_active": "on", "is_staff": "on", "groups": [legal.pk]}
    client.post(reverse("admin:newsroom_user_change", args=[account.pk]), fields)
    assert list(account.groups.all()) == [legal]


def test_script_of_the_editor_is_imported_under_its_hashed_name(settings, tmp_path):
    """A module that imports by its plain name would be served from old caches."""
    from django.core.management import call_command

    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "newsroom.storage.ModuleManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    (mark,) = tmp_path.glob("articles/claim-mark.*.js")
    (dialog,) = tmp_path.glob("articles/claim-dialog.*.js")
    assert f'from "./{dialog.name}";' in mark.read_text()


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("Editor", ["in_edit", "ready"]),
        ("Checker", ["fact_check"]),
        ("Legal", ["legal"]),
    ],
)
def test_board_shows_what_was_handed_to_this_desk(role, seen):
    for state in ("draft", "in_edit", "fact_check", "legal", "ready"):
        Article.objects.filter(pk=make_article().pk).update(state=state)
    rows = panels_for(make_user(role=role))["waiting"]
    assert [row.state for row in rows] == seen


def test_board_puts_the_nearest_deadline_first():
    later, soon, never = (make_article() for _ in range(3))
    for days, story in ((2, later), (1, soon)):
        Article.objects.filter(pk=story.pk).update(deadline=timezone.now() + timedelta(days=days))
    Article.objects.update(state="in_edit")
    assert panels_for(make_user())["waiting"] == [soon, later, never]


def test_board_of_a_reporter_has_no_desk_to_which_stories_are_handed():
    assert "waiting" not in panels_for(make_user(role="Reporter"))


def test_board_shows_a_story_that_i_have_in_hand_as_mine():
    user, story = make_user(), make_article(by=make_user())
    Article.objects.filter(pk=story.pk).update(assignee=user)
    assert panels_for(user)["mine"] == [story]


def test_board_of_a_checker_has_no_empty_list_of_own_stories():
    assert "mine" not in panels_for(make_user(role="Checker"))
