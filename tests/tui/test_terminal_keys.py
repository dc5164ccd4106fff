"""How bytes of a terminal become keys: an escape is never lost to the key behind it."""

from __future__ import annotations

import pytest
from textual import events

from leadtui.tui.terminal import as_typed  # first: it changes what Textual reads

from textual._xterm_parser import XTermParser  # isort: skip


def keys(written: str) -> list[tuple[str, str | None]]:
    """The keys read from a burst of bytes."""
    parser = XTermParser(False)
    read = [event for event in parser.feed(written) if isinstance(event, events.Key)]
    return [key for event in read for key in as_typed(event.key, event.character, breaks_lines=False)]


@pytest.mark.parametrize("character", [c for c in map(chr, range(0x21, 0x7F)) if c not in "[OPX^_]\\"])
def test_escape_and_a_character_in_one_burst_are_two_keys(character: str) -> None:
    assert keys(f"\x1b{character}") == [("escape", None), (character, character)]


@pytest.mark.parametrize(("byte", "name"), [("\x13", "ctrl+s"), ("\x06", "ctrl+f"), ("\x11", "ctrl+q")])
def test_escape_and_a_control_key_in_one_burst_are_two_keys(byte: str, name: str) -> None:
    assert keys(f"\x1b{byte}") == [("escape", None), (name, None)]


def test_escape_and_a_blank_in_one_burst_are_two_keys() -> None:
    assert keys("\x1b ") == [("escape", None), ("space", " ")]


@pytest.mark.parametrize(("written", "name"), [("\x1b[A", "up"), ("\x1bOP", "f1"), ("\x1b[1;5C", "ctrl+right")])
def test_sequences_of_the_terminal_are_still_read(written: str, name: str) -> None:
    assert [key for key, _ in keys(written)] == [name]
