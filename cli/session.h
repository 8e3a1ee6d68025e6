/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One run of the program: which office file, which person, which report.
 */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "db/store.h"
#include "model/report.h"
#include "text/error.h"

struct session {
	char *office;        /* path of the office file; NULL until named or needed */
	char *who;           /* login name; NULL until needed */
	bool language_named; /* by --lang */
	bool plain;          /* by --plain */
	bool json;           /* by --json */
	bool version;        /* by --version */
	bool example;        /* by --example: the office is that of office/example.h */
	int status;          /* what to exit with where options_next() says stop */
};

void session_release(struct session *session);

void session_set_office(struct session *session, const char *path);

/* The office file's path: --file, $MATTRAKAN_FILE, what is configured (model/config.h), or the
 * default of the person's data folder ($XDG_DATA_HOME/mattrakan/office.db). Never NULL. */
const char *session_office(struct session *session);

/* Who works here: the login name. Until people have roles this is all. */
const char *session_who(struct session *session);

/* Opens the office file; bringing an older one up to date is a work (cli/work.h). NULL and the
 * error. */
struct store *session_open(
	struct session *session, enum store_access access, struct error *error);

/* For commands that do not open the office file, or not yet: messages have the digits that
 * this person has set there, where it can be read. */
void session_digits(struct session *session);

/*
 * The report that a command means. wanted: what --report said; 0: the only report, or
 * the one this person opened last. Where several could be meant they are listed on
 * standard error and the error is ERROR_USAGE.
 */
bool session_report(struct session *session, struct store *store, int64_t wanted,
	int64_t *number, struct error *error);

/* Says on standard error, and is false, where a mark (db/trust/seal.h) says that a report is
 * not what was approved. */
bool say_seal(int64_t report, const char *mark);

/* A state's name, "approved" among them only where the mark does not say otherwise. */
#define REPORT_STATE_FALSE "not-as-approved"
const char *report_state_shown(enum report_state state, const char *mark);

/* A report's number as people type it, in Thai or Arabic digits; 0 if it is none. */
int64_t report_number(const char *text);

#endif
