# Беседы пользователей с помощником.

error-chat-missing = Этой беседы ({ $chat_id }) больше нет. Обновите список.
error-chat-message-missing = Этого сообщения ({ $message_id }) в беседе больше нет, или его нельзя так изменить. Обновите беседу.
error-chat-text-bad = Напишите что-нибудь, до { $longest } знаков.

# Страница беседы с помощником.
page-chat = Беседа
action-chat-new = Новая беседа
action-chat-stop = Остановить ответ
chat-new = Новая беседа
chat-list = Мои беседы
chat-search = Слово из беседы
chat-none = Бесед пока нет
    .help = Спросите что-нибудь: ответ придёт тем же путём, каким его слышат звонящие.
chat-not-found = Ничего не нашлось
    .help = Попробуйте другое слово.
chat-begin = Спросите: отвечает { $name }
    .help = Ответ тот же, что услышит звонящий, и под каждой фразой видно, на чём она основана.
chat-you = Вы
chat-thinks = Думает …
chat-writes = Пишет …
chat-ask = Спросить
chat-send = Спросить
chat-stop = Остановить
chat-copy = Скопировать
chat-edit = Спросить иначе
chat-edit-ask = Спросить
chat-edit-cancel = Не менять
chat-again = Другой ответ
chat-before = Предыдущий вариант
chat-after = Следующий вариант
chat-branch = Вариант { $number } из { $count }
chat-delete = Удалить беседу
chat-deleted = Беседа удалена
chat-export = Сохранить беседу в файл
chat-export-form = { $form ->
    [text] Текст
    [markdown] Markdown
   *[json] JSON, все ветки
}
chat-exported = Записано: { $file }
action-chat-find = Найти беседу
chat-read = Прочитать вслух
chat-silence = Замолчать
chat-reads = Готовлю голос
chat-model = Языковая модель в этой беседе
chat-model-usual = Модель секретаря
chat-model-gone = { $name } (не запущена)
chat-model-chosen = В этой беседе отвечает: { $name }
