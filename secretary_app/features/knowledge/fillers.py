"""Words that people put around a question and that mean nothing for the answer."""

from __future__ import annotations

ANYWHERE: dict[str, tuple[str, ...]] = {
    "ru": (
        "скажите пожалуйста",
        "подскажите пожалуйста",
        "не подскажете",
        "вы не подскажете",
        "не могли бы вы сказать",
        "не могли бы вы подсказать",
        "вы можете сказать",
        "можете подсказать",
        "будьте добры",
        "будьте любезны",
        "я хотел бы узнать",
        "я хотела бы узнать",
        "хотел бы узнать",
        "хотела бы узнать",
        "хотел узнать",
        "хотела узнать",
        "хочу узнать",
        "хотелось бы узнать",
        "можно узнать",
        "меня интересует",
        "у меня такой вопрос",
        "у меня вопрос",
        "такой вопрос",
        "это самое",
        "как бы",
        "добрый день",
        "добрый вечер",
        "доброе утро",
        "здравствуйте",
        "пожалуйста",
        "извините",
        "простите",
        "подскажите",
        "скажите",
    ),
    "en": (
        "can you please tell me",
        "could you please tell me",
        "can you tell me please",
        "can you tell me",
        "could you tell me",
        "would you tell me",
        "can i ask",
        "may i ask",
        "i would like to know",
        "i want to know",
        "i wanted to know",
        "i wanted to ask",
        "i was wondering",
        "i wonder",
        "do you know",
        "tell me please",
        "please tell me",
        "tell me",
        "excuse me",
        "good morning",
        "good afternoon",
        "good evening",
        "you know",
        "please",
        "hello",
        "um",
        "uh",
        "er",
    ),
}
"""Left out wherever they stand, longest first."""

_RUSSIAN_STARTS = "а ну и так вот значит алло слушайте девушка привет э эм м да"
_ENGLISH_STARTS = "well so and ok okay hi hey sorry yes yeah"

AT_START: dict[str, frozenset[str]] = {
    "ru": frozenset(_RUSSIAN_STARTS.split()),
    "en": frozenset(_ENGLISH_STARTS.split()),
}
"""Left out only before everything else."""

_RUSSIAN_EMPTY = (
    "и а в во на с со у к ко о об по за из от до для же ли бы то это вы вас вам ваш ваша ваши "
    "вашу вашей мне меня мой моя я мы нас нам наш есть можно можете могу нужно надо хочу "
    "какой какая какие какое там тут сейчас еще уже бывает"
)
_ENGLISH_EMPTY = (
    "a an the is are am do does did you your yours i me my we our us it its of to in on at for "
    "and or can could would will shall should be been have has had there this that with by "
    "from any some get got what which"
)

STOP_WORDS: dict[str, frozenset[str]] = {
    "ru": frozenset(_RUSSIAN_EMPTY.split()),
    "en": frozenset(_ENGLISH_EMPTY.split()),
}
"""Carry no meaning between the stems of a question; other question words do."""

_RUSSIAN_PRICE = ("цена", "цену", "цены", "ценам", "стоимость", "почем", "прайс", "расценки")
_ENGLISH_PRICE = ("price", "prices", "cost", "costs", "charge")

SYNONYMS: dict[str, dict[str, tuple[str, ...]]] = {
    "ru": dict.fromkeys(_RUSSIAN_PRICE, ("сколько", "стоит")),
    "en": dict.fromkeys(_ENGLISH_PRICE, ("how", "much")),
}
"""Words that ask the same as others do, by language."""
