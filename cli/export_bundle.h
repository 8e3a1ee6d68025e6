/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * export --format bundle: reports in one signed file (office/bundle.h).
 */
#ifndef CLI_EXPORT_BUNDLE_H
#define CLI_EXPORT_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/session.h"

struct export_bundle {
	int64_t *reports; /* none: the one that is meant */
	size_t count, capacity;
	const char *to;
	bool force;
	bool unsigned_too; /* nobody is asked for a passphrase */
};

/* Each report once. */
void export_bundle_add(struct export_bundle *job, int64_t report);
void export_bundle_release(struct export_bundle *job);

/* The exit status. */
int export_bundle(struct session *session, struct export_bundle *job);

#endif
