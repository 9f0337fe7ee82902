# Что печатает `make demo`.

command-demo = Показать целый звонок на учебной линии
    .language = язык сценария: ru или en
    .caller = запись (WAV), которая прозвучит на линии вместо сценария; можно несколько
    .type_words = набирать слова звонящего самому
    .at_desk = поговорить самому: через микрофон и динамик этого компьютера
    .model_ru = папка модели PocketSphinx для русского, чтобы распознавать русскую речь по-настоящему
    .models = папка с установленными моделями для разговора; обычно папка вашего секретаря
    .phrases = текстовый файл: по одной фразе в строке, которые секретарь должна знать
error-demo-script-bad = Сценарий { $file } не подходит: { $reason }. Возьмите файл из поставки.
error-demo-sound-bad = Запись { $file } не подходит: { $reason } Нужен файл WAV или FLAC с речью.
error-demo-phrases-bad = Список фраз { $file } не подходит: { $reason } Нужен текст UTF-8, по фразе в строке.
error-demo-talk-no-recogniser = Для разговора по-русски нужна модель распознавания. Скачайте её: main.py models pull vosk-model-small-ru-0.22 — или укажите модель PocketSphinx: make demo TALK=1 RU_MODEL=ПАПКА — или поговорите по-английски: make demo TALK=1 SCRIPT=en
demo-talk-title = Разговор через микрофон и динамик. Скажите «до свидания» или нажмите Ctrl C, чтобы закончить. Всё сохраняется в { $folder }
demo-talk-engines = Слышит: { $stt }. Говорит: { $voice }. Думает: { $model ->
    [none] без языковой модели
   *[other] { $model }
}.
demo-talk-began = ✆  Можно говорить: звук открыт за { $audio } мс
demo-title = Звонок { $language ->
    [ru] по-русски
   *[en] по-английски
} на учебной линии. Всё сохраняется в { $folder }
demo-words-from-script = Распознавание русской речи не установлено: звук, голосовая активность и перебивание настоящие, слова взяты из сценария. Русскую речь распознаёт: make demo RU_MODEL=ПАПКА (модель PocketSphinx).
demo-engines = Распознавание: { $stt }. Голоса: секретарь { $voice }, звонящий { $caller }. Часы линии: { $realtime }.
demo-rang = ☎  Линия звонит: { $number }
demo-answered = ✆  Трубка снята: через { $ata } мс после ATA модем начал звонок, ещё через { $audio } мс открыл звук
demo-secretary = Секретарь
demo-caller = Звонящий
demo-from-script = из сценария
demo-evidence = { $kind ->
    [fact] факт
    [faq] вопрос-ответ
    [document] документ
    [model] языковая модель
    [rule] правило
    [hint] подсказка коллеги
   *[other] { $kind }
} { $title } · { $score }
demo-heard-only = … услышано только: «{ $text }»
demo-nothing-heard = … не услышано ничего
demo-yielding = ↓  Звонящий перебивает: голос стал тише
demo-yielded = ↓  и умолк в конце слова
demo-backchannel = ↑  «{ $text }» значит лишь «дальше»: голос возвращается
demo-not-understood = (не разобрано)
demo-engine-failed = !  { $kind } не сработал ({ $code })
demo-alarm = !  Слова о беде: { $text }
demo-ended = ✆  Звонок завершён: { $cause }
demo-latency = Время до каждого ответа в мс, от последнего звука звонящего (по измерению программы)
demo-column-turn = №
demo-column-words = Слова
demo-column-endpoint = ждали тишины
demo-column-recognise = распознавание
demo-column-answer = ответ
demo-column-voice = голос
demo-column-line = линия
demo-column-total = всего
demo-none = ничего
demo-far-end = На дальнем конце: { $ata } мс от ATA до первого звука приветствия, { $open } мс от разрешения модема на звук (сам модем думал { $delay } мс); пропусков звука: { $underruns }.
demo-recording = Запись (слева звонящий, справа секретарь): { $file }
demo-transcript = Расшифровка: { $file }
demo-stored = Сохранено: сообщений разговора — { $messages }, обещаний — { $promises }:
demo-promise = { $kind ->
    [call_back] перезвонить
    [deliver] передать сообщение
    [find_out] уточнить
   *[other] { $kind }
}: { $text }, до { $due }
demo-promise-sound = (только звук)
demo-failed = Показ прошёл не так, как должен: { $what }
demo-missing-answer = на «{ $line }» нет ответа из { $expect }
demo-type-prompt = Ваши слова (пустая строка — прощание):

# `smoke`: работает ли программа?

command-smoke = Проверить, что эта установка может ответить на звонок
smoke-engines = Голос и распознавание работают.
smoke-line = Линия работает. Её часы: { $realtime }.
smoke-call = Звонок принят, запись о нём закрыта.
error-smoke-failed = Установка неполная: { $step } не работает ({ $reason }). Установите программу заново.
