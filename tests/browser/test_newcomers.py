"""Names that are not on file, on the story's screen: by keyboard, without scripts, narrow and in the dark."""

import pytest
from django.urls import reverse

from articles.services.proposals import analyse_article
from entities.models import Entity
from tests.browser.story_screen import open_panel
from tests.factories.articles import make_article, make_section
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

GIVEN = "Amy Ben Carl Dora Eva Fred Gary Helen Ivan Jane Karl Laura Mark Nora".split()
BODY = (
    "<p>The rain stopped when Mayor Imre Valtos met the Velmoor Port Authority (VPA). Valtos left.</p>"
    + "".join(f"<p>We met {name} Abelson at noon.</p>" for name in GIVEN)
)


@pytest.fixture
def story(db):
    make_section(name="Security", slug="security", is_default=True)
    user = make_user(first_name="Ada", last_name="Lind")
    story = make_article(by=user, headline="The mayor and the port", body=BODY)
    analyse_article(story, by=user)
    return story, user


@pytest.mark.parametrize(("width", "colour"), [(1440, "light"), (390, "dark")])
def test_list_is_accessible_and_fits(open_page, sign_in, axe, story, width, colour):
    article, user = story
    page = open_page(width=width, colour=colour)
    sign_in(page, user)
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    page.wait_for_selector(".ProseMirror")
    open_panel(page, "suggestions")
    page.click(".newcomers summary")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_newcomer_is_put_on_file_without_scripts(open_page, sign_in, story):
    article, user = story
    page = open_page(scripts=False)
    sign_in(page, user)
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    page.get_by_label("What Imre Valtos is").select_option("person")
    page.get_by_role("button", name="Put on file: Imre Valtos").press("Enter")
    page.wait_for_selector("text=On file and tagged: Imre Valtos.")
    assert list(Entity.objects.values_list("name", "kind")) == [("Imre Valtos", "person")]
