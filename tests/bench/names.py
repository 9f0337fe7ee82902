"""Who hears and who speaks in the sections, as the rows name them."""

RECOGNISERS = {"en": "PocketSphinx en-us", "ru": "PocketSphinx ru 8k"}
VOICES = {"en": "eSpeak NG en-us+f3", "ru": "eSpeak NG ru+f3"}


def recogniser(language: str) -> str:
    """The recogniser of a language."""
    return RECOGNISERS[language]


def voice(language: str) -> str:
    """The secretary's voice in a language."""
    return VOICES[language]
