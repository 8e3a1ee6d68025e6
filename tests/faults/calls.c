/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Allocations and calls of the system that fail, one after another, while the program takes
 * a report in, saves, prints, copies, brings an old file up to date and goes back to a copy
 * (shim.c lets them fail). It does not crash or hang; it says that it failed, and then the
 * office file holds what it held before or all that it was to hold, and verify finds
 * nothing; or it ends well, and then all is there.
 */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/engine/transaction.h"
#include "db/evidence_files.h"
#include "db/store.h"
#include "model/card.h"
#include "model/lists.h"
#include "model/report.h"
#include "tests/faults/reading.h"
#include "tests/faults/tally.h"
#include "tests/support/office.h"
#include "tests/support/sqlite_old.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define SAMPLE  TOP_SRCDIR "/data/samples/annual.json"
#define PROGRAM TOP_BUILDDIR "/mattrakan"
#define SHIM    TOP_BUILDDIR "/tests/faults/shim.so"
#define OFFICE  "office.db"
#define OLD     "old.db"
#define COPY    "copy.db"
#define MADE    "made.out"

enum { WORDS = 14, SECONDS = 20, SHORT_EVERY = 293 };
/* In an act: of allocations, which are a hundred thousand; of calls of one kind from which on
 * all fail. Other calls fail each in turn. */
enum { ALLOCATIONS = 150, AGAIN_MOST = 4 };

/* --- what the program does --- */

static const struct scenario {
	const char *name;
	const char *start;            /* the file that OFFICE is a copy of at first */
	const char *arguments[WORDS]; /* of the program; first NULL: this one saves */
	const char *made;             /* a file that it makes; NULL: none */
} scenarios[] = {
	{"import", OFFICE, {"--lang", "en", "--file", OFFICE, "import", SAMPLE}, NULL},
	{"edit", OFFICE, {NULL}, NULL},
	{"print", OFFICE,
		{"--lang", "en", "--file", OFFICE, "print", "--report", "1", "--profile",
			"escp", "--to", MADE},
		MADE},
	{"export", OFFICE,
		{"--lang", "en", "--file", OFFICE, "export", "--report", "1", "--format",
			"json", "--to", MADE},
		MADE},
	{"backup", OFFICE, {"--lang", "en", "--file", OFFICE, "backup", MADE}, MADE},
	{"migrate", OLD, {"--lang", "en", "--file", OFFICE, "import", SAMPLE}, NULL},
	{"restore", OFFICE, {"--lang", "en", "--file", OFFICE, "restore", COPY}, NULL},
};

/* What a clerk does while somebody types and saves; "saved" is said when it is. */
static int edit(const char *path)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct store *store = store_open(path, STORE_WRITE, &error);
	bool good = store && store_card(store, 1, &entry, &error);
	const struct draft draft = {.card = 2,
		.revision = 1,
		.who = "somsri",
		.session = "s",
		.field = FIELD_OUTPUT,
		.body = "{\"output\":\"กำลังพิมพ์\"}"};
	if (good) {
		free(entry.card.output);
		entry.card.output = mem_strdup("บันทึกแล้ว");
		good = store_begin(store, &error) &&
		       transaction_end(store,
			       store_save_card(store, &entry, "somsri", &error) ==
					       SAVE_DONE &&
				       store_draft_put(store, &draft, &error),
			       &error);
		card_entry_release(&entry);
	}
	if (good)
		puts("saved");
	if (!good)
		fprintf(stderr, "%s\n", error_message(&error));
	store_close(store);
	error_release(&error);
	return good ? 0 : ERROR_SYSTEM;
}

/* --- a run --- */

struct fault {
	const char *call; /* NULL: none fails */
	long at;
	bool again;
	int error;
};

struct scene {
	char *folder;  /* where it all happens, anew each time */
	char *origins; /* the files that it begins with */
	char *self;    /* this program */
	const struct scenario *scenario;
	struct str before, after, made; /* as it was, and is to be */
	long calls, allocations;        /* that may fail, of all scenarios */
};

