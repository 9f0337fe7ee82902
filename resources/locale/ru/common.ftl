# Слова, на которые ссылаются тексты всех разделов. / Words that the texts of every slice refer to.

-program = «Секретарь»
