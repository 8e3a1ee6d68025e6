/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/trust/file_rows.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "db/engine/query.h"
#include "db/trust/keys.h"
#include "model/kept_file.h"
#include "text/base64.h"
#include "text/str.h"

enum { PART = 3 << 16 /* bytes of a file in one row */ };

static bool failed(const char *name, struct error *error)
{
	return error_set(error, ERROR_SYSTEM, "%s: %s", name, error_reason(errno));
}

bool file_rows_names(struct store *store, struct string_list *names, struct error *error)
{
	struct query query = query_open(store, SQL_EVIDENCE_FILE_NAMES);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW) {
		const char *name = query_column_text(&query);
		if (kept_file_is_name(name))
			string_list_add(names, name);
	}
	query_close(&query);
	return outcome == QUERY_DONE;
}

/* --- in --- */

/* As many bytes as a part has, or as there are; -1: errno. */
static ssize_t read_part(int file, char *bytes)
{
	size_t all = 0;
	while (all < PART) {
		const ssize_t count = read(file, bytes + all, PART - all);
		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return -1;
		if (count == 0)
			break;
		all += (size_t)count;
	}
	return (ssize_t)all;
}

static bool put_part(struct store *store, const char *name, int64_t part,
	const char *bytes, size_t count, struct error *error)
{
	struct str letters = STR_INIT;
	base64_append(&letters, bytes, count);
	struct query query = query_open(store, SQL_EVIDENCE_FILE_ADD);
	query_text(&query, name);
	query_integer(&query, part);
	query_bytes(&query, letters.data, letters.bytes);
	const bool good = query_run(&query, error);
	str_release(&letters);
	return good;
}

bool file_rows_put(struct store *store, const char *name, int file, struct error *error)
{
	struct str bytes = STR_INIT;
	str_reserve(&bytes, PART);
	ssize_t count;
	bool good = true;
	for (int64_t part = 1; good && (count = read_part(file, bytes.data)) != 0; part++)
		good = count < 0 ? failed(name, error)
				 : put_part(store, name, part, bytes.data, (size_t)count,
					   error);
	str_release(&bytes);
	return good;
}

/* --- out --- */

/* A part of it, emptied first; nothing where there is none. *good: whether it is what a part may be. */
static bool get_part(struct store *store, const char *name, int64_t part,
	struct str *bytes, bool *good, struct error *error)
{
	struct query query = query_open(store, SQL_EVIDENCE_FILE_PART);
	query_text(&query, name);
	query_integer(&query, part);
	const enum query_outcome outcome = query_step(&query, error);
	str_clear(bytes);
	*good = true;
	if (outcome == QUERY_ROW) {
		size_t count;
		const char *letters = query_column_bytes(&query, &count);
		*good = base64_decode(bytes, letters, count) && bytes->bytes > 0;
	}
	query_close(&query);
	return outcome != QUERY_FAILED;
}

bool file_rows_copy(struct store *store, const char *name, int to,
	enum hashed_state *state, struct error *error)
{
	char hash[HASH_HEX + 1];
	struct str bytes = STR_INIT;
	struct hashing *hashing = hash_begin();
	bool read = true, whole = true, written = true;
	int64_t part = 1;
	do {
		read = get_part(store, name, part, &bytes, &whole, error);
		if (!read || !whole || !bytes.bytes)
			break;
		hash_add(hashing, bytes.data, bytes.bytes);
		written = to < 0 || hashed_write(to, bytes.data, bytes.bytes) ||
			  failed(name, error);
		part++;
	} while (written);
	hash_end(hashing, hash);
	if (whole && part == 1)
		*state = HASHED_MISSING;
	else
		*state = whole && written && !strncmp(hash, name, HASH_HEX)
				 ? HASHED_WHOLE
				 : HASHED_OTHER;
	str_release(&bytes);
	return read && written;
}
