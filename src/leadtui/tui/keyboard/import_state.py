"""What has been chosen for an import so far: plain values that can be shown, kept as a draft and handed over.

Always holds: what the rep chose by hand stays until he changes it, whatever a new look at the file finds; nothing here
reads a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from leadtui.words.importing import Looked, LookedColumn, LookedFile, PreviewRow, Question, Verdict
from leadtui.words.records import replace

POLICIES = {
    "skip": "skip them",
    "update": "fill their empty fields",
    "overwrite": "overwrite them",
    "create": "add them again",
}
"""What becomes of a row whose lead is there already, and how the rep is asked."""
ONE_BY_ONE = "one by one"
WHAT = {"leads": "a lead", "activities": "a call, mail, meeting …", "events": "an event: opened, visited …"}
"""What a row of a list is, and how the rep is asked."""
SLA = {"yes": True, "no": False}


@dataclass(slots=True)
class ImportState:
    """Choices by hand. `dialect`, `answers` by question, `mapping` by column ("" left out), `options` as typed in the
    form, `chosen` the policy of single rows by "file:line". `looked` is what the file was found to be with them.
    """

    path: str = ""
    dialect: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    mapping: dict[str, str] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    own_fields: bool = False
    looked: Looked | None = None

    @property
    def file(self) -> LookedFile | None:
        """The file as it was understood."""
        return self.looked.files[0] if self.looked is not None and self.looked.files else None

    @property
    def columns(self) -> tuple[LookedColumn, ...]:
        """The columns of the file, each with the field the rep has given it, if he has."""
        found = self.file.columns if self.file is not None else ()
        return tuple(
            replace(column, field=self.mapping[column.name] or None) if column.name in self.mapping else column
            for column in found
        )

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """What the file leaves open and nobody has answered."""
        found = self.file.questions if self.file is not None else ()
        return tuple(question for question in found if not question.settled and question.key not in self.answers)

    @property
    def open_rows(self) -> bool:
        """Whether the columns leave open what a row is, and nobody has said."""
        file = self.file
        return file is not None and file.rows_are != "leads" and not file.rows_sure and "what" not in self.dialect

    @property
    def open(self) -> bool:
        """Whether anything is to be answered before the rows can be seen."""
        return bool(self.open_questions) or self.open_rows

    def map(self, column: str, key: str) -> None:
        """Bring a column into a field ("" leaves it out); another that was brought there by hand gives way."""
        if self.what != "leads":
            self.dialect["what"] = self.what
        for other, there in self.mapping.items():
            if key and there == key and other != column:
                self.mapping[other] = ""
        self.mapping[column] = key

    def accept_answers(self) -> None:
        """Answer what is open as it is proposed."""
        if self.open_rows:
            self.dialect["what"] = self.what
        for question in self.open_questions:
            self.answers[question.key] = question.answer or question.choices[0][0]

    @property
    def rows(self) -> tuple[PreviewRow, ...]:
        """The rows that are previewed; one by one, first those that are there already."""
        rows = self.looked.rows if self.looked is not None else ()
        return tuple(sorted(rows, key=lambda row: not there_already(row))) if self.one_by_one else rows

    @property
    def what(self) -> str:
        """What a row is: "leads", "activities" or "events"; as said, else as its columns say for certain."""
        file = self.file
        return self.dialect.get("what") or (file.rows_are if file is not None and file.rows_sure else "leads")

    @property
    def left_out(self) -> int:
        """How many columns go nowhere."""
        return sum(not (column.field or column.says_which or column.mark) for column in self.columns)

    @property
    def one_by_one(self) -> bool:
        """Whether the rep decides on each row that is there already."""
        return self.options.get("policy") == ONE_BY_ONE

    @property
    def policy(self) -> str:
        """What becomes of a row that is there already, unless it was decided on."""
        policy = self.options.get("policy", "")
        return policy if policy in POLICIES else "skip"

    def policy_of(self, row: PreviewRow) -> str:
        """What becomes of a row that is there already."""
        return self.chosen.get(key_of_row(row), self.policy)

    @property
    def by_hand(self) -> bool:
        """Whether anything but the file was chosen."""
        return bool(self.dialect or self.answers or self.mapping or self.options or self.chosen or self.own_fields)

    def forget_file(self) -> None:
        """Another file is wanted: what was said of this one's columns and rows does not hold for it."""
        self.looked = None
        self.own_fields = False
        self.options.pop("region", None)
        for chosen in (self.dialect, self.answers, self.mapping, self.chosen):
            chosen.clear()

    def asked(self) -> tuple[Any, ...]:
        """What a look at the file depends on; two that are equal find the same."""
        parts = (self.dialect, self.answers, self.mapping, self.options, self.chosen)
        return self.path, self.own_fields, *(tuple(sorted(part.items())) for part in parts)

    def kept(self) -> dict[str, Any]:
        """Everything as a draft keeps it."""
        return {
            "fields": {"path": self.path, **{f"option.{key}": text for key, text in self.options.items()}},
            "dialect": dict(self.dialect), "answers": dict(self.answers), "mapping": dict(self.mapping),
            "chosen": dict(self.chosen), "own_fields": self.own_fields,
        }  # fmt: skip

    def take(self, kept: Mapping[str, Any]) -> None:
        """Have everything as a draft kept it."""
        fields = dict(kept["fields"])
        self.path = str(fields.get("path", ""))
        self.options = {key.removeprefix("option."): text for key, text in fields.items() if key.startswith("option.")}
        self.dialect = dict(kept.get("dialect", {}))
        self.answers = dict(kept.get("answers", {}))
        self.mapping = dict(kept.get("mapping", {}))
        self.chosen = dict(kept.get("chosen", {}))
        self.own_fields = bool(kept.get("own_fields", False))


def there_already(row: PreviewRow) -> bool:
    """Whether a row is a lead that is in the base already, or another row of the list."""
    return row.verdict in (Verdict.UPDATES, Verdict.SAME)


def key_of_row(row: PreviewRow) -> str:
    """How a row is named where it was decided on."""
    return f"{row.file}:{row.line}"
