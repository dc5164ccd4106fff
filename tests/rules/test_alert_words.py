"""How an alert of the rules is said."""

from __future__ import annotations

import pytest
from tests.support import NOW

from leadtui.rules.alert_words import head, many, message, what, who
from leadtui.words.sla import AlertKind, AlertRow

AT = int(NOW.timestamp())


def alert(
    kind: AlertKind, text: str, due: int | None = None, number: int = 1, company: str | None = "Acme"
) -> AlertRow:
    """An alert about Ada."""
    return AlertRow(number, number, "Ada", company, kind.value, text, None, AT, None, due)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (alert(AlertKind.HOT, "hot, Website", AT + 240), "4 min left · Website"),
        (alert(AlertKind.HOT, "hot", AT + 240), "4 min left"),
        (alert(AlertKind.REPLY, "replied: call me", AT + 7200), "2 h left · call me"),
        (alert(AlertKind.REPLY, "replied: call me"), "call me"),
        (alert(AlertKind.LATE, "no answer within 4 hours", AT - 120), "2 min late · no answer within 4 hours"),
        (alert(AlertKind.ESCALATION, "3 days without a next step", AT - 120), "3 days without a next step"),
    ],
)
def test_what_is_left_of_the_time_is_said_first_and_nothing_twice(row: AlertRow, said: str) -> None:
    assert what(row, NOW) == said


def test_every_kind_has_a_head_of_its_own() -> None:
    assert len({head(alert(kind, "")) for kind in AlertKind}) == len(AlertKind)


def test_a_company_that_is_the_name_is_said_once() -> None:
    assert who(alert(AlertKind.HOT, "hot")) == "Ada, Acme"
    assert who(alert(AlertKind.HOT, "hot", company="Ada")) == "Ada"


def test_several_are_counted_by_what_they_are() -> None:
    late = [alert(AlertKind.LATE, "late", number=n) for n in (1, 2)]
    assert many(late) == "2 answers are late"
    assert many([*late, alert(AlertKind.HOT, "hot", number=3)]) == "3 leads want you"


def test_a_notification_names_whom_it_is_about() -> None:
    row = alert(AlertKind.HOT, "hot, Website", AT + 240)
    assert message([row], NOW) == ("Hot lead: Ada, Acme", "4 min left · Website")
    assert message([row, row._replace(id=2, lead_id=2, lead_name="Grace")], NOW) == (
        "2 hot leads came in",
        "Ada, Grace",
    )
