#!/usr/bin/env bash
# Guess: Pagefind makes the same files of the same folder, since the names of its files are digests of what is in them
#   and its makers say that these are stable since 1.3.
# What happens: the files of pages and of words are the same. Those of filters list their values in another order with
#   each run, so that they have other names; and so has the file that leads to all others, and pagefind-entry.json.
#   A folder whose pages were written in another order has other files of words too: pages are numbered as the disk
#   lists them.
# Why it matters for a careers site: with a filter of teams or places, each nightly build uploads another index although
#   nothing has changed, a comparison of two builds finds differences in nothing, and readers lose what they had cached.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check pagefind_bin==1.5.2

for team in Bridges Locks Ferries Kitchen Office Workshop Tunnels Quays Signals Cranes Buoys Dredging; do
  mkdir -p "site/$team"
  echo "<html lang=en><body><main data-pagefind-body data-pagefind-filter='team:$team'>Work with us: $team</main></body></html>" \
    > "site/$team/index.html"
done
for run in 1 2 3 4; do
  env/bin/python -m pagefind_bin --site site --output-path "run-$run" --silent
done

expected="fragment: the same names in each run
index: the same names in each run
filter: other names
pagefind.*.pf_meta: other names"

env/bin/python -m pagefind_bin --version
echo "guess: the same names in each run, all four times"
seen=$(for kind in fragment index filter 'pagefind.*.pf_meta'; do
  names=$(for run in 1 2 3 4; do (cd "run-$run" && find . -path "./$kind*" -type f | sort | tr '\n' ' '; echo); done | sort -u | wc -l)
  if [ "$names" = 1 ]; then echo "$kind: the same names in each run"; else echo "$kind: other names"; fi
done)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
