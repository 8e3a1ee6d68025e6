#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The test of pictures: how terminals draw what the program writes. ./run look installs
# what this needs and runs it; make check does not.
#
#	look.sh [keep] [TERMINAL...]      in the build folder
#
# Ten screens and the hard texts are recorded from the real program (tests/pictures/record),
# and each terminal, in a display of its own or headless, is given the bytes. Then
# - each cell of each screen is looked at: nothing beside its cell, borders unbroken, the
#   ring of ำ over its letter (tests/pictures/cells);
# - the picture is compared with the kept one, tests/pictures/kept/TERMINAL-NAME.png, at
#   a tenth of a cell: at most $MOST_CELLS cells may differ by more than $MOST_PART of white.
# A terminal that is not there has failed. keep: what is seen now is what is kept.
#
# look/sheet.png has them all side by side: look at it.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$PWD/look
kept=$here/kept
MOST_CELLS=12
MOST_PART=6%
WIDTH=400 HEIGHT=240 # of what is kept: 5x10 pixels a cell
PATIENCE=200         # looks at a terminal that still draws, a tenth of a second each
passed=0 failed=0

keep=
[ "${1:-}" != keep ] || { keep=yes; shift; }
terminals=${*:-xterm vte kitty xtermjs}

export FONTCONFIG_FILE="$work/fonts.conf" XDG_CONFIG_HOME="$work/config"
export LIBGL_ALWAYS_SOFTWARE=1 GDK_BACKEND=x11 LC_ALL=C.UTF-8 NO_AT_BRIDGE=1

say() {
	echo "look: $*" >&2
}

# good TERMINAL NAME, or bad TERMINAL NAME WORDS
good() {
	passed=$((passed + 1))
}
bad() {
	failed=$((failed + 1))
	say "$1, $2: $3"
}

# --- terminals ---

# A program that draws a file of bytes and then waits, whatever it is told meanwhile.
cat_bytes='stty raw -echo; cat "$1"; : >"$1.drawn"; exec cat >/dev/null'

start_xterm() {
	xterm -geometry 80x24+0+0 -fa 'Noto Sans Mono' -fs 12 -bg black -fg white -u8 +sb \
		-e sh -c "$cat_bytes" sh "$1"
}

start_vte() {
	dbus-run-session -- xfce4-terminal --disable-server --geometry=80x24+0+0 \
		--hide-menubar --hide-toolbar --hide-borders --hide-scrollbar \
		--font='Noto Sans Mono 12' --color-bg=black --color-text=white \
		-x sh -c "$cat_bytes" sh "$1"
}

start_kitty() {
	kitty -c NONE -o font_family='Noto Sans Mono' -o font_size=12 -o background=black \
		-o foreground=white -o remember_window_size=no -o initial_window_width=80c \
		-o initial_window_height=24c -o cursor_blink_interval=0 -o update_check_interval=0 \
		sh -c "$cat_bytes" sh "$1"
}

# In a session of its own, so that all that a terminal starts can be stopped with it.
if [ "${1:-}" = start ]; then
	"start_$2" "$3"
	exit $?
fi

# stops PID: it and all that it started, which is a session of its own.
stops() {
	kill -- "-$1" 2>/dev/null
	wait "$1" 2>/dev/null
}

# Until three looks one after the other see the same, and more than one colour.
wait_still() {
	before='' same=0 tries=$PATIENCE
	while [ $tries -gt 0 ] && [ $same -lt 2 ]; do
		import -silent -window root "$1" || return 1
		now=$(convert "$1" rgb:- | cksum)
		same=$((same + 1))
		[ "$now" = "$before" ] || same=0
		[ "$(identify -format %k "$1")" != 1 ] || same=0
		before=$now
		tries=$((tries - 1))
		sleep 0.2
	done
	[ $same = 2 ]
}

# photograph TERMINAL BYTES PICTURE
photograph() {
	rm -f "$2.drawn"
	setsid sh "$here/look.sh" start "$1" "$2" >"$work/$1.log" 2>&1 &
	pid=$!
	tries=$PATIENCE
	while [ ! -e "$2.drawn" ] && [ $tries -gt 0 ] && kill -0 $pid 2>/dev/null; do
		tries=$((tries - 1))
		sleep 0.1
	done
	[ -e "$2.drawn" ] && wait_still "$3"
	status=$?
	stops $pid
	return $status
}

photograph_xtermjs() {
	page=$work/page.html
	sed "s|@XTERM@|$work/node_modules/@xterm|g; s|@BYTES@|$(base64 -w0 "$2")|" \
		"$here/xtermjs.html" >"$page"
	rm -f "$3"
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1000,700 \
		--user-data-dir="$work/chromium" --virtual-time-budget=4000 --screenshot="$3" \
		"file://$page" >"$work/xtermjs.log" 2>&1 && [ -s "$3" ]
}

