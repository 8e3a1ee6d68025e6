/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/evidence_files.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/copies.h"
#include "db/engine/file.h"
#include "db/engine/share.h"
#include "db/engine/transaction.h"
#include "db/store.h"
#include "db/trust/file_rows.h"
#include "db/trust/hashed_file.h"
#include "db/trust/keys.h"
#include "model/address.h"
#include "model/file.h"
#include "model/kept_file.h"
#include "model/temporary.h"
#include "text/i18n.h"
#include "text/mem.h"

#define FOLDER "-files"

static bool failed(const char *path, struct error *error)
{
	return error_set(error, ERROR_SYSTEM, "%s: %s", path, error_reason(errno));
}

/* Without links: whatever it is called by, it has one folder. To be freed. */
static char *real_path(const char *path, size_t bytes)
{
	char *given = mem_strndup(path, bytes), *real = realpath(given, NULL);
	if (!real)
		return given;
	free(given);
	return real;
}

void evidence_folder(const char *office, struct str *folder)
{
	if (address_is_server(office)) {
		file_data_folder(folder);
		str_puts(folder, "/server" FOLDER);
		return;
	}
	char *path = real_path(office, strlen(office));
	const size_t copied = copies_office(path);
	char *of = copied ? real_path(path, copied) : mem_strdup(path);
	str_printf(folder, "%s" FOLDER, of);
	free(path);
	free(of);
}

/* .jpg of Photo.JPG; nothing where it has none that is plain. */
static void append_ending(struct str *out, const char *name)
{
	const char *dot = strrchr(name, '.');
	const size_t letters = dot ? strlen(dot + 1) : 0;
	if (!letters || letters > KEPT_ENDING)
		return;
	for (size_t i = 0; i < letters; i++)
		if (!isalnum((unsigned char)dot[1 + i]) || dot[1 + i] & 0x80)
			return;
	str_putc(out, '.');
	for (size_t i = 0; i < letters; i++)
		str_putc(out, (char)tolower((unsigned char)dot[1 + i]));
}

/* --- one file into the folder --- */

/* The folder of an office file, open, and for whom what is in it is. */
struct place {
	char *path;
	int folder;
	mode_t mode; /* of a file */
	gid_t group; /* (gid_t)-1: the maker's */
};

/* Who may read the office file may read these. */
static bool place_open(struct place *place, const char *office, struct error *error)
{
	struct str path = STR_INIT;
	struct stat status;
	size_t made;
	const bool shared = !stat(office, &status) && status.st_mode & S_IRGRP;
	*place = (struct place){.folder = -1,
		.mode = shared ? SHARED_FILE : S_IRUSR | S_IWUSR,
		.group = shared ? status.st_gid : (gid_t)-1};
	const struct folder_rights rights = {
		.mode = shared ? SHARED_FOLDER : S_IRWXU,
		.group = place->group,
	};
	evidence_folder(office, &path);
	place->path = str_detach(&path);
	if (!folder_make(place->path, &rights, &made, error))
		return false;
	place->folder = hashed_folder_open(place->path);
	return place->folder >= 0 || failed(place->path, error);
}

static void place_close(struct place *place)
{
	if (place->folder >= 0)
		close(place->folder);
	free(place->path);
	*place = (struct place){.folder = -1};
}

/* Has the names on the disk. */
static bool place_sync(const struct place *place, struct error *error)
{
	return !fsync(place->folder) || failed(place->path, error);
}

enum filled {
	FILLED,
	FILLED_NOT,    /* nothing is to be put there */
	FILLED_FAILED, /* errno */
	FILLED_TOLD,   /* the error is set */
};
typedef enum filled filler(
	const void *context, const char *name, int file, struct error *error);

static bool give_rights(const struct place *place, int file)
{
	return (place->group == (gid_t)-1 || !fchown(file, (uid_t)-1, place->group)) &&
	       !fchmod(file, place->mode);
}

/* Written beside and renamed: there is never half a file of that name. */
static enum filled put(const struct place *place, const char *name, filler *fill,
	const void *context, struct error *error)
{
	struct str path = STR_INIT, temporary = STR_INIT;
	str_printf(&path, "%s/%s", place->path, name);
	const int file = temporary_make(path.data, &temporary);
	enum filled filled = file < 0 ? FILLED_FAILED : fill(context, name, file, error);
	if (filled == FILLED && (!give_rights(place, file) || fsync(file) ||
					rename(temporary.data, path.data)))
		filled = FILLED_FAILED;
	if (filled == FILLED_FAILED)
		failed(path.data, error);
	if (file >= 0) {
		close(file);
		if (filled != FILLED)
			unlink(temporary.data);
	}
	str_release(&path);
	str_release(&temporary);
	return filled;
}

