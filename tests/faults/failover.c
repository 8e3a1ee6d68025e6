/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An office whose server is followed by another one: clerks type into the real program while
 * the server is killed and the other takes its place. Nothing that was said to be saved is lost:
 * looked for in the other one, before it takes changes. Nobody sees what is no sentence; all go
 * on, and how soon is printed.
 */
#include <config.h>

#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "db/settings.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "model/report.h"
#include "tests/faults/tally.h"
#include "tests/support/office.h"
#include "tests/support/postgres_server.h"
#include "tests/support/pty.h"
#include "tests/support/support.h"
#include "text/date.h"
#include "text/error.h"
#include "text/str.h"

enum {
	CLERKS = 20,
	SHORT_CLERKS = 4,
	SAVED_FIRST = 2, /* words of each that were saved, before the server is killed */
	SAVED_AFTER = 2,
	LOOK_EVERY = 20, /* ms */
	PATIENCE = 1500, /* ms */
	WITHIN = 10000,  /* ms till all go on: what the long form asks for */
	DEADLINE = 60000,
};

#define DATABASE "office"

/* What a clerk tells of, in memory that all see. */
struct clerk {
	atomic_int saved;     /* words that were said to be */
	atomic_int after;     /* of these, since the server was killed */
	atomic_llong went_on; /* ms: when the first of these was */
	char strange[300];    /* what was shown and is no sentence; "": nothing */
};

struct shared {
	atomic_bool ends;
	atomic_llong killed; /* ms; 0: not yet */
	struct clerk clerks[CLERKS];
};

static struct {
	struct postgres_more first, second;
	struct shared *shared;
	char *folder; /* of the clerks' own files */
	int count;
} all;

static int clerk_count(void)
{
	return soak() ? CLERKS : SHORT_CLERKS;
}

static void put_name(struct str *out, int number)
{
	str_printf(out, "clerk%d", number);
}

static void put_word(struct str *out, int number, int word)
{
	str_printf(out, "c%dw%d ", number, word);
}

/* --- the servers --- */

static char *address_of(const char *who)
{
	struct str address = STR_INIT;
	str_printf(&address, "postgresql://%s@/" DATABASE "?host=%s,%s", who,
		all.first.folder,
		all.second.folder ? all.second.folder : all.first.folder);
	return str_detach(&address);
}

static void enter_clerk(struct store *store, int number)
{
	struct error error = ERROR_INIT;
	struct str login = STR_INIT;
	put_name(&login, number);
	const struct person person = {.login = login.data,
		.name = "นายทดสอบ",
		.post = "นิติกร",
		.roles = ROLE_CLERK};
	assert_done(store_put_person(store, &person, postgres_server_keeper(), &error),
		&error);
	char *address = address_of(login.data);
	struct store *own = office_open(address, STORE_WRITE);
	assert_done(
		store_set_setting(own, login.data, "suggestions", "off", &error), &error);
	store_close(own);
	free(address);
	str_release(&login);
}

static void make_office(void)
{
	struct error error = ERROR_INIT;
	struct report report;
	int64_t number;
	struct str sql = STR_INIT;
	str_printf(&sql, "CREATE DATABASE " DATABASE " OWNER \"%s\" TEMPLATE template0",
		postgres_server_keeper());
	postgres_more_run(&all.first, "postgres", sql.data);
	str_release(&sql);
	char *address = address_of(postgres_server_keeper());
	assert_done(store_create_office(address, NULL, "เทศบาล", &error), &error);
	struct store *store = office_open(address, STORE_WRITE);
	office_invent(&report, 2569, all.count, 7);
	assert_done(store_import(store, &report, IMPORT_NEW, postgres_server_keeper(),
			    &number, &error),
		&error);
	for (int i = 0; i < all.count; i++)
		enter_clerk(store, i);
	store_close(store);
	report_release(&report);
	free(address);
}

/* What is acknowledged is on both. */
static void make_servers(void)
{
	static const char *const settings[] = {"synchronous_commit=on",
		"max_connections=100", "wal_receiver_status_interval=1s", NULL};
	postgres_more_make(&all.first, "first");
	postgres_more_start(&all.first, settings);
	make_office();
	postgres_more_copy(&all.second, "second", &all.first);
	postgres_more_start(&all.second, settings);
	postgres_more_run(&all.first, "postgres",
		"ALTER SYSTEM SET synchronous_standby_names = '*'");
	postgres_more_run(&all.first, "postgres", "SELECT pg_reload_conf()");
	postgres_more_wait(&all.first, "postgres",
		"SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'",
		"1\n");
}

/* --- a clerk --- */

