"""Long work off the window's thread: generators that yield progress and return a result."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Generator


_SWEEP_MS: Final = 500


class Progress(Protocol):
    """What long work yields: how much is done of how much, and what is being done."""

    @property
    def done(self) -> int:
        """How much is done."""
        ...

    @property
    def total(self) -> int:
        """How much there is; 0 when nobody knows."""
        ...

    @property
    def text(self) -> str:
        """What is being done, in words or ""."""
        ...


class Pool(Protocol):
    """Where jobs run."""

    def start(self, runnable: QRunnable, /) -> None:
        """Run it, now or later."""
        ...

    def waitForDone(self) -> bool:
        """Return when nothing runs any more."""
        ...


class InlinePool:
    """Runs a job at once, on the thread of the caller."""

    def start(self, runnable: QRunnable, /) -> None:
        """Run it."""
        runnable.run()

    def waitForDone(self) -> bool:
        """Say that nothing runs."""
        return True


class Job(QObject):
    """One piece of long work; its signals come on the thread that made it.

    Of `succeeded`, `failed` and `cancelled` exactly one comes, and `finished` after it. Connect
    before the job is started.
    """

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    _told = Signal(int, int, str)
    _ended = Signal(str, object)

    def __init__(
        self, work: Generator[Progress, None, Any], text: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.text = text
        self._work = work
        self._cancel_wanted = False
        # The way to the window's thread leads through slots of an object that lives there.
        self._told.connect(self._on_told)
        self._ended.connect(self._on_ended)

    def cancel(self) -> None:
        """Stop at the next step; what was begun is rolled back."""
        self._cancel_wanted = True

    def run(self) -> None:
        """Do the work, on the thread of the pool."""
        try:
            self._exhaust()
        except StopIteration as end:
            self._ended.emit("succeeded", end.value)
        except Exception as error:  # noqa: BLE001 - whatever happens, somebody waits for an answer
            self._ended.emit("failed", error)
        else:
            self._ended.emit("cancelled", None)

    def _exhaust(self) -> None:
        """Step through the work until it ends (StopIteration) or is cancelled (return)."""
        while not self._cancel_wanted:
            step = next(self._work)
            self._told.emit(step.done, step.total, step.text)
        self._work.close()

    def _on_told(self, done: int, total: int, text: str) -> None:
        self.progressed.emit(done, total, text)

    def _on_ended(self, how: str, outcome: object) -> None:
        match how:
            case "succeeded":
                self.succeeded.emit(outcome)
            case "failed":
                self.failed.emit(outcome)
            case _:
                self.cancelled.emit()
        self.finished.emit()


class Jobs(QObject):
    """Runs jobs one after another; `started(job)` for whoever shows progress."""

    started = Signal(object)

    def __init__(self, pool: Pool | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool or _one_worker(self)
        self._running: list[Job] = []
        self._sweeper = _Sweeper(self)

    def start(self, job: Job) -> Job:
        """Run a job when those before it are done; return it."""
        self._running.append(job)
        job.finished.connect(self._on_finished)
        self.started.emit(job)
        self._sweeper.begin()
        self._pool.start(_Run(job))
        return job

    def busy(self) -> bool:
        """Say whether a job runs or waits."""
        return bool(self._running)

    def shutdown(self) -> None:
        """Cancel everything and wait until it has stopped."""
        for job in self._running:
            job.cancel()
        self._pool.waitForDone()
        for job in self._running:
            job.blockSignals(True)  # whoever waits for an answer is being closed
        self._running.clear()
        self._sweeper.end()

    def _on_finished(self) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._running:
            self._running.remove(job)
        if not self._running:
            self._sweeper.end()


class _Sweeper(QTimer):
    """Collects garbage on the window's thread alone while a job runs.

    Python collects on whichever thread allocates, and a widget that dies on another thread than
    its own takes the program along.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setInterval(_SWEEP_MS)
        self.timeout.connect(_sweep)

    def begin(self) -> None:
        """Let no other thread collect."""
        gc.disable()
        self.start()

    def end(self) -> None:
        """Let Python collect by itself again."""
        self.stop()
        gc.enable()


def _sweep() -> None:
    gc.collect(1)


class _Run(QRunnable):
    """A job as the thread pool takes it."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


def _one_worker(parent: QObject) -> QThreadPool:
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    return pool
