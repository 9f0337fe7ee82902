"""Values as people of a language write them; ``features.voices`` knows how they are spoken."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal, get_currency_symbol

from secretary_app.foundation.i18n.language import Language
from secretary_app.kernel.money import Money
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber


def duration(length: timedelta) -> str:
    """``0:07``, ``12:30``, ``1:02:05``: minutes and seconds, hours where there are any."""
    seconds = round(length.total_seconds())
    sign = "-" if seconds < 0 else ""
    minutes, seconds = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{sign}{hours}:{minutes:02}:{seconds:02}"
    return f"{sign}{minutes}:{seconds:02}"


def line_time(milliseconds: int) -> str:
    """A moment of a call, to a tenth of a second: ``0:07.4``."""
    tenths = milliseconds // 100
    minutes, tenths = divmod(tenths, 600)
    return f"{minutes}:{tenths // 10:02}.{tenths % 10}"


def moment(when: datetime, language: Language) -> str:
    """Date and time on this machine's clock: ``21.11.2026, 09:30``, ``Nov 21, 2026, 9:30 AM``."""
    pattern = "dd.MM.yyyy, HH:mm" if language is Language.RU else "MMM d, y, h:mm a"
    return format_datetime(when.astimezone(), pattern, locale=language)


def day(when: date, language: Language, *, this_year: int | None = None) -> str:
    """A day without its time: ``21 ноября 2026``; without the year where it is ``this_year``."""
    year = "" if when.year == this_year else " y"
    pattern = f"d MMMM{year}" if language is Language.RU else f"MMMM d{year and ', y'}"
    return format_date(when, pattern, locale=language)


def decimal(value: float, language: Language, *, digits: int = 0) -> str:
    """With the language's own point and groups: ``1 234,5``, ``1,234.5``."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, pattern, locale=language)


def short_day(when: date, language: Language) -> str:
    """A day in figures: ``21.11.2026``, ``Nov 21, 2026``."""
    pattern = "dd.MM.yyyy" if language is Language.RU else "medium"
    return format_date(when, pattern, locale=language)


def money(amount: Money, language: Language) -> str:
    """``1 234,50 ₽``, ``$1,234.50``, ``1,234.50 RUB``; an empty fraction is left out."""
    whole = amount.amount == amount.amount.to_integral_value()
    # English has signs for a few currencies only; a bare code reads better behind the amount.
    has_sign = get_currency_symbol(amount.currency, locale=language) != amount.currency
    before = language is Language.EN and has_sign
    pattern = "¤#,##0.00" if before else "#,##0.00\u00a0¤"
    return format_currency(
        amount.amount,
        amount.currency,
        pattern.replace(".00", "") if whole else pattern,
        locale=language,
        currency_digits=False,
    )


def phone(e164: str | None, *, hidden: str, masked: bool = False) -> str:
    """A stored number for the eyes; ``hidden`` is what to show for a caller who withheld it."""
    if e164 is None:
        return hidden
    try:
        number = PhoneNumber.parse(e164)
    except BadPhoneNumber:
        # A modem may report a network's own text in place of a number.
        return e164
    return number.masked() if masked else number.formatted()
