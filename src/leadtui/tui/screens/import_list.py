"""Import a list: the file, how it was understood, its columns, how it comes in, its first rows, and the way back.

Always holds: nothing is written before `import-go` on the preview; what is typed or chosen is there again after the
screen was left by any other way than its first step's `esc`; an import under way goes on when the screen is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadtui.tui import places
from leadtui.tui.bindings import key_of, key_table
from leadtui.tui.dialogs import paths
from leadtui.tui.dialogs.paths import Found
from leadtui.tui.keyboard.import_forms import ListForm, OptionsForm
from leadtui.tui.keyboard.import_state import WHAT
from leadtui.tui.keyboard.typed import Typed
from leadtui.tui.screens.import_panes import FORMS, Step
from leadtui.tui.screens.import_steps import ImportSteps
from leadtui.tui.widgets.import_steps import StepsLine
from leadtui.tui.widgets.place_lines import PlaceLines
from leadtui.words.errors import LeadtuiError

if TYPE_CHECKING:
    from leadtui.tui.keyboard.typed import Draft

SHARED = frozenset({"help", "search", "palette", "quit"})


class ImportScreen(ImportSteps):
    """The import; `brought` is what was chosen before."""

    def __init__(self, brought: Draft | None = None) -> None:
        super().__init__()
        self.keys = key_table("import")
        self.brought = brought
        self.leaving = False

    def on_mount(self) -> None:
        """Show the import that is under way or was not seen yet, or what was chosen before, or ask for the file."""
        imports = self.leadtui.imports
        imports.watcher = self
        if imports.to_be_seen:
            self.state.take(imports.state)
            self.picker.put(imports.path)
            self.step = Step.RUNNING
            self.import_moved()
        elif self.brought is not None:
            self._take_brought(self.brought)
        else:
            self._offer_left()
            self._offer_report()
        self.leadtui.keep(self._learn())
        self.leadtui.keep(self.newest())
        self.on_resize()

    def _offer_report(self) -> None:
        imports = self.leadtui.imports
        if imports.last:
            self.picker.left.append(Found(f"{imports.name}: {imports.last}", report=True))

    async def _learn(self) -> None:
        """Say of the last import that it was taken back, where it was."""
        imports = self.leadtui.imports
        if imports.running:
            return
        try:
            await imports.learn()
        except LeadtuiError as error:
            self.say(str(error), "error")
            return
        if any(one.report for one in self.picker.left):
            self.picker.left = [one for one in self.picker.left if not one.report]
            self._offer_report()
        if imports.taken_back and self.step is Step.DONE:
            self.say("It was taken back since", "hint")
        self._redraw()

    def _offer_left(self) -> None:
        """Offer to go on with an import that was begun and left."""
        parked = (draft for draft in self.leadtui.drafts.parked(self) if draft.typed.kind == "import" and draft.whole)
        self.brought = next((draft for draft in parked if draft.owner is None), None)
        if self.brought is not None:
            self.picker.left = [Found(self.brought.typed.text, left=True)]

    def was_closed(self) -> None:
        """An import under way goes on; a report was seen."""
        imports = self.leadtui.imports
        imports.watcher = None
        if not imports.running:
            imports.seen()

    def _take_brought(self, draft: Draft) -> None:
        self.state.take(draft.typed.state)
        self.leadtui.drafts.give(draft, self)
        self.picker.left = []
        self.picker.put(self.state.path)
        if draft.typed.state["looked"]:
            at = str(draft.typed.state["at"])
            step = Step[at] if at in Step.__members__ and at not in ("RUNNING", "DONE") else None
            self.take_file(step)
            self.say("As you left it; nothing is imported yet", "hint")

    def unsaved(self) -> Typed | None:
        """The path and what was chosen, until the list is coming in."""
        path = self.state.path or self.picker.text
        if not path or self.step in (Step.RUNNING, Step.DONE):
            return None
        kept = self.state.kept()
        kept["fields"] = {**kept["fields"], "path": self.picker.text if self.step is Step.FILE else path}
        looked = self.step is not Step.FILE
        return Typed(
            "import",
            "import of a list",
            kept["fields"]["path"] or path,
            {**kept, "at": self.step.name, "looked": looked},
        )

    # Keys

    @property
    def typing(self) -> bool:
        """Letters are text in the path, in forms and where a field is found."""
        return self.step in (Step.FILE, *FORMS) or self.chooser is not None

    @property
    def _on_choice(self) -> bool:
        """Whether the cursor stands on a choice of a form: its letters find a choice, other signs are no text."""
        form = self.form
        return form is not None and self.chooser is None and bool(form.current.choices)

    def take_key(self, key: str, character: str | None) -> None:
        """Answer what was asked, else act in the step one is in."""
        command = self.keys.command(key, None if self.typing else character)
        if self.typing and len(key) == 1:
            command = None
        if self._on_choice and self.keys.command(key, character) == "help":
            command = "help"
        if self.leaving and key in ("y", "n"):
            self._answer(key)
        elif self.stop_asked:
            self.answer_stop(key)
        elif self.back_asked:
            self.answer_back(key)
        elif command in SHARED:
            self.run_command(command)
        elif command == "bring-back":
            places.bring_back(self.leadtui, self)
        elif self.chooser is not None:
            self.choose(self.chooser, key, character)
        else:
            if self.leaving:
                self._answer("n")
            self._in_step(key, character, command)
        self.draw()

    def _in_step(self, key: str, character: str | None, command: str | None) -> None:
        if self.step is Step.FILE:
            self._on_file(key, character)
        elif command == "import-back":
            self._back()
        elif command == "import-go":
            self.go()
        elif self.step in FORMS:
            self._on_form(key, character)
        elif self.step is Step.RUNNING:
            self.on_running(command)
        elif self.step is Step.DONE:
            self.on_done(key, command)
        elif command in ("import-next", "import-previous"):
            self.to(self.step + (1 if command == "import-next" else -1))
        elif self.step is Step.COLUMNS:
            self.on_columns(command)
        else:
            self.on_preview(command)

    def take_paste(self, text: str) -> None:
        """Take a pasted or dragged path; elsewhere pasted text goes where is typed."""
        if self.chooser is not None:
            self.chooser.edit.insert(text)
            self.chooser.retyped()
        elif self.step is Step.OPTIONS and self.options_form is not None:
            self.options_form.paste(text)
            self._form_changed(self.options_form)
        elif self.step in (Step.RUNNING, Step.DONE):
            self.say("There is nothing to paste into here", "hint")
        else:
            self.to(Step.FILE)
            self.picker.put(paths.pasted(text))
            self.suggest()
        self.draw()

    # The steps

    def to(self, step: int) -> None:
        """Go to a step that can be gone to."""
        step = Step(min(max(step, Step.FILE), Step.PREVIEW))
        if step > self.reached:
            self.say("Which file? enter takes it", "hint")
            return
        self.say("")
        self._leave_form()
        if step is Step.PREVIEW and self.state.open:
            self.step = Step.LIST
            self.once_looked(self._show_questions)
            return
        if step is Step.PREVIEW:
            self.once_looked(lambda: self._show_step(step))
            return
        if step is Step.FILE:
            self.suggest()
        self._show_step(step)

    def _show_questions(self) -> None:
        self.step = Step.LIST
        if self.state.open_rows:
            if self.list_form is not None:
                self.list_form.to_key("what")
            self.say(f"What is a row of this list? ← → say, then {key_of('import-go')} goes on", "hint")
            return
        if self.list_form is not None and self.state.open_questions:
            self.list_form.to_key(f"question.{self.state.open_questions[0].key}")
        self.say(f"This can be read in two ways: ← → choose, then {key_of('import-go')} goes on", "hint")

    def _show_step(self, step: Step) -> None:
        self.step = step
        if step is Step.PREVIEW and self.problem:
            self.say(self.problem, "error")
            self.step = Step.COLUMNS
        elif step is Step.PREVIEW:
            self._tell_ready()
            self.look_deeper()
        for form in (self.list_form, self.options_form):
            if form is not None and step in FORMS:
                form.focus = min(form.focus, len(form.shown) - 1)
        self.on_resize()

    def _tell_ready(self) -> None:
        self.row_at = min(self.row_at, max(len(self.state.rows) - 1, 0))
        self.say(f"{self._rows_told()}Nothing is written yet · {key_of('import-go')} brings the list in", "hint")

    def _rows_told(self) -> str:
        if self.state.what == "leads" or "what" in self.state.dialect:
            return ""
        what = "an event" if self.state.what == "events" else "an activity"
        return f"Each row is {what}, as its columns say (step 2). "

    def _leave_form(self) -> None:
        """What is proposed and was looked at is the answer."""
        if self.form is not None:
            self.form.leave()
        if self.step is Step.LIST and self.state.open:
            self.state.accept_answers()
            self.changed()

    def go_on(self, step: Step | None) -> None:
        """Go to a step; None: to what is asked, or was found to be no list of leads, else to the columns."""
        self.say(self.problem, "error" if self.problem else "hint")
        if self.problem:
            self._show_step(Step.COLUMNS)
            return
        if self.state.open:
            self._show_questions()
        elif step is None and self.state.what != "leads" and "what" not in self.state.dialect:
            self._show_step(Step.LIST)
            self.say(f"A row is {WHAT[self.state.what]} as its columns say · ← → change it, tab goes on", "hint")
        else:
            self._show_step(Step.COLUMNS if step is None else step)

    def go(self) -> None:
        """On to the preview; from there the list is brought in."""
        if self.step in (Step.RUNNING, Step.DONE):
            self.on_done("ctrl+s", "import-go")
        elif self.step is not Step.PREVIEW:
            self.to(Step.PREVIEW)
        else:
            self.once_looked(self._bring_in)

    def _bring_in(self) -> None:
        if self.problem:
            self.say(self.problem, "error")
        elif self.state.looked is not None and self.state.looked.whole and not self.state.looked.rows:
            self.say("There is no row in this list", "error")
        else:
            self.bring_in()

    def _back(self) -> None:
        if self.step in (Step.RUNNING, Step.DONE):
            self.close()
        else:
            self.to(self.step - 1)

    # The file

    def _on_file(self, key: str, character: str | None) -> None:
        asked = self.picker.feed(key, character)
        if asked == "changed":
            self.say("")
            self.suggest()
        elif asked == "take" and self.picker.chosen is not None and self.picker.chosen.report:
            self._show_last()
        elif asked == "take" and self.brought is not None and self.picker.chosen in self.picker.left:
            self._take_brought(self.brought)
        elif asked == "take":
            self.take_file(Step.PREVIEW if key == "ctrl+s" else None)
        elif asked == "complete":
            if self.picker.text and self.picker.text == self.state.path and self.state.looked is not None:
                self.take_file(Step.LIST)
            else:
                self.complete()
        elif asked == "leave":
            self._leave()
        elif asked == "unknown":
            self.say("enter takes the file, ↓ chooses one, esc closes", "hint")

    def _show_last(self) -> None:
        """Show the report of the last import again."""
        imports = self.leadtui.imports
        self.state.take(imports.state)
        self.picker.put(imports.path)
        self.step = Step.RUNNING
        self.import_moved()

    def _leave(self) -> None:
        """Close; what was chosen by hand is asked about first."""
        if self.state.by_hand:
            self.leaving = True
            self.say("Leave the import? What you chose for this list is lost. y leaves, n stays", "hint")
            return
        self.leadtui.drafts.drop_of(self)
        self.leadtui.close_screen(self)

    def _answer(self, key: str) -> None:
        if key == "y":
            self.leadtui.drafts.drop_of(self)
            self.leadtui.close_screen(self)
        else:
            self.leaving = False
            self.say("")

    def may_quit(self) -> bool:
        """What was chosen by hand stays a draft when the program ends."""
        return True

    # Forms

    def _on_form(self, key: str, character: str | None) -> None:
        form = self.form
        if form is None:
            return
        last = form.focus >= len(form.shown) - 1
        if key in ("tab", "enter") and last:
            form.focus = 0
            self.to(self.step + 1)
        elif key == "shift+tab" and not form.focus:
            self.to(self.step - 1)
        elif not form.feed(key, character):
            self.say("← → change what is chosen, tab goes on, esc back", "hint")
        else:
            self._form_changed(form)

    def _form_changed(self, form: Any) -> None:
        assert isinstance(form, ListForm | OptionsForm)
        if form.take(self.state):
            self.say("")
            self.changed()

    # The mouse

    def on_place_lines_clicked(self, message: PlaceLines.Clicked) -> None:
        """A line was clicked: the cursor goes there; twice is the key of it."""
        if self.leadtui._holds:
            return
        if self.chooser is not None:
            self.chooser.to(message.place)
            if message.twice:
                self.choose(self.chooser, "enter", None)
        elif self.step is Step.FILE:
            self.picker.to(message.place)
            if message.twice and message.place >= 0:
                self._on_file("enter", None)
        elif self.step is Step.COLUMNS:
            self.column_at = message.place
            if message.twice:
                self.open_chooser()
        elif self.step is Step.PREVIEW:
            self.row_at = message.place
        self.draw()

    def on_steps_line_clicked(self, message: StepsLine.Clicked) -> None:
        """A step was clicked: go there."""
        if self.chooser is None and self.step < Step.RUNNING:
            self.to(message.step)
            self.draw()
