/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One key, one meaning: a function key, or one with Ctrl or Alt, does the same on every
 * screen that knows it. What does another thing stands in one table, with the reason.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/screen.h"
#include "tui/home/program.h"
#include "tui/home/screens.h"
#include "tui/table/table_view.h"
#include "tui/terminal/key.h"
#include "tui/widget/action.h"
#include "tui/widget/evidence_field.h"
#include "tui/widget/list_field.h"
#include "tui/widget/offers.h"
#include "tui/widget/text_area.h"
#include "tui/widget/text_view.h"

/* What a key means, by the name of its action. */
static const struct meaning {
	keystroke key;
	const char *name;
} meanings[] = {
	{K_F1, "Help"},
	{CTRL('G'), "Help"},
	{K_F2, "Details"},
	{K_F3, "Find"},
	{CTRL('F'), "Find"},
	{K_F4, "Whole measure"},
	{CTRL('W'), "Whole measure"},
	{K_F5, "Preview"},
	{CTRL('P'), "Preview"},
	{K_F6, "Check"},
	{CTRL('K'), "Check"},
	{K_F7, "Progress"},
	{K_F8, "Confirm"},
	{CTRL('B'), "Confirm"},
	{K_F9, "Settings"},
	{CTRL('T'), "Settings"},
	{K_F10, "Quit"},
	{CTRL('Q'), "Quit"},
	{K_F11, "About"},
	{K_F12, "Done"},
	{CTRL('A'), "Select all"},
	{CTRL('C'), "Copy"},
	{CTRL('D'), "Down"},
	{CTRL('E'), "Editor"},
	{CTRL('L'), "As before"},
	{CTRL('N'), "Next field"},
	{CTRL('O'), "List"},
	{CTRL('R'), "Field before"},
	{CTRL('S'), "Save"},
	{CTRL('U'), "Up"},
	{CTRL('V'), "Paste"},
	{CTRL('X'), "Cut"},
	{CTRL('Y'), "Redo"},
	{CTRL('Z'), "Undo"},
	{CTRL(' '), "Set mark"},
	{CTRL(']'), "Back"},
	{KEY_PALETTE, "Commands"},
	{CTRL('\\'), "Thai keyboard"},
	{CTRL('^'), "Turn round"},
};

static const char same_in_list[] = "the same, of what this list holds";
static const char goes_on[] = "ends the form, and does what it is for";
static const char chosen[] = "what is chosen from is another list";
static const char no_text[] = "a list for who administers, where no text is typed";

/* What has another name, and why it may have the key. Every row is needed. */
static const struct exception {
	keystroke key;
	const char *name, *reason;
} exceptions[] = {
	{K_F2, "Figures", "the details of an ITA result"},
	{K_F2, "Change", "the details of a person"},
	{K_F2, "People", "the details of the office file: who works in it"},
	{K_F6, "Test page", "checks the printer"},
	{CTRL('K'), "Test page", "checks the printer"},
	{K_F7, "Sign", "goes on where F7 led to: what was decided there is signed"},
	{K_F8, "Bring back", "says that the old text is right after all"},
	{CTRL('S'), "Sign", goes_on},
	{CTRL('S'), "Make it", goes_on},
	{CTRL('S'), "Done", goes_on},
	{CTRL('S'), "Go on", goes_on},
	{CTRL('S'), "Print", goes_on},
	{CTRL('S'), "Export", goes_on},
	{CTRL('S'), "Take it in", goes_on},
	{CTRL('S'), "Replace", goes_on},
	{CTRL('S'), "Hand over", goes_on},
	{CTRL('O'), "Pick", chosen},
	{CTRL('O'), "Who signs", chosen},
	{CTRL('O'), "Hand over", "to whom is chosen there"},
	{CTRL('N'), "Next difference", same_in_list},
	{CTRL('R'), "Difference before", same_in_list},
	{CTRL('D'), "Move down", same_in_list},
	{CTRL('U'), "Move up", same_in_list},
	{CTRL('Z'), "Put back", "undoes the removal"},
	{CTRL('R'), "Bring back", no_text},
	{CTRL('E'), "Empty", no_text},
	{CTRL('E'), "Change", no_text},
	{CTRL('N'), "Add", no_text},
	{CTRL('K'), "My passphrase", no_text},
	{CTRL('R'), "Forget passphrase", no_text},
	{CTRL('U'), "End hand-over", no_text},
	{CTRL('U'), "People", "users; nothing is moved in Settings"},
};

