"""A document and its translation, from files to sentences and terms."""

from __future__ import annotations

import io
import sys
from collections import Counter

import pytest
from openpyxl import load_workbook

from termalign.alignment.phrases import Rendered
from termalign.alignment.terms import Tally, phrase_stems, renders, shown, within
from termalign.errors import CommandError, FileError
from termalign.formats import tmx, tsv, xlsx
from termalign.formats.exchange import DraftOptions
from termalign.model import Termbase
from termalign.termbase import merge_termbases
from termalign.workflow import Reading
from termalign.workflow.aligned_terms import termbase_of
from termalign.workflow.aligning import align, align_terms
from termalign.workflow.building import rebuild as rebuild_termbase


@pytest.fixture(scope="module")
def aligned(sample):
    return align(*sample)


@pytest.fixture(scope="module")
def terms(aligned):
    return {term.japanese: term for term in align_terms(aligned)}


def beside(aligned, japanese):
    return next(pair for pair in aligned.pairs if japanese in pair.source)


def test_sentences_merged_split_added_and_left_out(aligned):
    shapes = [pair.bead for pair in aligned.pairs if pair.bead != "1-1"]
    assert shapes == ["1-2", "2-1", "1-0", "0-1"]
    assert beside(aligned, "三つである").target.startswith("The plan has three pillars. Seawalls")
    assert beside(aligned, "3.2メートル").source.endswith("かさ上げする。")
    assert beside(aligned, "代理店を通じて").target == ""


def test_places_are_those_of_the_first_sentence(aligned):
    pair = beside(aligned, "3.2メートル")
    assert (pair.source_place.line, pair.target_place.line) == (10, 10)


def test_gaps_are_told(aligned):
    assert [remark.rpartition(":")[2] for remark in aligned.remarks] == [" see line 28", " see line 38"]


@pytest.mark.parametrize(("japanese", "english"), [
    ("推進協議会", "promotion council"), ("避難訓練", "evacuation drills"), ("コンテナターミナル", "container terminal"),
    ("緊急物資", "emergency supplies"), ("避難経路", "evacuation routes"),
])  # fmt: skip
def test_terms_with_evidence(terms, japanese, english):
    term = terms[japanese]
    assert (term.renderings[0].english.lower(), term.band) == (english, "high")
    for pair, source_span, target_span in term.occurrences:
        assert pair.source[slice(*source_span)] == japanese
        assert pair.target[slice(*target_span)].lower() == english


def test_a_rendering_that_is_shown_in_a_sentence_counts_there():
    rendered = Rendered(0, 2, 0.3)
    tally = Tally(places=[(0.3, 4, 0, rendered), (0.2, 7, 1, rendered)])
    assert renders(tally) == 2
    tally.votes.add(4)
    assert renders(tally) == 1


def test_one_that_stands_once_and_is_not_accounted_for_is_never_high(terms):
    assert all(len(term.signals) > 1 for term in terms.values() if term.count == 1 and term.band == "high")


def test_a_term_that_is_rendered_in_two_ways(aligned):
    term = next(each for each in align_terms(aligned) if each.japanese == "相互応援協定")
    assert {each.english for each in term.inconsistent} == {"mutual aid agreements", "mutual assistance agreement"}
    tasks = [task.reason for task in termbase_of([term]).worklist]
    assert tasks[-1] == "rendered in several ways: mutual aid agreements (1) | mutual assistance agreement (1)"


def test_a_section_that_stands_elsewhere(sample, tmp_path):
    blocks = sample[1].read_text(encoding="utf-8").split("\n\n")
    moved = tmp_path / "moved.en.txt"
    moved.write_text("\n\n".join((*blocks[-3:], *blocks[:-3])), encoding="utf-8")
    found = align(sample[0], moved)
    straight = {(pair.source, pair.target) for pair in align(*sample).translated}
    assert len(straight - {(pair.source, pair.target) for pair in found.translated}) <= 1
    assert any("in another order than the source" in remark for remark in found.remarks)
    assert not any("another order" in remark for remark in align(*sample).remarks)


def test_only_the_terms_that_are_asked_for(aligned):
    assert [term.japanese for term in align_terms(aligned, terms=["推進協議会", "ない語"])] == ["推進協議会"]


def test_two_runs_are_the_same(sample, aligned):
    again = align(*sample)
    assert again == aligned
    first, second = (
        xlsx.make_book(termbase_of(align_terms(each), each.files)) for each in (aligned, again)
    )  # fmt: skip
    assert first == second


def test_the_workbook_shows_sentences_side_by_side(aligned, terms):
    data = xlsx.make_book(termbase_of(list(terms.values()), aligned.files))
    rows = list(load_workbook(io.BytesIO(data))["Alignment"].iter_rows(values_only=True))
    row = next(row for row in rows if row[0] == "推進協議会")
    assert row[1:3] == ("promotion council", "high")
    assert "推進協議会" in row[3]
    assert "promotion council" in row[4]
    termbase = xlsx.read_termbase("x.xlsx", data)
    assert "promotion council" in {concept.text("en") for concept in termbase.concepts}


def test_the_sentences_of_the_workbook_stay_through_a_rebuild_and_a_merge(sample, aligned, terms, tmp_path):
    book = tmp_path / "terms.xlsx"
    data = xlsx.make_book(termbase_of(list(terms.values()), aligned.files))
    book.write_bytes(data)
    read = xlsx.read_termbase("terms.xlsx", data)
    assert [(term.japanese, term.count, term.signals) for term in read.alignments] == [
        (term.japanese, term.count, term.signals) for term in terms.values()
    ]
    first, again = next(iter(terms.values())), read.alignments[0]
    assert [each[1:] for each in again.occurrences] == [each[1:] for each in first.occurrences]
    assert sheet(xlsx.make_book(read)) == sheet(data)
    rebuilt = rebuild_termbase([str(sample[0])], book).termbase
    assert rebuilt.alignments == read.alignments
    assert merge_termbases([Termbase(()), rebuilt, rebuilt]).termbase.alignments == read.alignments


