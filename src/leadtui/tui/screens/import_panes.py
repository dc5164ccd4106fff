"""The panes of the import: title and steps, what belongs to the step, the line under the cursor in full, the keys."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from leadtui.tui.bindings import key_of
from leadtui.tui.keyboard.form import Form, FormField
from leadtui.tui.keyboard.import_chooser import FieldChooser
from leadtui.tui.keyboard.import_forms import ListForm, OptionsForm
from leadtui.tui.keyboard.import_picker import Picker
from leadtui.tui.keyboard.import_state import ImportState
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.screens.import_work import size_of
from leadtui.tui.text import safe, width, wrap
from leadtui.tui.widgets import import_lines as lines
from leadtui.tui.widgets.form_lines import FormLines
from leadtui.tui.widgets.import_report import progress_lines, report_lines
from leadtui.tui.widgets.import_steps import StepsLine
from leadtui.tui.widgets.key_hints import Hints, KeyHints, TitleLine
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.painted import Pane
from leadtui.tui.widgets.place_lines import PlaceLines, Row
from leadtui.tui.widgets.scroll_lines import Line, ScrollLines
from leadtui.tui.widgets.search_box import field_parts
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.words.importing import LookedColumn, PreviewRow

ROOMY = 80
"""Cells from which there is room for what a key does in full."""
WIDE = 120
"""Cells from which the row under the cursor stands beside the rows."""


class Step(IntEnum):
    """Where in an import one is."""

    FILE = 0
    LIST = 1
    COLUMNS = 2
    OPTIONS = 3
    PREVIEW = 4
    RUNNING = 5
    DONE = 6


NAMES = ("File", "List", "Columns", "Options", "Preview")
FORMS = (Step.LIST, Step.OPTIONS)


class ImportPanes(KeyScreen[Done | None]):
    """The import on the screen, in one of its steps."""

    help_scopes = ("import",)

    def __init__(self) -> None:
        super().__init__()
        self.state = ImportState()
        self.picker = Picker()
        self.step = Step.FILE
        self.chooser: FieldChooser | None = None
        self.column_at = 0
        self.row_at = 0
        self.looking = False
        self.problem = ""
        self.list_form: ListForm | None = None
        self.options_form: OptionsForm | None = None
        self._bytes = 0
        self._told: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Title, steps, form or lines, the line under the cursor in full, message, keys."""
        self.form_lines = FormLines(Form([FormField("nothing", "", "")]), id="form")
        self.places = PlaceLines(self._rows, id="places")
        self.detail = ScrollLines(self._detail, id="detail")
        self.choices = PlaceLines(self._choices, id="choices")
        self.told = ScrollLines(self._report, id="told")
        self.steps = StepsLine(NAMES)
        self.title_line = TitleLine("Import a list")
        self.hints = KeyHints(has_help=True)
        yield self.title_line
        yield self.steps
        yield self.form_lines
        with Pane(id="both"):
            yield self.places
            yield self.detail
        yield self.told
        yield self.choices
        yield MessageLine(2)
        yield self.hints

    def on_resize(self) -> None:
        """Put the row under the cursor where there is room for it."""
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.call_after_refresh(self.draw)

    # Drawing

    def draw(self) -> None:
        """Draw the step as it is now."""
        step = self.step
        running = step in (Step.RUNNING, Step.DONE)
        self.form_lines.display = step in FORMS
        self.query_one("#both").display = step in (Step.FILE, Step.COLUMNS, Step.PREVIEW)
        self.detail.display = step is Step.COLUMNS or (step is Step.PREVIEW and bool(self.state.rows))
        self.told.display = running
        self.steps.display = not running
        self.choices.display = self.chooser is not None
        self.set_class(step is Step.PREVIEW, "-preview")
        self.steps.show(step, self.reached, (Step.LIST,) if self.state.open else ())
        self.title_line.show("Import a list", self._about())
        if step in FORMS:
            self._draw_form()
        elif running:
            self.told.rewrite()
        else:
            at = {Step.FILE: self.picker.at, Step.COLUMNS: self.column_at}.get(step, self.row_at)
            self.places.show(at if at >= 0 else None)
            self.detail.rewrite(to_top=self._detail_of() != self._told)
            self._told = self._detail_of()
        if self.chooser is not None:
            self.choices.show(self.chooser.at)
        self.hints.show(*self._hints())

    @property
    def reached(self) -> int:
        """The last step that can be gone to."""
        return Step.PREVIEW if self.state.looked is not None else Step.FILE

    def _detail_of(self) -> tuple[object, ...]:
        return self.step, self.column_at, self.row_at

    def _about(self) -> str:
        if self.step is Step.FILE or self.state.file is None:
            imports = self.leadtui.imports
            return imports.name if self.step in (Step.RUNNING, Step.DONE) else ""
        file = self.state.file
        return f"{safe(file.name)} · {lines.understood(file, self._bytes)}"

    def _draw_form(self) -> None:
        form = self.form
        assert form is not None
        self.form_lines.form = form
        cells = max(self.app.size.width - 3, 20)
        tail: list[Line] = [[]]
        tail += [[(f" {part}", "dim")] for part in wrap(self._said_below(), cells)]
        self.form_lines.tail = tail + (lines.table_rows(self.state, cells) if self.step is Step.LIST else [])
        self.form_lines.show()

    def _said_below(self) -> str:
        if self.step is Step.OPTIONS and self.state.what != "leads":
            return "These are for lists of leads: what was done with them is brought in as it is, each thing once."
        if self.step is Step.OPTIONS:
            return "What a row says itself goes before what is said here."
        if self.state.open_rows:
            return "Its columns may be those of leads, or of what was done with them or by them: say which."
        if self.state.open_questions:
            return "What can be read in several ways is asked once; the next list with these columns is read the same."
        return "As it was found; change it where the rows below look wrong."

    def _rows(self, cells: int) -> list[Row]:
        if self.step is Step.FILE:
            return lines.file_rows(self.picker, self.leadtui.base.clock.local(), cells)
        if self.step is Step.COLUMNS:
            return lines.left_out(self.state, cells) + lines.column_rows(self.state, cells)
        if self.step is not Step.PREVIEW:
            return []
        head: list[Row] = [([(f" {lines.counted(self.state)}", "strong")], None)]
        head += lines.left_out(self.state, cells) or [([], None)]
        if not self.state.rows:
            head.append(([(" There is no row in this list.", "dim")], None))
        return head + lines.preview_rows(self.state, cells)

    def _detail(self, cells: int) -> list[Line]:
        if self.step is Step.COLUMNS and self.column is not None:
            return lines.column_detail(self.column, self.state, cells)
        if self.step is Step.PREVIEW and self.row is not None:
            return lines.row_detail(self.row, self.state, cells)
        return []

    def _choices(self, cells: int) -> list[Row]:
        chooser = self.chooser
        if chooser is None:
            return []
        said = f" Field for “{safe(chooser.column.name)}”: "
        said = said if width(said) < cells // 2 else " Field: "
        box: Row = ([(said, "title"), *field_parts(chooser.edit, max(cells - width(said) - 1, 10))], None)
        return [box, *lines.target_rows(chooser.targets, chooser.taken, cells)]

    def _report(self, cells: int) -> list[Line]:
        imports = self.leadtui.imports
        if self.step is Step.RUNNING:
            going = imports.stopping
            return progress_lines(imports.progress, imports.name, cells, about=imports.about, stopping=going)
        if imports.report is not None:
            return report_lines(imports.report, cells, taken_back=imports.taken_back)
        return []

    @property
    def form(self) -> ListForm | OptionsForm | None:
        """The form of the step, None where it has none."""
        return {Step.LIST: self.list_form, Step.OPTIONS: self.options_form}.get(self.step)

    @property
    def column(self) -> LookedColumn | None:
        """The column under the cursor."""
        columns = self.state.columns
        return columns[min(self.column_at, len(columns) - 1)] if columns else None

    @property
    def row(self) -> PreviewRow | None:
        """The row under the cursor."""
        rows = self.state.rows
        return rows[min(self.row_at, len(rows) - 1)] if rows else None

    # Keys

    def _hints(self) -> Hints:
        go, back = key_of("import-go"), key_of("import-back")
        if self.chooser is not None:
            return (("enter", "This field"), ("↑↓", "Choose"), ("letters", "Find"), ("esc", "As it was"))
        steps: Hints = (("tab", "Next"), (back, "Back"))
        space, own = key_of("import-toggle"), key_of("import-own")
        imports = self.leadtui.imports
        rejects = imports.report is not None and imports.report.rejected
        otherwise = "What becomes of it" if self.app.size.width >= ROOMY else "Otherwise"
        there = imports.report is not None and imports.report.operation and not imports.taken_back
        return {
            Step.FILE: (
                ("enter", "Take it"), ("↑↓", "Choose"), ("tab", "Complete"), (go, "Preview"), (back, "Close"),
                ("f1", "Help"),
            ),
            Step.LIST: ((go, "Preview"), ("↑↓", "Move"), ("←→", "Change"), *steps),
            Step.COLUMNS: (
                (go, "Preview"), ("enter", "Field"), (space, "Leave out"), (own, "Own field"), *steps,
                (key_of("import-own-all"), "All own"),
            ),
            Step.OPTIONS: ((go, "Preview"), ("↑↓", "Move"), ("←→", "Change"), *steps),
            Step.PREVIEW: (
                (go, "Import"), ("↑↓", "Rows"), ("←→", otherwise),
                *((key_of("half-down"), "Read on") for _ in range(self.detail.scrolls)), (back, "Back"),
            ),
            Step.RUNNING: (("esc", "Work on"), (key_of("import-stop"), "Stop")),
            Step.DONE: (
                ("enter", "To the queue"), *(((key_of("import-undo"), "Take it back"),) if there else ()),
                *(((key_of("import-rejects"), "Save rejected"),) if rejects else ()), ("↑↓", "Scroll"),
            ),
        }[self.step]  # fmt: skip

    def measured(self) -> None:
        """The file may be another: know its size."""
        self._bytes = size_of(self.state.path)
