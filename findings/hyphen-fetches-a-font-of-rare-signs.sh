#!/usr/bin/env bash
# Guess: a font cut into files by `unicode-range` costs a page only the files whose characters stand in its text; rare
#   signs (U+2010 to U+2015, say) in a file of their own cost a page of plain English nothing.
# What happens: where words may be divided (`hyphens: auto`), Firefox draws the hyphen as U+2010 and fetches the file of
#   rare signs for it, though nobody typed that sign. With `hyphens: manual` it does not.
# Why it matters for a careers site: stories and advertisements in narrow columns are divided on every page, so Firefox
#   fetches a file for each family and style, 14 kB here, and in vain where it has no U+2010. Put the sign, drawn as the
#   plain hyphen, into the file of letters.
# Run on 2026-11-28 with Firefox 153.8.0esr; it needs firefox-esr on the PATH.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
firefox-esr --version
npm install --silent --no-audit --no-fund dejavu-fonts-ttf@2.37.3

cat > try.py <<'PY'
import http.server
import pathlib
import subprocess
import tempfile
import threading

PAGE = """<!doctype html><html lang=en><style>
@font-face { font-family: F; src: url(letters.ttf); unicode-range: U+20-7E; }
@font-face { font-family: F; src: url(rare-signs.ttf); unicode-range: U+2010-2015; }
p { font: 20px F, serif; inline-size: 6em; hyphens: HOW; }
</style><p>representatives internationally misunderstanding characteristically"""
FONT = pathlib.Path("node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf").read_bytes()
asked = set()


class Host(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.strip("/")
        asked.add(name)
        self.send_response(200)
        self.send_header("Content-Type", "font/ttf" if name.endswith("ttf") else "text/html")
        self.end_headers()
        self.wfile.write(FONT if name.endswith("ttf") else PAGE.replace("HOW", name).encode())

    def log_message(self, *_):
        pass


host = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host)
threading.Thread(target=host.serve_forever, daemon=True).start()
for how in ("manual", "auto"):
    asked.clear()
    profile = pathlib.Path(tempfile.mkdtemp(dir=".")).resolve()
    options = ["--headless", "--no-remote", "--profile", profile, "--screenshot", profile / "page.png"]
    address = f"http://127.0.0.1:{host.server_port}/{how}"
    subprocess.run(["firefox-esr", *options, address], capture_output=True, timeout=120, check=True)
    print(how, *sorted(each for each in asked if each.endswith("ttf")))
PY
python3 try.py | tee answers
diff - answers <<'ANSWERS'
manual letters.ttf
auto letters.ttf rare-signs.ttf
ANSWERS
