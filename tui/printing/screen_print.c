/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The print screen: where to, in which profile, on which paper, which pages. What is
 * chosen is kept in the person's settings, so the next report is two keys away from
 * paper.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "db/trust/seal.h"
#include "model/card_source.h"
#include "model/report.h"
#include "office/print_setup.h"
#include "office/settings.h"
#include "office/summary.h"
#include "print/fit.h"
#include "print/job.h"
#include "print/page_range.h"
#include "print/profile.h"
#include "print/queues.h"
#include "print/unprintable.h"
#include "report/summary.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/message.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/form.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/printing/print_sending.h"
#include "tui/printing/screens.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/data_list.h"

enum {
	ROW_TO,
	ROW_PROFILE,
	ROW_PAPER,
	ROW_PITCH,
	ROW_QUALITY,
	ROW_DRAFT,
	ROW_MEASURES,
	ROW_PAGES,
	ROW_COPIES,
	ROWS
};

enum { LACKS_SHOWN = 6 };

static const char *const qualities[QUALITY_COUNT] = {
	[QUALITY_PANEL] = N_("as the printer is set"),
	[QUALITY_DRAFT] = N_("draft: fast"),
	[QUALITY_LETTER] = N_("letter quality: clear"),
};

enum { DRAFT_MARKED, DRAFT_BARE, DRAFT_CHOICES };
static const char *const drafts[DRAFT_CHOICES] = {
	[DRAFT_MARKED] = N_("with ร่าง on each page"),
	[DRAFT_BARE] = N_("as what is approved"),
};

static const struct form_row rows[ROWS] = {
	[ROW_TO] =
		{
			.label = N_("Print to"),
			.guide =
				N_("A printer queue (Ctrl-O shows the list), a device, a "
				   "port of the network or a file.\nExamples:\noffice"
				   "\n/dev/usb/lp0\ntcp:192.168.1.9:9100\nreport.txt"),
			.text = true,
		},
	[ROW_PROFILE] =
		{
			.label = N_("Profile"),
			.guide = N_("What kind of printer it is. The test page (F6) "
				    "shows whether it is the right one."),
		},
	[ROW_PAPER] =
		{
			.label = N_("Paper"),
			.guide = N_("Columns x lines, or inches. Ctrl-O shows a "
				    "list.\nExample: 136x66, 15x11in"),
			.choices = usual_papers,
			.choices_count = USUAL_PAPERS,
			.text = true,
		},
	[ROW_PITCH] =
		{
			.label = N_("Pitch"),
			.guide = N_("Characters an inch: 10, 12, 15, 17. Empty: the "
				    "widest at which the form fits well."),
			.text = true,
		},
	[ROW_QUALITY] =
		{
			.label = N_("Quality"),
			.guide = N_("Draft is fast and saves the ribbon."),
			.choices = qualities,
			.choices_count = QUALITY_COUNT,
		},
	[ROW_DRAFT] =
		{
			.label = N_("Drafts"),
			.guide = N_("How a report prints that is not approved yet. "
				    "Without the mark: a copy that is signed by hand."),
			.choices = drafts,
			.choices_count = DRAFT_CHOICES,
		},
	[ROW_MEASURES] =
		{
			.label = N_("Choice"),
			.guide = N_(
				"Which measures: 3, 3-, 3-5, 1,4-6, or the name of an "
				"owner. They keep their numbers, and the paper says that "
				"it is an extract. Empty: the whole report."),
			.text = true,
		},
	[ROW_PAGES] =
		{
			.label = N_("Pages"),
			.guide = N_("Which pages: 3, 3-, -5, 3-5, 1,4-6. Empty: all."),
			.text = true,
		},
	[ROW_COPIES] =
		{
			.label = N_("Copies"),
			.guide = N_("How many of each page."),
			.text = true,
		},
};

