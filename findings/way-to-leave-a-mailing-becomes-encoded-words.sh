#!/usr/bin/env bash
# Guess: Python writes a long address in a mail's List-Unsubscribe as it stands, since an address has no
#   place to be folded at; `policy.SMTP` is made for sending.
# What happens: where it is longer than a line of 78 characters, it becomes "encoded words", signs such
#   as =3C for < included. Python's own newer parser puts them together again, so that a test which
#   reads the mail back sees nothing. Its older one, and postal-mime, which is a third party's, find no
#   address there: RFC 2047 allows encoded words in no such field.
# Why it matters for a careers site: mail programs show no button with which one leaves, and who wants
#   to leave says instead that the mail is spam.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund postal-mime@2.6.1

cat > write.py <<'PY'
from email.message import EmailMessage
from email.policy import SMTP

for name, steps in (("short", 3), ("long", 14)):
    message = EmailMessage(policy=SMTP)
    message["Subject"] = "New to share"
    message["List-Unsubscribe"] = f"<https://people.example.com/{'leave/' * steps}>"
    message.set_content("Hello")
    with open(f"{name}.eml", "wb") as file:
        file.write(message.as_bytes())
PY
cat > read.py <<'PY'
import email
from email import policy

for name in ("short", "long"):
    with open(f"{name}.eml", "rb") as file:
        content = file.read()
    for reader in (policy.default, policy.compat32):
        found = email.message_from_bytes(content, policy=reader)["List-Unsubscribe"]
        print(name, type(reader).__name__, "an address" if found.startswith("<https://") else "no address")
PY
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import PostalMime from "postal-mime";
for (const name of ["short", "long"]) {
  const { headers } = await PostalMime.parse(readFileSync(`${name}.eml`));
  const { value } = headers.find(({ key }) => key === "list-unsubscribe");
  console.log(name, "postal-mime", value.startsWith("<https://") ? "an address" : "no address");
}
JS

expected="short EmailPolicy an address
short Compat32 an address
long EmailPolicy an address
long Compat32 no address
short postal-mime an address
long postal-mime no address"

python3 -c 'import sys; print("python", sys.version.split()[0])'
echo "postal-mime $(node -p 'require("./node_modules/postal-mime/package.json").version' 2>/dev/null || echo 2)"
echo "guess: an address, in each"
python3 write.py
seen=$(python3 read.py; node read.mjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
