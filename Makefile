# Everything runs in .venv, made from requirements that are pinned by their hashes. `make help` lists the targets.
PYTHON ?= python3
PORT ?= 5000
SERVE ?= 1
BIN := .venv/bin
DEMO := MAILLAGE_STORE=var/demo/carte.lbug MAILLAGE_JOURNAL= $(BIN)/maillage
EXAMPLE := MAILLAGE_STORE=var/example/carte.lbug MAILLAGE_JOURNAL= $(BIN)/maillage

.DEFAULT_GOAL := help
.PHONY: help demo demo-example serve test check format bench lock clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 15

demo: .venv/run ## load the real data, print the first gaps, open the map (SERVE=0: do not; PORT=5000)
	$(DEMO) load data/sources --region 44
	$(DEMO) status
	$(DEMO) gaps --limit 10
	@if [ "$(SERVE)" != 0 ]; then exec env $(DEMO) serve --port $(PORT); fi

demo-example: .venv/run ## load the invented network, with its planted gaps, into a map of its own, and open it
	$(EXAMPLE) load data/example
	$(EXAMPLE) gaps --limit 10
	@if [ "$(SERVE)" != 0 ]; then exec env $(EXAMPLE) serve --port $(PORT); fi

serve: .venv/run ## open the map of the demo again
	exec env $(DEMO) serve --port $(PORT)

test: .venv/test ## run the tests; what this machine lacks is skipped, with the reason
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

check: .venv/check ## lint, format, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint --quiet --lint webapp/templates graph/export

format: .venv/check ## put the code in the common form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/test ## measure, beside a named peer (needs Chromium)
	$(BIN)/python -m benchmarks.first_frame
	$(BIN)/python -m benchmarks.loading
	$(BIN)/python -m benchmarks.resolution
	$(BIN)/python -m benchmarks.gaps
	$(BIN)/python -m benchmarks.planning
	$(BIN)/python -m benchmarks.views 300 2000
	$(BIN)/python -m benchmarks.pages

lock: ## pin the requirements again, by their hashes
	test -x .venv-lock/bin/uv || ($(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install --quiet uv)
	for set in run:build test:build,test check:build,test,check; do \
	  groups=$$(echo "$${set#*:}" | sed 's/[^,]*/--group &/g; s/,/ /g'); \
	  .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	    --custom-compile-command "make lock" pyproject.toml $$groups -o requirements/$${set%%:*}.txt || exit 1; \
	done

clean: ## remove what was made here
	rm -rf .venv .venv-lock var dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# .venv/run, .venv/test and .venv/check are stamps: the requirements of that name are installed, and maillage itself.
.venv/%: requirements/%.txt pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Maillage needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { rm -rf .venv; echo "Python has no venv here (Debian: apt install python3-venv)"; exit 1; }
