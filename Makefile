# Two targets do all set-up: `make render` writes the documents, `make test` checks the project.

PYTHON ?= python3
VENV ?= .venv
VENV_TEST ?= .venv-test
BIN = $(VENV)/bin
TEST_BIN = $(VENV_TEST)/bin
PIP_FLAGS = --quiet --disable-pip-version-check

.PHONY: render validate test lint types contracts unit documents docs format requirements clean

render: $(VENV)/.installed
	$(BIN)/mou render

validate: $(VENV)/.installed
	$(BIN)/mou validate

test: lint types contracts unit

lint: $(VENV_TEST)/.installed
	$(TEST_BIN)/ruff format --check src tests tools
	$(TEST_BIN)/ruff check src tests tools

types: $(VENV_TEST)/.installed
	$(TEST_BIN)/mypy

contracts: $(VENV_TEST)/.installed
	$(TEST_BIN)/lint-imports

unit: $(VENV_TEST)/.installed
	$(TEST_BIN)/pytest --cov --cov-report=term

# What needs a browser: skipped in `make test` on a plain machine, required here.
documents: $(VENV_TEST)/.installed
	MOU_REQUIRE_TOOLS=1 MOU_AXE="$(MOU_AXE)" $(TEST_BIN)/pytest -m tools

docs: $(VENV_TEST)/.installed
	$(TEST_BIN)/mou explain --format markdown > docs/rules.md
	$(TEST_BIN)/python tools/write_data_format.py

format: $(VENV_TEST)/.installed
	$(TEST_BIN)/ruff format src tests tools
	$(TEST_BIN)/ruff check --fix src tests tools

requirements:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-package mou-cli \
	  --no-emit-index-url --custom-compile-command "make requirements" -o requirements-dev.txt requirements-dev.in

clean:
	rm -rf build $(VENV) $(VENV_TEST)

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install $(PIP_FLAGS) --editable .
	touch $@

$(VENV_TEST)/.installed: requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV_TEST)
	$(TEST_BIN)/pip install $(PIP_FLAGS) --require-hashes -r requirements-dev.txt
	$(TEST_BIN)/pip install $(PIP_FLAGS) --no-deps --no-build-isolation --editable .
	touch $@
