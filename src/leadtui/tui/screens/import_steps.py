"""What the keys do on the columns, on the preview, and while a list comes in or is in."""

from __future__ import annotations

from leadtui.tui.bindings import key_of
from leadtui.tui.keyboard.import_chooser import CHOSEN, LEFT, FieldChooser
from leadtui.tui.keyboard.import_state import POLICIES, key_of_row, there_already
from leadtui.tui.keyboard.import_targets import CUSTOM, NUMBERED, activity_targets, lead_targets, taken_by
from leadtui.tui.screens.import_bringing import TOO_FAR, ImportBringing
from leadtui.tui.screens.import_panes import Step
from leadtui.words.rows import Done

MOVES = {"convert-down": 1, "convert-up": -1, "convert-page-down": 10, "convert-page-up": -10}
HALVES = {"half-down": 0.5, "half-up": -0.5}
EDGES = {"convert-top": 0, "convert-bottom": 1_000_000}


class ImportSteps(ImportBringing):
    """The import, step by step."""

    def go(self) -> None:
        """On to the preview; from there the list is brought in."""
        raise NotImplementedError

    # Columns

    def on_columns(self, command: str | None) -> None:
        """Act on a command on the columns."""
        column = self.column
        if command in MOVES or command in EDGES:
            self.column_at = self._moved(self.column_at, command, len(self.state.columns))
        elif column is None:
            return
        elif command in ("import-choose", "import-right"):
            self.open_chooser()
        elif command == "import-toggle":
            self._toggle_column()
        elif command == "import-own-all":
            self._own_all()
        elif command == "import-own" and self.state.what != "leads":
            self.say("Only leads have own fields", "hint")
        elif command == "import-own":
            self._map(f"{CUSTOM}{column.name}")
        else:
            self.say("enter chooses the field, space leaves the column out, a makes it an own field", "hint")

    def _own_all(self) -> None:
        if self.state.what != "leads":
            self.say("Only leads have own fields", "hint")
            return
        self.state.own_fields = not self.state.own_fields
        own = "become own fields" if self.state.own_fields else "are left out again"
        self.say(f"Columns without a field {own}", "hint")
        self.changed()

    def _moved(self, at: int, command: str, count: int) -> int:
        at = EDGES[command] if command in EDGES else at + MOVES[command]
        return max(min(at, count - 1), 0)

    def open_chooser(self) -> None:
        """Choose the field of the column under the cursor."""
        if self.column is not None:
            leads = self.state.what == "leads"
            workspace = self.leadtui.base.workspace if leads else None
            targets = lead_targets() if leads else activity_targets()
            self.chooser = FieldChooser(self.column, self.state.columns, workspace, targets)

    def choose(self, chooser: FieldChooser, key: str, character: str | None) -> None:
        """Feed the choice of a field."""
        asked = chooser.feed("enter" if key == "ctrl+s" else key, character)
        if asked == CHOSEN:
            self.chooser = None
            self._map(chooser.target.key)
            if key == "ctrl+s":
                self.go()
        elif asked == LEFT:
            self.chooser = None
        elif asked is None:
            self.say("Type a part of the field's name; enter takes it, esc leaves", "hint")

    def _toggle_column(self) -> None:
        column = self.column
        if column is None:
            return
        if column.field:
            self._map("")
        elif column.name in self.state.mapping:
            del self.state.mapping[column.name]
            self.changed()
        else:
            self.open_chooser()

    def _map(self, key: str) -> None:
        column = self.column
        if column is not None:
            there = taken_by(key, column.name, self.state.columns)
            self.state.map(column.name, key)
            gone = there and key.partition(".")[0] not in NUMBERED
            self.say(f"“{there}” is left out now: a field has one column" if gone else "", "hint")
            self.changed()

    # The preview

    def on_preview(self, command: str | None) -> None:
        """Act on a command on the preview."""
        row = self.row
        if command in MOVES or command in EDGES:
            self.row_at = self._moved(self.row_at, command, len(self.state.rows))
        elif command in HALVES:
            self.detail.page(HALVES[command])
        elif command == "import-own-all":
            self._own_all()
        elif command in ("import-right", "import-left", "import-toggle") and row is not None:
            if not there_already(row) or self.state.what != "leads":
                self.say("It is new or rejected; only a lead that is there already leaves a choice", "hint")
                return
            ways = list(POLICIES)
            at = ways.index(self.state.policy_of(row)) + (-1 if command == "import-left" else 1)
            self.state.chosen[key_of_row(row)] = ways[at % len(ways)]
            self.changed()
        else:
            self.say(f"{key_of('import-go')} brings the list in, esc goes back", "hint")

    # Coming in, and done

    def on_running(self, command: str | None) -> None:
        """Act on a command while the list comes in."""
        if command == "import-stop":
            if self.leadtui.imports.past_stopping:
                self.say(TOO_FAR, "hint")
            else:
                self.stop_asked = True
                self.say("Stop the import? Nothing of it stays. y stops it, n lets it go on", "hint")
        else:
            self.say(f"esc goes back to your work, {key_of('import-stop')} stops the import", "hint")

    def answer_stop(self, key: str) -> None:
        """Answer whether the import is to be stopped."""
        if key == "y":
            self.stop_asked = False
            self.say("Stopping…", "hint")
            self.leadtui.imports.stop()
        elif key in ("n", "escape"):
            self.stop_asked = False
            self.say("")
        else:
            self.say("y stops the import, n lets it go on", "hint")

    def on_done(self, key: str, command: str | None) -> None:
        """Act on a key once the list is in."""
        if self.step is Step.RUNNING:
            self.on_running(None)
        elif command in ("import-stop", "import-go") or self.leadtui.typed_at < self.seen_from:
            # What was meant for the import must not reach the leads: there the same key deletes one.
            self.say(f"The import has ended · enter goes to the queue{self._way_back()}", "hint")
        elif command == "import-undo":
            self.take_back()
        elif command == "import-rejects":
            self.save_rejects()
        elif command in EDGES:
            self.told.to_edge(end=bool(EDGES[command]))
        elif command in ("convert-page-down", "convert-page-up"):
            self.told.page(1 if command == "convert-page-down" else -1)
        elif command in HALVES:
            self.told.page(HALVES[command])
        elif command in MOVES:
            self.told.move(MOVES[command])
        elif key == "enter":
            self.close()
        else:
            self.say(f"enter goes to the queue{self._way_back()}", "hint")

    def _way_back(self) -> str:
        report = self.leadtui.imports.report
        return f", {key_of('import-undo')} takes the import back" if report is not None and report.operation else ""

    def close(self) -> None:
        """Close; the screen below says what came in."""
        imports = self.leadtui.imports
        done = None
        if self.step is Step.DONE and imports.report is not None and not imports.report.none_in:
            done = Done(imports.report.operation, f"Imported: {imports.report.summary}")
        self.leadtui.close_screen(self)
        if done is not None:
            self.leadtui.form_closed(done)
