/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs the built program as a user would and keeps what it said.
 */
#ifndef TESTS_SUPPORT_PROGRAM_H
#define TESTS_SUPPORT_PROGRAM_H

#include <sys/types.h>

#include "tests/support/support.h"
#include "text/str.h"

struct program_run {
	int status; /* exit status; 128 + signal where one ended it */
	struct str out, err;
	long peak_kilobytes; /* the most memory it took */
	pid_t child;         /* while it runs, for who acts on it meanwhile */
};

/*
 * Runs mattrakan with the arguments (the last is NULL), input on standard input (NULL:
 * none), in the environment of the test with the settings "NAME=value" on top (a bare
 * NAME takes it away; NULL ends; settings NULL: none). Frees what run held before.
 */
void program_run(struct program_run *run, const char *const *arguments,
	const struct str *input, const char *const *settings);

#define PROGRAM_RUN_INIT                                                                 \
	{                                                                                \
		0, STR_INIT, STR_INIT, 0, 0                                              \
	}

void program_run_release(struct program_run *run);

/* The usual case: runs with the arguments and no input, and the status must be this. */
#define program_expect(run, expected, ...)                                               \
	program_expect_list(run, expected, (const char *const[]){__VA_ARGS__, NULL})
void program_expect_list(
	struct program_run *run, int expected, const char *const *arguments);

/* The words stand in what it said on standard error. */
void assert_said(const struct program_run *run, const char *words);

/* What is said holds no character that a person would not see as itself: no control character
 * but those that end lines, and where `terminal` stands between, those that it adds; nothing
 * that turns the direction of text, no byte that is no UTF-8. by: who says it. */
void assert_plain(const struct str *said, bool terminal, const char *by);

#endif
