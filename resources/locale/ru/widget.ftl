# Окошко на сайте

command-widgets = Окошко на вашем сайте: вид, тексты, домены
command-widgets-list = Все окошки
    .as_json = для программ
command-widgets-show = Всё, что выбрано для окошка, и строка для сайта
    .widget_id = имя из widgets list
command-widgets-add = Добавить окошко
    .values = например domains=example.com colour=#1b7f5c
    .name = как его называть здесь, например «Главный сайт»
command-widgets-set = Выбрать другое; name и enabled тоже
    .widget_id = имя из widgets list
    .field = поле из widgets show
    .value = новое значение; пустое — обычное
command-widgets-remove = Убрать окошко; переписка остаётся
    .widget_id = имя из widgets list
widgets-column-id = Окошко
widgets-column-name = Название
widgets-column-domains = Домены
widgets-column-assistant = Секретарь
widgets-column-state = Состояние
widgets-enabled = Включено
widgets-state = { $state ->
    [on] включено
   *[off] выключено
}
widgets-none = Окошек ещё нет. Добавить: widgets add domains=ваш-сайт.рф
widgets-added = Окошко { $widget } добавлено.
widgets-set = { $widget }: { $field } = { $value }
widgets-removed = Окошко «{ $widget }» убрано.
widgets-snippet = Вставьте на страницы сайта перед </body>:
widgets-no-address = Замените адрес на тот, по которому браузеры видят этого секретаря, и сохраните его: settings set widgets.address https://…
widgets-no-domains = Окошко не откроется, пока не названы домены сайта: widgets set { $widget } domains example.com

setting-widgets-address = Адрес секретаря для сайтов
    .help = По нему браузеры посетителей видят эту программу, например https://secretary.example.com.
setting-widgets-behind_proxy = Сайт виден через прокси
    .help = Все посетители приходят с адреса прокси, и считать по адресу нельзя: частоту запросов ограничивает сам прокси.
setting-widget-domains = Домены сайта
    .help = Через запятую: example.com, *.example.com. На других сайтах окошко не работает. Домен с русскими буквами — как его пишет браузер: xn--….
setting-widget-assistant = Кто отвечает
    .help = Имя из assistants list.
setting-widget-languages = Языки по порядку
    .help = ru, en. Первый — для страниц на других языках.
setting-widget-colour = Цвет
    .help = Например #3451d1. Надписи на нём подбираются сами.
setting-widget-position = Угол страницы
    .help = right — справа внизу, left — слева внизу.
    .right = Справа внизу
    .left = Слева внизу
setting-widget-theme = Светлое или тёмное
    .help = auto — как у посетителя, light — светлое, dark — тёмное.
    .auto = Как у посетителя
    .light = Светлое
    .dark = Тёмное
setting-widget-avatar = Буква в кружке
    .help = Одна или две. Пусто — первая буква названия окошка.
setting-widget-title_ru = Заголовок по-русски
    .help = Пусто — имя секретаря.
setting-widget-title_en = Заголовок по-английски
    .help = Пусто — имя секретаря.
setting-widget-greeting_ru = Приветствие по-русски
    .help = Первое, что видит посетитель. Пусто — обычное.
setting-widget-greeting_en = Приветствие по-английски
    .help = Первое, что видит посетитель. Пусто — обычное.
setting-widget-hours = Когда люди на месте
    .help = company — по часам работы компании, always — всегда, или свои: mon-fri 09:00-18:00.
setting-widget-closed_ru = Что сказать, когда закрыто, по-русски
    .help = Пусто — обычные слова и время открытия.
setting-widget-closed_en = Что сказать, когда закрыто, по-английски
    .help = Пусто — обычные слова и время открытия.
setting-widget-consent_ru = Текст согласия по-русски
    .help = С чем посетитель соглашается, когда пишет. Пусто — обычные слова.
setting-widget-consent_en = Текст согласия по-английски
    .help = С чем посетитель соглашается, когда пишет. Пусто — обычные слова.
