"""How people ask for what every company has, for facts that bring no questions of their own."""

from __future__ import annotations

from secretary_app.features.knowledge.models import DEFAULT_ASPECT, Fact, Question
from secretary_app.features.knowledge.values import FactKind

TODAY, TOMORROW, WEEK, LUNCH = "today", "tomorrow", "week", "lunch"
"""What may be asked of opening hours, beside each day of the week (``mon`` … ``sun``)."""

_DEFAULTS: dict[tuple[FactKind, str], dict[str, tuple[str, ...]]] = {
    (FactKind.HOURS, "ru"): {
        TODAY: (
            "До скольки вы работаете?",
            "Вы сегодня работаете?",
            "До скольки вы сегодня?",
            "Вы сейчас открыты?",
            "Во сколько вы закрываетесь?",
        ),
        TOMORROW: ("Вы завтра работаете?", "Во сколько вы завтра открываетесь?"),
        WEEK: (
            "Как вы работаете?",
            "Какие у вас часы работы?",
            "Какой у вас график работы?",
            "Режим работы",
        ),
        LUNCH: ("Когда у вас обед?", "Есть ли у вас перерыв на обед?"),
        "sat": ("Вы работаете в субботу?", "До скольки вы в субботу?"),
        "sun": ("Вы работаете в воскресенье?",),
    },
    (FactKind.HOURS, "en"): {
        TODAY: (
            "How late are you open?",
            "Are you open today?",
            "Are you open now?",
            "When do you close?",
            "What time do you close today?",
        ),
        TOMORROW: ("Are you open tomorrow?", "When do you open tomorrow?"),
        WEEK: (
            "What are your opening hours?",
            "What are your hours?",
            "When are you open?",
            "What is your working schedule?",
        ),
        LUNCH: ("When is your lunch break?", "Do you have a lunch break?"),
        "sat": ("Are you open on Saturday?", "What time do you close on Saturday?"),
        "sun": ("Are you open on Sunday?",),
    },
    (FactKind.ADDRESS, "ru"): {
        DEFAULT_ASPECT: ("Где вы находитесь?", "Какой у вас адрес?", "Назовите адрес"),
    },
    (FactKind.ADDRESS, "en"): {
        DEFAULT_ASPECT: ("Where are you located?", "What is your address?", "Where are you?"),
    },
    (FactKind.PHONE, "ru"): {
        DEFAULT_ASPECT: ("Какой у вас номер телефона?", "По какому телефону звонить?"),
    },
    (FactKind.PHONE, "en"): {
        DEFAULT_ASPECT: ("What is your phone number?", "Which number can I call?"),
    },
}


def questions_of(fact: Fact, language: str) -> tuple[Question, ...]:
    """The fact's own questions in ``language``, else those of its kind, else none."""
    own = fact.questions.get(language, ())
    if own:
        return own
    return tuple(
        Question(text=text, aspect=aspect)
        for aspect, texts in _DEFAULTS.get((fact.kind, language), {}).items()
        for text in texts
    )
