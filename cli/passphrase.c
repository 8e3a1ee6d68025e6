/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/passphrase.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "text/i18n.h"

/* What the keys of a terminal are; in a file they are not looked for. */
enum {
	KEY_CANCEL = 3, /* Ctrl-C */
	KEY_END = 4,    /* Ctrl-D */
	KEY_BACK = 8,
	KEY_CLEAR = 21, /* Ctrl-U */
	KEY_DELETE = 127,
};

void passphrase_wipe(struct passphrase *passphrase)
{
	explicit_bzero(passphrase, sizeof(*passphrase));
}

/* Without the last character, all of its bytes. */
static size_t without_last(const char *text, size_t bytes)
{
	while (bytes && ((unsigned char)text[--bytes] & 0xC0) == 0x80)
		continue;
	return bytes;
}

static bool take_byte(
	struct passphrase *passphrase, size_t *bytes, char byte, struct error *error)
{
	if (*bytes + 1 == sizeof(passphrase->text))
		return error_set(error, ERROR_REFUSED, _("the passphrase is too long"));
	passphrase->text[(*bytes)++] = byte;
	return true;
}

/* The keys that edit what nobody sees. *taken: it was one of them. */
static bool take_key(const struct passphrase *passphrase, size_t *bytes, char byte,
	bool *taken, struct error *error)
{
	*taken = true;
	switch (byte) {
	case KEY_CANCEL: return error_set(error, ERROR_REFUSED, _("broken off"));
	case KEY_BACK:
	case KEY_DELETE: *bytes = without_last(passphrase->text, *bytes); return true;
	case KEY_CLEAR: *bytes = 0; return true;
	default: *taken = false; return true;
	}
}

/* Byte by byte: what stands behind the line is not ours, and no copy is left in a buffer. */
static bool read_line(struct passphrase *passphrase, bool keys, struct error *error)
{
	size_t bytes = 0;
	ssize_t got;
	char byte;
	while ((got = read(STDIN_FILENO, &byte, 1)) == 1 || (got < 0 && errno == EINTR)) {
		bool taken = got < 0;
		if (!taken && (byte == '\n' || byte == '\r' || (keys && byte == KEY_END)))
			break;
		if (!taken && keys && !take_key(passphrase, &bytes, byte, &taken, error))
			return false;
		if (!taken && !take_byte(passphrase, &bytes, byte, error))
			return false;
	}
	passphrase->text[bytes] = '\0';
	return bytes || error_set(error, ERROR_REFUSED, _("no passphrase was given"));
}

/* Ctrl-C comes as a byte, so that the terminal is never left without an echo. */
static bool read_unseen(
	struct passphrase *passphrase, const char *prompt, struct error *error)
{
	struct termios before, unseen;
	if (tcgetattr(STDIN_FILENO, &before))
		return error_set(error, ERROR_SYSTEM, "%s", error_reason(errno));
	unseen = before;
	unseen.c_lflag &= ~(tcflag_t)(ECHO | ISIG | ICANON);
	unseen.c_cc[VMIN] = 1;
	unseen.c_cc[VTIME] = 0;
	/* First: what is typed as soon as the prompt stands there is unseen too. */
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
	fprintf(stderr, "%s: ", prompt);
	const bool good = read_line(passphrase, true, error);
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
	fputc('\n', stderr);
	return good;
}

bool passphrase_read(
	struct passphrase *passphrase, const char *prompt, struct error *error)
{
	return isatty(STDIN_FILENO) ? read_unseen(passphrase, prompt, error)
				    : read_line(passphrase, false, error);
}

bool passphrase_read_new(struct passphrase *passphrase, struct error *error)
{
	struct passphrase again;
	if (!passphrase_read(passphrase, _("New passphrase"), error))
		return false;
	if (!isatty(STDIN_FILENO))
		return true;
	bool good = passphrase_read(&again, _("The same once more"), error);
	if (good && strcmp(again.text, passphrase->text) != 0)
		good = error_set(
			error, ERROR_REFUSED, _("the two are not the same; try again"));
	passphrase_wipe(&again);
	return good;
}
