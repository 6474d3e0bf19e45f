"""Long work runs elsewhere, tells how far it is, can be stopped, and always answers."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.ui.button import Button
from app.ui.jobs import InlinePool, Job, Jobs
from app.ui.progress import ProgressStrip


@dataclass(frozen=True)
class Step:
    done: int
    total: int
    text: str = ""


def counting(steps):
    for step in range(1, steps + 1):
        yield Step(step, steps)
    return steps * 10


def failing():
    yield Step(1, 2)
    raise OSError("disk")


class Transaction:
    """Remembers how it ended."""

    ended = ""

    def __enter__(self):
        return self

    def __exit__(self, kind, *_rest):
        self.ended = "rolled back" if kind else "committed"


def writing(transaction, ready=None, go_on=None):
    with transaction:
        yield Step(0, 2)
        if ready:
            ready.set()
            go_on.wait(10)
        yield Step(1, 2)


@pytest.fixture
def jobs():
    running = Jobs()
    yield running
    running.shutdown()


@pytest.fixture
def inline():
    return Jobs(InlinePool())


def listening(heard, job):
    return heard(job.progressed, job.succeeded, job.failed, job.cancelled, job.finished)


def test_a_result_comes_after_its_progress(inline, heard):
    job = Job(counting(2), "Counting")
    said = listening(heard, job)
    inline.start(job)
    assert said == [(1, 2, ""), (2, 2, ""), 20, ()]


def test_an_error_comes_as_it_is(inline, heard):
    job = Job(failing(), "Failing")
    said = listening(heard, job)
    inline.start(job)
    assert [type(each) for each in said] == [tuple, OSError, tuple]


def test_cancelling_rolls_back_and_is_told(inline, heard):
    transaction = Transaction()
    job = Job(writing(transaction), "Writing")
    job.progressed.connect(job.cancel)
    said = listening(heard, job)
    inline.start(job)
    assert transaction.ended == "rolled back"
    assert said == [(0, 2, ""), (), ()]


def test_a_job_that_is_cancelled_before_it_runs_does_nothing(inline, heard):
    job = Job(failing(), "Failing")
    said = heard(job.cancelled, job.failed)
    job.cancel()
    inline.start(job)
    assert said == [()]


def test_work_runs_on_another_thread_and_answers_on_this_one(jobs, qtbot):
    threads = []

    def work():
        threads.append(current_thread())
        yield Step(1, 1)

    job = Job(work(), "Working")
    job.finished.connect(lambda: threads.append(current_thread()))
    with qtbot.waitSignal(job.finished):
        jobs.start(job)
    assert threads[0] is not main_thread()
    assert threads[1] is main_thread()


def test_jobs_wait_for_each_other(jobs, qtbot):
    order = []

    def work(name):
        order.append(f"{name} begins")
        yield Step(1, 1)
        order.append(f"{name} ends")

    first, second = Job(work("a"), "a"), Job(work("b"), "b")
    with qtbot.waitSignals([first.finished, second.finished]):
        jobs.start(first)
        jobs.start(second)
    assert order == ["a begins", "a ends", "b begins", "b ends"]
    assert not jobs.busy()


def test_shutting_down_stops_what_runs_and_rolls_it_back():
    running = Jobs()
    transaction, ready, go_on = Transaction(), Event(), Event()
    job = Job(writing(transaction, ready, go_on), "Writing")
    running.start(job)
    ready.wait(10)
    job.cancel()
    go_on.set()
    running.shutdown()
    assert transaction.ended == "rolled back"


def test_what_was_closed_down_answers_nobody(qtbot, heard):
    running = Jobs()
    job = Job(counting(1), "Quick")
    said = heard(job.succeeded, job.failed, job.cancelled)
    running.start(job)
    running.shutdown()
    assert not running.busy()
    other = Job(counting(1), "Another")
    with qtbot.waitSignal(other.finished):
        running.start(other)
    assert said == []


def test_the_strip_shows_what_runs_and_cancels_it(shown, qtbot):
    running = Jobs()
    window = QWidget()
    strip = ProgressStrip(running, appears_after_ms=0)
    QVBoxLayout(window).addWidget(strip)
    shown(window)
    transaction, ready, go_on = Transaction(), Event(), Event()
    job = Job(writing(transaction, ready, go_on), "Writing")
    assert not strip.isVisible()
    running.start(job)
    qtbot.waitUntil(strip.isVisible)
    qtbot.waitUntil(lambda: strip.findChild(QProgressBar).maximum() == 2)
    strip.findChild(Button).click()
    with qtbot.waitSignal(job.cancelled):
        go_on.set()
    assert not strip.isVisible()
    running.shutdown()


def test_quick_work_never_shows_the_strip(inline, shown):
    strip = shown(QWidget())
    bar = ProgressStrip(inline, parent=strip)
    inline.start(Job(counting(1), "Quick"))
    assert not bar.isVisible()


def noting(states):
    states.append(gc.isenabled())
    yield Step(1, 1)


def test_worker_never_collects_the_garbage_of_the_window(qtbot, jobs):
    states = []
    job = Job(noting(states), "Working")
    with qtbot.waitSignal(job.finished):
        jobs.start(job)
    assert states == [False]
    qtbot.waitUntil(gc.isenabled)
