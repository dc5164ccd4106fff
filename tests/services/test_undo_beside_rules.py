"""Days of work beside rules and sequences, then everything a hand did is taken back: nothing stands in its way, and
what is left in force was done by rules.
"""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from tests.support import NOW, SetTime, make_lead

from leadtui.bootstrap import Base, open_base
from leadtui.services import corresponding, following_up, sequences, triage, undoing
from leadtui.services.checking import doctor
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_report import ImportOptions
from leadtui.services.reading import Reading
from leadtui.services.ticking import tick
from leadtui.words.contact import ActivityKind
from leadtui.words.errors import NothingToDo, RefusedError

SEQUENCES = ("first-contact", "nurture", "after-event")


def work(desk: Desk, reading: Reading, chance: random.Random, leads: list[int]) -> None:
    """One thing that is done with a lead."""
    lead = chance.choice(leads)
    what = chance.randrange(9)
    if what == 0:
        try:
            sequences.enrol(desk, [lead], chance.choice(SEQUENCES))
        except RefusedError:
            return  # it is in that one already
    elif what == 1:
        triage.set_status(desk, [lead], chance.choice(["contacted", "nurturing", "qualified"]))
    elif what == 2:
        row = reading.row(lead)
        line = f"{row.email if row else ''},email,in,{desk.local():%Y-%m-%d %H:%M},Re"
        text = f"Email,Type,Direction,Date,Subject\n{line}\n"
        import_files(desk, [("mail.csv", text.encode())], ImportOptions(as_="activities"))
    elif what == 3:
        due = next((row for row in reading.reminders() if row.lead_id), None)
        if due is not None and due.lead_id is not None:
            following_up.done(desk, due.lead_id, due.id)
    elif what == 4:
        triage.log_note(desk, lead, "a note")
    elif what < 7:
        corresponding.log_contact(desk, ("lead", lead), ActivityKind.EMAIL, incoming=what == 5)
    else:
        triage.log_call(desk, lead, "no-answer" if what == 7 else "connected")


def took_back(desk: Desk) -> bool:
    """Whether there was something left to take back."""
    try:
        undone = undoing.undo(desk)
    except NothingToDo:
        return False
    assert undone.operation is not None, undone.conflicts
    return True


@pytest.mark.parametrize("seed", [1])
def test_all_that_a_hand_did_can_be_taken_back_beside_the_rules(
    base: Base, desk: Desk, reading: Reading, clock: SetTime, seed: int
) -> None:
    chance = random.Random(seed)
    other = open_base(str(base.path)).desk()
    leads: list[int] = []
    while clock.now < NOW + timedelta(days=5):
        clock.forward(minutes=chance.randrange(1, 150))
        mine = chance.choice([desk, desk, other])
        draw = chance.random()
        if not leads or draw < 0.15:
            values = {"answer_owed": chance.random() < 0.5, "rating": chance.choice(["Hot", "Warm"])}
            email = f"{reading.newest_operation()}@a.co"
            leads.append(make_lead(mine, source="website", phone="+33123456789", email=email, **values))
        elif draw < 0.2:
            undoing.undo(mine)
            leads = [lead for lead in leads if reading.row(lead) is not None]
        else:
            work(mine, reading, chance, leads)
        if chance.random() < 0.5:
            tick(chance.choice([desk, other]))
    other.close()
    assert doctor(desk).faults == ()
    while took_back(desk):
        pass
    in_force = [row for row in reading.log() if row.undone_by is None and row.kind not in ("undo", "redo")]
    assert {row.origin for row in in_force} == {"rule"}
    assert reading.ids("is:open or not is:open") == ()
    assert doctor(desk).faults == ()
