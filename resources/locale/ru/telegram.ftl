# Боты Telegram: настройки, команды и то, что бот говорит людям.

setting-telegram-api_server = Сервер Telegram Bot API
    .help = Обычно https://api.telegram.org. Свой сервер Bot API принимает большие файлы.
setting-telegram-file_megabytes = Файлы от людей в Telegram, МБ
    .help = Больше этого бот не принимает. 0 — не принимает никаких.
setting-bot-assistant = Кто отвечает
    .help = Ассистент из assistants list.
setting-bot-auto_start = Запускать с программой
    .help = Иначе его запускают сами.
setting-bot-allowed = Кому отвечает
    .help = Номера или @имена через запятую. Пусто — всем.
setting-bot-admins = Свои
    .help = Номера или @имена тех, кто распоряжается ботом в группах. Номер надёжнее: имя может перейти к другому.
setting-bot-asks = Спрашивать своих
    .help = Чего секретарь не знает и обещает узнать, бот спросит у своих (по номерам): они отвечают словами или голосом. Вопросы клиентов идут через Telegram.
setting-bot-public_url = Адрес для Telegram
    .help = Под каким адресом Telegram видит наш сервер, например https://secretary.example.com. Пусто — бот сам спрашивает, что нового.
setting-bot-sends_certificate = Передать Telegram сертификат сервера
    .help = Если сертификат сервера самодельный и прокси перед ним нет. Имя или адрес из «Адреса для Telegram» должны стоять и в настройке «Имя сервера в интернете».
setting-bot-ip_address = IP-адрес для Telegram
    .help = Если Telegram должен присылать не туда, куда ведёт имя, например 203.0.113.7. Пусто: по имени.
setting-bot-welcome = Приветствие
    .help = Пусто — как здоровается ассистент.
setting-bot-error_text = Что сказать при сбое
    .help = Пусто — обычные слова.
setting-bot-voice = Отвечать голосом
    .help = to-voice — голосом на голос, always — всегда, never — только текстом.
    .to-voice = Голосом на голос
    .always = Всегда голосом
    .never = Только текстом
setting-bot-groups = Отвечать в группах
    .help = Только когда к боту обращаются.

error-bot-missing = Бота { $bot } нет. Есть: { $known }.
error-bots-not-served = Боты работают, пока работает секретарь. Запустите serve или окно программы.
    .desk = Боты работают, пока работает секретарь, а он сейчас не запущен. Подождите, пока внизу окна поднимется линия.
error-bot-token-missing = У бота { $bot } нет токена. Возьмите его у @BotFather и дайте файлом: bots token { $bot } --file ФАЙЛ
    .desk = У бота { $bot } нет токена. Возьмите его у @BotFather и вставьте в его карточке.
error-bad-bot-token = Это не токен. @BotFather присылает его строкой вида 123456789:ABC…; положите в файл её одну.
    .desk = Это не токен. @BotFather присылает его строкой вида 123456789:ABC…; скопируйте её целиком.
error-bot-token-taken = Этот токен уже у бота { $bot }: два бота с одним токеном отбирали бы сообщения друг у друга.
error-bad-bot-address = По адресу { $address } Telegram присылать не станет. Нужен https:// с именем сервера, порт 443, 80, 88 или 8443.
error-bad-bot-ip = { $address } — не адрес IPv4, как 203.0.113.7; на другие Telegram не присылает.
error-bot-post-not-genuine = Это прислал не Telegram.
error-bot-nobody-wrote = Этот человек не писал ни одному боту, а первым бот писать не может. Позвоните или отправьте SMS.
error-bot-nothing-to-write = Ответ пуст или длиннее { $longest } знаков.
error-bot-file-missing = Этого файла больше нет.
error-bot-not-again = Это сообщение уже отправлено или ждёт отправки.

command-bots = Боты Telegram: добавить, настроить, запустить, проверить
command-bots-list = Показать ботов и что с ними
    .as_json = для программ
command-bots-show = Показать настройки бота и что с ним было
    .bot_id = номер или имя из bots list
command-bots-add = Добавить бота; если секретарь работает, бот сразу начнёт отвечать
    .name = как называть его у нас
    .assistant = кто отвечает (assistants list)
    .file = файл с токеном от @BotFather
command-bots-set = Изменить настройку бота
    .bot_id = номер или имя из bots list
    .field = name или поле из bots show
    .value = новое значение
