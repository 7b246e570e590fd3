"""The Translate Toolkit, with which Weblate, Pootle and Virtaal read glossaries, finds the pairs."""

from __future__ import annotations

import warnings
from dataclasses import replace

import pytest

pytestmark = pytest.mark.consumers

JA_EN = ("ja", "en")


def plain(text):
    return " ".join(str(text or "").split())


def units(module, factory, file, *languages):
    """Return all units of a file; what the toolkit warns of is its own affair."""
    with warnings.catch_warnings(), file.open("rb") as stream:
        warnings.simplefilter("ignore")
        return getattr(module, factory)(stream, *languages).units


def pairs(found):
    return [(plain(unit.source), plain(unit.target)) for unit in found]


def firsts(offered):
    """Return the first pair of each source."""
    return dict(reversed(offered))


def test_tbx_has_an_entry_per_concept(export, toolkit, offered):
    """The toolkit knows one source and one target per entry: the first of each."""
    found = pairs(units(toolkit("tbx"), "tbxfile", export("tbx", "x.tbx"), *JA_EN))
    second = {"カウンターストライク能力"}
    wanted = {source: target for source, target in firsts(offered).items() if source not in second}
    assert {source: target for source, target in found if target} == wanted
    assert {source for source, target in found if not target} <= {"統合作戦司令部", "領域横断作戦"}
    assert len(found) == len({source for source, _ in found})


def test_tbx_keeps_definitions(export, toolkit):
    unit, *_ = units(toolkit("tbx"), "tbxfile", export("tbx", "x.tbx"), *JA_EN)
    assert "相手の領域において有効な反撃を" in unit.getnotes("definition")


def test_tmx_has_a_unit_per_pair(export, toolkit, offered):
    assert pairs(units(toolkit("tmx"), "tmxfile", export("tmx", "x.tmx"), *JA_EN)) == offered


def test_tmx_names_its_source_language(export, toolkit, offered):
    found = pairs(units(toolkit("tmx"), "tmxfile", export("tmx", "x.tmx", "--from", "en", "--to", "ja")))
    assert sorted(found) == sorted((target, source) for source, target in offered)


def test_utx_has_a_row_per_pair_and_says_what_is_forbidden(export, toolkit, offered):
    """A source that begins with # would be a comment in UTX."""
    found = units(toolkit("utx"), "UtxFile", export("utx", "x.utx"))
    avoided = [unit for unit in found if unit.metadata["term status"] in ("non-standard", "forbidden")]
    wanted = [pair for pair in offered if not pair[0].startswith("#")]
    assert pairs([unit for unit in found if unit not in avoided]) == wanted
    assert {pair: unit.metadata["term status"] for pair, unit in zip(pairs(avoided), avoided, strict=True)} == {
        ("反撃能力", "enemy base attack capability"): "non-standard",
        ("反撃能力", "enemy base strike capability"): "non-standard",
        ("反撃能力", "first-strike capability"): "forbidden",
        ("敵基地攻撃能力", "counterstrike capability"): "non-standard",
    }


def test_utx_is_read_where_the_date_of_the_build_is_unknown(export, toolkit, reviewed):
    file = export("utx", "x.utx", termbase=replace(reviewed, info=()))
    assert units(toolkit("utx"), "UtxFile", file)


def test_omegat_has_a_line_per_pair(export, toolkit, offered):
    found = units(toolkit("omegat"), "OmegaTFile", export("omegat", "x.utf8"))
    assert pairs(found) == offered
    assert "first-strike capability" in found[0].getnotes()


@pytest.mark.parametrize(
    ("name", "module", "factory"),
    [("tbx", "tbx", "tbxfile"), ("tmx", "tmx", "tmxfile"), ("omegat", "omegat", "OmegaTFile")],
)
def test_nothing_is_offered_that_must_not_be_written(name, module, factory, export, toolkit, unsaid):
    languages = () if name == "omegat" else JA_EN
    found = pairs(units(toolkit(module), factory, export(name, f"x.{name}"), *languages))
    assert not {text for pair in found for text in pair} & unsaid
