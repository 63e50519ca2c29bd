# `make help` lists what can be asked for. All set-up happens by itself (packaging/bootstrap.py).
PYTHON ?= $(firstword $(foreach v,python3.13 python3.12 python3.11 python3,$(shell $(v) -c 'import sys; assert sys.version_info >= (3, 11); print("$(v)")' 2>/dev/null)))
BOOTSTRAP := $(if $(PYTHON),$(PYTHON),python3) packaging/bootstrap.py
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup demo test check soak answers soak-real mutants bench storm screenshots translations schema deb clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

setup: ## virtual environment, system libraries, tools
	@$(BOOTSTRAP) setup

demo: ## the demo company: opens the app on it; without a display plays a scripted round
	@$(BOOTSTRAP) demo $(ARGS)

test: ## the whole suite (ARGS="tests/unit -k price" for a part)
	@$(BOOTSTRAP) test $(ARGS)

check: setup ## lint, format, types, import rules, house tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q tests/house

soak: setup ## simulated histories under faults, over all processors (HISTORIES=n SEED=s)
	@$(BIN)/python -m tests.simulation.soak $(if $(HISTORIES),--histories $(HISTORIES)) $(if $(SEED),--seed $(SEED)) $(ARGS)

mutants: setup ## take away the engine's safeguards one by one: each has to turn its tests red
	@$(BIN)/python -m tests.mutants $(ARGS)

answers: setup ## odd answers of every CRM to its connector, over all processors (ANSWERS=n to each, SEED=s)
	@$(BIN)/python -m tests.answers $(if $(ANSWERS),--answers $(ANSWERS)) $(if $(SEED),--seed $(SEED)) $(ARGS)

soak-real: setup ## lost answers and kills against real Tryton, on SQLite and PostgreSQL (LOST=1000 KILLS=500 SEED=s)
	$(BIN)/python -m tests.reality $(if $(LOST),--lost $(LOST)) $(if $(KILLS),--kills $(KILLS)) $(if $(SEED),--seed $(SEED)) $(ARGS)

bench: setup ## speed and memory against a floor of the same run, as one table (docs/performance.md); writes build/bench.json
	$(BIN)/python -m benchmarks

storm: setup ## the end of a day: REPS=200 laptops at once against Tryton on PostgreSQL; writes build/storm.json
	$(BIN)/python -m benchmarks.storm $(if $(REPS),--reps $(REPS)) $(if $(SEED),--seed $(SEED)) $(ARGS)

screenshots: setup ## every page as PNG, in build/screenshots
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/screenshots.py

translations: setup ## collect the texts to translate and compile the translations
	$(BIN)/python packaging/translations.py

schema: setup ## regenerate the committed schema.sql from the entities
	$(BIN)/python -m sfa_desktop.replica.schema > sfa_desktop/replica/schema.sql

deb: ## a .deb of the frozen app, tried in a bare Debian root (ARGS=--untried to leave that out)
	@$(BOOTSTRAP) deb $(ARGS)

clean: ## remove what was made
	rm -rf build dist .venv
