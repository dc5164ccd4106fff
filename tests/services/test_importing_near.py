"""Rows that are almost certainly a lead of the base count as it, when the workspace wants that."""

from __future__ import annotations

import pytest
from tests.services.imported import bring_in, leads

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk, reader_of
from leadtui.services.importing_report import ImportOptions
from leadtui.services.looking_at_lists import look
from leadtui.services.workspace_rules import load
from leadtui.words.importing import Verdict

HEADER = "First Name,Last Name,Company,Email,Job Title"
KNOWN = (HEADER, "Robert,Stonewell,Acme,rob@stonewell.co,", "Ada,King,Other,ada@other.co,")
ALIKE = (HEADER, "Robert,Stonewel,Acme,rob@stonewell.co,Boss")
"""A letter of the name is amiss, so that no rule of the same lead holds."""


def automatic(desk: Desk, line: int) -> None:
    load(desk, f"[matching]\nautomatic = {line}\n", "rules.toml")


def test_without_a_line_only_the_rules_of_the_same_lead_hold(base: Base, desk: Desk) -> None:
    bring_in(desk, *KNOWN)
    assert bring_in(desk, *ALIKE).created == 1


def test_from_the_line_on_a_row_counts_as_the_lead_it_is_like(base: Base, desk: Desk) -> None:
    bring_in(desk, *KNOWN)
    automatic(desk, 90)
    report = bring_in(desk, *ALIKE, on_duplicate="update")
    assert (report.created, report.updated) == (0, 1)
    assert leads(base)[0]["title"] == "Boss"


def test_the_preview_says_why(base: Base, desk: Desk) -> None:
    bring_in(desk, *KNOWN)
    automatic(desk, 90)
    files = [("list.csv", "\n".join(ALIKE).encode())]
    row = look(desk.store.path, reader_of(desk), files, ImportOptions()).rows[0]
    assert row.verdict is Verdict.SAME
    assert "of 100 alike: same email" in row.because


@pytest.mark.parametrize(
    "row", ["Robert,Stonewell,,,", "Clara,Stonewell,Acme,rob@stonewell.co,", "Linus,Eklund,Acme,linus@acme.co,"]
)
def test_a_name_alone_a_household_or_a_colleague_never_counts(base: Base, desk: Desk, row: str) -> None:
    bring_in(desk, *KNOWN)
    automatic(desk, 76)
    assert bring_in(desk, HEADER, row).created == 1


def test_create_creates_whatever_the_line(base: Base, desk: Desk) -> None:
    bring_in(desk, *KNOWN)
    automatic(desk, 90)
    assert bring_in(desk, *ALIKE, on_duplicate="create").created == 1


def test_of_a_family_with_one_mailbox_each_comes_in_before_the_first_scan_too(base: Base, desk: Desk) -> None:
    header = f"{HEADER},Phone,Street,City"
    home = ",,ostrander.family@gmail.com,,+14155552601,12 Elm St,Oakland"
    bring_in(desk, *KNOWN)
    automatic(desk, 99)
    assert bring_in(desk, header, f"Karl,Ostrander{home}", f"Maria,Ostrander{home}").created == 2
    assert bring_in(desk, header, f"Clara,Ostrander{home}").created == 1
