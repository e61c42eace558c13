"""Fetching public pages: what is reached, what is refused, and how much is read."""

import gzip
import ipaddress
import threading
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims.fetching.addressed import addressed
from articles.claims.fetching.addresses import (
    AddressRefused,
    Policy,
    check_host,
    innermost,
    is_allowed,
    resolve,
)
from articles.claims.fetching.failure import FetchFailed, Why
from articles.claims.fetching.fetch import Guard, Limits, Seen, Watch, fetch
from articles.claims.fetching.inflate import Inflater, TooLarge
from tests.claims.fetch_server import HERE, SHORT, running_site

#: IANA's special-purpose registries, written down apart from the code that is tested.
SPECIAL = [
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.2.0/24 192.88.99.0/24"
        " 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
        " ::/128 ::1/128 100::/64 2001:2::/48 2001:db8::/32 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8"
    ).split()
]


@pytest.fixture
def site():
    with running_site() as running:
        yield running


@given(st.one_of(st.ip_addresses(v=4), *(st.ip_addresses(network=str(network)) for network in SPECIAL)))
def test_no_special_address_is_public_however_it_is_wrapped(address):
    is_special = any(address.version == each.version and address in each for each in SPECIAL)
    if is_special:
        assert is_allowed(address) is False
    if address.version == 4:
        number = int(address)
        wrapped = [
            ipaddress.IPv6Address(0xFFFF << 32 | number),  # mapped
            ipaddress.IPv6Address((0x0064FF9B << 96) | number),  # NAT64
            ipaddress.IPv6Address((0x2002 << 112) | (number << 80) | 1),  # 6to4
            ipaddress.IPv6Address((0x20010000 << 96) | (number ^ 0xFFFFFFFF)),  # Teredo
            ipaddress.IPv6Address((0x2A00 << 112) | (0x5EFE << 32) | number),  # ISATAP
        ]
        assert [is_allowed(each) for each in wrapped] == [is_allowed(address)] * 5
        assert [innermost(each) for each in wrapped] == [address] * 5
        assert is_allowed(ipaddress.IPv6Address(number)) is False  # IPv4-compatible


@given(st.ip_addresses())
def test_private_networks_never_bring_nobody_in(address):
    everything = Policy(private=True, loopback=True)
    inner = innermost(address)
    assert is_allowed(address, everything) is not (inner.is_multicast or inner.is_unspecified)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://127.0.0.1/", "is not a public address"),
        ("http://127.1/", "is not a public address"),
        ("http://2130706433/", "is not a public address"),
        ("http://0x7f000001/", "is not a public address"),
        ("http://0177.0.0.1/", "is not a public address"),
        ("http://0/", "is not a public address"),
        ("http://[::1]/", "is not a public address"),
        ("http://[::ffff:10.0.0.1]/", "is not a public address"),
        ("http://[64:ff9b::a9fe:a9fe]/", "is not a public address"),
        ("http://[fe80::1%25eth0]/", "is not a public address"),
        ("http://[fec0::1]/", "is not a public address"),
        ("http://169.254.169.254/latest/meta-data/", "is not a public address"),
        ("http://localhost/", "is this machine itself"),
        ("http://db.localhost./", "is this machine itself"),
        ("http://user:secret@paper.example/", "Leave user name and password out"),
        ("http://paper.example@10.0.0.1/", "Leave user name and password out"),
        ("http://paper.example:22/", "Port 22 is not one of a web server"),
        ("http://paper.example:6379/", "Port 6379 is not one of a web server"),
        ("http://paper.example:0/", "Port 0 is not one of a web server"),
        ("http://paper.example:99999/", "is not an address"),
        ("file:///etc/passwd", "begin with https:// or http://"),
        ("gopher://paper.example/", "begin with https:// or http://"),
        ("javascript:alert(1)", "begin with https:// or http://"),
        ("//paper.example/", "begin with https:// or http://"),
        ("https:///page", "names no machine"),
        ("https://paper.example/a b", "without spaces"),
        ("https://paper.example/\r\nHost: x", "without spaces"),
        ("https://paper.example\\@10.0.0.1/", "without spaces"),
        ("https://[::1/", "is not an address"),
        ("https://" + "a" * 2000, "longer than"),
        ("", "Write one whole address"),
    ],
)
def test_addresses_that_are_not_fetched(url, why):
    with pytest.raises(FetchFailed, match=why):
        addressed(url)


