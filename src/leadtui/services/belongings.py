"""What of typed values stands in rows of its own, whoever it belongs to: emails, phones, tags."""

from __future__ import annotations

from leadtui.rules.text import fold
from leadtui.services.leads import put_tags, tags_of
from leadtui.services.reach import set_reach
from leadtui.services.typed import Typed
from leadtui.store.journal import Op


def put_rows(op: Op, owner_kind: str, owner_id: int, typed: Typed, *, replace_tags: bool = False) -> None:
    """Writes the typed emails, phones and tags of a record; with `replace_tags` those not typed are taken off."""
    for field, value in typed.reach.items():
        set_reach(op, owner_id, field, value, typed.region, owner_kind)
    if typed.tags is None:
        return
    wanted = {fold(tag): tag for tag in typed.tags}
    gone = tags_of(op, owner_id, owner_kind).keys() - wanted.keys() if replace_tags else ()
    put_tags(op, owner_id, wanted, gone, owner_kind)
