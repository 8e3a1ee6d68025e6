#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What is left to do by hand with an archive that make release made and tried: nothing is
# tagged, signed or sent by itself.
#
#	release/next.sh SOURCES ARCHIVE VERSION
set -eu
top=$1
archive=$2
version=$3

echo
echo "mattrakan $version is ready:"
sha256sum "$archive"
echo
echo "Next:"
git -C "$top" rev-parse -q --verify "refs/tags/v$version" >/dev/null ||
	echo "	git tag -s v$version -m 'mattrakan $version'"
cat <<NEXT
	git push origin v$version
	gpg --armor --detach-sign $archive
	sudo ./run deb
and publish the archive, its signature, the checksum above and the package. Then begin the
next version: configure.ac, and in NEWS the entry "X.Y.Z (not yet released)".
NEXT
