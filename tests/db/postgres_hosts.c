/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an address may name: several servers of which one follows the other, a service, a
 * certificate that is looked at, a pooler in between.
 */
#include <config.h>

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/postgres.h"
#include "db/settings.h"
#include "db/store.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/postgres_server.h"
#include "tests/support/program.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

#define DATABASE "office"
#define HOST     "db.office.test"

static bool set(struct store *store, const char *value, struct error *error)
{
	return store_set_setting(store, postgres_server_keeper(), "name", value, error);
}

static void assert_set(struct store *store, const char *value)
{
	char *is = raw_text(store,
		"SELECT coalesce((SELECT value FROM person_setting WHERE name = 'name'), '-')");
	assert_string_equal(is, value);
	free(is);
}

/* rest: of the address, behind its database. */
static char *address(const char *rest)
{
	struct str text = STR_INIT;
	str_printf(&text, "postgresql://%s@/" DATABASE "?%s", postgres_server_keeper(),
		rest);
	return str_detach(&text);
}

static struct store *open_at(const char *rest, enum store_access access)
{
	char *where = address(rest);
	struct store *store = office_open(where, access);
	free(where);
	return store;
}

static void refused_at(const char *rest, enum store_access access, const char *words)
{
	struct error error = ERROR_INIT;
	char *where = address(rest);
	struct store *store = store_open(where, access, &error);
	if (store)
		fail_msg("%s was opened", where);
	assert_error(&error, ERROR_SYSTEM, words);
	free(where);
}

static void begin_office(struct postgres_more *more, const char *const *with)
{
	struct error error = ERROR_INIT;
	struct report report;
	struct str text = STR_INIT;
	int64_t number;
	postgres_more_make(more, "first");
	postgres_more_start(more, with);
	str_printf(&text, "CREATE DATABASE " DATABASE " OWNER \"%s\" TEMPLATE template0",
		postgres_server_keeper());
	postgres_more_run(more, "postgres", text.data);
	str_clear(&text);
	str_printf(&text, "host=%s", more->folder);
	char *where = address(text.data);
	assert_done(store_create_office(where, NULL, "เทศบาล", &error), &error);
	free(where);
	struct store *store = open_at(text.data, STORE_WRITE);
	office_invent(&report, 2569, 3, 7);
	assert_done(store_import(store, &report, IMPORT_NEW, postgres_server_keeper(),
			    &number, &error),
		&error);
	report_release(&report);
	store_close(store);
	str_release(&text);
}

/* --- one that follows another --- */

struct pair {
	struct postgres_more first, second;
	struct str both,
		copy; /* of an address: the second first; it alone, as who reads */
};

static void pair_begin(struct pair *pair)
{
	*pair = (struct pair){.both = STR_INIT, .copy = STR_INIT};
	begin_office(&pair->first, (const char *const[]){NULL});
	postgres_more_copy(&pair->second, "second", &pair->first);
	postgres_more_start(&pair->second, (const char *const[]){NULL});
	str_printf(&pair->both, "host=%s,%s", pair->second.folder, pair->first.folder);
	str_printf(&pair->copy, "host=%s,%s&target_session_attrs=standby",
		pair->first.folder, pair->second.folder);
}

static void pair_end(struct pair *pair)
{
	postgres_more_remove(&pair->first);
	postgres_more_remove(&pair->second);
	str_release(&pair->both);
	str_release(&pair->copy);
}

/* What the first has done the second has, too. */
static void pair_follow(const struct pair *pair)
{
	struct str said = STR_INIT, sql = STR_INIT;
	assert_true(postgres_more_try(&pair->first, "postgres", POSTGRES_SUPERUSER,
		"SELECT pg_current_wal_insert_lsn()", &said));
	str_printf(&sql, "SELECT pg_last_wal_replay_lsn() >= '%.*s'",
		(int)strcspn(said.data, "\n"), said.data);
	postgres_more_wait(&pair->second, "postgres", sql.data, "t\n");
	str_release(&said);
	str_release(&sql);
}

static void read_by_commands(const struct pair *pair)
{
	struct program_run run = PROGRAM_RUN_INIT;
	char *where = address(pair->copy.data);
	program_expect(&run, 0, "--file", where, "list");
	assert_true(run.out.bytes > 0);
	program_expect(&run, 0, "--file", where, "print", "--report", "1", "--to", "-");
	assert_true(run.out.bytes > 0);
	program_expect(&run, 0, "--file", where, "offices");
	program_expect(&run, 0, "--file", where, "search", "ประชาชน");
	program_expect(
		&run, 3, "--lang", "en", "--file", where, "deadline", "1", "2026-04-30");
	assert_said(&run, "this server is the copy of another one and takes no changes; "
			  "name the other one");
	program_run_release(&run);
	free(where);
}

