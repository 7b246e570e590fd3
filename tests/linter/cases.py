"""Reads cases of the linter: terms, segments and what is found in them, as a translator writes them."""

from __future__ import annotations

import re
from typing import NamedTuple

from termalign.formats.rows import kind_of
from termalign.linter import Settings, lint_draft
from termalign.linter.baseline import Known
from termalign.linter.checking import Checker
from termalign.linter.entries import entries_of
from termalign.model import Concept, Draft, Evidence, Extra, Place, SegmentPair, Term, Termbase
from termalign.text.remarks import ignored_by_cell

STATUSES = ("preferred", "admitted", "deprecated", "superseded", "forbidden")
TYPES = ("acronym", "abbreviation", "shortForm", "variant", "phrase", "fullForm")
PARTS = ("noun", "verb", "adjective", "adverb", "properNoun", "other")
FLAGS = re.compile(r"\s*\(((?:[A-Za-z]+(?: [A-D])?)(?:,\s*[A-Za-z]+(?: [A-D])?)*)\)$")


class Case(NamedTuple):
    title: str
    source: str
    target: str
    concepts: tuple[Concept, ...]
    pairs: tuple[SegmentPair, ...]
    expected: frozenset
    known: dict


def read_cases(text: str):
    """Yield the cases of a file; == begins one."""
    for block in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        title, _, body = block.partition("\n")
        yield read_case(title.strip(), body)


def read_case(title: str, body: str) -> Case:
    languages = {"from": "ja", "to": "en"}
    lines = [line for line in body.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    fields = [
        (line.strip().partition(":")[0], line.strip().partition(":")[2].strip())
        for line in lines
        if not line.startswith("=>")
    ]
    for name, value in fields:
        if name in languages:
            languages[name] = "" if value == "-" else value
    concepts, pairs, known, source, paragraph = [], [], [], None, 0
    for name, value in fields:
        if name == "term":
            concepts.append(concept(f"c{len(concepts) + 1}", value, languages))
        elif name == "paragraph":
            paragraph += 1
        elif name == "s":
            source = unescape(value)
        elif name == "t":
            number = len(pairs) + 1
            pairs.append(
                SegmentPair(
                    source or "", unescape(value), Place("draft", 1, number, 1), str(number),
                    paragraph=str(paragraph) if paragraph else "",
                ),
            )  # fmt: skip
        elif name == "ignore":
            pairs[-1] = pairs[-1]._replace(ignored=ignored_by_cell(value))
        elif name == "known":
            known.append(Known(*value.split(), "draft", value))
        elif name not in languages:
            raise ValueError(f"{title}: {name}?")
    expected = [line.removeprefix("=>").strip() for line in lines if line.startswith("=>")]
    return Case(
        title, languages["from"], languages["to"], tuple(concepts), tuple(pairs), frozenset(map(expectation, expected)),
        {each.fingerprint: each for each in known},
    )  # fmt: skip


def unescape(text: str) -> str:
    return text.replace("\\n", "\n").replace("\\t", "\t")


def expectation(line: str):
    if line == "nothing":
        return None
    match = re.fullmatch(r"([a-z-]+) (error|warning|info)(?: @(\d+))?", line)
    assert match, line
    return match[1], match[2], int(match[3] or 1)


def concept(identifier: str, text: str, languages) -> Concept:
    languages = {**languages, "from": languages["from"] or "ja"}
    sides = re.split(r"\s*(?<!\|)\|(?!\|)\s*", text.strip(), maxsplit=1)
    sides += [""] * (2 - len(sides))
    terms, bands = [], set()
    for side, language in zip(sides, (languages["from"], languages["to"]), strict=True):
        for number, each in enumerate(filter(None, (part.strip() for part in side.split("; ")))):
            terms.append(term(each, language, number, bands))
    evidence = tuple(Evidence("anchor", Place("x", 1, 1, 1), "", "", "", band, 0.5) for band in bands)
    return Concept(identifier, tuple(terms), evidence=evidence)


def term(text: str, language: str, number: int, bands) -> Term:
    match = FLAGS.search(text)
    flags = [flag.strip() for flag in match[1].split(",")] if match else []
    known = {*STATUSES, *TYPES, *PARTS, "exact", "rejected", "candidate"}
    if match and all(flag.split()[0] in known for flag in flags):
        text = text[: match.start()]
    else:
        flags = []
    pick = lambda values, default: next((flag for flag in flags if flag in values), default)  # noqa: E731
    review = "rejected" if "rejected" in flags else "approved"
    for flag in flags:
        if flag.startswith("candidate"):
            review = "candidate"
            bands.add(flag[-1] if " " in flag else "A")
    return Term(
        text, language, pick(TYPES, kind_of(text)), pick(STATUSES, "admitted" if number else "preferred"),
        pick(PARTS, ""), review=review, extras=(Extra("exact", "yes"),) if "exact" in flags else (),
    )  # fmt: skip


def found_in(case: Case):
    """Return the findings of a case as (rule, severity, segment)."""
    termbase = Termbase(case.concepts)
    checker = Checker(entries_of([("termbase", termbase)], case.source, case.target))
    draft = Draft("draft", case.source, case.target, case.pairs)
    findings, _ = lint_draft(checker, draft, Settings(), known=case.known)
    return findings


def verdict(case: Case) -> str:
    """Return "" where a case is as expected, else what differs."""
    findings = found_in(case)
    found = {(each.rule, each.severity, each.pair.place.line if each.pair else 1) for each in findings}
    wanted = {each for each in case.expected if each}
    problems = [f"lacks {each}" for each in sorted(wanted - found)]
    problems += [f"has {each}" for each in sorted(found - wanted) if each[1] != "info"]
    return "; ".join(problems)
