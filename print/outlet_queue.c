/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A queue of CUPS. The queue is looked for when the way out is opened, the job made with
 * the first bytes, so that opening and giving up leaves nothing in the queue.
 */
#include <config.h>

#include "print/outlet_kind.h"

#include <stdlib.h>
#include <string.h>

#include "print/queues.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/message.h"
#include "text/str.h"

struct queue_outlet {
	struct outlet outlet;
	char *queue, *title;
	unsigned copies;
	struct queue_job *job; /* NULL: nothing was given yet */
	struct str paused;     /* why the queue does not print now; "": it does */
	struct str note;
};

/* A queue, and never a file by mistake: one may be meant where the name stands alone. */
static bool find(const struct outlet *outlet, const struct outlet_request *request,
	struct queue *queue, struct error *error)
{
	struct error why = ERROR_INIT;
	if (queue_find(outlet->name, queue, &why))
		return true;
	if (strcmp(request->to, outlet->name) != 0)
		return error_pass(error, &why);
	error_set(error, why.kind,
		_("%s. If a file is meant, name it with its folder, ./%s, or its "
		  "ending, %s.txt"),
		error_message(&why), request->to, request->to);
	error_release(&why);
	return false;
}

static void remember(struct queue_outlet *out, struct queue *queue)
{
	if (queue->stopped)
		str_puts(&out->paused,
			*queue->state ? queue->state : _("the queue is paused"));
	out->queue = queue->name;
	queue->name = NULL;
}

static bool queue_open(
	struct outlet *outlet, const struct outlet_request *request, struct error *error)
{
	struct queue_outlet *out = (struct queue_outlet *)outlet;
	struct queue queue;
	str_init(&out->paused);
	str_init(&out->note);
	out->title = mem_strdup(request->title ? request->title : PACKAGE_NAME);
	out->copies = request->copies;
	if (!find(outlet, request, &queue, error))
		return false;
	bool accepts = queue.accepts;
	if (accepts)
		remember(out, &queue);
	else
		error_set(error, ERROR_REFUSED,
			_("%s: this queue takes no jobs now; ask who looks after the "
			  "printers, or name another"),
			queue.name);
	queue_release(&queue);
	return accepts;
}

static bool queue_write(
	struct outlet *outlet, const char *bytes, size_t count, struct error *error)
{
	struct queue_outlet *out = (struct queue_outlet *)outlet;
	if (!out->job)
		out->job = queue_job_new(out->queue, out->title, out->copies, error);
	if (!out->job || !queue_job_write(out->job, bytes, count, error))
		return false;
	outlet->put += count;
	return true;
}

static bool queue_finish(struct outlet *outlet, struct error *error)
{
	struct queue_outlet *out = (struct queue_outlet *)outlet;
	return !out->job || queue_job_finish(out->job, error);
}

static void queue_release_outlet(struct outlet *outlet)
{
	struct queue_outlet *out = (struct queue_outlet *)outlet;
	queue_job_free(out->job);
	free(out->queue);
	free(out->title);
	str_release(&out->paused);
	str_release(&out->note);
}

static int queue_job_of(const struct outlet *outlet, const char **queue)
{
	const struct queue_outlet *out = (const struct queue_outlet *)outlet;
	if (queue)
		*queue = out->queue;
	return out->job ? queue_job_number(out->job) : 0;
}

static const char *queue_note(struct outlet *outlet)
{
	struct queue_outlet *out = (struct queue_outlet *)outlet;
	str_clear(&out->note);
	if (out->job && !out->paused.bytes)
		message_append(&out->note, _("job %d in queue %s"),
			queue_job_number(out->job), out->queue);
	else if (out->job)
		message_append(&out->note,
			_("job %d waits in queue %s, which does not print now: %s"),
			queue_job_number(out->job), out->queue, out->paused.data);
	return out->note.data;
}

const struct outlet_kind outlet_queue = {
	.size = sizeof(struct queue_outlet),
	.words = NULL,
	.makes_copies = true,
	.unsure = outlet_all_unsure,
	.open = queue_open,
	.write = queue_write,
	.finish = queue_finish,
	.release = queue_release_outlet,
	.job = queue_job_of,
	.note = queue_note,
};
