"""What a rep feels under the fingers: the cursor, scrolling, a burst of keys, and keys that write."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from benchmarks import acting
from benchmarks.bases import base
from benchmarks.figures import Figure, milliseconds, percentile, ratio
from benchmarks.programs import MINIMAL, as_child, environment, leadtui
from benchmarks.screen import Screen
from benchmarks.sights import cursor_line, minimal_count, minimal_shown, top_lead
from benchmarks.terminal import Terminal

FEW, MANY = 100, 1_000_000
STEPS = 25
"""Cursor keys down, and up again, in one round; they fit on the screen without scrolling."""
SCROLLS = 20
PAGES = 10
BURST = 200
BURST_GAP = 0.005
FRAME = 1 / 60
RESTING = 0.03
"""Seconds between a key's paint and the next key."""


class Watched:
    """A terminal and the sight that a key changes."""

    def __init__(self, terminal: Terminal, sight: Callable[[Screen], object]) -> None:
        self.terminal = terminal
        self.sight = sight

    def key(self, key: str) -> float:
        """Seconds from a key to the paint that shows what it did."""
        self.terminal.settle(RESTING)
        before = self.sight(self.terminal.screen)
        pressed = self.terminal.press(key)
        return self.terminal.wait(lambda screen: self.sight(screen) != before, 5.0) - pressed

    def burst(self) -> float:
        """Seconds from the last of many keys, typed faster than anyone does, to the last change they made."""
        self.terminal.settle()
        pressed = due = time.monotonic()
        for _ in range(BURST):
            self.terminal.take_in(due - time.monotonic())
            pressed = self.terminal.press("j")
            due += BURST_GAP
        return self.terminal.last_change(self.sight) - pressed


def measure(rounds: int) -> list[Figure]:
    """Keys typed into the minimal app and leadtui on few and on many leads in turns; then keys that write."""
    with ExitStack() as stack:
        floor = Watched(stack.enter_context(Terminal(MINIMAL, environment())), minimal_count)
        floor.terminal.wait(minimal_shown)
        few, many = (_all_open(stack, leads) for leads in (FEW, MANY))
        steps = _steps((floor, few, many), rounds)
        scrolled = _scrolls(floor, many, rounds)
        lags = [many.burst() for _ in range(rounds) if _to_top(many)]
    return [*_of_steps(steps), *_of_scrolls(*scrolled), _of_burst(lags), *acting.measure(rounds)]


def backed_up(leads: int) -> Path:
    """A base that has its backup of the day, which the app would else make beside the keys: minutes for a million."""
    from leadtui.bootstrap import open_base
    from leadtui.services.backups import back_up_today

    path = base(leads)
    with as_child(path):
        back_up_today(path, open_base().clock)
    return path


def _all_open(stack: ExitStack, leads: int) -> Watched:
    terminal = stack.enter_context(Terminal(leadtui(), environment(backed_up(leads))))
    terminal.wait(top_lead)
    terminal.settle(1.5)
    terminal.press("[[")
    terminal.settle(0.5)
    return Watched(terminal, cursor_line)


def _to_top(watched: Watched) -> bool:
    watched.terminal.press("\x1b[H")
    watched.terminal.settle(0.3)
    return True


def _steps(apps: tuple[Watched, ...], rounds: int) -> list[list[list[float]]]:
    """By app, by round: the times of single cursor keys. The apps take turns key by key."""
    times: list[list[list[float]]] = [[] for _ in apps]
    for _ in range(rounds):
        here: list[list[float]] = [[] for _ in apps]
        for key in "j" * STEPS + "k" * STEPS:
            for app, found in zip(apps, here, strict=True):
                found.append(app.key(key))
        for found, all_rounds in zip(here, times, strict=True):
            all_rounds.append(found)
    return times


def _scrolls(floor: Watched, many: Watched, rounds: int) -> tuple[list[float], list[float], list[float]]:
    """By round, the medians of a key of the floor, a cursor key that scrolls and a page."""
    floors, scrolls, pages = [], [], []
    for _ in range(rounds):
        _to_top(many)
        many.key("\x1b[6~")
        floors.append(median([floor.key("j") for _ in range(SCROLLS)]))
        scrolls.append(median([many.key("j") for _ in range(SCROLLS)]))
        pages.append(median([many.key("\x1b[6~") for _ in range(PAGES)]))
    return floors, scrolls, pages


def _of_steps(times: list[list[list[float]]]) -> list[Figure]:
    floor, few, many = ([median(one) for one in app] for app in times)
    _, late_few, late_many = ([percentile(one, 95) for one in app] for app in times)
    return [
        Figure(
            "`j` p50 at 1M / one Static.update", ratio(many, floor), "×", 1.5,
            f"{milliseconds(many)} / {milliseconds(floor)}",
        ),
        Figure(
            "`j` p95 at 1M / at 100", ratio(late_many, late_few), "×", 1.25,
            f"{milliseconds(late_many)} / {milliseconds(late_few)}",
        ),
        Figure("`j` p50 at 1M / at 100", ratio(many, few), "×", None, f"{milliseconds(many)} / {milliseconds(few)}"),
    ]  # fmt: skip


def _of_scrolls(floors: list[float], scrolls: list[float], pages: list[float]) -> list[Figure]:
    return [
        Figure(
            f"{what} p50 at 1M / floor", ratio(times, floors), "×", 2.5,
            f"{milliseconds(times)} / {milliseconds(floors)}",
        )
        for what, times in (("scroll by a line", scrolls), ("page", pages))
    ]  # fmt: skip


def _of_burst(lags: list[float]) -> Figure:
    what = f"lag after {BURST} keys, one every {BURST_GAP * 1000:.0f} ms, 1M"
    return Figure(what, median(lags) / FRAME, "frames", 2.0, milliseconds(lags))
