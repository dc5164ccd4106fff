"""The rules of a base: loaded as one operation, kept, taken back, and used by everything that follows."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support import make_lead, snapshot

from leadtui.bootstrap import Base, open_base
from leadtui.rules.workspace.writing import written
from leadtui.services import editing, triage, undoing
from leadtui.services.checking import doctor
from leadtui.services.desk import Desk
from leadtui.services.workspace_rules import load
from leadtui.words.errors import InputError, RefusedError
from leadtui.words.lifecycle import Category
from leadtui.words.rows import Done
from leadtui.words.workspace import Workspace

RULES = """
currency = "CHF"
[queue]
stale_days = 20
[convert]
require = ["budget", "custom.Deal size"]
query = "status:qualified"
[statuses]
contacted.name = "Im Gespräch"
[statuses.in-trial]
name = "In trial"
category = "working"
digit = "6"
[[fields]]
label = "Deal size"
kind = "money"
[[fields]]
label = "Größe"
owner = "account"
kind = "choice"
choices = ["klein", "groß"]
"""


def load_rules(desk: Desk, text: str, seen: Workspace | None = None) -> Done:
    """Loads rules under a name that no mistake shows."""
    return load(desk, text, "rules.toml", seen=seen)


def reopened() -> Workspace:
    """The rules as another program finds them."""
    return open_base().workspace


def test_rules_are_kept_and_every_program_finds_them(base: Base, desk: Desk) -> None:
    done = load_rules(desk, RULES)
    assert done.operation == 1
    assert done.summary.startswith("Workspace: currency CHF, stale days 20")
    rules = reopened()
    assert rules == desk.workspace
    assert (rules.currency, rules.stale_days) == ("CHF", 20)
    assert rules.status("contacted").name == "Im Gespräch"
    assert rules.convert_require == ("budget", "custom.Deal size")
    assert rules.fields_of("account")[0].choices == ("klein", "groß")
    base.reload()
    assert base.workspace == rules


def test_the_same_rules_again_change_nothing(base: Base, desk: Desk) -> None:
    load_rules(desk, RULES)
    before = snapshot(base)
    assert load_rules(desk, RULES).operation is None
    assert load_rules(desk, written(reopened())).operation is None
    assert load_rules(desk, "").operation is None
    assert snapshot(base) == before


def test_only_what_differs_from_a_new_base_is_kept(base: Base, desk: Desk) -> None:
    load_rules(desk, written(Workspace()))
    assert snapshot(base)["setting"] == {}
    load_rules(desk, "[queue]\nstale_days = 20\n")
    assert [row["key"] for row in snapshot(base)["setting"].values()] == ["stale_days"]
    load_rules(desk, "[queue]\nstale_days = 14\n")
    assert reopened() == Workspace()


def test_undo_and_redo_of_rules(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, first_name="Ada")
    before = snapshot(base)
    load_rules(desk, RULES)
    loaded = reopened()
    load_rules(desk, '[statuses.contacted]\nname = "Geändert"\n[queue]\nstale_days = 14\n')
    undoing.undo(desk)
    assert reopened() == loaded
    undoing.undo(desk)
    assert reopened() == Workspace()
    assert snapshot(base) == before
    undoing.redo(desk)
    assert reopened() == loaded
    assert lead == 1
    assert doctor(desk).faults == ()


def test_undo_of_one_of_two_loads_leaves_the_other(desk: Desk) -> None:
    first = load_rules(desk, "[queue]\nstale_days = 20\n").operation
    load_rules(desk, 'currency = "USD"\n')
    assert undoing.undo(desk, operation=first).conflicts == ()
    assert (reopened().stale_days, reopened().currency) == (14, "USD")


def test_undo_of_rules_that_were_changed_since_names_them(base: Base, desk: Desk) -> None:
    first = load_rules(desk, "[queue]\nstale_days = 20\n").operation
    load_rules(desk, "[queue]\nstale_days = 30\n")
    before = snapshot(base)
    assert undoing.undo(desk, operation=first).conflicts
    assert snapshot(base) == before


def test_a_field_that_holds_values_is_not_taken_back(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, first_name="Ada")
    made = load_rules(desk, RULES).operation
    editing.set_fields(desk, lead, {"custom.Deal size": "12k"})
    assert undoing.undo(desk, operation=made).conflicts


@pytest.mark.parametrize(
    "text", ["queue = 1", '[convert]\nquery = "is:"', "x", "[queue]\nstale_days = 20\n[statuses]\nnew.offered = false"]
)
def test_a_mistake_changes_nothing(base: Base, desk: Desk, text: str) -> None:
    load_rules(desk, RULES)
    before, rules = snapshot(base), desk.workspace
    with pytest.raises(InputError, match=r"rules\.toml, line \d+, column \d+"):
        load_rules(desk, text)
    assert snapshot(base) == before
    assert desk.workspace == reopened() == rules


def test_rules_that_another_program_changed_meanwhile_are_not_written_over(base: Base, desk: Desk) -> None:
    seen = reopened()
    load_rules(desk, 'currency = "USD"')
    with pytest.raises(RefusedError, match="another program"):
        load_rules(desk, "[queue]\nstale_days = 20", seen)
    assert reopened().stale_days == 14


def test_two_loads_of_different_rules_both_hold(base: Base, desk: Desk) -> None:
    other = base.desk()
    try:
        load_rules(desk, 'currency = "USD"')
        load_rules(other, "[queue]\nstale_days = 20")
        assert (other.workspace.currency, other.workspace.stale_days) == ("USD", 20)
    finally:
        other.close()


def test_a_lead_in_a_status_of_ones_own_stands_where_its_category_says(base: Base, desk: Desk) -> None:
    load_rules(desk, RULES)
    lead = make_lead(desk, first_name="Ada")
    triage.set_status(desk, [lead], "In trial")
    base.reload()
    reading = base.new_reading()
    try:
        assert [row.id for row in reading.page(reading.listing("status:in-trial")).rows] == [lead]
        assert [row.id for row in reading.page(reading.listing("category:working")).rows] == [lead]
    finally:
        reading.close()
    load_rules(desk, "[statuses]\nin-trial.offered = false")
    row = one(base, lead)
    assert (row.status, row.category) == ("in-trial", "working")
    with pytest.raises(InputError):
        triage.set_status(desk, [lead], "in-trial")
    triage.set_status(desk, [lead], "qualified")


def one(base: Base, lead: int) -> Any:
    """A lead as it is now."""
    base.reload()
    reading = base.new_reading()
    try:
        return reading.row(lead)
    finally:
        reading.close()


def test_a_disqualified_status_of_ones_own_is_set_with_its_reason(base: Base, desk: Desk) -> None:
    load_rules(desk, '[statuses.gone]\nname = "Gone"\ncategory = "disqualified"\n')
    lead = make_lead(desk, first_name="Ada")
    triage.set_status(desk, [lead], "gone", reason="no-need")
    assert (one(base, lead).status, one(base, lead).category) == ("gone", "disqualified")


def test_what_counts_as_reached_follows_the_rules_for_every_lead(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, first_name="Ada")
    triage.log_call(desk, lead, "voicemail")
    assert (one(base, lead).reached, one(base, lead).tries) == (0, 1)
    load_rules(desk, "[outcomes.voicemail]\nreached = true\ncounts_try = false\n")
    assert (one(base, lead).reached, one(base, lead).tries) == (1, 0)
    assert doctor(desk).faults == ()
    undoing.undo(desk)
    assert (one(base, lead).reached, one(base, lead).tries) == (0, 1)
    undoing.redo(desk)
    assert one(base, lead).reached == 1
    assert doctor(desk).faults == ()


def test_outcomes_do_as_the_rules_say(base: Base, desk: Desk) -> None:
    load_rules(
        desk,
        '[outcomes.texted]\nname = "Texted"\nletter = "t"\nbecomes = "contacted"\nnext = "business-days"\namount = 2\n'
        '[statuses]\ncontacted.offered = false\n[statuses.talking]\nname = "Talking"\ncategory = "working"\n',
    )
    lead = make_lead(desk, first_name="Ada")
    done = triage.log_call(desk, lead, "Texted")
    row = one(base, lead)
    assert row.status == "talking"
    assert "next: call Fri 20 Nov" in " ".join(done.notes)
    assert desk.workspace.by_status["contacted"].category is Category.WORKING


def test_a_name_that_is_gone_still_finds_the_leads_by_fixed_key(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, first_name="Ada", status="nurturing", category="nurturing")
    load_rules(desk, '[statuses.nurturing]\nname = "Winterschlaf"\n')
    base.reload()
    reading = base.new_reading()
    try:
        for query in ("status:nurturing", "status:winterschlaf"):
            assert [row.id for row in reading.page(reading.listing(query)).rows] == [lead]
    finally:
        reading.close()