command-bots-token = Дать боту другой токен
    .bot_id = номер или имя из bots list
    .file = файл с токеном от @BotFather
command-bots-start = Запустить бота
    .bot_id = номер или имя из bots list
command-bots-stop = Остановить бота; что пришло и ждёт, останется
    .bot_id = номер или имя из bots list
command-bots-restart = Остановить и запустить бота снова
    .bot_id = номер или имя из bots list
command-bots-remove = Убрать бота вместе с токеном; переписка останется
    .bot_id = номер или имя из bots list
command-bots-check = Спросить у Telegram, чей это токен
    .bot_id = номер или имя из bots list
bots-column-id = Номер
bots-column-name = Имя
bots-column-assistant = Ассистент
bots-column-state = Состояние
bots-column-counts = Сообщения
bots-column-when = Когда
bots-column-detail = Подробно
bots-none = Ботов нет. Возьмите токен у @BotFather и добавьте: bots add --file ФАЙЛ
bots-no-notes = С запуска программы с ним ничего не было.
bots-added = Бот { $bot } добавлен.
bots-set = Бот { $bot }: { $field } = { $value }
bots-token-set = Новый токен бота { $bot } сохранён.
bots-started = Бот { $bot } запускается. Что с ним: bots list
bots-stopped = Бот { $bot } остановлен.
bots-removed = Бот { $bot } убран, его токен удалён.
bots-checked = Токен верный: это @{ $username }. В группах { $groups ->
    [all] он видит все сообщения (режим приватности выключен).
   *[some] он видит только то, что ему адресовано.
}
bots-counts = принято { $received }, отправлено { $sent }, ждёт { $waiting }, не ушло { $failed }
bots-state = { $state ->
    [stopped] остановлен
    [starting] запускается
    [running] работает
    [no-key] нет токена
    [wrong-key] токен не подходит
    [conflict] токеном пользуется другая программа
    [unreachable] Telegram недоступен
    [forbidden] выход в сеть запрещён
    [no-way-in] Telegram не может до него дойти
   *[broken] сбой, пробует снова
}

# То, что бот говорит людям
telegram-command-start = поздороваться и показать кнопки
telegram-command-help = что умеет бот
telegram-command-settings = язык
telegram-command-model = какая модель думает
telegram-command-new = начать разговор заново
telegram-command-forget = удалить всё обо мне
telegram-help = Напишите вопрос обычными словами или скажите голосом — я отвечу. Можно изменить своё сообщение, тогда изменится и ответ.
    { $commands }
