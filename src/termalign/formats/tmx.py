"""Translation memories in TMX 1.4, a unit for each pair: 衛星コンステレーション and satellite constellation.

Versions 1.1 to 1.4 are read, unit by unit; nothing outside the file is fetched.
"""

from __future__ import annotations

import io
import re
from codecs import BOM_UTF8
from collections import Counter
from typing import IO, TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from termalign.collector import collector_paused
from termalign.errors import FileError
from termalign.formats import markup, vocabulary
from termalign.formats.exchange import DEFAULTS, DraftOptions, Dropped, Options, pairs, without_pair
from termalign.formats.rows import kind_of
from termalign.formats.xliff import codes
from termalign.model import Concept, Draft, Extra, Place, SegmentPair, Term, Termbase
from termalign.text.remarks import ignored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.formats.edits import Edits, Written
    from termalign.model import SentencePair

LOSES = ("all but pairs", "characters that XML forbids")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CODES = ("bpt", "ept", "it", "ph", "ut")
"""Elements whose text is code of the document that was translated, not text."""
HEAD = 4096
MISLABELLED = re.compile(rb"<\?xml[^>]*encoding=.utf-?16", re.IGNORECASE)
"""A declaration of UTF-16 that can be read byte by byte is wrong: some program has turned the file into UTF-8."""
HEADER = re.compile(rb"<header\b[^>]*\bsrclang\s*=\s*[\"']([\w-]+)[\"']", re.IGNORECASE)
HEAD_OF_FILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="termalign" '
    'creationtoolversion="1" segtype="{kind}" o-tmf="termalign" adminlang="en" srclang={source} datatype="plaintext"/>\n'
    "<body>\n"
)
TMX = re.compile(rb"<tmx[\s>]", re.IGNORECASE)


def write_termbase(termbase: Termbase, stream: IO[bytes], options: Options = DEFAULTS) -> list[Dropped]:
    """Write a unit for each pair of usable terms; returns what has no pair, is empty or was there already."""
    dropped = without_pair(termbase, options)
    stream.write(HEAD_OF_FILE.format(kind="phrase", source=quoteattr(options.source)).encode())
    written: set[tuple[str, str]] = set()
    for concept, source, target in pairs(termbase, options):
        pair = (segment(source.text), segment(target.text))
        if not all(pair):
            dropped.append(Dropped(concept.label, "a term of the pair is empty"))
        elif pair in written:
            dropped.append(Dropped(" = ".join(pair), "the same unit stands there already"))
        else:
            written.add(pair)
            variants = zip((options.source, options.target), pair, strict=True)
            tuvs = (f"<tuv xml:lang={quoteattr(tag)}><seg>{escape(text)}</seg></tuv>" for tag, text in variants)
            stream.write(f"<tu>{''.join(tuvs)}</tu>\n".encode())
    stream.write(b"</body>\n</tmx>\n")
    return dropped


def write_pairs(pairs: Iterable[SentencePair], stream: IO[bytes]) -> int:
    """Write a unit for each Japanese and English sentence that belong together, each pair once; returns their number."""
    stream.write(HEAD_OF_FILE.format(kind="sentence", source=quoteattr("ja")).encode())
    texts = dict.fromkeys((segment(pair.source), segment(pair.target)) for pair in pairs if pair.source and pair.target)
    for source, target in texts:
        tuvs = (
            f'<tuv xml:lang="ja"><seg>{escape(source)}</seg></tuv><tuv xml:lang="en"><seg>{escape(target)}</seg></tuv>'
        )
        stream.write(f"<tu>{tuvs}</tu>\n".encode())
    stream.write(b"</body>\n</tmx>\n")
    return len(texts)


def segment(text: str) -> str:
    """Return a text on one line, without what XML forbids."""
    return " ".join(FORBIDDEN.sub("", " ".join(text.split())).split())


def read_termbase(file: str, data: bytes) -> Termbase:
    """Read the units of a memory; raises FileError where it is not well-formed or no TMX."""
    concepts: list[Concept] = []
    taken: set[str] = set()
    for number, unit in enumerate(units(file, data), start=1):
        identifier = unit.get("tuid") or ""
        if not identifier or identifier in taken:
            identifier = f"c{number}"
        concept = read_unit(unit, identifier)
        if concept.terms:
            taken.add(identifier)
            concepts.append(concept)
    return Termbase(tuple(concepts))


