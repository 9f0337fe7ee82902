"""The assistants that doors name: persona, company, greeting, languages in order, voices.

Personas are built in (``personas.py``), and each is an assistant. Others are made of them; what was
chosen for one goes before the settings, which hold for all. Imported by ``dialogue`` and everything
above it; emits ``AssistantChanged``.
"""
