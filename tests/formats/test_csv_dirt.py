"""Text with dirt in it: NUL bytes, characters that cannot be read, words that are a column's name by chance."""

from __future__ import annotations

import pytest

from leadtui.formats.lists import open_list
from leadtui.formats.table import Row
from leadtui.rules.header_words import known_header
from leadtui.words.errors import InputError


def rows(data: bytes) -> list[Row]:
    return list(open_list(data, name="leads.csv", known=known_header).rows())


@pytest.mark.parametrize("times", [1, 60])
def test_nul_bytes_in_a_text_are_left_for_the_gate_that_removes_and_counts_them(times: int) -> None:
    got = rows(b"Name,Email\n" + b"A\x00da Lovelace,a@x.com\n" * times)
    assert {tuple(row.cells) for row in got} == {("A\x00da Lovelace", "a@x.com")}


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 40, b"a,b\n" + b"\x00" * 400, b"Name,Mail\n\x00\x00\x00\x07ab" * 99]
)
def test_nul_bytes_among_other_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="not text"):
        rows(data)


def test_a_row_of_which_nothing_can_be_read_is_broken() -> None:
    got = rows("Name,Email\nAda,a@x.com\n".encode("utf-16") + b"A")
    assert [(row.line, row.broken) for row in got] == [(2, False), (3, True)]
    assert "could not be read" in got[1].problem


@pytest.mark.parametrize("word", ["mail", "phone"])
def test_a_word_above_nothing_of_its_kind_names_no_column(word: str) -> None:
    users = b"root:*:::\n%s:*:20228:0:::\nann:x\nbob:y\n" % word.encode()
    with pytest.raises(InputError, match=f"no header: line 2 reads {word}"):
        rows(users)


def test_one_column_of_addresses_is_a_list() -> None:
    assert [row.cells for row in rows(b"E-mail\nn/a\na@x.com\n")] == [["n/a"], ["a@x.com"]]
    assert [row.cells for row in rows(b"Phone\n+33 6 00 00 00 00\n")] == [["+33 6 00 00 00 00"]]
