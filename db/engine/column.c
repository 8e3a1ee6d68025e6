/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/column.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/card.h"
#include "model/data_folder.h"
#include "model/deadline.h"
#include "model/limits.h"
#include "model/report.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/utf8.h"

#define EXACT       (INT64_C(1) << 53)    /* what a double and JSON hold too */
#define LAST_MOMENT INT64_C(253402300799) /* the end of the year 9999 */

/* --- words that may stand in a column --- */

static bool is_report_state(const char *text)
{
	enum report_state state;
	return report_state_find(text, &state);
}

static bool is_card_state(const char *text)
{
	enum card_state state;
	return card_state_find(text, &state);
}

static bool is_digits(const char *text)
{
	enum digits digits;
	return digits_find(text, &digits);
}

static bool is_marks(const char *text)
{
	enum list_marks marks;
	return list_marks_find(text, &marks);
}

/* YYYY-MM-DD */
static bool is_date(const char *text)
{
	static const char form[] = "0000-00-00";
	size_t at = 0;
	while (text[at] && (form[at] == '0' ? text[at] >= '0' && text[at] <= '9'
					    : text[at] == form[at]))
		at++;
	return !text[at] && !form[at];
}

/* --- the rules --- */

#define WHOLE(from, to) .kind = VALUE_WHOLE, .least = (from), .most = (to), .step = 1
#define TEXT(to)        .kind = VALUE_TEXT, .most = (to)
#define WORD(is)        TEXT(LIMIT_NAME_BYTES), .good = (is)

/* The first that fits holds. */
static const struct column_rule rules[] = {
	{"report", "state", WORD(is_report_state), .needed = true},
	{"card", "state", WORD(is_card_state), .needed = true},
	{"report", "digits", WORD(is_digits)},
	{"report", "layout", WORD(data_folder_is_name)},
	{"report", "deadline", WORD(deadline_valid)},
	{"card", "steps_marks", WORD(is_marks)},
	{"card", "period_from", WORD(is_date)},
	{"card", "period_to", WORD(is_date)},
	{"deputy", "first_day", WORD(is_date), .needed = true},
	{"deputy", "last_day", WORD(is_date), .needed = true},
	{"card", "place", WHOLE(1, LIMIT_CARDS + 1)},
	{"ita_item_card", "card_place", WHOLE(1, INT_MAX), .needed = true},
	{"report", "number", WHOLE(1, INT_MAX)},
	{"search_copy", "id",
		WHOLE(INT64_MIN, INT64_MAX)}, /* year, report, place in one */
	{"memo", "number", TEXT(LIMIT_STORED_TEXT)},
	{"person_key", "operations", WHOLE(0, 16)},
	{"person_key", "memory", WHOLE(0, 1 << 30)},
	{"report", "cards", WHOLE(0, INT_MAX)},
	{"report", "cards_done", WHOLE(0, INT_MAX)},
	{"report", "unconfirmed", WHOLE(0, INT_MAX)},
	{"report", "unconfirmed_texts", WHOLE(0, INT_MAX)},
	{"card", "unconfirmed", WHOLE(0, INT_MAX)},
	{"person", "wrong", WHOLE(0, INT_MAX)},
	{NULL, "uuid", WORD(uuid_valid), .needed = true},
	{NULL, "fiscal_year", WHOLE(LIMIT_FIRST_YEAR, LIMIT_LAST_YEAR), .needed = true},
	{NULL, "months", .kind = VALUE_WHOLE, .least = 6, .most = 12, .step = 6,
		.needed = true},
	{NULL, "roles", WHOLE(0, UINT8_MAX)},
	{NULL, "at", WHOLE(0, LAST_MOMENT)},
	{NULL, "since", WHOLE(0, LAST_MOMENT)},
	{NULL, "wrong_at", WHOLE(-LAST_MOMENT, LAST_MOMENT)},
	{NULL, "place", WHOLE(0, INT_MAX)},
	{NULL, "cursor", WHOLE(0, INT_MAX)},
	{NULL, "body", TEXT(LIMIT_FILE_BYTES)},
	{NULL, "extra", TEXT(LIMIT_TEXT_BYTES)},
};

/* Those of columns that no row names, by their type. */
static const struct column_rule by_type[] = {
	{NULL, "TEXT", TEXT(LIMIT_STORED_TEXT)},
	{NULL, "INTEGER", WHOLE(-EXACT, EXACT)},
	{NULL, "ANY", .kind = VALUE_FIGURE},
};

