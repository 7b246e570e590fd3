"""British and American spellings of one word: defence and defense, organise and organize; by stems and endings.

The stems are those on which the Oxford and Merriam-Webster dictionaries agree that one spelling is of one side.
Words in -ize are no sign of American English (Oxford writes them too); they are told apart from those in -ise by themselves.
"""

from __future__ import annotations

from functools import cache
from itertools import chain

STEMS = """
armour/armor behaviour/behavior clamour/clamor colour/color endeavour/endeavor favour/favor favourite/favorite
flavour/flavor harbour/harbor honour/honor humour/humor labour/labor neighbour/neighbor neighbourhood/neighborhood
odour/odor rigour/rigor rumour/rumor saviour/savior savour/savor splendour/splendor tumour/tumor valour/valor
vapour/vapor vigour/vigor centre/center calibre/caliber fibre/fiber litre/liter lustre/luster theatre/theater
kilometre/kilometer centimetre/centimeter millimetre/millimeter manoeuvre/maneuver defence/defense offence/offense
pretence/pretense grey/gray mould/mold plough/plow sceptic/skeptic sceptical/skeptical aeroplane/airplane
aluminium/aluminum artefact/artifact cheque/check archaeology/archeology anaemia/anemia paediatric/pediatric
haemorrhage/hemorrhage oesophagus/esophagus encyclopaedia/encyclopedia moustache/mustache jewellery/jewelry
fulfil/fulfill enrol/enroll instalment/installment skilful/skillful wilful/willful enrolment/enrollment
fulfilment/fulfillment marvellous/marvelous woollen/woolen counsellor/counselor traveller/traveler
sulphur/sulfur ageing/aging orthopaedic/orthopedic gynaecology/gynecology foetus/fetus leukaemia/leukemia
anaesthesia/anesthesia anaesthetic/anesthetic haemoglobin/hemoglobin oestrogen/estrogen pyjamas/pajamas cosy/cozy
smoulder/smolder councillor/councilor sombre/somber spectre/specter sabre/saber meagre/meager parlour/parlor
candour/candor fervour/fervor demeanour/demeanor ardour/ardor misdemeanour/misdemeanor catalogue/catalog
analyse/analyze catalyse/catalyze paralyse/paralyze dialogue/dialog
"""
DOUBLED = """
travel cancel model label level signal tunnel channel counsel fuel dial total equal marshal initial shovel pedal
"""
"""Verbs whose last consonant is doubled in Britain before -ed and -ing."""
IZE = """
agon amort anonym antagon apolog atom author bapt brutal cannibal canon capital caramel categor cauter central
character circular civil colon colour commercial computer conceptual container contextual criminal critic crystall
custom decentral dehuman demilitar democrat demon denormal depolar deput despot destabil digit digital diversif dramat
econom emphas energ epitom equal extern external familiar fantas fertil final formal fossil fratern general glamor
global granular harmon homogen hospital human hypnot hypothes ideal immobil immortal immun individual industrial
initial institutional intern internal international ion italic item jeopard journal legal legitim liberal lion local
magnet marginal material maxim mechan memor mesmer metabol militar mineral miniatur minim mobil modern monet monopol
moral motor nasal nation nationa national natural neutral normal notar optim organ ostrac overgeneral oxid parallel
parameter pasteur patron pedestrian penal personal plagiar plural polar popular pressur priorit privat proselyt
pseudonym public pulver radical random raster rational real recategor recogn regional regular reorgan repriorit
revital revolution romantic sanit satir scandal scrutin sensational sensit serial sexual signal singular social solemn
special stabil standard steril stigmat styl subsid summar symbol sympath synchron synerg synthes systemat tabular
terror theor token tranquil traumat trivial tyrann union urban util vandal vapor vector verbal victim virtual visual
vocal vulcan vulgar weapon western winter
"""
SKIPPED = frozenset("check checks checked checking dialog molds honors humors initialed".split())
"""American spellings that are other words in Britain, or names."""
ENDINGS = (
    "",
    "s",
    "ed",
    "ing",
    "er",
    "ers",
    "ful",
    "less",
    "able",
    "ably",
    "ation",
    "ist",
    "ists",
    "ally",
    "al",
    "ical",
    "ism",
)
VERBAL = ("e", "es", "ed", "ing", "er", "ers", "ation", "ations", "ational", "able")


@cache
def pairs() -> dict[str, tuple[str, str]]:
    """Return for each spelling its side ("British" or "American") and the spelling of the other side."""
    found: dict[str, tuple[str, str]] = {}
    stems = (pair.split("/") for pair in STEMS.split())
    forms = chain(
        (form for british, american in stems for form in inflected(british, american)),
        ((f"{verb}{verb[-1]}{ending}", f"{verb}{ending}") for verb in DOUBLED.split() for ending in ("ed", "ing")),
    )
    for british, american in forms:
        if american not in SKIPPED:
            found[british] = ("British", american)
            found[american] = ("American", british)
    return found


def inflected(british: str, american: str) -> list[tuple[str, str]]:
    """Return the forms of a pair; a last e goes before a vowel."""
    if british.endswith("e") and american[-1:] in "er":
        bases = british[:-1], american.removesuffix("e")
        return [(british, american), (british + "s", american + "s"), (british + "d", bases[1] + "ed"),
                (bases[0] + "ing", bases[1] + "ing")]  # fmt: skip
    return [(british + ending, american + ending) for ending in ENDINGS]


@cache
def ise_and_ize() -> dict[str, tuple[str, str]]:
    """Return for each verb in -ise or -ize, and what is made of it, its side ("-ise" or "-ize") and the other spelling."""
    found: dict[str, tuple[str, str]] = {}
    for stem in IZE.split():
        for ending in VERBAL:
            found[f"{stem}is{ending}"] = ("-ise", f"{stem}iz{ending}")
            found[f"{stem}iz{ending}"] = ("-ize", f"{stem}is{ending}")
    return found


def elsewhere(text: str) -> str:
    """Return a folded text as it is spelt on the other side: the centre as the center, utilise as utilize."""
    if not text.isascii():
        return text
    tables = (pairs(), ise_and_ize())
    return " ".join(next((table[word][1] for table in tables if word in table), word) for word in text.split(" "))
