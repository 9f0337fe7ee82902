# Люди: кто звонит и пишет.

error-person-missing = Такого человека ({ $person_id }) больше нет: возможно, карточку удалили или объединили. Обновите список.
error-person-name-too-long = Имя слишком длинное: { $length ->
    [one] { $length } знак
    [few] { $length } знака
   *[many] { $length } знаков
}, можно до { $longest }. Сократите его.
error-person-notes-too-long = Заметка слишком длинная: { $length } знаков, можно до { $longest }. Сократите её.
error-person-number-taken = Номер { $number } уже стоит в карточке «{ $name }». Объедините карточки или впишите другой номер.
error-person-merge-missing = Карточки уже разделены. Обновите список.
error-person-merge-same = Это одна и та же карточка. Выберите другую.

# Страница клиентов и карточка.
page-people = Клиенты
people-blocked = В чёрном списке
people-contacts = Связь
people-notes = Заметка
people-language = Язык
people-language-name = { $language ->
    [ru] русский
    [en] английский
   *[other] { $language }
}
people-identity-phone = Телефон
people-identity-telegram = Telegram
people-identity-whatsapp = WhatsApp
people-identity-sender = Отправитель
people-identity-visitor = Гость сайта
people-copy = Скопировать { $text }
action-people-new = Новый клиент
action-people-save = Сохранить карточку
action-people-import = Загрузить клиентов из файла
action-people-export = Сохранить клиентов в файл
people-search = Имя, компания или номер
people-list = Клиенты
people-none = Клиентов пока нет
    .help = Они появятся сами с первым звонком или сообщением. Можно записать и заранее.
people-not-found = Никого не нашлось
    .help = Попробуйте часть имени, компании или номера.
people-choose = Выберите клиента
    .help = Карточка откроется здесь.
people-new = Новый клиент
people-nothing-known = пока ничего не известно
people-thread = Лента
people-more = Ещё
people-save = Сохранить
people-saved = Карточка сохранена
people-leave = Не менять
people-field-name = Имя
people-field-company = Компания
people-field-numbers = Телефоны
    .help = По одному в строке; по первому звоним и пишем.
people-field-language = Язык
    .help = На нём секретарь начнёт разговор.
people-field-notes = Заметка
people-language-any = Как у секретаря
people-bad-number = Это не номер телефона: { $text }
people-consents = Что разрешил
people-consent-recording = Запись разговоров
people-consent-writing = Сообщения по делу
people-consent-offers = Реклама и предложения
people-consent-answer-none = Не спрашивали
people-consent-answer-yes = Да
people-consent-answer-no = Нет
people-same = Возможно, это один человек: { $who } ({ $because }).
people-likeness = { $kind ->
    [name] то же имя
    [number] тот же номер в другой записи
   *[callback] просил перезвонить на номер другого
}
people-look = Посмотреть
people-merge = Объединить
people-merge-done = Карточки объединены
people-merged = Объединено с этой карточкой
people-part = Разделить
people-parted = Карточки снова разные
people-block = Не принимать звонки
people-unblock = Снова принимать звонки
people-is-blocked = Звонки с этих номеров больше не принимаются
people-unblocked = Звонки с этих номеров снова принимаются
people-import = Загрузить из файла
people-import-take = Загрузить
people-imported = Новых: { $added }, дополнено: { $changed }
people-export = Сохранить клиентов в файл
people-export-form = { $form ->
    [csv] Сохранить всех как таблицу CSV
    [vcard3] Сохранить всех как vCard 3.0
   *[vcard4] Сохранить всех как vCard 4.0
}
people-file-holds = { $count ->
    [one] В файле { $file } { $count } карточка.
    [few] В файле { $file } { $count } карточки.
   *[many] В файле { $file } { $count } карточек.
}
people-file-adds = Кто уже есть с тем же номером, будет только дополнен: написанное здесь файл не меняет.
people-file-unread = { $count ->
    [one] { $count } номер непонятен и будет пропущен
    [few] { $count } номера непонятны и будут пропущены
   *[many] { $count } номеров непонятны и будут пропущены
}: { $some }
people-file-empty = В файле { $file } людей не нашлось.
    .help = Нужна таблица CSV со строкой заголовков (имя, телефон …) или vCard.
people-file-large = Файл { $file } слишком большой.
    .help = Можно до 50 МБ. Разделите его на части.
people-forget = Забыть навсегда
people-forget-title = Забыть: { $name }?
    .help = Удалятся карточка, лента, записи звонков, сообщения и выполненные обещания. Вернуть нельзя; останется только квитанция без имени.
people-forget-type = Для подтверждения наберите: { $name }
people-forget-leave = Не надо
people-forgotten = Забыто. Квитанция сохранена.
action-people-find = Найти клиента
