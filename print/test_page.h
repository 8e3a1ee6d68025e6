/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The test page: what shows on paper whether the character table, marks, columns and the
 * page's length are right, with what to change where they are not. It is in Thai, as all
 * paper is. Two pages, because the second shows where pages begin.
 */
#ifndef PRINT_TEST_PAGE_H
#define PRINT_TEST_PAGE_H

#include "print/job.h"

enum { TEST_PAGES = 2 };

/* Fills the lines of page number (1 or 2) as text_show() would give them, at most columns
 * columns wide. name: the profile's. */
void test_page_lines(struct str *lines, unsigned count, unsigned columns, unsigned number,
	const char *name, const struct profile_pitch *pitch);

/* Sends it in the profile, paper, pitch and quality of the request. */
bool test_page_send(
	const struct print_request *request, struct outlet *outlet, struct error *error);

#endif
