/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/check.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "check/rule.h"
#include "check/rules.h"
#include "model/card.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/message.h"
#include "text/number.h"
#include "text/str.h"
#include "text/thread.h"

/* --- what rules tell --- */

static struct finding *add_room(struct finding_list *list)
{
	list->items =
		mem_grow(list->items, list->count, &list->capacity, sizeof(*list->items));
	return &list->items[list->count++];
}

static struct finding *add(struct check *check, enum severity severity)
{
	struct finding *finding = add_room(check->list);
	*finding = (struct finding){.rule = check->rule,
		.severity = check->set < 0 ? severity : (enum severity)check->set};
	return finding;
}

/* The path is copied, the message made of the format. */
static struct finding *tell(struct check *check, enum severity severity,
	const struct spot *spot, const char *format, va_list args)
	__attribute__((format(printf, 4, 0)));

static struct finding *tell(struct check *check, enum severity severity,
	const struct spot *spot, const char *format, va_list args)
{
	struct str message = STR_INIT;
	message_vappend(&message, format, args);
	struct finding *finding = add(check, severity);
	finding->spot = *spot;
	finding->spot.path = mem_strdup(spot->path);
	finding->message = str_detach(&message);
	return finding;
}

struct finding *check_tell(struct check *check, enum severity severity,
	const struct check_text *text, size_t start, size_t bytes, const char *format,
	...)
{
	const struct spot spot = {
		text->card, text->field, (char *)text->path, start, bytes};
	va_list args;
	va_start(args, format);
	struct finding *finding = tell(check, severity, &spot, format, args);
	va_end(args);
	finding->basis = mem_strndup(text->text, text->bytes);
	return finding;
}

struct finding *check_tell_at(struct check *check, enum severity severity, int card,
	enum card_field field, const char *path, const char *format, ...)
{
	const struct spot spot = {card, field, (char *)path, 0, 0};
	va_list args;
	va_start(args, format);
	struct finding *finding = tell(check, severity, &spot, format, args);
	va_end(args);
	finding->basis = mem_strdup("");
	return finding;
}

void finding_set_basis(struct finding *finding, const char *basis)
{
	free(finding->basis);
	finding->basis = mem_strdup(basis);
}

void finding_set_other(struct finding *finding, const struct check_text *text)
{
	free(finding->other.path);
	finding->other = (struct spot){
		text->card, text->field, mem_strdup(text->path), 0, text->bytes};
}

void finding_add_times(struct check *check, size_t finding, long times)
{
	char **message = &check->list->items[finding].message;
	struct str with_times = STR_INIT, number = STR_INIT;
	check_number(check, &number, times);
	str_puts(&with_times, *message);
	str_printf(&with_times, _(" (%s times)"), number.data);
	free(*message);
	*message = str_detach(&with_times);
	str_release(&number);
}

void check_number(const struct check *check, struct str *out, long number)
{
	number_append(out, number, check->input->digits);
}

/* --- a run --- */

enum run_kind {
	RUN_ALL,
	RUN_TYPING, /* the quick ones */
	RUN_REST, /* what these leave to be found in one card, or in the report's own texts */
};

/* Which rules have their turn where some go through the report in a thread of their own. */
enum run_part {
	PART_WHOLE,
	PART_QUICK,
	PART_SLOW,
};

struct run {
	struct check *checks; /* as rules[] */
	enum run_kind kind;
	enum run_part part;
	int card;                   /* RUN_REST: that card's place; 0: the report's own */
	bool whole;                 /* RUN_REST: other texts are looked at, too */
	const atomic_bool *stopped; /* by whom the thread works for; NULL: nobody */
	/* In which order findings are told: of each one the text, counted, and the rule. */
	struct finding_list *list;
	size_t from; /* where these begin in the list */
	size_t texts;
	uint64_t *orders;
	size_t count, capacity;
};

/* Quick rules have told what lies in a text; some tell more of the report as a whole. */
static bool is_rest(const struct run *run, const struct rule *rule)
{
	return run->whole ? !rule->typing || rule->report : rule->alone;
}

static bool has_turn(const struct run *run, size_t rule)
{
	const signed char set = run->checks[rule].set;
	if (run->part != PART_WHOLE && rules[rule]->slow != (run->part == PART_SLOW))
		return false;
	if (set == SEVERITY_OFF || (set < 0 && rules[rule]->off))
		return false;
	return run->kind == RUN_ALL ||
	       (run->kind == RUN_TYPING ? rules[rule]->typing
					: is_rest(run, rules[rule]));
}

