"""Errors are pages of the paper."""

import pytest
from django.template import TemplateDoesNotExist
from django.test import RequestFactory

from newsroom.site.views import errors
from tests.factories.articles import make_section


def test_unknown_address_gets_a_page_with_the_sections(client, db):
    make_section(name="Harbours")
    response = client.get("/nowhere/at-all/")
    page = response.content.decode()
    assert (response.status_code, response.headers["Cache-Control"]) == (404, "no-store")
    assert "There is no page at this address" in page
    assert "Harbours" in page


def test_error_of_ours_asks_no_database_and_tells_nothing(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        response = errors.server_error(RequestFactory().get("/"))
    assert (response.status_code, response.headers["Cache-Control"]) == (500, "no-store")
    assert "This page could not be made" in response.content.decode()


def test_error_is_answered_even_where_its_page_cannot_be_made(monkeypatch, caplog):
    def fail(name):
        raise TemplateDoesNotExist(name)

    monkeypatch.setattr(errors.loader, "get_template", fail)
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "This page could not be made" in response.content.decode()
    assert [record.message for record in caplog.records] == ["The page for errors could not be made."]


def test_view_that_fails_answers_with_that_page(client, db, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("newsroom.site.views.front.front_page", lambda: 1 / 0)
    response = client.get("/")
    assert (response.status_code, "This page could not be made" in response.content.decode()) == (500, True)


@pytest.mark.parametrize("path", ["/", "/about/standards/"])
def test_public_page_refuses_to_be_written_to(client, db, path):
    assert client.post(path).status_code == 405