/* A server has the file in its rows; in the folder it is there to be shown. */
static bool give_to_server(const struct place *place, const char *office,
	const char *name, struct error *error)
{
	enum hashed_state there = HASHED_WHOLE;
	if (!address_is_server(office))
		return true;
	struct store *store = store_open(office, STORE_WRITE, error);
	if (!store)
		return false;
	const int file = hashed_open(place->folder, name);
	bool good = store_begin(store, error);
	if (good)
		good = transaction_end(store,
			file_rows_copy(store, name, -1, &there, error) &&
				(there != HASHED_MISSING ||
					file_rows_put(store, name, file, error)),
			error);
	if (file >= 0)
		close(file);
	store_close(store);
	return good;
}

/* --- keeping --- */

struct bytes {
	const unsigned char *bytes;
	size_t count;
};

static enum filled fill_bytes(
	const void *context, const char *name, int file, struct error *error)
{
	const struct bytes *bytes = context;
	(void)name, (void)error;
	return hashed_write(file, bytes->bytes, bytes->count) ? FILLED : FILLED_FAILED;
}

bool evidence_file_keep(const char *office, const char *name, const unsigned char *bytes,
	size_t count, struct str *ref, struct error *error)
{
	char hash[HASH_HEX + 1];
	struct str kept = STR_INIT;
	struct place place;
	const struct bytes content = {bytes, count};
	hash_text(hash, (const char *)bytes, count);
	str_puts(&kept, hash);
	append_ending(&kept, name);
	bool good = place_open(&place, office, error);
	if (good && hashed_look(place.folder, kept.data) != HASHED_WHOLE)
		good = put(&place, kept.data, fill_bytes, &content, error) == FILLED &&
		       place_sync(&place, error);
	good = good && give_to_server(&place, office, kept.data, error);
	if (good)
		str_printf(ref, KEPT_FILES "%s", kept.data);
	place_close(&place);
	str_release(&kept);
	return good;
}

/* --- a file that somebody chose --- */

static bool refuse(const char *path, const char *why, struct error *error)
{
	return error_set(error, ERROR_REFUSED, "%s: %s", path, why);
}

/* Only what is a plain file where it is named; nobody who lays a pipe there keeps us
 * waiting. -1: refused. */
static int open_chosen(const char *path, struct error *error)
{
	struct stat status;
	const int file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (file < 0) {
		refuse(path,
			errno == ELOOP
				? _("this is a link to another file; choose that file "
				    "itself")
				: error_reason(errno),
			error);
		return -1;
	}
	if (fstat(file, &status) || !S_ISREG(status.st_mode))
		refuse(path, _("this is no file that can be kept as evidence"), error);
	else if (!status.st_size)
		refuse(path, _("the file is empty"), error);
	else if (status.st_size > EVIDENCE_FILE_MOST)
		error_set(error, ERROR_REFUSED,
			_("%s: larger than %d megabytes; make the picture or document "
			  "smaller, or put it on the site and give its address"),
			path, EVIDENCE_FILE_MOST >> 20);
	else
		return file;
	close(file);
	return -1;
}

/* Reads it from its beginning to its end: its hash, and (to: -1: nowhere) its bytes. False:
 * errno; EFBIG: it grows beyond what is kept. */
static bool read_chosen(int file, int to, char hash[HASH_HEX + 1])
{
	char part[1 << 16];
	struct hashing *hashing = hash_begin();
	off_t all = 0;
	ssize_t count = 0;
	bool good = !lseek(file, 0, SEEK_SET);
	while (good && (count = read(file, part, sizeof(part))) != 0) {
		if (count < 0 && errno == EINTR)
			continue;
		all += count > 0 ? count : 0;
		if (all > EVIDENCE_FILE_MOST)
			errno = EFBIG;
		good = count > 0 && all <= EVIDENCE_FILE_MOST;
		if (good)
			hash_add(hashing, part, (size_t)count);
		good = good && (to < 0 || hashed_write(to, part, (size_t)count));
	}
	const int reason = errno;
	hash_end(hashing, hash);
	errno = reason;
	return good;
}

/* FILLED_NOT: it is another by now. */
static enum filled fill_chosen(
	const void *context, const char *name, int file, struct error *error)
{
	char hash[HASH_HEX + 1];
	(void)error;
	if (!read_chosen(*(const int *)context, file, hash))
		return FILLED_FAILED;
	return strncmp(hash, name, HASH_HEX) ? FILLED_NOT : FILLED;
}

static bool put_chosen(const char *office, const char *path, const struct str *kept,
	int file, struct error *error)
{
	struct place place;
	bool good = place_open(&place, office, error);
	if (good && hashed_look(place.folder, kept->data) != HASHED_WHOLE) {
		const enum filled filled =
			put(&place, kept->data, fill_chosen, &file, error);
		good = filled == FILLED && place_sync(&place, error);
		if (filled == FILLED_NOT)
			refuse(path, _("somebody is changing the file just now"), error);
	}
	good = good && give_to_server(&place, office, kept->data, error);
	place_close(&place);
	return good;
}

