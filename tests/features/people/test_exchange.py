"""Files of people: what is written is read again, and what others write is understood."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.features.people.carrying import PeopleCarrier
from secretary_app.features.people.exchange.models import FileForm
from secretary_app.features.people.exchange.reading import read_people, write_people
from secretary_app.features.people.exchange.vcard import FOLD_OCTETS
from secretary_app.features.people.models import Card
from secretary_app.features.people.service import PeopleService
from secretary_app.foundation.i18n import Language
from tests.support.opened import opened

pytestmark = pytest.mark.wire

WORDS = st.text(st.sampled_from("абвГД xyz,;:\\\"'=+-@.😀"), min_size=0, max_size=120).map(
    lambda text: " ".join(text.split())
)
NOTES = st.text(st.sampled_from("аб xyz,;:\\\"'=+\n"), max_size=200).map(str.strip)
NUMBERS = st.integers(9000000000, 9999999999).map(lambda digits: f"+7{digits}")
CARDS = st.builds(
    Card,
    name=WORDS,
    company=WORDS,
    language=st.sampled_from([None, *Language]),
    notes=NOTES,
    phones=st.lists(NUMBERS, min_size=1, max_size=3, unique=True).map(tuple),
)


@given(st.lists(CARDS, max_size=4), st.sampled_from(FileForm))
def test_what_is_written_is_read_again(cards: list[Card], form: FileForm) -> None:
    octets = write_people(cards, form)
    found = read_people(octets)
    assert found.cards == tuple(cards)
    assert not found.unread
    if form is not FileForm.CSV:
        assert all(len(line) <= FOLD_OCTETS for line in octets.split(b"\r\n"))


@given(st.binary(max_size=300))
def test_no_file_breaks_the_reader(octets: bytes) -> None:
    read_people(octets)
    read_people(b"BEGIN:VCARD\r\n" + octets + b"\r\nEND:VCARD")


def test_a_telephones_own_writing_is_understood() -> None:
    old = (
        "BEGIN:VCARD\nVERSION:2.1\n"
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9A=D0=BE=D1=82=D0=BE=D0=B2=D0=B0;=D0=90=\n"
        "=D0=BD=D0=BD=D0=B0\nitem1.TEL;CELL:8 (911) 204-77-16\nTEL:not a number\nEND:VCARD\n"
    )
    found = read_people(old.encode())
    assert found.cards == (Card(name="Анна Котова", phones=("+79112047716",)),)
    assert [(each.place, each.text) for each in found.unread] == [(1, "not a number")]


def test_a_russian_table_of_an_old_program_is_understood() -> None:
    table = "ФИО;Телефон;Комментарий\r\nАнна Котова;8 911 204-77-16, 8(812)334-55-01;днём\r\n;;\r\n"
    found = read_people(table.encode("cp1251"))
    phones = ("+79112047716", "+78123345501")
    assert found.cards == (Card(name="Анна Котова", phones=phones, notes="днём"),)


async def test_a_file_only_adds_and_is_taken_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as parts:
        people = PeopleService(database=parts.database, events=parts.events, clock=parts.clock)
        carrier = PeopleCarrier(people=people)
        anna = await people.write_down(Card(name="Анна", notes="Днём.", phones=("+79112047716",)))
        brought = (
            Card(name="Котова", company="Нордвест", phones=("+79112047716", "+78123345501")),
            Card(name="Игорь", phones=("+79215551028",)),
            Card(name="я" * 500, phones=("+79215551029",)),
        )
        taken = await carrier.take_in(brought)
        assert (len(taken.added), list(taken.changed), taken.left_out) == (1, [anna.id], 1)
        after = await people.get(anna.id)
        assert (after.name, after.company, len(after.phones)) == ("Анна", "Нордвест", 2)
        assert (await carrier.take_in(brought)).same == 2
        everybody = read_people(await carrier.written(FileForm.VCARD_4)).cards
        assert {each.name for each in everybody} == {"Анна", "Игорь"}
        await carrier.take_back(taken)
        assert [each.id for each in await people.find_all()] == [anna.id]
        assert (await people.get(anna.id)).card == anna.card
