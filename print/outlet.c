/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which kind of way out a name means; all else is the kind's.
 */
#include <config.h>

#include "print/outlet_kind.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "text/i18n.h"
#include "text/macros.h"
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
	outlet->patience = request->patience > 0 ? (int64_t)(request->patience * 1000)
						 : outlet_patience();
	outlet->moved = outlet_now();
	outlet->waiting = request->waiting;
	outlet->context = request->context;
	if (kind->open(outlet, request, error))
		return outlet;
	outlet_give_up(outlet);
	return NULL;
}

static const struct outlet_kind *kind_of_path(const char *path)
{
	struct stat status;
	bool there = !stat(path, &status);
	bool device = there ? !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)
			    : begins(path, "/dev/");
	return device ? &outlet_device : &outlet_file;
}

/* *name: what the kind opens, in to but for standard output. */
static const struct outlet_kind *kind_of(const char *to, const char **name)
{
	*name = to;
	if (!strcmp(to, "-")) {
		*name = _("standard output");
		return &outlet_standard;
	}
	if (begins(to, TCP)) {
		*name = to + strlen(TCP);
		return &outlet_tcp;
	}
	if (begins(to, QUEUE)) {
		*name = to + strlen(QUEUE);
		return &outlet_queue;
	}
	return strpbrk(to, "./") ? kind_of_path(to) : &outlet_queue;
}

/* Names of files that other programs take for something else than text. */
static const char *const no_texts[] = {".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls",
	".xlsx", ".ods", ".html", ".htm", ".png", ".jpg", ".jpeg"};

static bool is_no_text(const char *name)
{
	const size_t bytes = strlen(name);
	for (size_t i = 0; i < COUNT(no_texts); i++) {
		const size_t end = strlen(no_texts[i]);
		if (bytes > end && strcasecmp(name + bytes - end, no_texts[i]) == 0)
			return true;
	}
	return false;
}

struct outlet *outlet_open(const struct outlet_request *request, struct error *error)
{
	const char *name;
	const struct outlet_kind *kind = kind_of(request->to, &name);
	if (kind == &outlet_file && is_no_text(name)) {
		error_set(error, ERROR_REFUSED,
			_("%s: what is printed is text with a printer's commands, and no "
			  "file of this kind; give it a name that ends in .txt"),
			name);
		return NULL;
	}
	return open_kind(kind, name, request, error);
}

struct outlet *outlet_open_file(const char *to, bool force, struct error *error)
{
	struct outlet_request request = {.to = to, .force = force};
	return strcmp(to, "-") ? open_kind(kind_of_path(to), to, &request, error)
			       : outlet_open(&request, error);
}

bool outlet_overwrites(const char *to)
{
	struct stat status;
	const char *name;
	return kind_of(to, &name) == &outlet_file && !stat(name, &status) &&
	       S_ISREG(status.st_mode);
}

bool outlet_makes_copies(const struct outlet *outlet)
{
	return outlet->kind->makes_copies;
}

bool outlet_write(
	struct outlet *outlet, const char *bytes, size_t count, struct error *error)
{
	if (count && !outlet->kind->write(outlet, bytes, count, error))
		return false;
	outlet->given += count;
	return true;
}

size_t outlet_given(const struct outlet *outlet)
{
	return outlet->given;
}

int outlet_job(const struct outlet *outlet, const char **queue)
{
	return outlet->kind->job ? outlet->kind->job(outlet, queue) : 0;
}

const char *outlet_note(struct outlet *outlet)
{
	return outlet->kind->note ? outlet->kind->note(outlet) : "";
}

size_t outlet_sure(struct outlet *outlet)
{
	outlet_look(outlet);
	return outlet->sure;
}

bool outlet_stays(const struct outlet *outlet)
{
	return outlet->kind->unsure != outlet_all_unsure;
}

bool outlet_end(struct outlet *outlet, struct error *error)
{
	outlet->moved = outlet_now();
	outlet->finished = outlet->kind->finish(outlet, error);
	outlet->broken = true; /* nothing more is to be learnt */
	if (outlet->finished)
		outlet->sure = outlet->put;
	return outlet->finished;
}

bool outlet_finish(struct outlet *outlet, struct error *error)
{
	const bool finished = outlet_end(outlet, error);
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
