"""Whoever has become due is found by asking only who can have: the same leads as when all of them are looked at."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from tests.services.imported import bring_in
from tests.support import SetTime, make_leads

from leadtui.bootstrap import Base
from leadtui.model import Lead
from leadtui.rules.sla import latest_start
from leadtui.rules.when import parse
from leadtui.services import (
    bulk,
    corresponding,
    editing,
    escalating_due,
    following_up,
    sequences,
    triage,
    undoing,
    workspace_rules,
)
from leadtui.services.desk import Desk, reader_of
from leadtui.services.importing import import_files
from leadtui.services.importing_report import ImportOptions
from leadtui.services.reading import Reading
from leadtui.services.ticking import tick
from leadtui.store import escalations, remembered, rules
from leadtui.words.contact import ActivityKind
from leadtui.words.errors import LeadtuiError
from leadtui.words.workspace import offered

RULES = """
[escalations.open]
name = "Open"
after = "2 days"
query = "is:open"
raised = true
[escalations.lyon]
name = "Lyon"
after = "3 working hours"
query = "city:Lyon not tag:mine"
mark = "slow"
[escalations.business]
name = "Business"
after = "1 business day"
query = "has:next_follow_up or enrolled:nurture"
notify = true
[escalations.noted]
name = "Noted"
after = "5 hours"
query = "again"
mark = "noted"
"""
LEADS = 12

Act = Callable[[Desk, Random], object]


def lead(rng: Random) -> int:
    return rng.randint(1, LEADS)


def imports_what_happened(desk: Desk, rng: Random) -> None:
    line = f"n{lead(rng)}@a.co,note,out,2026-11-{rng.randint(10, 18)} {rng.randint(0, 9):02}:30,again\n"
    import_files(desk, [("a.csv", f"Email,Type,Direction,Date,Note\n{line}".encode())], ImportOptions(as_="activities"))


def looks_over(desk: Desk, rng: Random) -> None:
    with desk.store.operation("review", "", desk.user.id) as op:
        op.set_where(Lead, [lead(rng)], {"reviewed_at": op.at})


ACTS: tuple[Act, ...] = (
    lambda desk, rng: triage.log_call(desk, lead(rng), rng.choice(("no-answer", "connected", "wrong-number"))),
    lambda desk, rng: triage.log_note(desk, lead(rng), rng.choice(("again", "well"))),
    lambda desk, rng: triage.set_status(desk, [lead(rng)], rng.choice(("contacted", "nurturing", "new", "qualified"))),
    lambda desk, rng: triage.set_status(desk, [lead(rng)], "unqualified", reason="no-need"),
    lambda desk, rng: triage.set_tags(desk, [lead(rng)], **{rng.choice(("add", "remove")): ["mine"]}),
    lambda desk, rng: editing.set_fields(desk, lead(rng), {"city": rng.choice(("Lyon", "Paris", ""))}),
    lambda desk, rng: editing.delete(desk, [lead(rng)]),
    lambda desk, rng: following_up.set_follow_up(desk, lead(rng), parse("+1d", desk.local())),
    lambda desk, rng: following_up.snooze(desk, lead(rng), parse("+3d", desk.local())),
    lambda desk, rng: following_up.done(desk, lead(rng)),
    lambda desk, rng: following_up.drop(desk, lead(rng)),
    lambda desk, rng: corresponding.log_contact(desk, ("lead", lead(rng)), ActivityKind.EMAIL, incoming=True),
    lambda desk, rng: sequences.enrol(desk, [lead(rng)], "nurture"),
    lambda desk, rng: sequences.stop(desk, [lead(rng)]),
    lambda desk, rng: bulk.log_note(desk, range(1, 6), "again"),
    lambda desk, rng: bring_in(desk, "Last name,City,Created", f"Late{rng.random()},Lyon,2026-11-01"),
    imports_what_happened,
    looks_over,
    lambda desk, _: undoing.undo(desk),
    lambda desk, _: undoing.undo(desk, steps=3, except_conflicts=True),
    lambda desk, _: undoing.redo(desk),
    lambda desk, rng: undoing.undo(desk, operation=rng.randint(3, 60), except_conflicts=True),
    lambda desk, _: workspace_rules.load(desk, "[outcomes.wrong-number]\nreached = true\n", "rules"),
)


def whole(desk: Desk, base: Any, rule: Any) -> list[int]:
    """For whom a step is due, of all leads."""
    known = escalating_due.read(reader_of(desk), rule)
    assert known is not None
    after, tree = known
    now = desk.local()
    latest = int(latest_start(now, after.wait).timestamp())
    found = escalations.untouched(base, rule.key, tree, min(latest, int(now.timestamp())), rules.began(base).at)
    over = escalating_due._over(reader_of(desk), {one.since for one in found.waiting}, after, now)
    return [one.lead_id for one in found.waiting if one.since in over]


@pytest.mark.parametrize(
    ("seed", "many"), [(0, escalations.MANY), (2, escalations.MANY), (5, escalations.MANY), (2, 3)]
)
def test_who_is_due_is_the_same_as_when_all_are_looked_at(
    desk: Desk, reading: Reading, clock: SetTime, monkeypatch: pytest.MonkeyPatch, seed: int, many: int
) -> None:
    monkeypatch.setattr(escalating_due, "WHOLE", 10**9)
    monkeypatch.setattr(escalations, "MANY", many)
    rng, happened, short = Random(seed), 0, 0
    workspace_rules.load(desk, RULES, "rules")
    numbers = range(1, LEADS + 1)
    make_leads(desk, [{"last_name": f"N{at}", "email": f"n{at}@a.co", "city": ("Lyon", "")[at % 2]} for at in numbers])
    for _ in range(60):
        for _ in range(rng.randint(0, 2)):
            try:
                rng.choice(ACTS)(desk, rng)
            except LeadtuiError:
                continue
        clock.forward(minutes=rng.choice((0, 1, 7, 45, 200, 900)))
        desk.go_by_rules(reading.connection)
        before = remembered.get(reading.connection, rules.KIND, "waiting") or {}
        for rule in offered(desk.workspace.escalations):
            if "breach" in rule.after:
                continue
            expected = whole(desk, reading.connection, rule)
            known = escalating_due.read(reader_of(desk), rule)
            assert known is not None
            asked = (reader_of(desk), reading.connection, rule)
            due = escalating_due.look(*asked, *known, desk.local()).due
            assert [one.lead_id for one in due] == expected, (rule.key, before.get(rule.key))
            some = rng.sample(numbers, LEADS // 2)
            still = escalating_due.still_due(*asked, known, desk.local(), some)
            assert still == [one for one in due if one.lead_id in some]
            happened += len(expected)
            short += rule.key in before
        tick(desk)
    assert happened > 20
    assert short > 100


def test_a_look_with_nothing_due_asks_only_who_can_have_become_so(
    base: Base, desk: Desk, reading: Reading, clock: SetTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int] | None] = []
    untouched = escalations.untouched

    def heard(*given: Any) -> escalations.Found:
        asked.append(given[5])
        return untouched(*given)

    make_leads(desk, [{"status": "contacted"}] * 3)
    clock.forward(days=8)
    tick(desk)
    tick(desk)
    clock.forward(minutes=5)
    monkeypatch.setattr(escalations, "untouched", heard)
    tick(desk)
    assert len(asked) == 3
    assert None not in asked
    clock.forward(hours=1)
    tick(desk)
    assert asked[3:] == [None] * 3
    asked.clear()
    clock.set("2026-11-18T10:00")
    tick(desk)
    assert None in asked


@pytest.mark.parametrize(("made", "asked_of"), [(2, "touched"), (3, "all")])
def test_where_many_came_in_since_their_numbers_are_not_gathered(
    desk: Desk, reading: Reading, clock: SetTime, monkeypatch: pytest.MonkeyPatch, made: int, asked_of: str
) -> None:
    monkeypatch.setattr(escalations, "MANY", 3)
    make_leads(desk, [{"status": "contacted"}])
    clock.forward(days=1)
    tick(desk)
    make_leads(desk, [{"status": "contacted"}] * made)
    asked: list[str] = []
    rule = next(rule for rule in offered(desk.workspace.escalations) if "breach" not in rule.after)
    known = escalating_due.read(reader_of(desk), rule)
    assert known is not None
    reading.connection.set_trace_callback(asked.append)
    escalating_due.look(reader_of(desk), reading.connection, rule, *known, desk.local())
    reading.connection.set_trace_callback(None)
    looks = [sql for sql in asked if "MATERIALIZED" in sql]
    assert ["touched" if "made_by >" in sql else "all" for sql in looks] == [asked_of]


def test_a_query_that_asks_about_the_time_is_asked_of_all(desk: Desk, reading: Reading, clock: SetTime) -> None:
    workspace_rules.load(
        desk, '[escalations.old]\nname = "Old"\nafter = "1 day"\nquery = "created:>30h"\nraised = true\n', "rules"
    )
    make_leads(desk, [{"last_name": "Ada", "status": "contacted"}])
    for _ in range(5):
        clock.forward(hours=5)
        assert tick(desk).done == ()
    clock.forward(hours=6)
    assert [one.summary for one in tick(desk).done] == ["Old: Ada"]
    assert "old" not in (remembered.get(reading.connection, rules.KIND, "waiting") or {})


def test_rules_that_say_otherwise_of_what_happened_have_all_looked_at_again(
    base: Base, desk: Desk, reading: Reading, clock: SetTime
) -> None:
    workspace_rules.load(
        desk, '[escalations.met]\nname = "Met"\nafter = "1 day"\nquery = "is:reached"\nmark = "met"\n', "rules"
    )
    (number,) = make_leads(desk, [{"last_name": "Ada"}])
    triage.log_call(desk, number, "wrong-number")
    clock.forward(days=2)
    tick(desk)
    tick(desk)
    assert "met" in (remembered.get(reading.connection, rules.KIND, "waiting") or {})
    workspace_rules.load(desk, "[outcomes.wrong-number]\nreached = true\n", "rules")
    clock.forward(minutes=1)
    assert "Met: Ada" in [one.summary for one in tick(desk).done]


def test_a_query_that_asks_of_more_than_the_lead_is_asked_of_all(desk: Desk, reading: Reading, clock: SetTime) -> None:
    workspace_rules.load(
        desk, '[escalations.two]\nname = "Two"\nafter = "1 day"\nquery = "is:duplicate"\nmark = "two"\n', "rules"
    )
    make_leads(desk, [{"last_name": "Ada", "first_name": "Ann", "email": "a@a.co"} for _ in range(2)])
    clock.forward(days=2)
    tick(desk)
    tick(desk)
    assert "two" not in (remembered.get(reading.connection, rules.KIND, "waiting") or {})
