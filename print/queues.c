/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The functions of libcups are called through a table that is filled when the first is
 * needed, by the names and types of cups.h. Each call of this file makes a connection of
 * its own, to the server that CUPS_SERVER or client.conf names.
 */
#include <config.h>

#include "print/queues.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include <cups/cups.h>

#include "print/outlet_kind.h"
#include "print/pipe_guard.h"
#include "print/printer_words.h"
#include "text/i18n.h"
#include "text/library.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/utf8.h"

#define LIBRARY "libcups.so.2"

#define CUPS_FUNCTIONS(F)                                                                \
	F(cupsCancelJob2)                                                                \
	F(cupsDoRequest)                                                                 \
	F(cupsEncryption)                                                                \
	F(cupsFinishDocument)                                                            \
	F(cupsGetDefault2)                                                               \
	F(cupsLastError)                                                                 \
	F(cupsLastErrorString)                                                           \
	F(cupsServer)                                                                    \
	F(cupsSetPasswordCB2)                                                            \
	F(cupsSetServer)                                                                 \
	F(cupsStartDocument)                                                             \
	F(cupsUser)                                                                      \
	F(cupsWriteRequestData)                                                          \
	F(httpAssembleURI)                                                               \
	F(httpClose)                                                                     \
	F(httpConnect2)                                                                  \
	F(httpInitialize)                                                                \
	F(httpSetTimeout)                                                                \
	F(ippAddInteger)                                                                 \
	F(ippAddString)                                                                  \
	F(ippAddStrings)                                                                 \
	F(ippDelete)                                                                     \
	F(ippFindAttribute)                                                              \
	F(ippFirstAttribute)                                                             \
	F(ippGetBoolean)                                                                 \
	F(ippGetCount)                                                                   \
	F(ippGetGroupTag)                                                                \
	F(ippGetInteger)                                                                 \
	F(ippGetName)                                                                    \
	F(ippGetString)                                                                  \
	F(ippNewRequest)                                                                 \
	F(ippNextAttribute)                                                              \
	F(ippPort)

static struct {
	CUPS_FUNCTIONS(LIBRARY_POINTER)
} cups;
static bool is_loaded;

#define ENTRY(name) LIBRARY_FUNCTION(cups, name)
static const struct library_function functions[] = {CUPS_FUNCTIONS(ENTRY)};

static const char *no_password(const char *prompt, http_t *http, const char *method,
	const char *resource, void *context)
{
	(void)prompt, (void)http, (void)method, (void)resource, (void)context;
	return NULL; /* nobody asks at the terminal from in here */
}

/* libcups ignores SIGPIPE for the whole process when it starts. That is put back: our
 * calls are guarded by themselves. */
static void initialise(void)
{
	struct sigaction before;
	sigaction(SIGPIPE, NULL, &before);
	cups.httpInitialize();
	sigaction(SIGPIPE, &before, NULL);
	cups.cupsSetPasswordCB2(no_password, NULL);
}

static bool load(struct error *error)
{
	if (is_loaded)
		return true;
	if (!library_load(LIBRARY, functions, COUNT(functions)))
		return error_set(error, ERROR_SYSTEM,
			_("this machine has no CUPS (%s is missing); have it installed, "
			  "or print to a device or a port of the network"),
			LIBRARY);
	is_loaded = true;
	initialise();
	return true;
}

static int no_more_time(http_t *http, void *context)
{
	(void)http, (void)context;
	return 0;
}

static http_t *connect_server(struct error *error)
{
	if (!load(error))
		return NULL;
	int64_t patience = outlet_patience();
	cups.cupsSetServer(NULL); /* as the environment says now */
	http_t *http = cups.httpConnect2(cups.cupsServer(), cups.ippPort(), NULL,
		AF_UNSPEC, cups.cupsEncryption(), 1, (int)patience, NULL);
	if (http)
		cups.httpSetTimeout(http, (double)patience / 1000, no_more_time, NULL);
	else
		error_set(error, ERROR_SYSTEM,
			_("CUPS does not answer (%s); ask who looks after the printers, "
			  "or print to a device or a port of the network"),
			cups.cupsServer());
	return http;
}

