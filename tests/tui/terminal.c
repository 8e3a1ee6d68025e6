/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The terminal as libvterm sees it: a small program draws, says what it was sent, and
 * leaves.
 */
#include <config.h>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "tests/support/hard_texts.h"
#include "tests/support/pty.h"
#include "tests/support/support.h"
#include "text/cell.h"
#include "text/macros.h"
#include "text/str.h"

#define PROBE TOP_BUILDDIR "/tests/support/screen_probe"
enum {
	CELL_ROW = HARD_TEXTS + 1,
	CELLS_MAX = 5, /* code points in a cell: a base and four marks */
};

static struct pty *start_with(
	const char *argument, const char *setting, int rows, int columns)
{
	const char *const arguments[] = {argument, NULL};
	const char *const settings[] = {setting, NULL};
	struct pty_start start = {.program = PROBE,
		.arguments = arguments,
		.settings = settings,
		.rows = rows,
		.columns = columns};
	struct pty *pty = pty_new(&start);
	return pty;
}

static struct pty *start_probe(void)
{
	struct pty *pty = start_with(NULL, NULL, 24, 80);
	pty_wait(pty, "0 started;");
	return pty;
}

static void end_probe(struct pty *pty)
{
	pty_key(pty, "Ctrl-Q");
	assert_int_equal(pty_wait_exit(pty), 0);
	assert_string_equal(pty_not_restored(pty), "");
	pty_free(pty);
}

/* --- drawing --- */

static size_t code_points(const char *cell)
{
	size_t count = 0;
	for (; *cell; cell++)
		count += ((unsigned char)*cell & 0xC0) != 0x80;
	return count;
}

/* What stands in one column when text is drawn from column start on: as shown, but with
 * at most four marks. */
static void expect_text_at(struct pty *pty, int row, int start, const char *text)
{
	struct str shown = STR_INIT;
	text_show(&shown, text, strlen(text));
	int column = start;
	for (size_t at = 0; at < shown.bytes;) {
		struct cell cell = cell_next(shown.data + at, shown.bytes - at);
		const char *got = pty_cell(pty, row, column);
		size_t bytes = strlen(got);
		bool joiners = strstr(text, "\u200D") || strstr(text, "\uFEFF");
		if (cell.columns && strncmp(got, shown.data + at, bytes) != 0)
			fail_msg("row %d, column %d: %s in %s", row, column, got, text);
		if (cell.columns && !joiners && bytes != cell.bytes &&
			code_points(got) != CELLS_MAX)
			fail_msg("row %d, column %d: only %s in %s", row, column, got,
				text);
		column += (int)cell.columns;
		at += cell.bytes;
	}
	str_release(&shown);
}

static int columns_of(const char *text)
{
	return (int)text_columns(text, strlen(text));
}

static void expect_probe_screen(
	struct pty *pty, int rows, int columns, const char *border)
{
	for (int i = 0; i < HARD_TEXTS && i + 2 < rows; i++) {
		const char *text = hard_texts[i];
		int wide = columns_of(text), row = i + 1;
		assert_string_equal(pty_cell(pty, row, 0), border);
		assert_string_equal(pty_cell(pty, row, HARD_MIDDLE), border);
		assert_string_equal(pty_cell(pty, row, columns - 1), border);
		if (2 * wide + HARD_LEFT <= HARD_MIDDLE)
			expect_text_at(pty, row, HARD_LEFT, text);
		expect_text_at(pty, row, HARD_MIDDLE - wide, text);
		expect_text_at(pty, row, columns - 1 - wide, text);
	}
	expect_text_at(pty, rows - 1, columns - columns_of(HARD_CORNER), HARD_CORNER);
}

static void test_hard_texts_in_their_columns(void **state)
{
	(void)state;
	struct pty *pty = start_probe();
	expect_probe_screen(pty, 24, 80, "│");
	/* The eight tones: four of them stay, X in the next column. */
	assert_string_equal(pty_cell(pty, 9, HARD_LEFT), "กิ\u0E48\u0E49\u0E4A");
	assert_string_equal(pty_cell(pty, 9, HARD_LEFT + 1), "X");
	assert_string_equal(pty_cell(pty, 23, 79), "ำ");
	assert_string_equal(pty_cell(pty, 23, 78), "น\u0E49");
	int row, column;
	assert_true(pty_cursor(pty, &row, &column));
	assert_int_equal(row, CELL_ROW);
	assert_int_equal(column, HARD_LEFT + 1);
	end_probe(pty);
}

