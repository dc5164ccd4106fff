"""What names of a list say beside the name, and what is kept of that."""

from __future__ import annotations

import pytest
from tests.services.imported import bring_in, leads, said
from tests.support import snapshot

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk


@pytest.mark.parametrize(
    ("header", "row", "first", "last", "typed"),
    [
        ("First name;Last name", "Tom;Ford, MBA, PMP", "Tom", "Ford", "Ford, MBA, PMP"),
        ("First name;Last name", "Pat;O'Brien PhD", "Pat", "O'Brien", "O'Brien PhD"),
        ("First name;Last name", "Sofía;García 🚀", "Sofía", "García", "García 🚀"),
        ("First name;Last name", "Sofía;GARCÍA, MBA 🚀", "Sofía", "García", "GARCÍA, MBA 🚀"),
        ("Full name;City", "Tom Ford, MBA;Leeds", "Tom", "Ford", "Tom Ford, MBA"),
        ("Full name;City", "Ford, Tom, MBA;Leeds", "Tom", "Ford", "Ford, Tom, MBA"),
        ("Full name;City", "Tom Ford MBA;Leeds", "Tom", "Ford", "Tom Ford MBA"),
        ("Full name;City", "Nguyen Van DO;Hue", "Nguyen", "Van DO", None),
        ("First name;Last name;Suffix", "Tom;Ford;MBA", "Tom", "Ford", "Ford MBA"),
        ("First name;Last name;Suffix", "Tom;Ford;Jr.", "Tom", "Ford Jr.", None),
        ("Full name;City", "Sofía García 🚀;Madrid", "Sofía", "García", "Sofía García 🚀"),
        ("Full name;City", "MÜLLER Jürgen;Bonn", "Jürgen", "Müller", "MÜLLER Jürgen"),
        (
            "Full name;City",
            "Ute Meyer-Lüdenscheid geb. Koch;Bonn",
            "Ute",
            "Meyer-Lüdenscheid",
            "Ute Meyer-Lüdenscheid geb. Koch",
        ),
        ("First name;Last name", "Ute;Meyer geb. Koch", "Ute", "Meyer", "Meyer geb. Koch"),
        ("First name;Last name", "Tom;Ford Jr.", "Tom", "Ford Jr.", None),
    ],
)
def test_degrees_and_emoji_are_no_part_of_a_name_and_are_kept_beside_it(
    base: Base, desk: Desk, header: str, row: str, first: str, last: str, typed: str | None
) -> None:
    bring_in(desk, header, row)
    assert said(leads(base)[0], "first_name", "last_name") == (first, last)
    [lead] = snapshot(base)["lead"].values()
    assert (lead["typed"] or {}).get("last_name") == typed


def test_a_salutation_stays_with_a_name_that_says_a_birth_name(base: Base, desk: Desk) -> None:
    bring_in(desk, "Name,City", "Frau Ute Meyer-Lüdenscheid geb. Koch,Bonn", "Marie née Dupont,Lyon")
    ute, marie = leads(base)
    assert said(ute, "salutation", "first_name", "last_name") == ("Frau", "Ute", "Meyer-Lüdenscheid")
    assert "Dupont" in f"{marie['first_name']} {marie['last_name']}"


def test_words_between_emails_and_amounts_without_cents_are_understood(base: Base, desk: Desk) -> None:
    row = "Schmidt;peter@c1.org und info@c1.org;0171-2345678 (mobil), 030 7654321;€ 25.000,-"
    report = bring_in(desk, "Last name;E-Mail;Telefon;Umsatz", row, region="DE")
    [lead] = leads(base)
    assert [email["value"] for email in lead["emails"]] == ["peter@c1.org", "info@c1.org"]
    assert [phone["normal"] for phone in lead["phones"]] == ["+491712345678", "+49307654321"]
    assert said(lead, "annual_revenue", "currency") == ("25000.00", "EUR")
    assert report.warnings == []
