"""What is opened begins with a known scheme and holds nothing a program could take for an option or a command."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.links import LINK_LIMIT, MAIL_LIMIT, mail_link, map_link, tel_link, web_link
from leadtui.words.errors import InputError


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("acme.com", "https://acme.com"),
        (" www.acme.com/a b".replace(" b", "b"), "https://www.acme.com/ab"),
        ("HTTP://Acme.com/A?q=1#x", "http://acme.com/A?q=1#x"),
        ("//acme.com", "https://acme.com"),
        ("acme.com:8080/x", "https://acme.com:8080/x"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("https://münchen.de/straße", "https://xn--mnchen-3ya.de/stra%C3%9Fe"),
        ("linkedin.com/in/ada-lovelace", "https://linkedin.com/in/ada-lovelace"),
        ("acme.com/a'b;c$d", "https://acme.com/a'b;c$d"),
    ],
)
def test_a_website_is_opened_as_http_or_https(typed: str, link: str) -> None:
    assert web_link(typed) == link


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "no address"),
        ("javascript:alert(1)", "not javascript:"),
        ("JaVaScRiPt:alert(1)", "not JaVaScRiPt:"),
        ("java\nscript:alert(1)", "line break"),
        ("data:text/html,x", "not data:"),
        ("file:///etc/passwd", "not file:"),
        ("ftp://acme.com", "not ftp:"),
        ("mailto:a@b.c", "not mailto:"),
        ("tel:+4930", "not tel:"),
        ("-acme.com", "dash"),
        ("--version", "dash"),
        ("https://-acme.com", "no host"),
        ("acme.com and more", "blank"),
        ("https://acme.com/a b", "blank"),
        ("https://acme.com\n-x", "line break"),
        ("https://acme.com\x1b]52;c;YQ==\x07", "character"),
        ("https://acme.com/\u202efdp", "character"),
        ("https://ada:secret@acme.com", "name and password"),
        ("https://acme.com\\@evil.com", "character"),
        ("https://", "no host"),
        ("https:acme.com", "no // stands"),
        ("https://acme.com:99999", "cannot be read"),
        ("https://[acme", "cannot be read"),
        ("$(reboot)", "no host"),
        ("`reboot`", "character"),
        ("acme", "no host"),
        ("acme.com/" + "a" * LINK_LIMIT, "at most"),
    ],
)
def test_what_is_no_safe_website_is_refused_with_the_reason(typed: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        web_link(typed)


@pytest.mark.parametrize(
    ("typed", "normal", "link"),
    [
        ("0171 5550123", "+491715550123", "tel:+491715550123"),
        ("+1 240-452-2332 x4601", "+12404522332;ext=4601", "tel:+12404522332;ext=4601"),
        ("(030) 90 18-20", None, "tel:030901820"),
        ("110", None, "tel:110"),
    ],
)
def test_a_number_is_dialled_as_it_was_understood_else_as_its_digits(typed: str, normal: str | None, link: str) -> None:
    assert tel_link(typed, normal) == link


@pytest.mark.parametrize(
    "typed",
    ["", "-4930", "--help", "+49 30\n-x", "javascript:alert(1)", "tel:+4930", "*#06#", "**21*4930#", "30;rm -rf /",
     "call me", "+49 30 \x1b[31m", "+" * 5, "1" * 16, "٣٤٥٦٧", "12"],
)  # fmt: skip
def test_what_is_no_plain_number_is_not_dialled(typed: str) -> None:
    with pytest.raises(InputError):
        tel_link(typed, None)


@pytest.mark.parametrize("normal", ["-x", "+49;rm", "+49 30", "javascript:1", "+49\n30"])
def test_a_number_kept_in_an_odd_form_is_not_dialled_by_it(normal: str) -> None:
    assert tel_link("030 901820", normal) == "tel:030901820"


def test_a_mail_link_is_percent_encoded_and_ends_lines_as_the_standard_says() -> None:
    link = mail_link("Ada+x@example.com", "50 % & more?", "Hello,\nçava = ok\r\n#1")
    assert link == (
        "mailto:ada%2Bx@example.com?subject=50%20%25%20%26%20more%3F&body=Hello%2C%0D%0A%C3%A7ava%20%3D%20ok%0D%0A%231"
    )


@pytest.mark.parametrize(
    "address", ["", "-x", "a b@c.de", "a@b", "a@b.de?bcc=x@y.de", "a@b.de&cc=c@d.de", "a@b.de\nBcc: c"]
)
def test_an_address_that_is_none_or_smuggles_more_is_refused(address: str) -> None:
    with pytest.raises(InputError, match="no address"):
        mail_link(address, "", "")


def test_a_mail_that_is_too_long_for_a_link_is_refused_with_its_length() -> None:
    assert len(mail_link("a@example.com", "x", "y" * 7_000)) < MAIL_LIMIT
    with pytest.raises(InputError, match="too long"):
        mail_link("a@example.com", "x", "é" * 2_000)


def test_a_map_is_asked_for_what_is_known_of_the_address() -> None:
    assert parse_qs(urlsplit(map_link("Main St 1\n", None, "", " Paris")).query) == {"query": ["Main St 1, Paris"]}
    with pytest.raises(InputError):
        map_link(None, "", "  ")


MAKERS: list[Callable[[str], str]] = [
    web_link, lambda text: tel_link(text, text), map_link, lambda text: mail_link("a@example.com", text, text),
    lambda text: mail_link(text, "", ""),
]  # fmt: skip


@pytest.mark.parametrize("make", MAKERS)
@given(text=st.one_of(st.text(max_size=60), st.from_regex(r"(https?://)?[a-z.:/@\\ \n-]{0,30}", fullmatch=True)))
def test_any_text_is_a_clean_link_or_a_sentence(make: Callable[[str], str], text: str) -> None:
    with suppress(InputError):
        link = make(text)
        assert link.startswith(("https://", "http://", "mailto:", "tel:"))
        assert link.isprintable()
        assert not any(character.isspace() or character in '<>"\\`' for character in link)
        assert unquote(link) is not None
