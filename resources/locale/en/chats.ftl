# Chats of users with the assistant.

error-chat-missing = This chat ({ $chat_id }) is no longer there. Reload the list.
error-chat-message-missing = This message ({ $message_id }) is no longer in the chat, or cannot be changed so. Reload the chat.
error-chat-text-bad = Write something, at most { $longest } characters.

# The page of one's own chat.
page-chat = My chat
action-chat-new = New chat
action-chat-stop = Stop the answer
chat-new = New chat
chat-list = My chats
chat-search = A word of a chat
chat-none = No chats yet
    .help = Ask something: the answer comes the same way as callers hear it.
chat-not-found = Nothing found
    .help = Try another word.
chat-begin = Ask: { $name } answers
    .help = The answer is the one a caller would hear, and under each sentence stands what it rests on.
chat-you = You
chat-thinks = Thinking …
chat-writes = Writing …
chat-ask = Ask
chat-send = Ask
chat-stop = Stop
chat-copy = Copy
chat-edit = Ask in other words
chat-edit-ask = Ask
chat-edit-cancel = Leave it
chat-again = Another answer
chat-before = Previous version
chat-after = Next version
chat-branch = Version { $number } of { $count }
chat-delete = Delete the chat
chat-deleted = The chat is deleted
chat-export = Save the chat to a file
chat-export-form = { $form ->
    [text] Text
    [markdown] Markdown
   *[json] JSON, all branches
}
chat-exported = Written: { $file }
action-chat-find = Find a chat
chat-read = Read aloud
chat-silence = Fall silent
chat-reads = Preparing the voice
chat-model = The language model in this chat
chat-model-usual = The secretary's model
chat-model-gone = { $name } (not running)
chat-model-chosen = In this chat answers: { $name }