static void test_other_terminals(void **state)
{
	(void)state;
	static const struct {
		const char *argument, *setting, *border;
		bool coloured;
	} rows[] = {
		{NULL, NULL, "│", true},
		{"mono", NULL, "│", false},
		{"ascii", NULL, "|", true},
		{NULL, "NO_COLOR=1", "│", false},
		{NULL, "NO_COLOR=", "│", true},
		{NULL, "TERM=xterm", "│", true},
		{NULL, "TERM=xterm-mono", "│", false},
		{NULL, "TERM=linux", "│", true},
		{NULL, "TERM=vt100", "│", false},
		{NULL, "TERM=screen-256color", "│", true},
		{NULL, "TERM=tmux-256color", "│", true},
		{NULL, "LC_ALL=C", "│", true},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct pty *pty = start_with(rows[i].argument, rows[i].setting, 24, 80);
		pty_wait(pty, "0 started;");
		expect_probe_screen(pty, 24, 80, rows[i].border);
		assert_int_equal(pty_is_coloured(pty, CELL_ROW, HARD_MIDDLE + 12),
			rows[i].coloured);
		assert_true(rows[i].coloured || pty_is_reverse(pty, 0, 0));
		const bool ascii = *rows[i].border == '|';
		assert_string_equal(
			pty_cell(pty, CELL_ROW, HARD_MIDDLE + 12), ascii ? "^" : "↑");
		assert_string_equal(
			pty_cell(pty, CELL_ROW, HARD_MIDDLE + 13), ascii ? "v" : "↓");
		end_probe(pty);
	}
}

static void test_marks_are_added_to_a_cell_on_screen(void **state)
{
	(void)state;
	static const char *const cells[] = {"ก", "ก\u0E34", "ก\u0E34\u0E48",
		"ก\u0E34\u0E48\u0E4C", "ก\u0E34\u0E48\u0E4C\u0E49",
		"ก\u0E34\u0E48\u0E4C\u0E49"};
	struct pty *pty = start_probe();
	for (size_t i = 0; i < COUNT(cells); i++) {
		struct str said = STR_INIT;
		str_printf(&said, i ? "%zu text" : "%zu started", i);
		pty_wait(pty, said.data);
		str_release(&said);
		assert_string_equal(pty_cell(pty, CELL_ROW, HARD_LEFT), cells[i]);
		assert_string_equal(pty_cell(pty, CELL_ROW, HARD_LEFT + 1), "│");
		/* More marks than can be shown: the colour of errors. */
		assert_int_equal(pty_is_coloured(pty, CELL_ROW, HARD_LEFT), i == 5);
		pty_type(pty, "+");
	}
	end_probe(pty);
}

static void test_sizes(void **state)
{
	(void)state;
	static const struct {
		int rows, columns;
	} sizes[] = {{1, 1}, {2, 3}, {60, 200}, {20, 60}, {1, 200}, {43, 132}, {60, 1},
		{24, 80}};
	struct pty *pty = start_with(NULL, NULL, 1, 1);
	pty_settle(pty);
	for (size_t i = 0; i < COUNT(sizes); i++) {
		pty_resize(pty, sizes[i].rows, sizes[i].columns);
		pty_settle(pty);
		struct str said = STR_INIT;
		str_printf(&said, "resize %dx%d;", sizes[i].columns, sizes[i].rows);
		if (sizes[i].columns >= 60 && sizes[i].rows > 1)
			pty_wait(pty, said.data);
		str_release(&said);
		if (sizes[i].columns >= 80 && sizes[i].rows >= 24)
			expect_probe_screen(pty, sizes[i].rows, sizes[i].columns, "│");
	}
	end_probe(pty);
}

/* A window that grows while a screen is drawn: that one has the old size, the next one
 * the new. */
