"""The field registry: every field of a lead, declared once.

Form, import, query, export, history and conversion all read this list. `column` is where the value lives on the lead's
row; fields that live in rows of their own (emails, phones, tags) have none. A computed field follows from others: it is
never typed, imported, journalled or compared.
"""

from __future__ import annotations

from typing import Literal

from leadtui.words.records import record

Kind = Literal[
    "text", "long", "number", "money", "date", "instant", "yes_no", "choice", "tags", "user", "status", "reason",
    "source", "email", "phone", "url", "country", "time_zone", "id",
]  # fmt: skip


@record
class Field:
    """One field of a lead.

    key: its name in JSON, on the command line and in queries. label: on screens. kind: how it is typed, stored and
    compared. group: where the form and the lead screen show it. column: on the lead's row, "" where it has rows of its
    own. computed: follows from others. convert: what it becomes, as `account.name`. form: 1 = shown at once, 2 = one
    key away, 0 = not typed in the form.
    """

    key: str
    label: str
    kind: Kind
    group: str
    column: str = ""
    computed: bool = False
    convert: tuple[str, ...] = ()
    form: int = 2

    @property
    def writable(self) -> bool:
        """Whether `set`, `add`, the form and an import may give it a value."""
        return not self.computed and self.key not in _NOT_TYPED


INSTANT_COLUMNS = frozenset(
    {
        "at", "created", "status_since", "converted_at", "raised_at", "reviewed_at", "stage_since", "due_at",
        "remind_at", "step_at", "started_at", "left_at", "since",
    }
)  # fmt: skip
"""Columns of any kind of record that hold an instant and are the journal keeps: seconds there, said as times."""

_NOT_TYPED = frozenset(
    {"id", "status_since", "changed", "converted_at", "disqualify_reason", "status", "emails", "phones"}
)

_ALL = (
    Field("id", "Number", "id", "record", "id", form=0),
    Field("external_id", "External id", "text", "record", "external_id", form=2),
    Field("salutation", "Salutation", "text", "person", "salutation", convert=("contact.salutation",)),
    Field("first_name", "First name", "text", "person", "first_name", convert=("contact.first_name",), form=1),
    Field("last_name", "Last name", "text", "person", "last_name", convert=("contact.last_name",), form=1),
    Field("title", "Title", "text", "person", "title", convert=("contact.title",)),
    Field("department", "Department", "text", "person", "department", convert=("contact.department",)),
    Field("company", "Company", "text", "person", "company", convert=("account.name", "opportunity.name"), form=1),
    Field("email", "Email", "email", "reach", convert=("contact.email",), form=1),
    Field("phone", "Phone", "phone", "reach", convert=("account.phone", "contact.phone"), form=1),
    Field("mobile", "Mobile", "phone", "reach", convert=("contact.mobile",)),
    Field("emails", "Emails", "email", "reach", form=0),
    Field("phones", "Phones", "phone", "reach", form=0),
    Field("website", "Website", "url", "reach", "website", convert=("account.website",)),
    Field("linkedin", "LinkedIn", "url", "reach", "linkedin", convert=("contact.linkedin",)),
    Field("street", "Street", "text", "address", "street", convert=("account.street", "contact.street")),
    Field("city", "City", "text", "address", "city", convert=("account.city", "contact.city")),
    Field("state", "State", "text", "address", "state", convert=("account.state", "contact.state")),
    Field(
        "postal_code", "Postal code", "text", "address", "postal_code",
        convert=("account.postal_code", "contact.postal_code"),
    ),
    Field("country", "Country", "country", "address", "country", convert=("account.country", "contact.country")),
    Field("time_zone", "Time zone", "time_zone", "address", "time_zone", convert=("contact.time_zone",)),
    Field("industry", "Industry", "text", "company", "industry", convert=("account.industry",)),
    Field("employees", "Employees", "number", "company", "employees", convert=("account.employees",)),
    Field(
        "annual_revenue", "Annual revenue", "money", "company", "annual_revenue", convert=("account.annual_revenue",)
    ),
    Field("currency", "Currency", "text", "company", "currency", convert=("account.currency", "opportunity.currency")),
    Field("source", "Source", "source", "deal", "source", convert=("contact.source", "opportunity.source"), form=1),
    Field("source_detail", "Source detail", "text", "deal", "source_detail"),
    Field("campaign", "Campaign", "text", "deal", "campaign", convert=("opportunity.campaign",)),
    Field("product_interest", "Product interest", "text", "deal", "product_interest", convert=("opportunity.name",)),
    Field("rating", "Rating", "choice", "deal", "rating", convert=("account.rating",)),
    Field("description", "Description", "long", "deal", "description", convert=("contact.description",)),
    Field("tags", "Tags", "tags", "deal"),
    Field("do_not_call", "Do not call", "yes_no", "deal", "do_not_call", convert=("contact.do_not_call",)),
    Field("email_opt_out", "Email opt-out", "yes_no", "deal", "email_opt_out", convert=("contact.email_opt_out",)),
    Field(
        "owner", "Owner", "user", "record", "owner_id",
        convert=("account.owner", "contact.owner", "opportunity.owner"), form=0,
    ),
    Field("status", "Status", "status", "record", "status", form=0),
    Field("disqualify_reason", "Disqualify reason", "reason", "record", "disqualify_reason", form=0),
    Field("status_since", "Status since", "instant", "record", "status_since", form=0),
    Field("created", "Created", "instant", "record", "created", form=0),
    Field("changed", "Changed", "instant", "record", "changed", computed=True, form=0),
    Field("last_activity", "Last activity", "instant", "record", "last_activity", computed=True, form=0),
    Field("first_response", "First response", "instant", "record", "first_response", computed=True, form=0),
    Field("next_follow_up", "Next follow-up", "instant", "record", "next_due", computed=True, form=0),
    Field("converted_at", "Converted", "instant", "record", "converted_at", form=0),
    Field("score", "Score", "number", "record", "score", computed=True, form=0),
    Field("grade", "Grade", "choice", "record", "grade", computed=True, form=0),
)  # fmt: skip

FIELDS: dict[str, Field] = {field.key: field for field in _ALL}

RECOGNISING = ("first_name", "last_name", "company", "email", "phone", "mobile", "external_id")
"""A lead needs at least one of these to be recognised by."""

SAFETY_FLAGS = ("do_not_call", "email_opt_out")
"""What keeps somebody from being contacted: once said, these hold until they are taken back by hand."""


def label_of(key: str) -> str:
    """The label of a field, for a `custom.` key its own name, for anything else the key in words."""
    field = FIELDS.get(key)
    return field.label if field else key.removeprefix("custom.").replace("_", " ").capitalize()
