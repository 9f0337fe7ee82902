"""How a line that has stopped working is brought back, step by step, without an endless loop.

`conditions` is the line in a person's words, with the one table of its changes; `ladder` decides
what is tried next and when; `reachable` counts the seconds in which nobody could call; `usb` is the
last rung. Who climbs it is `hardware.line.modem_line`. What each condition asks of a person (its
repair card) stands in resources/locale/<language>/lines.ftl under the condition's value.
"""
