# Панель идущего звонка: место «Звонки», лист входящего, малое окно, итог после звонка.
# { $name } — имя секретаря («Марина»), если не сказано иного.

page-live = Сейчас
live-none = Сейчас никто не звонит
    .help = Когда позвонят, здесь пойдут слова разговора, и его можно будет взять на себя.
live-not-served = Звонки пока не принимаются
    .help = Линия запускается или ей нужна помощь. Что с ней, сказано на её странице.
live-see-line = Посмотреть линию
live-toast-rings = Звонит { $who }
live-toast-dials = Звоним: { $who }
live-toast-open = Открыть

# Список слева.
live-now-title = Сейчас
live-ended-title = Только что

# Заголовок.
live-line = Линия { $number }
live-incoming = входящий
live-outgoing = исходящий
live-recording = Запись
live-floating = Разговор
# Ярлык состояния рядом с именем.
live-state-rings = Звонит
live-state-dialling = Набираем
live-state-speaks = Говорит { $name }
live-state-thinks = { $name } думает
live-state-listens = { $name } слушает
live-state-quiet = { $name } молчит
live-state-you = Говорите вы
live-state-colleague = { $name ->
    [none] Говорит коллега
   *[other] Говорит { $name }
}
live-state-hold = На удержании
live-state-ended = Завершён

# Полоса звука.
live-levels = Громкость собеседников
live-stage-hearing = Слух
    .help = Сколько распознавалась последняя фраза (STT). Хорошо — до { $target } с.
live-stage-answer = Ответ
    .help = Сколько секретарь думала над ответом (LLM). Хорошо — до { $target } с.
live-stage-voice = Голос
    .help = Сколько готовился первый звук ответа (TTS). Хорошо — до { $target } с.
live-stage-ms = { $name } { $time } мс
live-stage-s = { $name } { $time } с

# Расшифровка.
live-transcript = Слова разговора
live-client = Клиент
live-you = Вы
live-colleague = Коллега
live-hinting = подсказка
live-now = сейчас
live-no-words = (слова не разобраны)
live-only-she-hears = Слышит только { $name }
live-source = Источник: { $what }
live-source-kind = { $kind ->
    [fact] Факт
    [faq] FAQ
    [document] Документ
    [model] Языковая модель
    [hint] Подсказка
    [rule] Правило
   *[other] { $kind }
}
live-newer = ↓ { $count ->
    [one] { $count } новая
    [few] { $count } новые
   *[many] { $count } новых
}
live-too-long-ago = Послушать снова можно последние 30 секунд; остальное будет в записи.

# Что случилось, посередине между словами; впереди стоит время.
live-event-answered = на звонок отвечает { $name }
live-event-dialled = набираем номер
live-event-rings-there = там звонит
live-event-resumed = связь с программой восстановлена
live-event-interrupted = клиент перебил
live-event-recording-failed = запись прервалась
live-event-consent = { $reason ->
    [refused] клиент отказался от записи
    [erased] запись стёрта по желанию клиента
    [asked] клиент согласен на запись
    [off] разговор не записывается
   *[other] запись: { $reason }
}
live-event-engine-failed = { $kind ->
    [stt] слова не распознались
    [tts] голос не сработал
   *[other] сбой: { $kind }
}
live-event-alarm = тревожные слова
live-event-taken-over = { $actor ->
    [you] вы взяли разговор
    [named] разговор ведёт { $who }
   *[colleague] разговор взял коллега
}
live-event-back-given = разговор снова ведёт { $name }
live-event-back-desk-lost = микрофон отключился, разговор снова ведёт { $name }
live-event-back-held-too-long = удержание затянулось, разговор снова ведёт { $name }
live-event-back-nobody-took-it = никто не взял звонок, разговор снова ведёт { $name }
live-event-held = клиент на удержании
live-event-resumed-talk = клиент снят с удержания
live-event-quiet = { $name } только слушает
live-event-speaks-again = { $name } снова говорит
live-event-transfer-asked = звонок передаётся { $count ->
    [one] { $count } коллеге
   *[many] { $count } коллегам
}
live-event-transfer-accepted = коллега взял звонок
live-event-transfer-declined = коллеги не могут взять звонок
live-event-transfer-nobody = никто не взял звонок
live-event-transfer-cancelled = передача отменена
live-event-tones = { $count ->
    [one] отправлен { $count } тон
    [few] отправлены { $count } тона
   *[many] отправлено { $count } тонов
}
live-event-declined = звонок отклонён
live-event-promised-call-back = обещано перезвонить
live-event-promised-find-out = обещано узнать и перезвонить
live-event-promised-deliver = записано сообщение
live-event-promised-send = обещано прислать сообщение
live-event-ended = { $cause ->
    [remote] клиент положил трубку
    [local] трубку положили мы
    [missed] не дождались ответа
    [declined] звонок отклонён
    [busy] занято
    [no-answer] не отвечают
    [line-lost] звонок оборвался: потеряна линия
    [port-lost] звонок оборвался: потерян модем
    [app-stopped] программа остановлена
   *[other] звонок окончен
}

