/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program is ended from outside while somebody types: by signals that say so, by a
 * closed terminal, and by kill -9 at random moments.
 */
#include <config.h>

#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "db/engine/engine.h"
#include "db/head.h"
#include "db/store.h"
#include "model/card.h"
#include "model/json.h"
#include "tests/support/clerk.h"
#include "tests/support/office.h"
#include "tests/support/program.h"
#include "tests/support/pty.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

#define SAMPLE      TOP_SRCDIR "/data/samples/annual.json"
#define MEMO_SAMPLE TOP_SRCDIR "/data/samples/memo.json"

enum {
	KILLS = 200,
	MEMO_KILLS = 40,
	LONG_EVERY = 20, /* of the kills one after typing for longer than a second */
	LONG = 1000,     /* ms: so much longer at the most */
	EARLY_EVERY = 7, /* one while the program starts */
	LATEST = 1000,   /* ms before a kill in which a key that is lost was typed */
	KEYS_MAX = 12,
};

static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* --- what is typed --- */

struct state {
	char *text; /* of the field */
	size_t cursor;
	int64_t until; /* ms: when the key was typed that ended it */
};

/* The states that the field went through since the last kill. */
struct history {
	struct state *states;
	size_t count, capacity;
	int64_t killed; /* ms: the moment before */
	int64_t stall;  /* ms: the longest that the machine let a key wait */
};

static void add_state(struct history *history, char *text, size_t cursor)
{
	history->states = mem_grow(history->states, history->count, &history->capacity,
		sizeof(history->states[0]));
	history->states[history->count++] = (struct state){text, cursor, INT64_MAX};
}

static void forget(struct history *history)
{
	for (size_t i = 0; i < history->count; i++)
		free(history->states[i].text);
	history->count = 0;
	history->stall = 0;
}

static size_t before(const char *text, size_t at)
{
	while (at > 0 && ((unsigned char)text[--at] & 0xC0) == 0x80)
		continue;
	return at;
}

static size_t behind(const char *text, size_t at)
{
	uint32_t code_point;
	size_t left = strlen(text) - at;
	return left ? at + utf8_decode(text + at, left, &code_point) : at;
}

static void replace(struct history *history, size_t from, size_t to, const char *with)
{
	const struct state *last = &history->states[history->count - 1];
	struct str text = STR_INIT;
	str_append(&text, last->text, from);
	str_puts(&text, with);
	str_puts(&text, last->text + to);
	add_state(history, str_detach(&text), from + strlen(with));
}

/* One key and what it does: consonants, which take a column each, the arrows, Backspace. */
static const char *draw_key(struct history *history, struct support_random *random)
{
	static const char *const letters[] = {
		"ก", "ข", "ค", "ม", "ร", "a", "b", "1", " "};
	const struct state *last = &history->states[history->count - 1];
	const size_t at = last->cursor;
	const uint32_t number = support_draw(random, 20);
	if (number == 0) {
		add_state(history, mem_strdup(last->text), before(last->text, at));
		return "Left";
	}
	if (number == 1) {
		add_state(history, mem_strdup(last->text), behind(last->text, at));
		return "Right";
	}
	if (number == 2) {
		replace(history, before(last->text, at), at, "");
		return "Backspace";
	}
	const char *letter = letters[support_draw(random, COUNT(letters))];
	replace(history, at, at, letter);
	return letter;
}

/* Presses a key, and waits until it was read, or does not. */
static void press(struct clerk *clerk, struct history *history,
	struct support_random *random, bool settle)
{
	const size_t previous = history->count - 1;
	const char *key = draw_key(history, random);
	const int64_t typed = now();
	history->states[previous].until = typed;
	pty_key(clerk->pty, key);
	if (!settle)
		return;
	pty_settle(clerk->pty);
	if (now() - typed > history->stall)
		history->stall = now() - typed;
}

/* --- what is left --- */

struct left {
	const char *path; /* of a text of the report */
	char *text;       /* NULL: there is no draft of the field */
	size_t cursor;
};

