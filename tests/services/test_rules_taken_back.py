"""Rules that an undo or a redo would leave are held to what a load is held to; broken ones are worked by."""

from __future__ import annotations

import pytest
from tests.support import make_lead, snapshot

from leadtui.bootstrap import Base, open_base
from leadtui.model import Setting
from leadtui.services import customers, triage, undoing
from leadtui.services.converting import convert
from leadtui.services.desk import Desk
from leadtui.services.workspace_rules import load
from leadtui.words.conversion import Conversion
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import RefusedError

OPEN = ("prospecting", "qualification", "proposal", "negotiation")
LEFT_ALONE = {
    "no status of a category": (
        '[statuses.lost]\nname = "Lost"\ncategory = "disqualified"\n',
        "[statuses.unqualified]\noffered = false\n",
        "statuses.unqualified.offered",
    ),
    "no open stage": (
        '[stages.poc]\nname = "POC"\nprobability = 30\nkind = "open"\n',
        "".join(f"[stages.{key}]\noffered = false\n" for key in OPEN),
        "no stage of the kind open is left",
    ),
    "a call that leads nowhere": (
        '[statuses.trial]\nname = "In trial"\ncategory = "working"\n',
        '[outcomes.no-answer]\nbecomes = "trial"\n',
        "outcomes.no-answer.becomes",
    ),
    "a query about a field that is gone": (
        '[[fields]]\nlabel = "Deal size"\nkind = "number"\n',
        "[convert]\nquery = 'custom.\"Deal size\":>5'\n",
        "convert.query",
    ),
    "a rule about a field that is gone": (
        '[[fields]]\nlabel = "Deal size"\nkind = "number"\n',
        "[sla]\nhot-inbound.query = 'custom.\"Deal size\":>5'\n",
        "sla.hot-inbound.query",
    ),
    "a step about a field that is gone": (
        '[[fields]]\nlabel = "Deal size"\nkind = "number"\n',
        '[[sequences.nurture.steps]]\nkey = "a"\nafter = "1d"\nchannel = "call"\nquery = "has:custom.Deal-size"\n',
        "sequences.nurture.steps.0.query",
    ),
}


def loaded(desk: Desk, text: str) -> int:
    """Loads rules; the operation."""
    number = load(desk, text, "rules.toml").operation
    assert number is not None
    return number


@pytest.mark.parametrize("case", LEFT_ALONE)
@pytest.mark.parametrize("except_conflicts", [False, True])
def test_an_undo_leaves_no_rules_that_could_not_be_loaded(
    base: Base, desk: Desk, case: str, except_conflicts: bool
) -> None:
    first, second, said = LEFT_ALONE[case]
    operation = loaded(desk, first)
    loaded(desk, second)
    before = snapshot(base)
    with pytest.raises(RefusedError, match=said) as refused:
        undoing.undo(desk, operation=operation, except_conflicts=except_conflicts)
    assert "leadtui workspace edit" in refused.value.hint
    assert snapshot(base) == before
    assert undoing.undo(desk, steps=2).operation


def test_a_redo_leaves_no_rules_that_could_not_be_loaded(base: Base, desk: Desk) -> None:
    loaded(desk, '[statuses.lost]\nname = "Lost"\ncategory = "disqualified"\n')
    loaded(desk, "[statuses.lost]\noffered = false\n")
    undoing.undo(desk)
    with desk.store.operation("workspace", "", desk.user.id, origin="rule") as op:
        op.add(Setting, {"key": "statuses.unqualified", "value": {"is": {"offered": False}}})
    before = snapshot(base)
    with pytest.raises(RefusedError, match="disqualified"):
        undoing.redo(desk)
    assert snapshot(base) == before


def test_rules_that_are_broken_already_keep_nobody_from_taking_back(base: Base, desk: Desk) -> None:
    broken(desk)
    operation = loaded(desk, "[queue]\nstale_days = 3\n")
    assert undoing.undo(desk, operation=operation).operation


def broken(desk: Desk) -> None:
    """Rules as an undo once left them: words of a sort not offered any more, a call that leads nowhere."""
    taken_away = (*(f"stages.{key}" for key in OPEN), "statuses.unqualified", "statuses.nurturing")
    with desk.store.operation("workspace", "", desk.user.id, origin="rule") as op:
        for key in taken_away:
            op.add(Setting, {"key": key, "value": {"is": {"offered": False}}})
        op.add(Setting, {"key": "outcomes.no-answer", "value": {"is": {"becomes": "trial"}}})


def test_broken_rules_are_worked_by_all_the_same(base: Base, desk: Desk) -> None:
    broken(desk)
    mended = open_base(str(base.path)).desk()
    lead = make_lead(mended, company="Acme")
    triage.log_call(mended, lead, "no-answer")
    assert snapshot(base)["lead"][lead]["category"] == "working"
    triage.set_status(mended, [lead], "unqualified", reason="no-need")
    triage.set_status(mended, [lead], "qualified")
    assert convert(mended, Conversion(lead)).opportunity is not None
    customers.add(mended, CustomerKind.OPPORTUNITY, {"name": "By hand"})
    customers.set_stage(mended, 2, "prospecting")
    mended.close()
