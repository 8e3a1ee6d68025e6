/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/error.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "text/cell.h"
#include "text/i18n.h"
#include "text/message.h"
#include "text/str.h"

/* Takes over the message as people may see it. */
static void keep(struct error *error, const struct str *message)
{
	struct str told = STR_INIT;
	text_tell(&told, message->data, message->bytes);
	free(error->message);
	error->message = str_detach(&told);
}

bool error_set(struct error *error, enum error_kind kind, const char *format, ...)
{
	if (!error)
		return false;
	struct str message = STR_INIT;
	va_list args;
	va_start(args, format);
	message_vappend(&message, format, args);
	va_end(args);
	keep(error, &message);
	str_release(&message);
	error->kind = kind;
	return false;
}

bool error_prefix(struct error *error, const char *format, ...)
{
	if (!error || error->kind == ERROR_NONE)
		return false;
	struct str message = STR_INIT;
	va_list args;
	va_start(args, format);
	message_vappend(&message, format, args);
	va_end(args);
	str_puts(&message, ": ");
	str_puts(&message, error_message(error));
	keep(error, &message);
	str_release(&message);
	return false;
}

bool error_pass(struct error *error, struct error *failed)
{
	if (failed->kind == ERROR_NONE)
		return true;
	if (error) {
		free(error->message);
		*error = *failed;
		*failed = (struct error)ERROR_INIT;
	}
	error_release(failed);
	return false;
}

const char *error_reason(int code)
{
	/* In English as the system says them. */
	switch (code) {
	case ENOENT: return _("No such file or directory");
	case EACCES: return _("Permission denied");
	case EPERM: return _("Operation not permitted");
	case EISDIR: return _("Is a directory");
	case ENOTDIR: return _("Not a directory");
	case EEXIST: return _("File exists");
	case ENOSPC: return _("No space left on device");
	case EDQUOT: return _("Disk quota exceeded");
	case EROFS: return _("Read-only file system");
	case EFBIG: return _("File too large");
	case EIO: return _("Input/output error");
	case ENAMETOOLONG: return _("File name too long");
	case EMFILE:
	case ENFILE: return _("Too many open files");
	default: return strerror(code);
	}
}

const char *error_message(const struct error *error)
{
	return error->message ? error->message : "";
}

void error_release(struct error *error)
{
	free(error->message);
	*error = (struct error)ERROR_INIT;
}
