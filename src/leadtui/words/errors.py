"""One family of errors: what went wrong and where, how to mend it, and the exit status it means.

Every failure a user can cause or meet is a `LeadtuiError`. The command line prints message and hint and ends with
`status`; the app shows them. Anything else that is raised is a fault of the program.
"""

from __future__ import annotations


class LeadtuiError(Exception):
    """A failure with a sentence for the user.

    `message` says what and where; `hint` says how to mend it ("" when the message does).
    """

    status = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class NothingToDo(LeadtuiError):
    """The answer is no: nothing to take back, nothing due. Exit status 1."""

    status = 1


class InputError(LeadtuiError):
    """What was typed or handed in cannot be used: an option, a value, a file, a query, the configuration. Exit 2."""


class NotFoundError(LeadtuiError):
    """A reference matches no record, or several; `candidates` lists them as `L17 Ada Lovelace, Acme`. Exit 3."""

    status = 3

    def __init__(self, message: str, hint: str = "", candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.candidates = candidates


class RefusedError(LeadtuiError):
    """A rule or a conflict forbids it: a converted lead, a duplicate, an undo whose rows have changed since. Exit 4."""

    status = 4


class StorageError(LeadtuiError):
    """The database cannot be used: locked, full, read-only, corrupt or newer than this program. Exit 5."""

    status = 5


class DamagedError(StorageError):
    """The file of a base is damaged: a backup can be put back, or what can be read saved. Exit 5."""


class NewerError(StorageError):
    """The base was written by a newer program, which alone can use it. Exit 5."""


class FullError(StorageError):
    """The disk has no room for what was to be written. Exit 5."""


FAULTS = (ValueError, TypeError, ArithmeticError, LookupError, AttributeError)
"""What a value raises that no program of ours has written: a fault of the base then, not of the program."""
