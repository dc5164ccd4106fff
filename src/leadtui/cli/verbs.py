"""Every verb of the command line as data: what it is for, its arguments, and the function that runs it.

`runs` is module:function inside this package; the module is imported when the verb is used and not before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from leadtui.words.records import NamedTuple


class Argument(NamedTuple):
    """One argument: its names, and how argparse is to read it."""

    names: tuple[str, ...]
    options: dict[str, Any]


class Verb(NamedTuple):
    """One verb. `group` is its heading in the help."""

    name: str
    about: str
    runs: str
    group: str
    arguments: tuple[Argument, ...] = ()
    examples: tuple[str, ...] = ()


def _arg(*names: str, **options: Any) -> Argument:
    return Argument(names, options)


def _flag(name: str, help: str) -> Argument:
    return Argument((name,), {"action": "store_true", "help": help})


def _refused(why: str) -> Exception:
    from argparse import ArgumentTypeError

    return ArgumentTypeError(why)


def number(least: int) -> Callable[[str], int]:
    """Reads a whole number of at least `least`."""

    def read(text: str) -> int:
        typed = text.lstrip("\0")
        digits = typed.removeprefix("-")
        if not (digits.isascii() and digits.isdecimal()) or len(digits) > 15 or int(typed) < least:
            raise _refused(f"{typed!r} is not a whole number from {least} up")
        return int(typed)

    return read


class OneOf:
    """Reads one of a few fixed words; case does not matter."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def __call__(self, text: str) -> str:
        """The word as it is known."""
        typed = text.lstrip("\0")
        if typed.lower() not in self.words:
            raise _refused(f"{typed!r} is not one of {', '.join(self.words)}")
        return typed.lower()


REF = _arg("ref", metavar="REF", help="L17, an email, a full name, or a part that only one lead has")
RECORD = _arg("ref", metavar="REF", help="a lead; A3 is an account, C5 a contact, O7 an opportunity")
QUERY = _arg("query", metavar="QUERY", nargs="*", help='which leads, as in "status:new city:Paris"')
NOTE = _arg("--note", metavar="TEXT", default="", help="a note that goes with it")
WHEN = _arg("when", metavar="WHEN", help='a time, as in "tue 10", +3d or "next week"')
JSON = _flag("--json", "one JSON value on standard output")

READING, WORKING, EDITING, MOVING, KEEPING = "Look", "Work a lead", "Change", "Bring in and out", "Set up"

