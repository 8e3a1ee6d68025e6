/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pages as they will be printed: those of report/, cell for cell, on a sheet with its
 * edges, scrolled in both directions.
 *
 * The report is read whole when the screen opens, so the pages stay what they are while
 * one looks, and no read of the office file stays open.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "db/trust/seal.h"
#include "model/card_source.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/print_setup.h"
#include "office/settings.h"
#include "office/summary.h"
#include "print/fit.h"
#include "print/job.h"
#include "report/layout.h"
#include "report/summary.h"
#include "text/cell.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/reviewing.h"
#include "tui/app/screen_id.h"
#include "tui/printing/print_sending.h"
#include "tui/printing/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/data_list.h"

enum { SIDE_STEP = 8, STATUS_ROWS = 1, EDGE = 1, LINES_ABOVE = 1 };

struct preview {
	int64_t number;
	struct report report;
	char mark[SEAL_MARK_BYTES]; /* of its seal */
	bool loaded;
	bool is_summary;        /* its pages are those of the report's summary, */
	struct summary summary; /* which is this */
	struct print_setup setup;
	int place; /* of the measure that one comes from; 0: none */
	struct card_source *cards;
	struct print_job *job;
	const struct page *page; /* the job's; NULL: none can be made */
	struct str problem;      /* why */
	int top, left;           /* of the view on the sheet, edges included */
	int rows, columns;       /* of the view, when it was drawn last */
};

/* --- the pages --- */

static void drop_pages(struct preview *preview)
{
	print_job_free(preview->job);
	card_source_free(preview->cards);
	preview->page = NULL;
	preview->job = NULL;
	preview->cards = NULL;
}

/* Goes to page number, or the last one where there are fewer. */
static bool go_to(struct preview *preview, unsigned number, struct error *error)
{
	unsigned count = print_job_count(preview->job);
	if (number > count)
		number = count;
	if (number < 1)
		number = 1;
	if (preview->page && preview->page->number == number)
		return true;
	preview->page = print_job_page(preview->job, number, error);
	return preview->page != NULL;
}

static bool make_pages(struct preview *preview, struct error *error)
{
	preview->cards = print_setup_cards(&preview->setup, &preview->report, error);
	if (!preview->cards)
		return false;
	preview->setup.summary = preview->is_summary ? &preview->summary : NULL;
	preview->job = print_setup_job(
		&preview->setup, &preview->report, preview->cards, preview->mark, error);
	return preview->job && go_to(preview, 1, error);
}

/* Makes the pages anew, for another layout or paper. Why it cannot be done stands in
 * place of the page. */
static void remake(struct preview *preview)
{
	struct error error = ERROR_INIT;
	unsigned number = preview->page ? preview->page->number : 1;
	drop_pages(preview);
	str_clear(&preview->problem);
	preview->top = preview->left = 0;
	if (!make_pages(preview, &error) || !go_to(preview, number, &error)) {
		drop_pages(preview);
		str_puts(&preview->problem, error_message(&error));
	}
	error_release(&error);
}

/* Who sits here has the pages before him: what they say is what he may sign. */
static void note_shown(struct app *app, const struct preview *preview)
{
	if (preview->page && !preview->is_summary && !preview->cards->extract)
		reviewing_saw_report(app, preview->number, &preview->report);
}

/* What the summary says is counted anew each time. */
static bool load_summary(struct app *app, struct preview *preview, struct error *error)
{
	struct summary summary;
	if (!preview->is_summary)
		return true;
	if (!summary_read(&summary, app->store, preview->number,
		    date_from_time(time_now()), preview->report.digits, error))
		return false;
	summary_release(&preview->summary);
	preview->summary = summary;
	return true;
}

static bool load(struct app *app, struct preview *preview, struct error *error)
{
	struct report report;
	char mark[SEAL_MARK_BYTES];
	if (!store_seal_mark(app->store, preview->number, mark, error) ||
		!store_load(app->store, preview->number, &report, error))
		return false;
	memcpy(preview->mark, mark, sizeof(mark));
	drop_pages(preview);
	if (preview->loaded)
		report_release(&preview->report);
	preview->report = report;
	preview->loaded = true;
	return load_summary(app, preview, error);
}

/* --- drawing --- */

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct preview *preview = screen->state;
	enum digits digits = app_digits(app);
	struct str number = STR_INIT, count = STR_INIT;
	str_printf(left, "%s  ", preview->is_summary ? _("Summary") : _("Print preview"));
	str_puts(left, preview->report.title ? preview->report.title : "");
	if (preview->page) {
		number_append(&number, preview->page->number, digits);
		number_append(&count, print_job_count(preview->job), digits);
		str_printf(right, _("page %s of %s"), number.data, count.data);
	}
	str_release(&number);
	str_release(&count);
}

