setting-providers-stt_model_ru = Модель русской речи
    .help = Папка модели PocketSphinx (hmm и словарь .dic). Пусто — русская речь не распознаётся.
setting-providers-stt_english = Распознавать английскую речь
    .help = Выключите, если по-английски никто не звонит.
error-providers-no-voice = Голос не запустился ({ $reason }). Выполните «make demo» ещё раз, чтобы завершить установку, и повторите.
