"""Language models of random weights, as real GGUF files: every mechanism, no wit.

A byte-level BPE tokenizer (256 bytes, one merge a Cyrillic letter) and a ChatML template that knows
tools. The output rows of the control tokens are zero, so such a model hardly ever ends by itself.
"""

from dataclasses import dataclass
from pathlib import Path

import gguf
import numpy as np
import numpy.typing as npt

TEMPLATE = (
    "{%- if tools %}<|im_start|>system\n"
    "{%- for tool in tools %}{{ tool | tojson }}\n{% endfor %}<|im_end|>\n{% endif -%}"
    "{%- for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}"
    "{%- for c in m.tool_calls or [] %}<tool_call>{{ c.function | tojson }}</tool_call>"
    "{%- endfor %}<|im_end|>\n{% endfor -%}"
    "{%- if add_generation_prompt %}<|im_start|>assistant\n{% endif -%}"
)
CONTROL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>", "<tool_call>", "</tool_call>")
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
BLOCK = 32
"""Numbers that share one scale in Q8_0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How large a model is; `quantized` = Q8_0, else F32."""

    layers: int = 2
    width: int = 64
    heads: int = 4
    key_heads: int = 2
    inner: int = 128
    vocabulary: int = 400
    context: int = 4096
    quantized: bool = False
    tied: bool = False
    """The output is the input's matrix turned round, as in small models that people use."""


TINY = Shape()


def write(
    path: Path,
    *,
    shape: Shape = TINY,
    template: str | None = TEMPLATE,
    architecture: str = "llama",
    seed: int = 1,
) -> Path:
    """A model; returns `path`."""
    writer = gguf.GGUFWriter(path, architecture)
    writer.add_name("random")
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.inner)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.key_heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(shape.width // shape.heads)
    writer.add_vocab_size(shape.vocabulary)
    _write_tokenizer(writer, shape.vocabulary, template)
    random = np.random.default_rng(seed)
    tokens, _ = _tokens(shape.vocabulary)
    key_width = shape.width // shape.heads * shape.key_heads
    matrices = {"token_embd.weight": (shape.vocabulary, shape.width)}
    for layer in range(shape.layers):
        matrices |= {
            f"blk.{layer}.attn_q.weight": (shape.width, shape.width),
            f"blk.{layer}.attn_k.weight": (key_width, shape.width),
            f"blk.{layer}.attn_v.weight": (key_width, shape.width),
            f"blk.{layer}.attn_output.weight": (shape.width, shape.width),
            f"blk.{layer}.ffn_gate.weight": (shape.inner, shape.width),
            f"blk.{layer}.ffn_up.weight": (shape.inner, shape.width),
            f"blk.{layer}.ffn_down.weight": (shape.width, shape.inner),
        }
        for norm in ("attn_norm", "ffn_norm"):
            writer.add_tensor(f"blk.{layer}.{norm}.weight", np.ones(shape.width, np.float32))
    writer.add_tensor("output_norm.weight", np.ones(shape.width, np.float32))
    for name, (rows, columns) in matrices.items():
        _add(writer, name, _numbers(random, rows, columns, quantized=shape.quantized))
    if not shape.tied:
        output = _numbers(random, shape.vocabulary, shape.width, quantized=shape.quantized)
        output[[tokens.index(name) for name in CONTROL]] = 0
        _add(writer, "output.weight", output)
    _finish(writer)
    return path


def write_lora(path: Path, *, shape: Shape = TINY, rank: int = 4, seed: int = 2) -> Path:
    """An adapter for a model of `shape` that changes every answer; returns `path`."""
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_type(gguf.GGUFType.ADAPTER)
    writer.add_string(gguf.Keys.Adapter.TYPE, "lora")
    writer.add_float32(gguf.Keys.Adapter.LORA_ALPHA, float(rank) * 8)
    random = np.random.default_rng(seed)
    for layer in range(shape.layers):
        name = f"blk.{layer}.attn_q.weight"
        for part in ("lora_a", "lora_b"):
            rows, columns = (rank, shape.width) if part == "lora_a" else (shape.width, rank)
            numbers = random.standard_normal((rows, columns), np.float32)
            writer.add_tensor(f"{name}.{part}", numbers)
        name = f"blk.{layer}.ffn_down.weight"
        writer.add_tensor(f"{name}.lora_a", random.standard_normal((rank, shape.inner), np.float32))
        writer.add_tensor(f"{name}.lora_b", random.standard_normal((shape.width, rank), np.float32))
    _finish(writer)
    return path


def _finish(writer: gguf.GGUFWriter) -> None:
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _numbers(
    random: np.random.Generator, rows: int, columns: int, *, quantized: bool
) -> npt.NDArray[np.float32] | npt.NDArray[np.uint8]:
    """A matrix that neither blows up nor fades what goes through it."""
    scale = columns**-0.5
    if not quantized:
        return random.standard_normal((rows, columns), np.float32) * np.float32(scale)
    blocks = np.empty((rows, columns // BLOCK, 2 + BLOCK), np.uint8)
    blocks[:, :, :2] = np.frombuffer(np.float16(scale / 74).tobytes(), np.uint8)
    blocks[:, :, 2:] = random.integers(0, 256, (rows, columns // BLOCK, BLOCK), np.uint8)
    return blocks.reshape(rows, -1)


def _add(
    writer: gguf.GGUFWriter, name: str, numbers: npt.NDArray[np.float32] | npt.NDArray[np.uint8]
) -> None:
    kind = gguf.GGMLQuantizationType.Q8_0 if numbers.dtype == np.uint8 else None
    writer.add_tensor(name, numbers, raw_dtype=kind)


def _write_tokenizer(writer: gguf.GGUFWriter, vocabulary: int, template: str | None) -> None:
    tokens, merges = _tokens(vocabulary)
    types = [
        gguf.TokenType.CONTROL if token in CONTROL[:3] else gguf.TokenType.NORMAL
        for token in tokens
    ]
    types[tokens.index("<tool_call>")] = gguf.TokenType.USER_DEFINED
    types[tokens.index("</tool_call>")] = gguf.TokenType.USER_DEFINED
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_token_merges(merges)
    writer.add_bos_token_id(tokens.index("<|endoftext|>"))
    writer.add_eos_token_id(tokens.index("<|im_end|>"))
    writer.add_add_bos_token(False)
    if template is not None:
        writer.add_chat_template(template)


def _tokens(vocabulary: int) -> tuple[list[str], list[str]]:
    """Token texts and merges in the alphabet of byte-level BPE."""
    letters = _byte_letters()
    pairs = ["".join(letters[byte] for byte in letter.encode()) for letter in LETTERS]
    tokens = [*letters, *pairs, *CONTROL]
    tokens += [f"w{number}" for number in range(vocabulary - len(tokens))]
    return tokens, [f"{pair[0]} {pair[1]}" for pair in pairs]


def _byte_letters() -> list[str]:
    """GPT-2's printable letter for every byte."""
    shown = [*range(33, 127), *range(161, 173), *range(174, 256)]
    hidden = [byte for byte in range(256) if byte not in shown]
    letters = {byte: chr(byte) for byte in shown}
    letters |= {byte: chr(256 + place) for place, byte in enumerate(hidden)}
    return [letters[byte] for byte in range(256)]
