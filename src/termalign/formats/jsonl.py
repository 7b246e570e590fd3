"""Termbases as JSON lines, with nothing lost: one {"concept": …} for 同盟調整メカニズム, then {"task": …}, {"proposal": …}, {"info": …}."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import IO, TYPE_CHECKING, Any

from termalign.errors import FileError
from termalign.formats.exchange import DEFAULTS, Dropped, Options
from termalign.model import Concept, Evidence, Extra, Place, Task, Term, Termbase

if TYPE_CHECKING:
    from collections.abc import Iterator

LOSES: tuple[str, ...] = ()


def write_termbase(termbase: Termbase, stream: IO[bytes], options: Options = DEFAULTS) -> list[Dropped]:  # noqa: ARG001
    """Write one JSON object a line, in UTF-8."""
    for record in records(termbase):
        stream.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
    return []


def records(termbase: Termbase) -> Iterator[dict[str, Any]]:
    """Yield the lines: concepts, tasks, proposals, info."""
    for concept in termbase.concepts:
        yield {"concept": plain(concept)}
    for task in termbase.worklist:
        yield {"task": {"reason": task.reason, "concept": plain(task.concept)}}
    for concept in termbase.proposals:
        yield {"proposal": plain(concept)}
    if termbase.info:
        yield {"info": termbase.info}


def plain(concept: Concept) -> dict[str, Any]:
    """Return a concept as JSON has it."""
    record = asdict(concept)
    record["evidence"] = [each._asdict() | {"place": each.place._asdict()} for each in concept.evidence]
    return record


def read_termbase(file: str, data: bytes) -> Termbase:
    """Read the lines back; raises FileError naming the line that is not one of termalign's."""
    concepts: list[Concept] = []
    tasks: list[Task] = []
    proposals: list[Concept] = []
    info: tuple[tuple[str, str], ...] = ()
    for number, line in enumerate(data.decode("utf-8-sig", errors="replace").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if "concept" in record:
                concepts.append(concept_of(record["concept"]))
            elif "task" in record:
                tasks.append(Task(record["task"]["reason"], concept_of(record["task"]["concept"])))
            elif "proposal" in record:
                proposals.append(concept_of(record["proposal"]))
            else:
                info = tuple((name, value) for name, value in record["info"])
        except (ValueError, KeyError, TypeError):
            message = (
                f"{file}: line {number} is no line of a termbase that termalign wrote; export it anew, or name a .csv"
            )
            raise FileError(message) from None
    return Termbase(tuple(concepts), tuple(tasks), info, tuple(proposals))


def concept_of(record: dict[str, Any]) -> Concept:
    """Make a concept of its JSON object."""
    terms = tuple(Term(**term | {"extras": extras_of(term)}) for term in record["terms"])
    evidence = tuple(Evidence(**each | {"place": Place(**each["place"])}) for each in record["evidence"])
    return Concept(**record | {"terms": terms, "evidence": evidence, "extras": extras_of(record)})


def extras_of(record: dict[str, Any]) -> tuple[Extra, ...]:
    """Return the extras of a term or concept."""
    return tuple(Extra(*each) for each in record.get("extras", ()))
