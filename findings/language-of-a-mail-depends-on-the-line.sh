#!/usr/bin/env bash
# Guess: Content-Language is a field of the message: whoever sets it on an EmailMessage finds it on
#   the message that is sent, whenever it was set.
# What happens: it depends on the line where it stands. Set before set_content() it is gone, since
#   that clears all fields that begin with Content-. Set between the plain text and add_alternative()
#   it moves to the plain text alone, and the HTML that people read has none. Only after both it is
#   the message's; and a file attached later moves it one level down again. Never a word of it.
# Why it matters for a careers site: a mailing in Finnish is read aloud, hyphenated and offered for
#   translation as if it were in the reader's own language. Set the language of the mail last.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > try.py <<'PY'
from email.message import EmailMessage
from email.policy import SMTP

STEPS = {
    "language": lambda mail: mail.__setitem__("Content-Language", "fi"),
    "text": lambda mail: mail.set_content("Uusi tarina"),
    "html": lambda mail: mail.add_alternative("<p>Uusi tarina</p>", subtype="html"),
    "file": lambda mail: mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf"),
}
for order in ("language text html", "text language html", "text html language", "text html language file"):
    mail = EmailMessage(policy=SMTP)
    for step in order.split():
        STEPS[step](mail)
    found = [part.get_content_type() for part in mail.walk() if part["Content-Language"]]
    print(f"{order}: of a {mail.get_content_type()}, the language is in", *found or ["nothing"])
PY

expected='language text html: of a multipart/alternative, the language is in nothing
text language html: of a multipart/alternative, the language is in text/plain
text html language: of a multipart/alternative, the language is in multipart/alternative
text html language file: of a multipart/mixed, the language is in multipart/alternative'

python3 -c 'import sys; print("python", sys.version.split()[0])'
echo "guess: in the message itself, each time"
seen=$(python3 try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
