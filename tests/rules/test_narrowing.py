"""What is typed finds what is meant: by its name first, by a guess last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.narrowing import narrowed, rank

NAMES = ("Call", "Call mode", "Note", "Follow-up", "Snooze", "Next view", "Previous view", "Undo", "Redo")
THINGS = st.lists(st.text(max_size=12), max_size=12)


def find(text: str, names: tuple[str, ...] = NAMES) -> list[str]:
    return narrowed(text, names, lambda name: (name, ""))


def test_nothing_typed_finds_everything_in_its_order() -> None:
    assert find("") == list(NAMES)
    assert find("   ") == list(NAMES)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("call", "Call"),
        ("mode", "Call mode"),
        ("view n", "Next view"),
        ("UP", "Follow-up"),
        ("snoz", "Snooze"),
        ("fllwp", "Follow-up"),
        ("undoo", "Undo"),
    ],
)
def test_what_is_meant_comes_first(text: str, first: str) -> None:
    assert find(text)[0] == first


def test_a_guess_is_made_only_when_nothing_else_is_found() -> None:
    assert find("note") == ["Note"]
    assert find("xyzzy") == []


def test_accents_and_case_do_not_matter() -> None:
    assert find("celik", ("Çelik",)) == ["Çelik"]


def test_a_name_comes_before_what_is_said_of_another() -> None:
    assert rank("note", "Note", "write something") > rank("note", "Call", "with a note")


@given(st.text(max_size=8), THINGS)
def test_only_what_was_there_is_found_and_once(text: str, things: list[str]) -> None:
    found = narrowed(text, range(len(things)), lambda at: (things[at], ""))
    assert len(found) == len(set(found)) <= len(things)


@given(st.text(min_size=1, max_size=12).filter(str.strip))
def test_a_thing_is_found_by_its_whole_name(name: str) -> None:
    assert find(name, ("something else", name))[0] == name or rank(name, "something else") == rank(name, name)
