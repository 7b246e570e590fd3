"""The evidence for a boundary and for a pairing: words, letters, learnt words, the kind of it all."""

from __future__ import annotations

import pytest

from termalign.extraction import extract_document
from termalign.extraction.boundary import Said, decide, delimited
from termalign.extraction.confidence import GRADES, Grounds, judge
from termalign.extraction.initials import initials
from termalign.extraction.vocabulary import learnt, shipped_lexicon
from termalign.formats import text as plain_text
from termalign.model import NO_ALIGNMENT
from termalign.text.japanese import morphemes
from termalign.text.letters import spell


def term(text, english="", abbreviation=""):
    decision = decide(text, len(text), Said(english, abbreviation), shipped_lexicon())
    return text[decision.start :] if decision.start >= 0 else ""


@pytest.mark.parametrize(
    ("text", "abbreviation", "expected"),
    [
        ("対象とする大規模な言語モデル", "LLM", "大規模な言語モデル"),
        ("役割に基づくアクセス制御", "RBAC", "役割に基づくアクセス制御"),
        ("政府は持続可能な開発目標", "SDGs", "持続可能な開発目標"),
        ("米国が発表した宇宙領域把握", "SDA", "宇宙領域把握"),
        ("部隊が使用する通信の暗号化", "ENC", "暗号化"),
    ],
)
def test_letters_tell_where_a_term_begins(text, abbreviation, expected):
    assert term(text, abbreviation=abbreviation) == expected


@pytest.mark.parametrize(
    ("text", "english", "expected"),
    [
        ("2022年に公表した核態勢の見直し", "Nuclear Posture Review", "核態勢の見直し"),
        ("防衛省防衛装備庁", "Acquisition, Technology and Logistics Agency", "防衛装備庁"),
        ("既往の高血圧・糖尿病・脂質異常症", "dyslipidemia", "脂質異常症"),
        (
            "当事者は公正、合理的かつ非差別的な条件",
            "Fair, Reasonable And Non-Discriminatory",
            "公正、合理的かつ非差別的な条件",
        ),
        ("これは理解しリバースエンジニアリング", "reverse engineering", "リバースエンジニアリング"),
        ("この手順で示されています", "shown", ""),
    ],
)
def test_english_tells_where_a_term_begins(text, english, expected):
    assert term(text, english) == expected


def test_what_a_termbase_says_an_abbreviation_stands_for_is_evidence():
    text = "新型の試作の取扱装置（KXW）を使う。"
    lexicon = shipped_lexicon().naming([("KXW", "Prototype Handling Unit")])
    (plain,) = extract_document(plain_text.document("a.txt", text.encode())).glosses
    (known,) = extract_document(plain_text.document("a.txt", text.encode()), lexicon=lexicon).glosses
    assert (plain.ja, known.ja) == ("取扱装置", "試作の取扱装置")
    assert "Prototype Handling Unit" in known.reasons[1]
    assert known.en == ()
    assert shipped_lexicon().full_forms("KXW") == ()


def test_each_morpheme_gives_one_letter_in_any_order():
    units = morphemes("世界貿易機関")
    assert initials(units, "WTO").share(0, len(units)) == 1
    assert initials(units, "OTW").share(0, len(units)) == 1
    assert initials(units, "WTOQ").share(0, len(units)) == 0.75
    assert initials(morphemes("画像"), "PNG").share(0, 1) == 0


def test_two_terms_teach_what_is_left_of_them_and_one_teaches_nothing():
    pairs = [
        ("船外活動", "extravehicular activity", {"activity": "活動"}),
        ("船外服", "Extravehicular Suit", {"Suit": "服"}),
        ("船内服", "intravehicular suit", {"suit": "服"}),
        ("核抑止", "nuclear deterrence", {}),
    ]
    assert list(learnt(pairs)) == [("船外", "extravehicular")]
    assert list(learnt(pairs[:1] * 2)) == []


def test_an_enriched_lexicon_knows_more_and_leaves_the_shipped_one_alone():
    enriched = shipped_lexicon().enriched([("鏡板", "panel; (a) head"), ("に", "to"), ("管", "pipe")])
    assert enriched["鏡板"] == ("panel", "head")
    assert "に" not in enriched
    assert enriched.get("管") == shipped_lexicon().get("管")
    assert "panel" not in shipped_lexicon().get("鏡板", ())


def grounds(**known):
    empty = {
        "japanese": "用語",
        "abbreviation": "",
        "english": "",
        "alignment": NO_ALIGNMENT,
        "share": 0.0,
        "head": True,
        "letters": -1.0,
        "rival": "",
        "weak": "",
    }
    return Grounds(**(empty | known))


@pytest.mark.parametrize(
    ("known", "kind", "band"),
    [
        ({"abbreviation": "SDA", "english": "Space Domain Awareness", "share": 1.0}, "initials and words", "A"),
        (
            {"abbreviation": "SDA", "english": "Space Domain Awareness", "share": 1.0, "rival": "…"},
            "initials and words",
            "B",
        ),
        ({"abbreviation": "SDA", "english": "Space Domain Awareness"}, "initials", "B"),
        ({"english": "nuclear deterrence", "share": 1.0}, "words", "A"),
        ({"english": "Docker Hub", "share": 0.5, "head": False}, "guess", "D"),
        ({"english": "back pressure"}, "lower case", "C"),
        ({"english": "venv"}, "guess", "D"),
        ({"abbreviation": "AWS", "english": "Google Cloud", "share": 0.5}, "guess", "D"),
        ({"abbreviation": "LLM", "letters": 1.0}, "parts of an abbreviation", "C"),
        ({"abbreviation": "PNG", "letters": 0.0}, "guess", "D"),
        ({"abbreviation": "XYZ"}, "abbreviation", "C"),
    ],
)
def test_the_kind_of_evidence_decides_the_band(known, kind, band):
    if known.get("abbreviation") and known.get("english"):
        known = known | {"alignment": spell(known["abbreviation"], known["english"])}
    verdict = judge(grounds(**known))
    assert (verdict.kind, verdict.band) == (kind, band)
    assert verdict.reasons


def test_a_closed_boundary_is_never_worth_less_than_an_open_one():
    assert all(grade.closed >= grade.open for grade in GRADES.values())
    closed = [grade.closed for grade in GRADES.values() if grade.band in ("A", "B")]
    assert closed == sorted(closed, reverse=True)


def test_a_delimited_term_is_taken_as_it_is():
    decision = delimited("最後の貸し手", "lender of last resort", shipped_lexicon())
    assert decision.start == 0
    assert decision.boundaries[0].reason == "delimited in the text"
