"""What both servers know: the questions of the load and their answers."""

ANSWERS = {
    "Сколько стоит копия ключа?": ("Копия ключа стоит 500 рублей.", "fact price.key_copy"),
    "Когда вы открыты?": ("Мы открыты с девяти до шести.", "fact hours"),
    "Где вы находитесь?": ("Мы на Лесной улице, дом пять.", "fact address"),
    "Do you repair cars?": ("We do not repair cars, but we open them.", "faq 7"),
}
UNKNOWN = ("I will find out and call you back.", "")
