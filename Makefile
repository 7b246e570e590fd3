# Needs python3 (3.11 or newer) with venv, git and make; everything else is set up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: help demo test test-consumers check format bench docs clean

help:
	@echo "make demo    build a termbase from the sample documents and say where it is"
	@echo "make test    run the tests"
	@echo "make test-consumers  let OmegaT, LibreOffice and the Translate Toolkit read what termalign writes"
	@echo "make check   run the linter, the type checker and the architecture contracts"
	@echo "make bench   measure quality and speed, beside regular expressions and Sudachi"
	@echo "make format  format the code"
	@echo "make docs    write the page of the linter's rules anew"
	@echo "make clean   remove what make made"

$(VENV)/installed: pyproject.toml
	@echo "Setting up $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --editable ".[lsp]"
	@touch $@

$(VENV)/installed-test: $(VENV)/installed
	@$(PIP) install "pytest>=8.2" "hypothesis>=6.100" "jsonschema>=4.18" "pytest-randomly>=3.15" --editable ".[mecab,pdf]"
	@touch $@

$(VENV)/installed-check: $(VENV)/installed
	@$(PIP) install "ruff>=0.6" "mypy>=1.11" "import-linter>=2" "lxml-stubs>=0.5" "types-openpyxl>=3.1" "types-polib>=1.2"
	@touch $@

demo: $(VENV)/installed
	@rm -rf demo && mkdir demo
	@$(BIN)/termalign build corpora/climate corpora/cloud corpora/defence corpora/finance corpora/law corpora/medicine corpora/space -o demo/termbase.xlsx
	@echo
	@echo "Open demo/termbase.xlsx in Excel or LibreOffice. To see why a pair was made:"
	@echo "  $(BIN)/termalign extract corpora/defence --min-band A --explain"
	@echo "To check a translation in which mistakes were planted:"
	@echo "  $(BIN)/termalign lint corpora/drafts/resilience/draft.tsv --termbase corpora/drafts/resilience/termbase.csv"

test: $(VENV)/installed-test
	@$(BIN)/python -m pytest --quiet -m "not consumers"

test-consumers: $(VENV)/installed-test
	@echo "Needs: apt install omegat libreoffice-calc; $(BIN)/python -m pip install translate-toolkit (GPL, a test oracle only)"
	@$(BIN)/python -m pytest --quiet -m consumers tests/consumers

check: $(VENV)/installed-check
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@PYTHONPATH=src $(BIN)/lint-imports --no-cache

bench: $(VENV)/installed
	@$(BIN)/python benchmarks/quality.py
	@$(BIN)/python benchmarks/calibration.py
	@$(BIN)/python benchmarks/speed.py
	@$(BIN)/python benchmarks/termhood.py
	@$(BIN)/python benchmarks/termbases.py
	@$(BIN)/python benchmarks/lint.py
	@$(BIN)/python benchmarks/alignment.py

format: $(VENV)/installed-check
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

docs: $(VENV)/installed
	@$(BIN)/python docs/make_rules.py > docs/rules.md

clean:
	rm -rf $(VENV) demo .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
