"""The stages of a deal: on, won, lost for a reason, reopened; and all of it taken back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.support import NOW, SetTime, snapshot

from leadtui.bootstrap import Base
from leadtui.services import customers, undoing
from leadtui.services.desk import Desk
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError, NotFoundError


@pytest.fixture
def deal(desk: Desk) -> int:
    """An opportunity of a contact at an account."""
    customers.add(desk, CustomerKind.ACCOUNT, {"name": "Acme"})
    customers.add(desk, CustomerKind.CONTACT, {"last_name": "Lovelace"}, account=1)
    return customers.add(desk, CustomerKind.OPPORTUNITY, {"name": "Seats"}, contact=1).customers[0][1]


def _row(base: Base) -> dict[str, Any]:
    return snapshot(base)["opportunity"][1]


def _notes(base: Base) -> list[tuple[str, int, int, int]]:
    rows = snapshot(base)["activity"].values()
    return [(row["body"], row["opportunity_id"], row["contact_id"], row["account_id"]) for row in rows]


def test_a_stage_is_entered_now_and_taken_back_whole(base: Base, desk: Desk, deal: int, clock: SetTime) -> None:
    before = snapshot(base)
    clock.forward(hours=2)
    done = customers.set_stage(desk, deal, "Proposal")
    assert (done.summary, done.customers) == ("Proposal, Seats", (("opportunity", 1),))
    row = _row(base)
    assert row["stage"] == "proposal"
    assert datetime.fromtimestamp(row["stage_since"], UTC) > NOW
    undoing.undo(desk)
    assert snapshot(base) == before


def test_the_stage_it_is_in_changes_nothing(desk: Desk, deal: int) -> None:
    assert customers.set_stage(desk, deal, "prospecting").operation is None


def test_a_note_beside_a_stage_is_kept(base: Base, desk: Desk, deal: int) -> None:
    customers.set_stage(desk, deal, "prospecting", note="still thinking")
    assert _notes(base) == [("still thinking", 1, 1, 1)]


def test_a_deal_is_lost_for_a_reason_which_is_kept_as_a_note(base: Base, desk: Desk, deal: int) -> None:
    before = snapshot(base)
    with pytest.raises(InputError, match="Closed lost needs a reason"):
        customers.set_stage(desk, deal, "closed-lost")
    assert snapshot(base) == before
    done = customers.set_stage(desk, deal, "closed-lost", lost_reason="No budget")
    assert done.summary == "Closed lost (No budget), Seats"
    assert (_row(base)["stage"], _row(base)["lost_reason"]) == ("closed-lost", "no-budget")
    assert _notes(base) == [("Closed lost (No budget)", 1, 1, 1)]
    undoing.undo(desk)
    assert snapshot(base) == before


def test_the_reason_other_needs_a_note(base: Base, desk: Desk, deal: int) -> None:
    with pytest.raises(InputError, match="needs a note"):
        customers.set_stage(desk, deal, "closed-lost", lost_reason="other", note=" \u200b")
    customers.set_stage(desk, deal, "closed-lost", lost_reason="other", note="bought by a rival")
    assert _notes(base)[0][0] == "Closed lost (Other): bought by a rival"


def test_a_reopened_deal_has_no_reason_and_keeps_its_notes(base: Base, desk: Desk, deal: int) -> None:
    customers.set_stage(desk, deal, "closed-lost", lost_reason="no-need")
    customers.set_stage(desk, deal, "negotiation")
    assert (_row(base)["stage"], _row(base)["lost_reason"]) == ("negotiation", None)
    assert len(_notes(base)) == 1


def test_another_reason_for_a_lost_deal_leaves_the_day_it_was_lost(
    base: Base, desk: Desk, deal: int, clock: SetTime
) -> None:
    customers.set_stage(desk, deal, "closed-lost", lost_reason="no-need")
    since = _row(base)["stage_since"]
    clock.forward(days=1)
    customers.set_stage(desk, deal, "closed-lost", lost_reason="no-budget")
    assert (_row(base)["lost_reason"], _row(base)["stage_since"]) == ("no-budget", since)
    assert customers.set_stage(desk, deal, "closed-lost", lost_reason="no-budget").operation is None


def test_won_changes_the_stage_and_nothing_else(base: Base, desk: Desk, deal: int) -> None:
    before = snapshot(base)
    customers.set_stage(desk, deal, "closed won")
    after = snapshot(base)
    changed = {key for key, value in after["opportunity"][1].items() if before["opportunity"][1][key] != value}
    assert changed <= {"stage", "stage_since"}
    assert after | {"opportunity": {}} == before | {"opportunity": {}}


def test_a_reason_without_a_loss_is_refused(desk: Desk, deal: int) -> None:
    with pytest.raises(InputError, match="Proposal takes no reason"):
        customers.set_stage(desk, deal, "proposal", lost_reason="no-need")


def test_do_not_contact_is_written_on_the_contact_and_taken_back(base: Base, desk: Desk, deal: int) -> None:
    before = snapshot(base)
    done = customers.set_stage(desk, deal, "closed-lost", lost_reason="do-not-contact")
    assert done.notes == ("Lovelace: do not call, email opt-out",)
    contact = snapshot(base)["contact"][1]
    assert (contact["do_not_call"], contact["email_opt_out"]) == (1, 1)
    undoing.undo(desk)
    assert snapshot(base) == before


def test_an_unknown_stage_names_those_there_are(desk: Desk, deal: int) -> None:
    with pytest.raises(InputError) as refused:
        customers.set_stage(desk, deal, "propposal")
    assert "Did you mean Proposal?" in refused.value.hint


def test_a_deleted_deal_has_no_stage_to_change(desk: Desk, deal: int) -> None:
    customers.delete(desk, CustomerKind.OPPORTUNITY, [deal])
    with pytest.raises(NotFoundError):
        customers.set_stage(desk, deal, "proposal")
