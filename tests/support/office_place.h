/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where an office is, for tests of programs: the path of a file, or an address where they run
 * over the server (postgres_server.h).
 */
#ifndef TESTS_SUPPORT_OFFICE_PLACE_H
#define TESTS_SUPPORT_OFFICE_PLACE_H

/* A new office without anything, for --file and MATTRAKAN_FILE; to be freed. A file of that
 * name in the folder is still to be made, as the first command does; a database is there, and
 * who runs the test is its administrator. */
char *office_place(const char *folder, const char *name);

/* The database of which those of this program are copies: making the tables takes longer than
 * all that most tests do. */
const char *office_empty(void);

/* For a test of tests/file_alone.txt, at its start: over the server it is skipped. */
void office_needs_file(void);

#endif
