"""Add an account, contact or opportunity, or edit its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from leadtui.tui.dialogs.record_form import RecordForm
from leadtui.tui.dialogs.record_work import customer_added, customer_edited
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.services.reading import Reading
    from leadtui.tui.record_rows import Detail


class CustomerForm(RecordForm):
    """The form; without a number it adds one, in which `given` is filled in already; `where` says whose it is."""

    def __init__(
        self,
        kind: CustomerKind,
        number: int | None,
        *,
        given: Mapping[str, str] | None = None,
        where: str = "",
    ) -> None:
        super().__init__(kind.value, number)
        self.customer = kind
        self.given = given or {}
        self.where = where
        self.needed = "last_name" if kind is CustomerKind.CONTACT else "name"
        self.needs = "a last name" if kind is CustomerKind.CONTACT else "a name"

    def heading(self) -> tuple[str, str]:
        """What a new one is called, and whose it will be."""
        title, _ = super().heading()
        return title, f"of {self.where}" if self.where else ""

    def read_detail(self, reading: Reading, number: int) -> Detail:
        """Read the customer."""
        return reading.customers.detail(self.customer, number, history=False)

    def adding(self, typed: dict[str, str]) -> Callable[[Desk], Done]:
        """Return the work that adds one."""
        return customer_added(self.customer, typed)

    def editing(self, number: int, typed: dict[str, str]) -> Callable[[Desk], Done]:
        """Return the work that changes it."""
        return customer_edited(self.customer, number, typed, self.seen)

    def wrong(self, error: InputError) -> None:
        """Bring a refusal to its field; that a name is missing belongs to the name."""
        missing = not self.form.typed().get(self.needed)
        if missing and " needs a " in error.message:
            self.form.refuse(self.needed, str(error))
            self.say(error.message, "error")
        else:
            super().wrong(error)
