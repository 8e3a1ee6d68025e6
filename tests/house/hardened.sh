#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The program was built with what guards its memory: it lies anywhere (PIE), what the
# linker filled in cannot be written (full RELRO), stacks have canaries, calls whose sizes
# the compiler knows are checked where it optimises. Runs in the build folder.
set -u
program=./mattrakan
status=0

has() {
	echo "$2" | grep -qE "$3" || { echo "mattrakan: $1"; status=1; }
}

dynamic=$(LC_ALL=C readelf -dW $program)
segments=$(LC_ALL=C readelf -lW $program)
symbols=$(LC_ALL=C readelf --dyn-syms -W $program)
has 'is no PIE' "$dynamic" '\(FLAGS_1\).*PIE'
has 'binds late, so what the linker filled in can be written' "$dynamic" 'BIND_NOW|FLAGS_1.*NOW'
has 'has no RELRO' "$segments" 'GNU_RELRO'
has 'has a stack that can be executed' "$segments" 'GNU_STACK .* RW  '
has 'has no canaries' "$symbols" '__stack_chk_fail'
if grep -qE '^(CFLAGS|HARDENING_CFLAGS) = .*-O[123s]' Makefile &&
	grep -q '^HARDENING_CFLAGS = .*_FORTIFY_SOURCE' Makefile; then
	has 'checks no sizes' "$symbols" '__(mem|str|sn?printf|vsn?printf|fprintf|read)[a-z]*_chk'
fi
exit $status