static int sheet_rows(const struct preview *preview)
{
	return (int)print_job_fitting(preview->job)->paper.lines + 2 * EDGE;
}

static int sheet_columns(const struct preview *preview)
{
	return (int)print_job_fitting(preview->job)->paper.columns + 2 * EDGE;
}

static int most(int sheet, int view)
{
	return MAX(sheet - view, 0);
}

/* The view stays on the sheet, whatever the window's size was before. */
static void clamp(struct preview *preview)
{
	if (!preview->page)
		return;
	int top = most(sheet_rows(preview), preview->rows);
	const int columns = sheet_columns(preview);
	/* Of a wide page one edge of the screen says so. */
	int left = columns > preview->columns ? columns - preview->columns + 1 : 0;
	preview->top = preview->top < 0 ? 0 : preview->top > top ? top : preview->top;
	preview->left = preview->left < 0      ? 0
			: preview->left > left ? left
					       : preview->left;
}

static void paint_edges(
	const struct canvas *view, int top, int left, int rows, int columns)
{
	int bottom = top + rows - 1, right = left + columns - 1;
	canvas_across(view, top, left + 1, columns - 2, STYLE_LINE);
	canvas_across(view, bottom, left + 1, columns - 2, STYLE_LINE);
	canvas_down(view, top + 1, left, rows - 2, STYLE_LINE);
	canvas_down(view, top + 1, right, rows - 2, STYLE_LINE);
	canvas_line(view, top, left, LINE_TOP_LEFT, STYLE_LINE);
	canvas_line(view, top, right, LINE_TOP_RIGHT, STYLE_LINE);
	canvas_line(view, bottom, left, LINE_BOTTOM_LEFT, STYLE_LINE);
	canvas_line(view, bottom, right, LINE_BOTTOM_RIGHT, STYLE_LINE);
}

/* That a page goes on beside the screen is said at the edge, in a column of its own. */
static struct canvas paint_wider(
	const struct preview *preview, const struct canvas *view, int columns)
{
	const int before = preview->left > 0;
	const int behind = columns > preview->left + view->columns - before;
	const int rows[] = {0, view->rows / 2, view->rows - 1};
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (before)
			canvas_line(view, rows[i], 0, LINE_LEFTWARD, STYLE_KEY);
		if (behind)
			canvas_line(view, rows[i], view->columns - 1, LINE_RIGHTWARD,
				STYLE_KEY);
	}
	return canvas_part(view, 0, before, view->rows, view->columns - before - behind);
}

static void paint_page(struct preview *preview, const struct canvas *whole)
{
	const int rows = sheet_rows(preview), columns = sheet_columns(preview);
	const struct canvas part = paint_wider(preview, whole, columns);
	const struct canvas *view = &part;
	const int left =
		columns < view->columns ? (view->columns - columns) / 2 : -preview->left;
	const int top = -preview->top;
	for (unsigned i = 0; i < preview->page->lines_count; i++) {
		int row = top + EDGE + (int)i;
		const struct str *line = &preview->page->lines[i];
		if (row >= 0 && row < view->rows)
			canvas_text(view, row, left + EDGE, line->data, line->bytes,
				STYLE_PLAIN);
	}
	paint_edges(view, top, left, rows, columns);
}

/* Of pages that cannot be made, too, if the layout has one. */
static void append_layout_title(const struct preview *preview, struct str *out)
{
	const char *name = preview->setup.layout;
	struct layout *layout = preview->job ? NULL : layout_load(name, NULL);
	str_puts(out, preview->job ? print_job_layout(preview->job)->title
		      : layout     ? layout->title
				   : name);
	layout_free(layout);
}

