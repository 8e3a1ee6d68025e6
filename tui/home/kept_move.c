/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/home/kept_move.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/bin.h"
#include "db/head.h"
#include "db/kept.h"
#include "db/overview.h"
#include "db/store.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/head_text.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/agency.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/fate.h"
#include "tui/app/screen_id.h"
#include "tui/card/card_merge.h"
#include "tui/terminal/terminal.h"

/* --- which report, which measure --- */

/* What is picked from: names on the screen, numbers behind them. */
struct picks {
	const struct app *app;
	int64_t first; /* of this number: before all others */
	int64_t *numbers;
	struct string_list names;
	size_t count, capacity;
};

static void picks_release(struct picks *picks)
{
	free(picks->numbers);
	string_list_release(&picks->names);
}

static void add_pick(struct picks *picks, int64_t number, const char *name)
{
	picks->numbers = mem_grow(
		picks->numbers, picks->count, &picks->capacity, sizeof(*picks->numbers));
	picks->numbers[picks->count++] = number;
	string_list_add(&picks->names, name);
	if (number != picks->first)
		return;
	for (size_t i = picks->count - 1; i > 0; i--) {
		char *other = picks->names.items[i - 1];
		picks->names.items[i - 1] = picks->names.items[i];
		picks->names.items[i] = other;
		picks->numbers[i] = picks->numbers[i - 1];
		picks->numbers[i - 1] = number;
	}
}

static bool add_report(void *context, const struct report_summary *report)
{
	struct picks *picks = context;
	struct str name = STR_INIT;
	if (report->state != REPORT_OPEN)
		return true;
	agency_append(&name, report->agency_type, report->agency_name);
	str_puts(&name, " ");
	number_append(&name, report->fiscal_year, app_digits(picks->app));
	str_printf(&name, " %s", report->title);
	add_pick(picks, report->number, name.data);
	str_release(&name);
	return true;
}

static bool add_card(void *context, const struct card_overview *card)
{
	struct picks *picks = context;
	struct str name = STR_INIT;
	const char *text = card->issue && *card->issue ? card->issue : card->measure;
	if (card->state == CARD_APPROVED)
		return true;
	number_append(&name, card->place, app_digits(picks->app));
	str_puts(&name, ". ");
	if (text)
		str_append(&name, text, strcspn(text, "\n"));
	add_pick(picks, card->number, name.data);
	str_release(&name);
	return true;
}

/* 0: none. */
static int64_t pick(struct app *app, const char *heading, const struct picks *picks)
{
	struct str typed = STR_INIT;
	const size_t chosen = dialog_pick(app, heading,
		(const char *const *)picks->names.items, picks->count, false, &typed);
	str_release(&typed);
	return chosen < picks->count ? picks->numbers[chosen] : 0;
}

static bool pick_report(
	struct app *app, int64_t first, int64_t *report, struct error *error)
{
	struct picks picks = {.app = app, .first = first};
	const bool good = store_list(app->store, add_report, &picks, error);
	*report = 0;
	if (good && !picks.count)
		app_message(app, STYLE_WARNING, "%s",
			_("There is no report that it can be put into"));
	else if (good)
		*report = pick(app, _("Into which report?"), &picks);
	picks_release(&picks);
	return good && *report;
}

static bool pick_card(struct app *app, int64_t report, int64_t *card, struct error *error)
{
	struct picks picks = {.app = app};
	const bool good =
		store_overview(app->store, report, app->who, add_card, &picks, error);
	*card = 0;
	if (good && !picks.count)
		app_message(app, STYLE_WARNING, "%s",
			_("That report has no measure that can be changed"));
	else if (good)
		*card = pick(app, _("Into which measure?"), &picks);
	picks_release(&picks);
	return good && *card;
}

/* --- brackets --- */

static bool end(struct store *store, bool good, struct error *error)
{
	if (good)
		return store_commit(store, error);
	store_rollback(store);
	return false;
}

static bool forget(
	const struct app *app, const struct kept_item *item, struct error *error)
{
	return store_forget_kept(app->store, app->who, item->name, error);
}

/* --- back to its place --- */

static enum card_field first_field(const struct kept_item *item)
{
	enum card_field field = 0;
	while (field < FIELD_COUNT && !(item->fields & 1u << field))
		field++;
	return field;
}

static bool find_fate(const struct app *app, const struct kept_item *item,
	enum card_fate *fate, struct error *error)
{
	struct card_standing standing;
	return item->number ? card_fate_find(app, item->number, fate, &standing, error)
			    : report_fate_find(app, item->report, fate, error);
}

/* Out of the bin: the report, and then the card, which may have lain there before it.
 * *fate: what it is then. */
static bool bring_back(const struct app *app, const struct kept_item *item,
	enum card_fate *fate, struct error *error)
{
	enum card_fate report;
	if (!report_fate_find(app, item->report, &report, error) ||
		(report == CARD_IN_BIN && !store_restore_report(app->store, item->report,
						  app->who, error)) ||
		!find_fate(app, item, fate, error))
		return false;
	if (*fate != CARD_IN_BIN)
		return true;
	return store_restore_from_bin(app->store, item->number, app->who, error) &&
	       find_fate(app, item, fate, error);
}

static bool put_card_draft(
	const struct app *app, const struct kept_item *item, struct error *error)
{
	const struct draft draft = {
		.card = item->number,
		.revision = item->revision,
		.who = app->who,
		.session = app->session,
		.field = first_field(item),
		.at = time_now(),
		.body = item->body,
	};
	return store_draft_put(app->store, &draft, error) && forget(app, item, error);
}

