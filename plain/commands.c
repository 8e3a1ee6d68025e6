/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions of the screen on top as commands: by name, by letter, by the name of a key. */
#include <config.h>

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "plain/parts.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/terminal/key.h"
#include "tui/widget/action.h"

bool plain_names(const char *words, const char *name)
{
	return *words && !strncasecmp(words, name, strlen(words));
}

/* Calls visit for each action that can be done, first the screen's own, until one is
 * wanted. */
typedef bool wanted(
	const struct plain *plain, const struct action *action, const void *of);

static const struct action *look_in(const struct plain *plain,
	const struct action *actions, size_t count, wanted *want, const void *of)
{
	const struct screen *screen = plain_top(plain);
	for (size_t i = 0; i < count; i++) {
		const struct action *action = &actions[i];
		if ((action->run || action->opens) &&
			(!action->possible || action->possible(plain->app, screen)) &&
			want(plain, action, of))
			return action;
	}
	return NULL;
}

static const struct action *look(const struct plain *plain, wanted *want, const void *of)
{
	const struct screen_class *class = plain_top(plain)->class;
	const struct action *own =
		look_in(plain, class->actions, class->actions_count, want, of);
	return own ? own
		   : look_in(plain, plain->app->actions, plain->app->actions_count, want,
			     of);
}

static const char *name_of(const struct plain *plain, const struct action *action)
{
	return action_name(action, plain->app, plain_top(plain));
}

static bool has_key(
	const struct plain *plain, const struct action *action, const void *of)
{
	const keystroke *key = of;
	(void)plain;
	for (int i = 0; i < ACTION_KEYS && action->keys[i]; i++)
		if (key_matches(action->keys[i], *key))
			return true;
	return false;
}

static bool is_named(
	const struct plain *plain, const struct action *action, const void *of)
{
	const char *name = name_of(plain, action);
	return !strcasecmp(of, _(name)) || !strcasecmp(of, name);
}

static bool begins_so(
	const struct plain *plain, const struct action *action, const void *of)
{
	const char *name = name_of(plain, action);
	return plain_names(of, _(name)) || plain_names(of, name);
}

/* --- keys --- */

/* Presses a key of an action that does not become text where text is typed; one that has
 * none is taken from the palette, by its name. */
static void perform(struct plain *plain, const struct action *action)
{
	for (int i = 0; i < ACTION_KEYS && action->keys[i]; i++) {
		if (plain->page->text && key_is_character(action->keys[i]))
			continue;
		plain_press(plain, action->keys[i]);
		return;
	}
	plain_press(plain, KEY_PALETTE);
	plain_type(plain, _(name_of(plain, action)));
	plain_press(plain, K_ENTER);
}

/* Keys that are no action's, by their names: for what no command is for. */
static const struct {
	const char *name;
	keystroke key;
} keys[] = {
	{"up", K_UP},
	{"down", K_DOWN},
	{"left", K_LEFT},
	{"right", K_RIGHT},
	{"home", K_HOME},
	{"end", K_END},
	{"pgup", K_PAGE_UP},
	{"pgdn", K_PAGE_DOWN},
	{"ins", K_INSERT},
	{"del", K_DELETE},
	{"enter", K_ENTER},
	{"tab", K_TAB},
	{"esc", K_ESCAPE},
	{"space", ' '},
};

/* F5, ^S, down; 0: no key's name. */
static keystroke key_named(const char *word)
{
	const size_t number =
		*word == 'f' || *word == 'F' ? plain_number_of(word + 1) : 0;
	if (number >= 1 && number <= 12)
		return K_F1 + (keystroke)number - 1;
	if (*word == '^' && word[1] && !word[2])
		return CTRL(toupper((unsigned char)word[1]));
	for (size_t i = 0; i < COUNT(keys); i++)
		if (!strcasecmp(word, keys[i].name))
			return keys[i].key;
	return 0;
}

/* A letter: the key where letters are keys, with Ctrl where they are text. */
static keystroke letter_of(const struct plain *plain, const char *word)
{
	uint32_t point;
	if (!*word || utf8_decode(word, strlen(word), &point) != strlen(word))
		return 0;
	if (!plain->page->text)
		return point;
	const uint32_t latin = key_latin(point);
	return latin < 0x80 && isalpha((int)latin) ? CTRL(toupper((int)latin)) : 0;
}

static void go_back(struct plain *plain)
{
	plain_press(plain, K_ESCAPE);
}

bool plain_command(struct plain *plain, const char *word)
{
	keystroke key = letter_of(plain, word);
	const struct action *action;
	if (!strcmp(word, "?")) {
		plain_help(plain);
		return true;
	}
	if (!strcmp(word, ".")) {
		plain_forget(plain);
		plain->asking.brief = false;
		plain->moved = true;
		return true;
	}
	if (!strcmp(word, "..")) {
		go_back(plain);
		return true;
	}
	if (key && look(plain, has_key, &key)) {
		plain_press(plain, key);
		return true;
	}
	action = look(plain, is_named, word);
	if (!action)
		action = look(plain, begins_so, word);
	if (action) {
		perform(plain, action);
		return true;
	}
	key = key_named(word);
	if (key)
		plain_press(plain, key);
	return key != 0;
}

/* --- what there is --- */

/* A line for each: its name, its letter, what it does. Says it and goes on. */
static bool tell_action(
	const struct plain *plain, const struct action *action, const void *of)
{
	struct plain *out = *(struct plain *const *)of;
	const struct screen *screen = plain_top(plain);
	struct str line = STR_INIT, letter = STR_INIT;
	for (int i = 0; i < ACTION_KEYS && action->keys[i] && !letter.bytes; i++)
		if (key_is_character(action->keys[i]) && action->keys[i] > ' ' &&
			!plain->page->text)
			key_append(&letter, action->keys[i], true);
	str_printf(
		&line, "%s%s", plain->page->text ? "/" : "", _(name_of(plain, action)));
	if (letter.bytes)
		str_printf(&line, " (%s)", letter.data);
	str_printf(&line, ": %s", _(action->help));
	if (needs_shown(plain->app, screen, action))
		plain_say(out, line.data);
	str_release(&line);
	str_release(&letter);
	return false;
}

void plain_help(struct plain *plain)
{
	const struct screen_class *class = plain_top(plain)->class;
	if (class->help)
		plain_say(plain, _(class->help));
	if (plain->page->help)
		plain_say(plain, _(plain->page->help));
	plain_say(plain, _("Commands, of which the beginning of the name is enough:"));
	look(plain, tell_action, &plain);
	plain_say(plain,
		plain->page->text
			? _("..: back. .: says it again. ?: this help. A key by its "
			    "name, as /F5 or /^S, does what it does on the screen.")
			: _("..: back. .: says it again. ?: this help. A key by its "
			    "name, as F5 or ^S, does what it does on the screen."));
}