/* The run's kind is set. */
static void begin(struct run *run, const struct check_input *input,
	struct breaker *breaker, struct finding_list *list)
{
	run->checks = mem_new(rules_count, sizeof(*run->checks));
	run->list = list;
	run->from = list->count;
	for (size_t i = 0; i < rules_count; i++) {
		run->checks[i] = (struct check){.input = input,
			.report = input->report,
			.rule = rules[i],
			.breaker = breaker,
			.list = list,
			.set = input->severities ? input->severities[i] : -1,
			.typing = run->kind == RUN_TYPING};
		if (has_turn(run, i) && rules[i]->begin)
			rules[i]->begin(&run->checks[i]);
	}
}

static void put_order(struct run *run, uint64_t order)
{
	run->orders =
		mem_grow(run->orders, run->count, &run->capacity, sizeof(*run->orders));
	run->orders[run->count++] = order;
}

/* What was told since belongs to that rule. */
static void note_order(struct run *run, size_t rule)
{
	while (run->from + run->count < run->list->count)
		put_order(run, run->texts * rules_count + rule);
}

static void take_text(void *context, const struct check_text *text)
{
	struct run *run = context;
	run->texts++;
	for (size_t i = 0; i < rules_count; i++) {
		const bool passed = run->kind == RUN_REST && rules[i]->alone &&
				    text->card != run->card;
		if (!passed && has_turn(run, i) && rules[i]->text)
			rules[i]->text(&run->checks[i], text);
		note_order(run, i);
	}
}

static bool goes_on(const struct run *run, struct progress *progress)
{
	return run->stopped ? !atomic_load(run->stopped) : progress_step(progress);
}

/* Who waits is told of each card. */
static void take_texts(
	struct run *run, const struct check_input *input, struct progress *progress)
{
	const size_t count = input->report->count;
	progress_begin(progress, N_("checking the measures"), (int64_t)count);
	check_texts_before(input, take_text, run);
	for (size_t i = 0; i < count && goes_on(run, progress); i++)
		check_texts_card(input, (int)i + 1, take_text, run);
	check_texts_after(input, take_text, run);
}

static void take_report(struct run *run, struct progress *progress)
{
	run->texts++;
	for (size_t i = 0; i < rules_count && progress_goes_on(progress); i++) {
		if (has_turn(run, i) && rules[i]->report)
			rules[i]->report(&run->checks[i]);
		note_order(run, i);
	}
}

static void end(struct run *run)
{
	for (size_t i = 0; i < rules_count; i++)
		if (has_turn(run, i) && rules[i]->end)
			rules[i]->end(&run->checks[i]);
	free(run->checks);
}

/* --- the order --- */

struct placed {
	struct finding finding;
	uint64_t order; /* in which rules told them */
	size_t index;
};

/* What stands after the table comes after the cards. */
static int group(const struct spot *spot)
{
	return spot->card ? 1 : strncmp(spot->path, "after", strlen("after")) ? 0 : 2;
}

