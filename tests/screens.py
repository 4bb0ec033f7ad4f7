"""Twelve pages, the widths of screens, and a script that says what is wrong with a page on one."""

WIDTHS = (320, 390, 820, 1024, 1440, 2560)
"""From the smallest phone, which is also a desk of 1,280 pixels at 400 %, to the widest desk."""

PAGES = [
    "nl/",
    "sv/stories/",
    "stories/the-heron-on-gauge-17/",
    "nl/stories/what-everybody-earns/",
    "nl/vacancies/",
    "nl/vacancies/roster-planner/",
    "vacancies/deckhand/",
    "nl/people/",
    "sv/people/maja-lindqvist/",
    "sv/departments/charging/",
    "share/stories/a-baker-on-the-ferry/",
    "sv/privacy/",
]

FAULTS = r"""() => {
    const shown = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest(".unseen, .skip, kbd");
    const scrolls = (node) => node.closest("pre, table, [class*=table]:not(.timetable, .timetable-room)");
    const name = (node) => `${node.localName}.${node.className?.baseVal ?? node.className}`;
    const { scrollWidth } = document.documentElement;
    const found = scrollWidth > innerWidth ? [`the page is ${scrollWidth} wide`] : [];

    const fields = "input, select, textarea";
    for (const node of document.querySelectorAll(`a, button, ${fields}, summary, dt, dd, h1, h2, h3, p, li, img`)) {
        const { left, right, width } = node.getBoundingClientRect();
        if (width <= 1 || !shown(node) || scrolls(node)) continue;
        const what = `${name(node)} ${node.textContent.trim().slice(0, 40)}`;
        if (left < -1 || right > innerWidth + 1) found.push(`off the screen: ${what}`);
        const { display, overflowX } = getComputedStyle(node);
        const hides = overflowX !== "visible" && display !== "inline" && !node.matches(fields);
        if (hides && node.scrollWidth > node.clientWidth + 1) found.push(`cut: ${what}`);
    }

    const untold = "script, style, template, noscript, svg, code, option, .post-link, .link-card-host, [aria-hidden]";
    const range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode, parent = text.parentElement;
        if (!text.data.trim() || parent.closest(untold) || !shown(parent) || scrolls(parent)) continue;
        // Where words are divided at syllables, with a hyphen, short ones stay whole: see `hyphenate-limit-chars`.
        const { hyphens, hyphenateLimitChars } = getComputedStyle(parent);
        const shortest = hyphens === "auto" ? parseInt(hyphenateLimitChars) || 8 : Infinity;
        const isCapped = parent.matches(".prose-story > p:first-child"); // its first letter spans three lines
        for (const { 0: word, index } of text.data.matchAll(/[\p{L}\p{M}\p{N}]{2,}/gu)) {
            if (word.length >= shortest || !index && isCapped) continue;
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            const boxes = [...range.getClientRects()].filter(({ width }) => width);
            const lines = new Set(boxes.map(({ top }) => Math.round(top)));
            if (lines.size > 1) found.push(`broken: ${word} in ${name(parent)}`);
        }
    }
    return found;
}"""
