/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * same-bullet: an item stands twice in one list.
 *
 * A bullet is compared with those under the same heading or number: two units may have
 * the same task. What only says how far a step is (ดำเนินการแล้ว) may stand behind each.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/list_line.h"
#include "check/match.h"
#include "check/rule.h"
#include "check/token.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/str.h"
#include "text/utf8.h"

enum { LEAST_POINTS = 8, STATE_POINTS = 32 };

struct item {
	char *folded;
	enum list_kind kind;
	long scope;
	size_t start, bytes; /* in the text */
	bool again;
};

/* The items of the text at hand. */
struct items {
	struct item *items;
	size_t count, capacity;
	long bullets, numbers; /* scopes: of bullets, of numbers */
};

/* Whether the item only says how far its step is. */
static bool is_state(const char *folded)
{
	static const char *const states[] = {"ดำเนินการ", "อยู่ระหว่าง", "ยังไม่", "เสร็จ",
		"แล้วเสร็จ", "ปฏิบัติแล้ว", "ครบ", "ไม่มี", "เรียบร้อย"};
	if (utf8_count(folded, strlen(folded)) > STATE_POINTS)
		return false;
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		if (begins_with(folded, states[i]))
			return true;
	return false;
}

static char *fold(const char *text, size_t bytes)
{
	struct str folded = STR_INIT;
	text_fold(&folded, text, bytes, NULL);
	while (folded.bytes && strchr(" .,;", folded.data[folded.bytes - 1]))
		str_truncate(&folded, folded.bytes - 1);
	return str_detach(&folded);
}

static void add(struct items *items, const struct check_text *text, size_t start,
	size_t bytes, enum list_kind kind)
{
	items->items = mem_grow(
		items->items, items->count, &items->capacity, sizeof(*items->items));
	items->items[items->count++] =
		(struct item){.folded = fold(text->text + start, bytes),
			.kind = kind,
			.scope = kind == LIST_BULLET ? items->bullets : items->numbers,
			.start = start,
			.bytes = bytes};
}

/* Those of one list together, the same ones of it in the order of the text. */
static int compare(const void *left, const void *right)
{
	const struct item *a = *(struct item *const *)left;
	const struct item *b = *(struct item *const *)right;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->scope != b->scope)
		return a->scope < b->scope ? -1 : 1;
	const int order = strcmp(a->folded, b->folded);
	return order ? order : (a > b) - (a < b);
}

static bool is_same(const struct item *a, const struct item *b)
{
	return a->kind == b->kind && a->scope == b->scope &&
	       !strcmp(a->folded, b->folded);
}

static void mark_repeated(const struct items *items)
{
	struct item **sorted = mem_new(items->count + 1, sizeof(struct item *));
	for (size_t i = 0; i < items->count; i++)
		sorted[i] = &items->items[i];
	qsort(sorted, items->count, sizeof(struct item *), compare);
	for (size_t i = 1; i < items->count; i++)
		sorted[i]->again = is_same(sorted[i - 1], sorted[i]);
	free(sorted);
}

static bool counts(const struct item *item)
{
	return utf8_count(item->folded, strlen(item->folded)) >= LEAST_POINTS &&
	       !is_state(item->folded);
}

/* Whether the line is an address, which belongs to the item before it. */
static bool is_address(const char *line, size_t bytes)
{
	struct token token = {0};
	return token_next(line, bytes, &token) && token.kind == TOKEN_ADDRESS;
}

static void look_at_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct items *items = context;
	const char *line = text->text + start;
	const struct list_line mark = list_line_read(line, bytes);
	const bool is_step = text->field == FIELD_STEPS;
	enum list_kind kind = mark.kind;
	if (kind == LIST_NONE && !is_step) {
		if (!is_address(line, bytes)) {
			items->bullets++;
			items->numbers++;
		}
		return;
	}
	if (kind != LIST_BULLET)
		items->bullets++;
	if (kind == LIST_LETTER ||
		(kind == LIST_NUMBER && mark.values[mark.levels - 1] == 1))
		items->numbers++;
	add(items, text, start + mark.text, bytes - mark.text,
		is_step ? LIST_NUMBER : kind);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct items items = {0};
	if (text->kind != TEXT_PROSE)
		return;
	check_lines(text, look_at_line, &items);
	mark_repeated(&items);
	for (size_t i = 0; i < items.count; i++) {
		const struct item *item = &items.items[i];
		if (item->again && counts(item) && !told_enough(check, text))
			check_tell(check, SEVERITY_ERROR, text, item->start, item->bytes,
				_("this item stands in the list already"));
		free(item->folded);
	}
	free(items.items);
}

const struct rule rule_same_bullet = {
	.name = "same-bullet",
	.severity = SEVERITY_ERROR,
	.title = N_("List items that stand twice"),
	.mend = N_(
		"A line was pasted twice. Take one out, or write what was meant in its "
		"place."),
	.typing = true,
	.text = look_at_text,
};
