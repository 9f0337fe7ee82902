# Что говорит секретарь. say-… — общая фраза, say-…-marina — как её говорит Марина.

say-greeting = { $recording ->
    [yes] Здравствуйте! { $company }, меня зовут { $name }. Разговор записывается. Чем могу помочь?
   *[no] Здравствуйте! { $company }, меня зовут { $name }. Чем могу помочь?
}
say-greeting-marina = { $recording ->
    [yes] Добрый день. { $company }, { $name }. Предупреждаю: разговор записывается. Слушаю вас.
   *[no] Добрый день. { $company }, { $name }. Слушаю вас.
}
say-greeting-plain = { $recording ->
    [yes] Здравствуйте! Меня зовут { $name }. Разговор записывается. Чем могу помочь?
   *[no] Здравствуйте! Меня зовут { $name }. Чем могу помочь?
}
say-greeting-plain-marina = { $recording ->
    [yes] Добрый день. Меня зовут { $name }. Предупреждаю: разговор записывается. Слушаю вас.
   *[no] Добрый день. Меня зовут { $name }. Слушаю вас.
}
say-greeting-own = { $recording ->
    [yes] { $words } Разговор записывается.
   *[no] { $words }
}
say-greeting-own-ask = { $words } Можно записать наш разговор?
say-calling = { $recording ->
    [yes] Здравствуйте! Это { $company }, меня зовут { $name }. Разговор записывается.
   *[no] Здравствуйте! Это { $company }, меня зовут { $name }.
}
say-calling-marina = { $recording ->
    [yes] Добрый день. { $company }, { $name }. Предупреждаю: разговор записывается.
   *[no] Добрый день. { $company }, { $name }.
}
say-calling-plain = { $recording ->
    [yes] Здравствуйте! Меня зовут { $name }, я секретарь. Разговор записывается.
   *[no] Здравствуйте! Меня зовут { $name }, я секретарь.
}
say-calling-back = Перезваниваю вам, как обещала.
say-calling-back-marina = Перезваниваю, как было обещано.
say-calling-back-about = Перезваниваю вам, как обещала. Вы говорили: { $about }.
say-calling-back-also = И ещё: { $about }.
say-found-out = Вы спрашивали: { $about }. Я узнала.
say-found-out-marina = По вашему вопросу: { $about }.
say-calling-about = Звоню вам вот почему: { $about }.
say-calling-listens = Слушаю вас.
say-greeting-ask = Здравствуйте! { $company }, меня зовут { $name }. Можно записать наш разговор?
say-greeting-ask-marina = Добрый день. { $company }, { $name }. Вы разрешите записать разговор?
say-greeting-plain-ask = Здравствуйте! Меня зовут { $name }. Можно записать наш разговор?
say-greeting-plain-ask-marina = Добрый день. Меня зовут { $name }. Вы разрешите записать разговор?
say-recording-agreed = Спасибо.
say-recording-declined = Хорошо, не записываю.
say-recording-erased = Хорошо. Больше не записываю, а всё записанное стёрла.
say-forget-everything = Удалить все записи о вас? Вернуть их будет нельзя. Скажите, пожалуйста, да или нет.
say-will-forget = Хорошо. Как только разговор закончится, я удалю всё, что связано с вашим номером.
say-not-forgotten = Хорошо, ничего не удаляю.
say-emergency = Если случилась беда, положите трубку и сейчас же наберите 112. Я уже подала сигнал тревоги нашим сотрудникам.
say-is-it-an-emergency = Возможно, я ослышалась. У вас что-то случилось? Скажите, пожалуйста, да или нет.
say-language-switched = Конечно, говорим по-русски.
say-language-switched-marina = Хорошо, по-русски.
say-language-not-spoken = К сожалению, я говорю только по-русски.
say-how-can-i-help = Чем могу помочь?
say-how-can-i-help-marina = Слушаю вас.
say-anything-else = Могу ещё чем-нибудь помочь?
say-anything-else-marina = Что-нибудь ещё?
say-still-there = Вы меня слышите?
say-still-there-marina = Алло, вы на линии?
say-not-understood = Простите, я не расслышала. Скажите, пожалуйста, ещё раз.
say-not-understood-marina = Не расслышала. Повторите, пожалуйста.
say-not-understood-again = К сожалению, я снова не поняла.
say-not-understood-again-marina = Опять не разобрала.
say-offer-message = Записать сообщение, чтобы вам перезвонили?
say-offer-message-marina = Передать от вас сообщение?
say-no-operator = Соединить с человеком я пока не могу, но передам всё, что вы скажете.
say-no-operator-marina = Переключить звонок я не могу. Зато передам сообщение.
say-say-your-message = Говорите, пожалуйста, я записываю.
say-say-your-message-marina = Диктуйте, записываю.
say-call-back-on = Перезвонить вам на номер { $number }?
say-number-so = Записала: { $number }. Верно?
say-which-digits = Что исправить? Назовите только неверные цифры или весь номер ещё раз.
say-is-it-so = { $spelled ->
    [no] Записала: { $word }. Верно?
   *[yes] Записала: { $word }. По буквам: { $letters }. Верно?
}
say-spell-again = Продиктуйте, пожалуйста, ещё раз по буквам.
say-which-number = На какой номер перезвонить? Назовите его по цифрам.
say-which-number-again = Простите, не разобрала номер. Назовите его ещё раз, по одной цифре.
say-message-stored = { $timed ->
    [yes] Записала. Вам перезвонят { $when }.
   *[no] Записала. Вам перезвонят.
}
say-message-stored-no-number = Записала и передам.
say-call-back-promised = { $timed ->
    [yes] Хорошо, мы перезвоним вам { $when }.
   *[no] Хорошо, мы вам перезвоним.
}
say-which-time = Подскажите, когда вам перезвонить?
say-sms-promised = Хорошо, отправим это сообщением на номер { $number }.
say-message-cancelled = Хорошо, ничего не передаю.
say-which-of-two = Уточните, пожалуйста: { $first } или { $second }?
say-will-find-out = Сейчас точно не скажу, но обязательно уточню.
say-question-stored = { $timed ->
    [yes] Сейчас точно не скажу. Я уточню, и вам перезвонят { $when }.
   *[no] Сейчас точно не скажу. Я уточню, и вам перезвонят.
}
say-question-stored-no-number = Жаль, что не могу ответить сразу. Позвоните, пожалуйста, ещё раз.
say-give-up = Мне не удаётся вас понять. Вам перезвонит человек. До свидания!
say-give-up-no-number = Мне не удаётся вас понять. Пожалуйста, позвоните ещё раз. До свидания!
say-goodbye = Спасибо за звонок. До свидания!
say-goodbye-marina = Всего доброго.
say-goodbye-silence = Вас не слышно. Пожалуйста, перезвоните. До свидания!
say-too-long = Простите, мне нужно освободить линию. Позвоните ещё раз, если нужно. До свидания!
say-apology = Простите, у меня неполадка со связью. Скажите, пожалуйста, ещё раз.
say-apology-marina = Извините, сбой на линии. Повторите, пожалуйста.
say-lead-in = Одну секунду.
say-lead-in-marina = Сейчас посмотрю.
say-lead-in-again = Ещё немного.
say-sorry-to-wait = Простите, что заставляю вас ждать.
say-waited-too-long = Простите, это занимает слишком много времени. Хотите оставить сообщение, чтобы вам перезвонил человек?
# A person answers whoever calls by Twilio's own voice, in writing.
say-with-a-person = Ваш вопрос записан, вам ответит мой коллега.

