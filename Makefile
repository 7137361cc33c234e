# `make demo` installs, reads the examples, prints what it found and serves it; `make test` runs every check.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SERVE ?= 1
PORT ?= 8021
DEMO_DB ?= build/demo.sqlite

.PHONY: demo test install install-test docs eval bench clean

demo: install
	@mkdir -p $(dir $(DEMO_DB))
	@$(BIN)/dateline add examples/reports --db $(DEMO_DB)
	@$(BIN)/dateline claims --db $(DEMO_DB) --limit 25
	@if [ "$(SERVE)" != "0" ]; then $(BIN)/dateline serve --db $(DEMO_DB) --port $(PORT); fi

test: install-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

install: $(VENV)/installed
install-test: $(VENV)/installed-test

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/installed-test: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@ $(VENV)/installed

docs: install
	$(BIN)/python docs/make.py

clean:
	rm -rf build $(VENV)