static const struct column_rule of_expressions = {
	.kind = VALUE_ANY, .least = -EXACT, .most = EXACT, .step = 1};

static const struct column_rule *rule_of(
	const struct driver *driver, struct statement *statement, int column)
{
	const char *table = driver->table(statement, column);
	const char *name = driver->origin(statement, column);
	const char *type = driver->declared(statement, column);
	for (size_t i = 0; table && name && i < COUNT(rules); i++)
		if (!strcasecmp(rules[i].column, name) &&
			(!rules[i].table || !strcasecmp(rules[i].table, table)))
			return &rules[i];
	for (size_t i = 0; type && i < COUNT(by_type); i++)
		if (!strcasecmp(by_type[i].column, type))
			return &by_type[i];
	return &of_expressions;
}

struct column_rules *column_rules(
	const struct driver *driver, struct statement *statement)
{
	const int count = driver->columns(statement);
	struct column_rules *found =
		mem_new(1, sizeof(*found) + (size_t)count * sizeof(found->items[0]));
	found->count = count;
	for (int i = 0; i < count; i++)
		found->items[i] = rule_of(driver, statement, i);
	return found;
}

/* --- a value --- */

static const char *text_fault(const struct driver *driver, struct statement *statement,
	int column, const struct column_rule *rule)
{
	const int64_t most = rule->kind == VALUE_TEXT ? rule->most : LIMIT_FILE_BYTES;
	size_t bytes;
	const char *text = driver->text(statement, column, &bytes);
	if (!text)
		return _("it is too long");
	if ((int64_t)bytes > most)
		return _("it is too long");
	if (memchr(text, '\0', bytes) || !utf8_valid(text, bytes, NULL))
		return _("it is no text in UTF-8");
	if (rule->good && !rule->good(text))
		return _("it is none of what may stand there");
	return NULL;
}

static const char *whole_fault(const struct driver *driver, struct statement *statement,
	int column, const struct column_rule *rule)
{
	const int64_t value = driver->integer(statement, column);
	if (value < rule->least || value > rule->most ||
		(rule->step > 1 && (value - rule->least) % rule->step))
		return _("the number is none that may stand there");
	return NULL;
}

static const char *real_fault(
	const struct driver *driver, struct statement *statement, int column)
{
	return isfinite(driver->real(statement, column))
		       ? NULL
		       : _("the number is none that may stand there");
}

/* The text null stands for JSON's null (ita_rows.c). */
static const char *figure_fault(
	const struct driver *driver, struct statement *statement, int column)
{
	static const struct column_rule whole = {WHOLE(-EXACT, EXACT)};
	size_t bytes;
	switch (driver->type(statement, column)) {
	case TYPE_INTEGER: return whole_fault(driver, statement, column, &whole);
	case TYPE_REAL: return real_fault(driver, statement, column);
	case TYPE_TEXT:
		if (!strcmp(driver->text(statement, column, &bytes), "null"))
			return NULL;
		return _("it is no number");
	default: return _("it is no number");
	}
}

static const char *any_fault(
	const struct driver *driver, struct statement *statement, int column)
{
	switch (driver->type(statement, column)) {
	case TYPE_INTEGER: return whole_fault(driver, statement, column, &of_expressions);
	case TYPE_REAL: return real_fault(driver, statement, column);
	default: return text_fault(driver, statement, column, &of_expressions);
	}
}

const char *column_fault(const struct driver *driver, struct statement *statement,
	int column, const struct column_rules *of)
{
	const struct column_rule *rule =
		column < of->count ? of->items[column] : &of_expressions;
	const enum value_type type = driver->type(statement, column);
	if (type == TYPE_NULL)
		return rule->needed ? _("it is missing") : NULL;
	switch (rule->kind) {
	case VALUE_TEXT:
		return type == TYPE_TEXT ? text_fault(driver, statement, column, rule)
					 : _("it is no text in UTF-8");
	case VALUE_WHOLE:
		return type == TYPE_INTEGER ? whole_fault(driver, statement, column, rule)
					    : _("it is no whole number");
	case VALUE_FIGURE: return figure_fault(driver, statement, column);
	default: return any_fault(driver, statement, column);
	}
}