def sheet(data):
    return [[str(cell) for cell in row] for row in load_workbook(io.BytesIO(data))["Alignment"].values]


def test_a_sheet_of_that_name_that_someone_else_made(aligned, terms):
    book = load_workbook(io.BytesIO(xlsx.make_book(termbase_of(list(terms.values()), aligned.files))))
    book["Alignment"].delete_cols(1)
    stream = io.BytesIO()
    book.save(stream)
    assert xlsx.read_termbase("x.xlsx", stream.getvalue()).alignments == ()


@pytest.mark.parametrize("module", [tmx, tsv])
def test_sentences_are_read_back(aligned, module):
    stream = io.BytesIO()
    module.write_pairs(aligned.pairs, stream)
    draft = module.segment_pairs("memory", stream.getvalue(), DraftOptions())
    found = [(pair.source, pair.target) for pair in draft.pairs if pair.source and pair.target]
    assert found == [(pair.source, pair.target) for pair in aligned.translated]


def test_a_file_that_comes_aligned(aligned, tmp_path):
    file = tmp_path / "memory.tmx"
    with file.open("wb") as stream:
        tmx.write_pairs(aligned.pairs, stream)
    again = align(file)
    assert len(again.pairs) == len(aligned.translated)
    assert {term.japanese for term in align_terms(again)} >= {"推進協議会", "避難訓練"}


def test_folders_go_by_names(sample, tmp_path):
    for language, file in zip(("ja", "en"), sample, strict=True):
        (tmp_path / language).mkdir()
        (tmp_path / language / f"plan_{language}.txt").write_bytes(file.read_bytes())
    found = align(tmp_path / "ja", tmp_path / "en")
    assert len(found.pairs) == 30
    for name in ("ja/notes.txt", "en/plan.txt"):
        (tmp_path / name).write_text("計画である。\n", encoding="utf-8")
    again = align(tmp_path / "ja", tmp_path / "en", reading=Reading(globs=("plan*", "notes*")))
    assert [remark.partition(": was left out")[0] for remark in again.remarks[2:]] == [
        str(tmp_path / "ja/notes.txt"), str(tmp_path / "en/plan.txt"),
    ]  # fmt: skip
    (tmp_path / "en/plan.txt").unlink()
    (tmp_path / "en" / "plan_en.txt").rename(tmp_path / "en" / "other.txt")
    with pytest.raises(CommandError, match="no document of one has the name"):
        align(tmp_path / "ja", tmp_path / "en")


def test_languages_that_are_swapped(sample):
    with pytest.raises(FileError, match="name it first"):
        align(sample[1], sample[0])
    with pytest.raises(FileError, match="is in Japanese too"):
        align(sample[0], sample[0])
    with pytest.raises(FileError, match="hardly any Japanese"):
        align(sample[1], sample[1])


def test_texts_that_are_no_translations(sample, tmp_path):
    other = tmp_path / "novel.en.txt"
    other.write_text("\n".join(f"She walked along the beach, {word}, and thought of nothing." for word in
                               "slowly again barefoot smiling alone whistling shivering singing tired waiting".split()))  # fmt: skip
    with pytest.raises(FileError, match="does not look like a translation"):
        align(sample[0], other)


def test_a_side_that_is_ten_times_longer(sample, tmp_path):
    long = tmp_path / "long.en.txt"
    long.write_bytes(sample[1].read_bytes() * 10)
    with pytest.raises(FileError, match=r"is 1\d times as long"):
        align(sample[0], long)


def test_a_side_without_sentences(sample, tmp_path):
    empty = tmp_path / "numbers.txt"
    empty.write_text("1,234\n\n5.6\n")
    with pytest.raises(FileError, match="holds no sentences"):
        align(sample[0], empty)


def test_a_document_alone(sample):
    with pytest.raises(CommandError, match="name its translation too"):
        align(sample[0])


def test_a_termbase_is_known_beforehand(sample, tmp_path):
    table = tmp_path / "terms.csv"
    table.write_text("Japanese,English\n調整池,retention basins\n", encoding="utf-8")
    aligned = align(*sample)
    found = {term.japanese: term for term in align_terms(aligned, reading=Reading(termbases=[table]))}
    assert ("known" in found["調整池"].signals, found["調整池"].band) == (True, "high")


def test_an_aligner_that_is_not_installed(aligned, monkeypatch):
    monkeypatch.setitem(sys.modules, "eflomal", None)
    with pytest.raises(FileError, match="pip install eflomal"):
        align_terms(aligned, aligner="eflomal")


def test_eflomal(aligned):
    pytest.importorskip("eflomal")
    found = {term.japanese: term.renderings[0].english for term in align_terms(aligned, aligner="eflomal")}
    assert len(found) > 10


def test_a_rendering_is_shown_in_the_singular_where_it_is_so_anywhere():
    tally = Tally(texts=Counter({"Evacuation routes": 3, "evacuation route": 1}))
    assert shown(tally) == "evacuation route"
    assert shown(Tally(texts=Counter({"headquarters": 3, "data": 1}))) == "headquarters"


def test_other_forms_of_the_words_are_no_other_rendering():
    assert within(phrase_stems("install"), phrase_stems("remote installation"))
    assert not within(phrase_stems("mutual assistance"), phrase_stems("mutual aid"))