@pytest.mark.parametrize(
    ("url", "made"),
    [
        ("https://paper.example", "https://paper.example/"),
        ("HTTPS://Paper.Example:443/a?b=c d".replace(" ", "%20"), "https://paper.example/a?b=c%20d"),
        ("http://paper.example:8080/a#part", "http://paper.example:8080/a"),
        ("https://zeitung.example/straße?q=ü", "https://zeitung.example/stra%C3%9Fe?q=%C3%BC"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://[2606:2800:220:1::1]/", "https://[2606:2800:220:1::1]/"),
    ],
)
def test_addresses_that_are_fetched(url, made):
    assert addressed(url).url == made


@pytest.mark.parametrize("answers", [["10.0.0.1"], ["93.184.216.34", "::1"], ["fe80::1%eth0"]])
def test_name_that_leads_inside_is_refused_whatever_else_it_says(answers):
    with pytest.raises(AddressRefused):
        resolve("paper.example", 80, resolver=lambda host, port: answers)
    with pytest.raises(FetchFailed, match="leads into a private network"):
        fetch("http://paper.example/", guard=Guard(resolver=lambda host, port: answers))


def test_page_comes_with_its_type_and_state(site):
    site.serve(
        "/page", b"<p>Words</p>", Content_Type="text/html; charset=utf-8", ETag='"a1"', Set_Cookie="a=b"
    )
    fetched = fetch(site.url("/page?x=1#y").replace("?x=1", ""), guard=site.guard)
    assert (fetched.status, fetched.body, fetched.declared, fetched.seen) == (
        200,
        b"<p>Words</p>",
        "text/html; charset=utf-8",
        Seen('"a1"', ""),
    )
    ((path, headers),) = site.asked
    assert (path, headers["Host"], headers["User-Agent"].split("/")[0]) == (
        "/page",
        f"site.example:{site.port}",
        "On-Record-Fetcher",
    )


def test_no_cookie_and_no_proxy(site, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://10.0.0.1:3128")
    site.serve("/a", status=302, Location="/b", Set_Cookie="id=1")
    site.serve("/b", b"There")
    fetched = fetch(site.url("/a"), guard=site.guard)
    assert (fetched.url, fetched.body, fetched.redirects) == (site.url("/b"), b"There", (site.url("/a"),))
    assert [("Cookie" in headers, "Referer" in headers) for _, headers in site.asked] == [(False, False)] * 2


def test_name_is_asked_once_for_a_connection(site):
    """A name that answers otherwise the second time (DNS rebinding) is not asked a second time."""
    asked = []

    def once(host, port):
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    site.serve("/", b"Words")
    assert fetch(site.url(), guard=Guard(HERE, SHORT, once)).body == b"Words"
    assert asked == ["site.example"]


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://10.0.0.1/", "is not followed"),
        ("http://[::ffff:10.0.0.1]/", "is not followed"),
        ("http://169.254.169.254/latest/", "is not followed"),
        ("http://user:pw@site.example/", "is not followed"),
        ("file:///etc/passwd", "is not followed"),
        ("http://site.example:25/", "is not followed"),
        ("http://inside.example/", "leads into a private network"),
        ("/", "sends one on more than 3 times"),
        ("//[", "is no address|is not an address"),
    ],
)
def test_redirect_is_a_new_address_under_the_same_rules(site, location, why):
    def resolver(host, port):
        return ["192.168.1.1"] if host == "inside.example" else ["127.0.0.1"]

    site.serve("/", status=301, Location=location)
    with pytest.raises(FetchFailed, match=why):
        fetch(site.url(), guard=Guard(HERE, SHORT, resolver))


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (404, Why.GONE),
        (410, Why.GONE),
        (403, Why.CLOSED),
        (451, Why.CLOSED),
        (429, Why.UNREACHABLE),
        (503, Why.UNREACHABLE),
        (204, Why.UNREADABLE),
        (304, Why.UNREADABLE),  # nobody asked whether it changed
    ],
)
def test_status_says_what_kind_of_failure_it_is(site, status, why):
    site.serve("/", status=status)
    with pytest.raises(FetchFailed) as failure:
        fetch(site.url(), guard=site.guard)
    assert (failure.value.why, failure.value.status) == (why, status)


