# Документы компании: команда `documents` и её ошибки.

command-documents = Документы, в которых секретарь ищет ответы
command-documents-add = Добавить документы или новые их версии: .txt, .md, .html, .pdf, .docx
    .files = файлы; файл с прежним именем заменяет прежний
command-documents-list = Список документов
    .as_json = напечатать JSON для других программ
command-documents-search = Показать, что найдётся на вопрос
    .text = вопрос, как его задал бы звонящий
    .language = его язык: ru или en
    .limit = сколько мест показать
    .as_json = напечатать JSON для других программ
command-documents-show = Напечатать документ так, как по нему ищут, по разделам
    .document = его имя или начало его id
command-documents-remove = Убрать документ: из него больше ничего не цитируется
    .document = его имя или начало его id

# $outcome: new, replaced, unchanged. $pages — 0, если в формате нет страниц.
document-added =
    { $outcome ->
        [replaced] { $name }: заменён, версия { $version }
        [unchanged] { $name }: без изменений
       *[new] { $name }: добавлен
    }, { $sections ->
        [one] { $sections } раздел
        [few] { $sections } раздела
       *[other] { $sections } разделов
    }{ $pages ->
        [0] {""}
        [one] {" "}на { $pages } странице
       *[other] {" "}на { $pages } страницах
    }.
# $pages: «3, 5–7»
document-unread-pages = { $name }: { $count ->
    [one] страница { $pages } — картинка без текста, на ней
   *[other] страницы { $pages } — картинки без текста, на них
} ничего не найдётся. Распознайте текст (OCR) и добавьте файл снова.
document-progress = { $name }: прочитано { $percent } % …
document-removed = { $name } убран.
documents-none = Документов пока нет. Добавьте: documents add ФАЙЛ
documents-nothing-found = В документах нет ни слова из этого вопроса.
document-column-name = Файл
document-column-title = Название
document-column-pages = Страниц
document-column-sections = Разделов
document-column-version = Версия
document-column-changed = Изменён
document-column-score = Оценка
document-column-sure = Уверен
document-column-place = Место
document-column-quote = Цитата
document-sure =
    { $sure ->
        [yes] да
       *[no] нет
    }
# Где стоит цитата. $section — "none", если заголовка нет; $page — 0, если нет страниц.
document-place =
    { $document }{ $section ->
        [none] {""}
       *[other] , { $section }
    }{ $page ->
        [0] {""}
       *[other] , с. { $page }
    }
document-section =
    ## { $heading }{ $page ->
        [0] {""}
       *[other] {" "}(с. { $page })
    }

error-document-unreadable =
    { $reason ->
        [open] Файл { $file } не открывается ({ $detail }). Проверьте, что он на месте и что его можно читать.
        [format] Такие файлы, как { $file }, не читаются. Сохраните его как один из этих: { $detail }.
        [encoding] Файл { $file } не в UTF-8 и не в старой русской кодировке (строка { $detail }). Сохраните его в UTF-8.
        [encrypted] Файл { $file } закрыт паролем или это старый Word. Сохраните копию без пароля, в .pdf или .docx.
        [scanned] В файле { $file } картинки страниц, а слов нет. Распознайте текст (OCR) и добавьте то, что получится.
        [empty] В файле { $file } нет текста. Проверьте, тот ли это файл.
        [bomb] Файл { $file } распаковывается больше чем в { $detail } МБ. Откройте его в редакторе, уберите картинки и сохраните заново.
        [long] В файле { $file } больше { $detail } млн знаков. Разделите его и добавьте по частям.
        [pages] В файле { $file } больше { $detail } страниц. Разделите его и добавьте по частям.
        [slow] Файл { $file } читается слишком долго. Сохраните его заново из программы, где он сделан, или добавьте его текст как .txt.
        [memory] На чтение файла { $file } нужно слишком много памяти. Разделите его или добавьте его текст как .txt.
       *[broken] Файл { $file } повреждён или не то, чем назван. Откройте его в его программе, сохраните заново и добавьте.
    }
error-document-too-big = В файле { $file } { $megabytes } МБ, предел — { $limit } МБ. Разделите его или сохраните без картинок.
error-document-missing = Документа «{ $ref }» нет, или подходит больше одного. Имена покажет `documents list`.
    .desk = Документа «{ $ref }» нет, или подходит больше одного. Все — в «Знания» → «Документы».

### Рабочее место: страница «Документы»

page-documents = Документы
action-documents-new = Добавить документы
action-documents-find = Найти в документах
action-documents-reindex = Перестроить поиск по документам
documents-add-button = Добавить документы
documents-add-first = Добавить первый документ
documents-page-none = Документов пока нет
    .help = Перетащите сюда прайс, правила или договор: секретарь найдёт в них ответ и процитирует. Подойдут PDF, Word (.docx), HTML, Markdown и текст.
documents-count = { $count ->
    [one] { $count } документ
    [few] { $count } документа
   *[many] { $count } документов
}, { $sections ->
    [one] { $sections } раздел
    [few] { $sections } раздела
   *[many] { $sections } разделов
}
documents-find = Найти в документах: вопрос или слово
documents-drop = Отпустите файлы, чтобы добавить
    .why = Читаются { $suffixes }.
documents-adding = Читаем { $name }
documents-waiting = { $size } · в очереди
documents-left = осталось { $time }
documents-reindexing = Перестраиваем поиск
documents-reindexed = Поиск по документам перестроен
documents-sections-done = { $done } из { $of } разделов
documents-extent = { $pages ->
    [0] {""}
    [one] { $pages } страница,{" "}
    [few] { $pages } страницы,{" "}
   *[many] { $pages } страниц,{" "}
}{ $sections ->
    [one] { $sections } раздел
    [few] { $sections } раздела
   *[many] { $sections } разделов
}
documents-score = { $sure ->
    [yes] ответит, { $score }
   *[no] { $score }
}
documents-page = с. { $page }
documents-sections = Разделы
documents-section-text = Текст раздела
documents-remove = Удалить документ
documents-row-file = Файл
documents-row-extent = Объём
documents-row-size = Размер
documents-row-added = Добавлен
documents-row-changed = Изменён
documents-row-version = Версия
