"""Jobs, sources, campaigns and qualification of the sample data.

The imagined rep sells planning software to companies whose people are out on the road: routes, drivers, technicians.
"""

from __future__ import annotations

TITLES: tuple[tuple[str, str], ...] = (
    ("Head of Operations", "Operations"), ("Operations Manager", "Operations"), ("COO", "Management"),
    ("Managing Director", "Management"), ("Owner", "Management"), ("CEO", "Management"), ("CFO", "Finance"),
    ("Finance Manager", "Finance"), ("Fleet Manager", "Fleet"), ("Transport Manager", "Fleet"),
    ("Dispatch Supervisor", "Dispatch"), ("Dispatcher", "Dispatch"), ("Field Service Manager", "Field service"),
    ("Service Coordinator", "Field service"), ("Head of Customer Service", "Customer service"),
    ("Supply Chain Manager", "Supply chain"), ("Warehouse Manager", "Warehouse"), ("Head of Logistics", "Logistics"),
    ("Logistics Analyst", "Logistics"), ("Procurement Manager", "Procurement"), ("Buyer", "Procurement"),
    ("IT Manager", "IT"), ("CIO", "IT"), ("Head of Digital", "IT"), ("Project Manager", "Projects"),
    ("Office Manager", "Administration"), ("Regional Manager", "Operations"), ("Quality Manager", "Quality"),
)  # fmt: skip

LOCAL_TITLES: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (("Directrice générale", "Direction"), ("Responsable logistique", "Logistique"),
           ("Chef d'exploitation", "Exploitation"),
           ("Responsable achats", "Achats"), ("DSI", "Informatique")),
    "de": (("Geschäftsführung", "Geschäftsführung"), ("Leitung Disposition", "Disposition"),
           ("Fuhrparkleitung", "Fuhrpark"),
           ("Leitung Einkauf", "Einkauf"), ("Prokura", "Geschäftsführung"), ("IT-Leitung", "IT")),
    "es": (("Gerencia", "Dirección"), ("Jefatura de tráfico", "Operaciones"), ("Responsable de compras", "Compras"),
           ("Dirección de operaciones", "Operaciones")),
    "it": (("Responsabile logistica", "Logistica"), ("Responsabile acquisti", "Acquisti"),
           ("Direzione generale", "Direzione"),
           ("Capo officina", "Officina")),
    "nl": (("Hoofd planning", "Planning"), ("Bedrijfsleiding", "Directie"), ("Inkoop", "Inkoop"),
           ("Wagenparkbeheer", "Wagenpark")),
    "sv": (("Verksamhetschef", "Ledning"), ("Transportledare", "Transport"), ("Inköpschef", "Inköp"),
           ("Driftchef", "Drift")),
    "pt": (("Gerente de frota", "Frota"), ("Gerência de operações", "Operações"), ("Coordenação de compras", "Compras"),
           ("Diretoria", "Diretoria")),
    "pl": (("Kierownik transportu", "Transport"), ("Dyrektor operacyjny", "Zarząd"),
           ("Specjalista ds. zakupów", "Zakupy"),
           ("Prezes zarządu", "Zarząd")),
}  # fmt: skip

PRODUCTS = (
    "Route planning", "Dispatch board", "Driver app", "Field service", "Proof of delivery", "Fleet tracking",
    "Shift planning", "Warehouse scanning",
)  # fmt: skip

NEXT_STEPS = (
    "send the offer", "demo with the dispatchers", "talk to IT about the interface", "agree on the pilot",
    "get the contract signed", "reference call", "board decides",
)  # fmt: skip

