"""Helpers that several test folders share: no fixtures (see conftest.py), no product code."""
