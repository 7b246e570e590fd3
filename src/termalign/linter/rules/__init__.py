"""The rules, one per file, each named after its file: 反撃能力 without its English is missing-approved-term."""
