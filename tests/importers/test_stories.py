"""Stories of Jekyll, Hugo, WordPress and feeds become drafts with their pictures, and their authors are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from company import minimal_company, picture
from kollega.cli.command import kollega
from kollega.importers.feeds import fetched_pictures, wordpress_drafts
from kollega.importers.fetch import Fetcher
from kollega.importers.posting import Posting
from kollega.importers.story import Draft, picture_facts, picture_remarks, without_missing
from kollega.web import Client, Page

if TYPE_CHECKING:
    from pathlib import Path

JEKYLL = """---
layout: post
title: "Fog: a night on the lift"
author: Ana Silva
tags: lifts night
image: /img/fog.png
---
{% include banner.html %}
It was *late*. I waited.

![A lift in fog](/img/fog.png "Fog") ![Gone](/img/gone.png)
{: .wide}

See [the other post](/2020/other.html), [the map](https://maps.example/) and [below](#end).

{% highlight ruby %}
puts 1
{% endhighlight %}
<!-- more -->
"""

HUGO = """+++
title = "Fog: a night on the lift"
date = 2026-02-17T10:00:00+01:00
authors = ["Ana Silva"]
tags = ["lifts", "night shift"]
description = "Late, and foggy."
+++
It was *late*. I waited.

{{< figure src="fog.png" alt="A lift in fog" >}}

{{< youtube abc >}}
"""

WXR = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<link>https://blog.acme.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login>ana</wp:author_login><wp:author_display_name>Ana Silva</wp:author_display_name></wp:author>
<item><title>Fog &amp; lifts</title><link>https://blog.acme.example/fog/</link><dc:creator>ana</dc:creator>
<guid>https://blog.acme.example/?p=5</guid><content:encoded><![CDATA[It was <em>late</em>.

I waited. [gallery ids="1,2"]

[caption id="x"]<img src="https://pictures.acme.example/fog.png" alt="A lift in fog" /> Fog[/caption]]]>
</content:encoded>
<excerpt:encoded><![CDATA[<p>Late, and foggy.</p>]]></excerpt:encoded><wp:post_id>5</wp:post_id>
<wp:post_date>2026-02-17 10:00:00</wp:post_date><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
<category domain="category" nicename="uncategorized"><![CDATA[Uncategorized]]></category>
<category domain="post_tag" nicename="lifts"><![CDATA[lifts &amp; shafts]]></category></item>
<item><title>Not yet</title><wp:post_id>6</wp:post_id>
<wp:post_type>post</wp:post_type><wp:status>draft</wp:status></item>
<item><title>About</title><wp:post_id>7</wp:post_id>
<wp:post_type>page</wp:post_type><wp:status>publish</wp:status></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Acme</title>
<id>https://blog.acme.example/</id><updated>2026-02-18T00:00:00Z</updated>
<entry><title type="html">Fog &amp;amp; lifts</title>
<id>tag:acme,2026:5</id><link href="https://blog.acme.example/fog/"/><published>2026-02-17T10:00:00Z</published>
<author><name>Ana Silva</name></author><category term="lifts"/><summary>Late, and foggy.</summary>
<content type="html">&lt;p&gt;It was &lt;em&gt;late&lt;/em&gt;. I waited.&lt;/p&gt;
&lt;script&gt;alert(1)&lt;/script&gt;</content>
</entry></feed>"""

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Acme</title>
<link>https://blog.acme.example/</link><language>en</language><item><title>Fog &amp;amp; lifts</title>
<guid isPermaLink="false">5</guid><link>https://blog.acme.example/fog/</link><dc:creator>Ana Silva</dc:creator>
<pubDate>Tue, 17 Feb 2026 10:00:00 +0000</pubDate><description>&lt;p&gt;It was late.&lt;/p&gt;</description>
</item></channel></rss>"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    minimal_company(tmp_path / "site")
    monkeypatch.chdir(tmp_path / "site")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772366400")  # 2026-03-01, noon in UTC
    for path, text in {
        "jekyll/_posts/2026-02-17-fog.md": JEKYLL,
        "jekyll/_posts/2026-02-18-later.md": "---\ntitle: Later\npublished: false\n---\nx\n",
        "jekyll/_posts/2026-02-19-broken.md": "---\ntitle: [\n---\nx\n",
        "jekyll/about.md": "---\ntitle: About\n---\nx\n",
        "hugo/content/posts/fog/index.md": HUGO,
        "hugo/content/posts/_index.md": "---\ntitle: Posts\ndate: 2026-01-01\n---\n",
        "hugo/content/posts/draft.md": "---\ntitle: x\ndate: 2026-01-01\ndraft: true\n---\n",
        "blog.xml": WXR,
        "atom.xml": ATOM,
        "rss.xml": RSS,
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    for path in ("jekyll/img/fog.png", "hugo/content/posts/fog/fog.png"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(picture())
    return tmp_path / "site"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(kollega, ["import", *arguments])


def new_story(site: Path) -> tuple[str, str]:
    """Return the path of the story that was brought, and what it says."""
    (found,) = (path for path in site.glob("stories/**/*.md") if path.parent.name != "people" and path.stem != "lifts")
    return found.relative_to(site).as_posix(), found.read_text("utf-8")


SOURCES = {"jekyll": "jekyll", "hugo": "hugo", "wordpress": "blog.xml", "rss": "atom.xml"}


@pytest.mark.parametrize(
    "source", [*((system, f"../{file}") for system, file in SOURCES.items()), ("rss", "../rss.xml")]
)
def test_a_story_comes_in_as_a_draft_and_a_second_import_writes_nothing(site: Path, source: tuple[str, str]) -> None:
    done = run(*source)
    assert (done.exit_code, "1 new" in done.output) == (0, True), done.output
    path, text = new_story(site)
    assert "authors: [ana]\ndate: 2026-02-17\n" in text
    assert "status: draft\nimported:\n  from: " in text
    assert "It was" in text.partition("\n---\n")[2]
    checked = CliRunner().invoke(kollega, ["check", path])
    assert checked.exit_code == 0, checked.output
    again = run(*source)
    assert "0 new, 0 changed, 0 closed, 0 open again, 1 as they were" in again.output
    assert new_story(site) == (path, text)


def test_a_post_of_jekyll_keeps_its_words_its_picture_and_links_to_the_web(site: Path) -> None:
    done = run("jekyll", "../jekyll")
    path, text = new_story(site)
    assert path == "stories/fog-a-night-on-the-lift/index.md"
    name = next(file.name for file in (site / path).parent.iterdir() if file.suffix == ".png")
    assert name.startswith("fog-")
    body = text.partition("\n---\n\n")[2]
    assert body == (
        f'It was *late*. I waited.\n\n![A lift in fog]({name} "Fog") Gone\n\n'
        "See the other post, [the map](https://maps.example/) and [below](#end).\n\n```ruby\nputs 1\n```\n"
    )
    assert "tags: [lifts, night]" in text
    assert "what only its own generator fills in was left out: {% include banner.html %}" in done.output
    assert f"write `photo: {name}` into the facts" in done.output
    assert "_posts/2026-02-19-broken.md:3 (" in done.output


def test_a_page_of_hugo_keeps_its_facts_and_its_figure(site: Path) -> None:
    done = run("hugo", "../hugo")
    path, text = new_story(site)
    assert "description: Late, and foggy.\ntags: [lifts, night shift]\n" in text
    assert f"![A lift in fog]({next((site / path).parent.glob('*.png')).name})" in text
    assert "left out: youtube" in done.output


def test_a_post_of_wordpress_keeps_its_paragraphs_and_its_excerpt(site: Path) -> None:
    done = run("wordpress", "../blog.xml")
    _, text = new_story(site)
    assert "title: Fog & lifts\n" in text
    assert "description: Late, and foggy.\n" in text
    assert "tags: [lifts & shafts]\n" in text
    assert "pictures that could not be had: https://pictures.acme.example/fog.png" in done.output
    assert text.partition("\n---\n\n")[2] == "It was *late*.\n\nI waited.\n\nA lift in fog Fog\n"


def test_a_picture_above_a_post_comes_with_what_it_shows_and_one_in_it_with_what_stands_below() -> None:
    thumbnail = "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>"
    shown = (
        "<item><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type>"
        "<wp:attachment_url>https://blog.acme.example/a b.png</wp:attachment_url><wp:postmeta>"
        "<wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A &amp;amp; b</wp:meta_value>"
        "</wp:postmeta></item>"
    )
    figure = '<figure><img src="https://blog.acme.example/c.png" alt="C"><figcaption>Below</figcaption></figure>'
    body = WXR[WXR.index("<![CDATA[It was") : WXR.index("\n</content:encoded>")]
    changed = WXR.replace(body, f"<![CDATA[{figure}]]>").replace("</channel>", f"{shown}</channel>")
    (draft,) = wordpress_drafts(changed.replace("<category", f"{thumbnail}<category", 1).encode())
    assert isinstance(draft, Draft)
    posting = draft.posting({"Ana Silva": "ana"}, "en", lambda url: picture() if "blog.acme.example" in url else None)
    assert isinstance(posting, Posting)
    assert posting.pictures is not None
    files = dict(posting.pictures.files())
    above, below = files
    assert picture_facts(posting, files) == {"photo": above, "photo_alt": "A & b"}
    assert list(picture_remarks(posting, files)) == []
    assert without_missing(posting, files) == f'![C]({below} "Below")'
    assert picture_facts(posting, {}) == {}
    assert without_missing(posting, {}) == "C\n\nBelow"


BODIES = [
    ("One.\n\nTwo\nlines.", "One.\n\nTwo\\\nlines."),
    ("One.\n\n<blockquote>Said.</blockquote>\nTwo.\n\nThree.", "One.\n\n> Said.\n\nTwo.\n\nThree."),
    (
        "<ul>\n<li>a\n<ul><li>b</li></ul></li>\n</ul>\nOne &lt;b&gt; &amp; <em>two</em>.\n\nThree.",
        "- a\n  - b\n\nOne \\<b> & *two*.\n\nThree.",
    ),
    ("<pre>a\n\nb</pre>\n\nOne.", "```\na\n\nb\n```\n\nOne."),
    ("<!-- wp:paragraph -->\n<p>One\nline.</p>\n<!-- /wp:paragraph -->", "One\nline."),
    ("[gallery]\n\nOne.[/gallery]", "One."),
    ("<div>" * 9_000, ""),
]


@pytest.mark.parametrize(("body", "text"), BODIES)
def test_a_body_has_the_paragraphs_that_wordpress_shows(body: str, text: str) -> None:
    old = WXR[WXR.index("<![CDATA[It was") : WXR.index("\n</content:encoded>")]
    (draft,) = wordpress_drafts(WXR.replace(old, f"<![CDATA[{body}]]>").encode())
    assert (draft.text if isinstance(draft, Draft) else "") == text


def test_only_what_is_published_in_wordpress_comes_in() -> None:
    assert [each.title for each in wordpress_drafts(WXR.encode()) if isinstance(each, Draft)] == ["Fog & lifts"]


def test_authors_who_are_not_known_are_asked_for(site: Path) -> None:
    (site / "stories/people/ana.md").rename(site / "stories/people/robin.md")
    (site / "stories/people/robin.md").write_text("---\nname: Robin Vos\n---\n", "utf-8")
    refused = run("hugo", "../hugo")
    assert refused.exit_code == 2
    assert "these authors have no file here: Ana Silva" in refused.output
    assert "--author" in refused.output
    assert run("hugo", "../hugo", "--author", "Ana Silva=nobody").exit_code == 2
    assert run("hugo", "../hugo", "--author", "Ana Silva=robin").exit_code == 0
    assert "authors: [robin]" in new_story(site)[1]


def test_what_changes_there_comes_in_until_somebody_has_changed_it_here(site: Path) -> None:
    run("hugo", "../hugo")
    path, text = new_story(site)
    (site / path).write_text(text.replace("status: draft\n", "").replace("late", "night"), "utf-8")
    post = site.parent / "hugo/content/posts/fog/index.md"
    post.write_text(HUGO.replace("Late, and foggy.", "Foggy.").replace("late", "dark"), "utf-8")
    done = run("hugo", "../hugo")
    assert "description: Foggy." in new_story(site)[1]
    assert "It was *night*" in new_story(site)[1]
    assert "\nstatus:" not in new_story(site)[1]
    assert "the text was changed here and where it comes from" in done.output


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("../../../../etc/hostname.png", None),
        ("/img/link.png", None),
        ("img/fog.png", "fog-"),
        ("/img/%66og.png", None),
    ],
)
def test_no_picture_from_outside_of_the_folder_comes_in(site: Path, address: str, leads: str | None) -> None:
    (site.parent / "jekyll/img/link.png").symlink_to("/etc/hostname")
    text = f"---\ntitle: Fog\nauthor: Ana Silva\n---\nIt was late. ![A]({address})\n"
    (site.parent / "jekyll/_posts/2026-02-17-fog.md").write_text(text, "utf-8")
    run("jekyll", "../jekyll")
    path, _ = new_story(site)
    pictures = [file.name for file in (site / path).parent.iterdir() if file.suffix == ".png"]
    assert [leads is not None and name.startswith(leads) for name in pictures] == [True] * (leads is not None)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("jekyll", "../nothing"), "there is no such folder"),
        (("wordpress", "../rss.xml"), "it is not a WordPress export"),
        (("wordpress", "mkdocs.yml"), "it is not XML (line 1, column 1)"),
        (("rss", "../hugo"), "that is a folder"),
        (("rss", "../gone.xml"), "there is no such file"),
    ],
)
@pytest.mark.usefixtures("site")
def test_what_holds_no_stories_is_told(arguments: tuple[str, str], said: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, said in done.output) == (2, True), done.output


def test_pictures_are_fetched_from_the_host_of_the_stories_alone() -> None:
    class Web(Client):
        def get(self, url: str, etag: str = "") -> Page | None:
            return Page(url + etag, b"picture")

    class Nothing:
        def get(self, _name: str) -> None:
            """Return nothing."""

        def put(self, _name: str, content: bytes) -> None:
            """Forget it."""

    load = fetched_pictures(Fetcher(Web("test"), Nothing()), frozenset({"blog.acme.example"}))
    assert load("https://blog.acme.example/a.png") == b"picture"
    assert load("https://pictures.acme.example/a.png") is None
    assert load("http://127.0.0.1/a.png") is None
