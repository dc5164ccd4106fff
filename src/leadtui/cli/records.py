"""Which record a REF names: a lead, or by its number an account (A3), a contact (C5), an opportunity (O7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadtui.words.customers import CustomerKind
from leadtui.words.errors import NotFoundError

if TYPE_CHECKING:
    from leadtui.cli.session import Session

_CUSTOMER = re.compile(r"([ACO])(\d{1,18})", re.IGNORECASE)


def record_of(session: Session) -> tuple[str, int]:
    """The kind ("lead", else a CustomerKind) and number of the record of this run; raises NotFoundError."""
    found = _CUSTOMER.fullmatch(session.arguments.ref.strip())
    if found is None:
        return "lead", session.lead
    kind = next(kind for kind in CustomerKind if kind.letter == found[1].upper())
    number = int(found[2])
    if session.reading.customers.row(kind, number) is None:
        from leadtui.cli.merging import gone_elsewhere

        gone = NotFoundError(
            f"There is no {kind} {found[0].upper()}.", "It may have been deleted; `leadtui log` tells."
        )
        number = gone_elsewhere(session, found[1].upper(), number, gone)
    return kind.value, number
