"""What others are told about a line, by the names under which this slice hands it out."""

from hardware.line.reports import LineCheck

__all__ = ["LineCheck"]
