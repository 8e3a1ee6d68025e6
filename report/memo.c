/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/memo.h"

#include <stdbool.h>

#include "model/signatory.h"
#include "report/document.h"
#include "text/mem.h"
#include "text/str.h"

/* What an officer fills in by hand is as long as these dots. */
#define DOTS_NUMBER "........................"
#define DOTS_SIGN   "............................"

enum { OPINION_LINES = 2 };

static bool is_filled(const char *text)
{
	return text && *text;
}

static const char *or_dots(const char *text)
{
	return is_filled(text) ? text : DOTS_NUMBER;
}

static void add_head(struct block_queue *queue, const struct memo *memo)
{
	block_queue_add(queue, BLOCK_MEMO_TITLE, NULL, "บันทึกข้อความ")->keep = true;
	block_queue_add(queue, BLOCK_SPACE, NULL, NULL)->keep = true;
	block_queue_add(queue, BLOCK_LABELLED, "ส่วนราชการ", or_dots(memo->office));
	struct block *number =
		block_queue_add(queue, BLOCK_LABELLED, "ที่", or_dots(memo->number));
	number->second_label = mem_strdup("วันที่");
	number->second_text = mem_strdup(or_dots(memo->date));
	block_queue_add(queue, BLOCK_LABELLED, "เรื่อง", or_dots(memo->subject));
	block_queue_add(queue, BLOCK_SPACE, NULL, NULL);
	block_queue_add(queue, BLOCK_LABELLED, "เรียน", or_dots(memo->to));
	block_queue_add(queue, BLOCK_SPACE, NULL, NULL);
}

static void add_line(
	struct str *lines, const char *before, const char *text, const char *after)
{
	if (is_filled(text))
		str_printf(lines, "\n%s%s%s", before, text, after);
}

/* An opinion that is asked for has lines to write on; who only writes the memo has
 * none. All of it stays on one page: nobody signs a page that shows no text. */
static void add_signature(struct block_queue *queue, const struct signature *signature)
{
	block_queue_add(queue, BLOCK_SPACE, NULL, NULL);
	if (is_filled(signature->opinion)) {
		size_t first = queue->count;
		block_queue_add_section(queue, NULL, signature->opinion);
		for (size_t i = first; i < queue->count; i++) {
			queue->blocks[i].keep = true;
			queue->blocks[i].indent = false;
		}
		for (size_t i = 0; i < OPINION_LINES; i++)
			block_queue_add(queue, BLOCK_DOTS, NULL, NULL)->keep = true;
	}
	block_queue_add(queue, BLOCK_SPACE, NULL, NULL)->keep = true;
	struct str lines = STR_INIT;
	str_puts(&lines, "(ลงชื่อ)" DOTS_SIGN);
	const char *name = signature_name(signature);
	add_line(&lines, "(", is_filled(name) ? name : DOTS_SIGN, ")");
	signature_append_post(&lines, signature);
	add_line(&lines, "", signature->acting, "");
	add_line(&lines, "", signature->date, "");
	block_queue_add(queue, BLOCK_SIGNATURE, NULL, lines.data);
	str_release(&lines);
}

void memo_blocks(struct block_queue *queue, const struct memo *memo)
{
	add_head(queue, memo);
	for (size_t i = 0; i < memo->sections.count; i++) {
		const struct section *section = &memo->sections.items[i];
		block_queue_add_section(queue, section->heading, section->text);
		block_queue_add(queue, BLOCK_SPACE, NULL, NULL)->keep =
			!is_filled(section->text);
	}
	block_queue_add_section(queue, NULL, memo->closing);
	for (size_t i = 0; i < memo->count; i++)
		add_signature(queue, &memo->signatures[i]);
}
