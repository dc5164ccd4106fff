"""A program that has been open for long goes by the rules another has loaded meanwhile, whatever it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from tests.support import make_lead, snapshot

from leadtui.bootstrap import Base, open_base
from leadtui.services import customers, triage, undoing
from leadtui.services.converting import convert, convert_many
from leadtui.services.desk import Desk
from leadtui.services.workspace_rules import load
from leadtui.words.conversion import Conversion
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError, RefusedError


@pytest.fixture
def other(base: Base) -> Iterator[Desk]:
    """The desk of another program on the same base."""
    other = open_base(str(base.path)).desk()
    yield other
    other.close()


GONE: dict[str, tuple[str, Callable[[Desk, int], object]]] = {
    "stage": ("[stages.proposal]\noffered = false", lambda desk, _: customers.set_stage(desk, 1, "proposal")),
    "lost reason": (
        "[reasons.no-need]\noffered = false",
        lambda desk, _: customers.set_stage(desk, 1, "closed-lost", lost_reason="no-need"),
    ),
    "status": ("[statuses.contacted]\nname = 'Talking'", lambda desk, lead: triage.set_status(desk, [lead], "X")),
    "outcome": ("[outcomes.connected]\noffered = false", lambda desk, lead: triage.log_call(desk, lead, "connected")),
    "reason": (
        "[reasons.no-need]\noffered = false",
        lambda desk, lead: triage.set_status(desk, [lead], "unqualified", reason="no-need"),
    ),
}


@pytest.mark.parametrize("what", GONE)
def test_a_word_that_was_taken_away_meanwhile_is_not_taken(base: Base, desk: Desk, other: Desk, what: str) -> None:
    rules, work = GONE[what]
    customers.add(desk, CustomerKind.OPPORTUNITY, {"name": "Deal"})
    lead = make_lead(desk, company="Acme")
    load(other, rules, "rules.toml")
    before = snapshot(base)
    with pytest.raises(InputError):
        work(desk, lead)
    assert snapshot(base) == before


def test_a_word_that_was_made_meanwhile_can_be_used(desk: Desk, other: Desk) -> None:
    lead = make_lead(desk, company="Acme")
    load(other, '[statuses.trial]\nname = "In trial"\ncategory = "working"\n', "rules.toml")
    assert triage.set_status(desk, [lead], "In trial").operation


def test_what_converting_asks_for_meanwhile_is_asked_for(desk: Desk, other: Desk) -> None:
    lead = make_lead(desk, status="qualified", company="Acme")
    load(other, '[convert]\nrequire = ["budget"]\n', "rules.toml")
    with pytest.raises(RefusedError, match="Budget"):
        convert(desk, Conversion(lead))
    assert convert_many(desk, [lead]).operation is None


def test_a_stage_whose_load_was_taken_back_meanwhile_takes_no_deal(base: Base, desk: Desk, other: Desk) -> None:
    operation = load(desk, '[stages.poc]\nname = "POC"\nprobability = 30\nkind = "open"\n', "rules.toml").operation
    customers.add(desk, CustomerKind.OPPORTUNITY, {"name": "Deal"})
    undoing.undo(other, operation=operation)
    with pytest.raises(InputError):
        customers.set_stage(desk, 1, "poc")


def test_rules_nobody_changed_are_not_read_again(desk: Desk, other: Desk) -> None:
    make_lead(desk, company="Acme")
    rules = desk.workspace
    make_lead(other, company="Birch")
    make_lead(desk, company="Cedar")
    assert desk.workspace is rules
    load(other, 'currency = "CHF"\n', "rules.toml")
    make_lead(desk, company="Dune")
    assert desk.workspace.currency == "CHF"
