#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The web page as others judge it: ./run published installs what this needs and runs it; make
# check does not.
#
#	page.sh MODULES EXPECTED-FOLDER...      in the build folder
#
# Each report of the folders is written as a web page, which html-validate reads (its
# recommended rules and those for whole documents) and axe looks at in Chromium: as a desk, a
# phone and paper show it, and in the dark. Nothing may be found. published/KEY-LOOK.png are
# what was seen, to be looked at.
set -u
modules=$1
shift
. "$(dirname "$0")/common.sh"

# How each look is asked for: the window's size, and in which colours.
looks="desk:1280,900:1 phone:390,844:1 dark:1280,900:0"

# The page, and axe in it, which writes what it found at its end.
with_axe() {
	sed 's|</body>||; s|</html>||' "$1"
	echo '<script>'
	cat "$modules/axe-core/axe.min.js"
	cat <<-'END'
		</script><script>
		axe.run().then(function (result) {
			var told = document.createElement("pre");
			told.textContent = "AXE " + result.passes.length + " rules" +
				result.violations.map(function (found) {
					return "; " + found.id + ": " + found.help + ": " +
						found.nodes[0].html.slice(0, 100);
				}).join("") + " END";
			document.body.appendChild(told);
		});
		</script></body></html>
	END
}

# browse SIZE COLOURS WHAT... ADDRESS
browse() {
	size=$1 colours=$2
	shift 2
	chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars \
		"--user-data-dir=$work/chromium" "--window-size=$size" \
		"--blink-settings=preferredColorScheme=$colours" "$@" 2>>"$work/chromium.log"
}

look_by_axe() {
	with_axe "$work/$1.html" >"$work/$1-axe.html"
	for look in $looks; do
		name=${look%%:*} colours=${look##*:}
		size=${look#*:}
		size=${size%:*}
		browse "$size" "$colours" --virtual-time-budget=20000 --dump-dom \
			"file://$work/$1-axe.html" >"$work/$1-$name.dom"
		browse "$size" "$colours" "--screenshot=$work/$1-$name.png" "file://$work/$1.html"
		found=$(sed -n 's/.*>AXE \(.*\) END<.*/\1/p' "$work/$1-$name.dom")
		case $found in
		*' rules') good ;;
		*) bad "$1, $name" "axe: ${found:-it did not run: $work/chromium.log}" ;;
		esac
	done
}

look_by_rules() {
	if found=$(cd "$work" && "$modules/.bin/html-validate" -c rules.json "$1.html" 2>&1); then
		good
	else
		bad "$1" "html-validate: $found"
	fi
}

publish html "$@"
echo '{"root": true, "extends": ["html-validate:recommended", "html-validate:document"]}' \
	>"$work/rules.json"
for folder in "$@"; do
	for key in $(keys "$folder"); do
		look_by_rules "$key"
		look_by_axe "$key"
	done
done
tally
