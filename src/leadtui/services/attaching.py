"""Files and links that belong to a lead, an account, a contact or a deal: a reference each.

Always holds: nothing is copied, opened or run; a file was there when it was attached, a link is http or https.
"""

from __future__ import annotations

from pathlib import Path

from leadtui.model import Attachment
from leadtui.rules.attached import without_quotes
from leadtui.services.customer_records import MODELS
from leadtui.services.desk import Desk
from leadtui.services.leads import workable
from leadtui.services.references import reference
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import NotFoundError
from leadtui.words.rows import Done

LEAD = "lead"


def attach(desk: Desk, ref: tuple[str, int], typed: str) -> Done:
    """Keeps a reference to a file or a link with a record (kind, number); the same one is not kept twice.

    Raises InputError, NotFoundError, RefusedError.
    """
    found = reference(typed)
    kind, number = ref
    lead_id = number if kind == LEAD else None
    with desk.store.operation("attach", "", desk.user.id, lead_id=lead_id) as op:
        row = workable(op, number) if kind == LEAD else op.get(MODELS[CustomerKind(kind)], number)
        whose = {"owner_kind": kind, "owner_id": number}
        there = any(one["target"] == found.target for one in op.find(Attachment, **whose))
        if not there:
            op.add(Attachment, {**whose, "kind": found.kind, "target": found.target, "name": found.name})
        size = f" ({found.size})" if found.size else ""
        op.summary = f"{found.name} is there already" if there else f"Attached {found.name}{size}"
        op.summary += f", {row['name']}"
    leads = (number,) if kind == LEAD else ()
    return Done(op.number, op.summary, leads, customers=() if kind == LEAD else (ref,))


def detach(desk: Desk, ref: tuple[str, int], typed: str) -> Done:
    """Takes a reference away from a record, by its path, its link or its name; the file itself stays where it is.

    Raises NotFoundError, RefusedError.
    """
    wanted = without_quotes(typed)
    path = str(Path(wanted).expanduser().absolute()) if wanted and "\0" not in wanted else wanted
    kind, owner = ref
    with desk.store.operation("attach", "", desk.user.id, lead_id=owner if kind == LEAD else None) as op:
        row = workable(op, owner) if kind == LEAD else op.get(MODELS[CustomerKind(kind)], owner)
        held = op.find(Attachment, owner_kind=kind, owner_id=owner)
        found = [one for one in held if one["target"] in (wanted, path) or one["name"] == wanted]
        if not found:
            there = ", ".join(one["name"] for one in held) or "nothing"
            raise NotFoundError(f"{wanted[:60]!r} is not attached to {row['name']}.", f"Attached: {there}.")
        op.hide(Attachment, found[0]["id"])
        op.summary = f"Took {found[0]['name']} off, {row['name']}"
    return Done(op.number, op.summary, (owner,) if kind == LEAD else (), customers=() if kind == LEAD else (ref,))
