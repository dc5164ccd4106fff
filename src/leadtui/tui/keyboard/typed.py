"""What is typed and not yet saved, as plain values: enough to show it, to keep it in a file and to bring it back.

Always holds: `state` holds what JSON can, so that it comes back from a file as it went there.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leadtui.tui.keyboard.draft_shapes import is_number, is_text, whole
from leadtui.words.records import record

if TYPE_CHECKING:
    from leadtui.tui.keyboard.key_screen import KeyScreen

MOST_ABOUT = 200
LAST_MOMENT = 250_000_000_000
"""Seconds since 1970 until the year 9892: from then on a zone's own time may be in no year at all."""


@record
class Typed:
    """Something typed: of which `kind`, `about` what ("note on Ada Lovelace"), the `text` itself, the `state` it is in.

    `same` names the prompt whose key brings the text back; a `short` one, left on purpose, is brought back by it alone.
    """

    kind: str
    about: str
    text: str
    state: Mapping[str, Any]
    same: str = ""
    short: bool = False


@dataclass(slots=True, eq=False)
class Draft:
    """Something typed, when (an instant), and the screen on which it is being typed, None when it stands nowhere.

    `sent` while it is being saved, `quiet` when only its own key brings it back. `maybe_saved`: the program ended
    while it was being saved. `whole`: its state has what bringing it back takes; else only its text can be told.
    """

    id: str
    typed: Typed
    at: int
    owner: KeyScreen[Any] | None = None
    sent: bool = False
    quiet: bool = False
    maybe_saved: bool = False
    whole: bool = True

    @property
    def about(self) -> str:
        """What it is about, in words."""
        return f"{self.typed.about} (perhaps saved: look first)" if self.maybe_saved else self.typed.about


def draft_kept(draft: Draft) -> dict[str, Any]:
    """Return a draft as it is kept in a file."""
    typed = draft.typed
    return {
        "id": draft.id, "at": draft.at, "sent": draft.sent or draft.maybe_saved, "kind": typed.kind,
        "about": typed.about, "text": typed.text, "state": dict(typed.state), "same": typed.same, "short": typed.short,
    }  # fmt: skip


def draft_from(kept: Mapping[str, Any]) -> Draft | None:
    """Return the draft that was kept, None when no text stands in it.

    A file can be damaged: what does not hold what it should is left out, and a draft that cannot be brought back so is
    not `whole`, with its state as it was found.
    """
    text, state, at = kept.get("text"), kept.get("state"), kept.get("at")
    if not isinstance(text, str) or not text:
        return None
    id, kind, about, same = (_text(kept.get(key)) for key in ("id", "kind", "about", "same"))
    table = state if isinstance(state, dict) else {}
    fits = is_text(text) and whole(kind, table)
    typed = Typed(kind, about[:MOST_ABOUT], _text(text), table, same if fits else "", kept.get("short") is True)
    then = at if is_number(at) and at <= LAST_MOMENT else 0
    return Draft(id or os.urandom(8).hex(), typed, then, maybe_saved=kept.get("sent") is True, whole=fits)


def _text(value: Any) -> str:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
