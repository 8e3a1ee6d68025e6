#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What again.sh needs of texts:
#
#   office.py pages                 reads one of our own web pages, writes it with the lists
#                                   whose marks were typed as paragraphs: other programs do
#                                   not know our styles, and would put marks of theirs before
#   office.py fields WANTED GOT     how many fields of the measures of a report (JSON) are the
#                                   same in another; tells the rest
#   office.py score FILE KEY READ   how many cells of FILE's KEY (expected-cells.json) stand
#                                   in READ (source_show --cells), row by row; tells the rest
import json
import re
import sys

# White space is where lines ended; digits and bullets of lists are the writing program's.
DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙–•", "0123456789--")


def fold(text):
    return re.sub(r"\s", "", text).translate(DIGITS)


def pages():
    page = sys.stdin.read()

    def typed(match):
        return match[1].replace("<li>", "<p>").replace("</li>", "</p>")

    page = re.sub(r'<ul class="(?:typed|plain)">(.*?)</ul>', typed, page, flags=re.S)
    # pandoc leaves heads of rows out of some forms.
    page = re.sub(r'<th scope="row(?:group)?"(.*?)</th>', r"<td\1</td>", page, flags=re.S)
    sys.stdout.write(page)


def score(expected, key, read):
    with open(expected, encoding="utf-8") as file:
        rows = [[fold(cell) for cell in row] for row in json.load(file)[key]["cells"]]
    with open(read, encoding="utf-8") as file:
        found = [fold(line) for line in file]
    right = count = 0
    missing = []
    at = 0
    for row in rows:
        for cell in row:
            if not cell:
                continue
            count += 1
            try:
                at = found.index(cell, at) + 1
                right += 1
            except ValueError:
                missing.append(cell)
    print(f"{right} of {count}")
    for cell in missing:
        print("missing:", cell, file=sys.stderr)


# What the program itself counts or gives, and no document says.
OWN = ("uuid", "id", "state", "marks")


def fold_value(value):
    if isinstance(value, str):
        return fold(value).replace("ํา", "ำ")
    if isinstance(value, list):
        return [fold_value(each) for each in value]
    if isinstance(value, dict):
        return {key: fold_value(each) for key, each in value.items() if key not in OWN}
    return value


def fields(wanted, got):
    with open(wanted, encoding="utf-8") as file:
        cards = json.load(file)["cards"]
    with open(got, encoding="utf-8") as file:
        others = json.load(file)["cards"]
    right = count = 0
    for number, card in enumerate(cards):
        other = others[number] if number < len(others) else {}
        for key, value in card.items():
            if key in OWN or not value:
                continue
            count += 1
            if fold_value(value) == fold_value(other.get(key)):
                right += 1
            else:
                print(f"measure {number + 1}, {key}: otherwise", file=sys.stderr)
    print(f"{right} of {count}")


if sys.argv[1] == "pages":
    pages()
elif sys.argv[1] == "fields":
    fields(*sys.argv[2:])
else:
    score(*sys.argv[2:])