/* What destroys for good asks first (dialog_confirm()), and has no key that does something
 * harmless elsewhere but these. */
static bool used[COUNT(exceptions)];

static const char *meaning_of(keystroke key)
{
	for (size_t i = 0; i < COUNT(meanings); i++)
		if (meanings[i].key == key)
			return meanings[i].name;
	return NULL;
}

static bool is_excepted(keystroke key, const char *name)
{
	for (size_t i = 0; i < COUNT(exceptions); i++)
		if (exceptions[i].key == key && !strcmp(exceptions[i].name, name)) {
			used[i] = true;
			return true;
		}
	return false;
}

/* Function keys, and letters and the space with Ctrl. */
static bool is_looked_at(keystroke key)
{
	if (key >= K_F1 && key <= K_F12)
		return true;
	return key & MOD_CTRL && key_is_character(key & ~(keystroke)MOD_CTRL);
}

static size_t check_table(const char *where, const struct action *actions, size_t count)
{
	size_t looked_at = 0;
	for (size_t i = 0; i < count; i++)
		for (int k = 0; k < ACTION_KEYS && actions[i].keys[k]; k++) {
			const keystroke key = actions[i].keys[k];
			const char *name = actions[i].name;
			if (!is_looked_at(key))
				continue;
			looked_at++;
			const char *meaning = meaning_of(key);
			if ((!meaning || strcmp(meaning, name)) &&
				!is_excepted(key, name)) {
				struct str shown = STR_INIT;
				key_append(&shown, key, true);
				fail_msg("%s: %s is “%s”, and “%s” elsewhere", where,
					shown.data, name, meaning ? meaning : "nothing");
			}
		}
	return looked_at;
}

static void test_one_key_one_meaning(void **state)
{
	(void)state;
	static const struct {
		const char *where;
		const struct action *actions;
		const size_t *count;
	} tables[] = {
		{"everywhere", app_actions, &app_actions_count},
		{"texts", text_area_actions, &text_area_actions_count},
		{"suggestions", offers_actions, &offers_actions_count},
		{"numbered lists", list_field_actions, &list_field_actions_count},
		{"lists", table_view_actions, &table_view_actions_count},
		{"reading", text_view_actions, &text_view_actions_count},
		{"evidence", evidence_field_actions, &evidence_field_actions_count},
	};
	size_t looked_at = 0;
	memset(used, 0, sizeof(used));
	for (size_t i = 0; i < COUNT(tables); i++)
		looked_at +=
			check_table(tables[i].where, tables[i].actions, *tables[i].count);
	for (size_t i = 0; screen_classes[i]; i++)
		looked_at += check_table(screen_classes[i]->name,
			screen_classes[i]->actions, screen_classes[i]->actions_count);
	assert_true(looked_at > 120);
	for (size_t i = 0; i < COUNT(exceptions); i++)
		if (!used[i])
			fail_msg("“%s” needs no exception (%s)", exceptions[i].name,
				exceptions[i].reason);
}

/* The two tables above say one thing of a key. */
static void test_tables_agree(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(meanings); i++)
		assert_string_equal(meaning_of(meanings[i].key), meanings[i].name);
	for (size_t i = 0; i < COUNT(exceptions); i++) {
		const char *meaning = meaning_of(exceptions[i].key);
		assert_non_null(meaning);
		assert_string_not_equal(meaning, exceptions[i].name);
		assert_true(strlen(exceptions[i].reason) > 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one_key_one_meaning),
		cmocka_unit_test(test_tables_agree),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
