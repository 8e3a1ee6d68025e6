/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The import screen: a document of another program before it becomes a report. What is
 * doubtful, what is which, and the measures that it makes; all of it can be said otherwise,
 * and nothing is in the office file before the clerk takes it in.
 */
#include <config.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "intake/proposal.h"
#include "intake/reader.h"
#include "intake/returned.h"
#include "intake/source.h"
#include "model/file.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/importing.h"
#include "office/returning.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/message.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/needs.h"
#include "tui/app/report_files.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/intake/import_change.h"
#include "tui/intake/import_detail.h"
#include "tui/intake/import_lists.h"
#include "tui/intake/import_rows.h"
#include "tui/intake/screens.h"
#include "tui/intake/taking_in.h"
#include "tui/table/list_detail.h"
#include "tui/table/table_view.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/text_view.h"

/* Below the list: of a measure half of the rows. */
enum { DETAIL_ROWS = 5 };

static const char *path_of(const struct import_work *work)
{
	return work->paths.items[work->at];
}

/* --- files --- */

/* A name that was mistyped is there again, to be mended. False: Esc. */
static bool mend_path(struct import_work *work)
{
	struct str path = STR_INIT;
	str_puts(&path, path_of(work));
	const bool mended =
		report_file_ask(work->app, _("Bring in a report"), _("File"), &path);
	if (mended) {
		free(work->paths.items[work->at]);
		work->paths.items[work->at] = mem_strdup(path.data);
	}
	str_release(&path);
	return mended;
}

static bool read_document(
	struct import_work *work, const struct str *bytes, struct error *error)
{
	struct app *app = work->app;
	app_message(app, STYLE_MESSAGE, _("Reading %s …"), file_last_part(path_of(work)));
	app_paint(app);
	const bool read = importing_read(&work->importing, path_of(work), bytes, error);
	str_clear(&app->message);
	return read;
}

/* ELSEWHERE: on a screen of its own, which goes on with the files behind it. */
enum outcome { OUTCOME_SHOW, OUTCOME_DONE, OUTCOME_ELSEWHERE, OUTCOME_UNREAD };

/* It is to be looked at before it becomes a report. */
static enum outcome propose(struct import_work *work, struct error *error)
{
	const struct app *app = work->app;
	importing_remembered(&work->memory, app->store, app->who);
	if (!importing_propose(&work->importing, &work->memory, error))
		return OUTCOME_UNREAD;
	import_work_begin(work);
	return OUTCOME_SHOW;
}

/* A document of our own goes back to its report, on a screen of its own; to an office file
 * that does not know that it comes whole. */
static enum outcome take_returned(
	struct import_work *work, struct returned *returned, struct error *error)
{
	struct app *app = work->app;
	struct topic topic = {
		.file = path_of(work), .files = &work->paths, .at = work->at};
	if (!returning_find(app->store, returned, &topic.report, error))
		return OUTCOME_UNREAD;
	if (topic.report)
		return app_open(app, SCREEN_RETURNED, &topic, error) ? OUTCOME_ELSEWHERE
		       : error->kind == ERROR_NONE                   ? OUTCOME_DONE
								     : OUTCOME_UNREAD;
	returning_whole(returned);
	taking_in(app, path_of(work), &returned->was);
	return OUTCOME_DONE;
}

static enum outcome begin_document(
	struct import_work *work, const struct str *bytes, struct error *error)
{
	const struct intake_file file = {file_last_part(path_of(work)),
		(const unsigned char *)bytes->data, bytes->bytes};
	const struct source *source = &work->importing.source;
	struct returned returned;
	if (!read_document(work, bytes, error))
		return OUTCOME_UNREAD;
	if (!returned_is(&file, source))
		return propose(work, error);
	if (!returned_read(&returned, &file, source, error))
		return OUTCOME_UNREAD;
	const enum outcome outcome = take_returned(work, &returned, error);
	returned_release(&returned);
	return outcome;
}

/* One file: a report is taken in at once, a document is to be looked at. */
static enum outcome begin_file(struct import_work *work)
{
	struct error error = ERROR_INIT;
	struct str bytes = STR_INIT;
	enum outcome outcome = OUTCOME_UNREAD;
	bool readable = file_read(path_of(work), &bytes, &error);
	if (readable && importing_is_json(path_of(work), &bytes)) {
		taking_in_json(work->app, path_of(work), &readable);
		outcome = readable ? OUTCOME_DONE : OUTCOME_UNREAD;
	} else if (readable) {
		outcome = begin_document(work, &bytes, &error);
	}
	if (outcome != OUTCOME_SHOW)
		import_work_end(work);
	if (error.kind != ERROR_NONE)
		app_error(work->app, &error);
	str_release(&bytes);
	return outcome;
}

