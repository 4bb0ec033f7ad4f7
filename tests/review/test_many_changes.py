"""What a review tells and keeps of very many changes."""

from __future__ import annotations

from kollega.check.reports.findings import Findings
from kollega.content.item import StoryItem
from kollega.content.story import Story
from kollega.content.yaml_values import Marks
from kollega.review.effect import ChangedItem, ChangeKind, Effect
from kollega.review.entry import Entry
from kollega.review.pages import MOST_PAGES, page_names
from kollega.review.report import LONGEST, review_markdown
from kollega.review.review import Review
from kollega.site.life import Stage

KNOWN = {"title": "Fog", "authors": ["ana"], "date": "2026-03-01", "description": "One."}


def entry(number: int, stage: Stage = Stage.LIVE) -> Entry:
    story = Story.model_validate(KNOWN | {"title": f"Fog {number}"})
    item = StoryItem(f"fog-{number}", "en", f"stories/fog-{number}.md", story, "", 1, Marks())
    changed = ChangedItem(item, ChangeKind.NEW, stage)
    return Entry(changed, f"stories/fog-{number}/", (), (), ())


def review(entries: tuple[Entry, ...]) -> Review:
    effect = Effect(tuple(each.changed for each in entries), (), (), (), (".github/workflows/site.yml",))
    return Review(effect, entries, Findings(()), "https://a.example/", pages=page_names(entries, "en"))


def test_pages_are_kept_of_some_and_that_is_said() -> None:
    some = tuple(map(entry, range(MOST_PAGES)))
    assert "Of so many changes" not in review_markdown(review(some))
    many = (*some, entry(MOST_PAGES), entry(MOST_PAGES + 1, Stage.WITHDRAWN))
    assert len(review(many).pages) == MOST_PAGES
    assert "pages are kept of the first 50 only." in review_markdown(review(many))


def test_however_much_is_added_what_can_run_is_told_and_the_comment_is_short_enough() -> None:
    told = review_markdown(review(tuple(map(entry, range(1000)))))
    assert len(told) <= LONGEST
    assert "1,000 new" in told
    assert ".github/workflows/site.yml" in told
    assert told.endswith(
        "**Cut off here, because a comment has no room for more: `kollega review --longest 0` writes the rest.**\n"
    )
