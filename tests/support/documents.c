/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/documents.h"

#include <stdlib.h>
#include <string.h>

#include "intake/reader.h"
#include "tests/support/source_text.h"
#include "tests/support/support.h"

#define FOLDER TOP_SRCDIR "/tests/intake/documents/"

bool document_try(struct source *source, const char *name, const void *bytes,
	size_t count, struct error *error)
{
	const struct intake_file file = {name, bytes, count};
	return intake_read(source, &file, error);
}

void document_take(
	struct source *source, const char *name, const void *bytes, size_t count)
{
	struct error error = ERROR_INIT;
	if (!document_try(source, name, bytes, count, &error))
		fail_msg("%s", error_message(&error));
	error_release(&error);
}

void document_refuse(const char *name, const void *bytes, size_t count, const char *what)
{
	struct source source;
	struct error error = ERROR_INIT;
	if (document_try(&source, name, bytes, count, &error))
		fail_msg("%s: was read, and should not be: %s", name, what);
	if (!strstr(error_message(&error), what))
		fail_msg("%s: says '%s', not '%s'", name, error_message(&error), what);
	error_release(&error);
	source_release(&source);
}

void document_compare(const char *name)
{
	struct str bytes = STR_INIT, shown = STR_INIT, kept = STR_INIT, path = STR_INIT;
	struct source source;
	str_printf(&path, FOLDER "%s", name);
	support_read(path.data, &bytes);
	document_take(&source, name, bytes.data, bytes.bytes);
	source_text(&shown, &source);
	str_puts(&path, ".read");
	if (getenv("UPDATE_DOCUMENTS"))
		support_write(path.data, shown.data, shown.bytes);
	support_read(path.data, &kept);
	if (strcmp(shown.data, kept.data) != 0)
		fail_msg("%s is read otherwise:\n%s", name, shown.data);
	source_release(&source);
	str_release(&bytes);
	str_release(&shown);
	str_release(&kept);
	str_release(&path);
}
