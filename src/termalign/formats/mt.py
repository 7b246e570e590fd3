"""Glossaries of machine translation services: 反撃能力 ⇥ counterstrike capability, one target for each source.

Limits and layouts are those that DeepL, Google Cloud, Amazon and Azure document for their glossaries.
"""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, NamedTuple

from termalign.formats.exchange import DEFAULTS, Dropped, Options, pairs, without_pair
from termalign.text.delimited import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Termbase

LOSES = ("all but preferred pairs",)
DELIMITERS = {".csv": ",", ".tsv": "\t"}
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Profile(NamedTuple):
    """What one service takes."""

    header: bool
    """Whether the first row names the languages."""
    most_bytes: int
    """The largest file, in bytes of UTF-8."""
    longest: int = 0
    """The longest term, in bytes of UTF-8; 0 for no limit."""
    delimiter: str = "\t"
    """What parts the columns of a file whose suffix does not say it."""


PROFILES = {
    "deepl": Profile(header=False, most_bytes=10 * 2**20, longest=1024),
    "google": Profile(header=False, most_bytes=10_000_000),
    "amazon": Profile(header=True, most_bytes=10_485_760, delimiter=","),
    "azure": Profile(header=False, most_bytes=10 * 2**20),
}


def write_termbase(termbase: Termbase, stream: IO[bytes], options: Options = DEFAULTS) -> list[Dropped]:
    """Write one row for each source term with its first target term; raises ValueError for an unknown profile."""
    name = options.profile or "deepl"
    if name not in PROFILES:
        message = f"{name!r} is no profile; choose one of {', '.join(PROFILES)}"
        raise ValueError(message)
    profile = PROFILES[name]
    delimiter = DELIMITERS.get(options.suffix, profile.delimiter)
    dropped = without_pair(termbase, options)
    size = 0
    if profile.header:
        size += stream.write(line((options.source, options.target), delimiter).encode())
    for source, target in one_each(termbase, options, dropped):
        reason = refused(source, profile) or refused(target, profile)
        row = line((source, target), delimiter) if delimiter == "," else f"{source}\t{target}\n"
        data = row.encode(errors="replace")
        if not reason and size + len(data) > profile.most_bytes:
            reason = f"the file would be over {profile.most_bytes:,} bytes, the most that {name} takes"
        if reason:
            dropped.append(Dropped(f"{source} = {target}", reason))
        else:
            size += stream.write(data)
    return dropped


def one_each(termbase: Termbase, options: Options, dropped: list[Dropped]) -> Iterator[tuple[str, str]]:
    """Yield each source term once, with its first target term of the same kind: SDA with SDA, not with its full form."""
    chosen: dict[str, tuple[str, str]] = {}
    for concept, source, target in pairs(termbase, options):
        key = source.text.strip()
        other = chosen.get(key)
        if other is None:
            chosen[key] = (concept.id, target.text.strip())
        elif other[0] != concept.id:
            reason = f"a service takes one target for a source, and {key} is {other[1]} already"
            dropped.append(Dropped(f"{key} = {target.text.strip()}", reason))
    yield from ((source, target) for source, (_, target) in chosen.items())


def refused(text: str, profile: Profile) -> str:
    """Return why a service refuses a term, "" where it does not."""
    if not text:
        return "is empty"
    if CONTROL.search(text):
        return "has a tab, a line break or another control character"
    size = len(text.encode(errors="replace"))
    if profile.longest and size > profile.longest:
        return f"has {size:,} bytes, more than {profile.longest:,}"
    return ""
