#!/usr/bin/env bash
# Guess: a reader of publication dates takes datePosted from a vacancy's JobPosting, above all when
#   the first date is asked for, since schema.org has a property for exactly that.
# What happens: htmldate knows datePublished and dateModified of articles, but not datePosted. For
#   the latest date it takes validThrough, as soon as that day is past (max_date stands here for
#   the day of the visit); and one <time> in "Apply before ..." makes it the first date, too.
# Why it matters for a careers site: news readers and archives show the vacancy as published on the
#   day it closes. A visible <time> for the day of posting must come before that of the closing.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check pip==26.3
env/bin/python -m pip install -qq htmldate==1.11.0

cat > try.py <<'PY'
import htmldate

PAGE = """<html lang="en"><head><title>Nurse</title><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "JobPosting", "title": "Nurse",
 "datePosted": "2026-03-02", "validThrough": "2026-06-30", "description": "<p>Work.</p>"}
</script></head><body><main><h1>Nurse</h1>%s<p>You work on the ward for children.</p></main></body></html>"""
BEFORE = '<p>Apply before <time datetime="2026-06-30">30 June 2026</time>.</p>'
POSTED = '<p>Posted on <time datetime="2026-03-02">2 March 2026</time>.</p>'
for name, visible in (("none", ""), ("closing", BEFORE), ("posted, closing", POSTED + BEFORE)):
    first = htmldate.find_date(PAGE % visible, original_date=True, max_date="2026-12-31")
    latest = htmldate.find_date(PAGE % visible, original_date=False, max_date="2026-12-31")
    print(f"visible dates: {name}: first {first}, latest {latest}")
PY

expected='visible dates: none: first 2026-03-02, latest 2026-06-30
visible dates: closing: first 2026-06-30, latest 2026-06-30
visible dates: posted, closing: first 2026-03-02, latest 2026-06-30'

echo "htmldate $(env/bin/python -c 'import htmldate; print(htmldate.__version__)')"
echo "guess: the first date is 2026-03-02, the datePosted, each time"
seen=$(env/bin/python try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
