/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The print screen: what it sends is what the command print sends, and what it says. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/settings.h"
#include "model/card_source.h"
#include "model/office_held.h"
#include "model/report.h"
#include "office/settings.h"
#include "print/fit.h"
#include "print/job.h"
#include "print/outlet.h"
#include "print/page_range.h"
#include "tests/support/cups_server.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/date.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/key.h"

static void open_print_again(struct desk *desk)
{
	desk_from_reports(desk);
	grid_press(desk->grid, K_F5);
	grid_type(desk->grid, "p");
}

/* From the list of reports to the print screen of the first. */
static void open_print(struct desk *desk, const char *language)
{
	setenv("MATTRAKAN_DATADIR", TOP_SRCDIR "/data", 1);
	desk_make(desk, 24, 80, language);
	desk_samples(desk);
	desk_name_person(desk);
	open_print_again(desk);
}

/* Types into a row, the first one being 0; the cursor is in it then. */
static void fill(struct desk *desk, int row, const char *text)
{
	for (int i = 0; i < row; i++)
		grid_press(desk->grid, K_TAB);
	grid_press(desk->grid, CTRL('A'));
	grid_press(desk->grid, K_BACKSPACE);
	grid_type(desk->grid, text);
	for (int i = 0; i < row; i++)
		grid_press(desk->grid, SHIFT(K_TAB));
}

enum {
	ROW_TO,
	ROW_PROFILE,
	ROW_PAPER,
	ROW_PITCH,
	ROW_QUALITY,
	ROW_DRAFT,
	ROW_MEASURES,
	ROW_PAGES,
	ROW_COPIES
};

/* Profiles stand in the order of the alphabet: escp, escp-3pass, escp9, text, tis620. */
static void choose_escp(struct desk *desk)
{
	grid_press(desk->grid, K_TAB);
	for (int i = 0; i < 3; i++)
		grid_press(desk->grid, K_LEFT);
	grid_press(desk->grid, SHIFT(K_TAB));
}

/* Drafts without ร่าง. */
static void choose_bare(struct desk *desk)
{
	for (int i = 0; i < ROW_DRAFT; i++)
		grid_press(desk->grid, K_TAB);
	grid_press(desk->grid, K_RIGHT);
	for (int i = 0; i < ROW_DRAFT; i++)
		grid_press(desk->grid, SHIFT(K_TAB));
}

/* Nothing happens while so many pages go out. */
static void let_pages_out(struct desk *desk, int pages)
{
	for (int i = 0; i < pages; i++)
		grid_pass(desk->grid);
}

/* What the job of the first sample comes to as bytes. */
static void job_bytes(struct desk *desk, const struct print_request *request,
	const struct print_order *order, const char *path, struct str *bytes)
{
	struct report report;
	struct error error = ERROR_INIT;
	struct print_result result;
	office_load(&desk->office, 1, &report);
	struct card_source *cards = card_source_of_report(&report);
	struct print_job *job = print_job_new(request, &report, cards, &error);
	struct outlet *outlet = outlet_open_file(path, true, &error);
	assert_non_null(job);
	assert_non_null(outlet);
	assert_true(print_job_send(job, order, outlet, &result, &error));
	assert_true(outlet_finish(outlet, &error));
	support_read(path, bytes);
	print_job_free(job);
	card_source_free(cards);
	report_release(&report);
}

