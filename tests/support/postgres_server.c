/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The files of a new server take a second to make: they are made once in a build folder, and
 * each test program has a copy. Between the program and its server stands a keeper of it, a
 * process that does nothing but wait for the program's end: a pipe tells it, and it ends the
 * server and removes the folder; where it is ended itself, the kernel ends the server.
 */
#include <config.h>

#include "tests/support/postgres_server.h"
#include "tests/support/postgres_sql.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <grp.h>
#include <limits.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "text/mem.h"
#include "text/str.h"

enum { DEADLINE = 60000 /* ms */, LOOK_AGAIN = 10, NO_PROGRAM = 127, FILES_MAX = 256 };

#define PROGRAMS "/usr/lib/postgresql/*/bin/postgres"
/* Where the files of a new server are kept, and who makes them holds the lock. */
#define MADE   TOP_BUILDDIR "/tests/support/postgres"
#define SOCKET ".s.PGSQL.5432"

/* No power is lost here. The planner's statistics are the test's matter. */
static const char *const settings[] = {"listen_addresses=", "fsync=off",
	"synchronous_commit=off", "full_page_writes=off", "max_connections=64",
	"shared_buffers=32MB", "autovacuum=off", "wal_level=replica", "max_wal_size=64MB",
	"dynamic_shared_memory_type=mmap", "log_min_messages=warning",
	"log_destination=stderr", "logging_collector=off", "jit=off"};

/* The people of office_people(). */
static const char *const people[] = {"somsri", "manit", "prasit", "palad", "nayok"};

static struct {
	char programs[PATH_MAX]; /* the folder of its programs; "": not looked for */
	char folder[PATH_MAX];   /* "": it does not run */
	uid_t user;              /* who runs it */
	gid_t group;
	int program; /* the end of the pipe that the keeper waits on */
	int databases;
} server;

bool postgres_server_wanted(void)
{
	const char *kind = getenv("MATTRAKAN_TEST_SERVER");
	return kind && !strcmp(kind, "postgres");
}

/* --- its programs --- */

static bool take_programs(const char *folder)
{
	struct str path = STR_INIT;
	str_printf(&path, "%s/postgres", folder);
	const bool there = !access(path.data, X_OK);
	if (there)
		snprintf(server.programs, sizeof(server.programs), "%s", folder);
	str_release(&path);
	return there;
}

/* Those of MATTRAKAN_TEST_POSTGRES where it is set, else the newest of Debian's, else where
 * pg_config says. */
static bool find_programs(void)
{
	const char *folder = getenv("MATTRAKAN_TEST_POSTGRES");
	glob_t found;
	if (server.programs[0])
		return true;
	if (folder)
		return take_programs(folder);
	if (!glob(PROGRAMS, 0, NULL, &found)) {
		char *last = found.gl_pathv[found.gl_pathc - 1];
		*strrchr(last, '/') = '\0';
		take_programs(last);
		globfree(&found);
		return server.programs[0];
	}
	char line[PATH_MAX] = "";
	FILE *told = popen("pg_config --bindir 2>/dev/null", "r");
	if (told) {
		if (!fgets(line, sizeof(line), told))
			line[0] = '\0';
		pclose(told);
	}
	line[strcspn(line, "\n")] = '\0';
	return line[0] && take_programs(line);
}

/* It refuses root: then it runs as Debian's user for it, or as nobody. */
static bool find_user(void)
{
	server.user = geteuid();
	server.group = getegid();
	if (server.user)
		return true;
	const struct passwd *user = getpwnam("postgres");
	if (!user)
		user = getpwnam("nobody");
	if (!user)
		return false;
	server.user = user->pw_uid;
	server.group = user->pw_gid;
	return true;
}

const char *postgres_server_missing(void)
{
	if (!find_programs())
		return "there is no PostgreSQL server; on Debian: apt-get install postgresql";
	if (!find_user())
		return "it must not run as root, and there is no other user";
	if (!postgres_sql_load())
		return "there is no libpq.so.5; on Debian: apt-get install libpq5";
	return NULL;
}

/* Before anything of the program runs. */
__attribute__((constructor)) static void skip_without_server(void)
{
	const char *missing = postgres_server_wanted() ? postgres_server_missing() : NULL;
	if (missing) {
		fprintf(stderr, "skipped: %s\n", missing);
		_exit(POSTGRES_SERVER_SKIPPED);
	}
}

