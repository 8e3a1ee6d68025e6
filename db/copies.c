/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/copies.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "db/engine/engine.h"
#include "db/engine/file.h"
#include "db/engine/share.h"
#include "db/evidence_files.h"
#include "db/move.h"
#include "model/address.h"
#include "model/file.h"
#include "model/lists.h"
#include "model/office_held.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/progress.h"
#include "text/str.h"

#define FOLDER_ENDING "-copies"
#define FILE_ENDING   ".db"
#define UNSOUND       "-unsound"

enum { DAY_MINUTES = 24 * 60, HOUR_MINUTES = 60, WEEK_DAYS = 7 };

/* How many of each are kept. */
enum { KEPT_DAYS = 7, KEPT_WEEKS = 4, KEPT_MONTHS = 12 };

static const char *const reasons[COPY_REASONS] = {
	[COPY_DAILY] = "daily",
	[COPY_UPGRADE] = "upgrade",
	[COPY_IMPORT] = "import",
};

static bool failed(const char *path, struct error *error)
{
	return error_set(error, ERROR_SYSTEM, "%s: %s", path, error_reason(errno));
}

static char *folder_of(const char *office)
{
	struct str folder = STR_INIT;
	str_printf(&folder, "%s%s", office, FOLDER_ENDING);
	return str_detach(&folder);
}

/* --- names --- */

/* Takes word off the start of *at. */
static bool take(const char **at, const char *word)
{
	const size_t bytes = strlen(word);
	if (strncmp(*at, word, bytes) != 0)
		return false;
	*at += bytes;
	return true;
}

/* Takes so many digits off the start of *at. */
static bool take_digits(const char **at, size_t count, int *value)
{
	*value = 0;
	for (size_t i = 0; i < count; i++, (*at)++) {
		if (**at < '0' || **at > '9')
			return false;
		*value = *value * 10 + (**at - '0');
	}
	return true;
}

static bool take_reason(const char **at, enum copy_reason *reason)
{
	for (size_t i = 0; i < COPY_REASONS; i++)
		if (take(at, reasons[i])) {
			*reason = (enum copy_reason)i;
			return true;
		}
	return false;
}

/* False: the name is no copy's. */
static bool name_parse(const char *name, struct kept_copy *copy)
{
	int year, clock;
	struct kept_copy found = {0};
	if (!take_digits(&name, 4, &year) || !take(&name, "-") ||
		!take_digits(&name, 2, &found.day.month) || !take(&name, "-") ||
		!take_digits(&name, 2, &found.day.day) || !take(&name, "-") ||
		!take_digits(&name, 4, &clock) || !take(&name, "-") ||
		!take_reason(&name, &found.reason))
		return false;
	found.sound = !take(&name, UNSOUND);
	found.day.year = year + BUDDHIST_ERA;
	found.minute = clock / 100 * HOUR_MINUTES + clock % 100;
	if (!take(&name, FILE_ENDING) || *name || found.day.month < 1 ||
		found.day.month > YEAR_MONTHS || found.day.day < 1 ||
		found.day.day > month_days(found.day.month, found.day.year) ||
		clock % 100 >= HOUR_MINUTES || found.minute >= DAY_MINUTES)
		return false;
	*copy = found;
	return true;
}

static void name_put(struct str *out, const struct kept_copy *copy)
{
	str_printf(out, "%04d-%02d-%02d-%02d%02d-%s%s%s", copy->day.year - BUDDHIST_ERA,
		copy->day.month, copy->day.day, copy->minute / HOUR_MINUTES,
		copy->minute % HOUR_MINUTES, reasons[copy->reason],
		copy->sound ? "" : UNSOUND, FILE_ENDING);
}

size_t copies_office(const char *path)
{
	static const size_t ending = sizeof(FOLDER_ENDING) - 1;
	struct kept_copy copy;
	const char *name = file_last_part(path);
	if (!name_parse(name, &copy) || (size_t)(name - path) <= ending + 1)
		return 0;
	const char *at = name - 1 - ending;
	return strncmp(at, FOLDER_ENDING, ending) ? 0 : (size_t)(at - path);
}

