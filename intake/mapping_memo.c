/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The memo before a report: a form with labels, headings, places to sign.
 */
#include <config.h>

#include <string.h>

#include "intake/mapping.h"
#include "intake/mapping_guess.h"
#include "intake/rules.h"
#include "intake/source.h"
#include "text/list_mark.h"
#include "text/str.h"

enum { MEMO_HEADING_LETTERS = 40, MEMO_LOOK = 12 /* blocks in which its labels stand */ };

static const char *const form_words[] = {"บันทึกข้อความ", NULL};
static const char *const office_words[] = {"ส่วนราชการ", "ส่วนงาน", NULL};
static const char *const number_words[] = {"ที่", NULL};
static const char *const date_words[] = {"วันที่", NULL};
static const char *const subject_words[] = {"เรื่อง", NULL};
static const char *const not_subject[] = {"เรื่องเดิม", "เรื่องที่", NULL};
static const char *const to_words[] = {"เรียน", NULL};
static const char *const heads[] = {"เรื่องเดิม", "ข้อเท็จจริง", "ข้อกฎหมาย", "ข้อระเบียบ",
	"ระเบียบ", "กฎหมาย", "ข้อพิจารณา", "ข้อเสนอ", "ความเป็นมา", "ข้อสั่งการ", "ต้นเรื่อง",
	"การดำเนินการ", NULL};
static const char *const closing_words[] = {"จึงเรียน", "จึงเสนอ", "จึงแจ้ง", NULL};
static const char *const opinion_words[] = {
	"ความเห็น", "ความคิดเห็น", "ข้อสั่งการ", "คำสั่ง", NULL};
static const char *const sign_words[] = {
	"(ลงชื่อ", "ลงชื่อ", "( ลงชื่อ", "(ลงนาม", "ลงนาม", NULL};
static const char *const acting_words[] = {
	"รักษาราชการแทน", "รักษาการแทน", "ปฏิบัติราชการแทน", "ปฏิบัติหน้าที่แทน", "ทำการแทน", NULL};

/* How far the reading of a memo has come. */
enum phase {
	PHASE_LABELS,
	PHASE_TEXT,
	PHASE_CLOSING,
	PHASE_OPINION,
	PHASE_SIGN,
	PHASE_POST
};

static bool is_dots(const char *text)
{
	return !text[strspn(text, " .\t-_")] || !strcmp(text, "…");
}

/* (นายสมชาย ใจดี): all of the line is in brackets. */
static bool is_bracketed(const char *text)
{
	const size_t bytes = strlen(text);
	return bytes > 2 && *text == '(' && text[bytes - 1] == ')' &&
	       !memchr(text + 1, '(', bytes - 1);
}

static enum mapping_part label_kind(const char *text)
{
	if (phrase_starts(text, office_words))
		return PART_MEMO_OFFICE;
	if (phrase_starts(text, number_words))
		return PART_MEMO_NUMBER;
	if (phrase_starts(text, date_words))
		return PART_MEMO_DATE;
	if (phrase_starts(text, subject_words) && !phrase_starts(text, not_subject))
		return PART_MEMO_SUBJECT;
	return phrase_starts(text, to_words) ? PART_MEMO_TO : PART_EMPTY;
}

/* / ความเห็น…: what the foot of a page says of the next one. */
static bool is_catchword(const char *text)
{
	static const char *const dots[] = {"...", "…", NULL};
	return (*text == '/' || *text == '-') && phrase_ends(text, dots);
}

static enum mapping_part text_kind(const char *text, enum phase *phase)
{
	const size_t mark = list_mark(text, strlen(text));
	if (phrase_starts(text, closing_words)) {
		*phase = PHASE_CLOSING;
		return PART_MEMO_CLOSING;
	}
	*phase = PHASE_TEXT;
	if (phrase_starts(text + mark, heads) &&
		phrase_letters(text) <= MEMO_HEADING_LETTERS)
		return PART_MEMO_HEADING;
	return PART_MEMO_TEXT;
}

static enum mapping_part signing_kind(const char *text, enum phase *phase)
{
	const size_t mark = list_mark(text, strlen(text));
	/* Forms have "- ความเห็นของ…"; so whatever has a dash between signatures is one. */
	if (*phase >= PHASE_CLOSING && (mark || phrase_starts(text, opinion_words)) &&
		*phase != PHASE_SIGN) {
		*phase = PHASE_OPINION;
		return PART_MEMO_OPINION;
	}
	if (phrase_starts(text, sign_words)) {
		const char *bracket = strrchr(text, '(');
		const bool named =
			bracket && bracket > text && !phrase_starts(bracket, sign_words);
		*phase = named ? PHASE_POST : PHASE_SIGN;
		return named ? PART_MEMO_NAME : PART_MEMO_SIGN;
	}
	if (is_bracketed(text) && *phase >= PHASE_CLOSING) {
		*phase = PHASE_POST;
		return PART_MEMO_NAME;
	}
	return PART_EMPTY;
}

static enum mapping_part line_kind(const char *text, enum phase *phase)
{
	if (phrase_starts(text, form_words) || is_dots(text) || is_catchword(text))
		return PART_MEMO_FORM;
	enum mapping_part kind = *phase == PHASE_LABELS ? label_kind(text) : PART_EMPTY;
	if (kind == PART_EMPTY)
		kind = signing_kind(text, phase);
	if (kind != PART_EMPTY)
		return kind;
	switch (*phase) {
	case PHASE_CLOSING: return PART_MEMO_CLOSING;
	case PHASE_OPINION: return PART_MEMO_OPINION;
	case PHASE_SIGN: *phase = PHASE_POST; return PART_MEMO_NAME;
	case PHASE_POST:
		return phrase_starts(text, acting_words) ? PART_MEMO_ACTING
							 : PART_MEMO_POST;
	default: return text_kind(text, phase);
	}
}

/* A memo has its subject and whom it is to near its top. */
bool mapping_begins_memo(const struct source *source, size_t first)
{
	bool subject = false, to = false;
	const char *text = source->blocks[first].paragraph.text;
	if (!phrase_starts(text, form_words) && !phrase_starts(text, office_words))
		return false;
	for (size_t i = first, seen = 0; i < source->count && seen < MEMO_LOOK; i++) {
		const char *line = source->blocks[i].paragraph.text;
		if (text_is_blank(line))
			continue;
		seen++;
		const enum mapping_part kind = label_kind(line);
		subject |= kind == PART_MEMO_SUBJECT;
		to |= kind == PART_MEMO_TO;
	}
	return subject && to;
}

size_t mapping_guess_memo(
	struct mapping *mapping, const struct source *source, size_t first)
{
	enum phase phase = PHASE_LABELS;
	if (!mapping_begins_memo(source, first))
		return first;
	size_t i = first;
	for (; i < source->count && source->blocks[i].kind != SOURCE_TABLE; i++) {
		const struct source_block *block = &source->blocks[i];
		const char *text = block->paragraph.text;
		if (text_is_blank(text)) {
			mapping->blocks[i].kind = PART_EMPTY;
			continue;
		}
		if (phase >= PHASE_SIGN && mapping_is_title(text))
			break;
		mapping->blocks[i].kind = line_kind(text, &phase);
		mapping->blocks[i].sure = true;
	}
	return i;
}
