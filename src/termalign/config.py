"""Settings of a project: [tool.termalign] in pyproject.toml or termalign.toml, e.g. termbase = ["用語集.xlsx"].

In termalign.toml the heading may be left out.

The nearest of these files counts, in the working directory or above it. The keys are those of KEYS.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

from termalign.errors import CommandError
from termalign.model import SEVERITIES

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("termalign.toml", "pyproject.toml")
TEXTS, TEXT, TABLE = "a list of strings", "a string", "a table of strings"
KEYS = {
    "termbase": TEXTS,
    "from": TEXT,
    "to": TEXT,
    "select": TEXTS,
    "ignore": TEXTS,
    "ignored": TEXTS,
    "severity": TABLE,
    "fail-on": TEXT,
    "subject": TEXT,
    "baseline": TEXT,
}


class Config(NamedTuple):
    """The settings, each with its default, and the file they are from."""

    file: Path | None = None
    termbases: tuple[Path, ...] = ()
    source_language: str = ""
    target_language: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ignored: tuple[Path, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    fail_on: str = ""
    subject: str = ""
    baseline: Path | None = None


def find_config(start: Path) -> Path | None:
    """Return the nearest file with settings of termalign, None where there is none."""
    for folder in (start, *start.parents):
        for name in NAMES:
            file = folder / name
            if file.is_file() and (name == NAMES[0] or b"[tool.termalign" in file.read_bytes()):
                return file
    return None


def read_config(file: Path | None) -> Config:
    """Read the settings; paths in them are relative to their file.

    Raises CommandError where the file is no TOML, or a setting has an unknown name or a value of the wrong type.
    """
    if file is None:
        return Config()
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{file}: cannot be read ({error.strerror})"
        raise CommandError(message) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"{file}: is not valid TOML ({error})"
        raise CommandError(message) from None
    table = data if file.name == NAMES[0] and "tool" not in data else data.get("tool", {}).get("termalign", {})
    for key, value in table.items():
        check_setting(file, key, value)
    return Config(
        file,
        tuple(file.parent / name for name in texts(table.get("termbase"))),
        table.get("from", ""),
        table.get("to", ""),
        texts(table.get("select")),
        texts(table.get("ignore")),
        tuple(file.parent / name for name in texts(table.get("ignored"))),
        tuple(table.get("severity", {}).items()),
        table.get("fail-on", ""),
        table.get("subject", ""),
        file.parent / table["baseline"] if table.get("baseline") else None,
    )


def check_setting(file: Path, key: str, value: Any) -> None:
    """Refuse a setting that does not exist, or whose value is of another type."""
    if key not in KEYS:
        message = f"{file}: {key!r} is no setting; there are {', '.join(KEYS)}"
        raise CommandError(message)
    wanted = KEYS[key]
    right = {
        TEXT: isinstance(value, str),
        TEXTS: isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value)),
        TABLE: isinstance(value, dict) and all(isinstance(each, str) for each in value.values()),
    }
    if not right[wanted]:
        message = f"{file}: {key} must be {wanted}"
        raise CommandError(message)
    for name, level in value.items() if wanted == TABLE else ():
        if level not in SEVERITIES:
            message = f"{file}: the severity of {name} is {level!r}; choose one of {', '.join(SEVERITIES)}"
            raise CommandError(message)


def texts(value: str | list[str] | None) -> tuple[str, ...]:
    """Return one or several strings as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value or ())
