/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The people of the office file, held: who is called how, who may do what, and whether a
 * signature is that of one of them.
 */
#ifndef DB_TRUST_PEOPLE_LIST_H
#define DB_TRUST_PEOPLE_LIST_H

#include "db/trust/people.h"
#include "model/report.h"
#include "model/signatory.h"

struct people_row {
	char *login, *name, *post;
	unsigned roles;
	bool has_key;
};

struct people {
	struct people_row *items;
	size_t count, capacity;
};

/* Reads them; *people is zeroed or was read before. On failure it is empty. */
bool people_list_read(struct people *people, struct store *store, struct error *error);
void people_release(struct people *people);

/* NULL where nobody of that name is entered. */
const struct people_row *people_find(const struct people *people, const char *login);

struct deputy;

/* Whether a hand-over can have effect: both of its people are supervisors (still). */
bool people_hand_over_stands(const struct people *people, const struct deputy *deputy);

/* Whose a signature is. While nobody is a supervisor everybody signs on paper. */
enum signatory people_signatory(
	const struct people *people, const struct signature *signature);

/* Appends what is to be said of it (signatory_append()). */
void people_signatory_append(
	const struct people *people, const struct signature *signature, struct str *out);

#endif
