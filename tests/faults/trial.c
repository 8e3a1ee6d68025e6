/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/faults/trial.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "text/macros.h"

int fsync(int file)
{
	(void)file;
	return 0;
}

int fdatasync(int file)
{
	(void)file;
	return 0;
}

void trial_clear_beside(const char *path)
{
	static const char *const endings[] = {"-wal", "-shm", "-journal"};
	for (size_t i = 0; i < COUNT(endings); i++) {
		struct str name = STR_INIT;
		str_printf(&name, "%s%s", path, endings[i]);
		unlink(name.data);
		str_release(&name);
	}
}

/* Not cmocka's: there a crash would be a test that failed, and go on. */
static void crash_as_usual(void)
{
	static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS};
	for (size_t i = 0; i < COUNT(signals); i++)
		signal(signals[i], SIG_DFL);
	const struct rlimit seconds = {TRIAL_SECONDS, TRIAL_SECONDS};
	const struct rlimit none = {0, 0};
	setrlimit(RLIMIT_CPU, &seconds);
	setrlimit(RLIMIT_CORE, &none);
	alarm(3 * TRIAL_SECONDS);
}

static _Noreturn void become(trial *run, void *context, int pipe)
{
	struct str words = STR_INIT;
	crash_as_usual();
	const enum trial_end end = run(context, &words);
	if (words.bytes && write(pipe, words.data, MIN(words.bytes, 4000)) < 0)
		_exit(1);
	_exit((int)end);
}

static void take_words(int pipe, struct str *words)
{
	char part[1 << 12];
	ssize_t bytes;
	while ((bytes = read(pipe, part, sizeof(part))) > 0)
		str_append(words, part, (size_t)bytes);
}

static void count(struct tally *tally, int status, const char *what, const char *words)
{
	tally->tried++;
	if (WIFSIGNALED(status))
		tally_crashed(tally, "%s: signal %d", what, WTERMSIG(status));
	else if (WEXITSTATUS(status) == TRIAL_GOOD)
		tally->good++;
	else if (WEXITSTATUS(status) == TRIAL_TOLD)
		tally->told++;
	else if (WEXITSTATUS(status) == TRIAL_LOST)
		tally_lost(tally, "%s: %s", what, words);
	else
		tally_crashed(tally, "%s: status %d", what, WEXITSTATUS(status));
}

void trial_run(struct tally *tally, trial *run, void *context, const char *what)
{
	int ends[2], status;
	struct str words = STR_INIT;
	assert_int_equal(pipe(ends), 0);
	const pid_t child = fork();
	assert_true(child >= 0);
	if (!child) {
		close(ends[0]);
		become(run, context, ends[1]);
	}
	close(ends[1]);
	take_words(ends[0], &words);
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	count(tally, status, what, words.data);
	str_release(&words);
}
