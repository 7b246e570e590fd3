"""The page of findings: its markup without a browser, and what it does in Chromium, where there is one."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from chromium import PROGRAM, Chromium
from hypothesis import given
from hypothesis import strategies as st

from termalign.model import Decision, Finding, LintReport, Place, SegmentPair
from termalign.reports.findings import Options, find
from termalign.reports.findings.places import key_of
from termalign.workflow.decisions import decide

EVIL = "</script><script>document.title='owned'</script><img src=x onerror=alert(1)>\"' onload=\"x"
EVIL_PAIR = SegmentPair(EVIL, f"& {EVIL}", Place(f"{EVIL}.po", 1, 3, 5), EVIL)
EVIL_FINDING = Finding(
    EVIL, "warning", EVIL_PAIR.place, EVIL, EVIL, EVIL_PAIR, EVIL, (EVIL,), EVIL, (0, 5), (2, 2 + len(EVIL)), EVIL, "f",
)  # fmt: skip


def page(report, **options):
    return "".join(find("html").lines(report, Options(version="1.2", **options)))


class Reader(HTMLParser):
    """The tags of a page, and the texts in elements of some classes."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.marks, self.inside = [], [], False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.inside = tag == "mark"

    def handle_data(self, data):
        if self.inside:
            self.marks.append(data)
            self.inside = False


def test_every_finding_is_there_with_its_spans_marked(report):
    read = Reader(page(report))
    cards = [attributes for tag, attributes in read.tags if tag == "li" and "finding" in attributes.get("class", "")]
    assert [each["data-rule"] for each in cards] == [each.rule for each in report.findings]
    assert [each["data-file"] for each in cards][-1] == "terms/用語集.xlsx"
    for finding in report.findings:
        if finding.target_span:
            assert finding.found in read.marks
    assert "反撃能力" in read.marks


def test_it_loads_nothing(report):
    read = Reader(page(report))
    assert not {name for _, attributes in read.tags for name in attributes} & {"src", "href", "style", "onclick"}
    assert not re.search(r"https?://|@import|url\(", page(report))


def test_markup_in_drafts_stays_text(report_of):
    clean = Reader(
        page(report_of(Finding("r", "warning", EVIL_PAIR.place, "m", "w", EVIL_PAIR._replace(source="a", target="b"))))
    ).tags
    tags = [tag for tag, _ in Reader(page(report_of(EVIL_FINDING))).tags]
    assert tags.count("script") == 1
    assert "img" not in tags
    assert not {
        name
        for _, attributes in Reader(page(report_of(EVIL_FINDING))).tags
        for name in attributes
        if name.startswith("on")
    }
    assert {tag for tag, _ in clean} <= set(tags)


