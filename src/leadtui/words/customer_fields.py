"""The fields of accounts, contacts and opportunities, each declared once; a lead's fields say which they become.

Form, detail, conversion, history and export read these lists. `column` is where the value lives on the row; emails,
phones and tags have rows of their own.
"""

from __future__ import annotations

from leadtui.words.customers import CustomerKind
from leadtui.words.fields import FIELDS, Field

_RECORD = (
    Field("owner", "Owner", "user", "record", "owner_id", form=0),
    Field("created", "Created", "instant", "record", "created", form=0),
    Field("changed", "Changed", "instant", "record", "changed", computed=True, form=0),
    Field("last_activity", "Last activity", "instant", "record", "last_activity", computed=True, form=0),
    Field("next_follow_up", "Next follow-up", "instant", "record", "next_due", computed=True, form=0),
)

_ADDRESS = tuple(Field(key, FIELDS[key].label, FIELDS[key].kind, "address", key) for key in
                 ("street", "city", "state", "postal_code", "country"))  # fmt: skip

_ACCOUNT = (
    Field("name", "Name", "text", "company", "name", form=1),
    Field("website", "Website", "url", "reach", "website", form=1),
    Field("phone", "Phone", "phone", "reach", form=1),
    Field("email", "Email", "email", "reach"),
    *_ADDRESS,
    Field("industry", "Industry", "text", "company", "industry"),
    Field("employees", "Employees", "number", "company", "employees"),
    Field("annual_revenue", "Annual revenue", "money", "company", "annual_revenue"),
    Field("currency", "Currency", "text", "company", "currency"),
    Field("rating", "Rating", "choice", "company", "rating"),
    Field("description", "Description", "long", "company", "description"),
    Field("tags", "Tags", "tags", "company"),
    *_RECORD,
)

_CONTACT = (
    Field("salutation", "Salutation", "text", "person", "salutation"),
    Field("first_name", "First name", "text", "person", "first_name", form=1),
    Field("last_name", "Last name", "text", "person", "last_name", form=1),
    Field("title", "Title", "text", "person", "title", form=1),
    Field("department", "Department", "text", "person", "department"),
    Field("account", "Account", "id", "person", "account_id", form=1),
    Field("email", "Email", "email", "reach", form=1),
    Field("phone", "Phone", "phone", "reach", form=1),
    Field("mobile", "Mobile", "phone", "reach"),
    Field("linkedin", "LinkedIn", "url", "reach", "linkedin"),
    *_ADDRESS,
    Field("time_zone", "Time zone", "time_zone", "address", "time_zone"),
    Field("source", "Source", "source", "person", "source"),
    Field("description", "Description", "long", "person", "description"),
    Field("do_not_call", "Do not call", "yes_no", "person", "do_not_call"),
    Field("email_opt_out", "Email opt-out", "yes_no", "person", "email_opt_out"),
    Field("tags", "Tags", "tags", "person"),
    *_RECORD,
)

_OPPORTUNITY = (
    Field("name", "Name", "text", "deal", "name", form=1),
    Field("account", "Account", "id", "deal", "account_id", form=1),
    Field("contact", "Contact", "id", "deal", "contact_id", form=1),
    Field("amount", "Amount", "money", "deal", "amount", form=1),
    Field("currency", "Currency", "text", "deal", "currency"),
    Field("stage", "Stage", "choice", "deal", "stage", form=0),
    Field("stage_since", "Stage since", "instant", "deal", "stage_since", form=0),
    Field("close_date", "Close date", "date", "deal", "close_date", form=1),
    Field("next_step", "Next step", "text", "deal", "next_step", form=1),
    Field("lost_reason", "Lost reason", "reason", "deal", "lost_reason", form=0),
    Field("source", "Source", "source", "deal", "source"),
    Field("campaign", "Campaign", "text", "deal", "campaign"),
    Field("description", "Description", "long", "deal", "description"),
    Field("tags", "Tags", "tags", "deal"),
    *_RECORD,
)

CUSTOMER_FIELDS: dict[CustomerKind, dict[str, Field]] = {
    CustomerKind.ACCOUNT: {field.key: field for field in _ACCOUNT},
    CustomerKind.CONTACT: {field.key: field for field in _CONTACT},
    CustomerKind.OPPORTUNITY: {field.key: field for field in _OPPORTUNITY},
}


def mapped_to(kind: CustomerKind) -> dict[str, str]:
    """Which field of a lead becomes which field of this kind: lead's key by the target's key.

    An opportunity's name is made of company and product interest, so it is not among them.
    """
    found: dict[str, str] = {}
    for field in FIELDS.values():
        for target in field.convert:
            where, _, key = target.partition(".")
            if where == kind and target != "opportunity.name":
                found[key] = field.key
    return found
