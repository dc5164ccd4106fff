"""The two forms of an import: how the file is read, and how its rows are brought in.

Always holds: a choice that stands as it was found is not a choice by hand, and is found anew at the next look.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadtui.tui.keyboard.form import Form, FormField
from leadtui.tui.keyboard.import_state import ONE_BY_ONE, POLICIES, SLA, WHAT, ImportState
from leadtui.words.countries import countries
from leadtui.words.importing import LookedFile, Question
from leadtui.words.rows import UserRow
from leadtui.words.workspace import Workspace

DELIMITERS = {",": "comma ,", ";": "semicolon ;", "\t": "tab", "|": "pipe |", ":": "colon :"}
ENCODINGS = (
    "utf-8", "windows-1252", "utf-16", "iso-8859-15", "windows-1250", "windows-1251", "windows-1253", "windows-1254",
    "shift-jis", "gb18030", "big5", "euc-kr", "mac-roman",
)  # fmt: skip
TABLES = ("csv", "xlsx", "xls", "ods")
FORMATS = {
    "csv": "CSV", "xlsx": "Excel workbook", "xls": "old Excel workbook", "ods": "OpenDocument sheet",
    "vcard": "vCard", "json": "JSON", "jsonl": "JSON lines",
}  # fmt: skip
PROGRAMS = {
    "hubspot": "HubSpot", "salesforce": "Salesforce", "zoho": "Zoho", "google": "Google", "outlook": "Outlook",
    "linkedin": "LinkedIn", "pipedrive": "Pipedrive", "apollo": "Apollo", "leadtui": "leadtui", "close": "Close",
    "facebook": "Facebook", "mailchimp": "Mailchimp", "apple": "Apple", "thunderbird": "Thunderbird",
    "google-ads": "Google Ads", "google-contacts": "Google Contacts", "facebook-ads": "Facebook",
}  # fmt: skip
LAST_HEADER = 30
NO_HEADER, NO_HEADER_LINE = "none", "-1"
AS_SAID = "as the list says"
POOL = "nobody: the pool"


def format_of(file: LookedFile) -> str:
    """What kind of file it is, in words."""
    return FORMATS.get(file.format, file.format.upper())


def program_of(file: LookedFile) -> str:
    """Which program wrote a file, "" when that is not known."""
    unknown = file.program in ("", "generic", file.format)
    return PROGRAMS.get(file.program, "" if unknown else file.program.capitalize())


class ListForm(Form):
    """How a file is read: only what can differ for its format, and what it leaves open."""

    def __init__(self, file: LookedFile, state: ImportState) -> None:
        self.questions = {f"question.{question.key}": question for question in file.questions}
        fields = [*self._dialect(file, state), *(self._question(q, state) for q in file.questions)]
        for field in fields:
            # What was said stands, also while it was not found to hold.
            said = state.dialect.get(field.key, "")
            shown = {
                "what": WHAT.get(said, ""),
                "delimiter": DELIMITERS.get(said, said),
                "header_line": NO_HEADER if said == NO_HEADER_LINE else said,
            }
            field.edit.set(shown.get(field.key, said) or field.text)
        self.found = {field.key: field.text for field in fields}
        super().__init__(fields)

    def _rows(self, file: LookedFile, state: ImportState) -> FormField:
        field = _choice("what", "A row is", tuple(WHAT.values()), WHAT[state.what])
        if file.rows_are != "leads" and "what" not in state.dialect:
            field.told = "as its columns say" if file.rows_sure else f"it may be {WHAT[file.rows_are]}"
        return field

    def _dialect(self, file: LookedFile, state: ImportState) -> list[FormField]:
        fields = [self._rows(file, state)]
        if file.encoding:
            known = tuple(dict.fromkeys((file.encoding.lower(), *ENCODINGS)))
            fields.append(_choice("encoding", "Letters", known, file.encoding.lower()))
        if file.delimiter:
            own = DELIMITERS.get(file.delimiter, file.delimiter)
            fields.append(_choice("delimiter", "Between cells", tuple(DELIMITERS.values()), own))
        if file.sheet or len(file.sheets) > 1:
            fields.append(_choice("sheet", "Sheet", file.sheets or (file.sheet,), file.sheet))
        if file.format in TABLES:
            lines = (NO_HEADER, *(str(n) for n in range(1, LAST_HEADER + 1)))
            at = str(file.header_line) if file.header_line > 0 else NO_HEADER
            fields.append(_choice("header_line", "Header on line", lines, at))
        return fields

    def _question(self, question: Question, state: ImportState) -> FormField:
        answer = state.answers.get(question.key) or question.answer or question.choices[0][0]
        shown = {key: f"{question.example} is {meaning}" for key, meaning in question.choices}
        label = {"dates": "Dates", "numbers": "Numbers"}.get(question.key, question.key.capitalize())
        field = _choice(f"question.{question.key}", label, tuple(shown.values()), shown.get(answer, ""))
        field.told = f"in {', '.join(question.columns)}"
        return field

    def take(self, state: ImportState) -> bool:
        """Put what differs from what was found into the choices; whether anything was changed."""
        changed = False
        for field in self.fields:
            if field.text == self.found[field.key]:
                continue
            changed = True
            self.found[field.key] = field.text
            if field.key in self.questions:
                question = self.questions[field.key]
                place = field.choices.index(field.text)
                state.answers[question.key] = question.choices[place][0]
            else:
                state.dialect[field.key] = self._said(field)
                # Other columns may stand under these names, or under others.
                state.mapping.clear()
                state.chosen.clear()
        return changed

    def _said(self, field: FormField) -> str:
        if field.key == "delimiter":
            return next((sign for sign, name in DELIMITERS.items() if name == field.text), field.text)
        if field.key == "what":
            return next(key for key, name in WHAT.items() if name == field.text)
        return NO_HEADER_LINE if field.text == NO_HEADER else field.text


def _choice(key: str, label: str, choices: tuple[str, ...], value: str) -> FormField:
    return FormField(key, label, "", original=value, choices=choices, needed=True)


class OptionsForm(Form):
    """How the rows are brought in; the owner is asked where there is more than one user."""

    def __init__(
        self, workspace: Workspace, users: Sequence[UserRow], state: ImportState, home: str, region: str = ""
    ) -> None:
        """`home`: the rep's own country; `region`: that of the numbers in lists like this one, as was said before."""
        self.regions = {country.name: code for code, country in countries().items()}
        names = {code: name for name, code in self.regions.items()}
        usual = names.get(region or home, "")
        policies = (*POLICIES.values(), ONE_BY_ONE)
        self.policies = {**{name: key for key, name in POLICIES.items()}, ONE_BY_ONE: ONE_BY_ONE}
        sources = tuple(source.name for source in workspace.sources if source.offered)
        fields = [
            FormField("policy", "Already there", "", original=policies[0], choices=policies, needed=True),
            FormField("source", "Source", "", choices=sources, blank=AS_SAID),
            FormField("campaign", "Campaign", "", hint=AS_SAID),
            FormField("owner", "Owner", "", choices=(*(u.name for u in users), POOL), blank=f"{AS_SAID}, else me"),
            FormField("sla", "Answer owed", "", choices=tuple(SLA), blank="as for their source"),
            FormField("region", "Numbers from", "", choices=tuple(sorted(self.regions)), blank=usual or "not said"),
        ]
        if len(users) < 2:
            fields = [field for field in fields if field.key != "owner"]
        super().__init__(fields)
        for field in fields:
            kept = state.options.get(field.key, "")
            said = {
                "policy": POLICIES.get(kept, kept),
                "as": WHAT.get(kept, ""),
                "owner": POOL if kept == "none" else kept,
                "region": names.get(kept, ""),
            }
            text = said.get(field.key, kept)
            if text and (not field.choices or text in field.choices):
                field.edit.set(text)
        self.tell()

    def tell(self) -> None:
        """Say under each field what its value means."""
        policy = self._field("policy")
        if policy is not None:
            policy.told = {
                ONE_BY_ONE: "the preview shows the leads that are there first; ← → says what becomes of each",
                POLICIES["create"]: "also the second time",
                POLICIES["overwrite"]: "what is filled in the list replaces what is there",
            }.get(policy.text, "")
        region = self._field("region")
        if region is not None:
            region.told = "the country of phone numbers whose row names none; remembered for lists like this"
        sla = self._field("sla")
        if sla is not None:
            sla.told = {
                "": "Website, Web form, Referral and Social media ask for a first answer in time",
                "yes": "each new lead must be answered in time",
            }.get(sla.text, "")

    def _field(self, key: str) -> FormField | None:
        return next((field for field in self.fields if field.key == key), None)

    def take(self, state: ImportState) -> bool:
        """Put what is said into the choices; whether anything was changed."""
        said: dict[str, str] = {}
        for field in self.fields:
            text = field.text
            if field.key == "policy":
                text = self.policies.get(text, "")
            elif field.key == "region":
                text = self.regions.get(text, "")
            elif field.key == "owner" and text == POOL:
                text = "none"
            if text and text != "skip":
                said[field.key] = text
        changed = said != state.options
        state.options = said
        self.tell()
        return changed
