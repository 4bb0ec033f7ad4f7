"""Views to PNG pictures and PDFs. The one module that knows Typst, and QR codes."""

import hashlib
import io
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple, cast

import typst

from kollega.executor import run_apart
from kollega.outputs.cards.sheet import CARD, Sheet
from kollega.outputs.cards.view import CardView

FontFace = tuple[Path, int]
"""A font file, and the number of the face in it (0 in all but collections)."""

PIXELS_PER_INCH = 72.0
"""One pixel a Typst point: the card's page of 1200 × 630 points becomes as many pixels."""

KEPT_PRESSES = 2
"""Sites that one process draws for in turn."""

KEPT_PICTURES = 64
"""How many pictures are kept as texts of 150 kB: colleagues write more than one story."""


LEFT_TO_RIGHT = (b"/Direction/R2L", b"/Direction/L2R")
"""In which order two pages lie side by side; of a single page it says nothing. In documents that say right to left,
PDFium, with which browsers show them, copies addresses backwards (pypdfium2 5.15.2, tried 2026-11-27). Both are of one
length, so that every offset in the file stays right."""


class UndrawableError(ValueError):
    """Typst cannot draw a picture."""


class Files(NamedTuple):
    """The files of the pictures on a sheet, as far as Typst sets them."""

    faces: tuple[bytes | None, ...] = ()
    contact: bytes | None = None
    photo: bytes | None = None


@dataclass(frozen=True)
class CardPress:
    """Prints cards with the Typst documents and the fonts of `print_folder`, and the site's own fonts.

    One press serves many threads: each keeps a warm compiler of its own, and Typst releases the
    interpreter's lock while it works.
    """

    print_folder: Path
    """Holds `card.typ` with what it imports, and `fonts/`."""
    extra_fonts: Path | None = None
    """A folder with fonts for scripts that the theme's do not cover."""
    _thread: threading.local = field(default_factory=threading.local, init=False, repr=False, compare=False)

    def __reduce__(self) -> "tuple[Callable[..., CardPress], tuple[Path, Path | None, str]]":
        """Return what another process makes it of: not the compilers, which that one keeps for equal ones."""
        return _press, (self.print_folder, self.extra_fonts, self.templates_digest)

    def png(self, view: CardView, faces: Sequence[bytes | None] = ()) -> bytes:
        """Return a card, the same bytes for an equal view; `faces` are the files of its faces' pictures."""
        return self.sheet(Sheet(CARD, view, "assets/cards"), Files(tuple(faces)))

    def sheet(self, sheet: Sheet, files: Files) -> bytes:
        """Return a picture as PNG, or what is printed as PDF/UA-1: the same bytes for equal arguments."""
        return run_apart(sheet.path, self.draw, sheet, files)

    def ratio(self, file: bytes) -> float:
        """Return how many times wider than high the picture in a file is; raise UndrawableError where it is none."""
        return run_apart("the logo", self.measure, file)

    def drawn(self, file: bytes, width: int, height: int) -> bytes:
        """Return the picture in a file as PNG of a size in pixels; raise UndrawableError where it is none."""
        return run_apart("the logo", self.draw_logo, file, width, height)

    # What follows starts threads, and has to be run apart.

    def draw(self, sheet: Sheet, files: Files) -> bytes:
        """Return what `sheet` does, made here."""
        document = sheet.format.document
        code = qr_code(sheet.address) if document in self._with_code else ""
        compiler, inputs = self._compiler(document), _inputs(sheet, files, code)
        if sheet.format.printed:
            pdf = cast("bytes", compiler.compile(format="pdf", pdf_standards=["ua-1"], sys_inputs=inputs))
            return pdf.replace(*LEFT_TO_RIGHT)
        picture = compiler.compile(format="png", ppi=PIXELS_PER_INCH, sys_inputs=inputs)
        return cast("bytes", picture)  # several pages would be a list; everything on a picture is placed on one

    def measure(self, file: bytes) -> float:
        """Return what `ratio` does, measured here."""
        with _drawing():
            document, inputs = self.print_folder / "logo.typ", {"file": _numbers(file)}
            said = typst.query(
                document, "<ratio>", field="value", one=True, root=self.print_folder, font_paths=self._fonts,
                sys_inputs=inputs,
            )  # fmt: skip
        return float(said)

    def draw_logo(self, file: bytes, width: int, height: int) -> bytes:
        """Return what `drawn` does, made here."""
        inputs = {"file": _numbers(file), "width": str(width), "height": str(height)}
        with _drawing():
            document = typst.Compiler(self.print_folder / "logo.typ", root=self.print_folder, font_paths=self._fonts)
            return cast("bytes", document.compile(format="png", ppi=PIXELS_PER_INCH, sys_inputs=inputs))

    @cached_property
    def font_faces(self) -> tuple[FontFace, ...]:
        """The faces a card may use, sorted; a file that is no font is none of them."""
        found = ((info.path, info.index) for info in self._fonts.fonts())
        return tuple(sorted((Path(path), index) for path, index in found if path is not None))

    def families(self, files: Collection[Path]) -> tuple[str, ...]:
        """Return the families of some font files, each once, as Typst calls them; none for those it cannot read."""
        found = (info.family for info in self._fonts.fonts() if info.path is not None and Path(info.path) in files)
        return tuple(dict.fromkeys(found))

    @cached_property
    def templates_digest(self) -> str:
        """Hexadecimal digits that change when a Typst document, a font or the compiler does."""
        fonts = sorted({path for path, _ in self.font_faces})
        files = [*sorted(self.print_folder.glob("*.typ")), *fonts]
        lines = [f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
        return hashlib.sha256("\n".join([version("typst"), *lines]).encode()).hexdigest()

    @cached_property
    def _with_code(self) -> frozenset[str]:
        """The documents that may show a QR code, since they name it: to make one takes a sixth of a card's time."""
        documents = self.print_folder.glob("*.typ")
        return frozenset(path.name for path in documents if "code" in path.read_text("utf-8", "replace"))

    @cached_property
    def _fonts(self) -> typst.Fonts:
        """The theme's and the site's fonts, and never those of the machine."""
        folders = [self.print_folder / "fonts", *([self.extra_fonts] if self.extra_fonts else [])]
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)

    def _compiler(self, document: str) -> typst.Compiler:
        """Return the calling thread's compiler of a document, made for the first that it draws."""
        if not hasattr(self._thread, "compilers"):
            self._thread.compilers = {}
        compilers: dict[str, typst.Compiler] = self._thread.compilers
        if document not in compilers:
            path = self.print_folder / document
            compilers[document] = typst.Compiler(path, root=self.print_folder, font_paths=self._fonts)
        return compilers[document]


