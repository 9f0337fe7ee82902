"""The version, for people and for reports; ``pyproject.toml`` has the same."""

VERSION = "0.1.0"
