"""The calls that are on now, for programs: how they stand, what happens, what may be done."""
