"""What a voice is given to say."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from secretary_app.features.voices.spoken import speakable

pytestmark = pytest.mark.unit

RUSSIAN = [
    ("Мы работаем 9:00–18:00.", "Мы работаем с девяти до восемнадцати."),
    ("Пн–Пт с 9:30-18:00", "с понедельника по пятницу с девяти тридцати до восемнадцати"),
    ("Сегодня до 18:00.", "Сегодня до шести вечера."),
    ("Откроемся в 13:00, к 9:05.", "Откроемся в час дня, к девяти ноль пяти утра."),
    ("Работаем до 24:00", "Работаем до полуночи"),
    ("Работаем 00:00–24:00", "Работаем круглосуточно"),
    ("Работаем 24/7", "Работаем круглосуточно, без выходных"),
    ("1 500 ₽", "тысяча пятьсот рублей"),
    ("1 500 ₽", "тысяча пятьсот рублей"),
    ("Цена от 1500 руб.", "Цена от тысячи пятисот рублей."),
    ("Стоит 2 101,50 ₽", "Стоит две тысячи сто один рубль пятьдесят копеек"),
    ("за 1000 рублей", "за тысячу рублей"),
    ("500–1500 ₽", "от пятисот до тысячи пятисот рублей"),
    ("Это $25", "Это двадцать пять долларов"),
    ("2 млн руб.", "два миллиона рублей."),
    ("скидка 21%", "скидка двадцать один процент"),
    ("скидка 10–15%", "скидка от десяти до пятнадцати процентов"),
    ("0,5%", "ноль целых пять десятых процента"),
    ("1 минута, 2 минуты, 5 мин", "одна минута, две минуты, пять минут"),
    ("через 1 минуту", "через одну минуту"),
    ("2 двери, 2 ключа, 1 окно", "две двери, два ключа, одно окно"),
    ("2 новых ключа", "два новых ключа"),
    ("от 2 до 5 дней", "от двух до пяти дней"),
    ("за 5–7 дней", "за пять — семь дней"),
    ("с 2 ключами", "с двумя ключами"),
    ("2,5 часа", "два с половиной часа"),
    ("1,5 ч", "полтора часа"),
    ("3 кв. м и 5 м²", "три квадратных метра и пять квадратных метров"),
    ("12 мая 2026 г.", "двенадцатого мая две тысячи двадцать шестого года."),
    ("до 01.06.2026", "до первого июня две тысячи двадцать шестого года"),
    ("Сегодня 3 марта.", "Сегодня третье марта."),
    ("к 5 мая", "к пятому мая"),
    ("1–8 января", "с первого по восьмое января"),
    ("в 2026 году", "в две тысячи двадцать шестом году"),
    ("с 1998 года", "с тысяча девятьсот девяносто восьмого года"),
    ("на 2 этаже, 1-й подъезд", "на втором этаже, первый подъезд"),
    ("2-го числа, 3-я дверь, 5-ю кнопку", "второго числа, третья дверь, пятую кнопку"),
    ("24-часовой, 5-минутный", "двадцатичетырёхчасовой, пятиминутный"),
    (
        "+7 (916) 123-45-07",
        "плюс семь, девятьсот шестнадцать, сто двадцать три, сорок пять, ноль семь",
    ),
    ("8 800 555-35-35", "восемь, восемьсот, пятьсот пятьдесят пять, тридцать пять, тридцать пять"),
    ("тел. 123-45-67", "телефон сто двадцать три, сорок пять, шестьдесят семь"),
    (
        "г. Москва, ул. Ленина, д. 12/3, кв. 5",
        "город Москва, улица Ленина, дом двенадцать дробь три, квартира пять",
    ),
    ("на ул. Садовой", "на улице Садовой"),
    ("Пишите на info@key-shop.ru", "Пишите на info собака key дефис shop точка ру"),
    ("сайт www.klyuch.com", "сайт klyuch точка ком"),
    ("Замок № 5 и т. д.", "Замок номер пять и так далее"),
    ("-5 °C", "минус пять градусов"),
    ("ключ А4", "ключ А четыре"),
    ("наберите 112", "наберите сто двенадцать"),
    ("замки 10x20 см", "замки десять на двадцать сантиметров"),
    ("код 0042", "код ноль ноль сорок два"),
    ("Еще идет прием", "Ещё идёт приём"),
    ("Это все.", "Это всё."),
    ("все равно все двери", "всё равно все двери"),
    ("Здравствуйте чем помочь", "Здравствуйте, чем помочь"),
    ("Конечно  сделаем", "Конечно... сделаем"),
    ("Подождите пожалуйста минуту", "Подождите, пожалуйста, минуту"),
    ("1,5 млн рублей, 2,5 тыс. ₽", "полтора миллиона рублей, две с половиной тысячи рублей"),
    ("с 1 по 10 мая", "с первого по десятое мая"),
    ("Сб-Вс 10:00–18:00", "суббота и воскресенье с десяти до восемнадцати"),
    ("Скидка 10%. Ждём 5 мин. Спасибо", "Скидка десять процентов. Ждём пять минут. Спасибо"),
    ("300 руб. за шт.", "триста рублей за штуку"),
    ("Обед с 13:00 до 14:00", "Обед с часа до двух дня"),
    ("с 9:00 до 18:30", "с девяти утра до шести тридцати вечера"),
    ("Строка\nещё строка", "Строка. ещё строка"),
]

ENGLISH = [
    ("Open 9:00–18:00.", "Open from nine a.m. to six p.m."),
    ("Open Mon-Fri, 9 am - 5:30 pm", "Open Monday to Friday, from nine a.m. to five thirty p.m."),
    ("until 18:00", "until six p.m."),
    ("at 12:00 or 9:05", "at noon or nine oh five a.m."),
    ("1,500 ₽", "one thousand five hundred roubles"),
    ("$1,299.99", "one thousand two hundred and ninety nine dollars and ninety nine cents"),
    ("RUB4,500", "four thousand five hundred roubles"),
    ("1 dollar, €1, $20-30", "one dollar, one euro, twenty to thirty dollars"),
    ("20% off", "twenty percent off"),
    ("in 15 min", "in fifteen minutes"),
    ("5-7 days", "five to seven days"),
    ("2.5 hours", "two point five hours"),
    ("1st, 22nd and 30th", "first, twenty second and thirtieth"),
    ("May 12, 2026", "May twelfth twenty twenty six"),
    ("2026-05-12", "May twelfth twenty twenty six"),
    ("12 May", "May twelfth"),
    ("since 1998", "since nineteen ninety eight"),
    (
        "+7 916 123-45-67",
        "plus seven, nine one six, one two three, four five, six seven",
    ),
    ("+1 212 555 0123", "plus one, two one two, five five five, zero one two three"),
    ("dial 112", "dial one one two"),
    ("12 Garden St., apt. 5", "twelve Garden street, apartment five"),
    ("info@keys.ru", "info at keys dot ru"),
    ("Open 24/7", "Open twenty four seven"),
    ("No. 5, #7 & 8", "number five, number seven and eight"),
    ("Hello how can I help", "Hello, how can I help"),
    ("Sure  one moment", "Sure... one moment"),
]


@pytest.mark.parametrize(("written", "said"), RUSSIAN)
def test_russian(written: str, said: str) -> None:
    assert speakable(written, language="ru") == said


@pytest.mark.parametrize(("written", "said"), ENGLISH)
def test_english(written: str, said: str) -> None:
    assert speakable(written, language="en") == said


_PIECES = (
    "1 2 9 0 12 500 2026 , . - – : / % ₽ $ € № + ( ) ° м кг г. ул. д. руб. р. мин ч 9:00 18:00 "
    "12.05 мая May и до с от к в на 1-й 2nd a.m. pm Mon Пн ² ½ ٣ @ .ru www. все еще ... ! ? x T A "
    "дверь key"
)
PIECES = st.sampled_from([*_PIECES.split(), "", " ", "\n", "1\N{NO-BREAK SPACE}500"])
TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(PIECES, max_size=14).map("".join),
    st.lists(PIECES, max_size=14).map(" ".join),
)


@settings(max_examples=300)
@given(text=TEXTS, language=st.sampled_from(["ru", "en"]))
@example(text="", language="ru")
@example(text="🙂", language="en")
def test_no_digit_survives_and_saying_twice_is_saying_once(text: str, language: str) -> None:
    said = speakable(text, language=language)
    assert said.strip()
    assert not any(char.isdigit() for char in said)
    assert speakable(said, language=language) == said
