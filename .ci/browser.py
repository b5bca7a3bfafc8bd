"""Uses the page of `reply preview --html` in headless Chromium, and takes screenshots.

browser.py index.html folder-for-screenshots number-of-letters
"""

import json
import sys
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

page, out, n_letters = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])

options = webdriver.ChromeOptions()
options.binary_location = "/usr/bin/chromium"
for option in ["headless=new", "no-sandbox", "force-prefers-reduced-motion"]:
    options.add_argument("--" + option)
options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
service = webdriver.ChromeService("/usr/bin/chromedriver")
browser = webdriver.Chrome(options, service)


def all_of(selector):
    return browser.find_elements(By.CSS_SELECTOR, selector)


def script(code, *values):
    return browser.execute_script(code, *values)


def is_seen(element):
    """Whether its middle is in the window, below the bar at the top."""
    return script(
        """const box = arguments[0].getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const bar = document.querySelector(".top").getBoundingClientRect().bottom;
        return bar <= y && y <= innerHeight && 0 <= x && x <= innerWidth;""",
        element,
    )


def marked():
    return {part.get_dom_attribute("data-finding") for part in all_of(".on")}


def overlaps():
    """Pairs of findings of one page that lie on each other."""
    return script(
        """return [...document.querySelectorAll(".findings")].flatMap((list) => {
            const boxes = [...list.children].map((card) => card.getBoundingClientRect());
            return boxes.slice(1).filter((box, i) => box.top < boxes[i].bottom);
        }).length;"""
    )


def check_pictures():
    pictures = all_of("img")
    bad = script(
        "return [...document.images].filter((i) => !i.complete || !i.naturalWidth).length"
    )
    assert pictures and bad == 0, f"{bad} of {len(pictures)} pictures are not shown"
    assert len(all_of(".letter")) == len(all_of("nav li")) == n_letters
    refused = all_of(".letter:has(.refused)")
    assert len(refused) == 1 and not refused[0].find_elements(By.CSS_SELECTOR, ".sheet")
    turned = [i for i in all_of(".page img") if "横排" in i.get_dom_attribute("alt")]
    assert turned and all(i.size["width"] > i.size["height"] for i in turned)
    return len(pictures)


def check_findings():
    cards = all_of(".findings .card")
    assert len(cards) > 10
    for card in cards:
        name = card.get_dom_attribute("id")
        boxes = all_of(f'.box[data-finding="{name}"]')
        script("scrollTo(0, 0)")
        script("arguments[0].click()", card.find_element(By.CSS_SELECTOR, ".jump"))
        assert is_seen(boxes[0]), f"the box of {name} is not in the window"
        assert marked() == {name}
    for card in reversed(cards):
        name = card.get_dom_attribute("id")
        script("scrollTo(0, 0)")
        script("arguments[0].click()", all_of(f'.box[data-finding="{name}"]')[0])
        assert marked() == {name}
        assert is_seen(card.find_element(By.CSS_SELECTOR, ".jump")), f"{name} is not seen"
    return len(cards)


def check_mouse_and_keys():
    """The mouse goes to the first box; n, p and Enter go on from there."""
    first, second = all_of("#l2 .findings .card")[:2]
    names = [card.get_dom_attribute("id") for card in (first, second)]
    script("scrollTo(0, 0)")
    all_of(f'.box[data-finding="{names[0]}"]')[0].click()
    assert marked() == {names[0]}
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys("n")
    assert marked() == {names[1]}
    body.send_keys("p")
    assert marked() == {names[0]}
    second.find_element(By.CSS_SELECTOR, ".jump").send_keys(Keys.ENTER)
    assert marked() == {names[1]}
    entry = all_of("nav li > a:first-child")[2]
    entry.click()
    assert is_seen(all_of(".letter h2")[2])


def check_quiet():
    """Nothing in the console, and nothing asked of any network."""
    told = browser.get_log("browser")
    assert told == [], told
    messages = [json.loads(entry["message"]) for entry in browser.get_log("performance")]
    messages = [entry["message"] for entry in messages]
    asked = [
        entry["params"]["request"]["url"]
        for entry in messages
        if entry["method"] == "Network.requestWillBeSent"
    ]
    others = [url for url in asked if not url.startswith(("data:", page.as_uri()))]
    assert asked and others == [], others


def screenshot(name, width, height, at, dark=False):
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    script("document.querySelector(arguments[0]).scrollIntoView()", at)
    browser.execute_async_script("setTimeout(arguments[0], 200)")
    assert overlaps() == 0, f"findings lie on each other in {name}"
    wide = script("return document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{name} is {wide} dots too wide"
    browser.save_screenshot(str(out / f"{name}.png"))


try:
    browser.set_network_conditions(offline=True, latency=0, throughput=1)
    browser.get(page.as_uri())
    n_pictures = check_pictures()
    screenshot("wide", 1440, 1000, at="#l0")
    n_findings = check_findings()
    check_mouse_and_keys()
    script("arguments[0].click()", all_of("#l2 .findings .jump")[1])
    screenshot("letter", 1280, 900, at="#l2")
    screenshot("turned", 1440, 1000, at="#l1 .sheet:last-child")
    screenshot("refused", 1440, 1000, at=".letter:has(.refused)")
    screenshot("dark", 1440, 1000, at="#l2", dark=True)
    screenshot("narrow", 820, 1100, at="#l2")
    screenshot("phone", 400, 900, at="#l2")
    check_quiet()
finally:
    browser.quit()
print(f"{n_pictures} pictures shown, {n_findings} findings lead to their places, in Chromium")
