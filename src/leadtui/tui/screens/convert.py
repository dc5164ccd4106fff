"""Convert: account, contact and opportunity of a lead side by side, and every field before it is written.

Always holds: one key converts what is seen, in one operation; a failure writes nothing and keeps what was chosen and
typed; keys typed ahead wait for what they need, and none of them goes to another lead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.tui import places
from leadtui.tui.bindings import key_table
from leadtui.tui.keyboard.convert_fields import TypedReader
from leadtui.tui.keyboard.convert_keys import Answer, Asked, ConvertKeys
from leadtui.tui.keyboard.convert_state import ConvertState
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.keyboard.prompts_find import FindPrompt
from leadtui.tui.screens.convert_drafts import convert_typed, go_back_to, put_into
from leadtui.tui.screens.convert_missing import ConvertMissing
from leadtui.tui.screens.convert_work import Looked, looked_up, told, written
from leadtui.tui.screens.leaving import AsksToLeave
from leadtui.words.conversion import Match, Missing
from leadtui.words.errors import InputError, LeadtuiError
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.typed import Draft, Typed
    from leadtui.tui.widgets.stop_lines import StopClicked

PLACES = {"help", "search"}


def open_convert(app: LeadtuiApp, lead_id: int, brought: Draft | None = None) -> None:
    """Open the convert screen of a lead, or say why it cannot be converted; keys typed meanwhile wait.

    `brought` is what was chosen and typed there before.
    """
    app.hold()
    app.keep(_open(app, lead_id, brought))


async def _open(app: LeadtuiApp, lead_id: int, brought: Draft | None) -> None:
    try:
        looked = await app.bridge.read_after_writes(looked_up(lead_id))
    except LeadtuiError as error:
        _refuse(app, str(error))
    else:
        proposal = looked[0]
        if proposal.refusal:
            _refuse(app, f"{proposal.refusal} {proposal.hint}".strip())
        else:
            app.open_screen(ConvertScreen(app, looked, brought))
    finally:
        app.release()


def _refuse(app: LeadtuiApp, why: str) -> None:
    """Say it where the key was pressed; what was typed ahead was meant for this lead's conversion."""
    app.drop_typed_ahead()
    if isinstance(app.screen, KeyScreen):
        app.screen.say(why, "error")


