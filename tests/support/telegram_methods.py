"""What a bot can have done by Telegram's Bot API, as it is on the wire."""

import json

from aiohttp import web

from tests.support.telegram_bots import Body, FakeBot, Sent, error, ok
from tests.support.telegram_hearing import Hearing

LONGEST = 4096


class Methods(Hearing):
    """Answers, errors and their texts are those of api.telegram.org."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[Sent] = []
        self.files: dict[str, bytes] = {}
        self.admins: set[int] = set()
        self._next_message = 1000
        self._texts: dict[tuple[int, int], str] = {}

    async def _getMe(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        del sent
        return ok(
            {
                "id": bot.id,
                "is_bot": True,
                "first_name": bot.username,
                "username": bot.username,
                "can_join_groups": True,
                "can_read_all_group_messages": bot.reads_groups,
                "supports_inline_queries": False,
            }
        )

    async def _setMyCommands(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        told = json.loads(sent.fields["commands"])
        bot.commands[sent.fields.get("language_code", "")] = [each["command"] for each in told]
        return ok(True)

    async def _sendMessage(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        if not sent.text.strip():
            return error(400, "Bad Request: message text is empty")
        if len(sent.text.encode("utf-16-le")) // 2 > LONGEST:
            return error(400, "Bad Request: message is too long")
        for _, data in sent.presses:
            if not 1 <= len(data.encode()) <= 64:
                return error(400, "Bad Request: BUTTON_DATA_INVALID")
        return await self._kept(bot, sent, {"text": sent.text})

    async def _sendVoice(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        voice = {"file_id": "v", "file_unique_id": "v", "duration": 1, "mime_type": "audio/ogg"}
        return await self._kept(bot, sent, {"voice": voice})

    async def _kept(self, bot: FakeBot, sent: Sent, content: Body) -> web.Response:
        self._next_message += 1
        number = self._next_message
        self._texts[sent.chat, number] = sent.text
        await self._note(
            Sent(
                token=sent.token,
                method=sent.method,
                fields=sent.fields,
                files=sent.files,
                number=number,
            )
        )
        return ok(self._message(bot, sent.chat, number, content))

    async def _editMessageText(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        number = int(sent.fields["message_id"])
        before = self._texts.get((sent.chat, number))
        if before is None:
            return error(400, "Bad Request: message to edit not found")
        if before == sent.text:
            return error(
                400,
                "Bad Request: message is not modified: specified new message content and reply "
                "markup are exactly the same as a current content and reply markup of the message",
            )
        self._texts[sent.chat, number] = sent.text
        await self._note(sent)
        return ok(self._message(bot, sent.chat, number, {"text": sent.text}))

    async def _deleteMessage(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        del bot
        self._texts.pop((sent.chat, int(sent.fields["message_id"])), None)
        await self._note(sent)
        return ok(True)

    async def _sendChatAction(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        del bot
        await self._note(sent)
        return ok(True)

    _answerCallbackQuery = _sendChatAction  # noqa: N815

    async def _getChatMember(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        del bot
        user_id = int(sent.fields["user_id"])
        user = {"id": user_id, "is_bot": False, "first_name": "x"}
        if user_id in self.admins:
            return ok({"status": "creator", "user": user, "is_anonymous": False})
        return ok({"status": "member", "user": user})

    async def _getFile(self, bot: FakeBot, sent: Sent) -> web.Response:  # noqa: N802
        del bot
        file_id = sent.fields["file_id"]
        if file_id not in self.files:
            return error(400, "Bad Request: invalid file_id")
        size = len(self.files[file_id])
        return ok(
            {
                "file_id": file_id,
                "file_unique_id": file_id,
                "file_size": size,
                "file_path": file_id,
            }
        )

    async def _note(self, sent: Sent) -> None:
        async with self.news:
            self.sent.append(sent)
            self.news.notify_all()

    def _message(self, bot: FakeBot, chat: int, number: int, content: Body) -> Body:
        return {
            "message_id": number,
            "date": 1_800_000_000,
            "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup", "title": "x"},
            "from": {"id": bot.id, "is_bot": True, "first_name": bot.username},
        } | content
