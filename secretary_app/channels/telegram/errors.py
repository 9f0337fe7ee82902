"""What may be wrong with a bot, for a person; and with Telegram, for the code that tries again."""

from __future__ import annotations

from enum import StrEnum

from secretary_app.kernel.errors import Transient, UserFacing


class BotMissing(UserFacing):
    """No bot has this id or name."""

    def __init__(self, *, bot_id: str, known: str) -> None:
        super().__init__("bot-missing", bot=bot_id, known=known or "—")


class BotsNotServed(UserFacing):
    """Bots run only while the secretary does."""

    def __init__(self) -> None:
        super().__init__("bots-not-served")


class BotTokenMissing(UserFacing):
    """It has no token."""

    def __init__(self, *, bot_id: str) -> None:
        super().__init__("bot-token-missing", bot=bot_id)


class BadBotToken(UserFacing):
    """What was given is no token."""

    def __init__(self) -> None:
        super().__init__("bad-bot-token")


class BotTokenTaken(UserFacing):
    """Another bot of ours has this token: the two would take each other's messages."""

    def __init__(self, *, bot_id: str) -> None:
        super().__init__("bot-token-taken", bot=bot_id)


class NotFromTelegram(UserFacing):
    """What was posted does not bring the word that only Telegram knows."""

    def __init__(self) -> None:
        super().__init__("bot-post-not-genuine")


class BadIpAddress(UserFacing):
    """Telegram posts to addresses of IPv4."""

    def __init__(self, *, address: str) -> None:
        super().__init__("bad-bot-ip", address=address)


class BadPublicAddress(UserFacing):
    """Telegram posts to no such address."""

    def __init__(self, *, address: str) -> None:
        super().__init__("bad-bot-address", address=address)


class NobodyWrote(UserFacing):
    """The person has never written to a bot: a bot cannot write first."""

    def __init__(self) -> None:
        super().__init__("bot-nobody-wrote")


class NothingToWrite(UserFacing):
    """The reply is empty, or longer than anybody reads."""

    def __init__(self, *, longest: int) -> None:
        super().__init__("bot-nothing-to-write", longest=longest)


class NobodyToTry(UserFacing):
    """None of the bot's own people is known by number, and a bot writes to nobody by name."""

    def __init__(self) -> None:
        super().__init__("bot-nobody-to-try")


class NotTried(UserFacing):
    """Telegram did not answer as it should when a person asked for a trial."""

    def __init__(self, *, kind: str, detail: str) -> None:
        super().__init__("bot-not-tried", kind=kind, detail=detail or "—")


class NotAgain(UserFacing):
    """It waits, or it was sent."""

    def __init__(self) -> None:
        super().__init__("bot-not-again")


class FileMissing(UserFacing):
    """It was deleted, or its person was forgotten."""

    def __init__(self) -> None:
        super().__init__("bot-file-missing")


class Trouble(StrEnum):
    """What Telegram said, or did not say."""

    WRONG_KEY = "wrong-key"
    CONFLICT = "conflict"
    """Another program asks for the same bot's messages, or has set a webhook."""
    FLOOD = "flood"
    UNREACHABLE = "unreachable"
    """No network, or a server that says that it fails: nothing was done."""
    FORBIDDEN = "forbidden"
    """The owner allows no connections to other machines."""
    UNANSWERED = "unanswered"
    """It was asked, and did not answer, or not so that one could read it: it may have been done."""
    NO_WAY_IN = "no-way-in"
    """Telegram does not take the address under which it should reach us."""
    MOVED = "moved"
    """The group became a supergroup."""
    REFUSED = "refused"
    """This request will never be carried out."""


class TelegramTrouble(Transient):
    """A request to Telegram failed. Never holds the address, which has the token in it."""

    def __init__(
        self, kind: Trouble, *, detail: str = "", retry_after_s: float = 0, moved_to: int = 0
    ) -> None:
        super().__init__(f"telegram-{kind.value}", detail=detail)
        self.kind = kind
        self.detail = detail
        self.retry_after_s = retry_after_s
        self.moved_to = moved_to