/* In place of the row of drafts: of what is approved there is nothing to choose. */
static const char *const approved[] = {N_("approved: without ร่าง")};
static const struct form_row row_approved = {
	.label = N_("State"),
	.guide = N_("The report is approved: no page says ร่าง, whatever you chose for "
		    "drafts."),
	.choices = approved,
	.choices_count = COUNT(approved),
};

struct print_screen {
	struct form_row rows[ROWS];
	struct form *form;
	struct data_list profiles;
	struct app *app;
	int64_t number;
	struct report report;
	char mark[SEAL_MARK_BYTES]; /* of its seal */
	bool is_summary;            /* what is printed is the report's summary, */
	struct summary summary;     /* which is this */
	char *layout;
	char *hinted;  /* profile, paper and pitch that the hint is of */
	char *refused; /* the place that took nothing last; NULL: none */
};

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct print_screen *state = screen->state;
	(void)app;
	(void)right;
	str_printf(left, "%s  ", state->is_summary ? _("Print the summary") : _("Print"));
	str_puts(left, state->report.title ? state->report.title : "");
}

/* --- what the form says --- */

static void take(char **place, const struct form *form, size_t row)
{
	char *text = form_text(form, row);
	settings_text(place, text);
	free(text);
}

static bool is_approved(const struct print_screen *state)
{
	return state->report.state == REPORT_APPROVED;
}

static void read_setup(const struct print_screen *state, struct print_setup *setup)
{
	const size_t profile = form_choice(state->form, ROW_PROFILE);
	print_setup_init(setup, &state->app->settings, state->layout);
	if (profile < state->profiles.names.count)
		settings_text(&setup->profile, state->profiles.names.items[profile]);
	take(&setup->paper, state->form, ROW_PAPER);
	take(&setup->pitch, state->form, ROW_PITCH);
	if (!state->is_summary)
		take(&setup->measures, state->form, ROW_MEASURES);
	setup->quality = (enum print_quality)form_choice(state->form, ROW_QUALITY);
	if (!is_approved(state))
		setup->no_draft_mark = form_choice(state->form, ROW_DRAFT) == DRAFT_BARE;
	setup->summary = state->is_summary ? &state->summary : NULL;
}

/* A job of what the form says; its cards go with it. */
struct ready {
	struct card_source *cards;
	struct print_job *job;
};

static bool get_ready(
	const struct print_screen *state, struct ready *ready, struct error *error)
{
	struct print_setup setup;
	read_setup(state, &setup);
	*ready =
		(struct ready){.cards = print_setup_cards(&setup, &state->report, error)};
	if (ready->cards)
		ready->job = print_setup_job(
			&setup, &state->report, ready->cards, state->mark, error);
	print_setup_release(&setup);
	if (!ready->job)
		card_source_free(ready->cards);
	return ready->job != NULL;
}

static void ready_release(struct ready *ready)
{
	print_job_free(ready->job);
	card_source_free(ready->cards);
}

/* What paper and pitch come to, or why they do not do. */
static void hint_fitting(void *context, const char *text, struct str *out)
{
	const struct print_screen *state = context;
	struct ready ready;
	struct error error = ERROR_INIT;
	(void)text;
	if (!get_ready(state, &ready, &error)) {
		str_puts(out, error_message(&error));
		error_release(&error);
		return;
	}
	const enum digits digits = app_digits(state->app);
	struct str pages = STR_INIT, paper = STR_INIT;
	print_setup_describe(ready.job, "", digits, &paper);
	number_append(&pages, print_job_count(ready.job), digits);
	str_printf(out, _("%s, %s pages"), paper.data, pages.data);
	str_release(&pages);
	str_release(&paper);
	ready_release(&ready);
}

/* The hint lays the whole report out: only when what it is of has changed. */
static void refresh_hint(struct print_screen *state)
{
	struct print_setup setup;
	struct str now = STR_INIT;
	read_setup(state, &setup);
	str_printf(&now, "%s|%s|%s|%s", setup.profile, setup.paper, setup.pitch,
		setup.measures);
	print_setup_release(&setup);
	if (!state->hinted || strcmp(now.data, state->hinted) != 0)
		form_set_hint(state->form, ROW_PITCH, hint_fitting, state);
	free(state->hinted);
	state->hinted = str_detach(&now);
}

