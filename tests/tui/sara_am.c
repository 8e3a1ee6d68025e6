/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ำ on the screen: as ํ on its base and า, on every terminal. Where it was wished whole, the
 * terminals that draw กำ in one column are told by their answer; the program waits for none,
 * takes none for typed text, and draws ำ so that it takes the two columns of the layout.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/clerk.h"
#include "tests/support/hard_texts.h"
#include "tests/support/pty.h"
#include "text/cell.h"
#include "text/macros.h"
#include "text/str.h"

#define PROBE    TOP_BUILDDIR "/tests/support/screen_probe"
#define SAMPLE   TOP_SRCDIR "/data/samples/annual.json"
#define QUESTION "\033[6n"
#define ERASED   "\033[2K"
#define CLEAR    "\033[2J"
#define SARA_AM  "\u0E33"

enum { ROWS = 24, COLUMNS = 80, CELLS = 4 };

/* A terminal that joins is not sent a ำ but where that was wished. */
static struct pty *start_probe(bool joins_am, bool holds_answers, const char *setting)
{
	static const char *const whole[] = {"whole", NULL};
	const char *const settings[] = {setting, NULL};
	const struct pty_start start = {.program = PROBE,
		.arguments = joins_am ? whole : NULL,
		.settings = settings,
		.joins_am = joins_am,
		.holds_answers = holds_answers};
	return pty_new(&start);
}

/* One that has painted its first screen and not got its answer. An ESC alone would be
 * the key at once. */
static struct pty *start_unanswered(bool joins_am)
{
	struct pty *pty = start_probe(joins_am, true, "ESCDELAY=0");
	pty_wait(pty, "0 started;");
	assert_string_equal(pty_answers(pty)->data, joins_am ? "\033[2;3R" : "\033[2;4R");
	return pty;
}

static void end_probe(struct pty *pty)
{
	pty_key(pty, "Ctrl-Q");
	assert_int_equal(pty_wait_exit(pty), 0);
	assert_string_equal(pty_not_restored(pty), "");
	pty_free(pty);
}

static size_t times_written(struct pty *pty, const char *text)
{
	size_t count = 0;
	for (const char *at = pty_output(pty)->data; (at = strstr(at, text)); at++)
		count++;
	return count;
}

static void expect_said(struct pty *pty, const char *said)
{
	struct str row = STR_INIT;
	pty_wait(pty, said);
	pty_row(pty, 0, &row);
	assert_string_equal(row.data, said);
	str_release(&row);
}

/* --- asking --- */

/* The first screen is there before any answer, and nothing of the question. */
static void test_asked_with_the_first_screen(void **state)
{
	(void)state;
	struct pty *pty = start_unanswered(false);
	assert_int_equal(times_written(pty, QUESTION), 1);
	assert_int_equal(times_written(pty, QUESTION ERASED), 1);
	assert_string_equal(pty_cell_drawn(pty, 1, 0), "│");
	assert_string_equal(pty_cell_drawn(pty, 1, 1), " ");
	for (int column = 20; column < HARD_MIDDLE - 2; column++)
		assert_string_equal(pty_cell_drawn(pty, 1, column), " ");
	/* And it works without. */
	pty_key(pty, "Esc");
	expect_said(pty, "1 key Esc;");
	pty_type(pty, "ก");
	expect_said(pty, "2 text ก;");
	assert_int_equal(times_written(pty, QUESTION), 1);
	end_probe(pty);
}

static void test_not_asked_where_nothing_could_come_of_it(void **state)
{
	(void)state;
	static const char *const terminals[] = {"TERM=linux", "TERM=rxvt", "TERM=pcansi"};
	for (size_t i = 0; i < COUNT(terminals); i++) {
		struct pty *pty = start_probe(false, false, terminals[i]);
		pty_wait(pty, "0 started;");
		assert_int_equal(times_written(pty, QUESTION), 0);
		end_probe(pty);
	}
}

