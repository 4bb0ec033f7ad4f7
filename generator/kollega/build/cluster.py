"""Files made on the machines of a Dask cluster."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from distributed import Client, WorkerPlugin
from distributed.scheduler import KilledWorker

from kollega.build.parcel import Parcel, pack
from kollega.build.remote import clear_away, lay_out, sent_out
from kollega.diagnostics import ConfigurationError, KollegaError
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from distributed import Worker

    from kollega.build.remote import Chunk
    from kollega.outputs.artifact import Artifact, RenderContext

OPTION: Final = "--scheduler"

PATIENCE: Final = 10
"""Seconds that a scheduler may take to answer."""

PATIENCE_WITH_WORKERS: Final = 60
"""Seconds until the first worker is there: one that has just been started loads its libraries yet."""


@dataclass(frozen=True)
class Cluster:
    """A scheduler and its workers."""

    client: Client

    def render(self, chunks: Iterable[Chunk], context: RenderContext) -> Iterator[tuple[Artifact[Any], bytes]]:
        """Yield each file with its bytes, in order.

        A worker that falls does no harm: others make its chunks again, the same bytes. Raises KollegaError where four
        have fallen over one chunk, and what making a file raises.
        """
        workers = sum(self.client.nthreads().values()) or 1
        with self._equipped(context) as parcel, self.client.get_executor(pure=False) as executor:
            try:
                yield from sent_out(chunks, parcel, executor, workers)
            except KilledWorker as error:
                files = ", ".join(error.__notes__)
                message = f"four workers have ended over the same files ({files}), perhaps for want of memory"
                raise KollegaError(f"{message}: their logs tell more") from error

    @contextmanager
    def _equipped(self, context: RenderContext) -> Iterator[Parcel]:
        """Give every worker, and each that comes meanwhile, what is needed; take it back in the end."""
        _require_own_folder(context)
        parcel = pack(context, folder=True)
        try:
            self.client.register_plugin(Equipment(parcel), name=parcel.name)
        except Exception as error:  # whatever a worker raised when it unpacked
            message = wording("the workers cannot make this site: {reason}", reason=str(error) or type(error).__name__)
            hint = wording("Install the same versions of kollega and its libraries on all of them as here.")
            raise ConfigurationError(OPTION, message, hint) from error
        try:
            yield parcel
        finally:
            self.client.unregister_worker_plugin(parcel.name)


@contextmanager
def cluster_at(address: str) -> Iterator[Cluster]:
    """Give the cluster of a scheduler; raise ConfigurationError where it cannot be had, or has no worker."""
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        hint = wording("Write the address that `dask scheduler` prints, such as tcp://127.0.0.1:8786.")
        raise ConfigurationError(
            OPTION, wording("no scheduler answers at “{address}”", address=address), hint
        ) from error
    try:
        _wait_for_worker(client)
        yield Cluster(client)
    finally:
        client.close()


def _wait_for_worker(client: Client) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE_WITH_WORKERS)
    except TimeoutError as error:
        hint = wording("Start one with `dask worker` and the address of the scheduler.")
        raise ConfigurationError(OPTION, wording("the scheduler has no worker"), hint) from error


def _require_own_folder(context: RenderContext) -> None:
    project = context.project
    if project.own_theme and not project.own_theme.is_relative_to(project.root):
        message = wording("is outside the site's folder, which is all that the workers of a cluster are sent")
        raise ConfigurationError("theme.custom_dir", message, wording("Move it there, or build without --scheduler."))


@dataclass
class Equipment(WorkerPlugin):
    """Lays a parcel out on a worker, and clears it away."""

    parcel: Parcel
    folder: Path | None = None

    def setup(self, worker: Worker) -> None:
        """Make ready what files are made with."""
        self.folder = Path(tempfile.mkdtemp(prefix="kollega-", dir=worker.local_directory))
        lay_out(self.parcel, self.folder)

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - as Dask calls it
        """Let go of it."""
        clear_away(self.parcel)
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
