"""The floor: a Textual app that shows one Static and counts keys in it. What any Textual program costs."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App[None]):
    """Shows how many keys were typed."""

    ENABLE_COMMAND_PALETTE = False
    keys = 0

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static("keys: 0")

    def on_key(self) -> None:
        """One update."""
        self.keys += 1
        self.query_one(Static).update(f"keys: {self.keys}")


if __name__ == "__main__":
    Minimal().run()
