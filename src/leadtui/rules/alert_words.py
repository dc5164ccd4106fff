"""How an alert of the rules is said: in a line on the screen, in a notification of the desktop or the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from leadtui.rules.aging import left
from leadtui.words.sla import AlertKind, AlertRow

_HEAD = {
    AlertKind.HOT: "Hot lead",
    AlertKind.REPLY: "Replied",
    AlertKind.LATE: "Answer late",
    AlertKind.ESCALATION: "Waits",
    AlertKind.COUNTED: "Late with others",
}
_BEGINNINGS = {AlertKind.HOT: "hot, ", AlertKind.REPLY: "replied: "}
"""What their text says again."""
_MANY = {
    AlertKind.HOT: "hot leads came in",
    AlertKind.REPLY: "leads replied",
    AlertKind.LATE: "answers are late",
    AlertKind.ESCALATION: "leads wait",
}


def head(row: AlertRow) -> str:
    """What kind of thing it is: "Hot lead"."""
    return head_of(AlertKind(row.kind))


def head_of(kind: AlertKind) -> str:
    """What a kind of alert is called."""
    return _HEAD[kind]


def who(row: AlertRow) -> str:
    """The lead, with the company."""
    company = row.company if row.company and row.company != row.lead_name else ""
    return f"{row.lead_name}, {company}" if company else row.lead_name


def what(row: AlertRow, now: datetime) -> str:
    """What there is to say of it now: how much time is left for the answer, and what the rule says."""
    said = row.text.removeprefix(_BEGINNINGS.get(AlertKind(row.kind), ""))
    if row.answer_due is None or row.kind == AlertKind.ESCALATION:
        return said
    return f"{left(row.answer_due, now)} · {said}" if said and said != row.kind else left(row.answer_due, now)


def many(rows: Sequence[AlertRow]) -> str:
    """Several in a few words: "3 hot leads came in"; of different kinds "5 leads want you"."""
    kinds = {row.kind for row in rows}
    said = _MANY[AlertKind(rows[0].kind)] if len(kinds) == 1 else "leads want you"
    return f"{len(rows)} {said}"


def message(rows: Sequence[AlertRow], now: datetime) -> tuple[str, str]:
    """Title and text for one or several (at least one)."""
    if len(rows) == 1:
        return f"{head(rows[0])}: {who(rows[0])}", what(rows[0], now)
    return many(rows), ", ".join(dict.fromkeys(row.lead_name for row in rows))
