"""Writes docs/rules.md from the docstrings of the rules: python docs/make_rules.py > docs/rules.md."""

from __future__ import annotations

import sys

from termalign.linter import RULES, describe


def page() -> str:
    """Return the page."""
    parts = [
        "# The rules of `termalign lint`\n\nMade by `make docs`. Examples: `term` is a line of a termbase, `s` a source, `t` a target.\n"
    ]
    for rule in map(describe, RULES):
        parts.append(f"\n## {rule.name}\n\n*{rule.severity}.* {rule.summary}.\n")
        for title, body in rule.sections.items():
            text = f"```\n{body}\n```" if title in ("Bad", "Good") else " ".join(body.split())
            parts.append(f"\n**{title}.** {text}\n" if title not in ("Bad", "Good") else f"\n**{title}:**\n\n{text}\n")
    return "".join(parts)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(page())