telegram-settings = На каком языке говорить?
telegram-language-ru = Русский
telegram-language-en = English
telegram-language-chosen = Хорошо, говорим по-русски.
telegram-model = Сейчас думает: { $model }. Выберите другую.
telegram-model-first = по порядку
telegram-model-one = Выбирать не из чего.
telegram-model-gone = Этой модели сейчас нет. Посмотрите ещё раз: /model
telegram-model-chosen = Теперь думает: { $model }.
telegram-new = Начнём заново. Что вас интересует?
telegram-forget = Удалить всё, что мы о вас храним: переписку, звонки, записи? Вернуть это нельзя.
telegram-forget-yes = Удалить
telegram-forget-no = Оставить
telegram-forget-kept = Оставили всё как есть.
telegram-forget-nothing = В этой группе о вас ничего не хранится.
telegram-forgotten = Мы удалили всё, что о вас хранили: записей — { $recordings }, реплик — { $messages }, СМС — { $sms }, обещаний — { $promises }. Без имени осталось: звонков — { $calls }, обещаний — { $promises_kept }. Квитанция { $id }.
telegram-not-allowed = Этот бот отвечает не всем. Если он должен отвечать вам, скажите об этом его владельцу.
telegram-failed = Простите, сейчас не получается ответить. Попробуйте, пожалуйста, чуть позже.
telegram-strange = Такие сообщения я не понимаю. Напишите, пожалуйста, словами.
telegram-contact-ask = Если хотите, чтобы мы могли вам перезвонить, поделитесь номером — кнопкой внизу. Это необязательно.
telegram-contact-button = 📱 Поделиться номером
telegram-contact-thanks = Спасибо, номер записан.
telegram-contact-strange = Этот номер записать не получилось. Напишите его, пожалуйста, словами.
telegram-group-hello = Здравствуйте! В группе я отвечаю, только когда ко мне обращаются: по имени, ответом на моё сообщение или командой. Остальных сообщений я не храню, а ваших вопросов не запоминаю, пока администратор не включит память: /memory
telegram-memory = { $state ->
    [on] Память включена: вопросы ко мне и мои ответы хранятся и учитываются дальше.
   *[off] Память выключена: каждый вопрос отдельно, ничего не хранится.
}
telegram-memory-yes = Включить
telegram-memory-no = Выключить
telegram-memory-set = { $state ->
    [on] Память включена. Хранятся только вопросы ко мне и мои ответы.
   *[off] Память выключена. Новое не хранится; удалить прежнее — /forget.
}
telegram-memory-refused = Память включает и выключает только администратор группы.
telegram-memory-private = Эта команда — для групп.
telegram-catalogue-empty = Цен у меня пока нет. Спросите — узнаем.
telegram-questions = О чём спрашивают чаще всего:
telegram-questions-empty = Готовых ответов пока нет. Спросите своими словами.
telegram-sent = { $kind ->
    [voice] 🎤 Голосовое сообщение
    [photo] 🖼 Фото
   *[file] 📎 Файл{ $name ->
        [none] {""}
       *[other] {" "}{ $name }
    }
}
telegram-file-kept = Спасибо, получили и сохранили. Напишите, пожалуйста, что с этим сделать.
telegram-file-too-big = Этот файл принять не могу: больше { $megabytes } МБ или места уже нет. Пришлите, пожалуйста, поменьше.
telegram-file-group = В этой группе я не храню файлов. Напишите мне лично.
telegram-asks = ❓ Спросили { $door ->
        [phone] по телефону
        [telegram] в Telegram
        [widget] на сайте
        [sms] в СМС
       *[other] письменно
    }, а ответа у меня нет: { $question ->
        [none] вопрос остался только голосом, он в программе.
       *[other] «{ $question }»
    }
    Ответьте на это сообщение словами или голосом, и я передам.
telegram-asks-how = Ответьте, пожалуйста, словами или голосом.
telegram-asks-deaf = Слушать сейчас некому. Ответьте, пожалуйста, словами.
telegram-asks-heard = Расслышал так: «{ $answer }». Передать?
telegram-asks-pass-on = ✅ Передать
telegram-asks-another = ✏️ Сказать иначе
telegram-asks-again = Хорошо. Ответьте ещё раз на вопрос или на это: словами или голосом.
telegram-asks-gone = Это уже передано или отменено.
telegram-asks-passed = Передам: «{ $answer }».
telegram-voice-nobody = Слушать сейчас некому, но сообщение сохранено: его прослушают. Можно написать словами.
telegram-voice-unclear = Не получилось разобрать. Скажите, пожалуйста, ещё раз или напишите словами.

# Страница ботов

page-bots = Боты Telegram
action-bots-add = Добавить бота
bots-add = Добавить бота
bots-running-of = Работает { $running } из { $all }
bots-nothing = Ботов пока нет
    .help = Бот отвечает в Telegram так же, как по телефону. Токен для него даёт @BotFather.
