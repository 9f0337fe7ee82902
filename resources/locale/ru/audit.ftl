# Журнал действий: кто, что, когда и откуда.

page-audit = Журнал действий
action-audit-find = Найти в журнале
action-audit-export = Выгрузить журнал
action-audit-verify = Проверить журнал
audit-search = Имя, номер или адрес
audit-filter-when = Когда
audit-filter-who = Кто
audit-filter-deed = Что
audit-filter-outcome = Итог
audit-anybody = Кто угодно
audit-any-deed = Что угодно
audit-outcomes = { $outcome ->
    [done] Сделано
    [refused] Отказано
    [failed] Не вышло
   *[any] Любой итог
}
audit-verify = Проверить целость
audit-export = Выгрузить
audit-count = { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[other] { $count } записей
}
audit-more = Показать более ранние
audit-empty = Записей пока нет
    .help = Здесь появится каждое изменение и каждый просмотр данных клиента.
audit-not-found = Ничего не нашлось
    .help = Попробуйте другой срок, человека или слово.
audit-verified = Журнал цел: { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[other] { $count } записей
}, ни одна не изменена и не убрана.
audit-broken = Журнал повреждён: { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[other] { $count } записей
} не на месте или изменены.
    .help = Номера: { $numbers }. Сохраните выгрузку и разберитесь, кто имел доступ к этому компьютеру.
audit-exporting = Выгружаю журнал
audit-file = Журнал действий
audit-written = Выгружено: { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[other] { $count } записей
}.
audit-entry = Запись { $number }
audit-who-system = Сама программа
audit-who-cli = Командная строка
audit-who-visitor = Посетитель у стойки
audit-who-nobody = Никто не вошёл
audit-when = Когда
audit-who = Кто
audit-role = В роли
audit-origin = Откуда
audit-what = Что
audit-subject = С чем
audit-outcome = Итог
audit-change = Было → стало
audit-erased = Стёрто по желанию человека
audit-origin-name = { $origin ->
    [desk] рабочее место
    [kiosk] экран для посетителей
    [cli] командная строка
   *[other] { $origin }
}

# Что сделано.
audit-deed-users-view = Смотрит пользователей
audit-deed-users-change = Меняет учётную запись
audit-deed-profile-change = Меняет свой пароль или PIN
audit-deed-keys-view = Смотрит ключи API
audit-deed-keys-change = Меняет ключи API
audit-deed-audit-view = Смотрит журнал действий
audit-deed-audit-export = Выгружает журнал действий
audit-deed-audit-trim = Чистит журнал по сроку
audit-deed-audit-retention = Старые записи удалены по сроку
audit-deed-secrets-view = Смотрит, какие есть секреты
audit-deed-secrets-change = Меняет секрет
audit-deed-secrets-use = Пользуется секретом
audit-deed-settings-change = Меняет настройку
audit-deed-people-view = Смотрит карточку клиента
audit-deed-people-initials = Видит инициалы звонящего
audit-deed-people-meet = Заводит карточку клиента
audit-deed-people-change = Меняет карточку клиента
audit-deed-people-delete = Удаляет клиента
audit-deed-conversations-view = Читает переписку
audit-deed-conversations-write = Пишет в переписку
audit-deed-conversations-delete = Удаляет переписку
audit-deed-conversations-draft = Пишет черновик ответа
audit-deed-chats-view = Читает свою беседу
audit-deed-chats-write = Пишет в свою беседу
audit-deed-chats-delete = Удаляет свою беседу
audit-deed-calls-view = Смотрит звонки
audit-deed-calls-control = Ведёт звонок
audit-deed-calls-listen = Слушает звонок вживую
audit-deed-calls-note = Пишет заметку к звонку
audit-deed-calls-dial = Звонит
audit-deed-calls-record = Ведёт запись звонка
audit-deed-calls-delete = Удаляет звонок
audit-deed-reports-view = Смотрит отчёты
audit-deed-recordings-view = Слушает запись
audit-deed-recordings-make = Записывает разговор
audit-deed-recordings-delete = Удаляет запись
audit-deed-promises-view = Смотрит обещания
audit-deed-promises-make = Даёт обещание
audit-deed-promises-change = Отмечает обещание
audit-deed-promises-delete = Удаляет обещание
audit-deed-knowledge-view = Смотрит знания
audit-deed-knowledge-ask = Спрашивает помощника
audit-deed-knowledge-change = Меняет знания
audit-deed-lines-view = Смотрит линии
audit-deed-lines-use = Пользуется линией
audit-deed-models-view = Смотрит модели
audit-deed-models-change = Меняет модели
audit-deed-privacy-forget = Стирает всё о человеке
audit-deed-privacy-view = Смотрит справки о стирании
audit-deed-visits-talk = Спрашивает у стойки
audit-deed-visits-answer = Идёт к посетителю
audit-deed-sms-view = Читает СМС
audit-deed-sms-send = Отправляет СМС
audit-deed-sms-carry = Передаёт СМС
audit-deed-session-begin = Вход
audit-deed-session-end = Конец сеанса
audit-deed-users-names = Видит имена коллег
audit-deed-widgets-view = Смотрит чаты на сайтах
audit-deed-widgets-change = Меняет чат на сайте
audit-deed-widgets-receive = Принимает посетителя сайта
audit-deed-widgets-uploads = Открывает файл посетителя
audit-deed-bots-view = Смотрит ботов
audit-deed-bots-change = Меняет бота
audit-deed-bots-run = Включает или выключает бота
audit-deed-bots-write = Пишет через бота
audit-deed-bots-carry = Передаёт сообщения бота
audit-deed-bots-files = Открывает присланный боту файл
audit-deed-openai-ask = Спрашивает через API
audit-deed-openai-speak = Получает речь через API
