#!/bin/sh
# Makes the lock again: `sh tests/open_webui/compile.sh [--upgrade]`. Needs uv.
# The index is whatever this machine uses: no address is written down.
set -eu
cd "$(dirname "$0")"
export UV_CUSTOM_COMPILE_COMMAND="sh tests/open_webui/compile.sh"
uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
    --generate-hashes --excludes excluded.txt --no-emit-index-url --no-emit-find-links "$@" \
    --output-file requirements.txt requirements.in
