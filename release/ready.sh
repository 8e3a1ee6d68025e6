#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Whether a version is ready to be released: a sentence for each thing that is not so. make
# release runs it; it changes nothing.
#
#	release/ready.sh SOURCES BUILD
set -u
top=$1
build=$2
status=0

not_ready() {
	echo "release: $*" >&2
	status=1
}

# same WHERE VERSION WHAT-TO-DO
same() {
	[ "$2" = "$version" ] ||
		not_ready "$1 says ${2:-no version}, configure.ac says $version: $3"
}

# --- the version, everywhere the same ---

version=$(sed -n 's/^AC_INIT(\[mattrakan\], \[\([^]]*\)\].*/\1/p' "$top/configure.ac")
echo "$version" | grep -qx '[0-9][0-9]*\.[0-9][0-9]*\.[0-9][0-9]*' || {
	not_ready "configure.ac has no version like 1.2.3 in AC_INIT (it says '$version')"
	exit 1
}

news=$(grep -m 1 '^[0-9][0-9.]* (' "$top/NEWS")
same NEWS "${news%% *}" "head its first entry with $version"
day=$(expr "$news" : '.*(\(.*\))$')
if ! echo "$day" | grep -qx '[0-9]\{4\}-[0-9][0-9]-[0-9][0-9]' || ! date -d "$day" >/dev/null 2>&1; then
	not_ready "NEWS does not say when ${news%% *} was released (it says '$day'): write ${news%% *} ($(date +%Y-%m-%d))"
	day=
fi

changelog=$(head -n 1 "$top/debian/changelog")
packaged=$(expr "$changelog" : '.*(\([^)-]*\)')
same debian/changelog "$packaged" "begin a new entry in it (dch -v $version)"
case $changelog in
*UNRELEASED*) not_ready "debian/changelog is UNRELEASED: name the distribution (dch -r)" ;;
esac

appstream=$(grep -m 1 '<release ' "$top"/data/desktop/*.metainfo.xml)
same "the first <release> of data/desktop/*.metainfo.xml" \
	"$(expr "$appstream" : '.* version="\([^"]*\)"')" "put a <release> before it"
released=$(expr "$appstream" : '.* date="\([^"]*\)"')
[ -z "$day" ] || [ "$released" = "$day" ] ||
	not_ready "data/desktop/*.metainfo.xml says that it was released on ${released:-no day}, NEWS says $day"

built=$(sed -n 's/^\.TH MATTRAKAN 1 "" "mattrakan \([^"]*\)".*/\1/p' "$build/mattrakan.1" 2>/dev/null)
same "the man page $build/mattrakan.1" "$built" "build anew (autoreconf -fi, configure, make)"

# --- what git has ---

if ! changed=$(git -C "$top" status --porcelain 2>&1); then
	not_ready "the sources are no clone of git: $(echo "$changed" | head -n 1)"
	exit 1
fi
[ -z "$changed" ] || not_ready "these files differ from the last commit, commit them or take them away:
$(echo "$changed" | cut -c 4-)"
tagged=$(git -C "$top" rev-parse -q --verify "refs/tags/v$version^{commit}") || tagged=
head=$(git -C "$top" rev-parse HEAD)
[ -z "$tagged" ] || [ "$tagged" = "$head" ] ||
	not_ready "the tag v$version is there and is another commit ($tagged): choose the next version in configure.ac"
exit $status
