#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What make release looks at (release/ready.sh) is seen: a version that is ready in a clone
# of its own, then one fault after another, each with its sentence.
set -u
top=$(cd "${srcdir:-.}" && pwd)
clone=$(mktemp -d)
trap 'rm -rf "$clone"' EXIT
export HOME="$clone" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
status=0

complain() {
	echo "$*"
	status=1
}

git_here() {
	git -C "$clone/top" -c user.name=Somsri -c user.email=somsri@example.go.th "$@"
}

# look: what it says, and whether that is good.
look() {
	said=$(sh "$top/release/ready.sh" "$clone/top" "$clone/build" 2>&1)
}

# ready WHEN: it has to be.
ready() {
	look || complain "$1: $said"
	[ -z "$said" ] || complain "$1, and yet it says: $said"
}

# planted FILE SED-COMMAND WORDS: committed with this fault, it is not ready, and that is said by
# these words alone.
planted() {
	cp "$1" "$clone/kept"
	sed -i "$2" "$1"
	cmp -s "$1" "$clone/kept" && complain "'$2' changes nothing in $1"
	git_here commit -q -a --allow-empty -m fault
	if look; then
		complain "it does not see '$2' in $1"
	elif ! echo "$said" | head -n 1 | grep -qF -- "$3"; then
		complain "it does not say '$3' of '$2' in $1: $said"
	elif [ "$(echo "$said" | grep -c '^release: ')" != "${4:-1}" ]; then
		complain "more is said of '$2' in $1: $said"
	fi
	git_here reset -q --hard HEAD^
	cp "$clone/kept" "$1"
}

mkdir -p "$clone/top/debian" "$clone/top/data/desktop" "$clone/build"
for file in configure.ac NEWS debian/changelog data/desktop/org.mattrakan.Mattrakan.metainfo.xml; do
	cat "$top/$file" >"$clone/top/$file"
done
cd "$clone/top" || exit 99
version=$(sed -n 's/^AC_INIT(\[mattrakan\], \[\([^]]*\)\].*/\1/p' configure.ac)
printf '.TH MATTRAKAN 1 "" "mattrakan %s" "User Commands"\n' "$version" >../build/mattrakan.1
metainfo=data/desktop/org.mattrakan.Mattrakan.metainfo.xml
sed -i "0,/^$version (.*)/s//$version (2026-12-01)/" NEWS
sed -i "0,/<release .*/s//<release version=\"$version\" date=\"2026-12-01\"\/>/" $metainfo
sed -i '1s/UNRELEASED/bookworm/' debian/changelog
git_here init -q . && git_here add -A && git_here commit -q -m all || exit 99

ready "as it is to be"
git_here tag "v$version"
ready "with its tag on it"
git_here commit -q --allow-empty -m more
look && complain "it does not see that the tag is another commit"
echo "$said" | grep -qF "the tag v$version is there and is another commit" || complain "of the tag: $said"
git_here tag -d "v$version" >/dev/null

planted configure.ac 's/^AC_INIT(\[mattrakan\], \[[^]]*/AC_INIT([mattrakan], [9.9.9/' \
	"NEWS says $version, configure.ac says 9.9.9" 4
planted configure.ac 's/^AC_INIT(\[mattrakan\], \[[^]]*/AC_INIT([mattrakan], [next/' \
	"no version like 1.2.3"
planted NEWS "s/^$version (2026-12-01)/$version (not yet released)/" "it says 'not yet released'"
planted NEWS "s/^$version (2026-12-01)/$version (2026-02-30)/" "it says '2026-02-30'"
planted NEWS "s/^$version (2026-12-01)/$version (2026-12-02)/" "released on 2026-12-01, NEWS says 2026-12-02"
planted NEWS "s/^$version (/8.8.8 (/" "NEWS says 8.8.8"
planted debian/changelog "1s/($version)/(8.8.8)/" "debian/changelog says 8.8.8"
planted debian/changelog "1s/bookworm/UNRELEASED/" "debian/changelog is UNRELEASED"
planted $metainfo "s/version=\"$version\"/version=\"8.8.8\"/" "metainfo.xml says 8.8.8"
planted $metainfo '/<release /d' "metainfo.xml says no version" 2
planted ../build/mattrakan.1 "s/$version/8.8.8/" "mattrakan.1 says 8.8.8"
planted ../build/mattrakan.1 'd' "mattrakan.1 says no version"

echo more >forgotten.c
look && complain "it does not see a file that is not committed"
echo "$said" | grep -qx 'forgotten.c' || complain "it does not name the file that is not committed: $said"
rm forgotten.c
ready "when the faults are mended"
rm -rf .git
look && complain "it does not see that there is no clone"
echo "$said" | grep -qF 'are no clone of git' || complain "of no clone: $said"

# A Debian revision is no other version.
git_here init -q . && sed -i "1s/($version)/($version-2)/" debian/changelog &&
	git_here add -A && git_here commit -q -m all || exit 99
ready "with a revision of the package"

# What is left to do: the tag, while it is not there.
echo archive >a.tar.xz
sh "$top/release/next.sh" . a.tar.xz "$version" | grep -q "git tag -s v$version " ||
	complain "next.sh does not say that there has to be a tag"
git_here tag "v$version"
said=$(sh "$top/release/next.sh" . a.tar.xz "$version")
echo "$said" | grep -q 'git tag' && complain "next.sh wants a tag that is there"
echo "$said" | grep -q "^$(sha256sum a.tar.xz)\$" || complain "next.sh does not say the checksum"
exit $status
