"""How many records a conversion of many makes and finds, and what is said of each lead."""

from __future__ import annotations

from typing import Any

from leadtui.tui.widgets.mass_lines import Names, mass_lines
from leadtui.words.conversion import MassConverted, MassLine, Target
from leadtui.words.customers import CustomerKind

NAMES: Names = {(CustomerKind.ACCOUNT, 3): "Acme\x1b[2J", (CustomerKind.CONTACT, 5): "Ada King"}


def line(number: int, **values: Any) -> MassLine:
    """A lead that becomes a new account, contact and opportunity, unless it is said otherwise."""
    new = {kind.value: Target(-number, created=True) for kind in CustomerKind}
    return MassLine(number, f"Lead {number}", **{**new, **values})


def refused(number: int, why: str, hint: str = "") -> MassLine:
    """A lead that is left as it is."""
    return MassLine(number, f"Lead {number}", refused=f"{why} {hint}".strip(), hint=hint)


def told(*lines: MassLine, cells: int = 100, **values: Any) -> str:
    """What is written of them."""
    rows = mass_lines(MassConverted(None, "", lines), NAMES, cells, **{"is_done": False, **values})
    return "\n".join("".join(text for text, _ in row) for row in rows)


def test_records_that_leads_share_are_counted_once() -> None:
    shared = Target(-1, created=False)
    text = told(line(1), line(2, account=shared), line(3, account=Target(3, created=False)), cells=80)
    assert "3 of 3 leads will be converted" in text
    assert "Accounts       1 new for 2 leads · 1 existing" in text
    assert "Contacts       3 new\n" in text
    assert "refused" not in text


def test_an_account_made_for_the_lead_before_is_not_called_existing() -> None:
    text = told(line(1, account=Target(7, created=True)), line(2, account=Target(7, created=False)), is_done=True)
    assert "Accounts       1 new for 2 leads\n" in text
    assert "2 of 2 leads converted" in text


def test_leads_without_a_contact_are_counted_as_such() -> None:
    assert "Contacts       1 new · 1 lead without" in told(line(1), line(2, contact=None))


def test_existing_records_are_named_and_the_names_are_safe() -> None:
    text = told(line(1, account=Target(3, created=False), contact=Target(5, created=False)))
    assert "A3 Acme␛[2J, C5 Ada King, new opportunity" in text


def test_a_refusal_does_not_repeat_the_name_nor_a_hint_that_stands_below() -> None:
    why, hint = "Lead 1 (L1): Budget is not known.", "Mend that, or say why."
    assert "Lead 1                         Budget is not known. Mend that" in told(refused(1, why, hint), line(2))
    assert "Mend" not in told(refused(1, why, hint), line(2), held_back=frozenset({1}))


def test_a_lead_without_a_name_is_called_by_its_number() -> None:
    assert "! L9" in told(MassLine(9, "", refused="There is no lead L9."))


def test_a_long_reason_goes_on_below_itself_at_any_width() -> None:
    for cells in (56, 78):
        text = told(refused(1, "word " * 30), cells=cells)
        assert max(len(row) for row in text.splitlines()) <= cells
        assert text.count("word") == 30
