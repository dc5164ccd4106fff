"""What is looked for when a base is cleansed: the checks, and what one finds with a lead.

A check finds what is odd, says why, and proposes a value where one is nearly certain; it never changes anything by
itself. What a rep found right (a dismissal with the value) is not found again, another value is.
"""

from __future__ import annotations

from leadtui.words.records import record

UNTOUCHED_DAYS = 180
"""A lead is untouched for long when nothing was done with it for so many days and nothing is planned."""


@record
class Check:
    """One kind of finding.

    `asks`: what to do about it, as the screen says. `fix`: what the fix key does in words, "" when nothing can be
    proposed and a rep has to decide lead by lead.
    """

    key: str
    label: str
    asks: str
    fix: str = ""


@record
class Item:
    """One thing found: the field, the value as it is ("" for one that is missing), why, and what is proposed.

    `proposed`: "" for nothing; `drops`: the value cannot be right and may be taken away, which is a key of its own.
    `row`: the number of the email or phone, 0 for a field of the lead itself.
    """

    field: str
    value: str
    reason: str
    proposed: str = ""
    drops: bool = False
    row: int = 0

    @property
    def mark(self) -> str:
        """What is remembered when it is found right: the value, or the field that is missing."""
        return self.value or self.field

    @property
    def mends(self) -> bool:
        """Whether the fix does something about it."""
        return bool(self.proposed)


@record
class Finding:
    """What a check found with a lead; `detail` tells it from others of its name."""

    lead: int
    name: str
    detail: str
    items: tuple[Item, ...]

    @property
    def value(self) -> str:
        """The values found, as they are listed."""
        return ", ".join(item.value for item in self.items if item.value)

    @property
    def reason(self) -> str:
        """Why, in words."""
        return "; ".join(dict.fromkeys(item.reason for item in self.items))

    @property
    def proposed(self) -> str:
        """What the fix would make of the values; "" when it does nothing."""
        return ", ".join(item.proposed for item in self.items if item.mends)


@record
class Counted:
    """A check with how many leads it finds (`most`: at least so many), and its review.

    `reviewed`: the day it was last looked through (ISO), "" for never; `next_review`: the day it is due again, "" when
    it is due now.
    """

    check: Check
    leads: int
    most: bool = False
    reviewed: str = ""
    next_review: str = ""


CHECKS: tuple[Check, ...] = (
    Check("missing", "Missing essentials", "Find a way to reach them, a name or a company."),
    Check("email", "Invalid emails", "Correct the address, or take it away.", "correct"),
    Check("phone", "Invalid phones", "Correct the number.", "correct"),
    Check("role", "Role addresses", "Ask for the person's own address."),
    Check("number", "Odd numbers", "Check numbers that can hardly be right.", "correct"),
    Check("title", "Unusual titles", "Write titles as others do.", "write as usual"),
    Check("source", "Unusual sources", "Use a source of the workspace.", "use the usual one"),
    Check("casing", "Names in capitals", "Write names as names.", "write as names"),
    Check(
        "place", "Countries and states", "Use the standard name, so that queries find them.", "use the standard name"
    ),
    Check("untouched", "Untouched for long", "Work them, put them to Nurturing, or let them go."),
)
"""The checks in the order they are listed."""

BY_KEY: dict[str, Check] = {check.key: check for check in CHECKS}
