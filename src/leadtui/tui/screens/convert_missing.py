"""The convert screen asks and reads: what is missing is filled, a record is looked for, and what has changed is read.

Always holds: keys wait until what was read anew is shown; what was chosen and typed stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.tui.screens.convert_panes import ConvertPanes
from leadtui.tui.screens.convert_work import looked_for, previewed, proposed
from leadtui.words.contact import CRITERIA
from leadtui.words.conversion import Match, Missing
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.tui.keyboard.actions import Qualify
    from leadtui.tui.keyboard.convert_state import ConvertState
    from leadtui.tui.keyboard.prompts import Prompt, Situation
    from leadtui.tui.keyboard.prompts_find import FindPrompt


class ConvertMissing(ConvertPanes):
    """A convert screen with prompts: for the checklist of qualification, and to look for an account or a contact."""

    def __init__(self, state: ConvertState) -> None:
        super().__init__(state)
        self.lead_id = state.proposal.lead.id
        self.prompt: Prompt | None = None

    def fill(self, item: Missing) -> None:
        """Go to where a missing item is filled: the field in the lead's form, the question of the checklist."""
        if any(criterion.key == item.field for criterion in CRITERIA):
            self._ask(item.field)
        elif item.field:
            from leadtui.tui.dialogs.lead_form import LeadForm

            self.leadtui.open_screen(LeadForm(self.lead_id, item.field), self.leadtui.form_closed)
        else:
            self.say(item.said, "hint")

    def _ask(self, criterion: str) -> None:
        from leadtui.tui.keyboard.prompts_qualify import QualificationPrompt

        prompt = QualificationPrompt(self._situation())
        letter = next(c.letter for c in CRITERIA if c.key == criterion)
        prompt.feed(letter, letter)
        self.prompt = prompt
        self.show_prompt()

    def _situation(self) -> Situation:
        from leadtui.tui.keyboard.prompts import Situation

        base, lead = self.leadtui.base, self.state.proposal.lead
        return Situation(lead, base.clock.local(), base.workspace, base.preferences.home_region, base.users)

    def find(self, kind: CustomerKind) -> None:
        """Ask for the account or contact, which is looked for while it is typed."""
        from leadtui.tui.keyboard.prompts_find import FindPrompt

        self.prompt = FindPrompt(self._situation(), kind)
        self.show_prompt()

    def picked(self, match: Match) -> None:
        """A record was found and chosen."""
        raise NotImplementedError

    def look_for(self, prompt: FindPrompt) -> None:
        """Read what is found by what is typed; keys wait for it."""
        self.leadtui.hold()
        self.leadtui.keep(self._look_for(prompt))

    async def _look_for(self, prompt: FindPrompt) -> None:
        try:
            prompt.take(await self.leadtui.bridge.read(looked_for(prompt.wanted, prompt.text)) if prompt.text else ())
        except LeadtuiError as error:
            prompt.take(())
            prompt.error = str(error)
        self.show_prompt()
        self.leadtui.release()

    def show_prompt(self) -> None:
        """Draw the prompt, or take the strip away when there is none."""
        self.strip.show(self.prompt.view() if self.prompt is not None else None, None)
        self.draw()

    def answer_prompt(self, prompt: Prompt, key: str, character: str | None) -> None:
        """Feed the prompt; what was answered is saved at once, and looked at again."""
        from leadtui.tui.keyboard.actions import Qualify
        from leadtui.tui.keyboard.prompts import Cancelled
        from leadtui.tui.keyboard.prompts_find import FindPrompt

        answer = prompt.feed(key, character)
        if isinstance(answer, Qualify):
            self.leadtui.hold()
            self.leadtui.keep(self._qualify(prompt, answer))
        elif isinstance(answer, Cancelled):
            self.prompt = None
        elif isinstance(prompt, FindPrompt):
            if prompt.chosen is not None:
                self.prompt = None
                self.picked(prompt.chosen)
            elif prompt.stale:
                self.look_for(prompt)
        self.show_prompt()

    async def _qualify(self, prompt: Prompt, action: Qualify) -> None:
        from leadtui.tui.keyboard.sending import send

        ref = ("lead", self.lead_id)
        try:
            done = await self.leadtui.bridge.write(lambda desk: send(desk, ref, action))
        except LeadtuiError as error:
            prompt.error = str(error)
            self.leadtui.drop_typed_ahead()
            self.show_prompt()
        else:
            self.prompt = None
            self.show_prompt()
            await self.look_again(" · ".join((done.summary, *done.notes)))
        finally:
            self.leadtui.release()

    def form_done(self, done: Done | None) -> None:
        """The lead's form was closed: look again at what it would become."""
        self.leadtui.hold()
        self.leadtui.keep(self._formed(done.summary if done is not None else ""))

    async def _formed(self, summary: str) -> None:
        try:
            await self.look_again(summary)
        finally:
            self.leadtui.release()

    # Reading

    def read_preview(self) -> None:
        """Read what the present choices would do; keys wait for it."""
        self.leadtui.hold()
        self.leadtui.keep(self._read_preview())

    async def _read_preview(self) -> None:
        try:
            await self._preview()
        except LeadtuiError as error:
            await self.look_again(str(error), failed=True)
        finally:
            self.draw()
            self.leadtui.release()

    async def _preview(self) -> None:
        offered, shown = await self.leadtui.bridge.read(previewed(self.state.readable()))
        self.state.offer(offered)
        self.state.preview(shown)
        self.state.settle()

    async def look_again(self, said: str, *, failed: bool = False) -> None:
        """Read anew what is proposed and what would become of each field, and say why it was read."""
        try:
            picked = tuple(match for found in self.state.picked.values() for match in found)
            proposal, there = await self.leadtui.bridge.read_after_writes(proposed(self.lead_id, picked))
            if proposal.refusal:
                said, failed = f"{proposal.refusal} {proposal.hint}".strip(), True
            else:
                self.state.newer(proposal, there)
                self.state.settle()
                await self._preview()
                if not failed:
                    self.state.to_first()
        except LeadtuiError as error:
            said, failed = said if failed else str(error), True
        self.say(said, "error" if failed else "done")
        self.draw()
