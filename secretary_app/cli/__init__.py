"""The command line: gathers the slices' `commands.py` by dotted name and runs the one asked for.

Only `main.py` starts it. It imports features and `foundation`; nothing below imports it.
"""
