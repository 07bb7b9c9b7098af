"""Tests of served pages in a browser: test-browser.py UNROLL LESSONS [SCREENSHOTS]"""

import os
import pathlib
import random
import sys
import time

import served_faults
from chromium import Browser
from served import IDLE, Server

UNROLL, LESSONS = sys.argv[1:3]
SHOTS = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
PAGE = "en/02-one-cell.html"
LESSON = "en/02-one-cell.md"
FIRST = ".cell[data-cell='1']"


def shoot(browser, name):
    if SHOTS:
        SHOTS.mkdir(parents=True, exist_ok=True)
        browser.shoot(SHOTS / f"{name}.png")


def opened(server, path=PAGE, **options):
    browser = Browser(**options)
    browser.open(server.page(path))
    browser.wait("document.querySelector('.unroll-edit')", 60)
    browser.wait(IDLE, 120)
    return browser


def editor(browser, place=FIRST):
    browser.run(f"document.querySelector({place!r}).scrollIntoView({{block: 'center'}})")
    browser.run(f"document.querySelector({place + ' .unroll-edit'!r}).click()")
    browser.wait(f"document.querySelector({place + ' .CodeMirror'!r})")


def code(browser, place=FIRST):
    return browser.run(f"document.querySelector({place + ' .CodeMirror'!r}).CodeMirror.getValue()")


def put(browser, text, place=FIRST):
    browser.run(
        f"(() => {{ const c = document.querySelector({place + ' .CodeMirror'!r}).CodeMirror;"
        f" c.setValue({text!r}); c.focus(); }})()"
    )


def a_save_changes_what_changed(server):
    browser = opened(server)
    assert "token" not in browser.run("location.href")
    # The buttons of a control come when nothing else runs, and take room.
    browser.wait("document.querySelector('.control input')", 60)
    file = server.lesson(LESSON)
    text = file.read_text()
    # What the reader did: unfolded a hint, focused it, went on to it.
    browser.run(
        "(() => { const d = document.querySelector('details.hint'); d.open = true;"
        " d.querySelector('summary').focus(); d.scrollIntoView({block: 'center'});"
        " window.fold = d; window.top0 = d.getBoundingClientRect().top; })()"
    )
    lines = text.split("\n")
    place = next(n for n, line in enumerate(lines) if n > 12 and line.startswith("Take "))
    lines[place] = "A paragraph that was not there.\n\n" * 8 + lines[place]
    file.write_text("\n".join(lines))
    browser.wait("document.body.innerText.includes('that was not there')")
    browser.wait(IDLE, 60)
    assert browser.run("fold.isConnected && fold.open"), "the fold was closed"
    assert browser.run("document.activeElement === fold.querySelector('summary')"), "focus is lost"
    moved = browser.run("Math.abs(fold.getBoundingClientRect().top - top0)")
    assert moved < 2, f"the page jumped by {moved}"
    # An error stands at its line, and in the bar with a link to it.
    shoot(browser, "before-error")
    file.write_text(text.replace("let ux1: Float = ", "let ux1: String = ", 1))
    browser.wait("document.querySelector('.unroll-bar').dataset.unrollState === 'error'", 60)
    browser.run("document.querySelector('.unroll-problems a').click()")
    browser.wait("document.querySelector(location.hash)?.classList.contains('words')"
                 " || document.querySelector(location.hash)")
    shoot(browser, "error")
    file.write_text(text)
    browser.wait("document.querySelector('.unroll-bar').dataset.unrollState === 'idle'", 60)
    assert browser.run("document.querySelector('.unroll-voice').textContent.length > 0")
    assert browser.problems() == [], browser.problems()
    browser.close()


