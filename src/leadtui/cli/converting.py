"""The verb that converts: one lead with what is asked for, or many at once with what would be proposed for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadtui.cli.output import DONE, Answer
from leadtui.cli.present import names_of
from leadtui.cli.terminal import Line, Part
from leadtui.words.conversion import Choice, Conversion
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError, RefusedError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from leadtui.cli.session import Session
    from leadtui.words.conversion import Converted, MassConverted, MassLine, Target, TargetPlan

_DEAL = {
    "amount": "opportunity.amount", "currency": "opportunity.currency", "stage": "opportunity.stage",
    "close_date": "opportunity.close_date", "next_step": "opportunity.next_step",
}  # fmt: skip
_NAMED = 5
"""Leads named beside an advice."""

_ONE = ("account", "contact", "opportunity", *_DEAL, "follow_up", "note")


def convert(session: Session) -> Answer:
    """Converts the lead REF names, or with --query every lead that can be."""
    arguments = session.arguments
    if arguments.force is not None and not arguments.force.strip():
        raise InputError("--force needs a reason.", 'As in --force "they signed already"')
    if arguments.query is not None:
        return _many(session)
    if arguments.limit is not None:
        raise InputError("--limit is for many leads.", "Give it with --query.")
    if arguments.ref is None:
        raise InputError("REF is missing.", "Name a lead: L17, an email, a full name; or many with --query.")
    try:
        return _would_one(session) if arguments.dry_run else _one(session)
    except RefusedError as error:
        raise RefusedError(
            error.message, _on_the_command_line(error.message, error.hint, f"L{session.lead}")
        ) from error


def _one(session: Session) -> Answer:
    from leadtui.services.converting import convert as carry_out

    # What is chosen was read a moment ago; the service looks at all of it again, inside the lock.
    result = carry_out(session.desk, _wanted(session))
    value = {"operation": result.operation, **_targets(result)}
    return Answer(value, [_said(session, result), *_changed(session, result)], result.notes)


def _would_one(session: Session) -> Answer:
    """What converting one lead would come to; raises what stands against it."""
    from leadtui.cli.human_conversion import plan_lines

    plan = session.reading.conversions.plan(_wanted(session))
    value: dict[str, Any] = {"operation": None}
    for kind in CustomerKind:
        target: TargetPlan | None = getattr(plan, kind)
        value[kind.value] = None if target is None else {"id": target.id, "created": target.id is None}
    head: Line = ((f"Would convert {plan.lead['name']}", "good"), (", nothing is written:", ""))
    return Answer(value, [head, *plan_lines(plan, names_of(session.base, session.now))], plan.notes)


def _changed(session: Session, result: Converted) -> Iterator[Line]:
    """What was filled and replaced in the records that were there."""
    from leadtui.cli.human_conversion import changed_line

    names = names_of(session.base, session.now)
    for kind in CustomerKind:
        target: Target | None = getattr(result, kind)
        if target is not None and not target.created:
            row = session.reading.customers.row(kind, target.id)
            line = changed_line(kind, target.id, row.name if row else "", result.lines, names)
            yield from () if line is None else (line,)


def _on_the_command_line(message: str, hint: str, ref: str) -> str:
    """How to mend it with a command, where it says so for a screen."""
    if message == "A contact needs a last name.":
        return f'`leadtui set {ref} last_name=…` gives it one; --contact C5 or "First Last" takes another.'
    if message == "An account needs a name.":
        return f"`leadtui set {ref} company=…` gives it one; --account A3 or NAME takes another."
    return hint.replace("say why", "say with --force REASON why")


def _wanted(session: Session) -> Conversion:
    """The conversion that the options ask for; raises InputError, NotFoundError and RefusedError."""
    from leadtui.services.choosing import Chosen

    arguments = session.arguments
    chosen = Chosen(session.reading, session.lead)
    if arguments.account is not None:
        chosen.choose_account(arguments.account)
    if arguments.contact is not None:
        chosen.choose_contact(arguments.contact)
    _check_opportunity(arguments)
    if arguments.no_opportunity:
        chosen.opportunity = Choice("none")
    elif arguments.opportunity is not None:
        chosen.choose_opportunity(arguments.opportunity)
    typed = {key: getattr(arguments, name) for name, key in _DEAL.items() if getattr(arguments, name) is not None}
    if "opportunity.stage" in typed:
        typed["opportunity.stage"] = session.base.workspace.stage(typed["opportunity.stage"]).key
    # What is said of a deal that is there is meant to replace what it says.
    return Conversion(
        session.lead, chosen.account, chosen.contact, chosen.opportunity, {**chosen.typed, **typed}, frozenset(typed),
        follow_up=arguments.follow_up or "", note=arguments.note, reason=arguments.force or "",
    )  # fmt: skip


def _check_opportunity(arguments: Namespace) -> None:
    none = arguments.no_opportunity or (arguments.opportunity or "").strip().lower() == "none"
    if arguments.no_opportunity and arguments.opportunity is not None:
        raise InputError("--opportunity and --no-opportunity exclude each other.", "Give one of them.")
    about = next((name for name in _DEAL if getattr(arguments, name) is not None), "")
    if none and about:
        raise InputError(f"--{about.replace('_', '-')} is about the opportunity, and none is wanted.")


def _said(session: Session, result: Converted) -> Line:
    """What the lead became, in one line, and how to take it back."""
    detail = session.reading.details((result.lead_id,), history=False)
    became = {kind: (number, name) for kind, number, name in detail[0].became} if detail else {}
    parts: list[Part] = []
    for kind in CustomerKind:
        target: Target | None = getattr(result, kind)
        if target is None:
            continue
        name = became.get(kind, (target.id, ""))[1]
        parts += [(f"{', ' if parts else ''}{kind} {kind.letter}{target.id} ", ""), (name, "strong")]
        parts.append((" (new)" if target.created else " (was there)", "dim"))
    who = detail[0].row.name if detail else result.summary
    return ((f"Converted {who}", "good"), (" · ", "dim"), *parts, (" · undo: leadtui undo", "dim"))


def _targets(result: Converted | MassLine) -> dict[str, Any]:
    return {kind.value: _target(getattr(result, kind)) for kind in CustomerKind}


def _target(target: Target | None) -> dict[str, Any] | None:
    # What a dry run would make has a number below zero.
    return None if target is None else {"id": target.id if target.id > 0 else None, "created": target.created}


def _many(session: Session) -> Answer:
    from leadtui.services.selecting import MOST_AT_A_TIME, refuse_too_many

    arguments = session.arguments
    asked = next((name for name in ("ref", *_ONE) if getattr(arguments, name) not in (None, "")), "")
    asked = asked or ("no_opportunity" if arguments.no_opportunity else "")
    if asked:
        given = "REF" if asked == "ref" else f"--{asked.replace('_', '-')}"
        raise InputError(f"{given} is for one lead; --query converts many.", "Give one of them.")
    ids = session.reading.ids(arguments.query)[: arguments.limit]
    try:
        refuse_too_many(len(ids))
    except RefusedError as error:
        hint = f"Add --limit {MOST_AT_A_TIME}, and repeat it for the rest; --dry-run tells what is refused on the way."
        raise RefusedError(error.message, hint) from error
    result = _would(session, ids) if arguments.dry_run else _carry_out(session, ids)
    done = [line for line in result.lines if not line.refused]
    refused = [line for line in result.lines if line.refused]
    value = {
        "operation": result.operation,
        "converted": [{"lead": line.lead_id, **_targets(line)} for line in done],
        "refused": [{"lead": line.lead_id, "reason": line.refused} for line in refused],
    }
    if not result.lines:
        return Answer(value, hints=["No lead matches."])
    notes: list[Line] = [*_refused(refused), *_advice(refused)]
    if not done and not arguments.dry_run:
        return Answer(value, notes=["No lead could be converted:", *notes], status=RefusedError.status)
    return Answer(value, [*map(_line, done), _counts(done, refused, dry_run=arguments.dry_run)], notes, status=DONE)


def _would(session: Session, ids: tuple[int, ...]) -> MassConverted:
    return session.reading.conversions.mass(ids, reason=session.arguments.force or "")


def _carry_out(session: Session, ids: tuple[int, ...]) -> MassConverted:
    from leadtui.services.converting import convert_many

    return convert_many(session.desk, ids, reason=session.arguments.force or "")


def _line(line: MassLine) -> Line:
    became = ", ".join(
        f"{kind.letter}{target.id}" if target.id > 0 else f"new {kind}"
        for kind in CustomerKind
        if (target := getattr(line, kind)) is not None
    )
    return ((f"L{line.lead_id}  ", "dim"), (line.name, "strong"), (f"  {became}", ""))


def _refused(lines: Iterable[MassLine]) -> list[Line]:
    return [((f"L{line.lead_id}  ", "dim"), (line.name, "strong"), (f"  {_why(line)}", "error")) for line in lines]


def _why(line: MassLine) -> str:
    """Why it was refused, without its name, which stands before it, and the advice, which stands below."""
    said = line.refused.removesuffix(line.hint).strip() if line.hint else line.refused
    return said.removeprefix(f"{line.name} (L{line.lead_id})").lstrip(": ")


def _advice(lines: Iterable[MassLine]) -> list[Line]:
    """How to mend what was refused, each advice once, with the leads it is for."""
    found: dict[str, list[str]] = {}
    for line in lines:
        if line.hint:
            hint = _on_the_command_line(_why(line), line.hint, "REF")
            found.setdefault(hint, []).append(f"L{line.lead_id}")
    said: list[Line] = []
    for hint, refs in found.items():
        who = ", ".join(refs[:_NAMED]) + (f" and {len(refs) - _NAMED} more" if len(refs) > _NAMED else "")
        said.append(((hint, ""), (f" ({who})", "dim")))
    return said


def _counts(done: list[MassLine], refused: list[MassLine], *, dry_run: bool) -> Line:
    made = {
        kind: len({t.id for line in done if (t := getattr(line, kind)) is not None and t.created})
        for kind in CustomerKind
    }
    new = ", ".join(f"{number} new {_plural(kind, number)}" for kind, number in made.items() if number)
    head = "Would convert" if dry_run else "Converted"
    counts = f"{head} {len(done)} {_plural('lead', len(done))}"
    left = f", {len(refused)} refused and left as {'it is' if len(refused) == 1 else 'they are'}" if refused else ""
    way_back = "" if dry_run else " · undo: leadtui undo"
    return ((counts, "good"), (f"{f': {new}' if new else ''}{left}", ""), (way_back, "dim"))


def _plural(word: str, number: int) -> str:
    return word if number == 1 else "opportunities" if word == CustomerKind.OPPORTUNITY else f"{word}s"
