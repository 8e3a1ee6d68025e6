/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every key of every table of actions, and every key with Ctrl there is, reaches the
 * program through a real terminal: none is taken by the line discipline (Ctrl-S, Ctrl-Q,
 * Ctrl-Z, Ctrl-C ...) or for another.
 */
#include <config.h>

#include <string.h>

#include "tests/support/pty.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/app.h"
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

#define PROBE TOP_BUILDDIR "/tests/support/screen_probe"
/* --- pressing --- */

/* Letters that the probe does something else with, and the key that ends it. */
static bool is_the_probes(keystroke key)
{
	return key == CTRL('Q') || (key < 0x7F && strchr("+ceorstwxz", (int)key));
}

struct keyboard {
	struct pty *pty;
	unsigned pressed;
};

static void begin(struct keyboard *keyboard, const char *terminal)
{
	const char *const settings[] = {terminal, NULL};
	const struct pty_start start = {.program = PROBE, .settings = settings};
	*keyboard = (struct keyboard){.pty = pty_new(&start)};
	pty_wait(keyboard->pty, "0 started;");
}

/* Ctrl-Q is the last that comes through. */
static void end(struct keyboard *keyboard)
{
	pty_key(keyboard->pty, "Ctrl-Q");
	assert_int_equal(pty_wait_exit(keyboard->pty), 0);
	assert_non_null(strstr(pty_output(keyboard->pty)->data, "key Ctrl-Q;"));
	assert_string_equal(pty_not_restored(keyboard->pty), "");
	pty_free(keyboard->pty);
}

/* Presses the key and waits for its event. */
static void expect_key(struct keyboard *keyboard, keystroke key, const char *pressed)
{
	struct str said = STR_INIT;
	pty_key(keyboard->pty, pressed);
	str_printf(&said, "%u %s ", ++keyboard->pressed, key < K_UP ? "text" : "key");
	key_append(&said, key, false);
	str_putc(&said, ';');
	pty_wait(keyboard->pty, said.data);
	str_release(&said);
}

/* --- the tables --- */

/* As pty_key() wants it: arrows by words. */
static void append_name(struct str *out, keystroke key)
{
	static const char *const arrows[] = {"Up", "Down", "Left", "Right"};
	const keystroke modifiers = MOD_CTRL | MOD_ALT | MOD_SHIFT;
	const keystroke plain = key & ~modifiers;
	if (plain < K_UP || plain > K_RIGHT) {
		key_append(out, key, false);
		return;
	}
	struct str name = STR_INIT;
	key_append(&name, (key & modifiers) | 'x', false);
	str_append(out, name.data, name.bytes - 1);
	str_puts(out, arrows[plain - K_UP]);
	str_release(&name);
}

static size_t press_table(
	struct keyboard *keyboard, const struct action *actions, size_t count)
{
	size_t keys = 0;
	for (size_t i = 0; i < count; i++) {
		for (int k = 0; k < ACTION_KEYS && actions[i].keys[k]; k++) {
			const keystroke key = actions[i].keys[k];
			struct str name = STR_INIT;
			append_name(&name, key);
			/* xterm sends for it what Backspace sends elsewhere. */
			if (!is_the_probes(key) && key != (K_BACKSPACE | MOD_CTRL))
				expect_key(keyboard, key, name.data);
			keys++;
			str_release(&name);
		}
	}
	return keys;
}

static void test_keys_of_all_tables(void **state)
{
	(void)state;
	static const struct {
		const struct action *actions;
		const size_t *count;
	} tables[] = {
		{app_actions, &app_actions_count},
		{text_area_actions, &text_area_actions_count},
		{offers_actions, &offers_actions_count},
		{list_field_actions, &list_field_actions_count},
		{table_view_actions, &table_view_actions_count},
		{text_view_actions, &text_view_actions_count},
		{evidence_field_actions, &evidence_field_actions_count},
	};
	struct keyboard keyboard;
	size_t keys = 0;
	begin(&keyboard, NULL);
	for (size_t i = 0; i < COUNT(tables); i++)
		keys += press_table(&keyboard, tables[i].actions, *tables[i].count);
	for (size_t i = 0; screen_classes[i]; i++)
		keys += press_table(&keyboard, screen_classes[i]->actions,
			screen_classes[i]->actions_count);
	assert_true(keys > 150);
	end(&keyboard);
}

/* --- all with Ctrl, all function keys --- */

static const struct {
	const char *pressed;
	keystroke key;
} others[] = {
	{"Ctrl-H", K_BACKSPACE},
	{"Ctrl-I", K_TAB},
	{"Ctrl-J", K_ENTER},
	{"Ctrl-M", K_ENTER},
	{"Ctrl-_", KEY_PALETTE},
};

static keystroke meaning_of_control(char letter)
{
	for (size_t i = 0; i < COUNT(others); i++)
		if (others[i].pressed[strlen("Ctrl-")] == letter)
			return others[i].key;
	return CTRL(letter);
}

static void press_all(const char *terminal)
{
	struct keyboard keyboard;
	begin(&keyboard, terminal);
	for (const char *letter = "ABCDEFGHIJKLMNOPRSTUVWXYZ\\]^_"; *letter; letter++) {
		const char pressed[] = {'C', 't', 'r', 'l', '-', *letter, '\0'};
		expect_key(&keyboard, meaning_of_control(*letter), pressed);
	}
	for (unsigned i = 0; i < 12; i++) {
		static const char *const with[] = {"", "Shift-", "Ctrl-", "Alt-"};
		static const keystroke modifiers[] = {0, MOD_SHIFT, MOD_CTRL, MOD_ALT};
		for (size_t m = 0; m < COUNT(with); m++) {
			struct str name = STR_INIT;
			str_printf(&name, "%sF%u", with[m], i + 1);
			expect_key(&keyboard, (K_F1 + i) | modifiers[m], name.data);
			str_release(&name);
		}
	}
	end(&keyboard);
}

static void test_control_and_function_keys(void **state)
{
	(void)state;
	static const char *const terminals[] = {"TERM=xterm-256color",
		"TERM=tmux-256color", "TERM=screen-256color", "TERM=linux", "TERM=rxvt"};
	for (size_t i = 0; i < COUNT(terminals); i++)
		press_all(terminals[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_of_all_tables),
		cmocka_unit_test(test_control_and_function_keys),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
