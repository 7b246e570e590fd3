"""The forms of an English term, generated from its head: chief of staff, chiefs of staff; 攻勢的サイバー is not inflected.

Forms are generated, never cut off: a stemmer takes authority for author and security for secure. The rules are
those of English spelling (Quirk et al., A Comprehensive Grammar of the English Language, 3.5 and 5.79 to 5.103).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

IRREGULAR_NOUNS = dict(
    pair.split(":")
    for pair in """
    man:men woman:women child:children person:people foot:feet tooth:teeth goose:geese mouse:mice ox:oxen
    criterion:criteria phenomenon:phenomena datum:data medium:media memorandum:memoranda bacterium:bacteria
    curriculum:curricula spectrum:spectra stratum:strata appendix:appendices index:indices matrix:matrices
    vertex:vertices axis:axes analysis:analyses basis:bases crisis:crises diagnosis:diagnoses hypothesis:hypotheses
    thesis:theses synthesis:syntheses emphasis:emphases parenthesis:parentheses stimulus:stimuli nucleus:nuclei
    radius:radii fungus:fungi alumnus:alumni formula:formulae alga:algae larva:larvae vertebra:vertebrae
    leaf:leaves knife:knives life:lives wife:wives half:halves shelf:shelves thief:thieves self:selves loaf:loaves
    wolf:wolves calf:calves aircraft:aircraft spacecraft:spacecraft species:species series:series means:means
    headquarters:headquarters personnel:personnel staff:staff
    """.split()
)
BOTH_PLURALS = frozenset(
    "person index appendix formula memorandum curriculum medium spectrum matrix vertex vertebra fungus nucleus".split()
)
"""Irregular nouns that have a regular plural too: persons, indexes."""
ENDINGS = frozenset(("man", "wife", "foot"))
"""Short irregular nouns that other nouns end in: housewife."""
REGULAR = frozenset("human german roman norman ottoman shaman talisman caiman".split())
OTHER_PLURAL = frozenset(("new", "good", "custom"))
"""What has no plural, or one that is another word: news, goods, customs."""
POSTPOSITIVE = frozenset("general martial elect designate emeritus plenipotentiary royal".split())
"""Adjectives behind their noun: attorneys general."""
IRREGULAR_PLURALS = {many: one for one, many in IRREGULAR_NOUNS.items()}
IRREGULAR_VERBS = {
    forms.split("/")[0]: forms.split("/")
    for forms in """
    be/is/are/was/were/been/being become/becomes/became/becoming begin/begins/began/begun/beginning
    break/breaks/broke/broken/breaking bring/brings/brought/bringing build/builds/built/building buy/buys/bought/buying
    catch/catches/caught/catching choose/chooses/chose/chosen/choosing come/comes/came/coming cost/costs/costing
    cut/cuts/cutting deal/deals/dealt/dealing do/does/did/done/doing draw/draws/drew/drawn/drawing
    drive/drives/drove/driven/driving fall/falls/fell/fallen/falling feed/feeds/fed/feeding fight/fights/fought/fighting
    find/finds/found/finding fly/flies/flew/flown/flying forbid/forbids/forbade/forbidden/forbidding
    get/gets/got/gotten/getting give/gives/gave/given/giving go/goes/went/gone/going grow/grows/grew/grown/growing
    have/has/had/having hide/hides/hid/hidden/hiding hold/holds/held/holding keep/keeps/kept/keeping
    know/knows/knew/known/knowing lay/lays/laid/laying lead/leads/led/leading leave/leaves/left/leaving
    lend/lends/lent/lending let/lets/letting lose/loses/lost/losing make/makes/made/making meet/meets/met/meeting
    pay/pays/paid/paying put/puts/putting read/reads/reading ride/rides/rode/ridden/riding ring/rings/rang/rung/ringing
    rise/rises/rose/risen/rising run/runs/ran/running say/says/said/saying see/sees/saw/seen/seeing
    seek/seeks/sought/seeking sell/sells/sold/selling send/sends/sent/sending set/sets/setting shoot/shoots/shot/shooting
    show/shows/showed/shown/showing shut/shuts/shutting sink/sinks/sank/sunk/sinking spend/spends/spent/spending
    split/splits/splitting spread/spreads/spreading stand/stands/stood/standing steal/steals/stole/stolen/stealing
    strike/strikes/struck/striking take/takes/took/taken/taking teach/teaches/taught/teaching tell/tells/told/telling
    think/thinks/thought/thinking throw/throws/threw/thrown/throwing undergo/undergoes/underwent/undergone/undergoing
    understand/understands/understood/understanding undertake/undertakes/undertook/undertaken/undertaking
    wear/wears/wore/worn/wearing win/wins/won/winning withdraw/withdraws/withdrew/withdrawn/withdrawing
    write/writes/wrote/written/writing override/overrides/overrode/overridden/overriding
    overwrite/overwrites/overwrote/overwritten/overwriting shrink/shrinks/shrank/shrunk/shrinking
    bear/bears/bore/borne/bearing beat/beats/beaten/beating bend/bends/bent/bending bid/bids/bidding bind/binds/bound/binding
    bite/bites/bit/bitten/biting blow/blows/blew/blown/blowing breed/breeds/bred/breeding broadcast/broadcasts/broadcasting
    burst/bursts/bursting cast/casts/casting creep/creeps/crept/creeping dig/digs/dug/digging eat/eats/ate/eaten/eating
    flee/flees/fled/fleeing forecast/forecasts/forecasting foresee/foresees/foresaw/foreseen/foreseeing
    forget/forgets/forgot/forgotten/forgetting forgive/forgives/forgave/forgiven/forgiving freeze/freezes/froze/frozen/freezing
    grind/grinds/ground/grinding hang/hangs/hung/hanging hear/hears/heard/hearing hit/hits/hitting hurt/hurts/hurting
    input/inputs/inputting lie/lies/lay/lain/lying light/lights/lit/lighting mean/means/meant/meaning
    mistake/mistakes/mistook/mistaken/mistaking overcome/overcomes/overcame/overcoming oversee/oversees/oversaw/overseen/overseeing
    quit/quits/quitting reset/resets/resetting shake/shakes/shook/shaken/shaking shed/sheds/shedding shine/shines/shone/shining
    sing/sings/sang/sung/singing sit/sits/sat/sitting slide/slides/slid/sliding sow/sows/sowed/sown/sowing spin/spins/spun/spinning
    stick/sticks/stuck/sticking strive/strives/strove/striven/striving swear/swears/swore/sworn/swearing
    sweep/sweeps/swept/sweeping swing/swings/swung/swinging tear/tears/tore/torn/tearing tread/treads/trod/trodden/treading
    unbind/unbinds/unbound/unbinding undo/undoes/undid/undone/undoing uphold/upholds/upheld/upholding upset/upsets/upsetting
    wake/wakes/woke/woken/waking weave/weaves/wove/woven/weaving wind/winds/wound/winding withhold/withholds/withheld/withholding
    withstand/withstands/withstood/withstanding
    sleep/sleeps/slept/sleeping speak/speaks/spoke/spoken/speaking swim/swims/swam/swum/swimming
    """.split()
}
PREPOSITIONS = frozenset(
    "of in on for to at by with from against between among under over into as per without within".split()
)
PARTICLES = frozenset("in out up off on down over back away through".split())
SIBILANT = ("s", "x", "z", "ch", "sh")
VOWELS = "aeiou"
SHORT = re.compile(r"[^aeiou]*[aeiou][bdfgklmnprtz]$")
"""Verbs of one syllable with a short vowel write their last consonant twice: plan, planned."""
OFTEN_DOUBLED = re.compile(r".*(?:fer|mit|pel|rol|cur|gin|bel|cel|vel|set|get|lan|log|ram|ip|top|rop)$")
"""Others do so by stress or by country: cancelled and canceled."""
LETTERS = re.compile(r"[A-Za-z][A-Za-z']*$")


def noun_forms(noun: str) -> tuple[str, ...]:
    """Return a lower-case noun and its plurals, or its singular where it is a plural: guidelines, small arms."""
    if noun in OTHER_PLURAL:
        return (noun,)
    for start in range(len(noun) - 2):
        ending = noun[start:]
        if ending in IRREGULAR_NOUNS and noun not in REGULAR and (start == 0 or len(ending) > 4 or ending in ENDINGS):
            regular = (noun + ("es" if noun.endswith(SIBILANT) else "s"),) if ending in BOTH_PLURALS else ()
            return noun, noun[:start] + IRREGULAR_NOUNS[ending], *regular
    if one := singular(noun):
        return noun, one
    if noun.endswith(SIBILANT):
        return noun, noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun, noun[:-1] + "ies"
    if noun.endswith("o") and noun[-2:-1] not in VOWELS:
        return noun, noun + "es", noun + "s"
    return noun, noun + "s"


def singular(noun: str) -> str:
    """Return the singular of a plural noun, "" where it is none."""
    if noun in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is", "ics", "news")) and len(noun) > 3:
        return noun[:-1]
    return ""


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return a lower-case verb and its forms."""
    for base in (verb, verb.removeprefix("re"), verb.removeprefix("over"), verb.removeprefix("out")):
        if base in IRREGULAR_VERBS:
            return tuple(verb.removesuffix(base) + form for form in IRREGULAR_VERBS[base])
    if verb.endswith("ie"):
        return verb, verb + "s", verb + "d", verb[:-2] + "ying"
    if verb.endswith("ee"):
        return verb, verb + "s", verb + "d", verb + "ing"
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    present = verb + ("es" if verb.endswith((*SIBILANT, "o")) else "s")
    doubled = (verb + verb[-1] + "ed", verb + verb[-1] + "ing")
    if SHORT.match(verb):
        return verb, present, *doubled
    return verb, present, verb + "ed", verb + "ing", *(doubled if OFTEN_DOUBLED.match(verb) else ())