/* --- which there are --- */

static int newest_first(const void *a, const void *b)
{
	const struct kept_copy *one = a, *other = b;
	const int days = date_compare(other->day, one->day);
	if (days || one->minute != other->minute)
		return days ? days : other->minute - one->minute;
	return (int)other->reason - (int)one->reason;
}

/* Beside a server lies nothing. */
static bool refuse_server(const char *office, struct error *error)
{
	return error_set(error, ERROR_USAGE,
		_("%s: copies of what is on a server are made by who looks after it (pg_dump); "
		  "'mattrakan backup FILE' writes one of your office"),
		office);
}

bool copies_list(const char *office, struct kept_copies *copies, struct error *error)
{
	*copies = (struct kept_copies){0};
	if (address_is_server(office))
		return refuse_server(office, error);
	char *folder = folder_of(office);
	DIR *list = opendir(folder);
	const bool good = list || errno == ENOENT || failed(folder, error);
	for (struct dirent *each; list && (each = readdir(list));) {
		struct kept_copy copy;
		if (!name_parse(each->d_name, &copy))
			continue;
		struct str path = STR_INIT;
		str_printf(&path, "%s/%s", folder, each->d_name);
		copy.path = str_detach(&path);
		copies->items = mem_grow(copies->items, copies->count, &copies->capacity,
			sizeof(*copies->items));
		copies->items[copies->count++] = copy;
	}
	if (list)
		closedir(list);
	free(folder);
	if (copies->count > 1)
		qsort(copies->items, copies->count, sizeof(*copies->items), newest_first);
	return good;
}

void copies_release(struct kept_copies *copies)
{
	for (size_t i = 0; i < copies->count; i++)
		free(copies->items[i].path);
	free(copies->items);
	*copies = (struct kept_copies){0};
}

int64_t copies_moment(const struct kept_copy *copy)
{
	return date_minute(copy->day, copy->minute);
}

const struct kept_copy *copies_newest(const struct kept_copies *copies)
{
	for (size_t i = 0; i < copies->count; i++)
		if (copies->items[i].sound)
			return &copies->items[i];
	return NULL;
}

/* --- whose they are --- */

/* In the folder, which is open; only what is an office file of the same owner: what lies
 * there under such a name may have been put there. */
