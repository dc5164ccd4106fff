"""Job titles in several languages, as one word for one rank and one function: "V.P." and "Vice President" are "vp".

Each entry is `standard: what is written for it, other ways, ...`, all folded (lower case, without accents). A standard
of several words is several ranks or functions ("svp" is "senior vp", so who asks for a "vp" finds it).
"""

from __future__ import annotations

from functools import cache

_RANKS = """
    chair: chairman, chairwoman, chairperson, chairman of the board, vorsitzender, vorsitzende, presidente del consiglio
    ceo: chief executive officer, chief executive, c e o, pdg, p d g, p dg, president directeur general,
        presidente directrice generale, presidente directeur general, directeur general, directrice generale,
        geschaftsfuhrer,
        geschaftsfuhrerin, geschaeftsfuehrer, geschaeftsfuehrerin, geschaftsfuhrender gesellschafter, director general,
        directora general, direttore generale, amministratore delegato, consejero delegado, consejera delegada,
        diretor geral,
        diretora geral, diretor executivo, algemeen directeur, verkstallande direktor, administrerende direktor,
        administrerende direktoer, toimitusjohtaja, prezes zarzadu, generalny dyrektor, dyrektor generalny,
        vorstandsvorsitzender, vorstandsvorsitzende, 代表取締役, 代表取締役社長, 首席执行官, генеральныи директор
    coo: chief operating officer, chief operations officer, c o o
    cfo: chief financial officer, chief finance officer, c f o, finanzvorstand, directeur administratif et financier,
        daf
    cto: chief technology officer, chief technical officer, c t o
    cio: chief information officer, c i o
    cmo: chief marketing officer, c m o
    cro: chief revenue officer, c r o
    cco: chief commercial officer, chief customer officer
    cdo: chief digital officer, chief data officer
    chro: chief human resources officer, chief hr officer, chief people officer
    ciso: chief information security officer
    cso: chief sales officer
    cpo: chief product officer
    president: presidente, prasident, prasidentin, praesident, prezes
    managing director: geschaftsleiter, geschaftsleiterin, md, gerant, gerante, directeur gerant, director gerente
    managing partner: geschaftsfuhrender partner, associe gerant, socio director
    owner: business owner, company owner, proprietor, inhaber, inhaberin, proprietaire, propietario, propietaria,
        dueno, duena,
        titolare, proprietario, proprietaria, eigenaar, eigentumer, eigentumerin, agare, wlasciciel, владелец
    founder: fondateur, fondatrice, grunder, grunderin, gruender, gruenderin, fundador, fundadora, fondatore, oprichter
    co founder: cofounder, cofondateur, cofondatrice, cofundador, cofundadora, mitgrunder, mitgrunderin, cofondatore
    partner: associe, associee, gesellschafter, gesellschafterin, socio, socia
    executive vp: evp
    senior vp: svp
    assistant vp: avp
    vp: vice president, vicepresident, v p, vice presidente, vicepresidente, vice presidenta, vizeprasident,
        vizeprasidentin,
        vizepraesident, vice pres, 副社長
    executive: exec
    general manager: gm, gen mgr, gerente general, gerente geral
    director: dir, directeur, directrice, direktor, direktorin, directora, direttore, direttrice, diretor, diretora,
        dyrektor,
        директор, 部長
    head: leiter, leiterin, abteilungsleiter, abteilungsleiterin, bereichsleiter, bereichsleiterin, hoofd, leder
    manager: mgr, mngr, mgmt, gerente, responsable, responsabile, responsavel, kierownik, jefe, jefa,
        chef de service,
        manageress, менеджер
    lead: teamlead, team lead, team leader, teamleiter, teamleiterin, chef d equipe
    deputy: dep, stellvertretender, stellvertretende, stv, adjoint, adjointe, vice director
    senior: sr, snr
    junior: jr, jnr
    principal: principle
    associate: assoc
    assistant: asst, assistent, assistentin, assistante, asistente, assistente, adjunct
    interim: acting, a i
    supervisor: supv
    coordinator: koordinator, koordinatorin, coordinateur, coordinatrice, coordinador, coordinadora, coordinatore
    specialist: spezialist, spezialistin, specialiste, especialista, specialista
    consultant: berater, beraterin, conseiller, conseillere, consultor, consultora, consulente
    engineer: eng, engr, ingenieur, ingenieurin, ingeniero, ingeniera, ingegnere, engenheiro, engenheira, inzynier,
        инженер
    developer: dev, entwickler, entwicklerin, developpeur, developpeuse, desarrollador, desarrolladora
    analyst: analyste, analista
    administrator: admin, administrateur, administratrice, administrador, administradora
    representative: rep, reps, vertreter, vertreterin, representant, representante
    buyer: einkaufer, einkauferin, acheteur, acheteuse, comprador, compradora
    secretary: sekretar, sekretarin, secretaire, secretario, secretaria
    accountant: buchhalter, buchhalterin, comptable, contable, contador, contabile
    intern: praktikant, praktikantin, stagiaire, becario, trainee
"""

