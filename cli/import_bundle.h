/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A bundle (office/bundle.h) on its way in: whether whoever signed it is known, and what came
 * of it.
 */
#ifndef CLI_IMPORT_BUNDLE_H
#define CLI_IMPORT_BUNDLE_H

#include <stdbool.h>

#include "cli/json_output.h"
#include "cli/session.h"
#include "db/bundle.h"
#include "db/store.h"
#include "office/bundle.h"
#include "text/error.h"

struct import_bundle {
	const char *path;
	struct bundle bundle;
	struct session *session;
	enum bundle_mode mode;
	bool accept, dry_run;
	bool known;             /* who signed it is */
	struct json_rows *rows; /* where it is told with --json; else NULL */
};

/* Whether it is to be taken, after who signed it, and whose report it is. store: NULL where
 * there is no office file yet. */
bool import_bundle_judge(
	struct import_bundle *import, struct store *store, struct error *error);

/* Takes it in, and says what came of it; where it is a dry run, what would come of it. store
 * may be NULL then. */
bool import_bundle_take(
	struct import_bundle *import, struct store *store, struct error *error);

#endif
