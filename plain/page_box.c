/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question over the screen (tui/app/dialog_box.h): a line, a passphrase, one or several of
 * a list, one of some choices. */
#include <config.h>

#include <stdint.h>
#include <string.h>

#include "plain/parts.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/app/dialog_box.h"
#include "tui/buffer/buffer.h"
#include "tui/table/table_view.h"
#include "tui/terminal/key.h"
#include "tui/widget/line_field.h"
#include "tui/widget/text_view.h"

/* Rows of a list that are told; to find others one types. */
enum { ROWS_MOST = 60 };

static struct dialog_box *box_of(const struct plain *plain)
{
	return plain->heard.box;
}

/* Something to read, that asks nothing. */
static bool only_tells(const struct dialog_box *box)
{
	return box->choices_count == 1 && !box->field && !box->table &&
	       box->choices[0].key == K_ENTER;
}

/* The choice that destroys. */
static bool confirms(const struct dialog_box *box)
{
	return !box->field && !box->table && box->choices_count == 2 &&
	       box->choices[0].key == K_F8;
}

static void tell_rows(struct plain *plain)
{
	const struct table_view *table = box_of(plain)->table;
	const size_t count = table_view_shown(table);
	for (size_t place = 0; place < MIN(count, ROWS_MOST); place++) {
		struct str line = STR_INIT;
		plain_number(plain, &line, place + 1);
		str_puts(&line, ". ");
		table_view_tell(table, place, &line);
		plain_say(plain, line.data);
		str_release(&line);
	}
	if (count > ROWS_MOST)
		plain_tell(
			plain, _("and more: %zu in all. Type words to find some"), count);
}

static void tell_choices(struct plain *plain)
{
	const struct dialog_box *box = box_of(plain);
	for (int i = 0; i < box->choices_count; i++) {
		struct str line = STR_INIT;
		plain_number(plain, &line, (size_t)i + 1);
		str_printf(&line, ". %s", _(box->choices[i].name));
		if (i == box->marked)
			str_printf(&line, " (%s)", _("Enter"));
		plain_say(plain, line.data);
		str_release(&line);
	}
}

static void tell_how(struct plain *plain)
{
	const struct dialog_box *box = box_of(plain);
	struct str now = STR_INIT;
	if (box->secret) {
		plain_say(
			plain, _("What you type is not shown. Enter alone: no answer."));
	} else if (box->table && box->field) {
		tell_rows(plain);
		plain_say(plain, _("A number chooses; words find. ..: no answer."));
	} else if (box->table) {
		tell_rows(plain);
		plain_say(plain,
			_("Numbers tick or take that back: 1 3 5-7; * ticks all or "
			  "none. Enter takes what is ticked. ..: no answer."));
	} else if (box->field) {
		buffer_append(line_field_buffer(box->field), &now);
		if (now.bytes)
			plain_say_behind(plain, _("Now: "), now.data);
		plain_say(plain,
			_("A line answers; Enter alone takes what stands there. ..: "
			  "no answer."));
	} else if (confirms(box)) {
		plain_tell(plain,
			/* TRANSLATORS: a word, as Delete */
			_("Type the word “%s” to do it; Enter alone leaves all as it is."),
			_(box->choices[0].name));
	} else {
		tell_choices(plain);
	}
	str_release(&now);
}

static void tell(struct plain *plain)
{
	const struct dialog_box *box = box_of(plain);
	struct str text = STR_INIT;
	str_printf(&text, "%s\n", box->title);
	text_view_append(box->text, &text);
	while (text.bytes && text.data[text.bytes - 1] == '\n')
		str_truncate(&text, text.bytes - 1);
	plain_say(plain, text.data);
	str_release(&text);
	if (only_tells(box)) {
		plain_press(plain, K_ENTER);
		return;
	}
	tell_how(plain);
}

static void prompt(struct plain *plain, struct str *out)
{
	str_puts(out, box_of(plain)->title);
}

/* --- answering --- */

