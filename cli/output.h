/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What commands say: errors on standard error, results on standard output, in UTF-8
 * whatever the locale is; never a control character of a stored text.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/error.h"
#include "text/str.h"

/* Shows the error, releases it and returns its kind, the exit status. */
int fail(struct error *error);

/*
 * A line on standard error that is no error, and one on standard output that says what
 * was done. All that commands say to people in sentences goes through these two and
 * fail(), which tell it as text_tell() does: arguments are from outside too.
 */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
void tell(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Refuses where the shell led standard output or standard error into an office file or
 * what belongs to one (office_spare()). Of standard error nothing comes there from then
 * on: what is said goes to the terminal, where there is one. */
bool output_spares_office(struct error *error);

/* Writes to standard output; output_close() tells why the first failed. */
void output_write(const char *bytes, size_t count);

/* The same of a line, which goes without its end. */
void output_line(struct str *line);

/* Makes sure that all output arrived; says so and returns ERROR_SYSTEM if not. */
int output_close(int status);

/* Whether standard output is a terminal, where people read and nothing parses. */
bool output_for_people(void);

/* Appends text on one line: as shown, tabs and line ends as spaces. NULL: nothing. */
void put_line(struct str *out, const char *text);

/* Appends a moment as screens show it (office/moment.h): ๒๐ พ.ย. ๖๙ ๑๐:๐๒; "-" for 0.
 * Programs read it by --json (cli/json_output.h). */
void put_time(struct str *out, int64_t at);

/* Tells of the report that a command made: NUMBER<TAB>title, or as JSON an object of both. */
void report_made(int64_t number, const char *title, bool json);

#endif
