/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bytes of every profile, laid out as paper by a printer of the tests' own, against
 * the pages as the preview shows them: every cell, the pitch, the length of each page.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "model/lists.h"
#include "model/report.h"
#include "print/fit.h"
#include "print/job.h"
#include "print/unprintable.h"
#include "print/outlet.h"
#include "print/outlet_kind.h"
#include "print/page_range.h"
#include "print/test_page.h"
#include "tests/support/hard_texts.h"
#include "tests/support/printer.h"
#include "tests/support/printing.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

/* A profile on a paper, with the printer that is meant. */
static const struct setting {
	const char *profile, *paper;
	double cpi; /* wanted; 0: none */
	struct printer_config printer;
	unsigned rows; /* of a line */
} settings[] = {
	{"escp", "15x11in", 0,
		{.pins = 24,
			.assigns_tables = true,
			.table = PRINTER_OTHER,
			.carriage = 136},
		1},
	{"escp", "15x12in", 20,
		{.pins = 24,
			.assigns_tables = true,
			.table = PRINTER_OTHER,
			.carriage = 136},
		1},
	{"escp", "9.5x11in", 0,
		{.pins = 24, .assigns_tables = true, .table = PRINTER_OTHER}, 1},
	{"escp", "160x66", 0,
		{.pins = 24,
			.assigns_tables = true,
			.table = PRINTER_OTHER,
			.carriage = 136},
		1},
	{"escp", "9.5x11in", 17,
		{.pins = 24, .assigns_tables = true, .table = PRINTER_OTHER}, 1},
	{"escp9", "9.5x11in", 0, {.pins = 9}, 1},
	{"escp9", "9.5x11in", 12, {.pins = 9}, 1},
	{"escp-3pass", "15x11in", 0, {.multi_pass = true, .carriage = 136}, 4},
	{"escp-3pass", "15x12in", 12, {.multi_pass = true, .carriage = 136}, 4},
	{"tis620", "136x66", 0, {.carriage = 136}, 1},
	{"text", "136x66", 0, {.table = PRINTER_UTF8, .endless = true, .carriage = 136},
		1},
};

/* On it the first sample has seven pages. */
static const struct setting narrow = {"escp", "9.5x11in", 10,
	{.pins = 24, .assigns_tables = true, .table = PRINTER_OTHER}, 1};

/* A report with its job. */
struct desk {
	struct printing printing;
	struct print_job *job;
	char *folder;
	struct str bytes;
};

static struct print_request request_of(const struct setting *setting)
{
	struct error error = ERROR_INIT;
	struct print_request request = {
		.profile = setting->profile, .cpi = setting->cpi, .date = printing_date};
	assert_true(print_paper_parse(setting->paper, &request.paper, &error));
	return request;
}

static void make_job(struct desk *desk, const struct setting *setting)
{
	struct error error = ERROR_INIT;
	const struct print_request request = request_of(setting);
	desk->job = print_job_new(
		&request, &desk->printing.report, desk->printing.cards, &error);
	if (!desk->job)
		fail_msg("%s", error_message(&error));
}

static struct outlet *open_file(const char *path)
{
	struct error error = ERROR_INIT;
	struct outlet *outlet = outlet_open_file(path, true, &error);
	if (!outlet)
		fail_msg("%s", error_message(&error));
	return outlet;
}

static void send(
	struct desk *desk, const struct print_order *order, struct print_result *result)
{
	struct error error = ERROR_INIT;
	char *path = support_path(desk->folder, "paper");
	struct outlet *outlet = open_file(path);
	if (!print_job_send(desk->job, order, outlet, result, &error) ||
		!print_job_end(desk->job, outlet, result, &error))
		fail_msg("%s", error_message(&error));
	outlet_give_up(outlet);
	support_read(path, &desk->bytes);
	free(path);
}

static void desk_release(struct desk *desk)
{
	printing_close(&desk->printing);
	support_folder_remove(desk->folder);
	str_release(&desk->bytes);
}

