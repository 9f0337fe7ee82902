# Знания компании: что говорится по телефону (fact-says-*, hours-*), команды `faq` и `facts`, их ошибки.

### Что говорится по телефону

fact-says-price = { $title } — { $value }.
fact-says-address = Наш адрес: { $value }.
fact-says-phone = Наш телефон: { $value }.
fact-says-text = { $value }
fact-says-date = { $title } — { $value }.
fact-says-stock = { $title }: в наличии { $value }.
fact-says-stock-none = { $title }: сейчас нет в наличии.

hours-always = Мы работаем круглосуточно, без выходных.
hours-open = Сегодня мы работаем до { $closes }.
hours-open-break = Сегодня мы работаем до { $closes }, перерыв { $pause }.
hours-break = Сейчас у нас перерыв до { $until }. Сегодня работаем до { $closes }.
hours-before = Сегодня мы работаем { $hours }.
hours-after = Сегодня мы уже закрыты.
hours-after-opens = Сегодня мы уже закрыты. Откроемся { $opens }.
hours-closed-today = Сегодня мы не работаем.
hours-closed-today-opens = Сегодня мы не работаем. Откроемся { $opens }.
hours-tomorrow = Завтра мы работаем { $hours }.
hours-tomorrow-closed = Завтра мы не работаем.
hours-tomorrow-closed-opens = Завтра мы не работаем. Откроемся { $opens }.
hours-weekday = { $day } мы работаем { $hours }.
hours-weekday-closed = { $day } мы не работаем.
hours-week = Мы работаем { $parts }.
hours-week-part = { $days } { $hours }
hours-week-part-closed = { $days } не работаем
hours-lunch = Перерыв на обед у нас { $pause }.
hours-no-break = Мы работаем без перерыва.
hours-with-break = { $hours }, перерыв { $pause }
hours-range = с { $start } до { $end }
hours-when = { $day } в { $time }
hours-by = { $day } до { $time }
hours-day-today = сегодня
hours-day-tomorrow = завтра
hours-date-on = { $date }
hours-every-day = ежедневно
hours-days = { $first } { $last }
# День недели, когда что-то будет.
hours-day-on =
    { $day ->
        [mon] в понедельник
        [tue] во вторник
        [wed] в среду
        [thu] в четверг
        [fri] в пятницу
        [sat] в субботу
       *[sun] в воскресенье
    }
# Первый день промежутка: «с понедельника по пятницу».
hours-day-from =
    { $day ->
        [mon] с понедельника
        [tue] со вторника
        [wed] со среды
        [thu] с четверга
        [fri] с пятницы
        [sat] с субботы
       *[sun] с воскресенья
    }
# Последний день промежутка.
hours-day-till =
    { $day ->
        [mon] по понедельник
        [tue] по вторник
        [wed] по среду
        [thu] по четверг
        [fri] по пятницу
        [sat] по субботу
       *[sun] по воскресенье
    }

### Команды

command-faq = Вопросы, на которые секретарь отвечает готовыми словами
command-faq-add = Добавить вопрос с ответом
    .language = на каком языке спрашивают: ru или en
    .question = вопрос, как его задают
    .answer = что ответить
    .patterns = как ещё об этом спрашивают (можно несколько раз): обычные слова, слова со звёздочкой или «regex: выражение»
    .keywords = слово, которое может стоять в вопросе и ничего не меняет (можно несколько раз)
    .until = до какого дня ответ верен: 2026-12-31
command-faq-list = Показать вопросы
    .language = только на этом языке
    .as_json = для программ
command-faq-remove = Удалить вопрос
    .entry_id = номер из `faq list`
command-faq-ask = Проверить, что секретарь ответит и насколько он уверен
    .language = на каком языке спрашивают: ru или en
    .text = вопрос, как его сказал бы звонящий
command-faq-import = Взять вопросы из файла: все или, если хоть одна строка неверна, ни одного
    .file = файл .csv или .json
    .dry_run = только показать, что изменится
    .skip_duplicates = пропустить строки, которые спрашивают то же, что уже есть
command-faq-export = Записать вопросы в файл
    .file = новый файл .csv или .json
    .language = только на этом языке
