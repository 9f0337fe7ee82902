"""llama.cpp called as its manual says, without a process or a line of ours.

`python -m tests.bench.llm_direct MODEL THREADS TOKENS` is a process of its own, like a worker, and
of a worker's priority. For each line that it reads it answers once, and prints the tokens a second.
"""

import os
import sys
import time
from typing import Any

NICEST = 19
QUESTION = "Здравствуйте! Расскажите, пожалуйста, как к вам проехать и когда вы открыты."


def main() -> int:
    """Each time the same short prompt, and so many tokens."""
    from llama_cpp import Llama  # noqa: PLC0415 - rejected: without the library nobody comes here

    model, threads, tokens = sys.argv[1], *map(int, sys.argv[2:4])
    os.setpriority(os.PRIO_PROCESS, 0, NICEST)
    llama = Llama(model, n_ctx=4096, n_threads=threads, n_threads_batch=threads, verbose=False)
    for _ in sys.stdin:
        print(_rate(llama, tokens), flush=True)
    return 0


def _rate(llama: Any, tokens: int) -> float:
    """Tokens a second, from the first one on."""
    stream = llama.create_chat_completion(
        messages=[{"role": "user", "content": QUESTION}],
        max_tokens=tokens,
        temperature=0.2,
        seed=1,
        stream=True,
    )
    llama.reset()
    first = last = 0.0
    pieces = 0
    for chunk in stream:
        if chunk["choices"][0]["delta"].get("content"):
            last = time.monotonic()
            first = first or last
            pieces += 1
    return (pieces - 1) / (last - first)


if __name__ == "__main__":
    sys.exit(main())
