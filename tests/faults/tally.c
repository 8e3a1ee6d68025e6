/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/faults/tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

bool soak(void)
{
	const char *said = getenv("MATTRAKAN_SOAK");
	return said && !strcmp(said, "1");
}

int64_t tally_clock(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

struct tally tally_begin(const char *name)
{
	return (struct tally){.name = name, .began = tally_clock()};
}

__attribute__((format(printf, 3, 0))) static void note(
	struct tally *tally, const char *kind, const char *format, va_list values)
{
	char words[sizeof(tally->first) - 20];
	vsnprintf(words, sizeof(words), format, values);
	if (!tally->first[0])
		snprintf(tally->first, sizeof(tally->first), "%s: %s", kind, words);
	print_message("%s: %s: %s\n", tally->name, kind, words);
}

void tally_lost(struct tally *tally, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	tally->lost++;
	note(tally, "lost", format, values);
	va_end(values);
}

void tally_crashed(struct tally *tally, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	tally->crashed++;
	note(tally, "crashed", format, values);
	va_end(values);
}

void tally_note(struct tally *tally, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	vsnprintf(tally->note, sizeof(tally->note), format, values);
	va_end(values);
}

static void write_row(const struct tally *tally, int64_t seconds)
{
	const char *path = getenv("MATTRAKAN_FAULTS_TABLE");
	FILE *table = path ? fopen(path, "a") : NULL;
	if (!path)
		return;
	if (!table ||
		fprintf(table, "%s\t%zu\t%zu\t%zu\t%zu\t%zu\t%lld\t%s\n", tally->name,
			tally->tried, tally->good, tally->told, tally->lost,
			tally->crashed, (long long)seconds, tally->note) < 0 ||
		fclose(table))
		fail_msg("cannot write %s", path);
}

void tally_end(struct tally *tally)
{
	const int64_t seconds = (tally_clock() - tally->began + 500) / 1000;
	print_message("%s: tried %zu, whole %zu, refused with a message %zu, lost %zu, "
		      "crashed %zu; %lld s\n%s\n",
		tally->name, tally->tried, tally->good, tally->told, tally->lost,
		tally->crashed, (long long)seconds, tally->note);
	write_row(tally, seconds);
	if (tally->lost || tally->crashed)
		fail_msg("%s", tally->first);
	assert_true(tally->tried > 0);
	assert_int_equal(tally->good + tally->told, tally->tried);
}
