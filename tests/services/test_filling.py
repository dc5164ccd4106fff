"""What is typed of somebody who is there fills what is empty; numbers beside his own are added, the rest is named."""

from __future__ import annotations

from tests.services.imported import leads, said
from tests.support import make_lead

from leadtui.bootstrap import Base
from leadtui.services import customers, editing, filling, undoing
from leadtui.services.desk import Desk
from leadtui.words.customers import CustomerKind

HERE = {"first_name": "Ada", "last_name": "Lovelace", "email": "ada@example.org"}


def test_another_number_is_added_and_read_by_the_country_of_the_lead(base: Base, desk: Desk) -> None:
    number = make_lead(desk, **HERE, phone="+4930902000", country="Germany", title="CTO")
    typed = {**HERE, "phone": "0711 999777", "title": "CEO", "department": "Research"}
    done = editing.add_lead(desk, typed, on_duplicate="update")
    assert done.notes[1:] == ("Not taken, since it says otherwise: title.",)
    lead = leads(base)[0]
    assert [one["normal"] for one in lead["phones"]] == ["+4930902000", "+49711999777"]
    assert said(lead, "phone", "title", "department") == ("+4930902000", "CTO", "Research")
    assert editing.add_lead(desk, typed, on_duplicate="update").operation is None
    undoing.undo(desk)
    assert len(leads(base)[number - 1]["phones"]) == 1


def test_a_contact_keeps_his_number_and_gets_the_other_one(desk: Desk) -> None:
    customers.add(desk, CustomerKind.CONTACT, {"last_name": "Hopper", "phone": "+4930902000"})
    done = filling.fill(desk, ("contact", 1), {"last_name": "Hoper", "phone": "+49711999777"})
    assert done.notes == ("Not taken, since it says otherwise: last name.",)
    reader = desk.store.engine.connect()
    found = reader.exec_driver_sql("SELECT normal FROM reach WHERE owner_kind = 'contact' ORDER BY position")
    assert found.scalars().all() == ["+4930902000", "+49711999777"]
    reader.close()


def test_what_keeps_somebody_safe_is_put_on_and_a_country_nobody_knows_is_in_no_way(base: Base, desk: Desk) -> None:
    make_lead(desk, **HERE, country="Narnia")
    done = editing.add_lead(desk, {**HERE, "do_not_call": "yes", "phone": "+49 30 1234567"}, on_duplicate="update")
    assert not any("Not taken" in note for note in done.notes)
    assert said(leads(base)[0], "do_not_call", "country", "phone") == (True, "Narnia", "+49301234567")