static bool read_copies(const char *text, unsigned *copies, struct error *error)
{
	*copies = 1;
	return !*text || print_copies_parse(text, copies) ||
	       error_set(error, ERROR_USAGE, _("copies '%s': 1 to %d are expected"), text,
		       PRINT_COPIES_MAX);
}

static bool read_order(
	const struct print_screen *state, struct print_order *order, struct error *error)
{
	char *pages = form_text(state->form, ROW_PAGES);
	char *copies = form_text(state->form, ROW_COPIES);
	*order = (struct print_order){.copies = 1};
	bool good = read_copies(copies, &order->copies, error) &&
		    (!*pages || page_range_parse(pages, &order->pages, error));
	free(pages);
	free(copies);
	return good;
}

/* --- printing --- */

/* What the printer lacks is shown before paper is wasted; whether to go on. */
static bool ask_about_unprintable(
	struct app *app, struct print_job *job, struct error *error)
{
	struct unprintable unprintable;
	struct str text = STR_INIT;
	if (!print_job_unprintable(job, &unprintable, error))
		return false;
	for (size_t i = 0; i < unprintable.count && i < LACKS_SHOWN; i++) {
		lack_describe(&unprintable.items[i], &text);
		str_putc(&text, '\n');
	}
	if (unprintable.count > LACKS_SHOWN)
		message_append(&text, _("and %zu more"), unprintable.count - LACKS_SHOWN);
	bool go_on = !unprintable.count ||
		     dialog_ask(app, _("Print with these characters replaced?"),
			     text.data, true);
	unprintable_release(&unprintable);
	str_release(&text);
	return go_on;
}

/* A place that was refused is not offered again. */
static bool is_refused(const struct print_screen *state)
{
	char *to = form_text(state->form, ROW_TO);
	const bool refused = state->refused && strcmp(to, state->refused) == 0;
	free(to);
	return refused;
}

static void save(struct app *app, const struct print_screen *state)
{
	struct settings *settings = &app->settings;
	struct print_setup setup;
	struct error error = ERROR_INIT;
	struct print_paper paper;
	read_setup(state, &setup);
	if (!is_refused(state))
		take(&settings->printer, state->form, ROW_TO);
	settings_text(&settings->profile, setup.profile);
	settings_text(&settings->pitch, setup.pitch);
	settings->no_draft_mark = setup.no_draft_mark;
	if (print_paper_parse(setup.paper, &paper, NULL))
		settings_text(&settings->paper, setup.paper);
	print_setup_release(&setup);
	if (!settings_save(settings, app->store, app->who, &error))
		app_error(app, &error);
}

/* Whether the place took what is printed. */
static void taken(struct app *app, struct print_screen *state, const char *to, bool good)
{
	free(state->refused);
	state->refused = good ? NULL : mem_strdup(to);
	save(app, state);
}

/* Into what is zeroed; released by its owner in any case. */
static bool read_report(struct print_screen *state, struct error *error)
{
	struct store *store = state->app->store;
	return store_seal_mark(store, state->number, state->mark, error) &&
	       store_load(store, state->number, &state->report, error) &&
	       (!state->is_summary ||
		       summary_read(&state->summary, store, state->number,
			       date_from_time(time_now()), state->report.digits, error));
}

/* The row speaks of drafts where the report is one. */
static void set_draft_row(struct print_screen *state, bool bare)
{
	state->rows[ROW_DRAFT] = is_approved(state) ? row_approved : rows[ROW_DRAFT];
	form_set_choice(state->form, ROW_DRAFT,
		bare && !is_approved(state) ? DRAFT_BARE : DRAFT_MARKED);
}

/* What is printed is what the office file has now. False where that is no more approved, or
 * was approved since the form was opened: who prints looks at it first. */
