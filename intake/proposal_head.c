/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What follows from the document as a whole: agency, fiscal year and round, digits, layout.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "intake/headings.h"
#include "intake/mapping.h"
#include "intake/proposal.h"
#include "intake/proposal_make.h"
#include "intake/rules.h"
#include "intake/source.h"
#include "model/card.h"
#include "model/limits.h"
#include "model/lists.h"
#include "report/layout.h"
#include "report/memo.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"
#include "text/utf8.h"

enum { HEADING_LETTERS = 120 };

/* --- texts of the document by what they are --- */

static const char *block_text(const struct making *making, size_t i)
{
	return making->source->blocks[i].kind == SOURCE_PARAGRAPH
		       ? making->source->blocks[i].paragraph.text
		       : "";
}

bool making_walk(
	struct making *making, enum mapping_part kind, making_visit *visit, void *context)
{
	for (size_t i = 0; i < making->mapping->count; i++)
		if (making->mapping->blocks[i].kind == kind &&
			visit(making, block_text(making, i), context))
			return true;
	return false;
}

const enum mapping_part making_head_parts[MAKING_HEAD_PARTS] = {PART_FRONT, PART_TITLE,
	PART_SECTION, PART_MEMO_SUBJECT, PART_TEXT_NEW, PART_TEXT, PART_MEMO_TEXT};

/* --- fiscal year and round --- */

static bool find_year(struct making *making, const char *text, void *context)
{
	static const char *const words[] = {"ปีงบประมาณ", "ประจำปี", "ปี"};
	struct report *report = &making->proposal->report;
	(void)context;
	for (size_t i = 0; i < COUNT(words); i++)
		for (const char *at = text; (at = strstr(at, words[i]));) {
			size_t used;
			int year;
			bool asks;
			at += strlen(words[i]);
			const char *behind = at + strspn(at, " ");
			if (!year_parse(behind, strlen(behind), &used, &year, &asks) ||
				year < LIMIT_FIRST_YEAR || year > LIMIT_LAST_YEAR)
				continue;
			report->fiscal_year = year;
			return true;
		}
	return false;
}

static bool find_round(struct making *making, const char *text, void *context)
{
	(void)context;
	const char *round = strstr(text, "รอบ");
	size_t used;
	int32_t months;
	if (!round)
		return false;
	round += strlen("รอบ");
	round += strspn(round, " ");
	if (!number_parse(round, strlen(round), &used, &months) ||
		(months != ROUND_MONTHS && months != YEAR_MONTHS))
		return false;
	making->proposal->report.months = months;
	return true;
}

static void put_year(struct making *making)
{
	struct report *report = &making->proposal->report;
	bool found = false;
	for (size_t i = 0; !found && i < MAKING_HEAD_PARTS; i++)
		found = making_walk(making, making_head_parts[i], find_year, NULL);
	report->months = YEAR_MONTHS;
	if (!making_walk(making, PART_FRONT, find_round, NULL))
		making_walk(making, PART_TITLE, find_round, NULL);
	if (making->mapping->months)
		report->months = making->mapping->months;
	if (making->mapping->fiscal_year) {
		report->fiscal_year = making->mapping->fiscal_year;
	} else if (!found) {
		report->fiscal_year = date_fiscal_year(date_from_time(time_now()));
		making_doubt(making, DOUBT_YEAR, DOUBT_STOPS, "",
			_("the document names none; this year's, %d, was taken"),
			report->fiscal_year);
	}
}

/* A title that goes on with its year: that is written below it by the program. */
static void cut_title(struct making *making)
{
	static const char *const years[] = {"ประจำปีงบประมาณ", "ปีงบประมาณ"};
	struct report *report = &making->proposal->report;
	if (making->mapping->said[SAID_TITLE] && (!report->title || !*report->title))
		return;
	if (!report->title || !*report->title) {
		put_text(&report->title,
			"รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน");
		making_doubt(making, DOUBT_TITLE, DOUBT_SHOWN, "",
			_("the document names none; the usual one was taken"));
		return;
	}
	for (size_t i = 0; i < COUNT(years); i++) {
		char *year = strstr(report->title, years[i]);
		if (!year || year == report->title)
			continue;
		making_doubt(making, DOUBT_FORM, DOUBT_TOLD, year, "%s",
			_("read for agency, year and round"));
		while (year > report->title && year[-1] == ' ')
			year--;
		*year = '\0';
	}
}