/* Goes on with the files until one is to be looked at. False: there is none, or another screen
 * goes on with them. */
static bool next_document(struct import_work *work)
{
	for (; work->at < work->paths.count; work->at++) {
		enum outcome outcome = begin_file(work);
		while (outcome == OUTCOME_UNREAD && mend_path(work))
			outcome = begin_file(work);
		if (outcome == OUTCOME_SHOW)
			return true;
		if (outcome == OUTCOME_ELSEWHERE)
			return false;
	}
	return false;
}

/* --- drawing --- */

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct import_work *work = screen->state;
	(void)app;
	str_printf(left, "%s  %s", _("Import"), file_last_part(path_of(work)));
	if (work->paths.count > 1)
		message_append(
			right, _("file %zu of %zu"), work->at + 1, work->paths.count);
}

static void paint_lists(struct import_work *work, const struct canvas *canvas)
{
	const int below = work->list == IMPORT_MEASURES
				  ? MAX(DETAIL_ROWS, canvas->rows / 2)
				  : DETAIL_ROWS;
	const struct list_detail parts = list_detail_divide(canvas, below);
	table_view_digits(work->tables[work->list], app_digits(work->app));
	table_view_paint(work->tables[work->list], &parts.list, true);
	text_view_paint(work->detail, &parts.detail, app_wrapper(work->app));
}

static void paint_none(const struct import_work *work, const struct canvas *canvas)
{
	const struct canvas part =
		canvas_part(canvas, 1, 2, canvas->rows - 1, canvas->columns - 4);
	canvas_paragraphs(&part, 0,
		work->list == IMPORT_DOUBTS
			? _("Nothing is doubtful.")
			: _("No measures: say under What is which what is a table of "
			    "measures."),
		STYLE_GUIDE);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct import_work *work = screen->state;
	const struct canvas body =
		canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->columns);
	import_lists_paint(work, canvas);
	import_detail_write(work);
	if (work->reading)
		text_view_paint(work->detail, &body, app_wrapper(app));
	else if (import_work_row(work) == SIZE_MAX &&
		 !table_view_filtering(work->tables[work->list]))
		paint_none(work, &body);
	else
		paint_lists(work, &body);
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	struct import_work *work = screen->state;
	(void)app;
	return work->reading ? text_view_event(work->detail, event)
			     : table_view_event(work->tables[work->list], event);
}

/* --- what keys do --- */

static enum effect show_list(struct screen *screen, size_t step)
{
	struct import_work *work = screen->state;
	work->list = (enum import_list)((work->list + step) % IMPORT_LISTS);
	work->reading = false;
	return EFFECT_PAINT;
}

static enum effect run_next_list(struct app *app, struct screen *screen)
{
	(void)app;
	return show_list(screen, 1);
}

static enum effect run_list_before(struct app *app, struct screen *screen)
{
	(void)app;
	return show_list(screen, IMPORT_LISTS - 1);
}

/* To what a doubt is about, where that can be said otherwise. */
static void go_to_doubt(struct import_work *work)
{
	const struct doubt *doubt = import_work_doubt(work);
	const size_t row = import_rows_of_doubt(&work->rows, &work->importing, doubt);
	if (doubt->kind == DOUBT_SPACE) {
		import_change_space(work, doubt);
		return;
	}
	if (row == SIZE_MAX) {
		app_message(work->app, STYLE_WARNING, "%s",
			_("This is about the document as a whole"));
		return;
	}
	work->list = IMPORT_WHICH;
	table_view_show_all(work->tables[IMPORT_WHICH]);
	table_view_go(work->tables[IMPORT_WHICH], row);
}

static enum effect run_enter(struct app *app, struct screen *screen)
{
	struct import_work *work = screen->state;
	(void)app;
	switch (work->list) {
	case IMPORT_DOUBTS: go_to_doubt(work); break;
	case IMPORT_WHICH: import_change(work); break;
	default: work->reading = !work->reading; break;
	}
	return EFFECT_PAINT;
}

