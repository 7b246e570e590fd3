"""Reports in JSON are what the published schemas promise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
SCHEMAS, DRAFTS = ROOT / "docs" / "schemas", ROOT / "corpora" / "drafts"
SYSTEMS = DRAFTS / "systems"
TERMS = ("--source", SYSTEMS / "source.ja", "--termbase", SYSTEMS / "termbase.csv")
REFERENCE = ("--ref", SYSTEMS / "reference.en", "--resamples", "20")


def validator_of(name):
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize(
    "arguments",
    [
        ("system-a.en", *TERMS),
        ("system-a.en", *REFERENCE),
        ("system-a.en", "system-b.en", *REFERENCE, *TERMS),
    ],
)
def test_scores(termalign, arguments):
    first = [SYSTEMS / each if str(each).startswith("system-") else each for each in arguments]
    _, out, _ = termalign("score", *map(str, first), "--format", "json")
    validator_of("score-report-1.json").validate(json.loads(out))


@pytest.mark.parametrize("options", [(), ("--statistics",)])
def test_findings(termalign, options):
    folder = DRAFTS / "resilience"
    draft, termbase = str(folder / "draft.tsv"), str(folder / "termbase.csv")
    _, out, _ = termalign("lint", draft, "--termbase", termbase, "--format", "json", *options)
    report = json.loads(out)
    validator_of("lint-report-1.json").validate(report)
    assert report["findings"]