static void test_sends_what_was_chosen(void **state)
{
	(void)state;
	struct desk desk;
	struct str sent = STR_INIT, wanted = STR_INIT;
	struct error error = ERROR_INIT;
	struct print_request request = {
		.profile = "escp", .cpi = 12, .no_draft_mark = true};
	struct print_order order = {.copies = 2};
	open_print(&desk, "en");
	setenv("XDG_DATA_HOME", desk.office.folder, 1); /* where paths are remembered */
	request.date = time_now();
	char *path = support_path(desk.office.folder, "sent.prn");
	char *other = support_path(desk.office.folder, "wanted.prn");
	fill(&desk, ROW_TO, path);
	choose_escp(&desk);
	fill(&desk, ROW_PAPER, "15x11in");
	fill(&desk, ROW_PITCH, "12");
	fill(&desk, ROW_PAGES, "2-");
	fill(&desk, ROW_COPIES, "2");
	choose_bare(&desk);
	grid_press(desk.grid, CTRL('S'));
	grid_type(desk.grid, "y"); /* the characters that are replaced */
	let_pages_out(&desk, 4);
	desk_run(&desk);
	assert_shown(&desk, "All pages are in the file /"); /* with its folder */
	assert_shown(&desk, "sent.prn");
	support_read(path, &sent);
	assert_true(print_paper_parse("15x11in", &request.paper, &error));
	assert_true(page_range_parse("2-", &order.pages, &error));
	job_bytes(&desk, &request, &order, other, &wanted);
	assert_int_equal(sent.bytes, wanted.bytes);
	assert_memory_equal(sent.data, wanted.data, sent.bytes);
	/* It is there again the next time. */
	desk_again(&desk);
	assert_string_equal(desk.app.settings.printer, path);
	assert_string_equal(desk.app.settings.profile, "escp");
	assert_string_equal(desk.app.settings.paper, "15x11in");
	assert_string_equal(desk.app.settings.pitch, "12");
	assert_true(desk.app.settings.no_draft_mark);
	str_release(&sent);
	str_release(&wanted);
	free(path);
	free(other);
	desk_remove(&desk);
}

static void test_says_what_is_missing(void **state)
{
	(void)state;
	static const struct {
		int row;
		const char *typed, *shown;
	} rows[] = {
		{ROW_TO, "", "Say first where to"},
		{ROW_PAPER, "big", "big"},
		{ROW_PITCH, "12", "cannot choose a pitch"},
		{ROW_PITCH, "x", "characters an inch are expected"},
		{ROW_PAGES, "0", "pages '0'"},
		{ROW_PAGES, "99", "the last one is 4"},
		{ROW_COPIES, "0", "copies '0'"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		struct stat there;
		open_print(&desk, "en");
		char *path = support_path(desk.office.folder, "none.prn");
		fill(&desk, ROW_TO, path);
		fill(&desk, rows[i].row, rows[i].typed);
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		assert_shown(&desk, rows[i].shown);
		assert_int_not_equal(stat(path, &there), 0);
		free(path);
		desk_remove(&desk);
	}
}

/* Prints to a file that is there, named by its path or alone in the folder we are in. */
static void assert_asks(bool alone, bool yes)
{
	struct desk desk;
	struct str after = STR_INIT;
	open_print(&desk, "en");
	char *path = support_path(desk.office.folder, "there.prn");
	char *home = getcwd(NULL, 0);
	assert_int_equal(chdir(desk.office.folder), 0);
	support_write(path, "old", 3);
	fill(&desk, ROW_TO, alone ? "there.prn" : path);
	grid_press(desk.grid, CTRL('S'));
	grid_press(desk.grid, yes ? K_F8 : K_ESCAPE);
	let_pages_out(&desk, 3);
	desk_run(&desk);
	assert_int_equal(chdir(home), 0);
	support_read(path, &after);
	if (yes)
		assert_true(after.bytes > 1000);
	else
		assert_string_equal(after.data, "old");
	str_release(&after);
	free(home);
	free(path);
	desk_remove(&desk);
}

/* No is no, and a file that is there stays. */
static void test_asks_before_it_writes_over(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++)
		assert_asks(i & 1, i & 2);
}

/* Whatever is answered, the office file is no file to print to; the names are those by
 * which the open one can be meant. */
static void test_never_over_the_office_file(void **state)
{
	static const char *const names[] = {"office.db", "./office.db", "link.prn"};
	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		struct desk desk;
		struct file_mark before, after;
		open_print(&desk, "en");
		char *path = support_path(desk.office.folder, names[i]);
		char *link = support_path(desk.office.folder, "link.prn");
		assert_int_equal(symlink("office.db", link), 0);
		assert_true(file_mark_of(desk.office.path, &before));
		fill(&desk, ROW_TO, path);
		grid_press(desk.grid, CTRL('S'));
		/* It is asked where a file is there. */
		if (!access(path, F_OK))
			grid_press(desk.grid, K_F8);
		let_pages_out(&desk, 3);
		desk_run(&desk);
		assert_true(file_mark_of(desk.office.path, &after));
		assert_true(file_mark_same(&before, &after));
		assert_shown(&desk, "belongs");
		assert_sound(desk.app.store);
		free(path);
		free(link);
		desk_remove(&desk);
	}
}

