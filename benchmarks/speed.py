"""Time to extract, beside one SudachiPy mode-A pass over the same text in the same process.

    python benchmarks/speed.py [--megabytes 5] [--rounds 5]

The text has the density of glosses of a white paper, its terms and abbreviations all distinct, its English
on lines of its own. Each round times both, so that the machine's drift falls on both alike.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time

from sudachipy import Dictionary, SplitMode

from termalign.extraction import extract_document
from termalign.formats import text as plain_text
from termalign.text.japanese import DICTIONARY, morphemes

HEADS = """
    宇宙 同盟 統合 情報 警戒 防空 後方 電磁波 領域 作戦 海洋 衛星 通信 輸送 補給 機雷 水陸 無人 極超音速
    抑止
    """.split()
MIDDLES = """
    調整 分析 監視 支援 指揮 統制 運用 整備 訓練 評価 研究 開発 協力 防護 管理 計画 把握 収集 共有 検証
    """.split()
TAILS = """
    メカニズム 協議 組織 計画 システム 能力 枠組み 見直し 委員会 協定 態勢 センター 司令部 基準 方針
    演習
    """.split()
WORDS = """
    Alliance Space Integrated Information Warning Air Logistics Electromagnetic Domain Operations
    Maritime Satellite Coordination Analysis Surveillance Support Command Control Maintenance Training
    Assessment Research Development Mechanism Dialogue Organization Plan System Capability Framework
    Review Committee Agreement Posture Center
    """.split()
PROSE = (
    "防衛省は、厳しさを増す安全保障環境の中で、各種の事態に切れ目なく対応できる体制を整えるため、部隊の運用と人材の育成に"
    "力を入れてきた。平素からの情報の共有と、関係する機関との調整は、その基礎となるものである。とりわけ南西の海域では、"
    "艦艇や航空機の活動が増えており、現場の部隊が互いの状況を正しく知ることの意義は大きい。このため、"
)
MORE = (
    "を活用し、関係者が同じ情報に基づいて判断できるようにしている。あわせて、基地（沖縄県）の施設の整備や、共同訓練（2024年"
    "1月）の実施を通じ、対処能力の向上を図っている。今後も、地元の理解を得ながら、こうした取組を着実に進めていく考えである。"
    "こうした努力は、地域の安定に資するだけでなく、国際社会の平和にもつながるものであり、その成果は毎年の評価に反映される。"
)


def make_text(size: int) -> str:
    """Return about `size` bytes of white-paper prose; every term, abbreviation and expansion occurs once."""
    choose = random.Random(7)
    parts: list[str] = []
    length = 0
    seen: set[str] = set()
    while length < size:
        term = choose.choice(HEADS) + choose.choice(MIDDLES) + choose.choice(MIDDLES) + choose.choice(TAILS)
        words = [choose.choice(WORDS) for _ in range(choose.choice((3, 4, 5, 6)))]
        abbreviation = "".join(word[0] for word in words)
        if term + abbreviation in seen:
            continue
        seen.add(term + abbreviation)
        number = len(seen)
        paragraph = f"{PROSE}第{number}の{term} ({abbreviation}){MORE}\n\n"
        if number % 2:
            paragraph += " ".join(words) + "\n\n"
        if number % 4 == 0:
            paragraph = f"{number % 90} {term}の概要\n\n" + paragraph
        parts.append(paragraph)
        length += len(paragraph.encode())
    return "".join(parts)


def main() -> None:
    """Print the times and their ratio, round by round and in the median."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=5)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    data = make_text(int(arguments.megabytes * 1e6)).encode()
    lines = [line for line in data.decode().splitlines() if line]
    tokenizer = Dictionary(dict=DICTIONARY).tokenizer(mode=SplitMode.A)
    morphemes("辞書を先に読む")
    ratios = []
    glosses = 0
    for _ in range(arguments.rounds):
        started = time.perf_counter()
        for line in lines:
            tokenizer.tokenize(line)
        middle = time.perf_counter()
        glosses = len(extract_document(plain_text.document("speed.txt", data), rejections=False).glosses)
        ended = time.perf_counter()
        sudachi, termalign = middle - started, ended - middle
        ratios.append(sudachi / termalign)
        rate = len(data) / 1e6
        print(
            f"Sudachi A {rate / sudachi:6.2f} MB/s   termalign {rate / termalign:6.2f} MB/s   {ratios[-1]:5.2f} times as fast"
        )
    print(
        f"{len(data) / 1e6:.1f} MB, {glosses:,} glosses; median {statistics.median(ratios):.2f} times as fast as one Sudachi pass"
    )


if __name__ == "__main__":
    main()