static void set_number(const char *name, long number)
{
	char text[24];
	snprintf(text, sizeof(text), "%ld", number);
	setenv(name, text, 1);
}

static _Noreturn void become(const struct scene *scene, const struct fault *fault)
{
	const char *arguments[WORDS + 2] = {PROGRAM};
	const int said = open("said", O_WRONLY | O_CREAT | O_TRUNC, 0600);
	const struct rlimit seconds = {SECONDS, SECONDS};
	dup2(said, STDOUT_FILENO);
	dup2(said, STDERR_FILENO);
	close(said);
	setrlimit(RLIMIT_CPU, &seconds);
	alarm(3 * SECONDS);
	for (size_t i = 0; scene->scenario->arguments[i]; i++)
		arguments[i + 1] = scene->scenario->arguments[i];
	if (!scene->scenario->arguments[0]) {
		arguments[0] = scene->self;
		arguments[1] = OFFICE;
	}
	if (fault->call) {
		setenv("FAULT_CALL", fault->call, 1);
		set_number("FAULT_AT", fault->at);
		set_number("FAULT_AGAIN", fault->again);
		set_number("FAULT_ERROR", fault->error);
	} else {
		setenv("FAULT_COUNTS", "counts", 1);
	}
	setenv("LD_PRELOAD", SHIM, 1);
	execv(arguments[0], (char **)arguments);
	_exit(127);
}

static void copy_file(const struct scene *scene, const char *from, const char *to)
{
	struct str bytes = STR_INIT;
	char *path = support_path(scene->origins, from);
	support_read(path, &bytes);
	support_write(to, bytes.data, bytes.bytes);
	free(path);
	str_release(&bytes);
}

/* Beside the office file and the copy that it goes back to. */
static void copy_photo(const struct scene *scene)
{
	struct error error = ERROR_INIT;
	struct string_list made = {0};
	char *origin = support_path(scene->origins, OFFICE);
	const char *to = strcmp(scene->scenario->name, "restore") ? OFFICE : COPY;
	assert_done(evidence_files_copy(origin, to, &made, &error), &error);
	string_list_release(&made);
	free(origin);
}

