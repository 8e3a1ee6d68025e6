/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What could not be read of a damaged file, in words: which table, whose. */
#include <config.h>

#include <string.h>

#include "db/engine/driver.h"
#include "db/engine/query.h"
#include "db/recover_parts.h"
#include "model/card.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/message.h"
#include "text/str.h"

/* What the rows of a table are, and whose: its key is the number of. */
enum owner { OF_NOBODY, OF_REPORT, OF_CARD };

static const struct {
	const char *table, *words;
	enum owner owner;
} tables[] = {
	{"report", N_("reports"), OF_REPORT},
	{"report_version", N_("earlier versions of reports"), OF_REPORT},
	{"removed_report", N_("reports that were destroyed"), OF_REPORT},
	{"bin_report", N_("reports in the bin"), OF_REPORT},
	{"section", N_("sections of reports"), OF_REPORT},
	{"memo", N_("memos"), OF_REPORT},
	{"signature", N_("signatures of memos"), OF_REPORT},
	{"unconfirmed_text", N_("which texts of reports are not confirmed"), OF_REPORT},
	{"ita", N_("ITA results"), OF_REPORT},
	{"ita_item", N_("items of ITA results"), OF_REPORT},
	{"ita_item_card", N_("which measures answer which ITA items"), OF_REPORT},
	{"seal", N_("seals"), OF_REPORT},
	{"acceptance", N_("findings that were accepted"), OF_REPORT},
	{"check_found", N_("how much the check found"), OF_REPORT},
	{"head_draft", N_("what was being typed in reports"), OF_REPORT},
	{"card", N_("measures"), OF_CARD},
	{"bin_card", N_("measures in the bin"), OF_CARD},
	{"removed_card", N_("measures that were destroyed"), OF_CARD},
	{"step", N_("steps of measures"), OF_CARD},
	{"owner", N_("owners of measures"), OF_CARD},
	{"ref", N_("ITA items that measures answer"), OF_CARD},
	{"unconfirmed", N_("which fields of measures are not confirmed"), OF_CARD},
	{"evidence", N_("evidence of measures"), OF_CARD},
	{"evidence_file", N_("files of evidence"), OF_NOBODY},
	{"card_version", N_("earlier versions of measures"), OF_CARD},
	{"draft", N_("what was being typed in measures"), OF_CARD},
	{"trail", N_("entries of the trail"), OF_NOBODY},
	{"trail_part", N_("what the trail says of parts of reports"), OF_NOBODY},
	{"person", N_("people"), OF_NOBODY},
	{"person_key", N_("keys of people"), OF_NOBODY},
	{"deputy", N_("who signs in whose place"), OF_NOBODY},
	{"person_setting", N_("settings of people"), OF_NOBODY},
	{"rule_setting", N_("severities of rules"), OF_NOBODY},
	{"unit", N_("units of the office"), OF_NOBODY},
	{"abbreviation", N_("abbreviations of the office"), OF_NOBODY},
	{"office_setting", N_("settings of the office"), OF_NOBODY},
};

static enum owner table_words(const char *table, const char **words)
{
	for (size_t i = 0; i < COUNT(tables); i++)
		if (strcmp(tables[i].table, table) == 0) {
			*words = _(tables[i].words);
			return tables[i].owner;
		}
	*words = table;
	return OF_NOBODY;
}

/* What people call a column; the first row that fits holds. Fields of a card are called as the
 * guide calls them. */
static const struct {
	const char *table; /* NULL: of any */
	const char *column, *words;
} columns[] = {
	{"report", "title", N_("Title")},
	{"memo", "number", N_("Memo number")},
	{NULL, "agency_name", N_("Agency")},
	{NULL, "agency_district", N_("District")},
	{NULL, "agency_province", N_("Province")},
	{NULL, "layout", N_("Layout")},
	{NULL, "state", N_("State")},
	{NULL, "date", N_("Date")},
	{NULL, "subject", N_("Subject")},
	{NULL, "addressee", N_("To")},
	{NULL, "closing", N_("Closing")},
	{NULL, "name", N_("Name")},
	{NULL, "post", N_("Post")},
	{NULL, "opinion", N_("Opinion")},
	{NULL, "heading", N_("Heading")},
	{NULL, "text", N_("Text")},
	{NULL, "level", N_("Level")},
	{NULL, "score", N_("Score")},
	{NULL, "owner", N_("Owner")},
	{NULL, "issue", N_("Issue")},
	{NULL, "caption", N_("Caption")},
	{NULL, "body", N_("what it said")},
	{NULL, "who", N_("who did it")},
	{NULL, "at", N_("when it was done")},
	{NULL, "extra", N_("what this program does not know")},
};

static const char *field_words(const char *column)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		const char *name = card_field_name(field);
		const size_t bytes = strlen(name);
		/* Of a field that is a list there are several: steps_lead, steps_marks. */
		if (strncmp(column, name, bytes) == 0 &&
			(!column[bytes] || column[bytes] == '_'))
			return _(card_field_label(field));
	}
	return strcmp(column, "grouping") == 0 ? _(card_field_label(FIELD_GROUP)) : NULL;
}

