"""How answers become rows: each beside the worker's of its own round."""

from collections.abc import Sequence

import pytest

from tests.bench.beside_llama_server import OURS, PEER, WORKER, figures
from tests.bench.openai.sides import Heard

pytestmark = pytest.mark.unit


def heard(*first_ms: float, rates: Sequence[float]) -> list[Heard]:
    return [Heard(first_ms=at, rate=rate) for at, rate in zip(first_ms, rates, strict=True)]


def test_a_busy_round_is_slow_for_both_and_counts_for_neither() -> None:
    answers = {
        WORKER: heard(10, 90, 12, rates=(100, 20, 110)),
        OURS: heard(12, 93, 16, rates=(98, 30, 99)),
    }
    rows = {row.name: row for row in figures(answers, without_peer="no compiler")}

    assert (rows["openai_first"].value, rows["openai_first"].holds) == (3, True)
    assert (rows["openai_speed"].value, rows["openai_speed"].holds) == (0.98, True)
    assert rows["openai_first_peer"].value is None
    assert "not measured here: no compiler" in rows["openai_first_peer"].note


def test_what_stands_between_is_judged_and_the_peer_is_only_told() -> None:
    answers = {
        WORKER: heard(10, 10, rates=(100, 50)),
        OURS: heard(16, 17, rates=(96, 48)),
        PEER: heard(30, 31, rates=(50, 25)),
    }
    rows = {row.name: row for row in figures(answers)}

    assert [rows[each].holds for each in ("openai_first", "openai_speed")] == [False, False]
    assert (rows["openai_first_peer"].value, rows["openai_speed_peer"].value) == (20, 0.5)
    assert rows["openai_speed_peer"].holds is None
