"""Words beside names that are none: degrees and certificates behind them, and short names that look like initials."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


POST_NOMINALS = _words(
    """
    ba bba bsc beng bcom llb ma mba emba msc mphil meng mfa mph mpa med llm md phd dphil dba edd jd dds dmd dvm pharmd
    psyd do rn bsn msn cpa cma cfa cfp chfc clu caia frm cia cisa cism cissp ccna ccnp ccie pmp capm pmiacp pgmp csm
    cspo psm scp cscp cpim shrmcp shrmscp sphr phr itil leed leedap aia ra pe eit peng ceng fca aca acca cima fcma frcs
    mrcs facs facp obe mbe cbe kbe esq esquire togaf cams mcse ceo cto cfo coo cmo cio
    """
)
"""What stands behind a last name and is no part of it, without dots and dashes and in small letters."""

GENERATIONS = frozenset(("jr", "sr", "jnr", "snr", "junior", "senior", "ii", "iii", "iv"))
"""What stands behind a last name and tells a son from his father: a part of it."""

SURNAMES_OF_TWO = _words("an ba du fu gu ha he ho hu ko le li lo lu ly ma mo ng oh qi qu su to tu vo vu wu xu ye yi yu")
"""Surnames of two letters; any other two capitals before a name are initials ("JP Morgan")."""

PARTICLES = _words("""de del della di da do dos du des la le van von vom der den ter ten zu zur el al bin ben mac st""")
"""What stands before a surname and belongs to it."""
