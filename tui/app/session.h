/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which run of the program it is: drafts bear its name, so that what a run left that is
 * over can be told from what another one is typing just now.
 */
#ifndef TUI_APP_SESSION_H
#define TUI_APP_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SESSION_NAME = 96 /* bytes, with the NUL */ };

/* Writes the name of the run of the program that is process pid: the machine's boot, the
 * process, and when it began, since numbers of processes come again. */
void session_name(char *session, size_t size, long pid);

/*
 * Whether the run of that name is still going on, in another process than this one. The
 * office file is on no network, so a run that is not of this boot of this machine (it
 * was renamed, started anew, or the file was copied from another) is over. On a server
 * (distant) it may be going on at another desk: it is taken to be while what it typed last,
 * at seconds since 1970, is not SESSION_REST old.
 */
enum { SESSION_REST = 600 /* seconds */ };
bool session_running(const char *session, int64_t at, bool distant);

#endif
