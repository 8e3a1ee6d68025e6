/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What names of owners say: units (กองคลัง), and posts below them (งานพัสดุ กองคลัง,
 * นิติกร สำนักปลัด).
 */
#ifndef CHECK_OWNERS_H
#define CHECK_OWNERS_H

#include "check/words.h"

/* Appends the posts below the division that an owner names, without the unit: those that
 * begin with one of words->posts. */
void owner_posts(
	const struct check_words *words, const char *owner, struct string_list *posts);

/* Whether two posts may be the same: งานนิติการ and นิติกร, งานพัสดุ and นักวิชาการพัสดุ. */
bool posts_alike(const char *a, const char *b);

/* Whether so few letters make b of a, out of so many, that one is likely the other
 * mistyped or shortened: กองสาธารณสุข, กองสาธารณสุขฯ. White space does not count; names
 * that differ in a number are different. */
bool owners_nearly_same(const char *a, const char *b);

/* The least number of code points that go, come or change between two texts, if it is at
 * most `most`; else most + 1. */
unsigned letters_apart(const char *a, const char *b, unsigned most);

#endif
