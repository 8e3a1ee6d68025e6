/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The memo (บันทึกข้อความ) as blocks, in the order of the form of the Office of the
 * Prime Minister's regulation on correspondence (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ
 * พ.ศ. ๒๕๒๖, form 29), with the opinions of those who sign below it.
 */
#ifndef REPORT_MEMO_H
#define REPORT_MEMO_H

#include <stdbool.h>

#include "model/report.h"
#include "report/block_queue.h"
#include "report/layout.h"

/* Whether the memo goes with the report: it has one, and says so, or says nothing and the
 * layout prints memos. */
bool memo_goes_with(const struct report *report, const struct layout *layout);

/*
 * Appends the whole memo. Who is first signs as its author, each of the others below a
 * heading, ความเห็นของ… What is not given has dots to write on: opinion, date, and where
 * one signs; who signed in the program (state: of the report) has none.
 */
void memo_blocks(
	struct block_queue *queue, const struct memo *memo, enum report_state state);

#endif
