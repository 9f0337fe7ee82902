"""Telephone sound as data: frames, levels, ramps, voice. Nothing here knows of a line.

Imported by `hardware.line`, and by the product for measuring and cutting sound. Emits nothing.
Everywhere in this folder PCM is signed 16-bit little-endian mono at 8000 Hz, as `bytes`.
"""
