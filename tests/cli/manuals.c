/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every command line of README, doc/ and the manuals is run, in the order in which it stands
 * there: those of one file in one home of their own. What cannot be run here is named below
 * with the reason; a line that is neither run nor named fails, and so does a name that stands
 * nowhere. What doc/json.md shows of a command is compared with what it says.
 *
 * A command line is a line of a fenced block that says sh (all of them), and one that is
 * indented and begins with a command; there what stands behind two spaces is not of it. Blocks
 * that say "sh root" and "sh elsewhere" are what a test cannot do, by their own word.
 */
#include <config.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <jansson.h>

#include "cli/command.h"
#include "tests/support/postgres_server.h"
#include "tests/support/support.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define SAMPLES   TOP_SRCDIR "/data/samples/"
#define DOCUMENTS TOP_SRCDIR "/tests/intake/documents/"

enum { NOT_RUN = -1 };

/* Lines that end otherwise than with 0, need something before, or cannot be run; why. */
static const struct note {
	const char *file; /* the end of its path */
	const char *line;
	int status;
	const char *because;
	const char *before; /* is run first; NULL: nothing */
} notes[] = {
	{"README", "./run check", NOT_RUN, "it is what runs this", NULL},
	{"README", "sudo apt-get install postgresql", NOT_RUN, "changes the machine",
		NULL},
	{"README", "sudo -u postgres createuser --createrole $USER", NOT_RUN,
		"changes the machine", NULL},
	{"README", "sudo -u postgres createdb -O $USER -E UTF8 -T template0 ita", NOT_RUN,
		"changes the machine", NULL},
	{"README", "mattrakan move old.db new.db", 0, "recover made a new.db",
		"rm -rf new.db*"},
	{"README", "mattrakan watch", NOT_RUN, "goes on until Ctrl-C: tests/cli/watch",
		NULL},
	{"README", "mattrakan printers", 3, "no print server here: tests/print/queues",
		NULL},
	{"README",
		"mattrakan print --test-page --profile escp --paper 15x11in --to QUEUE",
		3, "no print server here", NULL},
	{"README", "mattrakan print --report 1 --profile escp --paper 15x11in --to QUEUE",
		3, "no print server here", NULL},
	{"README", "mattrakan people passphrase", 1,
		"whoever runs this is no supervisor: tests/cli/people", NULL},
	{"README",
		"mattrakan people hand-over nayok somchai --from \"$(date +%F)\" --until "
		"\"$(date -d '2 weeks' +%F)\"",
		0, "nayok was entered before",
		"mattrakan people add nayok --name นายก --post นายก --role supervisor"},
	{"README", "sudo ./run deb", NOT_RUN, "makes chroots", NULL},
	{"README", "sudo apt install ./build/deb/mattrakan_0.2.0_amd64.deb", NOT_RUN,
		"changes the machine", NULL},
	{"README", "autoreconf -fi", NOT_RUN, "the build runs this", NULL},
	{"README", "mkdir build && cd build", NOT_RUN, "the build runs this", NULL},
	{"README", "../configure --prefix=/usr/local", NOT_RUN, "the build runs this",
		NULL},
	{"README", "make && make check && sudo make install", NOT_RUN,
		"changes the machine; make distcheck does it elsewhere", NULL},
	{"printing-th.md",
		"mattrakan print --test-page --profile escp --paper 15x11in --to samnak",
		3, "no print server here", NULL},
	{"printing-th.md",
		"mattrakan print --report 1 --profile escp --paper 15x11in --to samnak",
		3, "no print server here", NULL},
	{"server.md",
		"mattrakan init postgresql://somsak@HOST/reports --office 'อบต. ...'",
		NOT_RUN, "another machine", NULL},
	{"server.md", "mattrakan people add somsri --name ... --post ... --role clerk",
		NOT_RUN, "dots stand for what somebody is called", NULL},
	{"import.md", "mattrakan import last-year.docx", 1, "has to be answered", NULL},
	{"README", "psql -c '\\password somsri' ita", NOT_RUN, "asks on a terminal",
		NULL},
	{"README", "MATTRAKAN_FILE=postgresql://SERVER/ita mattrakan", NOT_RUN,
		"another machine", NULL},
};
static bool stands[COUNT(notes)];

