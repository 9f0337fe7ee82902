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
error-web-port-unusable = Сервер не может работать по адресу { $host }:{ $port } ({ $reason }). Выберите другой адрес или порт: settings set web.host АДРЕС, settings set web.port НОМЕР.

setting-web-on = Сервер для программ и страниц
    .help = API, окно чата на сайте и всё, чем другие достают до этой программы. Выключен: ни один порт не открыт.
setting-web-host = Адрес, по которому доступен сервер
    .help = 127.0.0.1: только с этого компьютера. 0.0.0.0: и из местной сети.
setting-web-port = Порт сервера
    .help = От 1024; для меньшего нужно разрешение системы.
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