photograph_in() {
	case $1 in
	xtermjs) photograph_xtermjs "$@" ;;
	*) photograph "$@" ;;
	esac
}

# --- one picture ---

# Where the cells are in a window of this terminal: WIDTHxHEIGHT+X+Y.
calibrate() {
	{
		printf '\033[?25l\033[48;5;201m'
		row=1
		while [ $row -le 24 ]; do
			printf '\033[%d;1H%80s' $row ''
			row=$((row + 1))
		done
	} >"$work/ground.bytes"
	photograph_in "$1" "$work/ground.bytes" "$work/$1-ground.png" || return 1
	place=$(convert "$work/$1-ground.png" -fuzz 10% -fill white -opaque '#ff00ff' \
		-fill black +opaque white -format '%@' info:)
	case $place in
	0x0* | 1x1* | '') return 1 ;;
	esac
}

# differs TERMINAL NAME: says how many cells differ from those of the kept picture.
differs() {
	convert "$kept/$1-$2.png" "$work/$1-$2-small.png" -compose difference -composite \
		-colorspace gray -scale '80x24!' -threshold $MOST_PART \
		-format '%[fx:round(mean*w*h)]' info:
}

look_at() {
	picture=$work/$1-$2.png
	if ! photograph_in "$1" "$work/$2.bytes" "$picture"; then
		bad "$1" "$2" "nothing is drawn ($work/$1.log)"
		return
	fi
	mogrify -crop "$place" +repage "$picture"
	if [ "$2" != probe ]; then
		convert "$picture" -colorspace gray -depth 8 "$work/picture.pgm"
		if told=$(tests/pictures/cells "$work/picture.pgm" "$work/$2.cells"); then
			good
		else
			bad "$1" "$2" "$(echo "$told" | wc -l) cells are wrong:
$(echo "$told" | head -n 5)"
		fi
	fi
	convert "$picture" -colorspace gray -scale "${WIDTH}x$HEIGHT!" -depth 4 -strip \
		"$work/$1-$2-small.png"
	if [ -n "$keep" ]; then
		mkdir -p "$kept"
		cp "$work/$1-$2-small.png" "$kept/$1-$2.png"
	elif [ ! -f "$kept/$1-$2.png" ]; then
		bad "$1" "$2" "no picture is kept"
	elif cells=$(differs "$1" "$2") && [ "$cells" -le $MOST_CELLS ]; then
		good
	else
		bad "$1" "$2" "$cells cells are others than in the kept picture"
	fi
}

look_in() {
	if ! calibrate "$1"; then
		bad "$1" "all screens" "it does not run here; its words are in $work/$1.log"
		return
	fi
	for name in $names; do
		look_at "$1" "$name"
	done
}

# All of them, a row a screen, a column a terminal.
sheet() {
	set --
	for name in $names; do
		for terminal in $terminals; do
			[ -f "$work/$terminal-$name.png" ] || continue
			set -- "$@" -label "$terminal, $name" "$work/$terminal-$name.png"
		done
	done
	[ $# = 0 ] || montage "$@" -tile "$(echo "$terminals" | wc -w)x" -geometry 640x+6+6 \
		"$work/sheet.png"
}

# --- all ---

mkdir -p "$work/fonts"
rm -f "$work"/*.png "$work/display"
for font in noto/NotoSansMono-Regular noto/NotoSansMono-Bold \
	tlwg/TlwgTypo dejavu/DejaVuSansMono; do
	ln -sf "/usr/share/fonts/truetype/$font.ttf" "$work/fonts/"
done
sed "s|@FONTS@|$work/fonts|g" "$here/fonts.conf" >"$work/fonts.conf"
tests/pictures/record "$work" >"$work/record.log" 2>&1 || {
	say "the screens cannot be recorded: $work/record.log"
	exit 1
}
names=$(cd "$work" && ls -- *.cells | sed 's/\.cells$//')

Xvfb -displayfd 3 -screen 0 1024x768x24 -nolisten tcp 3>"$work/display" 2>"$work/Xvfb.log" &
display=$!
trap 'kill $display 2>/dev/null' EXIT
tries=$PATIENCE
while [ ! -s "$work/display" ] && [ $tries -gt 0 ]; do
	tries=$((tries - 1))
	sleep 0.1
done
DISPLAY=:$(cat "$work/display")
export DISPLAY

for terminal in $terminals; do
	look_in "$terminal"
done
sheet
say "look at $work/sheet.png"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