bots-chip = { $state ->
    [stopped] Остановлен
    [starting] Запускается
    [running] Работает
    [no-key] Нет токена
    [wrong-key] Неверный токен
    [conflict] Занят другой программой
    [unreachable] Нет связи
    [forbidden] Сеть запрещена
    [no-way-in] Не дойти снаружи
   *[broken] Сбой
}
bots-start = Запустить
bots-stop = Остановить
bots-restart = Перезапустить
bots-set-up = Настроить
bots-try = Отправить пробное сообщение
bots-check = Спросить у Telegram
bots-other-token = Дать другой токен
bots-remove = Убрать бота
bots-show-log = Показать журнал
bots-hide-log = Скрыть журнал
bots-fact-way = Как приходит
bots-way = { $way ->
    [posted] Telegram присылает
   *[asked] бот спрашивает
}
bots-fact-unsure = Неясно, дошло ли
bots-fact-received = Получено
bots-fact-sent = Отправлено
bots-fact-people = Людей
bots-fact-waiting = Ждёт отправки
bots-fact-failed = Не ушло
bots-fact-last = Последнее сообщение
bots-fact-never = ещё не было
bots-wrong = { $state ->
    [no-key] У бота нет токена, без него Telegram его не пустит.
    [wrong-key] Telegram не знает этого токена: его отозвали или он записан с ошибкой.
    [conflict] Сообщения этого бота забирает другая программа с тем же токеном.
    [unreachable] Telegram не отвечает. Что пришло и что ждёт отправки, не потеряется.
    [forbidden] Выход в сеть запрещён в настройках, а Telegram — в сети.
    [no-way-in] Telegram не доходит до вашего адреса. Что пишут боту, Telegram пока держит у себя; что пишет бот, уходит.
   *[broken] У нас что-то сломалось. Остальные боты работают.
}
bots-again-at = Снова попробуем в { $when }.
bots-step-no-key-1 = Откройте в Telegram @BotFather, команда /mybots, выберите бота, «API Token».
bots-step-no-key-2 = Скопируйте токен и вставьте его здесь.
bots-step-wrong-key-1 = Откройте в Telegram @BotFather, команда /mybots, выберите бота, «API Token».
bots-step-wrong-key-2 = Скопируйте токен и вставьте его здесь.
bots-step-conflict-1 = Остановите другую программу с этим ботом: старый сайт, другой компьютер.
bots-step-conflict-2 = Если её не найти, отзовите токен у @BotFather (/revoke) и дайте здесь новый.
bots-step-unreachable-1 = Проверьте, есть ли интернет на этом компьютере.
bots-step-unreachable-2 = Если Telegram у вас открывается только через прокси, укажите его в настройках сети.
bots-step-forbidden-1 = Разрешите связь с другими компьютерами: бот запустится сам после перезапуска.
bots-step-no-way-in-1 = Проверьте, что этот адрес ведёт из интернета к серверу программы, с настоящим сертификатом; самодельный нужно передать Telegram.
bots-step-no-way-in-2 = Что ответил Telegram, написано в журнале бота.
bots-step-no-way-in-3 = Или сотрите адрес в настройках бота: тогда он сам будет спрашивать, что нового.
bots-step-broken-1 = Перезапустите бота. Если повторится, пришлите нам отчёт со страницы «О программе».
bots-repair-token = Вставить токен
bots-repair-restart = Попробовать сейчас
bots-repair-network = Открыть настройки сети
bots-done = { $verb ->
    [start] Бот «{ $bot }» запускается
    [stop] Бот «{ $bot }» остановлен
   *[restart] Бот «{ $bot }» запускается заново
}
bots-gone = Бот «{ $bot }» убран
bots-new = Бот «{ $bot }» добавлен
bots-trial = Пробное сообщение от бота «{ $bot }». Если вы его видите, бот может писать вам.
bots-trying = Спрашиваем Telegram
bots-tried = { $count ->
    [one] Пробное сообщение ушло { $count } человеку
   *[other] Пробное сообщение ушло { $count } людям
}
bots-add-title = Новый бот Telegram
bots-add-step-1 = Откройте в Telegram @BotFather и отправьте ему /newbot.
bots-add-step-2 = Придумайте имя бота и имя для ссылки, оно кончается на bot.
bots-add-step-3 = Скопируйте токен из его ответа и вставьте сюда.
bots-token = Токен
    .help = Хранится там же, где пароли, и больше нигде не показывается.
bots-token-of = Токен бота «{ $bot }»
bots-token-kept = Новый токен бота «{ $bot }» сохранён
bots-save-token = Сохранить токен
bots-name = Название
    .help = Как называть его здесь. Клиенты видят имя из @BotFather.
error-bot-nobody-to-try = Пробное сообщение получают свои, а их номеров у бота нет. Впишите свой номер Telegram в поле «Свои» в настройках бота и напишите ему /start. Номер подскажет @userinfobot.
error-bot-not-tried = { $kind ->
    [wrong-key] Telegram не знает токена этого бота. Дайте ему другой.
    [conflict] Этим токеном пользуется другая программа. Остановите её или возьмите новый токен.
    [flood] Telegram просит подождать. Попробуйте через минуту.
    [forbidden] Связь с другими компьютерами запрещена в настройках сети.
    [refused] Telegram не принял сообщение: { $detail }. Бот не может писать первым: отправьте ему /start из своего Telegram.
   *[other] Telegram не отвечает. Проверьте интернет и прокси в настройках сети.
}