/* Where others wrote that pages go, in a file that they may write, none go: the place is
 * asked for. And no title becomes a line of a hidden file that a shell runs. */
static void test_place_that_others_wrote(void **state)
{
	(void)state;
	struct desk desk;
	struct error error = ERROR_INIT;
	char *own = support_folder(); /* nothing is remembered there */
	setenv("XDG_DATA_HOME", own, 1);
	desk_make(&desk, 24, 100, "en");
	desk_samples(&desk);
	desk_name_person(&desk);
	char *profile = support_path(desk.office.folder, ".bash_profile");
	raw_run(desk.office.store, "UPDATE report SET title = '$(touch /tmp/owned)'");
	assert_done(store_set_setting(
			    desk.office.store, "somsri", "printer", profile, &error),
		&error);
	desk_from_reports(&desk);
	grid_press(desk.grid, K_F5);
	grid_type(desk.grid, "p");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "Say first where to");
	assert_int_equal(access(profile, F_OK), -1);
	desk_from_reports(&desk);
	grid_press(desk.grid, K_F5);
	grid_type(desk.grid, "p");
	fill(&desk, ROW_TO, profile);
	grid_press(desk.grid, CTRL('S'));
	let_pages_out(&desk, 3);
	desk_run(&desk);
	assert_shown(&desk, "nothing is printed into hidden files");
	assert_int_equal(access(profile, F_OK), -1);
	free(profile);
	support_folder_remove(own);
	desk_remove(&desk);
}

static void test_replaced_characters_are_shown_first(void **state)
{
	(void)state;
	struct desk desk;
	struct stat there;
	open_print(&desk, "en");
	char *path = support_path(desk.office.folder, "none.prn");
	fill(&desk, ROW_TO, path);
	choose_escp(&desk);
	grid_press(desk.grid, CTRL('S'));
	grid_type(desk.grid, "n");
	desk_run(&desk);
	assert_int_not_equal(stat(path, &there), 0);
	assert_not_shown(&desk, "All pages are");
	free(path);
	desk_remove(&desk);
}

/* The terminal's script has Esc for the box that is up while pages go out. */
static void test_esc_stops_at_a_page_end(void **state)
{
	(void)state;
	struct desk desk;
	struct stat there;
	open_print(&desk, "en");
	char *path = support_path(desk.office.folder, "none.prn");
	fill(&desk, ROW_TO, path);
	grid_press(desk.grid, CTRL('S'));
	grid_pass(desk.grid); /* the first page */
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "Stopped.");
	assert_not_shown(&desk, "sure");
	/* A file appears whole or not at all. */
	assert_int_not_equal(stat(path, &there), 0);
	free(path);
	desk_remove(&desk);
}

/* Who has set so waits but a moment for a printer that is not there. */
static void test_patience_is_ones_own(void **state)
{
	(void)state;
	struct desk desk;
	open_print(&desk, "en");
	char *path = support_path(desk.office.folder, "pipe");
	assert_int_equal(mkfifo(path, 0600), 0);
	settings_text(&desk.app.settings.patience, "๐.๑");
	fill(&desk, ROW_TO, path);
	grid_press(desk.grid, CTRL('S'));
	for (int looks = 0; looks < 60; looks++)
		grid_pass(desk.grid);
	desk_run(&desk);
	assert_shown(&desk, "nobody reads it");
	free(path);
	desk_remove(&desk);
}

static void kill_server(void *context)
{
	cups_server_kill(context);
}

static void break_down(void *context)
{
	cups_server_break_down(context);
}

