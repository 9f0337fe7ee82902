# Страница «О программе»
page-about = О программе
about-version = Версия { $version }
about-program = Программа
about-what = Секретарь отвечает на звонки, сообщения и вопросы по знаниям вашей компании и остаётся на вашей машине.
about-licence = Лицензия: GNU GPL версии 3 или новее. Программа даётся без гарантий.
about-report = Отчёт о системе
    .help = Для того, кто помогает: ни имён, ни номеров, ни слов в нём нет.
about-copy = Скопировать отчёт
about-copied = Отчёт скопирован
about-part-name = Название
about-part-version = Версия
about-part-licence = Лицензия
about-part-address = Адрес
about-parts = Из чего состоит: { $count }
about-find = Найти часть или лицензию
about-licence-unstated = лицензия не названа