/* What a file's lines find in their home. */
static const struct {
	const char *file, *commands;
} homes[] = {
	{"README", "cp '" SAMPLES "annual.json' report.json; "
		   "mattrakan --file old.db import report.json; "
		   "cp '" DOCUMENTS "libreoffice.docx' old.docx"},
	{"import.md", "cp '" DOCUMENTS "libreoffice.docx' last-year.docx"},
	{"check.md", "mattrakan import '" SAMPLES "annual.json'"},
	{"mattrakan.1", "cp '" SAMPLES "annual.json' report.json; cp '" DOCUMENTS
			"libreoffice.docx' old.docx"},
	{"json.md", "cp '" SAMPLES "annual.json' report.json; cp '" DOCUMENTS
		    "libreoffice.docx' old.docx"},
	{"printing-th.md", "mattrakan import '" SAMPLES "annual.json'"},
};

struct manual {
	char *path;
	const char *name; /* the end of path */
	char *home;
	char *wanted;  /* of the last line, as JSON; "" where nothing is shown */
	size_t faults; /* lines that did not end as they should */
};

/* --- running --- */

static const struct note *note_of(const struct manual *manual, const char *line)
{
	for (size_t i = 0; i < COUNT(notes); i++) {
		if (strcmp(notes[i].file, manual->name) != 0 ||
			strcmp(notes[i].line, line) != 0)
			continue;
		stands[i] = true;
		return &notes[i];
	}
	return NULL;
}

