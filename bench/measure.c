/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Times commands in turn, A B A B ..., so that both meet the same machine:
 *
 *	measure RUNS NAME COMMAND... -- NAME COMMAND...
 *
 * prints for each the median seconds and the peak memory, and the median, smallest
 * and largest of the ratios A/B pair by pair. Without "--" there is only A. What the
 * commands print goes to /dev/null; one run of each comes first and is not counted, but
 * where there is one only.
 */
#include <config.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MAX = 100 };

struct command {
	const char *name;
	char **argv;
	double seconds[RUNS_MAX];
	long peak_kilobytes;
};

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static double run_once(struct command *command)
{
	double start = now();
	pid_t child = fork();
	if (!child) {
		int null = open("/dev/null", O_RDWR);
		dup2(null, STDOUT_FILENO);
		execvp(command->argv[0], command->argv);
		_exit(127);
	}
	int status;
	struct rusage usage;
	if (child < 0 || wait4(child, &status, 0, &usage) != child ||
		!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
		fprintf(stderr, "measure: %s failed\n", command->name);
		exit(1);
	}
	if (usage.ru_maxrss > command->peak_kilobytes)
		command->peak_kilobytes = usage.ru_maxrss;
	return now() - start;
}

static int compare(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;
	return (left > right) - (left < right);
}

static double median(double *values, int count)
{
	qsort(values, (size_t)count, sizeof(*values), compare);
	return values[count / 2];
}

static void report(struct command *command, int runs)
{
	printf("  %-28s %9.4f s  %7.1f MB\n", command->name,
		median(command->seconds, runs), (double)command->peak_kilobytes / 1024);
}

/* Ends the first command's arguments at "--" and gives the second one the rest. */
static void split(struct command *b, int argc, char **argv)
{
	for (int i = 3; i + 2 < argc; i++) {
		if (strcmp(argv[i], "--"))
			continue;
		argv[i] = NULL;
		b->name = argv[i + 1];
		b->argv = &argv[i + 2];
		return;
	}
}

int main(int argc, char **argv)
{
	struct command a = {0}, b = {0};
	double ratios[RUNS_MAX];
	int runs = argc > 3 ? (int)strtol(argv[1], NULL, 10) : 0;
	if (runs < 1 || runs > RUNS_MAX) {
		fputs("usage: measure RUNS NAME COMMAND... [-- NAME COMMAND...]\n",
			stderr);
		return 2;
	}
	a.name = argv[2];
	a.argv = &argv[3];
	split(&b, argc, argv);
	for (int i = runs > 1 ? -1 : 0; i < runs; i++) {
		double first = run_once(&a), second = b.argv ? run_once(&b) : 1;
		if (i < 0)
			continue;
		a.seconds[i] = first;
		b.seconds[i] = second;
		ratios[i] = first / second;
	}
	report(&a, runs);
	if (b.argv) {
		report(&b, runs);
		double middle = median(ratios, runs);
		printf("  ratio of their times %.3f (%.3f to %.3f)\n", middle, ratios[0],
			ratios[runs - 1]);
	}
	return 0;
}
