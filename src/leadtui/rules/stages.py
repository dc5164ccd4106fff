"""The way of an opportunity through its stages, one key on or back."""

from __future__ import annotations

from collections.abc import Sequence

from leadtui.words.stages import Stage, StageKind
from leadtui.words.workspace import offered


def neighbour(stages: Sequence[Stage], key: str, step: int) -> Stage | None:
    """The stage after (`step` 1) or before (-1) the one with this key, in the workspace's order; None at either end.

    On from the last open stage is won; lost is no step on, and nothing comes after a closed stage. Back from one is the
    last open one, since a deal that is reopened is neither won nor lost. A stage that is not offered any more stands
    before the first.
    """
    there = offered(stages)
    at = next((n for n, stage in enumerate(there) if stage.key == key), -1)
    if at >= 0 and there[at].kind is not StageKind.OPEN:
        return None if step > 0 else next((stage for stage in reversed(there) if stage.kind is StageKind.OPEN), None)
    way = there[at + 1 :] if step > 0 else there[: max(at, 0)][::-1]
    return next((stage for stage in way if stage.kind is not StageKind.LOST), None)
