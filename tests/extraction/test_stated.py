"""What a file states by its structure is taken as it says it, and nowhere else is it read."""

import dataclasses

import pytest

from termalign.extraction import extract_document
from termalign.formats import text
from termalign.model import Stated


def document_of(running, base, said, *, is_whole=True):
    """Make a document whose running text has `said` outside of its lines, stated of `base`."""
    read = text.document("白書.txt", running.encode())
    whole = f"{running}\n{said}"
    start, begin = whole.index(base), len(running) + 1
    stated = Stated((start, start + len(base)), (begin, begin + len(said)), is_whole)
    return type(read)(read.file, whole, read.lines, stated=(stated,), line_starts=(*read.line_starts, begin))


@pytest.mark.parametrize(
    ("running", "base", "said", "row"),
    [
        ("政府は同盟調整メカニズム(ACM)を設けた。", "ACM", "Alliance Coordination Mechanism",
         ("同盟調整メカニズム", "ACM", "Alliance Coordination Mechanism")),
        ("政府は宇宙領域把握を強化する。", "宇宙領域把握", "Space Domain Awareness",
         ("宇宙領域把握", "", "Space Domain Awareness")),
        ("政府は宇宙領域把握を強化する。", "宇宙領域把握", "SDA: Space Domain Awareness",
         ("宇宙領域把握", "SDA", "Space Domain Awareness")),
        ("ACMを設けた。", "ACM", "Alliance Coordination Mechanism", ("", "ACM", "Alliance Coordination Mechanism")),
    ],
)  # fmt: skip
def test_what_is_stated_becomes_a_gloss(running, base, said, row):
    (gloss,) = extract_document(document_of(running, base, said)).glosses
    assert list(gloss.rows()) == [row]
    assert "stated" in gloss.construction
    assert {fragment.quote for fragment in gloss.fragments} >= {base}


def test_a_base_that_only_ends_the_term_gets_its_boundary():
    (gloss,) = extract_document(
        document_of("日米両政府は宇宙領域把握を強化する。", "把握", "Space Domain Awareness", is_whole=False)
    ).glosses
    assert gloss.ja == "宇宙領域把握"


def test_furigana_state_no_gloss():
    assert not extract_document(document_of("抑止を強化する。", "抑止", "よくし")).glosses


@pytest.mark.parametrize(
    ("base", "rivals", "english", "term"),
    [
        ("核態勢", {"核態勢の見直し": -0.4, "見直し": -0.9}, "Nuclear Posture Review", "核態勢の見直し"),
        ("核態勢", {"核態勢の見直し": -0.4, "見直し": -0.9}, "Nuclear Posture", "核態勢"),
        ("核態勢", {"核態勢の見直し": -9.0}, "Nuclear Posture Review", "核態勢"),
    ],
)
def test_of_rival_bases_the_english_chooses(base, rivals, english, term):
    document = document_of("今年は核態勢の見直しが公表された。", base, english)
    spans = [(document.text.index(rival), document.text.index(rival) + len(rival), rivals[rival]) for rival in rivals]
    stated = document.stated[0]._replace(rivals=tuple(spans))
    (gloss,) = extract_document(dataclasses.replace(document, stated=(stated,))).glosses
    assert list(gloss.rows()) == [(term, "", english)]
