"""Whatever a lead is converted into: what is made has the lead's values, what was there loses none of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from tests.cli.running import Program
from tests.services import converted as the
from tests.services.converted import KIM, a_base, a_lead, belonging, customers, rows, sound
from tests.support import NOW

from leadtui.bootstrap import Base
from leadtui.services import editing, triage, undoing
from leadtui.services.converting import convert
from leadtui.services.desk import Desk
from leadtui.words.conversion import Choice, Conversion, Converted
from leadtui.words.customer_fields import CUSTOMER_FIELDS, mapped_to
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import RefusedError
from leadtui.words.fields import FIELDS

pytestmark = pytest.mark.usefixtures("clock")

ACCOUNT, CONTACT, OPPORTUNITY = CustomerKind
ME = 1
COMPUTED = {"name", "name_key", "email", "phone", "mobile", "tags", "last_activity", "next_due"}
FLAGS = ("do_not_call", "email_opt_out")
MOVING = {ACCOUNT: {"2": "4"}, CONTACT: {"1": "5"}, OPPORTUNITY: {"1": "6", "2": "8"}}
"""Which own field of the lead becomes which of the kind's: the same name, whatever its case, and the same kind."""


@dataclass(frozen=True)
class Case:
    """A way to convert: how each target comes about, whose the lead is, whether it has custom fields."""

    account: Any
    contact: Any
    opportunity: Any
    owner: int | None
    custom: bool

    def __str__(self) -> str:
        owner = {ME: "mine", KIM: "kims", None: "pool"}[self.owner]
        return f"{self.account}-{self.contact}-{self.opportunity}-{owner}-{'custom' if self.custom else 'plain'}"

    @property
    def choices(self) -> dict[str, Any]:
        """The case as it is chosen on the screen."""
        at = self.account == "existing"
        contacts = {"existing": the.AT_THERE if at else the.AT_NONE, "elsewhere": the.AT_ELSEWHERE}
        deal = the.DEAL_THERE if at else the.DEAL_OF_NONE
        return {
            "account": Choice("existing", the.THERE) if at else Choice("new"),
            "contact": Choice("existing", contacts[self.contact]) if self.contact in contacts else Choice(self.contact),
            "opportunity": Choice("existing", deal) if self.opportunity == "existing" else Choice(self.opportunity),
        }


CASES = tuple(
    Case(*case)
    for case in product(
        ("new", "existing"), ("new", "existing", "elsewhere", "none"), ("new", "existing", "none"), (ME, KIM, None),
        (True, False),
    )
)  # fmt: skip


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str]) -> Program:
    """The program, on the base of the case."""
    return Program(capsys)


