setting-calls-endpoint_complete_ms = Тишина после законченной фразы
    .help = Через столько миллисекунд после законченной фразы секретарь отвечает.
setting-calls-endpoint_incomplete_ms = Тишина после незаконченной фразы
    .help = Столько миллисекунд секретарь ждёт продолжения.
setting-calls-endpoint_none_ms = Тишина, когда слов не разобрать
    .help = Столько миллисекунд секретарь ждёт, если ничего не распознано.
setting-calls-silence_seconds = Молчание звонящего
    .help = Через столько секунд секретарь спросит, слышат ли её.
setting-calls-longest_minutes = Самый долгий разговор
    .help = После стольких минут секретарь вежливо прощается.
error-call-missing = Звонка «{ $call }» нет. Список звонков с номерами покажет «calls list».
error-call-ambiguous = Так оканчиваются несколько звонков: «{ $call }». Укажите больше знаков.
error-call-no-recording = У звонка «{ $call }» нет записи: его не записывали или звук удалён.
error-call-is-needed = { $reason ->
    [goes-on] Этот звонок ещё идёт. Удалить его можно, когда он закончится.
   *[promise] По этому звонку есть невыполненное обещание, ему нужны слова и звук. Сначала выполните или отмените обещание.
}
error-calls-no-player = Нечем проиграть звук (искали: { $programs }). Откройте файл сами: { $file }

# Команды `calls`

command-calls = Список звонков, их слова, звук и выгрузка
command-calls-list = Последние звонки
    .limit = сколько
    .number = только с этого номера (+7…)
    .search = только те, где сказаны эти слова
    .as_json = для программ
command-calls-show = Что сказано в звонке, с основаниями и временем
    .call_id = номер звонка или его последние знаки
    .as_json = для программ
command-calls-play = Проиграть запись звонка
    .call_id = номер звонка или его последние знаки
command-calls-export = Записать звонок в файл: .wav — звук, .json — всё, иначе — расшифровку
    .call_id = номер звонка или его последние знаки
    .file = новый файл
calls-column-id = Номер
calls-column-when = Когда
calls-column-number = Телефон
calls-column-outcome = Итог
calls-column-wait = Ждали
calls-column-talk = Говорили
calls-column-language = Язык
calls-column-turn = №
calls-column-words = Слова
calls-column-endpoint = ждали тишины
calls-column-recognise = распознавание
calls-column-answer = ответ
calls-column-voice = голос
calls-column-line = линия
calls-column-total = всего
calls-none = Звонков нет.
calls-number-hidden = скрыт
calls-outcome = { $outcome ->
    [ringing] звонит
    [in_progress] идёт
    [answered] отвечен
    [missed] пропущен
    [unanswered] не соединён
    [broken] оборвался
   *[other] { $outcome }
}
calls-role-caller = Звонящий
calls-role-assistant = Секретарь
calls-role-operator = Сотрудник
calls-role-system = Заметка
calls-no-words = (слова не разобраны)
calls-heard-only = услышано только: «{ $text }»
calls-recognised = { $engine ->
    [script] слова из сценария
   *[other] распознал { $engine }, уверенность { $sure }
}
calls-from-script = слова из сценария
calls-evidence = { $kind ->
    [fact] факт
    [faq] вопрос-ответ
    [document] документ
    [model] языковая модель
    [rule] правило
    [hint] подсказка коллеги
   *[other] { $kind }
} «{ $title }» ({ $ref }), уверенность { $score }
calls-latency = Время до каждого ответа в мс, от последнего звука звонящего
calls-recording = Запись: { $file }
calls-playing = Играет { $file } ({ $length }), остановить — Ctrl C
calls-exported = Записано в { $file }
calls-broken = Оборван: { $cause ->
    [port-lost] потерян модем.
    [line-lost] потерян процесс линии.
    [app-stopped] программа остановлена.
    [app-lost] программа прервалась.
    [fault] ошибка программы.
   *[other] { $cause }
}
calls-sound-caller = Звук звонящего: { $grade }. { $reason }
calls-sound-ours = Наш звук: { $grade }. { $reason }
calls-echo = Эхо нашего голоса: через { $delay } мс, тише на { $loss } дБ
calls-treatment = Что сделано: { $done }

error-cannot-dial = { $reason ->
    [not-served] Секретарь не запущен. Запустите его (make run), потом снова calls dial.
    [no-number] Номер неизвестен: перезвонить некуда.
    [line-lost] Линия сейчас запускается. Подождите минуту и попробуйте снова.
   *[taken] Линия занята: идёт разговор или кто-то звонит. Попробуйте, когда она освободится.
}
command-calls-dial = Позвонить с линии секретаря; говорить будет она
    .number = кому, например +79161234567
    .about = зачем: этими словами она объяснит свой звонок
    .line_id = с какой линии (line list); без неё — с любой свободной
calls-dialling = Набираю { $number }…
calls-rings-there = Там звонит.
calls-taken-there = Ответили, идёт разговор.
calls-dialled = { $cause ->
    [busy] Занято.
    [no-answer] Не отвечают.
    [no-carrier] Соединения нет: звонок отклонён, или сеть не нашла абонента.
    [no-network] У модема нет сети.
    [not-ready] Модем не готов. Что с ним, скажет line check.
    [refused] Модем отказался звонить.
    [no-number] По такому номеру звонить нельзя.
    [no-outgoing] С этой линии звонить нельзя.
    [taken] Линия занята другим звонком.
    [remote] Разговор окончен: положили трубку там.
    [local] Разговор окончен.
    [app-stopped] Программа остановлена.
    [line-lost] Потерян процесс линии.
    [port-lost] Потерян модем.
   *[other] Не удалось: { $cause }.
}
calls-consent = Запись: { $reason ->
    [announced] велась, о ней сказано в приветствии
    [asked] велась с согласия звонившего
    [unanswered] не велась: звонивший не ответил, можно ли
    [refused] не велась: звонивший отказался
    [erased] стёрта по желанию звонившего
   *[off] не велась
}