def test_page_that_did_not_change_is_not_sent_again(site):
    site.serve("/", status=304, ETag='"a1"')
    fetched = fetch(site.url(), guard=site.guard, seen=Seen('"a1"', "Tue, 05 May 2026 10:00:00 GMT"))
    headers = site.asked[0][1]
    assert (fetched.is_unchanged, headers["If-None-Match"], headers["If-Modified-Since"]) == (
        True,
        '"a1"',
        "Tue, 05 May 2026 10:00:00 GMT",
    )


@pytest.mark.parametrize("packed", [gzip.compress, zlib.compress])
def test_packed_page_is_unpacked(site, packed):
    words = b"The quay was sold. " * 2_000
    coding = "gzip" if packed is gzip.compress else "deflate"
    site.serve("/", packed(words), Content_Encoding=coding)
    assert fetch(site.url(), guard=site.guard).body == words


@pytest.mark.parametrize("packed", [gzip.compress, zlib.compress])
def test_bomb_is_not_unpacked_beyond_the_limit(site, packed):
    coding = "gzip" if packed is gzip.compress else "deflate"
    site.serve("/", packed(b"\0" * 20_000_000), Content_Encoding=coding)
    with pytest.raises(FetchFailed, match="It is larger than"):
        fetch(site.url(), guard=site.guard)


@given(st.binary(max_size=300_000), st.integers(1, 5_000), st.sampled_from(["gzip", "deflate", "raw", ""]))
def test_unpacking_never_makes_more_than_agreed(content, limit, coding):
    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "raw": _raw, "": bytes}[coding](content)
    inflater, made = Inflater("deflate" if coding == "raw" else coding, limit), b""
    try:
        for piece in inflater.feed(packed):
            made += piece
        inflater.finish()
        assert made == content
    except TooLarge:
        assert len(made) <= limit < len(content)


def _raw(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def test_gzip_in_two_members_is_read_whole():
    inflater = Inflater("gzip", 100)
    assert b"".join(inflater.feed(gzip.compress(b"one ") + gzip.compress(b"two"))) == b"one two"


def test_content_packed_in_an_unknown_way_is_refused(site):
    site.serve("/", b"\x1b\x00", Content_Encoding="br, gzip")
    with pytest.raises(FetchFailed, match="cannot be unpacked"):
        fetch(site.url(), guard=site.guard)


def test_more_than_agreed_is_not_read(site):
    site.serve("/said", b"x" * 300_000)
    site.pages["/unsaid"] = lambda request: (
        request.send_response(200),
        request.end_headers(),
        request.wfile.write(b"x" * 300_000),
    )
    for path in ("/said", "/unsaid"):
        with pytest.raises(FetchFailed, match="It is larger than"):
            fetch(site.url(path), guard=site.guard)


def test_answer_cut_short_is_no_page(site):
    def cut(request):
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        request.wfile.write(b"Half")

    site.pages["/"] = cut
    with pytest.raises(FetchFailed, match="broke off"):
        fetch(site.url(), guard=site.guard)


def test_site_that_holds_its_answer_back_is_cut_off(site):
    """However it spends the time: one that sends a byte now and then never runs into the timeout of a step."""
    held = threading.Event()

    def drip(request):
        request.send_response(200)
        request.end_headers()
        while not held.wait(0.02):
            request.wfile.write(b".")

    site.pages["/"] = drip
    limits = Limits(200_000, step_seconds=2, total_seconds=0.3)
    try:
        with pytest.raises(FetchFailed, match=r"did not answer within 0\.3 seconds"):
            fetch(site.url(), guard=Guard(HERE, limits, lambda host, port: ["127.0.0.1"]))
    finally:
        held.set()


def test_fetch_is_cancelled_between_pieces(site):
    site.serve("/", b"x" * 150_000)
    told = []
    watch = Watch(on_progress=lambda done, total: told.append((done, total)), is_cancelled=lambda: bool(told))
    with pytest.raises(FetchFailed) as failure:
        fetch(site.url(), guard=site.guard, watch=watch)
    assert (failure.value.why, len(told), told[0][1]) == (Why.CANCELLED, 1, 150_000)


def test_machine_that_is_not_there(site):
    def nowhere(host, port):
        raise OSError

    with pytest.raises(FetchFailed, match=r"There is no machine named paper\.example"):
        fetch("https://paper.example/", guard=Guard(resolver=nowhere))


def test_host_by_name_is_not_refused_without_asking():
    check_host("paper.example")