/* In a folder of its own, which is the present one from here on; the status. */
static int run(struct scene *scene, const struct fault *fault)
{
	int status;
	scene->folder = support_folder();
	assert_int_equal(chdir(scene->folder), 0);
	copy_file(scene, scene->scenario->start, OFFICE);
	copy_file(scene, COPY, COPY);
	copy_photo(scene);
	const pid_t child = fork();
	assert_true(child >= 0);
	if (!child)
		become(scene, fault);
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static void clear(struct scene *scene)
{
	assert_int_equal(chdir("/"), 0);
	support_folder_remove(scene->folder);
}

/* --- what it left --- */

/* All that the file says but for what is drawn anew each time: UUIDs. */
static void read_state(const char *path, struct str *state)
{
	struct reading reading;
	reading_take(&reading, path);
	str_clear(state);
	str_puts(state, reading.told.data);
	for (const char *line = reading.text.data; *line;) {
		const size_t bytes = strcspn(line, "\n");
		char *text = mem_strndup(line, bytes);
		if (!strstr(text, "\"uuid\""))
			str_printf(state, "%s\n", text);
		free(text);
		line += bytes + (line[bytes] == '\n');
	}
	reading_release(&reading);
}

static bool is_same(const struct str *one, const struct str *other)
{
	return one->bytes == other->bytes && !memcmp(one->data, other->data, one->bytes);
}

static bool is_there(const char *name)
{
	return !access(name, F_OK);
}

static bool is_backup(const struct scene *scene)
{
	return !strcmp(scene->scenario->name, "backup");
}

/* What was made: of a copy what it says, of others what they are. */
static void read_made(const struct scene *scene, struct str *made)
{
	str_clear(made);
	if (!scene->scenario->made || !is_there(MADE))
		return;
	if (is_backup(scene))
		read_state(MADE, made);
	else
		support_read(MADE, made);
}

/* A file of an older version is not read; brought up to date it says what it said. */
static void read_office(const struct scene *scene, struct str *state)
{
	if (!strcmp(scene->scenario->start, OLD))
		store_close(store_open(OFFICE, STORE_WRITE, NULL));
	read_state(OFFICE, state);
}

/* The office file has no photo beside it before it goes back to the copy; nor after where that
 * could not be read, which is told. */
static bool lacks_photo(const struct scene *scene, const struct str *found)
{
	return !strcmp(scene->scenario->name, "restore") &&
	       strstr(found->data, "the file of its evidence 1 is not there");
}

/* Why it is not as it should be after a run that ended so; NULL: it is. */
static const char *judge(struct scene *scene, int status, const struct str *said)
{
	struct str state = STR_INIT, made = STR_INIT, found = STR_INIT;
	const char *why = NULL;
	read_office(scene, &state);
	read_made(scene, &made);
	const bool is_after = is_same(&state, &scene->after);
	if (reading_verify(OFFICE, &found) && !(status && lacks_photo(scene, &found)))
		why = "verify finds something";
	else if (!is_after && !is_same(&state, &scene->before))
		why = "it is neither as before nor as after";
	else if (!status && !is_after)
		why = "it ended well, and the office file is as before";
	else if (!status && !is_same(&made, &scene->made))
		why = "it ended well, and what it made is something else";
	else if (!status && is_backup(scene) && reading_verify(MADE, &found))
		why = "it ended well, and verify finds something in the copy";
	else if (status && !said->bytes)
		why = "it failed without a word";
	else if (status && !is_after && strstr(said->data, "saved"))
		why = "it said that it was saved";
	else if (status && strstr(said->data, "the copy is complete"))
		why = "it said that the copy is complete";
	str_release(&state);
	str_release(&made);
	str_release(&found);
	return why;
}

static void try_fault(struct scene *scene, struct tally *tally, const struct fault *fault)
{
	struct str said = STR_INIT;
	const int status = run(scene, fault);
	const char *name = scene->scenario->name;
	tally->tried++;
	support_read("said", &said);
	const char *why = judge(scene, WEXITSTATUS(status), &said);
	if (!WIFEXITED(status))
		tally_crashed(tally, "%s, %s %ld%s: signal %d", name, fault->call,
			fault->at, fault->again ? " and all behind" : "",
			WTERMSIG(status));
	else if (why)
		tally_lost(tally, "%s, %s %ld%s (%s): %s; status %d, said: %.80s", name,
			fault->call, fault->at, fault->again ? " and all behind" : "",
			strerror(fault->error), why, WEXITSTATUS(status), said.data);
	else
		*(WEXITSTATUS(status) ? &tally->told : &tally->good) += 1;
	clear(scene);
	str_release(&said);
}

/* --- all of them --- */

/* What the system may say of a call. */
static const struct kind {
	const char *call;
	int errors[2];
} kinds[] = {
	{"alloc", {ENOMEM, 0}},
	{"close", {EIO, 0}},
	{"fchmod", {EPERM, 0}},
	{"fcntl", {ENOLCK, 0}},
	{"fsync", {EIO, ENOSPC}},
	{"ftruncate", {EIO, 0}},
	{"link", {EPERM, ENOSPC}},
	{"lseek", {EIO, 0}},
	{"mkdir", {ENOSPC, 0}},
	{"mmap", {ENOMEM, 0}},
	{"open", {EMFILE, EACCES}},
	{"read", {EIO, 0}},
	{"rename", {EIO, 0}},
	{"stat", {EIO, EACCES}},
	{"unlink", {EIO, 0}},
	{"write", {ENOSPC, EIO}},
};

static long count_of(const struct str *counts, const char *call)
{
	const char *at = strstr(counts->data, call);
	return at ? strtol(at + strlen(call), NULL, 10) : 0;
}

static bool is_allocation(const struct kind *kind)
{
	return !strcmp(kind->call, "alloc");
}

/* All of them, or so many of `all`, as far from each other as can be. */
static void try_kind(struct scene *scene, struct tally *tally, const struct kind *kind,
	int error, long all, size_t *number)
{
	for (int again = 0; again < 2; again++) {
		const long most = again                 ? AGAIN_MOST
				  : is_allocation(kind) ? ALLOCATIONS
							: all;
		const long step = all > most ? all / most : 1;
		for (long at = 1; at <= all; at += step) {
			const struct fault fault = {kind->call, at, again, error};
			if (soak() || (*number)++ % SHORT_EVERY == 0)
				try_fault(scene, tally, &fault);
		}
	}
}

static void try_scenario(struct scene *scene, struct tally *tally, size_t *number)
{
	struct str counts = STR_INIT;
	const struct fault none = {0};
	assert_int_equal(run(scene, &none), 0);
	support_read("counts", &counts);
	read_office(scene, &scene->after);
	read_made(scene, &scene->made);
	copy_file(scene, scene->scenario->start, OFFICE);
	read_office(scene, &scene->before);
	clear(scene);
	for (size_t i = 0; i < COUNT(kinds); i++) {
		*(is_allocation(&kinds[i]) ? &scene->allocations : &scene->calls) +=
			count_of(&counts, kinds[i].call);
		for (size_t j = 0; j < 2 && kinds[i].errors[j]; j++)
			try_kind(scene, tally, &kinds[i], kinds[i].errors[j],
				count_of(&counts, kinds[i].call), number);
	}
	str_release(&counts);
}

/* Card 2 of an office file has a photo as evidence. */
static void take_photo(struct office *office, const char *path)
{
	struct error error = ERROR_INIT;
	struct str ref = STR_INIT;
	struct card_entry entry;
	assert_done(evidence_file_keep(path, "a.jpg", (const unsigned char *)"photo", 5,
			    &ref, &error),
		&error);
	assert_done(store_card(office->store, 2, &entry, &error), &error);
	struct evidence_list *list = &entry.card.evidence;
	list->items =
		mem_grow(list->items, list->count, &list->capacity, sizeof(*list->items));
	list->items[list->count++] = (struct evidence){
		.kind = mem_strdup("photo"), .ref = mem_strdup(ref.data)};
	list->present = true;
	assert_done(store_save_card(office->store, &entry, "somsri", &error) == SAVE_DONE,
		&error);
	card_entry_release(&entry);
	str_release(&ref);
}

static void make_origins(struct scene *scene)
{
	struct office office;
	struct report report;
	struct error error = ERROR_INIT;
	office_make(&office);
	office_invent(&report, 2566, 3, 1);
	office_import(&office, &report);
	report_release(&report);
	scene->origins = support_folder();
	char *copy = support_path(scene->origins, COPY);
	char *now = support_path(scene->origins, OFFICE);
	take_photo(&office, now);
	assert_done(store_backup(office.store, copy, &error), &error);
	char *old = support_path(scene->origins, OLD);
	sqlite_old_make(&office, 6, old);
	office_invent(&report, 2567, 2, 2);
	office_import(&office, &report);
	report_release(&report);
	assert_done(store_backup(office.store, now, &error), &error);
	office_remove(&office);
	free(copy);
	free(old);
	free(now);
}

static void test_calls(void **state)
{
	struct scene *scene = *state;
	struct tally tally = tally_begin("calls");
	size_t number = 0;
	make_origins(scene);
	for (size_t i = 0; i < COUNT(scenarios); i++) {
		scene->scenario = &scenarios[i];
		try_scenario(scene, &tally, &number);
	}
	support_folder_remove(scene->origins);
	tally_note(&tally,
		"%zu acts; each of %ld calls of the system, with each of its errors; of %ld "
		"allocations %d an act, evenly; of each kind %d an act with all behind it",
		COUNT(scenarios), scene->calls, scene->allocations, ALLOCATIONS,
		AGAIN_MOST);
	tally_end(&tally);
}

int main(int argc, char **argv)
{
	if (argc > 1)
		return edit(argv[1]);
	struct scene scene = {.before = STR_INIT,
		.after = STR_INIT,
		.made = STR_INIT,
		.self = realpath(argv[0], NULL)};
	const struct CMUnitTest tests[] = {
		{"test_calls", test_calls, NULL, NULL, &scene},
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
