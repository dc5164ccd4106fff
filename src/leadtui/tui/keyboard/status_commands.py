"""The commands that give a lead a status at once, each with the category whose first status it gives."""

from __future__ import annotations

from leadtui.words.lifecycle import Category

STATUS_COMMANDS = {
    "status-new": Category.NEW,
    "status-working": Category.WORKING,
    "status-nurturing": Category.NURTURING,
    "status-qualified": Category.QUALIFIED,
    "status-disqualified": Category.DISQUALIFIED,
}
