"""Words that callers use for one another, in any company; each line is one group.

A document says «оплата», its reader asks «заплатить»; stems do not meet. Words of one trade do not
belong here: a company's own words stand in its documents.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from secretary_app.features.knowledge.documents.terms import term_of

_RUSSIAN = """
цена стоимость стоит стоят стоить тариф прайс расценки обойдется дорого почем
оплата оплатить платить заплатить плата платеж расплатиться рассчитаться
деньги средства сумма наличные
скидка акция льгота дешевле бонус
возврат вернуть возвращать возвращаете верну вернете
отменить отмена отказаться отказ аннулировать
перенести перенос перезаписаться передвинуть
записаться запись записать прием
заказ заказать заявка оформить заказывать
бронь бронирование забронировать зарезервировать резерв
гарантия гарантийный гарантируете
ремонт починить чинить отремонтировать починка ремонтируете
сломался сломалось сломалась поломка неисправность барахлит испортился
доставка привезти доставить привезете курьер довезете
машина автомобиль авто автомобилем
парковка парковаться припарковаться стоянка парковочный
ребенок дети детский малыш сын дочь дочка дитя
собака кошка животное питомец кот пес животные щенок
еда питание кормить кормят покушать поесть перекусить
завтрак завтракать утром
интернет вайфай wifi wi-fi беспроводной
телефон позвонить звонить созвониться звонок номер
адрес находитесь расположены добраться проехать находится доехать
работаете открыты график режим часы открываетесь закрываетесь
срочно срочный быстро быстрее экстренный немедленно
ждать ожидание очередь подождать
долго срок сроки длится длительность продолжительность занимает
мастер специалист сотрудник работник
врач доктор
жалоба пожаловаться претензия жаловаться недоволен
потерял потеряла забыл забыла утеря утерять потерялся утрата утеряла оставил
документ документы паспорт удостоверение
договор контракт соглашение
счет чек квитанция
юридический организация фирма компания предприятие
пенсионер пенсионеры пожилой льготник
курить курение сигарета
сертификат подарочный подарок подарить
ключ ключи ключик
комната номер апартаменты
убрать уборка убирать уборщица убираете
постирать стирка прачечная стираете
больно болит боль болеть
лекарство препарат таблетка медикамент
анализ анализы исследование
вечер вечером поздно ночь ночью
выходной выходные суббота воскресенье праздник праздничный
приехать приезд выезд выехать приезжаете приедете
дом домой надом
карта карточка картой
задаток предоплата аванс депозит вперед
инвалид инвалидность коляска маломобильный
вакансия устроиться работать резюме
секретно конфиденциальность личный персональный данные
ошибка ошибся перепутали неправильно
опоздать опоздание опаздываю задержаться задержусь
"""

_ENGLISH = """
price cost charge fee rate tariff expensive
pay payment paid paying settle
money cash sum amount
discount cheaper reduction offer deal
refund return back reimburse
cancel cancellation call-off abort
reschedule move postpone change rebook
book booking reserve reservation appointment
order request place
warranty guarantee guaranteed
repair fix mend repaired
broken break fault defect stopped faulty
deliver delivery bring ship courier shipping
car vehicle automobile drive
park parking garage
child children kid kids baby son daughter toddler
dog cat animal pet puppy
food meal eat dining dinner restaurant lunch
breakfast morning
internet wifi wi-fi wireless online
phone telephone call ring
address located location find directions reach
open opening hours close closing schedule
urgent urgently emergency immediately fast quickly express rush
wait waiting queue
long duration take last lasts
technician specialist engineer staff employee worker
doctor physician gp
complain complaint unhappy dissatisfied
lose lost forgot forgotten left missing
document documents passport id identification
contract agreement
invoice receipt bill
company business corporate firm organisation
senior pensioner elderly retired
smoke smoking cigarette
voucher certificate gift present
room apartment suite
clean cleaning cleaner tidy
wash laundry washing launder
hurt pain ache painful
medicine drug tablet medication prescription
test tests analysis sample results
evening late night
weekend saturday sunday holiday
visit come
home house
card cards
deposit prepayment advance upfront
wheelchair disabled disability accessible step-free
job vacancy career hiring
privacy confidential personal data
mistake wrong error incorrect
late delayed delay
luggage bags baggage suitcase
taxi transfer cab shuttle
safe valuables
insurance insured cover coverage
copy duplicate
lock locked
"""


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in (*_RUSSIAN.strip().splitlines(), *_ENGLISH.strip().splitlines()):
        group = frozenset(term_of(word) for word in line.split())
        for term in group:
            found[term] = found.get(term, frozenset()) | group
    return found


def same_as(term: str) -> Iterable[str]:
    """Other terms that may stand for it."""
    return _groups().get(term, frozenset()) - {term}
