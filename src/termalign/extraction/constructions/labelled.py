"""A sentence that says what is short for what: SBOMは Software Bill of Materials の略, Xの英語名は …, Xは…と略される."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.extraction.anchors import Anchor, Findings, Piece
from termalign.extraction.content import is_abbreviation, is_english
from termalign.text.letters import INITIALS, begins_words, spell
from termalign.text.scripts import JAPANESE, narrow

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "labelled"
QUOTE, UNQUOTE = '[「『“"*_\\s]*', '[」』”"*_\\s]*'
SHORT = "(?P<short>[A-Z][A-Za-z0-9&/.-]*[A-Za-z0-9])"
ENGLISH = r"(?P<english>[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9\s,'’&/‐-]*[A-Za-zÀ-ɏ0-9])"
TERM_LAST = f"(?P<term>[{JAPANESE}A-Za-z0-9・]{{2,40}})"
OF = r"(?:の(?:略|頭字語|頭文字|短縮形|アクロニム)|を略した|を短縮した)"
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{SHORT}{UNQUOTE}(?:は|とは|も|の正式名称は|[＝=、,])[、,]?{QUOTE}{ENGLISH}{UNQUOTE}(?:{OF}|である|です|を(?:指す|意味する)|のこと)",
        rf"{ENGLISH}{UNQUOTE}{OF}(?:した|である|の)?{QUOTE}{SHORT}",
        rf"{TERM_LAST}{UNQUOTE}の(?:英語名|英語表記|英訳|英文名|英名|原語)は[、,]?{QUOTE}{ENGLISH}{UNQUOTE}(?:で|です|である|、|。|と|$)(?:、?{QUOTE}{SHORT}{UNQUOTE}と(?:略|呼))?",
        rf"{TERM_LAST}{UNQUOTE}は[、,]?英語(?:で|では)[、,]?{QUOTE}{ENGLISH}{UNQUOTE}(?:と(?:いう|いい|呼|言|表)|で|です|である)",
        rf"{TERM_LAST}{UNQUOTE}[\s\u3000：:]+英語(?:では|で|名)[：:、]?{QUOTE}{ENGLISH}{UNQUOTE}(?:という|、|。|$)",
        rf"英語(?:では|で)[、,]?{QUOTE}{ENGLISH}{UNQUOTE}と(?:いう|いい|呼|言|表)",
        rf"(?:^|(?<=[。\n])){QUOTE}{ENGLISH}{UNQUOTE}{OF}称?(?:です|である)?(?=。|$)",
        rf"{TERM_LAST}{UNQUOTE}、(?:略して|略称は?|通称は?){QUOTE}{SHORT}",
        rf"{TERM_LAST}{UNQUOTE}(?:は|を)[、,]?{QUOTE}{SHORT}{UNQUOTE}と(?:略|略称|省略)",
    )
)
IN_PARENTHESES = re.compile(r"[（(\[［](?:略称[:：])?([A-Z][A-Za-z0-9-]+)[）)\]］]")
LOOK_BACK = 300
"""Characters before a sentence, of its unit and the one before, in which it may speak of an abbreviation."""
QUICK = re.compile(
    "の略|略[さしすせ]|略称|通称|頭字語|頭文字|英語|英訳|英名|英文名|原語|の短縮|正式名称|を指す|を意味|のこと"
)
UP_TO_END = re.compile(r"[^。\n]*")
JAPANESE_CALLED = re.compile(
    rf"(?:日本語では|和訳は|日本語で|訳語は|邦訳は)[、,]?[「『]?(?P<term>[{JAPANESE}・A-Za-z0-9]{{2,30}}?)[」』]?"
    r"(?:と(?:呼|い|訳|も)|である|です|。|$)"
)


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each sentence that names the short or the English form of something."""
    text = findings.flow.text
    for mark in QUICK.finditer(text):
        start = max(text.rfind("。", 0, mark.start()), text.rfind("\n", 0, mark.start())) + 1
        sentence = UP_TO_END.match(text, start)
        end = sentence.end() if sentence else mark.end()
        for pattern in PATTERNS:
            match = pattern.search(text, start, min(end, start + 400))
            if match and match.end() > mark.start() >= match.start():
                anchor = anchor_of(findings, match, end)
                if anchor is not None:
                    yield anchor
                    break


def spelled_before(findings: Findings, at: int, english: str) -> Piece | None:
    """Return the abbreviation in parentheses before a sentence that its English spells: 専門家の混合（MoE）：… 英語では …."""
    text = findings.flow.text
    before = text.rfind("\n", 0, max(0, text.rfind("\n", 0, at))) + 1
    for match in IN_PARENTHESES.finditer(text, max(before, at - LOOK_BACK), at):
        if spell(narrow(match[1]), english).method == INITIALS:
            return findings.piece(*match.span(1))
    return None


def anchor_of(findings: Findings, match: re.Match[str], end: int) -> Anchor | None:
    """Return the anchor of a sentence whose parts are what they should be."""
    groups = {name: match.span(name) for name, found in match.groupdict().items() if found}
    pieces = {name: findings.piece(*span) for name, span in groups.items()}
    short, english = pieces.get("short"), pieces.get("english")
    if (short and not is_abbreviation(short.text)) or (english and not is_english(english.text)):
        return None
    if english and not short and "term" not in groups:
        short = spelled_before(findings, match.start(), english.text)
        if short is None:
            return None
    if short and english and not (spell(short.text, english.text).method or begins_words(short.text, english.text)):
        return None
    term_end = groups["term"][1] if "term" in groups else -1
    term = None
    called = JAPANESE_CALLED.search(findings.flow.text, match.end(), end) if term_end < 0 else None
    if called:
        term = findings.piece(*called.span("term"))
    at = findings.piece(*match.span())
    return Anchor(NAME, at, match.start(), term_end, term, short, english)
