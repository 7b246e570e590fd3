"""Writes white-paper pages whose English is torn loose, with the gold of each: other terms, breaks, order, distance.

Every page is assembled from own sentences, terms drawn at random, and one way to tear each gloss.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

TRIPLES = [
    ("同盟調整メカニズム", "ACM", "Alliance Coordination Mechanism"),
    ("ミサイル防衛見直し", "MDR", "Missile Defense Review"),
    ("日米共同情報分析組織", "BIAC", "Bilateral Information Analysis Cell"),
    ("宇宙領域把握", "SDA", "Space Domain Awareness"),
    ("統合防空ミサイル防衛", "IAMD", "Integrated Air and Missile Defense"),
    ("防衛装備品・技術移転協定", "DETTA", "Defense Equipment and Technology Transfer Agreement"),
    ("包括的核実験禁止条約", "CTBT", "Comprehensive Nuclear-Test-Ban Treaty"),
    ("兵器用核分裂性物質生産禁止条約", "FMCT", "Fissile Material Cut-off Treaty"),
    ("大量破壊兵器", "WMD", "Weapons of Mass Destruction"),
    ("情報収集・警戒監視・偵察", "ISR", "Intelligence, Surveillance and Reconnaissance"),
    ("人道支援・災害救援", "HADR", "Humanitarian Assistance and Disaster Relief"),
    ("海洋状況把握", "MDA", "Maritime Domain Awareness"),
    ("極超音速滑空兵器", "HGV", "Hypersonic Glide Vehicle"),
    ("中距離弾道ミサイル", "IRBM", "Intermediate-Range Ballistic Missile"),
    ("接近阻止・領域拒否", "A2/AD", "Anti-Access/Area Denial"),
    ("指揮統制", "C2", "Command and Control"),
    ("無人航空機", "UAV", "Unmanned Aerial Vehicle"),
    ("無人水中航走体", "UUV", "Unmanned Underwater Vehicle"),
    ("全地球測位システム", "GPS", "Global Positioning System"),
    ("東南アジア諸国連合", "ASEAN", "Association of Southeast Asian Nations"),
    ("国連平和維持活動", "PKO", "Peacekeeping Operations"),
    ("米インド太平洋軍", "INDOPACOM", "Indo-Pacific Command"),
    ("戦略的能力評価枠組み", "SCAF", "Strategic Capability Assessment Framework"),
    ("サイバー防護訓練環境", "CPTE", "Cyber Protection Training Environment"),
    ("共同交戦能力", "CEC", "Cooperative Engagement Capability"),
    ("電磁波管理支援装置", "EMSE", "Electromagnetic Management Support Equipment"),
    ("早期警戒衛星", "EWS", "Early Warning Satellite"),
    ("動的戦力運用", "DFE", "Dynamic Force Employment"),
    ("次期戦闘機共同開発計画", "GCAP", "Global Combat Air Programme"),
    ("自由で開かれた国際秩序", "FOIO", "Free and Open International Order"),
]

OPENINGS = [
    "防衛省は、厳しさを増す安全保障環境を踏まえ、{gloss}の強化に取り組んでいる。",
    "あわせて、関係国との調整を円滑に進めるため、{gloss}を活用することで一致した。",
    "この会合では、2023年に合意した{gloss}に基づく協力の進め方についても議論した。",
    "同年10月には、米国が発表した{gloss}において、同盟国との協力の重要性が示された。",
    "平素からの備えとしては、部隊の訓練、補給品の備蓄、{gloss}に関する情報の共有が挙げられる。",
    "このような状況の下で、{gloss}の整備は喫緊の課題となっている。",
]
CLOSINGS = [
    "引き続き、地元の理解を得ながら、着実に取組を進めていく考えである。",
    "この分野では、横田基地（東京都）や海自鹿屋航空基地 (鹿児島県) の施設も使用している。",
    "2016年に締結（2022年に改正）した取決めにより、手続は簡素なものとなった。",
    "部隊は、輸送（空輸を含む）や給水などの業務を分担した。",
    "無人機MQ-9の運用も、こうした取組の一つである。",
]
CAPTIONS = [
    "共同訓練に参加する隊員（2024年1月）",
    "会談に臨む両国の大臣【防衛省提供】",
    "図表Ⅲ-1-2-3 主な取組の流れ",
    "基地を視察する統合幕僚長",
]
FOOTNOTES = [
    "¹ ここでいう部隊には、補助的な任務に就くものも含まれる。",
    "2 対象となる業務の区分は、輸送（空輸を含む）、通信、衛生などである。",
]
REFERENCES = ["参照 1章4節4項 (宇宙領域での対応)、資料22 (主な訓練の実績 (2023年度))"]
HEADINGS = ["1 新たな領域における協力", "2 後方支援", "3 共同訓練・演習"]


@dataclass
class Page:
    """Lines of a page, and what stands in it as (ja, abbreviation, en)."""

    lines: list[str] = field(default_factory=list)
    gold: set[tuple[str, str, str]] = field(default_factory=set)

    def add(self, *lines: str) -> None:
        for line in lines:
            self.lines += [line, ""]


def write(seed: int) -> Page:
    """Assemble a page of five to eight glosses."""
    choose = random.Random(seed)
    page = Page()
    triples = choose.sample(TRIPLES, choose.randint(5, 8))
    waiting: list[str] = []
    page.add("第2節 日米共同の取組")
    for triple in triples:
        if choose.random() < 0.3:
            page.add(choose.choice(HEADINGS))
        one_gloss(page, triple, waiting, choose)
        if waiting and choose.random() < 0.5:
            release(page, waiting, choose)
        if choose.random() < 0.3:
            page.add(choose.choice(REFERENCES))
    while waiting:
        release(page, waiting, choose)
    return page


def release(page: Page, waiting: list[str], choose: random.Random) -> None:
    """Put English that waits on a line of its own, up to three expansions at once."""
    count = min(len(waiting), choose.choice((1, 1, 2, 3)))
    english = [waiting.pop(choose.randrange(len(waiting))) for _ in range(count)]
    page.add(" ".join(english))


def one_gloss(page: Page, triple: tuple[str, str, str], waiting: list[str], choose: random.Random) -> None:
    """Write one gloss in one of the ways that extraction leaves them in."""
    japanese, abbreviation, english = triple
    opening, mark = choose.choice((" (", ")")), None
    left, right = (" (", ")") if opening == " (" else ("（", "）")
    sentence = choose.choice(OPENINGS)
    way = choose.choice(("below", "below", "later", "before", "inside", "behind", "none", "in place"))
    inside = f"{abbreviation}：{english}" if way == "in place" else abbreviation
    behind = english if way == "behind" else ""
    text = sentence.format(gloss=f"{japanese}{left}{inside}{right}{behind}") + choose.choice(CLOSINGS)
    page.gold.add((japanese, abbreviation, "" if way == "none" else english))
    at = text.index(japanese)
    cut = choose.choice(
        (
            None,
            None,
            at + choose.randrange(1, len(japanese)),
            at + len(japanese),
            at + len(japanese) + len(left) + len(inside) + len(right),
        ),
    )
    if way == "before":
        page.add(english)
    if way == "behind":
        cut = None
    if cut is None:
        page.add(text)
        mark = len(page.lines)
    else:
        page.add(text[:cut].rstrip())
        if way == "inside":
            page.add(english)
            way = "told"
        for furniture in choose.sample([*CAPTIONS, *FOOTNOTES], choose.choice((0, 0, 1, 2))):
            page.add(furniture)
        page.add(text[cut:].lstrip())
        mark = len(page.lines)
    if way in ("below", "inside"):
        page.lines[mark - 1 : mark - 1] = [english] if choose.random() < 0.5 else ["", english]
    elif way == "later":
        waiting.append(english)
