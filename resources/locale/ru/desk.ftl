# Окно рабочего места: рейка, полоса состояния, палитра, общие кнопки.

command-app = Открыть рабочее место и отвечать на звонки
command-gallery = Показать все части окна во всех состояниях
    .scheme = тема: light, dark или night
    .save = вместо окна — картинки в эту папку
command-screenshots = Снять все страницы окна в файлы
    .out = папка для картинок
    .looks = только с такой темой, языком и размером: light_ru, night; можно несколько
    .names = только картинки с таким началом имени: calls, live; можно несколько
desk-screenshots = Снимков: { $count }, они в { $folder }
desk-no-display = Экрана здесь нет, поэтому окно не открыть: секретарь работает без него. На машине с экраном: make run. Через сеть: ssh -X или QT_QPA_PLATFORM.
desk-library-missing = Окну не хватает системной библиотеки, поэтому секретарь работает без него. Установите её и запустите снова: sudo apt-get install { $package }
desk-already-open = Рабочее место уже открыто: его окно теперь впереди.

desk-title = Секретарь
desk-undo = Вернуть
desk-try-again = Попробовать ещё раз
desk-details = Подробности
desk-copy = Скопировать
desk-close = Закрыть
desk-cancel = Остановить
desk-loading = Загружается
desk-passing-fault = Сейчас не вышло. Обычно это проходит само.
desk-fault = Это наша ошибка, отчёт { $id } сохранён. Остальное работает дальше.
desk-today = { $place ->
    [inside] сегодня
   *[first] Сегодня
}
desk-yesterday = { $place ->
    [inside] вчера
   *[first] Вчера
}
desk-megabytes = { $size } МБ
desk-kilobytes = { $size } КБ
desk-palette-hint = Найти: страница, действие, имя, номер, слово
desk-palette-looking = Поиск
desk-keys-what = Действие
desk-keys-keys = Клавиши
desk-keys-new = Новые клавиши
    .help = Выберите действие в списке и нажмите клавиши.
desk-keys-save = Назначить
desk-keys-back = Как было
desk-keys-letter = Нужны Ctrl, Alt или F1–F12: одна буква мешала бы печатать.
desk-keys-comma = Запятую назначить нельзя.
desk-keys-taken = Заняты: «{ $action }»
desk-stay = Остаться
desk-quit-in-call = Идёт разговор
    .help = Если закрыть программу, линия попросит собеседника подождать и через десять секунд положит трубку с обещанием перезвонить.
desk-quit-anyway = Закрыть программу

# Полоса состояния внизу каждой страницы.
desk-line = { $state ->
    [warming] Линия запускается
    [absent] Модем не найден
    [starting] Линия запускается
    [pin_needed] SIM-карта ждёт PIN-код
    [registering] Линия ищет сеть
    [ready] Линия готова
    [ringing] Звонок
    [dialing] Набираем номер
    [in_call] Идёт разговор
    [ending] Кладём трубку
    [resetting] Модем перезагружается
    [failed] Линия не работает
    [lost] Связь с линией потеряна, пробуем снова
    [stopped] Звонки не принимаются
   *[other] Линия: { $state }
}
# Ярлык над списком, одно-два слова.
desk-line-short = { $state ->
    [warming] Запуск
    [absent] Нет модема
    [starting] Запуск
    [pin_needed] Нужен PIN
    [registering] Ищет сеть
    [ready] Готова
    [ringing] Звонок
    [dialing] Набор
    [in_call] Разговор
    [ending] Отбой
    [resetting] Перезапуск
    [failed] Не работает
    [lost] Нет линии
    [stopped] Не принимает
   *[other] { $state }
}
desk-engines-warming = Запускаем распознавание и голос …
desk-engines-starting = Готово { $ready } из { $all } движков
desk-engines-ready = Движки готовы
desk-engines-failed = Не работает: { $names }
desk-serving-failed = Звонки не принимаются: внутренняя ошибка, отчёт в журнале.
desk-calls-today = { $count ->
    [one] { $count } звонок сегодня
    [few] { $count } звонка сегодня
   *[many] { $count } звонков сегодня
}
desk-signal = { $weak ->
    [true] Слабый сигнал: { $bars } из 5
   *[false] Сигнал { $bars } из 5
}

# Места рейки.
place-calls = Звонки
place-inbox = Диалоги
place-clients = Клиенты
place-knowledge = Знания
place-sales = Продажи
place-secretary = Секретарь
place-reports = Отчёты
place-system = Система

# Действия: палитра, клавиши, подсказки.
action-shell-palette = Найти и сделать
action-shell-keys = Все клавиши
action-shell-region = Следующая часть окна
action-shell-back = Назад
action-shell-context = Правая колонка
action-shell-quit = Выйти из программы
action-shell-place-calls = Звонки
action-shell-place-inbox = Диалоги
action-shell-place-clients = Клиенты
action-shell-place-knowledge = Знания
action-shell-place-sales = Продажи
action-shell-place-secretary = Секретарь
action-shell-place-reports = Отчёты
action-shell-place-system = Система

# Настройки вида.
setting-desk-theme = Тема окна
    .help = system — как в системе, light — светлая, dark — тёмная, night — ночная, hours — ночная по часам.
    .system = Как в системе
    .light = Светлая
    .dark = Тёмная
    .night = Ночная
    .hours = Ночная по часам
setting-desk-text_percent = Размер текста, %
    .help = От 90 до 150.
setting-desk-density = Плотность
    .help = compact — тесно, regular — обычно, touch — для пальцев.
    .compact = Тесно
    .regular = Обычно
    .touch = Для пальцев
setting-desk-night_from_hour = Ночная тема с какого часа
    .help = Когда тема меняется по часам.
setting-desk-night_until_hour = Ночная тема до какого часа
    .help = Когда тема меняется по часам.
setting-desk-reduced_motion = Без движения
    .help = Листы и подсказки появляются сразу, без анимации.
setting-desk-bell_percent = Громкость звонка на рабочем месте, %
    .help = Звучит, когда звонят; 0 — без звука. «Не беспокоить» выключает и его.
setting-desk-card_seconds = Карточка звонящего: секунд после ответа секретаря
    .help = Пока она видна, разговор можно взять на себя одной кнопкой; 0 — показывать, только пока звонок ждёт человека.
setting-desk-keys = Свои клавиши
    .help = Список вида shell.palette=Ctrl+J; действия и клавиши перечислены по F1.
