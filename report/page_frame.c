/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/page_frame.h"

#include <string.h>

#include "model/report.h"
#include "report/lines.h"
#include "text/cell.h"
#include "text/date.h"
#include "text/str.h"

enum {
	GAP = 2,
	PAGE_COLUMNS = GAP + 20, /* room for หน้า ๙๙๙๙ จาก ๙๙๙๙ */
};

/* left at the left edge, right at the right one. */
static void append_sides(
	struct str *out, const char *left, const char *right, unsigned columns)
{
	size_t used =
		text_columns(left, strlen(left)) + text_columns(right, strlen(right));
	str_puts(out, left);
	str_repeat(out, ' ', used < columns ? columns - used : 0);
	str_puts(out, right);
}

void page_frame_init(struct page_frame *frame, const struct document *document,
	struct wrapper *wrapper, unsigned columns, enum digits digits, time_t date)
{
	*frame = (struct page_frame){.top = {STR_INIT, STR_INIT},
		.left = STR_INIT,
		.columns = columns,
		.digits = digits};
	const char *year = document_year(document);
	unsigned year_columns = (unsigned)text_columns(year, strlen(year)) + GAP;
	struct str agency = STR_INIT;
	lines_cut(&agency, wrapper, document_agency(document),
		columns > year_columns ? columns - year_columns : 0);
	append_sides(&frame->top[0], agency.data, year, columns);
	lines_cut(&frame->top[1], wrapper, document_title(document), columns);
	str_release(&agency);
	str_puts(&frame->left, "พิมพ์วันที่ ");
	date_append(&frame->left, date_from_time(date), DATE_LONG, digits);
}

void page_frame_draft(struct page_frame *frame, const struct document *document,
	struct wrapper *wrapper)
{
	const unsigned taken =
		GAP + (unsigned)text_columns(PAGE_FRAME_DRAFT, strlen(PAGE_FRAME_DRAFT));
	struct str title = STR_INIT;
	lines_cut(&title, wrapper, document_title(document),
		frame->columns > taken ? frame->columns - taken : 0);
	str_clear(&frame->top[1]);
	append_sides(&frame->top[1], title.data, PAGE_FRAME_DRAFT, frame->columns);
	str_release(&title);
}

void page_frame_warning_append(struct str *out, unsigned fields, enum digits digits)
{
	str_puts(out, "ยังไม่ยืนยัน ");
	number_append(out, fields, digits);
	str_puts(out, " ช่อง");
}

void page_frame_warn(struct page_frame *frame, unsigned fields)
{
	struct str *left = &frame->left;
	if (!fields)
		return;
	size_t date = left->bytes;
	str_puts(left, "   ");
	page_frame_warning_append(left, fields, frame->digits);
	if (text_columns(left->data, left->bytes) + PAGE_COLUMNS > frame->columns)
		str_splice(left, 0, date + strlen("   "), "", 0);
}

static bool is_false(const char *mark)
{
	return strcmp(mark, SEAL_MARK_FALSE) == 0;
}

void page_frame_mark_append(struct str *out, const char *mark)
{
	if (is_false(mark))
		str_puts(out, PAGE_FRAME_FALSE);
	else if (*mark)
		str_printf(out, PAGE_FRAME_MARK "%s", mark);
}

void page_frame_seal(struct page_frame *frame, const char *mark)
{
	struct str *left = &frame->left;
	if (!*mark)
		return;
	const size_t before = left->bytes;
	str_puts(left, "   ");
	page_frame_mark_append(left, mark);
	if (text_columns(left->data, left->bytes) + PAGE_COLUMNS > frame->columns)
		str_splice(left, 0, before + strlen("   "), "", 0);
	if (!is_false(mark) &&
		text_columns(left->data, left->bytes) + PAGE_COLUMNS > frame->columns)
		str_splice(left, 0, strlen(PAGE_FRAME_MARK), "", 0);
}

void page_frame_release(struct page_frame *frame)
{
	str_release(&frame->top[0]);
	str_release(&frame->top[1]);
	str_release(&frame->left);
}

void page_frame_number_append(
	struct str *out, unsigned number, unsigned count, enum digits digits)
{
	str_puts(out, "หน้า ");
	number_append(out, number, digits);
	str_puts(out, " จาก ");
	number_append(out, count, digits);
}

void page_frame_footer(
	const struct page_frame *frame, unsigned number, unsigned count, struct str *out)
{
	struct str right = STR_INIT;
	page_frame_number_append(&right, number, count, frame->digits);
	append_sides(out, frame->left.data, right.data, frame->columns);
	str_release(&right);
}
