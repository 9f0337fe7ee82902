"""Helpers that several test folders share: no fixtures (see conftest.py), no product code.

Programs of the tests that use them act as the system, as `serve` does.
"""

from secretary_app.foundation.auth.acting import act_from_now_on
from secretary_app.foundation.auth.actor import SYSTEM

act_from_now_on(SYSTEM)
