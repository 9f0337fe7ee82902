# Диалоги: все двери одной лентой на человека.

page-inbox = Диалоги
action-inbox-find = Найти диалог
inbox-search = Имя, номер или слово
inbox-list = Диалоги
inbox-thread = Лента
inbox-none = Пока тихо
    .help = Здесь появятся звонки и сообщения: одна лента на человека, какой бы дверью он ни пришёл.
inbox-not-found = Ничего не нашлось
    .help = Попробуйте другое слово, часть имени или номера.
inbox-choose = Выберите диалог
    .help = Лента откроется здесь: звонки, сообщения и ответ.
inbox-nameless = Без имени
inbox-hidden = Номер скрыт
inbox-draft = Черновик: { $text }
inbox-ours = Вы: { $text }
inbox-role-caller = Клиент
inbox-role-assistant = Секретарь
inbox-role-operator = Мы
inbox-role-system = Событие
inbox-door = { $door ->
    [phone] Звонок
    [sms] SMS
    [telegram] Telegram
    [whatsapp] WhatsApp
    [widget] Сайт
    [api] API
   *[other] Окно
}
inbox-sms-state = { $state ->
    [received] получено
    [incomplete] пришло не целиком
    [queued] ждёт отправки
    [sending] отправляется
    [sent] отправлено
    [delivered] доставлено
    [failed] не отправлено
   *[unsure] может быть, ушло
}
inbox-sms-next = снова в { $when }
inbox-call = Звонок
inbox-call-title = { $direction ->
    [out] { $outcome ->
        [ringing] Звоним
        [in_progress] Говорим сейчас
        [unanswered] Не дозвонились
        [broken] Наш звонок оборвался
       *[other] Мы звонили
    }
   *[in] { $outcome ->
        [ringing] Звонит сейчас
        [in_progress] Идёт разговор
        [missed] Пропущенный звонок
        [broken] Звонок оборвался
       *[other] Входящий звонок
    }
}
inbox-evidence = { $kind ->
    [fact] факт
    [faq] вопрос-ответ
    [document] документ
    [model] модель
    [hint] подсказка
   *[other] { $kind }
} «{ $title }» { $score }
inbox-source = Источник: { $what }
inbox-play = Слушать звонок
inbox-stop = Остановить
inbox-open-call = Открыть звонок
inbox-show-words = { $count ->
    [one] Показать { $count } реплику
    [few] Показать { $count } реплики
   *[many] Показать { $count } реплик
}
inbox-hide-words = Скрыть разговор
inbox-send-again = Отправить снова
inbox-earlier = Показать раньше
inbox-news = { $count ->
    [0] К последним
    [one] { $count } новое
   *[other] { $count } новых
}
inbox-write = { $door ->
    [telegram] Написать в Telegram
    [widget] Ответить на сайте
   *[sms] Написать SMS
}
inbox-send = Отправить
inbox-sending = Отправляется
inbox-send-keys = { $door ->
    [telegram] Уйдёт в Telegram. Отправить — Ctrl Enter.
    [widget] Появится в окошке на сайте. Отправить — Ctrl Enter.
   *[sms] Уйдёт как SMS. Отправить — Ctrl Enter.
}
inbox-left = Осталось { $left ->
    [one] { $left } знак
    [few] { $left } знака
   *[many] { $left } знаков
}
inbox-too-long-chat = Слишком длинно: лишних знаков — { $left }. Сократите.
inbox-measure = { $parts } SMS · осталось { $left ->
    [one] { $left } знак
    [few] { $left } знака
   *[many] { $left } знаков
}
inbox-too-long = Слишком длинно для SMS: можно до { $most } частей. Сократите.
inbox-no-number = Ответить нельзя: номер скрыт или это не телефон.
inbox-may-not-write = { $door ->
    [telegram] Вам нельзя писать через бота. Разрешает владелец.
    [widget] Вам нельзя отвечать посетителям сайта. Разрешает владелец.
   *[sms] Вам нельзя отправлять SMS. Разрешает владелец.
}
inbox-visitor = Посетитель сайта { $mark }
inbox-telegram-user = Telegram { $mark }
inbox-bot-why = { $kind ->
    [blocked] Человек остановил бота: писать ему больше нельзя. Позвоните или отправьте SMS.
    [unsure] Telegram не ответил, дошло ли сообщение. Если человек его не видит, отправьте ещё раз.
   *[other] Telegram не принял сообщение: { $reason }
}
inbox-open-person = Открыть карточку
inbox-calls = Звонков

# Кто отвечает в диалоге.
inbox-hands = Отвечает: { $who }
inbox-hands-you = вы
inbox-hands-colleague = коллега
inbox-take = Отвечать самому
inbox-give-back = Пусть снова отвечает { $name }
inbox-hand = Передать: { $name }
inbox-hand-there = Передать: { $name } (на месте)
inbox-handed-to = Диалог передан: { $name }
inbox-handed-to-you = { $name ->
    [none] Вам передали диалог
   *[other] { $name } передаёт вам диалог
}
inbox-open-thread = Открыть
inbox-types = { $name ->
    [none] печатает …
   *[other] { $name } пишет ответ …
}

# Файлы, которые прислали люди.
inbox-file-nameless = файл
inbox-file-open = Открыть файл
inbox-file-save = Сохранить файл
inbox-file-saved = Файл { $file } сохранён.
error-thread-file-not-opened = По содержимому не видно, что это за файл, поэтому секретарь его не открывает. Сохраните его и откройте сами, если доверяете отправителю.
