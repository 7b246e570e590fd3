"""Random histories of a termbase: documents change, the machine's boundaries improve, and a person edits in between.

Every text that the machine may find names the true concept it belongs to by its number (用語7, Term 7), and so
does every text that the person writes, so that a decision on the wrong concept shows.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from termalign.formats.xlsx import accept
from termalign.model import DECIDED, Concept, Extra, Fragment, Gloss, Place, Term
from termalign.termbase import Reviewer, build_termbase, rebuild
from termalign.termbase.identity import text_key

NUMBER = re.compile(r"(\d+)号")
REVIEWER = Reviewer("山田", "2024-02-01")
PREFIXES = ("", "統合", "新統合")


class History:
    """One termbase through the years, with everything that its person decided."""

    def __init__(self, seed):
        self.choose = random.Random(seed)
        self.boundary = {}
        self.documents = {name: [self.choose.randrange(9) for _ in range(5)] for name in ("一.txt", "二.txt", "三.txt")}
        self.written = 0
        self.decisions = {}
        self.deleted_terms = set()
        self.deleted_concepts = set()
        self.termbase = build_termbase(self.glosses(self.documents))
        self.ids = {}
        self.name_ids()

    def text(self, number):
        """A fresh text that only a person can have written, for a true concept."""
        self.written += 1
        return f"人手{self.written}の{number}号"

    def gloss(self, number, file, line):
        """What the machine finds for a true concept: some have no English, some no abbreviation."""
        ja = f"{PREFIXES[self.boundary.get(number, 0)]}用語{number}号"
        english = () if number % 4 == 3 else (f"Term {number}号",)
        if english and self.choose.random() < 0.1:
            english = (*english, f"Variant of Term {number}号")
        short = "" if number % 5 == 4 and english else f"T{number}号"
        place = Place(file, 1, line, 3)
        anchor = Fragment("anchor", place, line, 9, f"（{short}）")
        definition = f"定義{self.choose.randrange(2)}の{number}号" if number % 3 == 0 else ""
        band = "A" if english else "C"
        return Gloss(ja, short, english, "bracketed", anchor, (anchor,), band, 0.9, definition=definition)

    def glosses(self, files):
        """What the machine finds in documents as they are now."""
        return [
            self.gloss(number, file, line)
            for file in files
            for line, number in enumerate(self.documents[file], start=1)
        ]  # fmt: skip

    def name_ids(self):
        """Note which id each true concept has when it first appears."""
        for concept in (*self.termbase.concepts, *(task.concept for task in self.termbase.worklist)):
            for term in concept.terms:
                self.ids.setdefault(int(NUMBER.search(term.text)[1]), set()).add(concept.id)

    def step(self):
        """Let documents and boundaries change, or not; then a person edits; then the termbase is rebuilt."""
        for _ in range(self.choose.randrange(4)):
            self.choose.choice(self.EDITS)(self)
        for name in self.documents:
            if self.choose.random() < 0.4:
                numbers = self.documents[name]
                self.choose.shuffle(numbers)
                numbers[self.choose.randrange(len(numbers))] = self.choose.randrange(9)
        if self.choose.random() < 0.4:
            self.boundary[self.choose.randrange(9)] = self.choose.randrange(3)
        files = [name for name in self.documents if self.choose.random() < 0.7] or ["一.txt"]
        found = build_termbase(self.glosses(files))
        self.termbase = rebuild(self.termbase, found, files, REVIEWER).termbase

    def put(self, concept, *terms, **fields):
        """Replace a concept of the termbase."""
        new = replace(concept, terms=tuple(terms) or concept.terms, **fields)
        self.termbase = replace(
            self.termbase, concepts=tuple(new if each.id == concept.id else each for each in self.termbase.concepts)
        )

    def any_concept(self):
        return self.choose.choice(self.termbase.concepts) if self.termbase.concepts else None

    def decide(self, concept, term):
        self.decisions[concept.id, term.text] = term
        self.deleted_terms.discard((concept.id, text_key(term.text)))

    def forget(self, concept, term, *, gone):
        self.decisions.pop((concept.id, term.text), None)
        if gone:
            self.deleted_terms.add((concept.id, text_key(term.text)))

    def change(self, make):
        """Change one term of one concept."""
        concept = self.any_concept()
        if concept is None:
            return
        place = self.choose.randrange(len(concept.terms))
        old = concept.terms[place]
        new = make(old, number_of(concept))
        self.forget(concept, old, gone=text_key(new.text) != text_key(old.text))
        self.put(concept, *concept.terms[:place], new, *concept.terms[place + 1 :])
        self.decide(concept, new)

    def edit_text(self):
        self.change(lambda term, number: replace(term, text=self.text(number)))

    def edit_field(self):
        field, value = self.choose.choice(
            [("administrative_status", "forbidden"), ("note", "注"), ("term_type", "phrase"), ("reading", "よみ"),
             ("review", "approved"), ("review", "rejected"), ("extras", (Extra("列", "値"),))]
        )  # fmt: skip
        self.change(lambda term, _: replace(term, **{field: value}))

    def approve_all(self):
        for concept in self.termbase.concepts:
            terms = [each if each.review == "rejected" else replace(each, review="approved") for each in concept.terms]
            self.put(concept, *terms)
            for term in terms:
                self.decide(concept, term)

    def add_term(self):
        concept = self.any_concept()
        if concept:
            term = Term(self.text(number_of(concept)), self.choose.choice(("ja", "en")))
            self.put(concept, *concept.terms, term)
            self.decide(concept, term)

    def delete_term(self):
        concept = self.any_concept()
        if concept and len(concept.terms) > 1:
            place = self.choose.randrange(len(concept.terms))
            self.forget(concept, concept.terms[place], gone=True)
            self.put(concept, *concept.terms[:place], *concept.terms[place + 1 :])

    def delete_concept(self):
        concept = self.any_concept()
        if concept:
            self.remove(concept)

    def remove(self, concept):
        self.termbase = replace(
            self.termbase,
            concepts=tuple(each for each in self.termbase.concepts if each.id != concept.id),
            worklist=tuple(task for task in self.termbase.worklist if task.concept.id != concept.id),
        )
        self.deleted_concepts.add(concept.id)
        for key in [key for key in self.decisions if key[0] == concept.id]:
            del self.decisions[key]
        self.definitions.pop(concept.id, None)

    def edit_definition(self):
        concept = self.any_concept()
        if concept and concept.definition:
            definition = self.choose.choice(("", self.text(number_of(concept))))
            self.put(concept, definition=definition)
            self.definitions[concept.id] = definition

    def add_concept(self):
        number = 100 + self.written
        terms = (Term(self.text(number), "ja", review="approved"), Term(self.text(number), "en", review="approved"))
        concept = Concept(f"own-{number}", terms)
        self.termbase = replace(self.termbase, concepts=(*self.termbase.concepts, concept))
        for term in terms:
            self.decide(concept, term)

    def work_off_a_task(self):
        """Delete, reject or approve a line of the worklist, with English typed in where there is none."""
        if not self.termbase.worklist:
            return
        place = self.choose.randrange(len(self.termbase.worklist))
        task = self.termbase.worklist[place]
        others = [each for number, each in enumerate(self.termbase.worklist) if number != place]
        waiting = task.concept.id not in {concept.id for concept in self.termbase.concepts}
        if self.choose.random() < 0.5:
            self.termbase = replace(self.termbase, worklist=tuple(others))
            if waiting and all(each.concept.id != task.concept.id for each in others):
                self.deleted_concepts.add(task.concept.id)
            return
        terms = tuple(replace(term, review="approved") for term in task.concept.terms)
        if waiting:
            terms += (Term(self.text(number_of(task.concept)), "en", review="approved"),)
            for term in terms:
                self.decide(task.concept, term)
            others = [each for each in others if each.concept.id != task.concept.id]
        elif not task.reason.startswith(DECIDED):
            terms = (Term("", "ja", review="approved"),)
            task = replace(task, concept=replace(task.concept, definition=""))
        approved = replace(task, concept=replace(task.concept, terms=terms))
        concepts, left = accept(self.termbase.concepts, [approved])
        if not waiting:
            mine = next(each for each in concepts if each.id == task.concept.id)
            for term in mine.terms:
                if any(term.text == each.text for each in terms) and term.review == "approved":
                    self.decide(mine, term)
            if mine.id in self.definitions:
                self.definitions[mine.id] = mine.definition
        self.termbase = replace(self.termbase, concepts=tuple(concepts), worklist=(*others, *left))

    EDITS = (edit_text, edit_field, edit_field, approve_all, add_term, delete_term, delete_concept, edit_definition,
             add_concept, work_off_a_task, work_off_a_task)  # fmt: skip

    @property
    def definitions(self):
        return self.__dict__.setdefault("kept_definitions", {})

    def check(self):
        """Find every decision where it was made, and nothing that was deleted."""
        concepts = {concept.id: concept for concept in self.termbase.concepts}
        assert len(concepts) == len(self.termbase.concepts)
        for (identifier, text), wanted in self.decisions.items():
            found = [term for term in concepts[identifier].terms if term.text == text]
            assert [unsigned(term) for term in found] == [unsigned(wanted)], (text, found, wanted)
        for identifier, definition in self.definitions.items():
            assert concepts[identifier].definition == definition
        for identifier, key in self.deleted_terms:
            terms = concepts[identifier].terms if identifier in concepts else ()
            assert key not in {text_key(term.text) for term in terms}
        waiting = [task.concept for task in self.termbase.worklist]
        for identifier in self.deleted_concepts:
            assert identifier not in concepts
            assert identifier not in {concept.id for concept in waiting}
        for concept in (*concepts.values(), *waiting):
            assert len({NUMBER.search(term.text)[1] for term in concept.terms}) <= 1, concept.terms
        gone = {number for number, ids in self.ids.items() if ids <= self.deleted_concepts}
        for concept in (*concepts.values(), *waiting):
            assert number_of(concept) not in gone, concept


def number_of(concept):
    return int(NUMBER.search(concept.terms[0].text)[1])


def unsigned(term):
    return replace(term, reviewed_by="", reviewed_on="")
