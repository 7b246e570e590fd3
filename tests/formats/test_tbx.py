"""TBX-Basic: valid by an independent validator, which refuses broken twins."""

from __future__ import annotations

import pytest
from tbx_basic import validate

import termalign


def test_what_is_written_is_valid(termbase, saved):
    assert validate(saved(termbase, ".tbx").read_bytes()) == []


def test_what_build_writes_is_valid(sample, tmp_path):
    termalign.write_termbase(termalign.build(sample), tmp_path / "built.tbx")
    data = (tmp_path / "built.tbx").read_bytes()
    assert validate(data) == []
    assert b'<descrip type="context">' in data
    assert b'<admin type="source">' in data


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b'type="TBX-Basic"', b'type="TBX"'),
        (b"sourceDesc", b"otherDesc"),
        (b"preferredTerm-admn-sts", b"preferred"),
        (b">noun<", b">Noun<"),
        (b">fullForm<", b">full<"),
        (b'type="definition"', b'type="context"'),
        (b'type="subjectField"', b'type="unknown"'),
        (b'id="c-0000000001"', b'id="1"'),
        (b'id="c-0000000001"', b'id="c-0000000002"'),
        (b"<tig>", b"<ntig>"),
        (b'type="source"', b'type="origin"'),
        (b'<langSet xml:lang="ja">', b"<langSet>"),
    ],
)
def test_the_validator_refuses_broken_twins(termbase, saved, good, bad):
    data = saved(termbase, ".tbx").read_bytes()
    assert good in data
    twin = data.replace(good, bad)
    for start in (b"tig>", b"sourceDesc>"):
        twin = twin.replace(b"</" + good[1:], b"</" + bad[1:]) if good.endswith(start) else twin
    if good == b"sourceDesc":
        twin = data.replace(b"sourceDesc", b"otherDesc")
    assert validate(twin) != []


def test_nothing_outside_the_file_is_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    file = tmp_path / "attack.tbx"
    file.write_text(
        f'<!DOCTYPE martif [<!ENTITY s SYSTEM "{secret.as_uri()}">]><martif type="TBX-Basic"><text><body><termEntry id="a">'
        '<langSet xml:lang="ja"><tig><term>&s;</term></tig></langSet></termEntry></body></text></martif>',
        encoding="utf-8",
    )
    try:
        texts = [term.text for concept in termalign.read_termbase(file).concepts for term in concept.terms]
    except termalign.TermalignError:
        texts = []
    assert "geheim" not in "".join(texts)
