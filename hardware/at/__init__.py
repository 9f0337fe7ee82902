"""AT commands: bytes of a modem cut into lines, lines told apart, one command at a time.

`tokenizer` cuts, `results` and `urcs` say what a line is, `channel` runs commands and hands
unsolicited lines to listeners. Knows 3GPP 27.005/27.007 and no maker: makers are in
`hardware.modem.dialects`. Imports `hardware.serial` only; `hardware.modem` stands on it.
"""
