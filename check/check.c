/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/check.h"

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

/* --- what rules tell --- */

static struct finding *add(struct check *check, enum severity severity)
{
	struct finding_list *list = check->list;
	list->items =
		mem_grow(list->items, list->count, &list->capacity, sizeof(*list->items));
	struct finding *finding = &list->items[list->count++];
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

struct run {
	struct check *checks; /* as rules[] */
	bool typing;          /* only the quick ones */
};

static bool has_turn(const struct run *run, size_t rule)
{
	const signed char set = run->checks[rule].set;
	return set != SEVERITY_OFF && !(set < 0 && rules[rule]->off) &&
	       (!run->typing || rules[rule]->typing);
}

static void begin(struct run *run, const struct check_input *input, bool typing,
	struct breaker *breaker, struct finding_list *list)
{
	run->typing = typing;
	run->checks = mem_new(rules_count, sizeof(*run->checks));
	for (size_t i = 0; i < rules_count; i++) {
		run->checks[i] = (struct check){.input = input,
			.report = input->report,
			.rule = rules[i],
			.breaker = breaker,
			.list = list,
			.set = input->severities ? input->severities[i] : -1,
			.typing = typing};
		if (has_turn(run, i) && rules[i]->begin)
			rules[i]->begin(&run->checks[i]);
	}
}

static void take_text(void *context, const struct check_text *text)
{
	struct run *run = context;
	for (size_t i = 0; i < rules_count; i++)
		if (has_turn(run, i) && rules[i]->text)
			rules[i]->text(&run->checks[i], text);
}

static void end(struct run *run)
{
	for (size_t i = 0; i < rules_count; i++) {
		if (!has_turn(run, i))
			continue;
		if (!run->typing && rules[i]->report)
			rules[i]->report(&run->checks[i]);
		if (rules[i]->end)
			rules[i]->end(&run->checks[i]);
	}
	free(run->checks);
}

/* --- the order --- */

struct placed {
	struct finding finding;
	size_t index; /* in which it was told */
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
	return a->index < b->index ? -1 : a->index > b->index;
}

static void sort(struct finding_list *list, size_t from)
{
	const size_t count = list->count - from;
	struct placed *placed = mem_new(count, sizeof(*placed));
	for (size_t i = 0; i < count; i++)
		placed[i] = (struct placed){list->items[from + i], i};
	if (count)
		qsort(placed, count, sizeof(*placed), compare);
	for (size_t i = 0; i < count; i++)
		list->items[from + i] = placed[i].finding;
	free(placed);
}

void check_report(const struct check_input *input, struct finding_list *list)
{
	struct run run;
	const size_t from = list->count;
	struct breaker *breaker = breaker_new();
	begin(&run, input, false, breaker, list);
	check_texts(input, take_text, &run);
	end(&run);
	breaker_free(breaker);
	sort(list, from);
}

void check_field(const struct check_input *input, struct breaker *breaker,
	const struct card *card, int place, enum card_field field,
	struct finding_list *list)
{
	struct run run;
	const size_t from = list->count;
	begin(&run, input, true, breaker, list);
	check_card_field(input, card, place, field, take_text, &run);
	end(&run);
	sort(list, from);
}

void check_own_text(const struct check_input *input, struct breaker *breaker,
	const char *path, enum text_kind kind, const char *text,
	struct finding_list *list)
{
	struct run run;
	const size_t from = list->count;
	const struct check_text own = {.field = FIELD_NONE,
		.path = path,
		.kind = kind,
		.text = text,
		.bytes = strlen(text),
		.printed = true};
	begin(&run, input, true, breaker, list);
	take_text(&run, &own);
	end(&run);
	sort(list, from);
}
