/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/work.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/interrupt.h"
#include "text/cell.h"
#include "text/str.h"

enum { COLUMNS_UNKNOWN = 80, COLUMNS_KEY = 2 /* a terminal shows Ctrl-C as ^C */ };

/* The one terminal's. */
static struct {
	struct progress progress;
	int depth; /* of works within each other */
	bool shows;
	size_t columns; /* of what stands on the line; 0: nothing */
} work;

/* --- the line --- */

/* What runs behind a shell's & writes over nobody's line. */
static bool is_at_terminal(void)
{
	const char *said = getenv("MATTRAKAN_PROGRESS");
	if (said && strcmp(said, "no") == 0)
		return false;
	const pid_t in_front = isatty(STDERR_FILENO) ? tcgetpgrp(STDERR_FILENO) : 0;
	return isatty(STDERR_FILENO) && (in_front <= 0 || in_front == getpgrp());
}

/* Behind the last column a terminal would begin another line. */
static size_t room(void)
{
	struct winsize size;
	const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col;
	return (known ? size.ws_col : COLUMNS_UNKNOWN) - 1U;
}

/* Over what stood there. */
static void put_line(const char *words, size_t bytes)
{
	struct str line = STR_INIT;
	const size_t columns = text_columns(words, bytes), most = room();
	size_t stood = work.columns ? work.columns + COLUMNS_KEY : 0;
	if (stood > most)
		stood = most;
	str_putc(&line, '\r');
	str_append(&line, words, bytes);
	for (size_t i = columns; i < stood; i++)
		str_putc(&line, ' ');
	if (!columns)
		str_putc(&line, '\r');
	fwrite(line.data, 1, line.bytes, stderr);
	fflush(stderr);
	work.columns = columns;
	str_release(&line);
}

void work_hide(void)
{
	if (work.columns)
		put_line("", 0);
}

static bool go_on(void *context, const struct progress *progress)
{
	(void)context;
	if (work.shows && progress_is_due(&work.progress)) {
		struct str words = STR_INIT;
		progress_append(&words, progress, room());
		if (words.bytes)
			put_line(words.data, words.bytes);
		str_release(&words);
	}
	return !interrupted();
}

/* --- the work --- */

struct progress *work_begin(void)
{
	if (work.depth++ == 0) {
		work.progress = (struct progress){.go_on = go_on};
		work.shows = is_at_terminal();
		interrupt_begin();
	}
	return &work.progress;
}

void work_end(void)
{
	if (--work.depth)
		return;
	work_hide();
	interrupt_end();
}