@given(st.text(max_size=40), st.text(max_size=40), st.data())
def test_any_text_stays_what_it_is(source, target, choice):
    start = choice.draw(st.integers(0, len(target)))
    end = choice.draw(st.integers(start, len(target)))
    pair = SegmentPair(source, target, Place("a.po", 1, 1, 1))
    report = LintReport(
        (Finding("near-miss", "error", pair.place, source, "", pair, target, (), "", None, (start, end)),),
        (),
        1,
        0,
        1,
        0,
    )
    read = Reader(page(report))
    assert [tag for tag, _ in read.tags].count("script") == 1
    card = next(attributes for tag, attributes in read.tags if "data-term" in attributes and tag == "li")
    assert (
        card["data-term"].split()
        == re.sub(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", " ", target).split()
    )


def test_a_long_segment_is_cut_around_its_span():
    text = "反撃能力を保有する。" * 10_000
    pair = SegmentPair(text, text, Place("a.po", 1, 1, 1))
    finding = Finding("near-miss", "error", pair.place, "m", "", pair, "", (), "", (50_000, 50_004), None)
    whole = page(LintReport((finding,) * 100, (), 1, 0, 1, 0))
    assert len(whole) < 300_000
    assert "<mark>反撃能力</mark>" in whole


def test_what_is_ignored_is_folded_and_not_counted(report):
    whole = page(decide(report, {key_of(report.findings[0]): Decision(is_ignored=True, note="a <quotation>")}))
    assert "1 finding ignored" in whole
    folded = whole[whole.index("<details") :]
    assert "a &lt;quotation&gt;" in folded
    assert "enemy base attack" not in whole[: whole.index("<details")]


def test_nothing_found():
    assert '<p class="none">No findings.</p>' in page(LintReport((), ("draft.po",), 300, 0, 10, 0))


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    if PROGRAM is None:
        pytest.skip("no Chromium here")
    browser = Chromium(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


@pytest.fixture
def shown(browser, tmp_path):
    """Show a report in the browser, and return the browser."""

    def show(report, fragment=""):
        file = tmp_path / f"report {len(list(tmp_path.iterdir()))}.html"
        file.write_text(page(report), encoding="utf-8")
        browser.open(file.as_uri() + fragment)
        return browser

    return show


def rules(browser):
    """Return the rules of the findings that are to be seen."""
    script = (
        "[...document.querySelectorAll('section .finding')].filter(e => e.checkVisibility()).map(e => e.dataset.rule)"
    )
    return browser.value(script)


def options(browser, name):
    return browser.value(f"[...document.querySelector('[name={name}]').options].map(e => e.textContent)")


def choose(browser, name, value):
    browser.value(
        f"(() => {{ const e = document.querySelector('[name={name}]'); e.value = {value!r}; "
        "e.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


ALL = ["forbidden-term", "near-miss", "untranslated-term", "inconsistent-rendering", "termbase-fault"]


def test_all_is_shown_at_first_and_nothing_is_wrong(shown, report):
    browser = shown(report)
    assert rules(browser) == ALL
    assert browser.value("document.querySelector('output').textContent") == "5 of 5 shown"
    assert [each for each in browser.events if each["method"] in ("Log.entryAdded", "Runtime.exceptionThrown")] == []
    requests = [
        each["params"]["request"]["url"] for each in browser.events if each["method"] == "Network.requestWillBeSent"
    ]
    assert all(url.startswith("file:") for url in requests)


def test_filters_and_their_counts(shown, report):
    browser = shown(report)
    choose(browser, "rule", "=near-miss")
    assert rules(browser) == ["near-miss"]
    assert options(browser, "rule")[:2] == ["all rules", "forbidden-term (1)"]
    assert "反撃能力 (0)" in options(browser, "term")
    choose(browser, "rule", "")
    choose(browser, "file", "=messages,ja.po")
    assert rules(browser) == ["inconsistent-rendering"]
    assert browser.value("document.querySelectorAll('main section:not([hidden])').length") == 1
    browser.click(".filters button")
    assert rules(browser) == ALL


def test_severities(shown, report):
    browser = shown(report)
    browser.click("label.warning")
    assert rules(browser) == ["forbidden-term", "inconsistent-rendering"]
    assert browser.value("document.querySelector('label.warning span').textContent") == "3"


def test_a_bar_shows_its_term_and_again_all(shown, report):
    browser = shown(report)
    bar = ".chart button[data-term='反撃能力']"
    browser.click(bar)
    assert rules(browser) == ["forbidden-term"]
    assert browser.value(f"document.querySelector({bar!r}).getAttribute('aria-pressed')") == "true"
    browser.click(bar)
    assert rules(browser) == ALL


def test_search_reads_what_a_person_sees(shown, report):
    browser = shown(report)
    for words, found in (
        ("ALLIANCE control", ["near-miss"]),
        ("サーバー", ["inconsistent-rendering"]),
        ("ｻｰﾊﾞｰ", ["inconsistent-rendering"]),
        ("zzz", []),
    ):
        choose(browser, "words", words)
        assert rules(browser) == found
    assert browser.value("document.querySelector('.none').checkVisibility()") is True


def test_keyboard(shown, report):
    browser = shown(report)
    active = "document.activeElement.dataset.rule || document.activeElement.name"
    for key, expected in (("j", ALL[0]), ("j", ALL[1]), ("k", ALL[0]), ("k", ALL[0]), ("/", "words")):
        browser.press(key)
        assert browser.value(active) == expected
    for char in "反撃能力":
        browser.call("Input.insertText", text=char)
    assert rules(browser) == ["forbidden-term"]
    browser.press("j")
    assert browser.value("document.querySelector('[name=words]').value") == "反撃能力j"
    browser.press("Escape")
    assert rules(browser) == ALL
    assert browser.value("document.activeElement === document.body") is True


def test_the_address_keeps_the_filters(shown, report):
    browser = shown(report, "#rule=near-miss&severity=warning")
    assert rules(browser) == ["near-miss"]
    choose(browser, "rule", "=forbidden-term")
    assert rules(browser) == []
    assert browser.value("location.hash") == "#rule=forbidden-term&severity=warning"
    assert rules(shown(report, "#rule=" + quote("no such rule"))) == ALL


def test_nothing_of_a_draft_runs(shown, report_of):
    browser = shown(report_of(EVIL_FINDING))
    assert browser.value("document.title").startswith("1 finding")
    assert browser.value("document.images.length") == 0
    assert browser.value("document.querySelector('.target').textContent") == f"& {EVIL}"
    choose(browser, "term", "=" + EVIL)
    assert len(rules(browser)) == 1


def test_what_is_not_the_pages_own_is_not_let_run(shown, report):
    browser = shown(report)
    browser.value("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.owned = 1\">')")
    browser.value(
        "(() => { const s = document.createElement('script'); s.textContent = 'window.owned = 2'; document.body.append(s); })()"
    )
    assert browser.value("window.owned === undefined") is True


def test_it_prints_what_is_filtered(shown, report):
    browser = shown(report, "#rule=near-miss")
    assert browser.pdf().startswith(b"%PDF")
    browser.call("Emulation.setEmulatedMedia", media="print")
    assert rules(browser) == ["near-miss"]
    assert browser.value("document.querySelector('.filters select').checkVisibility()") is False
    browser.call("Emulation.setEmulatedMedia", media="")


@pytest.mark.parametrize(("scheme", "least"), [("light", 4.5), ("dark", 4.5)])
def test_texts_can_be_read_in_light_and_dark(shown, report, scheme, least):
    browser = shown(report)
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    for selector, ground in (
        (".message", ".finding"), (".source", ".finding"), (".write", ".finding"), (".meta", ".finding"), (".summary", "body"),
        (".error .severity", ".finding"), (".warning .severity", ".finding"), (".error mark", ".error mark"),
    ):  # fmt: skip
        assert contrast(browser, selector, ground) >= least, (selector, scheme)
    browser.call("Emulation.setEmulatedMedia", features=[])


def contrast(browser, selector, ground):
    """Return the contrast of a text with its ground (WCAG 2.2, 1.4.3)."""
    light = sorted(
        luminance(browser.value(f"getComputedStyle(document.querySelector({name!r})).{what}"))
        for name, what in ((selector, "color"), (ground, "backgroundColor"))
    )
    return (light[1] + 0.05) / (light[0] + 0.05)


def luminance(color):
    """Return the relative luminance of rgb(r, g, b)."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
