"""Web pages and books: what a reader sees comes out once; ruby, titles, lists of definitions and tables say what they say."""

from __future__ import annotations

import pytest
from office import epub

from termalign.errors import FileError
from termalign.extraction import extract_document
from termalign.formats import epub as books
from termalign.formats.html import document

TABLE = """
<table><tr><th>No.<th>用語<th>略語<th>英語
<tr><td rowspan=2>1<td>低軌道<td>LEO<td>Low Earth Orbit
<tr><td>静止軌道<td><td>geostationary orbit</table>
"""


def read(page, encoding="utf-8"):
    return document("白書.html", page.encode(encoding))


def shown(found):
    return [(found.text[line.start : line.end], line.kind) for line in found.lines]


def rows(found):
    return [row for gloss in extract_document(found).glosses for row in gloss.rows()]


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("<p>政府は<ruby>宇宙領域把握<rt>Space Domain Awareness</rt></ruby>を強化する。",
         [("宇宙領域把握", "", "Space Domain Awareness")]),
        ("<p>同盟調整メカニズム（<ruby>ACM<rp>(</rp><rt>Alliance Coordination Mechanism</rt><rp>)</rp></ruby>）を設けた。",
         [("同盟調整メカニズム", "ACM", "Alliance Coordination Mechanism")]),
        ("<p><ruby><rb>拡大抑止</rb><rt>Extended Deterrence</rt></ruby>を協議する。", [("拡大抑止", "", "Extended Deterrence")]),
        ("<p><ruby><ruby>抑止<rt>よくし</rt></ruby><rt>deterrence</rt></ruby>を強化する。", [("抑止", "", "deterrence")]),
        ("<p><ruby>設<rt>せっ</rt>置<rt>ち</rt></ruby>した。", []),
        ("<p>弾道ミサイル防衛（<abbr title='Ballistic Missile Defense'>BMD</abbr>）を整備する。",
         [("弾道ミサイル防衛", "BMD", "Ballistic Missile Defense")]),
        ("<p><dfn title='Extended Deterrence'>拡大抑止</dfn>を協議する。", [("拡大抑止", "", "Extended Deterrence")]),
        ("<dl><dt>武器貿易条約<dd>Arms Trade Treaty (ATT)<dt>抑止<dd>相手に思いとどまらせること。</dl>",
         [("武器貿易条約", "ATT", "Arms Trade Treaty")]),
        (TABLE, [("低軌道", "LEO", "Low Earth Orbit"), ("静止軌道", "", "geostationary orbit")]),
        ("<p hidden>拡大抑止（Extended Deterrence）</p><p>本文である。", []),
        ("<p style='display: none'>拡大抑止（Extended Deterrence）</p><p>本文である。", []),
        ("<script>拡大抑止（Extended Deterrence）</script><p>本文である。", []),
    ],
)  # fmt: skip
def test_what_a_page_states_is_taken(page, wanted):
    assert rows(read(page)) == wanted


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>宇宙\n  領域<b>把握</b>\n<i>を</i> 強化", [("宇宙領域把握を 強化", "paragraph")]),
        ("<p>Space\n  Domain<b>Awareness</b>\n<i>in</i> orbit", [("Space DomainAwareness in orbit", "paragraph")]),
        ("<p>一<br>二<p>三", [("一", ""), ("二", "paragraph"), ("三", "paragraph")]),
        ("<h2>見出し</h2><ul><li>項目<li><p>項目二</p></ul>", [("見出し", "heading"), ("項目", "item"), ("項目二", "item")]),
        ("<nav><ul><li>ホーム</ul></nav><p>本文", [("ホーム", "furniture"), ("本文", "paragraph")]),
        ("<table><tr><td><h1>題</h1><p>段落</table>", [("題", "heading"), ("段落", "paragraph")]),
        ("<p>抑止<sup>[1]</sup>力<sup>*</sup>、10<sup>3</sup>個", [("抑止力、10個", "paragraph")]),
        ("<p>前<!-- 注 -->後<code>x = 1</code><code>用語</code>", [("前後用語", "paragraph")]),
        ("<pre>x = 1</pre><pre>本文\n次の行</pre>", [("本文", ""), ("次の行", "paragraph")]),
        ("<p>A&amp;B&nbsp;&mdash;&#x1F600;&shy;終", [("A&B\xa0—😀終", "paragraph")]),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_read_once(page, lines):
    assert shown(read(page)) == lines


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("Shift_JIS", "cp932"), ("x-sjis", "cp932"), ("EUC-JP", "euc_jp"), ("ISO-2022-JP", "iso2022_jp"), ("utf-8", "utf-8"),
     ("", "cp932"), ("utf-8", "cp932"), ("UTF-16", "utf-16")],
)  # fmt: skip
def test_the_charset_is_the_declared_one_or_what_the_bytes_say(declared, encoding):
    page = f"<html><head><meta charset='{declared}'></head><body><p>①髙い抑止力を保持する。</p></body></html>"
    text = "①髙い抑止力を保持する。" if encoding == "cp932" else "抑止力を保持する。"
    assert shown(read(page.replace("①髙い", text[:-9]), encoding)) == [(text, "paragraph")]


def test_places_have_the_name_of_their_heading():
    found = read("<p>序。<h1>第1章</h1><p>本文。<h2>第2節</h2><p>続き。")
    assert [found.place(line.start).locator for line in found.lines] == ["", "第1章", "第1章", "第2節", "第2節"]


def test_depth_without_end_is_told():
    with pytest.raises(FileError, match="more than 2,000 deep"):
        read("<div>" * 100_000 + "深い")
    assert shown(read("<div>" * 1_500 + "深い")) == [("深い", "paragraph")]


@pytest.mark.parametrize(
    "piece", ["<ruby>", "<rt>", "<tr><td>", "<li>", "</ruby>", "</td>", "<dd>", "<abbr title=x>", "<!--", "&#", "<pre>"]
)
def test_pages_that_are_torn_are_read(piece):
    assert "抑止力" in read(f"<p>抑止力。{piece * 50}<p>抑止力").text


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"PK\x03\x04" + bytes(9), bytes(range(256)), b"", b"<html></html>"])
def test_what_is_no_page_is_told(data):
    with pytest.raises(FileError, match=r"x\.html: "):
        document("x.html", data)


def test_a_book_is_read_chapter_by_chapter_without_its_contents():
    found = books.document(
        "本.epub", epub("<p>第一章である。</p>", "<h1>第二</h1><p><ruby>抑止<rt>deterrence</rt></ruby>の章。</p>")
    )
    assert [text for text, _ in shown(found)] == ["第一章である。", "第二", "抑止の章。"]
    assert [found.place(line.start).locator for line in found.lines] == ["chapter1.xhtml", "第二", "第二"]
    assert [found.place(line.start).page for line in found.lines] == [1, 2, 2]
    assert rows(found) == [("抑止", "", "deterrence")]


def test_a_protected_book_is_told_and_fonts_alone_do_no_harm():
    method = '<encryption><EncryptedData><EncryptionMethod Algorithm="{}"/></EncryptedData></encryption>'
    fonts = method.format("http://www.idpf.org/2008/embedding")
    assert books.document("本.epub", epub("<p>本文。</p>", encryption=fonts)).lines
    with pytest.raises(FileError, match="protected against copying"):
        books.document(
            "本.epub", epub("<p>本文。</p>", encryption=method.format("http://www.w3.org/2001/04/xmlenc#aes256-cbc"))
        )
