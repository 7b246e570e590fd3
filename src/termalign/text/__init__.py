"""Pure functions on text: scripts, encodings, English words, Japanese morphemes (防衛 | 見直し)."""