@lru_cache(maxsize=65_536)
def forms(term: str, part_of_speech: str = "") -> tuple[str, ...]:
    """Return the forms of a folded English term, itself first.

    A noun's head is its last word, or the word before the first preposition; a verb's is its first. Where the part
    of speech is not known, a single word has the forms of both; a phrase that ends in a preposition is a verb's.
    """
    words = term.removeprefix("to ").split(" ") if part_of_speech in ("verb", "") else term.split(" ")
    verbal = part_of_speech == "verb" or (
        not part_of_speech and (len(words) == 1 or words[-1] in PARTICLES | PREPOSITIONS or term.startswith("to "))
    )
    found = [term]
    if verbal:
        found += inflect(words, 0, verb_forms)
    if part_of_speech != "verb" and not term.startswith("to "):
        head = head_of(words)
        found += inflect(words, head, noun_forms)
        if head and words[head] in POSTPOSITIVE:
            found += inflect(words, head - 1, noun_forms)
    return tuple(dict.fromkeys(found))


def head_of(words: Sequence[str]) -> int:
    """Return the number of a noun phrase's head: its last word, or the one before the first preposition."""
    return next((index - 1 for index, word in enumerate(words) if index and word in PREPOSITIONS), len(words) - 1)


def inflect(words: list[str], index: int, generate: Callable[[str], tuple[str, ...]]) -> list[str]:
    """Return the term with one of its words in each of its forms."""
    if not LETTERS.match(words[index]) or len(words[index]) < 2:
        return []
    return [" ".join([*words[:index], form, *words[index + 1 :]]) for form in generate(words[index])]


