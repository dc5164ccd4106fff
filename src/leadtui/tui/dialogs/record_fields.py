"""The fields of a form, from the field registry and the workspace: what is typed, in which order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leadtui.tui.keyboard.form import FormField
from leadtui.tui.record_rows import LEAD, Detail, ref_of, shown_number
from leadtui.tui.widgets.values import Values
from leadtui.words.customers import CustomerDetail, CustomerRow
from leadtui.words.fields import Field
from leadtui.words.lifecycle import RATINGS
from leadtui.words.stages import StageKind
from leadtui.words.workspace import CustomField, Workspace, offered

GROUPS = {
    "person": "Person", "reach": "Phone, email, web", "company": "Company", "deal": "Interest and source",
    "address": "Address", "record": "Record",
}  # fmt: skip
HINTS = {
    "phone": "030 901820, +49 30 901820", "mobile": "0171 5550123", "email": "name@company.com",
    "website": "company.com", "linkedin": "linkedin.com/in/name", "country": "Germany, or DE",
    "time_zone": "Europe/Paris; filled in from the number", "employees": "250", "annual_revenue": "1.2m EUR",
    "currency": "EUR", "tags": "vip, north", "description": "alt+enter breaks the line",
    "amount": "40k EUR", "close_date": "31 Dec 2026", "next_step": "send the offer",
    "account": "A3, or its name", "contact": "C5, or the name",
}  # fmt: skip
CUSTOM_HINTS = {"number": "a number", "money": "40k EUR", "date": "31 Dec 2026", "text": ""}
YES_NO = ("yes", "no")
OWN_FIELDS = "Own fields"


def form_fields(values: Values, detail: Detail | None, given: Mapping[str, str] | None = None) -> list[FormField]:
    """Return every field of the form of a kind of record, with the values of one; group by group.

    `given` is what a new one begins with, by field.
    """
    workspace, lead = values.workspace, values.kind == LEAD
    names = GROUPS if lead else GROUPS | {"deal": "Opportunity"}
    groups = tuple(GROUPS if lead else dict.fromkeys(field.group for field in values.fields.values()))
    typed = _typed(values, detail) if detail is not None else {**(given or {})}
    ordered = [f for group in groups for f in values.fields.values() if f.group == group and f.form and f.writable]
    fields = [_field(field, workspace, names[field.group], typed.get(field.key, "")) for field in ordered]
    if detail is None and "stage" in values.fields:
        stages = [stage for stage in offered(workspace.stages) if stage.kind is not StageKind.LOST]
        first = workspace.first_open_stage.name
        choices = tuple(dict.fromkeys((*(stage.name for stage in stages), first)))
        fields.append(FormField("stage", "Stage", names["deal"], original=first, choices=choices, needed=True))
    fields += [_custom(custom, typed.get(f"custom.{custom.label}", "")) for custom in values.customs]
    return fields


def _field(field: Field, workspace: Workspace, group: str, text: str) -> FormField:
    choices = {
        "source": tuple(source.name for source in offered(workspace.sources)),
        "choice": RATINGS if field.key == "rating" else (),
        "yes_no": YES_NO,
    }.get(field.kind, ())
    return FormField(
        field.key,
        field.label,
        group,
        first=field.form == 1,
        original=text,
        choices=choices,
        hint=HINTS.get(field.key, ""),
        multiline=field.kind == "long",
    )


def _custom(custom: CustomField, text: str) -> FormField:
    choices = YES_NO if custom.kind == "yes_no" else custom.choices if custom.kind == "choice" else ()
    return FormField(
        f"custom.{custom.label}",
        custom.label,
        OWN_FIELDS,
        first=False,
        original=text,
        choices=choices,
        hint=CUSTOM_HINTS.get(custom.kind, ""),
    )


def _typed(values: Values, detail: Detail) -> dict[str, str]:
    """Return the values of a record as one would type them, by field."""
    currency = detail.fields.get("currency")
    typed = {
        field.key: values.typed(field.column, _stored(detail, field), currency)
        for field in values.fields.values()
        if field.column and field.form
    }
    own = detail.fields.get("custom") or {}
    for custom in values.customs:
        typed[f"custom.{custom.label}"] = values.typed(f"custom.{custom.id}", own.get(str(custom.id)), currency)
    emails = [row for row in detail.reach if row.kind == "email"]
    phones = [row for row in detail.reach if row.kind == "phone"]
    mobiles = [row for row in phones if row.label == "mobile"]
    for key, rows in (("email", emails), ("phone", phones), ("mobile", mobiles)):
        typed[key] = rows[0].value if rows else ""
    typed["tags"] = ", ".join(detail.tags)
    if isinstance(detail, CustomerDetail):
        typed["account"] = numbered(detail.account) if detail.account is not None else ""
        typed["contact"] = numbered(detail.contacts[0]) if detail.contacts else ""
    return typed


def numbered(row: CustomerRow) -> str:
    """Return a record as one types it into a field, number and name: "A3 Acme"."""
    return f"{shown_number(ref_of(row))} {row.name}"


def _stored(detail: Detail, field: Field) -> Any:
    value = detail.fields.get(field.column)
    # "no" is what a new record has; it is shown as nothing, so that the form stays calm.
    return None if field.kind == "yes_no" and not value else value
