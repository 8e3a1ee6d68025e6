/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "cli/passphrase.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "text/i18n.h"

enum { BREAK_OFF = 3 /* Ctrl-C */ };

void passphrase_wipe(struct passphrase *passphrase)
{
	explicit_bzero(passphrase, sizeof(*passphrase));
}

/* Byte by byte: what stands behind the line is not ours, and no copy is left in a buffer.
 */
static bool read_line(struct passphrase *passphrase, struct error *error)
{
	size_t bytes = 0;
	ssize_t got;
	char byte;
	while ((got = read(STDIN_FILENO, &byte, 1)) == 1 || (got < 0 && errno == EINTR)) {
		if (got < 0)
			continue;
		if (byte == '\n' || byte == '\r')
			break;
		if (byte == BREAK_OFF)
			return error_set(error, ERROR_REFUSED, _("broken off"));
		if (bytes + 1 == sizeof(passphrase->text))
			return error_set(
				error, ERROR_REFUSED, _("the passphrase is too long"));
		passphrase->text[bytes++] = byte;
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
	unseen.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
	fprintf(stderr, "%s: ", prompt);
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
	const bool good = read_line(passphrase, error);
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
	fputc('\n', stderr);
	return good;
}

bool passphrase_read(
	struct passphrase *passphrase, const char *prompt, struct error *error)
{
	return isatty(STDIN_FILENO) ? read_unseen(passphrase, prompt, error)
				    : read_line(passphrase, error);
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
