"""A voice for Piper that sounds: each phoneme is a tone of its own, so the far end can check it.

The real library loads and runs it. It is no speech; what a real voice sounds like it cannot show.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

RATE = 22_050
SAMPLES_A_PHONEME = 1200
SILENT_IDS = 3
"""Pad, begin, end and space are the first four."""
LOWEST_HZ, STEP_HZ = 200.0, 15.0
LOUDNESS = 0.2

FLOAT, INT = TensorProto.FLOAT, TensorProto.INT64


def tone_hz(phoneme: str) -> float:
    """The tone of a phoneme, for the first speaker."""
    return LOWEST_HZ + STEP_HZ * DEFAULT_PHONEME_ID_MAP[phoneme][0]


def make_voice(
    folder: Path,
    name: str = "ru_RU-tone-low",
    *,
    espeak: str = "ru",
    speakers: tuple[str, ...] = (),
) -> Path:
    """Writes both files; the path of the `.onnx`. Each further speaker is half as high again."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.onnx"
    onnx.save(_network(with_speakers=len(speakers) > 1), str(path))
    description = {
        "audio": {"sample_rate": RATE},
        "espeak": {"voice": espeak},
        "language": {"code": name.partition("-")[0], "family": espeak.partition("-")[0]},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "num_symbols": 256,
        "num_speakers": max(1, len(speakers)),
        "speaker_id_map": {speaker: number for number, speaker in enumerate(speakers)},
        "phoneme_id_map": DEFAULT_PHONEME_ID_MAP,
    }
    path.with_name(f"{path.name}.json").write_text(json.dumps(description), encoding="utf-8")
    return path


def _network(*, with_speakers: bool) -> onnx.ModelProto:
    """A sine whose pitch follows the phoneme that each sample belongs to."""
    constants: dict[str, npt.NDArray[Any]] = {
        "zero": np.array(0, np.int64),
        "one": np.array(1, np.int64),
        "length_place": np.array(1, np.int64),
        "per_phoneme": np.array(SAMPLES_A_PHONEME, np.float32),
        "silent": np.array(SILENT_IDS, np.int64),
        "lowest": np.array(LOWEST_HZ, np.float32),
        "step": np.array(STEP_HZ, np.float32),
        "turn": np.array(2 * np.pi / RATE, np.float32),
        "loud": np.array(LOUDNESS, np.float32),
        "quiet": np.array(0.0, np.float32),
        "half": np.array(0.5, np.float32),
        "whole": np.array(1.0, np.float32),
        "shape": np.array([1, 1, 1, -1], np.int64),
        "flat": np.array([-1], np.int64),
    }
    nodes = [
        helper.make_node("Reshape", ["input", "flat"], ["ids"]),
        helper.make_node("Size", ["ids"], ["count"]),
        helper.make_node("Gather", ["scales", "length_place"], ["length_scale"]),
        helper.make_node("Mul", ["per_phoneme", "length_scale"], ["long"]),
        helper.make_node("Cast", ["long"], ["samples_each"], to=INT),
        helper.make_node("Mul", ["count", "samples_each"], ["samples"]),
        helper.make_node("Range", ["zero", "samples", "one"], ["times"]),
        helper.make_node("Div", ["times", "samples_each"], ["places"]),
        helper.make_node("Gather", ["ids", "places"], ["sounding"]),
        helper.make_node("Cast", ["sounding"], ["numbers"], to=FLOAT),
        helper.make_node("Mul", ["numbers", "step"], ["above"]),
        helper.make_node("Add", ["above", "lowest"], ["pitch_of_first"]),
        helper.make_node("Cast", ["times"], ["moments"], to=FLOAT),
        helper.make_node("Mul", ["moments", "turn"], ["angle_of_one"]),
        helper.make_node("Mul", ["angle_of_one", "pitch"], ["angle"]),
        helper.make_node("Sin", ["angle"], ["wave"]),
        helper.make_node("Greater", ["sounding", "silent"], ["is_loud"]),
        helper.make_node("Where", ["is_loud", "loud", "quiet"], ["loudness"]),
        helper.make_node("Mul", ["wave", "loudness"], ["sound"]),
        helper.make_node("Reshape", ["sound", "shape"], ["output"]),
    ]
    inputs = [
        helper.make_tensor_value_info("input", INT, ["b", "n"]),
        helper.make_tensor_value_info("input_lengths", INT, ["b"]),
        helper.make_tensor_value_info("scales", FLOAT, [3]),
    ]
    if with_speakers:
        inputs.append(helper.make_tensor_value_info("sid", INT, ["s"]))
        pitch = [
            helper.make_node("Cast", ["sid"], ["speaker"], to=FLOAT),
            helper.make_node("Mul", ["speaker", "half"], ["higher"]),
            helper.make_node("Add", ["higher", "whole"], ["factor"]),
            helper.make_node("Mul", ["pitch_of_first", "factor"], ["pitch"]),
        ]
    else:
        pitch = [helper.make_node("Identity", ["pitch_of_first"], ["pitch"])]
    place = next(i for i, node in enumerate(nodes) if "pitch" in node.input)
    graph = helper.make_graph(
        [*nodes[:place], *pitch, *nodes[place:]],
        "tones",
        inputs,
        [helper.make_tensor_value_info("output", FLOAT, [1, 1, 1, "t"])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
    onnx.checker.check_model(model)
    return model
