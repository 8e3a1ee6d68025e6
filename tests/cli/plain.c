/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program told line by line (plain/): a card typed so is the card typed on the screen;
 * what was answered is on the disk before the next question; nothing is drawn.
 */
#include <config.h>

#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/store.h"
#include "db/trust/people.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/card_fields.h"
#include "model/json.h"
#include "model/report.h"
#include "model/text_kind.h"
#include "office/field_check.h"
#include "report/layout.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/program.h"
#include "tests/support/pty.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/terminal/key.h"

/* --- an office file, and the program on it --- */

static void run_script(const char *file, const char *script, struct program_run *run)
{
	struct str input = STR_INIT;
	str_puts(&input, script);
	program_run(run,
		(const char *const[]){"--file", file, "--lang", "en", "--plain", NULL},
		&input, NULL);
	assert_int_equal(run->status, 0);
	str_release(&input);
}

static void add_report(struct office *office, const char *layout)
{
	struct report report;
	struct str json = STR_INIT;
	str_printf(&json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"%s\","
		"\"digits\":\"thai\",\"agency\":{\"name\":\"ทดลอง\"},"
		"\"fiscal_year\":2568,\"months\":12,\"title\":\"รายงาน\",\"cards\":[]}",
		layout);
	office_parse(json.data, &report);
	office_import(office, &report);
	report_release(&report);
	str_release(&json);
}

static void read_card(struct store *store, int place, struct card *card)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	int64_t number = 0;
	assert_done(store_card_at(store, 1, place, &number, &error), &error);
	assert_done(store_card(store, number, &entry, &error), &error);
	card_init(card);
	card_copy(card, &entry.card);
	card_entry_release(&entry);
}

static void assert_same_card(const struct card *a, const struct card *b)
{
	struct str one = STR_INIT, other = STR_INIT;
	struct card copy[2];
	card_init(&copy[0]);
	card_init(&copy[1]);
	card_copy(&copy[0], a);
	card_copy(&copy[1], b);
	*copy[0].uuid = *copy[1].uuid = '\0';
	card_to_json(&one, &copy[0]);
	card_to_json(&other, &copy[1]);
	assert_string_equal(one.data, other.data);
	card_release(&copy[0]);
	card_release(&copy[1]);
	str_release(&one);
	str_release(&other);
}

/* --- the same card, both ways --- */

static void test_as_on_the_screen(void **state)
{
	static const char script[] =
		"1\nadd\n"
		/* group, issue, measure, steps, period, owners, output, evidence, outcome: the
		 * order of the layout; a field is left by an empty line. */
		"ผู้มาติดต่อรอนาน\nและต้องมาหลายรอบ\n\n"
		"แจกบัตรคิว\n\n"
		"รวบรวมข้อมูล\nติดตั้งเครื่อง\n\n"
		"ต.ค. ๖๗ - ก.ย. ๖๘\n"
		"สำนักปลัด\nกองคลัง\n\n"
		"แจกแล้ว ๑๒ ครั้ง\n\n"
		"https://www.example.go.th/a?b=1\nหน้าแรก\n\nimage2.png\n\n๒ ม.ค. ๒๕๖๘\n\n"
		"รอน้อยลง\n\n"
		"done\n";
	struct desk desk;
	struct office office;
	struct program_run run = PROGRAM_RUN_INIT;
	struct card typed, told;
	(void)state;
	desk_with_cards(&desk, "");
	grid_type(desk.grid, "\nnผู้มาติดต่อรอนาน\nและต้องมาหลายรอบ\tแจกบัตรคิว\t"
			     "รวบรวมข้อมูล\nติดตั้งเครื่อง\t");
	grid_type(desk.grid, "ต.ค. ๖๗ - ก.ย. ๖๘\tสำนักปลัด\nกองคลัง\tแจกแล้ว ๑๒ ครั้ง\t");
	grid_type(desk.grid, "https://www.example.go.th/a?b=1\tหน้าแรก\n");
	grid_type(desk.grid, "image2.png\t\t๒ ม.ค. ๒๕๖๘\tรอน้อยลง");
	grid_press(desk.grid, K_F12);
	desk_run(&desk);
	read_card(desk.app.store, 1, &typed);
	assert_int_equal(typed.state, CARD_DONE);
	desk_remove(&desk);

	office_make(&office);
	add_report(&office, "annual");
	run_script(office.path, script, &run);
	read_card(office.store, 1, &told);
	assert_same_card(&told, &typed);
	assert_non_null(strstr(run.out.data, "Understood as"));
	assert_non_null(strstr(run.out.data, "What is done, in its order"));
	assert_null(strchr(run.out.data, '\033'));
	office_remove(&office);
	card_release(&typed);
	card_release(&told);
	program_run_release(&run);
}

