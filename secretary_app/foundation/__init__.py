"""What every slice stands on and none of them owns: storage, settings, language, the owner's lock, commands.

May import ``kernel`` and ``engines.wire``; knows no feature. Imported by everything above it.
"""
