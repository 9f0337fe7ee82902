#!/bin/sh
# Makes the locks again: `sh installer/locks/compile.sh [--upgrade]`. Needs uv.
# One resolution for CPython 3.11 to 3.13 and all systems; each lock holds the one before it, so
# demo ⊂ run ⊂ dev; source.txt stands beside them: what is built here, and with what.
# The index is whatever this machine uses: no address is written down.
set -eu
cd "$(dirname "$0")"
export UV_CUSTOM_COMPILE_COMMAND="sh installer/locks/compile.sh"

lock() {
    uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-emit-index-url --no-emit-find-links "$@"
}

lock "$@" --excludes excluded.txt --excludes excluded_demo.txt demo.in --output-file demo.txt
lock "$@" --excludes excluded.txt --constraints demo.txt run.in --output-file run.txt
lock "$@" --excludes excluded.txt --constraints run.txt dev.in --output-file dev.txt
lock "$@" --no-deps --constraints dev.txt source.in --output-file source.txt
