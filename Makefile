# Two commands for people: `make demo` and `make test`. They need Python >= 3.11 (with venv) and make.
# The system's own Python where it can make an environment: distributions build theirs optimized, a version
# manager's is a quarter slower. Else whichever is found.
PYTHON ?= $(shell /usr/bin/python3 -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
  && echo /usr/bin/python3 || echo python3)
PORT ?= 8000
SERVE ?= 1
VENV := .venv
BIN := $(VENV)/bin
CHECKS := browser nginx java lint format templates types imports migrations deploy
# What is imported is compiled then; most of what is installed for the tools never is.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile
# A file stays on one worker, which shares its preparations; who is done takes the next in the order of tests/turns.py.
# As many as there are cores, for each builds worlds of its own, and one that only kills, starts and waits.
WORKERS := $(shell python3 -c 'import os; print((os.cpu_count() or 1) + 1)')
PYTEST_OPTIONS ?= -n $(WORKERS) --dist loadfile --no-loadscope-reorder
# Else each of the hundred processes that the tests start would compile the whole program anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test mutants reviews guides lock clean $(CHECKS:%=check-%)
.DEFAULT_GOAL := demo

demo: $(VENV)/run.lock
	@exec $(BIN)/python -m config.demo.supervisor --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve)

# Every checker speaks before the tests do, so that the closing line is pytest's own. Meanwhile the other core
# plays the demonstration for the tests; if that fails, the tests that need it play it again and say why.
test: $(VENV)/test.lock
	@$(BIN)/python -m tests.story >/dev/null 2>&1 & story=$$!; \
	failed=; \
	for check in $(CHECKS); do \
	  echo "== $$check"; $(MAKE) --no-print-directory check-$$check || failed="$$failed $$check"; \
	done; \
	test -z "$$failed" || echo "not clean:$$failed"; \
	echo "== tests"; $(BIN)/python -m pytest $(PYTEST_OPTIONS) || failed="$$failed tests"; \
	wait $$story; test -z "$$failed"

check-browser:
	@sh .ci/chromium
check-nginx:
	@sh .ci/nginx
check-java:
	@sh .ci/java
check-lint:
	@$(BIN)/ruff check .
check-format:
	@$(BIN)/ruff format --check .
# Two components end without a new line, because they stand inside sentences; the formatter would add one.
check-templates:
	@find templates -name '*.html' ! -name mark.html ! -name deadline.html -exec $(BIN)/djade --check --target-version 5.2 {} +
check-types:
	@$(BIN)/mypy
check-imports:
	@$(BIN)/lint-imports
check-migrations:
	@DJANGO_SETTINGS_MODULE=config.settings.bare $(BIN)/python manage.py makemigrations --check --dry-run
check-deploy:
	@set -a; . tests/config/site.env; $(BIN)/python manage.py check --deploy --fail-level WARNING

# The law with one figure wrong by a step, again and again: do the case tables notice? SAMPLE=200 asks fewer;
# PACK=DIR asks a law pack by its own tables.
mutants: $(VENV)/test.lock
	@$(BIN)/python -m tests.law.mutants $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(PACK),--pack $(PACK))

# The pictures of the guides, taken anew from the pages as they are now; a test tells when a page has changed.
guides: $(VENV)/test.lock check-browser
	@$(BIN)/python -m pytest -q -n 0 tests/config/guides/taking_pictures.py

# Every rule that may leave its answer to a person, with the rows of the case tables that reach it.
reviews: $(VENV)/test.lock
	@$(BIN)/python -m tests.law.reviews

# The copy of a lock inside the environment says what is installed there: equal means nothing to do. A lock
# is whole, so nothing is resolved; what a server needs and a developer's tools are installed side by side.
$(VENV)/%.lock: requirements/%.lock requirements/run.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Cần Python từ 3.11 trở lên (make PYTHON=python3.12 …). Python >= 3.11 is needed."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Cài đặt thư viện vào $(VENV) …"
	@$(PIP) -r requirements/run.lock & server=$$!; \
	  if [ $* = test ]; then grep -v '^-r' $< >$@.tools && $(PIP) -r $@.tools; fi && wait $$server
	@cp $< $@

# New exact versions of everything, from the dependencies named in pyproject.toml.
lock:
	@$(PYTHON) requirements/lock.py

clean:
	rm -rf $(VENV) var "/dev/shm/vinhdanh-$$(id -u)-$$(printf %s "$(CURDIR)" | sha256sum | cut -c 1-16)"
