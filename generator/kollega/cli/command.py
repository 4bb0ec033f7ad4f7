"""The command and its subcommands; the one place where what went wrong becomes a message and an exit status."""

from __future__ import annotations

import errno
import gc
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any, Final, NoReturn, cast

import click

from kollega.cli.console import translation_of
from kollega.cli.options import show_diagnostics
from kollega.cli.refusal import Refusal
from kollega.cli.signals import SENTENCE, status_of, stop_in_order, stop_no_more
from kollega.content.reading import OnDemand
from kollega.diagnostics import ConfigurationError, ContentError, KollegaError
from kollega.i18n.wording import as_wording, wording

OBJECTS = 150_000
"""How many new objects there must be before Python looks for garbage among them. What a build makes it keeps, so that
looking after 700, as CPython does unless told, finds nothing and took a tenth of the time (see benchmarks)."""


MODULES: Final = {
    "build": "build",
    "serve": "build",
    "check": "check",
    "review": "review",
    "new": "new",
    "share": "share",
    "digest": "digest",
    "gaps": "gaps",
    "init": "init",
    "schema": "scripting",
    "count": "scripting",
    "withdraw": "withdraw",
    "about": "about",
    "from-form": "from_form",
    "import": "import_files",
    "export": "export",
    "cms": "cms",
    "reach": "reach",
    "cache": "cache",
}
"""Where each command stands beside this module, in the order of the help; only the one that is called is loaded."""


def _load(name: str) -> click.Command:
    module = import_module(f"{__package__}.{MODULES[name]}")
    return next(each for each in vars(module).values() if isinstance(each, click.Command) and each.name == name)


class _Edge(click.Group):
    """Runs a command. Nothing that can be expected to go wrong leaves it as a traceback."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        try:
            return super().invoke(ctx)
        except ContentError as error:
            show_diagnostics(ctx, error.diagnostics, strict=True)
            raise click.exceptions.Exit(1) from error
        except ConfigurationError as error:
            translate = translation_of(ctx)
            raise Refusal(as_wording(error.sentence(translate)), error.hint) from error
        except KollegaError as error:
            raise Refusal(as_wording(str(error))) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # the reader has closed the pipe: click ends quietly
            raise Refusal(as_wording(_sentence(error))) from error
        except MemoryError as error:
            hint = wording("Close other programs, or try --jobs 1.")
            raise Refusal(wording("there is not enough memory for this"), hint) from error
        except (KeyboardInterrupt, click.Abort) as error:
            raise _stopped(error) from error
        except RuntimeError as error:
            if isinstance(error.__cause__, KeyboardInterrupt):  # Python 3.11 makes it of what interrupts a class
                raise _stopped(error.__cause__) from error
            raise

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - click's own signature
        super().__init__(*arguments, **options)
        self.commands = cast("dict[str, click.Command]", OnDemand(MODULES, _load))  # click only reads it

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


def _stopped(error: BaseException) -> click.exceptions.Exit:
    """Say that the command was told to stop; return how it ends."""
    click.echo(SENTENCE, err=True)
    return click.exceptions.Exit(status_of(error))


def run() -> NoReturn:
    """Run the command line of this process and leave with its exit status."""
    gc.set_threshold(OBJECTS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal of few letters shows the codes of the others; a file holds UTF-8 everywhere.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    stop_in_order()
    try:
        kollega(prog_name="kollega")
    except KeyboardInterrupt as error:  # around the command
        sys.exit(_stopped(error).exit_code)
    finally:
        stop_no_more()
        gc.freeze()  # what is still there ends with the process: looking for garbage in it took a tenth of a build
    sys.exit()
