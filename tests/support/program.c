/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "text/cell.h"
#include "text/str.h"
#include "text/utf8.h"

#define PROGRAM TOP_BUILDDIR "/mattrakan"

enum { PIPE_READ, PIPE_WRITE, ARGUMENTS_MAX = 30, SIGNAL_STATUS = 128 };

static void apply_settings(const char *const *settings)
{
	for (; settings && *settings; settings++) {
		const char *equals = strchr(*settings, '=');
		char *name = strndup(*settings, strcspn(*settings, "="));
		if (equals)
			setenv(name, equals + 1, 1);
		else
			unsetenv(name);
		free(name);
	}
}

static _Noreturn void become(
	const char *const *arguments, const char *const *settings, int pipes[3][2])
{
	char *argv[ARGUMENTS_MAX + 2] = {strdup("mattrakan")};
	for (int i = 0; arguments[i] && i < ARGUMENTS_MAX; i++)
		argv[i + 1] = strdup(arguments[i]);
	dup2(pipes[0][PIPE_READ], STDIN_FILENO);
	dup2(pipes[1][PIPE_WRITE], STDOUT_FILENO);
	dup2(pipes[2][PIPE_WRITE], STDERR_FILENO);
	for (int i = 0; i < 3; i++) {
		close(pipes[i][PIPE_READ]);
		close(pipes[i][PIPE_WRITE]);
	}
	apply_settings(settings);
	execv(PROGRAM, argv);
	_exit(127);
}

static bool take(int file, struct str *to)
{
	char part[1 << 14];
	ssize_t bytes = read(file, part, sizeof(part));
	if (bytes > 0)
		str_append(to, part, (size_t)bytes);
	return bytes > 0 || (bytes < 0 && errno == EINTR);
}

/* Feeds input and reads both outputs until they end, whichever comes first. */
static void converse(
	int in, int out, int err, const struct str *input, struct program_run *run)
{
	size_t sent = 0, all = input ? input->bytes : 0;
	struct pollfd wait[3] = {{out, POLLIN, 0}, {err, POLLIN, 0}, {in, POLLOUT, 0}};
	while (wait[0].fd >= 0 || wait[1].fd >= 0) {
		if (wait[2].fd >= 0 && sent == all) {
			close(in);
			wait[2].fd = -1;
		}
		if (poll(wait, 3, -1) < 0 && errno != EINTR)
			fail_msg("poll: %s", strerror(errno));
		if (wait[2].fd >= 0 && wait[2].revents) {
			ssize_t bytes = write(in, input->data + sent, all - sent);
			if (bytes > 0)
				sent += (size_t)bytes;
			else if (errno != EAGAIN && errno != EINTR)
				sent = all; /* it stopped reading */
		}
		if (wait[0].fd >= 0 && wait[0].revents && !take(out, &run->out))
			wait[0].fd = -1;
		if (wait[1].fd >= 0 && wait[1].revents && !take(err, &run->err))
			wait[1].fd = -1;
	}
	if (wait[2].fd >= 0)
		close(in);
}

/* A child that begins when the run tells its number: what it does may make another thread
 * act on it at once. */
static pid_t begin(struct program_run *run, const char *const *arguments,
	const char *const *settings, int pipes[3][2])
{
	int told[2];
	assert_int_equal(pipe(told), 0);
	const pid_t child = fork();
	assert_true(child >= 0);
	if (!child) {
		char end;
		close(told[PIPE_WRITE]);
		while (read(told[PIPE_READ], &end, 1) < 0 && errno == EINTR)
			;
		close(told[PIPE_READ]);
		signal(SIGPIPE, SIG_DFL);
		signal(SIGINT, SIG_DFL); /* which is ignored behind a shell's & */
		become(arguments, settings, pipes);
	}
	run->child = child;
	close(told[PIPE_WRITE]);
	close(told[PIPE_READ]);
	return child;
}

void program_run(struct program_run *run, const char *const *arguments,
	const struct str *input, const char *const *settings)
{
	int pipes[3][2];
	program_run_release(run);
	for (int i = 0; i < 3; i++)
		assert_int_equal(pipe(pipes[i]), 0);
	signal(SIGPIPE, SIG_IGN);
	const pid_t child = begin(run, arguments, settings, pipes);
	close(pipes[0][PIPE_READ]);
	close(pipes[1][PIPE_WRITE]);
	close(pipes[2][PIPE_WRITE]);
	/* Never wait for it to read while it waits for us to read. */
	fcntl(pipes[0][PIPE_WRITE], F_SETFL, O_NONBLOCK);
	converse(pipes[0][PIPE_WRITE], pipes[1][PIPE_READ], pipes[2][PIPE_READ], input,
		run);
	close(pipes[1][PIPE_READ]);
	close(pipes[2][PIPE_READ]);
	int status;
	struct rusage usage;
	assert_int_equal(wait4(child, &status, 0, &usage), child);
	run->status = WIFEXITED(status) ? WEXITSTATUS(status)
					: SIGNAL_STATUS + WTERMSIG(status);
	run->peak_kilobytes = usage.ru_maxrss;
}

void program_run_release(struct program_run *run)
{
	str_release(&run->out);
	str_release(&run->err);
}

void program_expect_list(
	struct program_run *run, int expected, const char *const *arguments)
{
	program_run(run, arguments, NULL, NULL);
	if (run->status != expected)
		fail_msg("mattrakan %s: status %d instead of %d, and: %s", arguments[0],
			run->status, expected, run->err.data);
}

void assert_plain(const struct str *said, bool terminal, const char *by)
{
	const char *ends = terminal ? "\r\n\t\f" : "\n\t\f";
	for (size_t at = 0; at < said->bytes;) {
		uint32_t code_point;
		const size_t spanned =
			utf8_decode(said->data + at, said->bytes - at, &code_point);
		const bool is_end =
			code_point && code_point < 0x20 && strchr(ends, (int)code_point);
		if ((text_hides(code_point) && !is_end) ||
			(code_point == CODE_POINT_BAD && spanned == 1))
			fail_msg("%s: U+%04X at %zu of what it says", by,
				(unsigned)code_point, at);
		at += spanned;
	}
}

void assert_said(const struct program_run *run, const char *words)
{
	if (!strstr(run->err.data, words))
		fail_msg("'%s' was not said: %s", words, run->err.data);
}
