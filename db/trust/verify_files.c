/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * verify, of the files beside the office file: each that evidence or a setting of the office
 * names is there, and is what it was. A file that several name is read once.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/query.h"
#include "db/trust/file_rows.h"
#include "db/trust/hashed_file.h"
#include "db/trust/verify_parts.h"
#include "model/kept_file.h"
#include "text/i18n.h"
#include "text/mem.h"

struct verify_file {
	bool rows;  /* they are rows of the store */
	int folder; /* -1: there is none */
	char *name; /* NULL: none yet */
	enum hashed_state state;
};

static bool look_at(const struct verify *verify, const char *name)
{
	struct verify_file *file = verify->file;
	if (file->name && !strcmp(file->name, name))
		return true;
	if (!file->name && !file->rows)
		file->folder = hashed_folder_open(verify->files);
	free(file->name);
	file->name = mem_strdup(name);
	if (file->rows)
		return file_rows_copy(
			verify->store, name, -1, &file->state, verify->error);
	file->state = hashed_look(file->folder, name);
	return true;
}

static bool file_row(const struct verify *verify, struct query *query)
{
	const int64_t card = query_column_integer(query);
	const int64_t place = query_column_integer(query);
	const char *name = kept_file_name(query_column_text(query));
	if (!name)
		return true;
	if (!look_at(verify, name))
		return false;
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

static bool look_at_emblem(const struct verify *verify, const char *name)
{
	if (!look_at(verify, name))
		return false;
	if (verify->file->state == HASHED_MISSING)
		verify_tell(verify,
			_("the file of the office's emblem is not there: %s/%s"),
			verify->files, name);
	else if (verify->file->state == HASHED_OTHER)
		verify_tell(verify,
			_("the file of the office's emblem is not what it was: %s/%s"),
			verify->files, name);
	return true;
}

/* The name that the file had stands behind its ref (db/office_settings.h). */
static bool office_row(const struct verify *verify, struct query *query)
{
	const char *value = query_column_text(query);
	char *ref = mem_strndup(value, strcspn(value, " "));
	const char *name = kept_file_name(ref);
	const bool good = !name || look_at_emblem(verify, name);
	free(ref);
	return good;
}

/* In an office file nobody reads them. */
static bool look_for_rows(const struct verify *verify)
{
	int64_t any = 0;
	struct query query = query_open(verify->store, SQL_EVIDENCE_FILE_ANY);
	if (!query_one_integer(&query, &any, verify->error))
		return false;
	if (any)
		verify_tell(verify,
			_("files of evidence stand in a table that is a server's; they "
			  "belong into the folder beside this file"));
	return true;
}

bool verify_files(const struct verify *verify)
{
	struct verify_file file = {
		.rows = verify->store->driver->is_server, .folder = -1};
	struct verify looking = *verify;
	looking.file = &file;
	if (file.rows)
		looking.files = _("the server");
	/* Whether one is whole is asked between the rows that name it. */
	const bool good =
		(file.rows || look_for_rows(verify)) &&
		(!looking.files ||
			(verify_each_held(&looking, SQL_VERIFY_FILES, file_row) &&
				verify_each_held(
					&looking, SQL_VERIFY_OFFICE_FILES, office_row)));
	if (file.folder >= 0)
		close(file.folder);
	free(file.name);
	return good;
}
