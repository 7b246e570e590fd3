"""Translation memories in TMX 1.4, a unit for each pair: 衛星コンステレーション and satellite constellation.

Versions 1.1 to 1.4 are read, unit by unit; nothing outside the file is fetched.
"""

from __future__ import annotations

import io
import re
from codecs import BOM_UTF8
from typing import IO, TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from termalign.errors import FileError
from termalign.formats import vocabulary
from termalign.formats.exchange import DEFAULTS, DraftOptions, Dropped, Options, pairs, without_pair
from termalign.formats.rows import kind_of
from termalign.model import Concept, Draft, Extra, Place, SegmentPair, Term, Termbase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LOSES = ("all but pairs", "characters that XML forbids")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CODES = ("bpt", "ept", "it", "ph", "ut")
"""Elements whose text is code of the document that was translated, not text."""
HEAD = 4096
MISLABELLED = re.compile(rb"<\?xml[^>]*encoding=.utf-?16", re.IGNORECASE)
"""A declaration of UTF-16 that can be read byte by byte is wrong: some program has turned the file into UTF-8."""
HEADER = re.compile(rb"<header\b[^>]*\bsrclang\s*=\s*[\"']([A-Za-z-]+)[\"']", re.IGNORECASE)
TMX = re.compile(rb"<tmx[\s>]", re.IGNORECASE)


def write_termbase(termbase: Termbase, stream: IO[bytes], options: Options = DEFAULTS) -> list[Dropped]:
    """Write a unit for each pair of usable terms; returns what has no pair, is empty or was there already."""
    dropped = without_pair(termbase, options)
    header = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="termalign" '
        f'creationtoolversion="1" segtype="phrase" o-tmf="termalign" adminlang="en" '
        f'srclang={quoteattr(options.source)} datatype="plaintext"/>\n<body>\n'
    )
    stream.write(header.encode())
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


def segment_pairs(file: str, data: bytes, options: DraftOptions) -> Draft:
    """Read a memory as a draft: of each unit the segments in two languages, an exact tag before another region.

    Raises FileError where it is not well-formed, no TMX, holds no such segments, or more languages than can be told.
    """
    found: list[tuple[str, int, dict[str, str]]] = []
    stated = HEADER.search(data[:HEAD].replace(b"\0", b""))
    for unit in units(file, data):
        texts: dict[str, str] = {}
        for variant in unit.iterfind("{*}tuv"):
            given = variant.get(XML_LANG) or variant.get("lang") or ""
            texts.setdefault(vocabulary.language(given) or "und", "".join(map(text_of, variant.iterfind("{*}seg"))))
        found.append((unit.get("tuid") or "", unit.sourceline or 1, texts))
    source, target = pair_of_languages(
        file, options, stated[1].decode() if stated else "", [texts for _, _, texts in found]
    )
    pairs: list[SegmentPair] = []
    for identifier, line, texts in found:
        first, second = nearest(texts, source), nearest(texts, target)
        if first is not None and second is not None:
            pairs.append(SegmentPair(texts[first], texts[second], Place(file, 1, line, 1), identifier))
    if not pairs:
        message = f"{file}: holds no units with {source} and {target}; name its languages with --from and --to"
        raise FileError(message)
    return Draft(file, source, target, tuple(pairs))


def pair_of_languages(
    file: str, options: DraftOptions, stated: str, units: Sequence[Mapping[str, str]],
) -> tuple[str, str]:  # fmt: skip
    """Return the languages to read: the options', else the two there are, else ja and en among several."""
    tags = list(dict.fromkeys(tag for texts in units for tag in texts))
    first = options.source_language or nearest(tags, vocabulary.language(stated)) or ""
    others = [tag for tag in tags if primary(tag) != primary(first)]
    if options.target_language:
        return first or next(
            (tag for tag in tags if primary(tag) != primary(options.target_language)), "ja"
        ), options.target_language
    if len({primary(tag) for tag in others}) == 1 and first:
        return first, others[0]
    usual = [nearest(tags, "ja"), nearest(tags, "en")]
    if all(usual) and (not first or primary(first) in ("ja", "en")):
        ordered = usual if primary(first) != "en" else usual[::-1]
        return str(ordered[0]), str(ordered[1])
    message = f"{file}: holds {', '.join(tags)}; name two of them with --from and --to"
    if not tags:
        message = f"{file}: holds no segments; is it the draft, or an empty memory?"
    raise FileError(message)


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
