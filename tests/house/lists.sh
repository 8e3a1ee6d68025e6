#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# No file is forgotten: every test of a room is in its list, every check of the sources
# in check_SCRIPTS, every .c of a room in a library, every screen in the list of screens.
#
# $HOUSE names another tree to look at: tests/house/planted.sh plants faults in a copy.
set -u
cd "${HOUSE:-${srcdir:-.}}" || exit 99
status=0

missing() {
	echo "$*"
	status=1
}

# The words of the makefiles, each between spaces.
tests_words=" $(tr -s '[:space:]' ' ' <tests/tests.am) "
words=" $(cat Makefile.am check/check.am db/db.am data/data.am | tr -s '[:space:]' ' ') "

# names FILE WORDS: whether a makefile names it.
names() {
	case $2 in
	*" $1 "*) return 0 ;;
	esac
	return 1
}

# A test stands there as its program, what tests share as a source.
for file in $(find tests -mindepth 2 -name '*.c' | sort); do
	names "${file%.c}" "$tests_words" || names "$file" "$tests_words" ||
		missing "$file is in no list of tests/tests.am"
	[ ! -d "${file%.c}" ] || # make dist would take the program in its place
		missing "$file makes a program of the name of a folder"
done
for file in tests/house/*.sh; do
	names "$file" "$tests_words" || missing "$file is not in check_SCRIPTS of tests/tests.am"
done
# What runs over a file alone is a test, and says why.
while read -r file why; do
	case $file in
	'' | '#'*) continue ;;
	esac
	[ -f "${file%:*}.c" ] || missing "tests/file_alone.txt: there is no ${file%:*}.c"
	case $file in
	*:*)
		grep -A8 "^static void ${file#*:}(void \*\*state)" "${file%:*}.c" 2>/dev/null |
			grep -q 'office_needs_file();' ||
			missing "tests/file_alone.txt: $file does not begin with office_needs_file()"
		;;
	esac
	[ "$why" ] || missing "tests/file_alone.txt does not say why $file"
done <tests/file_alone.txt
for file in $(find tests/db -name '*.c' | sort); do
	file=${file%.c}
	names "tests/server/${file#tests/}.server" "$tests_words" ||
		grep -q "^$file " tests/file_alone.txt ||
		missing "$file is neither in SERVER_TESTS of tests/tests.am nor in tests/file_alone.txt"
done
for file in $(find text model check report print publish intake db office tui plain cli -name '*.[ch]' 2>/dev/null | sort); do
	names "$file" "$words" || missing "$file is built by no makefile"
done
for file in $(find db -name '*.sql' | sort); do
	names "$file" "$words" || missing "$file is not in DB_SQL of Makefile.am"
done
for name in $(find tui -name '*.c' -exec sed -n 's/^const struct screen_class \(screen_[a-z_]*\) = {$/\1/p' {} +); do
	grep -q "&$name,\$" tui/home/screens.c || missing "$name is not in tui/home/screens.c"
done
exit $status
