"""No text puts a script, a style or a request on the site: whatever is written, what a browser sees is harmless."""

# ruff: noqa: SIM905 - sets of names read better as lines than as columns

from __future__ import annotations

import re
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.markdown.addresses import LinkTarget, PictureTarget
from kollega.markdown.body import body
from kollega.markdown.sanitise import PAGE, SITE, sanitise

ELEMENTS = set(
    "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div "
    "dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p picture pre q rp rt ruby s samp "
    "section small source span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split()
)
ATTRIBUTES = set(
    "alt aria-label checked class colspan datetime decoding dir disabled height href id lang loading open rel reversed "
    "role rowspan scope sizes span src srcset start tabindex title type value width".split()
)
ADDRESS = re.compile(r"(?:https?:|mailto:|tel:|@/|#|\?)")

ATTACKS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\n>alert(1)</script\n>",
    "<ScRiPt src=//x.org></sCrIpT>",
    "<script x=`>`>alert(1)//",
    '<img src=x onerror="alert(1)">',
    "<img/src=x/onerror=alert(1)>",
    '<img """><script>alert(1)</script>">',
    "<image src=http://x.org/y onerror=alert(1)>",
    '<img src="//x.org/y"><img srcset="//x.org/y"><picture><source srcset=//x.org/y><img></picture>',
    '<p background="//x.org/y" style="background:url(//x.org/y)" onclick=alert(1)>',
    "<video poster=//x.org/y src=//x.org/z autoplay></video><audio autoplay src=//x.org/y></audio>",
    "<body onload=alert(1)>",
    "<html onmouseover=alert(1)><head><base href=//x.org/></head>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a><use href=data:image/svg+xml,x></svg>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math><annotation-xml encoding=text/html><script>alert(1)</script></annotation-xml></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'>",
    "<title><img title='</title><img src=x onerror=alert(1)>'>",
    "<xmp><img title='</xmp><img src=x onerror=alert(1)>'>",
    "<plaintext><script>alert(1)</script>",
    "<noembed><img title='</noembed><img src=x onerror=alert(1)>'>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe><iframe src=javascript:alert(1)>",
    "<frameset onload=alert(1)><frame src=javascript:alert(1)>",
    "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)><applet code=x>",
    "<link rel=stylesheet href=//x.org/y><meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<input type=image src=//x.org/y><select autofocus onfocus=alert(1)><option>x</select><keygen>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<marquee onstart=alert(1)>x</marquee><isindex action=javascript:alert(1)>",
    "<style>@import '//x.org/y';</style><div style='x:expression(alert(1))'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' &#14; javascript:alert(1)'>x</a>",
    "<a href='jav&#x09;ascript&colon;alert(1)'>x</a>",
    "<a href='jav&NewLine;ascript:alert(1)'>x</a>",
    '<a href="\x01java\x00script:alert(1)">x</a>',
    "<a href=JaVaScRiPt:alert(1)>x</a><a href=vbscript:x>x</a><a href=data:text/html,x>x</a><a href=file:///x>x</a>",
    "<a href='https://x.org' target=_blank ping=//y.org rel=opener>x</a><area href=javascript:alert(1)>",
    "[x](javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](javascript&#58;alert(1)) [y](&#x6A&#x61vascript:alert(1))",
    "[x]: javascript:alert(1)\n\n[x] ![x]",
    "<javascript:alert(1)> <data:text/html,x>",
    '![x" onerror="alert(1)](y "z\\" onload=\\"alert(1)")',
    '[x](y "z\\" onclick=\\"alert(1)")',
    '```"onclick=alert(1)\nx\n```',
    "# x {onclick=alert(1)}",
    '[^" onclick=x]: y\n\n[^" onclick=x]',
    "| <script> | `<script>` |\n|---|---|\n| </table><script>alert(1)</script> | <td onclick=x> |",
    "> [!NOTE] <script>alert(1)</script>\n> <img src=x onerror=alert(1)>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0' encoding='utf-7'?>+ADw-script+AD4-<?php echo '<script>' ?>",
    "<!DOCTYPE html [<!ENTITY x '<script>alert(1)</script>'>]>&x;",
    "</x-body></body></html><script>alert(1)</script>",
    "<x-nothing onclick=alert(1)><x-body onload=alert(1)><custom-element is=script>x",
    "<p id=__config>{}</p><a id=__search name=body>x</a><img name=getElementById>",
    "<div class='md-search' data-md-component=search hidden contenteditable tabindex=1 role=alert>",
    "<table><tr><td><form><input name=x></td></tr><a href=javascript:alert(1)></table>",
    "<img srcset='./x 1w, //x.org/y 2w'><img srcset='./x 1w,//x.org/y 2w'><img srcset='./x 1w, ./y\t2w'>",
    "<img src='./x' srcset='//x.org/y 1w' sizes='1px'><img src=./x srcset=data:image/png,x>",
    "<a href='./x'><img src='./x'><a href='.//x.org'>y</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;",
    "<p title='&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;' lang='\"><script>'>",
    "<b title='</b><script>alert(1)</script>'>x</b>",
]


