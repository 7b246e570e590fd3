"""One source is translated in two ways.

What it does:
    Groups segments with the same source, apart from markup, and compares their targets apart from markup, case,
    punctuation, spaces and the spelling of words. The rarer translation is flagged; of equally many, the later one. Segments whose file
    gives them different contexts are not compared.

Why it matters:
    A repeated sentence that reads differently makes the reader look for the difference.

Bad:
    s: 電源を切ってください。
    t: Switch off the power.
    s: 電源を切ってください。
    t: Please disconnect the supply.

Good:
    s: 電源を切ってください。
    t: Switch off the power.
    s: <b>電源を切ってください。</b>
    t: <b>Switch off the power.</b>

How to silence:
    severity = {"same-source-different-target" = "info"} in the configuration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.findings import finding, quoted
from termalign.linter.repetitions import plain, repeated
from termalign.text.variants import english_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "warning"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each segment whose translation is not the usual one of its source."""
    pairs = checked.draft.pairs
    untranslated = set(checked.untranslated)
    for indices in repeated(pairs, by_target=False):
        targets: dict[str, list[int]] = {}
        for index in indices:
            if index not in untranslated:
                targets.setdefault(plain(pairs[index].target, pairs[index].target_hidden), []).append(index)
        if len(targets) > 1:
            targets = by_spelling(checked, targets)
        if len(targets) < 2:
            continue
        usual = max(targets.values(), key=len)[0]
        for several in targets.values():
            for index in several if several[0] != usual else ():
                message = (
                    f"the same source is translated as {quoted(pairs[usual].target.strip())} "
                    f"at line {pairs[usual].place.line}"
                )
                yield finding(
                    checked, index, "same-source-different-target", SEVERITY, message, "use one translation",
                    term=pairs[index].source.strip(), expected=(pairs[usual].target.strip(),),
                )._replace(found=pairs[index].target)  # fmt: skip


def by_spelling(checked: Checked, targets: dict[str, list[int]]) -> dict[str, list[int]]:
    """Return the groups by what is the same but for the spelling of words, which other rules tell of."""
    spell = SPELLERS.get(checked.draft.target_language.partition("-")[0])
    if spell is None:
        return targets
    found: dict[str, list[int]] = {}
    for indices in targets.values():
        found.setdefault(spell(checked.target(indices[0]).low), []).extend(indices)
    return {key: sorted(indices) for key, indices in found.items()}


def japanese_words(text: str) -> str:
    """Return a Japanese text in the spellings that the dictionary prefers."""
    from termalign.text.japanese import short_units  # noqa: PLC0415 - loads the analyser

    return plain("".join(unit.norm for unit in short_units(text)))


SPELLERS = {"ja": japanese_words, "en": english_key}
