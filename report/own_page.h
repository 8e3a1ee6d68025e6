/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * By what a web page of our own (publish/html.c) is known that nobody changed since
 * (doc/publishing.md): at its end stands a sum of all bytes before. What it shows is in it as
 * data too, so that such a page comes back exactly.
 */
#ifndef REPORT_OWN_PAGE_H
#define REPORT_OWN_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/str.h"

/* <meta name=… content="the report's JSON"> */
#define OWN_PAGE_REPORT "mattrakan.report/1"
/* <tr data-card="the measure's JSON"> */
#define OWN_PAGE_CARD "data-card"

/* The sum of no bytes; then of more and more. It protects from mistakes, not from malice. */
#define OWN_PAGE_SUM UINT64_C(0xcbf29ce484222325)
uint64_t own_page_sum(uint64_t sum, const char *bytes, size_t count);

/* Appends what says the sum. */
void own_page_mark(struct str *out, uint64_t sum);

/* Whether the bytes of a page are as they were written. */
bool own_page_is_whole(const char *bytes, size_t count);

#endif
