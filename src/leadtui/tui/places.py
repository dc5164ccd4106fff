"""The screens and dialogs a key opens, loaded only when it is pressed. One function a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.key_screen import KeyScreen


def open_lead(app: LeadtuiApp, lead_id: int) -> None:
    """Open a lead's own screen; closed, the cursor of the queue stands on the lead last shown there."""
    from leadtui.tui.screens.lead import LeadScreen

    app.open_screen(LeadScreen(lead_id))


def open_search(app: LeadtuiApp, text: str = "") -> None:
    """Open the search, with text already typed."""
    from leadtui.tui.screens.search import SearchScreen

    app.open_screen(SearchScreen(text))


def open_help(app: LeadtuiApp, screen: KeyScreen[Any]) -> None:
    """Open the help of a screen."""
    from leadtui.tui.screens.help import HelpScreen

    app.open_screen(HelpScreen(screen.help_scopes))


def add_lead(app: LeadtuiApp) -> None:
    """Open the form for a new lead; dismissed with what was done."""
    from leadtui.tui.dialogs.lead_form import LeadForm

    app.open_screen(LeadForm(None), app.form_closed)


def edit_lead(app: LeadtuiApp, lead_id: int) -> None:
    """Open the form of a lead."""
    from leadtui.tui.dialogs.lead_form import LeadForm

    app.open_screen(LeadForm(lead_id), app.form_closed)


def import_list(app: LeadtuiApp) -> None:
    """Open the import dialog."""
    from leadtui.tui.dialogs.import_list import ImportDialog

    app.open_screen(ImportDialog(), app.form_closed)


def first_run(app: LeadtuiApp) -> None:
    """Open the welcome of an empty base."""
    from leadtui.tui.screens.first_run import FirstRunScreen

    app.open_screen(FirstRunScreen(), app.form_closed)
