"""The widget in a real Chromium, on pages of other origins than the server's."""

import asyncio
import shutil
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self, TypeVar

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from secretary_app.features.conversations.models import Role
from secretary_app.features.people.models import Identity, IdentityKind
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from tests.support.widget_bench import WidgetBench, widget_bench
from tests.support.widget_page import Website

pytestmark = [pytest.mark.wire, pytest.mark.timeout(180)]

LIMIT_S = 40.0
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")

QUESTION = "Есть ли у вас парковка?"
ANSWER = "Парковка за домом. Она бесплатная."
SCRIPT = "<img src=x onerror=pwned=1><script>pwned=1</script>"

ResultT = TypeVar("ResultT")


class Serving:
    """The secretary on a thread of its own: a browser is waited for by blocking."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="widget-bench")
        self.bench: WidgetBench

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(LIMIT_S)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(LIMIT_S)
        self._loop.close()

    def do(self, work: Coroutine[Any, Any, ResultT]) -> ResultT:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(LIMIT_S)

    def set(self, **values: str) -> None:
        for field, text in values.items():
            self.do(self.bench.workspace.widgets.set(self.bench.widget.id, field, text))

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        with acting_as(SYSTEM):
            async with widget_bench(self._root) as self.bench:
                self._ready.set()
                await self._stop.wait()


class Visitor:
    """A browser on a page of the shop."""

    def __init__(self, driver: webdriver.Chrome, serving: Serving, port: int) -> None:
        self.driver = driver
        self.serving = serving
        self.port = port

    def goes_to(self, path: str, *, host: str = "127.0.0.1") -> None:
        self.driver.get(f"http://{host}:{self.port}/{path}")
        self.until(lambda: self.all("button.launcher"))

    @property
    def root(self) -> Any:
        return self.driver.execute_script(
            "return document.querySelector('[id^=secretary-]')?.shadowRoot"
        )

    def all(self, css: str) -> list[WebElement]:
        root = self.root
        return [] if root is None else list(root.find_elements(By.CSS_SELECTOR, css))

    def one(self, css: str) -> WebElement:
        [found] = self.all(css)
        return found

    def texts(self, css: str) -> list[str]:
        return [each.text for each in self.all(css)]

    def keys(self, *keys: str) -> None:
        """To whatever has the focus: nobody needs a mouse."""
        webdriver.ActionChains(self.driver).send_keys(*keys).perform()

    def until(self, holds: Callable[[], object]) -> None:
        WebDriverWait(self.driver, LIMIT_S, poll_frequency=0.1).until(lambda _: holds())

    def focused(self) -> str:
        """The name that a screen reader tells of what has the focus."""
        said = "const on = arguments[0].activeElement; return on?.ariaLabel || on?.innerText"
        return str(self.driver.execute_script(said, self.root))

    def kept(self, name: str) -> str | None:
        found = f"return localStorage.getItem('secretary.site1.{name}')"
        value: str | None = self.driver.execute_script(found)
        return value

    def thread_id(self) -> str:
        async def find() -> str:
            workspace = self.serving.bench.workspace
            identity = Identity(kind=IdentityKind.VISITOR, value=self.kept("id") or "")
            person = await workspace.people.find(identity)
            assert person is not None
            return (await workspace.conversations.thread_of_person(person.id)).id

        return self.serving.do(find())


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    if CHROMIUM is None or DRIVER is None:
        pytest.skip("no Chromium: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--host-resolver-rules=MAP *.example 127.0.0.1",
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--window-size=1000,760",
    ):
        options.add_argument(argument)
    with ExitStack() as stack:
        serving = stack.enter_context(Serving(tmp_path_factory.mktemp("widget")))
        own = serving.bench.base.rpartition(":")[2]
        near = stack.enter_context(Website(place=f"http://localhost:{own}", widget="site1"))
        serving.set(domains=f"127.0.0.1:{near.port}, shop.example:{near.port}")
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
        stack.callback(driver.quit)
        yield Visitor(driver, serving, near.port)


@pytest.fixture(autouse=True)
def nobody_was_here(visitor: Visitor) -> None:
    visitor.driver.get("about:blank")
    # The script, too: it may be kept for minutes after the owner has changed something.
    for what in ("Network.clearBrowserCookies", "Network.clearBrowserCache"):
        visitor.driver.execute_cdp_cmd(what, {})
    for host in ("127.0.0.1", "shop.example"):
        origin = {"origin": f"http://{host}:{visitor.port}", "storageTypes": "all"}
        visitor.driver.execute_cdp_cmd("Storage.clearDataForOrigin", origin)


def test_by_keyboard_alone_a_question_is_asked_and_found_again(visitor: Visitor) -> None:
    visitor.goes_to("ru/")
    visitor.keys(Keys.TAB, Keys.TAB)
    assert visitor.focused() == "Открыть чат"
    visitor.keys(Keys.ENTER)
    visitor.until(lambda: visitor.focused() == "Ваш вопрос")
    visitor.until(lambda: len(visitor.all(".row")) == 1)
    visitor.keys(QUESTION, Keys.ENTER)
    visitor.until(lambda: visitor.all("details"))
    assert visitor.texts(".bubble")[1:] == [QUESTION, ANSWER]
    assert visitor.texts("summary") == [f"Источник: {QUESTION}"]
    # The cookie does: no script of the page can read the token.
    assert visitor.kept("token") is None
    # The focus stays inside, either way round.
    seen = set()
    for _ in range(9):
        visitor.keys(Keys.TAB)
        seen.add(visitor.focused())
    assert {"Закрыть чат", "Переписка", "Приложить файл"} <= seen
    assert "Открыть чат" not in seen
    visitor.goes_to("ru/other")
    visitor.until(lambda: visitor.texts(".bubble")[1:] == [QUESTION, ANSWER])
    assert visitor.one("[role=log]").get_attribute("aria-label") == "Переписка"
    visitor.one("textarea").send_keys(Keys.ESCAPE)
    assert not visitor.one("[role=dialog]").is_displayed()
    assert visitor.focused() == "Открыть чат"
    assert visitor.one(".launcher").get_attribute("aria-expanded") == "false"
    visitor.goes_to("ru/")
    assert not visitor.one("[role=dialog]").is_displayed()


def test_where_no_cookie_is_kept_the_talk_is_kept_all_the_same(visitor: Visitor) -> None:
    """A page and a server without TLS: browsers refuse a cookie that must be secure."""
    own = visitor.serving.bench.base.rpartition(":")[2]
    with Website(place=f"http://secretary.example:{own}", widget="site1") as website:
        visitor.serving.set(domains=f"shop.example:{website.port}, 127.0.0.1:{visitor.port}")
        here = Visitor(visitor.driver, visitor.serving, website.port)
        here.goes_to("en/", host="shop.example")
        here.one(".launcher").click()
        here.one("textarea").send_keys("Do you have parking?", Keys.ENTER)
        here.until(lambda: here.all("details"))
        assert len(here.kept("token") or "") == 43
        here.goes_to("en/", host="shop.example")
        here.until(lambda: len(here.all(".bubble")) == 3)


def test_a_script_in_any_field_stays_text(visitor: Visitor) -> None:
    before = dict.fromkeys(("title_ru", "greeting_ru", "consent_ru", "closed_ru"), "")
    visitor.serving.set(**dict.fromkeys(before, SCRIPT), hours="mon closed")
    try:
        visitor.goes_to("ru/")
        visitor.one(".launcher").click()
        visitor.until(lambda: visitor.all(".notice .link"))
        visitor.one("textarea").send_keys(SCRIPT, Keys.ENTER)
        visitor.until(lambda: len(visitor.all(".row")) >= 3)
        visitor.one(".notice .link").click()
        for field in visitor.all("form input, form textarea"):
            field.send_keys(SCRIPT)
        visitor.one("form .main").click()
        visitor.until(lambda: not visitor.all("form"))
        reply = visitor.serving.bench.workspace.threads.visitors.reply(visitor.thread_id(), SCRIPT)
        visitor.serving.do(reply)
        visitor.until(lambda: SCRIPT in visitor.texts(".operator .bubble"))
        assert visitor.one("h2").text == SCRIPT
        assert sum(SCRIPT in text for text in visitor.texts(".bubble")) == 4
        assert visitor.all("img, script, iframe, object, style") == []
        assert visitor.driver.execute_script("return typeof pwned") == "undefined"
    finally:
        visitor.serving.set(**before, hours="company")


def test_a_reply_from_the_inbox_arrives_at_a_closed_window(visitor: Visitor) -> None:
    workspace = visitor.serving.bench.workspace
    visitor.goes_to("ru/")
    visitor.one(".launcher").click()
    visitor.one("textarea").send_keys(QUESTION, Keys.ENTER)
    visitor.until(lambda: visitor.all("details"))
    thread_id = visitor.thread_id()

    async def types() -> None:
        workspace.handover.types(thread_id, role=Role.OPERATOR)

    visitor.serving.do(workspace.handover.take(thread_id))
    visitor.serving.do(types())
    visitor.until(lambda: visitor.texts(".status") == ["Сотрудник печатает…"])
    assert visitor.texts(".who p") == ["Вам отвечает сотрудник"]
    visitor.one("textarea").send_keys(Keys.ESCAPE)
    visitor.serving.do(workspace.threads.visitors.reply(thread_id, "Здесь Ольга."))
    visitor.until(lambda: visitor.texts(".badge") == ["1"])
    assert visitor.one(".launcher").get_attribute("aria-label") == "Открыть чат. Новое сообщение"
    visitor.one(".launcher").click()
    assert visitor.texts(".operator .bubble") == ["Здесь Ольга."]
    assert not visitor.one(".badge").is_displayed()


def test_a_voice_message_is_recorded_and_sent_as_a_wave(visitor: Visitor) -> None:
    visitor.goes_to("ru/")
    visitor.one(".launcher").click()
    visitor.one("[aria-label='Сказать голосом']").click()
    visitor.until(lambda: visitor.texts(".recording") == ["0:01"])
    visitor.keys(Keys.ENTER)
    # It was read as sound; that no recogniser runs here is what is told.
    visitor.until(lambda: any("некому слушать" in text for text in visitor.texts(".trouble")))
    # What would be refused again is not offered again.
    assert visitor.all(".trouble button") == []


def test_a_page_of_strangers_is_told_nothing(visitor: Visitor) -> None:
    visitor.goes_to("ru/", host="evil.example")
    visitor.one(".launcher").click()
    visitor.until(lambda: visitor.texts(".status") == ["Нет связи. Пробуем снова…"])
    assert visitor.all(".bubble") == []
