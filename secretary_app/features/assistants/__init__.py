"""The assistant that a door names: persona, company, languages in order, voices.

Personas are built in (``personas.py``); what the owner chooses of them are settings. Imported by
``dialogue`` and everything above it; emits nothing.
"""
