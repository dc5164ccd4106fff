"""Prompts that are typed: note and tags."""

from __future__ import annotations

from leadtui.tui.keyboard.actions import Action, AddNote, SetTags
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.keyboard.prompts import FieldView, Prompt, PromptView, Situation

SAVE_HINT = "enter saves · esc leaves"


class NotePrompt(Prompt):
    """Write a note."""

    kind = "note"

    def __init__(self, situation: Situation) -> None:
        super().__init__(situation)
        self.note = LineEdit(multiline=True)

    @property
    def writing(self) -> LineEdit:
        """The note, which the editor can take over."""
        return self.note

    def key(self, key: str, character: str | None) -> Action | None:
        """Type the note; `enter` saves it."""
        if key == "enter":
            if self.note.text.strip():
                return AddNote(self.note.text.strip())
            self.error = "Nothing is typed yet; esc leaves."
        elif not self.note.feed(key, character):
            self.error = "enter saves, alt+enter breaks the line, esc leaves."
        return None

    def paste(self, text: str) -> None:
        """Put pasted text in."""
        self.note.insert(text)

    def view(self) -> PromptView:
        """Return what to draw now."""
        field = FieldView("Note", self.note.text, self.note.cursor, wraps=True)
        return PromptView(
            "Note", fields=(field,), error=self.error, hint="enter saves · alt+enter new line · ^o editor · esc leaves"
        )

    def draft(self) -> str:
        """Return the note."""
        return self.note.text

    def restore(self, draft: str) -> None:
        """Put the note back."""
        self.note.set(draft)


class TagsPrompt(Prompt):
    """Put tags on, and take them off with "-". `tags` are those that are there, None for those of several leads."""

    kind = "tags"

    def __init__(self, situation: Situation, tags: tuple[str, ...] | None) -> None:
        super().__init__(situation)
        self.tags = tags
        self.line = LineEdit()

    def key(self, key: str, character: str | None) -> Action | None:
        """Type tags with commas between them; `enter` saves."""
        if key != "enter":
            if not self.line.feed(key, character):
                self.error = "enter saves, esc leaves."
            return None
        typed = [word.strip() for word in self.line.text.split(",") if word.strip(" -")]
        if not typed:
            self.error = "Which tags? vip, north; -vip takes one off."
            return None
        return SetTags(
            tuple(word for word in typed if not word.startswith("-")),
            tuple(word[1:].strip() for word in typed if word.startswith("-")),
        )

    def paste(self, text: str) -> None:
        """Put pasted text in."""
        self.line.insert(text)

    def view(self) -> PromptView:
        """Return what to draw now."""
        has = f"has: {', '.join(self.tags)}" if self.tags else "has no tags yet" if self.tags is not None else ""
        field = FieldView("Tags", self.line.text, self.line.cursor, placeholder="vip, north, -old")
        return PromptView(
            "Tags",
            fields=(field,),
            lines=(has,) if has else (),
            error=self.error,
            hint="commas between · -tag takes off · enter saves",
        )

    def draft(self) -> str:
        """Return what is typed."""
        return self.line.text

    def restore(self, draft: str) -> None:
        """Put it back."""
        self.line.set(draft)
