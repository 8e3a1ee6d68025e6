/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * verify, of the files beside the office file: each that evidence or a setting of the office
 * names is there, and is what it was. A file that several name is read once.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/engine/query.h"
#include "db/trust/hashed_file.h"
#include "db/trust/verify_parts.h"
#include "model/kept_file.h"
#include "text/i18n.h"
#include "text/mem.h"

struct verify_file {
	int folder; /* -1: there is none */
	char *name; /* NULL: none yet */
	enum hashed_state state;
};

static void look_at(const struct verify *verify, const char *name)
{
	struct verify_file *file = verify->file;
	if (file->name && !strcmp(file->name, name))
		return;
	if (!file->name)
		file->folder = hashed_folder_open(verify->files);
	free(file->name);
	file->name = mem_strdup(name);
	file->state = hashed_look(file->folder, name);
}

static bool file_row(const struct verify *verify, struct query *query)
{
	const int64_t card = query_column_integer(query);
	const int64_t place = query_column_integer(query);
	const char *name = kept_file_name(query_column_text(query));
	if (!name)
		return true;
	look_at(verify, name);
	if (verify->file->state == HASHED_MISSING)
		verify_tell(verify,
			_("measure of number %lld: the file of its evidence %lld is not "
			  "there: %s/%s"),
			(long long)card, (long long)place, verify->files, name);
	else if (verify->file->state == HASHED_OTHER)
		verify_tell(verify,
			_("measure of number %lld: the file of its evidence %lld is not "
			  "what it was: %s/%s"),
			(long long)card, (long long)place, verify->files, name);
	return true;
}

static void look_at_emblem(const struct verify *verify, const char *name)
{
	look_at(verify, name);
	if (verify->file->state == HASHED_MISSING)
		verify_tell(verify,
			_("the file of the office's emblem is not there: %s/%s"),
			verify->files, name);
	else if (verify->file->state == HASHED_OTHER)
		verify_tell(verify,
			_("the file of the office's emblem is not what it was: %s/%s"),
			verify->files, name);
}

/* The name that the file had stands behind its ref (db/office_settings.h). */
static bool office_row(const struct verify *verify, struct query *query)
{
	const char *value = query_column_text(query);
	char *ref = mem_strndup(value, strcspn(value, " "));
	const char *name = kept_file_name(ref);
	if (name)
		look_at_emblem(verify, name);
	free(ref);
	return true;
}

bool verify_files(const struct verify *verify)
{
	struct verify_file file = {.folder = -1};
	struct verify looking = *verify;
	looking.file = &file;
	const bool good =
		!verify->files ||
		(verify_each(&looking, SQL_VERIFY_FILES, file_row) &&
			verify_each(&looking, SQL_VERIFY_OFFICE_FILES, office_row));
	if (file.folder >= 0)
		close(file.folder);
	free(file.name);
	return good;
}
