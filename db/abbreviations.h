/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The office's abbreviations (text/abbreviation.h), which all of its people type with.
 */
#ifndef DB_ABBREVIATIONS_H
#define DB_ABBREVIATIONS_H

#include "db/store.h"
#include "text/abbreviation.h"

/* In the office's order; *list is replaced. On failure it is untouched. */
bool store_abbreviations(
	struct store *store, struct abbreviations *list, struct error *error);

/* Sets all of them; the trail tells. known: those that were read before it was changed.
 * ERROR_REFUSED for who only reads, and where there are others by now. */
bool store_set_abbreviations(struct store *store, const struct abbreviations *known,
	const struct abbreviations *list, const char *who, struct error *error);

#endif
