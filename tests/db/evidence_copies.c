/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files of evidence go wherever the office file goes: into backups, back from them, out of
 * a damaged file; verify misses none; a disk that fills leaves nothing that looks whole.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/copies.h"
#include "db/evidence_files.h"
#include "db/recover.h"
#include "db/restore.h"
#include "db/store.h"
#include "db/trust/verify.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

/* Photos: two that evidence of cards 1 and 2 names, one that only an earlier version does.
 */
enum { LARGE = 1 << 20, OFFICE_MOST = LARGE / 2 };
static const char first[] = "first photo", second[] = "second photo", old[] = "old photo";

struct scene {
	struct office office;
	char *copy;
	struct str refs[3];
	struct str told;
};

static void name_in(struct scene *scene, int64_t card, const char *ref)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(scene->office.store, card, &entry, &error), &error);
	struct evidence_list *list = &entry.card.evidence;
	if (!list->count) {
		list->items =
			mem_grow(list->items, 0, &list->capacity, sizeof(*list->items));
		list->items[list->count++] =
			(struct evidence){.kind = mem_strdup("photo")};
		list->present = true;
	}
	free(list->items[0].ref);
	list->items[0].ref = mem_strdup(ref);
	assert_true(store_save_card(scene->office.store, &entry, "somsri", &error) ==
		    SAVE_DONE);
	card_entry_release(&entry);
}

static void keep(struct scene *scene, const char *text, struct str *ref)
{
	struct error error = ERROR_INIT;
	assert_done(evidence_file_keep(scene->office.path, "a.jpg",
			    (const unsigned char *)text, strlen(text), ref, &error),
		&error);
}

static int setup(void **state)
{
	static struct scene scene;
	struct report report;
	scene = (struct scene){0};
	signal(SIGXFSZ, SIG_IGN);
	office_make(&scene.office);
	office_invent(&report, 2567, 2, 1);
	for (size_t i = 0; i < report.count; i++)
		evidence_list_release(&report.cards[i].evidence);
	office_import(&scene.office, &report);
	report_release(&report);
	scene.copy = support_path(scene.office.folder, "elsewhere.db");
	keep(&scene, first, &scene.refs[0]);
	keep(&scene, second, &scene.refs[1]);
	keep(&scene, old, &scene.refs[2]);
	name_in(&scene, 1, scene.refs[2].data);
	name_in(&scene, 1, scene.refs[0].data);
	name_in(&scene, 2, scene.refs[1].data);
	*state = &scene;
	return 0;
}

