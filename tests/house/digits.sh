#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Numbers and times as the person has set them: numbers come into translated messages by
# the door of text/message.h alone, not by printf() and its kin; a translation writes its
# own numbers with Thai digits, which that door turns; and one file knows the clock of
# Thailand. tests/tui/digits.c looks at the screens themselves.
#
# $HOUSE names another tree to look at: tests/house/planted.sh plants faults in a copy.
set -u
cd "${HOUSE:-${srcdir:-.}}" || exit 99
sources=$(find text model check report print db office tui plain cli -name '*.[ch]' | sort)
status=0

# complain WORDS LINES: fails where there are lines.
complain() {
	[ -n "$2" ] || return 0
	echo "$1"
	echo "$2"
	status=1
}

# shellcheck disable=SC2086 # a list of files
past=$(awk '
	FNR == 1 { statement = "" }
	{ statement = statement " " $0 }
	!/[;{}][ \t]*$/ { next }
	statement ~ /(^|[ \t(])(v?s?n?f?d?printf|str_v?printf)\(/ {
		rest = statement
		while (match(rest, /_\(([ \t]*"([^"\\]|\\.)*")+[ \t]*\)/)) {
			text = substr(rest, RSTART, RLENGTH)
			rest = substr(rest, RSTART + RLENGTH)
			if (text ~ /%[-0-9.*+ #lzhj]*[diufgFG]/)
				print FILENAME ":" FNR ": " text
		}
	}
	{ statement = "" }' $sources)
complain "numbers of messages go by message_append() (text/message.h):" "$past"

# A number alone, not part of a name, an address, a path, an option or a range. Pages, ports
# and what JSON has to say are typed as they stand.
latin=$(msgcat --no-wrap po/th.po | awk '
	/^msgid / { english = $0 }
	/^msgstr / {
		text = $0
		gsub(/\047[^\047]*\047|`[^`]*`/, "", text)
		if (english ~ /3-|Arabic: 123|write 0"|9100/ || english ~ /[๐๑๒๓๔๕๖๗๘๙]/)
			next
		gsub(/[A-Za-z0-9._:\/+#%\\x-]*[A-Za-z._:\/+#%\\x-][0-9][A-Za-z0-9._:\/+#%\\x-]*/, "", text)
		gsub(/[0-9]+[A-Za-z:\/+-][A-Za-z0-9._:\/+#%\\x-]*/, "", text)
		if (text ~ /[0-9]/)
			print
	}')
complain "po/th.po writes numbers with Thai digits (text/i18n.h):" "$latin"

# shellcheck disable=SC2086
clocks=$(grep -nE '\<(localtime|gmtime|strftime|mktime|timegm)(_r)?\(' $sources |
	grep -v '^text/date\.c:')
complain "only text/date.c knows the clock of Thailand:" "$clocks"
exit $status