/* --- comparing --- */

static void compare_line(const struct printer_page *page, const struct setting *setting,
	const struct page *preview, unsigned number)
{
	struct str printed = STR_INIT, shown = STR_INIT;
	const struct str *line = &preview->lines[number];
	printer_canonical(&shown, line->data, line->bytes);
	if (!printer_page_line(page, setting->rows, number, &printed))
		fail_msg("page %u, line %u: marks stand where none belong",
			preview->number, number + 1);
	if (strcmp(printed.data, shown.data) != 0)
		fail_msg("page %u, line %u: printed\n%s\nnot\n%s", preview->number,
			number + 1, printed.data, shown.data);
	str_release(&printed);
	str_release(&shown);
}

/* Every character stands in a column of the pitch. */
static void compare_columns(
	const struct printer_page *page, const struct fitting *fitting)
{
	const unsigned column =
		fitting->pitch ? (unsigned)(PRINTER_ACROSS / fitting->pitch->cpi) : 36;
	for (size_t i = 0; i < page->count; i++)
		assert_int_equal(page->chars[i].x % column, 0);
}

/* Text that is not for a printer may hold more marks than a printer takes. */
static void assert_clean(const struct printer *printer, const struct setting *setting)
{
	if (!setting->printer.endless)
		printer_assert_clean(printer);
	assert_int_equal(printer_faults_of(printer, FAULT_MARKS), printer->faults_count);
}

static void compare_job(struct desk *desk, const struct setting *setting)
{
	struct error error = ERROR_INIT;
	struct print_result result;
	const struct print_order order = {.copies = 1};
	const struct fitting *fitting = print_job_fitting(desk->job);
	send(desk, &order, &result);
	/* A form feed alone does not bring every printer back to its left margin. */
	if (print_job_profile(desk->job)->crlf)
		for (size_t i = 1; i < desk->bytes.bytes; i++)
			assert_true(desk->bytes.data[i] != '\f' ||
				    desk->bytes.data[i - 1] == '\r' ||
				    desk->bytes.data[i - 1] == '\0');
	struct printer *printer =
		printer_print(&setting->printer, desk->bytes.data, desk->bytes.bytes);
	assert_clean(printer, setting);
	assert_int_equal(printer->count, print_job_count(desk->job));
	assert_int_equal(result.sent, printer->count);
	for (unsigned i = 0; i < printer->count; i++) {
		const struct printer_page *page = &printer->pages[i];
		const struct page *preview = print_job_page(desk->job, i + 1, &error);
		assert_non_null(preview);
		for (unsigned line = 0; line < preview->lines_count; line++)
			compare_line(page, setting, preview, line);
		assert_true(
			printer_page_lines(page, setting->rows) <= preview->lines_count);
		compare_columns(page, fitting);
		if (setting->printer.endless)
			assert_int_equal(page->feeds, fitting->rows);
	}
	printer_free(printer);
}

static void test_reports(void **state)
{
	(void)state;
	for (size_t i = 0; support_reports[i].path; i++) {
		for (size_t k = 0; k < COUNT(settings); k++) {
			struct desk desk = {.bytes = STR_INIT};
			desk.folder = support_folder();
			printing_open(&desk.printing, support_reports[i].path);
			print_message("%s, %s on %s\n", support_reports[i].key,
				settings[k].profile, settings[k].paper);
			make_job(&desk, &settings[k]);
			compare_job(&desk, &settings[k]);
			print_job_free(desk.job);
			desk_release(&desk);
		}
	}
}

/* --- hard texts --- */

