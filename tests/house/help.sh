#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# --help and the man page name every command and every option, in both languages,
# and the man pages are such that man can read without complaint. Runs in the build folder.
set -u
export MATTRAKAN_LOCALEDIR=po LC_ALL=C.UTF-8
program=./mattrakan
status=0

complain() {
	echo "$*"
	status=1
}

commands=$($program --lang en --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
[ -n "$commands" ] || complain "--help lists no commands"
for command in $commands; do
	for language in th en; do
		help=$($program --lang $language "$command" --help) ||
			complain "$command --help fails"
		for option in $(echo "$help" | sed -nE 's/^  (-., )?(--[a-z-]+).*/\2/p'); do
			escaped=$(echo "$option" | sed 's/-/\\\\-/g')
			for page in mattrakan.1 th/mattrakan.1; do
				grep -q "fB$escaped" $page ||
					complain "$page does not name $option of $command"
			done
		done
	done
	grep -q "^.SS \"mattrakan $command" mattrakan.1 ||
		complain "mattrakan.1 does not name the command $command"
done
$program --lang th --help | LC_ALL=C grep -q "$(printf '\340\270')" ||
	complain "--lang th --help is not in Thai"
LC_ALL=C grep -q "$(printf '\340\270')" th/mattrakan.1 ||
	complain "th/mattrakan.1 is not in Thai"
for page in mattrakan.1 mattrakan-*.5 th/mattrakan.1 th/mattrakan-*.5; do
	warnings=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z \
		$page 2>&1 >/dev/null)
	[ -z "$warnings" ] || complain "man complains about $page: $warnings"
done
exit $status
