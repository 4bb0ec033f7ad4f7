"""What many pages show is drawn once, and never with what belongs to another page."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import DictLoader, Environment

from kollega.outputs.templates import fragments


@dataclass
class View:
    """A view that notes how often it is asked for its name."""

    called: str
    asked: int = 0

    @property
    def name(self) -> str:
        self.asked += 1
        return self.called


def drawn(views: list[View], *roots: str, most: int = 100) -> list[str]:
    """Return a page for each root, all from the same templates."""
    page = "{% for view in views %}{{ fragment('part.html', view=view, level=2) }}{% endfor %}"
    part = '<h{{ level }}><a href="{{ root }}">{{ view.name }}</a>{{ stranger }}</h{{ level }}>'
    templates = Environment(loader=DictLoader({"page.html": page, "part.html": part}), autoescape=True)
    templates.globals["fragment"] = fragments(most)
    words = dict.fromkeys(("_", "gettext", "ngettext"), str)
    return [templates.get_template("page.html").render(words, views=views, root=root, stranger="!") for root in roots]


def test_it_is_drawn_once_for_pages_of_the_same_depth() -> None:
    view = View("Ada")
    first, second = drawn([view], "../", "../")
    assert first == second == '<h2><a href="../">Ada</a></h2>'
    assert view.asked == 1


def test_it_is_drawn_anew_where_the_way_to_the_root_is_another() -> None:
    assert drawn([View("Ada")], "../", "../../") == [
        '<h2><a href="../">Ada</a></h2>',
        '<h2><a href="../../">Ada</a></h2>',
    ]


def test_more_than_are_kept_are_drawn_right_all_the_same() -> None:
    ada, *others = views = [View(name) for name in ("Ada", "Bo", "Cy")]
    page = "".join(f'<h2><a href="./">{name}</a></h2>' for name in ("Ada", "Bo", "Cy", "Ada"))
    assert drawn([*views, ada], "./", most=2) == [page]
    assert (ada.asked, *(view.asked for view in others)) == (2, 1, 1)


def test_equal_views_of_others_are_not_mistaken_and_text_is_escaped() -> None:
    [page] = drawn([View("<i>"), View("b")], "./")
    assert page == '<h2><a href="./">&lt;i&gt;</a></h2><h2><a href="./">b</a></h2>'


def test_the_same_values_under_other_names_are_something_else() -> None:
    page = "{{ fragment('part.html', one='a') }}{{ fragment('part.html', other='a') }}"
    templates = Environment(
        loader=DictLoader({"page.html": page, "part.html": "{{ one }}-{{ other }} "}), autoescape=True
    )
    templates.globals["fragment"] = fragments()
    words = dict.fromkeys(("_", "gettext", "ngettext"), str)
    assert templates.get_template("page.html").render(words, root="./") == "a- -a "
