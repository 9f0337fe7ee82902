"""What is dictated letter by letter, e-mail, addresses, and numbers put right in part."""

import pytest

from secretary_app.features.dialogue.corrections import corrected
from secretary_app.features.dialogue.spelling import dictated
from secretary_app.kernel.phone import PhoneNumber

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("language", "heard", "written"),
    [
        ("ru", "моя фамилия к как Константин о как Ольга ц как цапля", "Коц"),
        ("ru", "это П, Е, Т, Р, О, В", "Петров"),
        ("ru", "пэ е тэ эр о вэ", "Петров"),
        ("ru", "г о г о л мягкий знак", "Гоголь"),
        ("ru", "м а и краткое с к и и краткое передайте", "Майский"),
        ("en", "my name is S as in Sam, M as in Mary, I, T, H", "Smith"),
        ("en", "it is b for Bravo o l t", "Bolt"),
        ("en", "ell double", None),
        ("ru", "а я и не знал", None),
        ("ru", "к вам и к нам", None),
        ("en", "i am a friend", None),
        ("ru", "пишите на иванов собака яндекс точка ру", "ivanov@yandex.ru"),
        ("ru", "адрес и в а н точка петров собака мэйл точка ру", "ivan.petrov@mail.ru"),
        ("ru", "анна восемь пять собака гмейл точка ком", "anna85@gmail.com"),
        ("en", "to john underscore smith at example dot co dot uk", "john_smith@example.co.uk"),
        ("en", "i am at home dot", None),
        ("ru", "приезжайте на улица Ленина дом пять квартира семь вечером",
         "улица Ленина дом пять квартира семь"),
        ("ru", "проспект Мира 12", "проспект Мира 12"),
        ("en", "come to 221 Baker Street tomorrow", "221 Baker Street"),
        ("ru", "на улице дождь", None),
    ],
)  # fmt: skip
def test_what_is_dictated_is_written(language: str, heard: str, written: str | None) -> None:
    found = dictated(heard, language)
    assert (found.text if found else None) == written


def test_a_spelled_word_stands_in_the_message_in_place_of_its_letters() -> None:
    heard = "это п е т р о в передайте ключ"
    found = dictated(heard, "ru")
    assert found is not None
    assert found.put_into(heard) == "это Петров передайте ключ"
    assert found.letters == "П, Е, Т, Р, О, В"


@pytest.mark.parametrize(
    ("language", "said", "becomes"),
    [
        ("ru", "нет сорок шесть", "+79161234667"),
        ("ru", "не сорок пять а сорок шесть", "+79161234667"),
        ("ru", "последние четыре сорок пять шестьдесят восемь", "+79161234568"),
        ("ru", "последние сорок шесть шестьдесят восемь", "+79161234668"),
        ("ru", "код девятьсот семнадцать", "+79171234567"),
        ("ru", "нет сто двадцать четыре", "+79161244567"),
        ("ru", "восемь девять один шесть один два три четыре пять шесть восемь", "+79161234568"),
        ("en", "no the last two are six eight", "+79161234568"),
        ("en", "not four five but four six", "+79161234667"),
        ("ru", "нет не так", None),
        ("ru", "четыре", None),
        ("ru", "нет девяносто девять", None),
    ],
)
def test_only_the_wrong_part_is_said_again(language: str, said: str, becomes: str | None) -> None:
    right = corrected(PhoneNumber("+79161234567"), said, language)
    assert (right.e164 if right else None) == becomes
