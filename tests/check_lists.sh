#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# No test is forgotten: every tests/test_*.c is in check_PROGRAMS, every
# tests/check_*.sh in check_SCRIPTS, every .c of a folder in its library.
set -u
cd "$(dirname "$0")/.." || exit 99
status=0
for file in tests/test_*.c; do
	name=${file%.c}
	grep -qE "(^|[[:space:]])$name( \\\\)?\$" tests/tests.am ||
		{ echo "$file is not in check_PROGRAMS of tests/tests.am"; status=1; }
done
for file in tests/check_*.sh; do
	grep -qE "(^|[[:space:]])$file( \\\\)?\$" tests/tests.am ||
		{ echo "$file is not in check_SCRIPTS of tests/tests.am"; status=1; }
done
for file in text/*.c model/*.c db/*.c check/*.c report/*.c print/*.c tui/*.c cli/*.c; do
	[ -f "$file" ] || continue
	grep -qF "$file" Makefile.am || { echo "$file is not built by Makefile.am"; status=1; }
done
for name in $(sed -n 's/^const struct screen_class \(screen_[a-z_]*\) = {$/\1/p' tui/*.c); do
	grep -q "&$name,\$" tui/screens.c || { echo "$name is not in tui/screens.c"; status=1; }
done
exit $status
