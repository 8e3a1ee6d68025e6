/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines that are read from standard input, while signals are heard. One at a time.
 */
#ifndef PLAIN_LINE_INPUT_H
#define PLAIN_LINE_INPUT_H

#include <stdbool.h>

#include "text/str.h"

struct termios;
struct line_input {
	struct str ahead; /* read, and no line yet or not yet asked for */
	struct termios
		*before; /* how the terminal was; NULL: input is none. Its header has a
				 * CTRL() of its own */
	bool over;       /* nothing comes any more */
};

enum line_got {
	LINE_GOT_NONE, /* the time was up */
	LINE_GOT_ONE,
	LINE_GOT_END,  /* of the input: what stood before it was given */
	LINE_GOT_STOP, /* a signal to end */
};

/* The terminal, if it is one, erases characters and not bytes from here on. */
void line_input_begin(struct line_input *input);
/* It is as it was before. */
void line_input_end(struct line_input *input);

/* The next line, without its end, in *line; waits at most milliseconds (negative: till one
 * comes). */
enum line_got line_input_read(
	struct line_input *input, int milliseconds, struct str *line);

/* Whether what is typed is seen; a line that was not is not kept here either. */
void line_input_echo(struct line_input *input, bool seen);

/* Forgets what was typed at a terminal before now; of a file or a pipe nothing. */
void line_input_drop(struct line_input *input);

#endif