static bool read_again(struct app *app, struct print_screen *state)
{
	struct error error = ERROR_INIT;
	char before[SEAL_MARK_BYTES];
	memcpy(before, state->mark, sizeof(before));
	report_release(&state->report);
	summary_release(&state->summary);
	if (!read_report(state, &error)) {
		app_error(app, &error);
		return false;
	}
	if (strcmp(before, state->mark) == 0)
		return true;
	set_draft_row(state, app->settings.no_draft_mark);
	app_message(app, STYLE_WARNING, "%s",
		_("The report was approved, or opened again, meanwhile: look at it in the "
		  "preview, then print"));
	return false;
}

/* Where to; NULL, with a word, where nothing is said. To be freed. */
static char *read_to(struct app *app, const struct print_screen *state)
{
	char *to = form_text(state->form, ROW_TO);
	if (*to && strcmp(to, "-") != 0)
		return to;
	form_go(state->form, ROW_TO);
	app_message(app, STYLE_WARNING, "%s",
		_("Say first where to: Ctrl-O shows the printer queues"));
	free(to);
	return NULL;
}

static enum effect run_print(struct app *app, struct screen *screen)
{
	struct print_screen *state = screen->state;
	struct ready ready;
	struct print_order order;
	struct error error = ERROR_INIT;
	char *to = read_to(app, state);
	if (!to || !read_again(app, state)) {
		free(to);
		return EFFECT_PAINT;
	}
	if (!read_order(state, &order, &error) || !get_ready(state, &ready, &error)) {
		app_error(app, &error);
	} else {
		if (ask_about_unprintable(app, ready.job, &error)) {
			taken(app, state, to,
				print_sending(
					app, ready.job, &order, to, state->report.title));
		} else if (error.kind)
			app_error(app, &error);
		ready_release(&ready);
	}
	free(to);
	return EFFECT_PAINT;
}

/* Paper is not had back. */
static bool ask_test_page(struct app *app, const char *to)
{
	struct str text = STR_INIT;
	str_printf(&text, _("To: %s"), to);
	const bool yes = dialog_ask(app, _("Print a test page?"), text.data, true);
	str_release(&text);
	return yes;
}

static enum effect run_test_page(struct app *app, struct screen *screen)
{
	struct print_screen *state = screen->state;
	struct print_setup setup;
	struct error error = ERROR_INIT;
	char *to = read_to(app, state);
	if (!to)
		return EFFECT_PAINT;
	struct print_request request;
	if (!ask_test_page(app, to)) {
		free(to);
		return EFFECT_PAINT;
	}
	read_setup(state, &setup);
	if (!print_setup_request(&setup, &request, &error))
		app_error(app, &error);
	else
		taken(app, state, to, print_sending_test_page(app, &request, to));
	print_setup_release(&setup);
	free(to);
	return EFFECT_PAINT;
}

/* --- the list of printers --- */

static void pick_queue(struct app *app, struct print_screen *state)
{
	struct queues queues;
	struct error error = ERROR_INIT;
	struct str typed = STR_INIT;
	if (!queues_list(&queues, &error)) {
		app_error(app, &error);
		return;
	}
	const char **names = mem_new(queues.count + 1, sizeof(*names));
	for (size_t i = 0; i < queues.count; i++)
		names[i] = queues.items[i].name;
	size_t picked =
		dialog_pick(app, _("Printer queues"), names, queues.count, true, &typed);
	if (picked < queues.count)
		form_pick_text(state->form, app, ROW_TO, names[picked]);
	else if (picked == queues.count)
		form_pick_text(state->form, app, ROW_TO, typed.data);
	free(names);
	queues_release(&queues);
	str_release(&typed);
}

static enum effect run_pick(struct app *app, struct screen *screen)
{
	struct print_screen *state = screen->state;
	if (form_row(state->form) == ROW_TO) {
		pick_queue(app, state);
		return EFFECT_PAINT;
	}
	const enum effect effect = form_pick(state->form, app);
	refresh_hint(state);
	return effect;
}

