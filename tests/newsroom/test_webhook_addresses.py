"""Where webhooks may go, and how letters are signed."""

import ipaddress
import socket

import pytest
from django.core.exceptions import ValidationError

from newsroom.validators import check_webhook_url
from newsroom.webhooks.addresses import AddressRefused, Policy, check_address, check_literal, policy, resolve
from newsroom.webhooks.signature import is_genuine, sign

STRICT, DEMO, OPEN = Policy(), Policy(loopback=True), Policy(private=True, loopback=True)

LOOPBACK = ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"]
PRIVATE = [
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",  # the metadata service of clouds
    "100.64.0.1",
    "fd00::1",
    "fe80::1",
    "::ffff:10.0.0.1",
    "2002:0a00:0001::1",  # 10.0.0.1 within 6to4
    "64:ff9b::a9fe:a9fe",  # 169.254.169.254 within NAT64
]
NOWHERE = ["0.0.0.0", "::", "224.0.0.1", "ff02::1"]
PUBLIC = ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"]


def verdicts(text) -> list[bool]:
    """Whether each policy lets an address through."""
    found = []
    for allowed in (STRICT, DEMO, OPEN):
        try:
            check_address(ipaddress.ip_address(text), allowed)
            found.append(True)
        except AddressRefused:
            found.append(False)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *[(text, [True, True, True]) for text in PUBLIC],
        *[(text, [False, True, True]) for text in LOOPBACK],
        *[(text, [False, False, True]) for text in PRIVATE],
        *[(text, [False, False, False]) for text in NOWHERE],
    ],
)
def test_addresses_by_policy(text, expected):
    assert verdicts(text) == expected


@pytest.mark.parametrize(
    "host", ["127.1", "2130706433", "0x7f.1", "017700000001", "localhost", "a.localhost"]
)
def test_this_machine_under_its_other_names(host):
    with pytest.raises(AddressRefused):
        check_literal("https", host, STRICT)
    check_literal("http", host, DEMO)


@pytest.mark.parametrize(("scheme", "allowed"), [("http", STRICT), ("http", DEMO)])
def test_plain_http_is_refused(scheme, allowed):
    with pytest.raises(AddressRefused, match="Write https://"):
        check_literal(scheme, "receiver.example", allowed)


def test_plain_http_is_let_through_in_ones_own_network():
    check_literal("http", "receiver.internal", OPEN)


@pytest.mark.parametrize("answers", [["10.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["93.184.216.34", "::1"]])
def test_name_that_leads_inside_is_refused_whatever_else_it_says(monkeypatch, answers):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answer, 443)) for answer in answers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)
    with pytest.raises(AddressRefused, match="is not a public address"):
        resolve("receiver.example", 443, STRICT)


def test_name_that_leads_outside_gives_its_addresses_once(monkeypatch):
    found = [(2, 1, 6, "", ("93.184.216.34", 443)), (10, 1, 6, "", ("2606:2800:220:1::1", 443, 0, 0))] * 2
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)
    assert resolve("receiver.example", 443, STRICT) == ["93.184.216.34", "2606:2800:220:1::1"]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ({}, STRICT),
        ({"DEBUG": True}, DEMO),
        ({"NEWSROOM_SAMPLE_LOGINS": True}, DEMO),
        ({"NEWSROOM_WEBHOOK_ALLOW_PRIVATE": True}, OPEN),
    ],
)
def test_policy_is_that_of_the_installation(settings, setting, expected):
    for name, value in setting.items():
        setattr(settings, name, value)
    assert policy() == expected


@pytest.mark.parametrize(
    "value",
    [
        "https://receiver.example/hook",
        "https://receiver.example:8443/hook?key=1",
        "https://empfänger.example/",
        "https://[2606:2800:220:1::1]/",
    ],
)
def test_addresses_that_a_form_takes(value):
    check_webhook_url(value)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("receiver.example/hook", "Write a whole address"),
        ("ftp://receiver.example/", "Write a whole address"),
        ("https://", "Write a whole address"),
        ("https://receiver.example:many/", "Write a whole address"),
        ("https://[::1/", "Write a whole address"),
        ("https://desk:secret@receiver.example/", "Leave user name and password out"),
        ("https://receiver.example/#part", "Leave out what stands behind #"),
        ("https://receiver.example/a b", "An address holds no spaces"),
        ("https://receiver.example/\r\nHost: x", "An address holds no spaces"),
        ("http://receiver.example/", "Write https://"),
        ("https://10.0.0.1/", "is not a public address"),
        ("https://localhost/", "This machine itself is not told"),
        ("gopher://127.0.0.1/", "Write a whole address"),
    ],
)
def test_addresses_that_a_form_refuses(value, why):
    with pytest.raises(ValidationError, match=why):
        check_webhook_url(value)


def test_signature_is_hmac_of_time_and_body():
    # printf '1760000000.{"a":1}' | openssl dgst -sha256 -hmac secret
    expected = "sha256=b6c2583f8204bec09d6388c3b4ef4be121e880606c4f1b491d6f295dc76b09c9"
    assert sign("secret", 1760000000, b'{"a":1}') == expected


@pytest.mark.parametrize(
    ("secret", "timestamp", "body", "late", "genuine"),
    [
        ("secret", "1760000000", b"{}", 0, True),
        ("secret", "1760000000", b"{}", 300, True),
        ("secret", "1760000000", b"{}", 301, False),
        ("other", "1760000000", b"{}", 0, False),
        ("secret", "1760000001", b"{}", 0, False),
        ("secret", "1760000000", b"{ }", 0, False),
        ("secret", "soon", b"{}", 0, False),
    ],
)
def test_receiver_knows_a_genuine_letter(secret, timestamp, body, late, genuine):
    signature = sign("secret", 1760000000, b"{}")
    assert is_genuine(secret, timestamp, body, signature, now=1760000000 + late) is genuine
