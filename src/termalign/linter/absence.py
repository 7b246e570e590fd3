"""Good reasons for a term not to stand in a target: "the Mechanism", "It", 「同制度」, a verb in place of a noun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.linter.rewording import BREAK, forms_of_word, has_any
from termalign.text.conjugation import is_verb
from termalign.text.english import content_words, same_stem
from termalign.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termalign.linter.checked import Hit
    from termalign.linter.sides import Side
    from termalign.model import Term

DETERMINERS = frozenset("the this that these those such said its their both each".split())
POINTERS = DETERMINERS - {"the", "both", "each"}
"""Determiners that point back beyond doubt."""
ONE = frozenset(("one", "ones"))
PRONOUN = re.compile(
    r"(?:^|[.!?]\s+|[,;:]\s+|\b(?:and|but|while|when|if|although|because|as|that)\s+)"
    r"(?P<subject>it|they|this|these|those|he|she)\b(?=\s+(?:\w+ly\s+)?(?:is|are|was|were|has|have|had|will|would|can|could|may|must"
    r"|should|shall|do|does|did|also|then|[a-z]+s|[a-z]+ed)\b)"
    r"|(?:^|[.!?]\s+)(?P<own>its|their)\b"
    r"|\b(?P<object>it|them)(?=[.,;]|$)",
)
EXPLETIVE = re.compile(
    r"it\s+(?:is|was|will be|would be|has been|may be|became)\s+(?:\w+ly\s+)?\w+\s+(?:that|to|for)\b|it\s+(?:seems|appears)\b"
)
SUBORDINATE = frozenset("同本当該各 その この これら それら かかる 当該 上記 前記 同じ".split())
POINTING = re.compile(r"(?:同|本|当該|当|その|この|これらの|それらの|かかる|上記の?|前記の?|こうした|そうした)$")
JAPANESE_PRONOUN = re.compile(r"これら?|それら?|同社|同省|同国|同氏|こちら|彼ら?|彼女ら?")
PERSON = re.compile(r"\b(?:he|him|his|she|her|they|them|their)\b")
VERBAL = re.compile(r"(?:さ|し|す|せ|でき|可能|を(?:行|おこな|進め|図|推進|実施))")
VERBAL_TURN = re.compile(r"を?(?:さ|し|す|せ|でき|行|おこな|実施)")
ATTRIBUTIVE = re.compile("の|[一-鿿ァ-ヶ]")
"""What makes an adjective of a name: ロシアの大統領, the Russian president."""
QUALITY = re.compile(r"性(?:に(?:優れ|すぐれ|富)|[がの](?:高|低|あ)|を(?:有|持|も))")
"""What Japanese says of a quality where English has its adjective: 耐久性に優れる, durable."""
LEAST_TAIL = 2
REACH = 60
"""Characters that the words of a reworded term may span."""
VERBS = tuple(
    pair.split(":")
    for pair in """
    vice:vise oice:oose proof:prove lief:lieve ision:ide eption:eive olution:olve ication:y tention:tain sale:sell loss:lose
    gift:give flight:fly speech:speak thought:think
    """.split()
)
"""Endings of nouns beside those of their verbs, where the stem changes: advice, advise; decision, decide."""
OBJECTS = frozenset("をに")
PASSIVE = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ne|lt|pt|nt|ld|ght|de|ut|et)\b"
)
PARTICLES = {"subject": frozenset("はがもをに"), "own": frozenset("の"), "object": frozenset("をにへとで")}
"""The particles of a Japanese term that a kind of pronoun may stand for; the object may become the subject of a passive."""
JAPANESE_CHARACTERS = frozenset(chr(code) for code in range(0x3041, 0x30FF))


def ellipsis(target: Side, term: Term, *, is_japanese: bool) -> tuple[int, int] | None:
    """Return where the end of a term stands for it: the Mechanism, the Coordination Mechanism, 同メカニズム."""
    if term.is_short:
        return None
    folded = fold(term.text).text
    if is_japanese:
        return japanese_ellipsis(target.low, folded)
    wanted = [forms_of_word(word) for word in folded.split()]
    if not has_any(target.low, wanted[-1]):
        return without_head(target, wanted)
    words, low = target.words, target.low
    for skipped in range(1, len(wanted)):
        tail = wanted[skipped:]
        for first in range(len(words) - len(tail) + 1):
            window = words[first : first + len(tail)]
            if not all(word in forms for (word, _, _), forms in zip(window, tail, strict=True)):
                continue
            before = words[first - 1] if first else None
            pointed = before is not None and before[0] in DETERMINERS and low[before[2] : window[0][1]] == " "
            if pointed or (len(tail) >= LEAST_TAIL and before is not None and before[0] in DETERMINERS):
                return window[0][1], window[-1][2]
    return without_head(target, wanted) or without_middle(target, wanted)


def without_head(target: Side, wanted: Sequence[frozenset[str]]) -> tuple[int, int] | None:
    """Return where "one" stands for the head of a term: primary batteries and secondary ones."""
    words = target.words
    for number in range(len(wanted) - 1, len(words)):
        window = words[number - len(wanted) + 1 : number + 1]
        before = zip(window, wanted[:-1], strict=False)
        if len(wanted) > 1 and words[number][0] in ONE and all(word in forms for (word, _, _), forms in before):
            return window[0][1], window[-1][2]
    return None


def without_middle(target: Side, wanted: Sequence[frozenset[str]]) -> tuple[int, int] | None:
    """Return where a term that was named before stands without a word in its middle: this stand-off capability."""
    words = target.words
    for number, (word, _, end) in enumerate(words):
        if word not in wanted[-1]:
            continue
        at, left = number - 1, list(wanted[:-1])
        while at >= 0 and left and number - at < len(wanted):
            while left and words[at][0] not in left[-1]:
                left.pop()
            if not left:
                break
            left.pop()
            at -= 1
        if number - at > 1 and at >= 0 and words[at][0] in POINTERS:
            return words[at + 1][1], end
    return None


def japanese_ellipsis(low: str, term: str) -> tuple[int, int] | None:
    """Return where the end of a Japanese term stands behind a word that points back."""
    for skipped in range(1, len(term) - LEAST_TAIL + 1):
        tail = term[skipped:]
        at = low.find(tail)
        while at >= 0:
            if POINTING.search(low[max(0, at - 5) : at]):
                return at, at + len(tail)
            at = low.find(tail, at + 1)
    return None


def pronoun(source: Side, target: Side, hits: Sequence[Hit], *, is_japanese: bool) -> tuple[int, int] | None:
    """Return a pronoun that may stand for a term: a subject, an object or a possessive, as the term's particle has it."""
    if is_japanese:
        persons = PERSON.search(source.low)
        found = (match for match in JAPANESE_PRONOUN.finditer(target.low) if not (persons and match[0][0] == "彼"))
        return next((match.span() for match in found), None)
    particles = {source.low[hit.end : hit.end + 1] for hit in hits}
    for match in PRONOUN.finditer(target.low):
        kind = match.lastgroup or ""
        start, end = match.span(kind)
        fits = not particles & JAPANESE_CHARACTERS or particles & PARTICLES[kind]
        if kind == "subject" and particles <= OBJECTS and not PASSIVE.match(target.low, end):
            continue  # the subject that Japanese leaves out, not the object
        if fits and not EXPLETIVE.match(target.low, start):
            return start, end
    return None