/* --- digits --- */

struct digit_counts {
	size_t thai, arabic, mixed;
};

static void count_digits(struct digit_counts *counts, const char *text)
{
	const size_t bytes = strlen(text);
	bool before_thai = false, before_arabic = false, word = false;
	for (size_t at = 0; at < bytes;) {
		uint32_t c;
		at += utf8_decode(text + at, bytes - at, &c);
		const bool digit = digit_value(c) >= 0;
		const bool thai = digit && c >= 0x80;
		if (digit && !word) {
			++*(thai ? &counts->thai : &counts->arabic);
			counts->mixed += thai ? before_arabic : before_thai;
		}
		before_thai = thai;
		before_arabic = digit && !thai;
		/* Digits of codes and addresses are no style. */
		word = (c < 0x80 && c > ' ' && !digit && !strchr("().,-", (int)c)) ||
		       (word && c < 0x80 && c > ' ');
	}
}

static void put_digits(struct making *making)
{
	struct report *report = &making->proposal->report;
	struct digit_counts counts = {0};
	count_digits(&counts, report->title);
	for (size_t i = 0; i < making->mapping->count; i++)
		if (making->mapping->blocks[i].kind == PART_FRONT)
			count_digits(&counts, block_text(making, i));
	for (size_t i = 0; i < report->count; i++)
		for (enum card_field field = 0; field < FIELD_COUNT; field++) {
			struct str text = STR_INIT;
			if (field != FIELD_REFS && field != FIELD_EVIDENCE)
				card_field_append(&text, &report->cards[i], field);
			count_digits(&counts, text.data);
			str_release(&text);
		}
	const size_t all = counts.thai + counts.arabic;
	report->digits_present = true;
	report->digits = counts.thai * 10 >= all * 9     ? DIGITS_THAI
			 : counts.arabic * 10 >= all * 9 ? DIGITS_ARABIC
							 : DIGITS_AS_TYPED;
}

/* --- layout --- */

static bool column_matches(
	const struct making *making, const struct layout_column *wanted, bool words)
{
	for (size_t i = 0; i < making->mapping->count; i++) {
		const struct mapping_table *table = &making->mapping->blocks[i].table;
		for (size_t j = 0; j < table->columns_count; j++) {
			const struct mapping_column *column = &table->columns[j];
			if (words ? phrase_same(column->heading, wanted->heading)
				  : column->count && !column->labelled &&
						column->fields[0] == wanted->fields[0])
				return true;
		}
	}
	return false;
}

/* How well a layout fits: its headings word by word, then its fields. */
static unsigned fit(const struct making *making, const struct layout *layout)
{
	enum { BY_WORDS = 3, BY_FIELD = 2, BY_FORM = 2 };
	const struct report *report = &making->proposal->report;
	unsigned points = 0;
	for (size_t i = 0; i < layout->columns_count; i++) {
		if (column_matches(making, &layout->columns[i], true))
			points += BY_WORDS;
		if (column_matches(making, &layout->columns[i], false))
			points += BY_FIELD;
	}
	if (layout->memo == report->memo.present)
		points += BY_FORM;
	if (layout->groups && report->count && *report->cards[0].group)
		points += BY_FORM;
	return points;
}

/* How many of a layout's columns the document has by their fields. */
static size_t columns_had(const struct making *making, const struct layout *layout)
{
	size_t had = 0;
	for (size_t i = 0; i < layout->columns_count; i++)
		had += column_matches(making, &layout->columns[i], false);
	return had;
}

/* The layout that fits best; *doubtful: a third of its columns are not in the document. */
static void find_layout(struct making *making, bool *doubtful)
{
	struct string_list names = {0};
	unsigned best = 0;
	layout_names(&names);
	for (size_t i = 0; i < names.count; i++) {
		struct layout *layout = layout_load(names.items[i], NULL);
		const unsigned points = layout ? fit(making, layout) : 0;
		if (points > best) {
			best = points;
			put_text(&making->proposal->report.layout, names.items[i]);
			*doubtful = columns_had(making, layout) * 3 <
				    layout->columns_count * 2;
		}
		layout_free(layout);
	}
	string_list_release(&names);
}

