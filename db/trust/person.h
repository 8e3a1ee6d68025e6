/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who may do what, asked by what changes the office file. Private to db/.
 */
#ifndef DB_TRUST_PERSON_H
#define DB_TRUST_PERSON_H

#include "db/trust/people.h"

/* Refuses who has none of the roles, and says how one gets them. */
bool person_may(
	struct store *store, const char *who, unsigned roles, struct error *error);

/* The same for any role: whoever changes reports and cards at all. */
bool person_may_write(struct store *store, const char *who, struct error *error);

/* What is known of a person; strings are owned. A login that is not known has no name. */
struct person_facts {
	bool known;
	char *name, *post; /* NULL where not known */
	unsigned roles;
	int64_t wrong, wrong_at; /* passphrases: in a row, the last of them */
};
bool person_get(struct store *store, const char *login, struct person_facts *facts,
	struct error *error);
void person_facts_release(struct person_facts *facts);

/* What the trail says of a person who was entered, changed or removed. */
void person_detail(struct str *out, const struct person *person);

/* Counts a wrong passphrase, or forgets them (0). */
bool person_set_wrong(struct store *store, const char *login, int64_t wrong, int64_t at,
	struct error *error);

/* Whose a public key is: *known where it is anybody's; *login is "" where it is another
 * office's, and owned where not NULL. */
bool key_owner(struct store *store, const char *key, bool *known, char **login,
	struct error *error);

#endif