def parallel(written: str, term: str, other: str, *, is_participle: bool = False) -> str:
    """Return another term in the form that a term is written in: chairs for chairmen, used for utilized.

    `written` and `term` are folded. `is_participle` says that a past form is a participle: was taken.
    """
    words, mine, theirs = written.split(" "), term.removeprefix("to ").split(" "), other.removeprefix("to ").split(" ")
    if written == term or len(words) != len(mine):
        return other
    head = head_of(mine)
    if words[head] in noun_forms(mine[head])[1:] and not singular(mine[head]):
        return replaced(theirs, head_of(theirs), plural)
    if words[0] in verb_forms(mine[0])[1:]:
        return replaced(theirs, 0, lambda verb: verb_like(words[0], verb, is_participle=is_participle))
    return other


def replaced(words: list[str], index: int, form: Callable[[str], str]) -> str:
    """Return words with one of them in another form; an acronym stays."""
    word = words[index]
    new = form(word) if word.islower() else form(word.lower()).capitalize() if word.istitle() else word
    return " ".join([*words[:index], new, *words[index + 1 :]])


def plural(noun: str) -> str:
    """Return the plural of a lower-case noun, a plural itself where it is one."""
    return noun if singular(noun) else noun_forms(noun)[-1 if noun in OTHER_PLURAL else 1]


def verb_like(written: str, verb: str, *, is_participle: bool) -> str:
    """Return the form of a verb that a form of another is: -ing, -s, or past."""
    found = verb_forms(verb)
    if written.endswith("ing"):
        return next(form for form in found if form.endswith("ing") and form != verb)
    if written.endswith("s"):
        return found[1]
    if verb not in IRREGULAR_VERBS:
        return found[2]
    past = found[2:-1] or (verb,)
    return past[-1] if is_participle else past[0]
