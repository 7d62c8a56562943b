# What can be done here; `make help` lists it. Needs Python 3.11 or newer, make and git, nothing else.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PORT ?= 8000
SEEDS ?= $(wildcard ../shared/seeds)
UV_VERSION := 0.13.9

PY := .venv/bin/python
MANAGE := $(PY) manage.py
UV := .venv/bin/uv
COMPILE := $(UV) pip compile --quiet --universal --generate-hashes --python-version 3.11 pyproject.toml
PAGES := templates
say = @if [ -t 1 ]; then printf '\033[1m%s\033[0m\n' '$(1)'; else echo '$(1)'; fi

.PHONY: run test lint fmt lock bench screenshots help

run: .venv/installed-run ## Start debateprep on 127.0.0.1:8000 (PORT= changes it), with the shipped deck and demo people
	@scripts/need port $(PORT)
	$(call say,Preparing the database)
	@$(MANAGE) migrate --verbosity 0
# A document that cannot be read, or a deck file that contradicts a curator's change, is said aloud
# and exits 1. It concerns whoever keeps the cards, and keeps nobody from drilling: hence `|| true`.
# Decks come first: they say who the people are that documents quote.
	$(call say,Loading decks)
	@$(MANAGE) load_deck seeds/decks/*.yaml || true
	$(call say,Reading documents)
	@$(MANAGE) ingest seeds/samples || true
	@$(if $(SEEDS),$(MANAGE) ingest $(SEEDS) || true)
	@$(MANAGE) demo --address http://127.0.0.1:$(PORT)
	@exec scripts/serve $(PORT)

test: .venv/installed-dev ## Run every test, in the browser too; on PostgreSQL when DATABASE_URL points at one
	@scripts/need chromium
	@$(PY) -m pytest -n auto $(ARGS)

lint: .venv/installed-dev ## Check style, types, templates, layers, migrations and locks
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/mypy
	@.venv/bin/djlint --quiet --check --lint $(PAGES)
	@.venv/bin/lint-imports --no-logo
	@$(MANAGE) makemigrations --check --dry-run
	@scripts/check-locks "$(COMPILE)"

fmt: .venv/installed-dev ## Format code and templates
	@.venv/bin/ruff check --fix --exit-zero .
	@.venv/bin/ruff format .
	@.venv/bin/djlint --quiet --reformat $(PAGES) || true

lock: .venv/uv-$(UV_VERSION) ## Compile requirements*.txt from pyproject.toml
	@$(COMPILE) $(ARGS) -o requirements.txt >/dev/null
	@$(COMPILE) $(ARGS) --group dev -o requirements-dev.txt >/dev/null

bench: .venv/installed-dev ## Measure, against a floor in the same run, into benchmarks/results/
	@$(PY) -m benchmarks

screenshots: .venv/installed-dev ## Take the README's pictures from the app, run beside the one you have
	@scripts/need chromium
	@$(PY) scripts/screenshots.py

help: ## List what can be done
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The environment: .venv, uv from the package registry, then exactly what the lock files name.

.venv/bin/python:
	@scripts/need venv
	$(call say,Making .venv)
	@$${PYTHON:-python3} -m venv .venv

.venv/uv-$(UV_VERSION): .venv/bin/python
	@$(PY) -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@

.venv/installed-run: requirements.txt .venv/uv-$(UV_VERSION)
	$(call say,Installing what requirements.txt names)
	@$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt .venv/uv-$(UV_VERSION)
	$(call say,Installing what requirements-dev.txt names)
	@$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements-dev.txt
	@touch $@ .venv/installed-run
