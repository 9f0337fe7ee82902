setting-engines-recognisers-ru = Распознавание русского, по порядку
    .help = Движки (vosk, pocketsphinx) или имена установленных моделей, лучшие первыми. Если один откажет во время звонка, следующий прослушает сказанное заново. Что не установлено, пропускается.
setting-engines-recognisers-en = Распознавание английского, по порядку
    .help = Движки (vosk, pocketsphinx) или имена установленных моделей, лучшие первыми. Если один откажет во время звонка, следующий прослушает сказанное заново. Что не установлено, пропускается.
setting-engines-voices = Голоса, по порядку
    .help = Движки (piper, espeak) или имена установленных голосов, лучшие первыми; первый названный для языка — основной. espeak всегда последний.
setting-engines-voices_louder_db = Громкость голоса, дБ
    .help = 0 — обычная, 6 — вдвое сильнее, −12 — намного тише. Действует со следующего запуска.
setting-engines-thinkers = Языковые модели, по порядку
    .help = Движок (llama, llama_cpp, xllamacpp) или имена установленных моделей, лучшие первыми. llama — самая большая из установленных. Каждая названная модель всё время занимает память. Пусто — без языковой модели.
setting-engines-embeddings = Модель для поиска по смыслу
    .help = Имя установленной модели; она делает векторы текстов для программ, которые приходят через API (/v1/embeddings). Всё время занимает память. Пусто — без неё. Действует со следующего запуска.
setting-providers-stt_model_ru = Русская модель PocketSphinx
    .help = Папка (hmm и словарь .dic) вне папки моделей. Пусто — берётся то, что лежит в папке моделей.
setting-providers-stt_english = Распознавать английскую речь
    .help = Выключите, если по-английски никто не звонит.

error-providers-no-voice = Голос не запустился: { engine-trouble } Выполните «make demo» ещё раз, чтобы завершить установку, и повторите.
    .desk = Голос не запустился: { engine-trouble.desk } Посмотрите «Система» → «Движки».

# Команды `engines`

command-engines = Распознавание, голоса и языковые модели по порядку
command-engines-list = Каждый движок, его место и состояние; можно и во время работы секретаря
    .as_json = в виде JSON
engines-column-for = Для чего
engines-column-place = №
engines-column-engine = Движок
engines-column-models = Модели
engines-column-state = Состояние
engines-none = Ни один движок не выбран.
engines-own-model = —
engines-kind = { $kind ->
    [stt] слух
    [tts] речь
    [llm] мышление
    [embed] поиск по смыслу
   *[other] { $kind }
}{ $language ->
    [none] {""}
   *[other] : { $language }
}
engines-state = { $state ->
    [installed] установлен
    [missing] не установлен
    [unused] установлен; включится при следующем запуске
    [starting] запускается
    [ready] работает
    [waiting] отказал, скоро запустится снова
    [failed] не работает
   *[other] остановлен
}{ $reason ->
    [none] {""}
   *[other] { " " }({ $reason })
}
engines-get = { $engine } не установлен. Получить: { $command }
error-engine-gone = Движок { $engine } уже не запущен. Откройте страницу ещё раз.
error-engine-last-voice = { $engine } — единственный голос, который сейчас работает: без него нельзя ответить ни на один звонок. Сначала запустите другой.

# Страница «Движки»
page-engines = Движки
engines-chain = { $kind ->
    [stt] Слух
    [tts] Речь
    [embed] Поиск по смыслу
   *[llm] Мышление
}{ $language ->
    [ru] {" "}по-русски
    [en] {" "}по-английски
   *[none] {""}
}
engines-short-state = { $state ->
    [installed] установлен
    [missing] не установлен
    [unused] со следующего запуска
    [starting] запускается
    [ready] работает
    [waiting] перезапускается
    [failed] не работает
   *[other] остановлен
}
engines-memory = { $used } МБ из { $limit }
engines-restarts = { $count ->
    [one] перезапускался { $count } раз
    [few] перезапускался { $count } раза
   *[other] перезапускался { $count } раз
}
engines-trouble = { $trouble ->
    [model_missing] Файлов модели нет на месте. Получите её снова на странице «Модели».
    [model_broken] Файлы модели повреждены. Удалите её и получите снова на странице «Модели».
    [model_too_large] Модели не хватает памяти. Закройте другие программы или выберите модель поменьше.
    [library_missing] Не установлена библиотека движка.
   *[other] Движок отказал; что он сказал — в журнале.
}
engines-summary = { $count ->
    [one] { $count } процесс, { $memory } МБ памяти
    [few] { $count } процесса, { $memory } МБ памяти
   *[other] { $count } процессов, { $memory } МБ памяти
}
engines-not-serving = Звонки не принимаются, движки не запущены
engines-up = Раньше
engines-down = Позже
engines-to-models = К моделям
engines-start = Запустить
engines-stop = Остановить
engines-restart = Перезапустить
engines-log = Журнал
engines-log-of = Журнал: { $engine }
engines-log-empty = Движок пока ничего не сказал.
engines-hand = { $verb ->
    [start] Запускаем { $engine }
    [stop] Останавливаем { $engine }
   *[restart] Перезапускаем { $engine }
}
engines-later = Новый порядок начнёт действовать при следующем запуске
    .help = Начатые звонки идут с прежними движками.
error-engines-not-serving = { $kind ->
    [embed] Векторы текстов делать некому. Получите модель поиска по смыслу («Система» → «Модели»), назовите её в «Система» → «Настройки» (engines.embeddings) и запустите программу снова.
   *[any] Движки ещё не запущены: звонки не принимаются. Подождите, пока линия будет готова.
}
engines-handle = Порядок: { $engine }. Перетащите или нажмите стрелку вверх или вниз
