# Дверь для клиентов API OpenAI.

error-model-not-found = Модели «{ $model }» нет. GET /v1/models перечисляет ассистентов и работающие языковые модели.
error-unsupported-parameter = { $parameter } здесь нельзя: { $why ->
    [assistant-tools] ассистент говорит только то, что есть в его источниках, и инструментов не вызывает; обратитесь к языковой модели по её имени
    [assistant-schema] JSON ассистента — это объект с полями «answer» и «evidence»; для своей схемы обратитесь к языковой модели по её имени
    [no-question] последним сообщением должен быть вопрос пользователя
    [text-only] сообщения могут содержать только текст
    [transcript-format] бывает json, text, srt, vtt и verbose_json
    [dimensions] у векторов этой модели своя длина, и она не меняется
    [tokens] пришлите текст: токены у каждой модели свои
   *[other] это не поддерживается
 }.
error-context-length-exceeded = Разговор слишком длинный для этой модели: { $reason }. Пришлите меньше сообщений или короче.
error-bad-request = Движок этого не умеет: { $reason }.
error-bad-response-format = Ответ нельзя удержать в этой схеме: { $reason }.
error-engine-overloaded = Движок сейчас не отвечает: { $reason }. Повторите через минуту; как он себя чувствует, скажет /health.
error-voice-unknown = Голоса «{ $voice }» нет. Есть: { $known }.
error-language-not-heard = Языка «{ $language }» здесь никто не распознаёт. Распознаются: { $known }.
error-audio-unreadable = { $why ->
    [long] Запись длиннее, чем разбирается за один раз ({ $reason }). Разделите её.
   *[other] Это не звуковой файл, который здесь читается ({ $reason }). Пришлите WAV, MP3, FLAC или OGG.
 }
error-form-unreadable = { $why ->
    [media] Файл присылают формой multipart/form-data.
    [no-file] В форме нет файла: его поле называется «file».
   *[other] Форма повреждена: её части не читаются.
 }
error-message-unreadable = Такого сообщения этот поток не понимает: { $reason }.
error-too-much-to-say = Слишком много текстов ждут своей очереди. Дождитесь «end» или пришлите «stop».
