"""A list that went out comes back in by itself: the same leads, whatever their text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.services.imported import bring_in, leads, said
from tests.support import make_lead, sample

from leadtui.bootstrap import Base, open_base
from leadtui.rules.text import clean
from leadtui.services import editing, triage
from leadtui.services.desk import Desk
from leadtui.services.exporting import csv_chunks
from leadtui.services.importing import import_files
from leadtui.services.importing_report import ImportOptions
from leadtui.words.errors import LeadtuiError

EVERY = "is:open or not is:open"
NOT_IN_A_LIST = (
    "id", "ref", "changed", "last_activity", "first_response", "next_follow_up", "priority", "reasons", "activities",
    "follow_ups", "history", "score", "grade",
)  # fmt: skip


def exported(base: Base) -> bytes:
    """Every lead of a base as CSV."""
    base.reload()
    reading = base.new_reading()
    try:
        return b"".join(csv_chunks(reading, reading.ids(f"{EVERY} sort:created")))
    finally:
        reading.close()


def told(base: Base) -> list[str]:
    """What a list says of every lead, in an order that does not hang on numbers."""
    kept = ({k: v for k, v in lead.items() if k not in NOT_IN_A_LIST} for lead in leads(base))
    return sorted(json.dumps(_plain(lead), sort_keys=True, ensure_ascii=False) for lead in kept)


def _plain(lead: dict[str, Any]) -> dict[str, Any]:
    return {**lead, "custom": {label: value for label, value in lead["custom"].items() if value is not None}}


@pytest.fixture
def other(tmp_path: Path) -> Iterator[tuple[Base, Desk]]:
    """A second, empty base."""
    base = open_base(str(tmp_path / "other.sqlite3"))
    desk = base.desk()
    yield base, desk
    desk.close()


def carry(base: Base, other: tuple[Base, Desk]) -> None:
    """Brings what one base exports into the other."""
    report = import_files(other[1], [("leads.csv", exported(base))], ImportOptions(on_duplicate="create"))
    assert (report.rejected, report.created) == (0, report.read)


def test_every_sample_goes_out_and_comes_back_the_same(base: Base, desk: Desk, other: tuple[Base, Desk]) -> None:
    import_files(desk, [(path.name, path) for path in sorted(sample("exports").iterdir())])
    carry(base, other)
    assert told(other[0]) == told(base)
    assert exported(other[0]).splitlines()[0] == exported(base).splitlines()[0]


def test_what_the_rep_did_to_a_lead_comes_back_too(base: Base, desk: Desk, other: tuple[Base, Desk]) -> None:
    reach = {"email": "ada@example.org", "phone": "+33140000000", "mobile": "+33612345678"}
    make_lead(desk, first_name="Ada", tags=["vip", "Expo 2026"], **reach)
    triage.qualify(desk, 1, {"budget": ("yes", "40k EUR"), "need": ("no", None), "competitors": (None, "Acme")})
    triage.set_status(desk, [1], "unqualified", reason="no-budget")
    make_lead(desk, last_name="Pool", owner_id=None, do_not_call=True, description="one\n\n  two")
    bring_in(desk, "Last name,Won,Shoe", "Old,yes,38", mapping={"Won": "outcome", "Shoe": "custom.Shoe"})
    values = {"annual_revenue": "1234 JPY", "country": "Japan", "source": "webinar", "rating": "hot"}
    editing.set_fields(desk, 2, values)
    carry(base, other)
    assert told(other[0]) == told(base)
    ada, pool, old = leads(other[0])
    assert said(ada, "status", "disqualify_reason", "mobile", "tags") == (
        "Unqualified", "No budget", "+33612345678", ["Expo 2026", "vip"],
    )  # fmt: skip
    assert said(pool, "owner", "description", "annual_revenue") == (None, "one\n\n  two", "1234")
    assert said(old, "status", "custom") == ("Converted", {"Shoe": "38"})


def test_the_export_brought_into_its_own_base_adds_nothing(base: Base, desk: Desk) -> None:
    import_files(desk, [(path.name, path) for path in sorted(sample("exports").iterdir())])
    before = told(base)
    for mode in ("skip", "update"):
        report = import_files(desk, [("leads.csv", exported(base))], ImportOptions(on_duplicate=mode))
        assert (report.created, report.operation) == (0, None)
    assert told(base) == before


TEXT = st.text(st.characters(exclude_characters="\x00", codec="utf-8"), max_size=40) | st.sampled_from(
    [
        "=cmd|' /C calc'!A0",
        "'=1",
        "''",
        "+1-2",
        "-",
        "@x",
        "a,b;c",
        'say "hi"',
        "[/b]",
        "\t=x",
        "none",
        "custom.x",
        "\r",
    ]
)
FIELDS = (
    "first_name", "last_name", "company", "title", "department", "street", "city", "state", "postal_code", "country",
    "industry", "source", "source_detail", "campaign", "product_interest", "description", "email", "phone", "mobile",
    "external_id", "salutation",
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), TEXT, min_size=1), min_size=1, max_size=4))
def test_hostile_text_goes_out_guarded_and_comes_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    bases = [open_base(str(folder / name)) for name in ("one.sqlite3", "two.sqlite3")]
    desks = [base.desk() for base in bases]
    try:
        for row in rows:
            try:
                editing.add_lead(desks[0], row, on_duplicate="create")
            except LeadtuiError:
                continue
        carry(bases[0], (bases[1], desks[1]))
        assert told(bases[1]) == told(bases[0])
        for cells in csv.reader(io.StringIO(exported(bases[0]).decode(), newline="")):
            assert not any(cell.startswith(("=", "@", "\t", "\r")) for cell in cells)
    finally:
        for desk in desks:
            desk.close()


def test_naughty_strings_survive_the_road_out_and_in(base: Base, desk: Desk, other: tuple[Base, Desk]) -> None:
    texts = sample("strings", "blns.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    for number in range(0, len(texts), 3):
        name, company, note = (clean(text) for text in (*texts[number : number + 3], "", "")[:3])
        make_lead(
            desk, external_id=f"N{number}", external_kind="leadtui", last_name=name, company=company, description=note
        )
    carry(base, other)
    assert told(other[0]) == told(base)
