"""How a voice says things. ``spoken`` turns written text into words that a voice can read.

Imported by ``dialogue`` and by whoever renders speech; imports nothing of the product and emits
nothing.
"""