# The program was away in the middle of a call; all but the last is said by the line on its own.
say-hold-on = Простите, связь с секретарём прервалась. Подождите, пожалуйста, несколько секунд.
say-one-moment = Ещё несколько секунд, пожалуйста.
say-will-call-back = К сожалению, связь с секретарём не восстановилась. Мы вам перезвоним. До свидания!
say-call-again = К сожалению, связь с секретарём не восстановилась. Пожалуйста, позвоните ещё раз. До свидания!
say-back-again = Я снова с вами. Чем могу помочь?
say-back-again-ask = Я снова с вами. Можно записать наш разговор?
record-absence = Программа прервалась, и { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[other] { $seconds } секунд
} звонящего никто не слушал; запись шла дальше.

# Settings.
setting-dialogue-answer_characters = Длина ответа языковой модели
    .help = Больше стольких знаков языковая модель за один ответ не скажет; 400 знаков — около тридцати секунд речи.
setting-dialogue-first_sentence_seconds = Ожидание языковой модели
    .help = Если за столько секунд у модели нет первого предложения, секретарь отвечает без неё.
setting-dialogue-use_model = Отвечать языковой моделью
    .help = Без неё ответы даются фактами, вопросами-ответами и точными цитатами из документов.

# secretary ask
command-ask = Задать вопрос так, как его задал бы звонящий, и увидеть, на чём стоит ответ
    .text = Вопрос в кавычках.
    .language = Язык ответа; без него — язык вопроса.
    .as_json = Для программ: один документ JSON со всеми предложениями, их основаниями и временем каждого этапа.
ask-evidence = {"    "}← { $kind } { $ref }{ $placed ->
        [yes] {" "}· { $place }
       *[no] {""}
    } · { $score }
ask-quote = {"      "}«{ $quote }»
ask-page = с. { $page }
ask-action = → { $action } (не выполнено: вопрос задан для пробы)
# $stage — этап ответа, $number — номер предложения
ask-stage = { $at } мс — { $stage ->
    [knowledge] просмотрены факты и вопросы-ответы
    [documents] просмотрены документы
    [model-asked] вопрос задан модели
    [first-token] первое слово модели
    [sentence] предложение { $number }
   *[done] готово
}
error-model-not-ready = Языковая модель не запустилась: { engine-trouble } Проверьте её командой «models verify» или отвечайте без неё: «settings set dialogue.use_model false».
    .desk = Языковая модель не запустилась: { engine-trouble.desk } Проверьте её в «Система» → «Модели» или отвечайте без неё: «Система» → «Настройки», «Отвечать языковой моделью».

say-thanks-for-waiting = Спасибо, что подождали. Чем могу помочь?
say-colleague-lost = У коллеги прервалась связь, я снова с вами. Продолжайте, пожалуйста.
say-connecting = Одну минуту, соединяю вас с коллегой.
say-held-too-long = Спасибо, что ждёте. Простите, что так долго.
say-nobody-free = К сожалению, сейчас никто из коллег не может ответить. { $timed ->
    [yes] Вам перезвонят { $when }.
   *[no] Вам перезвонят.
}
say-nobody-free-no-number = К сожалению, сейчас никто из коллег не может ответить.
