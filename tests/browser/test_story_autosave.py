"""Nothing typed is lost: without a connection, past the end of a session, and with somebody else there."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.urls import reverse

from articles.models import Article, Presence, Revision
from articles.services.save import save_working_copy
from tests.browser.story_screen import go_to_end
from tests.factories.articles import make_article, make_section
from tests.factories.newsroom import make_user

pytestmark = pytest.mark.django_db(transaction=True)

EDITOR = ".prose-editor > .ProseMirror"


@pytest.fixture
def ada(live_server):
    return make_user(first_name="Ada", last_name="Lind")


@pytest.fixture
def teo(live_server):
    return make_user(first_name="Teo", last_name="Brandt")


def change(story) -> str:
    return reverse("admin:articles_article_change", args=[story.pk])


def open_story(page, story) -> None:
    page.goto(change(story))
    ready(page)


def ready(page) -> None:
    page.wait_for_selector("form[data-guard=on]")


def type_at_end(page, words) -> None:
    page.click(EDITOR)
    go_to_end(page)
    page.keyboard.type(words)


def state(page) -> str:
    return page.locator("[data-save-state]").inner_text()


def wait_saved(page) -> None:
    page.wait_for_selector("[data-save-state][data-saved=yes]")


def body_of(story) -> str:
    return Article.objects.get(pk=story.pk).body_text


def test_typed_words_are_there_after_a_reload_without_pressing_anything(page, sign_in, ada):
    story = make_article(headline="Quay lamps", body="<p>The quay was dark.</p>")
    sign_in(page, ada)
    open_story(page, story)
    type_at_end(page, " Then the lamps came back.")
    wait_saved(page)
    assert re.fullmatch(r"Saved \d\d:\d\d", state(page))
    page.reload()
    ready(page)
    assert page.locator(EDITOR).inner_text() == "The quay was dark. Then the lamps came back."
    assert page.locator(".story-notice").count() == 0
    assert body_of(story) == "The quay was dark. Then the lamps came back."


def test_new_story_saves_itself_with_its_first_words(page, sign_in, ada):
    section = make_section()
    sign_in(page, ada)
    page.goto(f"{reverse('admin:articles_article_add')}?section={section.pk}")
    ready(page)
    page.click(EDITOR)
    page.keyboard.type("The quay was sold on Monday. ")
    page.wait_for_url("**/change/")
    page.keyboard.type("Nobody knows why.")
    wait_saved(page)
    story = Article.objects.get()
    assert (story.headline, story.body_text) == (
        "The quay was sold on Monday",
        "The quay was sold on Monday. Nobody knows why.",
    )
    assert story.section == section
    page.get_by_label("Headline").fill("Quay sold")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    ready(page)
    story.refresh_from_db()
    assert (story.headline, story.headline_is_working, Article.objects.count()) == ("Quay sold", False, 1)


def test_no_alarm_against_oneself_after_save_and_back_and_reload(page, sign_in, ada):
    story = make_article(body="<p>One.</p>", by=ada)
    sign_in(page, ada)
    open_story(page, story)
    for step in (save_by_key, reload, go_and_come_back):
        type_at_end(page, " More.")
        wait_saved(page)
        type_at_end(page, " Typed and at once gone.")
        wait_saved(page) if step is not save_by_key else None
        step(page)
        ready(page)
    page.wait_for_timeout(800)  # the first beat has been answered by then
    assert page.locator("[data-presence]").inner_text() == ""
    assert page.locator(".story-notice, .errornote").count() == 0
    assert body_of(story) == "One." + " More. Typed and at once gone." * 3


def save_by_key(page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Control+s")


def reload(page) -> None:
    page.reload()


def go_and_come_back(page) -> None:
    page.goto(reverse("admin:articles_article_changelist"))
    page.go_back()


def test_without_a_connection_words_are_kept_and_sent_when_it_is_back(page, sign_in, ada, problems):
    story = make_article(body="<p>One.</p>")
    sign_in(page, ada)
    open_story(page, story)
    page.context.set_offline(True)
    type_at_end(page, " Typed without a connection.")
    page.wait_for_selector("[data-save-state][data-saved=no]")
    assert state(page) == "Not saved: no connection. Kept in this browser."
    assert body_of(story) == "One."
    page.context.set_offline(False)
    wait_saved(page)
    assert body_of(story) == "One. Typed without a connection."
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('story-copy:'))") == []
    forgive(problems, "ERR_INTERNET_DISCONNECTED")


def forgive(problems, what) -> None:
    """The browser itself notes a request that nobody answered."""
    problems[:] = [line for line in problems if what not in line]


def test_copy_that_the_server_never_got_is_offered_looked_at_and_put_back(page, sign_in, ada, axe, problems):
    story = make_article(headline="Quay lamps", body="<p>The quay was dark.</p>")
    sign_in(page, ada)
    open_story(page, story)
    page.route("**/autosave/", lambda route: route.abort())
    type_at_end(page, " Then they came back.")
    page.get_by_label("Headline").fill("Quay lamps return")
    page.wait_for_selector("[data-save-state][data-saved=no]")
    with contextlib.suppress(Exception):
        page.goto("chrome://crash", timeout=2_000)  # no last word, as when the machine goes off
    died, page = page, page.context.new_page()
    died.close()
    open_story(page, story)
    assert page.locator(EDITOR).inner_text() == "The quay was dark."  # never put back by itself
    page.get_by_role("button", name="Look").click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert dialog.locator("ins").all_text_contents() == [
        "[Only yours:  return]",
        "[Only yours:  Then they came back.]",
    ]
    axe(page)
    dialog.get_by_role("button", name="Put it back").click()
    wait_saved(page)
    story.refresh_from_db()
    assert (story.headline, story.body_text) == (
        "Quay lamps return",
        "The quay was dark. Then they came back.",
    )
    page.reload()
    ready(page)
    assert page.locator(".story-notice").count() == 0
    forgive(problems, "ERR_FAILED")


@pytest.fixture
def server(live_server, tmp_path):
    """The product in a process of its own, on the database of the test: `server.start()`, `server.kill()`."""
    held = connection.settings_dict
    if connection.vendor == "sqlite":
        address = f"sqlite:///{held['NAME']}"
    else:
        address = f"postgres://{held['USER']}:{held['PASSWORD']}@{held['HOST'] or 'localhost'}/{held['NAME']}"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    running = Server(
        port, {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": address}
    )
    yield running
    running.kill()


class Server:
    """A server that can be killed between two keystrokes, and started again at the same address."""

    def __init__(self, port: int, environment: dict[str, str]) -> None:
        self.url, self.port, self.environment = f"http://127.0.0.1:{port}", port, environment
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        where = f"127.0.0.1:{self.port}"
        command = [
            sys.executable,
            "manage.py",
            "runserver",
            where,
            "--noreload",
            "--insecure",
            "--skip-checks",
        ]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=self.environment, **quiet)
        for _ in range(1200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        pytest.fail("the server did not come up")

    def kill(self) -> None:
        if self.process:
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


def test_server_that_is_killed_between_two_keys_loses_nothing(browser, server, sign_in, ada):
    story = make_article(body="<p>One.</p>")
    server.start()
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    page.set_default_timeout(30_000)
    sign_in(page, ada)
    open_story(page, story)
    type_at_end(page, " Before it died.")
    wait_saved(page)
    page.keyboard.type(" Half a sen")
    server.kill()
    page.keyboard.type("tence, and on.")
    page.wait_for_selector("[data-save-state][data-saved=no]")
    assert state(page).endswith("Kept in this browser.")
    server.start()
    page.keyboard.type(" And after.")
    wait_saved(page)
    assert body_of(story) == "One. Before it died. Half a sentence, and on. And after."
    context.close()


def test_session_that_ends_while_typing_loses_nothing(page, sign_in, ada, problems):
    story = make_article(body="<p>One.</p>")
    sign_in(page, ada)
    open_story(page, story)
    Session.objects.all().delete()
    type_at_end(page, " Typed after the session.")
    page.wait_for_selector(".story-notice[data-notice=login]")
    page.keyboard.type(" And on.")
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Log in").click()
    login = opened.value
    login.get_by_label("Username").fill(ada.username)
    login.get_by_label("Password").fill("correct horse battery")
    login.keyboard.press("Enter")
    wait_saved(page)
    assert body_of(story) == "One. Typed after the session. And on."
    assert page.locator(".story-notice").count() == 0
    page.get_by_label("Headline").fill("And the form works")
    save_by_key(page)
    ready(page)
    assert Article.objects.get().headline == "And the form works"
    forgive(problems, "403")


def two_people(open_page, sign_in, ada, teo, story):
    """Ada's page and Teo's, both with the story open."""
    pages = []
    for person in (ada, teo):
        page = open_page()
        sign_in(page, person)
        open_story(page, story)
        pages.append(page)
    return pages


def test_two_people_see_each_other_and_their_paragraphs_come_together(open_page, sign_in, ada, teo, problems):
    story = make_article(body="<p>First.</p><p>Middle.</p><p>Last.</p>", by=ada)
    one, two = two_people(open_page, sign_in, ada, teo, story)
    type_at_end(two, " By Teo.")
    wait_saved(two)
    one.click(EDITOR)
    one.keyboard.press("Control+Home")
    one.keyboard.type("Ada was here. ")
    one.locator("[data-presence]", has_text="Teo Brandt is in this story").wait_for()
    wait_saved(one)
    assert body_of(story) == "Ada was here. First.\nMiddle.\nLast. By Teo."
    assert one.locator(EDITOR).inner_text().split() == "Ada was here. First. Middle. Last. By Teo.".split()
    one.keyboard.press("Control+z")  # takes back one's own words, never the other's
    assert "By Teo." in one.locator(EDITOR).inner_text()
    forgive(problems, "409")


@pytest.mark.parametrize("choice", ["Keep mine", "Take what is saved"])
def test_two_people_in_one_paragraph_choose_and_both_texts_are_kept(
    open_page, sign_in, ada, teo, axe, problems, choice
):
    story = make_article(body="<p>The quay was dark.</p>", by=ada)
    one, two = two_people(open_page, sign_in, ada, teo, story)
    type_at_end(one, " Ada wrote this.")
    wait_saved(one)
    type_at_end(two, " Teo wrote that.")
    two.wait_for_selector(".story-notice[data-notice=conflict]")
    assert "Ada Lind changed the body" in two.locator(".story-notice").inner_text()
    assert body_of(story) == "The quay was dark. Ada wrote this."
    two.get_by_role("button", name="Compare the two texts").click()
    two.wait_for_selector("form[data-conflict]")
    axe(two)
    assert (two.locator(".woven del").text_content(), two.locator(".woven ins").text_content()) == (
        "[Only saved: Ada wrote this]",
        "[Only yours: Teo wrote that]",
    )
    two.get_by_role("button", name=choice).click()
    ready(two)
    mine, theirs = "The quay was dark. Teo wrote that.", "The quay was dark. Ada wrote this."
    assert body_of(story) == (mine if choice == "Keep mine" else theirs)
    kept = {re.sub("<.*?>", "", body) for body in Revision.objects.values_list("body", flat=True)}
    assert {mine, theirs} <= kept
    assert two.locator(".story-notice").count() == 0
    forgive(problems, "409")


def test_two_tabs_of_one_person_say_so_and_never_overwrite(page, sign_in, ada, problems):
    story = make_article(body="<p>The quay was dark.</p>", by=ada)
    sign_in(page, ada)
    open_story(page, story)
    other = page.context.new_page()
    open_story(other, story)
    other.locator("[data-presence]", has_text="You have this story open in another tab too").wait_for()
    type_at_end(page, " One.")
    wait_saved(page)
    type_at_end(other, " Two.")
    other.wait_for_selector(".story-notice[data-notice=conflict]")
    assert "You, in another tab or window, changed the body" in other.locator(".story-notice").inner_text()
    assert body_of(story) == "The quay was dark. One."
    other.close(run_before_unload=False)
    forgive(problems, "409")


def test_tab_that_catches_up_gets_what_another_one_saved(page, sign_in, ada):
    story = make_article(headline="One", body="<p>One.</p>", by=ada)
    sign_in(page, ada)
    open_story(page, story)
    save_working_copy(
        article=story, by=make_user(), headline="Theirs", body="<p>One.</p><p>Two.</p>", topics=["Ports"]
    )
    page.evaluate(
        "document.dispatchEvent(new CustomEvent('story:typing'))"
    )  # a beat, without the wait for it
    page.get_by_text("Two.").wait_for()
    assert page.get_by_label("Headline").input_value() == "Theirs"
    type_at_end(page, " Mine.")
    wait_saved(page)
    story.refresh_from_db()
    assert (story.headline, story.body_text) == ("Theirs", "One.\nTwo. Mine.")
    assert [topic.name for topic in story.topics.all()] == ["Ports"]


def test_form_without_scripts_merges_what_only_others_changed(open_page, sign_in, ada):
    story = make_article(headline="One", body="<p>One.</p>", by=ada)
    page = open_page(scripts=False)
    sign_in(page, ada)
    page.goto(change(story))
    page.get_by_label("Headline").fill("Mine")
    save_working_copy(article=story, by=make_user(), kicker="Theirs", topics=["Ports"])
    page.locator(".story-bar").get_by_role("button", name="Save").first.click()
    story.refresh_from_db()
    assert (story.headline, story.kicker, [topic.name for topic in story.topics.all()]) == (
        "Mine",
        "Theirs",
        ["Ports"],
    )


def test_form_without_scripts_leads_to_the_page_of_two_texts(open_page, sign_in, ada):
    story = make_article(headline="One", body="<p>One.</p>", by=ada)
    page = open_page(scripts=False, width=390)
    sign_in(page, ada)
    page.goto(change(story))
    page.get_by_label("Headline").fill("Mine")
    page.get_by_label("Standfirst").fill("My standfirst.")
    save_working_copy(article=story, by=make_user(), headline="Theirs", standfirst="Their standfirst.")
    page.locator(".story-bar").get_by_role("button", name="Save").first.click()
    page.get_by_role("button", name="Compare the two texts").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("group", name="Headline").get_by_label("Keep mine").check()
    page.get_by_role("group", name="Standfirst").get_by_label("Take what is saved").check()
    page.get_by_role("button", name="Save what I chose").click()
    story.refresh_from_db()
    assert (story.headline, story.standfirst) == ("Mine", "Their standfirst.")
    aside = Revision.objects.get(kind="aside")
    assert (aside.headline, aside.standfirst, aside.by) == ("Mine", "My standfirst.", ada)


def test_planning_waits_for_save_and_is_not_lost(page, sign_in, ada):
    story = make_article(by=ada)
    sign_in(page, ada)
    open_story(page, story)
    page.get_by_role("link", name="Settings").click()
    page.evaluate("document.querySelector('.field-deadline').closest('details')?.setAttribute('open', '')")
    page.get_by_label("Deadline").fill("2031-02-03T10:00")
    page.get_by_text("planning waits for Save").wait_for()
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    ready(page)
    assert asked == ["beforeunload"]
    page.get_by_role("button", name="Look").click()
    page.get_by_role("button", name="Put it back").click()
    save_by_key(page)
    ready(page)
    story.refresh_from_db()
    assert story.deadline.isoformat() == "2031-02-03T10:00:00+00:00"
    assert page.locator(".story-notice").count() == 0


def test_what_is_half_typed_is_said_below_its_field_and_the_words_go_in(page, sign_in, ada):
    story = make_article(headline="One", body="<p>One.</p>", by=ada)
    sign_in(page, ada)
    open_story(page, story)
    page.get_by_label("Headline").fill("")
    type_at_end(page, " Two.")
    page.get_by_text("Not saved: It is empty: the one saved before stays.").wait_for()
    story.refresh_from_db()
    assert (story.headline, story.body_text) == ("One", "One. Two.")
    page.get_by_label("Headline").fill("Two")
    wait_saved(page)
    assert page.locator(".field-problem").count() == 0


def test_page_that_is_left_is_left(page, sign_in, ada):
    story = make_article(by=ada)
    sign_in(page, ada)
    open_story(page, story)
    page.wait_for_timeout(800)
    assert Presence.objects.count() == 1
    page.goto(reverse("admin:articles_article_changelist"))
    page.wait_for_timeout(500)
    assert Presence.objects.count() == 0
