# Chats of users with the assistant.

error-chat-missing = This chat ({ $chat_id }) is no longer there. Reload the list.
error-chat-message-missing = This message ({ $message_id }) is no longer in the chat, or cannot be changed so. Reload the chat.
error-chat-text-bad = Write something, at most { $longest } characters.
