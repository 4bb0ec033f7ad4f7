#!/usr/bin/env bash
# Guess: Babel's format_unit says a length of time in every language whose days and months it knows, as
#   its format_date does; where it does not, it raises, or falls back to English.
# What happens: it returns its own key: "10 duration-day" in Dutch, "6 duration-month" in Italian and
#   Portuguese, nothing but keys in Japanese and Persian. German, French and Swedish are right, so that
#   tests in the usual languages pass. Weeks are right where months are not.
# Why it matters for a careers site: "for six months" stands in the facts of a vacancy. Say lengths of
#   time with messages of your own, or look whether "duration-" is in the text.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check babel==2.18.0

cat > try.py <<'PY'
from babel.dates import format_date
from babel.units import format_unit
from datetime import date

for language in ("en", "de", "sv", "nl", "it", "pt", "ja"):
    lengths = (format_unit(number, f"duration-{unit}", locale=language) for number, unit in ((10, "day"), (2, "week"), (6, "month")))
    print(f"{language}: {', '.join(lengths)}; knows {format_date(date(2026, 11, 28), 'MMMM', language)}")
PY

expected='en: 10 days, 2 weeks, 6 months; knows November
de: 10 Tage, 2 Wochen, 6 Monate; knows November
sv: 10 dygn, 2 veckor, 6 månader; knows november
nl: 10 duration-day, 2 weken, 6 maanden; knows november
it: 10 duration-day, 2 settimane, 6 duration-month; knows novembre
pt: 10 duration-day, 2 semanas, 6 duration-month; knows novembro
ja: 10 duration-day, 2 duration-week, 6 duration-month; knows 11月'

env/bin/python -c 'import babel; print("babel", babel.__version__)'
echo "guess: ten days, two weeks and six months in each language"
seen=$(PYTHONIOENCODING=utf-8 env/bin/python try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