/* A report whose every text is hard; with what must never reach a printer. */
static void open_hard(struct desk *desk)
{
	struct report *report = &desk->printing.report;
	report_init(report);
	report->layout = mem_strdup("annual");
	report->title = mem_strdup("\x1B@\x0C\x7F\xC2\x9Bรายงาน");
	report->fiscal_year = 2569;
	report->months = 12;
	for (size_t i = 0; i < HARD_TEXTS; i++) {
		struct card *card = report_add_card(report);
		struct str text = STR_INIT;
		str_printf(&text,
			"%s\x1B"
			"E\x0E\x0F\r\t%s",
			hard_texts[i], hard_texts[i]);
		card->issue = mem_strdup(hard_texts[i]);
		card->output = mem_strdup(text.data);
		card->outcome = str_detach(&text);
		string_list_add(&card->owners, hard_texts[i]);
		string_list_add(&card->steps.items, hard_texts[i]);
	}
	printing_open_report(&desk->printing);
}

static void test_hard_texts(void **state)
{
	(void)state;
	for (size_t k = 0; k < COUNT(settings); k++) {
		struct desk desk = {.bytes = STR_INIT};
		desk.folder = support_folder();
		open_hard(&desk);
		print_message("%s on %s\n", settings[k].profile, settings[k].paper);
		make_job(&desk, &settings[k]);
		compare_job(&desk, &settings[k]);
		print_job_free(desk.job);
		desk_release(&desk);
	}
}

/* --- pages, copies --- */

/* Which pages are on paper, by their footers. */
static void note_pages(struct desk *desk, const struct setting *setting, struct str *out)
{
	struct printer *printer =
		printer_print(&setting->printer, desk->bytes.data, desk->bytes.bytes);
	printer_assert_clean(printer);
	for (size_t i = 0; i < printer->count; i++) {
		struct str line = STR_INIT;
		const struct printer_page *page = &printer->pages[i];
		const unsigned lines = printer_page_lines(page, setting->rows);
		assert_true(printer_page_line(page, setting->rows, lines - 1, &line));
		const char *place = strstr(line.data, "หน้า ");
		assert_non_null(place);
		str_printf(out, "%.3s ", place + strlen("หน้า "));
		str_release(&line);
	}
	printer_free(printer);
}

static void test_pages_and_copies(void **state)
{
	(void)state;
	static const struct {
		const char *pages;
		unsigned copies;
		const char *printed;
	} rows[] = {
		{"2", 1, "๒ "},
		{"3-", 1, "๓ ๔ ๕ ๖ ๗ "},
		{"-2,4", 2, "๑ ๒ ๔ ๑ ๒ ๔ "},
	};
	struct error error = ERROR_INIT;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk = {.bytes = STR_INIT};
		struct print_result result;
		struct print_order order = {.copies = rows[i].copies};
		struct str printed = STR_INIT;
		desk.folder = support_folder();
		printing_open(&desk.printing, support_reports[0].path);
		make_job(&desk, &narrow);
		assert_int_equal(print_job_count(desk.job), 7);
		assert_true(page_range_parse(rows[i].pages, &order.pages, &error));
		send(&desk, &order, &result);
		note_pages(&desk, &narrow, &printed);
		assert_string_equal(printed.data, rows[i].printed);
		assert_false(result.stopped);
		str_release(&printed);
		print_job_free(desk.job);
		desk_release(&desk);
	}
}

static bool keep_bytes(
	struct outlet *outlet, const char *bytes, size_t count, struct error *error)
{
	(void)error;
	str_append(outlet->context, bytes, count);
	return true;
}

static void test_copies_are_left_to_who_makes_them(void **state)
{
	(void)state;
	static const struct outlet_kind copier = {
		.makes_copies = true, .write = keep_bytes};
	struct desk desk = {.bytes = STR_INIT};
	struct outlet outlet = {.kind = &copier, .context = &desk.bytes};
	const struct print_order order = {.copies = 2};
	struct error error = ERROR_INIT;
	struct print_result result;
	struct str printed = STR_INIT;
	desk.folder = support_folder();
	printing_open(&desk.printing, support_reports[0].path);
	make_job(&desk, &narrow);
	assert_true(print_job_send(desk.job, &order, &outlet, &result, &error));
	assert_int_equal(result.all, 7);
	note_pages(&desk, &narrow, &printed);
	assert_string_equal(printed.data, "๑ ๒ ๓ ๔ ๕ ๖ ๗ ");
	str_release(&printed);
	print_job_free(desk.job);
	desk_release(&desk);
}

