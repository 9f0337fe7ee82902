"""A simulator of its own for each test, and a program on its ports."""

from collections.abc import AsyncIterator

import pytest

from hardware.simulator.client import SimulatorClient
from tests.support.port_user import AtUser, PcmUser


@pytest.fixture
async def sim() -> AsyncIterator[SimulatorClient]:
    async with SimulatorClient.started() as client:
        yield client


@pytest.fixture
async def at(sim: SimulatorClient) -> AsyncIterator[AtUser]:
    async with AtUser.opened(sim.at_path) as user:
        yield user


@pytest.fixture
async def pcm(sim: SimulatorClient) -> AsyncIterator[PcmUser]:
    async with PcmUser.opened(sim.pcm_path) as user:
        yield user
