"""Abbreviations of addresses and everyday writing in English."""

from __future__ import annotations

from secretary_app.features.voices.spoken.rules import Rule, rule, words_rule

_TABLE = {
    "Ave.": "avenue",
    "Blvd.": "boulevard",
    "Rd.": "road",
    "Bldg.": "building",
    "Apt.": "apartment",
    "Fl.": "floor",
    "Ste.": "suite",
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "and so on",
    "approx.": "approximately",
    "min.": "minutes",
    "max.": "maximum",
    "hrs.": "hours",
    "hrs": "hours",
    "ext.": "extension",
    "tel.": "telephone",
    "vs.": "versus",
    "Mr.": "mister",
    "Mrs.": "missis",
    "Dr.": "doctor",
    "w/o": "without",
    "asap": "as soon as possible",
}

RULES: tuple[Rule, ...] = (
    rule(r"km/h(?!\w)", lambda _: "km per hour"),
    rule(r"(?<=\w)\s?&\s?(?=\w)", lambda _: " and "),
)
"""Before the numbers are read."""

LATE_RULES: tuple[Rule, ...] = (
    rule(r"(?<=[a-z]\s)St\.(?=[\s,]|$)", lambda _: "street"),
    words_rule(_TABLE),
    rule(r"\s?°C?(?!\w)", lambda _: " degrees"),
    rule(r"(?<=[ap]\.m\.)\.(?!\.)", lambda _: ""),
)
"""After the numbers were read."""