static void test_a_size_that_changes_inside_a_paint(void **state)
{
	(void)state;
	struct pty *pty = start_probe();
	for (int i = 0; i < 3; i++) {
		pty_type(pty, "r");
		pty_settle(pty);
	}
	pty_resize(pty, 60, 200);
	pty_wait(pty, "7 resize 200x60;");
	expect_probe_screen(pty, 60, 200, "│");
	end_probe(pty);
}

/* What is allocated by size has a bound; what lies behind it is left empty. */
static void test_a_window_beyond_all_bounds(void **state)
{
	(void)state;
	struct pty *pty = start_probe();
	pty_window(pty, 65535, 65535);
	pty_settle(pty);
	pty_window(pty, 24, 80);
	pty_wait(pty, "2 resize 80x24;");
	expect_probe_screen(pty, 24, 80, "│");
	end_probe(pty);
}

/* A terminal that does not say how large it is, as a serial line. */
static void test_a_size_that_is_not_told(void **state)
{
	(void)state;
	static const struct {
		const char *settings[3];
		int rows, columns;
	} rows[] = {
		{{NULL}, 24, 80},
		{{"LINES=30", "COLUMNS=100", NULL}, 30, 100},
		{{"LINES=0", "COLUMNS=-5", NULL}, 24, 80},
		{{"LINES=many", "COLUMNS=99999999999999999999", NULL}, 24, 80},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		static const char *const command[] = {
			"-c", "stty rows 0 cols 0; exec " PROBE, NULL};
		const struct pty_start start = {.program = "/bin/sh",
			.arguments = command,
			.settings = rows[i].settings,
			.rows = rows[i].rows,
			.columns = rows[i].columns};
		struct pty *pty = pty_new(&start);
		pty_wait(pty, "0 started;");
		expect_probe_screen(pty, rows[i].rows, rows[i].columns, "│");
		/* What it says later counts, and stays when it says nothing again. */
		pty_resize(pty, 40, 120);
		pty_wait(pty, "1 resize 120x40;");
		pty_window(pty, 0, 0);
		pty_settle(pty);
		expect_probe_screen(pty, 40, 120, "│");
		end_probe(pty);
	}
}

/* A window that was small for a moment has lost what stood in it: told of a size that it
 * has, the program paints all of it again. */
static void test_told_of_the_same_size(void **state)
{
	(void)state;
	struct pty *pty = start_probe();
	const size_t written = pty_output(pty)->bytes;
	pty_signal(pty, SIGWINCH);
	pty_wait(pty, "1 resize 80x24;");
	assert_non_null(strstr(pty_output(pty)->data + written, "\033[2J"));
	assert_non_null(strstr(pty_output(pty)->data + written, "www.dla.go.th"));
	expect_probe_screen(pty, 24, 80, "│");
	end_probe(pty);
}

/* A window has its own size, whatever somebody exported once. */
static void test_a_size_that_is_told_counts(void **state)
{
	(void)state;
	static const char *const settings[] = {"LINES=10", "COLUMNS=30", NULL};
	const struct pty_start start = {
		.program = PROBE, .settings = settings, .rows = 26, .columns = 90};
	struct pty *pty = pty_new(&start);
	pty_wait(pty, "0 started;");
	expect_probe_screen(pty, 26, 90, "│");
	pty_type(pty, "s");
	pty_wait(pty, "1 text s;");
	expect_probe_screen(pty, 26, 90, "│");
	end_probe(pty);
}

/* --- events --- */

static void expect_event(struct pty *pty, unsigned number, const char *said)
{
	struct str text = STR_INIT;
	str_printf(&text, "%u %s;", number, said);
	pty_wait(pty, text.data);
	str_release(&text);
}