static int compare(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;
	const struct spot *of_a = &a->finding.spot, *of_b = &b->finding.spot;
	if (group(of_a) != group(of_b))
		return group(of_a) < group(of_b) ? -1 : 1;
	if (of_a->card != of_b->card)
		return of_a->card < of_b->card ? -1 : 1;
	if (of_a->field != of_b->field)
		return of_a->field < of_b->field ? -1 : 1;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

/* What the run told; it is over. */
static void sort(struct run *run)
{
	struct finding *told = run->list->items ? run->list->items + run->from : NULL;
	struct placed *placed = mem_new(run->count, sizeof(*placed));
	for (size_t i = 0; i < run->count; i++)
		placed[i] = (struct placed){told[i], run->orders[i], i};
	if (run->count)
		qsort(placed, run->count, sizeof(*placed), compare);
	for (size_t i = 0; i < run->count; i++)
		told[i] = placed[i].finding;
	free(placed);
	free(run->orders);
}

/* --- a report --- */

static void look_through(struct run *run, const struct check_input *input,
	struct breaker *breaker, struct finding_list *list, struct progress *progress)
{
	begin(run, input, breaker, list);
	take_texts(run, input, progress);
	take_report(run, progress);
	end(run);
}

/* Rules that are slow go through a large report in a thread of their own. */
enum { LARGE = 100 /* cards */ };

struct beside {
	struct run run;
	const struct check_input *input;
	struct finding_list list;
	atomic_bool stopped;
	pthread_t thread;
};

static void *look_beside(void *context)
{
	struct beside *beside = context;
	look_through(&beside->run, beside->input, NULL, &beside->list, NULL);
	return NULL;
}

static bool begin_beside(struct beside *beside, const struct check_input *input)
{
	if (input->report->count < LARGE)
		return false;
	*beside = (struct beside){.input = input};
	atomic_init(&beside->stopped, false);
	beside->run = (struct run){
		.kind = RUN_ALL, .part = PART_SLOW, .stopped = &beside->stopped};
	return thread_begin(&beside->thread, look_beside, beside, NULL);
}

/* What was found beside goes to what the run found. */
static void join(struct run *run, struct beside *beside, bool stopped)
{
	atomic_store(&beside->stopped, stopped);
	pthread_join(beside->thread, NULL);
	for (size_t i = 0; i < beside->list.count; i++) {
		*add_room(run->list) = beside->list.items[i];
		put_order(run, beside->run.orders[i]);
	}
	free(beside->list.items);
	free(beside->run.orders);
}

void check_report(const struct check_input *input, struct finding_list *list)
{
	struct run run = {.kind = RUN_ALL};
	struct beside beside;
	struct breaker *breaker = breaker_new();
	const bool split = begin_beside(&beside, input);
	run.part = split ? PART_QUICK : PART_WHOLE;
	look_through(&run, input, breaker, list, input->progress);
	if (split)
		join(&run, &beside, progress_stopped(input->progress));
	breaker_free(breaker);
	sort(&run);
}

void check_field(const struct check_input *input, struct breaker *breaker,
	const struct card *card, int place, enum card_field field,
	struct finding_list *list)
{
	struct run run = {.kind = RUN_TYPING};
	begin(&run, input, breaker, list);
	check_card_field(input, card, place, field, take_text, &run);
	end(&run);
	sort(&run);
}

void check_own_text(const struct check_input *input, struct breaker *breaker,
	const char *path, enum text_kind kind, const char *text,
	struct finding_list *list)
{
	struct run run = {.kind = RUN_TYPING};
	const struct check_text own = {.field = FIELD_NONE,
		.path = path,
		.kind = kind,
		.text = text,
		.bytes = strlen(text),
		.printed = true};
	begin(&run, input, breaker, list);
	take_text(&run, &own);
	end(&run);
	sort(&run);
}

struct wanted {
	struct run *run;
	const char *path;
};

static void take_wanted(void *context, const struct check_text *text)
{
	const struct wanted *wanted = context;
	if (!strcmp(text->path, wanted->path))
		take_text(wanted->run, text);
}

void check_own_path(const struct check_input *input, struct breaker *breaker,
	const char *path, struct finding_list *list)
{
	struct run run = {.kind = RUN_TYPING};
	struct wanted wanted = {&run, path};
	begin(&run, input, breaker, list);
	check_texts_before(input, take_wanted, &wanted);
	check_texts_after(input, take_wanted, &wanted);
	end(&run);
	sort(&run);
}

/* --- the rest --- */

struct check_rest {
	struct run run;
	const struct check_input *input;
	struct finding_list *list;
	size_t step; /* 0: the report's own texts; then card by card */
};

struct check_rest *check_rest_new(const struct check_input *input,
	struct breaker *breaker, int card, bool whole, struct finding_list *list)
{
	struct check_rest *rest = mem_new(1, sizeof(*rest));
	rest->run = (struct run){.kind = RUN_REST, .card = card, .whole = whole};
	rest->input = input;
	rest->list = list;
	begin(&rest->run, input, breaker, list);
	return rest;
}

static void look_alone(struct check_rest *rest)
{
	if (rest->run.card) {
		check_texts_card(rest->input, rest->run.card, take_text, &rest->run);
		return;
	}
	check_texts_before(rest->input, take_text, &rest->run);
	check_texts_after(rest->input, take_text, &rest->run);
}

bool check_rest_step(struct check_rest *rest)
{
	const size_t step = rest->step++, cards = rest->input->report->count;
	if (!rest->run.whole) {
		look_alone(rest);
	} else if (!step) {
		check_texts_before(rest->input, take_text, &rest->run);
		return true;
	} else if (step <= cards) {
		check_texts_card(rest->input, (int)step, take_text, &rest->run);
		return true;
	} else {
		check_texts_after(rest->input, take_text, &rest->run);
		take_report(&rest->run, NULL);
	}
	return false;
}

void check_rest_free(struct check_rest *rest)
{
	if (!rest)
		return;
	end(&rest->run);
	free(rest->run.orders);
	free(rest);
}
