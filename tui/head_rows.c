/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head_rows.h"

#include <stdlib.h>
#include <string.h>

#include "text/i18n.h"
#include "text/mem.h"

static const struct {
	const char *path;  /* %zu: the index */
	const char *label; /* %s: the number, from 1 */
	const char *guide;
	enum head_list list;
	bool line;     /* one line; else paragraphs */
	size_t offset; /* of the char * in the memo, section or signature */
} whats[HEAD_WHATS] = {
	[HEAD_OFFICE] = {"memo.office", N_("Office"),
		N_("The unit that writes the memo, with its telephone number."),
		HEAD_LISTS, true, offsetof(struct memo, office)},
	[HEAD_NUMBER] = {"memo.number", N_("Memo number"),
		N_("The number under which the memo is filed; may stay empty until it "
		   "has one."),
		HEAD_LISTS, true, offsetof(struct memo, number)},
	[HEAD_DATE] = {"memo.date", N_("Date"), N_("The day on which it is written."),
		HEAD_LISTS, true, offsetof(struct memo, date)},
	[HEAD_SUBJECT] = {"memo.subject", N_("Subject"),
		N_("What it is about: the report and its fiscal year."), HEAD_LISTS, true,
		offsetof(struct memo, subject)},
	[HEAD_TO] = {"memo.to", N_("To"), N_("The post of who is to read it."),
		HEAD_LISTS, true, offsetof(struct memo, to)},
	[HEAD_SECTION_HEADING] = {"memo.sections[%zu].heading", N_("Section %s: heading"),
		N_("A heading such as the matter, the facts, the proposal; may stay "
		   "empty."),
		LIST_SECTIONS, true, offsetof(struct section, heading)},
	[HEAD_SECTION_TEXT] = {"memo.sections[%zu].text", N_("Section %s: text"),
		N_("The text of this section."), LIST_SECTIONS, false,
		offsetof(struct section, text)},
	[HEAD_CLOSING] = {"memo.closing", N_("Closing"),
		N_("The last sentence, such as: for your information and "
		   "consideration."),
		HEAD_LISTS, false, offsetof(struct memo, closing)},
	[HEAD_SIGNER_NAME] = {"memo.signatures[%zu].name", N_("Signature %s: name"),
		N_("Who signs; it stands in brackets under the dotted line."),
		LIST_SIGNERS, true, offsetof(struct signature, name)},
	[HEAD_SIGNER_POST] = {"memo.signatures[%zu].post", N_("Signature %s: post"),
		N_("The post of who signs."), LIST_SIGNERS, true,
		offsetof(struct signature, post)},
	[HEAD_SIGNER_ACTING] = {"memo.signatures[%zu].acting",
		N_("Signature %s: acting as"),
		N_("In whose place, where somebody acts for another."), LIST_SIGNERS,
		true, offsetof(struct signature, acting)},
	[HEAD_SIGNER_OPINION] = {"memo.signatures[%zu].opinion",
		N_("Signature %s: opinion"),
		N_("The words above the lines to write on, such as: opinion of the "
		   "chief administrator."),
		LIST_SIGNERS, false, offsetof(struct signature, opinion)},
	[HEAD_SIGNER_DATE] = {"memo.signatures[%zu].date", N_("Signature %s: date"),
		N_("The day of the signature; mostly left to be written by hand."),
		LIST_SIGNERS, true, offsetof(struct signature, date)},
	[HEAD_BEFORE_HEADING] = {"before[%zu].heading", N_("Before %s: heading"),
		N_("A heading of its own, or nothing."), LIST_BEFORE, false,
		offsetof(struct section, heading)},
	[HEAD_BEFORE_TEXT] = {"before[%zu].text", N_("Before %s: text"),
		N_("What stands before the table: why the report is made, which results "
		   "it rests on."),
		LIST_BEFORE, false, offsetof(struct section, text)},
	[HEAD_AFTER_HEADING] = {"after[%zu].heading", N_("After %s: heading"),
		N_("A heading of its own, or nothing."), LIST_AFTER, false,
		offsetof(struct section, heading)},
	[HEAD_AFTER_TEXT] = {"after[%zu].text", N_("After %s: text"),
		N_("What stands behind the table: problems met, suggestions, who "
		   "reports."),
		LIST_AFTER, false, offsetof(struct section, text)},
};

