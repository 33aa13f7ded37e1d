# Short names for what a developer does every day; nothing here is needed to run or to test Limner.
BIN := .venv/bin
COMPILE := $(BIN)/uv pip compile --quiet --no-header --no-annotate --universal --python-version 3.11

.PHONY: run test check format lock upgrade

run:
	python3 main.py

test:
	python3 -m tests

check:
	bash .ci/run

format:
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# After a change of requirements.in or requirements-dev.in: pin what is new, keep the other pins.
lock:
	$(COMPILE) requirements.in --output-file requirements.txt
	$(COMPILE) requirements-dev.in --output-file requirements-dev.txt

# Pin the newest of everything.
upgrade:
	$(COMPILE) --upgrade requirements.in --output-file requirements.txt
	$(COMPILE) --upgrade requirements-dev.in --output-file requirements-dev.txt
