"""A modem with one SIM and one call at a time: its states, its calls, its sound's switch.

`opening.open_modem` gives a `Modem`; `events` is what it tells; `state` is what it may do when;
`dialects` is how each family says it. Stands on `hardware.at`; `hardware.line` drives it.
Emits the classes of `events`, by class, in the order of the wire.
"""
