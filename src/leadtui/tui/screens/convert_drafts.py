"""What is chosen and typed on the convert screen, as plain values, and how it comes back onto one of today."""

from __future__ import annotations

from typing import Any

from leadtui.tui.keyboard.convert_state import ConvertState, Stop
from leadtui.tui.keyboard.typed import Draft, Typed
from leadtui.words.conversion import Match
from leadtui.words.customers import CustomerKind


def convert_typed(state: ConvertState) -> Typed | None:
    """Return what is typed of a conversion, with the choices it belongs to; None when nothing is typed."""
    if not state.changed:
        return None
    lead = state.proposal.lead
    changed = {key: field for key, field in state.fields.items() if field.changed}
    kept = {
        "lead": lead.id,
        "fields": {key: field.edit.text for key, field in changed.items()},
        "choices": {kind.value: [state.choices[kind].how, state.choices[kind].id] for kind in state.chosen},
        "picked": [[m.kind.value, m.id, m.name, m.detail] for found in state.picked.values() for m in found],
        "take": sorted(state.take),
        "at": list(state.at),
        "cursor": state.field.edit.cursor if state.field is not None else 0,
    }
    text = "\n".join(f"{field.label}: {field.text}" for field in changed.values())
    return Typed("convert", f"conversion of {lead.name}", text, kept)


def put_into(state: ConvertState, draft: Draft) -> None:
    """Choose and type what was chosen and typed before; an existing record that is no match any more is let go of."""
    kept: Any = draft.typed.state
    for kind, id, name, detail in kept["picked"]:
        match = Match(CustomerKind(kind), int(id), str(name), 0, False, (), str(detail))
        if match.id not in {other.id for other in state.matches(match.kind)}:
            state.picked[match.kind] = (*state.picked.get(match.kind, ()), match)
    for kind, (how, id) in kept["choices"].items():
        target = CustomerKind(kind)
        known = id in {match.id for match in state.matches(target)}
        if known or how == "new" or (how == "none" and state.may_be_none(target)):
            state.choose(target, how, id)
    for key, text in kept["fields"].items():
        if key in state.fields:
            state.fields[key].edit.set(str(text))
    state.take |= set(kept["take"])


def go_back_to(state: ConvertState, draft: Draft) -> None:
    """Put the cursor where it was, as far as that is there."""
    kept: Any = draft.typed.state
    stop = Stop(*kept["at"])
    if stop in state.stops(stop.where):
        state.at = stop
    if state.field is not None:
        state.selected = False
        state.field.edit.cursor = min(max(int(kept["cursor"]), 0), len(state.field.edit.text))
