"""How forms on the web ask for what a column holds: "What is your full name?", "Ihre Telefonnummer (optional)"."""

from __future__ import annotations

FRAMES = (
    r"what(?:'|\u2019)?s (?:your|the)", "what is (?:your|the)", "what are your",
    "(?:please )?(?:enter|provide|give us) your", "please tell us your", "your", "wie lautet (?:ihre?|deine?)",
    "wie ist (?:ihre?|deine?)", "was ist (?:ihre?|deine?)", "bitte geben sie (?:ihren?|ihre)", "ihre?", "deine?",
    "quel(?:le)? est (?:votre|ton|ta)", "votre", "vos", "cu[aá]l es (?:su|tu)", "su", "tu",
    "qual [eè] (?:il tuo|la tua|il suo|la sua|o seu|a sua)", "il tuo", "la tua", "wat is (?:uw|je)", "uw", "je",
)  # fmt: skip
"""What stands before the thing that is asked for."""

ASIDES = (
    "optional", "required", "mandatory", "if any", "if applicable", "freiwillig", "pflichtfeld", "erforderlich",
    "falls vorhanden", "facultatif", "obligatoire", "opcional", "obligatorio", "obligatório", "facoltativo",
    "obbligatorio", "optioneel", "verplicht",
)  # fmt: skip
"""What stands in brackets behind it and says nothing of it."""

ASKED = (
    "full_name", "first_name", "last_name", "title", "department", "company", "website", "linkedin", "street", "city",
    "state", "postal_code", "country", "time_zone", "industry", "employees", "annual_revenue", "budget", "description",
)  # fmt: skip
"""Fields that are asked for so. A rating or a status that somebody is asked for is none of a lead."""