static const char *enter_name(const struct app *app, const struct screen *screen)
{
	static const char *const names[IMPORT_LISTS] = {
		[IMPORT_DOUBTS] = N_("Go there"),
		[IMPORT_WHICH] = N_("Change"),
		[IMPORT_MEASURES] = N_("Read"),
	};
	const struct import_work *work = screen->state;
	(void)app;
	return work->reading ? N_("List") : names[work->list];
}

static enum effect run_pick(struct app *app, struct screen *screen)
{
	(void)app;
	import_change(screen->state);
	return EFFECT_PAINT;
}

static bool can_pick(const struct app *app, const struct screen *screen)
{
	(void)app;
	return import_work_which(screen->state) != NULL;
}

static enum effect run_add(struct app *app, struct screen *screen)
{
	(void)app;
	import_change_add(screen->state);
	return EFFECT_PAINT;
}

static bool can_add(const struct app *app, const struct screen *screen)
{
	(void)app;
	return import_change_can_add(screen->state);
}

static enum effect run_turn(struct app *app, struct screen *screen)
{
	(void)app;
	import_change_turn(screen->state);
	return EFFECT_PAINT;
}

static bool can_turn(const struct app *app, const struct screen *screen)
{
	(void)app;
	return import_change_can_turn(screen->state);
}

/* --- taking it in --- */

/* Where something has to be answered, whether what is assumed is taken. */
static bool is_sure(struct import_work *work)
{
	const size_t stops = proposal_doubts(&work->importing.proposal, DOUBT_STOPS);
	struct str words = STR_INIT;
	if (!stops)
		return true;
	message_append(&words,
		_("Questions that are still to be answered: %zu. What is assumed there "
		  "would be taken."),
		stops);
	const bool sure = dialog_confirm(
		work->app, _("Take it in all the same?"), words.data, N_("Take it in"));
	str_release(&words);
	return sure;
}

static bool take_in(struct import_work *work)
{
	struct app *app = work->app;
	struct error error = ERROR_INIT;
	if (!importing_keep_pictures(&work->importing, app->office, &error)) {
		app_error(app, &error);
		return false;
	}
	if (!taking_in(app, path_of(work), &work->importing.proposal.report))
		return false;
	if (!importing_remember(
		    &work->importing, &work->memory, app->store, app->who, &error))
		app_error(app, &error);
	return true;
}

/* The next file, or back to the list of reports. */
static enum effect go_on(struct import_work *work)
{
	import_work_end(work);
	work->at++;
	if (next_document(work))
		return EFFECT_PAINT;
	work->at = MIN(work->at, work->paths.count - 1);
	return EFFECT_CLOSE;
}

static bool is_followed(const struct import_work *work)
{
	return work->at + 1 < work->paths.count;
}

static enum effect run_take_in(struct app *app, struct screen *screen)
{
	struct import_work *work = screen->state;
	(void)app;
	return is_sure(work) && take_in(work) ? go_on(work) : EFFECT_PAINT;
}

/* What Esc ends here before the screen itself is left. */
enum ends {
	ENDS_NOTHING,
	ENDS_READING,
	ENDS_FILTER,
	ENDS_CORRECTIONS,
	ENDS_DOCUMENT, /* another one follows */
};

static enum ends ends(const struct import_work *work)
{
	return work->reading                                    ? ENDS_READING
	       : table_view_filtering(work->tables[work->list]) ? ENDS_FILTER
	       : work->corrected                                ? ENDS_CORRECTIONS
	       : is_followed(work)                              ? ENDS_DOCUMENT
								: ENDS_NOTHING;
}

/* What was said of the document would be lost. */
static bool may_forget(struct app *app)
{
	return dialog_confirm(app, _("Leave the document?"),
		_("Nothing of it is in the office file, and what you said of it is "
		  "forgotten."),
		N_("Leave it"));
}

/* The next one follows. */
static enum effect leave(struct import_work *work)
{
	struct app *app = work->app;
	char *left = mem_strdup(file_last_part(path_of(work)));
	const enum effect effect = go_on(work);
	app_message(app, STYLE_MESSAGE, _("Nothing of it came in: %s"), left);
	free(left);
	return effect;
}

static enum effect run_escape(struct app *app, struct screen *screen)
{
	struct import_work *work = screen->state;
	switch (ends(work)) {
	case ENDS_READING: work->reading = false; break;
	case ENDS_FILTER: table_view_show_all(work->tables[work->list]); break;
	case ENDS_CORRECTIONS: return may_forget(app) ? leave(work) : EFFECT_PAINT;
	case ENDS_DOCUMENT:
	case ENDS_NOTHING: return leave(work);
	}
	return EFFECT_PAINT;
}

