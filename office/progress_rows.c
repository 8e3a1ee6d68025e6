/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/progress_rows.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "office/agency.h"
#include "office/states.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/name.h"
#include "text/number.h"
#include "text/str.h"

/* --- reading --- */

struct reading {
	struct progress_rows rows;
	struct date today;
};

static char *first_line(const char *text)
{
	size_t bytes;
	text = str_first_line(text, &bytes);
	return mem_strndup(text, bytes);
}

bool progress_done(const struct progress_line *line)
{
	return line->state == CARD_DONE || line->state == CARD_APPROVED;
}

static bool take(void *context, const struct progress_card *card)
{
	struct reading *reading = context;
	struct progress_rows *rows = &reading->rows;
	struct str agency = STR_INIT;
	rows->items =
		mem_grow(rows->items, rows->count, &rows->capacity, sizeof(*rows->items));
	agency_append(&agency, card->agency_type, card->agency_name);
	struct progress_line *line = &rows->items[rows->count++];
	*line = (struct progress_line){
		.number = card->number,
		.report = card->report,
		.revision = card->revision,
		.since = card->since,
		.fiscal_year = card->fiscal_year,
		.months = card->months,
		.place = card->place,
		.state = card->state,
		.name = first_line(*card->issue ? card->issue : card->measure),
		.measure = first_line(card->measure),
		.owners = mem_strdup(card->owners),
		.group = first_line(card->group),
		.period = first_line(card->period),
		.who = mem_strdup(card->who),
		.agency = str_detach(&agency),
		.to = card->to,
	};
	const long past = card->to.year ? date_days(card->to, reading->today) : 0;
	if (past > 0 && !progress_done(line))
		line->late = past;
	return true;
}

/* What was marked stays so. */
static void keep_marks(struct progress_rows *rows, const struct progress_rows *before)
{
	for (size_t i = 0; i < before->count; i++) {
		if (!before->items[i].marked)
			continue;
		for (size_t j = 0; j < rows->count; j++) {
			if (rows->items[j].number == before->items[i].number)
				rows->items[j].marked = true;
		}
	}
}

bool progress_rows_read(struct progress_rows *rows, struct store *store, int64_t report,
	int fiscal_year, struct date today, struct error *error)
{
	struct reading reading = {{NULL, 0, 0}, today};
	const bool done =
		report ? store_progress(store, report, take, &reading, error)
		       : store_progress_year(store, fiscal_year, take, &reading, error);
	if (!done) {
		progress_rows_release(&reading.rows);
		return false;
	}
	keep_marks(&reading.rows, rows);
	progress_rows_release(rows);
	*rows = reading.rows;
	return true;
}

void progress_rows_release(struct progress_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		struct progress_line *line = &rows->items[i];
		free(line->name);
		free(line->measure);
		free(line->owners);
		free(line->group);
		free(line->period);
		free(line->who);
		free(line->agency);
	}
	free(rows->items);
	*rows = (struct progress_rows){NULL, 0, 0};
}

/* --- which of them --- */

/* The next owner of a list joined by line ends, from *at on; false at its end. An empty
 * list has one, which is "". */
static bool next_owner(const char **at, const char **owner, size_t *bytes)
{
	if (!*at)
		return false;
	*owner = *at;
	*bytes = strcspn(*at, "\n");
	*at = (*at)[*bytes] ? *at + *bytes + 1 : NULL;
	return true;
}

/* An owner's name as it is compared; to be freed. */
static char *owner_key(const char *owner, size_t bytes)
{
	char *name = mem_strndup(owner, bytes), *key = name_key(name);
	free(name);
	return key;
}

static bool has_owner(const struct progress_line *line, const char *wanted)
{
	const char *at = line->owners, *owner;
	size_t bytes;
	char *wanted_key = name_key(wanted);
	bool found = false;
	while (!found && next_owner(&at, &owner, &bytes)) {
		char *key = owner_key(owner, bytes);
		found = strcmp(key, wanted_key) == 0;
		free(key);
	}
	free(wanted_key);
	return found;
}