static void paint_status(
	struct app *app, const struct preview *preview, const struct canvas *row)
{
	const struct print_setup *setup = &preview->setup;
	struct str paper = STR_INIT, layout = STR_INIT, text = STR_INIT;
	if (preview->job)
		print_setup_describe(preview->job, setup->paper, app_digits(app), &paper);
	else
		digits_append(
			&paper, setup->paper, strlen(setup->paper), app_digits(app));
	if (preview->is_summary) {
		str_printf(
			&text, _("Paper %s   Profile: %s"), paper.data, setup->profile);
	} else {
		append_layout_title(preview, &layout);
		str_printf(&text, _("Paper %s   Profile: %s   Layout: %s"), paper.data,
			setup->profile, layout.data);
	}
	canvas_field(row, 0, 1, row->columns - 2, text.data, ALIGN_LEFT, STYLE_GUIDE);
	str_release(&paper);
	str_release(&layout);
	str_release(&text);
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct preview *preview = screen->state;
	struct canvas view =
		canvas_part(canvas, 0, 0, canvas->rows - STATUS_ROWS, canvas->columns);
	struct canvas status =
		canvas_part(canvas, view.rows, 0, STATUS_ROWS, canvas->columns);
	preview->rows = view.rows;
	preview->columns = view.columns;
	clamp(preview);
	paint_status(app, preview, &status);
	if (preview->page) {
		paint_page(preview, &view);
		return;
	}
	struct canvas part = canvas_part(&view, 1, 2, view.rows - 1, view.columns - 4);
	canvas_paragraphs(&part, 0, preview->problem.data, STYLE_ERROR);
}

/* --- moving --- */

static enum effect turn(
	struct app *app, struct preview *preview, unsigned number, int top)
{
	struct error error = ERROR_INIT;
	if (!go_to(preview, number, &error)) {
		drop_pages(preview);
		str_puts(&preview->problem, error_message(&error));
		app_error(app, &error);
		return EFFECT_PAINT;
	}
	preview->top = top;
	clamp(preview);
	return EFFECT_PAINT;
}

/* Down (or up) by rows, and on to the next page at the end of this one. */
static enum effect scroll(struct app *app, struct preview *preview, int rows)
{
	int last = most(sheet_rows(preview), preview->rows);
	unsigned number = preview->page->number;
	if (rows > 0 && preview->top >= last && number < print_job_count(preview->job))
		return turn(app, preview, number + 1, 0);
	if (rows < 0 && preview->top == 0 && number > 1)
		return turn(app, preview, number - 1, last);
	preview->top += rows;
	clamp(preview);
	return EFFECT_PAINT;
}

static enum effect move_key(struct app *app, struct preview *preview, keystroke key)
{
	switch (key) {
	case K_UP: return scroll(app, preview, -1);
	case K_DOWN: return scroll(app, preview, 1);
	case K_PAGE_UP: return scroll(app, preview, 1 - preview->rows);
	case K_PAGE_DOWN:
	case ' ': return scroll(app, preview, preview->rows - 1);
	case K_HOME: return turn(app, preview, 1, 0);
	case K_END: return turn(app, preview, print_job_count(preview->job), 0);
	case K_LEFT: preview->left -= SIDE_STEP; break;
	case K_RIGHT: preview->left += SIDE_STEP; break;
	default: return EFFECT_UNUSED;
	}
	clamp(preview);
	return EFFECT_PAINT;
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	struct preview *preview = screen->state;
	if (!preview->page)
		return EFFECT_UNUSED;
	if (event->kind == EVENT_KEY || event->kind == EVENT_TEXT)
		return move_key(app, preview, event->key);
	if (event->kind == EVENT_MOUSE && event->mouse == MOUSE_WHEEL_UP)
		return scroll(app, preview, -3);
	if (event->kind == EVENT_MOUSE && event->mouse == MOUSE_WHEEL_DOWN)
		return scroll(app, preview, 3);
	return EFFECT_UNUSED;
}

/* --- layout, paper, page --- */

/* Has the clerk pick one of a list, beginning at *name; whether *name is what was picked.
 */
static bool pick(
	struct app *app, const char *title, const struct data_list *list, char **name)
{
	struct str typed = STR_INIT;
	const size_t count = list->names.count, now = data_list_find(list, *name);
	const size_t picked =
		dialog_pick_at(app, title, (const char *const *)list->titles.items, count,
			now < count ? now : 0, false, &typed);
	if (picked < count)
		settings_text(name, list->names.items[picked]);
	str_release(&typed);
	return picked < count;
}

static enum effect run_layout(struct app *app, struct screen *screen)
{
	struct preview *preview = screen->state;
	struct data_list layouts;
	data_list_layouts(&layouts);
	if (pick(app, _("Layout"), &layouts, &preview->setup.layout))
		remake(preview);
	data_list_release(&layouts);
	return EFFECT_PAINT;
}

static enum effect run_profile(struct app *app, struct screen *screen)
{
	struct preview *preview = screen->state;
	struct data_list profiles;
	data_list_profiles(&profiles);
	if (pick(app, _("Printer profile"), &profiles, &preview->setup.profile)) {
		settings_text(&preview->setup.pitch, "");
		remake(preview);
	}
	data_list_release(&profiles);
	return EFFECT_PAINT;
}

