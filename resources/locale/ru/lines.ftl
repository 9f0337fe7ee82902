setting-line-kind = Что подключено
    .help = modem — GSM-модем на USB, simulator — учебная линия без оборудования, soundcard — микрофон и динамик, audiosocket — АТС (Asterisk), twilio — номер в облаке.
setting-line-modem = Чей модем
    .help = auto узнаёт его сам; sim7600 — SIMCom, quectel — EC20, EC25, EG25. Называйте, если порт команд указан вручную.
    .auto = Узнать самому
    .sim7600 = SIMCom SIM7600
    .quectel = Quectel EC20, EC25, EG25
setting-line-at_port = Порт команд модема
    .help = Например, /dev/ttyUSB2 или socket://адрес:порт. Пусто — найти по USB.
setting-line-sound_port = Порт звука модема
    .help = Например, /dev/ttyUSB4. Пусто — найти по USB.
setting-line-realtime = Звук с высшим приоритетом
    .help = Процесс линии просит у системы SCHED_FIFO; без него под нагрузкой звук может прерываться.
setting-line-assistant = Кто отвечает на линии
    .help = Кто есть: assistants list.
setting-line-rings_before_answer = Сколько гудков ждать
    .help = После которого гудка секретарь берёт трубку.
error-line-unusable = Линия «{ $line }» не может работать с такими настройками: { $reason } Посмотрите «line check» и поля at_port и sound_port (line show).
    .desk = Линия «{ $line }» не может работать с такими настройками: { $reason } Проверьте её порты в «Система» → «Линии».
error-line-port-busy = Порт линии { $port } занят другой программой. Закройте её (часто это ModemManager: sudo systemctl stop ModemManager) и запустите снова.
error-line-port-denied = Нет прав на порт линии { $port }. Выполните «sudo usermod -aG dialout $USER», войдите в систему заново и запустите снова.
error-line-not-a-serial-port = По адресу { $port } нет последовательного порта. Укажите порт команд модема: line set line1 at_port /dev/ttyUSB2
    .desk = По адресу { $port } нет последовательного порта. Выберите порт команд модема в «Система» → «Линии».
error-line-check-failed = Линию «{ $line }» не удалось проверить: { $reason }. Проверьте, что модем подключён и не занят другой программой.

# Команды `line`

command-line = Телефонные линии: какие есть и в порядке ли они
command-line-check = Проверить модем, SIM-карту, сеть и звук и сказать, что не так
    .line_id = номер или имя линии из line list
    .as_json = для программ
line-column-what = Что
line-column-value = Найдено
line-nothing = Ничего не найдено.
line-unknown = неизвестно
line-signal = { $bars } из 5
line-row-port = Порт команд
line-row-sound-port = Порт звука
line-row-model = Модем
line-row-firmware = Прошивка
line-row-sim = SIM-карта
line-row-network = Сеть
line-row-operator = Оператор
line-row-signal = Сигнал
line-row-clock = Часы звука
line-ready = Линия готова принимать звонки.
line-problem-modem-silent = Модем не отвечает. Выньте его, вставьте снова и подождите полминуты.
line-problem-unknown-model = Этот модем незнаком. Звонки могут работать, звук — не обязательно; проверен SIM7600.
line-problem-sim-missing = Нет SIM-карты. Вставьте её и подключите модем снова.
line-problem-sim-failed = SIM-карта не работает. Проверьте её в телефоне или попросите у оператора другую.
line-problem-sim-busy = SIM-карта ещё запускается. Повторите через полминуты.
line-problem-pin-needed = SIM-карта ждёт PIN-код. Отключите его в телефоне или разблокируйте карту там.
line-problem-puk-needed = SIM-карта заблокирована и ждёт PUK-код. Разблокируйте её в телефоне.
line-problem-no-network = Нет сети. Перенесите антенну к окну или узнайте у оператора, обслуживается ли номер.
line-problem-network-denied = Сеть не принимает эту SIM-карту. Обратитесь к оператору.
line-problem-weak-signal = Сигнал слабый, звонки могут обрываться. Перенесите антенну к окну.
line-problem-no-audio-over-usb = Этот модем не отдаёт звук разговора по USB. У Quectel это включается: см. docs/telephony.md.
line-problem-audio-port-missing = Порта звука нет. Укажите его: line set line1 sound_port /dev/ttyUSB4
    .desk = Порта звука нет. Выберите его в настройках линии.
