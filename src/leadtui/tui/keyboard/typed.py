"""What is typed and not yet saved, as plain values: enough to show it, to keep it in a file and to bring it back.

Always holds: `state` holds what JSON can, so that it comes back from a file as it went there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leadtui.tui.keyboard.key_screen import KeyScreen

MOST_ABOUT = 200


@dataclass(frozen=True, slots=True)
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
    while it was being saved.
    """

    id: str
    typed: Typed
    at: int
    owner: KeyScreen[Any] | None = None
    sent: bool = False
    quiet: bool = False
    maybe_saved: bool = False

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
    """Return the draft that was kept, None when it is not one: a file can be damaged."""
    texts = [kept.get(key) for key in ("id", "kind", "about", "text", "same")]
    at, state = kept.get("at"), kept.get("state")
    if not (all(isinstance(text, str) for text in texts) and isinstance(at, int) and isinstance(state, dict)):
        return None
    id, kind, about, text, same = (str(value) for value in texts)
    typed = Typed(kind, about[:MOST_ABOUT], text, state, same, bool(kept.get("short")))
    return Draft(id, typed, at, maybe_saved=bool(kept.get("sent")))