def an_edit_shows_what_it_moves(server):
    browser = opened(server)
    editor(browser)
    old = code(browser)
    put(browser, old.replace("0.5 * 1", "0.75 * 1", 1))
    browser.key("Enter", modifiers=8)
    browser.wait("document.querySelectorAll('.unroll-was').length > 1", 60, "was beside is")
    browser.wait(IDLE, 60)
    assert browser.run("document.activeElement.closest('.CodeMirror') !== null"), "focus is lost"
    shoot(browser, "edit")
    cells = browser.run(
        "[...new Set([...document.querySelectorAll('.unroll-was')]"
        ".map(w => w.closest('.cell').dataset.cell))].length"
    )
    assert cells > 1, "later cells are marked too"
    mark = browser.run("document.querySelector('.edited > .unroll-changed').textContent")
    assert mark == "changed", f"the edited cell is marked {mark!r}"
    assert browser.run("Object.keys(localStorage).length") == 0, "the draft is confirmed"
    browser.key("Escape")
    browser.wait("!document.querySelector('.unroll-editor')")
    assert browser.run("document.activeElement.className") == "unroll-edit"
    # The other language has the same change; nothing is written into the lesson.
    assert server.lesson(LESSON).read_text() == (pathlib.Path(LESSONS) / LESSON).read_text()
    browser.run(f"document.querySelector({FIRST + ' .unroll-reset'!r}).click()")
    browser.wait("document.querySelectorAll('.unroll-was, .edited').length === 0", 60)
    assert browser.problems() == [], browser.problems()
    browser.close()


def an_exercise_is_judged(server):
    browser = opened(server)
    place = "#third-day"
    editor(browser, place)
    put(browser, code(browser, place) + "\n// mine", place)
    browser.key("Enter", modifiers=8)
    browser.wait("document.querySelector('.unroll-verdict li.open')", 60)
    shoot(browser, "verdict")
    answer = server.lesson("answers/02-one-cell/third-day.swift")
    assert answer.read_text().endswith("// mine\n")
    right = pathlib.Path(LESSONS) / "right/02-one-cell"
    files = sorted(right.glob("third-day*.swift")) if right.exists() else []
    if files:
        # By any editor, as in practice.
        answer.write_text(files[0].read_text())
        browser.wait("document.querySelector('.unroll-verdict.solved')", 60)
    browser.close()


def a_draft_outlives_the_server(server):
    browser = opened(server)
    editor(browser)
    lost = 0
    for turn in range(8):
        put(browser, "")
        typed = ""
        for number in range(random.Random(turn).randrange(3, 12)):
            browser.type(f"let v{number} = {turn}; ")
            typed += f"let v{number} = {turn}; "
        assert code(browser) == typed
        server.kill()
        if turn % 2:
            # The page goes as well.
            server.start()
            browser.open(server.page(PAGE))
        else:
            browser.wait("document.documentElement.classList.contains('unroll-lost')", 20)
            server.start()
        browser.wait(f"document.querySelector({FIRST + ' .CodeMirror'!r})", 60)
        browser.wait("!document.documentElement.classList.contains('unroll-lost')", 60)
        lost += code(browser) != typed
    assert lost == 0, f"{lost} drafts were lost"
    browser.key("Escape")
    browser.run("localStorage.clear()")
    browser.close()


def a_composition_is_not_cut(server):
    browser = opened(server)
    editor(browser)
    put(browser, "let a = \"\"")
    browser.run(f"document.querySelector({FIRST + ' .CodeMirror'!r}).CodeMirror.setCursor(0, 9)")
    browser.call("Input.imeSetComposition", text="xun", selectionStart=3, selectionEnd=3)
    browser.key("Enter", modifiers=8)
    file = server.lesson(LESSON)
    text = file.read_text()
    file.write_text(text.replace("Take a sheet", "Take one sheet", 1))
    browser.wait("document.body.innerText.includes('Take one sheet')")
    browser.call("Input.insertText", text="循环")
    time.sleep(0.3)
    assert code(browser) == 'let a = "循环"', code(browser)
    assert not browser.run("document.querySelector('.unroll-was')"), "nothing ran"
    file.write_text(text)
    browser.run("localStorage.clear()")
    browser.close()


def both_versions_are_kept(server):
    browser = opened(server)
    editor(browser)
    put(browser, code(browser).replace("0.5 * 1", "0.25 * 1", 1))
    browser.key("Enter", modifiers=8)
    browser.wait("document.querySelectorAll('.unroll-was').length > 0", 60)
    browser.key("Escape")
    file = server.lesson(LESSON)
    text = file.read_text()
    file.write_text(text.replace("let ux1: Float = 0.5", "let ux1: Float = 0.625", 1))
    browser.wait("document.querySelector('.unroll-conflict')", 60)
    assert "0.25 * 1" in browser.run("document.querySelector('.unroll-conflict').innerText")
    assert "0.625" in browser.run(f"document.querySelector({FIRST!r}).innerText")
    shoot(browser, "conflict")
    browser.run("document.querySelectorAll('.unroll-conflict button')[1].click()")
    browser.wait("!document.querySelector('.unroll-conflict')", 60)
    file.write_text(text)
    browser.close()


