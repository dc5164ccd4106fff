"""What a tick finds: hot leads, replies and late answers are told of once; a second one has nothing to do."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from tests.services.imported import bring_in
from tests.support import NOW, SetTime, make_lead, make_leads, snapshot

from leadtui.bootstrap import Base, open_base
from leadtui.services import alerts, corresponding, editing, people, triage, undoing
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_report import ImportOptions
from leadtui.services.reading import Reading
from leadtui.services.ticking import tick
from leadtui.store import remembered, rules
from leadtui.words.contact import ActivityKind

HOT = {"answer_owed": True, "source": "website", "rating": "Hot"}


def told(base: Base, user: int | None = None) -> list[tuple[str, str, str]]:
    """Kind, name and text of what a claim tells."""
    rows = alerts.claim(base.path, user or base.user.id, base.clock)
    return [(row.kind, row.lead_name, row.text) for row in rows]


def done(desk: Desk) -> list[str]:
    return [one.summary for one in tick(desk).done]


def elsewhere(base: Base, values: dict[str, str]) -> int:
    """A lead that another program adds."""
    desk = open_base(str(base.path)).desk()
    try:
        return editing.add_lead(desk, values).leads[0]
    finally:
        desk.close()


def operations(base: Base) -> int:
    reading = base.new_reading()
    try:
        return reading.newest_operation()
    finally:
        reading.close()


def test_a_tick_with_nothing_to_do_writes_nothing(base: Base, desk: Desk) -> None:
    make_lead(desk)
    assert done(desk) == []
    assert done(desk) == []
    assert operations(base) == 1


def test_a_hot_lead_that_another_program_adds_is_told_of_once(base: Base, desk: Desk) -> None:
    elsewhere(base, {"last_name": "Byron", "source": "Web form", "rating": "Hot"})
    elsewhere(base, {"last_name": "Cold", "source": "Purchased list"})
    assert done(desk) == ["Hot lead: Byron"]
    assert told(base) == [("hot", "Byron", "hot, Web form")]
    assert done(desk) == []
    assert told(base) == []


def test_what_the_rep_adds_in_this_very_program_is_no_news(base: Base, desk: Desk) -> None:
    editing.add_lead(desk, {"last_name": "Byron", "source": "Website", "rating": "Hot"})
    assert done(desk) == []


def test_a_list_with_hot_leads_is_told_of_one_by_one_when_they_are_few(base: Base, desk: Desk) -> None:
    bring_in(desk, "Last name,Rating", "A,Hot", "B,Warm", "C,Hot")
    assert done(desk) == ["To tell: 2 hot leads"]
    assert told(base) == [("hot", "A", "hot"), ("hot", "C", "hot")]


def test_many_hot_leads_of_a_list_are_told_of_in_one_sentence(base: Base, desk: Desk) -> None:
    bring_in(desk, "Last name,Rating", *(f"N{i},Hot" for i in range(12)))
    assert done(desk) == ["To tell: 12 hot leads"]
    assert told(base) == [("hot", "N0", "12 hot leads came in")]


def test_a_hot_lead_that_was_answered_before_anybody_was_told_is_no_news(base: Base, desk: Desk) -> None:
    lead = elsewhere(base, {"last_name": "Byron", "source": "Web form", "rating": "Hot"})
    tick(desk)
    triage.log_call(desk, lead, "connected")
    assert told(base) == []


def test_a_reply_of_an_imported_list_is_told_of_and_one_typed_by_the_rep_is_not(base: Base, desk: Desk) -> None:
    one, two = make_leads(desk, [{"last_name": "A", "email": "a@a.co"}, {"last_name": "B", "email": "b@b.co"}])
    corresponding.log_contact(desk, ("lead", two), ActivityKind.EMAIL, "hello", incoming=True)
    lines = "Email,Type,Direction,Date,Subject\na@a.co,email,in,2026-11-18 09:30,Your \x1b[31moffer\n"
    old = "a@a.co,email,in,2026-10-01 09:30,Old news\n"
    import_files(desk, [("mail.csv", (lines + old).encode())], ImportOptions(as_="activities"))
    assert done(desk) == ["Replied: A"]
    ((kind, name, text),) = told(base)
    assert (kind, name) == ("reply", "A")
    assert text.startswith("replied: ")
    assert "\x1b" not in text
    row = base.new_reading().row(one)
    assert row is not None
    assert row.band == 2


def test_a_late_answer_is_told_of_once_for_each_clock(base: Base, desk: Desk, clock: SetTime) -> None:
    lead = make_lead(desk, **HOT)
    clock.forward(minutes=4)
    assert done(desk) == []
    clock.forward(minutes=1)
    assert done(desk) == ["Answer late: Ada Lovelace (Hot inbound)"]
    assert told(base) == [("late", "Ada Lovelace", "no answer within 5 working minutes")]
    clock.forward(minutes=30)
    assert done(desk) == []
    triage.log_call(desk, lead, "connected")
    corresponding.log_contact(desk, ("lead", lead), ActivityKind.EMAIL, incoming=True)
    clock.set("2026-11-18T10:45")
    assert done(desk) == ["Answer late: Ada Lovelace (Hot inbound)"]


def test_many_late_answers_are_told_of_in_one_sentence_to_each_owner(base: Base, desk: Desk, clock: SetTime) -> None:
    other = people.add_user(desk, "Grace Hopper")
    mine = [{**HOT, "last_name": f"N{i}", "owner_id": base.user.id} for i in range(9)]
    make_leads(desk, [*mine, {**HOT, "last_name": "Hers", "owner_id": other.id}])
    clock.forward(minutes=6)
    assert done(desk) == ["To tell: 10 late answers"]
    assert [one for one in told(base, other.id) if one[0] == "late"] == [
        ("late", "Hers", "no answer within 5 working minutes")
    ]
    assert [one for one in told(base) if one[0] == "late"] == [("late", "N0", "9 answers are late")]
    assert done(desk) == []
    make_lead(desk, **HOT, owner_id=base.user.id)
    clock.forward(minutes=6)
    tick(desk)
    assert [one for one in told(base) if one[0] == "late"] == [
        ("late", "Ada Lovelace", "no answer within 5 working minutes")
    ]


def test_an_alert_that_was_taken_back_is_not_made_again(base: Base, desk: Desk, clock: SetTime) -> None:
    make_lead(desk, **HOT)
    clock.forward(minutes=6)
    (made,) = tick(desk).done
    undoing.undo(desk, operation=made.operation)
    assert told(base) == []
    assert done(desk) == []


def test_alerts_go_to_the_owner_or_to_everybody(base: Base, desk: Desk, clock: SetTime) -> None:
    other = people.add_user(desk, "Grace Hopper")
    make_leads(
        desk, [{**HOT, "last_name": "Hers", "owner_id": other.id}, {**HOT, "last_name": "Pool", "owner_id": None}]
    )
    clock.forward(minutes=6)
    tick(desk)
    assert [name for _, name, _ in told(base)] == ["Pool"]
    assert [name for _, name, _ in told(base, other.id)] == ["Hers", "Pool"]


def test_of_several_programs_one_tells(base: Base, desk: Desk, clock: SetTime) -> None:
    for part in range(4):
        make_leads(desk, [{**HOT, "last_name": f"N{part}{i}"} for i in range(5)])
        clock.forward(minutes=6)
        tick(desk)
    with ThreadPoolExecutor(4) as pool:
        found = [row for rows in pool.map(lambda _: told(base), range(8)) for row in rows]
    assert len(found) == len(set(found)) == 20


def test_what_could_not_be_told_is_told_by_the_next(base: Base, desk: Desk, reading: Reading, clock: SetTime) -> None:
    make_lead(desk, **HOT)
    clock.forward(minutes=6)
    tick(desk)
    rows = alerts.claim(base.path, base.user.id, base.clock)
    assert alerts.waiting(reading) == ()
    alerts.give_back(base.path, base.user.id, rows)
    assert alerts.waiting(reading) == rows
    assert alerts.claim(base.path, base.user.id, base.clock) == rows


def test_of_ticks_at_once_each_thing_is_done_by_one(base: Base, desk: Desk, clock: SetTime) -> None:
    make_leads(desk, [{**HOT, "last_name": f"N{i}"} for i in range(4)])
    elsewhere(base, {"last_name": "Byron", "source": "Web form", "rating": "Hot"})
    clock.forward(minutes=6)

    def run(_: int) -> list[str]:
        own = open_base(str(base.path)).desk()
        try:
            return done(own)
        finally:
            own.close()

    with ThreadPoolExecutor(4) as pool:
        said = [one for several in pool.map(run, range(4)) for one in several]
    assert said == ["To tell: 5 hot leads, 5 late answers"]
    assert len(told(base)) == 10


def test_a_clock_set_back_a_day_doubles_nothing(base: Base, desk: Desk, clock: SetTime) -> None:
    make_lead(desk, **HOT)
    clock.forward(minutes=6)
    assert done(desk) == ["Answer late: Ada Lovelace (Hot inbound)"]
    clock.set(NOW - timedelta(days=1))
    assert done(desk) == []
    clock.set(NOW + timedelta(minutes=10))
    assert done(desk) == []
    assert len(told(base)) == 1


def test_rules_do_not_reach_back_to_what_was_there_before_them(base: Base, desk: Desk, clock: SetTime) -> None:
    desk.store.ended, follow = lambda _: None, desk.store.ended
    before = make_leads(desk, [HOT, {"status": "contacted"}])
    desk.store.ended = follow
    clock.forward(days=30)
    value: dict[str, Any] = {"operation": operations(base), "at": int(clock.now.timestamp())}
    remembered.keep(base.path, rules.KIND, rules.UPGRADED, value, clock.now)
    assert done(desk) == []
    editing.set_fields(desk, before[0], {"city": "Lyon"})
    assert not snapshot(base)["sla_clock"]
    clock.forward(days=3)
    assert done(desk) == ["3 days without a next step: Ada Lovelace"]


def test_what_a_tick_does_is_never_hit_by_undo(base: Base, desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = make_lead(desk, status="contacted", last_name="Byron")
    clock.forward(days=3)
    (made,) = tick(desk).done
    assert "waiting" in reading.detail(lead).tags
    taken = undoing.undo(desk)
    assert taken.undone == (1,)
    assert taken.conflicts == ()
    undoing.redo(desk)
    undoing.undo(desk, operation=made.operation)
    assert reading.detail(lead).tags == ()
    assert done(desk) == []
