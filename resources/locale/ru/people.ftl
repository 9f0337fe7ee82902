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
