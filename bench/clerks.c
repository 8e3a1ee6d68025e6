/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Many people at their desks at once, each with a connection of the own:
 *
 *	clerks ADDRESS COUNT FIRST-OFFICE SECONDS PAUSE
 *
 * Four an office, from one on: three clerks (somsri, manit, prasit) and a supervisor (palad).
 * ADDRESS has WHO and OFFICE where these stand. Each does something, waits PAUSE ms (between
 * half and one and a half of it), and so on for so many seconds. It prints for each act how
 * often, how long (ms: the middle one, 99 in a hundred, the longest), how many met somebody
 * else's change, and how many failed, with the words of the first.
 */
#include <config.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "bench/acts.h"
#include "db/store.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

enum { MOST_ACTS = 4096, DESKS = 4, WORDS_MOST = 200 };

/* What a process tells: in memory that it shares with the one that asked. */
struct told {
	size_t count;
	enum act acts[MOST_ACTS];
	double times[MOST_ACTS];
	unsigned conflicts[ACTS], failures[ACTS];
	bool sat_down;
	char words[WORDS_MOST];
};

struct desk {
	struct told *told;
	struct place place;
	bool supervisor;
	uint64_t random;
	double began;
};

static unsigned draw(struct desk *desk, unsigned below)
{
	/* Knuth's MMIX generator. */
	desk->random = desk->random * 6364136223846793005ULL + 1442695040888963407ULL;
	return (unsigned)(desk->random >> 33) % below;
}

static char *address_of(const char *pattern, const char *who, int office)
{
	struct str address = STR_INIT;
	for (const char *at = pattern; *at;) {
		if (!strncmp(at, "WHO", strlen("WHO"))) {
			str_puts(&address, who);
			at += strlen("WHO");
		} else if (!strncmp(at, "OFFICE", strlen("OFFICE"))) {
			str_printf(&address, "%d", office);
			at += strlen("OFFICE");
		} else {
			str_putc(&address, *at++);
		}
	}
	return str_detach(&address);
}

static void before(void *context)
{
	struct desk *desk = context;
	desk->began = act_now();
}

static void after(void *context)
{
	struct desk *desk = context;
	struct told *told = desk->told;
	told->times[told->count] = act_now() - desk->began;
}

/* A clerk saves, looks things up and looks around; a supervisor reviews more than that. */
static enum act choose(struct desk *desk)
{
	static const enum act usual[] = {ACT_SAVE, ACT_SAVE, ACT_SAVE, ACT_SAVE, ACT_SAVE,
		ACT_SEARCH, ACT_SEARCH, ACT_LIST, ACT_CARDS, ACT_PROGRESS};
	const enum act act = usual[draw(desk, sizeof(usual) / sizeof(*usual))];
	return desk->supervisor && act == ACT_SAVE ? ACT_REVIEW : act;
}

static void work(struct desk *desk)
{
	static const char *const words[] = {"ก", "กา", "การ", "ประชาชน", "ร้องเรียน"};
	const struct around around = {before, after, desk};
	struct error error = ERROR_INIT;
	struct told *told = desk->told;
	const enum act act = choose(desk);
	desk->place.words = words[draw(desk, sizeof(words) / sizeof(*words))];
	const enum outcome outcome = act_do(&desk->place, act, &around, &error);
	if (outcome == OUTCOME_NOTHING)
		return;
	told->acts[told->count++] = act;
	told->conflicts[act] += outcome == OUTCOME_CONFLICT;
	if (outcome == OUTCOME_FAILED) {
		told->failures[act]++;
		if (!told->words[0])
			snprintf(told->words, sizeof(told->words), "%s",
				error_message(&error));
	}
	error_release(&error);
}

static void pause_for(struct desk *desk, unsigned mean)
{
	const unsigned ms = mean / 2 + draw(desk, mean + 1);
	const struct timespec time = {ms / 1000, (long)(ms % 1000) * 1000000L};
	nanosleep(&time, NULL);
}

static void sit(struct desk *desk, const char *address, double until, unsigned mean)
{
	struct error error = ERROR_INIT;
	if (!place_open(&desk->place, address, desk->supervisor, true, &error)) {
		snprintf(desk->told->words, sizeof(desk->told->words), "%s",
			error_message(&error));
		return;
	}
	desk->told->sat_down = true;
	desk->place.returns = true;
	/* Two of an office seldom take the same card. */
	desk->place.saved = draw(desk, (unsigned)desk->place.count + 1);
	pause_for(desk, mean);
	while (act_now() < until && desk->told->count < MOST_ACTS) {
		work(desk);
		pause_for(desk, mean);
	}
	place_close(&desk->place);
}

static void tell_act(const struct told *told, int clerks, enum act act)
{
	double *times = mem_new((size_t)clerks * MOST_ACTS, sizeof(*times));
	size_t count = 0;
	unsigned conflicts = 0, failures = 0;
	for (int i = 0; i < clerks; i++) {
		for (size_t at = 0; at < told[i].count; at++)
			if (told[i].acts[at] == act)
				times[count++] = told[i].times[at];
		conflicts += told[i].conflicts[act];
		failures += told[i].failures[act];
	}
	act_sort(times, count);
	if (count)
		printf("  %-10s %7zu  %9.1f %9.1f %9.1f  %5u %5u\n", act_names[act],
			count, act_percentile(times, count, 50),
			act_percentile(times, count, 99), times[count - 1], conflicts,
			failures);
	free(times);
}

static int tell(const struct told *told, int clerks, double seconds)
{
	int seated = 0;
	size_t all = 0;
	const char *words = NULL;
	for (int i = 0; i < clerks; i++) {
		seated += told[i].sat_down;
		all += told[i].count;
		if (told[i].words[0])
			words = told[i].words;
	}
	printf("  %d people, %zu acts in %.0f s, %.1f a second\n", seated, all, seconds,
		(double)all / seconds);
	printf("  %-10s %7s  %9s %9s %9s  %5s %5s\n", "act", "times", "p50 ms", "p99 ms",
		"longest", "met", "fail");
	for (enum act act = 0; act < ACTS; act++)
		tell_act(told, clerks, act);
	if (words)
		printf("  the first words: %s\n", words);
	return words != NULL || seated < clerks;
}

int main(int argc, char **argv)
{
	static const char *const people[DESKS] = {"somsri", "manit", "prasit", "palad"};
	if (argc != 6) {
		fputs("usage: clerks ADDRESS COUNT FIRST-OFFICE SECONDS PAUSE\n", stderr);
		return 2;
	}
	const int clerks = (int)strtol(argv[2], NULL, 10);
	const int first = (int)strtol(argv[3], NULL, 10);
	const double seconds = strtod(argv[4], NULL);
	const unsigned mean = (unsigned)strtoul(argv[5], NULL, 10);
	struct told *told = mmap(NULL, (size_t)clerks * sizeof(*told),
		PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (told == MAP_FAILED)
		return 1;
	const double until = act_now() + seconds * 1e3;
	for (int i = 0; i < clerks; i++) {
		const pid_t child = fork();
		if (child < 0)
			return 1;
		if (child)
			continue;
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		struct desk desk = {.told = &told[i],
			.supervisor = i % DESKS == DESKS - 1,
			.random = (uint64_t)i + 20261130};
		char *address = address_of(argv[1], people[i % DESKS], first + i / DESKS);
		sit(&desk, address, until, mean);
		_exit(0);
	}
	while (wait(NULL) > 0)
		;
	return tell(told, clerks, seconds);
}