/* What became of a transaction by its number, which stands so far in the log of the server that
 * gave it. */
static void assert_outcome(
	struct store *store, long number, const char *so_far, const char *outcome)
{
	struct str asked = STR_INIT, value = STR_INIT;
	str_printf(&asked, "%ld %s ", number, so_far);
	assert_int_equal(postgres_value(store, SQL_SERVER_COMMITTED, asked.data, &value),
		FAULT_NONE);
	assert_string_equal(value.data, outcome);
	str_release(&asked);
	str_release(&value);
}

static void *promote(void *context)
{
	struct str said = STR_INIT;
	postgres_more_try(
		context, "postgres", POSTGRES_SUPERUSER, "SELECT pg_promote()", &said);
	str_release(&said);
	return NULL;
}

static void test_pair(void **state)
{
	(void)state;
	struct pair pair;
	pthread_t promoting;
	struct error error = ERROR_INIT;
	pair_begin(&pair);
	struct store *store = open_at(pair.both.data, STORE_WRITE);
	assert_done(store_begin(store, &error), &error);
	assert_done(set(store, "on the first", &error), &error);
	const long number = strtol(postgres_of(store)->transaction.data, NULL, 10);
	assert_done(store_commit(store, &error), &error);
	assert_outcome(store, number, "FFFFFFFF/0", "committed");
	pair_follow(&pair);
	struct store *reader = open_at(pair.copy.data, STORE_READ);
	assert_set(reader, "on the first");
	assert_true(postgres_of(reader)->standby);
	assert_false(set(reader, "by a reader", &error));
	assert_error(&error, ERROR_SYSTEM, "takes no changes now");
	int64_t before, after;
	assert_done(store_changes(reader, &before, &error), &error);
	assert_done(store_changes(reader, &after, &error), &error);
	assert_int_equal(before, after);
	store_close(reader);
	refused_at(pair.copy.data, STORE_WRITE, "takes no changes; name the other one");
	read_by_commands(&pair);
	/* In a transaction that the kill undoes. */
	assert_done(store_begin(store, &error), &error);
	assert_done(set(store, "undone", &error), &error);
	postgres_more_end(&pair.first, SIGQUIT);
	refused_at(pair.both.data, STORE_WRITE, "none of the servers takes changes");
	assert_int_equal(pthread_create(&promoting, NULL, promote, &pair.second), 0);
	assert_false(store_commit(store, &error));
	pthread_join(promoting, NULL);
	assert_error(&error, ERROR_SYSTEM, "cannot be reached; nothing was changed");
	while (!set(store, "on the second", NULL))
		;
	assert_set(store, "on the second");
	assert_outcome(store, number, "FFFFFFFF/0", "aborted");
	assert_outcome(store, number, "0/1", "committed");
	store_close(store);
	pair_end(&pair);
}

/* A server that is started again is the same one. */
static void test_started_again(void **state)
{
	(void)state;
	struct postgres_more more;
	struct str rest = STR_INIT;
	struct error error = ERROR_INIT;
	begin_office(&more, (const char *const[]){NULL});
	str_printf(&rest, "host=%s", more.folder);
	struct store *store = open_at(rest.data, STORE_WRITE);
	assert_done(set(store, "before", &error), &error);
	postgres_more_end(&more, SIGINT);
	assert_false(set(store, "meanwhile", &error));
	assert_error(&error, ERROR_SYSTEM, "cannot be reached; nothing was changed");
	refused_at(rest.data, STORE_WRITE, "the server cannot be reached");
	postgres_more_start(&more, (const char *const[]){NULL});
	while (!set(store, "after", NULL))
		;
	assert_set(store, "after");
	store_close(store);
	str_release(&rest);
	postgres_more_remove(&more);
}

static void test_service(void **state)
{
	struct office *office = *state;
	struct str text = STR_INIT;
	char *folder = support_folder();
	char *file = support_path(folder, "services");
	str_printf(&text, "[our-office]\nhost=%s\ndbname=%s\nuser=%s\n",
		postgres_server_folder(), office->database, postgres_server_keeper());
	support_write(file, text.data, text.bytes);
	setenv("PGSERVICEFILE", file, 1);
	struct store *store = office_open("service=our-office", STORE_WRITE);
	assert_true(set(store, "by its service", NULL));
	store_close(store);
	struct error error = ERROR_INIT;
	assert_null(store_open("service=nobodys", STORE_WRITE, &error));
	assert_error(&error, ERROR_SYSTEM, "nobodys");
	unsetenv("PGSERVICEFILE");
	str_release(&text);
	free(file);
	support_folder_remove(folder);
}

