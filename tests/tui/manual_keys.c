/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every key that the manual names in its sentences is a key of some screen: what stands in a
 * block `keys` is pressed (tests/tui/manual.c), the rest is told in passing.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/app/screen.h"
#include "tui/home/program.h"
#include "tui/home/screens.h"
#include "tui/palette/widget_tables.h"
#include "tui/terminal/key.h"
#include "tui/widget/action.h"

static const char *const pages[] = {TOP_SRCDIR "/doc/manual/clerk.md",
	TOP_SRCDIR "/doc/manual/supervisor.md",
	TOP_SRCDIR "/doc/manual/administrator.md"};

/* --- the keys that there are, a line each --- */

static void put_keys(struct str *out, const struct action *actions, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (int k = 0; k < ACTION_KEYS && actions[i].keys[k]; k++) {
			str_putc(out, '\n');
			key_append(out, actions[i].keys[k], false);
		}
}

static void put_all_keys(struct str *out)
{
	for (size_t i = 0; screen_classes[i]; i++)
		put_keys(out, screen_classes[i]->actions,
			screen_classes[i]->actions_count);
	for (size_t i = 0; i < WIDGET_TABLES; i++)
		put_keys(out, widget_tables[i].actions, *widget_tables[i].count);
	put_keys(out, app_actions, app_actions_count);
	/* Those of typing and of boxes are in no table. */
	str_puts(out, "\nEnter\nTab\nShift-Tab\n");
}

static bool holds_line(const struct str *lines, const char *line)
{
	struct str wanted = STR_INIT;
	str_printf(&wanted, "\n%s\n", line);
	const bool found = strstr(lines->data, wanted.data) != NULL;
	str_release(&wanted);
	return found;
}

/* --- the keys that a page names --- */

static bool looks_like_a_key(const char *text)
{
	static const char *const begin[] = {"Ctrl-", "Alt-", "Shift-"};
	static const char *const whole[] = {"Enter", "Tab", "Esc", "PgUp", "PgDn", "Home",
		"End", "Ins", "Del", "Space"};
	for (size_t i = 0; i < COUNT(begin); i++)
		if (strncmp(text, begin[i], strlen(begin[i])) == 0)
			return true;
	for (size_t i = 0; i < COUNT(whole); i++)
		if (strcmp(text, whole[i]) == 0)
			return true;
	if (*text == 'F' && text[1] && text[1 + strspn(text + 1, "0123456789")] == '\0')
		return true;
	return utf8_count(text, strlen(text)) == 1;
}

/* What stands between backquotes, in place. */
static size_t check_line(const char *path, char *line, const struct str *keys)
{
	size_t count = 0;
	for (char *at = strchr(line, '`'); at; at = strchr(at, '`')) {
		char *end = strchr(++at, '`');
		if (!end)
			break;
		*end = '\0';
		if (looks_like_a_key(at)) {
			count++;
			if (!holds_line(keys, at))
				fail_msg("%s names %s, which is no key", path, at);
		}
		at = end + 1;
	}
	return count;
}

static size_t check_page(const char *path, const struct str *keys)
{
	struct str text = STR_INIT;
	size_t count = 0;
	bool block = false;
	char *rest = NULL;
	support_read(path, &text);
	for (char *line = strtok_r(text.data, "\n", &rest); line;
		line = strtok_r(NULL, "\n", &rest)) {
		if (strncmp(line, "```", 3) == 0)
			block = !block;
		else if (!block)
			count += check_line(path, line, keys);
	}
	str_release(&text);
	return count;
}

static void test_keys(void **state)
{
	struct str keys = STR_INIT;
	(void)state;
	put_all_keys(&keys);
	for (size_t i = 0; i < COUNT(pages); i++)
		assert_true(check_page(pages[i], &keys) > 0);
	str_release(&keys);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_keys)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
