/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which pages: "3", "3-", "-5", "3-5", several between commas; Thai digits too. They are
 * printed in the order of the report, each once.
 */
#ifndef PRINT_PAGE_RANGE_H
#define PRINT_PAGE_RANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/error.h"

enum { PAGE_RANGE_PARTS = 32 };

struct page_range {
	struct {
		unsigned first, last;
	} parts[PAGE_RANGE_PARTS];
	size_t count; /* 0: all pages */
};

bool page_range_parse(const char *text, struct page_range *range, struct error *error);
bool page_range_has(const struct page_range *range, unsigned number);

#endif
