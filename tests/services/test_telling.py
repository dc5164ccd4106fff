"""Who is told of what: each owner of his own leads, of many in one sentence, and of a reply once it is here."""

from __future__ import annotations

import pytest
from tests.services.imported import bring_in
from tests.support import NOW, SetTime, make_lead, make_leads

from leadtui.bootstrap import Base
from leadtui.services import alerts, editing, people, triage, workspace_rules
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_report import ImportOptions
from leadtui.services.reading import Reading
from leadtui.services.ticking import tick
from leadtui.words.sla import AlertRow


def told(base: Base, user: int | None = None) -> list[tuple[str, str, str]]:
    """Kind, name and text of what a claim tells."""
    rows = alerts.claim(base.path, user or base.user.id, base.clock)
    return [(row.kind, row.lead_name, row.text) for row in rows]


def reply(desk: Desk, *lines: str) -> None:
    text = "Email,Type,Direction,Date,Subject\n" + "".join(f"{line}\n" for line in lines)
    import_files(desk, [("mail.csv", text.encode())], ImportOptions(as_="activities"))


def of_two(desk: Desk, base: Base, other: int, number: int) -> list[int]:
    """So many leads of the rep, then so many of the other."""
    owners = (base.user.id,) * number + (other,) * number
    return make_leads(
        desk, [{"last_name": f"N{at}", "email": f"n{at}@a.co", "owner_id": who} for at, who in enumerate(owners)]
    )


def test_of_many_hot_leads_of_a_list_each_owner_hears_of_his_own(base: Base, desk: Desk) -> None:
    other = people.add_user(desk, "Grace Hopper")
    mine, hers = (
        [f"{who}{at},Hot,{name}" for at in range(7)] for who, name in (("M", base.user.name), ("H", "Grace Hopper"))
    )
    bring_in(desk, "Last name,Rating,Owner", *mine, *hers[:6], "Pool,Hot,")
    tick(desk)
    assert told(base, other.id) == [("hot", "H0", "6 hot leads came in")]
    assert ("hot", "M0", "8 hot leads came in") in told(base)


def test_of_many_replies_of_one_list_each_owner_hears_of_his_own(base: Base, desk: Desk) -> None:
    other = people.add_user(desk, "Grace Hopper")
    of_two(desk, base, other.id, 6)
    reply(desk, *(f"n{at}@a.co,email,in,2026-11-18 09:30,Yes" for at in range(12)))
    tick(desk)
    assert told(base) == [("reply", "N0", "6 leads replied")]
    assert told(base, other.id) == [("reply", "N6", "6 leads replied")]


def test_the_sentence_about_his_leads_stays_his_when_the_first_goes_to_another(base: Base, desk: Desk) -> None:
    other = people.add_user(desk, "Grace Hopper")
    leads = of_two(desk, base, other.id, 6)
    reply(desk, *(f"n{at}@a.co,email,in,2026-11-18 09:30,Yes" for at in range(6)))
    tick(desk)
    triage.set_owner(desk, leads[:1], other.id)
    assert told(base, other.id) == []
    assert told(base) == [("reply", "N0", "6 leads replied")]


def test_of_an_escalation_each_owner_hears_of_his_own(base: Base, desk: Desk, clock: SetTime) -> None:
    other = people.add_user(desk, "Grace Hopper")
    workspace_rules.load(desk, '[escalations.only]\nname = "Only"\nafter = "2 days"\nnotify = true\n', "rules")
    of_two(desk, base, other.id, 6)
    clock.forward(days=2)
    tick(desk)
    assert told(base) == [("escalation", "N0", "Only: 6 leads")]
    assert told(base, other.id) == [("escalation", "N6", "Only: 6 leads")]


def test_with_one_user_all_is_one_sentence(base: Base, desk: Desk) -> None:
    make_leads(desk, [{"email": f"n{at}@a.co", "owner_id": (base.user.id, None)[at % 2]} for at in range(8)])
    reply(desk, *(f"n{at}@a.co,email,in,2026-11-18 09:30,Yes" for at in range(8)))
    tick(desk)
    assert [text for _, _, text in told(base)] == ["8 leads replied"]


def test_with_one_user_late_answers_of_his_leads_and_of_nobodys_are_told_together(
    base: Base, desk: Desk, clock: SetTime
) -> None:
    leads = [editing.add_lead(desk, {"last_name": f"N{at}", "source": "Web form"}).leads[0] for at in range(12)]
    triage.set_owner(desk, leads[:6], None)
    tick(desk)
    told(base)
    clock.forward(days=1)
    tick(desk)
    assert [text for _, _, text in told(base)] == ["12 answers are late"]


@pytest.fixture
def ahead(base: Base, desk: Desk) -> AlertRow:
    """What is told of a reply that is dated half an hour ahead of our clock."""
    make_lead(desk, email="a@a.co")
    import_files(desk, [("mail.csv", b"Email,Replied\na@a.co,2026-11-18 10:30\n")], ImportOptions(as_="events"))
    tick(desk)
    (row,) = alerts.claim(base.path, base.user.id, base.clock)
    return row


def test_a_reply_dated_ahead_is_told_of_at_once(ahead: AlertRow, reading: Reading, clock: SetTime) -> None:
    assert (ahead.kind, ahead.at) == ("reply", int(NOW.timestamp()))
    assert alerts.to_tell(reading, [ahead])
    clock.forward(minutes=40)
    assert alerts.to_tell(reading, [ahead])


def test_a_reply_dated_ahead_is_no_news_once_it_was_answered(
    ahead: AlertRow, desk: Desk, reading: Reading, clock: SetTime
) -> None:
    clock.forward(minutes=1)
    triage.log_call(desk, ahead.lead_id, "connected")
    assert alerts.to_tell(reading, [ahead]) == ()
    clock.forward(minutes=40)
    assert alerts.to_tell(reading, [ahead]) == ()
