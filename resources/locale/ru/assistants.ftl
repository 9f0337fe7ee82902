setting-assistants-company_ru = Название компании по-русски
    .help = Так компанию назовёт секретарь в приветствии. Пусто — без названия.
setting-assistants-company_en = Название компании по-английски
    .help = Так компанию назовёт секретарь, когда говорит по-английски.
setting-assistants-languages = Языки по порядку
    .help = На первом секретарь здоровается, первую фразу звонящего слушает на всех: ru, en.
setting-assistants-speech_speed = Скорость речи
    .help = 1 — обычная, 0,8 — медленнее, 1,2 — быстрее.
error-persona-unknown = Секретаря «{ $persona }» нет. Есть: { $known }. Все: assistants list.
    .desk = Секретаря «{ $persona }» нет. Есть: { $known }. Все — на странице «Секретарь».
error-assistant-language-unknown = Языка «{ $language }» секретарь не знает. Есть: { $known }. Исправьте настройку assistants.languages.

# Несколько секретарей

command-assistants = Секретари: имя, голос, приветствие, языки
command-assistants-list = Все секретари и линии, на которых они отвечают
    .as_json = для программ
command-assistants-show = Всё, что выбрано для секретаря
    .assistant_id = имя из assistants list
command-assistants-add = Добавить секретаря
    .assistant_id = короткое имя латиницей, например katya
    .persona = чей характер: anna или marina
    .name = как её зовут по-русски, например Катя
    .name_en = как её зовут по-английски
command-assistants-set = Выбрать для секретаря другое
    .assistant_id = имя из assistants list
    .field = поле из assistants show, или persona
    .value = новое значение; пустое — как у всех
command-assistants-remove = Убрать секретаря; встроенные anna и marina станут какими были
    .assistant_id = имя из assistants list
assistants-column-id = Секретарь
assistants-column-persona = Характер
assistants-column-name = Имя
assistants-column-languages = Языки
assistants-column-voices = Голоса
assistants-column-lines = Линии
assistants-added = Секретарь { $assistant } добавлен. Поставить на линию: line set line1 assistant { $assistant }
assistants-set = { $assistant }: { $field } = { $value }
assistants-removed = Секретарь { $assistant } убран.
error-assistant-taken = Секретарь «{ $assistant }» уже есть. Назовите по-другому.
error-assistant-id-bad = «{ $assistant }» не подходит: нужны латинские буквы и цифры, сначала буква, например katya.
error-assistant-in-use = Секретарь «{ $assistant }» отвечает на линии «{ $line }». Сначала выберите там другого: line set ЛИНИЯ assistant anna
    .desk = Секретарь «{ $assistant }» отвечает на линии «{ $line }». Сначала выберите там другого: «Система» → «Линии».
setting-assistant-name_ru = Имя по-русски
    .help = Пусто — имя персонажа.
setting-assistant-name_en = Имя по-английски
    .help = Пусто — имя персонажа.
setting-assistant-company_ru = Название компании по-русски
    .help = Пусто — как у всех секретарей (страница «Настройки»).
setting-assistant-company_en = Название компании по-английски
    .help = Пусто — как у всех секретарей (страница «Настройки»).
setting-assistant-greeting_ru = Приветствие по-русски
    .help = Своими словами; о записи разговора секретарь скажет после него. Пусто — обычное.
setting-assistant-greeting_en = Приветствие по-английски
    .help = Своими словами; о записи разговора секретарь скажет после него. Пусто — обычное.
setting-assistant-voice_ru = Голос по-русски
    .help = Голос движка речи, например ru+f3. Пусто — голос персонажа.
setting-assistant-voice_en = Голос по-английски
    .help = Голос движка речи, например en-us+f3. Пусто — голос персонажа.
setting-assistant-languages = Языки по порядку
    .help = Например: en, ru. Пусто — как у всех (настройка assistants.languages).
setting-assistant-speech_speed = Скорость речи
    .help = 1 — обычная, 0 — как у всех секретарей.

# Страница «Помощники»
page-assistants = Кто отвечает
action-assistants-add = Новый секретарь
action-assistants-talk = Поговорить с секретарём
assistants-talk = Поговорить сейчас
assistants-talk-begins = Готовим разговор
assistants-desk-line = За столом
assistants-new = Новый секретарь
assistants-made = Новый секретарь создан
assistants-persona = Характер
    .help = Чьими словами и как секретарь говорит.
assistants-persona-of = Характер: { $persona }
assistants-greeting = Приветствие
assistants-listen = Послушать
assistants-silence = Замолчать
assistants-saying = Готовим голос
assistants-mute = Звук не воспроизводится. Проверьте, что к компьютеру подключены колонки или наушники.
assistants-naming = Имя и компания
assistants-speaking = Голос и языки
assistants-voice-persona = Голос характера
assistants-as-all = Как у всех
assistants-lines = На каких линиях отвечает
assistants-no-line = ни на одной линии
    .help = Выбрать её для линии можно на странице «Линии»: «…», «Настроить».
assistants-to-lines = К линиям
assistants-as-at-first = Вернуть, как было вначале
assistants-remove = Убрать секретаря
assistants-in-use = Отвечает на линии. Сначала выберите там другого.
assistants-is-as-at-first = { $name }: всё как вначале
assistants-is-removed = { $name }: убрана
assistants-language = { $language ->
    [ru] По-русски
    [en] По-английски
   *[other] { $language }
}

# Указания для языковой модели.
setting-assistant-manner_ru = Характер и указания по-русски
    .help = Что языковая модель знает о её манере. Правила «отвечать только по источникам» остаются.
setting-assistant-manner_en = Характер и указания по-английски
    .help = То же для разговоров по-английски.
assistants-manner = Характер и указания для языковой модели
    .help = Как она говорит и на что обращает внимание. Правило отвечать только по вашим знаниям стоит рядом, и отменить его нельзя.
assistants-manner-save = Сохранить
assistants-manner-usual = Вернуть обычные
assistants-try = Вопрос для пробы
assistants-try-ask = Спросить
assistants-tried-model = Ответила языковая модель с указаниями из поля выше, даже если они не сохранены.
assistants-tried-known = Ответ взят из знаний или правил: языковая модель для него не понадобилась или не запущена.
