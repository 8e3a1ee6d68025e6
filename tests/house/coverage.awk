# SPDX-License-Identifier: GPL-3.0-or-later
#
# What lcov measured, room by room: how many of a room's lines the tests reach. Reads a
# tracefile of lcov's (geninfo(1), FILES); top is what its paths begin with.

/^SF:/ {
	room = substr($0, 4)
	if (index(room, top) == 1)
		room = substr(room, length(top) + 1)
	sub(/\/[^\/]*$/, "", room)
}
/^LF:/ { found[room] += substr($0, 4); all += substr($0, 4) }
/^LH:/ { reached[room] += substr($0, 4); all_reached += substr($0, 4) }

function line(room, reached, found) {
	return sprintf("%-14s %5.1f %% of %6d lines", room, found ? 100 * reached / found : 0, found)
}

END {
	for (room in found)
		print line(room, reached[room], found[room]) | "sort"
	close("sort")
	print line("all", all_reached, all)
}
