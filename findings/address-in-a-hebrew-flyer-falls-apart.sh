#!/usr/bin/env bash
# Guess: a PDF that Typst writes, tagged and with its text, gives every reader the same words in the
#   same order; in Hebrew too, and above all an address, which is one word.
# What happens: three readers, three texts. PDFium (Chrome) keeps the Hebrew and takes the address to
#   pieces: "/42jobs/com.example". pypdf and pdf.js (Firefox) keep the address, swap the Hebrew
#   words before it and drop the space. In an English flyer all three agree.
# Why it matters for a careers site: whoever copies the address from a flyer in Chrome arrives
#   nowhere, and a search of documents shows a jumble. In languages written from the right, the
#   address needs a link or a QR code beside it.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check typst==0.15.2 pypdf==7.1.1 pypdfium2==5.15.2
npm install --silent --no-audit --no-fund pdfjs-dist@5.6.205 dejavu-fonts-ttf@2.37.3

cat > try.py <<'PY'
import pathlib

import pypdf
import pypdfium2
import typst

for language, text in (("en", "Apply here: example.com/jobs/42"), ("he", "מגישים כאן: example.com/jobs/42")):
    pathlib.Path("flyer.typ").write_text(f'#set text(font: "DejaVu Sans", lang: "{language}")\n{text}\n', encoding="utf-8")
    typst.compile("flyer.typ", output=f"{language}.pdf", font_paths=["node_modules/dejavu-fonts-ttf/ttf"], ignore_system_fonts=True)
    print(language, "PDFium:", pypdfium2.PdfDocument(f"{language}.pdf")[0].get_textpage().get_text_bounded().strip())
    print(language, "pypdf:", pypdf.PdfReader(f"{language}.pdf").pages[0].extract_text().strip())
PY
cat > try.mjs <<'JS'
import { readFileSync } from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
for (const language of ["en", "he"]) {
  const flyer = await getDocument({ data: new Uint8Array(readFileSync(`${language}.pdf`)), verbosity: 0 }).promise;
  const { items } = await (await flyer.getPage(1)).getTextContent();
  console.log(language, "pdf.js:", items.map(({ str }) => str).join(""));
}
JS

expected='en PDFium: Apply here: example.com/jobs/42
en pypdf: Apply here: example.com/jobs/42
he PDFium: מגישים כאן: /42jobs/com.example
he pypdf: : כאןמגישיםexample.com/jobs/42
en pdf.js: Apply here: example.com/jobs/42
he pdf.js: כאן: מגישיםexample.com/jobs/42'

env/bin/python -c 'import importlib.metadata as m; print(*(f"{name} {m.version(name)}" for name in ("typst", "pypdfium2", "pypdf")), sep=", ")'
node -p '`pdf.js ${require("./node_modules/pdfjs-dist/package.json").version}`'
echo 'guess: the words of the source, each time'
seen=$(env/bin/python try.py; node try.mjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