def units(file: str, data: bytes) -> Iterator[Any]:
    """Yield the units of a memory, each dropped from memory once the next is asked for."""
    events = etree.iterparse(
        io.BytesIO(BOM_UTF8 + data if MISLABELLED.match(data) else data),
        events=("end",),
        tag=("{*}tu",),
        no_network=True,
        load_dtd=False,
        huge_tree=True,
    )
    try:
        for _, unit in events:
            yield unit
            unit.clear(keep_tail=False)
            while unit.getprevious() is not None and (parent := unit.getparent()) is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        message = f"{file}: line {error.lineno} is not well-formed XML ({error.msg}); export the memory anew"
        raise FileError(message) from None
    root = events.root
    if root is None or etree.QName(root).localname.lower() != "tmx":
        name = "missing" if root is None else etree.QName(root).localname
        message = f"{file}: line 1: the root is {name}, not tmx; name the file after the format that it has"
        raise FileError(message)


class Unit(NamedTuple):
    """A unit of a memory: its name, its line, its text in each language, and the rules that its notes silence."""

    id: str
    line: int
    texts: dict[str, str]
    ignored: tuple[str, ...] = ()


def segment_pairs(file: str, data: bytes, options: DraftOptions) -> Draft:
    """Read a memory as a draft: of each unit the segments in two languages, an exact tag before another region.

    Raises FileError where it is not well-formed, no TMX, holds no such segments, or more languages than can be told.
    """
    found: list[Unit] = []
    stated: Counter[str] = Counter()
    header = HEADER.search(data[:HEAD].replace(b"\0", b""))
    with collector_paused():
        for unit in units(file, data):
            texts = {tag: "".join(map(codes.text_of, several)) for tag, several in segments_of(unit).items()}
            stated[vocabulary.language(unit.get("srclang") or "")] += 1
            silenced = ignored("\n".join(text_of(note) for note in unit.iter("{*}note")))
            found.append(Unit(unit.get("tuid") or "", unit.sourceline or 1, texts, silenced))
    said = vocabulary.language(header[1].decode() if header else "") or max(stated, key=stated.__getitem__, default="")
    source, target = pair_of_languages(
        file, options, said, list(dict.fromkeys(tag for each in found for tag in each.texts))
    )
    pairs = tuple(pair for each in found if (pair := pair_of(file, each, source, target)))
    if not pairs:
        message = f"{file}: holds no units with {source} and {target}; name its languages with --from and --to"
        raise FileError(message)
    return Draft(file, source, target, pairs)


def segments_of(unit: etree._Element) -> dict[str, list[etree._Element]]:
    """Return the segments of a unit by language, of each the first variant."""
    found: dict[str, list[etree._Element]] = {}
    for variant in unit.iterfind("{*}tuv"):
        tag = vocabulary.language(variant.get(XML_LANG) or variant.get("lang") or "") or "und"
        found.setdefault(tag, list(variant.iterfind("{*}seg")))
    return found


def pair_of(file: str, unit: Unit, source: str, target: str) -> SegmentPair | None:
    """Return the segment of a unit, None where it has none in two languages."""
    texts = unit.texts
    first, second = nearest(texts, source), nearest(texts, target)
    if first is None or second is None or first == second or not texts[first] + texts[second]:
        return None
    return SegmentPair(texts[first], texts[second], Place(file, 1, unit.line, 1), unit.id, ignored=unit.ignored)


def write_segments(draft: Draft, data: bytes, options: DraftOptions, edits: Edits) -> Written:  # noqa: ARG001
    """Write targets anew within their elements; raises FileError where the encoding cannot be kept."""
    rewrite = markup.XmlRewrite(draft, data, markup.encoding_of(data))
    number = 0
    for unit, nodes in zip(units(draft.file, data), markup.units(rewrite.text, ("tu",)), strict=True):
        segments = segments_of(unit)
        texts = {tag: "".join(map(codes.text_of, several)) for tag, several in segments.items()}
        if pair_of(draft.file, Unit("", 1, texts), draft.source_language, draft.target_language) is None:
            continue
        if number in edits:
            elements = segments[nearest(texts, draft.target_language) or ""]
            pieces = (piece for element in elements for piece in codes.pieces_of(element))
            rewrite.change(number, markup.traced(rewrite.text, nodes, unit, pieces), edits[number])
        number += 1
    return rewrite.written()


