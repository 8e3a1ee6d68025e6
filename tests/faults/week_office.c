/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/faults/week_office.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/faults/week_model.h"
#include "text/mem.h"
#include "text/str.h"

#define COLLEAGUE         TOP_BUILDDIR "/tests/faults/colleague.so"

#define REPORTS_ARE_SHOWN "Carry forward"
/* Of the list of measures: its bar of keys; the line in which one finds, with a code. */
#define CARDS_ARE_SHOWN "F7 Progress"
#define FILTERED        " / W"

enum {
	MONDAY = 1793584800, /* 2 November 2026, 9:00 in Thailand */
	DAY = 86400,
	PAUSE = 5, /* ms between two looks for what a process in the background makes */
};

static const struct colleague staff[COLLEAGUES] = {
	[SOMSRI] = {.login = "somsri",
		.name = "นางสมศรี มีสุข",
		.post = "นักวิเคราะห์นโยบายและแผน",
		.role = "clerk"},
	[MANIT] = {.login = "manit",
		.name = "นายมานิต ขยัน",
		.post = "นิติกร",
		.role = "clerk"},
	[PALAD] = {.login = "palad",
		.name = "นายสมชาย ใจดี",
		.post = "ปลัด",
		.role = "supervisor",
		.passphrase = "ผ่านไปด้วยดี ๒๕๖๙"},
	[NAYOK] = {.login = "nayok",
		.name = "นางสาวมาลี รักษ์ไทย",
		.post = "นายก",
		.role = "supervisor",
		.passphrase = "ดอกไม้บานหน้าที่ว่าการ"},
};

/* --- who one is, and when --- */

/* Settings for one more process, which are good until they are freed. */
struct setting {
	char *words[5];
};

static void setting_make(
	struct setting *setting, const struct week *week, const char *login)
{
	struct str login_is = STR_INIT, shift = STR_INIT, sanitizer = STR_INIT;
	str_printf(&login_is, "COLLEAGUE_LOGIN=%s", login);
	str_printf(&shift, "COLLEAGUE_SHIFT=%lld", (long long)week->shift);
	/* What is loaded before the sanitizer does not stand in its way. */
	str_printf(&sanitizer, "ASAN_OPTIONS=%s:verify_asan_link_order=0",
		getenv("ASAN_OPTIONS"));
	*setting = (struct setting){{mem_strdup("LD_PRELOAD=" COLLEAGUE),
		str_detach(&login_is), str_detach(&shift), str_detach(&sanitizer),
		mem_strdup("MATTRAKAN_COPIES")}};
}

static void setting_release(struct setting *setting)
{
	for (size_t i = 0; i < sizeof(setting->words) / sizeof(*setting->words); i++)
		free(setting->words[i]);
}

/* --- commands --- */

void week_run_list(struct week *week, const char *login, int status, const char *input,
	const char *const *arguments)
{
	struct setting setting;
	struct str text = STR_INIT;
	setting_make(&setting, week, login);
	const char *const words[] = {setting.words[0], setting.words[1], setting.words[2],
		setting.words[3], setting.words[4], NULL};
	str_puts(&text, input ? input : "");
	program_run(&week->run, arguments, input ? &text : NULL, words);
	if (week->run.status != status)
		fail_msg("%s %s as %s: status %d instead of %d, and: %s%s", arguments[0],
			arguments[1] ? arguments[1] : "", login, week->run.status, status,
			week->run.out.data, week->run.err.data);
	setting_release(&setting);
	str_release(&text);
}

void week_said(const struct week *week, const char *words)
{
	if (!strstr(week->run.out.data, words) && !strstr(week->run.err.data, words))
		fail_msg("'%s' is not in: %s%s", words, week->run.out.data,
			week->run.err.data);
}

/* --- terminals --- */

void week_come(struct week *week, int person)
{
	static const char *const arguments[] = {"--lang", "en", NULL};
	struct colleague *colleague = &week->people[person];
	struct setting setting;
	setting_make(&setting, week, colleague->login);
	const char *const words[] = {setting.words[0], setting.words[1], setting.words[2],
		setting.words[3], setting.words[4], NULL};
	const struct pty_start start = {.arguments = arguments,
		.settings = words,
		.rows = WEEK_ROWS,
		.columns = WEEK_COLUMNS};
	colleague->pty = pty_new(&start);
	pty_wait(colleague->pty, "F1");
	setting_release(&setting);
}

void week_leave(struct week *week, int person)
{
	struct pty **pty = &week->people[person].pty;
	if (!*pty)
		return;
	pty_key(*pty, "Ctrl-Q");
	assert_int_equal(pty_wait_exit(*pty), 0);
	assert_string_equal(pty_not_restored(*pty), "");
	pty_free(*pty);
	*pty = NULL;
}

void week_leave_all(struct week *week)
{
	for (int person = 0; person < COLLEAGUES; person++)
		week_leave(week, person);
}

void week_kill_all(struct week *week)
{
	for (int person = 0; person < COLLEAGUES; person++)
		if (week->people[person].pty)
			pty_signal(week->people[person].pty, SIGKILL);
	for (int person = 0; person < COLLEAGUES; person++) {
		struct pty **pty = &week->people[person].pty;
		if (*pty)
			assert_int_equal(pty_wait_exit(*pty), 128 + SIGKILL);
		pty_free(*pty);
		*pty = NULL;
	}
}

/* --- screens --- */