/* The rows of an element of each list, and what stands between the lists. */
static const enum head_what first_of[HEAD_LISTS] = {
	[LIST_SECTIONS] = HEAD_SECTION_HEADING,
	[LIST_SIGNERS] = HEAD_SIGNER_NAME,
	[LIST_BEFORE] = HEAD_BEFORE_HEADING,
	[LIST_AFTER] = HEAD_AFTER_HEADING,
};

/* --- lists --- */

static struct section_list *sections_of(struct report *report, enum head_list list)
{
	switch (list) {
	case LIST_SECTIONS: return &report->memo.sections;
	case LIST_BEFORE: return &report->before;
	case LIST_AFTER: return &report->after;
	default: return NULL;
	}
}

enum head_list head_list_of(enum head_what what)
{
	return whats[what].list;
}

size_t head_list_count(const struct report *report, enum head_list list)
{
	const struct section_list *sections = sections_of((struct report *)report, list);
	return sections ? sections->count : report->memo.count;
}

/* The first element, the size of one, and the number of them. */
static char *elements(
	struct report *report, enum head_list list, size_t *size, size_t **count)
{
	struct section_list *sections = sections_of(report, list);
	if (sections) {
		*size = sizeof(sections->items[0]);
		*count = &sections->count;
		return (char *)sections->items;
	}
	*size = sizeof(report->memo.signatures[0]);
	*count = &report->memo.count;
	return (char *)report->memo.signatures;
}

static void swap_bytes(char *a, char *b, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++) {
		const char byte = a[i];
		a[i] = b[i];
		b[i] = byte;
	}
}

void head_list_swap(struct report *report, enum head_list list, size_t index)
{
	size_t size, *count;
	char *first = elements(report, list, &size, &count);
	if (index + 1 < *count)
		swap_bytes(first + index * size, first + (index + 1) * size, size);
}

void head_list_insert(struct report *report, enum head_list list, size_t index)
{
	struct section_list *sections = sections_of(report, list);
	if (sections)
		section_list_add(sections)->text = mem_strdup("");
	else
		memo_add_signature(&report->memo)->name = mem_strdup("");
	if (list == LIST_SECTIONS || list == LIST_SIGNERS)
		report->memo.present = true;
	const size_t wanted = index == SIZE_MAX ? 0 : index + 1;
	for (size_t i = head_list_count(report, list) - 1; i > wanted; i--)
		head_list_swap(report, list, i - 1);
}

void head_list_remove(struct report *report, enum head_list list, size_t index)
{
	size_t size, *count;
	for (size_t i = index; i + 1 < head_list_count(report, list); i++)
		head_list_swap(report, list, i);
	const char *first = elements(report, list, &size, &count);
	if (index >= *count)
		return;
	/* Both are made of texts alone. */
	char *const *texts = (char *const *)(const void *)(first + (*count - 1) * size);
	for (size_t i = 0; i < size / sizeof(char *); i++)
		free(texts[i]);
	--*count;
}

_Static_assert(sizeof(struct section) == 3 * sizeof(char *) &&
		       sizeof(struct signature) == 6 * sizeof(char *),
	"sections and signatures are made of texts alone");

/* --- rows --- */

char **head_text(struct report *report, enum head_what what, size_t index)
{
	const enum head_list list = whats[what].list;
	char *start = (char *)&report->memo;
	if (list != HEAD_LISTS) {
		size_t size, *count;
		start = elements(report, list, &size, &count);
		if (index >= *count)
			return NULL;
		start += index * size;
	}
	return (char **)(void *)(start + whats[what].offset);
}

void head_path(struct str *out, enum head_what what, size_t index)
{
	const char *path = whats[what].path;
	const char *place = strstr(path, "%zu");
	if (!place) {
		str_puts(out, path);
		return;
	}
	str_append(out, path, (size_t)(place - path));
	str_printf(out, "%zu", index);
	str_puts(out, place + strlen("%zu"));
}

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
	rows->items[rows->count++] = (struct head_row){what, index,
		whats[what].line ? field_line(text, NULL, NULL) : field_area(text)};
}

static void add_list(
	struct head_rows *rows, const struct report *report, enum head_list list)
{
	for (size_t i = 0; i < head_list_count(report, list); i++) {
		for (enum head_what what = first_of[list];
			what < HEAD_WHATS && whats[what].list == list; what++)
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