static bool share_copy(
	int folder, const char *path, uid_t owner, gid_t group, struct error *error)
{
	struct stat status;
	const int file = openat(folder, strrchr(path, '/') + 1,
		O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (file < 0)
		return errno == ELOOP || failed(path, error);
	const bool own = !fstat(file, &status) && status.st_uid == owner &&
			 status.st_nlink == 1 && office_is_open(file);
	const bool good =
		!own || share_give(file, SHARED_FILE, group) || failed(path, error);
	close(file);
	return good;
}

static bool share_copies(
	int folder, const char *office, uid_t owner, gid_t group, struct error *error)
{
	struct kept_copies copies;
	bool good = copies_list(office, &copies, error);
	for (size_t i = 0; good && i < copies.count; i++)
		good = share_copy(folder, copies.items[i].path, owner, group, error);
	copies_release(&copies);
	return good &&
	       (share_give(folder, SHARED_FOLDER, group) || failed(office, error));
}

bool copies_share(const char *office, uid_t owner, gid_t group, struct error *error)
{
	char *path = folder_of(office);
	const int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	bool good = folder >= 0 || errno == ENOENT || failed(path, error);
	struct stat status;
	if (folder >= 0) {
		/* Another's is none of this office file. */
		good = (!fstat(folder, &status) && status.st_uid != owner) ||
		       share_copies(folder, office, owner, group, error);
		close(folder);
	}
	free(path);
	return good;
}

/* --- which stay --- */

/* A slot is a day, a week or a month, counted back from today; the newest sound copy of
 * each stays. */
typedef long slot_of(const struct kept_copy *copy, struct date today);

static long day_of(const struct kept_copy *copy, struct date today)
{
	return date_days(copy->day, today);
}

static long week_of(const struct kept_copy *copy, struct date today)
{
	return date_days(copy->day, today) / WEEK_DAYS;
}

static long month_of(const struct kept_copy *copy, struct date today)
{
	return (today.year - copy->day.year) * YEAR_MONTHS + today.month -
	       copy->day.month;
}

static void keep_newest_of(const struct kept_copies *copies, struct date today,
	slot_of *slot, long slots, bool *keep)
{
	long kept = -1; /* the slot whose newest is kept already */
	for (size_t i = 0; i < copies->count; i++) {
		const struct kept_copy *copy = &copies->items[i];
		const long place = slot(copy, today);
		if (!copy->sound || place == kept || place < 0 || place >= slots)
			continue;
		keep[i] = true;
		kept = place;
	}
}

void copies_choose(const struct kept_copies *copies, struct date today, bool *keep)
{
	bool has_sound = false, has_unsound = false;
	for (size_t i = 0; i < copies->count; i++) {
		const struct kept_copy *copy = &copies->items[i];
		const long age = date_days(copy->day, today);
		/* The newest of both kinds; what was made before something, for days; and
		 * what is of a day that is to come: the clock was wrong, then or now. */
		bool *has = copy->sound ? &has_sound : &has_unsound;
		keep[i] = !*has || age < 0 ||
			  (copy->reason != COPY_DAILY && age < KEPT_DAYS);
		*has = true;
	}
	keep_newest_of(copies, today, day_of, KEPT_DAYS, keep);
	keep_newest_of(copies, today, week_of, KEPT_WEEKS, keep);
	keep_newest_of(copies, today, month_of, KEPT_MONTHS, keep);
}

static bool thin_out(const char *office, struct date today, struct error *error)
{
	struct kept_copies copies;
	bool good = copies_list(office, &copies, error);
	bool *keep = mem_new(copies.count + 1, sizeof(*keep));
	copies_choose(&copies, today, keep);
	for (size_t i = 0; i < copies.count; i++)
		if (!keep[i])
			file_discard(copies.items[i].path);
	free(keep);
	copies_release(&copies);
	return good;
}

/* --- one more --- */

static void count_problem(void *context, const char *words)
{
	(void)words;
	(*(int *)context)++;
}

/* How many faults verify finds in a copy; with_files: and in the files that are evidence. */
static bool look_at(const char *path, bool with_files, struct progress *progress,
	int *problems, struct error *error)
{
	struct store *copy = store_open(path, STORE_READ, error);
	if (copy && !with_files)
		engine_forget_files(copy);
	if (copy)
		store_watch(copy, progress);
	*problems = copy && store_warning(copy) ? 1 : 0;
	const bool looked = copy && store_verify(copy, count_problem, problems, error);
	store_close(copy);
	return looked;
}

/* The files are there before the copy has its name; those that came while it was written,
 * which it may name already, behind it. */
static bool write_with_files(
	struct store *store, const char *path, int *problems, struct error *error)
{
	struct string_list made = {0};
	bool good = file_absent(path, error) &&
		    evidence_files_copy(store->path, path, &made, error);
	if (good && !store_backup(store, path, error)) {
		evidence_files_discard(path, &made);
		good = false;
	}
	if (good && !evidence_files_copy(store->path, path, &made, error)) {
		file_discard(path);
		evidence_files_discard(path, &made);
		good = false;
	}
	good = good && look_at(path, true, store->progress, problems, error);
	/* Nobody has said of it yet whether it is sound. */
	if (!good && progress_stopped(store->progress)) {
		file_discard(path);
		evidence_files_discard(path, &made);
	}
	string_list_release(&made);
	return good;
}

/* Of what is on a server the copy is a file. */
static bool write_from_server(
	struct store *store, const char *path, int *problems, struct error *error)
{
	struct moved moved;
	const struct move move = {.from = store->path,
		.to = path,
		.copy = true,
		.progress = store->progress};
	if (!store_move(&move, &moved, error))
		return false;
	*problems = (int)moved.problems;
	moved_release(&moved);
	return true;
}

bool copies_write(
	struct store *store, const char *path, int *problems, struct error *error)
{
	if (store->driver->is_server)
		return write_from_server(store, path, problems, error);
	return write_with_files(store, path, problems, error);
}

/* Of a file of an older version verify is not asked. */
static bool is_sound(const char *path, enum copy_reason reason, struct progress *progress)
{
	int problems;
	return reason == COPY_UPGRADE ||
	       (look_at(path, false, progress, &problems, NULL) && !problems);
}

static bool make_folder(
	const char *folder, const struct stat *office, struct error *error)
{
	const bool shared = office->st_mode & S_IWGRP;
	const struct folder_rights rights = {
		.mode = shared ? S_ISGID | S_IRWXU | S_IRWXG : S_IRWXU,
		.group = shared ? office->st_gid : (gid_t)-1,
	};
	size_t made;
	return folder_make(folder, &rights, &made, error);
}

/* Gives the copy the group and the mode of the office file, by its descriptor. */
static bool give_rights(const char *name, const struct stat *office)
{
	const int file = open(name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (file < 0)
		return false;
	const bool good = !(office->st_mode & S_IRWXG) ||
			  (!fchown(file, (uid_t)-1, office->st_gid) &&
				  !fchmod(file, office->st_mode & (S_IRWXU | S_IRWXG)));
	close(file);
	return good;
}

static struct kept_copy copy_of_now(enum copy_reason reason)
{
	const time_t now = time_now();
	return (struct kept_copy){.day = date_from_time(now),
		.minute = date_second(now) / 60,
		.reason = reason};
}

static bool write_copy(struct store *store, const char *folder, const struct stat *office,
	enum copy_reason reason, struct error *error)
{
	struct kept_copy copy = copy_of_now(reason);
	struct str begun = STR_INIT, path = STR_INIT;
	str_printf(&path, "%s/", folder);
	bool good = file_begin(path.data, &begun, error) &&
		    store->driver->copy_into(store, begun.data, path.data, error);
	if (good) {
		copy.sound = is_sound(begun.data, reason, store->progress);
		name_put(&path, &copy);
		good = give_rights(begun.data, office) ||
		       error_set(error, ERROR_SYSTEM, "%s: %s", path.data,
			       error_reason(errno));
	}
	if (good && progress_stopped(store->progress))
		good = progress_fail(error);
	/* Of the same minute and reason: there is one already. */
	struct stat there;
	const bool doubled = good && !lstat(path.data, &there);
	good = good && (doubled || file_place(begun.data, path.data, error));
	if (begun.bytes && (!good || doubled))
		file_discard(begun.data);
	str_release(&begun);
	str_release(&path);
	return good;
}

bool copies_has_today(const char *office)
{
	const struct date today = date_from_time(time_now());
	struct kept_copies copies;
	bool has = false;
	if (copies_list(office, &copies, NULL))
		for (size_t i = 0; !has && i < copies.count; i++)
			has = copies.items[i].sound &&
			      date_compare(copies.items[i].day, today) == 0;
	copies_release(&copies);
	return has;
}

bool copies_make(
	struct store *store, enum copy_reason reason, bool *made, struct error *error)
{
	const struct date today = date_from_time(time_now());
	struct stat office;
	if (made)
		*made = false;
	if (store->driver->is_server)
		return refuse_server(store->path, error);
	if (reason == COPY_DAILY && copies_has_today(store->path))
		return true;
	if (stat(store->path, &office))
		return failed(store->path, error);
	char *folder = folder_of(store->path);
	const bool good = make_folder(folder, &office, error) &&
			  write_copy(store, folder, &office, reason, error);
	free(folder);
	if (made)
		*made = good;
	return good && thin_out(store->path, today, error);
}

bool copies_wanted(const char *office)
{
	const char *said = getenv("MATTRAKAN_COPIES");
	return (!said || strcmp(said, "no") != 0) && !address_is_server(office);
}

bool copies_make_before(struct store *store, enum copy_reason reason, struct error *error)
{
	return !copies_wanted(store->path) || copies_make(store, reason, NULL, error);
}
