"""Texts that are listings of programs, no language: a session (>>> len(word)), a definition, statements line by line."""

from __future__ import annotations

import re

SESSION = re.compile(r"\s*(?:>>>|In \[\d+\]:|\$ (?=[a-z])|PS [A-Z]:|#!/)")
STATEMENT = re.compile(
    r"\s*(?:"
    r"(?:def|class|for|while|if|elif|else|try|except|finally|with|match|case|async|switch|catch)\b.*[:{]"
    r"|(?:return|yield|raise|assert|del|print|await|throw|const|let|var|function|public|private|static|struct|enum)\b.*[\w)\]};\"']"
    r"|(?:from\s+[\w.]+\s+)?import\s+[\w.*]+(?:\s+as\s+\w+)?(?:\s*,\s*[\w.*]+(?:\s+as\s+\w+)?)*;?|pass|break|continue|@\w[\w.]*(?:\(.*\))?"
    r"|[\w.\[\]\"', ]+\s[-+*/%|&]?=\s\S.*|[\w.]+\(.*\)\s*(?:[;:{].*|\#.*)?|(?:#|//|/\*|\*)\s.*|(?:>>>|\.\.\.)(?:\s.*)?|[\])};,{(\[]+"
    r"|'[^']*',?|\"[^\"]*\",?|[\[({].*[\])}],?|[-\d., ]+"
    r")\s*(?:\#.*)?"
)
SIGNS = re.compile(r"\w\(|\w\[|\s=\s|[{};]|\w\.\w|_\w|\bfrom\s[\w.]+\simport\s|:\n")
"""What a listing has somewhere; a line such as "for example:" has none."""
MOST, LONGEST_LINE = 4_000, 300
"""Characters of a text, and of a line, beyond which neither is looked at."""


def is_program(text: str) -> bool:
    """Tell whether a text is a listing: it begins as a session does, or two thirds of its lines are statements."""
    if SESSION.match(text):
        return True
    if len(text) > MOST or not SIGNS.search(text):
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    statements = sum(len(line) <= LONGEST_LINE and STATEMENT.fullmatch(line) is not None for line in lines)
    return 3 * statements >= 2 * len(lines) > 0
