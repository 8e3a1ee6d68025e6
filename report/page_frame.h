/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands at the top and the foot of every page: agency and fiscal year, title and
 * whether it is a draft; the date printed, how many fields are not yet confirmed, the mark of the seal, หน้า n
 * จาก N. In Thai and in
 * the report's digits whatever the program's language is: it is part of the paper.
 */
#ifndef REPORT_PAGE_FRAME_H
#define REPORT_PAGE_FRAME_H

#include <time.h>

#include "report/document.h"
#include "text/number.h"
#include "text/wrap.h"

/* Lines of a page that are the frame's, the empty ones beside the text included. */
enum { FRAME_HEADER_LINES = 3, FRAME_FOOTER_LINES = 2 };
enum { FRAME_LINES = FRAME_HEADER_LINES + FRAME_FOOTER_LINES };

struct page_frame {
	struct str top[2]; /* the two header lines */
	struct str left;   /* of the footer */
	unsigned columns;
	enum digits digits;
};

void page_frame_init(struct page_frame *frame, const struct document *document,
	struct wrapper *wrapper, unsigned columns, enum digits digits, time_t date);

#define PAGE_FRAME_DRAFT "ร่าง"
/* Lets the header say that the report is a draft: at the right edge, beside the title, of
 * which that much less is shown. Where the paper has no room for both the title goes. */
void page_frame_draft(struct page_frame *frame, const struct document *document,
	struct wrapper *wrapper);

/* Lets the footer say that so many fields are not yet confirmed; where both do not fit,
 * in place of the date. 0: nothing to say. */
void page_frame_warn(struct page_frame *frame, unsigned fields);

/* Appends what is said of fields that are not yet confirmed, of which there are some. */
void page_frame_warning_append(struct str *out, unsigned fields, enum digits digits);

#define PAGE_FRAME_MARK  "ตราอนุมัติ "
#define PAGE_FRAME_FALSE "ไม่ตรงกับที่อนุมัติ"
/* Lets the footer show the mark of the report's seal: signed paper proves by it what was
 * approved; or, for SEAL_MARK_FALSE, that it is not what was approved. Where not all
 * fits, the mark comes before the date and the rest; before its own name on the narrowest
 * paper.
 * "": nothing to show. After page_frame_warn(). */
void page_frame_seal(struct page_frame *frame, const char *mark);

/* Appends what is said of a mark: its name and itself; nothing for "". */
void page_frame_mark_append(struct str *out, const char *mark);

void page_frame_release(struct page_frame *frame);

/* Appends which page of how many it is. */
void page_frame_number_append(
	struct str *out, unsigned number, unsigned count, enum digits digits);

/* Appends the footer's line. */
void page_frame_footer(
	const struct page_frame *frame, unsigned number, unsigned count, struct str *out);

#endif
