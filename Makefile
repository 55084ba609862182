# WPS Tracker: everything a person needs at the command line. `make` alone lists it.
PYTHON ?= python3
PY := .venv/bin/python
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help setup run test check lint types imports translations dead-code bench lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## virtual environment, packages, Qt's system libraries; quick when nothing changed
	@sh tools/setup.sh dev

run: ## open the program; make run FILE=my.wpst opens a file
	@sh tools/setup.sh run
	@$(PY) -m wpstracker $(if $(FILE),"$(FILE)")

test: ## run the tests; make test ARGS="tests/domain -k period" runs some
	@sh tools/setup.sh dev
	@$(PY) -m pytest -n auto --dist worksteal $(ARGS)

check: lint types imports translations dead-code ## all checks but the tests

lint: setup ## style and layout of the code
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check

types: setup ## mypy --strict
	@$(PY) -m mypy

imports: setup ## which folder may import which
	@$(PY) .venv/bin/lint-imports --no-logo

translations: setup ## the Russian texts are complete and up to date
	@$(PY) tools/translations.py check

dead-code: setup ## nothing is left unused
	@$(PY) tools/dead_code.py

bench: setup ## time the program; prints ratios
	@$(PY) -m bench $(ARGS)

lock: ## pin the packages anew after a change in pyproject.toml; make lock ARGS=--upgrade takes newer versions
	@sh tools/lock.sh $(ARGS)

clean: ## remove what the other targets made
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
