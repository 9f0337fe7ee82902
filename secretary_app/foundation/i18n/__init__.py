"""Every text that a person reads, in Fluent: ``resources/locale/<language>/<slice>.ftl``.

``Translator`` turns a message id into a sentence; ``formats`` writes times, durations, money and
telephone numbers as people expect them. Imported by everybody above the kernel; emits nothing.
"""

from secretary_app.foundation.i18n.language import Language, language_from
from secretary_app.foundation.i18n.translator import Translator

__all__ = ["Language", "Translator", "language_from"]