enum { DAY = 24 * 60 * 60 };

static int second_of_day(void)
{
	return date_second(time(NULL));
}

/* The second that the screen says behind "Saved"; -1: it does not. */
static int saved_at(struct pty *pty)
{
	int hours, minutes, seconds, found = -1;
	struct str screen = STR_INIT;
	pty_text(pty, &screen);
	const char *at = strstr(screen.data, "Saved ");
	if (at && sscanf(at, "Saved %d:%d:%d", &hours, &minutes, &seconds) == 3)
		found = hours * 3600 + minutes * 60 + seconds;
	str_release(&screen);
	return found;
}

/* Whether one second of a day is behind another, which may be the day before's. */
static bool is_behind(int second, int other)
{
	return second >= 0 && second != other && (second - other + DAY) % DAY < DAY / 2;
}

/* Whether it comes to be said, behind a second; a clerk waits so long before he tries again. */
static bool is_saved(struct pty *pty, int second)
{
	const int64_t began = tally_clock();
	while (!is_behind(saved_at(pty), second)) {
		if (tally_clock() - began > PATIENCE)
			return false;
		poll(NULL, 0, LOOK_EVERY);
		pty_settle(pty);
	}
	return true;
}

/* What stands on the screen and no clerk could read. */
static void look_for_strange(struct pty *pty, struct clerk *clerk)
{
	static const char *const words[] = {"FATAL", "ERROR", "SQLSTATE", "libpq",
		"the database failed", "terminating", "server closed", "(57", "(08",
		"(25"};
	struct str screen = STR_INIT;
	pty_text(pty, &screen);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strstr(screen.data, words[i]))
			snprintf(clerk->strange, sizeof(clerk->strange), "%.290s",
				strstr(screen.data, words[i]));
	str_release(&screen);
}

static void show(struct pty *pty)
{
	struct str screen = STR_INIT;
	pty_text(pty, &screen);
	fprintf(stderr, "%s\n", screen.data);
	str_release(&screen);
}

/* From one field to the next, which saves the card, and back. */
static void leave_field(struct pty *pty, struct clerk *clerk)
{
	pty_key(pty, "Tab");
	pty_settle(pty);
	look_for_strange(pty, clerk);
	pty_key(pty, "Shift-Tab");
	pty_key(pty, "Ctrl-End");
	pty_settle(pty);
	look_for_strange(pty, clerk);
}

/* One word, and till it is said to be saved, in a later second than it was typed in. */
static bool type_word(struct pty *pty, int number, int word)
{
	struct shared *shared = all.shared;
	struct str text = STR_INIT;
	put_word(&text, number, word);
	pty_type(pty, text.data);
	str_release(&text);
	pty_settle(pty);
	const int typed = second_of_day();
	const int64_t began = tally_clock();
	while (tally_clock() - began < DEADLINE && !atomic_load(&shared->ends)) {
		poll(NULL, 0, LOOK_EVERY);
		if (second_of_day() == typed)
			continue;
		leave_field(pty, &shared->clerks[number]);
		if (is_saved(pty, typed))
			return true;
	}
	if (!atomic_load(&shared->ends))
		show(pty);
	return false;
}

static void type_on(struct pty *pty, int number)
{
	struct shared *shared = all.shared;
	struct clerk *clerk = &shared->clerks[number];
	for (int word = 0; type_word(pty, number, word); word++) {
		atomic_store(&clerk->saved, word + 1);
		if (!atomic_load(&shared->killed))
			continue;
		if (!atomic_load(&clerk->after))
			atomic_store(&clerk->went_on, tally_clock());
		atomic_fetch_add(&clerk->after, 1);
	}
}

static _Noreturn void work(int number)
{
	struct str login = STR_INIT, home = STR_INIT;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	put_name(&login, number);
	str_printf(&home, "XDG_DATA_HOME=%s/%s", all.folder, login.data);
	char *address = address_of(login.data);
	const char *const arguments[] = {"--lang", "en", "--file", address, NULL};
	const char *const settings[] = {home.data, NULL};
	const struct pty_start start = {
		.arguments = arguments, .settings = settings, .rows = 40, .columns = 120};
	struct pty *pty = pty_new(&start);
	pty_wait(pty, "F1");
	pty_key(pty, "Enter");
	pty_wait(pty, "F7 Progress");
	for (int i = 0; i < number; i++)
		pty_key(pty, "Down");
	pty_key(pty, "Enter");
	pty_wait(pty, "Next field");
	pty_key(pty, "Ctrl-End");
	type_on(pty, number);
	pty_key(pty, "Ctrl-Q");
	const int status = pty_wait_exit(pty);
	pty_free(pty);
	_exit(status);
}

