# Обещания: перезвонить, выяснить, передать.

error-promise-missing = Этого обещания ({ $promise_id }) больше нет. Обновите список.
error-promise-move-refused = Обещание уже { $state ->
    [open] открыто
    [failed] не удалось выполнить
    [fulfilled] выполнено
   *[cancelled] отменено
}. Обновите список.

# Перезванивания

setting-callbacks-automatic = Перезванивать самой
    .help = Секретарь сама звонит тем, кому обещала. Выключено, пока вы не включите.
setting-callbacks-in_opening_hours = Перезванивать в часы работы
    .help = Если часы работы есть в фактах, звонки идут в эти часы, но не раньше 8 и не позже 21.
setting-callbacks-from_hour = С какого часа перезванивать
    .help = Когда часы работы неизвестны или не используются.
setting-callbacks-until_hour = До какого часа перезванивать
    .help = Когда часы работы неизвестны или не используются.
setting-callbacks-tries = Сколько раз перезванивать
    .help = После стольких напрасных звонков обещание передаётся человеку (promises list).
setting-callbacks-daily_limit = Сколько перезваниваний в день
    .help = На всех вместе; 0 — ни одного.
command-promises = Что обещано: перезвонить, выяснить, передать
command-promises-list = Невыполненные обещания
    .as_json = для программ
command-promises-call = Перезвонить сейчас; говорить будет секретарь
    .promise_id = номер обещания или его последние знаки
command-promises-done = Отметить выполненным
    .promise_id = номер обещания или его последние знаки
command-promises-cancel = Отменить
    .promise_id = номер обещания или его последние знаки
promises-column-id = Номер
promises-column-due = К сроку
promises-column-kind = Что
promises-column-number = Телефон
promises-column-text = О чём
promises-column-tries = Звонков
promises-none = Всё обещанное выполнено.
promises-kind-call_back = перезвонить
promises-kind-find_out = выяснить
promises-kind-deliver = передать
promises-kind-send = отправить
promises-state = { $state ->
    [failed] не удалось
   *[open] ждёт
}
promises-kept = Обещание выполнено.
promises-not-kept = Обещание пока не выполнено.
promises-cancelled = Обещание отменено.