command-facts = Факты: часы работы, цены, адрес и другие значения, которые нельзя перепутать
command-facts-add = Добавить факт или заменить факт с тем же ключом
    .key = ключ латинскими буквами: price.key_copy
    .kind = что это: hours, price, address, phone, text, date или stock
    .value = значение: «350 ₽», «mon-fri 09:00-19:00 lunch 13:00-14:00; sat 10:00-16:00», «2026-12-31» …
    .value_ru = значение по-русски (для text и address)
    .value_en = значение по-английски (для text и address)
    .unit_ru = в чём считается наличие, по-русски: шт.
    .unit_en = то же по-английски: pcs
    .valid_until = до какого дня факт верен: 2026-12-31
    .owner = кто за него отвечает
    .title_ru = название по-русски
    .title_en = название по-английски
    .questions_ru = как об этом спрашивают по-русски (можно несколько раз)
    .questions_en = как об этом спрашивают по-английски (можно несколько раз)
    .say_ru = как сказать по-русски: «Копия ключа стоит { "{" }value{ "}" }.»
    .say_en = как сказать по-английски
command-facts-list = Показать факты
    .as_json = для программ
command-facts-remove = Удалить факт
    .key = ключ из `facts list`
command-facts-import = Взять факты из файла: все или, если хоть одна строка неверна, ни одного
    .file = файл .csv или .json
    .dry_run = только показать, что изменится
    .skip_duplicates = пропустить строки, которые спрашивают то же, что уже есть
command-facts-export = Записать факты в файл
    .file = новый файл .csv или .json

faq-column-id = Номер
faq-column-language = Язык
faq-column-question = Вопрос
faq-column-answer = Ответ
faq-column-hits = Ответов
faq-column-state = Состояние
faq-column-source = Откуда
faq-column-score = Уверенность
faq-column-how = Как найден
faq-state-on = действует
faq-state-off = выключен
faq-state-expired = устарел, не говорится
faq-state-until = до { $until }
faq-none = Вопросов пока нет. Добавьте: faq add или faq import.
faq-no-answer = На это секретарь не ответит.
faq-added = Добавлено ({ $id }): { $question }
faq-removed = Удалено: { $id }
faq-exported = { $count ->
    [one] Записан { $count } вопрос: { $file }
    [few] Записано { $count } вопроса: { $file }
   *[many] Записано { $count } вопросов: { $file }
}
fact-column-key = Ключ
fact-column-kind = Вид
fact-column-value = Значение
fact-column-until = Верно до
fact-column-owner = Отвечает
fact-column-hits = Ответов
fact-expired = устарел, не говорится
facts-none = Фактов пока нет. Добавьте: facts add или facts import.
fact-added = Сохранено ({ $key }). Секретарь скажет: { $said }
fact-removed = Удалено: { $key }
facts-exported = { $count ->
    [one] Записан { $count } факт: { $file }
    [few] Записано { $count } факта: { $file }
   *[many] Записано { $count } фактов: { $file }
}
knowledge-import-problem = строка { $line }: { $reason }
knowledge-import-left-out = строка { $line } пропущена: { $reason }
knowledge-imported = Готово. Новых: { $new }, изменено: { $changed }, без изменений: { $unchanged }, пропущено: { $left_out }.
knowledge-import-tried = Проверено, ничего не записано. Новых: { $new }, изменится: { $changed }, без изменений: { $unchanged }, пропустится: { $left_out }.

### Ошибки

