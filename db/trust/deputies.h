/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who signs in whose place while that person is away (รักษาราชการแทน): from one day to
 * another, in Thailand's time, both included. A deputy is a supervisor and signs with the
 * own passphrase; the paper names both posts. Nobody is a deputy's deputy by that.
 *
 * A supervisor hands over the own place, which is signed; whoever administers the office
 * file does it for anybody, as that one enters people at all. Both are in the trail.
 */
#ifndef DB_TRUST_DEPUTIES_H
#define DB_TRUST_DEPUTIES_H

#include "db/store.h"
#include "db/trust/people.h"
#include "text/date.h"

struct deputy {
	int64_t number;     /* from 1 */
	const char *login;  /* in whose place */
	const char *deputy; /* who signs there */
	struct date first, last;
	bool ended; /* was taken back before its last day */
};

typedef bool deputy_visit(void *context, const struct deputy *deputy);
/* In the order in which they were entered, those that are over too. */
bool store_deputies(
	struct store *store, deputy_visit *visit, void *context, struct error *error);

/* Whether it holds on a day. */
bool deputy_holds(const struct deputy *deputy, struct date day);

/* Whether one signs in the other's place on a day. Whether either is (still) a supervisor
 * is not looked at. */
bool store_deputy_on(struct store *store, const char *login, const char *deputy,
	struct date day, bool *acts, struct error *error);

/*
 * Hands over deputy->login's place (number and ended are not looked at). signer: that
 * person; NULL: whoever administers the file does it, and who is told as the one who did.
 * ERROR_USAGE where the days are none, or one of both is no supervisor; ERROR_REFUSED where
 * the signer is another, this process does not administer the file, or the place is handed
 * over on one of the days already.
 */
bool store_hand_over(struct store *store, const struct deputy *deputy, const char *who,
	const struct signer *signer, struct error *error);

/* Takes it back from this moment on; by whom, as above. */
bool store_end_deputy(struct store *store, int64_t number, const char *who,
	const struct signer *signer, struct error *error);

#endif
