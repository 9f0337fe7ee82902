# Слова, на которые ссылаются тексты всех разделов. / Words that the texts of every slice refer to.

-program = «Секретарь»

# $trouble: model_missing, model_broken, model_too_large, library_missing, none. $reason: слова движка, по-английски.
engine-trouble = { $trouble ->
    [model_missing] файлов модели нет на месте. Получите её снова: models pull ИМЯ. Подробности: { $reason }
    [model_broken] файлы модели повреждены или это не такая модель. Удалите её и получите снова: models remove ИМЯ --yes, затем models pull ИМЯ. Подробности: { $reason }
    [model_too_large] модели не хватает памяти. Закройте другие программы или выберите модель поменьше: models list. Подробности: { $reason }
    [library_missing] не установлена библиотека движка. Выполните make run. Подробности: { $reason }
   *[other] { $reason }
}
    .desk = { $trouble ->
        [model_missing] файлов модели нет на месте. Получите её снова в «Система» → «Модели». Подробности: { $reason }
        [model_broken] файлы модели повреждены или это не такая модель. Удалите её и получите снова в «Система» → «Модели». Подробности: { $reason }
        [model_too_large] модели не хватает памяти. Закройте другие программы или выберите модель поменьше в «Система» → «Модели». Подробности: { $reason }
        [library_missing] не установлена библиотека движка. Установите программу заново. Подробности: { $reason }
       *[other] { $reason }
    }
