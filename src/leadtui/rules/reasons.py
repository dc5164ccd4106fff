"""Why a lead stands where it stands, in a rep's words.

The first reason is the one the list shows; the others are for the preview, `show` and scripts.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from leadtui.rules.aging import days_since, owed
from leadtui.rules.calling import elsewhere, from_when, may_call, rests_until, there
from leadtui.words.rows import LeadRow
from leadtui.words.workspace import Workspace, find

_ORDINALS = {1: "1st", 2: "2nd", 3: "3rd", 21: "21st", 22: "22nd", 23: "23rd"}
_DAY = 86400


def reasons(row: LeadRow, now: datetime, workspace: Workspace) -> tuple[str, ...]:
    """The reasons for the place of a lead, read in its band; `now` is in the rep's zone."""
    first = first_reason(row, now, workspace)
    more = []
    if row.tries and not row.reached:
        more.append(f"tried {row.tries} ×, not reached")
    if row.rating == "Hot" and row.band != 5:
        more.append("hot")
    if row.band != 5:
        more += known_of(row, now)
    return (first, *more, *_neglected(row, now, workspace))


def first_reason(row: LeadRow, now: datetime, workspace: Workspace) -> str:
    """The first of them alone, for a list: half the time of all."""
    return _FIRST[row.band](row, now, workspace)


def comes_next(row: LeadRow, now: datetime, workspace: Workspace) -> str:
    """What comes next of a lead, or why nothing does, whatever it stands where it stands for."""
    return _outside(row, now, workspace)


def _neglected(row: LeadRow, now: datetime, workspace: Workspace) -> list[str]:
    """That more days passed since something happened than the status allows."""
    status = workspace.by_status.get(row.status)
    if status is None or not status.touch_days or not row.lane or row.in_sequence:
        return []
    if now.timestamp() - row.touched < status.touch_days * _DAY:
        return []
    return [f"untouched {days_since(row.touched, now)} days, at most {status.touch_days}"]


def source_name(row: LeadRow, workspace: Workspace) -> str:
    """The name of a lead's source, "" without one."""
    found = find(workspace.sources, row.source or "")
    return found.name if found else row.source or ""


def known_of(row: LeadRow, now: datetime) -> list[str]:
    """What is known that makes a deal: budget, decision maker, close date."""
    known = []
    if row.budget == "yes":
        amount = row.budget_amount
        known.append("budget " + short_money(amount, row.currency or "") if amount is not None else "budget known")
    if row.authority == "yes":
        known.append("decision maker")
    if row.timeline_date:
        known.append("close " + _day(date.fromisoformat(row.timeline_date), now))
    return known


def short_money(minor: int, currency: str) -> str:
    """An amount as a rep says it: 850, 40k, 1.2M; without the currency."""
    from decimal import Decimal

    from leadtui.rules.money import format_minor

    amount = Decimal(format_minor(minor, currency))
    for unit, size in (("M", 1_000_000), ("k", 1_000)):
        if abs(amount) >= size:
            return f"{(amount / size).quantize(Decimal('0.1')).normalize():f}{unit}"
    return f"{amount.normalize():f}"


def _what(row: LeadRow) -> str:
    return row.next_subject or row.next_kind or "follow-up"


def _by_hand(row: LeadRow, now: datetime, workspace: Workspace) -> str:
    # The next one may be automatic; the lead stands here by what was set by hand.
    what = row.hand_subject or row.hand_kind or _what(row)
    return f"{what} {_clock(row.hand_due, now)}{hour_there(row, row.hand_kind or row.next_kind, now, workspace)}"


def hour_there(row: LeadRow, kind: str | None, now: datetime, workspace: Workspace) -> str:
    """The time where the lead is, when a call is what comes next and it is no time for calls there: " · 01:25 there".

    Nothing where the clocks are the rep's own.
    """
    if not row.call_zone or kind not in (None, "call") or may_call(row.call_zone, now, workspace.calling):
        return ""
    if not elsewhere(row.call_zone, now):
        return ""
    local = there(row.call_zone, now)
    day = "" if local.date() == now.date() and local.weekday() in workspace.calling.days else f"{local:%a} "
    return f" · {day}{local:%H:%M} there"


def _answer_owed(row: LeadRow, now: datetime, workspace: Workspace) -> str:
    if row.answer_due is None:
        return "answer owed"
    if row.answer_due == row.raised_at:  # no clock runs: an escalation put it here
        days = days_since(row.touched, now)
        return f"raised, untouched {days} days" if days > 1 else "raised"
    return f"{owed(row.answer_due, now)}{hour_there(row, row.next_kind, now, workspace)}"


