/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests share: cmocka with what it needs before it, files, temporary
 * folders, the samples and the seeds. Before main() the environment is set to what tests
 * start from: a test runs by make as alone, in any folder.
 */
#ifndef TESTS_SUPPORT_SUPPORT_H
#define TESTS_SUPPORT_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#ifndef HAVE_CMOCKA
#error "configure found no cmocka: apt-get install libcmocka-dev, then run configure again"
#endif
#include <cmocka.h>

#include "text/str.h"

/* A test that needs nothing else of support.c links it all the same, for the environment. */
void support_set_environment(void);
__attribute__((used)) static void (*const support_is_linked)(
	void) = support_set_environment;

/* The reports that tests run on: the repository's five samples, and the five real
 * ones where configure was told where they are. Ends with a NULL path. */
struct support_report {
	const char *folder; /* holds expected-cells.json */
	const char *key;    /* of expected-cells.json: "000" or "annual" */
	const char *path;   /* of the report's JSON */
};
extern const struct support_report support_reports[];

/* Reads a whole file into out (emptied first); the test fails if it cannot. */
void support_read(const char *path, struct str *out);
void support_write(const char *path, const char *data, size_t bytes);

/* A new folder, and its removal with all that is in it. */
char *support_folder(void);
void support_folder_remove(char *folder);

/* For the setup and teardown of a group: such a folder, *state, is where it runs. */
int support_enter(void **state);
int support_leave(void **state);

/* folder/name, to be freed. */
char *support_path(const char *folder, const char *name);

/* A fixed sequence of numbers, the same in every run: seed, then draw. */
struct support_random {
	uint64_t state;
};
uint32_t support_draw(struct support_random *random, uint32_t below);

/* A group that this person may give files to: its name, to be freed, and its number. */
char *support_group(gid_t *id);

#endif
