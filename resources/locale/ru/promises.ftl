# Обещания: перезвонить, выяснить, передать.

error-promise-missing = Этого обещания ({ $promise_id }) больше нет. Обновите список.
error-promise-not-asked = Ответить можно только на то, что обещали выяснить.
error-promise-bad-answer = Напишите ответ: от одного слова до { $longest } знаков. Его скажут вслух.
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
    .help = После стольких напрасных звонков обещание передаётся человеку.
setting-callbacks-daily_limit = Сколько перезваниваний в день
    .help = На всех вместе; 0 — ни одного.
command-promises = Что обещано: перезвонить, выяснить, передать
command-promises-list = Невыполненные обещания
    .as_json = для программ
command-promises-answer = Ответить на то, что обещали выяснить: секретарь передаст ответ
    .promise_id = номер обещания или его последние знаки
    .text = ответ теми словами, какими его сказать
    .to_faq = и добавить в вопросы и ответы
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
    [answered] есть ответ
    [failed] не удалось
   *[open] ждёт
}
promises-why = { $why ->
    [bad-number] нет такого номера
    [line-refuses] линия не набирает
    [nowhere] некуда сообщить
   *[in-vain] не удалось
}
promises-answered = Ответ сохранён, секретарь передаст его.
promises-found-out = Вы спрашивали: «{ $about }». { $answer }
promises-found-out-sms = { $company ->
    [none] {""}
   *[other] { $company }:{" "}
}Вы спрашивали: «{ $about }». { $answer }
promises-kept = Обещание выполнено.
promises-not-kept = Обещание пока не выполнено.
promises-cancelled = Обещание отменено.

# Страница «Обещания» в диалогах.
page-promises = Обещания
promises-list-search = Имя, номер, слово
promises-list-list = Обещания
promises-list-none = Ничего не обещано
    .help = Всё, что секретарь пообещает звонящим, появится здесь со сроком.
promises-list-not-found = Такого не нашлось
    .help = Попробуйте другое слово или часть номера.
promises-quiet = Всё спокойно
    .help = Со вчерашнего вечера никто не звонил, и ничего не обещано.
promises-filter = Какие обещания
promises-filter-waiting = Ждут
promises-filter-closed = Закрытые
promises-reopened = Обещание снова ждёт.
promise-nobody = Кто — неизвестно
promise-urgent = Срочно
promise-failed = { $why ->
    [bad-number] Нет такого номера
    [line-refuses] Линия не набирает
    [nowhere] Некуда сообщить
   *[in-vain] Не дозвонились
}
promise-why = { $why ->
    [bad-number] То, что записано вместо телефона, набрать нельзя. Найдите верный номер или отметьте выполненным.
    [line-refuses] Линия раз за разом отказывается набирать этот номер. Проверьте его и то, разрешает ли оператор туда звонить.
    [nowhere] Ответ есть, а сообщить его некуда: нет номера, по которому можно позвонить, и нет открытого чата.
   *[in-vain] Звонили столько раз, сколько разрешено в настройках; поговорить не удалось.
}
promise-ago = { $length } назад
promise-overdue = Просрочено на { $length }
promise-soon = Через { $length }
promise-tomorrow = Завтра, { $time }
promise-minutes = { $count } мин
promise-hours = { $count } ч
promise-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
promise-state = { $state ->
    [answered] Есть ответ
    [overdue] Просрочено
    [open] Ждёт
    [fulfilled] Выполнено
    [cancelled] Отменено
   *[failed] Не удалось
}
promise-kind-call-back = Перезвонить
promise-kind-find-out = Выяснить и сказать
promise-kind-deliver = Передать
promise-kind-send = Отправить
promise-group-failed = Не удалось
promise-group-overdue = Просрочено
promise-group-today = Сегодня
promise-group-later = Позже
promise-group-closed = Закрытые
promise-voice-only = Слова не записаны, есть только голос: послушайте разговор.
promise-answer = Ответить…
promise-answer-title = Что ответить
promise-answer-text = Ответ
    .help = Секретарь перезвонит и скажет его этими словами; кто спрашивал письменно, получит его там же.
promise-answer-faq = Добавить в вопросы и ответы
    .help = Тогда следующему, кто спросит об этом, секретарь ответит сразу.
promise-answer-left = Осталось знаков: { $left }
promise-answer-not-now = Не сейчас
promise-answer-save = Передать ответ
promise-row-answer = Ответ
promise-done = Выполнено
promise-reopen = Вернуть
promise-call = Перезвонить сейчас
promise-calling = Звоним, говорит секретарь
promise-hear = Послушать
promise-cancel = Отменить
promise-row-due = К сроку
promise-row-why = Почему нет
promise-row-number = Телефон
promise-row-made = Обещано
promise-row-closed = Закрыто
promise-note = Заметка
    .help = Для коллег. Сохраняется сама.

# Сводка за ночь.
briefing = Сводка за ночь
briefing-title = Доброе утро
briefing-span = Со вчера { $since } до { $until }
briefing-numbers = Звонков { $calls }, пропущено { $missed }, обещаний { $messages }
briefing-number-calls = звонков
briefing-number-answered = отвечено
briefing-number-missed = пропущено
briefing-number-messages = новых обещаний
briefing-number-overdue = просрочено
briefing-urgent = Срочно
briefing-message = Просили и ждут
briefing-missed = Не дождались ответа
briefing-unsure = Секретарь не уверена, что поняла
briefing-urgent-nothing = Слова не записаны, есть голос.
briefing-message-nothing = Слова не записаны, есть голос.
briefing-missed-nothing = Положили трубку, не поговорив.
briefing-unsure-nothing = Слов не разобрать.
briefing-listen = Открыть разговор на этом месте
briefing-all-well = Ничто не ждёт человека: секретарь справилась сама.