error-fact-value-bad = { $kind ->
    [hours] Не удалось прочитать часы работы: «{ $value }». Пишите так: mon-fri 09:00-19:00 lunch 13:00-14:00; sat 10:00-16:00; 2027-01-01 closed
    [price] «{ $value }» — не цена. Пишите так: 350 ₽ или 1 500,50 руб.
    [phone] «{ $value }» — не номер телефона. Пишите так: +7 495 123-45-67
    [date] «{ $value }» — не дата. Пишите так: 2026-12-31
    [stock] «{ $value }» — не количество. Нужно целое число: 12
   *[other] Значение пустое или длиннее 600 знаков: «{ $value }».
}
error-fact-key-bad = Ключ «{ $key }» не годится. Нужны строчные латинские буквы и цифры через точку или подчёркивание: price.key_copy
error-fact-question-missing = Факт «{ $key }» никто не сможет спросить: для вида { $kind } добавьте хотя бы один вопрос (questions_ru или questions_en).
error-fact-template-bad = { $reason ->
    [long] Шаблон длиннее 300 знаков: «{ $template }».
    [braces] В шаблоне «{ $template }» не закрыта фигурная скобка.
    [unknown] В шаблоне «{ $template }» могут стоять только value, unit и title в фигурных скобках.
   *[valueless] Шаблон «{ $template }» не называет значение: добавьте value в фигурных скобках.
}
error-pattern-bad = { $reason ->
    [empty] Пустая фраза: напишите, как об этом спрашивают.
    [long] Фраза «{ $pattern }» длиннее { $detail } знаков.
    [wordless] Во фразе «{ $pattern }» нет ни одного слова.
    [star] Звёздочка во фразе «{ $pattern }» ничего не значит: напишите «wildcard: { $pattern }».
    [starless] Во фразе «{ $pattern }» нет звёздочки: уберите «wildcard:».
    [anything] Выражение «{ $pattern }» подходит и к тишине: уточните его.
    [slow] Выражение «{ $pattern }» слишком медленное: уберите повторы внутри повторов.
   *[syntax] Выражение «{ $pattern }» не читается: { $detail }.
}
error-knowledge-field-bad = { $reason ->
    [missing] Поле «{ $field }» не заполнено.
    [unknown-field] Поле «{ $field }» неизвестно. Можно: { $value }.
    [unknown] В поле «{ $field }» неизвестное значение: { $value }.
    [date] В поле «{ $field }» не дата: «{ $value }». Пишите так: 2026-12-31
    [flag] В поле «{ $field }» должно быть yes или no, а не «{ $value }».
    [long] Поле «{ $field }» слишком длинное: «{ $value }».
    [many] В поле «{ $field }» слишком много значений: { $value }.
    [aspect] Вопрос с пометкой «{ $value }» понимают только часы работы (today, tomorrow, week, lunch, mon … sun).
    [pattern] Фраза в поле «{ $field }» записана неверно: { $value }.
   *[other] В поле «{ $field }» должно быть другое: «{ $value }».
}
error-phrase-taken = Фраза «{ $phrase }» уже ведёт к другому ответу: «{ $other }». Измените её здесь или там.
error-knowledge-missing = «{ $ref }» нет. Список: faq list, facts list.
    .desk = «{ $ref }» больше нет. Всё, что есть, — на страницах «Вопросы» и «Факты».
error-knowledge-file-bad = { $reason ->
    [open] Файл { $file } не открывается: { $detail }.
    [write] Файл { $file } не записан: { $detail }. Проверьте место на диске.
    [big] Файл { $file } больше { $detail } МБ. Разделите его.
    [encoding] Файл { $file } не в кодировке UTF-8 (строка { $detail }). Сохраните его как «CSV UTF-8».
    [empty] В файле { $file } нет ни одной записи.
    [many] В файле { $file } больше { $detail } записей. Разделите его.
    [heading] В заголовке файла { $file } одно название стоит дважды: { $detail }.
    [cells] В строке { $detail } файла { $file } ячеек больше, чем в заголовке. Нет ли лишней запятой или точки с запятой?
    [list] Файл { $file } должен быть списком: начинаться с квадратной скобки.
    [object] В строке { $detail } файла { $file } должна быть запись в фигурных скобках.
   *[syntax] Файл { $file } не читается, строка { $detail }.
}
error-knowledge-import-refused = { $count ->
    [one] Ничего не записано: { $count } строка с ошибкой в { $file }. Исправьте её и повторите.
    [few] Ничего не записано: { $count } строки с ошибками в { $file }. Исправьте их и повторите.
   *[many] Ничего не записано: { $count } строк с ошибками в { $file }. Исправьте их и повторите.
}

### Рабочее место: место «Знания»

# Общее для его страниц
knowledge-save = Сохранить
knowledge-saving = Сохраняем
knowledge-remove = Удалить
knowledge-removing = Удаляем
knowledge-unsaved = не сохранено
knowledge-not-saved = Изменения не сохранены, но и не потеряны.
knowledge-back-to-it = Вернуться
knowledge-show = Показать
knowledge-show-all = Показать всё
knowledge-nothing-found = Ничего не нашлось
    .help = Попробуйте другие слова или уберите отбор.
