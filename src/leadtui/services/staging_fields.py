"""The custom fields a list makes: numbered as the base will number them, so that rows can be put ready with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leadtui.store.identities import next_number
from leadtui.store.sqlite.driver import Connection
from leadtui.words.workspace import CustomField, Workspace, word_key


class NewFields:
    """Numbers of custom fields by label. `made` are those the base does not have yet, in the order of their numbers.

    `kinds`: of which kind one is that has to be made, by the key of its label.
    """

    def __init__(self, base: Connection, workspace: Workspace, kinds: Mapping[str, str]) -> None:
        self.made: list[CustomField] = []
        self._next = next_number(base, "custom_field")
        self._kinds = kinds
        self._numbers = {word_key(field.label): field.id for field in workspace.fields_of("lead")}

    def numbers(self, labels: Iterable[str]) -> dict[str, int]:
        """The numbers of fields by label."""
        return {label: self._number(label) for label in labels}

    def _number(self, label: str) -> int:
        key = word_key(label)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self._next
            self._next += 1
            self.made.append(CustomField(number, label, self._kinds.get(key, "text")))
        return number
