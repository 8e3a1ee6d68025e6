/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "plain/line_input.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "text/mem.h"
#include "tui/terminal/guard.h"

void line_input_begin(struct line_input *input)
{
	struct termios modes;
	*input = (struct line_input){.ahead = STR_INIT};
	if (tcgetattr(STDIN_FILENO, &modes))
		return;
	input->before = mem_new(1, sizeof(*input->before));
	*input->before = modes;
	modes.c_iflag |= IUTF8 | ICRNL;
	modes.c_lflag |= ICANON | ECHO | ECHOE | ISIG;
	tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

void line_input_end(struct line_input *input)
{
	if (input->before)
		tcsetattr(STDIN_FILENO, TCSANOW, input->before);
	free(input->before);
	str_wipe(&input->ahead);
	str_release(&input->ahead);
}

void line_input_echo(struct line_input *input, bool seen)
{
	struct termios modes;
	if (!input->before || tcgetattr(STDIN_FILENO, &modes))
		return;
	if (seen)
		modes.c_lflag |= ECHO;
	else
		modes.c_lflag &= ~(tcflag_t)ECHO;
	/* What was typed before it was unseen is no passphrase. */
	tcsetattr(STDIN_FILENO, seen ? TCSANOW : TCSAFLUSH, &modes);
}

void line_input_drop(struct line_input *input)
{
	if (!input->before)
		return;
	tcflush(STDIN_FILENO, TCIFLUSH);
	str_wipe(&input->ahead);
	str_clear(&input->ahead);
}

/* Takes a line out of what was read; all of it where nothing more comes. */
static bool take_line(struct line_input *input, struct str *line)
{
	struct str *ahead = &input->ahead;
	const char *end = ahead->bytes ? memchr(ahead->data, '\n', ahead->bytes) : NULL;
	if (!end && !(input->over && ahead->bytes))
		return false;
	const size_t bytes = end ? (size_t)(end - ahead->data) : ahead->bytes;
	str_clear(line);
	str_append_secret(line, ahead->data, bytes);
	const size_t taken = bytes + (end != NULL);
	str_splice(ahead, 0, taken, NULL, 0);
	/* What is left moved up; behind it stands the end of what was there before. */
	explicit_bzero(ahead->data + ahead->bytes, taken);
	while (line->bytes && line->data[line->bytes - 1] == '\r')
		str_truncate(line, line->bytes - 1);
	return true;
}

/* Waits for input; false: the time was up, or a signal came. */
static bool wait_input(int milliseconds, const sigset_t *mask)
{
	struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
	const struct timespec time = {
		milliseconds / 1000, (long)(milliseconds % 1000) * 1000000};
	return ppoll(&input, 1, milliseconds < 0 ? NULL : &time, mask) > 0;
}

static void take_in(struct line_input *input)
{
	char some[4096];
	const ssize_t got = read(STDIN_FILENO, some, sizeof(some));
	if (got > 0)
		str_append_secret(&input->ahead, some, (size_t)got);
	else if (got == 0 || (errno != EINTR && errno != EAGAIN))
		input->over = true;
	explicit_bzero(some, sizeof(some));
}

/* One round; true once *got is set. */
static bool read_round(struct line_input *input, int milliseconds, const sigset_t *mask,
	struct str *line, enum line_got *got)
{
	*got = LINE_GOT_ONE;
	if (take_line(input, line))
		return true;
	*got = guard_ending() ? LINE_GOT_STOP : LINE_GOT_END;
	if (guard_ending() || input->over)
		return true;
	*got = LINE_GOT_NONE;
	if (guard_stopping()) {
		guard_stop();
	} else if (wait_input(milliseconds, mask)) {
		take_in(input);
	} else if (!guard_ending() && !guard_stopping()) {
		/* The time was up; or a signal that says nothing here. */
		guard_continued();
		guard_resized();
		return milliseconds >= 0;
	}
	return false;
}

enum line_got line_input_read(
	struct line_input *input, int milliseconds, struct str *line)
{
	enum line_got got;
	sigset_t signals, before;
	/* A signal between looking at its flag and waiting would be slept over. */
	guard_signals(&signals);
	sigprocmask(SIG_BLOCK, &signals, &before);
	while (!read_round(input, milliseconds, &before, line, &got))
		continue;
	sigprocmask(SIG_SETMASK, &before, NULL);
	return got;
}
