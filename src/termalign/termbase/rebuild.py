"""Rebuild a reviewed termbase: what documents say today joins what people decided, and never replaces it.

A three-way merge: `proposals` hold what the machine said last time, so that a term that was edited or deleted is
told from one that was never there. 宇宙領域把握, corrected by a person, stays; 領域把握 is not proposed again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from termalign.model import DECIDED, Concept, Task, Term, Termbase
from termalign.termbase.identity import match, term_key
from termalign.termbase.merge import joined_alignments

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from termalign.model import Evidence

GONE = "no longer in the sources"
IMPORTED = "imported"
"""Who signs the terms of a termbase that termalign did not build."""


class Reviewer(NamedTuple):
    """Who decided what is not yet signed, and when (YYYY-MM-DD)."""

    name: str
    day: str


class Rebuilt(NamedTuple):
    """A rebuilt termbase, and how many concepts came, went, and were not proposed again since a person decided so."""

    termbase: Termbase
    added: int
    gone: int
    suppressed: int
    conflicts: int
    changed: bool
    completed: int = 0
    """Concepts that waited on the Worklist and count now, since the documents say what was missing."""


def rebuild(
    current: Termbase, found: Termbase, files: Collection[str], reviewer: Reviewer, spared: Collection[str] = ()
) -> Rebuilt:
    """Return the current termbase with what the documents say now.

    `found` is the machine's termbase of the `files` read in this run; evidence from other files stays as it is, and so
    does that of constructions that were not looked for (`spared`).
    """
    return Rebuild(current, found, files, reviewer, spared).run()


class Rebuild:
    """One run: the states of every concept by id, and the tasks that come of it."""

    def __init__(
        self,
        current: Termbase,
        found: Termbase,
        files: Collection[str],
        reviewer: Reviewer,
        spared: Collection[str] = (),
    ) -> None:
        """Index the termbase, its worklist and its proposals by concept id."""
        self.spared = spared
        self.current, self.found, self.files, self.reviewer = current, found, frozenset(files), reviewer
        self.entered = {concept.id: concept for concept in current.concepts}
        self.waiting = {
            task.concept.id: task.concept for task in current.worklist if task.concept.id not in self.entered
        }
        self.proposals = {concept.id: concept for concept in current.proposals}
        self.known = {*self.entered, *self.waiting, *self.proposals}
        self.signed = {identifier: self.sign(concept) for identifier, concept in (self.entered | self.waiting).items()}
        self.tasks: list[Task] = []
        self.seen: set[str] = set()
        self.placed: dict[str, tuple[Term, ...]] = {}
        self.reasons: dict[str, set[str]] = {}
        self.added = self.gone = self.suppressed = self.conflicts = self.completed = 0

    def run(self) -> Rebuilt:
        """Join what was found to what is there, concept by concept."""
        new = distinct([*self.found.concepts, *(task.concept for task in self.found.worklist)])
        old = {
            identifier: [states[identifier] for states in (self.signed, self.proposals) if identifier in states]
            for identifier in dict.fromkeys((*self.entered, *self.waiting, *self.proposals))
        }
        matched = match(new, old)
        entering = {concept.id for concept in self.found.concepts}
        reasons: dict[str, list[str]] = {}
        for task in self.found.worklist:
            reasons.setdefault(task.concept.id, []).append(task.reason)
        for number, concept in enumerate(new):
            self.join(concept, matched.get(number), concept.id in entering, reasons.get(concept.id, []))
        for identifier in [each for each in self.signed if each not in self.seen]:
            self.leave(identifier)
        kept = [task for task in map(self.carry, self.current.worklist) if task]
        termbase = Termbase(
            tuple(self.signed[identifier] for identifier in self.entered),
            tuple(dict.fromkeys((*kept, *self.tasks))),
            joined_info(self.current.info, self.found.info),
            tuple(self.proposals.values()),
            joined_alignments((self.found, self.current)),
        )
        changed = replace(termbase, info=(), alignments=()) != replace(self.current, info=(), alignments=())
        return Rebuilt(termbase, self.added, self.gone, self.suppressed, self.conflicts, changed, self.completed)

    def join(self, concept: Concept, identifier: str | None, enters: bool, reasons: Sequence[str]) -> None:  # noqa: FBT001
        """Bring one found concept in: as a new one, into the one that it is, or not at all where that was deleted."""
        identifier = identifier or self.free_id(concept.id)
        concept = replace(concept, id=identifier)
        self.seen.add(identifier)
        proposal = self.proposals.get(identifier)
        told = (proposal.note if proposal else "").splitlines()
        if identifier not in self.known:
            self.added += 1
            self.signed[identifier] = concept
        elif identifier not in self.signed:
            self.suppressed += 1
        else:
            self.merge(concept)
        fresh = [reason for reason in reasons if reason not in told]
        if identifier in self.signed:
            if enters:
                self.completed += identifier in self.waiting and identifier not in self.entered
                self.entered.setdefault(identifier, concept)
            self.tasks += [Task(reason, self.signed[identifier]) for reason in fresh]
        notes = "\n".join(dict.fromkeys((*told, *reasons)))
        before = self.proposals.get(identifier, Concept(identifier, ()))
        self.proposals[identifier] = replace(
            concept, evidence=(), note=notes, terms=united(self.placed.get(identifier, concept.terms), before.terms),
            definition=concept.definition or before.definition,
        )  # fmt: skip
        self.reasons[identifier] = set(reasons)

    def merge(self, found: Concept) -> None:
        """Bring a found concept into the one that stands: three ways, term by term."""
        mine, identifier = self.signed[found.id], found.id
        base = self.proposals.get(identifier) or Concept(identifier, ())
        proposed = {term_key(term): term for term in base.terms}
        offered = {term_key(term): term for term in found.terms}
        whole = self.is_whole(mine)
        present = {term_key(term) for term in mine.terms}
        decided = {key: self.decision(mine, base, term) for key, term in offered.items() if key not in proposed}
        welcome = [term for key, term in offered.items() if key in present or decided.get(key) == ""]
        placed = dict(offered)
        terms: list[Term] = []
        for term in mine.terms:
            key = term_key(term)
            if term != proposed.get(key):
                terms.append(term)
            elif key in offered:
                status = (offered[key] if term.is_short else term).administrative_status
                placed[key] = replace(offered[key], administrative_status=status)
                terms.append(placed[key])
            elif not (whole and any(same_slot(term, other) for other in welcome)):
                terms.append(term)
            else:  # the machine's own word, which it takes back for a better one
                base = replace(base, terms=tuple(each for each in base.terms if each != term))
        self.proposals[identifier] = base
        for key, term in offered.items():
            if key in present or key in proposed:
                continue
            if decided[key]:
                self.conflict(identifier, f"the documents say {term.text}, a person decided {decided[key]}", term)
            else:
                placed[key] = add(terms, term)
        self.placed[identifier] = tuple(placed.values())
        definition = mine.definition
        if found.definition not in ("", mine.definition, base.definition):
            reviewed = any(term.reviewed_by or term.review == "approved" for term in mine.terms)
            if mine.definition == base.definition and not (reviewed and mine.definition):
                definition = found.definition
            else:
                self.conflict(
                    identifier, "the documents define it otherwise", *found.terms[:1], definition=found.definition
                )
        kept = tuple(each for each in mine.evidence if not self.was_sought(each))
        self.signed[identifier] = replace(
            mine, terms=tuple(terms), definition=definition, evidence=in_order((*kept, *found.evidence))
        )

    def decision(self, mine: Concept, base: Concept, term: Term) -> str:
        """Return what a person decided in a found term's stead: a term approved, rejected, edited, added or deleted."""
        proposed = {term_key(each): each for each in base.terms}
        for each in mine.terms:
            if same_slot(each, term) and each != proposed.get(term_key(each)):
                return f"{each.text} ({each.review})"
        present = {term_key(each) for each in mine.terms}
        for key, each in proposed.items():
            if same_slot(each, term) and key not in present:
                return f"to delete {each.text}"
        return ""

    def conflict(self, identifier: str, reason: str, *terms: Term, definition: str = "") -> None:
        """Put what contradicts a decision on the worklist."""
        self.conflicts += 1
        evidence = self.signed[identifier].evidence
        self.tasks.append(
            Task(f"{DECIDED}: {reason}", Concept(identifier, terms, definition=definition, evidence=evidence))
        )

    def leave(self, identifier: str) -> None:
        """Mark a concept that the files read no longer gloss; a bare proposal that nobody touched goes."""
        mine = self.signed[identifier]
        evidence = tuple(each._replace(role="former") if self.was_sought(each) else each for each in mine.evidence)
        if not evidence or any(each.role != "former" for each in evidence):
            self.signed[identifier] = replace(mine, evidence=evidence)
            return
        untouched = replace(mine, evidence=(), note="") == replace(self.proposals.get(identifier, mine), note="")
        if identifier in self.waiting and untouched and identifier in self.proposals:
            del self.signed[identifier], self.proposals[identifier]
            return
        self.signed[identifier] = replace(mine, evidence=evidence)
        if any(each.role != "former" for each in mine.evidence):
            self.gone += 1
            self.tasks.append(Task(f"{GONE}: was at {evidence[0].place}", self.signed[identifier]))

    def carry(self, task: Task) -> Task | None:
        """Return an old task as it stands now, nothing where it is done."""
        identifier = task.concept.id
        if identifier not in self.signed:
            return None
        again = identifier in self.seen
        if task.reason.startswith(DECIDED):
            return task
        if (again and task.reason.startswith(GONE)) or (identifier in self.waiting and identifier in self.entered):
            return None
        told = self.proposals[identifier].note.splitlines() if identifier in self.proposals else []
        settled = task.reason in told and task.reason not in self.reasons.get(identifier, ())
        if again and settled and self.is_whole(self.signed[identifier]):
            return None
        return Task(task.reason, self.signed[identifier])

    def is_whole(self, concept: Concept) -> bool:
        """Tell whether all files that a concept was found in were read in this run."""
        return all(map(self.was_sought, concept.evidence))

    def was_sought(self, evidence: Evidence) -> bool:
        """Tell whether this run would have found a piece of evidence again."""
        return evidence.place.file in self.files and evidence.construction not in self.spared

    def sign(self, concept: Concept) -> Concept:
        """Put the reviewer's name and day to what a person decided and nobody has signed."""
        proposal = self.proposals.get(concept.id)
        proposed = set(proposal.terms) if proposal else set()
        name, day = self.reviewer if self.proposals else (IMPORTED, self.reviewer.day)
        terms = tuple(
            term
            if term.reviewed_by or term in proposed
            else replace(term, reviewed_by=name, reviewed_on=term.reviewed_on or day)
            for term in concept.terms
        )
        return concept if terms == concept.terms else replace(concept, terms=terms)

    def free_id(self, wanted: str) -> str:
        """Return an id that no other concept has."""
        number, identifier = 1, wanted
        while identifier in self.known or identifier in self.seen:
            number += 1
            identifier = f"{wanted}-{number}"
        return identifier


