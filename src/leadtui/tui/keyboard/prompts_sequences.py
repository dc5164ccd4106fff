"""Sequences on a lead, or on all selected: enrol in one by its letter; pause, go on with, skip a step of, stop one.

First the menu; where several could be meant, `act` is kept and which of them is asked. Always holds: `p`, `r`, `k` and
`x` are never the letter of a sequence here: one that has such a letter, or none, has a digit.
"""

from __future__ import annotations

from leadtui.rules.sequences import number_of, sequence_of
from leadtui.tui.keyboard.actions import InSequence, SequenceAct
from leadtui.tui.keyboard.prompts import Option, Prompt, PromptView, Situation, by_key, known_keys
from leadtui.tui.widgets.sequence_words import in_it, name_of, stands_at, step_of
from leadtui.words.sequences import EnrolmentRow, EnrolmentState, Sequence
from leadtui.words.workspace import Workspace, offered

ACTS: dict[str, SequenceAct] = {"p": "pause", "r": "resume", "k": "skip", "x": "stop"}
LABELS: dict[SequenceAct, str] = {
    "enrol": "Enrol", "pause": "Pause", "resume": "Go on", "skip": "Skip a step", "stop": "Stop",
}  # fmt: skip
DIGITS = "123456789"
SAID: dict[SequenceAct, str] = {
    "enrol": "Enrol in", "pause": "Pause", "resume": "Go on with", "skip": "Skip a step of", "stop": "Stop",
}  # fmt: skip
PAUSED = "It is paused: p goes on with it first."
NONE_RUNS = "No sequence runs: a letter enrols in one."


def letters_of(workspace: Workspace) -> tuple[tuple[str, Sequence], ...]:
    """Return the sequences that are offered, each with the key that means it here."""
    known = offered(workspace.sequences)
    free = iter([d for d in DIGITS if d not in {one.letter for one in known}])
    taken, found = set(ACTS), []
    for sequence in known:
        key = sequence.letter if sequence.letter and sequence.letter not in taken else next(free, "")
        taken.add(key)
        if key:
            found.append((key, sequence))
    return tuple(found)


def in_words(action: InSequence, workspace: Workspace) -> str:
    """Return what is to be done in a few words: "Enrol in First contact"."""
    return f"{SAID[action.act]} {name_of(action.sequence, workspace)}"


class SequencePrompt(Prompt):
    """What to do with the sequences of the situation's lead, which `stands` so in those it is in.

    `meant` is the sequence, by its fixed key, that is paused, skipped in or stopped without asking which where the lead
    is in several. Without a lead it is for several, whichever they are.
    """

    kind = "sequences"

    def __init__(self, situation: Situation, stands: tuple[EnrolmentRow, ...] = (), meant: str = "") -> None:
        super().__init__(situation)
        self.stands = in_it(stands)
        self.meant = meant
        self.act: SequenceAct = "enrol"

    @property
    def _several(self) -> bool:
        return self.situation.row is None

    def _of(self, sequence: str) -> EnrolmentRow | None:
        """How the lead stands in a sequence, None when it is not in it."""
        return next((one for one in self.stands if one.sequence == sequence), None)

    @property
    def _one(self) -> EnrolmentRow | None:
        """The one that is meant without asking: the only one, or that which is shown."""
        return self.stands[0] if len(self.stands) == 1 else self._of(self.meant)

    # What can be chosen

    def _choices(self) -> dict[str, str]:
        """The keys that mean a sequence now, each with the fixed key of that sequence."""
        letters = {one.key: key for key, one in letters_of(self.situation.workspace)}
        if self.act == "enrol" or self._several:
            return {key: sequence for sequence, key in letters.items()}
        free = iter([d for d in DIGITS if d not in letters.values()])
        return {letters.get(one.sequence) or next(free, ""): one.sequence for one in self.stands}

    def _sequences(self) -> tuple[Option, ...]:
        return tuple(Option(key, self._offer(one), self._of(one) is not None) for key, one in self._choices().items())

    def _offer(self, sequence: str) -> str:
        name = name_of(sequence, self.situation.workspace)
        found = sequence_of(self.situation.workspace, sequence)
        if self.act != "enrol" or found is None or self._of(sequence) is not None:
            return name
        return f"{name}: {len(found.steps)} step{'' if len(found.steps) == 1 else 's'}"

    def _acts(self) -> tuple[Option, ...]:
        if self._several:
            return tuple(Option(key, f"{LABELS[act].lower()} …") for key, act in ACTS.items())
        one = self._one
        why_not = "" if self.stands else NONE_RUNS
        name = name_of(one.sequence, self.situation.workspace) if one is not None else "…" if self.stands else "one"
        paused = one is not None and one.state == EnrolmentState.PAUSED
        first = f"go on with {name}" if paused else f"pause {name}"
        step = self._step(one) if one is not None else "a step"
        return (Option("p", first, why_not=why_not),
                Option("k", f"skip {step}", why_not=why_not or (PAUSED if paused else "")),
                Option("x", f"stop {name}", why_not=why_not))  # fmt: skip

    def _step(self, one: EnrolmentRow) -> str:
        workspace = self.situation.workspace
        step = step_of(one, workspace)
        if step is None:
            return "its step"
        return f"step {number_of(sequence_of(workspace, one.sequence), one.step)}: {step.subject or step.channel}"

    # Keys

    def key(self, key: str, character: str | None) -> InSequence | None:
        """Take the letter of a sequence, or of what is done with one that runs."""
        act = ACTS.get(character or key) if self.act == "enrol" else None
        if act is not None and (self._several or act != "resume"):
            return self._begin(act)
        if self.act != "enrol" and key in ("backspace", "shift+tab"):
            self.act = "enrol"
            return None
        options = self._sequences()
        found = by_key(options, key, character)
        if found is None:
            self.error = known_keys((*options, *self._acts()) if self.act == "enrol" else options)
            return None
        sequence = self._choices()[found.key]
        return self._enrol(sequence) if self.act == "enrol" else self._answer(self.act, sequence)

    def _begin(self, act: SequenceAct) -> InSequence | None:
        """Do it at once with the only one; else ask with which."""
        if self._one is not None:
            return self._answer(act, self._one.sequence)
        if self.stands or self._several:
            self.act = act
        else:
            self.error = NONE_RUNS
        return None

    def _enrol(self, sequence: str) -> InSequence | None:
        inside = self._of(sequence)
        if inside is None:
            return InSequence("enrol", sequence)
        state = "is paused: p goes on with it" if inside.state == EnrolmentState.PAUSED else "runs already: p pauses it"
        self.error = f"{name_of(sequence, self.situation.workspace)} {state}, x stops it."
        return None

    def _answer(self, act: SequenceAct, sequence: str) -> InSequence | None:
        inside = self._of(sequence)
        paused = inside is not None and inside.state == EnrolmentState.PAUSED
        if act == "skip" and paused:
            self.error = PAUSED
            return None
        return InSequence("resume" if act == "pause" and paused else act, sequence)

    # Drawing

    def view(self) -> PromptView:
        """Return what to draw now."""
        if self.act != "enrol":
            what = "Pause or go on" if self.act == "pause" and not self._several else LABELS[self.act]
            back = "shift+tab back · esc leaves"
            return PromptView(f"{what}: which?", self._sequences(), error=self.error, hint=back)
        lines = tuple(stands_at(one, self.situation.workspace, self.situation.now) for one in self.stands)
        options = (*self._sequences(), *self._acts())
        return PromptView("Sequence", options, lines=lines, error=self.error, hint="a letter enrols · esc leaves")
