"""What becomes of a row of a list, in a sentence: the same in the app's preview and in a dry run of the verb."""

from __future__ import annotations

from typing import Literal

from leadtui.words.importing import PreviewRow, Verdict

Tone = Literal["good", "warning", "error", "dim"]


def verdict(row: PreviewRow, policy: str, what: str) -> tuple[str, str, Tone]:
    """What becomes of a row: a sign, a sentence, how good that is.

    `policy`: what a lead that is there already means for it; `what`: what rows are, "leads", "activities" or "events".
    """
    if row.verdict is Verdict.REJECTED:
        return "×", f"rejected: {row.because}", "error"
    if row.verdict is Verdict.SKIPPED:
        return "=", row.because, "dim"
    if row.verdict is Verdict.NEW and what != "leads":
        return "+", f"{', '.join(row.fields)} → L{row.lead} {row.whom}".rstrip(), "good"
    if row.verdict is Verdict.NEW:
        may = "".join(f" · may be L{lead} ({score}): {', '.join(why)}" for lead, score, why in row.possible[:1])
        return "+", f"new{may}", "warning" if may else "good"
    whom = f"L{row.lead} {row.whom}".rstrip() if row.lead else f"line {row.same_line}" if row.same_line else "a lead"
    why = f" · {row.because}" if row.because else ""
    if what != "leads":
        return "=", f"skipped{why}{f': {whom}' if row.lead else ''}", "dim"
    if policy == "create":
        return "+", f"added again, is {whom}{why}", "good"
    if policy == "skip":
        return "=", f"is {whom}, skipped{why}", "dim"
    if row.verdict is Verdict.UPDATES:
        does = "overwrites" if policy == "overwrite" else "fills"
        return "~", f"{does} {whom}: {', '.join(row.fields)}{why}", "good"
    return "=", f"is {whom}, nothing new in it{why}", "dim"