/* The exit status; what it says lies in said and error, in the home. */
static int run_in_home(const struct manual *manual, const char *command)
{
	struct str script = STR_INIT;
	str_printf(&script, "cd '%s' && { %s\n} </dev/null >said 2>error", manual->home,
		command);
	const int status = system(script.data);
	str_release(&script);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void read_said(const struct manual *manual, const char *name, struct str *said)
{
	char *path = support_path(manual->home, name);
	support_read(path, said);
	free(path);
}

/* All of them are told at once. */
static void complain_line(struct manual *manual, const char *line, int status, int wanted)
{
	struct str error = STR_INIT;
	read_said(manual, "error", &error);
	print_error("%s: '%s' ends with %d, not %d: %s\n", manual->name, line, status,
		wanted, error.data);
	manual->faults++;
}

static void run_line(struct manual *manual, const char *line)
{
	const struct note *note = note_of(manual, line);
	const int wanted = note ? note->status : 0;
	if (wanted == NOT_RUN)
		return;
	if (note && note->before && run_in_home(manual, note->before) != 0)
		complain_line(manual, note->before, 1, 0);
	const int status = run_in_home(manual, line);
	if (status != wanted)
		complain_line(manual, line, status, wanted);
}

/* --- what is shown --- */

/* Figures that are others on each machine and day. */
static bool may_differ(const char *key)
{
	static const char *const keys[] = {"bytes", "cards_late", "days_left", "late"};
	for (size_t i = 0; i < COUNT(keys); i++)
		if (key && !strcmp(keys[i], key))
			return true;
	return false;
}

static bool is_left_out(const json_t *value)
{
	const char *text = json_string_value(value);
	return text && strstr(text, "…");
}

static void compare(const char *line, const char *key, json_t *shown, json_t *said);

static void compare_objects(const char *line, json_t *shown, json_t *said)
{
	const char *key;
	json_t *value;
	json_object_foreach(shown, key, value)
	{
		if (!json_object_get(said, key))
			fail_msg("%s: it has no \"%s\"", line, key);
		compare(line, key, value, json_object_get(said, key));
	}
	json_object_foreach(said, key, value) if (!json_object_get(shown, key))
		fail_msg("%s: \"%s\" is not shown", line, key);
}

/* "…" as the last element stands for all that follow. */
static void compare_arrays(const char *line, json_t *shown, json_t *said)
{
	size_t count = json_array_size(shown);
	const bool more = count && is_left_out(json_array_get(shown, count - 1));
	count -= more;
	if (more ? json_array_size(said) <= count : json_array_size(said) != count)
		fail_msg(
			"%s: %zu elements are not as shown", line, json_array_size(said));
	for (size_t i = 0; i < count; i++)
		compare(line, NULL, json_array_get(shown, i), json_array_get(said, i));
}

static void compare(const char *line, const char *key, json_t *shown, json_t *said)
{
	const bool both_boolean = json_is_boolean(shown) && json_is_boolean(said);
	if (json_typeof(shown) != json_typeof(said) && !both_boolean)
		fail_msg("%s: \"%s\" is of another type", line, key ? key : "");
	if (json_is_object(shown))
		compare_objects(line, shown, said);
	else if (json_is_array(shown))
		compare_arrays(line, shown, said);
	else if (!may_differ(key) && !is_left_out(shown) && !json_equal(shown, said))
		fail_msg("%s: \"%s\" is %s", line, key ? key : "",
			json_dumps(said, JSON_ENCODE_ANY));
}

static void look_at_shown(const struct manual *manual, const char *line)
{
	json_error_t error;
	struct str text = STR_INIT;
	json_t *shown = json_loads(manual->wanted, 0, &error);
	if (!shown)
		fail_msg("%s: what '%s' shows: %s", manual->name, line, error.text);
	read_said(manual, "said", &text);
	json_t *said = json_loads(text.data, 0, &error);
	if (!said)
		fail_msg("%s: '%s' says no JSON: %s", manual->name, line, text.data);
	compare(line, NULL, shown, said);
	json_decref(shown);
	json_decref(said);
	str_release(&text);
}

/* --- reading --- */

static bool begins_command(const char *text, bool is_readme)
{
	static const char *const everywhere[] = {"mattrakan", "./run"};
	static const char *const of_readme[] = {"sudo", "psql", "autoreconf", "mkdir",
		"../configure", "make", "MATTRAKAN_FILE=", "createuser", "createdb"};
	for (size_t i = 0; i < COUNT(everywhere); i++) {
		const size_t bytes = strlen(everywhere[i]);
		if (!strncmp(text, everywhere[i], bytes) &&
			(!text[bytes] || strchr(" \n", text[bytes])))
			return true;
	}
	for (size_t i = 0; is_readme && i < COUNT(of_readme); i++)
		if (!strncmp(text, of_readme[i], strlen(of_readme[i])))
			return true;
	return false;
}

/* Without what is said about it behind two spaces. */
static void cut_words(char *line)
{
	char quote = '\0';
	for (char *at = line; *at; at++) {
		if (quote ? *at == quote : *at == '"' || *at == '\'')
			quote = quote ? '\0' : *at;
		if (!quote && at[0] == ' ' && at[1] == ' ') {
			*at = '\0';
			return;
		}
	}
}

enum block { NO_BLOCK, BLOCK_SH, BLOCK_JSON, BLOCK_OTHER };

static enum block block_of(const char *info)
{
	if (!strcmp(info, "sh"))
		return BLOCK_SH;
	return strcmp(info, "json") ? BLOCK_OTHER : BLOCK_JSON;
}

/* A line at a time; what a block of sh said is compared when the JSON behind it has ended. */
struct reading {
	struct manual *manual;
	enum block block;
	struct str line, last, shown;
};

static void take_command(struct reading *reading, const char *text)
{
	str_puts(&reading->line, text);
	struct str *line = &reading->line;
	if (line->bytes && line->data[line->bytes - 1] == '\\') {
		line->data[--line->bytes] = '\0';
		return;
	}
	run_line(reading->manual, line->data);
	str_clear(&reading->last);
	str_puts(&reading->last, line->data);
	str_clear(line);
}

static void end_block(struct reading *reading)
{
	if (reading->block == BLOCK_JSON && reading->last.bytes) {
		reading->manual->wanted = reading->shown.data;
		look_at_shown(reading->manual, reading->last.data);
		str_clear(&reading->last);
	}
	str_clear(&reading->shown);
	reading->block = NO_BLOCK;
}

static void take_line(struct reading *reading, char *text)
{
	const bool is_readme = !strcmp(reading->manual->name, "README");
	char *begin = text + strspn(text, " \t");
	if (!strncmp(text, "```", 3)) {
		if (reading->block)
			end_block(reading);
		else
			reading->block = block_of(text + 3);
	} else if (reading->block == BLOCK_SH) {
		if (*begin && *begin != '#')
			take_command(reading, begin);
	} else if (reading->block == BLOCK_JSON) {
		str_printf(&reading->shown, "%s\n", text);
	} else if (!reading->block && (*text == '\t' || begin - text == 4) &&
		   begins_command(begin, is_readme)) {
		cut_words(begin);
		take_command(reading, begin);
	}
}

static void read_manual(struct manual *manual)
{
	struct reading reading = {manual, NO_BLOCK, STR_INIT, STR_INIT, STR_INIT};
	struct str text = STR_INIT;
	support_read(manual->path, &text);
	char *rest = text.data;
	for (char *line; (line = strsep(&rest, "\n"));)
		take_line(&reading, line);
	assert_int_equal(reading.block, NO_BLOCK);
	str_release(&text);
	str_release(&reading.line);
	str_release(&reading.last);
	str_release(&reading.shown);
}

/* --- homes --- */

/* ./run builds, and the build runs this test: what it does then is done here. */
static const char run_script[] =
	"#!/bin/sh\n"
	"export MATTRAKAN_FILE=\"$HOME/sample.db\"\n"
	"[ -f \"$MATTRAKAN_FILE\" ] || for sample in annual memo improvement oversight "
	"recommendation; do mattrakan import '" SAMPLES "'$sample.json; done >&2\n"
	"mattrakan show 1 --open >/dev/null\n"
	"[ $# != 0 ] || set -- print\n"
	"exec mattrakan \"$@\"\n";

static void write_program(const char *folder, const char *name, const char *script)
{
	char *path = support_path(folder, name);
	support_write(path, script, strlen(script));
	assert_int_equal(chmod(path, 0700), 0);
	free(path);
}

static void enter_home(struct manual *manual)
{
	manual->home = support_folder();
	setenv("HOME", manual->home, 1);
	write_program(manual->home, "run", run_script);
	for (size_t i = 0; i < COUNT(homes); i++)
		if (!strcmp(homes[i].file, manual->name) &&
			run_in_home(manual, homes[i].commands) != 0)
			complain_line(manual, homes[i].commands, 1, 0);
}

static void run_manual(const char *path)
{
	struct manual manual = {.path = mem_strdup(path), .name = strrchr(path, '/') + 1};
	enter_home(&manual);
	read_manual(&manual);
	support_folder_remove(manual.home);
	free(manual.path);
	assert_int_equal(manual.faults, 0);
}

/* --- the tests --- */

static void run_all(const char *pattern)
{
	glob_t found;
	if (!glob(pattern, 0, NULL, &found))
		for (size_t i = 0; i < found.gl_pathc; i++)
			run_manual(found.gl_pathv[i]);
	globfree(&found);
}

/* README's server is ours: in place of the machine's, with an empty database of that name. */
static void make_server(void)
{
	char *database = postgres_server_database(NULL);
	struct str sql = STR_INIT;
	str_printf(&sql, "ALTER DATABASE \"%s\" RENAME TO ita", database);
	postgres_server_run("postgres", POSTGRES_SUPERUSER, sql.data);
	setenv("PGHOST", postgres_server_folder(), 1);
	str_release(&sql);
	free(database);
}

static void test_readme(void **state)
{
	(void)state;
	if (postgres_server_missing())
		skip();
	make_server();
	run_all(TOP_SRCDIR "/README");
	unsetenv("PGHOST");
}

static void test_doc(void **state)
{
	(void)state;
	run_all(TOP_SRCDIR "/doc/*.md");
}

static void test_manuals(void **state)
{
	(void)state;
	run_all(TOP_SRCDIR "/doc/manual/*.md");
}

/* A line without what roff has for fonts, hyphens and where Thai may end. */
static void put_plain(struct str *out, const char *line, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++) {
		if (line[i] != '\\')
			str_putc(out, line[i]);
		else if (line[++i] == 'f')
			i++;
		else if (line[i] != ':')
			str_putc(out, line[i]);
	}
}

