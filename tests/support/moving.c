/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/moving.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/hard_texts.h"
#include "tests/support/raw.h"
#include "text/macros.h"
#include "text/str.h"

/* --- all that is in a file --- */

/* All tables that people's rows stand in. */
#define TABLES                                                                           \
	"SELECT name FROM sqlite_schema WHERE type = 'table' "                           \
	"AND name NOT LIKE 'search_index%' ORDER BY name"

/* Every value of every row with its type, in the order of the keys. */
void moving_say(struct str *out, struct store *store)
{
	struct str tables = STR_INIT;
	raw_rows(&tables, store, TABLES, "");
	char *rest = tables.data;
	for (char *table; (table = strsep(&rest, "|\n"));) {
		struct str sql = STR_INIT;
		if (!*table)
			continue;
		str_printf(&sql,
			"SELECT 'SELECT ' || group_concat('quote(' || name || ')') || "
			"' FROM %s ORDER BY ' || (SELECT group_concat(name) FROM (SELECT name "
			"FROM pragma_table_info('%s') WHERE pk ORDER BY pk)) "
			"FROM pragma_table_info('%s')",
			table, table, table);
		char *select = raw_text(store, sql.data);
		str_printf(out, "%s\n", table);
		raw_rows(out, store, select, "?");
		free(select);
		str_release(&sql);
	}
	str_release(&tables);
}

/* --- what is hard to move --- */

static void append_quoted(struct str *out, const char *text)
{
	str_putc(out, '\'');
	for (; *text; text++)
		str_puts(out, *text == '\'' ? "''" : (const char[]){*text, '\0'});
	str_putc(out, '\'');
}

const char *const moving_figures[MOVING_FIGURES] = {"95", "95.0", "NULL", "'null'", "0",
	"-0.0", "0.1", "0.30000000000000004", "123456789012345", "9007199254740992",
	"1e300", "5e-324", "-95.25", "100", "1.0e15", "1.0e16"};

static const char *const texts[] = {"", "'", "''; DROP TABLE report; --", "NULL", "\"",
	"\\", "\\x00", "%s%n", "?1", "$1", "{figure ?1}", "ก\nข\r\nค\tง", " ", "95.0",
	"\x01\x7f", "{\"a\":1}", "\xEF\xBB\xBF", "e\xCC\x81",
	"\xF0\x9F\x98\x80\xE2\x80\xAE",
	"99999999999999999999999999999999999999.0000000000000000000000001"};

/* Some texts that are hard, one behind another, or a long one. */
static void append_text(struct str *out, struct support_random *random)
{
	struct str text = STR_INIT;
	if (support_draw(random, 6) == 0) {
		str_puts(out, "NULL");
		return;
	}
	for (uint64_t i = support_draw(random, 4); i > 0; i--)
		str_puts(&text, texts[support_draw(random, COUNT(texts))]);
	/* The last but three hold what is no UTF-8. */
	if (support_draw(random, 2))
		str_puts(&text, hard_texts[support_draw(random, HARD_TEXTS - 4)]);
	if (support_draw(random, 20) == 0)
		for (int i = 0; i < 5000; i++)
			str_puts(&text, "น้ำ");
	append_quoted(out, text.data);
	str_release(&text);
}

void moving_set_hostile(struct store *store, struct support_random *random)
{
	static const char *const columns[] = {"card SET issue", "card SET measure",
		"card SET output", "card SET period", "report SET title",
		"section SET text", "step SET text", "signature SET name",
		"memo SET number", "evidence SET caption", "person_setting SET value",
		"draft SET field", "ita_item SET owner", "acceptance SET reason",
		"unit SET name"};
	static const char *const of_figures[] = {"ita SET year", "ita SET total",
		"ita SET iit", "ita SET eit", "ita SET oit", "ita_item SET score"};
	struct str sql = STR_INIT;
	for (size_t i = 0; i < COUNT(columns); i++) {
		str_clear(&sql);
		str_printf(&sql, "UPDATE OR IGNORE %s = ", columns[i]);
		append_text(&sql, random);
		raw_try(store, sql.data, NULL);
	}
	for (size_t i = 0; i < COUNT(of_figures); i++) {
		str_clear(&sql);
		str_printf(&sql, "UPDATE %s = %s", of_figures[i],
			moving_figures[support_draw(random, MOVING_FIGURES)]);
		raw_run(store, sql.data);
	}
	str_release(&sql);
}
