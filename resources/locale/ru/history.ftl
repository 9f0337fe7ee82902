# Страница прошедших звонков.

page-calls = История
action-calls-find = Найти звонок
action-calls-play = Слушать запись или остановить
action-calls-export = Сохранить звонок в файл
action-calls-erase = Удалить звонок

history-find = Имя, номер или слово
history-filters = { $count ->
    [0] Выбор звонков
    [one] Выбор звонков: { $count } условие
    [few] Выбор звонков: { $count } условия
   *[many] Выбор звонков: { $count } условий
}
history-filter-outcome = Чем кончились
history-filter-when = Когда
history-filter-line = На какой линии
history-filter-since = С какого дня
history-filter-until = По какой день
history-all-lines = Все линии
history-with-message = С сообщением
history-reset = Показать все
history-outcomes = { $outcome ->
    [answered] Отвеченные
    [missed] Пропущенные
    [unanswered] Не соединились
    [broken] Оборвались
   *[any] Все звонки
}
history-span = { $span ->
    [today] Сегодня
    [yesterday] Вчера
    [week] 7 дней
    [month] 30 дней
    [days] С даты по дату
   *[any] За всё время
}
history-none = Звонков пока нет
    .help = Здесь будут все разговоры: запись, слова и то, на чём основан каждый ответ.
history-none-found = Ничего не нашлось
    .help = Поищите иначе или уберите условия.
history-reading = Читаем звонки
history-outcome = { $outcome ->
    [ringing] Звонит
    [in_progress] Идёт разговор
    [answered] Отвечен
    [missed] Пропущен
    [unanswered] Не соединились
    [broken] Оборвался
   *[other] { $outcome }
}
history-dialled = Мы звонили
history-promised = { $kind ->
    [call_back] Перезвонить
    [find_out] Узнать и ответить
    [deliver] Сообщение
   *[send] Отправить СМС
}
history-direction = { $direction ->
    [out] исходящий
   *[in] входящий
}
history-at = { $day }, { $time }
history-line = Линия { $number }
history-talked = говорили { $length }
history-waited = ждали { $length }
history-operator = Сотрудник
history-no-words = (слова не разобраны)
history-unsure = Расслышано неуверенно: { $sure }
history-source = Источник: { $what }
history-not-heard = зачёркнутого звонивший не слышал
history-kind = { $kind ->
    [fact] факт
    [faq] вопрос-ответ
    [document] документ
    [model] языковая модель
    [hint] подсказка коллеги
   *[rule] правило
}
history-quoted = «{ $text }»
history-nothing-said = { $outcome ->
    [ringing] Звонит
    [in_progress] Разговор начался
    [missed] Звонок пропущен
    [unanswered] Соединиться не удалось
   *[other] Слов нет
}
    .help = { $outcome ->
        [ringing] Слова появятся здесь, когда на звонок ответят.
        [in_progress] Слова появятся здесь с первой фразой.
        [missed] Трубку положили раньше, чем на звонок ответили. Можно написать или перезвонить.
        [unanswered] На том конце не ответили. Можно написать.
       *[other] Их не было в этом звонке, или они удалены.
    }
history-write = Открыть диалог

# Проигрыватель
history-wave = Место в записи; звонивший сверху, секретарь снизу
history-speed = Скорость
history-play = Слушать
history-pause = Остановить
history-playing = Запись звучит
history-still-recording = Звонок ещё записывается.
history-sound-gone = Звука нет: файл записи не открылся.
history-mute = Запись не слышно на этом компьютере
    .help = Проверьте наушники или колонки. Сохранить запись в файл можно и так.

# Виды
history-view = Что показать
history-view-talk = Разговор
history-view-turns = Ожидание
history-view-sound = Связь
history-no-turns = Звонивший ничего не сказал, ждать ответа не пришлось.
history-waiting = Сколько звонивший ждал ответа
history-usual = Обычно
history-slowest = Дольше всего
history-stage = { $stage ->
    [endpoint] тишина
    [recognise] распознавание
    [answer] раздумье
    [voice] голос
   *[line] линия
}
history-ms = { $ms } мс
history-s = { $s } с
history-hear-at = Послушать с { $at }
history-recognised = { $engine ->
    [script] слова из сценария
   *[other] распознал { $engine }, уверенность { $sure }
}
history-not-understood = смысл не понят
history-listen-yourself = лучше послушать самим
history-interrupted = перебил секретаря
history-unanswered-turn = ответа не было
history-patient = ждали нарочно: диктовали номер, имя или адрес

# Связь
history-sound = Звук линии
history-not-graded = Звук не измеряли: разговора не было, или линия прервалась.
history-sound-caller = Как мы слышали звонившего
history-sound-ours = Как звонивший слышал нас
history-measured = Что сделано
history-attempts = Открывали звук, раз
history-gaps = Перерывы в звуке
history-gaps-value = { $count }, всего { $ms } мс
history-holes = Провалы внутри голоса
history-silent = Тишина звонившего
history-echo = Эхо нашего голоса
history-echo-value = через { $ms } мс, тише на { $db } дБ
history-record = Запись звонка
history-ended = Как закончился
history-end-cause = { $cause ->
    [remote] положили трубку там
    [local] положили трубку мы
    [busy] занято
    [no-answer] не ответили
    [no-carrier] не соединилось
    [no-network] нет сети
    [refused] набор отклонён
    [not-set-up] Twilio не настроен
    [account-refused] Twilio не принял аккаунт
    [port-lost] потерян модем
    [line-lost] потеряна линия
    [app-stopped] программа остановлена
    [app-lost] программа прервалась
    [fault] ошибка программы
   *[other] { $cause }
}
history-size = Размер
history-kept-until = Хранится до
history-for-ever = всегда
history-id = Номер звонка

# Правая колонка
history-review = Итог звонка
history-no-result = Итог не отмечен
history-reviewed = { $name ->
    [none] Записано { $when }
   *[other] { $name }, { $when }
}
history-person = Клиент
history-language = Язык
history-language-name = { $language ->
    [ru] русский
    [en] английский
   *[other] { $language }
}
history-calls = Звонков
history-met = Первый звонок
history-promises = Обещано
history-promise-state = { $state ->
    [open] не выполнено
    [fulfilled] выполнено
    [cancelled] отменено
   *[failed] не удалось
}
history-others = Другие звонки

# Действия
history-export-wav = Звук (WAV)
history-export-txt = Текст разговора (TXT)
history-export-json = Всё о звонке (JSON)
history-export-pdf = Для печати (PDF)
history-exporting = Сохраняем звонок
history-exported = Сохранено: { $file }
history-erase-title = Удалить этот звонок?
history-erase-help = Удалённое не вернуть. Можно удалить один звук: слова останутся. Удалив всё, вы сотрёте запись, слова и номер; останется только то, что звонок был.
history-keep = Оставить
history-erase-sound = Удалить звук
history-erase-all = Удалить всё
history-erasing = Удаляем
history-erased = Звонок удалён
history-erased-sound = Звук удалён, слова остались
