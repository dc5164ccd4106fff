"""Words with which notes in German, French and Spanish say what is to be done and when, put into English.

Each stands for one word, so that the places of the others stay; "" is passed over.
"""

from __future__ import annotations

_CALLS = "anrufen rückruf rückrufen zurückrufen telefonieren rappeler appeler téléphoner telephoner llamar"
_MAILS = "senden schicken mailen zusenden envoyer enviar mandar"
_MEETINGS = "treffen termin besuch rencontrer rdv rendez-vous reunión reunion reunirse cita"
FOREIGN_CALLS = frozenset(_CALLS.split())
FOREIGN_MAILS = frozenset(_MAILS.split())
FOREIGN_MEETINGS = frozenset(_MEETINGS.split())
FOREIGN_VERBS = FOREIGN_CALLS | FOREIGN_MAILS | FOREIGN_MEETINGS
_DOUBTS = "nicht kein keine wenn falls vielleicht vor nach ab pas ne si peut-être avant après no quizás"
FOREIGN_SPOILS = frozenset(_DOUBTS.split())
"""Words beside a time with which it may mean something else."""

_DAYS = (
    ("mon", "montag lundi lunes"), ("tue", "dienstag mardi martes"), ("wed", "mittwoch mercredi miércoles miercoles"),
    ("thu", "donnerstag jeudi jueves"), ("fri", "freitag vendredi viernes"),
    ("sat", "samstag sonnabend samedi sábado sabado"), ("sun", "sonntag dimanche domingo"),
)  # fmt: skip
_OTHERS = (
    ("today", "heute aujourd'hui aujourd’hui hoy"), ("tomorrow", "morgen demain mañana manana"),
    ("next", "nächste nächsten nächster naechste semaine próxima proxima"), ("week", "woche prochaine semana"),
    ("at", "um à las"), ("on", "am le el"), ("by", "bis"), ("", "uhr heures la prochain"),
)  # fmt: skip
IN_ENGLISH = {word: english for english, words in (*_DAYS, *_OTHERS) for word in words.split()}
