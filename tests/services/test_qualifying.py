"""What is read from the details of a qualification, and how it is told."""

from __future__ import annotations

import pytest
from tests.support import make_lead

from leadtui.services import triage
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading


@pytest.mark.parametrize(
    ("detail", "amount", "currency", "told"),
    [
        ("40k approved", 40_000_00, "EUR", "budget €40,000"),
        ("about 40k USD", 40_000_00, "USD", "budget $40,000"),
        ("2 of 3 signed", None, None, "no amount read from “2 of 3 signed”"),
    ],
)
def test_the_amount_of_a_budget_is_kept_and_told(
    desk: Desk, reading: Reading, detail: str, amount: int | None, currency: str | None, told: str
) -> None:
    number = make_lead(desk, last_name="Lovelace")
    done = triage.qualify(desk, number, {"budget": ("yes", detail)})
    assert done.notes == (told,)
    fields = reading.detail(number).fields
    assert (fields["budget_amount"], fields["currency"], fields["budget_detail"]) == (amount, currency, detail)


def test_nothing_is_told_of_a_budget_without_a_detail(desk: Desk) -> None:
    number = make_lead(desk, last_name="Lovelace")
    assert triage.qualify(desk, number, {"budget": ("yes", None), "need": ("yes", "40k looms")}).notes == ()
