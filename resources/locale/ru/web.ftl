# Сервер: что говорится программам и страницам, которые обращаются, и что выбирает владелец.

error-not-found = По адресу { $path } ничего нет. Всё, что есть, перечислено в /docs.
error-method-not-allowed = { $method } здесь не принимается, принимается { $allowed }.
error-sign-in-needed = Сначала войдите: пришлите токен или ключ API в заголовке «Authorization: Bearer …».
error-too-many-requests = Слишком много запросов. Повторите через { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[other] { $seconds } секунд
}.
error-body-too-large = Запрос больше { $largest } байт, больше здесь не принимается.
error-body-too-slow = Запрос не пришёл вовремя. Отправьте его ещё раз.
error-body-not-json = Запрос не в формате JSON: { $problem }
error-body-not-utf8 = Запрос не является текстом в UTF-8. Отправьте его в этой кодировке.
error-request-invalid = Запрос не подходит. { $where }: { $problem }{ $count ->
    [one] {""}
   *[other] { " " }(всего ошибок: { $count })
}
error-request-refused = Запрос отклонён ({ $status }: { $reason }).
error-internal = Что-то пошло не так у нас, это не ваша ошибка. Отчёт { $report } лежит рядом с журналами.
error-web-port-taken = По адресу { $host }:{ $port } уже работает другая программа. Завершите её или выберите другой порт: settings set web.port НОМЕР.
    .desk = По адресу { $host }:{ $port } уже работает другая программа. Завершите её или выберите другой порт в «Система» → «Настройки».
error-web-port-unusable = Сервер не может работать по адресу { $host }:{ $port } ({ $reason }). Выберите другой адрес или порт: settings set web.host АДРЕС, settings set web.port НОМЕР.
    .desk = Сервер не может работать по адресу { $host }:{ $port } ({ $reason }). Выберите другой адрес или порт в «Система» → «Настройки».
error-web-certificate-unusable = Сервер не может использовать сертификат { $file }: { $reason }. Нужны файлы сертификата и ключа в формате PEM, без пароля; или оставьте обе настройки пустыми, и он сделает сертификат сам.
error-web-package-missing = Серверу нужен пакет { $package }, которого здесь нет. Установите программу целиком или выключите сервер: settings set web.on нет.
    .desk = Серверу нужен пакет { $package }, которого здесь нет. Установите программу целиком или выключите сервер в «Система» → «Настройки».

setting-web-on = Сервер для программ и страниц
    .help = API, окно чата на сайте и всё, чем другие достают до этой программы. Выключен: ни один порт не открыт.
setting-web-host = Адрес, по которому доступен сервер
    .help = 127.0.0.1: только с этого компьютера. 0.0.0.0: и из местной сети.
setting-web-port = Порт сервера
    .help = От 1024; для меньшего нужно разрешение системы.
setting-web-tls = Шифровать соединения
    .help = Нужно, как только к серверу обращаются не только с этого компьютера: через него идут пароли и разговоры.
setting-web-certificate = Файл с сертификатом
    .help = PEM, вместе с вышестоящими. Пусто: сервер сделает свой, о котором браузеры предупреждают.
setting-web-certificate_key = Файл с ключом сертификата
    .help = PEM, без пароля, доступный только вам.
setting-web-public_name = Имя сервера в интернете
    .help = Имя или IP-адрес. Оно будет в сертификате, который сервер делает сам. Пусто: сервер доступен только отсюда.
setting-web-origins = Страницы, которым можно обращаться к API
    .help = Их адреса, как https://example.org, через запятую. *: любые страницы. У окна чата список свой.
setting-web-per_minute = Запросов в минуту
    .help = От одного пользователя и с одного адреса. 0: без ограничения.
setting-web-auth_per_minute = Попыток входа в минуту
    .help = С одного адреса. 0: без ограничения.
setting-web-chat_per_minute = Вопросов в минуту
    .help = Чат через API и окно чата: от одного пользователя и с одного адреса. 0: без ограничения.
setting-web-speech_per_minute = Запросов речи в минуту
    .help = Озвучивание и распознавание: от одного пользователя и с одного адреса. 0: без ограничения.

# Страница сервера

page-server = Сервер
server-name = Сервер
server-state = { $state ->
    [open] Открыт
    [off] Выключен
   *[closed] Открывается
}
server-nowhere = Ни один порт не открыт
server-switch-on = Включить
server-switch-off = Выключить
server-is-off = Сервер выключен
server-keys = Ключи API
server-copy = Скопировать адрес
server-copied = Адрес скопирован
server-fact-reach = Откуда доступен
server-fact-tls = Шифрование
server-fact-limits = Ограничения в минуту
server-reach = { $where ->
    [here] Только с этого компьютера
   *[network] Из местной сети
}
server-tls = { $on ->
    [yes] Включено
   *[no] Выключено
}
server-limits = запросы — { $default }, вход — { $auth }, вопросы — { $chat }, речь — { $speech }
server-health = Как дела у частей программы
server-part-name = { $kind ->
    [database] База данных
    [disk] Место на диске
    [line] { $name }
   *[engine] Движок { $name }
}
server-part = { $state ->
    [ok] В порядке
   *[degraded] Нужна помощь
}
server-twilio = Twilio
server-twilio-where = Впишите их в консоли Twilio, у вашего номера.
server-twilio-nowhere = Когда у программы будет адрес в интернете, впишите его выше: здесь появится, что вписать в консоли Twilio.
server-twilio-voice = Входящий звонок (A call comes in)
server-twilio-status = Как идёт звонок (Call status changes)
server-twilio-texts = Входящее SMS (A message comes in)
server-twilio-token = Токен аккаунта Twilio
    .help = Auth Token из консоли Twilio. Хранится в связке ключей системы или запечатанным; показать его снова нельзя.
server-twilio-keep = Сохранить токен
server-twilio-kept = Токен сохранён
server-twilio-try = Проверить
server-twilio-trying = Спрашиваем Twilio
server-twilio-fits = Всё сходится: Twilio знает аккаунт, номера ведут сюда.
server-twilio-lacks = { $what ->
    [line] Ни у одной линии нет номера в Twilio. Добавьте линию и впишите номер: «Система» → «Линии».
    [address] Не вписан адрес, по которому Twilio находит программу.
    [number] Номера { $number } в этом аккаунте нет. Проверьте номер линии или аккаунт.
    [voice] Звонки на { $number } идут не сюда. Впишите адрес входящего звонка в консоли Twilio.
   *[texts] SMS на { $number } идут не сюда. Впишите адрес входящего SMS в консоли Twilio.
}
