"""Time zones of states and provinces, for countries that reach over several.

A state by its ISO 3166-2 code → the IANA zone most people in it live in. Those in `SPLIT` reach over two zones, so a
phone number says better where somebody is.
"""

from __future__ import annotations

from functools import cache

_TABLE = """
US America/New_York: CT DE DC FL GA KY ME MD MA NH NJ NY NC OH PA RI SC VT VA WV
US America/Detroit: MI
US America/Indiana/Indianapolis: IN
US America/Chicago: AL AR IL IA KS LA MN MS MO NE ND OK SD TN TX WI
US America/Denver: CO MT NM UT WY
US America/Boise: ID
US America/Phoenix: AZ
US America/Los_Angeles: CA NV OR WA
US America/Anchorage: AK
US Pacific/Honolulu: HI
US America/Puerto_Rico: PR VI
US Pacific/Guam: GU MP
US Pacific/Pago_Pago: AS
CA America/Toronto: ON QC
CA America/Vancouver: BC
CA America/Edmonton: AB NT
CA America/Regina: SK
CA America/Winnipeg: MB
CA America/Moncton: NB
CA America/Halifax: NS PE
CA America/St_Johns: NL
CA America/Whitehorse: YT
CA America/Iqaluit: NU
AU Australia/Sydney: ACT NSW
AU Australia/Melbourne: VIC
AU Australia/Brisbane: QLD
AU Australia/Adelaide: SA
AU Australia/Darwin: NT
AU Australia/Perth: WA
AU Australia/Hobart: TAS
BR America/Sao_Paulo: DF ES GO MG PR RJ RS SC SP
BR America/Bahia: BA
BR America/Maceio: AL SE
BR America/Recife: PE
BR America/Fortaleza: CE MA PB PI RN
BR America/Belem: AP PA
BR America/Araguaina: TO
BR America/Campo_Grande: MS
BR America/Cuiaba: MT
BR America/Manaus: AM
BR America/Porto_Velho: RO
BR America/Boa_Vista: RR
BR America/Rio_Branco: AC
MX America/Tijuana: BCN
MX America/Mazatlan: BCS NAY SIN
MX America/Hermosillo: SON
MX America/Chihuahua: CHH
MX America/Cancun: ROO
MX America/Mexico_City: AGU CAM CHP CMX COA COL DUR GRO GUA HID JAL MEX MIC MOR NLE OAX PUE QUE SLP TAB TAM TLA VER YUC
MX America/Mexico_City: ZAC
"""
"""From the IANA time zone database (zone1970.tab) and the states' own law."""

SPLIT = frozenset(
    {("US", code) for code in ("AK", "FL", "ID", "IN", "KS", "KY", "MI", "NE", "ND", "OR", "SD", "TN", "TX")}
    | {("CA", code) for code in ("BC", "NU", "ON", "QC")}
)
"""States in two zones."""


@cache
def state_zones() -> dict[tuple[str, str], str]:
    """The zone by country (alpha-2) and code of a state."""
    found: dict[tuple[str, str], str] = {}
    for line in _TABLE.strip().splitlines():
        place, _, codes = line.partition(": ")
        country, zone = place.split()
        found |= {(country, code): zone for code in codes.split()}
    return found
