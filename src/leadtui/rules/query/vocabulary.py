"""What can be asked: the fields a query knows, by every name they go under.

Fields of the registry go under their key, and some under a shorter query name; the workspace's own under
`custom.NAME`, or their bare name where no standard field has it. Case, `-` and `_` do not matter.
"""

from __future__ import annotations

from typing import Literal

from leadtui.rules.query.errors import QueryError, did_you_mean
from leadtui.words.fields import FIELDS, Field
from leadtui.words.lifecycle import RATINGS, Category
from leadtui.words.records import record
from leadtui.words.workspace import CustomField, Workspace, word_key

QueryKind = Literal[
    "text", "country", "number", "money", "date", "instant", "yes_no", "choice", "named", "user", "tags", "reach",
    "known", "rows", "became",
]  # fmt: skip
Facing = Literal["past", "future", ""]

_SHORT = {"next_follow_up": "due", "tags": "tag", "disqualify_reason": "reason"}


@record
class QueryField:
    """A field as queries see it.

    name: what it is called in a query. kind: how it is compared. column: on the lead's row ("" where it has rows of
    its own). facing: which way a length of time counts (`created:<7d` back, `due:<7d` ahead). choices: what it can be.
    """

    name: str
    label: str
    kind: QueryKind
    column: str = ""
    facing: Facing = ""
    choices: tuple[str, ...] = ()


_KINDS: dict[str, QueryKind] = {
    "text": "text", "long": "text", "url": "text", "country": "country", "time_zone": "text", "id": "number",
    "number": "number", "money": "money", "date": "date", "instant": "instant", "yes_no": "yes_no", "choice": "choice",
    "tags": "tags", "user": "user", "status": "named", "reason": "named", "source": "named", "email": "reach",
    "phone": "reach",
}  # fmt: skip
_CHOICES = {"rating": RATINGS, "grade": ("A", "B", "C", "D")}


def query_name(field: Field) -> str:
    """What a field of the registry is called in a query."""
    return _SHORT.get(field.key, field.key)


def _standard(field: Field) -> QueryField:
    facing: Facing = "future" if field.key == "next_follow_up" else "past"
    return QueryField(
        query_name(field), field.label, _KINDS[field.kind], field.column, facing, _CHOICES.get(field.key, ())
    )


_MORE = (
    QueryField("name", "Name", "text", "name"),
    QueryField("mobile", "Mobile", "reach", "mobile"),
    QueryField("category", "Category", "choice", "category", choices=tuple(Category)),
    QueryField("budget", "Budget", "known", "budget"),
    QueryField("authority", "Authority", "known", "authority"),
    QueryField("need", "Need", "known", "need"),
    QueryField("timeline", "Timeline", "known", "timeline"),
    QueryField("competitors", "Competitors", "known", "competitors"),
    QueryField("close", "Close date", "date", "timeline_date", "future"),
    QueryField("amount", "Budget amount", "money", "budget_amount"),
    QueryField("tries", "Tries", "number", "tries"),
    QueryField("note", "Note", "rows"),
    QueryField("activity", "Activity", "rows"),
    QueryField("outcome", "Outcome", "rows"),
    QueryField("attachment", "Attachment", "rows"),
    QueryField("enrolled", "In the sequence", "rows"),
    QueryField("account", "Account", "became"),
    QueryField("contact", "Contact", "became"),
    QueryField("opportunity", "Opportunity", "became"),
)
_ALSO = {
    "followup": "due", "emails": "email", "mailto": "email", "phones": "phone", "tel": "phone", "zip": "postal_code",
    "revenue": "annual_revenue", "product": "product_interest", "updated": "changed", "modified": "changed",
    "dnc": "do_not_call", "optout": "email_opt_out", "notes": "note", "number": "id", "position": "title",
    "decisionmaker": "authority", "closedate": "close", "job": "title", "sequence": "enrolled", "timezone": "time_zone",
}  # fmt: skip

QUERY_FIELDS: dict[str, QueryField] = {
    field.name: field for field in (*map(_standard, FIELDS.values()), *_MORE) if field.name not in ("emails", "phones")
}
"""Every standard field a query knows, by its query name."""

_BY_KEY = {word_key(name): field for name, field in QUERY_FIELDS.items()}
_BY_KEY |= {word_key(key): QUERY_FIELDS[_SHORT.get(key, key)] for key in FIELDS if key not in ("emails", "phones")}
_BY_KEY |= {also: QUERY_FIELDS[name] for also, name in _ALSO.items()}


def find_field(name: str, custom: bool, workspace: Workspace, position: int) -> QueryField:
    """The field called `name`; with `custom` only a field of the workspace's own. Raises QueryError."""
    standard = None if custom else _BY_KEY.get(word_key(name))
    if standard:
        return standard
    own = workspace.custom_field(name)
    if own:
        return _custom(own)
    labels = [f'custom."{field.label}"' for field in workspace.custom_fields]
    if custom and name.startswith("#"):  # the query of a view, kept by a field that is there no more
        known = f"Custom fields: {', '.join(labels)}." if labels else "This base has no custom fields."
        raise QueryError(position, f'custom."{name}"', "this field was taken away", known)
    if custom:
        known = f"Custom fields: {', '.join(labels)}." if labels else "This base has no custom fields."
        raise QueryError(position, f"custom.{name}", f"no custom field '{name}'", known)
    near = did_you_mean(name, [*QUERY_FIELDS, *(field.label for field in workspace.custom_fields)])
    hint = "`leadtui fields` lists them. To search for the text itself, put it in quotation marks."
    raise QueryError(position, name, f"no field '{name}'{near}", hint)


def _custom(field: CustomField) -> QueryField:
    return QueryField(
        f'custom."{field.label}"', field.label, _KINDS[field.kind], f"custom.{field.id}", choices=field.choices
    )