def distinct(concepts: Iterable[Concept]) -> list[Concept]:
    """Return the concepts, each id once."""
    return list({concept.id: concept for concept in concepts}.values())


def same_slot(left: Term, right: Term) -> bool:
    """Tell whether one term could stand for the other: the same language, both full or both short."""
    return left.language == right.language and left.is_short == right.is_short


def united(first: Sequence[Term], second: Sequence[Term]) -> tuple[Term, ...]:
    """Return the terms of both, those of the first where both have one."""
    keys = {term_key(term) for term in first}
    return (*first, *(term for term in second if term_key(term) not in keys))


def add(terms: list[Term], term: Term) -> Term:
    """Add a machine's term behind the last of its language, a full form before short ones, and return it as added.

    There is one preferred full form.
    """
    rivals = [each for each in terms if same_slot(each, term)]
    if any(each.administrative_status == "preferred" for each in rivals):
        term = replace(term, administrative_status="admitted")
    places = [number for number, each in enumerate(terms) if each.language == term.language]
    shorts = [number for number in places if terms[number].is_short and not term.is_short]
    terms.insert(shorts[0] if shorts else places[-1] + 1 if places else len(terms), term)
    return term


def in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence by place."""
    return tuple(sorted(dict.fromkeys(evidence), key=lambda each: (each.place, each.role)))


def joined_info(old: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the info of a termbase brought up to date: first made on, last rebuilt on, all sources."""

    def lines() -> Iterator[tuple[str, str]]:
        yield from (line for line in old if line[0] != "rebuilt on")
        for name, value in new:
            if name == "made on":
                yield "rebuilt on", value
            elif name == "source":
                yield name, value

    return tuple(dict.fromkeys(lines()))