/* --- the cards of the samples --- */

static void put_lines(struct str *script, const char *text)
{
	for (const char *at = text ? text : ""; *at;) {
		const size_t bytes = strcspn(at, "\n");
		str_putc(script, '\\'); /* all behind it is text */
		str_append(script, at, bytes);
		str_putc(script, '\n');
		at += bytes + (at[bytes] == '\n');
	}
}

static void put_list(struct str *script, const struct string_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		put_lines(script, list->items[i]);
}

static void put_evidence(struct str *script, const struct evidence_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct evidence *piece = &list->items[i];
		str_printf(script, "\\%s\n%s\n%s\n", piece->ref,
			piece->caption ? piece->caption : "",
			piece->date ? piece->date : "");
	}
}

/* What is typed for a field; it ends with the empty line that leaves it. */
static void put_field(struct str *script, const struct card *card, enum card_field field,
	enum list_marks before)
{
	const struct card_field_row *row = card_field_row(field);
	const void *value = (const char *)card + row->offset;
	const struct steps *steps = value;
	switch (row->holds) {
	case HOLDS_TEXT: put_lines(script, *(char *const *)value); break;
	case HOLDS_LIST: put_list(script, value); break;
	case HOLDS_STEPS:
		for (enum list_marks marks = before;
			steps->present && marks != steps->marks;
			marks = (marks + 1) % (MARKS_DASH + 1))
			str_puts(script, "/marks\n");
		if (steps->lead && *steps->lead)
			str_printf(script, "/0 %s\n", steps->lead);
		put_list(script, &steps->items);
		break;
	case HOLDS_EVIDENCE: put_evidence(script, value); break;
	}
	const bool line = row->text == TEXT_HEADING || row->text == TEXT_PERIOD;
	if (!line || !*(char *const *)value || !**(char *const *)value)
		str_putc(script, '\n');
}

/* before: the marks of the steps of the card before, with which a new one begins. */
static void put_card(struct str *script, const struct layout *layout,
	const struct card *card, enum list_marks before)
{
	enum card_field order[FIELD_COUNT];
	const size_t printed = card_order(layout, order);
	str_puts(script, "add\n");
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		if (i == printed)
			str_printf(script, "/f%zu\n", i + 1);
		put_field(script, card, order[i], before);
	}
	str_puts(script, "/..\n");
}

/* What was never typed is not there, where a file may have it empty. */
static void assert_same_texts(const struct card *a, const struct card *b)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		struct str one = STR_INIT, other = STR_INIT;
		card_field_append(&one, a, field);
		card_field_append(&other, b, field);
		assert_string_equal(one.data, other.data);
		str_release(&one);
		str_release(&other);
	}
	assert_int_equal(a->evidence.count, b->evidence.count);
	if (b->steps.items.count)
		assert_int_equal(a->steps.marks, b->steps.marks);
}

static void test_samples(void **state)
{
	(void)state;
	for (size_t i = 0; i < 5; i++) {
		struct office office;
		struct report report;
		struct error error = ERROR_INIT;
		struct str script = STR_INIT;
		struct program_run run = PROGRAM_RUN_INIT;
		office_make(&office);
		office_read(support_reports[i].path, &report);
		add_report(&office, report.layout);
		struct layout *layout = layout_load(report.layout, &error);
		assert_non_null(layout);
		str_puts(&script, "1\n");
		for (size_t c = 0; c < report.count; c++)
			put_card(&script, layout, &report.cards[c],
				c && report.cards[c - 1].steps.items.count
					? report.cards[c - 1].steps.marks
					: MARKS_THAI);
		run_script(office.path, script.data, &run);
		for (size_t c = 0; c < report.count; c++) {
			struct card told;
			read_card(office.store, (int)c + 1, &told);
			assert_same_texts(&told, &report.cards[c]);
			card_release(&told);
		}
		layout_free(layout);
		report_release(&report);
		office_remove(&office);
		str_release(&script);
		program_run_release(&run);
	}
}

/* A command that has no key on the screen is done, too. */
static void test_without_a_key(void **state)
{
	struct office office;
	struct program_run run = PROGRAM_RUN_INIT;
	(void)state;
	office_make(&office);
	add_report(&office, "annual");
	run_script(office.path, "1\nadd\nคิวยาว\n/replace\n", &run);
	assert_non_null(strstr(run.out.data, "Words by other words"));
	office_remove(&office);
	program_run_release(&run);
}