/* What stands behind a heading; NULL: it is nowhere. */
static const char *behind_heading(const char *page, const char *heading)
{
	const char *at = page;
	bool found = false;
	while (!found && (at = strstr(at, "\n.SH "))) {
		struct str line = STR_INIT;
		at += strlen("\n.SH ");
		put_plain(&line, at, strcspn(at, "\n"));
		found = strcmp(line.data, heading) == 0;
		str_release(&line);
	}
	return at;
}

/* Of the manual page, as it is built, what stands under its heading of examples. */
static void run_examples(const char *path, const char *heading)
{
	struct manual manual = {.path = mem_strdup(path), .name = strrchr(path, '/') + 1};
	struct str text = STR_INIT;
	size_t count = 0;
	enter_home(&manual);
	support_read(path, &text);
	const char *at = behind_heading(text.data, heading);
	assert_non_null(at);
	const char *end = strstr(at, "\n.SH ");
	while ((at = strstr(at, "\n.TP\n")) && at < end) {
		struct str line = STR_INIT;
		at += strlen("\n.TP\n");
		put_plain(&line, at, strcspn(at, "\n"));
		run_line(&manual, line.data);
		str_release(&line);
		count++;
	}
	assert_true(count > 0);
	str_release(&text);
	support_folder_remove(manual.home);
	free(manual.path);
	assert_int_equal(manual.faults, 0);
}

