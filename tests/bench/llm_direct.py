"""llama.cpp called as its manual says, without a process or a line of ours.

`python -m tests.bench.llm_direct MODEL THREADS TOKENS TURNS` is a process of its own, like a
worker, and of a worker's priority; it prints what each turn took, as JSON.
"""

import json
import os
import sys
import time
from typing import Any

NICEST = 19
QUESTION = "Здравствуйте! Расскажите, пожалуйста, как к вам проехать и когда вы открыты."


def main() -> int:
    """Each turn: the same short prompt, and so many tokens."""
    from llama_cpp import Llama  # noqa: PLC0415 - rejected: without the library nobody comes here

    model, threads, tokens, turns = sys.argv[1], *map(int, sys.argv[2:5])
    os.setpriority(os.PRIO_PROCESS, 0, NICEST)
    llama = Llama(model, n_ctx=4096, n_threads=threads, n_threads_batch=threads, verbose=False)
    seconds = [_turn(llama, tokens) for _ in range(turns)]
    print(json.dumps(seconds))
    return 0


def _turn(llama: Any, tokens: int) -> tuple[int, float]:
    """Tokens written after the first, and the seconds they took."""
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
    return pieces, last - first


if __name__ == "__main__":
    sys.exit(main())
