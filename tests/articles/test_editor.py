"""What the story editor can write and what the sanitiser keeps are one list."""

from django_prose_editor.config import allowlist_from_extensions

from articles.body.schema import ATTRIBUTES, TAGS, URL_SCHEMES
from articles.editor import BODY_EXTENSIONS


def test_editor_writes_the_elements_that_the_sanitiser_keeps():
    assert set(allowlist_from_extensions(BODY_EXTENSIONS)["tags"]) == TAGS


def test_editor_writes_every_attribute_that_the_sanitiser_keeps():
    written = allowlist_from_extensions(BODY_EXTENSIONS)["attributes"]
    assert {tag: set(names) - set(written.get(tag, ())) for tag, names in ATTRIBUTES.items()} == {
        tag: set() for tag in ATTRIBUTES
    }


def test_editor_links_where_the_sanitiser_lets_links_lead():
    assert set(allowlist_from_extensions(BODY_EXTENSIONS)["url_schemes"]) == URL_SCHEMES
