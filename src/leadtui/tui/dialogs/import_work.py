"""What can be chosen for an import, and what the dialog hands to the writer thread, which loads the services."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from leadtui.rules.file_names import named_path
from leadtui.tui.keyboard.form import Form, FormField
from leadtui.words.rows import Undone
from leadtui.words.workspace import Workspace

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.services.importing_report import ImportReport, OnSame

Looked = tuple["ImportReport", dict[str, str], str]
"""The report, a value of each column, and the program that wrote the file."""
SAMPLE = 20
"""Rows in which a value of each column is looked for."""
POLICIES: dict[str, OnSame] = {
    "skip them": "skip",
    "fill their empty fields": "update",
    "overwrite them": "overwrite",
    "add them again": "create",
}
LEAVE_OUT, OWN_FIELDS = "leave them out", "make own fields"


class Options:
    """What an import is asked to do; `dry`: only to say what would come of it."""

    def __init__(self, path: str, policy: OnSame, source: str, *, own_fields: bool, dry: bool) -> None:
        self.path = Path(path)
        self.policy = policy
        self.source = source
        self.own_fields = own_fields
        self.dry = dry


class ImportFields(Form):
    """The file, and how it is brought in."""

    def __init__(self, workspace: Workspace) -> None:
        policies, others = (*POLICIES,), (LEAVE_OUT, OWN_FIELDS)
        sources = tuple(source.name for source in workspace.sources)
        self.path = FormField("path", "File", "", hint="~/Downloads/leads.csv")
        self.policy = FormField(
            "on_duplicate", "Already there", "", original=policies[0], choices=policies, needed=True
        )
        self.source = FormField("source", "Source", "", choices=sources, blank="as the file says")
        self.others = FormField("custom", "Other columns", "", original=LEAVE_OUT, choices=others, needed=True)
        super().__init__([self.path, self.policy, self.source, self.others])

    def options(self, *, dry: bool) -> Options:
        """Return what is chosen."""
        own = self.others.text == OWN_FIELDS
        return Options(self.path.text, POLICIES[self.policy.text], self.source.text, own_fields=own, dry=dry)


def looked_at(options: Options) -> Callable[[Desk], Looked]:
    """Return the work that imports a file, or says what would come of it."""

    def work(desk: Desk) -> Looked:
        from leadtui.services.importing import import_files, read_plans
        from leadtui.services.importing_report import ImportOptions

        asked = ImportOptions(
            on_duplicate=options.policy,
            custom_fields_all=options.own_fields,
            source=options.source,
            dry_run=options.dry,
        )
        path = named_path(str(options.path))
        files = [(path.name, path)]
        plan = read_plans(desk, files, asked)[0]
        samples: dict[str, str] = {}
        for row in plan.table.sample(SAMPLE):
            for column, value in zip(plan.table.header, row.cells, strict=False):
                if value.strip():
                    samples.setdefault(column, value.strip())
        return import_files(desk, files, asked), samples, plan.kind

    return work


def taken_back(desk: Desk, operation: int) -> Undone:
    """Take an import back; nothing is written when its leads were worked on since."""
    from leadtui.services import undoing

    return undoing.undo(desk, operation=operation)
