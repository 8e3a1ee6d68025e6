/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/home/cursor_ask.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "text/str.h"

enum {
	PATIENCE = 1000, /* ms: an answer over a slow line takes some hundred */
	ANSWER_MAX = 64,
	DECIMAL = 10,
};

#define ASK   "\033[6n"
#define ERASE "\r\033[K"

/* Reads until the answer ESC [ ROW ; COLUMN R is whole; 0: there is none. */
static int read_column(int file)
{
	char answer[ANSWER_MAX];
	size_t bytes = 0;
	struct pollfd wait = {.fd = file, .events = POLLIN};
	while (bytes + 1 < sizeof(answer) && poll(&wait, 1, PATIENCE) > 0) {
		if (read(file, answer + bytes, 1) != 1)
			break;
		answer[++bytes] = '\0';
		if (answer[bytes - 1] != 'R')
			continue;
		const char *separator = strrchr(answer, ';');
		return separator ? (int)strtol(separator + 1, NULL, DECIMAL) : 0;
	}
	return 0;
}

static bool send_text(int file, const struct str *text)
{
	return write(file, text->data, text->bytes) == (ssize_t)text->bytes;
}

int cursor_ask(int file, const char *sample)
{
	struct termios before, raw;
	struct str text = STR_INIT;
	if (tcgetattr(file, &before))
		return 0;
	raw = before;
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	tcsetattr(file, TCSAFLUSH, &raw);
	str_printf(&text, "\r%s" ASK, sample);
	int column = send_text(file, &text) ? read_column(file) : 0;
	str_clear(&text);
	str_puts(&text, ERASE);
	if (!send_text(file, &text))
		column = 0;
	tcsetattr(file, TCSAFLUSH, &before);
	str_release(&text);
	return column;
}