@lru_cache(KEPT_PRESSES)
def _press(print_folder: Path, extra_fonts: Path | None, _digest: str) -> CardPress:
    """Return a press that has been sent here, the same for the same documents and fonts."""
    return CardPress(print_folder, extra_fonts)


def _inputs(sheet: Sheet, files: Files, code: str) -> dict[str, str]:
    """Return what a document is given, as texts: Typst takes no others."""
    given = {
        "logo": _numbers(sheet.view.logo.picture if sheet.view.logo else None),
        "faces": f"[{','.join(map(_numbers, files.faces))}]",
        "contact": _numbers(files.contact),
        "photo": _numbers(files.photo),
    }
    pictures = "{" + ",".join(f'"{name}":{value}' for name, value in given.items()) + "}"
    return {"view": sheet.json, "pictures": pictures, "code": code}


@contextmanager
def _drawing() -> Iterator[None]:
    """Raise UndrawableError in place of what Typst raises within."""
    try:
        yield
    except RuntimeError as error:  # TypstError is one; a query raises it plain
        raise UndrawableError(str(error).strip().removeprefix("failed to compile document: ")) from error


@lru_cache(KEPT_PICTURES)
def _numbers(content: bytes | None) -> str:
    """Return a file as a list of numbers in JSON: a document's inputs are texts, and Typst reads no other encoding."""
    return "null" if content is None else f"[{','.join(map(str, content))}]"


@lru_cache(KEPT_PICTURES)
def qr_code(address: str) -> str:
    """Return the QR code of an address as SVG, a module a unit, with its quiet zone of four modules around it.

    Level M, and no more although there may be room for it: fewer and larger modules are read from further away.
    """
    if not address:
        return ""
    out = io.BytesIO()
    import segno  # with it come parts of the standard library that open connections, for each command

    segno.make_qr(address, error="m", boost_error=False).save(
        out, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False, svgclass=None, lineclass=None, nl=False
    )
    return out.getvalue().decode()
