# Переписка и разговоры.

error-thread-missing = Этой переписки ({ $thread_id }) больше нет. Обновите список.
error-message-missing = Этого сообщения ({ $message_id }) больше нет. Обновите переписку.