bool progress_passes(
	const struct progress_line *line, const struct progress_filter *filter)
{
	return (!filter->owner || has_owner(line, filter->owner)) &&
	       (filter->state < 0 || line->state == (enum card_state)filter->state);
}

static bool is_listed(const struct progress_line *line, enum progress_list list)
{
	switch (list) {
	case PROGRESS_WAITING: return line->state == CARD_DONE;
	case PROGRESS_LATE: return line->late > 0;
	case PROGRESS_RETURNED: return line->state == CARD_RETURNED;
	default: return true;
	}
}

/* Whether line a stands before line b in a list. */
static bool comes_before(const struct progress_line *a, const struct progress_line *b,
	enum progress_list list)
{
	switch (list) {
	case PROGRESS_WAITING:
	case PROGRESS_RETURNED: return a->since < b->since;
	case PROGRESS_LATE: return a->late > b->late;
	default: return false;
	}
}

static void merge_sort(const struct progress_rows *rows, enum progress_list list,
	size_t *shown, size_t *room, size_t count)
{
	if (count < 2)
		return;
	const size_t half = count / 2;
	merge_sort(rows, list, shown, room, half);
	merge_sort(rows, list, shown + half, room, count - half);
	memcpy(room, shown, half * sizeof(*room));
	for (size_t a = 0, b = half, to = 0; a < half; to++) {
		const bool second = b < count && comes_before(&rows->items[shown[b]],
							 &rows->items[room[a]], list);
		shown[to] = second ? shown[b++] : room[a++];
	}
}

size_t progress_list(const struct progress_rows *rows, enum progress_list list,
	const struct progress_filter *filter, size_t *shown)
{
	size_t count = 0;
	for (size_t i = 0; i < rows->count; i++) {
		if (is_listed(&rows->items[i], list) &&
			progress_passes(&rows->items[i], filter))
			shown[count++] = i;
	}
	size_t *room = mem_new(count + 1, sizeof(*room));
	merge_sort(rows, list, shown, room, count);
	free(room);
	return count;
}

/* --- bars --- */

/* Names that look the same share a bar, which is called as the first of them. */
static struct progress_bar *bar_of(
	struct progress_bars *bars, const char *name, size_t bytes, long order)
{
	char *key = owner_key(name, bytes);
	for (size_t i = 0; i < bars->count; i++) {
		if (bars->items[i].order == order &&
			strcmp(bars->items[i].key, key) == 0) {
			free(key);
			return &bars->items[i];
		}
	}
	bars->items =
		mem_grow(bars->items, bars->count, &bars->capacity, sizeof(*bars->items));
	struct progress_bar *bar = &bars->items[bars->count++];
	*bar = (struct progress_bar){
		.name = mem_strndup(name, bytes), .key = key, .order = order};
	return bar;
}

static void count_in(struct progress_bar *bar, const struct progress_line *line)
{
	bar->all++;
	bar->part += progress_done(line);
	bar->late += line->late > 0;
}

static void count_owners(struct progress_bars *bars, const struct progress_line *line)
{
	const char *at = line->owners, *owner;
	size_t bytes;
	while (next_owner(&at, &owner, &bytes)) {
		if (!bytes) {
			owner = _("(nobody)");
			bytes = strlen(owner);
		}
		struct progress_bar *bar = bar_of(bars, owner, bytes, 0);
		if (bar->last != line) /* it may stand twice in one card */
			count_in(bar, line);
		bar->last = line;
	}
}

/* The quarter of the fiscal year, from 1. */
static int quarter_of(struct date date)
{
	return (date.month + YEAR_MONTHS - FISCAL_FIRST_MONTH) % YEAR_MONTHS /
		       QUARTER_MONTHS +
	       1;
}