knowledge-files = Файлы
knowledge-import = Взять из файла…
knowledge-export = Записать в файл…
knowledge-importing = Читаем { $file }
knowledge-exporting = Пишем { $file }
knowledge-exported = Записано: { $file }
knowledge-file-kinds = Таблицы и JSON (*.csv *.json)
knowledge-file-csv = Таблица для Excel (*.csv)
knowledge-file-json = JSON (*.json)
knowledge-day-format = dd.MM.yyyy
knowledge-hits = { $count ->
    [0] Ещё ни разу не понадобилось.
    [one] Сказано звонящим { $count } раз.
    [few] Сказано звонящим { $count } раза.
   *[many] Сказано звонящим { $count } раз.
}
knowledge-field-wrong = { $reason ->
    [missing] Это поле надо заполнить.
    [long] Слишком длинно.
    [many] Слишком много строк.
    [date] Это не дата.
    [aspect] Пометка перед двоеточием непонятна: бывают today, tomorrow, week, lunch и mon … sun.
   *[other] Здесь должно быть что-то другое.
}
weekday-mon = Понедельник
weekday-tue = Вторник
weekday-wed = Среда
weekday-thu = Четверг
weekday-fri = Пятница
weekday-sat = Суббота
weekday-sun = Воскресенье
language-ru = Русский
language-en = English

# Факты
page-facts = Факты
action-facts-new = Новый факт
action-facts-save = Сохранить факт
action-facts-find = Найти среди фактов
fact-add = Добавить
fact-add-first = Добавить первый факт
fact-none = Фактов пока нет
    .help = Часы работы, адрес, цены: то, что секретарь называет слово в слово и не выдумывает.
fact-count = { $count ->
    [one] { $count } факт
    [few] { $count } факта
   *[many] { $count } фактов
}
fact-find = Найти: название, значение, кто отвечает
fact-filter = Какие факты показать
fact-filter-all = Все
fact-filter-soon = Скоро устареют
fact-filter-expired = Устарели
fact-column-title = Что
fact-column-unit = Единица
fact-warning-expired = { $count ->
    [one] { $count } факт устарел
    [few] { $count } факта устарели
   *[many] { $count } фактов устарели
}
    .why = Секретарь больше этого не говорит. Исправьте значение и продлите срок.
fact-warning-soon = { $count ->
    [one] { $count } факт скоро устареет
    [few] { $count } факта скоро устареют
   *[many] { $count } фактов скоро устареют
}
    .why = Проверьте значения и продлите срок, чтобы секретарь не перестала это говорить.
fact-until-ever = бессрочно
fact-until-soon = { $days ->
    [0] до конца дня, { $day }
    [one] ещё { $days } день, до { $day }
    [few] ещё { $days } дня, до { $day }
   *[many] ещё { $days } дней, до { $day }
}
fact-until-expired = устарел { $day }
fact-new = Новый факт
fact-language = Язык слов
fact-for-ever = бессрочно
fact-preview = Так это прозвучит
fact-has-no-words = На этом языке секретарь этого не скажет: нет значения.
fact-needs-question = Напишите хотя бы один вопрос, на который это ответ.
fact-saved = Сохранено: { $title }
fact-was-removed = Удалено: { $title }
fact-field-title = Что это
    .help = Например: копия ключа, адрес, доставка.
fact-field-kind = Вид
fact-field-value = Значение
fact-field-text = Значение
fact-field-date = Значение
fact-field-hours = Когда открыто
    .help = Например: 9:00–13:00, 14:00–19:00. Перерыв между — это обед. Пусто — выходной.
fact-field-unit = За что или в чём
    .help = Например: за штуку, комплектов.
fact-field-until = Верно до
fact-field-questions = Как об этом спрашивают
    .help = По вопросу на строке. Слово в слово не нужно.
fact-field-owner = Кто отвечает
    .help = К кому идти, когда значение устареет.
fact-field-say = Как сказать
    .help = Необязательно. Место значения — {"{"}value{"}"}: «Копия стоит {"{"}value{"}"}».
fact-value-help = { $kind ->
    [price] Например: 350 ₽ или 1 500,50 руб.
    [phone] Например: +7 495 123-45-67.
    [stock] Сколько есть: целое число.
   *[other] {""}
}
fact-kind-hours = Часы работы
fact-kind-price = Цена
fact-kind-address = Адрес
fact-kind-phone = Телефон
fact-kind-text = Слова
fact-kind-date = Дата
fact-kind-stock = Количество
fact-hours-closed = закрыто
fact-hours-special = Особые дни
fact-hours-special-hint = 31.12.2026 10:00–15:00
fact-hours-wrong = Не удалось прочитать «{ $value }». Пишите так: 9:00–13:00, 14:00–19:00. Особый день: 31.12.2026 10:00–15:00 или 01.01.2027–08.01.2027 закрыто.

# Вопросы
page-faq = Вопросы
action-faq-new = Новый вопрос
action-faq-save = Сохранить вопрос
action-faq-find = Найти среди вопросов
action-faq-try = Проверить вопрос
faq-add-button = Добавить
faq-try-button = Проверить
faq-add-first = Добавить первый вопрос
faq-page-none = Вопросов пока нет
    .help = Добавьте, о чём чаще всего спрашивают: секретарь ответит вашими словами.