static bool take_draft(void *context, const struct draft *draft)
{
	struct left *left = context;
	struct error error = ERROR_INIT;
	struct card card;
	assert_done(
		card_from_json(draft->body, strlen(draft->body), "draft", &card, &error),
		&error);
	if (draft->field == FIELD_ISSUE)
		*left = (struct left){NULL, mem_strdup(card.issue ? card.issue : ""),
			(size_t)draft->cursor};
	card_release(&card);
	return false;
}

/* Only what differs from the report is in it. */
static bool take_head_draft(void *context, const struct head_draft *draft)
{
	struct left *left = context;
	json_t *body = json_loads(draft->body, 0, NULL);
	const char *text = json_string_value(
		json_object_get(json_object_get(body, "texts"), draft->field));
	assert_non_null(json_object_get(body, "texts"));
	if (strcmp(draft->field, left->path) == 0)
		*left = (struct left){
			left->path, mem_strdup(text ? text : ""), (size_t)draft->cursor};
	json_decref(body);
	return false;
}

/* path: of a text of the report; NULL: a card's issue is asked for. */
static struct left read_drafts(const char *path)
{
	struct left left = {.path = path};
	struct error error = ERROR_INIT;
	const struct passwd *person = getpwuid(getuid());
	assert_non_null(person);
	struct store *store = office_open(getenv("MATTRAKAN_FILE"), STORE_WRITE);
	assert_done(
		path ? store_head_drafts(
			       store, person->pw_name, take_head_draft, &left, &error)
		     : store_drafts(store, person->pw_name, take_draft, &left, &error),
		&error);
	store_close(store);
	return left;
}

static struct left read_draft(void)
{
	return read_drafts(NULL);
}

/* Fails unless what is left is a state of the last second: it may lack only what was
 * typed in that second, counted from the keys to the kill itself. A machine that let the
 * program, or the disk, stand still for a key may do the same to what writes. */
static void expect_recent(struct history *history, const struct left *left, uint32_t kill)
{
	const struct state *last = &history->states[history->count - 1];
	if (!left->text)
		fail_msg("kill %u: no draft of the field", kill);
	for (size_t i = history->count; i-- > 0;) {
		const struct state *state = &history->states[i];
		if (state->until < history->killed - LATEST - history->stall)
			break;
		if (state->cursor == left->cursor && !strcmp(state->text, left->text))
			return;
	}
	fail_msg("kill %u: '%s', cursor %zu, is none of the last second's, of '%s', %zu",
		kill, left->text, left->cursor, last->text, last->cursor);
}

/* --- kill -9 --- */

static void save_first(struct clerk *clerk, struct history *history)
{
	clerk_start(clerk, 0, 0);
	clerk_open(clerk, 0);
	clerk_go(clerk, "issue");
	pty_type(clerk->pty, "ก");
	pty_key(clerk->pty, "Ctrl-S");
	pty_wait(clerk->pty, "Saved");
	add_state(history, mem_strdup("ก"), strlen("ก"));
}

/* Types until the moment that was drawn. */
static void type_some(struct clerk *clerk, struct history *history,
	struct support_random *random, bool for_long, bool saves)
{
	const int64_t end = now() + LATEST + support_draw(random, LONG);
	uint32_t keys = support_draw(random, KEYS_MAX);
	const uint32_t unread = support_draw(random, 4);
	while (for_long ? now() < end : keys-- > 0)
		press(clerk, history, random, true);
	for (uint32_t i = 0; i < unread; i++)
		press(clerk, history, random, false);
	/* Ctrl-S: from here on nothing of what was before may come back. */
	if (saves && !for_long && support_draw(random, 10) == 0) {
		pty_key(clerk->pty, "Ctrl-S");
		pty_settle(clerk->pty);
		for (size_t i = 0; i + 1 < history->count; i++)
			history->states[i].until = INT64_MIN;
	}
}

/* Starts again; the field is there as it was left. */
static void come_back(struct clerk *clerk, const struct left *left)
{
	char *stored = clerk_text(clerk, 0, "issue");
	clerk_start(clerk, 0, 0);
	pty_wait(clerk->pty, "Next field");
	assert_string_equal(clerk_field(clerk), "issue");
	if (strcmp(stored, left->text) != 0)
		pty_wait(clerk->pty, "Recovered");
	free(stored);
}