static void test_two_columns_change_nothing(void **state)
{
	(void)state;
	static const char *const answers[] = {"\033[2;4R", "\033[2;7R", "\033[3;3R"};
	for (size_t i = 0; i < COUNT(answers); i++) {
		struct pty *pty = start_unanswered(false);
		size_t written = pty_output(pty)->bytes;
		pty_type(pty, answers[i]);
		pty_settle(pty);
		assert_int_equal(pty_output(pty)->bytes, written);
		/* The first answer counts. */
		pty_type(pty, "\033[2;3R");
		pty_settle(pty);
		assert_int_equal(pty_output(pty)->bytes, written);
		pty_type(pty, "y");
		expect_said(pty, "1 text y;");
		end_probe(pty);
	}
}

/* --- when and how the answer comes --- */

static void test_answers_in_pieces(void **state)
{
	(void)state;
	static const char answer[] = "\033[2;3R";
	const size_t bytes = sizeof(answer) - 1;
	for (size_t first = 1; first < bytes; first++) {
		struct pty *pty = start_unanswered(true);
		pty_send(pty, answer, first);
		pty_settle(pty);
		pty_send(pty, answer + first, bytes - first);
		expect_said(pty, "1 resize 80x24;");
		pty_type(pty, "y");
		expect_said(pty, "2 text y;");
		end_probe(pty);
	}
	struct pty *pty = start_unanswered(true);
	for (size_t i = 0; i < bytes; i++) {
		pty_send(pty, answer + i, 1);
		pty_settle(pty);
	}
	expect_said(pty, "1 resize 80x24;");
	end_probe(pty);
}

