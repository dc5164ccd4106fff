"""What is told of many leads in one sentence is about all of them: it ends with the last, not with the first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.services.imported import bring_in
from tests.support import SetTime, make_leads

from leadtui.bootstrap import Base
from leadtui.services import alerts, bulk, editing, triage, workspace_rules
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_report import ImportOptions
from leadtui.services.reading import Reading
from leadtui.services.ticking import tick
from leadtui.words.sla import AlertRow

Happens = Callable[[Desk, SetTime], None]


def hot(desk: Desk, _clock: SetTime) -> None:
    bring_in(desk, "Last name,Rating", *(f"N{at},Hot" for at in range(8)))


def replies(desk: Desk, clock: SetTime) -> None:
    make_leads(desk, [{"last_name": f"N{at}", "email": f"n{at}@a.co"} for at in range(8)])
    clock.forward(hours=1)
    lines = "".join(f"n{at}@a.co,email,in,2026-11-18 10:{30 + at},Yes\n" for at in range(8))
    text = f"Email,Type,Direction,Date,Subject\n{lines}"
    import_files(desk, [("mail.csv", text.encode())], ImportOptions(as_="activities"))


def late(desk: Desk, clock: SetTime) -> None:
    for at in range(8):
        editing.add_lead(desk, {"last_name": f"N{at}", "source": "Web form"})
    tick(desk)
    alerts.claim(desk.store.path, desk.user.id, desk.clock)
    clock.forward(days=1)


def untouched(desk: Desk, clock: SetTime) -> None:
    workspace_rules.load(desk, '[escalations.only]\nname = "Only"\nafter = "2 days"\nnotify = true\n', "rules")
    make_leads(desk, [{"last_name": f"N{at}", "email": f"n{at}@a.co"} for at in range(8)])
    clock.forward(days=2)


SENTENCES = {
    "8 hot leads came in": hot, "8 leads replied": replies, "8 answers are late": late, "Only: 8 leads": untouched,
}  # fmt: skip
EACH = pytest.mark.parametrize(("said", "happens"), SENTENCES.items(), ids=list(SENTENCES))


def claimed(base: Base) -> list[AlertRow]:
    return list(alerts.claim(base.path, base.user.id, base.clock))


@EACH
def test_it_is_told_though_the_first_was_seen_to_and_leads_to_the_next(
    base: Base, desk: Desk, reading: Reading, clock: SetTime, said: str, happens: Happens
) -> None:
    happens(desk, clock)
    tick(desk)
    (first,) = [row.lead_id for row in alerts.waiting(reading) if row.text == said]
    clock.forward(minutes=1)
    triage.log_call(desk, first, "connected")
    (row,) = [row for row in alerts.to_tell(reading, claimed(base)) if row.text == said]
    assert row.lead_id != first
    lead = reading.row(row.lead_id)
    assert lead is not None
    assert lead.name == row.lead_name


@EACH
def test_it_stands_until_nobody_it_counts_is_left(
    base: Base, desk: Desk, reading: Reading, clock: SetTime, said: str, happens: Happens
) -> None:
    happens(desk, clock)
    tick(desk)
    told = [row for row in claimed(base) if row.text == said]
    clock.forward(minutes=1)
    triage.log_note(desk, told[0].lead_id, "looked at")
    assert [row.text for row in alerts.still_news(reading, told)] == [said]
    bulk.delete(desk, [told[0].lead_id])
    assert [row.text for row in alerts.still_news(reading, told)] == [said]
    bulk.set_status(desk, reading.ids(""), "unqualified", reason="no-need")
    assert alerts.still_news(reading, told) == ()


def test_it_is_told_beside_what_is_told_of_its_first_lead_alone(
    base: Base, desk: Desk, reading: Reading, clock: SetTime
) -> None:
    untouched(desk, clock)
    tick(desk)
    import_files(desk, [("mail.csv", b"Email,Replied\nn0@a.co,2026-11-20 09:30\n")], ImportOptions(as_="events"))
    tick(desk)
    told = alerts.to_tell(reading, claimed(base))
    assert {row.kind for row in told} == {"escalation", "reply"}


def test_many_hot_leads_lead_to_the_hot_one_with_the_least_time_left(
    base: Base, desk: Desk, reading: Reading, clock: SetTime
) -> None:
    warm = [f"Warm{at},Warm,Web form" for at in range(3)]
    hot = [f"Cold list{at},Hot,Purchased list" for at in range(3)] + [f"Asked{at},Hot,Web form" for at in range(3)]
    bring_in(desk, "Last name,Rating,Source", *warm, *hot)
    tick(desk)
    told = tuple(row for row in claimed(base) if row.text == "6 hot leads came in")
    led_to = []
    while news := alerts.still_news(reading, told):
        led_to += [row.lead_name for row in news]
        clock.forward(minutes=1)
        triage.log_call(desk, news[0].lead_id, "connected")
    assert led_to == [f"{name}{at}" for name in ("Asked", "Cold list") for at in range(3)]


def test_a_rule_may_be_called_as_what_is_told_of_many_reads(
    base: Base, desk: Desk, reading: Reading, clock: SetTime
) -> None:
    name = "Level 2: 3 day old leads"
    workspace_rules.load(desk, f'[escalations.only]\nname = "{name}"\nafter = "2 days"\nnotify = true\n', "rules")
    ids = make_leads(desk, [{"last_name": f"N{at}", "status": "contacted"} for at in range(3)])
    clock.forward(days=2)
    tick(desk)
    told = [row for row in alerts.to_tell(reading, claimed(base)) if row.text == name]
    assert [row.lead_id for row in told] == ids
    more = make_leads(desk, [{"last_name": f"M{at}", "status": "contacted"} for at in range(8)])
    clock.forward(days=2)
    tick(desk)
    (row,) = [row for row in claimed(base) if row.rule == "only"]
    assert (row.text, row.of_many, row.lead_id) == (f"{name}: 8 leads", 1, more[0])
