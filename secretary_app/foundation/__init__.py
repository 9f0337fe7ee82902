"""What every slice stands on and none of them owns: storage, settings, language, commands.

May import ``kernel`` and ``engines.wire``; knows no feature. Imported by everything above it.
"""
