"""The panel of where a claim's documents come from."""

import re

import pytest

from articles.claims.models import Derivation
from newsroom.desk.claims.origins import origins_context
from tests.factories.claims import make_claim, make_copy, make_evidence, make_item
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db

TOLD = b"The harbour office of Norland sold the old quay on the third of May to a company nobody had heard of before."


@pytest.fixture
def checker(client):
    user = make_user("Checker")
    client.force_login(user)
    return user


def with_documents(*titles, **fields):
    claim = make_claim()
    for title in titles:
        make_evidence(claim, item=make_item(title=title), **fields)
    return claim


def item(title):
    from articles.claims.models import SourceItem

    return SourceItem.objects.get(title=title)


def panel(client, claim):
    html = client.get(f"/admin/desk/claims/{claim.uid}/").content.decode()
    (found,) = re.findall(r'<section[^>]*id="panel-origins".*?</section>', html, re.DOTALL)
    return found


def send(client, claim, **data):
    return client.post(f"/admin/desk/claims/{claim.uid}/origins/", data)


def test_the_count_follows_what_is_written_down(client, checker):
    claim = with_documents("Port sold", "Wire")
    assert "2 documents from 2 sources" in panel(client, claim)
    answer = send(
        client, claim, act="add", from_item=item("Port sold").pk, kind="rewrites", to_item=item("Wire").pk
    )
    assert answer.url == f"/admin/desk/claims/{claim.uid}/#panel-origins"
    shown = panel(client, claim)
    assert "2 documents, both from one source" in shown
    assert (shown.count("<rect"), shown.count("<line"), "style=" in shown) == (2, 1, False)
    row = Derivation.objects.get()
    send(client, claim, act=f"remove:{row.pk}")
    assert "2 documents from 2 sources" in panel(client, claim)


def test_a_proposal_shows_its_passage_and_is_accepted(client, checker):
    claim = with_documents("Port sold", "Wire")
    for title in ("Port sold", "Wire"):
        make_copy(item=item(title), content=TOLD)
    send(client, claim, act="propose")
    assert "nobody had heard of before" in panel(client, claim)
    send(client, claim, act=f"accept:{Derivation.objects.get().pk}")
    assert "2 documents, both from one source" in panel(client, claim)


def test_what_is_refused_stays_typed(client, checker):
    claim = with_documents("Port sold", "Wire")
    key = item("Wire").pk
    answer = send(client, claim, act="add", from_item=key, kind="quotes", to_item=key)
    html = answer.content.decode()
    assert (answer.status_code, "cannot come from itself" in html) == (409, True)
    assert html.count(f'<option value="{key}" selected>') >= 2


def test_a_derivation_of_other_documents_is_not_changed_from_here(client, checker):
    claim, other = with_documents("Port sold", "Wire"), with_documents("Ring", "Rings")
    row = Derivation.objects.create(from_item=item("Ring"), to_item=item("Rings"), kind="quotes")
    assert send(client, claim, act=f"remove:{row.pk}").status_code == 409
    assert send(client, other, act=f"remove:{row.pk}").status_code == 302


def test_refuting_documents_stand_apart(client, checker):
    claim = with_documents("Port sold")
    make_evidence(claim, item=make_item(title="Deed"), stance="refutes")
    shown = panel(client, claim)
    assert "1 document" in shown
    assert re.search(r"Speaks against it.*Deed", shown, re.DOTALL)


@pytest.mark.parametrize("count", [1, 3])
def test_the_panel_costs_the_same_for_one_and_many(rf, checker, count, django_assert_max_num_queries):
    claim = with_documents(*(f"Paper {number}" for number in range(count)))
    request = rf.get("/")
    request.user = checker
    checker.has_perm("claims.add_evidence")
    with django_assert_max_num_queries(5):
        data = origins_context(request, claim)
    assert data["origins"].documents == count


def test_an_items_own_screen_says_what_it_comes_from(client, checker):
    with_documents("Port sold", "Wire", "Rumour")
    Derivation.objects.create(from_item=item("Port sold"), to_item=item("Wire"), kind="rewrites")
    Derivation.objects.create(
        from_item=item("Port sold"), to_item=item("Rumour"), kind="quotes", status="proposed"
    )
    html = client.get(f"/admin/claims/sourceitem/{item('Port sold').pk}/change/").content.decode()
    (said,) = re.findall(r'rewrites <a href="([^"]*)">Wire</a>', html)
    assert (said, "Rumour" in html) == (f"/admin/claims/sourceitem/{item('Wire').pk}/change/", False)
    assert client.get("/admin/claims/sourceitem/add/").status_code == 200