static void kill_now(struct clerk *clerk)
{
	pty_signal(clerk->pty, SIGKILL);
	assert_int_equal(pty_wait_exit(clerk->pty), 128 + SIGKILL);
}

/* Kills it somewhere between its first instruction and its first screen. */
static void start_and_kill(struct clerk *clerk, struct support_random *random)
{
	const struct pty_start start = {0};
	pty_free(clerk->pty);
	clerk->pty = pty_new(&start);
	poll(NULL, 0, (int)support_draw(random, 25)); /* ms: the moment that was drawn */
	kill_now(clerk);
}

static void test_killed_at_random_moments(void **state)
{
	(void)state;
	struct clerk clerk;
	struct history history = {0};
	struct support_random random = {20260720};
	json_decref(clerk_make(&clerk, SAMPLE, 0));
	save_first(&clerk, &history);
	for (uint32_t i = 1; i <= KILLS; i++) {
		type_some(&clerk, &history, &random, i % LONG_EVERY == 0, true);
		history.killed = now();
		kill_now(&clerk);
		if (i % EARLY_EVERY == 0)
			start_and_kill(&clerk, &random);
		program_expect(&clerk.run, 0, "verify");
		struct left left = read_draft();
		expect_recent(&history, &left, i);
		come_back(&clerk, &left);
		forget(&history);
		add_state(&history, left.text, left.cursor);
	}
	clerk_leave(&clerk);
	char *text = clerk_text(&clerk, 0, "issue");
	assert_string_equal(text, history.states[0].text);
	struct left left = read_draft();
	assert_null(left.text);
	free(text);
	forget(&history);
	free(history.states);
	clerk_remove(&clerk);
}

/* A report whose memo names no office yet. */
static void make_memo(struct clerk *clerk)
{
	char *folder = support_folder();
	char *path = support_path(folder, "memo.json");
	json_t *report = json_load_file(MEMO_SAMPLE, 0, NULL);
	json_object_set_new(json_object_get(report, "memo"), "office", json_string(""));
	assert_int_equal(json_dump_file(report, path, 0), 0);
	json_decref(clerk_make(clerk, path, 0));
	json_decref(report);
	free(path);
	support_folder_remove(folder);
}

static void open_memo(struct clerk *clerk)
{
	clerk_start(clerk, 0, 0);
	pty_key(clerk->pty, "Enter");
	pty_wait(clerk->pty, "F7 Progress");
	pty_key(clerk->pty, "m");
	pty_wait(clerk->pty, "Next field");
}

/* The same for the texts of a report, which are kept as one. */
static void test_killed_in_a_memo(void **state)
{
	(void)state;
	struct clerk clerk;
	struct history history = {0};
	struct support_random random = {20260721};
	make_memo(&clerk);
	open_memo(&clerk);
	pty_type(clerk.pty, "ก");
	pty_signal(clerk.pty, SIGTERM);
	pty_wait_exit(clerk.pty);
	for (uint32_t i = 1; i <= MEMO_KILLS; i++) {
		struct left left = read_drafts("memo.office");
		if (i > 1)
			expect_recent(&history, &left, i);
		forget(&history);
		add_state(&history, left.text, left.cursor);
		clerk_start(&clerk, 0, 0);
		pty_wait(clerk.pty, "Next field");
		type_some(&clerk, &history, &random, i % (LONG_EVERY / 4) == 0, false);
		history.killed = now();
		kill_now(&clerk);
	}
	forget(&history);
	free(history.states);
	clerk_remove(&clerk);
}

/* --- texts that are not in the report yet --- */

/* Where one types in a report that has no memo: the keys that open the screen from the
 * list of reports and lead to the row. What is added stays: the next is one more. */
static const struct row {
	const char *open, *add; /* by its words; NULL: nothing */
	size_t tabs;
	const char *path;
} rows[] = {
	{"m", NULL, 0, "memo.office"},
	{"m", NULL, 5, "memo.closing"},
	{"m", "section", 0, "memo.sections[0].heading"},
	{"m", "section", 1, "memo.sections[1].text"},
	{"m", "signs", 3, "memo.signatures[0].opinion"},
	{"t", "before", 0, "before[1].heading"},
	{"t", "after", 1, "after[2].text"},
};

