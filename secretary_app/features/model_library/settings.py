"""What the owner may choose about models."""

from __future__ import annotations

from pathlib import Path

from secretary_app.foundation.settings import Setting

FOLDER = Setting(key="models.folder", type=Path, default=Path())
"""Empty: ``models`` in the data folder. One folder may serve several secretaries."""

CATALOGUE_FILE = Setting(key="models.catalogue", type=Path, default=Path())
"""Empty: the list that the program brings. A company with a mirror of its own has another."""

SETTINGS = (FOLDER, CATALOGUE_FILE)
