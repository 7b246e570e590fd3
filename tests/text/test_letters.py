"""English full forms that spell an abbreviation, by which method, and those that do not."""

from __future__ import annotations

import pytest

from termalign.text.letters import INITIALS, LETTERS, keys, letters_of, spell


@pytest.mark.parametrize(
    ("abbreviation", "english", "method"),
    [
        ("ACM", "Alliance Coordination Mechanism", INITIALS),
        ("ISR", "Intelligence, Surveillance and Reconnaissance", INITIALS),
        ("DoD", "Department of Defense", INITIALS),
        ("WMD", "Weapons of Mass Destruction", INITIALS),
        ("CSpO", "Combined Space Operations", INITIALS),
        ("TTPs", "Tactics, Techniques and Procedures", INITIALS),
        ("C4I", "Command, Control, Communications, Computers and Intelligence", INITIALS),
        ("A2/AD", "Anti-Access/Area Denial", INITIALS),
        ("ASW", "Anti-Submarine Warfare", INITIALS),
        ("ＡＣＭ", "Alliance Coordination Mechanism", INITIALS),
        ("XML", "Extensible Markup Language", INITIALS),
        ("新START", "New Strategic Arms Reduction Treaty", LETTERS),
        ("ICBM", "Intercontinental Ballistic Missile", LETTERS),
        ("SBIRS", "Space-Based Infrared System", LETTERS),
        ("CTBT", "Comprehensive Nuclear-Test-Ban Treaty", LETTERS),
        ("ISR", "Flexible Deterrent Options", ""),
        ("ACM", "Missile Defense Review", ""),
        ("FDO", "Flexible Deterrent", ""),
    ],
)
def test_spell(abbreviation, english, method):
    assert spell(abbreviation, english).method == method


def test_the_alignment_names_each_letter_with_its_word():
    pairs = spell("ISR", "Intelligence, Surveillance and Reconnaissance").pairs
    assert pairs == (("I", "Intelligence"), ("S", "Surveillance"), ("R", "Reconnaissance"))


def test_letters_and_keys():
    assert letters_of("TTPs") == "TTP"
    assert letters_of("新START") == "START"
    assert keys("IoT") == {"IOT", "IT"}
