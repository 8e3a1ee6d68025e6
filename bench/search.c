/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Times a search inside one process, as the full-screen program does it:
 *
 *	search OFFICE WORDS...
 *
 * prints for each the median microseconds to the first screenful (50 places), and how
 * many places that were.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "db/store.h"
#include "text/error.h"

enum { RUNS = 51, SCREENFUL = 50 };

static bool count_visit(void *context, const struct search_hit *hit)
{
	(void)hit;
	++*(int *)context;
	return true;
}

static int compare(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;
	return (left > right) - (left < right);
}

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e6 + (double)time.tv_nsec * 1e-3;
}

static bool measure(struct store *store, const char *words, struct error *error)
{
	double times[RUNS];
	int places = 0;
	for (int i = 0; i < RUNS; i++) {
		double start = now();
		places = 0;
		if (!store_search(store, words, SCREENFUL, count_visit, &places, error))
			return false;
		times[i] = now() - start;
	}
	qsort(times, RUNS, sizeof(times[0]), compare);
	printf("  %10.0f us  %3d places  %s\n", times[RUNS / 2], places, words);
	return true;
}

int main(int argc, char **argv)
{
	struct error error = ERROR_INIT;
	if (argc < 3) {
		fputs("usage: search OFFICE WORDS...\n", stderr);
		return 2;
	}
	struct store *store = store_open(argv[1], STORE_READ, &error);
	bool done = store != NULL;
	for (int i = 2; done && i < argc; i++)
		done = measure(store, argv[i], &error);
	if (!done)
		fprintf(stderr, "search: %s\n", error_message(&error));
	store_close(store);
	return !done;
}
