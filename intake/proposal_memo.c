/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The memo's paragraphs to its fields: labels of the form and the dots to write on are
 * taken off.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "intake/mapping.h"
#include "intake/proposal.h"
#include "intake/proposal_make.h"
#include "intake/rules.h"
#include "model/report.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/mem.h"
#include "text/str.h"

static const char *const labels[] = {
	"ส่วนราชการ", "ส่วนงาน", "ที่", "วันที่", "เรื่อง", "เรียน", NULL};

/* The text without dots to write on at its ends; the bytes that are left. One dot alone
 * ends an abbreviation. */
static const char *undotted(const char *text, size_t *bytes)
{
	*bytes = strlen(text);
	for (size_t before = 0; before != *bytes;) {
		before = *bytes;
		while (*bytes && text[*bytes - 1] == ' ')
			--*bytes;
		if (*bytes >= 3 && !memcmp(text + *bytes - 3, "…", 3))
			*bytes -= 3;
		if (*bytes >= 2 && !memcmp(text + *bytes - 2, "..", 2))
			while (*bytes && text[*bytes - 1] == '.')
				--*bytes;
	}
	while (*bytes && (*text == '.' || *text == ' ' || *text == ':')) {
		text++;
		--*bytes;
	}
	return text;
}

static void tell_form(struct making *making, const char *text)
{
	making_doubt(making, DOUBT_FORM, DOUBT_TOLD, text, "%s",
		_("of the form, which the program writes itself"));
}

/* Puts what is between the label and the dots; what is not is told. */
static void put_labelled(struct making *making, char **place, const char *text)
{
	size_t bytes;
	const char *value = text + phrase_starts(text, labels);
	value = undotted(value, &bytes);
	char *copy = mem_strndup(value, bytes);
	add_text(place, " ", copy);
	struct str rest = STR_INIT;
	str_append(&rest, text, (size_t)(value - text));
	str_puts(&rest, value + bytes);
	if (rest.bytes)
		tell_form(making, rest.data);
	str_release(&rest);
	free(copy);
}

/* ที่ … วันที่ … in one line. */
static void put_number(struct making *making, struct memo *memo, const char *text)
{
	const char *date = strstr(text, "วันที่");
	if (!date) {
		put_labelled(making, &memo->number, text);
		return;
	}
	char *number = mem_strndup(text, (size_t)(date - text));
	put_labelled(making, &memo->number, number);
	put_labelled(making, &memo->date, date);
	free(number);
}

static void put_heading(struct memo *memo, const char *text)
{
	struct section *section = section_list_add(&memo->sections);
	put_text(&section->heading, text);
	put_text(&section->text, "");
}

static void put_paragraph(struct memo *memo, const char *text)
{
	if (!memo->sections.count)
		put_heading(memo, "");
	add_text(&memo->sections.items[memo->sections.count - 1].text, "\n", text);
}

/* The signature that is under way: the last one, or a new one where that has what is to
 * come already. */
static struct signature *signature(struct memo *memo, bool has_name)
{
	struct signature *last = memo->count ? &memo->signatures[memo->count - 1] : NULL;
	if (last && !(has_name && last->name && *last->name))
		return last;
	struct signature *added = memo_add_signature(memo);
	put_text(&added->name, "");
	put_text(&added->post, "");
	put_text(&added->opinion, "");
	return added;
}

/* (ลงชื่อ)…(นายสมชาย ใจดี): the name in the last brackets. */
static void put_name(struct making *making, struct memo *memo, const char *text)
{
	const size_t bytes = strlen(text);
	const char *open = strrchr(text, '(');
	const char *close = open ? strrchr(open, ')') : NULL;
	struct signature *signed_by = signature(memo, true);
	if (!close) {
		put_text(&signed_by->name, text);
		return;
	}
	size_t length;
	char *inside = mem_strndup(open + 1, (size_t)(close - open) - 1);
	const char *name = undotted(inside, &length);
	char *copy = mem_strndup(name, length);
	put_text(&signed_by->name, copy);
	struct str rest = STR_INIT;
	str_append(&rest, text, (size_t)(open - text) + 1);
	str_append(&rest, inside, (size_t)(name - inside));
	str_puts(&rest, name + length);
	str_append(&rest, close, bytes - (size_t)(close - text));
	tell_form(making, rest.data);
	str_release(&rest);
	free(copy);
	free(inside);
}

static void put_opinion(struct making *making, struct memo *memo, const char *text)
{
	const size_t mark = list_mark(text, strlen(text));
	struct signature *of = signature(memo, true);
	if (mark) {
		char *sign = mem_strndup(text, mark);
		tell_form(making, sign);
		free(sign);
	}
	add_text(&of->opinion, "\n", text + mark);
}

void making_memo(struct making *making, enum mapping_part kind)
{
	struct memo *memo = &making->proposal->report.memo;
	struct str text = STR_INIT;
	making_paragraph(making, &text, &making->source->blocks[making->block].paragraph);
	memo->present = true;
	switch (kind) {
	case PART_MEMO_OFFICE: put_labelled(making, &memo->office, text.data); break;
	case PART_MEMO_NUMBER: put_number(making, memo, text.data); break;
	case PART_MEMO_DATE: put_labelled(making, &memo->date, text.data); break;
	case PART_MEMO_SUBJECT: put_labelled(making, &memo->subject, text.data); break;
	case PART_MEMO_TO: put_labelled(making, &memo->to, text.data); break;
	case PART_MEMO_HEADING: put_heading(memo, text.data); break;
	case PART_MEMO_TEXT: put_paragraph(memo, text.data); break;
	case PART_MEMO_CLOSING: add_text(&memo->closing, "\n", text.data); break;
	case PART_MEMO_NAME: put_name(making, memo, text.data); break;
	case PART_MEMO_POST:
		add_text(&signature(memo, false)->post, "\n", text.data);
		break;
	case PART_MEMO_ACTING:
		add_text(&signature(memo, false)->acting, "\n", text.data);
		break;
	case PART_MEMO_OPINION: put_opinion(making, memo, text.data); break;
	default: tell_form(making, text.data); break;
	}
	str_release(&text);
}
