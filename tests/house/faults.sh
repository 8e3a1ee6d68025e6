#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# doc/faults.md has a row for each test that counts faults, and no other; nothing was lost.
set -u
cd "${HOUSE:-${srcdir:-.}}" || exit 99
status=0
tests=$(sed -n 's/.*tally_begin("\([a-z]*\)").*/\1/p' tests/faults/*.c tests/db/*.c | sort)
rows=$(sed -n 's/^| .*(`\([a-z]*\)`.*) | [0-9].*/\1/p' doc/faults.md | sort)
[ -n "$tests" ] || { echo "tests/faults: no test is found"; status=1; }
[ "$tests" = "$rows" ] || {
	echo "doc/faults.md has rows of: $(echo $rows); tests/faults/ has: $(echo $tests); run make soak"
	status=1
}
grep -q '^Altogether .* tried, lost: 0, crashed: 0\.$' doc/faults.md ||
	{ echo "doc/faults.md does not say 'lost: 0, crashed: 0'"; status=1; }
exit $status