struct pty *week_at(struct week *week, int person)
{
	struct pty *pty = week->people[person].pty;
	if (!pty)
		fail_msg("%s is not here", week->people[person].login);
	return pty;
}

bool week_shows(struct pty *pty, const char *words)
{
	struct str screen = STR_INIT;
	pty_settle(pty);
	pty_text(pty, &screen);
	const bool there = strstr(screen.data, words) != NULL;
	str_release(&screen);
	return there;
}

/* As terminals send it that leave no doubt: for the byte alone the program waits, since it
 * may begin another key. */
void week_close(struct pty *pty, const char *shown)
{
	pty_type(pty, "\033[27u");
	pty_wait_gone(pty, shown);
}

/* From screen to screen, each of which has another bar of keys, until this is shown. */
static void leave_until(struct pty *pty, const char *wanted)
{
	while (!week_shows(pty, wanted)) {
		struct str bar = STR_INIT;
		pty_row(pty, WEEK_ROWS - 1, &bar);
		week_close(pty, bar.data);
		str_release(&bar);
	}
}

void week_open_report(struct week *week, int person)
{
	struct pty *pty = week_at(week, person);
	leave_until(pty, REPORTS_ARE_SHOWN);
	pty_key(pty, "Home");
	pty_key(pty, "Enter");
	pty_wait(pty, CARDS_ARE_SHOWN);
}

void week_to_cards(struct week *week, int person)
{
	struct pty *pty = week_at(week, person);
	leave_until(pty, CARDS_ARE_SHOWN);
	if (week_shows(pty, FILTERED))
		week_close(pty, FILTERED);
}

/* --- copies --- */

/* Of what `mattrakan backup --list` prints a line is a copy, the newest first. */
static size_t count_lines(const char *text)
{
	size_t count = 0;
	for (; *text; text++)
		count += *text == '\n';
	return count;
}

char *week_wait_for_copy(struct week *week, size_t count)
{
	const int64_t deadline = tally_clock() + PTY_DEADLINE;
	for (;;) {
		week_run(week, "palad", 0, "backup", "--list");
		if (count_lines(week->run.out.data) >= count)
			break;
		if (tally_clock() > deadline)
			fail_msg("no automatic copy was made: %s", week->run.out.data);
		poll(NULL, 0, PAUSE);
	}
	const char *line = week->run.out.data;
	const char *path = strchr(line, '/');
	assert_non_null(path);
	return mem_strndup(path, strcspn(path, "\t\n"));
}

/* --- comparing --- */

json_t *week_export(struct week *week, const char *path, int report)
{
	char number[12];
	snprintf(number, sizeof(number), "%d", report);
	week_run(week, "palad", 0, "--file", path, "export", "--format", "json",
		"--report", number);
	json_t *exported = json_loads(week->run.out.data, 0, NULL);
	assert_non_null(exported);
	return exported;
}

static void look_at_report(
	struct week *week, const char *path, const json_t *model, int report)
{
	json_t *exported = week_export(week, path, report);
	char *differs = week_differs(model, report, exported);
	const size_t cards = week_count(model, report);
	week->tally.tried += cards;
	if (*differs)
		tally_lost(&week->tally, "report %d: %s", report, differs);
	else
		week->tally.good += cards;
	free(differs);
	json_decref(exported);
}

void week_look(struct week *week, const char *path, const json_t *model)
{
	const size_t reports = json_array_size(json_object_get(model, "reports"));
	week_run(week, "palad", 0, "--file", path, "verify");
	for (size_t i = 0; i < reports; i++)
		look_at_report(week, path, model, (int)i + 1);
	week_run(week, "palad", 0, "--file", path, "list");
	if (count_lines(week->run.out.data) != reports)
		tally_lost(
			&week->tally, "there are other reports: %s", week->run.out.data);
	week_run(week, "palad", 0, "--file", path, "trail");
	char *differs = week_acts_differ(model, week->run.out.data);
	if (*differs)
		tally_lost(&week->tally, "%s", differs);
	free(differs);
}

/* --- the whole --- */

static void enter(struct week *week, const struct colleague *colleague)
{
	struct str twice = STR_INIT;
	week_run(week, "owner", 0, "people", "add", colleague->login, "--name",
		colleague->name, "--post", colleague->post, "--role", colleague->role);
	if (colleague->passphrase) {
		str_printf(&twice, "%s\n", colleague->passphrase);
		week_run_input(
			week, colleague->login, 0, twice.data, "people", "passphrase");
	}
	str_release(&twice);
}

void week_begin(struct week *week)
{
	*week = (struct week){.folder = support_folder(),
		.run = (struct program_run)PROGRAM_RUN_INIT,
		.model = week_model_new(),
		.random = {20261102},
		.shift = MONDAY - time(NULL),
		.tally = tally_begin("week")};
	week->path = support_path(week->folder, "office.db");
	setenv("MATTRAKAN_FILE", week->path, 1);
	week_run(week, "owner", 0, "init");
	for (int person = 0; person < COLLEAGUES; person++) {
		week->people[person] = staff[person];
		enter(week, &staff[person]);
	}
}

void week_end(struct week *week)
{
	for (int person = 0; person < COLLEAGUES; person++)
		pty_free(week->people[person].pty);
	program_run_release(&week->run);
	json_decref(week->model);
	support_folder_remove(week->folder);
	free(week->path);
}

void week_next_day(struct week *week)
{
	week->shift += DAY;
}
