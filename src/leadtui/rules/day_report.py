"""Sums of a day: calls by outcome, who was reached, where statuses went, what was converted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from leadtui.rules.reasons import first_reason
from leadtui.words.day_report import Converted, Counted, DayReport
from leadtui.words.workspace import Workspace

Activity = tuple[int | None, str, str, str | None, int | None]
"""Whose (a lead's number), kind, direction, outcome, minutes."""

NO_OUTCOME = ""
"""The key of calls that were logged without one."""


def calls_by_outcome(activities: Iterable[Activity], workspace: Workspace) -> tuple[Counted, ...]:
    """Calls by outcome, in the order of the workspace; those without one last."""
    counts = Counter(outcome or NO_OUTCOME for _, kind, _, outcome, _ in activities if kind == "call")
    return _in_order(counts, [outcome.key for outcome in workspace.outcomes])


def reached(activities: Iterable[Activity], workspace: Workspace) -> int:
    """Leads with which there was contact: an outcome that counts as such, a meeting, or something from them."""
    contact = {outcome.key for outcome in workspace.outcomes if outcome.reached}
    return len(
        {
            lead
            for lead, kind, direction, outcome, _ in activities
            if lead is not None
            and (outcome in contact or kind == "meeting" or (direction == "in" and kind in ("call", "email", "other")))
        }
    )


def together(worked: Iterable[int], alone: Iterable[int]) -> int:
    """How many of the leads worked on were only changed with others: `alone` are those something was done to alone."""
    return len(set(worked).difference(alone))


OWED, NEW = "Answers owed", "New leads"
"""What stands before the answers that are owed, and before the New leads that have no next step."""
DONE = "Done"
"""What the leads of a day are called: those of the tab of this name, planned, enrolled and edited ones among them."""


def leads_said(report: DayReport) -> str:
    """The leads something was done with: "5 leads, 2 reached"; who was reached only where somebody could have been."""
    if not report.leads:
        return "none"
    said = f"{report.leads:,} lead{'s' if report.leads != 1 else ''}"
    together = f", {report.together:,} of them together" if report.together else ""
    tried = report.calls or report.meetings or report.emails or report.others or report.reached
    return f"{said}{together}{f', {report.reached:,} reached' if tried else ''}"


def owed_said(report: DayReport, now: datetime, workspace: Workspace) -> str:
    """The answers that are owed, and who waits the shortest: "14, first Ada Lovelace: 4 min left"; "" for none."""
    if report.owed_first is None:
        return ""
    how = first_reason(report.owed_first, now, workspace).removeprefix("answer owed").removeprefix(",").strip()
    return f"{report.owed:,}, first {report.owed_first.name}{f': {how}' if how else ''}"


def new_said(report: DayReport) -> str:
    """The New leads that have no next step: "40 without a next step"; "" for none."""
    return f"{report.new:,} without a next step" if report.new else ""


def statuses_reached(
    changes: Sequence[tuple[int, str | None, str | None]], workspace: Workspace
) -> tuple[Counted, ...]:
    """Where leads stand whose status changed, each lead once; one that is back where it began does not count.

    `changes`: lead, before, after, in the order in which they were made.
    """
    counts = Counter(after for _, after in net(changes).values() if after)
    return _in_order(counts, [status.key for status in workspace.statuses])


def net(changes: Iterable[tuple[int, str | None, str | None]]) -> dict[int, tuple[str | None, str | None]]:
    """By lead, what it began with and what it ended with, where these differ."""
    found: dict[int, tuple[str | None, str | None]] = {}
    for lead, before, after in changes:
        found[lead] = (found[lead][0] if lead in found else before, after)
    return {lead: (before, after) for lead, (before, after) in found.items() if before != after}


def amounts(converted: Iterable[Converted], currency: str) -> tuple[tuple[str, int], ...]:
    """Sums by currency, by its code; amounts without one are in the workspace's. Currencies are never added up."""
    sums: Counter[str] = Counter()
    for deal in converted:
        if deal.amount is not None:
            sums[deal.currency or currency] += deal.amount
    return tuple(sorted(sums.items()))


def _in_order(counts: Counter[str], keys: Sequence[str]) -> tuple[Counted, ...]:
    known = [Counted(key, counts[key]) for key in keys if counts[key]]
    rest = sorted(key for key in counts if key not in keys)
    return (*known, *(Counted(key, counts[key]) for key in rest))
