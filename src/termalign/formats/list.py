"""A list to read or to paste into a prompt, a term a line: 反撃能力 = counterstrike capability (not: enemy base attack)."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from termalign.formats.exchange import DEFAULTS, Dropped, Options, avoided, one_line, pairs, without_pair

if TYPE_CHECKING:
    from termalign.model import Termbase

LOSES = ("all but pairs",)


def write_termbase(termbase: Termbase, stream: IO[bytes], options: Options = DEFAULTS) -> list[Dropped]:
    """Write a line for each source term with all that it may be and must not be; returns what has no pair."""
    allowed: dict[str, dict[str, None]] = {}
    never: dict[str, dict[str, None]] = {}
    for concept, source, target in pairs(termbase, options):
        text = one_line(source.text)
        allowed.setdefault(text, {})[one_line(target.text)] = None
        never.setdefault(text, {}).update(
            dict.fromkeys(one_line(term.text) for term in avoided(concept, options.target))
        )
    for text, several in allowed.items():
        wrong = [each for each in never[text] if each not in several]
        remark = f" (not: {', '.join(wrong)})" if wrong else ""
        stream.write(f"{text} = {' / '.join(several)}{remark}\n".encode(errors="replace"))
    return without_pair(termbase, options)