/* What went wrong last, at this queue. */
static bool queue_failed(const char *queue, struct error *error)
{
	switch (cups.cupsLastError()) {
	case IPP_STATUS_ERROR_NOT_FOUND:
	case IPP_STATUS_ERROR_GONE:
		return error_set(error, ERROR_REFUSED,
			_("%s: this queue is there no more; name another"), queue);
	case IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS:
		return error_set(error, ERROR_REFUSED,
			_("%s: this queue takes no jobs now; ask who looks after the "
			  "printers, or name another"),
			queue);
	case IPP_STATUS_ERROR_FORBIDDEN:
	case IPP_STATUS_ERROR_NOT_AUTHENTICATED:
	case IPP_STATUS_ERROR_NOT_AUTHORIZED:
	case IPP_STATUS_ERROR_CUPS_AUTHENTICATION_CANCELED:
		return error_set(error, ERROR_REFUSED,
			_("%s: you may not print there; ask who looks after the "
			  "printers"),
			queue);
	case IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED:
		return error_set(error, ERROR_REFUSED,
			_("%s: this queue does not take a printer's own bytes; ask for "
			  "a raw queue, or print to a device or a port"),
			queue);
	default:
		return error_set(error, ERROR_SYSTEM, _("%s: CUPS failed: %s"), queue,
			cups.cupsLastErrorString());
	}
}

/* --- requests --- */

static ipp_t *new_request(ipp_op_t operation, const char *folder, const char *name)
{
	char uri[HTTP_MAX_URI];
	struct str resource = STR_INIT;
	ipp_t *request = cups.ippNewRequest(operation);
	str_printf(&resource, "%s%s", folder, name);
	cups.httpAssembleURI(HTTP_URI_CODING_ALL, uri, sizeof(uri), "ipp", NULL,
		"localhost", 0, resource.data);
	str_release(&resource);
	if (*name)
		cups.ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI,
			*folder == '/' && folder[1] == 'j' ? "job-uri" : "printer-uri",
			NULL, uri);
	cups.ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME,
		"requesting-user-name", NULL, cups.cupsUser());
	return request;
}

static void want(ipp_t *request, int count, const char *const *names)
{
	cups.ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD,
		"requested-attributes", count, NULL, names);
}

/* The answer where it is a good one, else NULL. The request is gone. */
static ipp_t *ask(http_t *http, ipp_t *request, const char *resource)
{
	ipp_t *answer = cups.cupsDoRequest(http, request, resource);
	if (answer && cups.cupsLastError() > IPP_STATUS_OK_EVENTS_COMPLETE) {
		cups.ippDelete(answer);
		return NULL;
	}
	return answer;
}

/* --- queues --- */

static void take_reasons(struct str *words, ipp_attribute_t *attribute)
{
	for (int i = 0; i < cups.ippGetCount(attribute); i++)
		printer_words_reason(words, cups.ippGetString(attribute, i, NULL));
}

static void replace(char **text, ipp_attribute_t *attribute)
{
	const char *value = cups.ippGetString(attribute, 0, NULL);
	free(*text);
	*text = mem_strdup(value ? value : "");
}

static void take_attribute(struct queue *queue, struct str *words, char **message,
	ipp_attribute_t *attribute)
{
	const char *name = cups.ippGetName(attribute);
	if (!strcmp(name, "printer-name"))
		replace(&queue->name, attribute);
	else if (!strcmp(name, "printer-info"))
		replace(&queue->info, attribute);
	else if (!strcmp(name, "printer-is-accepting-jobs"))
		queue->accepts = cups.ippGetBoolean(attribute, 0);
	else if (!strcmp(name, "printer-state"))
		queue->stopped = cups.ippGetInteger(attribute, 0) == IPP_PSTATE_STOPPED;
	else if (!strcmp(name, "printer-state-reasons"))
		take_reasons(words, attribute);
	else if (!strcmp(name, "printer-state-message"))
		replace(message, attribute);
}

/* Reads one printer's attributes up to the end of its group; returns what is behind. */
static ipp_attribute_t *take_queue(
	struct queue *queue, ipp_t *answer, ipp_attribute_t *attribute)
{
	struct str words = STR_INIT;
	char *message = NULL;
	for (; attribute && cups.ippGetGroupTag(attribute) == IPP_TAG_PRINTER;
		attribute = cups.ippNextAttribute(answer))
		take_attribute(queue, &words, &message, attribute);
	printer_words_message(&words, message);
	free(message);
	queue->state = str_detach(&words);
	if (!queue->info)
		queue->info = mem_strdup("");
	return attribute;
}