def step_said(row: LeadRow, workspace: Workspace) -> str:
    """The step of a sequence that is the next follow-up of a lead: "step 3: second call"; "" when it is none.

    The number is left out where the sequences of the workspace do not agree on it.
    """
    if not (row.in_sequence and row.next_automatic):
        return ""
    what = _what(row)
    numbers = {
        number
        for sequence in workspace.sequences
        for number, step in enumerate(sequence.steps, 1)
        if (step.subject or step.channel) == what and step.channel == row.next_kind
    }
    return f"step {numbers.pop()}: {what}" if len(numbers) == 1 else what


def _retry(row: LeadRow, now: datetime, workspace: Workspace) -> str:
    step = step_said(row, workspace)
    if step:
        return f"{step}, due {_clock(row.auto_due, now)}"
    if row.next_kind != "call" or not row.tries:
        return f"{_what(row)}, due {_clock(row.auto_due, now)}"
    nth = row.tries + 1
    return f"{_ORDINALS.get(nth, f'{nth}th')} try, due {_clock(row.auto_due, now)}"


def _no_next_step(row: LeadRow, now: datetime, workspace: Workspace) -> str:
    status = workspace.by_status.get(row.status)
    name = status.name.lower() if status else row.status
    days = days_since(row.touched, now)
    ago = f", {days} days" if days > 1 else ""
    return f"{name}, no next step{ago}"


def _new(row: LeadRow, now: datetime, workspace: Workspace) -> str:
    parts = ["hot" if row.rating == "Hot" else "new"]
    source = source_name(row, workspace)
    if source:
        ours = find(workspace.sources, row.source or "") is not None
        parts.append(source[0].lower() + source[1:] if ours and source != "LinkedIn" else source)
    return ", ".join(parts + known_of(row, now))


def _stale(row: LeadRow, now: datetime, _: Workspace) -> str:
    return f"stale {days_since(row.status_since, now)} days"


def _band_seven(row: LeadRow, now: datetime, workspace: Workspace) -> str:
    """Later today; or, though its turn has come, stepped back from: just called, or no time for calls where it is.

    A list is steady, so what has come due since it was read still stands there: it is told as what it is.
    """
    promised = row.hand_due is not None and row.hand_due <= now.timestamp()
    if promised or (row.next_due is not None and row.next_due > now.timestamp()):
        return _later(row, now, workspace)
    rests = rests_until(row.last_call, now, workspace.calling)
    if rests is not None:
        return f"again from {rests:%H:%M}, just called"
    if not may_call(row.call_zone, now, workspace.calling):
        return f"calls from {from_when(row.call_zone, now, workspace.calling)}"
    return _later(row, now, workspace) if row.next_due is not None else "can be called now"


def _later(row: LeadRow, now: datetime, workspace: Workspace) -> str:
    what = step_said(row, workspace)
    what = what or ("next try" if row.next_automatic and row.next_kind == "call" else _what(row))
    return f"{what} {_clock(row.next_due, now)}"


def _outside(row: LeadRow, now: datetime, workspace: Workspace) -> str:
    if row.next_due is not None and row.lane:
        return _later(row, now, workspace)
    if row.in_sequence and row.lane:
        return "in a sequence, waits for its next step"
    if row.disqualify_reason:
        found = find(workspace.reasons, row.disqualify_reason)
        return found.name.lower() if found else row.disqualify_reason
    return row.category


_FIRST = {0: _outside, 1: _by_hand, 2: _answer_owed, 3: _retry, 4: _no_next_step, 5: _new, 6: _stale, 7: _band_seven}


def _clock(at: int | None, now: datetime) -> str:
    """A time as a list shows it: 10:30 today, Tue 10:30 this week, 5 Jan 10:30; midnight is a whole day.

    None, where a band promises one, is a base that `doctor` has to repair; the lead is shown all the same.
    """
    if at is None:
        return "at a time not known"
    moment = datetime.fromtimestamp(at, UTC).astimezone(now.tzinfo)
    whole = moment.hour == moment.minute == moment.second == 0
    if moment.date() == now.date():
        return "today" if whole else f"{moment:%H:%M}"
    day = _day(moment.date(), now)
    return day if whole else f"{day} {moment:%H:%M}"


def _day(day: date, now: datetime) -> str:
    away = (day - now.date()).days
    if away == -1:
        return "yesterday"
    if away == 1:
        return "tomorrow"
    text = f"{day:%a} {day.day} {day:%b}" if abs(away) < 7 else f"{day.day} {day:%b}"
    return text if day.year == now.year else f"{text} {day.year}"
