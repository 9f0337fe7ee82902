"""Written text becomes words as people say them: numbers, times, money, phones, abbreviations.

``speakable`` is the only entrance. One subpackage per language with the same file names in each:
``contacts`` (phones, e-mail, web), ``calendar`` (dates, weekdays), ``clock`` (times of day),
``counts`` (money, percent, units, ordinals, plain numbers), ``abbreviations``. What is left of
digits after all rules is read one by one, so no digit ever reaches a voice.
"""

from secretary_app.features.voices.spoken.text import speakable

__all__ = ["speakable"]
