/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/summary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/document.h"
#include "text/cell.h"
#include "text/str.h"

enum { COLUMN_LEAST = 10, PER_CENT = 100, HUNDRED = 100 };

/* Nothing changes or frees it. */
const struct layout summary_layout = {
	.name = (char *)"summary",
	.title = (char *)"summary",
	.paper = LAYOUT_PORTRAIT,
	.columns = {{.heading = (char *)"", .least = COLUMN_LEAST}},
	.columns_count = 1,
};

void summary_release(struct summary *summary)
{
	for (size_t i = 0; i < summary->owners_count; i++)
		free(summary->owners[i].name);
	for (size_t i = 0; i < summary->late_count; i++) {
		free(summary->late[i].name);
		free(summary->late[i].owners);
	}
	*summary = (struct summary){0};
}

size_t summary_done(const struct summary *summary)
{
	return summary->states[CARD_DONE] + summary->states[CARD_APPROVED];
}

static void add_heading(struct block_queue *queue, const char *text)
{
	block_queue_add(queue, BLOCK_SPACE, NULL, NULL)->keep = true;
	block_queue_add(queue, BLOCK_HEADING, NULL, text)->keep = true;
}

static void add_line(struct block_queue *queue, struct str *line)
{
	block_queue_add(queue, BLOCK_PARAGRAPH, NULL, line->data);
	str_clear(line);
}

static void put_number(struct str *out, size_t number, enum digits digits)
{
	number_append(out, (int64_t)number, digits);
}

static unsigned share_of(size_t part, size_t all)
{
	return all ? (unsigned)(part * BLOCK_SHARE / all) : 0;
}

/* ๕ จาก ๘ มาตรการ (ร้อยละ ๖๓) */
static void put_part(
	struct str *out, size_t part, size_t all, const char *of, enum digits digits)
{
	put_number(out, part, digits);
	str_puts(out, " จาก ");
	put_number(out, all, digits);
	str_puts(out, of);
	if (!all)
		return;
	str_puts(out, " (ร้อยละ ");
	put_number(out, (part * PER_CENT + all / 2) / all, digits);
	str_putc(out, ')');
}

static void add_bar(struct block_queue *queue, const char *name, size_t part, size_t all,
	enum digits digits)
{
	struct str said = STR_INIT;
	put_part(&said, part, all, "", digits);
	block_queue_add(queue, BLOCK_BAR, name, said.data)->share = share_of(part, all);
	str_release(&said);
}

/* --- until when --- */

/* เหลืออีก ๕ วัน */
static void put_days_left(
	struct str *out, const struct deadline *deadline, enum digits digits)
{
	if (deadline->handed_in) {
		str_puts(out, "ส่งแล้ว");
	} else if (!deadline->left) {
		str_puts(out, "ครบกำหนดวันนี้");
	} else {
		str_puts(out, deadline->left > 0 ? "เหลืออีก " : "เกินกำหนด ");
		put_number(out, (size_t)labs(deadline->left), digits);
		str_puts(out, " วัน");
	}
}

static void put_to_do(struct str *out, const char *what, size_t number, const char *of,
	enum digits digits)
{
	if (!number)
		return;
	str_printf(out, " %s ", what);
	put_number(out, number, digits);
	str_puts(out, of);
}

static void add_deadline(
	struct block_queue *queue, const struct summary *summary, enum digits digits)
{
	struct str line = STR_INIT;
	if (!deadline_is_set(&summary->deadline))
		return;
	add_heading(queue, "กำหนดส่ง");
	str_puts(&line, "วันที่ ");
	date_append(&line, summary->deadline.day, DATE_LONG,
		digits == DIGITS_AS_TYPED ? DIGITS_THAI : digits);
	str_puts(&line, " ");
	put_days_left(&line, &summary->deadline, digits);
	add_line(queue, &line);
	put_to_do(&line, "มาตรการที่ยังไม่เสร็จ", summary->measures - summary_done(summary),
		" มาตรการ", digits);
	put_to_do(&line, "รออนุมัติ", summary->states[CARD_DONE], " มาตรการ", digits);
	put_to_do(&line, "ต้องแก้ไข", summary->errors, " จุด", digits);
	put_to_do(&line, "ควรตรวจดู", summary->warnings, " จุด", digits);
	if (line.bytes && !summary->deadline.handed_in) {
		struct str all = STR_INIT;
		str_printf(&all, "งานที่เหลือ:%s", line.data);
		add_line(queue, &all);
		str_release(&all);
	}
	str_release(&line);
}

/* --- how far it is --- */