/* Where a paper stands among the usual ones; 0 where it does not. */
static size_t usual_place(const char *paper)
{
	for (size_t i = 0; i < USUAL_PAPERS; i++)
		if (!strcmp(usual_papers[i], paper))
			return i;
	return 0;
}

static enum effect run_paper(struct app *app, struct screen *screen)
{
	struct preview *preview = screen->state;
	struct str typed = STR_INIT;
	size_t picked =
		dialog_pick_at(app, _("Paper: columns x lines, or inches"), usual_papers,
			USUAL_PAPERS, usual_place(preview->setup.paper), true, &typed);
	struct error error = ERROR_INIT;
	struct print_paper paper;
	const char *name = picked < USUAL_PAPERS ? usual_papers[picked] : typed.data;
	if (picked <= USUAL_PAPERS && print_paper_parse(name, &paper, &error)) {
		settings_text(&preview->setup.paper, name);
		remake(preview);
	} else if (picked <= USUAL_PAPERS) {
		app_error(app, &error);
	}
	str_release(&typed);
	return EFFECT_PAINT;
}

/* Names that are no owner's yet in a list. */
static void add_owners(const struct report *report, struct string_list *names)
{
	for (size_t i = 0; i < report->count; i++)
		for (size_t j = 0; j < report->cards[i].owners.count; j++)
			string_list_add_name(names, report->cards[i].owners.items[j]);
}

/* All of them; the one that one came from; those of an owner; or numbers that are typed. */
static enum effect run_measures(struct app *app, struct screen *screen)
{
	struct preview *preview = screen->state;
	struct string_list names = {0};
	struct str typed = STR_INIT, place = STR_INIT;
	string_list_add(&names, _("all measures"));
	if (preview->place) {
		number_append(&place, preview->place, app_digits(app));
		string_list_add(&names, place.data);
	}
	add_owners(&preview->report, &names);
	const size_t picked =
		dialog_pick(app, _("Which measures: numbers (1,4-6), or an owner"),
			(const char *const *)names.items, names.count, true, &typed);
	if (picked <= names.count) {
		settings_text(&preview->setup.measures, !picked ? ""
							: picked < names.count
								? names.items[picked]
								: typed.data);
		remake(preview);
	}
	string_list_release(&names);
	str_release(&typed);
	str_release(&place);
	return EFFECT_PAINT;
}

static bool has_measures(const struct app *app, const struct screen *screen)
{
	const struct preview *preview = screen->state;
	(void)app;
	return !preview->is_summary;
}

static enum effect run_print(struct app *app, struct screen *screen)
{
	const struct preview *preview = screen->state;
	const struct topic topic = {.report = preview->number,
		.setup = &preview->setup,
		.summary = preview->is_summary};
	return app_show(app, SCREEN_PRINT, &topic);
}

static enum effect run_page(struct app *app, struct screen *screen)
{
	struct preview *preview = screen->state;
	struct str typed = STR_INIT;
	size_t used;
	int32_t number;
	enum effect effect = EFFECT_PAINT;
	if (dialog_line(app, _("Go to page"), _("Page"), &typed)) {
		if (number_parse(typed.data, typed.bytes, &used, &number) && number > 0)
			effect = turn(app, preview, (unsigned)number, 0);
		else
			app_message(app, STYLE_WARNING, "%s",
				_("The number of a page is expected"));
	}
	str_release(&typed);
	return effect;
}

static bool has_pages(const struct app *app, const struct screen *screen)
{
	(void)app;
	const struct preview *preview = screen->state;
	return preview->page != NULL;
}

/* A summary has a layout of its own. */
static bool has_layout(const struct app *app, const struct screen *screen)
{
	const struct preview *preview = screen->state;
	(void)app;
	return !preview->is_summary;
}

/* --- the screen --- */

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct preview *preview = screen->state;
	unsigned number = preview->page ? preview->page->number : 1;
	int top = preview->top, left = preview->left;
	char *layout = mem_strdup(preview->setup.layout);
	char *measures = mem_strdup(preview->setup.measures);
	/* What was chosen on the print screen is in the settings now. */
	print_setup_release(&preview->setup);
	print_setup_init(&preview->setup, &app->settings, layout);
	settings_text(&preview->setup.measures, measures);
	free(layout);
	free(measures);
	if (!load(app, preview, error))
		return false;
	remake(preview);
	note_shown(app, preview);
	if (preview->page && !go_to(preview, number, error))
		return false;
	preview->top = top;
	preview->left = left;
	return true;
}

