# Отчёты.

page-reports = Обзор
action-reports-export = Сохранить отчёт в файл

reports-span = За сколько времени
reports-span-choice = { $span ->
    [week] 7 дней
    [month] 30 дней
    [quarter] 90 дней
   *[year] Год
}
reports-span-days = { $since } – { $until }
reports-reading = Считаем
reports-none = За это время звонков не было
    .help = Выберите время подлиннее: здесь появятся звонки по дням, вопросы и кто на них ответил.
reports-nothing = Пока нечего показать.
reports-calls = Нам звонили
reports-dialled = { $count ->
    [one] и мы звонили { $count } раз, дозвонились { $connected }
    [few] и мы звонили { $count } раза, дозвонились { $connected }
   *[many] и мы звонили { $count } раз, дозвонились { $connected }
}
reports-answered = Отвечено
reports-missed = Пропущено
reports-talk = Разговор в среднем
reports-wait = До ответа на звонок
    .help = от первого гудка
reports-answer = До ответа на слова
    .help = от последнего звука
reports-by-day = Звонки по дням
reports-day = { $day }.{ $month }
reports-by-hour = В какие часы звонят
reports-answers = Чем отвечено
reports-questions = О чём спрашивают
reports-recognisers = Насколько уверенно расслышано
reports-answered-by = { $kind ->
    [fact] Факт
    [faq] Вопрос-ответ
    [document] Документ
    [model] Языковая модель
    [hint] Подсказка коллеги
    [message] Принято сообщение
    [callback] Обещано перезвонить
   *[rule] Правила разговора
}
reports-column-day = День
reports-column-hour = Час
reports-column-calls = Всего
reports-column-answered = Отвечено
reports-column-missed = Пропущено
reports-column-broken = Оборвались
reports-column-engine = Распознаватель
reports-column-turns = Фраз
reports-column-confidence = Уверенность
reports-column-unsure = Неуверенных
reports-column-not-understood = Непонятых
reports-column-what = Что
reports-column-count = Сколько
reports-column-value = Значение
reports-export-csv = Таблицы (CSV)
reports-export-pdf = Для печати (PDF)
reports-exporting = Сохраняем отчёт