static void test_keys(void **state)
{
	(void)state;
	static const struct {
		const char *key, *said;
	} rows[] = {
		{"ก", "text ก"},
		{"Ctrl-S", "key Ctrl-S"},
		{"Ctrl-Z", "key Ctrl-Z"},
		{"Ctrl-C", "key Ctrl-C"},
		{"Ctrl-\\", "key Ctrl-\\"},
		{"Ctrl-V", "key Ctrl-V"},
		{"Ctrl-O", "key Ctrl-O"},
		{"Enter", "key Enter"},
		{"Tab", "key Tab"},
		{"Shift-Tab", "key Shift-Tab"},
		{"Backspace", "key Backspace"},
		{"Esc", "key Esc"},
		{"Alt-x", "key Alt-x"},
		{"Alt-ก", "key Alt-ก"},
		{"Up", "key ↑"},
		{"Shift-Left", "key Shift-←"},
		{"Ctrl-Right", "key Ctrl-→"},
		{"Ctrl-Shift-Home", "key Ctrl-Shift-Home"},
		{"F1", "key F1"},
		{"F12", "key F12"},
		{"Shift-F5", "key Shift-F5"},
		{"Del", "key Del"},
		{"Ctrl-Del", "key Ctrl-Del"},
		{"PgDn", "key PgDn"},
	};
	struct pty *pty = start_probe();
	for (unsigned i = 0; i < COUNT(rows); i++) {
		pty_key(pty, rows[i].key);
		expect_event(pty, i + 1, rows[i].said);
	}
	end_probe(pty);
}

static void test_pastes_are_one_event(void **state)
{
	(void)state;
	struct pty *pty = start_probe();
	pty_paste(pty, "\x80\033[A\0\r\033[20\xE0\xB8", 12);
	expect_event(pty, 1, "paste 12 80 1B 5B 41 00 0D 1B 5B 32 30 E0 B8");
	struct str large = STR_INIT;
	str_repeat(&large, 'x', 300000);
	pty_paste(pty, large.data, large.bytes);
	expect_event(
		pty, 2, "paste 300000 78 78 78 78 78 78 78 78 78 78 78 78 78 78 78 78");
	str_release(&large);
	/* Cut inside its marks and inside a character. */
	pty_type(pty, "\033[20");
	pty_settle(pty);
	pty_type(pty, "0~\xE0\xB8");
	pty_settle(pty);
	pty_type(pty, "\x81\033[201");
	pty_settle(pty);
	pty_type(pty, "~");
	expect_event(pty, 3, "paste 3 E0 B8 81");
	end_probe(pty);
}

static void test_characters_cut_by_reads(void **state)
{
	(void)state;
	struct pty *pty = start_probe();
	pty_type(pty, "\xE0");
	pty_settle(pty);
	pty_type(pty, "\xB8");
	pty_settle(pty);
	pty_type(pty, "\x81");
	expect_event(pty, 1, "text ก");
	end_probe(pty);
}

static void test_mouse(void **state)
{
	(void)state;
	struct pty *pty = start_probe();
	pty_mouse(pty, 0, 5, 7);
	expect_event(pty, 1, "mouse press 5 7");
	pty_mouse(pty, 0, 5, 7);
	expect_event(pty, 2, "mouse double 5 7");
	pty_mouse(pty, 0, 23, 79);
	expect_event(pty, 3, "mouse press 23 79");
	pty_mouse(pty, 32, 22, 70);
	expect_event(pty, 4, "mouse drag 22 70");
	pty_mouse(pty, 64, 1, 2);
	expect_event(pty, 5, "mouse up 1 2");
	pty_mouse(pty, 65, 1, 2);
	expect_event(pty, 6, "mouse down 1 2");
	end_probe(pty);
}

static void test_copy_and_another_program(void **state)
{
	(void)state;
	struct pty *pty = start_probe();
	pty_type(pty, "c");
	expect_event(pty, 1, "text c");
	assert_non_null(strstr(
		pty_output(pty)->data, "\033]52;c;4Liq4Lin4Lix4Liq4LiU4Li1IQ==\a"));
	pty_type(pty, "s");
	expect_event(pty, 2, "text s");
	const char *other = strstr(pty_output(pty)->data, "another program");
	assert_non_null(other);
	assert_non_null(strstr(other, "\033[?1049h"));
	assert_non_null(strstr(other, "\033[?2004h"));
	expect_probe_screen(pty, 24, 80, "│");
	pty_key(pty, "Up");
	expect_event(pty, 3, "key ↑");
	end_probe(pty);
}