/* --- certificates --- */

static void shell(const char *folder, const char *command)
{
	struct str text = STR_INIT;
	str_printf(&text, "cd '%s' && { %s; } >>openssl.log 2>&1", folder, command);
	if (system(text.data)) /* NOLINT: of the test's own */
		fail_msg("%s", text.data);
	str_release(&text);
}

static const char make_certificates[] =
	"for name in ours others; do openssl req -x509 -newkey ec -pkeyopt "
	"ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=$name -keyout $name.key "
	"-out $name.pem; done;"
	"openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes "
	"-subj /CN=" HOST " -keyout server.key -out server.csr &&"
	"openssl x509 -req -in server.csr -CA ours.pem -CAkey ours.key -set_serial 2 -days 2 "
	"-out server.pem";

static void give_to_server(const struct postgres_more *more, const char *path)
{
	struct stat owner;
	assert_int_equal(stat(more->data, &owner), 0);
	assert_int_equal(chown(path, owner.st_uid, owner.st_gid), 0);
	assert_int_equal(chmod(path, 0600), 0);
}

/* On an address of this machine that is this program's alone. */
static void put_address(struct str *out)
{
	str_printf(out, "127.%d.%d.77", 1 + (int)(getpid() >> 8 & 127),
		(int)(getpid() & 255));
}

static void begin_with_certificate(struct postgres_more *more, const char *folder)
{
	static const char line[] = "\nhost all all 127.0.0.0/8 trust\n";
	struct str listen = STR_INIT, key = STR_INIT, certificate = STR_INIT;
	begin_office(more, (const char *const[]){NULL});
	postgres_more_end(more, SIGINT);
	struct str command = STR_INIT;
	str_printf(&command,
		"cp server.key server.pem '%s' && printf '%s' >>'%s/pg_hba.conf'",
		more->folder, line, more->data);
	shell(folder, command.data);
	char *own_key = support_path(more->folder, "server.key");
	char *own_certificate = support_path(more->folder, "server.pem");
	give_to_server(more, own_key);
	give_to_server(more, own_certificate);
	str_puts(&listen, "listen_addresses=");
	put_address(&listen);
	str_printf(&key, "ssl_key_file=%s", own_key);
	str_printf(&certificate, "ssl_cert_file=%s", own_certificate);
	postgres_more_start(more, (const char *const[]){listen.data, "ssl=on", key.data,
					  certificate.data, NULL});
	free(own_key);
	free(own_certificate);
	str_release(&listen);
	str_release(&key);
	str_release(&certificate);
	str_release(&command);
}

static void put_secure(
	struct str *rest, const char *host, const char *folder, const char *root)
{
	str_clear(rest);
	str_printf(rest, "host=%s&sslmode=verify-full&sslrootcert=%s/%s&hostaddr=", host,
		folder, root);
	put_address(rest);
}

static void test_certificate(void **state)
{
	(void)state;
	struct postgres_more more;
	struct str rest = STR_INIT;
	struct error error = ERROR_INIT;
	if (access("/usr/bin/openssl", X_OK))
		skip();
	char *folder = support_folder();
	shell(folder, make_certificates);
	begin_with_certificate(&more, folder);
	put_secure(&rest, HOST, folder, "ours.pem");
	struct store *store = open_at(rest.data, STORE_WRITE);
	assert_null(store_warning(store));
	assert_done(set(store, "in secret", &error), &error);
	store_close(store);
	put_secure(&rest, HOST, folder, "others.pem");
	refused_at(rest.data, STORE_WRITE,
		"nobody whom this machine trusts has signed the certificate");
	put_secure(&rest, "another.office.test", folder, "ours.pem");
	refused_at(rest.data, STORE_WRITE, "is another host's");
	put_secure(&rest, HOST, folder, "none.pem");
	refused_at(
		rest.data, STORE_WRITE, "there is no root certificate on this machine");
	postgres_more_remove(&more);
	support_folder_remove(folder);
	str_release(&rest);
}

/* --- a pooler --- */

#define POOLER "/usr/sbin/pgbouncer"

struct pooler {
	struct str folder;
	pid_t process;
	struct stat owner; /* who runs it: it refuses root */
};

