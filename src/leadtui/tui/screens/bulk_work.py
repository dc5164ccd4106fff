"""Work on the selected leads: what shows while it lasts, how it is stopped, and what is said of it.

Always holds: keys typed meanwhile wait, so they meet the list and the selection as the work left them; only when it can
be seen how far it is does `esc` stop it, and then nothing was changed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

from leadtui.tui.bindings import says
from leadtui.tui.screens.mass_work import Progress, Stopped
from leadtui.words.errors import LeadtuiError

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.tui.keyboard.actions import ForSelected
    from leadtui.tui.keyboard.prompts import Prompt
    from leadtui.tui.screens.queue_selection import QueueSelection
    from leadtui.tui.screens.review import ReviewScreen
    from leadtui.words.bulk import BulkDone, LeftOut

    Selecting: TypeAlias = QueueSelection | ReviewScreen

SHOWN_AFTER = 0.3
"""Seconds after which it is shown how far the work is."""
TICK = 0.1
MOST_NAMED = 2
"""Leads left out for one reason that are named."""


class BulkWork:
    """Does one thing with the selected leads of a queue, or of the review, at a time."""

    def __init__(self, screen: Selecting) -> None:
        self.screen = screen

    def start(self, wanted: ForSelected, prompt: Prompt | None, what: str) -> None:
        """Hand the work over; `what` says what it does, `prompt` comes back when it cannot be done."""
        from leadtui.tui.keyboard.sending_bulk import send_many

        app, progress = self.screen.leadtui, Progress(len(wanted.ids))

        def work(desk: Desk) -> BulkDone:
            return send_many(desk, wanted, progress.told)

        app.hold()
        self.screen.begin_work(wanted)
        app.notices.worked()
        saved = asyncio.wrap_future(app.bridge.submit(work))
        app.keep(self._settle(saved, wanted, prompt, _Shown(self.screen, progress, what)))

    async def _settle(
        self, saved: asyncio.Future[BulkDone], wanted: ForSelected, prompt: Prompt | None, shown: _Shown
    ) -> None:
        try:
            done = await saved
        except Stopped:
            shown.end()
            self._not_done(wanted, prompt, "Stopped; nothing was changed", "")
        except LeadtuiError as error:
            shown.end()
            self._not_done(wanted, prompt, f"Not saved: {error}", str(error))
        else:
            shown.end()
            if not wanted.again:
                self.screen.leadtui.keep_answers(wanted.action, prompt)
            self.screen.end_work(wanted, done)
            self.screen.leadtui.drafts.saved(prompt)
            self.screen.say(told(done), tail=says("{undo} takes it back") if done.operation else "")

    def _not_done(self, wanted: ForSelected, prompt: Prompt | None, said: str, error: str) -> None:
        """Nothing was changed: the selection stays, and what was typed comes back."""
        screen = self.screen
        screen.end_work(wanted, None)
        screen.leadtui.drop_typed_ahead()
        screen.say(said, "error" if error else "hint")
        if prompt is not None and (error or prompt.draft().strip()):
            prompt.error = error
            screen.open_prompt(prompt, None)
            screen.leadtui.drafts.failed(prompt, screen)


class _Shown:
    """The line that says how far the work is, once it takes long; while it shows, `esc` stops the work."""

    def __init__(self, screen: Selecting, progress: Progress, what: str) -> None:
        self.screen = screen
        self.progress = progress
        self.what = what
        self.since = monotonic()
        self.timer = screen.set_timer(SHOWN_AFTER, self._begin)

    def _begin(self) -> None:
        self.screen.leadtui.while_held = self._key
        self.timer = self.screen.set_interval(TICK, self._say)
        self._say()

    def _say(self) -> None:
        progress = self.progress
        rate = progress.done / max(monotonic() - self.since, 0.001)
        how_fast = f", {rate:,.0f} a second" if progress.done else ""
        self.screen.say(f"{self.what}: {progress.done:,} of {progress.total:,}{how_fast}", "hint", "esc stops it")

    def _key(self, key: str) -> bool:
        """Take the key that stops the work; the others wait."""
        if key != "escape":
            return False
        self.progress.stop()
        self.timer.stop()
        self.screen.say(f"{self.what}: stopping…", "hint")
        return True

    def end(self) -> None:
        """The work has ended."""
        self.timer.stop()
        self.screen.leadtui.while_held = None


def told(done: BulkDone) -> str:
    """What was done, and who was left out why, in a line."""
    return " · ".join((done.summary, *done.notes, *_left_out(done.left_out)))


def _left_out(left_out: Sequence[LeftOut]) -> list[str]:
    whys: dict[str, list[str]] = {}
    for lead in left_out:
        whys.setdefault(lead.why, []).append(lead.name)
    return [_left_out_because(why, names) for why, names in whys.items()]


def _left_out_because(why: str, names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"left out: {names[0]} {why}"
    more = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
    return f"{len(names):,} left out, each {why}: {', '.join(names[:MOST_NAMED])}{more}"
