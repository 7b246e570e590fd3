"""OmegaT's own readers show a translator what was approved, and nothing else."""

from __future__ import annotations

import pytest

from termalign.model import Concept, Term, Termbase

pytestmark = pytest.mark.consumers

FORMATS = [("omegat", "x.utf8"), ("omegat", "用語 集.txt"), ("tbx", "x.tbx")]


def pairs(entries):
    """Return what a translator is offered, who cannot tell a tab from a space; no target is no offer."""
    return [(" ".join(source.split()), " ".join(target.split())) for source, target, _ in entries if target]


@pytest.mark.parametrize(("name", "file_name"), FORMATS)
def test_exactly_the_approved_pairs_are_offered(name, file_name, export, omegat, offered):
    assert sorted(pairs(omegat(export(name, file_name)))) == sorted(offered)


@pytest.mark.parametrize(("name", "file_name"), FORMATS)
def test_what_must_not_be_written_is_never_a_target(name, file_name, export, omegat, unsaid):
    said = {text for pair in pairs(omegat(export(name, file_name))) for text in pair}
    assert not said & unsaid


@pytest.mark.parametrize(("name", "file_name"), FORMATS)
def test_the_preferred_pair_is_first(name, file_name, export, omegat, offered):
    first = {}
    for source, target in pairs(omegat(export(name, file_name))):
        first.setdefault(source, target)
    wanted = {}
    for source, target in offered:
        wanted.setdefault(source, target)
    assert first == wanted
    assert list(first) == list(wanted)


def test_the_order_of_a_glossary_is_kept(export, omegat, offered):
    assert pairs(omegat(export("omegat", "x.utf8"))) == offered


def test_terms_are_not_changed(export, omegat, offered):
    """But for the space before #, without which OmegaT takes the line for a comment."""
    sources = [source for source, _, _ in omegat(export("omegat", "x.utf8"))]
    assert [f" {source}" if source.startswith("#") else source for source, _ in offered] == sources


def test_a_translator_is_told_what_not_to_write(export, omegat):
    comments = {source: comment for source, _, comment in omegat(export("omegat", "x.utf8"))}
    for text in ("enemy base attack capability", "enemy base strike capability", "first-strike capability"):
        assert text in comments["反撃能力"]
    assert "counter-attack power" not in comments["反撃能力"]
    assert "相手の領域" in comments["反撃能力"]


@pytest.mark.parametrize(("name", "file_name"), FORMATS)
def test_candidates_come_along_where_they_are_asked_for(name, file_name, export, omegat):
    found = pairs(omegat(export(name, file_name, "--include", "candidates")))
    assert ("反撃能力", "counter strike ability") in found
    assert ("同盟調整メカニズム", "ACM") in found
    assert not {target for _, target in found} & {"counter-attack power", "extended deterrence"}


@pytest.mark.parametrize(("name", "file_name"), FORMATS)
def test_the_other_direction(name, file_name, export, omegat, offered):
    file = export(name, file_name, "--from", "en", "--to", "ja")
    assert sorted(pairs(omegat(file, "en", "ja"))) == sorted((target, source) for source, target in offered)


@pytest.mark.parametrize("project", [("ja-JP", "en-GB"), ("JA", "EN-US")])
def test_projects_with_regions_take_the_tbx(project, export, omegat, offered):
    assert sorted(pairs(omegat(export("tbx", "x.tbx"), *project))) == sorted(offered)


def test_varieties_of_english(export, omegat):
    """A term in en-US is offered in an English project, whichever file holds it."""
    terms = [Term(text, tag, review="approved") for text, tag in [("用語", "ja-JP"), ("color", "en-US")]]
    termbase = Termbase((Concept("c-0000000001", tuple(terms)),))
    for name, file_name in FORMATS:
        assert pairs(omegat(export(name, file_name, "--overwrite", termbase=termbase))) == [("用語", "color")]