# Панель управления.
live-take-over = Взять разговор
live-give-back = Вернуть { $name }
live-give-up = Вернуть секретарю
live-disc-quiet = Тише
live-disc-hold = Ждать
live-disc-transfer = Перевод
live-disc-tones = Тоны
live-disc-hint = Подсказка
live-disc-hang-up = Завершить
action-live-take-over = Взять разговор или вернуть его
action-live-give-back = Вернуть разговор
action-live-answer = Ответить на звонок
action-live-let-her = Пусть ответит секретарь
action-live-decline = Отклонить звонок
action-live-hold = Поставить на удержание или снять
action-live-quiet = Секретарь только слушает или снова говорит
action-live-transfer = Передать звонок коллеге
action-live-tones = Тоны: клавиши телефона
action-live-hint = Подсказать секретарю
action-live-hang-up = Завершить звонок
action-live-float = Разговор в малом окне поверх других
live-hear-side = { $side ->
    [both] Слушать обоих
    [caller] Слушать только клиента
    [ours] Слушать только нашу сторону
   *[none] Не слушать
}
live-hears = { $side ->
    [both] В наушниках оба собеседника; нажмите, чтобы не слушать
    [caller] В наушниках клиент; нажмите, чтобы не слушать
    [ours] В наушниках наша сторона; нажмите, чтобы не слушать
   *[none] Слушать разговор в наушниках
}
live-again-now = Вернуться к тому, что говорят сейчас
action-live-listen = Слушать разговор в наушниках или перестать
action-live-listen-caller = Слушать в наушниках только клиента
action-live-listen-ours = Слушать в наушниках только нашу сторону
action-live-rewind = Послушать последние 30 секунд снова
live-transfer-all = Всем, кто на месте
live-keypad = Тоны слышит и клиент
live-key = Клавиша { $key }
live-hint-placeholder = Что сказать клиенту
live-hint-send = Подсказать

# Правая колонка.
live-language = Язык
live-language-name = { $language ->
    [ru] русский
    [en] английский
   *[other] { $language }
}
live-calls = Звонков
live-calls-before = { $count } · { $last }
live-first-call = первый
live-promised = Обещано
live-doing = Что делает секретарь
live-doing-now = { $state ->
    [greeting] Здоровается
    [listening] Слушает
    [hearing] Слушает клиента
    [thinking] Ищет ответ
    [speaking] Отвечает
    [yielding] Уступила слово
    [operator] Слушает ваш разговор
    [on_hold] Ждёт на удержании
   *[other] Прощается
}
live-suggestions = Подсказки
live-standing-call-back = Мы перезвоним вам в течение часа.
live-standing-find-out = Я уточню это у коллег.
live-note = Заметка
live-note-placeholder = Видят только сотрудники
live-saved = Сохранено
live-saving = Сохраняем заметку
live-owed-call-back = Перезвонить
live-owed-find-out = Узнать и перезвонить
live-owed-deliver = Сообщение
live-owed-send = Прислать сообщение

# Лист входящего звонка.
live-incoming-call = Входящий звонок · { $line }
live-she-answers = Отвечает { $name } · { $line }
live-answer-myself = Отвечу я
live-let-her = Ответит { $name }
live-hers = Пусть ведёт { $name }
live-decline = Отклонить
live-countdown = Сколько секунд осталось до ответа секретаря
live-card-goes = Через сколько секунд карточка уйдёт
live-unknown = Звонит впервые.
live-known = { $count ->
    [one] Раньше был { $count } звонок
    [few] Раньше было { $count } звонка
   *[many] Раньше было { $count } звонков
}, последний — { $last }.
live-known-promise = Обещано: { $what }
live-today = сегодня, { $time }

# Итог после звонка.
live-after = Итог звонка
live-was-good = { $name } справилась?
live-good = Хорошо
live-bad = Плохо
live-result = Чем кончилось
live-result-solved = Вопрос решён
live-result-message = Сообщение
live-result-call-back = Перезвонить
live-result-wrong-number = Не туда
live-result-spam = Спам
live-next-step = Что сделать дальше
live-step-call-back = Перезвонить до { $time }
live-done = Готово
live-summary-talk = Разговор { $length }, { $count ->
    [0] без вопросов.
    [one] { $count } реплика клиента.
    [few] { $count } реплики клиента.
   *[many] { $count } реплик клиента.
}
live-summary-asked = Спросили: { $what }.
live-summary-open = Без ответа: { $what }.
live-summary-promised = { $what } — до { $time }.
live-summary-unanswered = { $cause ->
    [declined] Звонок отклонён.
    [busy] Там занято.
    [no-answer] Там не ответили.
   *[other] Разговора не было: трубку положили раньше.
}

setting-calls-hearing_target_ms = Распознавание: хорошее время
    .help = До стольких миллисекунд время рядом со звонком зелёное.
setting-calls-hearing_tolerable_ms = Распознавание: терпимое время
    .help = Дольше — красное: это замечает каждый звонящий.
setting-calls-answer_target_ms = Ответ: хорошее время
    .help = До стольких миллисекунд время рядом со звонком зелёное.
setting-calls-answer_tolerable_ms = Ответ: терпимое время
    .help = Дольше — красное: это замечает каждый звонящий.
setting-calls-voice_target_ms = Голос: хорошее время
    .help = До стольких миллисекунд время рядом со звонком зелёное.
setting-calls-voice_tolerable_ms = Голос: терпимое время
    .help = Дольше — красное: это замечает каждый звонящий.