/* A script finds the list of reports, wherever the one before it was left. */
static void test_begins_the_same(void **state)
{
	struct office office;
	struct card told;
	struct program_run run = PROGRAM_RUN_INIT;
	(void)state;
	office_make(&office);
	add_report(&office, "annual");
	run_script(office.path, "1\nadd\nคิวยาว\n", &run);
	run_script(office.path, "1\n1\nแจกบัตรคิว\n\n", &run);
	read_card(office.store, 1, &told);
	assert_string_equal(*card_text(&told, FIELD_ISSUE), "คิวยาว");
	assert_string_equal(*card_text(&told, FIELD_MEASURE), "แจกบัตรคิว");
	card_release(&told);
	office_remove(&office);
	program_run_release(&run);
}

/* --- on a terminal --- */

static bool find_draft(void *context, const struct draft *draft)
{
	str_puts(context, draft->body);
	return true;
}

static bool find_any_draft(struct store *store, const char *words)
{
	struct error error = ERROR_INIT;
	struct str bodies = STR_INIT;
	const char *login = getpwuid(getuid())->pw_name;
	assert_done(store_drafts(store, login, find_draft, &bodies, &error), &error);
	const bool found = strstr(bodies.data, words) != NULL;
	str_release(&bodies);
	return found;
}

/* A dumb terminal is told line by line, unasked; what was answered survives kill -9. */
static void test_kill(void **state)
{
	struct office office;
	(void)state;
	office_make(&office);
	add_report(&office, "annual");
	struct pty *pty = pty_new(&(struct pty_start){
		.arguments = (const char *const[]){"--file", office.path, "--lang", "en",
			NULL},
		.settings = (const char *const[]){"TERM=dumb", NULL},
		.rows = 60,
		.columns = 200,
	});
	pty_wait(pty, "asks line by line");
	pty_wait(pty, "1. Year 2568");
	pty_type(pty, "1\n");
	pty_wait(pty, "fiscal year 2568");
	pty_settle(pty);
	pty_type(pty, "add\n");
	pty_wait(pty, "Issue>");
	pty_type(pty, "ผู้มาติดต่อรอนาน\n");
	pty_settle(pty);
	pty_signal(pty, SIGKILL);
	assert_null(memchr(pty_output(pty)->data, '\033', pty_output(pty)->bytes));
	pty_free(pty);
	assert_true(find_any_draft(office.store, "ผู้มาติดต่อรอนาน"));
	assert_sound(office.store);
	office_remove(&office);
}

/* Somebody else changes the same field: both are told, and one says which it shall be. */
static void test_conflict(void **state)
{
	struct office office;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct card told;
	(void)state;
	office_make(&office);
	add_report(&office, "annual");
	assert_done(store_add_card(office.store, 1, "somsri", &entry, &error), &error);
	struct pty *pty = pty_new(&(struct pty_start){
		.arguments = (const char *const[]){"--file", office.path, "--lang", "en",
			"--plain", NULL},
		.rows = 100,
		.columns = 200,
	});
	pty_wait(pty, "1. Year 2568");
	pty_type(pty, "1\n");
	pty_settle(pty);
	pty_type(pty, "1\n");
	pty_wait(pty, "Issue>");
	*card_text(&entry.card, FIELD_ISSUE) = mem_strdup("ของคนอื่น");
	assert_int_equal(
		store_save_card(office.store, &entry, "somsri", &error), SAVE_DONE);
	pty_type(pty, "ของเรา\n");
	pty_settle(pty);
	pty_type(pty, "\n");
	pty_wait(pty, "ของคนอื่น");
	pty_settle(pty);
	pty_type(pty, "both\n");
	pty_settle(pty);
	pty_type(pty, "save\n");
	pty_settle(pty);
	read_card(office.store, 1, &told);
	assert_string_equal(*card_text(&told, FIELD_ISSUE), "ของคนอื่น\nของเรา");
	pty_free(pty);
	card_release(&told);
	card_entry_release(&entry);
	office_remove(&office);
}

/* A paragraph is named; a command takes it away before it is said what shall be there. */
static void test_part_gone(void **state)
{
	static const char *const answers[] = {"-", "^", "other words"};
	(void)state;
	for (size_t i = 0; i < COUNT(answers); i++) {
		struct office office;
		struct card told;
		struct str script = STR_INIT;
		struct program_run run = PROGRAM_RUN_INIT;
		office_make(&office);
		add_report(&office, "annual");
		str_puts(&script, "1\nadd\nหนึ่ง\nสอง\nสาม\n/3\n");
		str_printf(&script, "/^A\n/del\n%s\nใหม่\n", answers[i]);
		run_script(office.path, script.data, &run);
		assert_non_null(strstr(run.out.data, "nothing of that number here"));
		read_card(office.store, 1, &told);
		assert_string_equal(*card_text(&told, FIELD_ISSUE), "ใหม่");
		card_release(&told);
		office_remove(&office);
		str_release(&script);
		program_run_release(&run);
	}
}

