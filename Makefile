# The two commands that people need are `make run` and `make test`; the others are their parts.
SHELL := /bin/bash
BIN := .venv/bin
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 2
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

.PHONY: run test prepare train lint types content dialogue unit format

run: prepare train ## Prepare everything that is missing, and serve
	$(BIN)/rihla serve

test: ## Every check, cheapest first
	deploy/prepare.sh tests
	$(MAKE) --no-print-directory lint types content train dialogue unit

prepare:
	@deploy/prepare.sh

train: ## Train the model, if the files changed since it was trained
	@$(BIN)/rihla train >/dev/null

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

content:
	$(BIN)/rihla content check

dialogue: ## The Rasa project is sound: intents, rules and stories agree
	$(BIN)/rasa data validate --fail-on-warnings --domain domain --data nlu stories

unit:
	$(BIN)/pytest -n auto --dist loadfile

format:
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
