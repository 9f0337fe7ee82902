# What a newcomer runs. Each target first makes .venv ready for itself; when it is, that costs 0.2 s.
# make demo [SCRIPT=ru|en] [CALLER=my.wav] [TYPE=1] [TALK=1 [MODELS=folder]] [RU_MODEL=folder] [PHRASES=list.txt]
# PYTHON=/path chooses the interpreter for a new .venv.

BIN := .venv/bin
PY := $(BIN)/python

# What one process has compiled, the next ones need not: a test run starts thousands.
unexport PYTHONDONTWRITEBYTECODE

demo:
	@installer/prepare $(if $(TALK),run,demo) && $(PY) main.py --data build/demo demo $(if $(SCRIPT),--language $(SCRIPT)) $(foreach SOUND,$(CALLER),--caller "$(SOUND)") $(if $(TYPE),--type) $(if $(TALK),--talk) $(if $(MODELS),--models "$(MODELS)") $(if $(RU_MODEL),--model-ru "$(RU_MODEL)") $(if $(PHRASES),--phrases "$(PHRASES)")

run:
	@installer/prepare run && $(PY) main.py app

test:
	@installer/prepare dev
	@$(MAKE) --no-print-directory -j2 types style compiled
	@$(PY) -m tests $(JOBS)

check:
	@installer/prepare dev
	@$(MAKE) --no-print-directory -j2 types style

# The types take one processor a minute; the rest is done beside them. .venv is ready by then.
types:
	@$(BIN)/mypy

style:
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports

compiled:
	@$(PY) -m tests.support.compiled

bench:
	@installer/prepare dev && $(PY) -m tests.bench $(SECTIONS)

openwebui:
	@installer/prepare dev && $(PY) -m tests.open_webui

soak:
	@installer/prepare dev && $(PY) -m tests.soak --calls $(or $(CALLS),100) $(if $(SEED),--seed $(SEED)) $(if $(LINES),--lines $(LINES))

build:
	@installer/prepare dev && $(PY) -m PyInstaller --noconfirm --log-level ERROR --distpath build/dist --workpath build/work build.spec && $(PY) installer/verify.py && SECRETARY_TEST_FROZEN=build/dist/secretary $(PY) -m pytest -q tests/installer/test_frozen.py

screenshots:
	@installer/prepare run && $(PY) main.py --data build/screenshots/data screenshots --out build/screenshots

locks:
	@installer/prepare dev && sh installer/locks/compile.sh

.PHONY: demo run test check types style compiled bench openwebui soak build screenshots locks