def derivation(source: Side, target: Side, hit: Hit, terms: Sequence[Term]) -> tuple[int, int] | None:
    """Return a word of the term's stem where the Japanese makes a verb of a noun, or the other way: 抑止する, deter for deterrence."""
    for term in terms:
        content = [word.lower() for word in content_words(term.text)]
        is_verb_here = is_verb(hit.owner.form.term.text)
        if not content or (not is_verb_here and (term.part_of_speech == "verb" or term.text.startswith("to "))):
            continue
        is_adverb = source.low[hit.start : hit.end].endswith("に")
        if len(content) == 1 and not (
            is_verb_here
            or is_adverb
            or source.low.startswith("的", hit.end)
            or VERBAL.match(source.low, hit.end)
            or QUALITY.match(source.low, hit.end - 1)
            or (term.text.istitle() and ATTRIBUTIVE.match(source.low, hit.end))
        ):
            continue
        akin = [next((each for each in target.words if is_akin(each[0], wanted)), None) for wanted in content]
        found = [each for each in akin if each is not None]
        is_turned = len(found) > 1 and found[-1][1] < found[0][1] and bool(VERBAL_TURN.match(source.low, hit.end))
        if len(found) < len(content) or (
            not is_turned and all(each[0] in forms_of_word(word) for each, word in zip(found, content, strict=True))
        ):
            continue
        start, end = min(each[1] for each in found), max(each[2] for each in found)
        if end - start <= REACH and not BREAK.search(target.low[start:end]):
            return start, end
    return None


def is_akin(word: str, wanted: str) -> bool:
    """Tell whether a word is of a term's word's stem: coordinate of coordination, decided of decision."""
    if len(word) < 4:
        return False
    if len(wanted) > 4 and word.startswith(wanted):
        return True
    base = wanted.removesuffix("ing")
    if base != wanted and any(
        wanted in forms_of_word(each) and word in forms_of_word(each) for each in (base, base + "e")
    ):
        return True
    verb = next((wanted.removesuffix(noun) + end for noun, end in VERBS if wanted.endswith(noun)), "")
    return same_stem(word, wanted) or (verb != "" and word in forms_of_word(verb))