setting-widget-consent_link = Страница о персональных данных
    .help = Адрес на вашем сайте, на него ведёт ссылка в тексте согласия.
setting-widget-form = Форма «Оставить сообщение»
    .help = Предлагается, когда людей на месте нет.
setting-widget-files = Можно прислать файл
    .help = Картинки, PDF и документы до 10 МБ.
setting-widget-voice = Можно сказать голосом
    .help = Сказанное распознаётся, как по телефону.
setting-widget-calls = Кнопка «Перезвоните мне»
    .help = Секретарь звонит на номер, который оставил посетитель.
setting-widget-sources = Показывать источник ответа
    .help = Под ответом — откуда он: вопрос из базы знаний или место в документе.

error-widget-missing = Окошка «{ $widget }» нет, или оно выключено. Проверьте его имя.
error-widget-field-bad = Для { $field } не подходит «{ $value }». Посмотрите, что подходит, в описании поля.
error-widget-pair-bad = «{ $text }» не подходит: пишите поле=значение, например colour=#1b7f5c.
error-widget-page-not-allowed = На этой странице ({ $origin }) окошко не разрешено. Владелец сайта может добавить её домен в окошке.
error-widget-visit-missing = Эта переписка больше не открыта. Напишите ещё раз, и начнётся новая.
error-widget-text-bad = Напишите текст, не длиннее { $longest } знаков.
error-widget-too-often = Слишком часто. Попробуйте через { $seconds } с.
error-widget-not-here = Здесь это выключено. Напишите, пожалуйста, текстом.
error-widget-upload-too-big = Файл слишком большой: можно до { $largest } МБ.
error-widget-upload-kind = Такой файл не принимается. Можно картинки, PDF, документы и тексты.
error-widget-upload-missing = Файла { $upload } больше нет.
error-widget-number-not-called = На короткие номера мы не звоним. Укажите обычный номер телефона.
error-widget-answer-lost = Ответить не получилось. Попробуйте ещё раз.

# Что видит посетитель

widget-closed = { $known ->
    [yes] Сейчас никого из сотрудников нет, будем { $when }. Я отвечу на вопросы, а остальное передам.
   *[no] Сейчас никого из сотрудников нет. Я отвечу на вопросы, а остальное передам.
}
widget-call-asked = Перезвоните мне: { $number }
widget-call-answer = { $known ->
    [open] Хорошо, перезвоним на { $number } в ближайшее время.
    [later] Хорошо. Перезвоним на { $number }, когда откроемся: { $when }.
   *[closed] Хорошо. Перезвоним на { $number }, как только кто-нибудь будет на месте.
}
widget-form-asked = { $name ->
    [none] { $text }
   *[other] { $text }
    Имя: { $name }
}
    Связь: { $contact }
widget-form-answer = { $known ->
    [later] Спасибо, всё записано. Ответим, когда откроемся: { $when }.
   *[open] Спасибо, всё записано. Ответим, как только сможем.
}
widget-ui-greeting = { $named ->
    [yes] Здравствуйте! Я { $name }, виртуальный секретарь, { $company }. Чем помочь?
   *[no] Здравствуйте! Я { $name }, виртуальный секретарь. Чем помочь?
}
widget-ui-consent = Отправляя сообщение, вы соглашаетесь на обработку персональных данных.
widget-ui-consent-more = Подробнее
widget-ui-open = Открыть чат
widget-ui-close = Закрыть чат
widget-ui-log = Переписка
widget-ui-status = Виртуальный секретарь
widget-ui-status-person = Вам отвечает сотрудник
widget-ui-placeholder = Ваш вопрос
widget-ui-send = Отправить
widget-ui-attach = Приложить файл
widget-ui-record = Сказать голосом
widget-ui-recording = Идёт запись
widget-ui-cancel = Отменить
widget-ui-voice = Голосовое сообщение
widget-ui-you = Вы
widget-ui-operator = Сотрудник
widget-ui-source = Источник
widget-ui-page = с.
widget-ui-typing = Готовит ответ
widget-ui-operator-typing = Сотрудник печатает…
widget-ui-failed = Не отправлено.
widget-ui-retry = Повторить
widget-ui-offline = Нет связи. Пробуем снова…
widget-ui-left = Осталось знаков: %
widget-ui-unread = Новое сообщение
widget-ui-too-large = Файл слишком большой.
widget-ui-mic-refused = Нет доступа к микрофону. Разрешите его в настройках браузера.
widget-ui-missing = Заполните, пожалуйста, это поле.
widget-ui-back = Назад
widget-ui-call = Перезвоните мне
widget-ui-call-title = Перезвоните мне
widget-ui-call-help = Позвоним и продолжим разговор с того же места.
widget-ui-call-send = Жду звонка
widget-ui-phone = Ваш телефон
widget-ui-phone-example = +7 900 000-00-00
widget-ui-form = Оставить сообщение
widget-ui-form-title = Оставить сообщение
widget-ui-form-help = Прочитаем и ответим вам лично.
widget-ui-form-send = Отправить
widget-ui-name = Как вас зовут (необязательно)
widget-ui-contact = Телефон или почта
widget-ui-message = Сообщение

