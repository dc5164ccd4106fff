"""Duplicates: records that may be one, the surest first; merged, told apart, or opened from here.

Always holds: what is done goes to the records that stood under the cursor when the key was read; the list is steady:
only what the rep deals with leaves it, and taking that back brings it back with the cursor where it was.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget

from leadtui.tui import places
from leadtui.tui.bindings import says
from leadtui.tui.keyboard.found_clusters import Keys, keys_of, mergeable
from leadtui.tui.record_rows import shown_number
from leadtui.tui.screens.duplicates_one import told_below
from leadtui.tui.screens.duplicates_scan import DuplicatesScan
from leadtui.tui.screens.duplicates_work import groups_told_apart, still_open
from leadtui.tui.screens.moving import rows_by
from leadtui.tui.widgets.cluster_list import why
from leadtui.words.duplicates import Cluster, RecordKey
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import Done, Undone

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.found_clusters import Before

ON_CLUSTER = ("duplicates-open", "duplicates-merge", "duplicates-not", "duplicates-select", "duplicates-record",
              "duplicates-convert")  # fmt: skip
NOT_OF_ONE_KIND = "Only records of one kind are merged"


def open_duplicates(app: LeadtuiApp) -> None:
    """Show what may be duplicates: on the screen that is open already, or on a new one."""
    shown = next((s for s in app.screen_stack if isinstance(s, DuplicatesScreen) and s.only is None), None)
    if shown is None:
        app.open_screen(DuplicatesScreen(app.base))
    else:
        places.down_to(app, shown)


class DuplicatesScreen(DuplicatesScan):
    """The first tab of tidying up with its keys; `only`: of one record."""

    def panes(self) -> Iterable[Widget]:
        """The clusters, and all about the one under the cursor."""
        return self.list, self.about

    # Keys

    def why_not(self, command: str) -> str:
        """Why a command cannot be done with the cluster under the cursor now; "" when it can."""
        why_not = super().why_not(command)
        if why_not or command not in ON_CLUSTER:
            return why_not
        cluster = self.found.row
        if cluster is None:
            return "There is no duplicate here"
        if command == "duplicates-convert" and not (self._lead_of(cluster) and self._mixed(cluster)):
            return "C converts a lead that is the same as a contact or an account"
        return ""

    def run_own(self, command: str) -> bool:
        """Moving, and what is done with a cluster."""
        own: dict[str, Callable[[], None]] = {
            "top": lambda: self._move(-len(self.found.rows)),
            "bottom": lambda: self._move(len(self.found.rows)),
            "next-panel": self.turn,
            "next-view": self.turn,
            "previous-view": self.turn,
            "resort": self.look_again,
            "back": self.close,
            "duplicates-all": self._select_all,
        }
        on_cluster: dict[str, Callable[[Cluster], None]] = {
            "duplicates-open": self._merge,
            "duplicates-merge": lambda _: self._merge_chosen(),
            "duplicates-not": lambda _: self._tell_apart(),
            "duplicates-select": lambda _: self._select(),
            "duplicates-record": self._open_record,
            "duplicates-convert": self._convert_lead,
        }
        if by := rows_by(command, self.list.rows):
            self._move(by)
        elif command in own:
            own[command]()
        elif command in on_cluster:
            cluster, why_not = self.found.row, self.why_not(command)
            if cluster is None or why_not:
                self.say(why_not, "hint")
            else:
                on_cluster[command](cluster)
        else:
            return False
        return True

    def _move(self, delta: int) -> None:
        self.found.move(delta)
        self.moved()

    def close(self) -> None:
        """Select nothing, else go back to where one came from."""
        if self.found.selected:
            self.found.selected.clear()
            self.draw()
        else:
            self.leadtui.close_screen(self)

    def leave(self) -> None:
        """The tab over this one was left with escape: so is this."""
        self.leadtui.close_screen(self)

    def turn(self) -> None:
        """Show the cleansing."""
        if self.only is not None:
            self.say(says("These are of one record · {go} d shows all"), "hint")
            return
        from leadtui.tui.screens.cleansing import CleansingScreen

        self.leadtui.open_screen(CleansingScreen(self.base, self.tabs.counts.get("duplicates")))

    def _select(self) -> None:
        self.found.toggle()
        self.draw()

    def _select_all(self) -> None:
        self.found.toggle_all()
        self.draw()

    # One record of a cluster

    def _open_record(self, cluster: Cluster) -> None:
        place = int(self._at) if self._at.isdigit() else 1
        if place > len(cluster.members):
            self.say(f"There are {len(cluster.members)} records here", "hint")
        else:
            places.open_record(self.leadtui, cluster.members[place - 1].key)

    def _lead_of(self, cluster: Cluster) -> int | None:
        return next((number for kind, number in keys_of(cluster) if kind == "lead"), None)

    def _mixed(self, cluster: Cluster) -> bool:
        return len({kind for kind, _ in keys_of(cluster)}) > 1

    def _convert_lead(self, cluster: Cluster) -> None:
        self.leadtui.hold()
        self.leadtui.keep(self._convert_open(keys_of(cluster)))

    async def _convert_open(self, keys: Keys) -> None:
        """Open the convert screen of the first lead that was not converted yet."""
        left = await self._still_open(keys)
        lead = next((number for kind, number in left if kind == "lead"), None)
        if lead is not None:
            places.convert_lead(self.leadtui, lead)
        elif left:
            self.leadtui.drop_typed_ahead()
            self.say("The lead was converted already", "hint")
        self.leadtui.release()

    def conversion_done(self, done: Done) -> None:
        """A lead of the cluster under the cursor was converted into the other one: it is dealt with."""
        before = self.found.before()
        gone = {("lead", number) for number in done.leads}
        self.found.drop([cluster for cluster in self.found.rows if gone & set(keys_of(cluster))])
        self.found.noted(done.operation, before)
        self.did(done)

    # Merging

    def _merge_chosen(self) -> None:
        """Merge what is selected: of one record all at once, else one cluster after the other."""
        chosen = self.found.chosen()
        if self.only is not None and len(chosen) > 1:
            keys = tuple(dict.fromkeys(key for cluster in chosen for key in keys_of(cluster)))
            self._side_by_side(keys, "", "")
        elif chosen:
            self.found.show(self.found.rows, at=keys_of(chosen[0]))
            self.moved()
            self._merge(chosen[0], f"1 of {len(chosen)} selected" if len(chosen) > 1 else "")

    def _merge(self, cluster: Cluster, title: str = "") -> None:
        self._side_by_side(keys_of(cluster), why(cluster), title)

    def _side_by_side(self, keys: Keys, reasons: str, title: str) -> None:
        """Show those of one kind side by side; keys wait until it is known which can be merged."""
        self.leadtui.hold()
        self.leadtui.keep(self._beside(keys, reasons, title))

    async def _beside(self, keys: Keys, reasons: str, title: str) -> None:
        left = await self._still_open(keys)
        kind = mergeable(left)
        if kind:
            ids = tuple(number for own, number in left if own == kind)
            places.merge(self.leadtui, kind, ids, self.merge_ended, reasons, title)
        elif left:
            self.leadtui.drop_typed_ahead()
            shut = [key for key in keys if key not in left]
            said = [f"{shown_number(key)} is a{'n' if key[0] == 'account' else ''} {key[0]}" for key in left[:2]]
            said += [f"{shown_number(key)} was converted" for key in shut[:2]]
            how = " · {duplicates-convert} converts the lead into it" if "lead" in dict(left) and len(left) > 1 else ""
            self.say(f"{NOT_OF_ONE_KIND}: {', '.join(said)}{says(how)}", "hint")
        self.leadtui.release()

    async def _still_open(self, keys: Keys) -> Keys:
        """Without leads that were converted; nothing where that cannot be read, which is said."""
        try:
            left = await self.leadtui.bridge.read_after_writes(still_open(keys))
        except LeadtuiError as error:
            self.leadtui.drop_typed_ahead()
            self.say(str(error), "error")
            return ()
        if not left:
            self.leadtui.drop_typed_ahead()
            self.say("All of them were converted: they are read-only", "hint")
        return left

    def merge_ended(self, done: Done, keys: Keys, survivor: RecordKey | None) -> None:
        """Records were merged or told apart on the screen above: go on with the next cluster, or the next selected."""
        before = self.found.before()
        if survivor is not None:
            self.found.merged(keys, survivor)
        else:
            self.found.apart(keys, keys[0] if len(keys) > 2 else None)
        self.found.noted(done.operation, before)
        if self.only is not None and not self.found.rows:
            self.leadtui.close_screen(self)
            told_below(self.leadtui, done, keys, survivor)
            return
        self.did(done)
        if self.found.selected and self.only is None:
            self._merge_chosen()

    # Telling apart

    def _tell_apart(self) -> None:
        """They are gone from the list at once; when that cannot be saved they are there again."""
        chosen = self.found.chosen()
        before = self.found.before()
        self.found.drop(chosen)
        self.draw()
        groups = tuple(keys_of(cluster) for cluster in chosen)
        saved = asyncio.wrap_future(self.leadtui.bridge.submit(groups_told_apart(groups)))
        self.leadtui.keep(self._saved(saved, before))

    async def _saved(self, saved: asyncio.Future[Done], before: Before) -> None:
        try:
            done = await saved
        except LeadtuiError as error:
            self.found.restore(before)
            self.not_saved(error)
            self.draw()
        else:
            self.found.noted(done.operation, before)
            if self.only is not None and not self.found.rows:
                self.leadtui.close_screen(self)
                self.leadtui.form_closed(done)
            else:
                self.did(done)

    # After a write

    def did(self, done: Done) -> None:
        """Show what is left and say what was done."""
        self._known_anew()
        self.draw()
        self.tell(done)

    def after_undo(self, undone: Undone) -> None:
        """Show what was dealt with again, the cursor where it was; releases the keys."""
        if not self.found.taken_back(undone):
            self.changed_elsewhere()
        self._known_anew()
        self.draw()
        self.leadtui.release()

    def _known_anew(self) -> None:
        """What was done here is no news."""
        self.known = -1
        self.leadtui.keep(self._know())

    def form_done(self, done: Done | None) -> None:
        """Something was done on a screen above."""
        if done is not None and done.operation is not None:
            self.tell(done)
            self.changed_elsewhere()

    # The mouse

    def on_found_list_moved(self) -> None:
        """The mouse moved the cursor."""
        self.moved()

    def on_found_list_opened(self) -> None:
        """A cluster was clicked twice."""
        if self.prompt is None:
            self.do("duplicates-open")


def of_record(base: Base, key: RecordKey, name: str, clusters: tuple[Cluster, ...]) -> DuplicatesScreen:
    """Return the screen with what may be the same as one record."""
    screen = DuplicatesScreen(base, key, name)
    screen.found.show(clusters)
    return screen
