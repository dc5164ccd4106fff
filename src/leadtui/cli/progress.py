"""How far an import is, on the last line of the terminal, while the verb runs."""

from __future__ import annotations

from time import monotonic

from leadtui.cli.output import tell
from leadtui.words.importing import Progress

EVERY = 0.2
"""Seconds between two lines: a terminal that is far away is not kept busy."""

_DOES = {"reading": "Reading", "adding": "Bringing in", "showing": "Showing", "taking back": "Taking back"}


class ProgressLine:
    """Hears how far it is; the line is gone after the block."""

    def __init__(self) -> None:
        self._shown = 0.0
        self._step = ""

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            tell("")

    def heard(self, progress: Progress) -> None:
        """Shows the step, how far it is and how fast it goes; the next step at once, for it may be short."""
        further = self._shown > 0 and progress.step != self._step
        if not further and (monotonic() - self._shown < EVERY or progress.seconds < EVERY):
            return
        self._shown, self._step = monotonic(), progress.step
        of = f" of {progress.total:,}" if progress.total else ""
        tail = " · ctrl+c stops it" if progress.step != "showing" else ""
        tell(f"{_DOES.get(progress.step, progress.step)}: {progress.done:,}{of} rows, {progress.rate:,.0f}/s{tail}")
