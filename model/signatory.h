/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whose a signature of the memo is. It names a person of the office file by the login name
 * that was picked (struct signature, signer), or is given on paper, on purpose. Nobody is
 * taken for a signatory because of a name that was typed: the name only has to be that
 * person's, so that a renamed or misspelt one is told before anybody signs, and another
 * office's person of the same login name is nobody here.
 */
#ifndef MODEL_SIGNATORY_H
#define MODEL_SIGNATORY_H

#include <stdbool.h>

#include "model/report.h"
#include "text/str.h"

enum signatory {
	SIGNATORY_PAPER, /* signs on the paper */
	SIGNATORY_HERE,  /* signs in the office file */
	/* These are in the way of every signature, till somebody says whose it is. */
	SIGNATORY_UNSAID,  /* nobody said whose it is */
	SIGNATORY_UNKNOWN, /* of a person who is nobody here */
	SIGNATORY_RETIRED,
	SIGNATORY_NO_SUPERVISOR, /* may not sign (any longer) */
	SIGNATORY_RENAMED,       /* is called otherwise than the memo says */
};

bool signatory_blocks(enum signatory signatory);

/* Appends a sentence that says so. present: what the person is called in the office file,
 * "" where that is nobody. */
void signatory_append(struct str *out, enum signatory signatory,
	const struct signature *signature, const char *present);

/* Who gave it in its person's place; taken out again with NULL. */
void signature_put_deputy(
	struct signature *signature, const char *name, const char *post);
/* Whether somebody did. */
bool signature_has_deputy(const struct signature *signature);

/* Ties the signature to a person, or (login NULL) to the paper: name and post, where not
 * NULL, become what it prints. */
void signature_give(struct signature *signature, const char *login, const char *name,
	const char *post);

/* The lines below the dots: the name; then the post, and that of the person in whose place
 * a deputy signed. What is empty is left out, each line behind a line end. */
const char *signature_name(const struct signature *signature); /* may be NULL */
void signature_append_post(struct str *out, const struct signature *signature);

#endif