# Люди на рабочем месте

setting-calls-hold_seconds = Самое долгое удержание
    .help = Через столько секунд мелодии удержания секретарь возвращается к звонящему.
setting-calls-transfer_seconds = Сколько звонить коллеге
    .help = Через столько секунд без ответа секретарь обещает перезвонить.
setting-calls-desk_seconds = Звонок ждёт человека
    .help = Пока кто-то сидит за рабочим местом, входящий звонок столько секунд ждёт его; 0: секретарь отвечает сразу.
setting-calls-desk_sound = Разговор со звонящим с этого компьютера
    .help = Тот, кто берёт разговор на себя, говорит в микрофон этого компьютера и слышит в его наушниках.
setting-calls-desk_microphone = Микрофон рабочего места
    .help = Его название или часть названия; пусто: как выбрано в системе.
setting-calls-desk_headphones = Наушники рабочего места
    .help = Их название или часть названия; пусто: как выбрано в системе.
error-call-not-now = { $reason ->
    [ended] Разговор уже закончен.
    [not-answered] Звонок ещё не принят: сначала ответьте.
    [answered] На звонок уже ответили.
    [taken] На линии человек. Сначала верните разговор секретарю, тогда она сможет говорить.
    [not-taken] Разговор и так ведёт секретарь.
    [held] Звонок уже на удержании.
    [not-held] Звонок не на удержании.
    [no-transfer] Этот звонок вам больше не передают.
    [several] Сейчас несколько звонков: укажите какой. Их показывает «calls live».
   *[other] Сейчас нет такого звонка. Идущие звонки показывает «calls live».
}
error-call-nothing-to-say = Сказать нечего или слишком длинно. Напишите от одного до { $limit } знаков.
error-call-no-such-tones = На телефоне есть кнопки 0–9, *, # и A–D. Укажите от одной до { $limit }.
error-desk-sound-refused = Микрофон или наушники этого компьютера не работают: { $reason }. Подключите их или выберите другие в настройках calls.desk_microphone и calls.desk_headphones.

command-calls-live = Показать идущие звонки
    .as_json = для программ
command-calls-take-over = Взять разговор на себя: секретарь замолкает, говорите вы
    .call_id = номер звонка или его последние знаки; без него — единственный звонок
command-calls-give-back = Вернуть разговор секретарю; она знает, что было сказано
    .call_id = номер звонка или его последние знаки; без него — единственный звонок
command-calls-hold = Поставить звонок на удержание
    .call_id = номер звонка или его последние знаки; без него — единственный звонок
command-calls-resume = Снять звонок с удержания
    .call_id = номер звонка или его последние знаки; без него — единственный звонок
command-calls-quiet = Попросить секретаря молчать (on) или снова говорить (off)
    .switch = on или off
    .call_id = номер звонка или его последние знаки; без него — единственный звонок
command-calls-hint = Подсказать секретарю, что сказать; слышит только она
    .text = что сказать
    .call_id = номер звонка или его последние знаки; без него — единственный звонок
command-calls-transfer = Передать звонок коллеге; если никого нет, секретарь пообещает перезвонить
    .call_id = номер звонка или его последние знаки; без него — единственный звонок
    .to = кому; без этого — всем, кто на месте
command-calls-tones = Послать в звонок тоновые сигналы
    .tones = кнопки: 0–9, *, #, A–D
    .call_id = номер звонка или его последние знаки; без него — единственный звонок
command-calls-hang-up = Закончить звонок
    .call_id = номер звонка или его последние знаки; без него — единственный звонок
    .goodbye = секретарь сначала попрощается
calls-column-state = Состояние
calls-column-operator = С кем
calls-none-live = Сейчас звонков нет.
calls-desk-done = Сделано.
calls-hinted = Она говорит: «{ $said }»
calls-nobody-there = Больше никого нет на месте; секретарь обещает перезвонить.
calls-transferring = Звоним: { $to }
calls-state = { $state ->
    [ringing] звонит
    [greeting] приветствие
    [listening] секретарь слушает
    [hearing] говорит звонящий
    [thinking] секретарь думает
    [speaking] говорит секретарь
    [yielding] звонящий перебивает
    [operator] на линии человек
    [on_hold] на удержании
    [ending] заканчивается
   *[other] { $state }
}

# Звонки, на которые не ответили

setting-calls-blocked = Звонки с заблокированных номеров
    .help = refuse — сбросить, silent — дать звонить впустую, answer — отвечать. Список: line blocked.
    .answer = Отвечать
    .refuse = Сбросить
    .silent = Дать звонить впустую
setting-calls-hidden = Звонки со скрытых номеров
    .help = answer — отвечать, refuse — сбросить, silent — дать звонить впустую.
    .answer = Отвечать
    .refuse = Сбросить
    .silent = Дать звонить впустую
setting-calls-missed_sms = SMS тому, кому не ответили
    .help = Звонившему на занятую или молчавшую линию приходит SMS, что мы перезвоним. Городским, скрытым и коротким номерам не пишем.
setting-calls-missed_sms_hours = Не чаще одного раза за столько часов
    .help = На один номер, сколько бы раз с него ни звонили.
calls-missed-sms = { $company ->
    [none] {""}
   *[other] { $company }:{" "}
}Вы нам звонили, но линия была занята. Мы перезвоним вам.