/* Prints to a queue that is paused, and follows the job until that happens to the server. */
static void follow_job(void (*happens)(void *context), const char *shown)
{
	struct desk desk;
	struct cups_server server;
	cups_server_start(&server, true);
	open_print(&desk, "en");
	fill(&desk, ROW_TO, "paused");
	grid_press(desk.grid, CTRL('S'));
	let_pages_out(&desk, 40);
	grid_see(desk.grid, happens, &server);
	grid_pass(desk.grid);
	grid_pass(desk.grid);
	desk_run(&desk);
	assert_shown(&desk, shown);
	desk_remove(&desk);
	cups_server_stop(&server);
	unsetenv("CUPS_SERVER");
}

static void test_job_that_cannot_be_followed(void **state)
{
	(void)state;
	follow_job(kill_server, "is in the queue, but cannot be followed: CUPS does not");
	follow_job(break_down, "CUPS no longer knows the job: look whether all of it");
}

/* It costs paper: it is asked for, and Enter does what is marked. */
static void test_test_page(void **state)
{
	(void)state;
	struct desk desk;
	struct str bytes = STR_INIT;
	open_print(&desk, "en");
	char *path = support_path(desk.office.folder, "page.txt");
	fill(&desk, ROW_TO, path);
	grid_press(desk.grid, CTRL('K'));
	grid_press(desk.grid, K_RIGHT);
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_F6);
	desk_run(&desk);
	assert_shown(&desk, "Print a test page?");
	assert_int_equal(access(path, F_OK), -1);
	desk.app.ending = false;
	open_print_again(&desk);
	fill(&desk, ROW_TO, path);
	grid_press(desk.grid, K_F6);
	grid_press(desk.grid, K_ENTER);
	desk_run(&desk);
	assert_shown(&desk, "All pages are in the file");
	support_read(path, &bytes);
	assert_non_null(strstr(bytes.data, "หน้าทดสอบเครื่องพิมพ์"));
	str_release(&bytes);
	free(path);
	desk_remove(&desk);
}

/* What was chosen is what the preview shows then; it says what paper and pitch came to. */
static void test_the_preview_shows_it(void **state)
{
	(void)state;
	struct desk desk;
	open_print(&desk, "en");
	choose_escp(&desk);
	fill(&desk, ROW_PAPER, "9.5x11in");
	fill(&desk, ROW_PITCH, "17");
	desk_run(&desk);
	assert_shown(&desk, "137x66  17 an inch");
	desk_from_reports(&desk);
	grid_press(desk.grid, K_F5);
	grid_type(desk.grid, "p");
	choose_escp(&desk);
	fill(&desk, ROW_PAPER, "9.5x11in");
	fill(&desk, ROW_PITCH, "17");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_shown(&desk, "Paper 9.5x11in  137x66  17 an inch   Profile: escp");
	desk_remove(&desk);
}

/* What is approved is no draft: the form has nothing to say of one, and leaves what was chosen
 * for drafts as it is. */
static void test_approved_is_no_draft(void **state)
{
	struct desk desk;
	(void)state;
	open_print(&desk, "th");
	desk_run(&desk);
	assert_shown(&desk, "ฉบับร่าง");
	open_print_again(&desk);
	choose_bare(&desk);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_true(desk.app.settings.no_draft_mark);
	raw_run(desk.app.store, "UPDATE report SET state = 'approved'");
	open_print_again(&desk);
	desk_run(&desk);
	assert_shown(&desk, "อนุมัติแล้ว ไม่มีคำว่า ร่าง");
	assert_not_shown(&desk, "ฉบับร่าง");
	open_print_again(&desk);
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_true(desk.app.settings.no_draft_mark);
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sends_what_was_chosen),
		cmocka_unit_test(test_says_what_is_missing),
		cmocka_unit_test(test_asks_before_it_writes_over),
		cmocka_unit_test(test_never_over_the_office_file),
		cmocka_unit_test(test_place_that_others_wrote),
		cmocka_unit_test(test_replaced_characters_are_shown_first),
		cmocka_unit_test(test_esc_stops_at_a_page_end),
		cmocka_unit_test(test_patience_is_ones_own),
		cmocka_unit_test(test_job_that_cannot_be_followed),
		cmocka_unit_test(test_test_page),
		cmocka_unit_test(test_the_preview_shows_it),
		cmocka_unit_test(test_approved_is_no_draft),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
