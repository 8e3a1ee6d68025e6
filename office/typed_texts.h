/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts that were typed, each under the path of what it is typed in ("memo.subject",
 * "agency.name", "ita.items[2].score"): what a draft of a report's own texts consists of.
 * They stand as they were typed: a year that is half typed is no year, but is kept too.
 */
#ifndef OFFICE_TYPED_TEXTS_H
#define OFFICE_TYPED_TEXTS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/report.h"
#include "text/error.h"
#include "text/str.h"

struct typed_text {
	char *path, *text;
};

struct typed_texts {
	struct typed_text *items;
	size_t count, capacity;
};

/* Copies both. */
void typed_texts_add(struct typed_texts *texts, const char *path, const char *text);
/* NULL where nothing was typed under that path. */
const char *typed_texts_find(const struct typed_texts *texts, const char *path);
void typed_texts_release(struct typed_texts *texts);

/* As the body of a draft, and back. Bodies that older programs wrote are whole reports
 * without cards: then they are the texts that differ from `before`, the report's as they
 * were when the typing began. *texts is filled on success alone. */
void typed_texts_to_json(struct str *out, const struct typed_texts *texts);
bool typed_texts_from_json(const char *body, struct report *before,
	struct typed_texts *texts, struct error *error);

/* Puts them into the report; a part of it that is no longer there is there again, behind
 * the others. Year, round, layout and digits stay: half typed they mean nothing. */
void typed_texts_apply(const struct typed_texts *texts, struct report *report);

#endif