class Anywhere:
    """A resolver that lets everything through as it is."""

    def link(self, target: str) -> LinkTarget:
        return LinkTarget(target)

    def has_place(self, _fragment: str, page: str | None = None, /) -> bool:
        return page is not None

    def picture(self, target: str) -> PictureTarget:
        return PictureTarget(target, 1, 1, sizes=((target, 1), (target, 2)), webp=((target, 1),))


def shown(markdown: str) -> str:
    return body(markdown, Anywhere(), str).html_at("@/")


def elements(html: str) -> list[Any]:
    """Return the elements a browser makes of HTML."""
    fragment = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return list(fragment.iter())[1:]


FRAMES = ["{}", "a {} b", "> - {}", "<div>\n\n{}\n\n</div>", '<b title="{}">']
"""Where an attack may stand."""


def harm(html: str) -> list[str]:
    """Return what a browser would find in HTML that it should not."""
    return [f"{element.tag} {element.attrib}" for element in elements(html) if not is_harmless(element)]


def is_harmless(element: Any) -> bool:
    return (
        element.tag in ELEMENTS
        and set(element.attrib) <= ATTRIBUTES
        and element.get("id", "s-").startswith("s-")
        and ADDRESS.match(element.get("href", "#")) is not None
        and "script:" not in element.get("href", "").lower()
        and element.get("src", "@/").startswith("@/")
        and all(size.startswith("@/") for size in element.get("srcset", "@/").split(", "))
        and (element.tag != "input" or (element.get("type"), element.get("disabled")) == ("checkbox", ""))
    )


@pytest.mark.parametrize("frame", FRAMES, ids=repr)
def test_attacks_come_to_nothing(frame: str) -> None:
    written = {attack: harm(shown(frame.format(attack))) for attack in ATTACKS}
    assert {attack: found for attack, found in written.items() if found} == {}


def test_the_last_word_is_enough_by_itself() -> None:
    written = {attack: harm(sanitise(attack).replace(SITE, "@/").replace(PAGE, "")) for attack in ATTACKS}
    assert {attack: found for attack, found in written.items() if found} == {}


def test_a_browser_would_find_harm_in_the_attacks_as_they_are_written() -> None:
    harmless = [attack for attack in ATTACKS if "<" in attack and not harm(attack)]
    assert len(harmless) < len(ATTACKS) / 4, harmless


FRAGMENTS = st.sampled_from(
    [
        *ATTACKS,
        *"<>&\"'`=/\\ \n\t:;#-![](){}|*_~^",
        "<svg>",
        "<math>",
        "<p>",
        "</p>",
        "<a href=",
        "<img src=",
        "<table>",
        "<td>",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS | st.text(st.characters(codec="utf-8"), max_size=8), max_size=12).map("".join))
def test_nothing_anybody_writes_does_harm_or_ends_in_a_traceback(markdown: str) -> None:
    assert harm(shown(markdown)) == []


@settings(max_examples=100, deadline=None)
@given(st.lists(FRAGMENTS, max_size=12).map("".join))
def test_every_finding_is_within_the_text(markdown: str) -> None:
    lines = markdown.replace("\r\n", "\n").split("\n")
    for finding in body(markdown, Anywhere(), str).faults:
        assert 1 <= finding.mark.line <= len(lines)
        assert 1 <= finding.mark.column <= len(lines[finding.mark.line - 1]) + 1