static void limit_files(rlim_t bytes)
{
	struct rlimit limit;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static int teardown(void **state)
{
	struct scene *scene = *state;
	limit_files(RLIM_INFINITY);
	for (size_t i = 0; i < 3; i++)
		str_release(&scene->refs[i]);
	str_release(&scene->told);
	free(scene->copy);
	office_remove(&scene->office);
	return 0;
}

static void hear(void *context, const char *words)
{
	struct str *told = context;
	str_puts(told, words);
	str_putc(told, '\n');
}

/* What verify says of an office file; the scene's, until the next. */
static const char *verify(struct scene *scene, const char *path)
{
	struct error error = ERROR_INIT;
	struct store *store = office_open(path, STORE_READ);
	str_clear(&scene->told);
	assert_done(store_verify(store, hear, &scene->told, &error), &error);
	store_close(store);
	return scene->told.bytes ? scene->told.data : "";
}

static void path_of(const char *office, const struct str *ref, struct str *path)
{
	str_clear(path);
	assert_true(evidence_file_path(office, ref->data, path));
}

static void assert_kept(const char *office, const struct str *ref, const char *text)
{
	struct str path = STR_INIT, bytes = STR_INIT;
	path_of(office, ref, &path);
	support_read(path.data, &bytes);
	assert_string_equal(bytes.data, text);
	str_release(&path);
	str_release(&bytes);
}

static void remove_kept(const char *office, const struct str *ref)
{
	struct str path = STR_INIT;
	path_of(office, ref, &path);
	assert_int_equal(unlink(path.data), 0);
	str_release(&path);
}

static void spoil(const char *office, const struct str *ref, const char *text)
{
	struct str path = STR_INIT;
	path_of(office, ref, &path);
	support_write(path.data, text, strlen(text));
	str_release(&path);
}

static int backup(struct scene *scene)
{
	struct error error = ERROR_INIT;
	int problems;
	assert_done(copies_write(scene->office.store, scene->copy, &problems, &error),
		&error);
	return problems;
}

static void assert_all_kept(const struct scene *scene, const char *office)
{
	assert_kept(office, &scene->refs[0], first);
	assert_kept(office, &scene->refs[1], second);
	assert_kept(office, &scene->refs[2], old);
}

static bool is_there(const char *path)
{
	struct stat status;
	return !lstat(path, &status);
}

/* --- verify --- */

static void test_verify(void **state)
{
	struct scene *scene = *state;
	const char *office = scene->office.path;
	assert_string_equal(verify(scene, office), "");
	spoil(office, &scene->refs[1], "SECOND photo");
	assert_non_null(strstr(verify(scene, office),
		"measure of number 2: the file of its evidence 1 is not what it was"));
	assert_null(strstr(scene->told.data, "measure of number 1"));
	remove_kept(office, &scene->refs[0]);
	assert_non_null(strstr(verify(scene, office),
		"measure of number 1: the file of its evidence 1 is not there"));
	/* What only an earlier version names is nobody's finding. */
	keep(scene, first, &scene->refs[0]);
	keep(scene, second, &scene->refs[1]);
	remove_kept(office, &scene->refs[2]);
	assert_string_equal(verify(scene, office), "");
}

/* A link is no file of the folder, wherever it leads; nor is a pipe, which keeps nobody
 * waiting. */
static void test_no_links(void **state)
{
	struct scene *scene = *state;
	struct str path = STR_INIT, other = STR_INIT;
	path_of(scene->office.path, &scene->refs[0], &path);
	str_printf(&other, "%s.moved", path.data);
	assert_int_equal(rename(path.data, other.data), 0);
	assert_int_equal(symlink(other.data, path.data), 0);
	assert_false(evidence_file_path(
		scene->office.path, scene->refs[0].data, &scene->told));
	assert_non_null(
		strstr(verify(scene, scene->office.path), "evidence 1 is not there"));
	assert_int_equal(unlink(path.data), 0);
	assert_int_equal(mkfifo(path.data, 0600), 0);
	assert_non_null(
		strstr(verify(scene, scene->office.path), "evidence 1 is not there"));
	str_release(&path);
	str_release(&other);
}

/* --- backup --- */

/* A copy that is looked at whenever something is put on the disk: it must not have its name
 * before its files have theirs. NULL: none. */
static const char *watched;
static size_t watched_files;
static bool too_early;

static size_t count_kept(const char *office)
{
	struct str folder = STR_INIT;
	size_t count = 0;
	evidence_folder(office, &folder);
	DIR *names = opendir(folder.data);
	for (struct dirent *each; names && (each = readdir(names));)
		count += each->d_name[0] != '.';
	if (names)
		closedir(names);
	str_release(&folder);
	return count;
}

/* In the place of the C library's, for all that is linked here. */
int fsync(int file)
{
	if (watched && is_there(watched) && count_kept(watched) < watched_files)
		too_early = true;
	return fdatasync(file);
}

static void test_backup_in_order(void **state)
{
	struct scene *scene = *state;
	watched = scene->copy;
	watched_files = 3;
	too_early = false;
	assert_int_equal(backup(scene), 0);
	watched = NULL;
	assert_int_equal(count_kept(scene->copy), 3);
	assert_false(too_early);
}

static void test_backup(void **state)
{
	struct scene *scene = *state;
	struct str folder = STR_INIT;
	struct stat status;
	assert_int_equal(backup(scene), 0);
	assert_all_kept(scene, scene->copy);
	evidence_folder(scene->copy, &folder);
	assert_int_equal(stat(folder.data, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0700);
	str_release(&folder);
}

/* What is wrong already where it is kept is not called complete, and not carried on. */
static void test_backup_lacks(void **state)
{
	struct scene *scene = *state;
	spoil(scene->office.path, &scene->refs[0], "FIRST photo");
	remove_kept(scene->office.path, &scene->refs[1]);
	assert_int_equal(backup(scene), 2);
	assert_kept(scene->copy, &scene->refs[2], old);
	assert_false(evidence_file_path(scene->copy, scene->refs[0].data, &scene->told));
}

/* A damaged file of a former copy is put right. */
static void test_backup_again(void **state)
{
	struct scene *scene = *state;
	assert_int_equal(backup(scene), 0);
	assert_int_equal(unlink(scene->copy), 0);
	spoil(scene->copy, &scene->refs[0], "FIRST photo");
	remove_kept(scene->copy, &scene->refs[1]);
	assert_int_equal(backup(scene), 0);
	assert_all_kept(scene, scene->copy);
}

static void keep_large(struct scene *scene)
{
	char *large = mem_new(LARGE + 1, 1);
	struct str ref = STR_INIT;
	memset(large, 'x', LARGE);
	keep(scene, large, &ref);
	name_in(scene, 2, ref.data);
	str_release(&ref);
	free(large);
}

/* The disk fills while files are copied, large ones last or first: there is no copy. */
static void test_backup_full(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct str folder = STR_INIT;
	int problems;
	keep_large(scene);
	evidence_folder(scene->copy, &folder);
	limit_files(OFFICE_MOST);
	assert_false(copies_write(scene->office.store, scene->copy, &problems, &error));
	limit_files(RLIM_INFINITY);
	assert_error(&error, ERROR_SYSTEM, ".jpg: ");
	assert_false(is_there(scene->copy));
	assert_false(is_there(folder.data));
	/* With room again it is complete. */
	assert_int_equal(backup(scene), 0);
	str_release(&folder);
}

/* A name that is taken: nothing is put beside what is there. */
static void test_backup_taken(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct str folder = STR_INIT;
	int problems;
	support_write(scene->copy, "x", 1);
	assert_false(copies_write(scene->office.store, scene->copy, &problems, &error));
	error_release(&error);
	evidence_folder(scene->copy, &folder);
	assert_false(is_there(folder.data));
	str_release(&folder);
}

/* --- automatic copies --- */

static void test_automatic(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct kept_copies copies;
	remove_kept(scene->office.path, &scene->refs[1]);
	assert_done(copies_make(scene->office.store, COPY_DAILY, NULL, &error), &error);
	assert_true(copies_list(scene->office.path, &copies, NULL));
	assert_int_equal(copies.count, 1);
	/* A photo that is missing makes no copy unsound, and verify of the copy tells. */
	assert_true(copies.items[0].sound);
	assert_kept(copies.items[0].path, &scene->refs[0], first);
	assert_non_null(
		strstr(verify(scene, copies.items[0].path), "evidence 1 is not there"));
	/* An office file that only lies in a folder of such a name has its own. */
	assert_int_equal(copies_office("/x/office.db-copies/2026-11-28-0805-daily.db"),
		strlen("/x/office.db"));
	assert_int_equal(copies_office("/x/my-copies/office.db"), 0);
	assert_int_equal(copies_office("2026-11-28-0805-daily.db"), 0);
	assert_int_equal(copies_office("/x/2026-11-28-0805-daily.db"), 0);
	copies_release(&copies);
}

/* A copy that goes leaves the files: other copies and the office file name them. */
static void test_thinned(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct kept_copies copies;
	char text[32];
	for (int day = 0; day < 30; day += 3) {
		snprintf(text, sizeof text, "%lld", 1767225600LL + day * 86400LL);
		setenv("SOURCE_DATE_EPOCH", text, 1);
		assert_done(copies_make(scene->office.store, COPY_DAILY, NULL, &error),
			&error);
	}
	unsetenv("SOURCE_DATE_EPOCH");
	assert_true(copies_list(scene->office.path, &copies, NULL));
	assert_in_range(copies.count, 2, 9);
	copies_release(&copies);
	assert_all_kept(scene, scene->office.path);
}

/* --- restore --- */

static void restore(struct scene *scene, const char *copy)
{
	struct error error = ERROR_INIT;
	struct str aside = STR_INIT;
	store_close(scene->office.store);
	assert_done(
		store_restore(scene->office.path, copy, "somsri", &aside, NULL, &error),
		&error);
	scene->office.store = office_open(scene->office.path, STORE_WRITE);
	str_release(&aside);
}

static void test_restore(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	assert_int_equal(backup(scene), 0);
	remove_kept(scene->office.path, &scene->refs[0]);
	spoil(scene->office.path, &scene->refs[1], "SECOND photo");
	remove_kept(scene->office.path, &scene->refs[2]);
	restore(scene, scene->copy);
	assert_all_kept(scene, scene->office.path);
	/* What is nowhere keeps nobody from the texts, and is told. */
	remove_kept(scene->office.path, &scene->refs[0]);
	remove_kept(scene->copy, &scene->refs[0]);
	restore(scene, scene->copy);
	str_clear(&scene->told);
	assert_done(store_verify_files(scene->office.store, hear, &scene->told, &error),
		&error);
	assert_non_null(strstr(scene->told.data, "measure of number 1"));
	assert_null(strstr(scene->told.data, "measure of number 2"));
}

static void test_restore_full(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct str aside = STR_INIT;
	keep_large(scene);
	assert_int_equal(backup(scene), 0);
	store_close(scene->office.store);
	scene->office.store = NULL;
	char *there = support_path(scene->office.folder, "there.db");
	limit_files(OFFICE_MOST);
	assert_false(store_restore(there, scene->copy, "somsri", &aside, NULL, &error));
	limit_files(RLIM_INFINITY);
	assert_error(&error, ERROR_SYSTEM, ".jpg: ");
	assert_false(is_there(there));
	assert_string_equal(verify(scene, scene->copy), "");
	scene->office.store = office_open(scene->office.path, STORE_WRITE);
	free(there);
	str_release(&aside);
}

/* --- recover --- */

static void test_recover(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct recovered recovered;
	struct str told = STR_INIT;
	char *new = support_path(scene->office.folder, "new.db");
	remove_kept(scene->office.path, &scene->refs[1]);
	store_close(scene->office.store);
	assert_done(store_recover(scene->office.path, new, "somsri", hear, &told,
			    &recovered, NULL, &error),
		&error);
	assert_kept(new, &scene->refs[0], first);
	assert_kept(new, &scene->refs[2], old);
	assert_non_null(strstr(
		told.data, "measure of number 2: the file of its evidence 1 is not"));
	assert_int_equal(recovered.losses, 1);
	scene->office.store = office_open(scene->office.path, STORE_WRITE);
	str_release(&told);
	free(new);
}

static void test_recover_full(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct recovered recovered;
	struct str told = STR_INIT;
	char *new = support_path(scene->office.folder, "new.db");
	keep_large(scene);
	store_close(scene->office.store);
	limit_files(OFFICE_MOST);
	assert_false(store_recover(scene->office.path, new, "somsri", hear, &told,
		&recovered, NULL, &error));
	limit_files(RLIM_INFINITY);
	assert_error(&error, ERROR_SYSTEM, ".jpg: ");
	assert_false(is_there(new));
	scene->office.store = office_open(scene->office.path, STORE_WRITE);
	str_release(&told);
	free(new);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(verify),
		TEST(no_links),
		TEST(backup),
		TEST(backup_in_order),
		TEST(backup_lacks),
		TEST(backup_again),
		TEST(backup_full),
		TEST(backup_taken),
		TEST(automatic),
		TEST(thinned),
		TEST(restore),
		TEST(restore_full),
		TEST(recover),
		TEST(recover_full),
	};
	return cmocka_run_group_tests_name("evidence_copies", tests, NULL, NULL);
}
