"""Axe on every list and every form of the desk, whatever is registered: a new screen comes in by itself."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import NoReverseMatch, reverse

from articles.models import Correction, Override
from articles.services.corrections import open_task
from newsroom.models import User
from tests.factories.articles import make_at, make_author, make_published
from tests.factories.claims import make_claim, make_evidence
from tests.factories.entities import make_image, make_person, make_topic
from tests.factories.newsroom import make_endpoint, make_letter, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def boss(live_server):
    """One record at least behind every screen; gives somebody who may see them all."""
    boss = make_user("Administrator", first_name="Ada", last_name="Lind")
    User.objects.filter(pk=boss.pk).update(is_superuser=True)  # groups are seen by nobody else
    claim = make_claim(origin="import", harm="grave", accused=[make_person()])
    make_evidence(claim, is_public=True)
    hearsay = make_claim(mode="hearsay")
    story = make_published(claims=[claim, hearsay], topics=[make_topic().name], lead_image=make_image())
    make_author()
    make_at("corrected")
    open_task(article=story, kind="correction", message="It was five ships.", by=boss)
    make_letter(endpoint=make_endpoint())
    return boss


def screens() -> list[str]:
    """Addresses of all lists, of the forms that add, and of the newest record of each kind."""
    found = []
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        found.append(reverse(f"{name}_changelist"))
        record = model._default_manager.order_by("-pk").first()
        if record is not None:
            found.append(reverse(f"{name}_change", args=[record.pk]))
        try:
            found.append(reverse(f"{name}_add"))
        except NoReverseMatch:
            continue
    return found


def test_every_kind_of_record_is_there(boss):
    empty = [model.__name__ for model in admin.site._registry if not model._default_manager.exists()]
    assert empty == []
    assert (Correction.objects.count(), Override.objects.count() > 0, Group.objects.count() > 0) == (
        1,
        True,
        True,
    )


@pytest.mark.parametrize(("width", "colour"), [(1440, "light"), (390, "dark")])
def test_every_list_and_form_is_accessible_and_fits(open_page, sign_in, axe, boss, width, colour):
    page = open_page(width=width, colour=colour)
    page.set_default_timeout(30_000)
    sign_in(page, boss)
    wrong = []
    for address in screens():
        response = page.goto(address)
        if response.status == 403:  # nobody adds a record of print
            continue
        try:
            axe(page)
        except pytest.fail.Exception as found:
            wrong.append(str(found))
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{address} is too wide")
    assert wrong == []


def test_list_is_called_what_the_way_to_it_is_called(open_page, sign_in, boss):
    page = open_page()
    sign_in(page, boss)
    page.goto("/admin/")
    links = page.locator(".desk-nav li > a:first-child").evaluate_all(
        "links => links.map(link => [link.textContent, link.getAttribute('href')])"
    )
    named = []
    for name, address in links:
        page.goto(address)
        named.append((name, page.locator("h1").first.evaluate("head => head.firstChild.textContent.trim()")))
    own = {"Calendar", "Analyser", "Rules before print"}
    assert [pair for pair in named if pair[0] != pair[1] and pair[0] not in own] == []
