#!/usr/bin/env bash
# Guess: a QR code's size follows from its text and its level of correction, as ISO 18004 tables it;
#   two libraries set to the same level print codes of the same size.
# What happens: qrcode cuts the text into pieces and writes a long run of digits in a denser mode;
#   segno keeps one mode for the whole text, as soon as one letter is in it. For an address with the
#   long number of an applicant tracking system, qrcode's code has 29 squares a side, segno's 33.
#   With words alone both are equal.
# Why it matters for a careers site: a flyer's code must stay readable from a metre. An address of
#   words, or a short link, is worth more than a change of libraries.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check segno==1.6.6 qrcode==8.2

cat > try.py <<'PY'
import qrcode
import segno

for address in (
    "https://example.com/jobs/000123456789012345678901",
    "https://example.com/jobs/nurse-on-the-night-shift",
    "https://example.com/s/ab12",
):
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(address)
    code.make(fit=True)
    other = segno.make(address, error="m", boost_error=False, micro=False)
    print(address, "qrcode", len(code.get_matrix()), "segno", other.symbol_size(border=0)[0])
PY

expected='https://example.com/jobs/000123456789012345678901 qrcode 29 segno 33
https://example.com/jobs/nurse-on-the-night-shift qrcode 33 segno 33
https://example.com/s/ab12 qrcode 25 segno 25'

env/bin/python -c 'import importlib.metadata as m; print(*(f"{p} {m.version(p)}" for p in ("segno", "qrcode")))'
echo "guess: two equal numbers in each line"
seen=$(env/bin/python try.py)
printf 'seen (squares a side):\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
