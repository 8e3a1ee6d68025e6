/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan doctor: each part of the machine that the program leans on is looked at, and what
 * was seen of it is told, with what to do about it.
 */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/statvfs.h>

#include "cli/command.h"
#include "cli/json_output.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/session.h"
#include "db/copies.h"
#include "db/store.h"
#include "intake/reader.h"
#include "intake/source.h"
#include "model/address.h"
#include "model/file.h"
#include "model/lists.h"
#include "model/report.h"
#include "plain/plain.h"
#include "print/profile.h"
#include "print/queues.h"
#include "publish/publish.h"
#include "report/layout.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/message.h"
#include "text/str.h"
#include "tui/home/terminal_look.h"

enum {
	COPY_DAYS = 7,
	MEGABYTE = 1 << 20,
	ROOM_LEAST = 200 /* MB */,
	ROWS_LEAST = 20,
	COLUMNS_LEAST = 60
};

enum health {
	HEALTH_GOOD,
	HEALTH_NOTE, /* the program works; something is missing that some need */
	HEALTH_BAD,
};

struct doctor {
	struct session *session;
	struct json_rows rows;
	enum health worst;
};

static const char *const health_words[] = {N_("in order"), N_("note"), N_("wrong")};
static const char *const health_names[] = {"good", "note", "bad"};

/* part, seen: in the language of messages. advice: what to do; NULL: nothing. */
static void tell_part(struct doctor *doctor, enum health health, const char *part,
	const char *seen, const char *advice)
{
	if (health > doctor->worst)
		doctor->worst = health;
	if (!doctor->session->json) {
		tell("%s: %s: %s", part, _(health_words[health]), seen);
		if (advice)
			tell("    %s", advice);
		return;
	}
	struct str *out = json_row(&doctor->rows);
	json_text(out, "part", part);
	json_text(out, "health", health_names[health]);
	json_text(out, "seen", seen);
	json_text(out, "advice", advice);
}

/* The error is what was seen, and it is released. */
static void tell_error(
	struct doctor *doctor, enum health health, const char *part, struct error *error)
{
	tell_part(doctor, health, part, error_message(error), NULL);
	error_release(error);
}

/* --- the parts --- */

static void look_at_language(struct doctor *doctor)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	const char *locale = NULL;
	struct str seen = STR_INIT;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && !locale; i++) {
		locale = getenv(names[i]);
		locale = locale && *locale ? locale : NULL;
	}
	const bool good =
		locale && (strcasestr(locale, "utf-8") || strcasestr(locale, "utf8"));
	message_append(&seen, _("messages are in English; the locale is %s"),
		locale ? locale : "C");
	tell_part(doctor, good ? HEALTH_GOOD : HEALTH_NOTE, _("Language"), seen.data,
		good ? NULL
		     : _("The program writes UTF-8 all the same; for other programs in this "
			 "terminal set LANG=th_TH.UTF-8 (dpkg-reconfigure locales)."));
	str_release(&seen);
}

static void tell_size(struct doctor *doctor, const struct terminal_look *look)
{
	const bool small = look->rows < ROWS_LEAST || look->columns < COLUMNS_LEAST;
	struct str seen = STR_INIT;
	message_append(&seen, _("%d columns, %d rows; TERM is %s"), look->columns,
		look->rows, getenv("TERM"));
	tell_part(doctor, small ? HEALTH_NOTE : HEALTH_GOOD, _("Terminal"), seen.data,
		small ? _("Make the window larger, or its letters smaller: 80 columns and "
			  "24 rows show a whole form.")
		      : NULL);
	str_release(&seen);
}

static void tell_thai(struct doctor *doctor, const struct terminal_look *look)
{
	if (look->fault)
		tell_part(doctor, HEALTH_BAD, _("Thai letters"), _(look->fault),
			_(look->advice));
	else if (look->sure)
		tell_part(doctor, HEALTH_GOOD, _("Thai letters"),
			_("marks stand over and under their letters"), NULL);
	else
		tell_part(doctor, HEALTH_NOTE, _("Thai letters"),
			_("the terminal does not say how it draws them"),
			_("Look whether this is drawn without gaps: ที่นี่ น้ำ ปู่ย่า"));
}