/* Its name in the file where people have none for it. */
static const char *column_words(const char *table, const char *column)
{
	const char *field = strcmp(table, "card") == 0 ? field_words(column) : NULL;
	for (size_t i = 0; !field && i < COUNT(columns); i++)
		if ((!columns[i].table || strcmp(columns[i].table, table) == 0) &&
			strcmp(columns[i].column, column) == 0)
			field = _(columns[i].words);
	return field ? field : column;
}

/* --- whose --- */

static void put_card(struct str *out, struct query *query)
{
	const long long number = query_column_integer(query);
	const long long report = query_column_integer(query);
	const long long place = query_column_integer(query);
	if (place)
		message_append(out, _("report %lld, measure %lld (number %lld)"), report,
			place, number);
	else
		message_append(out, _("report %lld, a measure in the bin (number %lld)"),
			report, number);
}

/* The cards between two numbers, from the first to the last of those that are there; by
 * number where none is. */
static bool put_cards(struct recovery *recovery, const struct salvage_loss *loss,
	struct str *out, struct error *error)
{
	struct str last = STR_INIT;
	size_t count = 0;
	struct query query = query_open(recovery->store, SQL_RECOVER_CARDS_BETWEEN);
	query_integer(&query, loss->from);
	query_integer(&query, loss->to);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		str_clear(&last);
		put_card(&last, &query);
		if (!count++)
			str_append(out, last.data, last.bytes);
	}
	query_close(&query);
	if (count > 1)
		str_printf(out, _(" to %s"), last.data);
	str_release(&last);
	return outcome == QUERY_DONE;
}

/* Behind one key and up to another. */
static void put_range(const struct salvage_loss *loss, struct str *out)
{
	const long long from = (long long)loss->from + 1, to = loss->to;
	if (loss->from == INT64_MIN && loss->to == INT64_MAX)
		str_puts(out, _("all of them"));
	else if (loss->from == INT64_MIN)
		message_append(out, _("up to number %lld"), to);
	else if (loss->to == INT64_MAX)
		message_append(out, _("from number %lld on"), from);
	else if (from >= to)
		message_append(out, _("number %lld"), to);
	else
		message_append(out, _("numbers %lld to %lld"), from, to);
}

static bool tell_rows(
	struct recovery *recovery, const struct salvage_loss *loss, struct error *error)
{
	const char *words;
	struct str whose = STR_INIT;
	bool good = true;
	if (table_words(loss->table, &words) == OF_CARD)
		good = put_cards(recovery, loss, &whose, error);
	if (!whose.bytes)
		put_range(loss, &whose);
	recovery_tell(recovery, _("%s: could not be read, or not all of them: %s"), words,
		whose.data);
	str_release(&whose);
	return good;
}

static bool tell_value(
	struct recovery *recovery, const struct salvage_loss *loss, struct error *error)
{
	const char *words;
	struct str whose = STR_INIT;
	bool good = true;
	struct salvage_loss one = *loss;
	one.from--;
	if (table_words(loss->table, &words) == OF_CARD)
		good = put_cards(recovery, &one, &whose, error);
	if (!whose.bytes)
		put_range(&one, &whose);
	recovery_tell(recovery,
		_("%s: %s: what stood in “%s” could not be read as it was"), words,
		whose.data, column_words(loss->table, loss->column));
	str_release(&whose);
	return good;
}

static bool tell_loss(
	struct recovery *recovery, const struct salvage_loss *loss, struct error *error)
{
	switch (loss->kind) {
	case SALVAGE_CUT:
		recovery_tell(recovery,
			_("the file was cut off: %lld of its %lld pages are missing"),
			(long long)loss->from, (long long)loss->to);
		return true;
	case SALVAGE_WAL:
		recovery_tell(recovery, "%s",
			_("what lies beside it (-wal) is damaged: changes that were "
			  "saved last may be lost"));
		return true;
	case SALVAGE_SCHEMA:
		recovery_tell(recovery, "%s",
			_("the list of its tables could not be read: they were known by "
			  "what stands in them"));
		return true;
	case SALVAGE_REPORT: return true; /* as one that something belongs to */
	case SALVAGE_MOVED:
		recovery_tell(recovery,
			_("measure of number %lld: its place could not be read, or "
			  "another has it; it lies in the bin"),
			(long long)loss->from);
		return true;
	case SALVAGE_VALUE: return tell_value(recovery, loss, error);
	default: return tell_rows(recovery, loss, error);
	}
}

static bool is_same_name(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool is_same(const struct salvage_loss *a, const struct salvage_loss *b)
{
	return a->kind == b->kind && a->from == b->from && a->to == b->to &&
	       is_same_name(a->table, b->table) && is_same_name(a->column, b->column);
}

bool recovery_tell_losses(struct recovery *recovery, struct error *error)
{
	bool good = true;
	for (size_t i = 0; good && i < recovery->count; i++)
		if (!i || !is_same(&recovery->items[i - 1], &recovery->items[i]))
			good = tell_loss(recovery, &recovery->items[i], error);
	return good;
}
