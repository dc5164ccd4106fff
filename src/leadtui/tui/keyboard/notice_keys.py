"""The key that acts on the reminder that has come due, whatever record is under the cursor.

Always holds: what follows goes to the reminder that was shown when the key was pressed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from leadtui.rules import alert_words
from leadtui.rules.notice_words import there, what, when
from leadtui.tui import places
from leadtui.tui.keyboard.actions import Action, Confirmed, MarkDone
from leadtui.tui.keyboard.prompts import Answer, Option, Prompt, PromptView, Situation, known_keys
from leadtui.tui.keyboard.prompts_call import CallPrompt
from leadtui.tui.keyboard.prompts_times import SnoozePrompt
from leadtui.tui.record_rows import worked_through
from leadtui.words.rows import FollowUpRow
from leadtui.words.sla import AlertRow

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.record_keys import RecordKeys

OPEN, AWAY = ANSWERS = ("notice-open", "notice-away")
NOTHING = "Nothing new has come due · r goes to the reminders"


class NoticePrompt(Prompt):
    """What to do with a reminder: done, snooze, call, open; escape sends it from the line."""

    kind = "notice"

    def __init__(self, situation: Situation, follow_up: FollowUpRow) -> None:
        super().__init__(situation)
        self.follow_up = follow_up

    def _options(self) -> tuple[Option, ...]:
        no_call = "" if self.situation.lead is not None else "calls are logged on leads"
        return (
            Option("d", "done"),
            Option("z", "snooze"),
            Option("c", "call", why_not=no_call),
            Option("enter", "open"),
            Option("esc", "away"),
        )

    def feed(self, key: str, character: str | None = None) -> Answer:
        """Take a key; escape is an answer here."""
        self.error = ""
        return Confirmed(AWAY) if key == "escape" else self.key(key, character)

    def key(self, key: str, character: str | None) -> Prompt | Action | None:
        """Take the key of what is to be done."""
        if key == "d":
            return MarkDone(self.follow_up.id)
        if key == "z":
            return SnoozePrompt(self.situation)
        if key == "enter":
            return Confirmed(OPEN)
        if key != "c":
            self.error = known_keys(self._options()[:-1])
        elif self.situation.lead is None:
            self.error = "Calls are logged on leads; enter opens it."
        else:
            return CallPrompt(self.situation)
        return None

    def view(self) -> PromptView:
        """Return what to draw now."""
        now, row = self.situation.now, self.follow_up
        title = f"Due {when(row, now)}{there(row, self.situation.lead, now, self.situation.workspace)} · {what(row)}"
        return PromptView(title, self._options(), error=self.error)


class AlertPrompt(Prompt):
    """What to do about an alert of the rules: call, open; escape sends it from the line."""

    kind = "alert"

    def __init__(self, situation: Situation, alert: AlertRow) -> None:
        super().__init__(situation)
        self.alert = alert

    def _options(self) -> tuple[Option, ...]:
        return Option("c", "call"), Option("enter", "open"), Option("esc", "away")

    def feed(self, key: str, character: str | None = None) -> Answer:
        """Take a key; escape is an answer here."""
        self.error = ""
        return Confirmed(AWAY) if key == "escape" else self.key(key, character)

    def key(self, key: str, character: str | None) -> Prompt | Action | None:
        """Take the key of what is to be done."""
        if key == "enter":
            return Confirmed(OPEN)
        if key == "c":
            return CallPrompt(self.situation)
        self.error = known_keys(self._options()[:-1])
        return None

    def view(self) -> PromptView:
        """Return what to draw now."""
        now, row = self.situation.now, self.alert
        hour = there(row, self.situation.lead, now, self.situation.workspace)
        title = f"{alert_words.head(row)}{hour} · {alert_words.what(row, now)}"
        return PromptView(title, self._options(), error=self.error)


def why_not(app: LeadtuiApp) -> str:
    """Why there is nothing to act on, "" when there is."""
    return "" if app.notices.shown is not None or _still_missed(app) is not None else NOTHING


def _still_missed(app: LeadtuiApp) -> FollowUpRow | None:
    """The first in the panel of those that came due while nobody was there."""
    queue = places.queue_of(app)
    return next(iter(queue.reminders.still_missed), None) if queue is not None else None


def act(screen: RecordKeys[Any], at: float | None = None) -> None:
    """Begin the chord on the reminder that stood on the line at an instant, else when the key was typed; several that
    came due at once are shown in their panel, and so is what came due while nobody was there once the line no longer
    tells of it."""
    notices = screen.leadtui.notices
    typed_at = screen.leadtui.typed_at if at is None else at
    notice = notices.meant(typed_at)
    if notices.shown is None:
        _go_to_missed(screen, _still_missed(screen.leadtui), typed_at)
    elif notice is None:
        _refuse(screen, "Another reminder stands there now · the same key again acts on it")
    elif len(notice.rows) > 1:
        places.show_reminder(screen.leadtui, notice.rows[0])
    elif notice.record is None:
        notices.send_away(notice.rows[0])
        _refuse(screen, "That is no longer there.")
    else:
        row = notices.asked = notice.rows[0]
        situation = screen.situation(notice.record)
        if isinstance(row, FollowUpRow):
            prompt: Prompt = NoticePrompt(replace(situation, follow_up_id=row.id), row)
        else:
            prompt = AlertPrompt(replace(situation, follow_up_id=None), row)
        screen.open_prompt(prompt, notice.record)


def _go_to_missed(screen: RecordKeys[Any], missed: FollowUpRow | None, typed_at: float) -> None:
    if missed is None:
        _refuse(screen, NOTHING)
    elif screen.leadtui.notices.just_replaced(typed_at):
        _refuse(screen, "What stood there has just gone · the same key again goes to what you missed")
    else:
        places.show_reminder(screen.leadtui, missed)


def _refuse(screen: RecordKeys[Any], why: str) -> None:
    """Say why nothing is asked; the keys behind were meant for the reminder, not for what is under the cursor."""
    screen.leadtui.drop_typed_ahead()
    screen.say(why, "hint")


def answered(screen: RecordKeys[Any], answer: str) -> None:
    """Open the record of the reminder that was asked about, or send the reminder from the line."""
    notices = screen.leadtui.notices
    asked, notices.asked = notices.asked, None
    if asked is None:
        return
    notices.send_away(asked)
    if answer == OPEN:
        places.open_record(screen.leadtui, worked_through(asked))
