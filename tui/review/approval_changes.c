/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/review/approval_changes.h"

#include <stddef.h>

#include "db/trust/people_list.h"
#include "model/card.h"
#include "model/head_text.h"
#include "office/deadline.h"
#include "office/moment.h"
#include "office/report_changes.h"
#include "office/since_signed.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/people.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/changed_text.h"
#include "tui/widget/marked_text.h"

struct telling {
	struct app *app;
	struct text_view *text_view;
	size_t count;
};

static void put_field(
	void *context, enum card_field field, const char *before, const char *now)
{
	struct telling *telling = context;
	struct marked_text line = MARKED_TEXT_INIT;
	marked_text_puts(&line, _(card_field_label(field)), STYLE_PLAIN);
	marked_text_puts(&line, ": ", STYLE_PLAIN);
	changed_text_put(&line, app_breaker(telling->app), before, now);
	text_view_marked(telling->text_view, &line);
	marked_text_release(&line);
}

/* What signing and reopening put in and take out is no change of what is signed. */
static bool is_of_signing(const struct report_change *change)
{
	return change->kind == CHANGE_TEXT &&
	       (change->what == HEAD_SIGNER_OPINION || change->what == HEAD_SIGNER_DATE);
}

/* What it was and what it is, of what has a text. */
static void put_texts(struct telling *telling, const struct report_change *change,
	struct marked_text *line)
{
	const enum digits digits = app_digits(telling->app);
	struct str before = STR_INIT, now = STR_INIT;
	if (change->kind == CHANGE_DEADLINE) {
		deadline_day_append(&before, change->before, DATE_LONG, digits);
		deadline_day_append(&now, change->now, DATE_LONG, digits);
	} else {
		str_puts(&before, change->before);
		str_puts(&now, change->now);
	}
	changed_text_put(line, app_breaker(telling->app), before.data, now.data);
	str_release(&before);
	str_release(&now);
}

static void put_change(void *context, const struct report_change *change)
{
	struct telling *telling = context;
	struct str label = STR_INIT;
	struct marked_text line = MARKED_TEXT_INIT;
	if (is_of_signing(change))
		return;
	telling->count++;
	report_change_label(&label, change, app_digits(telling->app));
	const bool has_texts =
		change->kind == CHANGE_TEXT || change->kind == CHANGE_DEADLINE;
	if (has_texts)
		str_puts(&label, ": ");
	else if (change->kind == CHANGE_CARD_NEW)
		str_printf(&label, " (%s)", _("was not there"));
	else if (change->kind == CHANGE_CARD_GONE)
		str_printf(&label, " (%s)", _("is not there any more"));
	marked_text_puts(&line, label.data, STYLE_PLAIN);
	if (has_texts)
		put_texts(telling, change, &line);
	text_view_marked(telling->text_view, &line);
	if (change->kind == CHANGE_CARD)
		card_changed_fields(
			change->card_before, change->card_now, put_field, telling);
	str_release(&label);
	marked_text_release(&line);
}

static bool put_who(struct app *app, const struct since_signed *since, struct str *out,
	struct error *error)
{
	struct people people = {NULL, 0, 0};
	struct str when = STR_INIT;
	if (!people_read(&people, app, error))
		return false;
	moment_append(&when, since->at, app_digits(app));
	/* TRANSLATORS: who, when */
	str_printf(out, _("%s signed it last, %s."),
		people_name(&people, app, since->who), when.data);
	people_release(&people);
	str_release(&when);
	return true;
}

static bool put_since(struct telling *telling, const struct since_signed *since,
	const struct report *now, struct error *error)
{
	struct str line = STR_INIT;
	text_view_heading(telling->text_view, _("Since it was signed last"));
	const bool good = put_who(telling->app, since, &line, error);
	text_view_paragraphs(telling->text_view, line.data);
	str_release(&line);
	if (since->found)
		report_changes(&since->before, now, put_change, telling);
	if (!since->found)
		text_view_paragraphs(telling->text_view,
			_("What it said then is not known here: all of it is to be read."));
	else if (!telling->count)
		text_view_paragraphs(
			telling->text_view, _("It says the same as it did then."));
	return good;
}

bool approval_put_changes(struct app *app, int64_t number, const struct report *now,
	struct text_view *text_view, struct error *error)
{
	struct telling telling = {app, text_view, 0};
	struct since_signed since;
	if (!since_signed_read(&since, app->store, number, now, error))
		return false;
	const bool good = !since.who || put_since(&telling, &since, now, error);
	since_signed_release(&since);
	return good;
}
