/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form (tui/app/form.h): its rows one after another, each with its guide and what there is
 * to choose. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "plain/parts.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/form.h"
#include "tui/terminal/key.h"

/* Names to pick from that are told at once; more are in a list of their own. */
enum { NAMES_MOST = 12 };

static const struct form_row *row_of(const struct plain *plain, size_t *count)
{
	const struct form *form = plain->heard.form;
	return &form_rows(form, count)[form_row(form)];
}

static void tell_choices(struct plain *plain, const struct form_row *row, size_t now)
{
	if (row->text && row->choices_count > NAMES_MOST) {
		plain_say(plain, _("There are names to pick from: /list"));
		return;
	}
	for (size_t i = 0; i < row->choices_count; i++) {
		struct str line = STR_INIT;
		str_puts(&line, row->text ? "=" : "");
		plain_number(plain, &line, i + 1);
		str_printf(&line, ". %s", _(row->choices[i]));
		if (!row->text && i == now)
			str_printf(&line, " (%s)", _("chosen"));
		plain_say(plain, line.data);
		str_release(&line);
	}
}

static void tell_value(struct plain *plain, const struct form_row *row)
{
	const struct form *form = plain->heard.form;
	const size_t at = form_row(form);
	struct str hint = STR_INIT;
	if (row->text) {
		char *text = form_text(form, at);
		if (*text)
			plain_say_behind(plain, _("Now: "), text);
		free(text);
		form_hint_append(form, at, &hint);
		if (hint.bytes)
			plain_say(plain, hint.data);
	}
	if (*form_said(form, at))
		plain_say(plain, form_said(form, at));
	tell_choices(plain, row, row->text ? 0 : form_choice(form, at));
	str_release(&hint);
}

static void tell(struct plain *plain)
{
	size_t count;
	struct str title = STR_INIT, line = STR_INIT;
	const struct form_row *row = row_of(plain, &count);
	if (plain_is_new(plain)) {
		plain_title(plain, &title);
		plain_say(plain, title.data);
		if (plain_top(plain)->class->help)
			plain_say(plain, _(plain_top(plain)->class->help));
		plain_say(plain,
			_("A line answers and goes on; Enter alone leaves it as it "
			  "is."));
	}
	plain_number(plain, &line, form_row(plain->heard.form) + 1);
	str_puts(&line, "/");
	plain_number(plain, &line, count);
	str_printf(&line, " %s", _(row->label));
	plain_say(plain, line.data);
	if (row->guide)
		plain_say(plain, _(row->guide));
	tell_value(plain, row);
	str_release(&title);
	str_release(&line);
}

static void prompt(struct plain *plain, struct str *out)
{
	size_t count;
	str_puts(out, _(row_of(plain, &count)->label));
}

/* To the next row; in the last one Enter does what the form is for. Paragraphs take it for
 * themselves. */
static void go_on(struct plain *plain, const struct form_row *row)
{
	plain_press(plain, row->area ? K_TAB : K_ENTER);
}

static void choose(struct plain *plain, const struct form_row *row, const char *line)
{
	size_t number = plain_number_of(line);
	const size_t now = form_choice(plain->heard.form, form_row(plain->heard.form));
	for (size_t i = 0; !number && i < row->choices_count; i++)
		if (plain_names(line, _(row->choices[i])) ||
			plain_names(line, row->choices[i]))
			number = i + 1;
	if (!number || number > row->choices_count) {
		plain_say(plain, _("That is none of the choices"));
		return;
	}
	const size_t count = row->choices_count;
	plain_press_times(plain, K_RIGHT, (number - 1 + count - now) % count);
	go_on(plain, row);
}

/* "=2": the second of the names to pick from. */
static bool pick(struct plain *plain, const struct form_row *row, const char *line)
{
	const size_t number = *line == '=' ? plain_number_of(line + 1) : 0;
	if (!number || number > row->choices_count)
		return false;
	plain_type_over(plain, _(row->choices[number - 1]));
	return true;
}

/* Paragraphs, till an empty line. */
static void write_area(struct plain *plain, const struct form_row *row, const char *line)
{
	if (!*line) {
		go_on(plain, row);
		return;
	}
	if (!strcmp(line, "-")) {
		plain_press(plain, CTRL('A'));
		plain_press(plain, K_DELETE);
		return;
	}
	plain_press(plain, K_END | MOD_CTRL);
	char *text = form_text(plain->heard.form, form_row(plain->heard.form));
	if (*text)
		plain_press(plain, K_ENTER);
	free(text);
	plain_type(plain, plain_text_of(line));
}

static void answer(struct plain *plain, const char *line)
{
	size_t count;
	const struct form_row *row = row_of(plain, &count);
	if (row->area) {
		write_area(plain, row, line);
	} else if (!*line) {
		go_on(plain, row);
	} else if (!row->text) {
		choose(plain, row, line);
	} else {
		if (!strcmp(line, "-")) {
			plain_press(plain, CTRL('A'));
			plain_press(plain, K_DELETE);
		} else if (!pick(plain, row, line)) {
			plain_type_over(plain, plain_text_of(line));
		}
		go_on(plain, row);
	}
}

/* "/3": to the third row. */
static bool takes(struct plain *plain, const char *line)
{
	size_t count;
	const size_t number = *line == '/' ? plain_number_of(line + 1) : 0;
	row_of(plain, &count);
	if (!number || number > count)
		return false;
	form_go(plain->heard.form, number - 1);
	return true;
}

const struct way page_form = {
	.tell = tell,
	.prompt = prompt,
	.takes = takes,
	.answer = answer,
	.text = true,
	.help = N_(
		"Each row is asked for: a text, or the number of a choice. Enter alone "
		"leaves it as it is, - empties it, a slash and a number goes to that row. "
		"Behind the last row the form is saved, or does what it is for."),
};
