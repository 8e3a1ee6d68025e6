/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Times full-screen programs as the person before them feels it, on a pseudo-terminal of
 * 80x24, one after the other, A B A B ..., so that both meet the same machine:
 *
 *	keys RUNS COUNT NAME PAINTED OPENING LEAVING COMMAND... [-- NAME PAINTED ...]
 *
 * PAINTED is a text whose arrival means that the first screen is there. OPENING are the
 * keys that lead to where one types, groups of them parted by | (after each the program
 * is left to come to rest; the group ~ is a pause of two seconds). Then COUNT letters are
 * typed one by one, each timed from the key to the arrival of its echo. LEAVING are the keys
 * to leave, groups likewise.
 * The terminal answers what is asked of it as xterm does, at once.
 * Prints of each program the median milliseconds to the first paint, the median of the
 * runs' median microseconds from key to paint, the largest of all, and the peak memory;
 * then the medians of the ratios A/B, pair by pair. One run of each comes first and is
 * not counted.
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
	RUNS_MAX = 100,
	WORDS = 4, /* of a program's description, before its command */
	HELD_BYTES = 1 << 16,
};

struct pty {
	int master;
	pid_t child;
	char held[HELD_BYTES]; /* the last of what arrived, NUL bytes left out */
	size_t bytes, heard;   /* heard: up to here questions were answered */
};

struct program {
	const char *name, *painted, *opening, *leaving;
	char **argv;
	double start[RUNS_MAX]; /* milliseconds */
	double key[RUNS_MAX];   /* microseconds, of a run the median */
	double most;
	long peak_kilobytes;
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

static void send_keys(struct pty *pty, const char *keys, size_t bytes)
{
	if (write(pty->master, keys, bytes) != (ssize_t)bytes)
		give_up("the program takes no keys");
}

static void forget(struct pty *pty)
{
	pty->bytes = pty->heard = 0;
	pty->held[0] = '\0';
}

/* The first question of a kind in what has arrived since the last one. */
static void answer_one(struct pty *pty, const char *question, const char *answer)
{
	const char *at = strstr(pty->held + pty->heard, question);
	if (!at)
		return;
	pty->heard = (size_t)(at - pty->held) + strlen(question);
	send_keys(pty, answer, strlen(answer));
}

/* In the order in which mattrakan asks: for the background, for colour 255, and where the
 * cursor stands behind four columns of Thai in the second row. */
static void answer(struct pty *pty)
{
	answer_one(pty, "\033]11;?\a", "\033]11;rgb:0000/0000/0000\a");
	answer_one(pty, "\033]4;255;?\a", "\033]4;255;rgb:eeee/eeee/eeee\a");
	answer_one(pty, "\033[6n", "\033[2;4R");
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
		forget(pty);
	for (ssize_t i = 0; i < count; i++)
		if (part[i])
			pty->held[pty->bytes++] = part[i];
	pty->held[pty->bytes] = '\0';
	answer(pty);
	return true;
}

static void rest(struct pty *pty)
{
	while (take(pty, QUIET_MILLISECONDS))
		forget(pty);
}

static void await(struct pty *pty, const char *text)
{
	while (!strstr(pty->held, text))
		if (!take(pty, DEADLINE_MILLISECONDS))
			give_up("the program does not answer");
}

/* For what a program does once nobody has typed for a while. */
static void pause_long(struct pty *pty)
{
	enum { LONG = 2000000 /* microseconds */ };
	const double end = now() + LONG;
	while (now() < end)
		take(pty, QUIET_MILLISECONDS);
}

/* Sends groups of keys parted by |, and waits for rest after each. */
static void send_groups(struct pty *pty, const char *groups)
{
	while (*groups) {
		size_t bytes = strcspn(groups, "|");
		if (bytes == 1 && *groups == '~')
			pause_long(pty);
		else
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
		forget(pty);
		double begin = now();
		send_keys(pty, letter, strlen(letter));
		await(pty, letter);
		times[i] = now() - begin;
		rest(pty);
	}
}

static double median(const double *values, int count)
{
	double sorted[COUNT_MAX > RUNS_MAX ? COUNT_MAX : RUNS_MAX];
	memcpy(sorted, values, (size_t)count * sizeof(*values));
	qsort(sorted, (size_t)count, sizeof(*sorted), compare);
	return sorted[count / 2];
}

/* One run; what a run before the first found is written over. */
static void run_once(struct program *program, int run, int count)
{
	static struct pty pty;
	static double times[COUNT_MAX];
	forget(&pty);
	const double begin = now();
	start(&pty, program->argv);
	await(&pty, program->painted);
	program->start[run] = (now() - begin) / 1000;
	rest(&pty);
	send_groups(&pty, program->opening);
	type(&pty, times, count);
	send_groups(&pty, program->leaving);
	kill(pty.child, SIGHUP);
	close(pty.master);
	struct rusage usage;
	wait4(pty.child, NULL, 0, &usage);
	program->key[run] = median(times, count);
	for (int i = 0; i < count; i++)
		program->most = times[i] > program->most ? times[i] : program->most;
	if (usage.ru_maxrss > program->peak_kilobytes)
		program->peak_kilobytes = usage.ru_maxrss;
}

static void report(const struct program *program, int runs)
{
	printf("  %-26s start %7.1f ms   key to paint %8.0f us (most %8.0f)   %6.1f MB\n",
		program->name, median(program->start, runs), median(program->key, runs),
		program->most, (double)program->peak_kilobytes / 1024);
}

static double median_ratio(const double *a, const double *b, int runs)
{
	double ratios[RUNS_MAX];
	for (int i = 0; i < runs; i++)
		ratios[i] = a[i] / b[i];
	return median(ratios, runs);
}

/* Takes a program's description up to "--"; returns the words behind that, NULL where
 * there are none. */
static char **take_program(struct program *program, char **words)
{
	for (int i = 0; i < WORDS; i++)
		if (!words[i])
			give_up("a program's description is cut off");
	*program = (struct program){
		words[0], words[1], words[2], words[3], .argv = words + WORDS};
	for (char **word = program->argv; *word; word++)
		if (!strcmp(*word, "--")) {
			*word = NULL;
			return word + 1;
		}
	return NULL;
}

int main(int argc, char **argv)
{
	static struct program a, b;
	const int runs = argc > 3 ? (int)strtol(argv[1], NULL, 10) : 0;
	const int count = argc > 3 ? (int)strtol(argv[2], NULL, 10) : 0;
	if (runs < 1 || runs > RUNS_MAX || count < 1 || count > COUNT_MAX) {
		fputs("usage: keys RUNS COUNT NAME PAINTED OPENING LEAVING COMMAND... "
		      "[-- NAME PAINTED OPENING LEAVING COMMAND...]\n",
			stderr);
		return 2;
	}
	char **other = take_program(&a, argv + 3);
	if (other)
		take_program(&b, other);
	for (int i = -1; i < runs; i++) {
		run_once(&a, i < 0 ? 0 : i, count);
		if (other)
			run_once(&b, i < 0 ? 0 : i, count);
	}
	report(&a, runs);
	if (other) {
		report(&b, runs);
		printf("  ratios: start %.2f, key to paint %.2f\n",
			median_ratio(a.start, b.start, runs),
			median_ratio(a.key, b.key, runs));
	}
	return 0;
}
