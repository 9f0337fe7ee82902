"""What may be wrong with a widget, or with what a visitor wants; for a person."""

from __future__ import annotations

from secretary_app.kernel.errors import UserFacing


class WidgetMissing(UserFacing):
    """No widget has this id or name, or it is switched off."""

    def __init__(self, *, widget_id: str) -> None:
        super().__init__("widget-missing", widget=widget_id)


class WidgetFieldBad(UserFacing):
    """A value of a field that means nothing there."""

    def __init__(self, *, field: str, value: str) -> None:
        super().__init__("widget-field-bad", field=field, value=value)


class WidgetPairBad(UserFacing):
    """What should be ``field=value``."""

    def __init__(self, *, text: str) -> None:
        super().__init__("widget-pair-bad", text=text)


class PageNotAllowed(UserFacing):
    """The page that asks is on none of the widget's domains."""

    def __init__(self, *, origin: str) -> None:
        super().__init__("widget-page-not-allowed", origin=origin)


class VisitMissing(UserFacing):
    """No token, a wrong one, or one that has not been used for too long."""

    def __init__(self) -> None:
        super().__init__("widget-visit-missing")


class BadVisitorText(UserFacing):
    """Nothing was written, or far too much."""

    def __init__(self, *, longest: int) -> None:
        super().__init__("widget-text-bad", longest=longest)


class TooMuchAtOnce(UserFacing):
    """One visitor, or one address, wants more than any person would."""

    def __init__(self, *, seconds: int) -> None:
        super().__init__("widget-too-often", seconds=seconds)


class NotOnThisWidget(UserFacing):
    """The owner has switched it off here."""

    def __init__(self) -> None:
        super().__init__("widget-not-here")


class UploadTooLarge(UserFacing):
    """More than a visitor may send, at once or in all."""

    def __init__(self, *, largest_mb: int) -> None:
        super().__init__("widget-upload-too-big", largest=largest_mb)


class UploadRefused(UserFacing):
    """Not a kind of file that is taken."""

    def __init__(self) -> None:
        super().__init__("widget-upload-kind")


class UploadMissing(UserFacing):
    """No file has this id."""

    def __init__(self, *, upload_id: str) -> None:
        super().__init__("widget-upload-missing", upload=upload_id)


class NumberNotCalled(UserFacing):
    """A service number: nobody waits there for our call."""

    def __init__(self) -> None:
        super().__init__("widget-number-not-called")


class AnswerLost(UserFacing):
    """Our fault; the log has it."""

    def __init__(self) -> None:
        super().__init__("widget-answer-lost")
