"""One way to write each text."""

import pytest

from articles.body.canonical import canonical, clean, is_canonical

UID = "aaaaaaaaa1"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("loose words", "<p>loose words</p>"),
        ("<p>one<p>two", "<p>one</p><p>two</p>"),
        ("<h1>Big</h1><h4>Small</h4>", "<h2>Big</h2><h3>Small</h3>"),
        ("<div><section>a<div>b</div>c</section></div>", "<p>a</p><p>b</p><p>c</p>"),
        ("<p> </p><p><strong> </strong></p><ul><li></li></ul><blockquote></blockquote>", ""),
        ("<p>a \n  b&nbsp;c</p>", "<p>a b c</p>"),
        ("<p>a <em> b </em> c</p>", "<p>a <em>b </em>c</p>"),
        ("<p>e\u0301te\u0301</p>", "<p>été</p>"),
        ("<p>e<em>\u0301</em>t</p>", "<p>ét</p>"),
        ("<p>zero\u200bwidth \ufeffsoft\u00adhyphen</p>", "<p>zerowidth softhyphen</p>"),
        ("<b>b</b><i>i</i>", "<p><strong>b</strong><em>i</em></p>"),
        ("<em><strong>x</strong></em>", "<p><strong><em>x</em></strong></p>"),
        ("<p>a<br>b</p>", "<p>a<br>b</p>"),
        ("<p>a<br> <br>b</p>", "<p>a</p><p>b</p>"),
        ("<h2>a<br><br>b</h2>", "<h2>a<br>b</h2>"),
        ("<p><br>a<br></p>", "<p>a</p>"),
        ("<hr><hr><p>a</p>", "<hr><p>a</p>"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "<ul><li><p>a</p></li></ul><ul><li><p>b</p></li></ul>"),
        (
            "<ol><li>a<ul><li>b</li></ul>c</li></ol>",
            "<ol><li><p>a</p></li><li><p>b</p></li><li><p>c</p></li></ol>",
        ),
        ("<li>a</li><li>b</li>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        (
            "<blockquote><h2>a</h2><ul><li>b</li></ul></blockquote>",
            "<blockquote><p>a</p><p>b</p></blockquote>",
        ),
        (
            "<blockquote>a</blockquote><blockquote>b</blockquote>",
            "<blockquote><p>a</p></blockquote><blockquote><p>b</p></blockquote>",
        ),
        ("<table><tr><th>Year<td>2024<tr><td>x</table>", "<p>Year · 2024</p><p>x</p>"),
        ("<figure><img src=x><figcaption>A ship</figcaption></figure>", "<p>A ship</p>"),
        ("<p>10<sup>6</sup> m<sub>2</sub> 1<sup>st</sup></p>", "<p>10⁶ m₂ 1st</p>"),
        ("<p>He <q>said <q>no</q></q></p>", "<p>He “said ‘no’”</p>"),
        ("<p>He <s>lied</s> spoke</p>", "<p>He spoke</p>"),
        ("<pre>one\ntwo\n\nthree</pre>", "<p>one<br>two</p><p>three</p>"),
        ("<p>1 < 2 & 3 > 2 &copy;</p>", "<p>1 &lt; 2 &amp; 3 &gt; 2 ©</p>"),
        ("<p>&lt;script&gt;</p>", "<p>&lt;script&gt;</p>"),
    ],
)
def test_canonical_form(html: str, expected: str) -> None:
    assert canonical(html) == expected
    assert is_canonical(expected)


def test_thin_space_is_kept_because_it_is_typed_on_purpose() -> None:
    assert canonical("<p>25\u202f000</p>") == "<p>25\u202f000</p>"


def _span(text: str, uid: str = UID, css: str = "claim claim--media") -> str:
    return f'<span data-claim="{uid}" class="{css}">{text}</span>'


OTHER = "bbbbbbbbb2"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>{_span('a ' + _span('b', OTHER) + ' c')}</p>", f"<p>{_span('a b c')}</p>"),
        (f"<p>{_span('a')}{_span('b')}</p>", f"<p>{_span('ab')}</p>"),
        (f"<p>{_span('a')} {_span('b')}</p>", f"<p>{_span('a b')}</p>"),
        (f"<p>{_span('a')} {_span('b', OTHER)}</p>", f"<p>{_span('a')} {_span('b', OTHER)}</p>"),
        (f"<p>x{_span(' a ')}y</p>", f"<p>x {_span('a')} y</p>"),
        (f"<p>x {_span('')}{_span(' ')}y</p>", "<p>x y</p>"),
        (
            f"<p><strong>x {_span('a')}</strong></p>",
            f"<p><strong>x </strong>{_span('<strong>a</strong>')}</p>",
        ),
        (f"<div>{_span('a<p>b</p>c')}</div>", f"<p>{_span('a')}</p><p>{_span('b')}</p><p>{_span('c')}</p>"),
        (f"<p>{_span('a', css='x claim--own y')}</p>", f"<p>{_span('a', css='claim claim--own')}</p>"),
        (f"<p>{_span('a', css='claim--nonsense')}</p>", f"<p>{_span('a', css='claim')}</p>"),
        (f"<p>{_span('a', uid='٣٣٣٣٣٣٣٣٣٣')}</p>", "<p>a</p>"),
        (f"<p>{_span('a', uid='AAAAAAAAA1')}</p>", "<p>a</p>"),
    ],
)
def test_claim_marks_in_canonical_form(html: str, expected: str) -> None:
    assert canonical(html) == expected


def test_mark_inside_a_link_goes_around_it() -> None:
    html = f'<p><a href="https://example.org/">see {_span("this")}</a></p>'
    link = '<a href="https://example.org/">'

    assert canonical(html) == f"<p>{link}see </a>{_span(link + 'this</a>')}</p>"


def test_attributes_come_in_the_editors_order() -> None:
    html = f'<p><span class="claim claim--own" data-claim="{UID}">a</span></p>'

    assert canonical(html) == f'<p><span data-claim="{UID}" class="claim claim--own">a</span></p>'


def test_clean_reports_nothing_where_only_the_form_changes() -> None:
    result = clean('<div class="story" style="color:red">a</div><h1 id="x">b</h1>')

    assert (result.html, result.removed) == ("<p>a</p><h2>b</h2>", ())


@pytest.mark.timed
@pytest.mark.parametrize(
    "piece", ["He said so today. ", "a & b ", "word<br>word ", "<em>a</em> b ", "<td>", "e\u0301 "]
)
def test_paragraph_of_megabytes_takes_linear_time(piece: str) -> None:
    from time import process_time  # what other programs take of the machine does not count

    def seconds(times: int) -> float:
        started = process_time()
        clean("<p>" + piece * times + "</p>")
        return process_time() - started

    seconds(1000)
    small, large = seconds(10_000), seconds(40_000)

    assert large < max(small, 0.01) * 16
