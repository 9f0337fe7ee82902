"""Words around a number that say what it counts, in both languages."""

from __future__ import annotations

import re

_SAID_PLACES = (
    "дом дома доме д кв квартира офис офисе кабинет кабинете этаж этаже подъезд корпус "
    "строение № номер номером house floor room office suite number no building apartment flat"
)
PLACES = frozenset(_SAID_PLACES.split())
ROUND_THE_CLOCK = frozenset({"круглосуточно", "круглосуточный", "круглосуточная"})
FREE = re.compile(r"бесплатн\w*|даром|gratis|free")
_SAID_BEFORE_ONE = "через за на спустя около течение гарантия гарантию гарантии гарантией a an"
BEFORE_ONE = frozenset(_SAID_BEFORE_ONE.split())
"""Before a unit without a number: one of it."""
ONE = frozenset({"год", "месяц", "неделя", "неделю", "сутки"})
"""In this form it is one of them, as in «справка действует год», but for some words before it."""
_SAID_NOT_ONE = (
    "в этот эта эту весь вся всю целый целую каждый каждую любой любую прошлый прошлую следующий "
    "следующую новый новую рабочий рабочую первый первую раз"
)
NOT_ONE = frozenset(_SAID_NOT_ONE.split())
RATES = frozenset({"в", "во", "каждый", "каждую", "каждые", "per", "every", "each"})
"""Before a unit: so much for each of it, which does not say that something takes so long."""
_SAID_NO_NOUN = (
    "and or but if in on at for per from with is are was will the that это или если при для "
    "под без над они она оно есть будет также уже еще когда где что как"
)
NO_NOUN = frozenset(_SAID_NO_NOUN.split())