static void test_a_size_that_changes_under_another_program(void **state)
{
	(void)state;
	struct pty *pty = start_probe();
	pty_type(pty, "e");
	pty_wait(pty, "another program");
	pty_window(pty, 1, 1);
	pty_resize(pty, 30, 100);
	pty_type(pty, "\r");
	pty_wait(pty, "1 text e;");
	expect_probe_screen(pty, 30, 100, "│");
	pty_key(pty, "F1");
	expect_event(pty, 2, "key F1");
	end_probe(pty);
}

/* Ctrl-C and Ctrl-\\ are the other program's. */
static void test_signals_under_another_program(void **state)
{
	(void)state;
	struct pty *pty = start_probe();
	pty_type(pty, "e");
	pty_wait(pty, "another program");
	pty_signal(pty, SIGINT);
	pty_signal(pty, SIGQUIT);
	pty_type(pty, "\r");
	expect_event(pty, 1, "text e");
	end_probe(pty);
}

/* --- stopping and going on --- */

/* The probe as a job of a shell, which says what is switched on while it stands still,
 * lets it go on with the next line, and ends as it does. */
static struct pty *start_job(void)
{
	static const char *const command[] = {"-c",
		"set -m; " PROBE "; stty -a; echo stopped; read line; fg >/dev/null",
		NULL};
	/* Answers would go to whoever has the terminal. */
	const struct pty_start start = {
		.program = "/bin/sh", .arguments = command, .holds_answers = true};
	struct pty *pty = pty_new(&start);
	pty_wait(pty, "0 started;");
	return pty;
}

/* The only child of the shell. */
static pid_t job_of(struct pty *pty)
{
	struct str path = STR_INIT, text = STR_INIT;
	const long shell = (long)pty_child(pty);
	str_printf(&path, "/proc/%ld/task/%ld/children", shell, shell);
	support_read(path.data, &text);
	const long job = strtol(text.data, NULL, 10);
	assert_true(job > 0);
	str_release(&path);
	str_release(&text);
	return (pid_t)job;
}

/* Whether of two sequences the first was written later. */
static bool is_off(struct pty *pty, const char *off, const char *on)
{
	const struct str *output = pty_output(pty);
	const char *last_on = NULL, *last_off = NULL;
	for (const char *at = output->data; (at = strchr(at, '\033')); at++) {
		if (!strncmp(at, off, strlen(off)))
			last_off = at;
		if (!strncmp(at, on, strlen(on)))
			last_on = at;
	}
	return last_off && last_on && last_off > last_on;
}

static void expect_modes(struct pty *pty, bool off)
{
	static const char *const modes[] = {
		"\033[?1049", "\033[?2004", "\033[?1002", "\033[?1006"};
	for (size_t i = 0; i < COUNT(modes); i++) {
		struct str on = STR_INIT, gone = STR_INIT;
		str_printf(&on, "%sh", modes[i]);
		str_printf(&gone, "%sl", modes[i]);
		if (is_off(pty, gone.data, on.data) != off)
			fail_msg("%s is %s", modes[i] + 1, off ? "on" : "off");
		str_release(&on);
		str_release(&gone);
	}
	if (is_off(pty, "\033[?1034;1036;1039r", "\033[?1036h") != off)
		fail_msg("ESC before Alt is %s", off ? "on" : "off");
}

static void test_stopped_it_leaves_the_terminal(void **state)
{
	(void)state;
	struct pty *pty = start_job();
	const pid_t job = job_of(pty);
	pty_watch(pty, job);
	expect_modes(pty, false);
	pty_watch(pty, pty_child(pty));
	kill(job, SIGTSTP);
	pty_wait(pty, "stopped");
	pty_wait(pty, "isig icanon");
	expect_modes(pty, true);
	int row, column;
	assert_true(pty_cursor(pty, &row, &column));
	pty_resize(pty, 30, 100);
	pty_watch(pty, job);
	pty_type(pty, "\r");
	pty_wait(pty, "1 resize 100x30;");
	expect_probe_screen(pty, 30, 100, "│");
	expect_modes(pty, false);
	pty_mouse(pty, 0, 5, 7);
	pty_wait(pty, "mouse press 5 7;");
	end_probe(pty);
}

