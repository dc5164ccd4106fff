"""Statuses, disqualify reasons and sources a new base starts with.

Code decides by category; names belong to the workspace. A fixed key never changes, whatever a name is changed to, so
scripts, queries and imports keep working. The lifecycle is the one Salesforce documents for its Lead object, with
Nurturing as a status of its own.
"""

from __future__ import annotations

from enum import StrEnum

from leadtui.words.records import record


class Category(StrEnum):
    """What a status means to the program."""

    NEW = "new"
    WORKING = "working"
    NURTURING = "nurturing"
    QUALIFIED = "qualified"
    DISQUALIFIED = "disqualified"
    CONVERTED = "converted"


OPEN_CATEGORIES = (Category.NEW, Category.WORKING, Category.NURTURING, Category.QUALIFIED)


@record
class Status:
    """A status: fixed `key`, shown `name`, `category`, the digit that sets it ("" for none) and what the rep owes.

    `touch_days`: the most days that may pass between two things that happen with a lead in it, 0 for no limit.
    """

    key: str
    name: str
    category: Category
    digit: str
    owes: str
    offered: bool = True
    touch_days: int = 0


@record
class Reason:
    """Why a lead is disqualified; `letter` picks it in the menu. `do_not_contact` sets both safety flags."""

    key: str
    name: str
    letter: str
    needs_note: bool = False
    do_not_contact: bool = False
    offered: bool = True


@record
class Source:
    """Where a lead came from. `answers_owed`: a single lead from here starts the first-response clock."""

    key: str
    name: str
    answers_owed: bool = False
    offered: bool = True


STATUSES = (
    Status("new", "New", Category.NEW, "1", "first contact; check the details"),
    Status("contacted", "Contacted", Category.WORKING, "2", "set the next follow-up; note what is said", touch_days=14),
    Status("nurturing", "Nurturing", Category.NURTURING, "3", "a wake-up date; review after 90 days", touch_days=60),
    Status("qualified", "Qualified", Category.QUALIFIED, "4", "convert", touch_days=7),
    Status("unqualified", "Unqualified", Category.DISQUALIFIED, "5", "a reason"),
    Status("converted", "Converted", Category.CONVERTED, "", "nothing: read-only"),
)

REASONS = (
    Reason("no-budget", "No budget", "b"),
    Reason("no-authority", "No authority", "a"),
    Reason("no-need", "No need", "n"),
    Reason("bad-timing", "Bad timing", "t"),
    Reason("competitor-chosen", "Competitor chosen", "c"),
    Reason("unresponsive", "Unresponsive", "u"),
    Reason("bad-fit", "Bad fit", "f"),
    Reason("bad-data", "Bad data", "d"),
    Reason("duplicate", "Duplicate", "2"),
    Reason("do-not-contact", "Do not contact", "x", do_not_contact=True),
    Reason("other", "Other", "o", needs_note=True),
    # Given by imports to leads that were lost in another system; no key, so it is never picked by hand.
    Reason("lost-before", "Lost before leadtui", ""),
)

SOURCES = (
    Source("website", "Website", answers_owed=True),
    Source("web-form", "Web form", answers_owed=True),
    Source("referral", "Referral", answers_owed=True),
    Source("employee-referral", "Employee referral"),
    Source("trade-show", "Trade show"),
    Source("webinar", "Webinar"),
    Source("customer-event", "Customer event"),
    Source("advertisement", "Advertisement"),
    Source("social-media", "Social media", answers_owed=True),
    Source("linkedin", "LinkedIn"),
    Source("cold-call", "Cold call"),
    Source("cold-email", "Cold email"),
    Source("partner", "Partner"),
    Source("purchased-list", "Purchased list"),
    Source("other", "Other"),
)

RATINGS = ("Hot", "Warm", "Cold")
"""How promising the rep thinks a lead is; stored as shown."""
