"""How a command ends that is told to: with Ctrl-C by its user, or with another signal by the system.

It is loaded before anything that takes long to load, and so loads next to nothing.
"""

from __future__ import annotations

import os
import signal
import sys

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from types import FrameType

ENDINGS = {
    signal.Signals[name]: unless
    for name, unless in (
        ("SIGINT", signal.default_int_handler),
        ("SIGTERM", signal.SIG_DFL),
        ("SIGHUP", signal.SIG_DFL),
    )
    if hasattr(signal, name)
}
"""The signals that end a command, each with how Python answers it at first. One that whoever started the command wants
unanswered (`nohup`, a shell's `&`) stays so."""

ENDED = 128
"""What the number of a signal is added to for the exit status of a command that it ends, as shells have it."""

A_MOMENT = 0.01
"""Seconds until a signal is answered again."""

SENTENCE = "\nStopped."


class Stop(KeyboardInterrupt):
    """A signal ends the command."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def stop_at_once() -> None:
    """From now on, end with a sentence and without ado: nothing is begun yet, and libraries swallow what is raised."""
    for number, unless in ENDINGS.items():
        if signal.getsignal(number) is unless:
            signal.signal(number, _leave)


def stop_in_order() -> None:
    """From now on, raise Stop where a signal ends the command."""
    for number in ENDINGS:
        if signal.getsignal(number) is _leave:
            signal.signal(number, _raise)
            sys.unraisablehook = _unheard


def stop_no_more() -> None:
    """From now on, hear no signal: the command is done, and the process about to end."""
    for number in ENDINGS:
        if signal.getsignal(number) in {_leave, _raise}:
            signal.signal(number, signal.SIG_IGN)


def status_of(error: BaseException) -> int:
    """Return the exit status of a command that something raised on a signal ends."""
    return ENDED + (error.number if isinstance(error, Stop) else signal.SIGINT)


def _leave(number: int, _frame: FrameType | None) -> None:
    os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, f"{SENTENCE}\n".encode())
    os._exit(ENDED + number)


def _raise(number: int, _frame: FrameType | None) -> None:
    """Stop what is done, and hear no further signal: the first is being answered, and leaves nothing half done."""
    for each in ENDINGS:
        if signal.getsignal(each) is _raise:
            signal.signal(each, signal.SIG_IGN)
    raise Stop(number)


def _unheard(ignored: sys.UnraisableHookArgs) -> None:
    """Answer a signal again where a library has swallowed the answer, as nh3 does with whatever its filter raises.

    That is done a moment later, since whatever is raised here is swallowed too.
    """
    if not isinstance(ignored.exc_value, Stop):
        sys.__unraisablehook__(ignored)
    elif sys.platform == "win32":
        signal.signal(signal.SIGINT, _raise)  # there is no alarm; the next Ctrl-C will do
    else:
        number = ignored.exc_value.number
        signal.signal(signal.SIGALRM, lambda _alarm, frame: _raise(number, frame))
        signal.setitimer(signal.ITIMER_REAL, A_MOMENT)