/* Nobody is there who would let it go on: it does not stop. */
static void test_no_stop_without_a_shell(void **state)
{
	(void)state;
	struct pty *pty = start_probe();
	pty_type(pty, "t");
	pty_wait(pty, "resize 80x24;");
	expect_probe_screen(pty, 24, 80, "│");
	pty_key(pty, "F1");
	pty_wait(pty, "key F1;");
	end_probe(pty);
}

/* SIGSTOP is not told; but when it goes on all is taken anew. */
static void test_stopped_behind_its_back(void **state)
{
	(void)state;
	static const char rubbish[] =
		"\033[?1006l\033[?1002l\033[?2004l\033[?1049lrubbish";
	struct pty *pty = start_probe();
	struct str path = STR_INIT;
	str_printf(&path, "/proc/%ld/fd/1", (long)pty_child(pty));
	pty_signal(pty, SIGSTOP);
	const int terminal = open(path.data, O_RDWR | O_NOCTTY);
	assert_true(terminal >= 0);
	struct termios modes;
	assert_int_equal(tcgetattr(terminal, &modes), 0);
	modes.c_lflag |= ICANON | ECHO | ISIG;
	assert_int_equal(tcsetattr(terminal, TCSANOW, &modes), 0);
	assert_int_equal(write(terminal, rubbish, strlen(rubbish)), strlen(rubbish));
	pty_signal(pty, SIGCONT);
	pty_wait(pty, "1 resize 80x24;");
	pty_wait_gone(pty, "rubbish");
	expect_probe_screen(pty, 24, 80, "│");
	expect_modes(pty, false);
	pty_key(pty, "Ctrl-C");
	expect_event(pty, 2, "key Ctrl-C");
	close(terminal);
	str_release(&path);
	end_probe(pty);
}

/* --- the end --- */

static void test_signals_end_it_in_order(void **state)
{
	(void)state;
	static const int signals[] = {SIGTERM, SIGHUP, SIGINT};
	for (size_t i = 0; i < COUNT(signals); i++) {
		struct pty *pty = start_probe();
		pty_signal(pty, signals[i]);
		assert_int_equal(pty_wait_exit(pty), 0);
		assert_string_equal(pty_not_restored(pty), "");
		assert_non_null(strstr(pty_output(pty)->data, "last: 1 end;"));
		pty_free(pty);
	}
}

/* Whether the program waits for the terminal to take what it writes. */
static bool is_blocked(struct pty *pty)
{
	struct str path = STR_INIT, call = STR_INIT;
	str_printf(&path, "/proc/%ld/syscall", (long)pty_child(pty));
	support_read(path.data, &call);
	const bool blocked = strtol(call.data, NULL, 10) == SYS_write && call.bytes &&
			     call.data[0] != 'r'; /* "running" */
	str_release(&path);
	str_release(&call);
	return blocked;
}

/* The window changes and nobody reads, until the program waits inside a paint. */
static void block(struct pty *pty)
{
	for (int i = 0; !is_blocked(pty); i++) {
		assert_true(i < PTY_DEADLINE);
		pty_window(pty, 24 + i % 8, 80 + i % 8);
		poll(NULL, 0, 1);
	}
}

/* A terminal that was slow is caught up with: what is on the screen in the end is what a
 * window of the last size shows. */
static void test_a_terminal_that_is_slow(void **state)
{
	(void)state;
	struct pty *pty = start_probe();
	block(pty);
	for (int i = 0; i < 20; i++)
		pty_window(pty, 20 + i, 70 + i);
	pty_resize(pty, 30, 100);
	pty_wait(pty, "resize 100x30;");
	expect_probe_screen(pty, 30, 100, "│");
	end_probe(pty);
}

static void test_hang_up_inside_a_paint(void **state)
{
	(void)state;
	struct pty *pty = start_probe();
	block(pty);
	pty_hang_up(pty);
	assert_int_equal(pty_wait_exit(pty), 0);
	pty_free(pty);
}

/* A terminal that takes nothing any more, as behind a connection that was cut, and the
 * end is told. */
