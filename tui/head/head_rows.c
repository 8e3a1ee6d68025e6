/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head/head_rows.h"

#include <stdlib.h>
#include <string.h>

#include "text/i18n.h"
#include "text/mem.h"

static const struct {
	const char *label; /* %s: the number, from 1 */
	const char *guide;
	bool line; /* one line; else paragraphs */
} whats[HEAD_WHATS] = {
	[HEAD_OFFICE] = {N_("Office"),
		N_("The unit that writes the memo, with its telephone number."), true},
	[HEAD_NUMBER] = {N_("Memo number"),
		N_("The number under which the memo is filed; may stay empty until it "
		   "has one."),
		true},
	[HEAD_DATE] = {N_("Date"), N_("The day on which it is written."), true},
	[HEAD_SUBJECT] = {N_("Subject"),
		N_("What it is about: the report and its fiscal year."), true},
	[HEAD_TO] = {N_("To"), N_("The post of who is to read it."), true},
	[HEAD_SECTION_HEADING] = {N_("Section %s: heading"),
		N_("A heading such as the matter, the facts, the proposal; may stay "
		   "empty."),
		true},
	[HEAD_SECTION_TEXT] = {N_("Section %s: text"), N_("The text of this section."),
		false},
	[HEAD_CLOSING] = {N_("Closing"),
		N_("The last sentence, such as: for your information and "
		   "consideration."),
		false},
	[HEAD_SIGNER_NAME] = {N_("Signature %s: name"),
		N_("Who signs; it stands in brackets under the dotted line."), true},
	[HEAD_SIGNER_POST] = {N_("Signature %s: post"), N_("The post of who signs."),
		true},
	[HEAD_SIGNER_ACTING] = {N_("Signature %s: acting as"),
		N_("In whose place, where somebody acts for another."), true},
	[HEAD_SIGNER_OPINION] = {N_("Signature %s: opinion"),
		N_("The words above the lines to write on, such as: opinion of the "
		   "chief administrator."),
		false},
	[HEAD_SIGNER_DATE] = {N_("Signature %s: date"),
		N_("The day of the signature; mostly left to be written by hand."), true},
	[HEAD_BEFORE_HEADING] = {N_("Before %s: heading"),
		N_("A heading of its own, or nothing."), false},
	[HEAD_BEFORE_TEXT] = {N_("Before %s: text"),
		N_("What stands before the table: why the report is made, which results "
		   "it rests on."),
		false},
	[HEAD_AFTER_HEADING] = {N_("After %s: heading"),
		N_("A heading of its own, or nothing."), false},
	[HEAD_AFTER_TEXT] = {N_("After %s: text"),
		N_("What stands behind the table: problems met, suggestions, who "
		   "reports."),
		false},
};

/* The rows of an element of each list, and what stands between the lists. */
static const enum head_what first_of[HEAD_LISTS] = {
	[LIST_SECTIONS] = HEAD_SECTION_HEADING,
	[LIST_SIGNERS] = HEAD_SIGNER_NAME,
	[LIST_BEFORE] = HEAD_BEFORE_HEADING,
	[LIST_AFTER] = HEAD_AFTER_HEADING,
};

/* --- rows --- */

static void put_numbered(
	struct str *out, const char *label, size_t index, enum digits digits)
{
	const char *place = strstr(label, "%s");
	if (!place) {
		str_puts(out, label);
		return;
	}
	str_append(out, label, (size_t)(place - label));
	number_append(out, (int64_t)index + 1, digits);
	str_puts(out, place + strlen("%s"));
}

void head_label(struct str *out, enum head_what what, size_t index, enum digits digits)
{
	put_numbered(out, _(whats[what].label), index, digits);
}

void head_question(struct str *out, enum head_list list, size_t index, enum digits digits)
{
	static const char *const questions[HEAD_LISTS] = {
		[LIST_SECTIONS] = N_("Take section %s out, heading and text?"),
		[LIST_SIGNERS] = N_("Take signature %s out, name and all else of it?"),
		[LIST_BEFORE] = N_("Take text %s before the table out, with its "
				   "heading?"),
		[LIST_AFTER] = N_("Take text %s after the table out, with its heading?"),
	};
	put_numbered(out, _(questions[list]), index, digits);
}

bool head_is_line(enum head_what what)
{
	return whats[what].line;
}

const char *head_guide(enum head_what what)
{
	return whats[what].guide;
}

static void add_row(struct head_rows *rows, const struct report *report,
	enum head_what what, size_t index)
{
	const char *text = *head_text((struct report *)report, what, index);
	rows->items = mem_grow(
		rows->items, rows->count, &rows->capacity, sizeof(rows->items[0]));
	rows->items[rows->count++] = (struct head_row){
		.what = what,
		.index = index,
		.field = whats[what].line ? field_line(text, NULL, NULL)
					  : field_area(text),
	};
}

static void add_list(
	struct head_rows *rows, const struct report *report, enum head_list list)
{
	for (size_t i = 0; i < head_list_count(report, list); i++) {
		for (enum head_what what = first_of[list];
			what < HEAD_WHATS && head_list_of(what) == list; what++)
			add_row(rows, report, what, i);
	}
}

void head_rows_add(
	struct head_rows *rows, const struct report *report, enum head_part part)
{
	if (part == HEAD_TEXTS) {
		add_list(rows, report, LIST_BEFORE);
		add_list(rows, report, LIST_AFTER);
		return;
	}
	for (enum head_what what = HEAD_OFFICE; what <= HEAD_TO; what++)
		add_row(rows, report, what, 0);
	add_list(rows, report, LIST_SECTIONS);
	add_row(rows, report, HEAD_CLOSING, 0);
	add_list(rows, report, LIST_SIGNERS);
}

void head_rows_release(struct head_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		field_free(rows->items[i].field);
	free(rows->items);
	*rows = (struct head_rows){0};
}