static void pooler_begin(struct pooler *pooler, const char *database)
{
	struct str text = STR_INIT;
	*pooler = (struct pooler){.folder = STR_INIT};
	assert_int_equal(stat(postgres_server_folder(), &pooler->owner), 0);
	str_printf(&pooler->folder, "%s/pool", postgres_server_folder());
	assert_int_equal(mkdir(pooler->folder.data, 0755), 0);
	assert_int_equal(
		chown(pooler->folder.data, pooler->owner.st_uid, pooler->owner.st_gid),
		0);
	char *users = support_path(pooler->folder.data, "users");
	char *settings = support_path(pooler->folder.data, "settings");
	str_printf(&text, "\"%s\" \"\"\n\"somsri\" \"\"\n", postgres_server_keeper());
	support_write(users, text.data, text.bytes);
	str_clear(&text);
	str_printf(&text,
		"[databases]\n%s = host=%s\n[pgbouncer]\npool_mode = transaction\n"
		"listen_port = 5432\nunix_socket_dir = %s\nauth_type = trust\n"
		"auth_file = %s\nlogfile = %s/log\ndefault_pool_size = 4\n",
		database, postgres_server_folder(), pooler->folder.data, users,
		pooler->folder.data);
	support_write(settings, text.data, text.bytes);
	pooler->process = fork();
	if (!pooler->process) {
		if (!geteuid() &&
			(setgid(pooler->owner.st_gid) || setuid(pooler->owner.st_uid)))
			_exit(1);
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		execl(POOLER, POOLER, "-q", settings, (char *)NULL);
		_exit(1);
	}
	free(users);
	free(settings);
	str_release(&text);
}

static void pooler_end(struct pooler *pooler)
{
	kill(pooler->process, SIGKILL);
	waitpid(pooler->process, NULL, 0);
	str_release(&pooler->folder);
}

static struct store *open_when_there(const char *where, pid_t process)
{
	struct error error = ERROR_INIT;
	struct store *store;
	while (!(store = store_open(where, STORE_WRITE, &error))) {
		if (waitpid(process, NULL, WNOHANG))
			fail_msg("%s", error_message(&error));
		error_release(&error);
		poll(NULL, 0, 20);
	}
	return store;
}

static void test_pooler(void **state)
{
	struct office *office = *state;
	struct pooler pooler;
	struct str where = STR_INIT;
	struct error error = ERROR_INIT;
	if (access(POOLER, X_OK)) {
		print_message(
			"skipped: there is no PgBouncer; on Debian: apt-get install "
			"pgbouncer\n");
		skip();
	}
	pooler_begin(&pooler, office->database);
	str_printf(&where, "postgresql://%s@/%s?host=%s", postgres_server_keeper(),
		office->database, pooler.folder.data);
	struct store *store = open_when_there(where.data, pooler.process);
	struct store *other = office_open(where.data, STORE_WRITE);
	assert_true(postgres_of(store)->pooled);
	/* What is written is whole, and one after the other. */
	assert_done(store_begin(store, &error), &error);
	assert_done(set(store, "first", &error), &error);
	assert_done(store_begin(store, &error), &error);
	assert_done(set(store, "inner", &error), &error);
	store_rollback(store);
	store_patience(other, 0);
	assert_false(store_begin(other, &error));
	assert_error(&error, ERROR_SYSTEM, "somebody else of the office is saving");
	assert_set(other, "-");
	assert_done(store_commit(store, &error), &error);
	store_patience(other, BUSY_WAIT_MS);
	assert_set(other, "first");
	/* What others do is asked for, as nothing is told. */
	int64_t before, after;
	assert_done(store_changes(other, &before, &error), &error);
	struct report report;
	int64_t number;
	office_invent(&report, 2569, 2, 7);
	assert_done(store_import(store, &report, IMPORT_NEW, postgres_server_keeper(),
			    &number, &error),
		&error);
	report_release(&report);
	do
		assert_done(store_changes(other, &after, &error), &error);
	while (after == before);
	struct program_run run = PROGRAM_RUN_INIT;
	program_expect(&run, 0, "--file", where.data, "list");
	assert_true(run.out.bytes > 0);
	program_expect(
		&run, 0, "--file", where.data, "print", "--report", "1", "--to", "-");
	program_expect(&run, 0, "--file", where.data, "deadline", "1", "2026-04-30");
	program_expect(&run, 0, "--file", where.data, "verify");
	program_run_release(&run);
	store_close(other);
	store_close(store);
	str_release(&where);
	pooler_end(&pooler);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pair),
		cmocka_unit_test(test_started_again),
		cmocka_unit_test_setup_teardown(
			test_service, office_setup, office_teardown),
		cmocka_unit_test(test_certificate),
		cmocka_unit_test_setup_teardown(
			test_pooler, office_setup, office_teardown),
	};
	postgres_server_want();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
