#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every message of the sources has its line in po/th.po, and none is left over.
# The template was just extracted by make (po/mattrakan.pot). Runs in the build folder.
set -eu
translation=$(dirname "$0")/../../po/th.po
template=po/mattrakan.pot
merged=$(mktemp)
trap 'rm -f "$merged"' EXIT

msgfmt --check --check-format -o /dev/null "$translation"
msgmerge --quiet --no-fuzzy-matching -o "$merged" "$translation" "$template"
missing=$(msgattrib --untranslated --no-obsolete "$merged")
obsolete=$(msgattrib --only-obsolete "$merged")
fuzzy=$(msgattrib --only-fuzzy --no-obsolete "$merged")
if [ -n "$missing$obsolete$fuzzy" ]; then
	echo "po/th.po is not complete; make update-po, then translate. Missing:"
	echo "$missing"
	echo "Fuzzy:"
	echo "$fuzzy"
	echo "No longer in the sources:"
	echo "$obsolete"
	exit 1
fi
