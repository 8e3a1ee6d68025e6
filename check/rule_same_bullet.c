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

#include "check/list_line.h"
#include "check/match.h"
#include "check/token.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/utf8.h"

enum { LEAST_POINTS = 8, STATE_POINTS = 32 };

struct item {
	char *folded;
	enum list_kind kind;
	long scope;
};

/* The items of the text at hand. */
struct items {
	struct check *check;
	struct item *items;
	size_t count, capacity;
	long bullets, numbers; /* scopes: of bullets, of numbers */
};

static bool begins_with(const char *text, const char *part)
{
	return strncmp(text, part, strlen(part)) == 0;
}

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

static void add(struct items *items, char *folded, enum list_kind kind, long scope)
{
	items->items = mem_grow(
		items->items, items->count, &items->capacity, sizeof(*items->items));
	items->items[items->count++] = (struct item){folded, kind, scope};
}

static bool is_known(
	const struct items *items, const char *folded, enum list_kind kind, long scope)
{
	for (size_t i = 0; i < items->count; i++)
		if (items->items[i].kind == kind && items->items[i].scope == scope &&
			!strcmp(items->items[i].folded, folded))
			return true;
	return false;
}

static void look_at_item(struct items *items, const struct check_text *text, size_t start,
	size_t bytes, enum list_kind kind)
{
	const long scope = kind == LIST_BULLET ? items->bullets : items->numbers;
	char *folded = fold(text->text + start, bytes);
	const bool known = is_known(items, folded, kind, scope);
	const bool counts =
		utf8_count(folded, strlen(folded)) >= LEAST_POINTS && !is_state(folded);
	add(items, folded, kind, scope);
	if (known && counts)
		check_tell(items->check, SEVERITY_ERROR, text, start, bytes,
			_("this item stands in the list already"));
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
	look_at_item(items, text, start + mark.text, bytes - mark.text,
		is_step ? LIST_NUMBER : kind);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	struct items items = {.check = check};
	if (text->kind != TEXT_PROSE)
		return;
	check_lines(text, look_at_line, &items);
	for (size_t i = 0; i < items.count; i++)
		free(items.items[i].folded);
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