line-problem-silent-uplink = С этой прошивкой нас не слышно звонящему. Попросите у продавца другую прошивку.

# Звуковая карта

setting-line-microphone = Микрофон
    .help = Имя устройства или его часть, для линии вида soundcard. Пусто — тот, что выбран в системе. У модема со звуковой картой (Quectel) пусто — его собственная.
setting-line-loudspeaker = Динамик
    .help = Имя устройства или его часть, для линии вида soundcard. Пусто — тот, что выбран в системе.
error-line-sound-system-missing = Нет звуковой системы (PortAudio). На Debian и Ubuntu: sudo apt-get install libportaudio2, затем make run.
    .desk = Нет звуковой системы (PortAudio). Установите пакет libportaudio2 и откройте программу заново.
error-line-microphone-missing = Микрофон не найден. Подключите его, проверьте поле microphone (line show) (пусто — выбранный в системе) и попробуйте снова.
    .desk = Микрофон не найден. Подключите его, проверьте, какой выбран в настройках линии (пусто — выбранный в системе), и попробуйте снова.
error-line-loudspeaker-missing = Динамик не найден. Подключите его, проверьте поле loudspeaker (line show) (пусто — выбранный в системе) и попробуйте снова.
    .desk = Динамик не найден. Подключите его, проверьте, какой выбран в настройках линии (пусто — выбранный в системе), и попробуйте снова.
error-line-sound-device-refused = Микрофон или динамик не открывается: его занимает другая программа или звуковая служба не отвечает. Закройте другие программы со звуком и попробуйте снова.
error-line-sound-device-lost = Микрофон или динамик отключился во время разговора. Подключите его снова: линия вернётся сама за несколько секунд.
error-line-modem-card-missing = Модем Quectel есть, а его звуковой карты нет: она выключена в нём или не названа в полях линии microphone и loudspeaker. Как её включить: docs/telephony.md.
error-line-talk-not-served = Секретарь не запущен. Запустите: make run, а потом снова line talk.
    .desk = Линии ещё запускаются. Подождите минуту и попробуйте снова.
error-line-talk-no-sound-card = Эта линия — не звуковая карта. Выберите её: line set line1 kind soundcard и запустите секретаря снова.
    .desk = Эта линия — не звуковая карта. Добавьте такую в «Система» → «Линии».
error-line-talk-taken = Разговор уже идёт, или линия ещё запускается. Подождите и попробуйте снова.
command-line-talk = Поговорить с секретарём через микрофон и динамик (линия вида soundcard)
    .line_id = номер или имя линии из line list
line-talk-began = Разговор начался, говорите.
line-row-microphone = Микрофон
line-row-level = Уровень
line-row-loudspeaker = Динамик
line-row-sound-system = Звуковая система
line-level-overdriven = слишком громко ({ $level } дБ): убавьте микрофон
line-level-voice = слышен голос ({ $level } дБ)
line-level-room = слышен шум или тихий голос ({ $level } дБ)
line-level-quiet = тихо ({ $level } дБ): скажите что-нибудь и повторите
line-level-none = совсем ничего ({ $level } дБ)
line-level-in-talk = идёт разговор, не измеряется
line-problem-microphone-silent = Микрофон не слышит совсем ничего. Включите его (кнопка, громкость записи в системе) или выберите другой: line set line1 microphone ИМЯ
    .desk = Микрофон не слышит совсем ничего. Включите его (кнопка, громкость записи в системе) или выберите другой в настройках линии.

# АТС (Asterisk) и Twilio

setting-line-number = Номер в Twilio
    .help = Для линии вида twilio: номер, звонки на который она принимает, в виде +12025550123. Пусто — на все номера, которых нет у других линий.
setting-line-listen = Куда подключается АТС
    .help = адрес:порт для линии вида audiosocket. В AudioSocket нет пароля: с секретарём может говорить каждый, кому доступен этот порт. Оставьте 127.0.0.1 или закройте порт межсетевым экраном.
