"""What is the same to the last sign or is not: telephone numbers, links, mail addresses, 24/7."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache

from secretary_app.features.dialogue.grounding.readings import ALWAYS, Claim, Exact
from secretary_app.kernel.phone import REGIONS, BadPhoneNumber, PhoneNumber

PHONE_DIGITS = 10
"""Of a whole number without its country: shorter ones in one piece are numbers like any other."""

_LINK = re.compile(
    r"(?:https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@.])(?:[\w-]+\.)+(?:[a-z]{2,}|рф|рус)(?:/\S*)?(?!\w))",
    re.IGNORECASE,
)
_SPOKEN_LINK = re.compile(
    r"(?P<name>\w+)\s+(?:точка|dot)\s+(?P<end>ру|ком|орг|рф|ru|com|org|net|рус)(?!\w)",
    re.IGNORECASE,
)
_ENDS = {"ру": "ru", "ком": "com", "орг": "org"}
_PHONE = re.compile(r"(?<![\w.,:-])(?:\+\s?)?\(?\d[\d\s()\-‐-―]{5,}\d(?![\w:]|[.,]\d)")
_GROUPED = re.compile(r"\d{1,3}(?:\s\d{3})+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ALWAYS = re.compile(r"(?<![\w/])24\s?/\s?7(?![\w/])|around the clock", re.IGNORECASE)
_SPAN = re.compile(r"\d+\s?[-‐-―]\s?\d+")


@lru_cache(maxsize=1024)
def phones(written: str) -> frozenset[Exact]:
    """What a telephone number may mean: itself, and what it is when dialled from each country."""
    meant = {re.sub(r"\D", "", written)}
    for region in REGIONS:
        with suppress(BadPhoneNumber):
            meant.add(PhoneNumber.parse(written, region).e164)
    return frozenset(Exact("phone", each) for each in meant)


def take_contacts(text: str) -> tuple[str, list[Claim]]:
    """``text`` without them, and what they claim."""
    claims: list[Claim] = []

    def link(found: re.Match[str]) -> str:
        bare = re.sub(r"^https?://(www\.)?|^www\.|[/.,;:!?)»]+$", "", found[0].casefold())
        claims.append(Claim(text=found[0], readings=frozenset({Exact("link", bare)})))
        return " ; "

    def spoken_link(found: re.Match[str]) -> str:
        end = found["end"].casefold()
        bare = f"{found['name'].casefold()}.{_ENDS.get(end, end)}"
        claims.append(Claim(text=found[0], readings=frozenset({Exact("link", bare)})))
        return " ; "

    def number(found: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", found[0])
        if not _is_phone(found[0].strip(), digits):
            return found[0]
        claims.append(Claim(text=found[0], readings=phones(found[0].strip())))
        return " ; "

    def always(found: re.Match[str]) -> str:
        claims.append(Claim(text=found[0], readings=frozenset({ALWAYS})))
        return " ; "

    text = _ALWAYS.sub(always, text)
    text = _LINK.sub(link, text)
    text = _SPOKEN_LINK.sub(spoken_link, text)
    return _PHONE.sub(number, text), claims


def _is_phone(written: str, digits: str) -> bool:
    if not 7 <= len(digits) <= 15 or _DATE.search(written):
        return False
    if written.startswith("+"):
        return True
    if written.isdigit():
        return len(digits) >= PHONE_DIGITS
    if _GROUPED.fullmatch(written):
        return len(digits) == 11 and digits[0] in "78"
    span = _SPAN.fullmatch(written)
    return span is None or bool(re.fullmatch(r"\d{3}\s?[-‐-―]\s?\d{4}", written))


def said_digits(groups: list[tuple[str, ...]]) -> Iterator[Exact]:
    """Every number that groups said one after another may be."""
    spellings = [""]
    for group in groups:
        spellings = [head + each for head in spellings for each in group][:64]
    for digits in spellings:
        if len(digits) >= 5:
            yield from phones(digits)