static void test_manual_page(void **state)
{
	(void)state;
	run_examples(TOP_BUILDDIR "/mattrakan.1", "EXAMPLES");
	run_examples(TOP_BUILDDIR "/th/mattrakan.1", "ตัวอย่างการใช้");
}

/* Behind the others. */
static void test_every_note_stands(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(notes); i++)
		if (!stands[i] &&
			(strcmp(notes[i].file, "README") || !postgres_server_missing()))
			fail_msg("%s has no line '%s'", notes[i].file, notes[i].line);
}

/* Commands that tell programs nothing by JSON, and why. */
static const struct {
	const char *name, *because;
} without_json[] = {
	{"text", "a filter: lines in, lines out"},
	{"complete", "what it says is for shells"},
	{"help", "what it says is for people"},
};

static bool needs_none(const char *name)
{
	for (size_t i = 0; i < COUNT(without_json); i++)
		if (!strcmp(without_json[i].name, name))
			return true;
	return false;
}

/* Whatever speaks JSON is shown; what does not is named above. */
static void test_every_json_is_shown(void **state)
{
	struct str text = STR_INIT;
	(void)state;
	support_read(TOP_SRCDIR "/doc/json.md", &text);
	for (const struct command *const *each = commands; *each; each++) {
		const struct option_spec *option = (*each)->options;
		struct str name = STR_INIT;
		bool speaks = false;
		for (; option && option->id; option++)
			speaks = speaks || option->id == COMMON_JSON;
		str_printf(&name, "\nmattrakan %s ", (*each)->name);
		if (speaks == needs_none((*each)->name))
			fail_msg("%s: --json, or a reason for none", (*each)->name);
		if (speaks && !strstr(text.data, name.data))
			fail_msg("doc/json.md does not show %s", (*each)->name);
		str_release(&name);
	}
	str_release(&text);
}

static int setup(void **state)
{
	struct str path = STR_INIT;
	static const char *const own[] = {"MATTRAKAN_FILE", "XDG_DATA_HOME",
		"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"};
	char *folder = support_folder();
	char *link = support_path(folder, "mattrakan");
	assert_int_equal(symlink(TOP_BUILDDIR "/mattrakan", link), 0);
	str_printf(&path, "%s:%s", folder, getenv("PATH"));
	setenv("PATH", path.data, 1);
	setenv("LANGUAGE", "en", 1);
	setenv("CUPS_SERVER", "/nowhere/cups.sock", 1);
	for (size_t i = 0; i < COUNT(own); i++)
		unsetenv(own[i]);
	free(link);
	str_release(&path);
	*state = folder;
	return 0;
}

static int teardown(void **state)
{
	support_folder_remove(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_readme),
		cmocka_unit_test(test_doc),
		cmocka_unit_test(test_manuals),
		cmocka_unit_test(test_manual_page),
		cmocka_unit_test(test_every_note_stands),
		cmocka_unit_test(test_every_json_is_shown),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