static void add_progress(
	struct block_queue *queue, const struct summary *summary, enum digits digits)
{
	static const struct {
		enum card_state state;
		const char *name;
	} states[] = {
		{CARD_APPROVED, "อนุมัติแล้ว"},
		{CARD_DONE, "เสร็จแล้ว รออนุมัติ"},
		{CARD_RETURNED, "ส่งกลับแก้ไข"},
		{CARD_DRAFT, "กำลังจัดทำ"},
	};
	struct str line = STR_INIT;
	add_heading(queue, "ความก้าวหน้า");
	str_puts(&line, "ดำเนินการเสร็จแล้ว ");
	put_part(&line, summary_done(summary), summary->measures, " มาตรการ", digits);
	add_line(queue, &line);
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		add_bar(queue, states[i].name, summary->states[states[i].state],
			summary->measures, digits);
	str_release(&line);
}

static void add_owners(
	struct block_queue *queue, const struct summary *summary, enum digits digits)
{
	struct str line = STR_INIT;
	if (!summary->owners_count)
		return;
	add_heading(queue, "เสร็จแล้ว แยกตามผู้รับผิดชอบ");
	for (size_t i = 0; i < summary->owners_count; i++) {
		const struct summary_owner *owner = &summary->owners[i];
		add_bar(queue, *owner->name ? owner->name : "ไม่ได้ระบุ", owner->done,
			owner->all, digits);
	}
	if (summary->owners_more) {
		str_puts(&line, "และอีก ");
		put_number(&line, summary->owners_more, digits);
		str_puts(&line, " หน่วยงาน");
		add_line(queue, &line);
	}
	str_release(&line);
}

/* --- what is to be done --- */

/* As much of it as is to stand beside others. */
static void put_short(struct str *out, const char *text)
{
	enum { COLUMNS = 40 };
	const size_t bytes = strlen(text), fits = text_fit(text, bytes, COLUMNS, NULL);
	str_append(out, text, fits);
	if (fits < bytes)
		str_puts(out, "…");
}

static void add_late(
	struct block_queue *queue, const struct summary *summary, enum digits digits)
{
	struct str line = STR_INIT;
	add_heading(queue, "ล่าช้า");
	for (size_t i = 0; i < summary->late_count; i++) {
		const struct summary_late *late = &summary->late[i];
		str_puts(&line, "- มาตรการที่ ");
		number_append(&line, late->place, digits);
		str_puts(&line, " ล่าช้า ");
		number_append(&line, late->days, digits);
		str_puts(&line, " วัน: ");
		put_short(&line, late->name);
		if (*late->owners) {
			str_puts(&line, " (");
			put_short(&line, late->owners);
			str_putc(&line, ')');
		}
		add_line(queue, &line);
	}
	if (summary->late_more) {
		str_puts(&line, "และอีก ");
		put_number(&line, summary->late_more, digits);
		str_puts(&line, " มาตรการ");
		add_line(queue, &line);
	}
	if (!summary->late_count)
		block_queue_add(queue, BLOCK_PARAGRAPH, NULL, "ไม่มีมาตรการที่ล่าช้ากว่ากำหนด");
	str_release(&line);
}

static void add_findings(
	struct block_queue *queue, const struct summary *summary, enum digits digits)
{
	struct str line = STR_INIT;
	add_heading(queue, "ผลการตรวจรายงาน");
	if (summary->errors || summary->warnings) {
		str_puts(&line, "ต้องแก้ไข ");
		put_number(&line, summary->errors, digits);
		str_puts(&line, " จุด ควรตรวจดู ");
		put_number(&line, summary->warnings, digits);
		str_puts(&line, " จุด");
	} else {
		str_puts(&line, "ไม่พบสิ่งที่ต้องแก้ไข");
	}
	add_line(queue, &line);
	str_release(&line);
}

void summary_blocks_of_years(struct block_queue *queue, const struct summary_year *years,
	size_t count, enum digits digits)
{
	struct str name = STR_INIT, said = STR_INIT;
	if (count)
		add_heading(queue, "คะแนน ITA แต่ละปี (เต็ม ๑๐๐)");
	for (size_t i = 0; i < count; i++) {
		char total[64];
		snprintf(total, sizeof(total), "%.2f", years[i].total);
		str_clear(&name);
		str_clear(&said);
		str_puts(&name, "พ.ศ. ");
		number_append(&name, years[i].year, digits);
		digits_append(&said, total, strlen(total),
			digits == DIGITS_AS_TYPED ? DIGITS_THAI : digits);
		struct block *bar =
			block_queue_add(queue, BLOCK_BAR, name.data, said.data);
		bar->keep = i + 1 < count;
		bar->share = (unsigned)lround(
			fmin(fmax(years[i].total, 0), HUNDRED) * BLOCK_SHARE / HUNDRED);
	}
	str_release(&name);
	str_release(&said);
}

void summary_blocks(
	struct block_queue *queue, const struct summary *summary, enum digits digits)
{
	add_deadline(queue, summary, digits);
	add_progress(queue, summary, digits);
	add_owners(queue, summary, digits);
	add_late(queue, summary, digits);
	add_findings(queue, summary, digits);
	summary_blocks_of_years(queue, summary->years, summary->years_count, digits);
}
