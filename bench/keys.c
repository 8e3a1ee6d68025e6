/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Times a full-screen program as the person before it feels it, on a pseudo-terminal of
 * 80x24:
 *
 *	keys NAME PAINTED OPENING COUNT LEAVING COMMAND...
 *
 * PAINTED is a text whose arrival means that the first screen is there. OPENING are the
 * keys that lead to where one types, groups of them parted by | (after each the program
 * is left to come to rest). Then COUNT letters are typed one by one, each timed from
 * the key to the arrival of its echo. LEAVING are the keys to leave, groups likewise.
 * Prints the milliseconds to the first paint, the median and the largest microseconds
 * from key to paint, and the peak memory.
 */
#include <config.h>

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	QUIET_MILLISECONDS = 120,
	DEADLINE_MILLISECONDS = 10000,
	COUNT_MAX = 500,
	HELD_BYTES = 1 << 16,
};

struct pty {
	int master;
	pid_t child;
	char held[HELD_BYTES]; /* the last of what arrived, NUL bytes left out */
	size_t bytes;
};

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e6 + (double)time.tv_nsec * 1e-3;
}

static _Noreturn void give_up(const char *what)
{
	fprintf(stderr, "keys: %s\n", what);
	exit(1);
}

static void start(struct pty *pty, char **argv)
{
	struct winsize size = {.ws_row = 24, .ws_col = 80};
	pty->child = forkpty(&pty->master, NULL, NULL, &size);
	if (pty->child < 0)
		give_up("no pseudo-terminal");
	if (!pty->child) {
		setenv("TERM", "xterm-256color", 1);
		execvp(argv[0], argv);
		_exit(127);
	}
}

/* Takes in what arrives within milliseconds; false if nothing does. */
static bool take(struct pty *pty, int milliseconds)
{
	struct pollfd wait = {pty->master, POLLIN, 0};
	char part[1 << 14];
	if (poll(&wait, 1, milliseconds) <= 0)
		return false;
	ssize_t count = read(pty->master, part, sizeof(part));
	if (count <= 0)
		return false;
	if (pty->bytes + (size_t)count >= HELD_BYTES)
		pty->bytes = 0;
	for (ssize_t i = 0; i < count; i++)
		if (part[i])
			pty->held[pty->bytes++] = part[i];
	pty->held[pty->bytes] = '\0';
	return true;
}

static void rest(struct pty *pty)
{
	while (take(pty, QUIET_MILLISECONDS))
		pty->bytes = 0;
	pty->bytes = 0;
}

static void await(struct pty *pty, const char *text)
{
	while (!strstr(pty->held, text))
		if (!take(pty, DEADLINE_MILLISECONDS))
			give_up("the program does not answer");
}

static void send_keys(struct pty *pty, const char *keys, size_t bytes)
{
	if (write(pty->master, keys, bytes) != (ssize_t)bytes)
		give_up("the program takes no keys");
}

/* Sends groups of keys parted by |, and waits for rest after each. */
static void send_groups(struct pty *pty, const char *groups)
{
	while (*groups) {
		size_t bytes = strcspn(groups, "|");
		send_keys(pty, groups, bytes);
		rest(pty);
		groups += bytes + (groups[bytes] == '|');
	}
}

static int compare(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;
	return (left > right) - (left < right);
}

static void type(struct pty *pty, double *times, int count)
{
	/* Words, as a clerk types them; each letter differs from the one before, so that
	 * its echo is its own. */
	static const char *const letters[] = {
		"ต", "ร", "ว", "จ", "ก", "า", "ร", "ง", "า", "น"};
	const int letter_count = (int)(sizeof(letters) / sizeof(letters[0]));
	for (int i = 0; i < count; i++) {
		const char *letter = letters[i % letter_count];
		pty->bytes = 0;
		pty->held[0] = '\0';
		double begin = now();
		send_keys(pty, letter, strlen(letter));
		await(pty, letter);
		times[i] = now() - begin;
		rest(pty);
	}
}

int main(int argc, char **argv)
{
	static struct pty pty;
	static double times[COUNT_MAX];
	int count = argc > 6 ? (int)strtol(argv[4], NULL, 10) : 0;
	if (count < 1 || count > COUNT_MAX) {
		fputs("usage: keys NAME PAINTED OPENING COUNT LEAVING COMMAND...\n",
			stderr);
		return 2;
	}
	double begin = now();
	start(&pty, &argv[6]);
	await(&pty, argv[2]);
	double painted = now() - begin;
	rest(&pty);
	send_groups(&pty, argv[3]);
	type(&pty, times, count);
	send_groups(&pty, argv[5]);
	kill(pty.child, SIGHUP);
	close(pty.master);
	struct rusage usage;
	wait4(pty.child, NULL, 0, &usage);
	qsort(times, (size_t)count, sizeof(times[0]), compare);
	printf("  %-26s start %7.1f ms   key to paint %8.0f us (most %8.0f)   %6.1f MB\n",
		argv[1], painted / 1000, times[count / 2], times[count - 1],
		(double)usage.ru_maxrss / 1024);
	return 0;
}
