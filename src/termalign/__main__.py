"""Run termalign as `python -m termalign`, e.g. on 白書.txt."""

from __future__ import annotations

import signal
import sys
import warnings

from termalign.cli import run


def main() -> None:
    """Run the command line and leave with its exit code; a hang-up or a kill leaves no half file, as Ctrl-C does not."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    warnings.filterwarnings("ignore", module="openpyxl")  # of parts of workbooks that termalign does not read
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