static void take_queues(struct queues *queues, ipp_t *answer)
{
	size_t capacity = 0;
	ipp_attribute_t *attribute = cups.ippFirstAttribute(answer);
	while (attribute) {
		if (cups.ippGetGroupTag(attribute) != IPP_TAG_PRINTER) {
			attribute = cups.ippNextAttribute(answer);
			continue;
		}
		struct queue queue = {NULL};
		attribute = take_queue(&queue, answer, attribute);
		if (!queue.name) {
			queue_release(&queue);
			continue;
		}
		queues->items = mem_grow(
			queues->items, queues->count, &capacity, sizeof(*queues->items));
		queues->items[queues->count++] = queue;
	}
}

static void mark_default(struct queues *queues, const char *name)
{
	for (size_t i = 0; name && i < queues->count; i++) {
		struct queue found = queues->items[i];
		if (strcmp(found.name, name))
			continue;
		memmove(queues->items + 1, queues->items, i * sizeof(found));
		found.is_default = true;
		queues->items[0] = found;
		return;
	}
}

static bool list(http_t *http, struct queues *queues, struct error *error)
{
	static const char *const names[] = {"printer-name", "printer-info",
		"printer-is-accepting-jobs", "printer-state", "printer-state-message",
		"printer-state-reasons"};
	ipp_t *request = new_request(IPP_OP_CUPS_GET_PRINTERS, "", "");
	want(request, sizeof(names) / sizeof(names[0]), names);
	ipp_t *answer = ask(http, request, "/");
	if (!answer && cups.cupsLastError() != IPP_STATUS_ERROR_NOT_FOUND)
		return queue_failed(cups.cupsServer(), error);
	if (!answer)
		return true; /* no queues */
	take_queues(queues, answer);
	cups.ippDelete(answer);
	mark_default(queues, cups.cupsGetDefault2(http));
	return true;
}

bool queues_list(struct queues *queues, struct error *error)
{
	struct pipe_guard guard;
	pipe_guard_begin(&guard);
	struct queues found = {NULL, 0};
	http_t *http = connect_server(error);
	bool done = http && list(http, &found, error);
	if (http)
		cups.httpClose(http);
	pipe_guard_end(&guard);
	if (done)
		*queues = found;
	return done;
}

void queue_release(struct queue *queue)
{
	free(queue->name);
	free(queue->info);
	free(queue->state);
	*queue = (struct queue){NULL};
}

void queues_release(struct queues *queues)
{
	for (size_t i = 0; i < queues->count; i++)
		queue_release(&queues->items[i]);
	free(queues->items);
	*queues = (struct queues){NULL, 0};
}

static bool not_among(const struct queues *queues, const char *name, struct error *error)
{
	struct str names = STR_INIT;
	for (size_t i = 0; i < queues->count; i++)
		str_printf(&names, "%s%s", i ? ", " : "", queues->items[i].name);
	if (!queues->count)
		error_set(error, ERROR_REFUSED,
			_("CUPS has no printer queues on this machine; have one set up, "
			  "or print to a device or a port of the network"));
	else if (!*name)
		error_set(error, ERROR_REFUSED,
			_("no printer queue is the default one; name one: %s"),
			names.data);
	else
		error_set(error, ERROR_REFUSED,
			_("%s: there is no such printer queue; there is: %s"), name,
			names.data);
	str_release(&names);
	return false;
}

bool queue_find(const char *name, struct queue *queue, struct error *error)
{
	struct queues queues;
	if (!queues_list(&queues, error))
		return false;
	size_t at = 0;
	while (at < queues.count && (*name ? strcmp(queues.items[at].name, name) != 0
					   : !queues.items[at].is_default))
		at++;
	bool found = at < queues.count;
	if (found) {
		*queue = queues.items[at];
		queues.items[at] = (struct queue){NULL};
	} else {
		not_among(&queues, name, error);
	}
	queues_release(&queues);
	return found;
}

/* --- jobs --- */

struct queue_job {
	http_t *http; /* NULL: given up already */
	char *queue;
	int number;
	bool finished;
};