static void test_answers_among_what_is_typed(void **state)
{
	(void)state;
	static const struct {
		const char *sent, *last;
	} rows[] = {
		{"ab\033[2;3Rกข", "5 text ข;"},
		{"\033[A\033[2;3R\033[B", "3 key ↓;"},
		{"\033\033[2;3R", "2 resize 80x24;"}, /* Esc, then the answer */
		{"\033[200~\033[2;9R\033[201~\033[2;3R", "2 resize 80x24;"},
		{"+\033[2;3R+", "3 text +;"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct pty *pty = start_unanswered(true);
		pty_type(pty, rows[i].sent);
		expect_said(pty, rows[i].last);
		assert_string_equal(pty_cell_drawn(pty, 11, HARD_LEFT), "ก\u0E4D");
		end_probe(pty);
	}
}

static void test_a_late_answer(void **state)
{
	(void)state;
	struct pty *pty = start_unanswered(true);
	pty_type(pty, "กข");
	expect_said(pty, "2 text ข;");
	pty_resize(pty, 30, 100);
	expect_said(pty, "3 resize 100x30;");
	size_t clears = times_written(pty, CLEAR);
	pty_type(pty, pty_answers(pty)->data);
	expect_said(pty, "4 resize 100x30;");
	assert_int_equal(times_written(pty, CLEAR), clears + 1);
	assert_string_equal(pty_cell_drawn(pty, 11, HARD_LEFT), "ก\u0E4D");
	assert_string_equal(pty_cell_drawn(pty, 11, HARD_LEFT + 1), "า");
	end_probe(pty);
}

/* --- what is drawn then --- */

static const struct {
	const char *text;
	const char *cells[CELLS];
} drawn[] = {
	{"กำ", {"ก\u0E4D", "า"}},
	{"น้ำ", {"น\u0E4D\u0E49", "า"}},
	{"กำำ ำ้ 界น้ำ", {"ก\u0E4D", "า", "า\u0E4D", " "}},
	{"ำก", {"า\u0E4D", "ก"}},
};

static const char *const *cells_of(const char *text)
{
	for (size_t i = 0; i < COUNT(drawn); i++)
		if (!strcmp(drawn[i].text, text))
			return drawn[i].cells;
	return NULL;
}

static void expect_cells_at(
	struct pty *pty, int row, int column, const char *const *cells)
{
	for (int i = 0; i < CELLS && cells[i]; i++)
		assert_string_equal(pty_cell_drawn(pty, row, column + i), cells[i]);
}

/* All borders in their columns, ำ apart three times in each row that has one. */
static void expect_drawn_apart(struct pty *pty, int columns)
{
	size_t found = 0;
	for (int i = 0; i < HARD_TEXTS; i++) {
		const char *text = hard_texts[i];
		const char *const *cells = cells_of(text);
		int wide = (int)text_columns(text, strlen(text)), row = i + 1;
		assert_string_equal(pty_cell_drawn(pty, row, 0), "│");
		assert_string_equal(pty_cell_drawn(pty, row, HARD_MIDDLE), "│");
		assert_string_equal(pty_cell_drawn(pty, row, columns - 1), "│");
		if (!cells)
			continue;
		found++;
		expect_cells_at(pty, row, HARD_LEFT, cells);
		expect_cells_at(pty, row, HARD_MIDDLE - wide, cells);
		expect_cells_at(pty, row, columns - 1 - wide, cells);
	}
	assert_int_equal(found, COUNT(drawn));
	/* The rest of the last but one: a tone on a ำ alone, a wide cell before. */
	const char *const rest[CELLS] = {"า\u0E4D\u0E49", " ", "界", ""};
	const char *const end[CELLS] = {"น\u0E4D\u0E49", "า", "│"};
	expect_cells_at(pty, HARD_TEXTS - 1, HARD_MIDDLE - 6, rest);
	expect_cells_at(pty, HARD_TEXTS - 1, HARD_MIDDLE - 2, end);
}

/* The text in the last column of the last row. */
static void expect_corner(struct pty *pty, int rows, int columns)
{
	assert_string_equal(pty_cell_drawn(pty, rows - 1, columns - 2), "น\u0E4D\u0E49");
	assert_string_equal(pty_cell_drawn(pty, rows - 1, columns - 1), "า");
}

static void expect_drawn_in_all_sizes(struct pty *pty, unsigned events)
{
	struct str said = STR_INIT;
	expect_drawn_apart(pty, 80);
	expect_corner(pty, 24, 80);
	const size_t ams = times_written(pty, SARA_AM);
	pty_type(pty, "+");
	str_printf(&said, "%u text +;", ++events);
	expect_said(pty, said.data);
	pty_resize(pty, 30, 100);
	str_clear(&said);
	str_printf(&said, "%u resize 100x30;", ++events);
	expect_said(pty, said.data);
	expect_drawn_apart(pty, 100);
	expect_corner(pty, 30, 100);
	pty_type(pty, "s");
	str_clear(&said);
	str_printf(&said, "%u text s;", ++events);
	expect_said(pty, said.data);
	expect_drawn_apart(pty, 100);
	/* Not one more ำ was sent. */
	assert_int_equal(times_written(pty, SARA_AM), ams);
	str_release(&said);
}

/* On every terminal: the one ำ that is sent is the question's. */
static void test_drawn_apart(void **state)
{
	(void)state;
	struct pty *pty = start_probe(false, false, NULL);
	expect_said(pty, "0 started;");
	assert_int_equal(times_written(pty, SARA_AM), 1);
	expect_drawn_in_all_sizes(pty, 0);
	end_probe(pty);
}

static void test_drawn_apart_where_it_is_joined(void **state)
{
	(void)state;
	struct pty *pty = start_probe(true, false, NULL);
	struct str said = STR_INIT;
	pty_settle(pty);
	pty_row(pty, 0, &said);
	/* The answer is there before the first screen, or the screen is drawn anew for it. */
	const bool anew = strcmp(said.data, "0 started;") != 0;
	if (anew)
		assert_string_equal(said.data, "1 resize 80x24;");
	str_release(&said);
	expect_drawn_in_all_sizes(pty, anew);
	end_probe(pty);
}

static void test_whole_where_it_is_wished(void **state)
{
	(void)state;
	static const char *const whole[] = {"whole", NULL};
	const struct pty_start start = {.program = PROBE, .arguments = whole};
	struct pty *pty = pty_new(&start);
	expect_said(pty, "0 started;");
	assert_string_equal(pty_cell_drawn(pty, 2, HARD_LEFT), "น้");
	assert_string_equal(pty_cell_drawn(pty, 2, HARD_LEFT + 1), "ำ");
	end_probe(pty);
}

/* --- in the program --- */

static void type_into_a_field(bool joins)
{
	struct clerk clerk;
	int row, column, left;
	json_decref(clerk_make(&clerk, SAMPLE, 0));
	clerk.joins_am = joins;
	clerk_start(&clerk, ROWS, COLUMNS);
	clerk_open(&clerk, 0);
	clerk_go(&clerk, "issue");
	assert_true(pty_cursor(clerk.pty, &row, &left));
	pty_type(clerk.pty, "น้ำทำ");
	pty_settle(clerk.pty);
	const char *const cells[CELLS] = {"น\u0E4D\u0E49", "า", "ท\u0E4D", "า"};
	expect_cells_at(clerk.pty, row, left, cells);
	for (int i = 4; i >= 0; i--) {
		int at_row;
		assert_true(pty_cursor(clerk.pty, &at_row, &column));
		assert_int_equal(at_row, row);
		assert_int_equal(column, left + i);
		pty_key(clerk.pty, "Left");
		pty_settle(clerk.pty);
	}
	pty_key(clerk.pty, "End");
	pty_key(clerk.pty, "Backspace");
	pty_settle(clerk.pty);
	assert_string_equal(pty_cell_drawn(clerk.pty, row, left + 2), "ท");
	assert_string_equal(pty_cell_drawn(clerk.pty, row, left + 3), " ");
	pty_key(clerk.pty, "Ctrl-A");
	pty_key(clerk.pty, "Ctrl-C");
	pty_settle(clerk.pty);
	clerk_leave(&clerk);
	char *text = clerk_text(&clerk, 0, "issue");
	assert_string_equal(text, "น้ำท");
	/* The clipboard got the same. */
	assert_int_equal(times_written(clerk.pty, "4LiZ4LmJ4Liz4LiX\a"), 1);
	free(text);
	clerk_remove(&clerk);
}

static void test_typed_into_a_field(void **state)
{
	(void)state;
	type_into_a_field(false);
	type_into_a_field(true);
}

static bool shows(struct pty *pty, const char *text)
{
	struct str screen = STR_INIT;
	pty_settle(pty);
	pty_text(pty, &screen);
	const bool shown = strstr(screen.data, text) != NULL;
	str_release(&screen);
	return shown;
}

/* Each terminal that is taken is asked once, by one ำ. */
static void test_the_setting_works_at_once(void **state)
{
	(void)state;
	enum { ROWS_MOST = 20, IN_THE_GUIDE = 3 };
	struct clerk clerk;
	json_decref(clerk_make(&clerk, SAMPLE, 0));
	clerk_start(&clerk, 30, COLUMNS);
	pty_key(clerk.pty, "F9");
	pty_wait(clerk.pty, "Settings");
	for (int i = 0; i < ROWS_MOST && !shows(clerk.pty, "look wrong"); i++)
		pty_key(clerk.pty, "Down");
	size_t ams = times_written(clerk.pty, SARA_AM);
	assert_int_equal(ams, 1);
	pty_key(clerk.pty, "Right");
	assert_true(shows(clerk.pty, "< drawn by the terminal"));
	assert_true(times_written(clerk.pty, SARA_AM) >= ams + 1 + IN_THE_GUIDE);
	ams = times_written(clerk.pty, SARA_AM);
	pty_key(clerk.pty, "Left");
	assert_true(shows(clerk.pty, "< drawn by this program"));
	assert_int_equal(times_written(clerk.pty, SARA_AM), ams + 1);
	clerk_leave(&clerk);
	clerk_remove(&clerk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_asked_with_the_first_screen),
		cmocka_unit_test(test_not_asked_where_nothing_could_come_of_it),
		cmocka_unit_test(test_two_columns_change_nothing),
		cmocka_unit_test(test_answers_in_pieces),
		cmocka_unit_test(test_answers_among_what_is_typed),
		cmocka_unit_test(test_a_late_answer),
		cmocka_unit_test(test_drawn_apart),
		cmocka_unit_test(test_drawn_apart_where_it_is_joined),
		cmocka_unit_test(test_whole_where_it_is_wished),
		cmocka_unit_test(test_typed_into_a_field),
		cmocka_unit_test(test_the_setting_works_at_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
