"""What renderers need to make bytes: templates with words, frames, cards, and the site's own files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from kollega.content.files import file_of
from kollega.media.encode import cropped, whole
from kollega.outputs.layout.templates import template_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kollega.config.project import Project
    from kollega.media.renditions import Crop
    from kollega.outputs.cards.render import CardPress
    from kollega.outputs.layout.frame import Frame
    from kollega.outputs.layout.templates import Templates

KEPT_CROPS = 512
"""How many cut pictures of 40 kB are kept for further cards."""


@dataclass(frozen=True)
class Press:
    """Everything that renderers share; two threads may use it at once, and another process may be sent it."""

    templates: Templates
    """The theme's templates, a company's own in front."""
    project: Project
    """Knows words, and where files lie."""
    frames: Mapping[tuple[str, str], Frame]
    """Frames by language and section."""
    cards: CardPress
    """Draws share cards."""

    def __reduce__(self) -> tuple[type[Press], tuple[Any, ...]]:
        """Return what another process makes it of: nothing of what was drawn and is kept."""
        return Press, (self.templates, self.project, self.frames, self.cards)

    def html(self, template: str, lang: str, **context: Any) -> str:  # noqa: ANN401 - whatever a template shows
        """Return a template drawn in a language."""
        return self.templates.get_template(template).render(self._words_of[lang] | context)

    def file(self, path: str) -> bytes:
        """Return a file of the site's folder; raise ContentError where that has become unreadable."""
        return file_of(path, self.project.root)

    def crop(self, crop: Crop) -> bytes:
        """Return a cut picture, made once for many cards."""
        return self._crops(crop)

    @cached_property
    def _crops(self) -> Callable[[Crop], bytes]:
        @lru_cache(KEPT_CROPS)
        def crop_of(crop: Crop) -> bytes:
            with whole(crop.photo):
                return cropped(self.file(crop.photo.path), crop)

        return crop_of

    @cached_property
    def _words_of(self) -> Mapping[str, dict[str, Any]]:
        languages = {lang for lang, _ in self.frames}
        return {lang: template_words(self.project.words(lang), self.templates) for lang in languages}
