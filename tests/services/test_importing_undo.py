"""An import is one operation: tried without writing, refused whole, taken back and done again."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.services.imported import bring_in, leads, said
from tests.support import make_lead, sample, snapshot

from leadtui.bootstrap import Base
from leadtui.formats.csvfile import write_csv
from leadtui.services import editing, triage, undoing
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_report import REASON_COLUMN, ImportOptions, StrictImportError
from leadtui.services.reading import Reading

HEADER = "First name,Last name,Company,Email,Shoe,LinkedIn"
ROWS = ("Ada,Lovelace,Engines,ada@example.org,38,", "Grace,Hopper,Navy,grace@example.org,39,", ",,,,,linkedin.com/in/x")
SHOE = {"Shoe": "custom.Shoe"}


def test_undo_hides_the_rows_it_made_and_restores_the_values_it_changed(base: Base, desk: Desk) -> None:
    make_lead(desk, first_name="Ada", last_name="Lovelace", email="ada@example.org")
    before = snapshot(base)
    report = bring_in(desk, HEADER, *ROWS, mapping=SHOE, on_duplicate="update")
    assert (report.created, report.updated, report.rejected) == (1, 1, 1)
    after = snapshot(base)
    assert after["lead"][1]["company"] == "Engines"
    undone = undoing.undo(desk)
    assert undone.undone == (report.operation,)
    assert undone.summary == "took back: Imported list.csv: 1 new, 1 updated, 1 rejected"
    assert snapshot(base) == before
    undoing.redo(desk)
    assert snapshot(base) == after


def test_every_sample_is_taken_back_and_done_again(base: Base, desk: Desk) -> None:
    files = [(path.name, path) for path in sorted(sample("exports").iterdir())]
    before = snapshot(base)
    import_files(desk, files)
    after = snapshot(base)
    undoing.undo(desk)
    assert snapshot(base) == before
    undoing.redo(desk)
    assert snapshot(base) == after


def test_after_an_undo_the_same_list_comes_in_again_with_fields_of_its_own(base: Base, desk: Desk) -> None:
    bring_in(desk, HEADER, *ROWS, mapping=SHOE)
    undoing.undo(desk)
    report = bring_in(desk, HEADER, *ROWS, mapping=SHOE)
    assert report.created == 2
    assert [lead["custom"] for lead in leads(base)] == [{"Shoe": 38}, {"Shoe": 39}]


def test_leads_edited_since_are_named_and_can_be_left_out(base: Base, desk: Desk) -> None:
    report = bring_in(desk, HEADER, *ROWS)
    editing.set_fields(desk, 1, {"city": "London"})
    refused = undoing.undo(desk, operation=report.operation)
    assert refused.operation is None
    assert [(conflict.lead_id, conflict.field) for conflict in refused.conflicts] == [(1, "city")]
    assert len(leads(base)) == 2
    undoing.undo(desk, operation=report.operation, except_conflicts=True)
    assert [said(lead, "first_name", "city", "email") for lead in leads(base)] == [("Ada", "London", "ada@example.org")]


def test_a_dry_run_says_the_same_and_writes_nothing(base: Base, desk: Desk) -> None:
    make_lead(desk, first_name="Ada", last_name="Lovelace", email="ada@example.org")
    before = snapshot(base)
    tried = bring_in(desk, HEADER, *ROWS, mapping=SHOE, on_duplicate="update", dry_run=True)
    assert tried.operation is None
    assert snapshot(base) == before
    assert desk.workspace.custom_fields == ()
    done = bring_in(desk, HEADER, *ROWS, mapping=SHOE, on_duplicate="update")
    assert done.operation is not None
    done.operation = None
    assert tried == done


@pytest.mark.parametrize("dry_run", [True, False])
def test_strict_writes_nothing_when_a_row_is_rejected(base: Base, desk: Desk, dry_run: bool) -> None:
    before = snapshot(base)
    with pytest.raises(StrictImportError) as error:
        bring_in(desk, HEADER, *ROWS, strict=True, dry_run=dry_run)
    assert error.value.status == 1
    assert (error.value.report.rejected, error.value.report.operation) == (1, None)
    assert "line 4" in error.value.message
    assert snapshot(base) == before
    assert bring_in(desk, HEADER, *ROWS[:2], strict=True).created == 2


def test_a_mended_file_of_rejects_imports_as_it_is(base: Base, desk: Desk, tmp_path: Path) -> None:
    report = bring_in(desk, HEADER, *ROWS, '\'=1,,,,"a, b",linkedin.com/in/y', ",,,,c,linkedin.com/in/z", mapping=SHOE)
    header, found = report.rejects_table()
    rows = list(found)
    assert header == [*HEADER.split(","), REASON_COLUMN]
    assert [row[-2] for row in rows] == ["linkedin.com/in/x", "linkedin.com/in/z"]
    rows[0][1] = "Mended"
    stream = io.StringIO(newline="")
    write_csv(rows, header, stream)
    again = import_files(desk, [("rejects.csv", stream.getvalue().encode())], ImportOptions(custom_fields_all=True))
    assert (again.created, again.rejected) == (1, 1)
    assert again.rejects_table()[0] == header
    assert said(leads(base)[3], "last_name", "linkedin", "custom") == (
        "Mended", "https://linkedin.com/in/x", {"Shoe": None},
    )  # fmt: skip


def test_rejects_of_several_files_stand_in_one_table(desk: Desk) -> None:
    files = [("one.csv", b"Email,Shoe\n,38\n"), ("two.csv", b"Phone,Hat\n,L\n")]
    header, rows = import_files(desk, files).rejects_table()
    assert header == ["Email", "Shoe", "Phone", "Hat", REASON_COLUMN]
    assert [row[:-1] for row in rows] == [["", "38", "", ""], ["", "", "", "L"]]


def test_lines_are_physical_and_blank_rows_are_not_read(desk: Desk) -> None:
    report = bring_in(desk, "Last name,Notes", 'A,"one', 'two"', "", ",", ",only a note", 'B,"x"', "C,y,too,many")
    assert (report.read, report.created, report.rejected) == (4, 3, 1)
    assert [reject.line for reject in report.rejects] == [6]
    assert [(warned.line, warned.field) for warned in report.warnings] == [(8, None)]


def test_an_import_that_changes_nothing_leaves_no_operation(base: Base, desk: Desk, reading: Reading) -> None:
    bring_in(desk, HEADER, *ROWS)
    newest = reading.newest_operation()
    assert bring_in(desk, HEADER, *ROWS).operation is None
    assert reading.newest_operation() == newest


def test_a_field_of_ones_own_stays_as_long_as_a_lead_that_is_left_has_a_value_in_it(base: Base, desk: Desk) -> None:
    report = bring_in(desk, HEADER, *ROWS[:2], mapping=SHOE)
    editing.set_fields(desk, 1, {"custom.Shoe": "40"})
    undone = undoing.undo(desk, operation=report.operation, except_conflicts=True)
    assert [(c.lead_id, c.field) for c in undone.conflicts] == [(1, "custom.1")]
    assert [lead["custom"] for lead in leads(base)] == [{"Shoe": 40}]


def test_a_field_of_ones_own_stays_with_the_value_that_was_set_in_it_on_a_lead_from_before(
    base: Base, desk: Desk
) -> None:
    make_lead(desk, first_name="Ada", last_name="Lovelace", email="ada@example.org")
    report = bring_in(desk, HEADER, ROWS[0], mapping=SHOE, on_duplicate="update")
    editing.set_fields(desk, 1, {"custom.Shoe": "40"})
    undoing.undo(desk, operation=report.operation, except_conflicts=True)
    assert said(leads(base)[0], "company", "custom") == (None, {"Shoe": "40"})


def test_a_lead_from_before_keeps_only_what_was_changed_of_what_an_import_gave_it(base: Base, desk: Desk) -> None:
    make_lead(desk, first_name="Ada", last_name="Lovelace", email="ada@example.org")
    lines = ("First name,Last name,Email,Phone,Tags", "Ada,Lovelace,ada@example.org,+442079460958,x;y")
    report = bring_in(desk, *lines, on_duplicate="update")
    editing.set_fields(desk, 1, {"phone": "+442079460111"})
    undone = undoing.undo(desk, operation=report.operation, except_conflicts=True)
    assert [(c.field, c.expected, c.found) for c in undone.conflicts] == [("phone", "+442079460958", "+442079460111")]
    assert said(leads(base)[0], "phone", "tags") == ("+442079460111", [])


def test_tags_and_numbers_taken_away_since_are_named(desk: Desk) -> None:
    report = bring_in(desk, "Last name,Phone,Tags", "Lovelace,+442079460958,x;y", "Hopper,+442079460957,x")
    editing.set_fields(desk, 1, {"tags": "y"})
    editing.set_fields(desk, 2, {"phone": ""})
    undone = undoing.undo(desk, operation=report.operation)
    assert [(c.lead_id, c.field, c.expected, c.found) for c in undone.conflicts] == [
        (2, "phone", "+442079460957", None),
        (1, "tags", "x", None),
    ]


def test_a_tag_that_is_there_again_is_no_conflict(base: Base, desk: Desk) -> None:
    make_lead(desk, first_name="Ada", last_name="Lovelace", email="ada@example.org")
    report = bring_in(desk, "Name,Email,Tags", "Ada Lovelace,ada@example.org,x", on_duplicate="update")
    for tags in ("", "x"):
        editing.set_fields(desk, 1, {"tags": tags})
    assert undoing.undo(desk, operation=report.operation).conflicts == ()


def test_of_a_status_changed_since_only_the_status_is_named(desk: Desk) -> None:
    lead = make_lead(desk)
    first = triage.set_status(desk, [lead], "contacted").operation
    triage.set_status(desk, [lead], "qualified")
    conflicts = undoing.undo(desk, operation=first).conflicts
    assert [conflict.field for conflict in conflicts] == ["status"]
