/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report as it was when a supervisor last signed it, put together from the histories of
 * its own texts and of its cards: for who is to sign it again.
 */
#ifndef OFFICE_SINCE_SIGNED_H
#define OFFICE_SINCE_SIGNED_H

#include <stdbool.h>
#include <stdint.h>

#include "db/store.h"
#include "model/report.h"
#include "text/error.h"

struct since_signed {
	bool found;    /* somebody has signed it, and what it was then is known */
	bool replaced; /* an import took its place since: all of it is to be read */
	char *who;     /* login */
	int64_t at;
	struct report before; /* with those of its cards that it has now and had then */
};

/* now: the report as it is, with its cards. */
bool since_signed_read(struct since_signed *since, struct store *store, int64_t number,
	const struct report *now, struct error *error);
void since_signed_release(struct since_signed *since);

#endif