/* Where a program reads what is said here, nothing is written to the terminal. */
static void look_at_terminal(struct doctor *doctor)
{
	if (doctor->session->json || !output_for_people()) {
		tell_part(doctor, HEALTH_NOTE, _("Terminal"),
			_("not looked at: what is told here goes to a program"), NULL);
		return;
	}
	if (plain_is_due()) {
		tell_part(doctor, HEALTH_NOTE, _("Terminal"),
			_("no screen can be drawn on it (TERM); the program asks line by "
			  "line"),
			_("Set TERM to what the terminal is: xterm-256color mostly."));
		return;
	}
	const struct terminal_look look = terminal_look_at();
	if (look.rows) {
		tell_size(doctor, &look);
		tell_thai(doctor, &look);
	}
}

static void look_at_data(struct doctor *doctor)
{
	struct error error = ERROR_INIT;
	struct string_list layouts = {0}, profiles = {0};
	struct layout *layout = layout_load(NULL, &error);
	if (!layout) {
		tell_error(doctor, HEALTH_BAD, _("Data"), &error);
		return;
	}
	struct str seen = STR_INIT;
	layout_names(&layouts);
	profile_names(&profiles);
	message_append(&seen, _("%zu layouts, %zu printer profiles"), layouts.count,
		profiles.count);
	tell_part(doctor, HEALTH_GOOD, _("Data"), seen.data, NULL);
	str_release(&seen);
	string_list_release(&layouts);
	string_list_release(&profiles);
	layout_free(layout);
}

static bool take_nothing(
	void *context, const char *bytes, size_t count, struct error *error)
{
	(void)context, (void)bytes, (void)count, (void)error;
	return true;
}

/* A form whose library is there may still lack a font, which shows as it begins. */
static bool begins(const struct publish_format *format, struct error *error)
{
	struct report report;
	const struct sink_output output = {take_nothing, NULL};
	if (!publish_ready(format, error))
		return false;
	report_init(&report);
	struct layout *layout = layout_load(NULL, error);
	struct sink *sink = layout ? format->sink(&output, error) : NULL;
	const struct publication about = {.report = &report,
		.layout = layout,
		.agency = "",
		.title = "",
		.year = "",
		.mark = ""};
	const bool done = sink && sink->begin(sink, &about, error);
	if (sink)
		sink->free(sink);
	layout_free(layout);
	report_release(&report);
	return done;
}

static void look_at_forms(struct doctor *doctor)
{
	struct str ready = STR_INIT;
	for (const struct publish_format *format = publish_formats; format->name;
		format++) {
		struct error error = ERROR_INIT;
		if (begins(format, &error))
			str_printf(&ready, "%s%s", ready.bytes ? ", " : "", format->name);
		else
			tell_error(doctor, HEALTH_NOTE, _("Export"), &error);
	}
	tell_part(doctor, HEALTH_GOOD, _("Export"), ready.data, NULL);
	str_release(&ready);
}

/* The smallest PDF there is: it is opened, and has nothing in it. */
static void look_at_documents(struct doctor *doctor)
{
	static const char page[] =
		"%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
		"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
		"trailer<</Root 1 0 R>>\n%%EOF\n";
	const struct intake_file file = {
		"a.pdf", (const unsigned char *)page, sizeof(page) - 1};
	struct error error = ERROR_INIT;
	struct source source;
	const bool read = intake_read(&source, &file, &error);
	source_release(&source);
	if (!read && error.kind == ERROR_SYSTEM) {
		tell_error(doctor, HEALTH_NOTE, _("Import"), &error);
		return;
	}
	error_release(&error);
	tell_part(doctor, HEALTH_GOOD, _("Import"), _("PDF files can be read"), NULL);
}

static void look_at_printers(struct doctor *doctor)
{
	struct error error = ERROR_INIT;
	struct queues queues;
	if (!queues_list(&queues, &error)) {
		tell_error(doctor, HEALTH_NOTE, _("Printer"), &error);
		return;
	}
	for (size_t i = 0; i < queues.count; i++) {
		const struct queue *queue = &queues.items[i];
		struct str seen = STR_INIT;
		str_printf(&seen, "%s %s", queue->name, queue->state);
		const bool good = queue->accepts && !queue->stopped;
		tell_part(doctor, good ? HEALTH_GOOD : HEALTH_NOTE, _("Printer"),
			seen.data,
			queue->stopped    ? _("It is paused: cupsenable lets it go on.")
			: !queue->accepts ? _("It takes no jobs: cupsaccept lets it.")
					  : NULL);
		str_release(&seen);
	}
	if (!queues.count)
		tell_part(doctor, HEALTH_NOTE, _("Printer"), _("there is none"),
			_("Have one set up in CUPS; until then print to a file (--to FILE) or "
			  "export a PDF."));
	queues_release(&queues);
}

/* --- the office --- */

