"""A status that is not known makes a lead New, and says so once for each of them."""

from __future__ import annotations

from tests.services.imported import bring_in, leads

from leadtui.bootstrap import Base
from leadtui.rules.like_warnings import alike
from leadtui.services.desk import Desk, reader_of
from leadtui.services.importing_report import ImportOptions
from leadtui.services.looking_at_lists import look

ROWS = ("Name,Status", "Ada Byron,Closed Won", "Max Kern,Negotiation", "Eva Kern,Closed Won", "Jon Roe,open")


def test_each_status_that_is_not_known_is_told_once_with_its_leads(base: Base, desk: Desk) -> None:
    report = bring_in(desk, *ROWS)
    assert [tuple(warned) for warned in report.warnings] == [
        ("list.csv", 2, "status", "'Closed Won' is not known: 2 leads taken as New"),
        ("list.csv", 3, "status", "'Negotiation' is not known: 1 lead taken as New"),
    ]
    assert report.warned == 2
    assert {lead["status"] for lead in leads(base)} == {"New"}


def test_leads_that_are_there_keep_their_status_and_nothing_is_told(desk: Desk) -> None:
    bring_in(desk, *ROWS)
    for policy in ("skip", "update", "overwrite"):
        assert bring_in(desk, *ROWS, on_duplicate=policy).warnings == []


def test_a_try_says_it_too(desk: Desk) -> None:
    assert len(bring_in(desk, *ROWS, dry_run=True).warnings) == 2


def test_a_look_says_it_with_each_row(desk: Desk) -> None:
    files = [("list.csv", "\n".join(ROWS).encode())]
    assert desk.store.path
    seen = look(desk.store.path, reader_of(desk), files, ImportOptions()).rows
    told = [[reason for _, reason in row.warnings] for row in seen]
    won = ["'Closed Won' is not known: taken as New"]
    assert told == [won, ["'Negotiation' is not known: taken as New"], won, []]


def test_a_column_of_anything_else_is_told_in_few_lines(desk: Desk) -> None:
    rows = [f"Ada{number} Byron{number},state {number}" for number in range(80)]
    report = bring_in(desk, "Name,Status", *rows)
    assert len(report.warnings) == 51
    assert report.warnings[-1].reason == "more than 50 statuses are not known: 30 leads taken as New"


def test_statuses_are_told_apart_in_the_report() -> None:
    warnings = [("list.csv", at, "status", f"'{at}' is not known: 1 lead taken as New") for at in range(5)]
    assert len(alike(warnings)) == 5
