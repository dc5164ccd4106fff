"""What of a record is chosen together in a merge, and by which rule: a name, an address, a criterion, a status."""

from __future__ import annotations

from typing import Literal

from leadtui.words.contact import CRITERIA
from leadtui.words.records import record

Rule = Literal["newest", "fullest", "earliest", "survivor", "furthest", "stays", "joined", "least", "owed"]


@record
class Unit:
    """What is chosen together: `field` names it, `columns` hold it, `rule` says which record's is proposed.

    `check` is the column that is filled where the first one could be understood.
    """

    field: str
    label: str
    columns: tuple[str, ...]
    rule: Rule = "newest"
    check: str = ""


_ADDRESS = Unit("address", "Address", ("street", "city", "state", "postal_code", "country"), "fullest")
_NAME = Unit("name", "Name", ("first_name", "last_name"), "fullest")
_DESCRIPTION = Unit("description", "Description", ("description",), "joined")
_FLAGS = (
    Unit("do_not_call", "Do not call", ("do_not_call",), "stays"),
    Unit("email_opt_out", "Email opt-out", ("email_opt_out",), "stays"),
)
_RECORD = (
    Unit("owner", "Owner", ("owner_id",), "survivor"),
    Unit("created", "Created", ("created",), "least"),
)
_REVENUE = Unit("annual_revenue", "Annual revenue", ("annual_revenue",))
_CURRENCY = Unit("currency", "Currency", ("currency",))
_BUDGET = Unit("budget", "Budget", ("budget", "budget_detail", "budget_amount"), "fullest")
_CRITERIA = tuple(
    Unit(word.key, word.label, (word.key, f"{word.key}_detail", *extra), "fullest")
    for word, extra in zip(CRITERIA, ((), (), (), ("timeline_date",), ()), strict=True)
    if word.key != "budget"
)


def _plain(*fields: tuple[str, str]) -> tuple[Unit, ...]:
    return tuple(Unit(key, label, (key,)) for key, label in fields)


UNITS: dict[str, tuple[Unit, ...]] = {
    "lead": (
        _NAME, *_plain(("salutation", "Salutation")), Unit("title", "Title", ("title", "title_key")),
        *_plain(("department", "Department")), Unit("company", "Company", ("company", "company_key")),
        Unit("website", "Website", ("website", "host"), check="host"), *_plain(("linkedin", "LinkedIn")), _ADDRESS,
        *_plain(("time_zone", "Time zone"), ("industry", "Industry"), ("employees", "Employees")), _REVENUE, _CURRENCY,
        Unit("source", "Source", ("source", "source_detail"), "earliest"),
        *_plain(("campaign", "Campaign"), ("product_interest", "Product interest"), ("rating", "Rating")),
        _DESCRIPTION, *_FLAGS, _BUDGET, *_CRITERIA,
        Unit("status", "Status", ("status", "category", "status_since", "disqualify_reason"), "furthest"), *_RECORD,
        Unit("external_id", "External id", ("external_id", "external_kind"), "survivor"),
        Unit("answer_owed", "Answer owed", ("answer_owed",), "owed"),
    ),
    "contact": (
        _NAME, *_plain(("salutation", "Salutation")), Unit("title", "Title", ("title", "title_key")),
        *_plain(("department", "Department")), Unit("account", "Account", ("account_id",)),
        *_plain(("linkedin", "LinkedIn")), _ADDRESS, *_plain(("time_zone", "Time zone")),
        Unit("source", "Source", ("source",), "earliest"), _DESCRIPTION, *_FLAGS, *_RECORD,
    ),
    "account": (
        Unit("name", "Name", ("name", "company_key")), Unit("website", "Website", ("website", "host"), check="host"),
        _ADDRESS, *_plain(("industry", "Industry"), ("employees", "Employees")), _REVENUE, _CURRENCY,
        *_plain(("rating", "Rating")), _DESCRIPTION, *_RECORD,
    ),
}  # fmt: skip
"""By kind, what is chosen together, in the order in which it is shown."""
