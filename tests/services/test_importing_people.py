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
        ("Full name;City", "Tom Ford, MBA;Leeds", "Tom", "Ford", "Ford MBA"),
        ("Full name;City", "Sofía García 🚀;Madrid", "Sofía", "García", "Sofía García 🚀"),
        ("Full name;City", "MÜLLER Jürgen;Bonn", "Jürgen", "Müller", "MÜLLER"),
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