static void free_preview(struct preview *preview)
{
	drop_pages(preview);
	if (preview->loaded)
		report_release(&preview->report);
	summary_release(&preview->summary);
	print_setup_release(&preview->setup);
	str_release(&preview->problem);
	free(preview);
}

/* For Copy: the page as it will be printed. */
static void read_page(const struct screen *screen, struct str *out)
{
	const struct preview *preview = screen->state;
	const struct page *page = preview->page;
	for (unsigned i = 0; page && i < page->lines_count; i++)
		str_printf(out, "%s\n", page->lines[i].data);
	if (!page)
		str_puts(out, preview->problem.data);
}

static void close(struct app *app, struct screen *screen)
{
	(void)app;
	free_preview(screen->state);
}

static const struct action actions[] = {
	{
		.name = N_("Print"),
		.help = N_("To the print screen: where to, which pages, how many. What "
			   "is shown here is what it prints."),
		.keys = {'p'},
		.run = run_print,
	},
	{
		.name = N_("Page"),
		.help = N_("To the next part of the page, and on to the next page."),
		.keys = {K_PAGE_DOWN, ' '},
		.possible = has_pages,
	},
	{
		.name = N_("Page back"),
		.help = N_("To the part before, and on to the page before."),
		.keys = {K_PAGE_UP},
		.quiet = true,
	},
	{
		.name = N_("Scroll"),
		.help = N_("Up and down a line, left and right on wide paper."),
		.keys = {K_DOWN, K_UP, K_LEFT, K_RIGHT},
		.quiet = true,
	},
	{
		.name = N_("First, last"),
		.help = N_("To the first page and to the last one."),
		.keys = {K_HOME, K_END},
		.quiet = true,
	},
	{
		.name = N_("Go to"),
		.help = N_("To the page of a number."),
		.keys = {'g'},
		.run = run_page,
		.possible = has_pages,
	},
	{
		.name = N_("Layout"),
		.help = N_("Shows the report in another layout. The report keeps its "
			   "own."),
		.keys = {'l'},
		.run = run_layout,
		.possible = has_layout,
	},
	{
		.name = N_("Choice"),
		.help = N_(
			"Only some of the measures, by their numbers or of one owner: as "
			"an extract, which says so. All again from the same list."),
		.keys = {'m'},
		.run = run_measures,
		.possible = has_measures,
	},
	{
		.name = N_("Paper"),
		.help = N_("Shows it on paper of another size."),
		.keys = {'s'},
		.run = run_paper,
	},
	{
		.name = N_("Printer"),
		.help = N_("Shows it as another kind of printer prints it."),
		.keys = {'f'},
		.run = run_profile,
	},
};

/* To the card that one comes from. Where it is not on the paper one is on page 1. */
static void go_to_card(struct app *app, struct preview *preview, int64_t card)
{
	struct card_standing standing = {0};
	struct error error = ERROR_INIT;
	unsigned line = 0;
	if (!card || !preview->page ||
		!store_card_standing(app->store, card, &standing, &error) ||
		!standing.there) {
		error_release(&error);
		return;
	}
	preview->place = standing.place;
	const unsigned number =
		print_job_find_card(preview->job, (size_t)standing.place, &line, &error);
	preview->page = NULL; /* the job's was another since */
	if (!go_to(preview, number, &error)) {
		drop_pages(preview);
		str_puts(&preview->problem, error_message(&error));
	} else if (number > 1 || line) {
		preview->top = (int)line + EDGE - LINES_ABOVE;
	}
	error_release(&error);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct preview *preview = mem_new(1, sizeof(*preview));
	preview->number = topic->report;
	preview->is_summary = topic->summary;
	str_init(&preview->problem);
	if (!load(app, preview, error)) {
		free_preview(preview);
		return false;
	}
	print_setup_init(&preview->setup, &app->settings, preview->report.layout);
	remake(preview);
	if (!preview->is_summary)
		go_to_card(app, preview, topic->card);
	if (!app_push(app, &screen_preview, preview))
		return false;
	note_shown(app, preview);
	if (!preview->is_summary)
		print_sending_tell_seal(app, preview->mark);
	return true;
}

const struct screen_class screen_preview = {
	.id = SCREEN_PREVIEW,
	.name = "preview",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.reload = reload,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.read = read_page,
	.help = N_("The pages exactly as they will be printed, line by line. What is "
		   "printed with the same layout and paper is the same text."),
};
