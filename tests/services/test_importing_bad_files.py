"""A file that is no list of leads is refused in a sentence, and nothing is written, be it one of many."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.services.imported import leads
from tests.support import snapshot

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.words.errors import InputError

GOOD = ("good.csv", b"Email\na@example.org\n")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n\n", "is empty"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 9, "JPEG"),
        (b"PK\x03\x04" + bytes(99), "Excel"),
        (bytes(range(256)) * 20, "not text"),
        (b"a\x00b\x00\x00\x00\x00,\x01\x02" * 50, "not text"),
        (b"ada@example.org,+33612345678\ngrace@example.org,+33612345679\n", "no header"),
        (b"Colour,Size\nred,4\n", "says who the leads are"),
        (",".join(f"c{i}" for i in range(20_000)).encode() + b"\nx\n", "20,000 columns"),
        (b"x" * 10_000_000, "first line"),
    ],
    ids=["empty", "blank", "jpeg", "zip", "binary", "nul", "no header", "no leads", "wide", "long line"],
)
def test_what_is_no_list_is_refused(base: Base, desk: Desk, content: bytes, sentence: str) -> None:
    before = snapshot(base)
    for files in ([("bad.csv", content)], [GOOD, ("bad.csv", content)]):
        with pytest.raises(InputError, match=sentence) as error:
            import_files(desk, files)
        assert "bad.csv" in error.value.message
        assert error.value.status == 2
    assert snapshot(base) == before


def test_a_file_that_is_not_there_or_cannot_be_read_is_refused(base: Base, desk: Desk, tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(InputError):
            import_files(desk, [GOOD, (path.name, path)])
    closed = tmp_path / "closed.csv"
    closed.write_bytes(GOOD[1])
    closed.chmod(0)
    if not os.access(closed, os.R_OK):
        with pytest.raises(InputError, match="cannot be read"):
            import_files(desk, [("closed.csv", closed)])
    with pytest.raises(InputError, match="no file"):
        import_files(desk, [])
    assert leads(base) == []


def test_a_cell_of_ten_million_characters_costs_its_row_only(base: Base, desk: Desk) -> None:
    content = b'Last name,Notes\nA,x\nB,"' + b"x" * 10_000_000 + b'"\nC,z\n'
    report = import_files(desk, [("big.csv", content)])
    assert (report.read, report.created, report.rejected) == (3, 2, 1)
    assert [reject.line for reject in report.rejects] == [3]
    assert [lead["last_name"] for lead in leads(base)] == ["A", "C"]


def test_ragged_rows_come_in(base: Base, desk: Desk) -> None:
    report = import_files(desk, [("r.csv", b"Last name,City,Email\nA\nB,Paris\nC,Rome,c@example.org,more\n")])
    assert (report.created, len(report.warnings)) == (3, 1)
    assert [lead["city"] for lead in leads(base)] == [None, "Paris", "Rome"]


def test_a_header_without_rows_is_a_list_of_nobody(desk: Desk) -> None:
    report = import_files(desk, [("empty.csv", b"First name,Email\n")])
    assert (report.read, report.operation) == (0, None)


def test_two_files_of_one_name_are_told_apart(desk: Desk) -> None:
    report = import_files(desk, [("l.csv", b"Email,Shoe\n,1"), ("l.csv", b"Email,Shoe\n,1")])
    assert [reject.file for reject in report.rejects] == ["l.csv", "l.csv (2)"]
