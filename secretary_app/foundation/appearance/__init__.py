"""How a person wants the desk to look; what the desk makes of it is the matter of ``ui``.

Imported by ``bootstrap`` for the catalogue of settings, and by ``ui``; emits nothing.
"""