faq-none-unanswered = Вопросов без ответа нет
    .help = Сюда попадает то, на что секретарь в звонке пообещала ответить позже.
faq-count = { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[many] { $count } вопросов
}
faq-find = Найти: слова вопроса или ответа
faq-filter = Какие вопросы показать
faq-filter-unanswered = { $count ->
    [0] Без ответа
   *[other] Без ответа · { $count }
}
faq-asked-in-call = Спросили в звонке, ответа не было
faq-state-soon = скоро устареет
faq-title-try = Проверить вопрос
faq-title-entry = Вопрос и ответ
faq-title-new = Новый вопрос
faq-language = Язык вопроса и ответа
faq-field-question = Вопрос
faq-field-answer = Ответ
faq-field-questions = Как ещё об этом спрашивают
    .help = По вопросу на строке. Звёздочка стоит за любые слова: «где * парковка».
faq-field-keywords = Слова, которые не мешают
    .help = Через запятую. С ними это всё тот же вопрос.
faq-field-until = Верно до
faq-answer-left = Секретарь скажет это слово в слово. Осталось знаков: { $count }
faq-enabled = Отвечать на это
faq-saved = Вопрос сохранён
faq-try = Проверить: что ответит секретарь
faq-try-hint = Спросите так, как спросит звонящий
faq-try-near = Рядом, но не ответ
faq-score = Уверенность { $score }
faq-verdict-answered = Ответит
faq-verdict-asked-back = Переспросит, что из двух
faq-verdict-expired = Не ответит: устарело
faq-verdict-unanswered = Готового ответа нет
faq-how = { $kind ->
    [fact] Факт
   *[faq] Вопрос
} · { $how ->
    [exact] слово в слово
    [wildcard] по звёздочке
    [regex] по выражению
   *[stem] по смыслу слов
}: «{ $phrase }»

# Противоречия
page-contradictions = Противоречия
contradictions-looking = Ищем противоречия
contradictions-count = { $count ->
    [one] На { $count } вопрос два разных ответа
    [few] На { $count } вопроса по два разных ответа
   *[many] На { $count } вопросов по два разных ответа
}
contradictions-none = Противоречий нет
    .help = Здесь появятся вопросы, на которые факты и ответы говорят разное.
contradictions-asked = На вопрос
contradictions-figures = другие числа
contradictions-words = разные слова
contradictions-side = { $kind ->
    [fact] Факт: { $title }
   *[faq] Вопрос: { $title }
}
contradictions-open = Открыть
knowledge-found-fact = Факт · { $value }

# Спросить как звонящий
page-ask = Спросить как звонящий
action-ask-new = Спросить как звонящий
action-ask-find = Спросить как звонящий
ask-page-button = Спросить
ask-page-asking = Секретарь отвечает …
ask-page-language = Язык вопроса
ask-page-auto = По словам
ask-page-none = Что она скажет?
    .help = Задайте вопрос, как звонящий. Ответ, его основания и время — как в настоящем звонке, но ничего не выполняется.
ask-page-nothing = На это секретарь ничего не сказала.
ask-page-caller = Звонящий
ask-page-secretary = Секретарь
ask-page-times = Сколько времени прошло после вопроса
ask-page-ms = { $ms } мс
ask-page-open = Открыть источник
ask-page-stage = { $stage ->
    [knowledge] Просмотрены факты и вопросы
    [documents] Просмотрены документы
    [model-asked] Вопрос задан модели
    [first-token] Первое слово модели
    [sentence] Предложение { $number }
   *[done] Готово
}
ask-page-action = { $action ->
    [take-message] Записала бы сообщение
    [promise-callback] Пообещала бы перезвонить
    [send-sms] Отправила бы SMS
    [raise-alarm] Подняла бы тревогу
    [end-call] Положила бы трубку
    [switch-language] Перешла бы на другой язык
    [answer-consent] Запомнила бы согласие на запись
    [erase-recording] Стёрла бы запись
    [forget-caller] Удалила бы всё о звонящем
   *[other] { $action }
}. Сейчас это только проба.
ask-kind-fact = Факт
ask-kind-faq = Вопрос
ask-kind-document = Документ
ask-kind-model = Языковая модель
ask-kind-rule = Правило разговора
ask-kind-hint = Подсказка человека