bool evidence_file_take(
	const char *office, const char *path, struct str *ref, struct error *error)
{
	char hash[HASH_HEX + 1];
	struct str kept = STR_INIT;
	const int file = open_chosen(path, error);
	if (file < 0)
		return false;
	bool good =
		read_chosen(file, -1, hash) || refuse(path, error_reason(errno), error);
	if (good) {
		str_puts(&kept, hash);
		append_ending(&kept, path);
		good = put_chosen(office, path, &kept, file, error);
	}
	if (good)
		str_printf(ref, KEPT_FILES "%s", kept.data);
	close(file);
	str_release(&kept);
	return good;
}

/* --- all of them --- */

/* Calls act for each name in a folder that is open, until one fails. */
typedef bool name_act(void *context, const char *name, struct error *error);

static bool each_name(
	int folder, const char *path, name_act *act, void *context, struct error *error)
{
	/* Another descriptor, which reads from the first name on. */
	const int again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *names = again < 0 ? NULL : fdopendir(again);
	bool good = names || failed(path, error);
	errno = 0;
	for (struct dirent *each; good && names && (each = readdir(names)); errno = 0)
		if (kept_file_is_name(each->d_name))
			good = act(context, each->d_name, error);
	if (good && errno)
		good = failed(path, error);
	if (names)
		closedir(names);
	else if (again >= 0)
		close(again);
	return good;
}

struct copying {
	struct store *rows; /* whose rows they are; NULL: they lie in a folder */
	int from;
	const char *to; /* the office file */
	struct place place;
	struct string_list *made;
	size_t before; /* so many stood in made */
};

static bool was_made(const struct copying *copying, const char *name)
{
	for (size_t i = 0; i < copying->before; i++)
		if (!strcmp(copying->made->items[i], name))
			return true;
	return false;
}

static enum filled fill_copy(
	const void *context, const char *name, int file, struct error *error)
{
	const struct copying *copying = context;
	enum hashed_state state;
	if (copying->rows && !file_rows_copy(copying->rows, name, file, &state, error))
		return FILLED_TOLD;
	if (!copying->rows && !hashed_copy(copying->from, name, file, &state))
		return FILLED_FAILED;
	return state == HASHED_WHOLE ? FILLED : FILLED_NOT;
}

static bool copy_one(void *context, const char *name, struct error *error)
{
	struct copying *copying = context;
	struct place *place = &copying->place;
	if (was_made(copying, name))
		return true;
	if (!place->path && !place_open(place, copying->to, error))
		return false;
	const enum hashed_state there = hashed_look(place->folder, name);
	if (there == HASHED_WHOLE)
		return true;
	const enum filled filled = put(place, name, fill_copy, copying, error);
	if (filled == FILLED && there == HASHED_MISSING)
		string_list_add(copying->made, name);
	return filled == FILLED || filled == FILLED_NOT;
}

/* What was in the list before stays. */
static void undo(struct copying *copying)
{
	struct string_list *made = copying->made;
	struct string_list ours = {
		.items = made->items + copying->before,
		.count = made->count - copying->before,
	};
	evidence_files_discard(copying->to, &ours);
	while (made->count > copying->before)
		free(made->items[--made->count]);
}

static bool end_copying(struct copying *copying, bool good, struct error *error)
{
	if (good && copying->place.path)
		good = place_sync(&copying->place, error);
	if (!good)
		undo(copying);
	place_close(&copying->place);
	return good;
}

bool evidence_files_copy(
	const char *from, const char *to, struct string_list *made, struct error *error)
{
	struct str old = STR_INIT, new = STR_INIT;
	struct copying copying = {
		.to = to, .place = {.folder = -1}, .made = made, .before = made->count};
	evidence_folder(from, &old);
	evidence_folder(to, &new);
	copying.from = strcmp(old.data, new.data) ? hashed_folder_open(old.data) : -1;
	bool good = true;
	if (copying.from >= 0) {
		good = each_name(copying.from, old.data, copy_one, &copying, error);
		good = end_copying(&copying, good, error);
		close(copying.from);
	}
	str_release(&old);
	str_release(&new);
	return good;
}

bool evidence_files_take_out(
	struct store *from, const char *to, struct string_list *made, struct error *error)
{
	struct string_list names = {0};
	struct copying copying = {.rows = from,
		.from = -1,
		.to = to,
		.place = {.folder = -1},
		.made = made,
		.before = made->count};
	bool good = file_rows_names(from, &names, error);
	for (size_t i = 0; good && i < names.count; i++)
		good = copy_one(&copying, names.items[i], error);
	good = end_copying(&copying, good, error);
	string_list_release(&names);
	return good;
}

