# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What tests/published/*.sh share: the reports of the folders that they are given
# (expected-cells.json and, of the samples, data/samples beside), written in a form.

work=$PWD/published
passed=0 failed=0

say() {
	echo "published: $*" >&2
}

# good, or bad NAME WORDS
good() {
	passed=$((passed + 1))
}
bad() {
	failed=$((failed + 1))
	say "$1: $2"
}

# The names of a folder's reports: as expected-cells.json has them.
keys() {
	sed -n 's/^ "\([^"]*\)": {$/\1/p' "$1/expected-cells.json"
}

reports_of() {
	case $1 in
	*/tests/samples) echo "${1%/tests/samples}/data/samples" ;;
	*) echo "$1" ;;
	esac
}

# publish FORM FOLDER...: each report as $work/KEY.FORM.
publish() {
	form=$1
	shift
	rm -rf "$work"
	mkdir -p "$work"
	for folder in "$@"; do
		for key in $(keys "$folder"); do
			rm -f "$work/office.db"
			./mattrakan --file "$work/office.db" import \
				"$(reports_of "$folder")/$key.json" >/dev/null 2>"$work/$key.log" &&
				./mattrakan --file "$work/office.db" export --format "$form" \
					--to "$work/$key.$form" 2>"$work/$key.log" ||
				bad "$key" "$(cat "$work/$key.log")"
		done
	done
}

# Says how it went; the exit status.
tally() {
	echo "$passed passed, $failed failed"
	[ $failed = 0 ] && [ $passed != 0 ]
}
