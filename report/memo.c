/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/memo.h"

#include <stdbool.h>
#include <string.h>

#include "model/head_text.h"
#include "model/signatory.h"
#include "report/document.h"
#include "report/layout.h"
#include "text/mem.h"
#include "text/str.h"

/* What an officer fills in by hand is as long as these dots. */
#define DOTS_NUMBER "........................"
#define DOTS_SIGN   "............................"

enum { OPINION_LINES = 2 };

#define OPINION    "ความเห็น"
#define OPINION_OF OPINION "ของ"
#define SIGNED     "(ลงชื่อ) ลงนามทางอิเล็กทรอนิกส์"

bool memo_goes_with(const struct report *report, const struct layout *layout)
{
	const struct memo *memo = &report->memo;
	return memo->present && (memo->printed_present ? memo->printed : layout->memo);
}

static bool is_filled(const char *text)
{
	return text && *text;
}

static const char *or_dots(const char *text)
{
	return is_filled(text) ? text : DOTS_NUMBER;
}

/* An opinion without its heading; "" or NULL where there is none yet. */
static const char *opinion_said(const struct signature *signature)
{
	const size_t heading = opinion_heading(signature->opinion);
	return signature->opinion ? signature->opinion + heading : NULL;
}

static void add_head(struct block_queue *queue, const struct memo *memo)
{
	block_queue_add(queue, BLOCK_MEMO_TITLE, NULL, "บันทึกข้อความ")->keep = true;
	block_queue_add(queue, BLOCK_SPACE, NULL, NULL)->keep = true;
	block_queue_add(queue, BLOCK_LABELLED, "ส่วนราชการ", or_dots(memo->office))->head =
		HEAD_OFFICE;
	struct block *number =
		block_queue_add(queue, BLOCK_LABELLED, "ที่", or_dots(memo->number));
	number->head = HEAD_NUMBER;
	number->second_head = HEAD_DATE;
	number->second_label = mem_strdup("วันที่");
	number->second_text = mem_strdup(or_dots(memo->date));
	block_queue_add(queue, BLOCK_LABELLED, "เรื่อง", or_dots(memo->subject))->head =
		HEAD_SUBJECT;
	block_queue_add(queue, BLOCK_SPACE, NULL, NULL);
	block_queue_add(queue, BLOCK_LABELLED, "เรียน", or_dots(memo->to))->head = HEAD_TO;
	block_queue_add(queue, BLOCK_SPACE, NULL, NULL);
}

static void add_line(
	struct str *lines, const char *before, const char *text, const char *after)
{
	if (is_filled(text))
		str_printf(lines, "\n%s%s%s", before, text, after);
}

/* What stands over an opinion: as it was typed, else whose it is. */
static void add_opinion_heading(
	struct block_queue *queue, const struct signature *signature)
{
	struct str heading = STR_INIT;
	const size_t typed = opinion_heading(signature->opinion);
	if (typed) {
		str_append(
			&heading, signature->opinion, strcspn(signature->opinion, "\n"));
	} else {
		const char *who =
			is_filled(signature->post) ? signature->post : signature->name;
		str_puts(&heading, is_filled(who) ? OPINION_OF : OPINION);
		if (is_filled(who))
			str_append(&heading, who, strcspn(who, "\n"));
	}
	block_queue_add(queue, BLOCK_HEADING, NULL, heading.data)->keep = true;
	str_release(&heading);
}

/* What was said, or lines to write it on. All of it stays on one page with the
 * signature: nobody signs a page that shows no text. */
static void add_opinion(
	struct block_queue *queue, const struct signature *signature, size_t index)
{
	const char *said = opinion_said(signature);
	const bool typed = opinion_heading(signature->opinion) > 0;
	const size_t start = queue->count;
	add_opinion_heading(queue, signature);
	const size_t first = queue->count;
	block_queue_add_section(queue, NULL, said);
	for (size_t i = first; i < queue->count; i++) {
		queue->blocks[i].keep = true;
		queue->blocks[i].indent = false;
	}
	for (size_t i = 0; !is_filled(said) && i < OPINION_LINES; i++)
		block_queue_add(queue, BLOCK_DOTS, NULL, NULL)->keep = true;
	block_queue_name(queue, start, typed ? HEAD_SIGNER_OPINION : HEAD_WHATS,
		HEAD_SIGNER_OPINION, index);
}

/* Whether what is asked for was given in the program, which nobody writes by hand then. A
 * clerk may type it before, but not once the report is submitted. */
static bool has_signed(const struct signature *signature, enum report_state state)
{
	return state != REPORT_OPEN && is_filled(signature->date) &&
	       is_filled(opinion_said(signature));
}

/* The first one writes the memo, the others give an opinion on it. */
static void add_signature(struct block_queue *queue, const struct signature *signature,
	size_t index, enum report_state state)
{
	block_queue_add(queue, BLOCK_SPACE, NULL, NULL);
	if (index || is_filled(signature->opinion))
		add_opinion(queue, signature, index);
	block_queue_add(queue, BLOCK_SPACE, NULL, NULL)->keep = true;
	struct str lines = STR_INIT;
	str_puts(&lines, has_signed(signature, state) ? SIGNED : "(ลงชื่อ)" DOTS_SIGN);
	const char *name = signature_name(signature);
	add_line(&lines, "(", is_filled(name) ? name : DOTS_SIGN, ")");
	signature_append_post(&lines, signature);
	add_line(&lines, "", signature->acting, "");
	add_line(&lines, is_filled(signature->date) ? "" : "วันที่",
		or_dots(signature->date), "");
	struct block *block = block_queue_add(queue, BLOCK_SIGNATURE, NULL, lines.data);
	block->head = HEAD_SIGNER_NAME;
	block->head_index = index;
	str_release(&lines);
}

void memo_blocks(
	struct block_queue *queue, const struct memo *memo, enum report_state state)
{
	add_head(queue, memo);
	for (size_t i = 0; i < memo->sections.count; i++) {
		const struct section *section = &memo->sections.items[i];
		const size_t first = queue->count;
		block_queue_add_section(queue, section->heading, section->text);
		block_queue_name(
			queue, first, HEAD_SECTION_HEADING, HEAD_SECTION_TEXT, i);
		block_queue_add(queue, BLOCK_SPACE, NULL, NULL)->keep =
			!is_filled(section->text);
	}
	const size_t closing = queue->count;
	block_queue_add_section(queue, NULL, memo->closing);
	block_queue_name(queue, closing, HEAD_CLOSING, HEAD_CLOSING, 0);
	for (size_t i = 0; i < memo->count; i++)
		add_signature(queue, &memo->signatures[i], i, state);
}
