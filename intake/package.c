/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/package.h"

#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "intake/missing.h"
#include "text/i18n.h"
#include "text/library.h"
#include "text/macros.h"
#include "text/mem.h"

#define ZIP_FUNCTIONS(F)                                                                 \
	F(zip_discard)                                                                   \
	F(zip_error_fini)                                                                \
	F(zip_error_init)                                                                \
	F(zip_fclose)                                                                    \
	F(zip_fopen_index)                                                               \
	F(zip_fread)                                                                     \
	F(zip_get_name)                                                                  \
	F(zip_get_num_entries)                                                           \
	F(zip_name_locate)                                                               \
	F(zip_open_from_source)                                                          \
	F(zip_source_buffer_create)                                                      \
	F(zip_source_free)                                                               \
	F(zip_stat_index)

static struct {
	ZIP_FUNCTIONS(LIBRARY_POINTER)
} libzip;
#define ENTRY(name) LIBRARY_FUNCTION(libzip, name)
static const struct library_function functions[] = {ZIP_FUNCTIONS(ENTRY)};

struct package {
	zip_t *zip;
	const char *file; /* its name, for errors; the caller's */
	size_t unpacked;  /* bytes of all parts that were read so far */
};

/* --- opening --- */

static zip_t *open_bytes(const struct intake_file *file)
{
	zip_error_t reason;
	libzip.zip_error_init(&reason);
	zip_source_t *source =
		libzip.zip_source_buffer_create(file->bytes, file->count, 0, &reason);
	zip_t *zip =
		source ? libzip.zip_open_from_source(source, ZIP_RDONLY, &reason) : NULL;
	if (source && !zip)
		libzip.zip_source_free(source);
	libzip.zip_error_fini(&reason);
	return zip;
}

/* Before anything is unpacked. */
static bool bears_reading(const struct package *package, struct error *error)
{
	const size_t count = package_count(package);
	if (count > PACKAGE_PARTS)
		return error_set(error, ERROR_REFUSED,
			_("%s: an archive of %zu parts; no document has more than %d"),
			package->file, count, PACKAGE_PARTS);
	for (size_t i = 0; i < count; i++) {
		zip_stat_t about = {0};
		if (libzip.zip_stat_index(package->zip, i, 0, &about))
			return error_set(error, ERROR_REFUSED,
				_("%s: the archive is damaged at its part %zu"),
				package->file, i + 1);
		if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) &&
			about.encryption_method != ZIP_EM_NONE)
			return intake_locked(package->file, error);
	}
	return true;
}

struct package *package_open(const struct intake_file *file, struct error *error)
{
	if (!libzip.zip_discard &&
		!library_load(LIBZIP_FILE, functions, COUNT(functions))) {
		intake_missing(file->name, LIBZIP_PACKAGE, error);
		return NULL;
	}
	zip_t *zip = open_bytes(file);
	if (!zip) {
		error_set(error, ERROR_REFUSED,
			_("%s: the file is damaged or not complete: it is no archive "
			  "that can be opened"),
			file->name);
		return NULL;
	}
	struct package *package = mem_new(1, sizeof(*package));
	*package = (struct package){zip, file->name, 0};
	if (bears_reading(package, error))
		return package;
	package_close(package);
	return NULL;
}

void package_close(struct package *package)
{
	if (!package)
		return;
	libzip.zip_discard(package->zip);
	free(package);
}

/* --- parts --- */

size_t package_count(const struct package *package)
{
	const zip_int64_t count = libzip.zip_get_num_entries(package->zip, 0);
	return count > 0 ? (size_t)count : 0;
}

const char *package_name(const struct package *package, size_t index)
{
	const char *name = libzip.zip_get_name(package->zip, index, 0);
	return name ? name : "";
}

static zip_int64_t find(const struct package *package, const char *name)
{
	return libzip.zip_name_locate(package->zip, name, ZIP_FL_NOCASE);
}

bool package_has(const struct package *package, const char *name)
{
	return find(package, name) >= 0;
}

static bool too_large(
	const struct package *package, const char *name, struct error *error)
{
	return error_set(error, ERROR_REFUSED,
		_("%s: %s grows out of all measure when it is unpacked; such a file is "
		  "damaged or made to do harm"),
		package->file, name);
}

static bool damaged(const struct package *package, const char *name, struct error *error)
{
	return error_set(
		error, ERROR_REFUSED, _("%s: %s is damaged"), package->file, name);
}

/* How many bytes a part of so many packed ones may become now. */
static size_t allowance(const struct package *package, size_t most, zip_uint64_t packed)
{
	const zip_uint64_t by_growth =
		MAX(packed, PACKAGE_FREE_BYTES / PACKAGE_GROWTH) * PACKAGE_GROWTH;
	const size_t left = PACKAGE_BYTES - MIN(package->unpacked, PACKAGE_BYTES);
	return (size_t)MIN(
		by_growth, (zip_uint64_t)MIN(MIN(most, PACKAGE_PART_BYTES), left));
}

static bool unpack(struct package *package, zip_file_t *part, const char *name,
	size_t allowed, struct str *out, struct error *error)
{
	char bytes[1 << 15];
	zip_int64_t count;
	size_t sum = 0;
	while ((count = libzip.zip_fread(part, bytes, sizeof(bytes))) > 0) {
		sum += (size_t)count;
		if (sum > allowed)
			return too_large(package, name, error);
		str_append(out, bytes, (size_t)count);
	}
	package->unpacked += sum;
	return !count || damaged(package, name, error);
}

bool package_read(struct package *package, const char *name, size_t most, struct str *out,
	struct error *error)
{
	const zip_int64_t index = find(package, name);
	zip_stat_t about = {0};
	if (index < 0 ||
		libzip.zip_stat_index(package->zip, (zip_uint64_t)index, 0, &about))
		return error_set(error, ERROR_REFUSED,
			_("%s: the file is damaged: its part %s is missing"),
			package->file, name);
	const size_t allowed = allowance(package, most, about.comp_size);
	if (about.size > allowed)
		return too_large(package, name, error);
	zip_file_t *part = libzip.zip_fopen_index(package->zip, (zip_uint64_t)index, 0);
	if (!part)
		return damaged(package, name, error);
	const bool done = unpack(package, part, name, allowed, out, error);
	libzip.zip_fclose(part);
	return done;
}
