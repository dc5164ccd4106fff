"""Planning a conversion: what it would be by default, what each field would get, and what stands against it.

On the light road: a plain connection and no model class, so that the screen previews with a reader and the writer plans
inside its lock with the same code. Nothing is written here; a `Plan` is carried out by services/converting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from leadtui.rules import conversion, priority
from leadtui.rules.matching import facts_of, preselected
from leadtui.rules.money import show_money
from leadtui.services.conversion_checks import check_joined, check_sides, refuse_found_meanwhile, refuse_undecided
from leadtui.services.conversion_draft import ACCOUNT, CONTACT, OPPORTUNITY, Drafting, Facts
from leadtui.services.conversion_found import Candidates
from leadtui.services.conversion_gate import unmet
from leadtui.services.conversion_near import with_near
from leadtui.services.conversion_typed import read_follow_up, read_text
from leadtui.services.reading import Reader
from leadtui.services.selecting import each_once
from leadtui.store import details
from leadtui.store.belongings import reach_of
from leadtui.store.conversion import last_step, open_deals
from leadtui.store.sqlite.driver import Connection, one_moment, storage_errors
from leadtui.words.conversion import (
    Choice,
    Conversion,
    FieldLine,
    MassConverted,
    MassLine,
    Match,
    Offered,
    Plan,
    Proposal,
    Shown,
    Target,
)
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError, NotFoundError, RefusedError
from leadtui.words.stages import StageKind

_NEW, _NONE, _TO_CHOOSE = Choice("new"), Choice("none"), Choice("existing")
_DEALS_OF = 5
"""Accounts whose open deals are offered while none is chosen."""


class ConversionReading:
    """What can be asked about converting leads; belongs to its connection, and so to that thread."""

    def __init__(self, connection: Connection, who: Reader, path: Path | str = "The base") -> None:
        self.connection = connection
        self.who = who
        self.path = path
        self.drafting = Drafting(connection, who)

    def proposal(self, lead_id: int) -> Proposal:
        """How a lead would be converted by default; raises NotFoundError for one that was deleted.

        A target for which several equal matches have to be chosen between is `existing` without a number.
        """
        with self._one_moment():
            return self._proposal(self._facts(lead_id), Candidates(self.connection))

    def offered(self, wanted: Conversion) -> Offered:
        """What there is for the account and the contact that are chosen; an account still to be chosen is None."""
        with self._one_moment():
            facts = self._facts(wanted.lead_id)
            accounts: tuple[Match, ...] = ()
            account, name = wanted.account or _TO_CHOOSE, ""
            if account.how == "existing" and account.id is None:
                accounts = Candidates(self.connection).matches(facts_of(facts.fields, facts.reach)).accounts
            elif account.id is not None:
                name = str(details.fields(self.connection, ACCOUNT, [account.id]).get(account.id, {}).get("name", ""))
            return Offered(
                self._deals(accounts, account, wanted.contact or _NONE),
                self.drafting.deal(facts, name, account, wanted.typed.get("opportunity.stage", "")),
            )

    def preview(self, wanted: Conversion) -> tuple[FieldLine, ...]:
        """Every field of every target; raises InputError for a typed value that cannot be used, NotFoundError."""
        return self.shown(wanted).lines

    def shown(self, wanted: Conversion) -> Shown:
        """The preview with the versions it was read at; raises as `preview` does."""
        with self._one_moment():
            facts = self._facts(wanted.lead_id)
            proposal = self._proposal(facts, Candidates(self.connection), near=False)
            sides = self.drafting.sides(facts, proposal, wanted)
            several = len(self.who.users) > 1
            lines = (line for side in sides.values() for line in side.lines)
            versions = {kind.value: side.held["version"] for kind, side in sides.items() if side.held is not None}
            return Shown(tuple(line for line in lines if several or line.kind != "user"), versions)

    def plan(self, wanted: Conversion) -> Plan:
        """A conversion decided in full; choices that are None are the proposal's.

        Raises NotFoundError for a lead or a chosen record that is gone, InputError for a value that cannot be used,
        RefusedError for what stands against it: a converted or closed lead, several equal matches, a contact without a
        last name, a deal of another account, and, without a reason, an unqualified lead or something missing.
        """
        with self._one_moment():
            return self._plan(wanted, Candidates(self.connection))

    def mass(self, ids: Iterable[int], *, reason: str = "") -> MassConverted:
        """What converting these leads with what is proposed for each would come to; `operation` is None.

        What would be made has a number below zero, the same for leads that would share it. The numbers are taken one by
        one: what they raise ends it. Raises RefusedError for more of them than are converted at a time.
        """
        with self._one_moment():
            candidates = Candidates(self.connection)
            lines = [self._line(lead_id, reason, candidates) for lead_id in each_once(ids)]
        return MassConverted(None, _said(lines), tuple(lines))

    @contextmanager
    def _one_moment(self) -> Iterator[None]:
        """Reads the base as it is at one moment; inside a writer's transaction it is that already."""
        with storage_errors(self.path):
            if self.connection.in_transaction:
                yield
                return
            with one_moment(self.connection):
                yield

    def _facts(self, lead_id: int) -> Facts:
        fields = details.fields(self.connection, "lead", [lead_id]).get(lead_id)
        if fields is None:
            raise NotFoundError(f"There is no lead L{lead_id}.", "It may have been deleted; `u` takes that back.")
        return Facts(fields, reach_of(self.connection, "lead", lead_id), last_step(self.connection, lead_id))

    def _proposal(self, facts: Facts, candidates: Candidates, *, near: bool = True) -> Proposal:
        lead, workspace = facts.fields, self.who.workspace
        found = candidates.matches(facts_of(lead, facts.reach), near=near)
        if near:
            found = with_near(self.connection, workspace, lead["id"], found)
        account = _chosen(found.accounts, _NEW)
        person = conversion.person_name(lead)
        contact = _chosen(found.contacts, _NEW if person else _NONE)
        refusal, hint = conversion.refusal(lead, workspace)
        lacking = (*conversion.missing(lead, workspace), *unmet(self.connection, self.who, lead))
        name = next((match.name for match in found.accounts if match.id == account.id), "")
        undecided = [kind for kind, choice in ((ACCOUNT, account), (CONTACT, contact)) if choice == _TO_CHOOSE]
        rows = details.rows(self.connection, [lead["id"]])
        return Proposal(
            lead=priority.placed(rows, self.who.clock.local(), workspace.stale_days)[0],
            account=account,
            contact=contact,
            opportunity=_NEW,
            accounts=found.accounts,
            contacts=found.contacts,
            opportunities=self._deals(found.accounts, account, contact) if near else (),
            account_name=conversion.account_name(lead),
            contact_name=person,
            deal=self.drafting.deal(facts, name, account),
            undecided=tuple(undecided),
            missing=lacking,
            needs_reason=not refusal and bool(conversion.against(lead, workspace, lacking)),
            refusal=refusal,
            hint=hint,
        )

    def _deals(self, accounts: tuple[Match, ...], account: Choice, contact: Choice) -> tuple[Match, ...]:
        """Open deals the lead may belong to: of the chosen account, or of those to choose from; none of a new one."""
        at = [account.id] if account.id is not None else []
        if account == _TO_CHOOSE:
            at = [match.id for match in accounts[:_DEALS_OF]]
        workspace = self.who.workspace
        closed = [stage.key for stage in workspace.stages if stage.kind is not StageKind.OPEN]
        found = []
        for deal in open_deals(self.connection, at, contact.id, closed):
            theirs = contact.id is not None and deal.contact_id == contact.id
            reasons = [f"open deal of {deal.account}"] if deal.account else []
            reasons += ["with this contact"] if theirs else []
            stage = workspace.by_stage.get(deal.stage)
            amount = "" if deal.amount is None else show_money(deal.amount, deal.currency or workspace.currency)
            closes = date.fromisoformat(deal.close_date) if deal.close_date else None
            day = f"{closes.day} {closes:%b} {closes.year}" if closes else ""
            detail = ", ".join(filter(None, (stage.name if stage else deal.stage, amount, day)))
            found.append(Match(OPPORTUNITY, deal.id, deal.name, 80 if theirs else 60, False, tuple(reasons), detail))
        return tuple(sorted(found, key=lambda match: -match.score))

    def _plan(self, wanted: Conversion, candidates: Candidates) -> Plan:
        facts = self._facts(wanted.lead_id)
        lead = facts.fields
        refusal, hint = conversion.refusal(lead, self.who.workspace)
        if refusal:
            raise RefusedError(refusal, hint)
        proposal = self._proposal(facts, candidates, near=False)
        refuse_found_meanwhile(proposal, wanted)
        refuse_undecided(proposal, wanted)
        sides = self.drafting.sides(facts, proposal, wanted)
        check_sides(proposal, sides)
        check_joined(sides)
        reason = read_text("Reason", wanted.reason)
        things = conversion.against(lead, self.who.workspace, proposal.missing)
        if things and not reason:
            raise RefusedError(
                f"{lead['name']} (L{lead['id']}): {' '.join(things)}", "Mend that, or say why it is converted anyway."
            )
        when = read_follow_up(self.who, wanted.follow_up)
        plans = {kind: side.plan() for kind, side in sides.items()}
        return Plan(
            lead=lead,
            account=plans[ACCOUNT],
            contact=plans.get(CONTACT),
            opportunity=plans.get(OPPORTUNITY),
            note=read_text("Note", wanted.note, multiline=True),
            override=conversion.override_note(things, reason),
            due_at=when.at if when else None,
            due_date=when.date if when else None,
            subject=read_text("Follow-up", wanted.subject) if when else "",
            notes=tuple(note for side in sides.values() for note in side.notes),
            lines=tuple(line for side in sides.values() for line in side.lines),
        )

    def _line(self, lead_id: int, reason: str, candidates: Candidates) -> MassLine:
        found = details.rows(self.connection, [lead_id])
        try:
            plan = self._plan(Conversion(lead_id, reason=reason), candidates)
        except (InputError, NotFoundError, RefusedError) as error:
            return MassLine(lead_id, found[0].name if found else "", refused=str(error), hint=error.hint)
        account, contact = plan.account, plan.contact
        account_id = account.id
        if account_id is None:
            columns = account.columns
            account_id = candidates.remember_account(
                account.name, columns["company_key"] or "", columns.get("host") or ""
            )
        contact_id = contact.id if contact else None
        if contact is not None and contact_id is None:
            emails = facts_of(plan.lead, reach_of(self.connection, "lead", lead_id)).emails
            first, last = (str(contact.columns.get(key) or "") for key in ("first_name", "last_name"))
            contact_id = candidates.remember_contact(first, last, emails, account_id)
        return MassLine(
            lead_id,
            found[0].name,
            Target(account_id, account.id is None),
            None if contact is None or contact_id is None else Target(contact_id, contact.id is None),
            None if plan.opportunity is None else Target(-lead_id, created=True),
        )


def _chosen(matches: Sequence[Match], otherwise: Choice) -> Choice:
    """The exact match, one of several still to be chosen, or what there is without any."""
    match, several = preselected(matches)
    if several:
        return _TO_CHOOSE
    return otherwise if match is None else Choice("existing", match.id)


def _said(lines: Sequence[MassLine]) -> str:
    """What converting many would come to, in a sentence."""
    done = [line for line in lines if not line.refused]
    made = []
    for kind in CustomerKind:
        targets = [target for line in done if (target := getattr(line, kind.value)) is not None]
        new = sum(target.created for target in targets)
        known = len({target.id for target in targets if not target.created and target.id > 0})
        made.append(f"{_count(new, kind)}" + (f" (and {known} there already)" if known else ""))
    refused = len(lines) - len(done)
    told = f"{len(done)} {'lead' if len(done) == 1 else 'leads'} to convert: {', '.join(made)} to make"
    return told + (f"; {refused} refused" if refused else "")


def _count(number: int, kind: CustomerKind) -> str:
    plural = "opportunities" if kind is OPPORTUNITY else f"{kind}s"
    return f"{number} {kind if number == 1 else plural}"
