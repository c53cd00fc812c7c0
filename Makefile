# Two targets do all set-up: `make render` writes the documents, `make test` checks the project.

PYTHON ?= python3
VENV ?= .venv
VENV_TEST ?= .venv-test
VENV_BENCH ?= .venv-bench
BIN = $(VENV)/bin
TEST_BIN = $(VENV_TEST)/bin
BENCH_BIN = $(VENV_BENCH)/mou/bin
VENV_ATHERIS ?= .venv-atheris
FUZZ_EXAMPLES ?= 5000
N ?= 500
SECONDS ?= 600
KILLS ?= 1000
ROUNDS ?= 200
# `.ci/run` measures coverage as well, which makes the tests half as slow again.
COVERAGE ?=
PIP_FLAGS = --quiet --disable-pip-version-check

.PHONY: render validate test lint types contracts unit documents docs bench bench-large format requirements clean \
  hostile papers fuzz fuzz-atheris kill-test at-once

render: $(VENV)/.installed
	$(BIN)/mou render

validate: $(VENV)/.installed
	$(BIN)/mou validate

test: lint types contracts unit

lint: $(VENV_TEST)/.installed
	$(TEST_BIN)/ruff format --check src tests tools bench
	$(TEST_BIN)/ruff check src tests tools bench

types: $(VENV_TEST)/.installed
	$(TEST_BIN)/mypy

contracts: $(VENV_TEST)/.installed
	$(TEST_BIN)/lint-imports

unit: $(VENV_TEST)/.installed
	$(TEST_BIN)/pytest -m "not tools" --numprocesses auto --dist loadfile $(COVERAGE)

# What needs Chromium, LibreOffice or axe-core, which `make test` does without; required here.
documents: $(VENV_TEST)/.installed
	MOU_REQUIRE_TOOLS=1 MOU_AXE="$(MOU_AXE)" $(TEST_BIN)/pytest -m tools

# Every hostile case with the seconds that it took.
hostile: $(VENV_TEST)/.installed
	$(TEST_BIN)/pytest tests/hostile --durations=0 --durations-min=0.5

# Random agreements of hostile lengths in every format and both sizes, others in each run.
papers: $(VENV_TEST)/.installed
	PAPERS=$(N) $(TEST_BIN)/pytest tests/proofreading/test_hostile_lengths.py

# Changed real files, others in each run. What is found joins tests/hostile.
fuzz: $(VENV_TEST)/.installed
	FUZZ_EXAMPLES=$(FUZZ_EXAMPLES) $(TEST_BIN)/pytest tests/fuzz

# The same, guided by the branches that a file reaches: `make fuzz-atheris SECONDS=3600`.
fuzz-atheris: $(VENV_ATHERIS)/.installed
	$(VENV_ATHERIS)/bin/python tests/fuzz/atheris_run.py --seconds $(SECONDS)

# kill -9 at any moment of a command that writes.
kill-test: $(VENV_TEST)/.installed
	KILLS=$(KILLS) $(TEST_BIN)/pytest -s tests/operations/test_killed*.py

# Two commands that write at the same moment, in each pair.
at-once: $(VENV_TEST)/.installed
	ROUNDS=$(ROUNDS) $(TEST_BIN)/pytest tests/operations/test_at_once*.py --durations=0 --durations-min=5

docs: $(VENV_TEST)/.installed
	$(TEST_BIN)/mou explain --format markdown > docs/rules.md
	$(TEST_BIN)/python tools/write_data_format.py
	$(TEST_BIN)/python tools/write_rooms.py
	$(TEST_BIN)/python tools/write_api.py

format: $(VENV_TEST)/.installed
	$(TEST_BIN)/ruff format src tests tools bench
	$(TEST_BIN)/ruff check --fix src tests tools bench

# How fast mou is beside its peers, as ratios: about fifteen minutes on a quiet machine. No test.
bench: $(VENV_BENCH)/.installed
	$(BENCH_BIN)/pip install $(PIP_FLAGS) --force-reinstall --no-deps --no-build-isolation .
	$(BENCH_BIN)/python -m bench

# The same with 100,000 files, which takes some minutes more.
bench-large:
	BENCH_LARGE=1 $(MAKE) bench

COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras \
	--no-emit-package mou-cli --no-emit-index-url --custom-compile-command "make requirements"

requirements:
	$(COMPILE) -o requirements-dev.txt requirements-dev.in
	$(COMPILE) -c requirements-dev.txt -o bench/mou.txt bench/mou.in
	$(COMPILE) -o bench/peers.txt bench/peers.in
	$(COMPILE) -o tests/fuzz/requirements.txt tests/fuzz/requirements.in

clean:
	rm -rf build $(VENV) $(VENV_TEST) $(VENV_BENCH) $(VENV_ATHERIS)

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install $(PIP_FLAGS) --editable .
	touch $@

$(VENV_TEST)/.installed: requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV_TEST)
	$(TEST_BIN)/pip install $(PIP_FLAGS) --require-hashes -r requirements-dev.txt
	$(TEST_BIN)/pip install $(PIP_FLAGS) --no-deps --no-build-isolation --editable .
	touch $@

# The peers stand alone, so that none gets a library that only mou brings; the C parser of YAML lies
# apart, for the row that lends it to one of them.
$(VENV_BENCH)/.installed: bench/mou.txt bench/peers.txt pyproject.toml
	$(PYTHON) -m venv $(VENV_BENCH)/mou
	$(BENCH_BIN)/pip install $(PIP_FLAGS) --require-hashes -r bench/mou.txt
	$(PYTHON) -m venv $(VENV_BENCH)/peers
	$(VENV_BENCH)/peers/bin/pip install $(PIP_FLAGS) --require-hashes -r bench/peers.txt
	mkdir -p $(VENV_BENCH)/clib
	cp $(VENV_BENCH)/mou/lib/python*/site-packages/_ruamel_yaml*.so $(VENV_BENCH)/clib/
	touch $@

$(VENV_ATHERIS)/.installed: tests/fuzz/requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV_ATHERIS)
	$(VENV_ATHERIS)/bin/pip install $(PIP_FLAGS) --require-hashes -r tests/fuzz/requirements.txt
	$(VENV_ATHERIS)/bin/pip install $(PIP_FLAGS) --editable .
	touch $@
