/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every field of a report by the table that reading and writing share
 * (model/json_shape.h): filled, and changed one after another. A field that is new in the
 * table is among them.
 */
#ifndef TESTS_SUPPORT_FIELDS_H
#define TESTS_SUPPORT_FIELDS_H

#include "model/json_shape.h"

/* Gives each field that is absent a value; lists get two elements. What the owner has
 * stays. Layout, year, months and state are left to the caller. */
void fields_fill(const struct shape *shape, void *owner);

/*
 * Changes one thing after another (a text becomes another, a key absent, an element is
 * left out, two change places) and calls visit, with the field's path ("memo.sections[0]
 * .text") and what was done to it; then all is as it was. Fields of lists are changed in
 * their first element. The test fails at a field that is absent: it cannot be tried.
 */
typedef void field_visit(void *context, const char *path, const char *change);
void fields_change_each(
	const struct shape *shape, void *owner, field_visit *visit, void *context);

#endif
