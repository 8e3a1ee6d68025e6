/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/printing/print_sending.h"

#include <stdlib.h>
#include <string.h>

#include "model/report.h"
#include "office/settings.h"
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

static void append_seconds(struct str *out, const struct app *app, int64_t milliseconds)
{
	number_append(out, milliseconds / 1000, app_digits(app));
}

/* Nothing was taken for as long as the patience lasts. */
static bool ask_to_wait(struct app *app, const char *seconds)
{
	struct str text = STR_INIT;
	str_printf(&text,
		_("It has taken nothing for %s seconds. Look whether it is on, ready, "
		  "and has paper; what was sent is not lost while one waits."),
		seconds);
	const bool wait = dialog_ask(app, _("Wait for the printer?"), text.data, true);
	str_release(&text);
	return wait;
}

/* A printer takes pages as it prints them; what stands still for long has stopped. */
static bool still_waiting(void *context, const struct outlet_pause *pause)
{
	enum { SLOW = 5000 /* ms */ };
	struct sending *sending = context;
	struct str seconds = STR_INIT, text = STR_INIT;
	bool goes_on = true;
	append_seconds(&seconds, sending->app, pause->still);
	if (pause->late) {
		goes_on = ask_to_wait(sending->app, seconds.data);
	} else {
		if (pause->still < SLOW)
			str_puts(&text, _("The printer takes the pages slowly."));
		else
			str_printf(&text,
				_("The printer has taken nothing for %s seconds: is it "
				  "on, and has it paper?"),
				seconds.data);
		dialog_box_say(&sending->box, text.data);
		glance(sending);
		goes_on = !sending->stopping;
	}
	str_release(&seconds);
	str_release(&text);
	return goes_on;
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
	else if (state == JOB_FORGOTTEN)
		app_message(app, STYLE_WARNING, "%s",
			_("CUPS no longer knows the job: look whether all of it is "
			  "printed"));
	else
		app_message(app, STYLE_ERROR, "%s %s",
			state == JOB_CANCELLED ? _("The job was cancelled.")
					       : _("The job could not be printed."),
			words->data);
}

/* CUPS has the job, and says no more of it. */
static void say_unseen(struct app *app, int number, struct error *error)
{
	struct str digits = STR_INIT;
	number_append(&digits, number, app_digits(app));
	app_message(app, STYLE_WARNING,
		_("Job %s is in the queue, but cannot be followed: %s"), digits.data,
		error_message(error));
	error_release(error);
	str_release(&digits);
}

static bool is_over(enum job_state state)
{
	return state >= JOB_DONE;
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
			say_unseen(sending->app, number, &error);
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
		.patience = settings_patience(&sending->app->settings),
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

/* Why it ended, how far it came for sure, and what to print to go on. */
static void say_reached(struct app *app, const struct print_job *job,
	const struct print_order *order, const struct print_result *result,
	const char *why)
{
	struct str reached = STR_INIT, rest = STR_INIT, reason = STR_INIT;
	print_job_rest(job, order, result, &rest);
	/* Another sentence may follow, of which the words below have the full stop. */
	str_puts(&reason, why);
	if (reason.bytes && reason.data[reason.bytes - 1] == '.')
		str_truncate(&reason, reason.bytes - 1);
	number_append(&reached, result->reached, app_digits(app));
	if (result->stays && result->sure && rest.bytes)
		app_message(app, STYLE_WARNING,
			_("%s. The printer has the pages up to %s for sure; to go "
			  "on, print pages %s"),
			reason.data, reached.data, rest.data);
	else if (result->stays && rest.bytes)
		app_message(app, STYLE_WARNING,
			_("%s. Of no page it is sure that the printer has it; to go "
			  "on, print pages %s"),
			reason.data, rest.data);
	else
		app_message(app, STYLE_WARNING, "%s", why);
	str_release(&reached);
	str_release(&rest);
	str_release(&reason);
}

/* That all went well; of a file where it lies now, whatever folder one is in. */
static void tell_out(struct app *app, const char *to)
{
	char *path = outlet_overwrites(to) ? realpath(to, NULL) : NULL;
	if (path)
		app_message(app, STYLE_DONE, _("All pages are in the file %s"), path);
	else
		app_message(app, STYLE_DONE, "%s", _("All pages are out"));
	free(path);
}

/* Follows a queue's job; of the rest there is nothing more to be seen. */
static void say_done(struct sending *sending, struct outlet *outlet, const char *to)
{
	struct str queue = STR_INIT;
	const char *name = "";
	const int number = outlet_job(outlet, &name);
	str_puts(&queue, name);
	outlet_give_up(outlet);
	if (number)
		follow(sending, number, queue.data);
	else
		tell_out(sending->app, to);
	str_release(&queue);
}

static bool send_pages(struct print_job *job, const struct print_order *order,
	struct outlet *outlet, struct print_result *result, struct error *error)
{
	if (!print_job_send(job, order, outlet, result, error))
		return false;
	if (result->stopped)
		return error_set(error, ERROR_REFUSED, "%s", _("Stopped."));
	return print_job_end(job, outlet, result, error);
}

bool print_sending(struct app *app, struct print_job *job,
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
	if (outlet && send_pages(job, &own, outlet, &result, &error)) {
		say_done(&sending, outlet, to);
	} else if (outlet) {
		outlet_give_up(outlet);
		say_reached(app, job, &own, &result, error_message(&error));
	}
	error_release(&error);
	dialog_box_release(&sending.box);
	return outlet != NULL;
}

bool print_sending_test_page(
	struct app *app, const struct print_request *request, const char *to)
{
	struct sending sending;
	struct error error = ERROR_INIT;
	begin(&sending, app, _("The test page is sent."));
	struct outlet *outlet = open_outlet(&sending, to, _("test page"), 1);
	if (outlet && test_page_send(request, outlet, &error) &&
		outlet_end(outlet, &error)) {
		say_done(&sending, outlet, to);
	} else if (outlet) {
		outlet_give_up(outlet);
		app_error(app, &error);
	}
	dialog_box_release(&sending.box);
	return outlet != NULL;
}

void print_sending_tell_seal(struct app *app, const char *mark)
{
	if (strcmp(mark, SEAL_MARK_FALSE) == 0)
		app_message(app, STYLE_ERROR, "%s",
			_("This report is not what was approved; each page says so at its "
			  "foot"));
}
