#!/usr/bin/env bash
# Guess: a cleaner of addresses drops what measures (utm_source, ref) and keeps what chooses the page
#   (gh_jid, the id of a vacancy); it is careful by default, thorough when told to be strict.
# What happens: courlan drops "ref" and "source" and keeps gh_src, which measures. Told to be strict,
#   it keeps but a few known keys, and gh_jid is none of them: every vacancy of an embedded board
#   has the same address.
# Why it matters for a careers site: crawlers for text built on it see one vacancy instead of fifty,
#   or the same one once for each channel. Vacancies need paths of their own, and rel=canonical.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check courlan==1.4.0

cat > try.py <<'PY'
from courlan import normalize_url

BASE = "https://example.com/jobs/"
for query in ("?gh_jid=41", "?gh_jid=42", "?gh_src=flyer", "?utm_source=flyer", "?ref=flyer", "?source=flyer", "?lang=nl"):
    both = (normalize_url(BASE + query, strict=strict).removeprefix(BASE) or "dropped" for strict in (False, True))
    print(f"{query}: {next(both)}, strict: {next(both)}")
PY

expected='?gh_jid=41: ?gh_jid=41, strict: dropped
?gh_jid=42: ?gh_jid=42, strict: dropped
?gh_src=flyer: ?gh_src=flyer, strict: dropped
?utm_source=flyer: dropped, strict: dropped
?ref=flyer: dropped, strict: dropped
?source=flyer: dropped, strict: dropped
?lang=nl: ?lang=nl, strict: ?lang=nl'

env/bin/python -c 'import importlib.metadata as m; print("courlan", m.version("courlan"))'
echo "guess: gh_jid and lang are kept both times, everything else is dropped"
seen=$(env/bin/python try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
