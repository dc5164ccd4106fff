"""A key is written as people write it; only keys that terminals send are known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.commands import COMMANDS
from leadtui.rules.key_names import key_name
from leadtui.words.errors import InputError


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("n", "n"), ("N", "N"), ("?", "?"), ("é", "é"), ("^n", "ctrl+n"), ("Ctrl+N", "ctrl+n"), ("ctrl+n", "ctrl+n"),
        ("esc", "escape"), ("PgDn", "pagedown"), (" ", "space"), ("space", "space"), ("F5", "f5"), ("↓", "down"),
        ("shift+tab", "shift+tab"), ("ctrl+left", "ctrl+left"), ("ctrl+pgdn", "ctrl+pagedown"), ("+", "+"), ("^", "^"),
        ("alt+enter", "alt+enter"), ("return", "enter"),
    ],
)  # fmt: skip
def test_a_key_is_understood_as_it_is_written(typed: str, name: str) -> None:
    assert key_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("ctrl+i", "tab"), ("ctrl+m", "enter"), ("ctrl+h", "backspace"), ("ctrl+[", "escape"), ("alt+x", "escape"),
        ("shift+n", "character"), ("f25", "no key"), ("nn", "no key"), ("hyper+n", "no key"), ("ctrl+1", "no key"),
        ("", "no key"), ("\t", "no key"), ("\x1b", "no key"),
    ],
)  # fmt: skip
def test_a_key_that_no_terminal_sends_is_refused(typed: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        key_name(typed)


def test_every_key_of_the_program_can_be_written() -> None:
    assert [key for command in COMMANDS for key in command.keys if key_name(key) != key] == []


@given(st.text(max_size=12))
def test_a_name_stays_what_it_is(typed: str) -> None:
    try:
        name = key_name(typed)
    except InputError:
        return
    assert key_name(name) == name
