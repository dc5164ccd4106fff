"""What the convert screen asks of the reader thread and hands to the writer thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from leadtui.words.conversion import Conversion, Converted, FieldLine, Proposal
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.services.reading import Reading

Looked = tuple[Proposal, tuple[FieldLine, ...]]


def looked_up(lead_id: int) -> Callable[[Reading], Looked]:
    """Return the work that reads how a lead would be converted, and what becomes of each field by default."""

    def work(reading: Reading) -> Looked:
        proposal = reading.conversions.proposal(lead_id)
        lines = () if proposal.refusal else reading.conversions.preview(Conversion(lead_id))
        return proposal, lines

    return work


def proposed(lead_id: int) -> Callable[[Reading], Proposal]:
    """Return the work that reads how a lead would be converted."""
    return lambda reading: reading.conversions.proposal(lead_id)


def previewed(conversion: Conversion) -> Callable[[Reading], tuple[FieldLine, ...]]:
    """Return the work that reads what a conversion would do to each field."""
    return lambda reading: reading.conversions.preview(conversion)


def written(conversion: Conversion) -> Callable[[Desk], Converted]:
    """Return the work that converts."""

    def work(desk: Desk) -> Converted:
        from leadtui.services import converting

        return converting.convert(desk, conversion)

    return work


def told(done: Converted) -> Done:
    """Return what was done, as it is told: "Converted Ada Lovelace to A3 Analytical Engines, C5, O7"."""
    others = (("C", done.contact), ("O", done.opportunity))
    numbers = [f"{letter}{target.id}" for letter, target in others if target is not None]
    return Done(done.operation, ", ".join((done.summary, *numbers)), done.leads, done.notes)