_ALL = (
    Verb("list", "leads in queue order; without QUERY every open one", "reading:list_leads", READING, (
        QUERY,
        _arg("--view", metavar="NAME", default="", help="a view: today, hot, done, ... or one you saved"),
        _arg("--sort", metavar="FIELD", default="", help="by this field instead; -FIELD turns it round"),
        _arg("--limit", metavar="N", type=number(0), help="this many at most"),
        JSON,
    ), ('leadtui list "is:actionable"', "leadtui list --view hot --limit 20 --json")),
    Verb("next", "the lead to work now, and why", "reading:next_lead", READING, (JSON,)),
    Verb("show", "everything about one lead, account, contact or deal", "reading:show", READING, (
        _arg("ref", metavar="REF", help="a lead; A3 is an account, C5 a contact, O7 an opportunity"), JSON,
    ), ("leadtui show ada", "leadtui show A3 --json")),
    Verb("due", "what is overdue and due today", "reading:due", READING, (
        _flag("--notify", "tell once of each reminder that has come due: by notify-send, else here"),
        _flag("--desktop", "with --notify: by notify-send only; what it cannot show waits for the next time"),
        JSON,
    ), ("leadtui due", "leadtui due --notify")),
    Verb("log", "what was done, the newest first", "reading:log", READING, (QUERY, JSON)),
    Verb("dupes", "records that may be one, the surest first", "duping:dupes", READING, (
        QUERY, _flag("--clusters", "records that may all be one together"), JSON,
    ), ("leadtui dupes --clusters", 'leadtui dupes "source:webinar"')),
    Verb("report", "what you did today, and what is left", "reporting:report", READING, (
        _arg("name", metavar="NAME", nargs="?", default="day", help="day"),
        _arg("--from", metavar="D", dest="since", default="", help="the first day, as in yesterday or mon"),
        _arg("--to", metavar="D", dest="until", default="", help="the last day"),
        _arg("--format", metavar="HOW", default="text", type=OneOf("text", "markdown"), help="text or markdown"),
        JSON,
    ), ("leadtui report day", "leadtui report day --from mon --format markdown")),
    Verb("when", "how a typed time is read", "asking:when", READING, (
        _arg("phrases", metavar="PHRASE", nargs="*", help="without one: a phrase a line from standard input"),
        _flag("--past", "read it as something that has happened"),
        JSON,
    ), ('leadtui when "tue 10" "+3d"', 'leadtui when --past "yesterday 15:00"')),
    Verb("work", "the queue, one lead after the other", "plain.work:work", WORKING, (
        _flag("--plain", "in plain lines, for screen readers and dumb terminals; help there says the words"),
    ), ("leadtui work --plain",)),
    Verb("call", "log a call with its outcome and what follows from it", "working:call", WORKING, (
        REF,
        _arg("outcome", metavar="OUTCOME", help="connected, no-answer, voicemail, busy, ..."),
        NOTE,
        _arg("--follow-up", metavar="WHEN", help="the next step, instead of what the outcome fills in"),
        _flag("--no-follow-up", "no next step"),
        _arg("--reason", metavar="R", default="", help="with not-interested: why, as in no-need"),
        _arg("--at", metavar="WHEN", help="when it was, if not now"),
        _arg("--minutes", metavar="N", type=number(0), help="how long it took"),
        _flag("--incoming", "the lead called us"),
        JSON,
    ), ("leadtui call L17 no-answer", 'leadtui call ada connected --note "wants a demo" --follow-up "tue 10"')),
    Verb("note", "write a note", "working:note", WORKING, (REF, _arg("text", metavar="TEXT", help="the note"), JSON)),
    Verb("status", "give a lead a status", "working:status", WORKING, (
        REF,
        _arg("status", metavar="STATUS", help="new, contacted, nurturing, qualified, unqualified"),
        _arg("--reason", metavar="R", default="", help="why it is unqualified"),
        NOTE,
        JSON,
    ), ("leadtui status L17 unqualified --reason no-budget",)),
    Verb("follow-up", "set the next step", "working:follow_up", WORKING, (
        RECORD, WHEN, _arg("subject", metavar="SUBJECT", nargs="?", default="", help="what it is about"),
        _arg("--kind", metavar="K", default="", help="call, email, meeting, task, linkedin or letter"),
        _arg("--remind", metavar="AHEAD", default="", help="so long before it is due: 15m, 2h, 1d"),
        _arg("--repeat", metavar="R", default="", help='"day", "2 weeks", "month", "3bd", "mon and thu"'),
        _arg("--priority", metavar="P", default="", help="high, normal or low"),
        JSON,
    ), ('leadtui follow-up L17 "thu 15:00" "send the offer"',
        'leadtui follow-up L17 "mon 9" "email the figures" --repeat "2 weeks" --remind 15m')),
    Verb("snooze", "move the follow-up that is due first; never: drop it", "working:snooze", WORKING, (
        RECORD, _arg("when", metavar="WHEN", help='a time, as in "tue 10" or +3d; never cancels it'), JSON,
    )),
    Verb("done", "the follow-up that is due first is done", "working:done", WORKING, (RECORD, JSON)),
    Verb("sequence", "plans of steps: who is where, who goes in and out", "sequences:sequence", WORKING, (
        _arg("action", metavar="list|show|enrol|pause|resume|skip|stop", nargs="?", default="list",
             type=OneOf("list", "show", "enrol", "pause", "resume", "skip", "stop"), help="one of them"),
        _arg("words", metavar="NAME|REF", nargs="*",
             help="show NAME; enrol NAME REF...; pause, resume, skip, stop REF [NAME]"),
        _arg("--query", metavar="QUERY", help="instead of REF: every lead of a query"),
        JSON,
    ), ("leadtui sequence enrol first-contact L17", 'leadtui sequence enrol nurture --query "status:nurturing"',
        "leadtui sequence pause L17", "leadtui sequence show first-contact")),
    Verb("convert", "make account, contact and opportunity of a lead", "converting:convert", WORKING, (
        _arg("ref", metavar="REF", nargs="?", help="L17, an email, a full name, or a part that only one lead has"),
        _arg("--account", metavar="NAME|ID", help="this one (A3), or by name: the one of that name, else a new one"),
        _arg("--contact", metavar="NAME|ID|none", help="the same (C5); none for a lead without a name"),
        _arg("--opportunity", metavar="NAME|ID", help="the same (O7), among the account's open ones"),
        _flag("--no-opportunity", "make none"),
        _arg("--amount", metavar="N", help="what it is worth, as in 40k or \"1,234.50 USD\""),
        _arg("--currency", metavar="CODE", help="its currency, as in EUR"),
        _arg("--stage", metavar="S", help="its stage, as in proposal"),
        _arg("--close-date", metavar="D", help="when it is to be won"),
        _arg("--next-step", metavar="TEXT", help="what comes next"),
        _arg("--follow-up", metavar="WHEN", help="make a follow-up task"),
        NOTE,
        _arg("--force", metavar="REASON", help="although something is missing; the reason is kept"),
        _arg("--query", metavar="QUERY", help="many leads; what cannot be converted is named and left as it is"),
        _arg("--limit", metavar="N", type=number(1), help="with --query: the first N of them"),
        _flag("--dry-run", "say what would happen, change nothing"),
        JSON,
    ), ('leadtui convert L17 --amount 40k --close-date eoq', 'leadtui convert ada --account A3 --contact C5',
        'leadtui convert --query "status:qualified" --dry-run')),
    Verb("add", "add a lead", "editing:add", EDITING, (
        _arg("--on-duplicate", metavar="HOW", default="ask", type=OneOf("ask", "skip", "update", "create"),
             help="when there is such a lead: ask, skip, update or create"),
        JSON,
    ), ('leadtui add --first-name Ada --last-name Lovelace --phone "+44 20 7946 0958"',)),
    Verb("set", "change fields of a lead", "editing:change", EDITING, (
        REF, _arg("values", metavar="FIELD=VALUE", nargs="+", help="a new value; FIELD= takes it away"), JSON,
    ), ("leadtui set L17 city=Lyon rating=hot",)),
    Verb("attach", "keep a reference to a file or a link with a lead", "editing:attach", EDITING, (
        RECORD, _arg("target", metavar="FILE|URL", help="a file, or a link"),
        _flag("--remove", "take it off again, by its path, link or name; the file stays"), JSON,
    )),
    Verb("delete", "hide a lead everywhere; undo brings it back", "editing:delete", EDITING, (REF, JSON)),
    Verb("merge", "make one of leads, contacts or accounts that are the same", "merging:merge", EDITING, (
        _arg("refs", metavar="REF", nargs="+", help="leads; A3 is an account, C5 a contact"),
        _arg("--into", metavar="REF", help="the one that stays; else the one that is furthest along"),
        _arg("--take", metavar="FIELD=REF", action="append", default=[], help="a value that is not the proposed one"),
        _flag("--dry-run", "say what would happen, change nothing"),
        JSON,
    ), ("leadtui merge L17 L23 --dry-run", "leadtui merge L17 L23 --into L17 --take title=L23")),
    Verb("undo", "take back the newest thing you did, or N of them", "undoing:undo", EDITING, (
        _arg("steps", metavar="N", nargs="?", type=number(1), help="how many"),
        _arg("--operation", metavar="ID", type=number(1), help="this one, by its number in the log"),
        _arg("--to", metavar="ID", type=number(0), help="everything of yours after this one"),
        _flag("--except-conflicts", "leave out what has been changed since"),
        JSON,
    )),
    Verb("redo", "do again what was taken back last", "undoing:redo", EDITING, (JSON,)),
    Verb("import", "bring in a list", "moving:bring_in", MOVING, (
        _arg("files", metavar="FILE", nargs="+",
             help="lists: CSV, Excel, vCard, JSON, told by what is in them; - is standard input"),
        _arg("--as", metavar="WHAT", dest="kind", type=OneOf("leads", "activities", "events"),
             help="what a row is: leads (without it), activities or events"),
        _arg("--map", metavar="COLUMN=FIELD", action="append", default=[], help="what a column holds"),
        _arg("--on-duplicate", metavar="HOW", default="skip", type=OneOf("skip", "update", "overwrite", "create"),
             help="skip, update (fill what is empty), overwrite or create"),
        _arg("--custom-fields", metavar="WHICH", type=OneOf("all"), help="all: keep unknown columns as custom fields"),
        _arg("--source", metavar="S", default="", help="where these leads come from"),
        _arg("--owner", metavar="U", default="", help="whose they are"),
        _arg("--campaign", metavar="C", default="", help="the campaign of those that name none"),
        _arg("--sla", metavar="YES|NO", type=OneOf("yes", "no"),
             help="whether the new ones are owed an answer; without it their source says so"),
        _arg("--dates", metavar="FIRST", type=OneOf("day", "month"), help="how 12/05 reads: day or month first"),
        _arg("--numbers", metavar="SIGN", type=OneOf("point", "comma"), help="how decimals are written in 1.234"),
        _arg("--region", metavar="COUNTRY", default="",
             help="where the phone numbers are from, where a row names no country: DE, France"),
        _arg("--delimiter", metavar="CHAR", default="", help="what separates the cells, where that is not found"),
        _arg("--encoding", metavar="NAME", default="", help="how the text is encoded, where that is not found"),
        _arg("--sheet", metavar="NAME", default="", help="the sheet of a workbook; the first with a header"),
        _arg("--header-line", metavar="N", type=number(1), help="the line with the names of the columns"),
        _flag("--dry-run", "say what would happen, change nothing"),
        _arg("--rejects", metavar="FILE", help="write what could not be taken to this file"),
        _flag("--strict", "take all or nothing"),
        JSON,
    ), ("leadtui import list.csv --dry-run", "leadtui import fair.csv --source 'Trade show' --map 'Tel.=phone'")),
    Verb("export", "write leads out; without QUERY the open ones", "sending:export", MOVING, (
        QUERY,
        _flag("--all", "every lead, whatever its status; as JSON accounts, contacts and opportunities too"),
        _arg("--format", metavar="HOW", type=OneOf("csv", "json", "ics"),
             help="csv, json, or ics: a calendar of what is planned and of meetings held"),
        _arg("--output", metavar="FILE", help="to this file instead of standard output"),
        JSON,
    ), ("leadtui export --all --format json --output leads.json", 'leadtui export "tag:fair" --output fair.ics')),
    Verb("demo", "try it with sample data in a throwaway base", "trying:demo", MOVING, (
        _arg("--leads", metavar="N", type=number(1), help="how many leads (500)"),
        _arg("--seed", metavar="N", type=number(0), help="another number, other people"),
        _arg("--into", metavar="FILE", help="write the base to this new file and do not open it"),
        JSON,
    )),
    Verb("fields", "every field: key, label, kind, aliases, query name, target", "asking:fields", KEEPING, (JSON,)),
    Verb("keys", "every key of the app", "asking:keys", KEEPING, (_flag("--markdown", "as a Markdown table"), JSON)),
    Verb("user", "the people who work with this base", "keeping:user", KEEPING, (
        _arg("action", metavar="add|list", nargs="?", default="list", type=OneOf("add", "list"), help="add or list"),
        _arg("name", metavar="NAME", nargs="?", help="the new user's name"),
        JSON,
    )),
    Verb("config", "where your own settings are, what they say; edit explains them", "configuring:config", KEEPING, (
        _arg("action", metavar="path|show|edit", nargs="?", default="show", type=OneOf("path", "show", "edit"),
             help="one of them"),
        JSON,
    ), ("leadtui config edit",)),
    Verb("remind", "have the computer remind while leadtui is closed", "reminding:remind", KEEPING, (
        _arg("action", metavar="install|remove", nargs="?", default="status", type=OneOf("install", "remove", "status"),
             help="one of them; without it: what stands"),
        _flag("--systemd", "by a timer of systemd; without --cron it is tried first"),
        _flag("--cron", "by a line of your crontab"),
        JSON,
    ), ("leadtui remind install", "leadtui remind remove")),
    Verb("workspace", "the rules everyone shares, as a file", "workspace:workspace", KEEPING, (
        _arg("action", metavar="show|edit|export|load", nargs="?", default="show",
             type=OneOf("show", "edit", "export", "load"), help="one of them"),
        _arg("file", metavar="FILE", nargs="?", help="with load: the rules; - is standard input"),
        _arg("--output", metavar="FILE", help="with export: to this file instead of standard output"),
        JSON,
    ), ("leadtui workspace export --output rules.toml", "leadtui workspace load rules.toml")),
    Verb("completion", "what your shell needs to complete all this", "completing:completion", KEEPING, (
        _arg("shell", metavar="bash|zsh|fish", type=OneOf("bash", "zsh", "fish"), help="which shell"), JSON,
    ), ('eval "$(leadtui completion bash)"',)),
    Verb("man", "the manual page", "manual:man", KEEPING, (), ("leadtui man | man -l -",)),
    Verb("tick", "do what is due by the rules: late answers, escalations, sequences", "ticking:tick", KEEPING, (JSON,)),
    Verb("backup", "make a backup, among the others or in FILE", "backing_up:backup", KEEPING, (
        _arg("file", metavar="FILE", nargs="?", help="a new file, or a folder; without it among the others"), JSON,
    ), ("leadtui backup", "leadtui backup /media/stick/leads.backup")),
    Verb("restore", "put a backup back; without FILE list them", "backing_up:restore", KEEPING, (
        _arg("file", metavar="FILE", nargs="?", help="the backup; what it replaces is kept"), JSON,
    )),
    Verb("doctor", "look the base over for faults, and mend them", "doctoring:doctor", KEEPING, (
        _flag("--repair", "mend what can be mended, after a backup"),
        _flag("--salvage", "save what can be read of a damaged base; the damaged file is kept"),
        JSON,
    )),
)  # fmt: skip

VERBS: dict[str, Verb] = {verb.name: verb for verb in _ALL}