static void add_title(ipp_t *request, const char *title)
{
	enum { TITLE_MAX = 255 /* bytes, IPP's limit of a name */ };
	char *name = mem_strndup(title, utf8_whole(title, strlen(title), TITLE_MAX));
	for (char *at = name; *at; at++) {
		if ((unsigned char)*at < ' ' || *at == 0x7F)
			*at = ' ';
	}
	cups.ippAddString(
		request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", NULL, name);
	free(name);
}

static int create(http_t *http, const char *queue, const char *title, unsigned copies)
{
	ipp_t *request = new_request(IPP_OP_CREATE_JOB, "/printers/", queue);
	add_title(request, title);
	if (copies > 1)
		cups.ippAddInteger(
			request, IPP_TAG_JOB, IPP_TAG_INTEGER, "copies", (int)copies);
	ipp_t *answer = ask(http, request, "/");
	if (!answer)
		return 0;
	ipp_attribute_t *number =
		cups.ippFindAttribute(answer, "job-id", IPP_TAG_INTEGER);
	int found = number ? cups.ippGetInteger(number, 0) : 0;
	cups.ippDelete(answer);
	return found;
}

/* The job has the title, its document no name: a space in one brings down cupsd
 * 2.4.2-3+deb12u10, where options for its filters are made of it. */
static bool start_document(const struct queue_job *job)
{
	return cups.cupsStartDocument(job->http, job->queue, job->number, NULL,
		       CUPS_FORMAT_RAW, 1) == HTTP_STATUS_CONTINUE;
}

struct queue_job *queue_job_new(
	const char *queue, const char *title, unsigned copies, struct error *error)
{
	struct pipe_guard guard;
	pipe_guard_begin(&guard);
	struct queue_job *job = mem_new(1, sizeof(*job));
	job->queue = mem_strdup(queue);
	job->http = connect_server(error);
	bool made = job->http != NULL;
	if (made) {
		job->number = create(job->http, queue, title, copies);
		made = job->number && start_document(job);
		if (!made)
			queue_failed(queue, error);
	}
	pipe_guard_end(&guard);
	if (made)
		return job;
	queue_job_free(job);
	return NULL;
}

bool queue_job_write(
	struct queue_job *job, const char *bytes, size_t count, struct error *error)
{
	struct pipe_guard guard;
	pipe_guard_begin(&guard);
	bool written = cups.cupsWriteRequestData(job->http, bytes, count) ==
		       HTTP_STATUS_CONTINUE;
	if (!written)
		error_set(error, ERROR_SYSTEM,
			_("%s: CUPS took the job only in part (job %d); print again"),
			job->queue, job->number);
	pipe_guard_end(&guard);
	return written;
}

bool queue_job_finish(struct queue_job *job, struct error *error)
{
	struct pipe_guard guard;
	pipe_guard_begin(&guard);
	job->finished = cups.cupsFinishDocument(job->http, job->queue) <=
			IPP_STATUS_OK_EVENTS_COMPLETE;
	if (!job->finished)
		queue_failed(job->queue, error);
	pipe_guard_end(&guard);
	return job->finished;
}

int queue_job_number(const struct queue_job *job)
{
	return job->number;
}

/* A document that is under way is broken off with its connection; only then can the job
 * be cancelled. */
void queue_job_free(struct queue_job *job)
{
	struct pipe_guard guard;
	if (!job)
		return;
	pipe_guard_begin(&guard);
	if (job->http)
		cups.httpClose(job->http);
	pipe_guard_end(&guard);
	if (job->number && !job->finished)
		queue_cancel(job->number, job->queue, NULL);
	free(job->queue);
	free(job);
}

bool queue_cancel(int number, const char *queue, struct error *error)
{
	struct pipe_guard guard;
	pipe_guard_begin(&guard);
	http_t *http = connect_server(error);
	bool done = http != NULL;
	if (done) {
		ipp_status_t status = cups.cupsCancelJob2(http, queue, number, 0);
		done = status <= IPP_STATUS_OK_EVENTS_COMPLETE ||
		       status == IPP_STATUS_ERROR_NOT_FOUND ||
		       status == IPP_STATUS_ERROR_NOT_POSSIBLE ||
		       queue_failed(queue, error);
		cups.httpClose(http);
	}
	pipe_guard_end(&guard);
	return done;
}

/* --- how a job stands --- */

static const enum job_state job_states[] = {
	[IPP_JSTATE_PENDING - IPP_JSTATE_PENDING] = JOB_WAITING,
	[IPP_JSTATE_HELD - IPP_JSTATE_PENDING] = JOB_HELD,
	[IPP_JSTATE_PROCESSING - IPP_JSTATE_PENDING] = JOB_PRINTING,
	[IPP_JSTATE_STOPPED - IPP_JSTATE_PENDING] = JOB_STOPPED,
	[IPP_JSTATE_CANCELED - IPP_JSTATE_PENDING] = JOB_CANCELLED,
	[IPP_JSTATE_ABORTED - IPP_JSTATE_PENDING] = JOB_FAILED,
	[IPP_JSTATE_COMPLETED - IPP_JSTATE_PENDING] = JOB_DONE,
};

static enum job_state state_of(ipp_t *answer)
{
	ipp_attribute_t *attribute =
		cups.ippFindAttribute(answer, "job-state", IPP_TAG_ENUM);
	size_t state =
		attribute ? (size_t)cups.ippGetInteger(attribute, 0) - IPP_JSTATE_PENDING
			  : SIZE_MAX;
	return state < sizeof(job_states) / sizeof(job_states[0]) ? job_states[state]
								  : JOB_WAITING;
}

static void take_words(
	ipp_t *answer, const char *reasons, const char *message, struct str *words)
{
	ipp_attribute_t *attribute =
		cups.ippFindAttribute(answer, reasons, IPP_TAG_KEYWORD);
	take_reasons(words, attribute);
	attribute = cups.ippFindAttribute(answer, message, IPP_TAG_TEXT);
	if (attribute)
		printer_words_message(words, cups.ippGetString(attribute, 0, NULL));
}

static ipp_t *ask_job(http_t *http, int number)
{
	static const char *const names[] = {
		"job-state", "job-printer-state-message", "job-printer-state-reasons"};
	struct str name = STR_INIT;
	str_printf(&name, "%d", number);
	ipp_t *request = new_request(IPP_OP_GET_JOB_ATTRIBUTES, "/jobs/", name.data);
	str_release(&name);
	want(request, sizeof(names) / sizeof(names[0]), names);
	return ask(http, request, "/");
}

/* What the queue says; false: it is there no more. */
static bool ask_queue(http_t *http, const char *queue, struct str *words)
{
	static const char *const names[] = {
		"printer-state-message", "printer-state-reasons"};
	ipp_t *request = new_request(IPP_OP_GET_PRINTER_ATTRIBUTES, "/printers/", queue);
	want(request, sizeof(names) / sizeof(names[0]), names);
	ipp_t *answer = ask(http, request, "/");
	if (!answer)
		return cups.cupsLastError() != IPP_STATUS_ERROR_NOT_FOUND;
	take_words(answer, "printer-state-reasons", "printer-state-message", words);
	cups.ippDelete(answer);
	return true;
}

/* CUPS forgets jobs that are done, after a while or at once, as it is set up; those of a
 * queue that is deleted at once; and when it breaks down those of the last half minute. */
static bool look_forgotten(
	http_t *http, const char *queue, enum job_state *state, struct str *words)
{
	struct str of_queue = STR_INIT;
	bool there = ask_queue(http, queue, &of_queue);
	str_release(&of_queue);
	*state = there ? JOB_FORGOTTEN : JOB_FAILED;
	if (!there)
		str_puts(words, _("the queue is there no more"));
	return true;
}

static bool look(http_t *http, int number, const char *queue, enum job_state *state,
	struct str *words, struct error *error)
{
	ipp_t *answer = ask_job(http, number);
	str_clear(words);
	if (!answer)
		return cups.cupsLastError() == IPP_STATUS_ERROR_NOT_FOUND
			       ? look_forgotten(http, queue, state, words)
			       : queue_failed(queue, error);
	*state = state_of(answer);
	if (*state < JOB_DONE)
		ask_queue(http, queue, words);
	if (*state != JOB_DONE)
		take_words(answer, "job-printer-state-reasons",
			"job-printer-state-message", words);
	cups.ippDelete(answer);
	return true;
}

bool queue_job_look(int number, const char *queue, enum job_state *state,
	struct str *words, struct error *error)
{
	struct pipe_guard guard;
	pipe_guard_begin(&guard);
	http_t *http = connect_server(error);
	bool done = http && look(http, number, queue, state, words, error);
	if (http)
		cups.httpClose(http);
	pipe_guard_end(&guard);
	return done;
}