static bool two_pages(void *context, unsigned number, unsigned sent, unsigned all)
{
	unsigned *seen = context;
	assert_int_equal(number, sent + 1);
	assert_int_equal(all, 7);
	return ++*seen <= 2;
}

/* Stopped between two pages: what is out is whole, and the printer is left as it was. */
static void test_stopped_at_a_page_end(void **state)
{
	(void)state;
	struct desk desk = {.bytes = STR_INIT};
	struct print_result result;
	struct str printed = STR_INIT;
	unsigned seen = 0;
	const struct print_order order = {
		.copies = 1, .progress = two_pages, .context = &seen};
	desk.folder = support_folder();
	printing_open(&desk.printing, support_reports[0].path);
	make_job(&desk, &narrow);
	send(&desk, &order, &result);
	assert_true(result.stopped);
	assert_int_equal(result.sent, 2);
	assert_int_equal(result.reached, 2);
	note_pages(&desk, &narrow, &printed);
	assert_string_equal(printed.data, "๑ ๒ ");
	assert_memory_equal(desk.bytes.data + desk.bytes.bytes - 2, "\x1B@", 2);
	str_release(&printed);
	print_job_free(desk.job);
	desk_release(&desk);
}

static void set_words(struct printing *printing)
{
	static const char word[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaa";
	struct card *card = &printing->report.cards[0];
	char **const texts[] = {&card->steps.lead, &card->period, &card->owners.items[0]};
	for (size_t i = 0; i < COUNT(texts); i++) {
		free(*texts[i]);
		*texts[i] = strdup(word);
	}
}

/* Words of three columns that only the narrowest pitch holds: it is taken, or named, and
 * where columns are given the paper that would do is. */
static void test_words_take_a_narrower_pitch(void **state)
{
	(void)state;
	static const struct {
		const char *paper;
		double cpi;
		const char *says; /* NULL: it prints */
	} rows[] = {
		{"9.5x11in", 0, NULL},
		{"9.5x11in", 17, NULL},
		{"9.5x11in", 12, "or smaller characters: --pitch 17"},
		{"120x66", 0, "needs a paper of at least '13"},
		{"15x11in", 0, NULL},
	};
	struct desk desk = {.bytes = STR_INIT};
	desk.folder = support_folder();
	printing_open(&desk.printing, support_reports[0].path);
	set_words(&desk.printing);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct error error = ERROR_INIT;
		const struct setting setting = {
			.profile = "escp", .paper = rows[i].paper, .cpi = rows[i].cpi};
		const struct print_request request = request_of(&setting);
		struct print_job *job = print_job_new(
			&request, &desk.printing.report, desk.printing.cards, &error);
		assert_int_equal(job == NULL, rows[i].says != NULL);
		if (job && !strcmp(rows[i].paper, narrow.paper))
			assert_int_equal(print_job_fitting(job)->paper.columns, 137);
		if (!job) {
			assert_int_equal(error.kind, ERROR_REFUSED);
			assert_non_null(strstr(error_message(&error), rows[i].says));
		}
		error_release(&error);
		print_job_free(job);
	}
	desk_release(&desk);
}

