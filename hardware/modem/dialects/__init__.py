"""One file per family of modems: its commands as data, its unsolicited lines, its odd habits.

`base` is what 3GPP says; every other file takes a dialect and replaces only what its family does
differently, naming the firmware that does it.
"""
