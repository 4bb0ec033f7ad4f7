"""The command and its subcommands; the one place where what went wrong becomes a message and an exit status."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

import click

from kollega.cli.build import build
from kollega.cli.check import check
from kollega.cli.count import count
from kollega.cli.init import init
from kollega.cli.new import new
from kollega.cli.problems import show_problems
from kollega.cli.schema import schema
from kollega.cli.serve import serve
from kollega.cli.share import share
from kollega.cli.speaking import Refusal
from kollega.errors import ConfigurationError, ContentError, KollegaError

if TYPE_CHECKING:
    from types import FrameType

INTERRUPTED = 130
"""The exit status of a command that its user stops, as shells have it: 128 and the number of the signal."""

A_MOMENT = 0.01
"""Seconds until Ctrl-C is answered again."""

OBJECTS = 150_000
"""How many new objects there must be before Python looks for garbage among them. What a build makes it keeps, so that
looking after 700, as CPython does unless told, finds nothing and took a tenth of the time (see benchmarks)."""


class _Edge(click.Group):
    """Runs a command. Nothing that can be expected to go wrong leaves it as a traceback."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        try:
            return super().invoke(ctx)
        except ContentError as error:
            show_problems(ctx, error.problems, strict=True)
            raise click.exceptions.Exit(1) from error
        except ConfigurationError as error:
            raise Refusal(str(error), error.hint) from error
        except KollegaError as error:
            raise Refusal(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # the reader has closed the pipe: click ends quietly
            raise Refusal(_sentence(error)) from error
        except (KeyboardInterrupt, click.Abort) as error:
            raise _stopped() from error
        except RuntimeError as error:
            if isinstance(error.__cause__, KeyboardInterrupt):  # Python 3.11 makes it of what interrupts a class
                raise _stopped() from error
            raise

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        return list(self.commands)


def _sentence(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{os.fspath(error.filename)!s}: {reason}" if error.filename else reason


@click.group(
    cls=_Edge,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog="""\b
    Examples:
      kollega init careers          begin a site in the folder careers
      kollega new story             begin a story
      kollega check                 see whether everything can be published
      kollega serve                 look at the site while you write
      kollega build                 make the site

    Exit status: 0 done, 1 the content has errors, 2 the command or the configuration is wrong.""",
)
@click.version_option(package_name="kollega", message="%(prog)s %(version)s")
def kollega() -> None:
    """Turn colleagues' stories and your vacancies into a careers site, feeds and texts to share."""


for _command in (build, serve, check, new, share, init, schema, count):
    kollega.add_command(_command)


def _stopped() -> click.exceptions.Exit:
    """Say that the user has stopped the command; return how it ends."""
    click.echo("\nStopped.", err=True)
    return click.exceptions.Exit(INTERRUPTED)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """Stop what is done, and hear no further Ctrl-C: the first is being answered, and leaves nothing half done."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def _unheard(ignored: sys.UnraisableHookArgs) -> None:
    """Answer Ctrl-C again where a library has swallowed the answer, as nh3 does with whatever its filter raises.

    That is done a moment later, since whatever is raised here is swallowed too.
    """
    if not issubclass(ignored.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(ignored)
    elif sys.platform == "win32":
        signal.signal(signal.SIGINT, _interrupt)  # there is no alarm; the next Ctrl-C will do
    else:
        signal.signal(signal.SIGALRM, _interrupt)
        signal.setitimer(signal.ITIMER_REAL, A_MOMENT)


def main() -> None:
    """Run the command line of this process and leave with its exit status."""
    gc.set_threshold(OBJECTS)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
        sys.unraisablehook = _unheard
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal of few letters shows the codes of the others; a file holds UTF-8 everywhere.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    try:
        kollega(prog_name="kollega")
    finally:
        gc.freeze()  # what is still there ends with the process: looking for garbage in it took a tenth of a build
