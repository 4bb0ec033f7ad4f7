#!/usr/bin/env bash
# Guess: the history of a folder has the merge that brought a file into it, with what its message says.
# What happens: `git log -- FOLDER` leaves merges out: after one, the folder is as it was on the branch that was
#   merged, so that git follows that branch alone (“History Simplification”). GitPython asks git and answers the
#   same; dulwich shows of merges what was changed in neither branch. Also `--full-history`, which keeps the
#   merge, shows it without its files; only `--first-parent -m` tells both.
# Why it matters for stories: code hosts write into the message of the merge who reviewed a story, and its day is
#   the one on which the story was merged. Who counts reviews in the history of `stories/` finds none.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check gitpython==3.2.1 dulwich==1.2.21

export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=Writer GIT_AUTHOR_EMAIL=writer@example.com
export GIT_COMMITTER_NAME=Writer GIT_COMMITTER_EMAIL=writer@example.com
git init -q -b main site
git -C site commit -q --allow-empty -m "Begin"
git -C site switch -q -c night
mkdir site/stories
echo "A night shift" > site/stories/night.md
git -C site add stories
git -C site commit -q -m "Tell of the night shift"
git -C site switch -q main
echo "Work here" > site/home.md
git -C site add home.md
git -C site commit -q -m "Change the home page"
git -C site merge -q --no-ff -m $'Merge the night shift\n\nReviewed-by: Mate <mate@example.com>' night

cat > try.py <<'PY'
import subprocess

import git
from dulwich.repo import Repo


def log(*options):
    command = ["git", "-C", "site", "log", *options, "--format=%x00%s", "--name-only", "--", "stories"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    commits = (commit.split() for commit in said.split("\0")[1:])
    return ", ".join(f"{words[0]} {words[-1] if '/' in words[-1] else '(no file)'}" for words in commits)


def subjects(messages):
    return ", ".join(message.split()[0] for message in messages)


walker = Repo("site").get_walker(paths=[b"stories"])
print(f"git log: {log()}")
print(f"git log --full-history: {log('--full-history')}")
print(f"git log --first-parent -m: {log('--first-parent', '-m')}")
print(f"GitPython: {subjects(each.message for each in git.Repo('site').iter_commits(paths='stories'))}")
print(f"dulwich: {subjects(each.commit.message.decode() for each in walker)}")
PY

expected='git log: Tell stories/night.md
git log --full-history: Merge (no file), Tell stories/night.md
git log --first-parent -m: Merge stories/night.md
GitPython: Tell
dulwich: Tell'

git --version
env/bin/python -m pip list --disable-pip-version-check 2> /dev/null | grep -iE '^(gitpython|dulwich)'
echo "guess: all name the merge, with the file that it brought"
seen=$(env/bin/python try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
