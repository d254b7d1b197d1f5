# Two commands do all the set-up: `make demo` and `make test`. Each makes its own environment.
PYTHON ?= python3
DEMO := .venv
TEST := .venv-test

.PHONY: demo test check model fuzz bench

demo: $(DEMO)/.installed
	$(DEMO)/bin/kg build seeds/ -o out/

test: $(TEST)/.installed
	sh tests/install-chromium.sh
	sh tests/install-virtuoso.sh
	$(MAKE) --no-print-directory check BIN=$(TEST)/bin

check: BIN ?= $(DEMO)/bin
check:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

$(DEMO)/.installed: pyproject.toml
	$(PYTHON) -m venv $(DEMO)
	$(DEMO)/bin/pip install --quiet --disable-pip-version-check -e .
	touch $@

$(TEST)/.installed: pyproject.toml
	$(PYTHON) -m venv $(TEST)
	$(TEST)/bin/pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@

# Reads files that were broken by chance, then by atheris; an hour of each unless SECONDS says otherwise.
fuzz: $(TEST)/.installed
	$(TEST)/bin/python -W ignore -m tests.nasty.fuzz $(or $(SECONDS),3600)
	$(TEST)/bin/python -W ignore -m tests.nasty.guided $(or $(SECONDS),3600)

# Trains the shipped language model anew; what CORPORA and ENCODER hold is told in training/README.md.
model: $(TEST)/.installed
	@test -n "$(CORPORA)" -a -n "$(ENCODER)" || { echo "usage: make model CORPORA=folder ENCODER=folder"; exit 2; }
	$(TEST)/bin/python -m training.train "$(CORPORA)" "$(ENCODER)" -o kg/models/en_geo

# Speed in one run, ratios to what others do first; docs/benchmarks.md holds the last table. About 15 minutes.
bench: $(TEST)/.installed
	$(TEST)/bin/python -W ignore benchmarks/speed.py $(or $(TEXTS),tests/quality/gold)
	$(TEST)/bin/python -W ignore benchmarks/ingest_scale.py $(or $(TEXTS),tests/quality/gold) 100 400 1600
	$(TEST)/bin/python -W ignore -m benchmarks.shards $(or $(TEXTS),tests/quality/gold) --count 400
	$(TEST)/bin/python -W ignore -m benchmarks.growth $(or $(TEXTS),tests/quality/gold)
	$(TEST)/bin/python -W ignore benchmarks/store.py 100000
	$(TEST)/bin/python -W ignore benchmarks/resolve_speed.py
	sh tests/install-chromium.sh
	$(TEST)/bin/python -W ignore benchmarks/map_scale.py
	$(TEST)/bin/python -W ignore benchmarks/startup.py
	$(if $(PAGES),$(TEST)/bin/python -W ignore benchmarks/ingest_html.py $(PAGES))
