#!/usr/bin/env bash
# Guess: libraries for git name the same co-authors of a commit as git log does.
# What happens: pygit2 returns the trailers as a dict, so that of two lines of one name the last is left.
#   GitPython answers in two ways: co_authors wants exactly "Co-authored-by" and finds nothing in the
#   "Co-Authored-By" that many tools write; trailers_list has any capitals, but stops at a line of "---" in the
#   text, as a commit message written like an article may have one, and then knows no trailer at all, as does
#   dulwich. git log itself reads past that line.
# Why it matters for stories: who counts what teams have written together, and thanks whoever helped, loses the
#   second helper, or all, by the way a message is typed. What counts asks git log.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check pygit2==1.21.0 gitpython==3.2.1 dulwich==1.2.21

export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=Writer GIT_AUTHOR_EMAIL=writer@example.com
export GIT_COMMITTER_NAME=Writer GIT_COMMITTER_EMAIL=writer@example.com
git init -q stories
commit() { git -C stories commit -q --allow-empty --cleanup=verbatim -F -; }
printf 'Tell of the night shift\n\nCo-authored-by: Cook <cook@example.com>\nCo-authored-by: Mate <mate@example.com>\n' | commit
printf 'Tell of the day shift\n\nCo-Authored-By: Cook <cook@example.com>\n' | commit
printf 'Tell of the shift\n\nNight\n---\nDay\n\nCo-authored-by: Cook <cook@example.com>\n' | commit

cat > try.py <<'PY'
import subprocess

import git
import pygit2
from dulwich.trailers import parse_trailers

FORMAT = "--format=%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x09)"


def names(people):
    return " and ".join(str(each).split(" <")[0].removeprefix('<git.Actor "') for each in people if each) or "nobody"


def helpers(trailers):
    return names(value for key, value in trailers if key.lower() == "co-authored-by")


says = ("two lines", "capitals", "a line of ---")
commits = list(git.Repo("stories").iter_commits(reverse=True))
for what, commit in zip(says, commits, strict=True):
    log = subprocess.run(["git", "-C", "stories", "log", "-1", FORMAT, commit.hexsha], capture_output=True, text=True)
    print(f"{what}: git log {names(log.stdout.strip().split(chr(9)))}"
          f"; pygit2 {helpers(pygit2.Repository('stories')[commit.hexsha].message_trailers.items())}"
          f"; GitPython co_authors {names(commit.co_authors)}, trailers_list {helpers(commit.trailers_list)}"
          f"; dulwich {helpers((each.key, each.value) for each in parse_trailers(commit.message.encode())[1])}")
PY

expected='two lines: git log Cook and Mate; pygit2 Mate; GitPython co_authors Cook and Mate, trailers_list Cook and Mate; dulwich Cook and Mate
capitals: git log Cook; pygit2 Cook; GitPython co_authors nobody, trailers_list Cook; dulwich Cook
a line of ---: git log Cook; pygit2 nobody; GitPython co_authors Cook, trailers_list nobody; dulwich nobody'

git --version
env/bin/python -m pip list --disable-pip-version-check 2> /dev/null | grep -iE '^(pygit2|gitpython|dulwich)'
echo "guess: all name Cook and Mate, Cook, Cook"
seen=$(env/bin/python try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