static bool shows(const struct layout *layout, enum card_field field)
{
	if (field == FIELD_REFS || (field == FIELD_GROUP && layout->groups))
		return true;
	for (size_t i = 0; i < layout->columns_count; i++)
		for (size_t j = 0; j < layout->columns[i].fields_count; j++)
			if (layout->columns[i].fields[j] == field)
				return true;
	return false;
}

/* What the cards have and the layout has no place for: it would not be printed. */
static void tell_not_shown(struct making *making)
{
	const struct report *report = &making->proposal->report;
	struct layout *layout = layout_load(report->layout, NULL);
	struct str labels = STR_INIT;
	for (enum card_field field = 0; layout && field < FIELD_COUNT; field++) {
		bool used = false;
		for (size_t i = 0; i < report->count; i++)
			used |= card_field_filled(&report->cards[i], field);
		if (used && !shows(layout, field))
			str_printf(&labels, "%s%s", labels.bytes ? ", " : "",
				_(card_field_label(field)));
	}
	if (labels.bytes)
		making_doubt(making, DOUBT_LAYOUT, DOUBT_SHOWN, "",
			_("%s, which does not print: %s"), report->layout, labels.data);
	layout_free(layout);
	str_release(&labels);
}

static void put_layout(struct making *making)
{
	struct report *report = &making->proposal->report;
	bool doubtful = true;
	put_text(&report->layout, LAYOUT_DEFAULT);
	if (making->mapping->layout) {
		put_text(&report->layout, making->mapping->layout);
		return;
	}
	find_layout(making, &doubtful);
	making_doubt(making, DOUBT_LAYOUT, doubtful ? DOUBT_SHOWN : DOUBT_TOLD, "", "%s",
		report->layout);
}

/* A memo that the document has goes with the report, whatever its layout. */
static void put_memo(struct report *report)
{
	struct layout *layout = layout_load(report->layout, NULL);
	if (report->memo.present && layout && !memo_goes_with(report, layout))
		report->memo.printed = report->memo.printed_present = true;
	layout_free(layout);
}

/* Whether headings of a table stand one below another: what was between its cells is lost. */
static bool has_lost_table(const struct making *making)
{
	enum { HEADINGS_LEAST = 4 };
	size_t run = 0;
	for (size_t i = 0; i < making->mapping->count; i++) {
		const char *text = block_text(making, i);
		if (text_is_blank(text))
			continue;
		const bool known = phrase_letters(text) <= HEADING_LETTERS &&
				   !list_mark(text, strlen(text)) &&
				   headings_recognise(making->rules->headings, NULL, text,
					   strlen(text))
						   .trust >= HEADING_SURE;
		run = known ? run + 1 : 0;
		if (run == HEADINGS_LEAST)
			return true;
	}
	return false;
}

static void tell_no_cards(struct making *making)
{
	making_doubt(making, DOUBT_CARDS, DOUBT_STOPS, "", "%s",
		has_lost_table(making)
			? _("the cells of its table stand one below another, and nothing "
			    "tells them apart; import the document that the text was made "
			    "of")
			: _("no headings of a table of measures were found"));
}

/* What the clerk said goes before what the document says, which is told. */
static void put_said(struct making *making)
{
	for (enum mapping_said said = 0; said < MAPPING_SAID; said++) {
		const char *text = making->mapping->said[said];
		char **place = mapping_said_place(&making->proposal->report, said);
		if (!text)
			continue;
		if (*place && **place && strcmp(*place, text) != 0)
			making_doubt(
				making, DOUBT_LEFT_OUT, DOUBT_TOLD, *place, "%s", text);
		put_text(place, text);
	}
}

void making_head(struct making *making)
{
	struct report *report = &making->proposal->report;
	report->before.present = true;
	cut_title(making);
	making_agency(making);
	put_said(making);
	put_year(making);
	put_digits(making);
	put_layout(making);
	put_memo(report);
	if (!report->count)
		tell_no_cards(making);
	else
		tell_not_shown(making);
}
