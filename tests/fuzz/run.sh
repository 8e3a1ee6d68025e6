#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/fuzz/run.sh BUILD FOUND TARGET...    libFuzzer looks for inputs that a target does
#                                            not bear, two minutes for all
#
# It begins with tests/fuzz/corpus and the program's own data; new inputs stand in
# FOUND/TARGET. Says how many inputs each was fed; one that ended a target is named, fails
# the run, and belongs into tests/fuzz/corpus once the fault is mended.
#
# Drawn from the same seed each time, and as many inputs as take some nine seconds, so that
# a run that passed passes again. $FUZZ_SECONDS: for each target so long, from a seed of its
# own, to find what is new.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
build=$1
found=$2
shift 2
status=0
# The rules of documents are read where the program reads them.
export MATTRAKAN_DATADIR="$top/data"

# Inputs that the tree has anyhow.
own_data() {
	case $1 in
	json) echo "$top/data/samples" ;;
	layout) echo "$top/data/layouts" ;;
	profile) echo "$top/data/profiles" ;;
	esac
}

# How many inputs; others take longer.
runs() {
	case $1 in
	json) echo 60000 ;;
	layout | profile) echo 30000 ;;
	pdf) echo 1200 ;; # those that are PDFs have a process of their own
	xlsx) echo 3000 ;;
	docx) echo 900 ;;
	html) echo 7000 ;;
	odt) echo 2400 ;;
	*) echo 9000 ;;
	esac
}

for target in "$@"; do
	if [ "${FUZZ_SECONDS:-}" ]; then
		bounds="-max_total_time=$FUZZ_SECONDS"
	else
		bounds="-seed=20261128 -runs=$(runs "$target")"
		rm -rf "${found:?}/$target" # what another run found would lead elsewhere
	fi
	mkdir -p "$found/$target"
	# shellcheck disable=SC2046,SC2086 # no folder or one; options
	"$build/tests/fuzz/$target" $bounds -timeout=10 -rss_limit_mb=1024 \
		-max_len=16384 -artifact_prefix="$found/$target-" -print_final_stats=1 \
		"$found/$target" "$top/tests/fuzz/corpus/$target" $(own_data "$target") \
		>"$found/$target.log" 2>&1 || {
		status=1
		echo "$target: does not bear an input:"
		grep -E 'does not hold|ERROR|runtime error|Test unit written' "$found/$target.log"
	}
	echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$found/$target.log") inputs"
done
exit $status
