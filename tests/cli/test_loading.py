"""What a command loads is kept out of the collector's way."""

import gc

import pytest

from secretary_app.cli.loading import load

pytestmark = pytest.mark.unit


def test_what_was_loaded_is_looked_through_no_more() -> None:
    try:
        found = load("secretary_app.cli.table:COMMANDS")
        assert isinstance(found, dict)
        assert gc.isenabled()
        assert not any(each is found for each in gc.get_objects())
    finally:
        gc.unfreeze()


def test_a_module_that_is_not_there_leaves_the_collector_on() -> None:
    with pytest.raises(ModuleNotFoundError):
        load("secretary_app.cli.nothing:here")
    assert gc.isenabled()


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    try:
        load("secretary_app.cli.table:COMMANDS")
        assert not gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()