/* --- the day --- */

static int least(bool after)
{
	int found = INT32_MAX;
	for (int i = 0; i < all.count; i++) {
		struct clerk *clerk = &all.shared->clerks[i];
		const int words = atomic_load(after ? &clerk->after : &clerk->saved);
		found = words < found ? words : found;
	}
	return found;
}

static void wait_till_all(bool after, int words, const pid_t *clerks)
{
	const int64_t began = tally_clock();
	while (least(after) < words) {
		for (int i = 0; i < all.count; i++)
			if (waitpid(clerks[i], NULL, WNOHANG))
				fail_msg("clerk %d has ended", i);
		if (tally_clock() - began > DEADLINE)
			fail_msg("not all go on: %d words", least(after));
		poll(NULL, 0, LOOK_EVERY);
	}
}

/* All that was typed, wherever it lies, there is in the second. */
static void assert_there(const int *words)
{
	struct str said = STR_INIT, word = STR_INIT;
	if (!postgres_more_try(&all.second, DATABASE, POSTGRES_SUPERUSER,
		    "SELECT body FROM mattrakan.draft UNION ALL "
		    "SELECT c::text FROM mattrakan.card AS c",
		    &said))
		fail_msg("%s", said.data);
	for (int i = 0; i < all.count; i++)
		for (int w = 0; w < words[i]; w++) {
			str_clear(&word);
			put_word(&word, i, w);
			if (!strstr(said.data, word.data))
				fail_msg("%s was said to be saved, and is lost",
					word.data);
		}
	str_release(&word);
	str_release(&said);
}

static void fail_over(void)
{
	int words[CLERKS];
	atomic_store(&all.shared->killed, tally_clock());
	postgres_more_end(&all.first, SIGKILL);
	for (int i = 0; i < all.count; i++)
		words[i] = atomic_load(&all.shared->clerks[i].saved);
	/* What it has got, and nothing that is sent anew. */
	postgres_more_wait(&all.second, "postgres",
		"SELECT pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()", "t\n");
	assert_there(words);
	postgres_more_run(&all.second, "postgres", "SELECT pg_promote()");
}

static int by_size(const void *a, const void *b)
{
	const int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;
	return (one > other) - (one < other);
}

static void tell_how_soon(int64_t promoted)
{
	int64_t times[CLERKS];
	const int64_t killed = atomic_load(&all.shared->killed);
	for (int i = 0; i < all.count; i++)
		times[i] = atomic_load(&all.shared->clerks[i].went_on) - killed;
	qsort(times, (size_t)all.count, sizeof(*times), by_size);
	printf("failover: %d clerks; ms from the kill till the other server takes changes: "
	       "%lld; till a word of each is saved there: p50 %lld, most %lld\n",
		all.count, (long long)(promoted - killed),
		(long long)times[all.count / 2], (long long)times[all.count - 1]);
	if (soak())
		assert_true(times[all.count - 1] <= WITHIN);
}

static void end_clerks(const pid_t *clerks)
{
	int words[CLERKS], status;
	atomic_store(&all.shared->ends, true);
	for (int i = 0; i < all.count; i++) {
		assert_int_equal(waitpid(clerks[i], &status, 0), clerks[i]);
		if (status)
			fail_msg("clerk %d ended with %d", i, status);
	}
	for (int i = 0; i < all.count; i++) {
		const struct clerk *clerk = &all.shared->clerks[i];
		if (clerk->strange[0])
			fail_msg("clerk %d was shown: %s", i, clerk->strange);
		words[i] = atomic_load(&clerk->saved);
	}
	assert_there(words);
}

static void test_failover(void **state)
{
	(void)state;
	pid_t clerks[CLERKS];
	all.count = clerk_count();
	all.folder = support_folder();
	all.shared = mmap(NULL, sizeof(*all.shared), PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_true(all.shared != MAP_FAILED);
	make_servers();
	for (int i = 0; i < all.count; i++) {
		clerks[i] = fork();
		assert_true(clerks[i] >= 0);
		if (!clerks[i])
			work(i);
	}
	wait_till_all(false, SAVED_FIRST, clerks);
	fail_over();
	const int64_t promoted = tally_clock();
	wait_till_all(true, SAVED_AFTER, clerks);
	end_clerks(clerks);
	tell_how_soon(promoted);
	postgres_more_remove(&all.first);
	postgres_more_remove(&all.second);
	munmap(all.shared, sizeof(*all.shared));
	support_folder_remove(all.folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_failover),
	};
	postgres_server_want();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