# Страница окошек

page-widgets = Окошки на сайте
action-widgets-add = Добавить окошко
widgets-add = Добавить окошко
widgets-count = { $count ->
    [one] { $count } окошко
    [few] { $count } окошка
   *[many] { $count } окошек
}
widgets-nothing = Окошек пока нет
    .help = Секретарь ответит на вашем сайте так же, как по телефону: вставьте одну строку на страницу.
widgets-chip-on = Включено
widgets-chip-off = Выключено
widgets-chip-nowhere = Нет домена
widgets-switch-on = Включить
widgets-switch-off = Выключить
widgets-switched-on = Окошко «{ $widget }» включено
widgets-switched-off = Окошко «{ $widget }» выключено
widgets-remove = Убрать окошко
widgets-gone = Окошко «{ $widget }» убрано
widgets-no-domain = Назовите домены сайта, иначе окошко не откроется: «Настроить», поле «Домены сайта».
widgets-no-place = Замените адрес в строке на тот, по которому браузеры видят этого секретаря, и впишите его в «Настройки», «Адрес секретаря для сайтов».
widgets-paste = Вставьте на страницы сайта перед </body>:
widgets-copy = Скопировать строку
widgets-copied = Строка скопирована
widgets-some-page = страница не названа
widgets-fact-today = Сегодня посетителей
widgets-fact-visits = Всего посетителей
widgets-fact-messages = Сообщений
widgets-fact-last = Последний визит
widgets-server-off = Сервер выключен
    .help = Окошко открывает встроенный сервер этой программы. Пока он выключен, на сайте его не видно.
widgets-server-on = Включить сервер
widgets-server-is-on = Сервер включён
widgets-server-closed = Сервер не открыт
widgets-server-opens = Сервер включён и скоро откроется. Он работает, пока работает секретарь.
widgets-server-settings = Открыть настройки сервера
widgets-name = Название
    .help = Как называть его здесь, например «Главный сайт». Посетители его не видят.
widgets-light = Светлое или тёмное
widgets-opened = Открыто или закрыто
widgets-language = Язык
widgets-view-light = Светлое
widgets-view-dark = Тёмное
widgets-view-open = Открыто
widgets-view-closed = Закрыто
widgets-view-ru = Русский
widgets-view-en = English
widgets-preview = Как выглядит окошко «{ $widget }»

widgets-colour = { $name ->
    [blue] Синий
    [sea] Морской
    [teal] Бирюзовый
    [green] Зелёный
    [amber] Янтарный
    [red] Красный
    [violet] Фиолетовый
   *[slate] Графит
}
widgets-colour-number = Цвет числом, как #3451d1
widgets-colour-unread = Слова на таком цвете трудно прочесть. Возьмите темнее или светлее.
widgets-colour-unseen = { $ground ->
    [dark] На тёмном окне такой цвет почти не виден. Возьмите светлее.
   *[light] На светлой странице такой цвет почти не виден. Возьмите темнее.
}
