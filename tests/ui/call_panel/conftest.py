"""Data folders with the sample company, made once and copied."""

from pathlib import Path

import pytest

from tests.support.talk import copy_of, make_template


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("company") / "data")


@pytest.fixture
def data(template: Path, tmp_path: Path) -> Path:
    """A data folder of this test's own."""
    return copy_of(template, tmp_path / "d")
