"""The public pass."""

from html.parser import HTMLParser

import pytest

from articles.body.canonical import canonical
from articles.body.marks import add_marks
from articles.body.render import MarkView, notes_order, render_public
from articles.body.text import plain_text
from articles.claims.vocabulary import Contention

A, B = "aaaaaaaaa1", "bbbbbbbbb2"
VIEWS = {A: MarkView("media"), B: MarkView("on_record", Contention.DISPUTED)}
LINK = '<a href="https://example.org/">'


def _span(text: str, uid: str = A, mode: str = "media") -> str:
    return f'<span data-claim="{uid}" class="claim claim--{mode}">{text}</span>'


def _link(text: str, number: int | None, uid: str = A, css: str = "claim claim--media") -> str:
    name = f' id="mark-{uid}-{number}"' if number else ""
    return f'<a class="{css}" href="#claim-{uid}"{name} data-card="claim-{uid}">{text}</a>'


def test_mark_becomes_a_link_to_its_card_numbered_by_claim() -> None:
    html = f"<p>{_span('one')} x {_span('two', B)} y {_span('<em>three</em>')}</p>"

    assert render_public(html, VIEWS) == (
        f"<p>{_link('one', 1)} x {_link('two', 1, B, 'claim claim--on_record claim--disputed')}"
        f" y {_link('<em>three</em>', 2)}</p>"
    )


@pytest.mark.parametrize(
    ("contention", "css"),
    [
        (Contention.NONE, "claim claim--own"),
        (Contention.DENIED, "claim claim--own claim--disputed"),
        (Contention.DISPUTED, "claim claim--own claim--disputed"),
        (Contention.SUPPORTED, "claim claim--own claim--supported"),
        (Contention.WITHDRAWN_BY_CLAIMANT, "claim claim--own claim--withdrawn"),
        (Contention.WITHDRAWN_BY_US, "claim claim--own claim--withdrawn"),
        ("disputed", "claim claim--own claim--disputed"),
    ],
)
def test_state_of_the_argument_is_a_class(contention: str, css: str) -> None:
    assert MarkView("own", contention).css == css


def test_class_comes_from_the_record_not_from_the_text() -> None:
    assert render_public(f"<p>{_span('a', mode='own')}</p>", VIEWS) == f"<p>{_link('a', 1)}</p>"


def test_withheld_claim_is_plain_text() -> None:
    html = f"<p>x {_span('one <em>two</em> ' + LINK + 'three</a>')}</p>"

    assert render_public(html, {}) == f"<p>x one <em>two</em> {LINK}three</a></p>"


def test_link_inside_a_mark_is_not_nested() -> None:
    html = f"<p>{_span('one ' + LINK + 'two</a> three')}</p>"

    assert render_public(html, VIEWS) == (
        f'<p>{_link("one ", 1)}<span class="claim claim--media">{LINK}two</a></span>'
        f"{_link(' three', None)}</p>"
    )


def test_mark_that_is_all_link_keeps_its_id_and_card() -> None:
    html = f"<p>{_span(LINK + 'two</a>')}</p>"
    shell = f'<span class="claim claim--media" id="mark-{A}-1" data-card="claim-{A}">'

    assert render_public(html, VIEWS) == f"<p>{shell}{LINK}two</a></span></p>"


def test_comma_between_two_links_is_no_link() -> None:
    html = f"<p>{_span(LINK + 'one</a>, ' + '<a href=https://example.org/2>two</a>')}</p>"

    assert '<span class="claim claim--media">, </span>' in render_public(html, VIEWS)


def test_first_mention_of_each_entity_is_linked() -> None:
    html = f"<h2>Tarvania</h2><p>{_span('Tarvania')} {LINK}Tarvania</a> Tarvania and Tarvania</p>"
    linked = '<a class="entity" href="/entities/tarvania/">Tarvania</a>'

    assert render_public(html, VIEWS, [("Tarvania", "/entities/tarvania/")]) == (
        f"<h2>Tarvania</h2><p>{_link('Tarvania', 1)} {LINK}Tarvania</a> {linked} and Tarvania</p>"
    )


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        ("Gulf Front met Gulf", [("Gulf", "/g/"), ("Gulf Front", "/f/")], "[Gulf Front|/f/] met [Gulf|/g/]"),
        ("Ana Lind and Lind", [("Lind", "/l/"), ("Ana Lind", "/l/")], "[Ana Lind|/l/] and Lind"),
        ("Minister Lind’s aide", [("Lind", "/l/")], "Minister [Lind|/l/]’s aide"),
        ("Linden, Lind", [("Lind", "/l/")], "Linden, [Lind|/l/]"),
        ("R&D at R&D", [("R&D", "/r/?a=1&b=2")], "[R&amp;D|/r/?a=1&amp;b=2] at R&amp;D"),
        ("one & amp", [("amp", "/a/")], "one &amp; [amp|/a/]"),
        ("A B C", [("A B", "/1/"), ("B C", "/2/")], "[A B|/1/] C"),
        ("nothing here", [("", "/x/"), ("Lind", "/l/")], "nothing here"),
    ],
)
def test_entity_links(text: str, entities: list[tuple[str, str]], expected: str) -> None:
    html = canonical(f"<p>{text}</p>")

    rendered = render_public(html, {}, entities)

    shown = rendered.replace('<a class="entity" href="', "[").replace("</a>", "]")
    for surface, _, href in (part.partition("|") for part in _bracketed(expected)):
        shown = shown.replace(f'[{href}">{surface}]', f"[{surface}|{href}]")
    assert shown == f"<p>{expected}</p>"


def _bracketed(text: str) -> list[str]:
    return [part.split("]")[0] for part in text.split("[")[1:]]


def test_entity_in_a_withheld_mark_is_linked_like_any_text() -> None:
    html = f"<p>{_span('Tarvania', B)}</p>"

    assert (
        render_public(html, {}, [("Tarvania", "/t/")]) == '<p><a class="entity" href="/t/">Tarvania</a></p>'
    )


def test_body_that_is_not_canonical_is_made_so_first() -> None:
    html = f'<div onclick="x">{_span("<p>one</p>")}<script>x</script></div>'

    assert render_public(html, VIEWS) == f"<p>{_link('one', 1)}</p>"


def test_notes_order_is_by_first_appearance() -> None:
    html = f"<p>{_span('a', B)} x {_span('b')} y {_span('c', B)}</p>"

    assert notes_order(html) == [B, A]


class _Nesting(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not (tag == "a" and "a" in self.open)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _long_story() -> tuple[str, dict[str, MarkView]]:
    paragraph = (
        "<p>Officials in Tarvania said <strong>on Monday</strong> that the plan would go ahead, and "
        '<a href="https://example.org/">a report</a> confirmed it &amp; more. The ministry denied it all.</p>'
    )
    html = canonical(paragraph * 33)
    starts = [i for i in range(len(plain_text(html))) if plain_text(html).startswith("the plan", i)]
    uids = [f"uid{number:07d}" for number in range(len(starts))]
    marked = add_marks(html, [(at, at + 40, uid, "media") for at, uid in zip(starts, uids, strict=True)])
    return marked, {uid: MarkView("media") for uid in uids}


def test_rendered_page_nests_well_and_repeats_no_id() -> None:
    html, views = _long_story()
    page = _Nesting()

    page.feed(render_public(html, views, [("Tarvania", "/t/"), ("ministry", "/m/")]))

    assert page.open == []
    assert len(page.ids) == len(set(page.ids)) == 33
