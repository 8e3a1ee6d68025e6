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

/* Sends it in the profile, paper, pitch and quality of the request. */
bool test_page_send(
	const struct print_request *request, struct outlet *outlet, struct error *error);

#endif
