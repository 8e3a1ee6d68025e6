/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which kind of way out a name means; all else is the kind's.
 */
#include <config.h>

#include "print/outlet_kind.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "print/queues.h"
#include "text/i18n.h"
#include "text/mem.h"

#define TCP   "tcp:"
#define QUEUE "cups:"

static bool begins(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

static struct outlet *open_kind(const struct outlet_kind *kind, const char *name,
	const struct outlet_request *request, struct error *error)
{
	struct outlet *outlet = mem_new(1, kind->size);
	outlet->kind = kind;
	outlet->name = mem_strdup(name);
	outlet->patience = outlet_patience();
	outlet->waiting = request->waiting;
	outlet->context = request->context;
	if (kind->open(outlet, request, error))
		return outlet;
	outlet_give_up(outlet);
	return NULL;
}

static struct outlet *open_path(const struct outlet_request *request, struct error *error)
{
	struct stat status;
	bool there = !stat(request->to, &status);
	bool device = there ? !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)
			    : begins(request->to, "/dev/");
	return open_kind(
		device ? &outlet_device : &outlet_file, request->to, request, error);
}

/* A queue, and never a file by mistake. */
static struct outlet *open_plain(
	const struct outlet_request *request, struct error *error)
{
	struct queue queue;
	struct error why = ERROR_INIT;
	if (queue_find(request->to, &queue, &why)) {
		queue_release(&queue);
		return open_kind(&outlet_queue, request->to, request, error);
	}
	error_set(error, why.kind,
		_("%s. If a file is meant, name it with its folder, ./%s, or its "
		  "ending, %s.txt"),
		error_message(&why), request->to, request->to);
	error_release(&why);
	return NULL;
}

struct outlet *outlet_open(const struct outlet_request *request, struct error *error)
{
	const char *to = request->to;
	if (!strcmp(to, "-"))
		return open_kind(&outlet_standard, _("standard output"), request, error);
	if (begins(to, TCP))
		return open_kind(&outlet_tcp, to + strlen(TCP), request, error);
	if (begins(to, QUEUE))
		return open_kind(&outlet_queue, to + strlen(QUEUE), request, error);
	if (strpbrk(to, "./"))
		return open_path(request, error);
	return open_plain(request, error);
}

struct outlet *outlet_open_file(const char *to, bool force, struct error *error)
{
	struct outlet_request request = {.to = to, .force = force};
	return strcmp(to, "-") ? open_path(&request, error)
			       : outlet_open(&request, error);
}

bool outlet_makes_copies(const struct outlet *outlet)
{
	return outlet->kind->makes_copies;
}

bool outlet_write(
	struct outlet *outlet, const char *bytes, size_t count, struct error *error)
{
	return !count || outlet->kind->write(outlet, bytes, count, error);
}

int outlet_job(const struct outlet *outlet, const char **queue)
{
	return outlet->kind->job ? outlet->kind->job(outlet, queue) : 0;
}

const char *outlet_note(struct outlet *outlet)
{
	return outlet->kind->note ? outlet->kind->note(outlet) : "";
}

bool outlet_finish(struct outlet *outlet, struct error *error)
{
	outlet->finished = outlet->kind->finish(outlet, error);
	bool finished = outlet->finished;
	outlet_give_up(outlet);
	return finished;
}

void outlet_give_up(struct outlet *outlet)
{
	if (!outlet)
		return;
	outlet->kind->release(outlet);
	free(outlet->name);
	free(outlet);
}
