"""Examples: 通信機器（例：ルータ）, クラウド事業者（e.g., Example Cloud）."""

from __future__ import annotations

import re

REASON = "example"
INSIDE = re.compile(
    r"(?:例えば|例[:、,]|例\s|e\.?g\.?[,\s]|i\.e\.|ex\.\s|たとえば|主に|特に|(?:うち|ただし|なお)(?![ぁ-ん])|注[:、]|※|いわゆる).*|(?![A-Z][A-Za-z0-9-]{1,9}\s?(?:など|等)$).*(?:など|(?<![平均高対中初上下優劣])等|ほか|(?<!排)他|のような)[。]?",
    re.IGNORECASE,
)


def rejects(left: str, inside: str) -> bool:  # noqa: ARG001
    """Reject what is introduced as an example, an exception or a note."""
    return INSIDE.fullmatch(inside) is not None