struct putting {
	int folder;
	struct store *to;
	int64_t count;
};

static bool put_one(void *context, const char *name, struct error *error)
{
	struct putting *putting = context;
	enum hashed_state there;
	if (hashed_look(putting->folder, name) != HASHED_WHOLE)
		return true;
	if (!file_rows_copy(putting->to, name, -1, &there, error))
		return false;
	const int file =
		there == HASHED_MISSING ? hashed_open(putting->folder, name) : -1;
	bool good = true;
	if (file >= 0) {
		good = file_rows_put(putting->to, name, file, error);
		putting->count++;
		close(file);
	}
	return good;
}

bool evidence_files_put_in(
	const char *from, struct store *to, int64_t *count, struct error *error)
{
	struct str path = STR_INIT;
	evidence_folder(from, &path);
	struct putting putting = {.folder = hashed_folder_open(path.data), .to = to};
	bool good = true;
	if (putting.folder >= 0) {
		good = each_name(putting.folder, path.data, put_one, &putting, error);
		close(putting.folder);
	}
	*count = putting.count;
	str_release(&path);
	return good;
}

static bool take_name(void *context, const char *name, struct error *error)
{
	(void)error;
	string_list_add(context, name);
	return true;
}

void evidence_files_names(const char *office, struct string_list *names)
{
	struct str path = STR_INIT;
	evidence_folder(office, &path);
	const int folder = hashed_folder_open(path.data);
	if (folder >= 0) {
		each_name(folder, path.data, take_name, names, NULL);
		close(folder);
	}
	str_release(&path);
}

void evidence_files_discard(const char *office, const struct string_list *made)
{
	struct str path = STR_INIT;
	evidence_folder(office, &path);
	const int folder = hashed_folder_open(path.data);
	for (size_t i = 0; folder >= 0 && i < made->count; i++)
		unlinkat(folder, made->items[i], 0);
	if (folder >= 0) {
		close(folder);
		/* Only where nothing else is in it. */
		rmdir(path.data);
	}
	str_release(&path);
}

/* --- one that is shown --- */

/* From a server's rows into the folder. */
static bool fetch(const char *office, const char *name)
{
	struct string_list made = {0};
	struct store *store = store_open(office, STORE_READ, NULL);
	struct copying copying = {.rows = store,
		.from = -1,
		.to = office,
		.place = {.folder = -1},
		.made = &made};
	const bool good = store && copy_one(&copying, name, NULL);
	store_close(store);
	place_close(&copying.place);
	string_list_release(&made);
	return good;
}

bool evidence_file_path(const char *office, const char *ref, struct str *path)
{
	const char *name = kept_file_name(ref);
	struct str whole = STR_INIT;
	if (!name)
		return false;
	evidence_folder(office, &whole);
	int folder = hashed_folder_open(whole.data);
	const bool fetched = address_is_server(office) &&
			     hashed_look(folder, name) != HASHED_WHOLE &&
			     fetch(office, name);
	if (fetched && folder < 0)
		folder = hashed_folder_open(whole.data);
	const int file = hashed_open(folder, name);
	if (file >= 0) {
		str_printf(path, "%s/%s", whole.data, name);
		close(file);
	}
	if (folder >= 0)
		close(folder);
	str_release(&whole);
	return file >= 0;
}

/* --- whose they are --- */

struct sharing {
	const char *path;
	int folder;
	uid_t owner;
	gid_t group;
};

/* Only what is of the same owner and has no other name: what lies there may have been put
 * there. */
static bool share_one(void *context, const char *name, struct error *error)
{
	const struct sharing *sharing = context;
	struct stat status;
	const int file = hashed_open(sharing->folder, name);
	if (file < 0)
		return true;
	const bool own = !fstat(file, &status) && status.st_uid == sharing->owner &&
			 status.st_nlink == 1;
	const bool good = !own || share_give(file, SHARED_FILE, sharing->group) ||
			  failed(sharing->path, error);
	close(file);
	return good;
}

bool evidence_files_share(
	const char *office, uid_t owner, gid_t group, struct error *error)
{
	struct str path = STR_INIT;
	struct stat status;
	evidence_folder(office, &path);
	struct sharing sharing = {path.data, hashed_folder_open(path.data), owner, group};
	bool good = sharing.folder >= 0 || errno == ENOENT || failed(path.data, error);
	if (sharing.folder >= 0) {
		/* Another's is none of this office file. */
		good = (!fstat(sharing.folder, &status) && status.st_uid != owner) ||
		       (each_name(
				sharing.folder, path.data, share_one, &sharing, error) &&
			       (share_give(sharing.folder, SHARED_FOLDER, group) ||
				       failed(path.data, error)));
		close(sharing.folder);
	}
	str_release(&path);
	return good;
}
