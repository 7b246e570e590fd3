"""What the forms of an English word share: regulation, regulations and regulated are regulat, took is take is tak.

For counting which words go together, where conflating too much costs little; what people read is never stemmed.
"""

from __future__ import annotations

import re
from functools import cache

from termalign.text.english import STOP_WORDS, words
from termalign.text.inflection import IRREGULAR_PLURALS, IRREGULAR_VERBS
from termalign.text.variants import american

FUNCTION_WORDS = STOP_WORDS | frozenset(
    """
    be is are was were been being am do does did done doing have has had having will would shall should can could may
    might must not no nor or but if then than that this these those it its he him his she her they them their we us our
    you your i me my who whom whose which what when where why how there here so such also too very all any both each
    some only own same more most other between about after before while during until because through over under up
    out off again just now s t
    """.split()
)
"""Words that stand in every sentence and tell nothing."""
SUFFIX = re.compile(r"(?:ies|ied|ing|ed|es|s|ly|e|y)$")
SHORTEST, LONGEST = 3, 8
BASES = IRREGULAR_PLURALS | {form: verb for verb, forms in IRREGULAR_VERBS.items() for form in forms}


@cache
def stem(word: str) -> str:
    """Return the stem of a word."""
    bare = american(word.replace("’", "'").removesuffix("'s").rstrip("'"))
    bare = BASES.get(bare, bare)
    short = SUFFIX.sub("", bare) if len(bare) > SHORTEST and not bare.endswith("ss") else bare
    if len(short) > SHORTEST and short[-1] == short[-2] and short[-1] not in "aeiousl":
        short = short[:-1]
    return short[:LONGEST] if len(short) >= SHORTEST else bare


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of a phrase that are no function words."""
    return tuple(stem(word) for word in words(text) if word.lower() not in FUNCTION_WORDS)