static void open_row(struct clerk *clerk, const struct row *row)
{
	clerk_start(clerk, 0, 0);
	pty_wait(clerk->pty, "Reports");
	pty_key(clerk->pty, row->open);
	pty_wait(clerk->pty, "Next field");
	if (row->add) {
		pty_key(clerk->pty, "Alt-n");
		pty_wait(clerk->pty, "Type to find");
		pty_type(clerk->pty, row->add);
		pty_key(clerk->pty, "Enter");
		pty_wait_gone(clerk->pty, "Type to find");
	}
	for (size_t i = 0; i < row->tabs; i++)
		pty_key(clerk->pty, "Tab");
	pty_settle(clerk->pty);
}

/* So that the next one starts as if nothing were there. */
static void forget_drafts(void)
{
	struct store *store = office_open(getenv("MATTRAKAN_FILE"), STORE_WRITE);
	assert_true(raw_try(store, "DELETE FROM head_draft", NULL));
	store_close(store);
}

/* There is a draft, and it lacks only what was typed in the last second. */
static void kill_in_row(struct clerk *clerk, const struct row *row, uint32_t number)
{
	struct history history = {0};
	struct support_random random = {number + 1};
	open_row(clerk, row);
	add_state(&history, mem_strdup(""), 0);
	const int64_t end = now() + LATEST - LATEST / 5;
	while (now() < end)
		press(clerk, &history, &random, true);
	history.killed = now();
	kill_now(clerk);
	struct left left = read_drafts(row->path);
	expect_recent(&history, &left, number);
	forget_drafts();
	free(left.text);
	forget(&history);
	free(history.states);
}

static void test_killed_in_texts_that_are_new(void **state)
{
	(void)state;
	struct clerk clerk;
	json_decref(clerk_make(&clerk, SAMPLE, 0));
	for (size_t i = 0; i < COUNT(rows); i++)
		kill_in_row(&clerk, &rows[i], (uint32_t)i);
	clerk_remove(&clerk);
}

/* --- told to end --- */

#define TYPED "พิมพ์ค้างไว้ ยังไม่ได้บันทึก"

/* All that was typed is there again, and the cursor behind it. */
static void expect_typed(struct clerk *clerk)
{
	pty_free(clerk->pty);
	clerk->pty = NULL;
	program_expect(&clerk->run, 0, "verify");
	clerk_start(clerk, 0, 0);
	pty_wait(clerk->pty, "Recovered");
	assert_string_equal(clerk_field(clerk), "issue");
	pty_type(clerk->pty, "นะ");
	clerk_leave(clerk);
	char *text = clerk_text(clerk, 0, "issue");
	assert_string_equal(text, TYPED "นะ");
	free(text);
	clerk_remove(clerk);
}

static void begin_typing(struct clerk *clerk)
{
	json_decref(clerk_make(clerk, SAMPLE, 0));
	clerk_start(clerk, 0, 0);
	clerk_open(clerk, 0);
	clerk_go(clerk, "issue");
	pty_type(clerk->pty, TYPED);
}

static void test_told_to_end(void **state)
{
	(void)state;
	static const int signals[] = {SIGTERM, SIGHUP};
	for (size_t i = 0; i < 2 * COUNT(signals); i++) {
		struct clerk clerk;
		begin_typing(&clerk);
		/* With all read, and with keys on their way. */
		if (i % 2)
			pty_settle(clerk.pty);
		pty_signal(clerk.pty, signals[i / 2]);
		pty_wait_exit(clerk.pty);
		assert_string_equal(pty_not_restored(clerk.pty), "");
		expect_typed(&clerk);
	}
}

static void test_the_terminal_is_closed(void **state)
{
	(void)state;
	struct clerk clerk;
	begin_typing(&clerk);
	pty_settle(clerk.pty);
	pty_hang_up(clerk.pty);
	pty_wait_exit(clerk.pty);
	expect_typed(&clerk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_told_to_end),
		cmocka_unit_test(test_the_terminal_is_closed),
		cmocka_unit_test(test_killed_at_random_moments),
		cmocka_unit_test(test_killed_in_a_memo),
		cmocka_unit_test(test_killed_in_texts_that_are_new),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