/* What is told to print next is what is not sure, in the words of --pages. */
static void test_how_to_go_on(void **state)
{
	(void)state;
	static const struct {
		const char *pages;
		unsigned copies, all, sure;
		const char *rest;
		unsigned left; /* copies behind it */
	} rows[] = {
		{NULL, 1, 7, 0, "1-", 0},
		{NULL, 1, 7, 3, "4-", 0},
		{NULL, 1, 7, 6, "7-", 0},
		{NULL, 1, 7, 7, "", 0},
		{"2-4,6", 1, 4, 2, "4,6", 0},
		{"2-4,6-", 1, 5, 0, "2-4,6-", 0},
		{"-3", 2, 6, 1, "2-3", 1},
		{NULL, 3, 21, 9, "3-", 1},
		{NULL, 2, 14, 7, "1-", 0},
		{NULL, 0, 0, 0, "", 0},
	};
	struct desk desk = {.bytes = STR_INIT};
	desk.folder = support_folder();
	printing_open(&desk.printing, support_reports[0].path);
	make_job(&desk, &narrow);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str rest = STR_INIT;
		struct print_order order = {.copies = rows[i].copies};
		struct page_range read;
		const struct print_result result = {.all = rows[i].all,
			.sure = rows[i].sure,
			.copies = rows[i].copies};
		if (rows[i].pages)
			assert_true(page_range_parse(rows[i].pages, &order.pages, NULL));
		assert_int_equal(
			print_job_rest(desk.job, &order, &result, &rest), rows[i].left);
		assert_string_equal(rest.data, rows[i].rest);
		assert_true(!rest.bytes || page_range_parse(rest.data, &read, NULL));
		str_release(&rest);
	}
	print_job_free(desk.job);
	desk_release(&desk);
}

static void test_no_such_page(void **state)
{
	(void)state;
	struct desk desk = {.bytes = STR_INIT};
	struct error error = ERROR_INIT;
	struct print_result result;
	struct print_order order = {.copies = 1};
	desk.folder = support_folder();
	printing_open(&desk.printing, support_reports[0].path);
	make_job(&desk, &narrow);
	assert_null(print_job_page(desk.job, 8, &error));
	assert_int_equal(error.kind, ERROR_USAGE);
	error_release(&error);
	assert_null(print_job_page(desk.job, 0, &error));
	error_release(&error);
	char *path = support_path(desk.folder, "none");
	struct outlet *outlet = open_file(path);
	assert_true(page_range_parse("8-", &order.pages, &error));
	assert_false(print_job_send(desk.job, &order, outlet, &result, &error));
	assert_int_equal(error.kind, ERROR_USAGE);
	error_release(&error);
	outlet_give_up(outlet);
	free(path);
	print_job_free(desk.job);
	desk_release(&desk);
}

/* --- what is lacking --- */

static void test_unprintable(void **state)
{
	(void)state;
	struct desk desk = {.bytes = STR_INIT};
	struct error error = ERROR_INIT;
	struct unprintable unprintable;
	struct str words = STR_INIT;
	struct report *report = &desk.printing.report;
	desk.folder = support_folder();
	report_init(report);
	report->layout = mem_strdup("annual");
	report->title = mem_strdup("รายงาน “ก”");
	report->fiscal_year = 2569;
	report->months = 12;
	report_add_card(report)->issue = mem_strdup("“ข” x");
	struct card *card = report_add_card(report);
	card->output = mem_strdup("½ ก\u0301");
	card->suggestion = mem_strdup("日 is not printed in this layout");
	printing_open_report(&desk.printing);
	make_job(&desk, &settings[0]);
	const struct page *before = print_job_page(desk.job, 1, &error);
	assert_non_null(before);
	assert_true(print_job_unprintable(desk.job, &unprintable, &error));
	assert_int_equal(unprintable.count, 4);
	assert_int_equal(unprintable.items[0].code_point, 0x201C);
	assert_int_equal(unprintable.items[0].times, 2);
	assert_int_equal(unprintable.items[0].card, 0);
	assert_string_equal(unprintable.items[0].instead, "\"");
	assert_int_equal(unprintable.items[2].code_point, 0xBD);
	assert_int_equal(unprintable.items[2].card, 2);
	assert_int_equal(unprintable.items[2].field, FIELD_OUTPUT);
	assert_string_equal(unprintable.items[3].instead, "");
	lack_describe(&unprintable.items[2], &words);
	assert_non_null(strstr(words.data, "U+00BD"));
	/* The pages are as they were. */
	const struct page *after = print_job_page(desk.job, 1, &error);
	assert_non_null(after);
	assert_string_equal(after->lines[0].data, before->lines[0].data);
	unprintable_release(&unprintable);
	str_release(&words);
	print_job_free(desk.job);
	desk_release(&desk);
}

