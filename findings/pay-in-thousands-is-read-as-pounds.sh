#!/usr/bin/env bash
# Guess: a reader of prices that knows dozens of ways to write money knows how pay is written in
#   vacancies: "£45k", "€3.5k", a range, hours beside it; or gives nothing.
# What happens: price-parser drops the k, so that £45k is 45 pounds; of a range it gives the lower
#   end without a sign that there was another; and where hours stand first, they are the pay, with
#   the currency of the sum behind them.
# Why it matters for a careers site: pay that comes as free text out of another system may not become
#   baseSalary by way of such a reader: a wrong number in a JobPosting is worse than none.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check price-parser==0.5.1

cat > try.py <<'PY'
from price_parser import Price

for pay in ("£45,000", "CHF 95'000", "£45k", "€3.5k", "$120,000 - $150,000", "32-36 hours, €3.200"):
    price = Price.fromstring(pay)
    print(f"{pay}: {price.amount} {price.currency}")
PY

expected="£45,000: 45000 £
CHF 95'000: 95000 CHF
£45k: 45 £
€3.5k: 3.5 €
\$120,000 - \$150,000: 120000 \$
32-36 hours, €3.200: 32 €"

env/bin/python -c 'import importlib.metadata as m; print("price-parser", m.version("price-parser"))'
echo "guess: 45000 for £45k, 3500 for €3.5k, 3200 beside the hours; or None"
seen=$(env/bin/python try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