def a_choice_shows_its_outcome(server):
    browser = opened(server)
    choice = "document.querySelector('.control input:not(:checked)')"
    browser.wait(choice, 60, "what may be chosen comes when nothing else runs")
    figure = "[...document.querySelectorAll('#fig-step .alt')].filter(e => e.checkVisibility())"
    browser.wait(figure + ".length > 0")
    before = browser.run(figure + ".map(e => e.textContent).join()")
    chosen = "document.querySelector('.control input:checked').id"
    standard = browser.run(chosen)
    browser.run(choice + ".click()")
    after = browser.run(figure + ".map(e => e.textContent).join()")
    assert after and after != before, "the figure is that of the choice"
    # What is chosen stays while the page follows a save, and shows what the new text makes of it.
    picked = browser.run(chosen)
    assert picked != standard
    file = server.lesson(LESSON)
    text = file.read_text()
    file.write_text(text.replace("let ux1: Float = 0.5", "let ux1: Float = 1.0 / 2", 1))
    browser.wait("document.body.innerText.includes('1.0 / 2')", 60)
    browser.wait(IDLE, 60)
    browser.wait(figure + ".length > 0", 60)
    assert browser.run(chosen) in [picked, standard]
    shoot(browser, "choice")
    file.write_text(text)
    browser.wait(IDLE, 60)
    assert browser.problems() == [], browser.problems()
    browser.close()


def a_search_finds_names_in_code(server):
    browser = Browser()
    browser.open(server.page("en/search.html"))
    browser.wait("!document.getElementById('search').hidden", 60)
    browser.run("document.getElementById('query').focus()")
    browser.type("zeroGrad")
    browser.wait("document.querySelector('.results li')", 60)
    first = browser.run("document.querySelector('.results a').textContent")
    assert ".zeroGrad" in first, first
    assert browser.run("!!document.querySelector('.results code mark')"), "a name from code alone"
    # As it was written, whatever signs are beside it.
    marked = browser.run("[...new Set([...document.querySelectorAll('mark')].map(e => e.textContent))]")
    assert marked == ["zeroGrad"], marked
    shoot(browser, "search")
    browser.run("document.querySelector('.results a').click()")
    browser.wait("location.pathname.endsWith('/library.html') && location.hash === '#backward'", 60)
    browser.close()


def it_looks_right(server):
    for name, options in {
        "phone": dict(width=390, height=844, mobile=True), "dark": dict(dark=True),
    }.items():
        for lesson in ["02-one-cell", "10-bitcoin", "15-lstm"]:
            browser = Browser(**options)
            browser.open(server.page(f"en/{lesson}.html"))
            browser.wait("document.querySelector('.unroll-edit')", 120)
            browser.wait(IDLE, 300)
            editor(browser, ".cell[data-cell='2']")
            time.sleep(0.5)
            wide = browser.run("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{lesson} on a {name} is {wide} too wide"
            shoot(browser, f"{name}-{lesson}")
            browser.run("localStorage.clear()")
            browser.close()


def main():
    server = Server(UNROLL, LESSONS)
    failed = 0
    chosen = os.environ.get("ONLY", "")
    tests = [
        a_save_changes_what_changed, an_edit_shows_what_it_moves, an_exercise_is_judged,
        a_draft_outlives_the_server, a_composition_is_not_cut, both_versions_are_kept,
        a_choice_shows_its_outcome, a_search_finds_names_in_code, it_looks_right,
    ]
    tests = [(test, server) for test in tests] + [(test, UNROLL) for test in served_faults.TESTS]
    tests = [(test, subject) for test, subject in tests if chosen in test.__name__]
    for test, subject in tests:
        began = time.perf_counter()
        try:
            test(subject)
            print(f"passed  {test.__name__} ({time.perf_counter() - began:.1f} s)", flush=True)
        except Exception as error:
            failed += 1
            print(f"FAILED  {test.__name__}: {type(error).__name__}: {error}", flush=True)
    server.close()
    print(f"{len(tests) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
