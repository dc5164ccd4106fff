"""The part of a tick that finds what a rep is to be told: hot leads that came in, replies, answers that are late.

Always holds: of a lead that came in and of a reply is told when the operation that brought it is new to the ticks, of
a late answer once for each clock. What the rep added himself in this very program is no news to him. Many leads of one
owner that one operation brought, and many answers that he is late with, are told him in one sentence, so that nobody is
told a hundred things at once, and each hears of his own. A message dated ahead of the clock came when it was brought.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from leadtui.model import Alert
from leadtui.rules.alert_words import head_of
from leadtui.services.alerts import first_rule
from leadtui.services.answering import NEWS
from leadtui.services.desk import Desk
from leadtui.services.ticking_look import Look
from leadtui.store import alerts, remembered, rules, sla
from leadtui.store.alerts import News
from leadtui.store.beneath import driver_of
from leadtui.store.journal import Op
from leadtui.store.sqlite.driver import Connection
from leadtui.store.standing import standing
from leadtui.words.rows import Done
from leadtui.words.sla import AlertKind, ClockRow
from leadtui.words.workspace import find

FEW = 5
"""So many of one operation, or of one owner, are told of one by one."""
LONGEST = 60
"""Characters of a message that an alert shows."""


class _Told(NamedTuple):
    """Leads of which one alert tells: the one it leads to, of which kind, how many; and the name of a rule."""

    lead_id: int
    kind: AlertKind
    number: int = 1
    rule: str = ""


def tick(desk: Desk, look: Look) -> list[Done]:
    """Makes the alerts that are due."""
    base, now = look.reading.connection, int(look.now.timestamp())
    since = max(look.since, rules.told_of(base))
    if not (_news(desk, base, since, look.upto) or sla.late(base, now)):
        return []
    with desk.store.operation("alert", "", desk.user.id, origin="rule") as op:
        driver = driver_of(op.connection)
        since = max(look.since, rules.told_of(driver))
        made = [*_of_news(desk, op, _news(desk, driver, since, look.upto)), *_of_late(desk, op, sla.late(driver, now))]
        remembered.put(driver, rules.KIND, rules.TOLD, {"operation": max(since, look.upto)}, op.at)
        op.summary = _summed_up(op, made)
    return [Done(op.number, op.summary, tuple(dict.fromkeys(one.lead_id for one in made)))]


def _news(desk: Desk, base: Connection, since: int, upto: int) -> list[News]:
    """What new operations brought."""
    if since >= upto:
        return []
    hot = alerts.hot(base, since, upto, first_rule(desk.workspace))
    own = (desk.store.program, desk.user.id)
    known = [one for one in hot if one.kind != "add" or (one.program, one.user_id) != own]
    return known + alerts.replies(base, since, upto, int(desk.clock.now().timestamp() - NEWS.total_seconds()))


def _of_news(desk: Desk, op: Op, news: Sequence[News]) -> Iterable[_Told]:
    brought: dict[tuple[int, AlertKind, int | None], list[News]] = defaultdict(list)
    for one in news:
        brought[one.operation, AlertKind(one.alert), whose(desk, one.owner_id)].append(one)
    for (_, kind, owner), several in brought.items():
        if len(several) <= FEW:
            for one in several:
                said = _hot(desk, one) if kind is AlertKind.HOT else _replied(one)
                _add(op, one.lead_id, kind, said, one.at)
                yield _Told(one.lead_id, kind)
        else:
            what = "hot leads came in" if kind is AlertKind.HOT else "leads replied"
            _add(op, several[0].lead_id, kind, f"{len(several):,} {what}", several[0].at, user=owner)
            yield _Told(several[0].lead_id, kind, len(several))


def whose(desk: Desk, owner: int | None) -> int | None:
    """Who is told of the leads of this owner, None for everybody; where there is one user, he is, of all together."""
    return owner if len(desk.users) > 1 else None


def _hot(desk: Desk, one: News) -> str:
    source = find(desk.workspace.sources, one.text or "")
    return f"hot, {source.name if source else one.text}" if one.text else "hot"


def _replied(one: News) -> str:
    words = " ".join((one.text or "").split())
    short = words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
    return f"replied: {short}" if short else "replied"


def _of_late(desk: Desk, op: Op, clocks: Sequence[ClockRow]) -> Iterable[_Told]:
    """Tells each owner of the answers he is late with; of many in one alert that leads to the one due first."""
    leads = standing(driver_of(op.connection), list({clock.lead_id for clock in clocks}))
    by_owner: dict[int | None, list[ClockRow]] = defaultdict(list)
    # Two clocks of a lead may end at the same time.
    for clock in {(clock.lead_id, clock.due_at): clock for clock in clocks}.values():
        by_owner[whose(desk, leads[clock.lead_id].owner_id)].append(clock)
    names = {rule.key: rule for rule in desk.workspace.sla}
    for owner, several in by_owner.items():
        if len(several) <= FEW:
            for clock in several:
                rule = names.get(clock.rule)
                said = f"no answer within {rule.within}" if rule and rule.within else "the answer is late"
                _add(op, clock.lead_id, AlertKind.LATE, said, clock.due_at, rule=clock.rule)
                yield _Told(clock.lead_id, AlertKind.LATE, rule=rule.name if rule else clock.rule)
        else:
            op.insert_many(Alert, [_alert(one.lead_id, AlertKind.COUNTED, "", one.due_at) for one in several])
            first, newest = several[0], max(clock.due_at for clock in several)
            _add(op, first.lead_id, AlertKind.LATE, f"{len(several):,} answers are late", newest, user=owner)
            yield _Told(first.lead_id, AlertKind.LATE, len(several))


def _alert(
    lead: int, kind: AlertKind, said: str, at: int, rule: str | None = None, user: int | None = None
) -> dict[str, object]:
    when = datetime.fromtimestamp(at, UTC)
    return {"lead_id": lead, "kind": kind.value, "text": said, "rule": rule, "at": when, "user_id": user}


def _add(
    op: Op, lead: int, kind: AlertKind, said: str, at: int, *, rule: str | None = None, user: int | None = None
) -> None:
    op.add(Alert, _alert(lead, kind, said, at, rule, user))


def _summed_up(op: Op, made: Sequence[_Told]) -> str:
    """Of one lead its name and the rule: "Answer late: Nina Night (Hot inbound)"; else how many of which kind."""
    if len({one.lead_id for one in made}) == 1 and all(one.number == 1 for one in made):
        lead = made[0].lead_id
        heads = [head_of(kind) for kind in dict.fromkeys(one.kind for one in made)]
        said = ", ".join([heads[0], *(word[0].lower() + word[1:] for word in heads[1:])])
        rules_named = list(dict.fromkeys(one.rule for one in made if one.rule))
        by = f" ({', '.join(rules_named)})" if rules_named else ""
        return f"{said}: {standing(driver_of(op.connection), [lead])[lead].name}{by}"
    return f"To tell: {', '.join(_counted(made))}"


def _counted(made: Sequence[_Told]) -> Iterable[str]:
    for kind, (one, several) in _SAID.items():
        number = sum(told.number for told in made if told.kind is kind)
        if number:
            yield f"{number:,} {one if number == 1 else several}"


_SAID = {
    AlertKind.HOT: ("hot lead", "hot leads"),
    AlertKind.REPLY: ("reply", "replies"),
    AlertKind.LATE: ("late answer", "late answers"),
}
