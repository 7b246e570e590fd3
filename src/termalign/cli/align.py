"""termalign align: 白書.txt beside its English edition, its sentences for a memory, its terms for a termbase."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from termalign.cli.console import Progress, complain, say
from termalign.cli.parameters import document_options, refuse_source
from termalign.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.model import AlignedTerm
    from termalign.workflow import Reading
    from termalign.workflow.aligning import Aligned

EXAMPLES = 10
PATH = click.Path(path_type=Path)


@click.command("align", short_help="Align a document with its translation, and learn its terms.")
@click.argument("source", metavar="SOURCE", type=PATH)
@click.argument("target", metavar="[TARGET]", type=PATH, required=False)
@click.option(
    "-o",
    "--output",
    type=PATH,
    help="A termbase of the terms (.xlsx, .tbx, .csv, .jsonl), or the aligned sentences (.tmx, .tsv).",
)
@click.option(
    "--aligner",
    type=click.Choice(["ibm1", "eflomal"]),
    default="ibm1",
    show_default=True,
    help="What links the words; eflomal is installed apart, and two runs of it may differ.",
)
@document_options()
@click.option("--overwrite", is_flag=True, help="Replace an existing file; the old one is kept as .bak.")
def command(  # noqa: PLR0913 - one parameter an option
    source: Path, target: Path | None, output: Path | None, aligner: str, *, reading: Reading, overwrite: bool
) -> None:
    """Align a Japanese document with its English translation: first the sentences, then the terms.

    SOURCE and TARGET are two documents, or two folders whose files have the same names. Without TARGET, SOURCE is a
    file that comes aligned: XLIFF, TMX, PO, or a table of two columns.
    """
    from termalign import formats  # noqa: PLC0415 - heavy, loaded when work is to be done
    from termalign.workflow import aligning, refuse_existing, write_termbase  # noqa: PLC0415
    from termalign.workflow.aligned_terms import termbase_of  # noqa: PLC0415

    sentences_only = output is not None and output.suffix.lower() in formats.suffixes("write_pairs")
    if output:
        if output.suffix.lower() not in (*formats.suffixes("write_pairs"), *formats.suffixes("write_termbase")):
            message = (
                f"{output}: choose .xlsx, .tbx, .csv or .jsonl for a termbase of the terms, "
                ".tmx or .tsv for the aligned sentences"
            )
            raise CommandError(message)
        refuse_existing(output, overwrite=overwrite)
        refuse_source(output, [path for path in (source, target) if path])
    backup = None
    with Progress() as progress:
        aligned = aligning.align(source, target, reading=reading, progress=progress)
        terms: Sequence[AlignedTerm] = []
        if not sentences_only:
            progress(0, 1, "aligning the terms")
            terms = aligning.align_terms(aligned, reading=reading, aligner=aligner)
        if output and sentences_only:
            backup = aligning.write_pairs(aligned, output)
        elif output:
            backup = write_termbase(termbase_of(terms, aligned.files), output, overwrite=overwrite)
    say(summary(aligned, terms, output))
    for remark in aligned.remarks:
        complain(remark)
    if backup:
        complain(f"{output}: replaced; the file that was there is now {backup}")


def summary(aligned: Aligned, terms: Sequence[AlignedTerm], output: Path | None) -> Iterator[str]:
    """Yield what was aligned, a few terms, and how sure they are."""
    beads = Counter(pair.bead for pair in aligned.translated)
    shapes = ", ".join(f"{number:,} of {shape}" for shape, number in beads.most_common())
    head = f"{output}: " if output else ""
    pairs = len(aligned.translated)
    yield f"{head}{pairs:,} pair{'' if pairs == 1 else 's'} of sentences ({shapes})\n"
    if not terms:
        return
    bands = Counter(term.band for term in terms)
    yield f"{len(terms):,} terms: " + ", ".join(f"{bands[band]:,} {band}" for band in ("high", "review", "weak")) + "\n"
    shown = sorted((term for term in terms if term.band == "high"), key=lambda term: -term.count)[:EXAMPLES]
    for term in shown:
        best = term.renderings[0]
        yield f"  {term.japanese} = {best.english}  ({best.votes} of {term.count})\n"
    several = [term for term in terms if term.inconsistent]
    if several:
        yield f"{len(several):,} term{' is' if len(several) == 1 else 's are'} rendered in several ways:\n"
        for term in sorted(several, key=lambda term: -term.count)[:EXAMPLES]:
            yield f"  {term.japanese}: {', '.join(f'{each.english} ({each.votes})' for each in term.inconsistent)}\n"