static void look_at_room(struct doctor *doctor, const char *office)
{
	struct statvfs disk;
	char *folder = file_folder(office);
	if (!statvfs(folder, &disk)) {
		const unsigned long room =
			(unsigned long)((unsigned long long)disk.f_bavail *
					disk.f_frsize / MEGABYTE);
		struct str seen = STR_INIT;
		message_append(&seen, _("%lu MB are free in %s"), room, folder);
		tell_part(doctor, room < ROOM_LEAST ? HEALTH_BAD : HEALTH_GOOD, _("Disk"),
			seen.data,
			room < ROOM_LEAST ? _("Make room: a full disk can save nothing.")
					  : NULL);
		str_release(&seen);
	}
	free(folder);
}

static void look_at_copies(struct doctor *doctor, const char *office)
{
	struct error error = ERROR_INIT;
	struct kept_copies copies;
	if (!copies_wanted(office)) {
		tell_part(doctor, HEALTH_NOTE, _("Copies"),
			_("none are made by themselves (MATTRAKAN_COPIES=no)"),
			_("See that this machine's backups take the office file in."));
		return;
	}
	if (!copies_list(office, &copies, &error)) {
		tell_error(doctor, HEALTH_BAD, _("Copies"), &error);
		return;
	}
	const struct kept_copy *newest = copies_newest(&copies);
	const long days = newest ? date_days(newest->day, date_from_time(time_now()))
				 : COPY_DAYS + 1;
	struct str seen = STR_INIT;
	if (newest)
		message_append(&seen, _("the newest is %ld days old"), days);
	else
		str_puts(&seen, _("there is none yet"));
	tell_part(doctor, days > COPY_DAYS ? HEALTH_NOTE : HEALTH_GOOD, _("Copies"),
		seen.data,
		days > COPY_DAYS
			? _("One is made each day that the program is used; "
			    "mattrakan backup FILE makes one now, on another disk.")
			: NULL);
	str_release(&seen);
	copies_release(&copies);
}

static void tell_open(struct doctor *doctor, const char *part, struct store *store)
{
	struct error error = ERROR_INIT;
	struct str seen = STR_INIT;
	int64_t reports;
	if (!store_count(store, &reports, &error)) {
		tell_error(doctor, HEALTH_BAD, part, &error);
		return;
	}
	message_append(&seen, _("%s: it opens, %lld reports"),
		session_office(doctor->session), (long long)reports);
	tell_part(doctor, HEALTH_GOOD, part, seen.data,
		_("mattrakan verify looks at all that is in it."));
	if (store_warning(store))
		tell_part(doctor, HEALTH_NOTE, part, store_warning(store), NULL);
	str_release(&seen);
}

static void look_at_office(struct doctor *doctor)
{
	struct error error = ERROR_INIT;
	const char *office = session_office(doctor->session);
	const bool server = address_is_server(office);
	const char *part = server ? _("Server") : _("Office file");
	if (!store_is_there(office)) {
		tell_part(doctor, HEALTH_NOTE, part, _("there is none yet"),
			_("The program makes one at its first start."));
		return;
	}
	struct store *store = store_open(office, STORE_READ, &error);
	if (!store)
		tell_error(doctor, HEALTH_BAD, part, &error);
	else
		tell_open(doctor, part, store);
	store_close(store);
	if (!server) {
		look_at_room(doctor, office);
		look_at_copies(doctor, office);
	}
}

/* --- the command --- */

static int run(struct session *session, int argc, char **argv)
{
	struct doctor doctor = {.session = session, .rows = JSON_ROWS_INIT};
	if (!options_none(session, &command_doctor, argc, argv))
		return session->status;
	if (optind < argc)
		return usage_error(
			&command_doctor, _("%s: no argument is expected"), argv[optind]);
	look_at_language(&doctor);
	look_at_terminal(&doctor);
	look_at_data(&doctor);
	look_at_office(&doctor);
	look_at_printers(&doctor);
	look_at_forms(&doctor);
	look_at_documents(&doctor);
	if (session->json)
		json_rows_end(&doctor.rows, true);
	return doctor.worst == HEALTH_BAD ? ERROR_REFUSED : 0;
}

static const struct option_spec options[] = {
	JSON_OPTION(JSON_HELP),
	{0, NULL, NULL, NULL},
};

const struct command command_doctor = {
	.name = "doctor",
	.help = N_("look whether this machine has what the program needs"),
	.details = N_(
		"Language, terminal, data, office file or server, copies, room on the "
		"disk, printers, libraries and fonts: what was seen of each, and what "
		"to do. Nothing is changed. Exits with 1 where something is wrong that "
		"the program cannot work without."),
	.options = options,
	.run = run,
};
