"""The locks: every package by hash, one set inside the next, and no address of an index."""

import ast
import importlib.metadata
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

SETS = ("demo", "run", "dev")
PINNED = re.compile(r"^([a-z0-9.-]+)==([^ ;\\]+)", re.MULTILINE)

# Loaded by name, and only where the packages of `run` are installed.
BEYOND_A_DEMO = (
    "engines/workers/llm/",
    "engines/workers/stt/vosk/",
    "engines/workers/tts/piper/",
    "hardware/soundcard/",
    "secretary_app/features/knowledge/documents/reading/",
    "secretary_app/features/model_library/",
    "secretary_app/foundation/auth/passwords.py",
    "secretary_app/foundation/auth/proofs.py",
    "secretary_app/foundation/auth/tokens/signing.py",
    "secretary_app/foundation/net/",
    "secretary_app/bootstrap/admin.py",
    "secretary_app/bootstrap/demo/telegram_end.py",
    "secretary_app/bootstrap/doors.py",
    "secretary_app/bootstrap/old_paths.py",
    "secretary_app/channels/openai_api/",
    "secretary_app/channels/telegram/wire/",
    "secretary_app/channels/twilio/rest.py",
    "secretary_app/channels/widget/entrance.py",
    "secretary_app/channels/widget/routes.py",
    "secretary_app/channels/widget/schemas.py",
    "secretary_app/channels/widget/visiting.py",
    "secretary_app/foundation/web/",
    "secretary_app/web/",
    "ui/",
    "secretary_app/foundation/secrets/",
)

# Folder of a peer's program, which has a lock and an environment of its own, and what it imports.
PEERS = {
    "tests/bench/pipecat/": {"pipecat"},
    "tests/bench/web/": {"fastapi", "uvicorn"},
    "tests/hardware/twilio/": {"pipecat"},
}

# What a first call never needs; each of these is slow to fetch, to build or to load.
TOO_BIG_FOR_A_DEMO = {"pyside6", "pyside6-essentials", "qasync", "aiogram", "vosk", "torch"} | {
    "llama-cpp-python",
    "xllamacpp",
    "sounddevice",
}


def pins(repository: Path, name: str) -> set[tuple[str, str]]:
    """Name and version; a package may stand there twice, for different Pythons."""
    text = (repository / "installer" / "locks" / f"{name}.txt").read_text(encoding="utf-8")
    return set(PINNED.findall(text))


@pytest.mark.parametrize("name", SETS)
def test_every_package_has_hashes(repository: Path, name: str) -> None:
    text = (repository / "installer" / "locks" / f"{name}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9.-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pins(repository, name)) > 10
    assert [b.splitlines()[0] for b in blocks if "--hash=sha256:" not in b] == []


@pytest.mark.parametrize("name", [f"{s}.{e}" for s in SETS for e in ("in", "txt")])
def test_no_address_of_an_index(repository: Path, name: str) -> None:
    text = (repository / "installer" / "locks" / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--extra-index|--find-links|--trusted-host| @ ", text)


@pytest.mark.parametrize(("small", "large"), [("demo", "run"), ("run", "dev")])
def test_each_set_holds_the_one_before(repository: Path, small: str, large: str) -> None:
    assert pins(repository, small) <= pins(repository, large)


ONLY_THE_DEMO = """
import importlib, sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in BEYOND:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Missing())
for name in MODULES:
    importlib.import_module(name)
"""


def test_a_demo_loads_nothing_that_it_does_not_bring(repository: Path) -> None:
    demo, dev = (dict(pins(repository, name)) for name in ("demo", "dev"))
    beyond = {
        module
        for module, names in importlib.metadata.packages_distributions().items()
        if not any(normal(one) in demo for one in names)
        and any(normal(one) in dev for one in names)
    }
    assert "aiohttp" in beyond
    modules = [
        f"secretary_app.{name}"
        for name in ("bootstrap.demo.command", "bootstrap.secretary", "bootstrap.serve")
    ]
    program = f"BEYOND = {beyond!r}\nMODULES = {modules!r}\n{ONLY_THE_DEMO}"
    subprocess.run([sys.executable, "-c", program], cwd=repository, check=True)


def test_demo_is_small(repository: Path) -> None:
    assert TOO_BIG_FOR_A_DEMO.isdisjoint(dict(pins(repository, "demo")))


@pytest.mark.parametrize("name", SETS)
def test_lock_has_what_its_list_asks_for(repository: Path, name: str) -> None:
    text = (repository / "installer" / "locks" / f"{name}.in").read_text(encoding="utf-8")
    asked = {re.split(r"[\[=<> ]", line)[0] for line in text.splitlines() if line[:1].isalpha()}
    assert {normal(one) for one in asked} <= dict(pins(repository, name)).keys()


@pytest.mark.parametrize(
    ("folders", "name"),
    [(("engines", "hardware", "secretary_app", "ui"), "demo"), (("installer", "tests"), "dev")],
)
def test_everything_imported_is_locked(
    repository: Path, folders: tuple[str, ...], name: str
) -> None:
    ours = {"engines", "hardware", "installer", "main", "secretary_app", "tests", "ui"}
    distributions = importlib.metadata.packages_distributions()
    locked = dict(pins(repository, name))
    beyond = dict(pins(repository, "run") | pins(repository, "source"))
    if name == "dev":
        locked |= beyond
    loose = {
        f"{path.relative_to(repository)}: {module}"
        for folder in folders
        for path in (repository / folder).rglob("*.py")
        for module in imported(path)
        if module not in sys.stdlib_module_names | ours
        if not is_peer(repository, path, module)
        if not any(
            normal(one) in (beyond if holds_only_beyond(repository, path) else locked)
            for one in distributions.get(module, [module])
        )
    }
    assert loose == set()


def is_peer(repository: Path, path: Path, module: str) -> bool:
    folder = path.relative_to(repository).as_posix().rpartition("/")[0] + "/"
    return module in PEERS.get(folder, ())


def holds_only_beyond(repository: Path, path: Path) -> bool:
    name = path.relative_to(repository).as_posix()
    return name.startswith(BEYOND_A_DEMO) or path.name in {"routes.py", "schemas.py"}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module or "")
    return {name.partition(".")[0] for name in names}


def normal(distribution: str) -> str:
    return re.sub(r"[._-]+", "-", distribution).lower()
