"""Texts that would run a script, or load something, where they were taken for code."""

from __future__ import annotations

from typing import Final

ELSEWHERE: Final = "vectors.example.net"
"""Whom no page may ask for anything."""

VECTORS: Final = (
    "<script>ran(1)</script>",
    "</title><script>ran(2)</script>",
    "</textarea><script>ran(3)</script>",
    "</script><script>ran(4)</script>",
    "<!--<script>ran(5)</script>",
    '"><img src=x onerror=ran(6)>',
    "'><img src=x onerror=ran(7)>",
    '" autofocus onfocus="ran(8)" tabindex="1',
    "' autofocus onfocus='ran(9)' tabindex='1",
    "x autofocus onfocus=ran(10) tabindex=1",
    "<svg onload=ran(11)>",
    "<svg><script>ran(12)</script></svg>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=ran(13)&gt;">',
    '<iframe srcdoc="<script>parent.ran(14)</script>"></iframe>',
    '<iframe src="javascript:parent.ran(15)"></iframe>',
    '<object data="javascript:ran(16)"></object>',
    "<body onload=ran(17)>",
    "<details open ontoggle=ran(18)>x</details>",
    "<video><source onerror=ran(19)></video>",
    "<audio src=x onerror=ran(20)></audio>",
    "<input autofocus onfocus=ran(21)>",
    "<marquee onstart=ran(22)>x</marquee>",
    '<style>@keyframes x{}</style><b style="animation-name:x" onanimationstart=ran(23)>x</b>',
    '<a href="javascript:ran(24)">x</a>',
    "[x](javascript:ran(25))",
    "javascript:ran(26)",
    "data:text/html,<script>ran(27)</script>",
    f"<link rel=stylesheet href=//{ELSEWHERE}/28.css>",
    f"<img src=//{ELSEWHERE}/29.png>",
    f'<meta http-equiv=refresh content="0;url=//{ELSEWHERE}/30">',
    f"<base href=//{ELSEWHERE}/31/>",
    f"![x](//{ELSEWHERE}/32.png)",
    f"<b style=background:url(//{ELSEWHERE}/33.png)>x</b>",
    "<form action=javascript:ran(34)><button autofocus>x</button></form>",
    "&lt;script&gt;ran(35)&lt;/script&gt;",
    "&#60;img src=x onerror=ran(36)&#62;",
    "&amp;lt;img src=x onerror=ran(37)&amp;gt;",
    r"\u003cimg src=x onerror=ran(38)\u003e",
    "{{ ran(39) }} ${ran(39)} <%= ran(39) %> {% ran(39) %}",
    "]]><script>ran(40)</script><![CDATA[",
    "--><script>ran(41)</script><!--",
    "<template><img src=x onerror=ran(42)></template>",
    '<noscript><p title="</noscript><img src=x onerror=ran(43)>">',
    "*/ran(44)/*",
    "';ran(45)//\";ran(45)//",
    "`${ran(46)}`",
    "<custom-element autofocus onfocus=ran(47) tabindex=1>x",
    "%3Cscript%3Eran(48)%3C/script%3E",
    "<scr<script>ipt>ran(49)</scr</script>ipt>",
    "<ScRiPt>ran(50)</sCrIpT>",
    "<img/src=x/onerror=ran(51)>",
    "<p id=ran name=ran>x</p><a id=kollega name=body>x</a>",
    "<x onclick=ran(53) onmouseover=ran(53)>x",
)
"""Each says its number to `ran` when it runs."""

TOGETHER: Final = 8


def groups() -> dict[str, tuple[str, ...]]:
    """Return the vectors, a few together, each group by a name that a file may have."""
    starts = range(0, len(VECTORS), TOGETHER)
    return {f"vectors-{1 + start // TOGETHER}": VECTORS[start : start + TOGETHER] for start in starts}