def pair_of_languages(file: str, options: DraftOptions, stated: str, tags: Sequence[str]) -> tuple[str, str]:
    """Return the languages to read: those of the options, else the two there are, else ja and en among several."""
    if not tags:
        raise FileError(f"{file}: holds no segments; is it the draft, or an empty memory?")
    if len(tags) == 1:
        raise FileError(f"{file}: holds only {tags[0]}; a draft is a memory of two languages")
    source, target = (vocabulary.language(each) or each for each in options[:2])
    if source or target:
        known = nearest(tags, stated) if primary(stated) != primary(target) else ""
        source = source or known or other_than(tags, target)
        target = target or other_than(tags, source)
    else:
        source, target = usual_pair(tags, stated)
    if source and target:
        return source, target
    raise FileError(f"{file}: holds {', '.join(tags)}; name two of them with --from and --to")


def usual_pair(tags: Sequence[str], stated: str) -> tuple[str, str]:
    """Return the two languages there are, else ja and en; the stated source first, else ja, else en."""
    pair = [tags[0], other_than(tags, tags[0])]
    if len({primary(tag) for tag in tags}) > 2:
        pair = [nearest(tags, each) or "" for each in ("ja", "en")]
    first = nearest(pair, stated) or nearest(pair, "ja") or nearest(pair, "en") or pair[0]
    return first, pair[1] if first == pair[0] else pair[0]


def other_than(tags: Sequence[str], taken: str) -> str:
    """Return the language beside one: the only other one, else ja or en among several; "" where that is not told."""
    others = [tag for tag in tags if primary(tag) != primary(taken)] or [tag for tag in tags if tag != taken]
    if len({primary(tag) for tag in others}) == 1:
        return others[0]
    return nearest(others, {"ja": "en", "en": "ja"}.get(primary(taken), "")) or ""


def nearest(tags: Iterable[str], wanted: str) -> str | None:
    """Return the tag that is a language, or a variety of it, None where there is none."""
    alike = [tag for tag in tags if wanted and primary(tag) == primary(wanted)]
    return wanted if wanted in alike else alike[0] if alike else None


def primary(tag: str) -> str:
    """Return the primary subtag of a language tag."""
    return tag.partition("-")[0].lower()


def read_unit(unit: etree._Element, identifier: str) -> Concept:
    """Make a concept of a unit; the first of several segments of a language is its term, like the others."""
    terms: list[Term] = []
    for variant in unit.iterfind("{*}tuv"):
        given = variant.get(XML_LANG) or variant.get("lang") or ""
        language = vocabulary.language(given) or "und"
        text = "".join(text_of(each) for each in variant.iterfind("{*}seg")).strip()
        if text and not any((term.text, term.language) == (text, language) for term in terms):
            note = "\n".join(notes_of(variant))
            terms.append(Term(text, language, kind_of(text), "", "", review="approved", note=note))
    extras = tuple(Extra(f"prop/{each.get('type') or ''}", text_of(each).strip()) for each in unit.iterfind("{*}prop"))
    return Concept(identifier, tuple(terms), note="\n".join(notes_of(unit)), extras=extras)


def notes_of(element: etree._Element) -> Iterator[str]:
    """Yield the notes that stand in an element itself."""
    for note in element.iterfind("{*}note"):
        if text := text_of(note).strip():
            yield text


def text_of(element: etree._Element) -> str:
    """Return the text of a segment: what is highlighted stays, the codes of its markup go."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname not in CODES:
            parts.append(text_of(child))
        parts.append(child.tail or "")
    return "".join(parts)


def is_it(data: bytes) -> bool:
    """Tell whether the first element is tmx, in whatever encoding."""
    return bool(TMX.search(data[:HEAD].replace(b"\0", b"")))
