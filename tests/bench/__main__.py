"""`python -m tests.bench [SECTION …]`: measures, prints the table, writes `build/bench.json`.

Exit code 0 when every limit that could be measured holds, else 1.
"""

import argparse
import asyncio
import os
import shutil
import sys
import time
import traceback

from tests.bench.clips import REPOSITORY, NoRecordings
from tests.bench.figures import Figure, failed, missing
from tests.bench.kit import FULL_MINUTES, Kit
from tests.bench.load import others
from tests.bench.report import table, write_json
from tests.bench.sections import SECTIONS
from tests.support.compiled import compile_program

RESULT = REPOSITORY / "build" / "bench.json"
SCRATCH = REPOSITORY / "build" / "bench"


def main() -> int:
    """Runs the sections that are asked for, all of them when none is."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--keep", action="store_true", help=f"keep what is in {SCRATCH.name}/")
    options = parser.parse_args()
    unknown = set(options.sections) - set(SECTIONS)
    if unknown:
        parser.error(f"no section {', '.join(sorted(unknown))}; there are: {', '.join(SECTIONS)}")
    kit = Kit(folder=SCRATCH, minutes=float(os.environ.get("BENCH_MINUTES", FULL_MINUTES)))
    shutil.rmtree(SCRATCH, ignore_errors=True)
    SCRATCH.mkdir(parents=True, mode=0o700)
    compile_program(REPOSITORY)
    figures = asyncio.run(_measure(kit, options.sections or list(SECTIONS)))
    write_json(figures, RESULT)
    print(table(figures))
    print(f"\n{RESULT.relative_to(REPOSITORY)}: {len(figures)} rows")
    if not options.keep:
        shutil.rmtree(SCRATCH, ignore_errors=True)
    return int(any(figure.holds is False for figure in figures))


async def _measure(kit: Kit, names: list[str]) -> list[Figure]:
    figures: list[Figure] = []
    for name in names:
        started = time.monotonic()
        print(f"{name} … ({others()})", file=sys.stderr, flush=True)
        measure, limits = SECTIONS[name]
        try:
            found = await measure(kit)
        except NoRecordings as reason:
            found = [missing(limit, str(reason)) for limit in limits]
        except Exception as failure:  # noqa: BLE001 - rejected: the next comment says why
            # Half an hour of other figures must not be lost with this one; it does not hold.
            traceback.print_exc()
            what = f"{type(failure).__name__}: {failure}"
            found = [failed(limit, what) for limit in limits]
        figures += found
        print(f"{name}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    return figures


if __name__ == "__main__":
    sys.exit(main())