setting-line-calls_at_once = Звонков одновременно
    .help = Сколько звонков АТС или Twilio обслуживается сразу; каждому нужен свой процесс.
error-line-listen-bad-address = По адресу { $listen } слушать нельзя. Укажите адрес этой машины и порт: line set line1 listen 127.0.0.1:9019
    .desk = По адресу { $listen } слушать нельзя. Укажите в настройках линии адрес этой машины и порт, например 127.0.0.1:9019.
error-line-listen-port-busy = Порт { $listen } занят другой программой — возможно, уже запущенным секретарём. Закройте её или выберите другой порт здесь и в плане набора: line set line1 listen 127.0.0.1:9020
    .desk = Порт { $listen } занят другой программой — возможно, уже запущенным секретарём. Закройте её или выберите другой порт в настройках линии и в плане набора.
error-line-listen-port-denied = Система не разрешает слушать { $listen }. Выберите порт выше 1023: line set line1 listen 127.0.0.1:9019
    .desk = Система не разрешает слушать { $listen }. Выберите в настройках линии порт выше 1023.
line-row-listen = Звонки приходят на

# Состояние линии с карточкой ремонта: что это значит и что делать (`line check`, потом пульт).

line-condition-starting = Модем настраивается.
line-repair-starting = Подождите полминуты.
line-condition-ready = Линия принимает звонки.
line-repair-ready = Делать ничего не нужно.
line-condition-registering = Модем ищет сеть; дозвониться пока нельзя.
line-repair-registering = Перенесите антенну к окну. Если и у других телефонов нет сети — подождите. Через три минуты секретарь сама выключит и включит радио.
line-condition-no-sim = Модем не видит SIM-карту, или она не работает.
line-repair-no-sim = Выньте SIM-карту, вставьте до щелчка и проверьте её в телефоне.
line-condition-pin-needed = SIM-карта просит PIN.
line-repair-pin-needed = Вставьте её в телефон, отключите запрос PIN и верните в модем. PIN никогда не подбирается: третья ошибка запирает карту.
line-condition-puk-needed = SIM-карта заперта после неверных PIN.
line-repair-puk-needed = Вставьте её в телефон и введите PUK из письма оператора или узнайте его у оператора.
line-condition-no-credit = Сеть не принимает эту SIM-карту. Чаще всего на ней кончились деньги или номер заблокирован.
line-repair-no-credit = Посмотрите баланс в приложении оператора, пополните и подождите минуту. Если деньги есть — спросите оператора.
line-condition-deaf = Модем подключён, но не отвечает.
line-repair-deaf = Секретарь спрашивает его снова, всё реже, и заново открывает порт. Отключите модем на десять секунд; если это помогает ненадолго, дайте ему отдельное питание.
line-condition-resetting = Модем перезагружается, чтобы вернуть звук; дозвониться пока нельзя.
line-repair-resetting = Подождите полминуты.
line-condition-unplugged = На USB нет модема.
line-repair-unplugged = Подключите его, лучше к порту с запасом по току или к хабу с питанием. Он найдётся сам, как бы ни назывались его порты.

line-row-last-call = Последний звонок
line-row-unreachable = Недоступна
line-unreachable = { $times ->
    [0] ни разу с запуска
    [one] { $times } раз, { $seconds } с
    [few] { $times } раза, всего { $seconds } с
   *[other] { $times } раз, всего { $seconds } с
}
line-last-call-none = не измерено: с запуска линии звонков не было
line-last-call = { $grade } ({ $side ->
    [caller] голос звонящего
   *[other] наш голос
}): { $reason } { $done }
line-grade-healthy = исправен
line-grade-chopped = рваный
line-grade-mute = немой
line-grade-not-measured = не измерен
line-reason-too-short = Звонок был слишком коротким.
line-reason-no-sound-open = Модем не открыл звук.
line-reason-full-rate = Пришёл весь звук, какой должен быть.
line-reason-no-bytes = Модем не присылал звука.
line-reason-gaps = Модем переставал присылать звук.
line-reason-holes = В голос была врезана тишина.
line-reason-only-zeros = Пришла одна цифровая тишина.
line-reason-taken = Модем принял весь наш звук; слышал ли его звонящий, отсюда измерить нельзя.
line-reason-came-back = Модем принял весь наш звук, и его эхо вернулось от звонящего.
line-reason-not-taken = Модем не принимал наш звук.
line-reason-stalled = Модем переставал принимать наш звук.
line-reason-opened-late = Модем открыл звук не с первого раза; у этой модели звук тогда бывает рваным.
line-treatment-nothing = Делать ничего не пришлось.
line-treatment-reset-for-grade = Модем перезагружен.
line-treatment-reset-for-known-decay = Модем перезагружен: его прошивке это нужно после каждого звонка.
line-treatment-reset-for-learned-decay = Модем перезагружен, пока звук не испортился, как раньше.
line-treatment-useless = Повторно не перезагружен: раньше это не помогло.