CAMPAIGNS: dict[str, tuple[tuple[str, str], ...]] = {
    "webinar": (("Webinar: empty miles", "asked about driver hours"),
                ("Webinar: same-day delivery", "stayed to the end"),
                ("Webinar: empty miles", "registered, did not attend"),
                ("Webinar: winter planning", "asked for the slides")),
    "trade-show": (("Fleet & Field Days", "hall 4, badge scan"), ("Nordic Transport Week", "took a brochure"),
                   ("Build & Move Expo", "long talk at the stand"), ("Fleet & Field Days", "won the draw")),
    "web-form": (("Price page", "asked for a quote"), ("Demo request", "wants a demo"),
                 ("Route calculator", "saved 3 routes"),
                 ("Demo request", "two depots")),
    "website": (("Newsletter", "subscribed"), ("Guide: planning a fleet", "downloaded"),
                ("Newsletter", "pricing page, twice")),
    "advertisement": (("Spring search ads", "route optimisation"), ("Trade press, June", "quarter page"),
                      ("Autumn search ads", "")),
    "social-media": (("Driver shortage series", "comment under a post"), ("Before and after video", "shared it")),
    "linkedin": (("Fleet leaders outreach", "accepted the invitation"), ("Fleet leaders outreach", "replied"),
                 ("", "mutual contact")),
    "cold-call": (("Regional carriers", ""), ("Second depot", "found in the trade register"), ("", "")),
    "cold-email": (("Three-line opener", "opened four times"), ("Case study: 18 vans", "replied"),
                   ("Three-line opener", "")),
    "purchased-list": (("Carriers 50+ vehicles", "list of spring"), ("Facility services", "list of autumn")),
    "customer-event": (("Planners' breakfast", "came as a guest"), ("User day", "sat next to a customer")),
    "referral": (("", "recommended by a customer"), ("", "old colleague of a customer")),
    "employee-referral": (("", "from our support team"), ("", "neighbour of a developer")),
    "partner": (("Telematics partners", "partner brings hardware"), ("Accounting partners", "asked for an interface")),
    "other": (("", "called us"), ("", "walked in")),
}  # fmt: skip
"""By source: campaign and source detail."""

SOURCE_WEIGHTS: dict[str, int] = {
    "web-form": 15, "website": 10, "webinar": 13, "trade-show": 13, "linkedin": 11, "cold-call": 8, "cold-email": 7,
    "purchased-list": 7, "advertisement": 5, "referral": 5, "partner": 3, "social-media": 3, "customer-event": 2,
    "employee-referral": 1, "other": 2,
}  # fmt: skip

TAGS = (
    "multi-site", "own fleet", "subcontractors", "budget-q1", "vip", "technical", "price-sensitive", "pilot",
    "seasonal",
    "union", "wants references", "paper today", "spreadsheets today", "expo", "competitor contract", "fast mover",
)  # fmt: skip

BUDGETS = (
    "{money} approved for this year", "about {money}, to be confirmed", "{money} set aside", "up to {money}",
    "{money}, once the board agrees", "{money} from the IT budget",
)  # fmt: skip
NO_BUDGET = ("nothing before next year", "frozen until the audit is over", "would have to be asked for")
AUTHORITY = (
    "decides alone", "decides together with the CFO", "owner signs, follows her advice", "signs up to 50k",
    "recommends, the board signs", "decides with the head of IT",
)  # fmt: skip
NO_AUTHORITY = ("only collects offers", "group purchasing decides", "the owner's son decides")
NEEDS = (
    "too many empty miles", "plans on a whiteboard, two planners leaving", "customers ask where the van is",
    "paper delivery notes get lost", "overtime out of hand since the second depot", "technicians drive past each other",
    "needs proof of temperature", "wants one plan for own vans and subcontractors", "insurer asks for driver hours",
)  # fmt: skip
NO_NEED = ("three vans, a phone is enough", "just outsourced all transport")
TIMELINES = ("go-live by {date}", "decision by {date}", "before the season, {date}", "old contract ends {date}")
COMPETITORS = (
    "Rutomatic is in the race", "has an offer from Planovento", "uses Kurierfix today",
    "spreadsheets, and happy with them",
    "brother-in-law builds something", "Planovento, too expensive for them",
)  # fmt: skip
NO_COMPETITORS = ("nobody else asked", "talks to us alone")

DESCRIPTIONS = (
    "{vans} vans, {sites} depots. Plans in the evening for the next day.",
    "{vans} technicians on the road; dispatch by phone.",
    "Grows by buying smaller firms; {sites} sites so far, each plans its own way.",
    "{vans} vehicles, half of them subcontractors.",
    "Delivers before 7:00; the first tour leaves at 4:30. Best reached before noon.",
    "Seasonal: {vans} vans in summer, a third of that in winter.",
    "Tried another tool two years ago and went back to paper.",
)
