"""What was measured, against its budget, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `unit` is "×" for a ratio, "ms", "frames" or "%"; `made_of` says what it is made of."""

    what: str
    measured: float
    unit: str
    budget: float | None
    made_of: str = ""

    @property
    def ok(self) -> bool:
        """Whether it keeps its budget."""
        return self.budget is None or self.measured <= self.budget

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """What, measured, budget, ok."""
        made_of = f" ({self.made_of})" if self.made_of else ""
        budget = "" if self.budget is None else f"≤ {_number(self.budget)} {self.unit}"
        verdict = "" if self.budget is None else "yes" if self.ok else "NO"
        return self.what, f"{_number(self.measured)} {self.unit}{made_of}", budget, verdict


TITLES = ("what", "measured", "budget", "ok")


def table(figures: Sequence[Figure]) -> str:
    """The figures for a terminal."""
    rows = [TITLES, *(figure.cells for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(TITLES))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(lines)


def markdown(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = [TITLES, ("---",) * len(TITLES), *(figure.cells for figure in figures)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def ratio(these: Sequence[float], those: Sequence[float]) -> float:
    """The median of the ratios, round by round."""
    return median(one / other for one, other in zip(these, those, strict=True))


def percentile(values: Sequence[float], per_cent: int) -> float:
    """The value that so many per cent do not exceed."""
    return quantiles(values, n=100, method="inclusive")[per_cent - 1] if len(values) > 1 else values[0]


def milliseconds(values: Sequence[float]) -> str:
    """The median of seconds, as text."""
    return f"{_number(median(values) * 1000)} ms"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