class ConvertScreen(ConvertMissing, AsksToLeave):
    """The convert screen of a lead, with what was read of it."""

    help_scopes = ("convert",)
    leave_question = "Leave without converting? What is typed here is lost."

    def __init__(self, app: LeadtuiApp, looked: Looked, brought: Draft | None = None) -> None:
        base = app.base
        reader = TypedReader(base.workspace, base.clock.local(), base.preferences.home_region or "")
        super().__init__(ConvertState(*looked, reader))
        self.keys = ConvertKeys(self.state, key_table("convert").command)
        self.brought = brought

    def on_mount(self) -> None:
        """Draw what is proposed, or what was chosen and typed before; keys wait for that."""
        super().on_mount()
        if self.brought is not None:
            self.leadtui.hold()
            self.leadtui.keep(self._take_brought(self.brought))

    async def _take_brought(self, draft: Draft) -> None:
        try:
            put_into(self.state, draft)
            self.leadtui.drafts.give(draft, self)
            await self._preview()
            go_back_to(self.state, draft)
            self.say("As you left it; nothing is converted yet", "hint")
        except LeadtuiError as error:
            await self.look_again(str(error), failed=True)
        except (KeyError, TypeError, ValueError):  # a draft of another version, or a damaged one
            self.say(f"Not all of it could be brought back: {draft.typed.text}", "error")
        finally:
            self.draw()
            self.leadtui.release()

    def unsaved(self) -> Typed | None:
        """What is typed of the conversion."""
        return convert_typed(self.state)

    # Keys

    @property
    def breaks_lines(self) -> bool:
        """A note and a prompt may have several lines."""
        field = self.state.field
        return self.prompt is not None or (field is not None and field.multiline)

    @property
    def typing(self) -> bool:
        """Letters are text in a field and in a prompt."""
        return self.state.at.typing or self.prompt is not None

    def take_key(self, key: str, character: str | None) -> None:
        """Answer what was asked, else feed the prompt or the screen."""
        command = None if self.state.at.typing else self.keys.command(key, character)
        if self.prompt is not None:
            self.answer_prompt(self.prompt, key, character)
        elif self.leaving and key != "ctrl+s":
            self.answer_leaving(key)
        elif command == "help":
            places.open_help(self.leadtui, self)
        elif command == "search":
            places.open_search(self.leadtui)
        elif command == "bring-back":
            places.bring_back(self.leadtui, self)
        elif command == "palette":
            places.open_palette(self.leadtui, self)
        else:
            self.leaving = False
            self._do(self.keys.feed(key, character))

    def take_paste(self, text: str) -> None:
        """Put pasted text where it is being typed."""
        if self.prompt is not None:
            self.prompt.paste(text)
            if isinstance(self.prompt, FindPrompt):
                self.look_for(self.prompt)
            self.show_prompt()
        elif not self.leaving:
            self._do(self.keys.paste(text))

    def on_stop_clicked(self, message: StopClicked) -> None:
        """A line was clicked: go there; what the cursor stands on already is toggled."""
        if self.prompt is not None or self.leaving:
            return
        if message.target == self.state.at and not message.target.typing:
            self._do(self.keys.feed("space", " "))
        else:
            self.keys.go(message.target)
            self._do(None)

    def _do(self, answer: Answer) -> None:
        self.say("")
        if isinstance(answer, str):
            self.say(answer, "hint")
        elif isinstance(answer, Missing):
            self.fill(answer)
        elif answer is Asked.PREVIEW:
            self.read_preview()
        elif answer is Asked.FIND and self.state.kind is not None:
            self.find(self.state.kind)
        elif answer is Asked.SAVE:
            self._save()
        elif answer is Asked.LEAVE:
            self.ask_to_leave()
        self.draw()

    def picked(self, match: Match) -> None:
        """A record was found and chosen."""
        self._do(self.keys.pick(match))

    # Leaving

    @property
    def changed(self) -> bool:
        """Whether something was chosen or typed."""
        return self.state.changed

    # Converting

    def _save(self) -> None:
        """Convert, unless something stands against it that is seen here: then the cursor goes there."""
        wrong = self.state.wrong()
        if wrong is not None:
            self.leadtui.drop_typed_ahead()
            self.say(f"Not converted yet. {wrong}", "error")
            return
        self.say("Converting…", "hint")
        self.leadtui.hold()
        self.leadtui.keep(self._convert())

    async def _convert(self) -> None:
        try:
            lead, account = self.state.proposal.lead.name, self.state.account_name
            done = await self.leadtui.bridge.write(written(self.state.conversion()))
        except InputError as error:
            self._wrong(error)
        except LeadtuiError as error:
            self.leadtui.drop_typed_ahead()
            await self.look_again(f"Not converted: {error}", failed=True)
        else:
            self.leadtui.drafts.drop_of(self)
            self.leadtui.close_screen(self)
            self._show_below(told(done, lead, account))
        finally:
            self.leadtui.release()

    def _wrong(self, error: InputError) -> None:
        """Bring a refusal to the field it names."""
        self.leadtui.drop_typed_ahead()
        there = self.state.refuse(error.message, error.hint)
        self.say("It cannot be converted like that." if there else f"Not converted: {error}", "error")
        self.draw()

    def _show_below(self, done: Done) -> None:
        """The screen below goes on: a list to the next lead, the lead's own screen to what it became."""
        below = self.app.screen
        if hasattr(below, "conversion_done"):
            below.conversion_done(done)
        else:
            self.leadtui.form_closed(done)
