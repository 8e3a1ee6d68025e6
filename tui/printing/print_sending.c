/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/printing/print_sending.h"

#include "model/report.h"
#include "print/outlet.h"
#include "print/queues.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/app/dialog_box.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"

enum { LOOK = 500 /* ms between two looks at a queue's job */ };

enum { CHOICE_STOP, CHOICE_CANCEL };

static const struct choice stop_choices[] = {
	[CHOICE_STOP] = {.key = K_ESCAPE, .name = N_("stop")},
};

static const struct choice job_choices[] = {
	[CHOICE_STOP] = {.key = K_ESCAPE, .name = N_("leave it to itself")},
	[CHOICE_CANCEL] = {.key = 'c', .name = N_("cancel the job")},
};

/* A box that is up while something is sent. */
struct sending {
	struct app *app;
	struct dialog_box box;
	bool stopping; /* Esc was pressed */
};

static void begin(struct sending *sending, struct app *app, const char *text)
{
	*sending = (struct sending){.app = app};
	dialog_box_init(&sending->box, app, _("Printing"), text, stop_choices, 1);
}

/* Shows the box, and takes in Esc. */
static void glance(struct sending *sending)
{
	struct event event;
	do {
		if (!dialog_box_glance(&sending->box, 0, &event)) {
			sending->stopping = true;
			return;
		}
		if (dialog_box_choice(&sending->box, &event) == CHOICE_STOP)
			sending->stopping = true;
	} while (event.kind != EVENT_NONE);
}

static bool show_page(void *context, unsigned number, unsigned sent, unsigned all)
{
	struct sending *sending = context;
	struct str text = STR_INIT, page = STR_INIT, count = STR_INIT, done = STR_INIT;
	const enum digits digits = app_digits(sending->app);
	number_append(&page, number, digits);
	number_append(&done, (int64_t)sent + 1, digits);
	number_append(&count, all, digits);
	str_printf(&text, _("Page %s: %s of %s"), page.data, done.data, count.data);
	dialog_box_say(&sending->box, text.data);
	str_release(&text);
	str_release(&page);
	str_release(&count);
	str_release(&done);
	glance(sending);
	return !sending->stopping;
}

static bool still_waiting(void *context)
{
	struct sending *sending = context;
	dialog_box_say(&sending->box,
		_("The printer takes nothing at present: is it on, and has it paper?"));
	glance(sending);
	return !sending->stopping;
}

/* --- a queue's job --- */

static const char *state_words(enum job_state state)
{
	switch (state) {
	case JOB_WAITING: return _("The job waits in the queue.");
	case JOB_HELD: return _("The job is held in the queue.");
	case JOB_STOPPED: return _("The queue is paused; the job is not lost.");
	default: return _("The printer prints.");
	}
}

static void show_state(struct sending *sending, int number, enum job_state state,
	const struct str *words)
{
	struct str text = STR_INIT, digits = STR_INIT;
	number_append(&digits, number, app_digits(sending->app));
	str_printf(&text, _("Job %s"), digits.data);
	str_printf(&text, "\n%s", state_words(state));
	if (words->bytes)
		str_printf(&text, "\n%s", words->data);
	dialog_box_say(&sending->box, text.data);
	str_release(&text);
	str_release(&digits);
}

static void say_end(struct app *app, enum job_state state, const struct str *words)
{
	if (state == JOB_DONE)
		app_message(app, STYLE_DONE, "%s", _("Printed"));
	else
		app_message(app, STYLE_ERROR, "%s %s",
			state == JOB_CANCELLED ? _("The job was cancelled.")
					       : _("The job could not be printed."),
			words->data);
}

static bool is_over(enum job_state state)
{
	return state == JOB_DONE || state == JOB_CANCELLED || state == JOB_FAILED;
}

/* Takes what the clerk wants of the job; false: not to be followed any more. */
static bool take_choice(struct sending *sending, int number, const char *queue)
{
	struct event event;
	struct error error = ERROR_INIT;
	if (!dialog_box_glance(&sending->box, LOOK, &event))
		return false;
	switch (dialog_box_choice(&sending->box, &event)) {
	case CHOICE_STOP:
		app_message(sending->app, STYLE_MESSAGE, "%s",
			_("The job is in the queue and goes on by itself"));
		return false;
	case CHOICE_CANCEL:
		if (!queue_cancel(number, queue, &error))
			app_error(sending->app, &error);
		return true;
	default: return true;
	}
}

