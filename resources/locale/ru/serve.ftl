# Что печатает `serve`, пока работает.

command-serve = Отвечать на звонки, пока не остановят (Ctrl C)
serve-starting = Запуск, данные в { $folder } …
serve-line-clock = Линия подключена. Её часы: { $realtime }.
serve-line-state = Линия: { $state ->
    [absent] модем не найден
    [starting] запускается
    [pin_needed] SIM-карта ждёт PIN-код
    [registering] ищет сеть
    [ready] готова принимать звонки
    [ringing] звонок
    [dialing] набирает номер
    [in_call] идёт разговор
    [ending] кладёт трубку
    [resetting] перезагружается
    [failed] не работает
   *[other] { $state }
}{ $detail ->
    [none] .
   *[other] : { $detail }
}
serve-line-dropped = Линия потеряна ({ $reason }), пробую снова.
serve-line-broken = Линия «{ $line }» не работает: { $told }
serve-rang = Звонок: { $number }
serve-number-hidden = номер скрыт
serve-alarm = !  БЕДА: звонящий просит о помощи. Вмешайтесь сейчас же.
serve-answered = Трубка снята.
serve-resumed = Разговор продолжается после обрыва программы.
serve-ended = Звонок завершён: { $outcome ->
    [answered] отвечен
    [missed] пропущен
    [unanswered] не соединён
   *[other] { $outcome }
}.
serve-language-ready = Понимает { $language ->
    [ru] по-русски
    [en] по-английски
   *[other] { $language }
}.
serve-language-failed = Не понимает { $language ->
    [ru] по-русски
    [en] по-английски
   *[other] { $language }
}: { $reason }
serve-language-missing = Нет распознавания речи: { $language ->
    [ru] русский. Укажите папку модели: settings set providers.stt_model_ru ПАПКА
   *[other] { $language }.
}
serve-server-open = Сервер открыт: { $address }
serve-server-closed = Сервер закрыт.
serve-stopping = Остановка: кладу трубку и сохраняю всё.