static bool can_pick(const struct app *app, const struct screen *screen)
{
	const struct print_screen *state = screen->state;
	(void)app;
	return form_row(state->form) == ROW_TO || form_can_pick(state->form);
}

/* --- the screen --- */

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	struct print_screen *state = screen->state;
	struct canvas part = canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->columns);
	form_paint(state->form, app, &part);
}

static enum effect event(
	struct app *app, struct screen *screen, const struct event *event)
{
	struct print_screen *state = screen->state;
	const enum effect effect = form_event(state->form, app, event);
	if (!(effect & EFFECT_UNUSED))
		refresh_hint(state);
	return effect;
}

static void free_state(struct print_screen *state)
{
	form_free(state->form);
	data_list_release(&state->profiles);
	report_release(&state->report);
	summary_release(&state->summary);
	free(state->layout);
	free(state->hinted);
	free(state->refused);
	free(state);
}

static void close(struct app *app, struct screen *screen)
{
	if (app->store && !app->ending)
		save(app, screen->state);
	free_state(screen->state);
}

static const struct action actions[] = {
	{
		.name = N_("Print"),
		.help = N_("Sends the pages. In the last field Enter does it too."),
		.keys = {CTRL('S'), K_ENTER},
		.run = run_print,
	},
	{
		.name = N_("Test page"),
		.help = N_("Prints a page that shows whether the printer is set right, "
			   "and what to change if not; it asks first."),
		.keys = {K_F6, CTRL('K')},
		.run = run_test_page,
	},
	FORM_LIST(run_pick, can_pick),
	FORM_ACTIONS,
};

static void fill(struct print_screen *state, const struct print_setup *setup)
{
	memcpy(state->rows, rows, sizeof(rows));
	state->rows[ROW_PROFILE].choices =
		(const char *const *)state->profiles.titles.items;
	state->rows[ROW_PROFILE].choices_count = state->profiles.titles.count;
	state->form = form_new(state->rows, ROWS);
	const size_t profile = data_list_find(&state->profiles, setup->profile);
	if (profile < state->profiles.names.count)
		form_set_choice(state->form, ROW_PROFILE, profile);
	form_set_text(state->form, ROW_TO, state->app->settings.printer);
	form_set_text(state->form, ROW_PAPER, setup->paper);
	form_set_text(state->form, ROW_PITCH, setup->pitch);
	form_set_text(state->form, ROW_MEASURES, setup->measures);
	set_draft_row(state, setup->no_draft_mark);
	struct str one = STR_INIT;
	number_append(&one, 1, app_digits(state->app));
	form_set_text(state->form, ROW_COPIES, one.data);
	str_release(&one);
	refresh_hint(state);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct print_screen *state = mem_new(1, sizeof(*state));
	state->app = app;
	state->number = topic->report;
	state->is_summary = topic->summary;
	state->layout = mem_strdup(topic->setup->layout);
	report_init(&state->report);
	if (!read_report(state, error)) {
		free_state(state);
		return false;
	}
	data_list_profiles(&state->profiles);
	if (!state->profiles.names.count) {
		free_state(state);
		return error_set(error, ERROR_SYSTEM,
			_("no printer profile is found; install the program's data"));
	}
	fill(state, topic->setup);
	if (!app_push(app, &screen_print, state))
		return false;
	if (!state->is_summary)
		print_sending_tell_seal(app, state->mark);
	return true;
}

const struct screen_class screen_print = {
	.id = SCREEN_PRINT,
	.name = "print",
	.open = open,
	.title = title,
	.paint = paint,
	.event = event,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.help = N_("Where the report goes, and how. What is chosen here is yours and is "
		   "there again next time; the preview shows it when you go back. While "
		   "pages are sent, Esc stops at a page's end."),
	.widgets = WIDGET_TEXT,
};
