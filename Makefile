# `make build` and `make test` set up all they need, from Python 3.11 on.
PYTHON ?= python3
ARGS ?=
BIN := .venv/bin
SHELL := /bin/sh

.PHONY: build test lint golden bench clean

build: .venv/ready
	$(BIN)/quizpress build $(ARGS)

test: .venv/ready-to-test lint
	$(BIN)/python -m pytest -n auto $(ARGS)

lint: .venv/ready-to-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

golden: .venv/ready-to-test
	$(BIN)/python -m pytest --update-golden

bench: .venv/ready-to-test
	$(BIN)/python tests/bench/run.py

clean:
	rm -rf .venv build dist

.venv/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "quizpress needs Python 3.11 or newer; call make PYTHON=python3.12, say"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

.venv/ready-to-test: .venv/ready tests/needs.sh
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	sh tests/needs.sh
	touch $@