static void follow(struct sending *sending, int number, const char *queue)
{
	struct str words = STR_INIT;
	struct error error = ERROR_INIT;
	enum job_state state = JOB_WAITING;
	sending->box.choices = job_choices;
	sending->box.choices_count = sizeof(job_choices) / sizeof(job_choices[0]);
	do {
		if (!queue_job_look(number, queue, &state, &words, &error)) {
			app_error(sending->app, &error);
			break;
		}
		if (is_over(state)) {
			say_end(sending->app, state, &words);
			break;
		}
		show_state(sending, number, state, &words);
	} while (take_choice(sending, number, queue));
	str_release(&words);
}

/* --- sending --- */

static struct outlet *open_outlet(
	struct sending *sending, const char *to, const char *title, unsigned copies)
{
	struct error error = ERROR_INIT;
	struct outlet_request request = {
		.to = to,
		.title = title,
		.copies = copies,
		.waiting = still_waiting,
		.context = sending,
	};
	if (outlet_overwrites(to)) {
		request.force = dialog_confirm(sending->app,
			_("This file exists. Write over it?"), to, N_("Write over it"));
		if (!request.force)
			return NULL;
	}
	struct outlet *outlet = outlet_open(&request, &error);
	if (!outlet)
		app_error(sending->app, &error);
	return outlet;
}

static void say_reached(
	struct app *app, const struct print_result *result, const char *why)
{
	struct str reached = STR_INIT, next = STR_INIT;
	number_append(&reached, result->reached, app_digits(app));
	number_append(&next, (int64_t)result->reached + 1, app_digits(app));
	if (result->reached)
		app_message(app, STYLE_WARNING,
			_("%s Pages up to %s are out; to go on, print pages %s-"), why,
			reached.data, next.data);
	else
		app_message(app, STYLE_WARNING, "%s", why);
	str_release(&reached);
	str_release(&next);
}

/* All was given: ends it, and follows it where it is a queue's. */
static void finish(struct sending *sending, struct outlet *outlet)
{
	struct error error = ERROR_INIT;
	struct str queue = STR_INIT;
	const char *name = "";
	const int number = outlet_job(outlet, &name);
	str_puts(&queue, name);
	if (!outlet_finish(outlet, &error))
		app_error(sending->app, &error);
	else if (number)
		follow(sending, number, queue.data);
	else
		app_message(sending->app, STYLE_DONE, "%s", _("All pages are out"));
	str_release(&queue);
}

void print_sending(struct app *app, struct print_job *job,
	const struct print_order *order, const char *to, const char *title)
{
	struct sending sending;
	struct print_result result;
	struct error error = ERROR_INIT;
	struct print_order own = *order;
	begin(&sending, app, to);
	struct outlet *outlet = open_outlet(&sending, to, title, order->copies);
	own.progress = show_page;
	own.context = &sending;
	if (outlet && !print_job_send(job, &own, outlet, &result, &error)) {
		outlet_give_up(outlet);
		say_reached(app, &result, error_message(&error));
	} else if (outlet && result.stopped) {
		outlet_give_up(outlet);
		say_reached(app, &result, _("Stopped."));
	} else if (outlet) {
		finish(&sending, outlet);
	}
	error_release(&error);
	dialog_box_release(&sending.box);
}

void print_sending_test_page(
	struct app *app, const struct print_request *request, const char *to)
{
	struct sending sending;
	struct error error = ERROR_INIT;
	begin(&sending, app, _("The test page is sent."));
	struct outlet *outlet = open_outlet(&sending, to, _("test page"), 1);
	if (outlet && test_page_send(request, outlet, &error)) {
		finish(&sending, outlet);
	} else if (outlet) {
		outlet_give_up(outlet);
		app_error(app, &error);
	}
	dialog_box_release(&sending.box);
}

void print_sending_tell_seal(struct app *app, const char *mark)
{
	if (strcmp(mark, SEAL_MARK_FALSE) == 0)
		app_message(app, STYLE_ERROR, "%s",
			_("This report is not what was approved; each page says so at its "
			  "foot"));
}
