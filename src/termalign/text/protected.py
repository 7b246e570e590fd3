"""What in a text is no language: tags, code, placeholders, web addresses and file names, e.g. `ACM` in 「`ACM` を実行」."""

from __future__ import annotations

import re
from html import unescape

DOT = re.compile(r"\.[A-Za-z]")
PROTECTED = re.compile(
    r"(?P<inline></?(?:b|i|u|s|em|strong|span|g|font|mark|small|big|sub|sup|ruby|rb|bdi|bdo|ins|del|strike|tt|bpt|ept)\b[^<>]*>|\*{1,3}"
    r"|(?<!\w)_(?=[^\W_](?:[^_\n]*[^\s_])?_(?!\w))|(?<=[^\s_])_(?!\w))"
    r"|(?P<tag></?[A-Za-z][^<>]*>|<!--.*?-->)"
    r"|(?P<code>(?P<tick>`+)(?!`).+?(?P=tick))"
    r"|(?P<address>(?:https?|ftp|file)://[^\s()（）「」、。<>\"]+|www\.[^\s()（）「」、。<>\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<placeholder>\$?\{\{?[^{}]*\}?\}|%(?:\([^()]*\))?[-+ #0]*\d*(?:\.\d+)?[sdifrxXeEgGuc@](?![A-Za-z])"
    r"|%\d+\$[a-z@]|%%|\$[A-Z_]{2,}|&[a-zA-Z]+;|&\#\w+;|:[a-z]+:(?=`))"
    r"|(?P<path>(?<![\w.])(?:[A-Za-z]:)?(?:[\w.~-]*[/\\])+[\w.-]+\.\w+|(?<![\w./])/(?:[\w.-]+/)+[\w.-]*)"
    r"|(?P<file>(?<![\w.-])(?![A-Z]\w*\.(?:js|net|com)\b)[\w-]+(?:\.[\w-]+)*\.(?:txt|pdf|docx?|xlsx?|pptx?|csv|tsv|html?|xml|json|ya?ml|toml|ini|py|js|ts|jsx|tsx|css"
    r"|scss|java|rb|go|rs|c|cc|cpp|h|hpp|sh|bat|exe|dll|zip|gz|tar|png|jpe?g|gif|svg|md|rst|po|mo|xliff?|tmx|tbx|log|conf|cfg"
    r"|sql|php|com|org|net|io|jp)\b(?![\w-]))"
    r"|(?P<name>(?<![\w-])--?[a-z][\w-]*(?=[\s=,.)]|$)|\b[A-Za-z]\w*(?:_\w+)+\b|\b[A-Za-z]\w*(?:::\w+)+|\b\w+\(\))",
    re.DOTALL | re.ASCII,
)
ATTRIBUTE = re.compile(
    r"\b(?:alt|title|aria-label|placeholder|equiv-text)\s*=\s*(?P<quote>[\"'])(?P<text>.*?)(?P=quote)", re.DOTALL
)
"""Attributes of tags that a reader sees: their values are text."""


def protected_spans(text: str, *, inline: bool = True) -> list[tuple[int, int]]:
    """Return the spans that are no language, sorted, not overlapping; with or without tags that only format."""
    if not may_hold(text):
        return []
    spans: list[tuple[int, int]] = []
    for match in PROTECTED.finditer(text):
        start, end = match.span()
        if match["inline"] and not inline:
            continue
        if match["tag"]:
            for attribute in ATTRIBUTE.finditer(text, start, end):
                spans.append((start, attribute.start("text")))
                start = attribute.end("text")
        spans.append((start, end))
    return spans


LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
NO_WIDTH = "\u200b"
MNEMONIC = re.compile(r"(?<=[a-z])&(?=[a-z]{2,}\b(?!;))")
"""What marks a letter of a menu within a word: fi&le."""
ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-fA-F]+);")


def may_hold(text: str) -> bool:
    """Tell whether a text holds a character that what is protected has; far faster than looking for it itself."""
    return (
        "/" in text or "<" in text or "{" in text or "%" in text or "`" in text or "_" in text or "\\" in text
        or "*" in text or "@" in text or "$" in text or "&" in text or "::" in text or "--" in text or "()" in text
        or ("." in text[:-1] and DOT.search(text) is not None)
    )  # fmt: skip


def without_tags(text: str) -> str:
    """Return the text without tags and emphasis, on one line."""
    spans = [match.span() for match in PROTECTED.finditer(text) if match["tag"] or match["inline"]]
    return " ".join(blank(text, spans, "").replace("\ufffc", " ").split())


def transparent(text: str) -> str:
    """Return the text with tags that only format, and entities, as what a reader sees: characters of no width fill up."""
    if "&" in text:
        text = ENTITY.sub(lambda match: unescape(match[0]).ljust(len(match[0]), NO_WIDTH)[: len(match[0])], text)
        text = MNEMONIC.sub(NO_WIDTH, text)
    if "<" not in text and "*" not in text and "_" not in text:
        return text
    spans = [match.span() for match in PROTECTED.finditer(text) if match["inline"]]
    return blank(blank(text, spans, NO_WIDTH), [match.span() for match in LINE_BREAK.finditer(text)], " ")


def blank(text: str, spans: list[tuple[int, int]], filler: str = "\ufffc") -> str:
    """Return the text with spans overwritten, so that nothing is found in them and all else stays in its place."""
    if not spans:
        return text
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if end > at:
            parts += [text[at:start], filler * (end - max(start, at))] if start >= at else [filler * (end - at)]
            at = end
    parts.append(text[at:])
    return "".join(parts)
