"""Run termalign as `python -m termalign`, e.g. on 白書.txt."""

from __future__ import annotations

import sys

from termalign.cli import run


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
