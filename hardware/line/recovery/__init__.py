"""How a line that has stopped working is brought back, step by step, without an endless loop.

`conditions` is the line in a person's words, with the one table of its changes; `ladder` decides
what is tried next and when, and `climbing` tries it; `reachable` counts the seconds in which nobody
could call; `usb` is the last rung. Who has it climbed is `hardware.line.modem_line`. What each
condition asks of a person (its repair card) stands in resources/locale/<language>/lines.ftl under
the condition's value.
"""
