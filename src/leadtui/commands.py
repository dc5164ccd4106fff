"""Everything that can be done, in one list: id, keys, label, help, where it works and where it shows.

The bindings of every screen, the footer, the help screen, the docs table and the keymap in config.toml all come from
here. A key is written as Textual names it (`ctrl+f`, `slash`, `question_mark` are given as the character).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from leadtui.words.records import record, replace

Scope = Literal[
    "everywhere",
    "lead",
    "customers",
    "pipeline",
    "moving",
    "list",
    "detail",
    "convert",
    "mass",
    "strip",
    "form",
    "history",
    "palette",
    "views",
    "search",
    "settings",
    "import",
    "duplicates",
    "cleansing",
    "merge",
    "evening",
    "review",
    "sequences",
    "standing",
]

SCOPES: dict[Scope, str] = {
    "everywhere": "Everywhere",
    "lead": "On any lead: list, preview, detail, reminders",
    "customers": "On any account, contact or opportunity",
    "pipeline": "Accounts, contacts, pipeline: the lists",
    "moving": "Moving",
    "list": "Queue: panels and views",
    "detail": "Screen of a lead, account, contact or opportunity",
    "convert": "Convert: account, contact, opportunity",
    "mass": "Convert the selected leads",
    "history": "History",
    "strip": "Call strip and prompts",
    "form": "Forms and dialogs",
    "palette": "Commands and keys: the palette, help",
    "views": "All views, opened with v",
    "search": "Search",
    "settings": "Settings",
    "import": "Import a list",
    "duplicates": "Duplicates",
    "cleansing": "Cleansing, the second tab of the duplicates",
    "merge": "Merge, side by side",
    "evening": "End of day: leads without a next step",
    "review": "Review: leads that rest too long",
    "sequences": "Sequences: which there are",
    "standing": "Sequences: where everyone stands",
}

TOGETHER: dict[str, tuple[Scope, ...]] = {
    "list": ("everywhere", "lead", "moving", "list"),
    "detail": ("everywhere", "lead", "moving", "detail"),
    "customers": ("everywhere", "customers", "moving", "detail"),
    "pipeline": ("everywhere", "customers", "pipeline", "moving"),
    "convert": ("convert",),
    "mass": ("mass",),
    "history": ("history", "moving"),
    "strip": ("strip",),
    "form": ("form",),
    "palette": ("palette",),
    "views": ("views", "moving"),
    "search": ("search",),
    "settings": ("settings", "moving"),
    "import": ("import",),
    "duplicates": ("duplicates", "moving"),
    "cleansing": ("cleansing", "moving"),
    "merge": ("merge",),
    "evening": ("evening", "moving"),
    "review": ("review", "moving"),
    "sequences": ("everywhere", "moving", "sequences"),
    "standing": ("everywhere", "lead", "moving", "standing"),
}
"""Scopes that are in force together, by screen: within each line a key means one thing."""


@record
class Command:
    """One thing to do: `id` is fixed, `keys` the defaults, `footer` its place there (0: none, 1: never dropped).

    `also` are the other scopes it works in."""

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    scope: Scope
    footer: int = 0
    also: tuple[Scope, ...] = ()

    def works_in(self, *scopes: Scope) -> bool:
        """Whether it works in one of these scopes."""
        return self.scope in scopes or any(scope in scopes for scope in self.also)


CUSTOMERS: tuple[Scope, ...] = ("customers",)
"""Where a key of a lead works too."""

TIDY: tuple[Scope, ...] = ("duplicates", "cleansing")
"""The two tabs of what is to be tidied up."""
EVENING: tuple[Scope, ...] = ("evening",)
"""Where a key of one lead works at the end of the day."""
REVIEW: tuple[Scope, ...] = ("review",)
"""Where a key of a list of leads works in the review."""
PLANNING: tuple[Scope, ...] = (*EVENING, *REVIEW)
"""Where leads are given what they lack."""
PIPELINE: tuple[Scope, ...] = ("pipeline", *TIDY)
"""Where a key of the queue works on other lists with tabs."""
CONVERT: tuple[Scope, ...] = ("convert", "mass", "history", "settings", "import", "merge", *TIDY, *PLANNING)
"""What works on every screen and on these outside their text fields."""
LISTS: tuple[Scope, ...] = ("pipeline", "history", *TIDY, *REVIEW)
"""Lists that can be put in order anew."""
HISTORY: tuple[Scope, ...] = ("history", *TIDY, *PLANNING)
"""What works everywhere and in the history and while tidying up too."""
SEQUENCES: tuple[Scope, ...] = ("sequences", "standing")
"""The two screens of sequences."""
MASS: tuple[Scope, ...] = ("mass",)
"""What works when several leads are converted as it does for one."""
READ: tuple[Scope, ...] = ("import",)
"""Where what stands below or beside the rows is scrolled as it is in a lead."""
IMPORT: tuple[Scope, ...] = ("mass", "import")
"""How one moves through the lines of a list that comes in."""
UNDO: tuple[Scope, ...] = ("mass", *TIDY, *PLANNING)
"""Where the key of undo takes back the newest, as everywhere."""


COMMANDS: tuple[Command, ...] = (
    Command("help", ("?", "f1"), "Help", "every key of this screen, searchable", "everywhere", 1, CONVERT),
    Command(
        "search", ("/", "ctrl+f"), "Search", "names, companies, numbers, notes; or a query", "everywhere", 6, CONVERT
    ),
    Command(
        "palette", ("ctrl+p", ":"), "Commands", "every command, place and view, by typing", "everywhere", 17, CONVERT
    ),
    Command(
        "go", ("g",), "Go to",
        "q queue, a accounts, c contacts, p pipeline, d duplicates, e end of day, o review, n sequences, "
        "h history, s settings, i import, g top",
        "everywhere", 0, HISTORY,
    ),
    Command(
        "notice", ("!",), "Reminder", "act on what its line tells: d done, z snooze, c call", "everywhere", 0, HISTORY
    ),
    Command("undo", ("u", "ctrl+z"), "Undo", "take back the newest thing you did", "everywhere", 5, UNDO),
    Command("redo", ("U",), "Redo", "do again what was taken back", "everywhere", 0, HISTORY),
    Command("bring-back", ("b",), "Drafts", "bring back what you typed and did not save", "everywhere", 0, CONVERT),
    Command("quit", ("ctrl+q",), "Quit", "leave (or ctrl+c twice)", "everywhere", 0, HISTORY),
    Command("back", ("escape",), "Back", "close the topmost: chord, dialog, search, screen", "everywhere", 0, HISTORY),
    Command("open", ("enter",), "Open", "its own screen", "lead", 10, (*CUSTOMERS, *REVIEW)),
    Command("call", ("c",), "Call", "log a call: i incoming, the outcome's key, a note, enter", "lead", 2, EVENING),
    Command("note", ("n",), "Note", "write a note", "lead", 4, CUSTOMERS),
    Command(
        "follow-up", ("f",), "Follow-up", "set the next step: tue 10, +3d, mon 9 every 2w", "lead", 3,
        (*CUSTOMERS, *PLANNING),
    ),
    Command("snooze", ("z",), "Snooze", "h hour, t tomorrow 9:00, w week, m month, typed; x off", "lead", 7, CUSTOMERS),
    Command("done", ("d",), "Done", "the follow-up due first is done", "lead", 8, CUSTOMERS),
    Command("status", ("s",), "Status", "choose a status", "lead", 9),
    Command("status-new", ("1",), "New", "status New", "lead"),
    Command("status-working", ("2",), "Contacted", "status Contacted", "lead"),
    Command("status-nurturing", ("3",), "Nurturing", "status Nurturing; asks the wake-up date", "lead", 0, PLANNING),
    Command("status-qualified", ("4",), "Qualified", "status Qualified", "lead"),
    Command(
        "status-disqualified", ("5",), "Unqualified", "status Unqualified; then the reason's key", "lead", 0, PLANNING
    ),
    Command(
        "qualification", ("q",), "Qualify", "what is known: budget, authority, need, timeline, …", "lead", 11, EVENING
    ),
    Command("convert", ("C",), "Convert", "into account, contact, opportunity; then ctrl+s", "lead", 13, EVENING),
    Command("add", ("a",), "Add", "add a lead; in a list of others one of those", "lead", 12, CUSTOMERS),
    Command("edit", ("E",), "Edit", "edit the fields", "lead", 0, (*CUSTOMERS, *EVENING)),
    Command("tags", ("t",), "Tags", "put on or take off tags", "lead", 0, CUSTOMERS),
    Command("owner", ("o",), "Owner", "give it to someone (with more than one user)", "lead", 0, CUSTOMERS),
    Command("claim", ("O",), "Claim", "make the lead yours", "lead", 0, EVENING),
    Command("meeting", ("m",), "Meeting", "log a meeting; shift+tab: an email, another way", "lead", 19, CUSTOMERS),
    Command(
        "email", ("e",), "Email", "from a template, in the mail program; logged once sent", "lead", 20,
        (*CUSTOMERS, *EVENING),
    ),
    Command(
        "dial", ("p",), "Dial", "the number, p again the next; opens the strip, counts", "lead", 21,
        (*CUSTOMERS, *EVENING),
    ),
    Command("copy", ("y",), "Copy", "e email, p phone, n name, a all", "lead", 0, (*CUSTOMERS, *EVENING)),
    Command("open-link", ("w",), "Web", "open: w website, l LinkedIn, m map, a attached", "lead", 0, CUSTOMERS),
    Command("attach", ("A",), "Attach", "a file or a link, as a reference; w a opens it", "lead", 0, CUSTOMERS),
    Command("sequences", ("N",), "Sequence", "enrol in one by its letter; p pause, k skip, x stop", "lead", 22),
    Command("delete", ("X",), "Delete", "hide it everywhere; undo brings it back", "lead", 0, (*CUSTOMERS, *PLANNING)),
    Command("repeat", (".",), "Repeat", "the last status, outcome, follow-up, snooze, owner or tags here too", "lead"),
    Command(
        "duplicates", ("D",), "Duplicates", "who it may be the same as, and why", "lead", 0, (*CUSTOMERS, *EVENING)
    ),
    Command("merge", ("M",), "Merge", "the selected, or with its duplicates; then ctrl+s", "lead", 0, CUSTOMERS),
    Command("stage", ("s",), "Stage", "choose an opportunity's stage; lost asks why", "customers", 9),
    Command("stage-next", (">",), "Next stage", "move an opportunity on; won is the last", "customers", 14),
    Command("stage-previous", ("<",), "Previous stage", "move an opportunity back", "customers"),
    Command("closed", ("v",), "Closed", "show won and lost ones too; again: only open ones", "pipeline", 15),
    Command("down", ("j", "down"), "Down", "next row, or line", "moving"),
    Command("up", ("k", "up"), "Up", "row, or line, above", "moving"),
    Command("top", ("home",), "Top", "first row", "moving"),
    Command("bottom", ("G", "end"), "Bottom", "last row", "moving"),
    Command("half-down", ("ctrl+d",), "Half page down", "half a page down", "moving", 0, READ),
    Command("half-up", ("ctrl+u",), "Half page up", "half a page up", "moving", 0, READ),
    Command("page-down", ("pagedown",), "Page down", "a page down", "moving"),
    Command("page-up", ("pageup",), "Page up", "a page up", "moving"),
    Command("next-panel", ("tab",), "Next panel", "list and reminders; the other column of a lead", "moving"),
    Command(
        "select", ("space",), "Select", "the lead, or no longer; 1-5 s f z d n t o O C M N X act on all", "list", 15,
        REVIEW,
    ),
    Command("select-all", ("*", "ctrl+a"), "Select all", "every lead of the view; again: none", "list", 0, REVIEW),
    Command("call-mode", ("T",), "Call mode", "one lead after the other of this view, large", "list", 14),
    Command("reminders", ("r",), "Reminders", "to the reminders panel and back", "list", 0, EVENING),
    Command("resort", ("R",), "Re-sort", "put the rows in order, show what arrived", "list", 0, (*LISTS, *SEQUENCES)),
    Command("next-view", ("]", "right"), "Next view", "the tab to the right", "list", 0, PIPELINE),
    Command("previous-view", ("[", "left"), "Previous view", "the tab to the left", "list", 0, PIPELINE),
    Command("views", ("v",), "Views", "all views: choose, edit, order, put on the tabs", "list", 30),
    Command("save-view", ("S",), "Save view", "this view or search under a name, as a tab", "list"),
    Command("next-lead", ("J",), "Next", "the next one of the list, without leaving the screen", "detail", 16, EVENING),
    Command("previous-lead", ("K",), "Previous", "the one before in the list", "detail", 0, EVENING),
    Command("convert-save", ("ctrl+s",), "Convert", "as it stands, in one go; u takes it back", "convert", 2, MASS),
    Command("convert-next", ("tab",), "Next", "the next record or field; shift+tab goes back", "convert", 8),
    Command("convert-new", ("n",), "New", "make a new one", "convert", 3),
    Command("convert-existing", ("x",), "Existing", "an existing one; again: the next, then find one", "convert", 4),
    Command("convert-none", ("o",), "None", "no opportunity; no contact of a nameless lead", "convert", 5),
    Command("convert-take", ("l",), "Lead's value", "in place of the one that is there; again: not", "convert", 7),
    Command("convert-toggle", ("space",), "Toggle", "new, existing, none; a match; the lead's value", "convert"),
    Command("convert-open", ("enter",), "Choose", "a match, a missing item; in a field: the next", "convert"),
    Command("convert-missing", tuple("123456789"), "Missing", "go to where a missing item is filled", "convert"),
    Command("convert-right", ("right",), "To the right", "contact, opportunity", "convert"),
    Command("convert-left", ("left",), "To the left", "contact, account", "convert"),
    Command("convert-down", ("down", "j"), "Down", "next match, field or line", "convert", 0, IMPORT),
    Command("convert-up", ("up", "k"), "Up", "match, field or line above", "convert", 0, IMPORT),
    Command("convert-page-down", ("pagedown",), "Page down", "some lines down", "convert", 0, IMPORT),
    Command("convert-page-up", ("pageup",), "Page up", "some lines up", "convert", 0, IMPORT),
    Command("convert-top", ("home",), "Top", "first line", "convert", 0, IMPORT),
    Command("convert-bottom", ("end", "G"), "Bottom", "last line", "convert", 0, IMPORT),
    Command("convert-leave", ("escape",), "Close", "without converting; asks if text was typed", "convert", 9, MASS),
    Command("mass-reason", ("tab",), "Reason", "one for all that only lack a reason; again: back", "mass"),
    Command("mass-list", ("enter",), "To the list", "once they are converted; the refused stay selected", "mass"),
    Command("history-open", ("enter",), "Open", "whom it was about; of several, a list of them", "history", 2),
    Command("history-undo", ("u", "ctrl+z"), "Take back", "the one under the cursor, after a question", "history", 3),
    Command("history-to", ("t",), "Back to here", "take back what you did since; shown first", "history", 4),
    Command("history-filter", ("f",), "Filter", "by kind, person, day or words", "history", 5),
    Command("views-go", ("enter",), "Go", "to the view under the cursor", "views", 2),
    Command("views-number", tuple("123456789"), "By number", "to the view of this number at once", "views"),
    Command("views-find", ("/",), "Narrow", "type a part of the name; enter goes", "views", 3),
    Command("views-edit", ("e",), "Edit", "name, query, columns", "views", 4),
    Command("views-pin", ("space",), "On the tabs", "put it on the tabs, or take it off", "views", 5),
    Command("views-back", ("<",), "Move up", "one place to the left on the tabs", "views", 6),
    Command("views-on", (">",), "Move down", "one place to the right on the tabs", "views", 7),
    Command("views-add", ("a",), "New", "save another one", "views", 8),
    Command("views-delete", ("X",), "Delete", "a saved one; built-in ones stay", "views", 9),
    Command("views-undo", ("u", "ctrl+z"), "Undo", "take back the newest thing you did", "views", 10),
    Command("views-close", ("escape", "v"), "Close", "back to the queue", "views", 11),
    Command("search-list", ("ctrl+l",), "As a list", "what is found as a tab of the queue; S saves it", "search", 2),
    Command("search-new", ("ctrl+n",), "Add a lead", "with the number, email or name that is typed", "search", 3),
    Command("settings-next", ("right", "enter"), "Next value", "of a choice; in force at once", "settings", 3),
    Command("settings-previous", ("left",), "Previous", "the value before", "settings", 4),
    Command("settings-edit", ("e",), "Edit the file", "config.toml in your editor", "settings", 2),
    Command("settings-close", ("escape",), "Close", "back to where you were", "settings", 7),
    Command("import-go", ("ctrl+s",), "Import", "on to the preview; there: bring the list in", "import"),
    Command("import-next", ("tab",), "Next step", "file, list, columns, options, preview", "import"),
    Command("import-previous", ("shift+tab",), "Step back", "the step before", "import"),
    Command("import-choose", ("enter",), "Choose", "a file; the field of a column, by typing", "import"),
    Command("import-toggle", ("space",), "Leave out", "a column, or take it; what becomes of a row", "import"),
    Command("import-right", ("right",), "Next value", "of a choice; of a row: what becomes of it", "import"),
    Command("import-left", ("left",), "Previous value", "the value before", "import"),
    Command("import-own", ("a",), "Own field", "the column becomes a field of its own", "import"),
    Command("import-own-all", ("A",), "All own fields", "every column without a field; again: none", "import"),
    Command("import-rejects", ("r",), "Rejected rows", "into a file beside the list, to be mended", "import"),
    Command("import-stop", ("X",), "Stop", "the import; the base stays as it was", "import"),
    Command("import-undo", ("u", "ctrl+z"), "Take back", "the import that is in", "import"),
    Command("import-back", ("escape",), "Back", "a step; from the first: close", "import"),
    Command("duplicates-open", ("enter",), "Side by side", "what is the same and what differs", "duplicates", 2),
    Command("duplicates-merge", ("M",), "Merge", "into one; of several selected one after the other", "duplicates", 3),
    Command("duplicates-not", ("i",), "Not duplicates", "they are different; not shown again", "duplicates", 4),
    Command("duplicates-record", tuple("123456789"), "Open", "the record of this number in the line", "duplicates", 8),
    Command("duplicates-select", ("space",), "Select", "for M and i; again: no longer", "duplicates", 7),
    Command("duplicates-all", ("*", "ctrl+a"), "Select all", "all of them; again: none", "duplicates"),
    Command("duplicates-convert", ("C",), "Convert", "a lead that is the same as a contact", "duplicates", 9),
    Command("cleansing-open", ("enter",), "Open", "what a check found; there: the record", "cleansing", 2),
    Command("cleansing-fix", ("f",), "Fix", "as proposed, all selected; else correct it", "cleansing", 3),
    Command("cleansing-drop", ("x",), "Take away", "an email that cannot be one; all selected", "cleansing", 10),
    Command("cleansing-right", ("i",), "Is right", "it stays as it is and is not shown again", "cleansing", 4),
    Command("cleansing-reviewed", ("r",), "Reviewed", "the check was gone through today", "cleansing", 8),
    Command("cleansing-edit", ("E",), "Edit", "the fields of the record", "cleansing", 9),
    Command("cleansing-select", ("space",), "Select", "for f, x and i; again: no longer", "cleansing", 7),
    Command("cleansing-all", ("*", "ctrl+a"), "Select all", "all that the check found; again: none", "cleansing"),
    Command("sequences-open", ("enter",), "Open", "where everyone stands in it, step by step", "sequences", 2),
    Command("standing-left", ("v",), "Who left", "show who is done or was stopped too; again: not", "standing", 14),
    Command("standing-next", ("]", "right"), "Next sequence", "who stands in the one after this", "standing", 16),
    Command("standing-previous", ("[", "left"), "Previous", "who stands in the one before this", "standing"),
    Command("standing-queue", ("l",), "As a list", "as a tab of the queue", "standing", 15, ("sequences",)),
    Command("merge-save", ("ctrl+s",), "Merge", "as it stands, in one go; u takes it back", "merge", 2),
    Command("merge-take", ("space", "l"), "Take", "this record's value; above: it is the one that stays", "merge", 3),
    Command("merge-go-on", ("enter",), "Take, next", "this value, and on to the next line", "merge", 8),
    Command("merge-number", tuple("123456789"), "By number", "the value of the record of this number", "merge"),
    Command("merge-all", ("*",), "All of it", "every value of the record under the cursor", "merge", 9),
    Command("merge-proposed", ("M",), "As proposed", "every value as it was proposed", "merge", 11),
    Command("merge-leave-out", ("x",), "Leave out", "this record is not merged", "merge", 10),
    Command("merge-not", ("i",), "Not duplicates", "they are different; not shown again", "merge", 4),
    Command("merge-open-record", ("o",), "Open", "the record under the cursor, whole", "merge", 12),
    Command("merge-next", ("tab",), "Next to choose", "the next line that differs; shift+tab goes back", "merge", 7),
    Command("merge-previous", ("shift+tab",), "Previous", "the line above that differs", "merge"),
    Command("merge-right", ("right",), "To the right", "the next record", "merge"),
    Command("merge-left", ("left",), "To the left", "the record before", "merge"),
    Command("merge-down", ("down", "j"), "Down", "next line", "merge"),
    Command("merge-up", ("up", "k"), "Up", "line above", "merge"),
    Command("merge-page-down", ("pagedown",), "Page down", "some lines down", "merge"),
    Command("merge-page-up", ("pageup",), "Page up", "some lines up", "merge"),
    Command("merge-top", ("home",), "Top", "first line: who stays", "merge"),
    Command("merge-bottom", ("end", "G"), "Bottom", "last line", "merge"),
    Command("merge-leave", ("escape",), "Close", "without merging; asks if values were chosen", "merge", 13),
    Command("plan-tomorrow", ("t",), "Next working day", "the next step at 9:00 on it", "evening", 31, REVIEW),
    Command("plan-week", ("w",), "Week", "the next step in a week", "evening", 32, REVIEW),
    Command("plan-month", ("m",), "Month", "the next step in a month", "evening", 33, REVIEW),
    Command("plan-nurture", ("n",), "Nurture", "until a date; status Nurturing", "evening", 34, REVIEW),
    Command("plan-sequence", ("s",), "Sequence", "enrol in one, by its letter", "evening", 35, REVIEW),
    Command("evening-skip", ("enter",), "Skip", "leave it as it is, on to the next one", "evening", 30),
    Command("evening-again", ("R",), "Go through them", "who has no next step still, from the first one", "evening"),
    Command("review-as-is", ("i",), "As it is", "leave it; asked again when it has rested as long", "review", 36),
    Command("strip-save", ("enter",), "Save", "log it and go on", "strip"),
    Command("strip-newline", ("alt+enter", "ctrl+j"), "New line", "break the line in a note", "strip"),
    Command("strip-next", ("tab",), "Next field", "from the note to the follow-up", "strip"),
    Command("strip-previous", ("shift+tab",), "Previous field", "back to the note or the outcome", "strip"),
    Command("strip-editor", ("ctrl+o",), "Editor", "the note in your $EDITOR; in an email the mail", "strip"),
    Command("save", ("ctrl+s",), "Save", "save the form or dialog", "form"),
    Command("form-next", ("tab", "down"), "Next field", "enter does the same", "form"),
    Command("form-previous", ("shift+tab", "up"), "Previous field", "the field above", "form"),
    Command("form-there", ("ctrl+g",), "There already", "to who seems to be the lead: open it, or fill it", "form"),
    Command("form-more", ("ctrl+o",), "More fields", "show every field; again: only the first ones", "form"),
    Command("palette-run", ("enter",), "Run", "what is chosen, as its key would on the screen below", "palette"),
    Command("palette-down", ("down", "ctrl+n"), "Down", "the next one", "palette"),
    Command("palette-up", ("up",), "Up", "the one above", "palette"),
    Command("palette-close", ("escape",), "Close", "back to the screen below", "palette"),
)  # fmt: skip


FIXED: dict[str, str] = {
    "escape": "closes the topmost everywhere",
    "ctrl+c": "quits everywhere, pressed twice",
    "ctrl+q": "quits everywhere",
    "ctrl+s": "saves everywhere",
    "ctrl+f": "searches everywhere, while a text is typed too",
    "ctrl+p": "opens the palette everywhere, while a text is typed too",
}
"""Keys that stay with what they do, whatever the keymap says: screens rely on them."""

ANYWHERE = ("palette", "help")
"""Commands whose keys, unless they type a character, are taken before the screen, a text in it or not."""

TYPING: frozenset[Scope] = frozenset({"strip", "form", "palette", "search"})
"""Scopes in which a text is typed: letters are text there."""


BY_MACHINES: frozenset[str] = frozenset(
    {"convert-next", "mass-reason", "mass-list"} | {c.id for c in COMMANDS if c.scope in ("strip", "form")}
)
"""Commands of prompts, forms and converting, which are read by their usual keys; another key is made the usual one."""

DIGITS = tuple("123456789")
"""Keys that say a number: a command that has them keeps them."""


def fixed_keys(command: Command) -> tuple[str, ...]:
    """The keys a command keeps whatever others it is given."""
    return tuple(key for key in command.keys if key in FIXED or (key == "enter" and command.scope in TYPING))


def with_keys(keymap: Mapping[str, tuple[str, ...]]) -> tuple[Command, ...]:
    """All commands, with the keys of a keymap (command id → keys) in place of their own; fixed keys stay."""
    return tuple(
        replace(c, keys=tuple(dict.fromkeys((*keymap[c.id], *fixed_keys(c))))) if c.id in keymap else c
        for c in COMMANDS
    )