_FUNCTIONS = """
    sales: vertrieb, vertriebs, verkauf, verkaufs, ventes, vente, ventas, vendite, vendas, comercial, commerciale,
        verkoop,
        forsaljning, salg, sprzedazy, продаж, 営業
    marketing: mktg, mkt, mktng, mercadeo, маркетингу
    finance: financial, finances, finanz, finanzen, financier, financiere, finanzas, finanza, finanziario, financiero,
        financeiro, fin, treasury
    hr: human resources, human resource, h r, personal, personalwesen, ressources humaines, rh, r h, recursos humanos,
        risorse umane, rrhh, people and culture, people operations, kadr
    it: information technology, i t, edv, informatik, informatique, informatica, information systems,
        systemes d information,
        dsi, sistemas
    rd: r and d, research and development, research development, forschung und entwicklung, recherche et developpement,
        f and e, i mas d, investigacion y desarrollo, r d
    operations: ops, operation, operaciones, operazioni, operacoes, betrieb, exploitation
    purchasing: procurement, einkauf, einkaufs, achat, achats, compras, acquisti, inkoop, purchase, sourcing
    business development: bizdev, biz dev, bd, geschaftsentwicklung, desarrollo de negocio, developpement commercial
    customer success: cs, csm
    customer service: kundenservice, kundendienst, service client, servicio al cliente, atencion al cliente,
        client services,
        customer services
    public relations: pr
    quality: qa, qualite, qualitat, calidad, qualita, quality assurance
    engineering: engrg, technik, ingenierie, ingenieria
    production: produktion, produccion, produzione, producao, manufacturing
    logistics: logistik, logistique, logistica, supply chain logistics
    legal: recht, juridique, juridico, legale
    communications: communication, comms, kommunikation, comunicacion, comunicazione
    project: projekt, projet, proyecto, progetto, projeto
    product: produkt, produit, producto, prodotto, produto
    account: acct, key account, kundenbetreuung
    technical: tech, technique, tecnico, technisch, technischer, technische
    development: entwicklung, developpement, desarrollo, sviluppo
    administration: verwaltung, administracion, amministrazione
    security: sicherheit, securite, seguridad, sicurezza
    international: intl, int l, internacional, internazionale
    regional: reg
    national: natl
"""

_BETWEEN = """
    of the for and in at to a an on with de des du d la le les l et pour en der die das den dem fur fuer und von im bei
    del el los las y para por di dei della delle e per do da dos van het voor och af til i
"""

STOP_WORDS = frozenset(_BETWEEN.split())
"""Words between a rank and its function."""

COMPOUND_ENDS = ("leiterin", "leiter", "direktorin", "direktor", "manager", "managerin", "chef", "chefin", "ingenieur")
"""How German writes a rank behind its function in one word: Vertriebsleiter, Marketingdirektorin."""


@cache
def ranks() -> tuple[str, ...]:
    """The words of ranks, the highest first."""
    return tuple(dict.fromkeys(word for standard, _ in _entries(_RANKS) for word in standard.split()))


@cache
def phrases() -> dict[str, str]:
    """What is written → its standard words."""
    found: dict[str, str] = {}
    for standard, ways in (*_entries(_RANKS), *_entries(_FUNCTIONS)):
        found.update(dict.fromkeys(ways, standard))
    return found


@cache
def functions() -> frozenset[str]:
    """The standard words of functions."""
    return frozenset(word for standard, _ in _entries(_FUNCTIONS) for word in standard.split())


def _entries(table: str) -> list[tuple[str, list[str]]]:
    entries: list[tuple[str, list[str]]] = []
    for line in table.strip().splitlines():
        standard, colon, ways = line.partition(":")
        if colon:
            entries.append((standard.strip(), []))
        entries[-1][1].extend(way for part in (ways if colon else line).split(",") if (way := part.strip()))
    return entries