/* A slash alone is no command. */
static void test_slash(void **state)
{
	struct office office;
	struct program_run run = PROGRAM_RUN_INIT;
	(void)state;
	office_make(&office);
	add_report(&office, "annual");
	run_script(office.path, "1\nadd\n/\n", &run);
	assert_non_null(strstr(run.out.data, "/: there is no such command"));
	office_remove(&office);
	program_run_release(&run);
}

/* An office where the first measure is finished, and who runs the test approves it by a
 * passphrase. */
static void make_approvable(struct office *office)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	const char *login = getpwuid(getuid())->pw_name;
	office_make(office);
	add_report(office, "annual");
	assert_done(store_add_card(office->store, 1, login, &entry, &error), &error);
	*card_text(&entry.card, FIELD_ISSUE) = mem_strdup("เรื่องหนึ่ง");
	entry.card.state = CARD_DONE;
	assert_int_equal(
		store_save_card(office->store, &entry, login, &error), SAVE_DONE);
	card_entry_release(&entry);
	const struct person person = {
		login, "นายทดสอบ", "ปลัด", ROLE_CLERK | ROLE_SUPERVISOR, false};
	assert_done(store_put_person(office->store, &person, login, &error), &error);
	assert_done(store_set_passphrase(
			    office->store, login, NULL, OFFICE_PASSPHRASE, &error),
		&error);
}

/* What is typed for a passphrase is not shown, nor how much it is. */
static void test_secret(void **state)
{
	struct office office;
	struct program_run run = PROGRAM_RUN_INIT;
	(void)state;
	make_approvable(&office);
	run_script(office.path,
		"1\nprogress\n1\na\n..\nsign\nไม่ใช่\n" OFFICE_PASSPHRASE "\n", &run);
	assert_non_null(strstr(run.out.data, "the passphrase is wrong"));
	assert_non_null(strstr(run.out.data, "Approved: measure 1"));
	assert_null(strstr(run.out.data, OFFICE_PASSPHRASE));
	assert_null(strstr(run.out.data, "The keyboard writes"));
	program_run_release(&run);
	office_remove(&office);
}

/* A passphrase that is no text is asked for again, and what is typed then is not shown
 * either; behind the question the terminal shows what is typed. */
static void test_secret_again(void **state)
{
	static const char *const before[] = {"1\n", "progress\n", "1\n", "a\n", "..\n"};
	struct office office;
	(void)state;
	make_approvable(&office);
	struct pty *pty = pty_new(&(struct pty_start){
		.arguments = (const char *const[]){"--file", office.path, "--lang", "en",
			"--plain", NULL},
		.rows = 100,
		.columns = 200,
	});
	pty_wait(pty, "1. Year 2568");
	for (size_t i = 0; i < COUNT(before); i++) {
		pty_type(pty, before[i]);
		pty_settle(pty);
	}
	pty_type(pty, "sign\n");
	pty_wait(pty, "What you type is not shown");
	pty_settle(pty);
	pty_send(pty, "\xff\n", 2);
	pty_wait(pty, "not UTF-8");
	pty_settle(pty);
	pty_type(pty, OFFICE_PASSPHRASE "\n");
	pty_wait(pty, "Approved: measure 1");
	pty_settle(pty);
	assert_null(strstr(pty_output(pty)->data, OFFICE_PASSPHRASE));
	pty_type(pty, "seen again");
	pty_wait(pty, "seen again");
	pty_free(pty);
	office_remove(&office);
}

/* A line as long as pages of text is pasted: it is one text, and goes in as one. */
static void test_long_line(void **state)
{
	enum { LETTERS = 20000 };
	struct office office;
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct card told;
	struct str script = STR_INIT;
	struct program_run run = PROGRAM_RUN_INIT;
	(void)state;
	office_make(&office);
	add_report(&office, "annual");
	assert_done(store_add_card(office.store, 1, "somsri", &entry, &error), &error);
	str_puts(&script, "1\n1\n");
	str_repeat(&script, 'a', LETTERS);
	str_puts(&script, "\n\n");
	run_script(office.path, script.data, &run);
	read_card(office.store, 1, &told);
	assert_int_equal(strlen(*card_text(&told, FIELD_ISSUE)), LETTERS);
	card_release(&told);
	card_entry_release(&entry);
	office_remove(&office);
	str_release(&script);
	program_run_release(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_as_on_the_screen),
		cmocka_unit_test(test_samples),
		cmocka_unit_test(test_without_a_key),
		cmocka_unit_test(test_begins_the_same),
		cmocka_unit_test(test_kill),
		cmocka_unit_test(test_conflict),
		cmocka_unit_test(test_part_gone),
		cmocka_unit_test(test_slash),
		cmocka_unit_test(test_secret),
		cmocka_unit_test(test_secret_again),
		cmocka_unit_test(test_long_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