static const char *escape_name(const struct app *app, const struct screen *screen)
{
	static const char *const names[] = {
		[ENDS_NOTHING] = N_("Leave it"),
		[ENDS_READING] = N_("List"),
		[ENDS_FILTER] = N_("All rows"),
		[ENDS_CORRECTIONS] = N_("Leave it"),
		[ENDS_DOCUMENT] = N_("Leave it"),
	};
	(void)app;
	return names[ends(screen->state)];
}

static bool can_escape(const struct app *app, const struct screen *screen)
{
	(void)app;
	return ends(screen->state) != ENDS_NOTHING;
}

static const struct action actions[] = {
	{
		.name = N_("Go there"),
		.name_now = enter_name,
		.help = N_("From a doubt to what it is about; of what is which, says it "
			   "otherwise; of a measure, shows it whole."),
		.keys = {K_ENTER},
		.run = run_enter,
		.needs = NEEDS_ROW,
	},
	{
		.name = N_("Other list"),
		.help = N_("From the doubts to what is which, to the measures, and "
			   "around."),
		.keys = {K_TAB},
		.run = run_next_list,
	},
	{
		.name = N_("List before"),
		.help = N_("To the list before."),
		.keys = {SHIFT(K_TAB)},
		.quiet = true,
		.run = run_list_before,
	},
	{
		.name = N_("Take it in"),
		.help = N_(
			"Makes the report in the office file, after a question where "
			"something has still to be answered. What was said of headings "
			"is remembered for the next document."),
		.keys = {CTRL('S'), 's'},
		.run = run_take_in,
		.needs = NEEDS_CLERK,
	},
	{
		.name = N_("List"),
		.help = N_("Of what is which: a list of what it can be."),
		.keys = {CTRL('O')},
		.quiet = true,
		.run = run_pick,
		.possible = can_pick,
	},
	{
		.name = N_("One more field"),
		.help = N_("A column whose cells hold two fields, one below the other."),
		.keys = {'a'},
		.run = run_add,
		.possible = can_add,
	},
	{
		.name = N_("Other kind"),
		.help = N_("Of a row: measure, what goes on with the one above, group, "
			   "heading, left out, in turn."),
		.keys = {' ', ALT('o')},
		.run = run_turn,
		.possible = can_turn,
	},
	{
		.name = N_("Leave it"),
		.name_now = escape_name,
		.help = N_(
			"Ends reading, and the filter; then leaves the document, after "
			"a question where something was said otherwise. Nothing of it "
			"is in the office file then. Of several the next one follows."),
		.keys = {K_ESCAPE},
		.run = run_escape,
		.possible = can_escape,
	},
};

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	(void)app;
	return need == NEEDS_ROW && import_work_row(screen->state) == SIZE_MAX
		       ? needs_words(need)
		       : NULL;
}

static void read_text(const struct screen *screen, struct str *out)
{
	const struct import_work *work = screen->state;
	text_view_append(work->detail, out);
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct import_work *work = screen->state;
	(void)app;
	(void)error;
	work->stale = true; /* the language may be another */
	return true;
}

static void free_work(struct import_work *work)
{
	import_work_release(work);
	free(work);
}

static void close(struct app *app, struct screen *screen)
{
	(void)app;
	free_work(screen->state);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct import_work *work = mem_new(1, sizeof(*work));
	(void)error;
	import_work_init(work, app);
	if (topic->file)
		string_list_add(&work->paths, topic->file);
	for (size_t i = 0; topic->files && i < topic->files->count; i++)
		string_list_add(&work->paths, topic->files->items[i]);
	work->at = topic->files ? topic->at : 0;
	if ((work->paths.count || taking_in_pick(app, &work->paths)) &&
		next_document(work))
		return app_push(app, &screen_import, work);
	free_work(work);
	return false;
}

const struct screen_class screen_import = {
	.id = SCREEN_IMPORT,
	.name = "import",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.reload = reload,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.lacks = lacks,
	.read = read_text,
	.help = N_(
		"A document of another program before it becomes a report: what is "
		"doubtful, what is which in it, and the measures that it makes. All of it "
		"can be said otherwise, and the measures are made anew at once. Nothing "
		"is in the office file before it is taken in.\nA question in red has to "
		"be answered: Enter leads to what it is about, and Enter there shows a "
		"list of what it can be."),
	.widgets = WIDGET_TABLE | WIDGET_READ,
};
