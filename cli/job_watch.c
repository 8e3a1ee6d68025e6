/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/job_watch.h"

#include <poll.h>

#include "cli/output.h"
#include "print/queues.h"
#include "text/i18n.h"

enum { PAUSE = 500 /* ms between two looks */ };

void job_watch_init(struct job_watch *watch, struct outlet *outlet)
{
	const char *queue = "";
	*watch = (struct job_watch){.queue = STR_INIT, .note = STR_INIT};
	watch->number = outlet_job(outlet, &queue);
	if (!watch->number)
		return;
	str_puts(&watch->queue, queue);
	str_puts(&watch->note, outlet_note(outlet));
}

void job_watch_release(struct job_watch *watch)
{
	str_release(&watch->queue);
	str_release(&watch->note);
}

static bool fail_job(const struct job_watch *watch, const char *what,
	const struct str *words, struct error *error)
{
	return error_set(error, ERROR_SYSTEM, words->bytes ? "%s: %s (%s)" : "%s: %s",
		watch->queue.data, what, words->data);
}

/* What the state means for whoever waits: true while it is to be waited on. */
static bool goes_on(const struct job_watch *watch, enum job_state state,
	const struct str *words, bool *good, struct error *error)
{
	*good = true;
	switch (state) {
	case JOB_WAITING:
	case JOB_PRINTING: return true;
	case JOB_DONE: say(_("job %d is printed"), watch->number); return false;
	case JOB_HELD:
	case JOB_STOPPED:
		say(_("job %d waits in the queue %s and is not lost: %s"), watch->number,
			watch->queue.data,
			words->bytes ? words->data : _("the queue is paused"));
		return false;
	case JOB_CANCELLED:
		*good = fail_job(watch, _("the job was cancelled"), words, error);
		return false;
	default:
		*good = fail_job(watch, _("the job could not be printed"), words, error);
		return false;
	}
}

bool job_watch(const struct job_watch *watch, struct error *error)
{
	struct str words = STR_INIT;
	enum job_state state;
	bool good = true;
	if (!watch->number)
		return true;
	say("%s", watch->note.data);
	for (;;) {
		good = queue_job_look(
			watch->number, watch->queue.data, &state, &words, error);
		if (!good || !goes_on(watch, state, &words, &good, error))
			break;
		poll(NULL, 0, PAUSE);
	}
	str_release(&words);
	return good;
}
