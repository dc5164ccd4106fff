"""Dials the numbers of a record, with the strip of the call open under it, which counts the minutes.

Always holds: where nothing takes a number it is copied and shown, nothing is counted, and the next can be had.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leadtui.rules import links
from leadtui.rules.phones import shown
from leadtui.tui.handing_out import ASKED, HandsOut
from leadtui.tui.keyboard.prompts_call import CallPrompt
from leadtui.tui.keyboard.prompts_contact import ContactPrompt
from leadtui.tui.record_rows import RecordRow, ref_of
from leadtui.tui.telephone import Dialled
from leadtui.words.card import Card
from leadtui.words.errors import InputError
from leadtui.words.lifecycle import Category
from leadtui.words.rows import LeadRow

if TYPE_CHECKING:
    from leadtui.tui.keyboard.errand_words import DialNumber
    from leadtui.tui.keyboard.prompts import Prompt

TICK = 5.0
"""Seconds between two looks at how long a call takes."""


class Dialling(HandsOut):
    """The telephone of a screen."""

    def dial_next(self, errand: DialNumber, prompt: Prompt, row: RecordRow) -> None:
        """Dial another number, from the question before the first or from the strip of the call."""
        card = getattr(prompt, "card", None)
        if isinstance(card, Card):
            self.screen.close_prompt()
            if self.screen.prompt is None:
                self.dial(row, card, errand.index)
            return
        before = self.app.telephone.of(ref_of(row))
        if before is not None:
            self.dial(row, before.card, errand.index, prompt)

    def dial(self, row: RecordRow, card: Card, index: int, prompt: Prompt | None = None) -> None:
        """Dial a number of a card, with the strip open under it; `prompt` is the strip when it is open already."""
        number = card.phones[index % len(card.phones)]
        dialled = Dialled(card, index % len(card.phones), self.app.base.clock.now())
        try:
            link = links.tel_link(number.value, number.normal)
        except InputError as error:
            self.screen.say(str(error), "error")
            link = ""
        if link:
            self.app.telephone.dialled(ref_of(row), dialled)
            said = shown(number.normal) if number.normal else " ".join(number.value.split())
            self.screen.say(f"Dialling {said}{self._which(dialled)}", "hint")
            self.app.keep(self._hand_number(link, said, row, dialled))
        elif len(card.phones) > 1:
            # The strip opens all the same: `p` in it goes on to the next number.
            dialled = replace(dialled, at=None)
            self.app.telephone.dialled(ref_of(row), dialled)
        else:
            self.app.drop_typed_ahead()
            return
        self._strip(row, dialled, prompt)

    def _which(self, dialled: Dialled) -> str:
        count = len(dialled.card.phones)
        return f" ({dialled.index + 1} of {count} · p dials the next)" if count > 1 else ""

    def _strip(self, row: RecordRow, dialled: Dialled, prompt: Prompt | None) -> None:
        if isinstance(row, LeadRow) and row.category == Category.CONVERTED:
            return
        if prompt is None:
            situation = self.screen.situation(row)
            prompt = CallPrompt(situation) if isinstance(row, LeadRow) else ContactPrompt(situation, "c")
            self.screen.open_prompt(prompt, row)
        else:
            self.time(prompt, row)
            self.screen.draw_prompt(prompt.view(), row)

    def time(self, prompt: Prompt, row: RecordRow | None) -> None:
        """Let a strip count the minutes of a call that was dialled, and know the number."""
        now = self.app.base.clock.now()
        dialled = self.app.telephone.of(ref_of(row), now) if row is not None else None
        if dialled is None or not isinstance(prompt, CallPrompt | ContactPrompt):
            return
        if isinstance(prompt, ContactPrompt) and prompt.way != "c":
            return
        prompt.dialled(dialled, self.app.base.clock.now)
        if dialled.at is None:
            return
        timer = self.screen.set_interval(TICK, lambda: tick())

        def tick() -> None:
            if self.screen.prompt is prompt:
                self.screen.draw_prompt(prompt.view(), row)
            else:
                timer.stop()

    async def _hand_number(self, link: str, said: str, row: RecordRow, dialled: Dialled) -> None:
        problem = await self.handed(link, "The number")
        if problem:
            self._not_dialled(row, dialled)
            copied = await self.copied(said)
            told = f"{said}: {copied[:1].lower()}{copied[1:]} it" if copied == ASKED else f"{copied} {said}"
            self.screen.say(f"{told} · nothing here dials" if copied else f"Nothing here dials {said}", "error")

    def _not_dialled(self, row: RecordRow, dialled: Dialled) -> None:
        """Nothing took the number: nothing is counted, and the next number can still be had."""
        telephone, ref = self.app.telephone, ref_of(row)
        if telephone.of(ref) is not dialled:
            return
        shown = replace(dialled, at=None)
        telephone.dialled(ref, shown)
        prompt = self.screen.prompt
        if isinstance(prompt, CallPrompt | ContactPrompt) and prompt.number is dialled:
            prompt.dialled(shown, self.app.base.clock.now)
            self.screen.draw_prompt(prompt.view(), row)
