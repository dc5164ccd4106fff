"""The finder of leaked bytes finds them, and lets an app draw."""

from __future__ import annotations

import pytest
from tests.terminal.leaks import leaked

DRAWN = "\x1b[?1049h\x1b[2J\x1b[1;1H\x1b[38;5;12mAda Łovelace\x1b[0m 👩‍🚀 李\r\n\x1b[?25l\x1b[>1u\x1b[?2026$p"


def test_text_and_drawing_are_no_leak() -> None:
    assert leaked(DRAWN.encode()) == []


@pytest.mark.parametrize(
    "hostile",
    ["\x1b]52;c;eA==\x07", "\x1b]0;title\x07", "\x1bP+q\x1b\\", "\x9b2J", "\u202egnp", "\u2069", "\x07", "\x08", "\x00",
     "\x1bc", "\U000e0041", "\x1b[5n", "\x1b]22;x;\x07"],
)  # fmt: skip
def test_what_a_terminal_would_obey_is_found(hostile: str) -> None:
    assert leaked((DRAWN + hostile + DRAWN).encode())
    assert leaked(b"\x9b2J")