/* In the memo too: what a signatory says, the day, and who signed in somebody's place. */
static void test_unprintable_of_the_memo(void **state)
{
	(void)state;
	struct desk desk = {.bytes = STR_INIT};
	struct error error = ERROR_INIT;
	struct unprintable unprintable;
	struct report *report = &desk.printing.report;
	desk.folder = support_folder();
	report_init(report);
	report->layout = mem_strdup("memo");
	report->title = mem_strdup("ก");
	report->fiscal_year = 2569;
	report->months = 12;
	report->memo.present = true;
	report->memo.subject = mem_strdup("½");
	struct signature *signature = memo_add_signature(&report->memo);
	signature->name = mem_strdup("✓");
	signature->opinion = mem_strdup("เห็นชอบ 日");
	signature->date = mem_strdup("๑ ม.ค. ① 中");
	signature->deputy_name = mem_strdup("☃");
	signature->deputy_post = mem_strdup("★");
	printing_open_report(&desk.printing);
	make_job(&desk, &settings[0]);
	assert_true(print_job_unprintable(desk.job, &unprintable, &error));
	assert_int_equal(unprintable.count, 7);
	assert_int_equal(unprintable.items[0].code_point, 0xBD);
	assert_int_equal(unprintable.items[1].code_point, 0x2713);
	assert_int_equal(unprintable.items[2].code_point, 0x65E5);
	assert_int_equal(unprintable.items[3].code_point, 0x2460);
	assert_string_equal(unprintable.items[3].instead, "?");
	assert_int_equal(unprintable.items[4].code_point, 0x4E2D);
	assert_string_equal(unprintable.items[4].instead, "??");
	assert_int_equal(unprintable.items[5].code_point, 0x2603);
	assert_int_equal(unprintable.items[6].code_point, 0x2605);
	unprintable_release(&unprintable);
	print_job_free(desk.job);
	desk_release(&desk);
}

/* --- the test page --- */

static void test_test_page(void **state)
{
	(void)state;
	for (size_t k = 0; k < COUNT(settings); k++) {
		const struct setting *setting = &settings[k];
		struct error error = ERROR_INIT;
		struct str bytes = STR_INIT, text = STR_INIT;
		const struct print_request request = request_of(setting);
		char *folder = support_folder();
		char *path = support_path(folder, "page");
		struct outlet *outlet = open_file(path);
		print_message("%s on %s\n", setting->profile, setting->paper);
		assert_true(test_page_send(&request, outlet, &error));
		assert_true(outlet_finish(outlet, &error));
		support_read(path, &bytes);
		struct printer *printer =
			printer_print(&setting->printer, bytes.data, bytes.bytes);
		printer_assert_clean(printer);
		assert_int_equal(printer->count, TEST_PAGES);
		assert_true(printer_page_text(&printer->pages[0], setting->rows, &text));
		assert_non_null(strstr(text.data, setting->profile));
		assert_non_null(strstr(text.data, "ที่ ปู่ ญี่ปุ่น"));
		printer_free(printer);
		str_release(&bytes);
		str_release(&text);
		free(path);
		support_folder_remove(folder);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_hard_texts),
		cmocka_unit_test(test_pages_and_copies),
		cmocka_unit_test(test_copies_are_left_to_who_makes_them),
		cmocka_unit_test(test_stopped_at_a_page_end),
		cmocka_unit_test(test_words_take_a_narrower_pitch),
		cmocka_unit_test(test_how_to_go_on),
		cmocka_unit_test(test_no_such_page),
		cmocka_unit_test(test_unprintable),
		cmocka_unit_test(test_unprintable_of_the_memo),
		cmocka_unit_test(test_test_page),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
