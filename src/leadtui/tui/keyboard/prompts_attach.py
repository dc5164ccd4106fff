"""Attach a file or a link to a record, and choose one of those that are attached."""

from __future__ import annotations

from leadtui.rules import links
from leadtui.tui.keyboard.actions import Action, AttachTarget
from leadtui.tui.keyboard.errand_words import OpenFile, OpenLink
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.keyboard.prompts import FieldView, Option, Prompt, PromptView, Situation, by_key, known_keys
from leadtui.words.errors import InputError
from leadtui.words.rows import MISSING, AttachmentRow

MOST = 9
"""So many can be chosen by their number."""


class AttachPrompt(Prompt):
    """A file's path, completed with tab, or a link. Only a reference is kept."""

    kind = "attach"

    def __init__(self, situation: Situation) -> None:
        super().__init__(situation)
        self.line = LineEdit()

    def key(self, key: str, character: str | None) -> Action | None:
        """Type a path or link; `tab` completes a path, `enter` attaches."""
        if key == "tab":
            from leadtui.tui.keyboard.completing import completed

            self.line.set(completed(self.line.text))
        elif key != "enter":
            if not self.line.feed(key, character):
                self.error = "enter attaches, tab completes a path, esc leaves."
        elif not self.line.text.strip():
            self.error = "Which file or link? ~/offers/acme.pdf, https://…"
        else:
            return self._checked()
        return None

    def _checked(self) -> Action | None:
        from leadtui.services.references import reference

        try:
            found = reference(self.line.text)
        except InputError as error:
            self.error = str(error)
            return None
        return AttachTarget(found.target)

    def paste(self, text: str) -> None:
        """Put pasted text in."""
        self.line.insert(text.strip())

    def view(self) -> PromptView:
        """Return what to draw now."""
        field = FieldView("File", self.line.text, self.line.cursor, placeholder="~/offers/acme.pdf, https://…")
        hint = "enter attaches · tab completes · esc leaves"
        return PromptView("Attach", fields=(field,), error=self.error, hint=hint)

    def draft(self) -> str:
        """Return what is typed."""
        return self.line.text

    def restore(self, draft: str) -> None:
        """Put what was typed back."""
        self.line.set(draft)


class AttachedPrompt(Prompt):
    """Which of the attached files and links to open."""

    kind = "attached"

    def __init__(self, situation: Situation, files: tuple[AttachmentRow, ...]) -> None:
        super().__init__(situation)
        self.files = files

    def _options(self) -> tuple[Option, ...]:
        return tuple(
            Option(str(place), f"{row.name} {row.state}".strip(), why_not=row.state if row.state == MISSING else "")
            for place, row in enumerate(self.files[:MOST], 1)
        )

    def key(self, key: str, character: str | None) -> Action | None:
        """Take a number."""
        found = by_key(self._options(), key, character)
        if found is None:
            self.error = known_keys(self._options())
            return None
        try:
            return opened(self.files[int(found.key) - 1])
        except InputError as error:
            self.error = str(error)
            return None

    def view(self) -> PromptView:
        """Return what to draw now."""
        return PromptView("Open which?", self._options(), error=self.error, hint="esc leaves")


def opened(row: AttachmentRow) -> Action:
    """What opens an attached file or link; raises InputError for a file that is gone and for no safe link."""
    if row.kind == "link":
        return OpenLink(links.web_link(row.target), row.name)
    if row.state == MISSING:
        raise InputError(f"{row.name} is not there any more: {row.target}")
    return OpenFile(row.target, row.name)
