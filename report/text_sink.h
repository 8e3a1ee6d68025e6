/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages as plain text, printer profile `text`: UTF-8, a line end after each line, a
 * form feed after each page, nothing substituted.
 */
#ifndef REPORT_TEXT_SINK_H
#define REPORT_TEXT_SINK_H

#include "report/pager.h"
#include "text/str.h"

void text_sink_page(struct str *out, const struct page *page);

#endif
