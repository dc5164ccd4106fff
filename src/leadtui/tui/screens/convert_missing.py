"""The convert screen goes to where what is missing is filled, and looks again at the lead when something has changed.

Always holds: keys wait until what was read anew is shown; what was chosen and typed stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.tui.screens.convert_panes import ConvertPanes
from leadtui.tui.screens.convert_work import previewed, proposed
from leadtui.words.contact import CRITERIA
from leadtui.words.conversion import Missing
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.tui.keyboard.actions import Qualify
    from leadtui.tui.keyboard.convert_state import ConvertState
    from leadtui.tui.keyboard.prompts import Prompt


class ConvertMissing(ConvertPanes):
    """A convert screen with a prompt for the checklist of qualification."""

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
        from leadtui.tui.keyboard.chords import Situation
        from leadtui.tui.keyboard.prompts_qualify import QualificationPrompt

        base, lead = self.leadtui.base, self.state.proposal.lead
        situation = Situation(lead, base.clock.local(), base.workspace, base.preferences.home_region, base.users)
        prompt = QualificationPrompt(situation)
        letter = next(c.letter for c in CRITERIA if c.key == criterion)
        prompt.feed(letter, letter)
        self.prompt = prompt
        self.show_prompt()

    def show_prompt(self) -> None:
        """Draw the prompt, or take the strip away when there is none."""
        self.strip.show(self.prompt.view() if self.prompt is not None else None, None)
        self.draw()

    def answer_prompt(self, prompt: Prompt, key: str, character: str | None) -> None:
        """Feed the prompt; what was answered is saved at once, and looked at again."""
        from leadtui.tui.keyboard.actions import Qualify
        from leadtui.tui.keyboard.prompts import Cancelled

        answer = prompt.feed(key, character)
        if isinstance(answer, Qualify):
            self.leadtui.hold()
            self.leadtui.keep(self._qualify(prompt, answer))
        elif isinstance(answer, Cancelled):
            self.prompt = None
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
            await self.look_again(done.summary)
        finally:
            self.leadtui.release()

    def form_done(self, done: Done | None) -> None:
        """The lead's form was closed: look again at what it would become."""
        self.leadtui.hold()
        self.leadtui.keep(self._formed(done.summary if done is not None else ""))

    async def _formed(self, summary: str) -> None:
        await self.look_again(summary)
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
        self.draw()
        self.leadtui.release()

    async def _preview(self) -> None:
        lines = await self.leadtui.bridge.read(previewed(self.state.readable()))
        self.state.preview(lines)
        self.state.settle()

    async def look_again(self, said: str, *, failed: bool = False) -> None:
        """Read anew what is proposed and what would become of each field, and say why it was read."""
        try:
            proposal = await self.leadtui.bridge.read_after_writes(proposed(self.lead_id))
            if proposal.refusal:
                said, failed = f"{proposal.refusal} {proposal.hint}".strip(), True
            else:
                self.state.newer(proposal)
                self.state.settle()
                await self._preview()
                if not failed:
                    self.state.to_first()
        except LeadtuiError as error:
            said, failed = said if failed else str(error), True
        self.say(said, "error" if failed else "done")
        self.draw()