static void test_it_ends_though_nothing_is_taken(void **state)
{
	(void)state;
	struct pty *pty = start_probe();
	block(pty);
	pty_window(pty, 30, 100);
	pty_signal(pty, SIGTERM);
	siginfo_t end = {0};
	for (int i = 0; !end.si_pid; i++) {
		assert_true(i < PTY_DEADLINE);
		waitid(P_PID, (id_t)pty_child(pty), &end, WEXITED | WNOHANG | WNOWAIT);
		poll(NULL, 0, 1);
	}
	assert_int_equal(pty_wait_exit(pty), 0);
	/* Its modes are; more could not be said to it. */
	assert_string_equal(pty_not_restored(pty), "screen");
	pty_free(pty);
}

static void test_typed_before_the_end_is_taken(void **state)
{
	(void)state;
	struct pty *pty = start_probe();
	pty_type(pty, "w");
	pty_settle(pty);
	pty_type(pty, "กข");
	assert_int_equal(pty_wait_exit(pty), 0);
	assert_non_null(strstr(pty_output(pty)->data, "last: 4 end;"));
	assert_string_equal(pty_not_restored(pty), "");
	pty_free(pty);
}

static void test_hang_up(void **state)
{
	(void)state;
	struct pty *pty = start_probe();
	pty_hang_up(pty);
	int status = pty_wait_exit(pty);
	assert_int_equal(status, 0);
	pty_free(pty);
}

static void test_crash_and_exit_restore(void **state)
{
	(void)state;
	static const char *const crashes[] = {"z", "o"};
	for (size_t i = 0; i < COUNT(crashes); i++) {
		/* A sanitizer would take the signal for itself. */
		struct pty *pty = start_with(NULL, "ASAN_OPTIONS=handle_segv=0", 24, 80);
		pty_wait(pty, "0 started;");
		pty_type(pty, crashes[i]);
		assert_int_equal(pty_wait_exit(pty), 128 + SIGSEGV);
		assert_string_equal(pty_not_restored(pty), "");
		pty_free(pty);
	}
	struct pty *pty = start_probe();
	pty_type(pty, "x");
	assert_int_equal(pty_wait_exit(pty), 7);
	assert_string_equal(pty_not_restored(pty), "");
	pty_free(pty);
}

static void test_refused_terminals(void **state)
{
	(void)state;
	static const char *const types[] = {"TERM=dumb", "TERM=no-such-terminal", "TERM"};
	for (size_t i = 0; i < COUNT(types); i++) {
		/* ncurses leaks where newterm() fails. */
		const char *const settings[] = {
			types[i], "ASAN_OPTIONS=detect_leaks=0", NULL};
		struct pty_start start = {.program = PROBE, .settings = settings};
		struct pty *pty = pty_new(&start);
		assert_int_equal(pty_wait_exit(pty), 3);
		assert_string_equal(pty_not_restored(pty), "");
		assert_non_null(strstr(pty_output(pty)->data, "cannot show"));
		pty_free(pty);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hard_texts_in_their_columns),
		cmocka_unit_test(test_other_terminals),
		cmocka_unit_test(test_marks_are_added_to_a_cell_on_screen),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_a_size_that_changes_inside_a_paint),
		cmocka_unit_test(test_a_window_beyond_all_bounds),
		cmocka_unit_test(test_a_size_that_is_not_told),
		cmocka_unit_test(test_told_of_the_same_size),
		cmocka_unit_test(test_a_size_that_is_told_counts),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_pastes_are_one_event),
		cmocka_unit_test(test_characters_cut_by_reads),
		cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_copy_and_another_program),
		cmocka_unit_test(test_a_size_that_changes_under_another_program),
		cmocka_unit_test(test_signals_under_another_program),
		cmocka_unit_test(test_stopped_it_leaves_the_terminal),
		cmocka_unit_test(test_no_stop_without_a_shell),
		cmocka_unit_test(test_stopped_behind_its_back),
		cmocka_unit_test(test_signals_end_it_in_order),
		cmocka_unit_test(test_a_terminal_that_is_slow),
		cmocka_unit_test(test_hang_up_inside_a_paint),
		cmocka_unit_test(test_it_ends_though_nothing_is_taken),
		cmocka_unit_test(test_typed_before_the_end_is_taken),
		cmocka_unit_test(test_hang_up),
		cmocka_unit_test(test_crash_and_exit_restore),
		cmocka_unit_test(test_refused_terminals),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
