"""Keeps what the model has read of each talk, so that a turn reads only what is new.

One talk stands in the model's context. When another one takes its place, the state of the first is
copied out, and copied back when it goes on: a copy takes milliseconds where reading takes seconds.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from engines.workers.llm.llama_cpp.library import Model, State

MOST_BYTES = 512 * 1024 * 1024
"""Of all copies together; the talk that was silent longest is dropped first."""

WORTH_TOKENS = 16
"""A copy that saves less is not worth its milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parked:
    tokens: list[int]
    state: State


class Talks:
    """The context's contents, by talk."""

    def __init__(self, *, model: Model, most: int) -> None:
        self._model = model
        self._most = most
        self._talk = ""
        self._tokens: list[int] = []
        """What stands in the context now."""
        self._parked: OrderedDict[str, _Parked] = OrderedDict()

    def enter(self, talk: str, prompt: Sequence[int]) -> int:
        """Makes as much of `prompt` known as is; returns how many tokens of it that are.

        At least the last one is left to be read: the answer begins from it.
        """
        known = _common(self._tokens, prompt)
        copy = self._copy_for(talk, prompt, known)
        if self._talk and self._talk != talk and len(self._tokens) > known:
            self._park()
        if copy is not None:
            self._tokens = list(copy.tokens) if self._model.put_back(copy.state) else []
            known = _common(self._tokens, prompt)
        known = min(known, len(prompt) - 1)
        if not self._model.forget(known):
            known = 0
        self._talk = talk
        self._tokens = list(prompt[:known])
        return known

    def read(self, tokens: Sequence[int]) -> None:
        """Reads on in the talk that was entered; what was read before a cancel stays known."""
        self._tokens += tokens
        try:
            self._model.read(tokens)
        except BaseException:
            # The batch that was broken off is not known, those before it are.
            del self._tokens[self._model.known() :]
            raise

    def _copy_for(self, talk: str, prompt: Sequence[int], known: int) -> _Parked | None:
        """The copy that knows more of `prompt` than the context does, if that is worth it.

        The talk's own copy is taken out: it goes on from here in the context.
        """
        own = self._parked.pop(talk, None)
        copies = [*self._parked.values(), *([] if own is None else [own])]
        best = max(copies, key=lambda copy: _common(copy.tokens, prompt), default=None)
        if best is None or _common(best.tokens, prompt) < known + WORTH_TOKENS:
            return None
        return best

    def _park(self) -> None:
        if len(self._tokens) < WORTH_TOKENS or self._most < 2:
            return
        self._parked[self._talk] = _Parked(tokens=self._tokens, state=self._model.state())
        self._parked.move_to_end(self._talk)
        while len(self._parked) >= self._most or self._size() > MOST_BYTES:
            self._parked.popitem(last=False)

    def _size(self) -> int:
        return sum(len(parked.state) for parked in self._parked.values())


def _common(one: Sequence[int], other: Sequence[int]) -> int:
    """How many tokens from the first on are the same."""
    shorter = min(len(one), len(other))
    for place in range(shorter):
        if one[place] != other[place]:
            return place
    return shorter