static bool put_head_draft(const struct app *app, const struct kept_item *item,
	int64_t report, int64_t revision, struct error *error)
{
	const struct head_draft draft = {
		.report = report,
		.revision = revision,
		.who = app->who,
		.session = app->session,
		.field = item->texts.count ? item->texts.items[0].path : "",
		.at = time_now(),
		.body = item->body,
	};
	return store_head_draft_put(app->store, &draft, error) &&
	       forget(app, item, error);
}

static bool open_texts(struct app *app, const struct kept_item *item, int64_t report,
	struct error *error)
{
	const char *path = item->texts.count ? item->texts.items[0].path : "";
	const struct topic topic = {.report = report};
	return app_open(app, screen_of_text(path), &topic, error);
}

static bool open_measure(
	struct app *app, const struct kept_item *item, int64_t card, struct error *error)
{
	const struct topic topic = {
		.card = card, .path = card_field_name(first_field(item))};
	return app_open(app, SCREEN_GUIDE, &topic, error);
}

/* Where it cannot have the text, back or not, all stays as it is. */
static bool put_back(
	const struct app *app, const struct kept_item *item, struct error *error)
{
	enum card_fate fate;
	if (!bring_back(app, item, &fate, error) || fate != CARD_HERE)
		return false;
	return item->number
		       ? put_card_draft(app, item, error)
		       : put_head_draft(app, item, item->report, item->revision, error);
}

bool kept_put_back(struct app *app, const struct kept_item *item, struct error *error)
{
	if (!store_begin(app->store, error) ||
		!end(app->store, put_back(app, item, error), error))
		return false;
	return item->number ? open_measure(app, item, item->number, error)
			    : open_texts(app, item, item->report, error);
}

/* --- elsewhere --- */

static bool add_measure(struct app *app, const struct kept_item *item, int64_t report,
	int64_t *number, struct error *error)
{
	struct card_entry entry;
	if (!store_add_card(app->store, report, app->who, &entry, error))
		return false;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		card_field_copy(&entry.card, &item->card, field);
	*number = entry.number;
	const bool good =
		store_save_card(app->store, &entry, app->who, error) == SAVE_DONE &&
		forget(app, item, error);
	card_entry_release(&entry);
	return good;
}

bool kept_make_measure(struct app *app, const struct kept_item *item, struct error *error)
{
	int64_t report, number = 0;
	if (!pick_report(app, item->report, &report, error) ||
		!store_begin(app->store, error) ||
		!end(app->store, add_measure(app, item, report, &number, error), error))
		return false;
	app_saved(app);
	return open_measure(app, item, number, error);
}

bool kept_put_into_measure(
	struct app *app, const struct kept_item *item, struct error *error)
{
	int64_t report;
	struct card_two two = {.kept = NULL};
	struct card_entry entry;
	if (!pick_report(app, item->report, &report, error) ||
		!pick_card(app, report, &two.card, error) ||
		!store_card(app->store, two.card, &entry, error))
		return false;
	two.mine = entry.card;
	card_init(&two.before);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (item->fields & 1u << field)
			card_field_copy(&two.mine, &item->card, field);
	two.kept = mem_strdup(item->name);
	const bool opened =
		app_open(app, SCREEN_CONFLICT, &(struct topic){.two = &two}, error);
	card_two_release(&two);
	return opened;
}

bool kept_fits_other_report(const struct kept_item *item)
{
	enum head_what what;
	size_t index;
	return item->texts.count &&
	       head_path_parse(item->texts.items[0].path, &what, &index) &&
	       head_text_row(what)->part != HEAD_FORM;
}

/* As a draft that began on no revision of that report: of every text that stands there
 * already the clerk is asked when it is saved. */
bool kept_put_into_report(
	struct app *app, const struct kept_item *item, struct error *error)
{
	enum { NO_REVISION = -1 };
	int64_t report;
	if (!pick_report(app, item->report, &report, error) ||
		!store_begin(app->store, error) ||
		!end(app->store, put_head_draft(app, item, report, NO_REVISION, error),
			error))
		return false;
	return open_texts(app, item, report, error);
}

/* --- to a file, or away --- */

static bool write_all(int file, const struct str *text)
{
	for (size_t done = 0; done < text->bytes;) {
		const ssize_t bytes = write(file, text->data + done, text->bytes - done);
		if (bytes < 0 && errno != EINTR)
			return false;
		done += bytes > 0 ? (size_t)bytes : 0;
	}
	return fsync(file) == 0;
}

/* Nothing that is there is written over, the office file least of all. */
static bool write_file(const char *path, const struct str *text)
{
	const int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file < 0)
		return false;
	const bool written = write_all(file, text);
	const int failed = errno;
	const bool closed = close(file) == 0;
	if (written && closed)
		return true;
	unlink(path);
	errno = written ? errno : failed;
	return false;
}

void kept_write_file(struct app *app, const struct kept_item *item)
{
	struct str path = STR_INIT, text = STR_INIT;
	const char *home = getenv("HOME");
	bool done = false;
	kept_item_append(&text, item, app_digits(app));
	str_printf(&path, "%s/mattrakan-%lld.txt", home ? home : "/tmp",
		(long long)item->at);
	while (!done && dialog_line(app, _("To a file"), _("File"), &path) &&
		path.bytes) {
		done = write_file(path.data, &text);
		if (done)
			app_message(app, STYLE_DONE, _("%s: written"), path.data);
		else
			app_message(
				app, STYLE_ERROR, "%s: %s", path.data, strerror(errno));
	}
	str_release(&path);
	str_release(&text);
}

bool kept_throw_away(struct app *app, const struct kept_item *item, struct error *error)
{
	return dialog_confirm(app, _("Throw it away?"),
		       _("The text that is kept here is thrown away for good."),
		       N_("Throw it away")) &&
	       forget(app, item, error);
}