# Баланс

setting-line-balance_code = Код для баланса
    .help = Что набрать, чтобы узнать баланс, например *100#.
command-line-balance = Спросить у оператора баланс SIM-карты
    .line_id = номер или имя линии из line list
error-line-balance-not-served = Секретарь не запущен. Запустите его (make run), потом снова line balance.
    .desk = Линии ещё запускаются. Подождите минуту и попробуйте снова.
error-line-ussd-timeout = Оператор не ответил. Попробуйте через минуту.
error-line-ussd-unsupported = Оператор не знает такого кода. Узнайте верный и укажите его: line set line1 balance_code КОД
    .desk = Оператор не знает такого кода. Узнайте верный и укажите его в настройках линии.
error-line-ussd-bad-code = Это не код: в нём бывают цифры, * и #. Исправьте: line set line1 balance_code КОД
    .desk = Это не код: в нём бывают цифры, * и #. Исправьте его в настройках линии.
error-line-ussd-other = Линия сейчас не может спросить ({ $reason }): возможно, идёт звонок. Попробуйте через минуту.
setting-line-consent = Согласие на запись разговора
    .help = announce — сказать о записи в приветствии, ask — спросить и записывать только после «да», off — не записывать.
    .announce = Сказать о записи в приветствии
    .ask = Спросить и записывать только после «да»
    .off = Не записывать

# Страница «Линия» рабочего места
page-lines = Линии
lines-check = Проверить
lines-checking = Проверяем линию
lines-not-ready = Не готова
lines-has-problems = Линия пока не может принимать звонки. Что сделать:
lines-kind-modem = Модем
    .help = GSM-модем на USB с SIM-картой
lines-kind-simulator = Учебная линия
    .help = Ненастоящий телефон: попробовать всё без модема и SIM-карты
lines-kind-soundcard = Микрофон и динамик
    .help = Поговорить с секретарём за этим столом
lines-kind-twilio = Twilio
    .help = Телефонный номер в облаке, сразу несколько звонков; см. настройки Twilio
lines-kind-audiosocket = АТС
    .help = Звонки офисной АТС (Asterisk), сразу несколько
lines-sim = { $state ->
    [ready] готова
   *[other] { $state }
}
lines-network = { $state ->
    [home] своя
    [roaming] роуминг
    [searching] поиск
    [denied] отказ
   *[other] { $state }
}

# Несколько линий

command-line-list = Все линии: что это, кто отвечает, в каком состоянии
    .as_json = для программ
command-line-show = Всё, что выбрано для линии
    .line_id = номер или имя линии из line list; без него — первая
command-line-add = Добавить линию: ещё один модем с SIM-картой, микрофон, АТС
    .kind = modem, simulator, soundcard, audiosocket или twilio
    .values = поле=значение, например at_port=/dev/ttyUSB6 assistant=marina
    .name = как её называть, например «Заказы»
command-line-set = Выбрать для линии другое значение; линия начнёт заново, как только освободится
    .line_id = номер или имя линии из line list
    .field = поле из line show, или name
    .value = новое значение
command-line-pause = Перестать отвечать на линии; начатый разговор договорят
    .line_id = номер или имя линии из line list
command-line-resume = Снова отвечать на линии
    .line_id = номер или имя линии из line list
