"""What keys do to a line of text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.tui.rows import named

from leadtui.tui.keyboard.line_edit import _MOVES, LineEdit


def typed(line: LineEdit, *keys: str) -> LineEdit:
    for key in keys:
        for name, character in named(key):
            line.feed(name, character)
    return line


def test_letters_go_in_at_the_cursor() -> None:
    assert typed(LineEdit("ac"), "left", "b").text == "abc"


def test_backspace_takes_the_letter_before_and_delete_the_one_after() -> None:
    assert typed(LineEdit("abcd"), "left", "left", "backspace").text == "acd"
    assert typed(LineEdit("abcd"), "left", "left", "delete").text == "abd"


def test_ctrl_w_takes_the_word_ctrl_u_to_the_start_ctrl_k_to_the_end() -> None:
    assert typed(LineEdit("send the offer"), "ctrl+w").text == "send the "
    assert typed(LineEdit("send the offer"), "left", "ctrl+u").text == "r"
    assert typed(LineEdit("send the offer"), "home", "ctrl+k").text == ""


def test_ctrl_u_stays_on_its_line() -> None:
    assert typed(LineEdit("one\ntwo", multiline=True), "ctrl+u").text == "one\n"


def test_a_new_line_only_where_there_may_be_several() -> None:
    assert typed(LineEdit("a", multiline=True), "alt+enter", "b").text == "a\nb"
    assert typed(LineEdit("a", multiline=True), "ctrl+j", "b").text == "a\nb"
    assert LineEdit("a").feed("alt+enter") is False


def test_up_and_down_keep_the_column() -> None:
    line = typed(LineEdit("abcd\nef\nghij", multiline=True), "up")
    assert line.cursor == len("abcd\nef")
    assert typed(line, "up").cursor == 2


def test_pasted_breaks_become_blanks_on_one_line() -> None:
    line = LineEdit()
    line.insert("a\r\nb\tc\x1b[31m")
    assert line.text == "a b c[31m"


def test_a_letter_with_its_accent_is_deleted_as_one() -> None:
    assert typed(LineEdit("e\u0301"), "backspace").text == ""


def test_a_key_that_types_nothing_is_not_ours() -> None:
    assert LineEdit().feed("f5") is False
    assert LineEdit().feed("ctrl+s", "\x13") is False


@given(st.lists(st.sampled_from([*_MOVES, "alt+enter"]) | st.characters(), max_size=30), st.booleans())
def test_the_cursor_stays_in_the_text_whatever_is_pressed(keys: list[str], multiline: bool) -> None:
    line = LineEdit("one two\nthree" if multiline else "one two", multiline=multiline)
    for key in keys:
        line.feed(key, key if len(key) == 1 else None)
        assert 0 <= line.cursor <= len(line.text)
        assert multiline or "\n" not in line.text
