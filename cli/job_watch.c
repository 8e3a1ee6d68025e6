/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/job_watch.h"

#include <poll.h>
#include <string.h>

#include "cli/output.h"
#include "print/queues.h"
#include "text/i18n.h"

enum {
	PAUSE = 500,     /* ms between two looks */
	LOOKS_MOST = 120 /* then the job is left to itself */
};

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

static void say_waits(const struct job_watch *watch, const char *why)
{
	say(_("job %d waits in the queue %s and is not lost: %s"), watch->number,
		watch->queue.data, why);
}

/* What the state means for whoever waits: true while it is to be waited on. */
static bool goes_on(const struct job_watch *watch, enum job_state state,
	const struct str *words, bool *good, struct error *error)
{
	*good = true;
	switch (state) {
	case JOB_PRINTING: return true;
	case JOB_WAITING:
		/* Its turn will come, unless something holds the queue up. */
		if (!words->bytes)
			return true;
		say_waits(watch, words->data);
		return false;
	case JOB_HELD: say_waits(watch, _("it is held there")); return false;
	case JOB_STOPPED:
		say_waits(watch, words->bytes ? words->data : _("the queue is paused"));
		return false;
	case JOB_DONE: say(_("job %d is printed"), watch->number); return false;
	case JOB_FORGOTTEN:
		say(_("CUPS no longer knows job %d: look whether all of it is printed"),
			watch->number);
		return false;
	case JOB_CANCELLED:
		*good = fail_job(watch, _("the job was cancelled"), words, error);
		return false;
	default:
		*good = fail_job(watch, _("the job could not be printed"), words, error);
		return false;
	}
}

/* What the printer says, when it says something else. */
static void say_words(
	const struct job_watch *watch, const struct str *words, struct str *said)
{
	if (strcmp(words->data, said->data) == 0)
		return;
	str_clear(said);
	str_append(said, words->data, words->bytes);
	if (words->bytes)
		say("%s: %s", watch->queue.data, words->data);
}

static bool follow(const struct job_watch *watch, struct progress *progress,
	struct str *words, struct str *said, struct error *error)
{
	bool good = true;
	for (int looks = 0; looks < LOOKS_MOST && progress_goes_on(progress); looks++) {
		enum job_state state;
		if (!queue_job_look(
			    watch->number, watch->queue.data, &state, words, error))
			return false;
		if (!goes_on(watch, state, words, &good, error))
			return good;
		say_words(watch, words, said);
		poll(NULL, 0, PAUSE);
	}
	say(_("job %d is still being printed and goes on by itself"), watch->number);
	return true;
}

bool job_watch(
	const struct job_watch *watch, struct progress *progress, struct error *error)
{
	struct str words = STR_INIT, said = STR_INIT;
	if (!watch->number)
		return true;
	say("%s", watch->note.data);
	const bool good = follow(watch, progress, &words, &said, error);
	str_release(&words);
	str_release(&said);
	return good;
}
