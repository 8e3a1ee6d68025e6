/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/error.h"

#include <stdlib.h>

#include "text/str.h"

bool error_set(struct error *error, enum error_kind kind, const char *format, ...)
{
	if (!error)
		return false;
	struct str message = STR_INIT;
	va_list args;
	va_start(args, format);
	str_vprintf(&message, format, args);
	va_end(args);
	free(error->message);
	error->kind = kind;
	error->message = str_detach(&message);
	return false;
}

bool error_prefix(struct error *error, const char *format, ...)
{
	if (!error || error->kind == ERROR_NONE)
		return false;
	struct str message = STR_INIT;
	va_list args;
	va_start(args, format);
	str_vprintf(&message, format, args);
	va_end(args);
	str_puts(&message, ": ");
	str_puts(&message, error_message(error));
	free(error->message);
	error->message = str_detach(&message);
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

const char *error_message(const struct error *error)
{
	return error->message ? error->message : "";
}

void error_release(struct error *error)
{
	free(error->message);
	*error = (struct error)ERROR_INIT;
}
