/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/archive.h"

#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "publish/made_file.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/library.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define ZIP_FUNCTIONS(F)                                                                 \
	F(zip_close)                                                                     \
	F(zip_discard)                                                                   \
	F(zip_error_fini)                                                                \
	F(zip_error_init_with_code)                                                      \
	F(zip_error_strerror)                                                            \
	F(zip_file_add)                                                                  \
	F(zip_file_set_mtime)                                                            \
	F(zip_open)                                                                      \
	F(zip_set_file_compression)                                                      \
	F(zip_source_buffer)                                                             \
	F(zip_source_filep)                                                              \
	F(zip_source_free)                                                               \
	F(zip_strerror)

static struct {
	ZIP_FUNCTIONS(LIBRARY_POINTER)
} zip;
#define ENTRY(name) LIBRARY_FUNCTION(zip, name)
static const struct library_function functions[] = {ZIP_FUNCTIONS(ENTRY)};

/* Of zlib: the library's own, 9, takes many times as long for a few bytes less. */
enum { LEVEL = 4 };

struct archive {
	struct made_file file;
	zip_t *zip; /* NULL once it is closed */
};

bool archive_load(void)
{
	return zip.zip_open || library_load(LIBZIP_FILE, functions, COUNT(functions));
}

static bool failed(const char *reason, struct error *error)
{
	return error_set(
		error, ERROR_SYSTEM, _("the document could not be made: %s"), reason);
}

static bool open_archive(struct archive *archive, const char *name, struct error *error)
{
	int code;
	if (!made_file_new(&archive->file, name, error))
		return false;
	archive->zip =
		zip.zip_open(archive->file.path.data, ZIP_CREATE | ZIP_TRUNCATE, &code);
	if (archive->zip)
		return true;
	zip_error_t reason;
	zip.zip_error_init_with_code(&reason, code);
	failed(zip.zip_error_strerror(&reason), error);
	zip.zip_error_fini(&reason);
	return false;
}

struct archive *archive_new(const char *name, struct error *error)
{
	struct archive *archive = mem_new(1, sizeof(*archive));
	str_init(&archive->file.path);
	if (open_archive(archive, name, error))
		return archive;
	archive_free(archive);
	return NULL;
}

void archive_free(struct archive *archive)
{
	if (!archive)
		return;
	if (archive->zip)
		zip.zip_discard(archive->zip);
	made_file_remove(&archive->file);
	free(archive);
}

static bool add_packed(struct archive *archive, const char *name, zip_source_t *source,
	zip_int32_t method, struct error *error)
{
	const zip_int64_t place =
		source ? zip.zip_file_add(archive->zip, name, source, ZIP_FL_ENC_UTF_8)
		       : -1;
	if (place >= 0)
		return (!zip.zip_file_set_mtime(
				archive->zip, (zip_uint64_t)place, time_now(), 0) &&
			       !zip.zip_set_file_compression(archive->zip,
				       (zip_uint64_t)place, method, LEVEL)) ||
		       failed(zip.zip_strerror(archive->zip), error);
	failed(zip.zip_strerror(archive->zip), error);
	if (source)
		zip.zip_source_free(source);
	return false;
}

static bool add(struct archive *archive, const char *name, zip_source_t *source,
	struct error *error)
{
	return add_packed(archive, name, source, ZIP_CM_DEFLATE, error);
}

bool archive_add(
	struct archive *archive, const char *name, FILE *file, struct error *error)
{
	zip_source_t *source = zip.zip_source_filep(archive->zip, file, 0, -1);
	if (!source)
		fclose(file);
	return add(archive, name, source, error);
}

bool archive_add_text(
	struct archive *archive, const char *name, const char *text, struct error *error)
{
	return add(archive, name,
		zip.zip_source_buffer(archive->zip, text, strlen(text), 0), error);
}

bool archive_add_type(struct archive *archive, const char *type, struct error *error)
{
	return add_packed(archive, "mimetype",
		zip.zip_source_buffer(archive->zip, type, strlen(type), 0), ZIP_CM_STORE,
		error);
}

bool archive_finish(
	struct archive *archive, const struct sink_output *output, struct error *error)
{
	if (zip.zip_close(archive->zip))
		return failed(zip.zip_strerror(archive->zip), error);
	archive->zip = NULL;
	return made_file_put_out(&archive->file, output, error);
}