void postgres_server_want(void)
{
	setenv("MATTRAKAN_TEST_SERVER", "postgres", 1);
	skip_without_server();
}

/* --- running them --- */

/* Each is called by its whole path: initdb looks there for what stands beside it. */
static _Noreturn void become(const char *const *arguments, bool as_user)
{
	enum { MOST = 32 };
	const char *named[MOST] = {arguments[0][0] == '/'
					   ? arguments[0]
					   : support_path(server.programs, arguments[0])};
	for (int i = 1; i < MOST - 1 && arguments[i]; i++)
		named[i] = arguments[i];
	if (as_user && !geteuid() &&
		(setgroups(0, NULL) || setgid(server.group) || setuid(server.user)))
		_exit(NO_PROGRAM);
	signal(SIGPIPE, SIG_DFL);
	execv(named[0], (char *const *)named);
	_exit(NO_PROGRAM);
}

/* Runs one to its end; what it says, on both outputs, is appended to said. */
static bool run(const char *const *arguments, bool as_user, struct str *said)
{
	int out[2], status = 0;
	char part[1 << 12];
	ssize_t bytes;
	assert_int_equal(pipe2(out, O_CLOEXEC), 0);
	const pid_t child = fork();
	assert_true(child >= 0);
	if (!child) {
		const int none = open("/dev/null", O_RDONLY);
		dup2(none, STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		dup2(out[1], STDERR_FILENO);
		become(arguments, as_user);
	}
	close(out[1]);
	while ((bytes = read(out[0], part, sizeof(part))) > 0 ||
		(bytes < 0 && errno == EINTR))
		if (bytes > 0)
			str_append(said, part, (size_t)bytes);
	close(out[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) && !WEXITSTATUS(status);
}

static void run_well(const char *const *arguments, bool as_user)
{
	struct str said = STR_INIT;
	if (!run(arguments, as_user, &said))
		fail_msg("%s: %s", arguments[0], said.data);
	str_release(&said);
}

/* --- its files --- */

/* A test makes and drops a database of some hundred files, so they lie in memory where there is
 * plenty of it. A socket has its path, which is to be short. */
static const char *find_parent(void)
{
	static const char memory[] = "/dev/shm";
	enum { PLENTY = 1 << 30 };
	struct statvfs room;
	const char *parent = getenv("TMPDIR");
	if (parent && strlen(parent) <= 40)
		return parent;
	if (!access(memory, W_OK | X_OK) && !statvfs(memory, &room) &&
		room.f_bavail >= PLENTY / room.f_frsize)
		return memory;
	return "/tmp";
}

/* A folder of the server's user. */
static void make_folder(void)
{
	const char *parent = find_parent();
	snprintf(server.folder, sizeof(server.folder), "%s/mattrakan-pg-XXXXXX", parent);
	if (!mkdtemp(server.folder))
		fail_msg("cannot make %s", server.folder);
	if (!geteuid() && chown(server.folder, server.user, server.group))
		fail_msg("cannot give away %s", server.folder);
	assert_int_equal(chmod(server.folder, 0755), 0);
}

const char *postgres_server_keeper(void)
{
	const struct passwd *self = getpwuid(geteuid());
	if (!self)
		fail_msg("who runs this test has no name");
	return self->pw_name;
}

/* It begins with the keeper and the people. */
static void begin_roles(const char *data)
{
	struct str sql = STR_INIT;
	str_printf(&sql, "CREATE ROLE \"%s\" LOGIN CREATEROLE CREATEDB;\n",
		postgres_server_keeper());
	for (size_t i = 0; i < sizeof(people) / sizeof(*people); i++)
		str_printf(&sql, "CREATE ROLE %s LOGIN;\n", people[i]);
	struct str path = STR_INIT;
	str_printf(&path, "%s/roles.sql", server.folder);
	support_write(path.data, sql.data, sql.bytes);
	assert_int_equal(chmod(path.data, 0644), 0);
	struct str command = STR_INIT;
	str_printf(&command, "exec '%s/postgres' --single -j -D '%s' postgres <'%s'",
		server.programs, data, path.data);
	run_well((const char *const[]){"/bin/sh", "-c", command.data, NULL}, true);
	unlink(path.data);
	str_release(&command);
	str_release(&path);
	str_release(&sql);
}

/* In the build folder, where they are not there yet: whole or not at all. */
static void make_files(const char *kept)
{
	char *data = support_path(server.folder, "new");
	char *half = support_path(MADE, "half");
	run_well((const char *const[]){"initdb", "-D", data, "-U", POSTGRES_SUPERUSER,
			 "--no-sync", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
			 "--wal-segsize=1", NULL},
		true);
	begin_roles(data);
	run_well((const char *const[]){"/bin/rm", "-rf", half, NULL}, false);
	run_well((const char *const[]){"/bin/cp", "-a", data, half, NULL}, false);
	if (rename(half, kept))
		fail_msg("cannot make %s", kept);
	run_well((const char *const[]){"/bin/rm", "-rf", data, NULL}, false);
	free(half);
	free(data);
}

/* The files of a new server of this version and for this keeper; to be freed. */
static char *kept_files(void)
{
	struct str path = STR_INIT;
	char *lock = support_path(MADE, "lock");
	str_printf(&path, MADE "/of-%s", postgres_server_keeper());
	for (const char *at = server.programs; *at; at++)
		str_putc(&path, *at == '/' ? '-' : *at);
	if (mkdir(MADE, 0755) && errno != EEXIST)
		fail_msg("cannot make " MADE);
	const int held = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	if (held < 0 || flock(held, LOCK_EX))
		fail_msg("cannot lock %s", lock);
	if (access(path.data, F_OK))
		make_files(path.data);
	close(held);
	free(lock);
	return str_detach(&path);
}

static void own(const char *path)
{
	char owner[40];
	if (geteuid())
		return;
	snprintf(owner, sizeof(owner), "%ld:%ld", (long)server.user, (long)server.group);
	run_well((const char *const[]){"/bin/chown", "-R", owner, path, NULL}, false);
}

static void copy_files(const char *data)
{
	char *kept = kept_files();
	run_well((const char *const[]){"/bin/cp", "-a", kept, data, NULL}, false);
	own(data);
	free(kept);
}

/* --- its life --- */

/* more: settings besides, which hold; NULL ends them. */
static _Noreturn void become_server(
	const char *folder, const char *data, const char *const *more)
{
	enum { MOST = 2 * sizeof(settings) / sizeof(*settings) + 40 };
	const char *arguments[MOST];
	struct str socket = STR_INIT;
	int count = 0;
	const char *path = support_path(server.programs, "postgres");
	str_printf(&socket, "unix_socket_directories=%s", folder);
	arguments[count++] = path;
	arguments[count++] = "-D";
	arguments[count++] = data;
	arguments[count++] = "-c";
	arguments[count++] = socket.data;
	for (size_t i = 0; i < sizeof(settings) / sizeof(*settings); i++) {
		arguments[count++] = "-c";
		arguments[count++] = settings[i];
	}
	for (; *more && count < MOST - 2; more++) {
		arguments[count++] = "-c";
		arguments[count++] = *more;
	}
	arguments[count] = NULL;
	/* Who becomes another loses it: so that comes first. */
	if (!geteuid() &&
		(setgroups(0, NULL) || setgid(server.group) || setuid(server.user)))
		_exit(NO_PROGRAM);
	prctl(PR_SET_PDEATHSIG, SIGQUIT);
	signal(SIGINT, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
	execv(path, (char *const *)arguments);
	_exit(NO_PROGRAM);
}

static void say_to(const char *log)
{
	const int none = open("/dev/null", O_RDONLY);
	const int file = open(log, O_WRONLY | O_CREAT | O_APPEND, 0644);
	dup2(none, STDIN_FILENO);
	dup2(file, STDOUT_FILENO);
	dup2(file, STDERR_FILENO);
	close(none);
	close(file);
}

/* Starts the server, and ends it when the program that holds the other end of the pipe has
 * ended. Signals of the terminal are the program's. */
static _Noreturn void keep(int program, const char *data, const char *log)
{
	char end;
	ssize_t bytes;
	say_to(log);
	for (int file = STDERR_FILENO + 1; file < FILES_MAX; file++)
		if (file != program)
			close(file);
	signal(SIGINT, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	signal(SIGTERM, SIG_IGN);
	const pid_t postmaster = fork();
	if (!postmaster)
		become_server(server.folder, data, (const char *const[]){NULL});
	do
		bytes = read(program, &end, 1);
	while (bytes < 0 && errno == EINTR);
	if (postmaster > 0) {
		kill(postmaster, SIGQUIT);
		waitpid(postmaster, NULL, 0);
	}
	execl("/bin/rm", "rm", "-rf", server.folder, (char *)NULL);
	_exit(NO_PROGRAM);
}

static bool answers(const char *folder, struct str *said)
{
	str_clear(said);
	return postgres_sql_run(folder, "postgres", POSTGRES_SUPERUSER, "SELECT", said);
}

/* process: which it is, or keeps it. */
static void wait_for_server(const char *folder, pid_t process)
{
	struct str said = STR_INIT;
	char *socket = support_path(folder, SOCKET);
	for (int waited = 0; access(socket, F_OK) || !answers(folder, &said);
		waited += LOOK_AGAIN) {
		if (waitpid(process, NULL, WNOHANG) || waited > DEADLINE)
			fail_msg("the server does not run: %s; see %s", said.data,
				server.folder);
		poll(NULL, 0, LOOK_AGAIN);
	}
	str_release(&said);
	free(socket);
}

static void start(void)
{
	int end[2];
	const char *missing = postgres_server_missing();
	if (missing)
		fail_msg("%s", missing);
	make_folder();
	char *data = support_path(server.folder, "data");
	char *log = support_path(server.folder, "log");
	copy_files(data);
	assert_int_equal(pipe2(end, O_CLOEXEC), 0);
	const pid_t keeper = fork();
	assert_true(keeper >= 0);
	if (!keeper) {
		close(end[1]);
		keep(end[0], data, log);
	}
	close(end[0]);
	server.program = end[1];
	wait_for_server(server.folder, keeper);
	free(log);
	free(data);
}

const char *postgres_server_folder(void)
{
	if (!server.folder[0])
		start();
	return server.folder;
}

void postgres_server_wait_gone(const char *folder)
{
	for (int waited = 0; !access(folder, F_OK); waited += LOOK_AGAIN) {
		if (waited > DEADLINE)
			fail_msg("%s is still there", folder);
		poll(NULL, 0, LOOK_AGAIN);
	}
}

/* --- its databases --- */

bool postgres_server_try(
	const char *database, const char *who, const char *sql, struct str *said)
{
	const char *folder = postgres_server_folder();
	str_clear(said);
	return postgres_sql_run(folder, database, who, sql, said);
}

void postgres_server_run(const char *database, const char *who, const char *sql)
{
	struct str said = STR_INIT;
	if (!postgres_server_try(database, who, sql, &said))
		fail_msg("%s: %s", sql, said.data);
	str_release(&said);
}

static void run_here(const char *sql)
{
	postgres_server_run("postgres", POSTGRES_SUPERUSER, sql);
}

/* What belongs to a database and is not in it is not copied with it. */
static const char copy_settings[] =
	"SET allow_system_table_mods = on;"
	"INSERT INTO pg_db_role_setting SELECT n.oid, s.setrole, s.setconfig "
	"FROM pg_db_role_setting AS s, pg_database AS n, pg_database AS o "
	"WHERE s.setdatabase = o.oid AND o.datname = '%s' AND n.datname = '%s';"
	"UPDATE pg_database AS n SET datacl = o.datacl FROM pg_database AS o "
	"WHERE o.datname = '%s' AND n.datname = '%s'";

/* Files are copied, which takes half as long; before 15 there was nothing else. */
static const char *strategy(void)
{
	enum { FIRST_WITH_ANOTHER = 150000 };
	static long version;
	struct str said = STR_INIT;
	if (!version) {
		postgres_server_try(
			"postgres", POSTGRES_SUPERUSER, "SHOW server_version_num", &said);
		version = strtol(said.data, NULL, 10);
	}
	str_release(&said);
	return version < FIRST_WITH_ANOTHER ? "" : "STRATEGY file_copy";
}

char *postgres_server_database(const char *like)
{
	struct str name = STR_INIT, sql = STR_INIT;
	str_printf(&name, "office_%ld_%d", (long)getpid(), ++server.databases);
	str_printf(&sql, "CREATE DATABASE %s OWNER \"%s\" TEMPLATE %s %s", name.data,
		postgres_server_keeper(), like ? like : "template0", strategy());
	run_here(sql.data);
	str_clear(&sql);
	if (like) {
		str_printf(&sql, copy_settings, like, name.data, like, name.data);
		run_here(sql.data);
	}
	str_release(&sql);
	return str_detach(&name);
}

void postgres_server_drop(char *database)
{
	struct str sql = STR_INIT;
	str_printf(&sql, "DROP DATABASE %s WITH (FORCE)", database);
	run_here(sql.data);
	str_release(&sql);
	free(database);
}

char *postgres_server_address(const char *database, const char *who)
{
	struct str address = STR_INIT;
	str_printf(&address, "postgresql://%s@/%s?host=%s", who, database,
		postgres_server_folder());
	return str_detach(&address);
}

void postgres_server_break(const char *database)
{
	struct str sql = STR_INIT;
	str_printf(&sql,
		"SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
		"WHERE datname = '%s' AND pid <> pg_backend_pid()",
		database);
	run_here(sql.data);
	str_release(&sql);
}

/* --- more of them --- */

static void more_prepare(struct postgres_more *more, const char *name)
{
	*more = (struct postgres_more){
		.folder = support_path(postgres_server_folder(), name)};
	more->data = support_path(more->folder, "data");
	if (mkdir(more->folder, 0755))
		fail_msg("cannot make %s", more->folder);
	own(more->folder);
}

void postgres_more_make(struct postgres_more *more, const char *name)
{
	more_prepare(more, name);
	copy_files(more->data);
}

void postgres_more_copy(
	struct postgres_more *more, const char *name, const struct postgres_more *of)
{
	more_prepare(more, name);
	run_well((const char *const[]){"pg_basebackup", "-h", of->folder, "-U",
			 POSTGRES_SUPERUSER, "-D", more->data, "-R", "-X", "stream", "-c",
			 "fast", "--no-sync", NULL},
		true);
}

void postgres_more_start(struct postgres_more *more, const char *const *with)
{
	char *log = support_path(more->folder, "log");
	more->process = fork();
	assert_true(more->process >= 0);
	if (!more->process) {
		say_to(log);
		for (int file = STDERR_FILENO + 1; file < FILES_MAX; file++)
			close(file);
		become_server(more->folder, more->data, with);
	}
	wait_for_server(more->folder, more->process);
	free(log);
}

void postgres_more_end(struct postgres_more *more, int number)
{
	if (!more->process)
		return;
	kill(more->process, number);
	while (waitpid(more->process, NULL, 0) < 0 && errno == EINTR)
		;
	more->process = 0;
}

void postgres_more_remove(struct postgres_more *more)
{
	postgres_more_end(more, SIGQUIT);
	if (more->folder)
		run_well((const char *const[]){"/bin/rm", "-rf", more->folder, NULL},
			false);
	free(more->data);
	free(more->folder);
	*more = (struct postgres_more){0};
}

bool postgres_more_try(const struct postgres_more *more, const char *database,
	const char *who, const char *sql, struct str *said)
{
	str_clear(said);
	return postgres_sql_run(more->folder, database, who, sql, said);
}

void postgres_more_run(
	const struct postgres_more *more, const char *database, const char *sql)
{
	struct str said = STR_INIT;
	if (!postgres_more_try(more, database, POSTGRES_SUPERUSER, sql, &said))
		fail_msg("%s: %s", sql, said.data);
	str_release(&said);
}

void postgres_more_wait(const struct postgres_more *more, const char *database,
	const char *sql, const char *answer)
{
	struct str said = STR_INIT;
	for (int waited = 0;; waited += LOOK_AGAIN) {
		if (postgres_more_try(more, database, POSTGRES_SUPERUSER, sql, &said) &&
			!strcmp(said.data, answer))
			break;
		if (waited > DEADLINE)
			fail_msg("%s: %s", sql, said.data);
		poll(NULL, 0, LOOK_AGAIN);
	}
	str_release(&said);
}
