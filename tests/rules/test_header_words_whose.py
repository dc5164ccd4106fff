"""Whose emails and phones a list holds, where it names those who sell beside those who were met."""

from __future__ import annotations

import pytest

from leadtui.rules.mapping import map_header

CALENDLY = "Team,User Name,User Email,Invitee Name,Invitee First Name,Invitee Last Name,Invitee Email,Guest Email(s)"


def mapped(header: str, row: str = "") -> dict[str, str]:
    names = header.split(",")
    cells = row.split(",") if row else [""] * len(names)
    return {name: key for name, key in map_header(names, [cells]).fields.items() if key}


def test_the_user_of_a_booking_list_is_no_lead_and_nor_are_the_guests_of_whom_he_invited() -> None:
    found = mapped(CALENDLY)
    assert found["Invitee Email"] == "email"
    assert {"User Email", "Guest Email(s)"}.isdisjoint(found)


def test_the_host_is_never_the_lead_beside_his_guests() -> None:
    found = mapped(
        "Host Email,Host Name,Guest Name,Guest Email,Guest Phone",
        "host@us.example,Sam Host,Vera Visit,vera@visit.example,+49 30 901821",
    )
    assert found == {"Guest Name": "full_name", "Guest Email": "email", "Guest Phone": "phone"}


def test_the_user_is_never_the_lead_beside_the_email_of_a_lead() -> None:
    found = mapped("User Name,User Email,User Phone,Lead Name,Lead Email,Lead Phone,Lead Company")
    assert found == {"Lead Name": "full_name", "Lead Email": "email", "Lead Phone": "phone", "Lead Company": "company"}


@pytest.mark.parametrize("whose", ["Organizer", "Agent", "Owner", "Host", "Sender"])
def test_a_phone_of_the_seller_is_none_of_the_lead(whose: str) -> None:
    found = mapped(f"Full name,Email,{whose} Phone", "Olaf Att,olaf@att.example,+49 30 901825")
    assert found == {"Full name": "full_name", "Email": "email"}


def test_an_attendee_is_who_the_organizer_met() -> None:
    found = mapped(
        "Organizer,Organizer Email,Attendee,Attendee Email,Company", "Sam,sam@us.example,Olaf Att,o@att.example,Att AG"
    )
    assert found == {"Attendee": "full_name", "Attendee Email": "email", "Company": "company"}


def test_users_and_hosts_alone_may_be_leads() -> None:
    assert mapped("User Name,User Email,User Phone") == {"User Email": "email", "User Phone": "phone"}
    assert mapped("User Email,Contact Phone") == {"User Email": "email", "Contact Phone": "phone"}
    assert mapped("User Email,Lead Owner Email") == {"User Email": "email"}
    assert mapped("Host Name,Host Email", "Sam Host,host@us.example") == {"Host Email": "email"}


def test_the_owner_of_a_lead_is_still_read() -> None:
    assert mapped("Lead Email,Owner Email") == {"Lead Email": "email", "Owner Email": "owner"}
