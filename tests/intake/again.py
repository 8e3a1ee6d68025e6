# SPDX-License-Identifier: GPL-3.0-or-later
#
# again.py write CELLS FOLDER               the tables of CELLS as web pages, for again.sh
# again.py style USUAL.docx BORDERED.docx   pandoc's document with borders and a Thai font
# again.py score CELLS SHOW FOLDER [KIND]   how many cells came in again (SHOW: the program
#                                           source_show); a KIND: shows those that did not
import html
import json
import re
import subprocess
import sys
import zipfile

# Of a hundred cells so many have to be right. What weasyprint leaves of Thai (it loses each
# ำ) is but told.
KINDS = {
    "libreoffice.pdf": 95, "pandoc.pdf": 85, "pandoc-plain.pdf": 85, "weasyprint.pdf": 0,
    "libreoffice.xlsx": 100, "libreoffice.csv": 100,
}
PAGE = """<html lang="th"><head><meta charset="utf-8"><title>%s</title>
<style>@page{size:A4 landscape;margin:2cm} body{font-family:Laksaman;font-size:12pt}
table{border-collapse:collapse} td,th{border:1px solid black;vertical-align:top}</style></head>
<body><p>%s</p><table border="1"><thead><tr>%s</tr></thead><tbody>%s</tbody></table></body></html>
"""
BORDERS = "<w:tblBorders>%s</w:tblBorders>" % "".join(
    '<w:%s w:val="single" w:sz="4"/>' % side
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
FONT = '<w:rFonts w:ascii="Laksaman" w:hAnsi="Laksaman" w:cs="Laksaman" w:eastAsia="Laksaman"/>'


def cell(tag, text):
    return "<%s>%s</%s>" % (tag, html.escape(text).replace("\n", "<br>"), tag)


def write(cells, folder):
    for name, report in json.load(open(cells)).items():
        head = "".join(cell("th", text) for text in report["headings"])
        rows = "".join("<tr>%s</tr>" % "".join(cell("td", text) for text in row)
                       for row in report["cells"])
        with open("%s/%s.html" % (folder, name), "w") as page:
            page.write(PAGE % (name, name, head, rows))


def style(usual, bordered):
    with zipfile.ZipFile(usual) as old, zipfile.ZipFile(bordered, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            if part == "word/styles.xml":
                text = re.sub("<w:rFonts[^>]*/>", FONT, data.decode())
                head, tail = text.split('w:styleId="Table"', 1)
                data = (head + 'w:styleId="Table"'
                        + tail.replace("<w:tblCellMar>", BORDERS + "<w:tblCellMar>", 1)).encode()
            new.writestr(part, data)


# Where lines end is the page's; spaces there are mended later, with the dictionary.
def fold(text):
    return re.sub("เเ", "แ", re.sub("ํ([่-๋]?)า", r"\1ำ", re.sub(r"\s+", "", text)))


def read(show, path):
    done = subprocess.run([show, "--cells", path], capture_output=True, text=True)
    return {fold(line) for line in done.stdout.split("\n")}


def score(cells, show, folder, *shown):
    low = False
    for kind, least in KINDS.items():
        right = count = 0
        for name, report in json.load(open(cells)).items():
            found = read(show, "%s/%s/%s.%s" % (folder, kind, name, kind.rsplit(".")[1]))
            for text in (text for row in [report["headings"]] + report["cells"] for text in row):
                wanted = fold(text)
                count += bool(wanted)
                right += bool(wanted) and wanted in found
                if kind in shown and wanted and wanted not in found:
                    print("%s %s: %s" % (kind, name, text))
        low = low or right * 100 < count * least
        print("%-18s %3d of %3d cells, %5.1f %%" % (kind, right, count, 100 * right / count))
    return low


if __name__ == "__main__":
    sys.exit(globals()[sys.argv[1]](*sys.argv[2:]))
