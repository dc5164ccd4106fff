"""Leaving a screen on which something was typed or chosen that nowhere else stands: it is asked about once."""

from __future__ import annotations

from leadtui.tui.keyboard.key_screen import KeyScreen


class AsksToLeave(KeyScreen[None]):
    """A screen that says what is lost before it is left: `y` leaves, `n` stays, any other key asks again.

    While `leaving`, keys go to `answer_leaving`.
    """

    leave_question = ""
    leaving = False

    @property
    def changed(self) -> bool:
        """Whether something would be lost."""
        raise NotImplementedError

    def close(self) -> None:
        """Go back to where one came from."""
        self.leadtui.close_screen(self)

    def ask_to_leave(self) -> None:
        """Close at once when nothing would be lost, else ask."""
        if self.changed:
            self.leaving = True
            self.say(f"{self.leave_question} y leaves, n stays", "hint")
        else:
            self.close()

    def answer_leaving(self, key: str) -> None:
        """Take the answer."""
        if key == "y":
            self.leadtui.drafts.drop_of(self)
            self.close()
        elif key == "n":
            self.leaving = False
            self.say("")
        else:
            self.ask_to_leave()

    def may_quit(self) -> bool:
        """What would be lost is not lost by quitting unless it is asked for twice."""
        if self.changed and not self.leaving:
            self.ask_to_leave()
            return False
        return True
