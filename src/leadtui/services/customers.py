"""Accounts, contacts and opportunities: added, changed, tagged, handed over, deleted.

Values come as they are typed and pass the readers that a lead's values pass. Every job is one operation. Notes and
follow-ups stand in `customers_timeline.py`, the stages of opportunities in `customers_deals.py`; all can be had here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from leadtui.model import Account, Contact, Lead, Opportunity
from leadtui.rules.money import rescaled
from leadtui.rules.text import clean, fold
from leadtui.services.belongings import put_rows
from leadtui.services.customer_records import MODELS, numbered, title
from leadtui.services.customers_deals import first_stage, set_stage
from leadtui.services.customers_timeline import drop, finish, first_open, set_follow_up, snooze, write_note
from leadtui.services.desk import Desk
from leadtui.services.leads import put_tags
from leadtui.services.linking import numbers_for
from leadtui.services.typed import Typed, read_typed, row_of, said
from leadtui.store.journal import Op
from leadtui.words.customer_fields import CUSTOMER_FIELDS
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError, RefusedError
from leadtui.words.rows import Done

__all__ = [
    "add", "delete", "drop", "finish", "first_open", "set_fields", "set_follow_up", "set_owner", "set_stage",
    "set_tags", "snooze", "write_note",
]  # fmt: skip

_NAMED_AT_MOST = 3
_NEEDED = {
    CustomerKind.ACCOUNT: ("name", "An account needs a name.", "Give the company's name."),
    CustomerKind.CONTACT: ("last_name", "A contact needs a last name.", "Give the last name."),
    CustomerKind.OPPORTUNITY: ("name", "An opportunity needs a name.", 'Give one such as "Acme – 40 seats".'),
}


def add(
    desk: Desk,
    kind: CustomerKind,
    values: Mapping[str, str],
    *,
    account: int | None = None,
    contact: int | None = None,
) -> Done:
    """Adds a record from values as typed, by field key or `custom.Label`; it is the rep's own.

    `account`, `contact`: whose it is, as it can be typed among the values too: "A3", "Acme"; a deal
    of a contact is its account's too. An opportunity may be given its `stage` among the values, else it stands in the
    first. Raises InputError for a value that cannot be read or a missing name,
    NotFoundError for an account or contact that is gone.
    """
    links = {"account_id": account, "contact_id": contact}
    known = MODELS[kind].model_fields
    with desk.store.operation("add", "", desk.user.id) as op:
        told = numbers_for(op, values, CUSTOMER_FIELDS[kind])
        typed = read_typed(desk, {key: raw for key, raw in told.items() if key != "stage"}, kind=kind)
        columns = dict(typed.columns)
        columns |= {key: number for key, number in links.items() if number is not None and key in known}
        _check_name(kind, columns, new=True)
        _check_links(op, columns)
        if kind is CustomerKind.OPPORTUNITY:
            columns |= {"stage": first_stage(desk, values.get("stage", "")).key, "stage_since": op.at}
            if columns.get("contact_id") and not columns.get("account_id"):
                columns["account_id"] = op.get(Contact, columns["contact_id"])["account_id"]
        notes = (*typed.notes, *_namesakes(op, kind, columns))
        own = {"owner_id": desk.user.id, "created": op.at}
        number = op.add(MODELS[kind], {**own, **row_of(columns)})
        put_rows(op, kind.value, number, typed)
        op.summary = f"Added {kind} {_name(columns)}"
    return Done(op.number, op.summary, notes=notes, customers=((kind.value, number),))


def set_fields(
    desk: Desk, kind: CustomerKind, number: int, values: Mapping[str, str], *, seen: int | None = None
) -> Done:
    """Changes fields from values as typed; blank empties one.

    `seen` is the version the values were decided on: RefusedError when another program has changed the record since.
    """
    with desk.store.operation("edit", "", desk.user.id) as op:
        row = op.get(MODELS[kind], number)
        typed = read_typed(desk, numbers_for(op, values, CUSTOMER_FIELDS[kind]), row, kind=kind)
        _check_name(kind, typed.columns)
        _check_links(op, typed.columns)
        patch = {**_in_new_currency(desk, kind, row, typed), **typed.columns}
        op.set(MODELS[kind], number, patch, seen=seen)
        put_rows(op, kind.value, number, typed, replace_tags=True)
        changed = ", ".join(said(CUSTOMER_FIELDS[kind], key).lower() for key in values)
        op.summary = f"Edited {changed}, {row['name']}"
    return Done(op.number, op.summary, notes=typed.notes, customers=((kind.value, number),))


def set_tags(desk: Desk, kind: CustomerKind, number: int, add: Sequence[str] = (), remove: Sequence[str] = ()) -> Done:
    """Puts tags on a record and takes tags off; what is there already stays as it is."""
    wanted = {fold(name): name for name in (clean(tag) for tag in add) if name}
    gone = {fold(clean(tag)) for tag in remove}
    with desk.store.operation("tags", "", desk.user.id) as op:
        row = op.get(MODELS[kind], number)
        put_tags(op, number, wanted, gone, kind.value)
        told = ", ".join([*wanted.values(), *(f"-{key}" for key in sorted(gone))])
        op.summary = f"Tags {told}, {row['name']}"
    return Done(op.number, op.summary, customers=((kind.value, number),))


def set_owner(desk: Desk, kind: CustomerKind, ids: Sequence[int], user_id: int | None) -> Done:
    """Gives records of one kind to a user, or to nobody."""
    owner = next((u.name for u in desk.users if u.id == user_id), "nobody")
    with desk.store.operation("owner", "", desk.user.id) as op:
        names = [op.get(MODELS[kind], number)["name"] for number in ids]
        op.set_where(MODELS[kind], ids, {"owner_id": user_id})
        op.summary = f"Owner {owner}, {title(kind, names)}"
    return Done(op.number, op.summary, customers=tuple((kind.value, number) for number in ids))


def delete(desk: Desk, kind: CustomerKind, ids: Sequence[int]) -> Done:
    """Hides records of one kind everywhere; undo brings them back. A deleted contact is no longer its deals' contact.

    Raises RefusedError for an account that still has contacts, opportunities or leads that became it, naming them.
    """
    with desk.store.operation("delete", "", desk.user.id) as op:
        names = []
        for number in ids:
            row = op.get(MODELS[kind], number)
            if kind is CustomerKind.ACCOUNT:
                _refuse_used(op, row)
            if kind is CustomerKind.CONTACT:
                for deal in op.find(Opportunity, contact_id=number):
                    op.set(Opportunity, deal["id"], {"contact_id": None})
            names.append(row["name"])
            op.hide(MODELS[kind], number)
        op.summary = f"Deleted {title(kind, names)}"
    return Done(op.number, op.summary, customers=tuple((kind.value, number) for number in ids))


def _check_name(kind: CustomerKind, columns: Mapping[str, Any], *, new: bool = False) -> None:
    key, message, hint = _NEEDED[kind]
    if (new or key in columns) and not columns.get(key):
        raise InputError(message, hint)


def _check_links(op: Op, columns: Mapping[str, Any]) -> None:
    """Raises NotFoundError for an account or contact that is not there."""
    if columns.get("account_id"):
        op.get(Account, columns["account_id"])
    if columns.get("contact_id"):
        op.get(Contact, columns["contact_id"])


def _namesakes(op: Op, kind: CustomerKind, columns: Mapping[str, Any]) -> tuple[str, ...]:
    """What to tell whoever adds an account that seems to be there already."""
    if kind is not CustomerKind.ACCOUNT or not columns.get("company_key"):
        return ()
    found = op.find(Account, company_key=columns["company_key"])
    return (f"There is another account of that name: {numbered(kind, found[0])}.",) if found else ()


def _in_new_currency(desk: Desk, kind: CustomerKind, row: Mapping[str, Any], typed: Typed) -> dict[str, Any]:
    """Held amounts, when the currency changes to one with more or fewer decimals: 40,000 euros are 40,000 yen."""
    before, after = row.get("currency") or desk.workspace.currency, typed.columns.get("currency")
    if not after or after == before:
        return {}
    held = {field.column: row[field.column] for field in CUSTOMER_FIELDS[kind].values() if field.kind == "money"}
    own = [field.id for field in desk.workspace.fields_of(kind) if field.kind == "money"]
    held |= {f"custom.{number}": row["custom"].get(str(number)) for number in own}
    return {key: rescaled(minor, before, after) for key, minor in held.items() if minor is not None}


def _refuse_used(op: Op, row: Mapping[str, Any]) -> None:
    contacts = op.find(Contact, account_id=row["id"])
    deals = op.find(Opportunity, account_id=row["id"])
    leads = op.find(Lead, converted_account_id=row["id"])
    users = [
        *(numbered(CustomerKind.CONTACT, contact) for contact in contacts),
        *(numbered(CustomerKind.OPPORTUNITY, deal) for deal in deals),
        *(f"L{lead['id']} {lead['name']}" for lead in leads),
    ]
    if not users:
        return
    more = f" and {len(users) - _NAMED_AT_MOST} more" if len(users) > _NAMED_AT_MOST else ""
    undo = "Undo the conversion that made it" if leads else "Delete these first"
    raise RefusedError(
        f"{numbered(CustomerKind.ACCOUNT, row)} still has {', '.join(users[:_NAMED_AT_MOST])}{more}.",
        f"{undo}, or keep it.",
    )


def _name(columns: Mapping[str, Any]) -> str:
    return str(columns.get("name") or f"{columns.get('first_name') or ''} {columns['last_name']}".strip())
