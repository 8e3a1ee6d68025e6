/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan people: what its parts share. deputies.c has who signs in whose place.
 */
#ifndef CLI_PEOPLE_H
#define CLI_PEOPLE_H

#include "cli/session.h"
#include "db/store.h"
#include "text/error.h"

/* What was asked for. */
struct people_asked {
	struct session *session;
	struct store *store;
	const char *name, *post;  /* NULL: not said */
	unsigned roles;           /* 0: not said */
	const char *from, *until; /* NULL: not said */
	char **arguments;         /* behind the word that says what to do */
};

/* All hand-overs; a new one; the end of one. */
bool run_deputies(struct people_asked *people, struct error *error);
bool run_hand_over(struct people_asked *people, struct error *error);
bool run_take_back(struct people_asked *people, struct error *error);

#endif
