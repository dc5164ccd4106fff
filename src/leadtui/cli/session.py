"""What a verb works with, opened when it is first asked for and given back at the end of the run."""

from __future__ import annotations

from datetime import datetime, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

from leadtui.words.errors import StorageError

if TYPE_CHECKING:
    from argparse import Namespace

    from leadtui.bootstrap import Base
    from leadtui.cli.app import Show
    from leadtui.rules.when import When
    from leadtui.services.desk import Desk
    from leadtui.services.reading import Reading


class Session:
    """One run of a verb: its arguments, the base it works on, and how the app is shown."""

    def __init__(self, arguments: Namespace, show: Show | None = None) -> None:
        self.arguments = arguments
        self.show = show
        self.notes: list[str] = []
        """What is to be said beside the answer: a REF that leads elsewhere."""

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        for name in ("reading", "desk"):
            opened = self.__dict__.pop(name, None)
            if opened is not None:
                opened.close()

    @cached_property
    def base(self) -> Base:
        """The configured base; raises InputError or StorageError."""
        from leadtui.bootstrap import open_base

        base = open_base()
        if base.unfinished:
            self._make_good(base)
        return base

    def _make_good(self, base: Base) -> None:
        """Finishes or takes away what a program that was killed left of an import, before anything is read.

        Where that cannot be done (the disk may be full) the verb goes on all the same: it may only read.
        """
        from leadtui.services.recovering_imports import make_good

        desk = base.desk()
        try:
            if make_good(desk):
                self.notes.append("An import that had broken off was put in order; `leadtui log` says if it is in.")
                base.reload()
        except StorageError as error:
            self.notes.append(f"An import that had broken off is not in order yet: {error}")
        finally:
            desk.close()

    @cached_property
    def reading(self) -> Reading:
        """A connection that reads."""
        return self.base.new_reading()

    @cached_property
    def desk(self) -> Desk:
        """Where writes are made; loads the model classes."""
        return self.base.desk()

    @cached_property
    def now(self) -> datetime:
        """The present instant in the rep's zone, one and the same for the whole run."""
        return self.base.clock.local()

    def keep_calendar(self) -> str:
        """Brings the calendar file up to date where something may have been written; why it cannot be, "" else.

        What was written stands all the same, so this is no failure of the verb.
        """
        if "desk" not in self.__dict__ or not self.base.calendar().file:
            return ""
        from leadtui.services.calendar import keep

        try:
            return keep(self.desk).problem
        except StorageError as error:
            return f"The calendar waits: {error}"

    @property
    def query(self) -> str:
        """The QUERY arguments as one query."""
        return " ".join(self.arguments.query)

    @cached_property
    def lead(self) -> int:
        """The number of the lead that REF names; raises NotFoundError."""
        return self.lead_of(self.arguments.ref)

    def lead_of(self, ref: str) -> int:
        """The number of the lead a REF names, which is said where it is another than the one typed."""
        number = self.reading.resolve(ref)
        typed = ref.strip().lstrip("lL")
        if typed.isascii() and typed.isdecimal() and int(typed) != number:
            self.notes.append(f"L{int(typed)} was merged into L{number}.")
        return number

    def when(self, phrase: str, *, past: bool = False) -> When:
        """The moment to come (`past`: gone by) that a phrase means for the lead of this run; raises InputError."""
        from leadtui.rules.when import parse

        base = self.base
        return parse(
            phrase, self.now, region=base.preferences.home_region, past=past, ahead=not past,
            their_zone=self._their_zone(), hours=base.workspace.hours,
        )  # fmt: skip

    def _their_zone(self) -> tzinfo | None:
        from zoneinfo import ZoneInfo

        from leadtui.cli.records import record_of

        kind, number = record_of(self)
        row = self.reading.row(number) if kind == "lead" else None
        return ZoneInfo(row.time_zone) if row and row.time_zone else None
