"""Chemical formulas: 二酸化炭素（CO2）, 硫化水素（H2S）, 水酸化ナトリウム（NaOH）; they abbreviate nothing."""

from __future__ import annotations

import re

REASON = "chemical formula"
ELEMENT = "(?:H|He|Li|Be|B|C|N|O|F|Ne|Na|Mg|Al|Si|P|S|Cl|Ar|K|Ca|Ti|Cr|Mn|Fe|Co|Ni|Cu|Zn|Ga|As|Br|Ag|Cd|I|Cs|Ba|W|Pt|Au|Hg|Pb|U|Pu)"
INSIDE = re.compile(rf"(?=.*[0-9₀-₉x])(?:{ELEMENT}[0-9₀-₉x]{{0,2}}){{1,5}}|Na(?:Cl|OH)|HCl|CO")
LEFT = re.compile(r"(?:炭素|酸|素|酸化物|化物|ウム|水|塩|鉄|銅|鉛|銀|メタン|アンモニア|フロン|ガス|オゾン|硫黄|物)$")


def rejects(left: str, inside: str) -> bool:
    """Reject a formula behind the name of a substance."""
    return INSIDE.fullmatch(inside) is not None and LEFT.search(left) is not None