command-line-remove = Убрать линию; записи её звонков остаются
    .line_id = номер или имя линии из line list
line-column-id = Линия
line-column-name = Имя
line-column-kind = Вид
line-column-assistant = Отвечает
line-column-state = Состояние
line-column-field = Поле
line-none = Линий нет. Добавьте: line add modem
    .desk = Линий нет. Добавьте модем.
line-state = { $state ->
    [paused] приостановлена
    [not-served] секретарь не запущен
    [broken] не работает
    [starting] запускается
    [ready] готова
    [ringing] звонят
    [in_call] разговор
    [resetting] модем перезапускается
    [absent] модема нет
    [registering] ищет сеть
    [dialing] набирает номер
    [ending] кладёт трубку
    [pin_needed] нужен PIN
    [failed] не работает
    [lost] связь потеряна
   *[other] { $state }
}
line-added = Линия { $line } добавлена.
line-set = Линия { $line }: { $field } = { $value }
line-paused = Линия «{ $line }» приостановлена.
line-resumed = Линия «{ $line }» снова отвечает.
line-removed = Линия «{ $line }» убрана.
error-line-missing = Линии «{ $line }» нет. Есть: { $known }. Все линии: line list.
    .desk = Линии «{ $line }» нет. Есть: { $known }.
error-line-fixed-by-file = Линия «{ $line }» задана в файле { $file }{ $field ->
    [none] {""}
   *[other] {" "}(поле { $field })
}. Исправьте файл и запустите секретаря снова.
error-line-no-field-value = «{ $text }» непонятно: пишите поле=значение, например at_port=/dev/ttyUSB6.

# Чёрный список

command-line-block = Не отвечать на звонки с номера (как — настройка calls.blocked)
    .number = например +79161234567
    .reason = почему, своими словами
command-line-unblock = Снова отвечать на звонки с номера
    .number = например +79161234567
command-line-blocked = Номера, на которые не отвечают
    .as_json = для программ
line-column-number = Номер
line-column-since = С какого времени
line-column-reason = Почему
line-none-blocked = Заблокированных номеров нет.
line-blocked = Номер { $number } заблокирован на всех линиях.
line-unblocked = Номер { $number } снова может звонить.
error-line-not-blocked = Номер { $number } не заблокирован. Список: line blocked.
    .desk = Номер { $number } уже не заблокирован.

# Страница «Линии»: карточки, листы, чёрный список
lines-numbered = Линия { $number }
lines-nothing = Линий пока нет
    .help = Подключите модем с SIM-картой или начните с микрофона этого компьютера.
lines-answers = отвечает { $name }
lines-clock = { $priority ->
    [high] высший приоритет
   *[ordinary] обычный приоритет
}
lines-signal-dbm = { $signal } ({ $dbm } дБм)
lines-more = Ещё
lines-set-up = Настроить…
lines-pause = Приостановить
lines-resume = Снова отвечать
lines-remove = Убрать линию
lines-balance = Узнать баланс
lines-asking-balance = Спрашиваем оператора
lines-saving = Сохраняем
lines-ready-of = { $all ->
    [one] работает { $ready } из { $all } линии
   *[other] работает { $ready } из { $all } линий
}
lines-add = Добавить линию
action-lines-add = Добавить линию
lines-added = { $line }: добавлена
lines-add-title = Новая линия
lines-add-modems = Модемы на USB
lines-add-others = Без модема
lines-add-looking = Ищем модемы
lines-add-look-again = Искать снова
lines-add-no-modem = Модем не найден
    .help = Подключите его и подождите полминуты. Можно добавить линию и заранее: модем найдётся сам.
lines-add-anyway = Добавить заранее
lines-add-this = Добавить
lines-add-taken = уже занят
lines-add-where = { $port }, разъём { $place }
lines-family = { $family ->
    [sim7600] SIMCom SIM7600
    [quectel] Quectel
   *[other] Модем
}
lines-name = Как называть линию
    .help = Например, «Заказы». Пусто — по номеру.
lines-done = Готово
lines-blocked = Чёрный список
lines-block = Заблокировать
lines-unblock = Разблокировать
lines-blocked-since = с { $when }
