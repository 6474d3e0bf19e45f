# Nothing has to be installed by hand: tools/environment.sh brings what is missing.
PYTHON := .venv/bin/python

.PHONY: help run test check endure bench bundle env lock catalogues

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

run: env ## open the window
	@sh tools/environment.sh window
	@$(PYTHON) main.py

test: env ## every check and the whole suite; needs no display
	@sh tools/environment.sh libraries
	@sh tools/environment.sh browser
	@status=0; $(MAKE) --no-print-directory check || status=1; \
	$(PYTHON) -m pytest -n auto --dist loadgroup || status=1; exit $$status

check: env ## style and types alone
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m basedpyright

endure: env ## kills, damage and full disks in full numbers; half an hour
	@sh tools/environment.sh libraries
	@sh tools/environment.sh browser
	@$(PYTHON) -m tests.endurance

bench: env ## timings as ratios
	@$(PYTHON) -m tests.bench

bundle: env ## dist/zhetekshi, the program without Python, and a trial of it
	@sh tools/environment.sh bundle
	@$(PYTHON) -m PyInstaller --noconfirm --log-level WARN build.spec
	@$(PYTHON) -m tools.try_bundle

env: ## .venv as requirements.lock describes it
	@sh tools/environment.sh packages

lock: ## requirements.lock anew from pyproject.toml
	@sh tools/environment.sh lock

catalogues: env ## renew resources/locale after texts have changed
	@$(PYTHON) -m tools.catalogues