static void put_month(struct str *out, const struct progress_line *line,
	enum progress_grouping grouping, enum digits digits)
{
	const struct date to = line->to;
	struct str quarter = STR_INIT, year = STR_INIT;
	if (!to.year) {
		str_puts(out, _("(not said)"));
	} else if (grouping == PROGRESS_BY_MONTH) {
		date_append(out, (struct date){.year = to.year, .month = to.month},
			DATE_SHORT, digits);
	} else {
		number_append(&quarter, quarter_of(to), digits);
		number_append(&year, date_fiscal_year(to), digits);
		/* TRANSLATORS: a quarter of a fiscal year */
		str_printf(out, _("quarter %s/%s"), quarter.data, year.data);
	}
	str_release(&quarter);
	str_release(&year);
}

static void count_month(struct progress_bars *bars, const struct progress_line *line,
	enum progress_grouping grouping, enum digits digits)
{
	struct str name = STR_INIT;
	const struct date to = line->to;
	long order = LONG_MAX;
	if (to.year && grouping == PROGRESS_BY_MONTH)
		order = (long)to.year * YEAR_MONTHS + to.month;
	else if (to.year)
		order = (long)date_fiscal_year(to) * YEAR_MONTHS + quarter_of(to);
	put_month(&name, line, grouping, digits);
	count_in(bar_of(bars, name.data, name.bytes, order), line);
	str_release(&name);
}

static void count_group(struct progress_bars *bars, const struct progress_line *line)
{
	const char *name = *line->group ? line->group : _("(no group)");
	count_in(bar_of(bars, name, strlen(name), 0), line);
}

/* All states, be there cards in them or not; each against all cards. */
static void count_states(struct progress_bars *bars, const struct progress_rows *rows,
	const struct progress_filter *filter)
{
	static const enum card_state states[] = {
		CARD_DRAFT, CARD_RETURNED, CARD_DONE, CARD_APPROVED};
	for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++) {
		const char *name = _(card_state_label(states[i]));
		struct progress_bar *bar = bar_of(bars, name, strlen(name), (long)i);
		for (size_t row = 0; row < rows->count; row++) {
			const struct progress_line *line = &rows->items[row];
			if (!progress_passes(line, filter))
				continue;
			bar->all++;
			bar->part += line->state == states[i];
			bar->late += line->state == states[i] && line->late > 0;
		}
	}
}

static void count_line(struct progress_bars *bars, const struct progress_line *line,
	enum progress_grouping grouping, enum digits digits)
{
	switch (grouping) {
	case PROGRESS_BY_OWNER: count_owners(bars, line); break;
	case PROGRESS_BY_GROUP: count_group(bars, line); break;
	default: count_month(bars, line, grouping, digits); break;
	}
}

/* A few dozen bars at most: the plainest way, which keeps equals in their order. */
static void sort_bars(struct progress_bars *bars, bool largest)
{
	for (size_t i = 1; i < bars->count; i++) {
		const struct progress_bar bar = bars->items[i];
		size_t at = i;
		while (at && (largest ? bars->items[at - 1].all < bar.all
				      : bars->items[at - 1].order > bar.order)) {
			bars->items[at] = bars->items[at - 1];
			at--;
		}
		bars->items[at] = bar;
	}
}

void progress_bars_make(struct progress_bars *bars, const struct progress_rows *rows,
	enum progress_grouping grouping, const struct progress_filter *filter,
	enum digits digits)
{
	progress_bars_release(bars);
	if (grouping == PROGRESS_BY_STATE) {
		count_states(bars, rows, filter);
		return;
	}
	for (size_t i = 0; i < rows->count; i++) {
		if (progress_passes(&rows->items[i], filter))
			count_line(bars, &rows->items[i], grouping, digits);
	}
	sort_bars(bars, grouping == PROGRESS_BY_OWNER);
}

void progress_bars_release(struct progress_bars *bars)
{
	for (size_t i = 0; i < bars->count; i++) {
		free(bars->items[i].name);
		free(bars->items[i].key);
	}
	free(bars->items);
	*bars = (struct progress_bars){NULL, 0, 0};
}
