/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parts of a bundle that are JSON. For office/bundle_read.c alone.
 */
#ifndef OFFICE_BUNDLE_PARTS_H
#define OFFICE_BUNDLE_PARTS_H

#include "office/bundle.h"

/* Takes the text of a part, whose name is one that a bundle has. */
bool bundle_take_json(struct bundle *bundle, const char *path, const char *name,
	const struct str *text, struct error *error);

/* After the last one: each report has come, with its past and its trail, and each of the
 * evidence files is named by one of their measures: what nobody would ever look for, or
 * remove, is not kept. */
bool bundle_end_json(struct bundle *bundle, const char *path,
	const struct string_list *files, struct error *error);

/* Sets the error: no bundle has a part of that name. Returns false. */
bool bundle_refuse_part(const char *path, const char *part, struct error *error);

/* Sets the error: a part is not what the manifest says. Returns false. */
bool bundle_refuse_changed(const char *path, const char *part, struct error *error);

#endif
