#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The checks of the sources see what they are for: each fault is planted in a copy of the
# tree, and the check has to tell of it by name.
set -u
top=$(cd "${srcdir:-.}" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
status=0

# Where the sources may not be written, their copy may.
(cd "$top" && find text model check report print publish intake db office tui plain cli tests bench -type f \
	\( -name '*.[ch]' -o -name '*.sh' -o -name '*.sql' -o -name '*.awk' -o -name '*.am' \) \
	-print0 | tar --null -T - --mode=u+w -cf -) | tar -xf - -C "$tree"
mkdir -p "$tree/.ci"
# An archive of the sources has no .ci.
mkdir -p "$tree/po" "$tree/data"
mkdir -p "$tree/doc" "$tree/debian"
(cd "$top/data" && find . -mindepth 1 -type d) | (cd "$tree/data" && xargs mkdir -p)
for file in README doc/licences.md debian/copyright run Makefile.am configure.ac .ci/run data/data.am po/th.po tests/file_alone.txt; do
	[ ! -f "$top/$file" ] || cat "$top/$file" >"$tree/$file"
done

# clean CHECK: it finds nothing before anything is planted.
clean() {
	found=$(HOUSE=$tree sh "$top/tests/house/$1" 2>&1) || {
		echo "$1 finds something in the tree as it is:"
		echo "$found"
		status=1
	}
}

# planted CHECK FILE LINE WORDS: LINE stands at the end of FILE; CHECK has to fail and to
# say WORDS.
planted() {
	line=$(echo "$3" | head -n 1)
	cp "$tree/$2" "$tree/kept" 2>/dev/null || : >"$tree/kept"
	printf '%s\n' "$3" >>"$tree/$2"
	if found=$(HOUSE=$tree sh "$top/tests/house/$1" 2>&1); then
		echo "$1 does not see: $line in $2"
		status=1
	elif ! echo "$found" | grep -qF "$4"; then
		echo "$1 does not say '$4' of: $line in $2"
		status=1
	fi
	if [ -s "$tree/kept" ]; then cp "$tree/kept" "$tree/$2"; else rm "$tree/$2"; fi
	rm "$tree/kept"
}

# Each banned function is one that does not compile.
for call in 'strcpy(a, b)' 'strcat(a, b)' 'strncpy(a, b, 1)' 'strtok(a, b)' 'sprintf(a, b)' \
	'vsprintf(a, b, 0)' 'gets(a)' 'atoi(a)' 'atol(a)' 'atoll(a)' 'atof(a)'; do
	printf '#include "%s/text/banned.h"\nvoid f(char *a, const char *b);\nvoid f(char *a, const char *b) { (void)b; (void)%s; }\n' \
		"$top" "$call" >"$tree/banned.c"
	said=$(LC_ALL=C ${CC:-cc} -fsyntax-only "$tree/banned.c" 2>&1) &&
		{ echo "$call compiles"; status=1; }
	echo "$said" | grep -q is_a_banned_function || { echo "$call is not banned: $said"; status=1; }
done

clean rooms.sh
clean lists.sh
clean includes.sh
clean digits.sh
clean licences.sh
planted rooms.sh tui/table/table_view.c '#include <curses.h>' 'tui/table/table_view.c: only'
planted rooms.sh tui/app/app.c '#include "cli/command.h"' 'cli/ does not stand below tui/app/'
planted rooms.sh tui/widget/field.c '#include "tui/app/app.h"' 'tui/app/ does not stand below tui/widget/'
planted rooms.sh tui/terminal/key.c '#include "tui/card/card_values.h"' 'does not stand below tui/terminal/'
planted rooms.sh tui/card/card_draft.c '#include "tui/head/head_draft.h"' 'does not stand below tui/card/'
planted rooms.sh tui/head/head_faces.c '#include "tui/card/screens.h"' 'tui/card/ does not stand below tui/head/'
planted rooms.sh tui/findings/finding_jump.c '#include "tui/card/card_faces.h"' 'tui/card/ does not stand below tui/findings/'
planted rooms.sh tui/review/screen_progress.c '#include "tui/card/screens.h"' 'tui/card/ does not stand below tui/review/'
planted rooms.sh tui/app/app.c '#include "tui/home/screens.h"' 'tui/home/ does not stand below tui/app/'
planted rooms.sh text/cell.c '#include "tui/card/card_values.h"' 'a circle of rooms'
planted rooms.sh db/rows/load.c '#include <sqlite3.h>' 'db/rows/load.c: only db/engine/sqlite'
planted rooms.sh db/engine/query.c '#include <sqlite3.h>' 'db/engine/query.c: only db/engine/sqlite'
planted rooms.sh db/engine/query.c '#include <libpq-fe.h>' 'db/engine/query.c: only db/engine/postgres'
planted rooms.sh db/engine/query.c 'static const int busy = SQLITE_BUSY;' 'db/engine/query.c: only the driver knows SQLite'
planted rooms.sh tests/db/card.c '/* sqlite3_changes() */' 'tests/db/card.c: only the driver knows SQLite'
planted rooms.sh db/engine/common.sql 'SELECT ifnull(1, 2)' "db/engine/common.sql: words that are SQLite's"
planted rooms.sh db/engine/verify.sql 'SELECT 1 WHERE a IS ?1' "db/engine/verify.sql: words that are SQLite's"
planted rooms.sh db/restore.c '#include "db/engine/sqlite.h"' 'only db/engine/ sees the driver'
planted rooms.sh db/engine/query.c '#include "db/trust/trail.h"' 'does not stand below db/engine/'
planted rooms.sh office/states.c '#include "db/engine/query.h"' 'private to db/'
planted rooms.sh model/card.h '#include "model/report.h"' 'header cycle'
planted rooms.sh db/head.h '/* sqlite3 */' 'db/head.h: only the driver knows SQLite'
planted rooms.sh tui/app/app.c 'void x(void) { waddstr(stdscr, ""); }' 'a banned function'
planted rooms.sh text/forgotten.c '/* SPDX-License-Identifier: GPL-3.0-or-later */' 'does not include <config.h>'
planted rooms.sh tests/text/cell.c "$(yes '/* */' | head -n 800)" '800 are the most'
planted lists.sh tests/text/forgotten.c '/* */' 'tests/text/forgotten.c'
mkdir "$tree/tests/text/folder"
planted lists.sh tests/text/folder.c '/* */' 'of the name of a folder'
planted lists.sh tests/house/forgotten.sh '#!/bin/sh' 'tests/house/forgotten.sh'
planted lists.sh tui/widget/forgotten.c '/* */' 'tui/widget/forgotten.c'
planted lists.sh tests/file_alone.txt 'tests/db/none there is none' 'there is no tests/db/none.c'
planted lists.sh tests/file_alone.txt 'tests/db/card' 'does not say why tests/db/card'
planted lists.sh db/engine/migrations/999.sql '-- none' '999.sql'
planted lists.sh tui/home/screens.c 'const struct screen_class screen_forgotten = {' 'screen_forgotten'
planted includes.sh text/utf8.c '#include "text/wrap.h"' 'text/utf8.c: includes text/wrap.h'
planted includes.sh text/utf8.c 'void *x(void) { return wrapper_new(); }' 'text/utf8.c: uses wrapper_new of text/wrap.h'
planted includes.sh text/utf8.c 'int x(void) { return CARD_DRAFT; }' 'text/utf8.c: uses CARD_DRAFT'
planted digits.sh tui/app/app.c 'void x(struct str *s) { str_printf(s, _("%d of " "them"), 1); }' '"%d of " "them"'
planted digits.sh cli/show.c 'void x(void) { printf(_("%lld reports"), 1LL); }' '%lld reports'
planted digits.sh cli/show.c 'void x(time_t t) { localtime(&t); }' 'cli/show.c'
planted digits.sh po/th.po "$(printf '\nmsgid "twelve"\nmsgstr "มี 12 ข้อ"')" 'มี 12 ข้อ'
planted licences.sh configure.ac 'PKG_CHECK_MODULES([NONE], [nosuch >= 1.0], [], [:])' 'nosuch, of the sources and configure.ac, is not in'
planted licences.sh publish/csv.c '#define OTHER "libnosuch.so.7"' 'libnosuch.so.7, of the sources and configure.ac, is not in'
planted licences.sh doc/licences.md "$(printf '## In the process\n\n| library | known as | licence |\n|---|---|---|\n| jansson | \140nosuch\140 | MIT |')" \
	'nosuch, of doc/licences.md, is not in the sources and configure.ac'
planted licences.sh README "$(printf 'What it stands on\n\n\tnosuch         nothing')" "nosuch, of README's list, is not in"
planted licences.sh README 'What it stands on
and, to build: a C17 compiler (nosuch or gcc), make.' "nosuch, of README's list, is not in"
planted licences.sh doc/licences.md "$(printf '## To test\n\n| tool | licence |\n|---|---|\n| nosuch | MIT |')" \
	"nosuch, of doc/licences.md, is not in README's list"
planted licences.sh doc/licences.md "$(printf '## Data\n\n| what | licence |\n|---|---|\n| \140data/nosuch/\140 | MIT |')" \
	'data/nosuch/, of doc/licences.md, is not in the folders of data/'
planted licences.sh doc/licences.md "$(printf '## Data\n\n| what | licence |\n|---|---|\n| x | OFL-1.1 |')" \
	'debian/copyright does not know OFL-1.1'
planted licences.sh doc/licences.md "$(printf '## Data\n\n| what | licence |\n|---|---|\n| x | |')" 'does not say the licence of: x'
planted licences.sh debian/copyright "$(printf 'Files: data/words/a.json\nLicense: MIT')" 'data/words/a.json under MIT'
exit $status
