# Every target sets up what it needs in .venv; only Python 3.11 or later, git and make must be there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV := $(VENV)/.dev

.PHONY: play test check bench golden clean

play: $(READY)
	@$(BIN)/star-city

test: $(DEV)
	@$(BIN)/python -m pytest -q

check: $(DEV)
	@$(BIN)/ruff check src tests bench
	@$(BIN)/ruff format --check src tests bench
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/star-city check
	@$(BIN)/star-city fmt --check

bench: $(DEV)
	@$(BIN)/python bench/run.py

golden: $(DEV)
	@$(BIN)/python -m pytest -q tests/tui --golden-update

clean:
	rm -rf $(VENV) build dist

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit("Star City needs Python 3.11 or later; set PYTHON=...") if sys.version_info < (3, 11) else None'
	@echo "Setting up $(VENV), once"
	@$(PYTHON) -m venv $(VENV)

$(READY): $(VENV)/pyvenv.cfg pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(DEV): $(VENV)/pyvenv.cfg pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(READY)