def exported(program: Program, base: Base, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What `leadtui export --all --format json` prints, without history, `changed` and what the clock decides."""
    monkeypatch.setenv("LEADTUI_DB", str(base.path))
    ran = program("export", "--all", "--format", "json")
    assert ran.status == 0, ran.err
    told = json.loads(ran.out)
    for record in told:
        for key in ("history", "changed"):
            record.pop(key, None)
    return told  # type: ignore[no-any-return]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_way_to_convert(case: Case, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    with a_base(customers) as (base, desk):
        own: dict[str, Any] = {} if case.custom else {"custom": {}}
        lead = a_lead(desk, named=case.contact != "none", owner_id=case.owner, **own)
        before, told = rows(base), exported(program, base, monkeypatch)
        done = convert(desk, Conversion(lead, **case.choices, reason=""))
        after, became = rows(base), exported(program, base, monkeypatch)
        assert (done.account is not None and done.account.created) is (case.account == "new")
        assert (done.contact is None) is (case.contact == "none")
        assert (done.opportunity is None) is (case.opportunity == "none")
        for kind, target in _targets(done):
            check_fields(kind, before, after, target.id, lead)
        check_links(case, done, before, after)
        check_what_moved(base, done, after, lead)
        check_lead(base, desk, done, lead)
        sound(desk)
        assert undoing.undo(desk).conflicts == ()
        assert exported(program, base, monkeypatch) == told
        assert rows(base) == before
        sound(desk)
        assert undoing.redo(desk).conflicts == ()
        assert exported(program, base, monkeypatch) == became
        assert rows(base) == after
        sound(desk)


def _targets(done: Converted) -> list[tuple[CustomerKind, Any]]:
    found = ((kind, getattr(done, kind)) for kind in CustomerKind)
    return [(kind, target) for kind, target in found if target is not None]


def check_fields(kind: CustomerKind, before: Any, after: Any, number: int, lead: int) -> None:
    """A new record has every value the lead has for it; one that was there has them only where it had none."""
    wanted = lead_values(kind, before["lead"][lead])
    held = before[kind].get(number)
    for column, value in after[kind][number].items():
        if column in COMPUTED - ({"name"} if kind is not CONTACT else set()) or column in ("id", "custom"):
            continue
        had = held.get(column) if held else None
        if column in FLAGS:
            assert bool(value) is bool(had or before["lead"][lead][column]), column
        elif had not in (None, ""):
            assert value == had, column
        elif column in wanted:
            assert value == wanted[column], column
    own = {mine: before["lead"][lead]["custom"].get(leads) for leads, mine in MOVING[kind].items()}
    own = {mine: value for mine, value in own.items() if value is not None}
    assert after[kind][number]["custom"] == {**own, **(held["custom"] if held else {})}
    if held is None:
        assert after[kind][number]["created"] == int(NOW.timestamp())


def lead_values(kind: CustomerKind, lead: dict[str, Any]) -> dict[str, Any]:
    """The lead's values by the columns they become."""
    found = {}
    for target, key in mapped_to(kind).items():
        column = CUSTOMER_FIELDS[kind][target].column
        if column and FIELDS[key].column:
            found[column] = lead[FIELDS[key].column]
    # A lead of the pool becomes what belongs to whoever converts it.
    found["owner_id"] = lead["owner_id"] or ME
    if kind is ACCOUNT:
        found |= {"company_key": lead["company_key"], "host": lead["host"]}
    if kind is OPPORTUNITY:
        amount = {"amount": lead["budget_amount"], "close_date": lead["timeline_date"]}
        found |= {"name": "Analytical Engines – Punched cards", "stage": "qualification", **amount}
        found |= {"stage_since": int(NOW.timestamp())}
    return found


def check_links(case: Case, done: Converted, before: Any, after: Any) -> None:
    """Who belongs to whom: a contact of another account stays there, one without an account gets this one."""
    assert done.account is not None
    if done.contact is not None:
        there = after["contact"][done.contact.id]["account_id"]
        assert there == (the.ELSEWHERE if case.contact == "elsewhere" else done.account.id)
        emails = [row["value"] for row in after["reach"].values() if _is(row, CONTACT, done.contact.id)]
        if done.contact.created:
            numbers = ["+44 20 7946 0958", "+44 7700 900123"]
            assert sorted(emails) == sorted(["ada@engines.example", *numbers])
            for number in ("phone", "mobile"):
                assert after["contact"][done.contact.id][number] == before["lead"][done.lead_id][number]
        else:
            assert after["contact"][done.contact.id]["email"] == "ada@king.example"
            assert after["contact"][done.contact.id]["phone"] == "+442079460958"
    assert after["account"][done.account.id]["phone"] == "+442079460958"
    if done.opportunity is not None:
        deal = after["opportunity"][done.opportunity.id]
        assert deal["account_id"] == done.account.id
        assert deal["contact_id"] == (done.contact.id if done.contact else None)
    for table in ("account", "contact", "opportunity"):
        untouched = {i: row for i, row in before[table].items() if i != getattr(getattr(done, table), "id", 0)}
        assert {i: after[table][i] for i in untouched} == untouched


def _is(row: dict[str, Any], kind: str, number: int) -> bool:
    return (row["owner_kind"], row["owner_id"]) == (kind, number)


def check_what_moved(base: Base, done: Converted, after: Any, lead: int) -> None:
    """What happened, what is to be done, tags and files are seen on the lead and on all it became."""
    became = {f"{kind}_id": target.id for kind, target in _targets(done)}
    happened = [row for row in after["activity"].values() if row["lead_id"] == lead]
    assert len(happened) == 2
    for row in happened:
        assert {column: row[column] for column in became} == became
    to_do = [row for row in after["follow_up"].values() if row["lead_id"] == lead]
    assert {row["state"]: row["account_id"] for row in to_do} == {"open": became["account_id"], "done": None}
    for kind, target in _targets(done):
        assert {row["name_key"] for row in belonging(base, "tag", kind, target.id)} == {"vip", "soiree"}
        assert len(belonging(base, "tag", kind, target.id)) == 2
        assert [row["name"] for row in belonging(base, "attachment", kind, target.id)] == ["plan"]
        assert after[kind][target.id]["last_activity"] == int(NOW.timestamp())
        assert after[kind][target.id]["next_due"] is not None
    assert len(belonging(base, "tag", "lead", lead)) == 2


def check_lead(base: Base, desk: Desk, done: Converted, lead: int) -> None:
    """The lead is read-only, is found, says what it became, and the log says so in one operation."""
    for write in (
        lambda: triage.log_note(desk, lead, "no"),
        lambda: editing.set_fields(desk, lead, {"city": "Nice"}),
        lambda: editing.delete(desk, [lead]),
        lambda: convert(desk, Conversion(lead)),
    ):
        with pytest.raises(RefusedError, match="converted"):
            write()
    reading = base.new_reading()
    detail = reading.detail(lead)
    assert (detail.row.category, detail.fields["converted_at"]) == ("converted", int(NOW.timestamp()))
    assert [(kind, number) for kind, number, _ in detail.became] == [(k, t.id) for k, t in _targets(done)]
    assert lead in reading.ids("is:converted")
    assert lead not in reading.ids("is:open")
    assert lead in [row.id for row in reading.search("engines")]
    found = {(kind, row.id) for kind, row in reading.customers.search("engines", limit=50)}
    assert done.account is not None
    assert (ACCOUNT, done.account.id) in found
    newest = reading.log(limit=1)[0]
    assert (newest.id, newest.kind, newest.lead_id) == (done.operation, "convert", lead)
    reading.close()
