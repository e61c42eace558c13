"""What is taken out, and that it is said."""

import pytest

from articles.body import schema
from articles.body.canonical import clean
from articles.body.sanitise import sanitise, what_goes


@pytest.mark.parametrize(
    ("html", "removed"),
    [
        ("<p>plain &lt;script&gt; onclick=1 javascript:x</p>", ()),
        ("<script>alert(1)</script><p>a</p>", ("script element",)),
        ("<SCRIPT>alert(1)</SCRIPT><scr<script>ipt>", ("script element", "unreadable element")),
        ('<p onclick="x()" ONMOUSEOVER=y>a</p>', ("onclick attribute", "onmouseover attribute")),
        ('<a href="javascript:alert(1)">a</a>', ("javascript: link",)),
        ('<a href="java\nscript:alert(1)">a</a>', ("javascript: link",)),
        ('<a href=" &#1;JaVaScRiPt&colon;alert(1)">a</a>', ("javascript: link",)),
        ('<a href="data:text/html,x">a</a><a href="ftp://x/">b</a>', ("data: link", "ftp: link")),
        ('<a href="/stories/x/">a</a>', ("link without a site",)),
        ('<a href="https://user@evil.example/">a</a>', ("broken link",)),
        ('<img src=x onerror="y">', ("img element", "onerror attribute")),
        ("<svg><script>x</script></svg>", ("svg element", "script element")),
        ("<iframe src=x></iframe><object data=x></object>", ("iframe element", "object element")),
        ("<style>p{}</style><p style='color:red' class=x>a</p>", ("style element",)),
        ("<p>He <del>lied</del></p>", ("struck-out text",)),
        ("<p><span data-claim='1; drop'>a</span></p>", ("claim mark that names no claim",)),
        ("<form action=x><p>a</p><input></form>", ("action attribute", "input element")),
        ("<!-- <script> --><p>a</p>", ()),
    ],
)
def test_clean_says_what_was_removed(html: str, removed: tuple[str, ...]) -> None:
    assert clean(html).removed == removed


@pytest.mark.parametrize(
    "html",
    [
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=x()&gt;'>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<p>a<template><script>alert(1)</script></template></p>",
        "<a href='jav&#x0A;ascript:alert(1)'>x</a>",
        "<xmp><script>alert(1)</script></xmp><plaintext><script>",
        '<span data-claim="aaaaaaaaa1" class="x&quot; onclick=&quot;alert(1)">t</span>',
    ],
)
def test_nothing_dangerous_survives(html: str) -> None:
    once = clean(html).html

    assert what_goes(once) == ()
    for word in ("<script", "onerror=", "onclick=", "javascript:", "<img", "<svg"):
        assert word not in once.replace("&lt;", "")


def test_lone_surrogate_from_json_does_no_harm() -> None:
    assert clean("<p>a\ud800b</p>").html == "<p>ab</p>"


@pytest.mark.parametrize(
    ("address", "stored"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("HTTPS://example.org", "https://example.org"),
        ("https://example.org/a b|c[1]", "https://example.org/a%20b%7Cc%5B1%5D"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%C3%A9/é", "https://example.org/%C3%A9/é"),
        ("https://example.org/#a#b", "https://example.org/#a%23b"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("mailto:", ""),
        ("http:example.org", ""),
        ("http:///x", ""),
        ("//example.org/", ""),
        ("https://[::1/", ""),
        ("vbscript:x", ""),
        ("", ""),
    ],
)
def test_address_of_a_link(address: str, stored: str) -> None:
    assert schema.tidy_href(address) == stored
    assert schema.tidy_href(stored) == stored


def test_stored_link_carries_its_address_alone() -> None:
    html = '<a href="https://example.org/" rel="noopener" target="_blank" title="t" download>x</a>'

    result = sanitise(html)

    assert result.html == '<a href="https://example.org/">x</a>'
    assert result.removed == ("download attribute",)


def test_every_tag_has_one_treatment() -> None:
    groups = [schema.ACCEPTED, schema.DECORATIVE, schema.DROPPED]

    assert sum(map(len, groups)) == len(frozenset().union(*groups))


@pytest.mark.parametrize("address", ["https://user@evil.example/", "/stories/x/", "https:example.org"])
def test_sanitised_html_links_nowhere_it_may_not(address: str) -> None:
    assert sanitise(f'<a href="{address}">x</a>').html == "<a>x</a>"