/* The choice that a line names, by number, name or letter; -1: none. */
static int choice_of(const struct dialog_box *box, const char *line)
{
	const size_t number = plain_number_of(line);
	if (number && number <= (size_t)box->choices_count)
		return (int)number - 1;
	for (int i = 0; i < box->choices_count; i++)
		if (plain_names(line, _(box->choices[i].name)) ||
			plain_names(line, box->choices[i].name))
			return i;
	return CHOICE_NONE;
}

static void answer_confirm(struct plain *plain, const char *line)
{
	const struct choice *choice = &box_of(plain)->choices[0];
	const bool surely = !strcmp(line, _(choice->name)) || !strcmp(line, choice->name);
	plain_press(plain, surely ? choice->key : K_ESCAPE);
	if (!surely)
		plain_say(plain, _("Left as it is"));
}

static void answer_choice(struct plain *plain, const char *line)
{
	const struct dialog_box *box = box_of(plain);
	const int choice = *line ? choice_of(box, line) : box->marked;
	if (choice == CHOICE_NONE)
		plain_say(plain, _("That is none of the choices"));
	else
		plain_press(plain, box->choices[choice].key);
}

static void choose_row(struct plain *plain, size_t number)
{
	struct table_view *table = box_of(plain)->table;
	const size_t row = table_view_at(table, number - 1);
	if (row == SIZE_MAX) {
		plain_say_no_row(plain);
		return;
	}
	table_view_go(table, row);
	plain_press(plain, K_ENTER);
}

/* Words go into the filter. */
static void answer_pick(struct plain *plain, const char *line)
{
	const size_t number = plain_number_of(line);
	if (number)
		choose_row(plain, number);
	else if (*line)
		plain_type_over(plain, plain_text_of(line));
}

static void tick(struct plain *plain, size_t from, size_t to)
{
	struct table_view *table = box_of(plain)->table;
	for (size_t number = from; number <= to; number++) {
		const size_t row = table_view_at(table, number - 1);
		if (row == SIZE_MAX) {
			plain_say_no_row(plain);
			return;
		}
		/* One ticks the row of the cursor, which goes on by that. */
		plain_press(plain, K_HOME);
		plain_press_times(plain, K_DOWN, number - 1);
		plain_press(plain, ' ');
	}
}

static void answer_ticks(struct plain *plain, const char *line)
{
	static const char parts[] = " ,";
	if (!*line)
		plain_press(plain, K_ENTER);
	if (!strcmp(line, "*"))
		plain_press(plain, K_TAB);
	for (const char *at = line; *at && *line != '*';) {
		const size_t bytes = strcspn(at, parts);
		struct str range = STR_INIT;
		str_append(&range, at, bytes);
		char *dash = range.bytes ? strchr(range.data, '-') : NULL;
		if (dash)
			*dash = '\0';
		const size_t from = plain_number_of(range.data);
		const size_t to = dash ? plain_number_of(dash + 1) : from;
		if (from && to)
			tick(plain, from, to);
		else if (bytes)
			plain_say(plain, _("Numbers of rows are expected"));
		str_release(&range);
		at += bytes + strspn(at + bytes, parts);
	}
}

static void answer(struct plain *plain, const char *line)
{
	const struct dialog_box *box = box_of(plain);
	if (box->secret && *line) {
		plain_type(plain, line);
		plain_press(plain, K_ENTER);
	} else if (box->secret || !strcmp(line, "..")) {
		plain_press(plain, K_ESCAPE);
	} else if (box->table && box->field) {
		answer_pick(plain, line);
	} else if (box->table) {
		answer_ticks(plain, line);
	} else if (box->field) {
		if (!strcmp(line, "/-")) {
			plain_press(plain, CTRL('A'));
			plain_press(plain, K_DELETE);
		} else if (*line) {
			plain_type_over(plain, plain_text_of(line));
		}
		plain_press(plain, K_ENTER);
	} else if (confirms(box)) {
		answer_confirm(plain, line);
	} else {
		answer_choice(plain, line);
	}
}

const struct way page_box = {
	.tell = tell,
	.prompt = prompt,
	.answer = answer,
};
