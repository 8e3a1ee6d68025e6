/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A WAL that was left beside an office file and damaged there: what it lost is told, a
 * copy of it is kept, and a WAL of a program that was merely killed, or of a machine
 * that was cut off, is no damage.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/raw.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/engine/sqlite.h"
#include "db/engine/wal.h"
#include "db/restore.h"
#include "db/store.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

enum { CARDS = 2, CHANGES = 6, DAMAGES = 300 };

/* Bytes of the file, its WAL and the WAL's index as a killed program left them. */
struct scene {
	struct office office;
	struct str file, wal, index;
	char *wal_path, *index_path;
};

static void change(struct store *store, int changes)
{
	for (int i = 0; i < changes; i++) {
		struct card_entry added;
		if (!store || !store_add_card(store, 1, "somsri", &added, NULL))
			_exit(1);
		card_entry_release(&added);
	}
}

static void run_and_die(const char *path, int changes)
{
	const pid_t child = fork();
	if (child == 0) {
		change(store_open(path, STORE_WRITE, NULL), changes);
		_exit(0);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static int make(void **state)
{
	static struct scene scene;
	struct report report;
	office_make(&scene.office);
	office_invent(&report, 2567, CARDS, 1);
	office_import(&scene.office, &report);
	report_release(&report);
	store_close(scene.office.store);
	scene.office.store = NULL;
	run_and_die(scene.office.path, CHANGES);
	scene.wal_path = support_path(scene.office.folder, "office.db-wal");
	scene.index_path = support_path(scene.office.folder, "office.db-shm");
	scene.file = scene.wal = scene.index = (struct str)STR_INIT;
	support_read(scene.office.path, &scene.file);
	support_read(scene.wal_path, &scene.wal);
	support_read(scene.index_path, &scene.index);
	*state = &scene;
	return 0;
}

static int remove_all(void **state)
{
	struct scene *scene = *state;
	str_release(&scene->file);
	str_release(&scene->wal);
	str_release(&scene->index);
	free(scene->wal_path);
	free(scene->index_path);
	office_remove(&scene->office);
	return 0;
}

static enum wal_state judge(const struct str *wal, const struct str *index)
{
	return wal_judge((const unsigned char *)wal->data, wal->bytes,
		index ? (const unsigned char *)index->data : NULL,
		index ? index->bytes : 0);
}

/* As it was left, but for the WAL; without the index where that is NULL. */
static void lay_out(struct scene *scene, const struct str *wal, const struct str *index)
{
	support_write(scene->office.path, scene->file.data, scene->file.bytes);
	support_write(scene->wal_path, wal->data, wal->bytes);
	unlink(scene->index_path);
	if (index)
		support_write(scene->index_path, index->data, index->bytes);
}

/* How many cards SQLite makes of it; -1: it cannot be read. */
static int64_t cards_left(struct scene *scene, const struct str *wal)
{
	struct office_contents contents;
	lay_out(scene, wal, NULL);
	office_contents_read(scene->office.path, &contents);
	const int64_t cards = contents.why ? -1 : contents.cards;
	office_contents_release(&contents);
	return cards;
}

static void hear(void *context, const char *words)
{
	str_puts(context, words);
}

/* --- what is no damage --- */

static void test_whole(void **state)
{
	struct scene *scene = *state;
	assert_int_equal(judge(&scene->wal, &scene->index), WAL_WHOLE);
	assert_int_equal(judge(&scene->wal, NULL), WAL_WHOLE);
	assert_int_equal(cards_left(scene, &scene->wal), CARDS + CHANGES);
	struct str none = STR_INIT;
	assert_int_equal(judge(&none, NULL), WAL_WHOLE);
}

/* Cut off while it wrote: each beginning of a WAL is one that a killed program leaves. */
static void test_cut_off_while_writing(void **state)
{
	struct scene *scene = *state;
	struct str part = STR_INIT;
	for (size_t bytes = 0; bytes <= scene->wal.bytes; bytes += 97) {
		str_clear(&part);
		str_append(&part, scene->wal.data, bytes);
		if (judge(&part, NULL) != WAL_WHOLE)
			fail_msg("the first %zu bytes", bytes);
	}
	str_release(&part);
}

/* Written over from its beginning: older frames lie behind the new ones. */
static void test_written_over(void **state)
{
	struct scene *scene = *state;
	struct str wal = STR_INIT, index = STR_INIT;
	const pid_t child = fork();
	if (child == 0) {
		struct store *store = store_open(scene->office.path, STORE_WRITE, NULL);
		change(store, 3);
		/* All is in the file: it begins anew with the next change. */
		if (!store || !raw_try(store, "PRAGMA wal_checkpoint(RESTART)", NULL))
			_exit(1);
		change(store, 1);
		_exit(0);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	support_read(scene->wal_path, &wal);
	support_read(scene->index_path, &index);
	assert_int_equal(judge(&wal, &index), WAL_WHOLE);
	assert_int_equal(judge(&wal, NULL), WAL_WHOLE);
	str_release(&wal);
	str_release(&index);
}

/* --- what is --- */

static void spoil(struct support_random *random, struct str *wal)
{
	const size_t at = support_draw(random, (uint32_t)wal->bytes);
	const size_t left = wal->bytes - at;
	const size_t bytes = left < 512 ? left : 512;
	switch (support_draw(random, 4)) {
	case 0: wal->data[at] ^= (char)(1 << support_draw(random, 8)); break;
	case 1: memset(wal->data + at, 0, bytes); break;
	case 2: memset(wal->data + at, 0x5A, bytes); break;
	default: str_truncate(wal, at); break;
	}
}

/* With the index nothing is missed: told exactly where SQLite loses something. */
static void test_damages(void **state)
{
	struct scene *scene = *state;
	struct support_random random = {11};
	struct str wal = STR_INIT;
	int lost = 0;
	for (int i = 0; i < DAMAGES; i++) {
		str_clear(&wal);
		str_append(&wal, scene->wal.data, scene->wal.bytes);
		spoil(&random, &wal);
		const bool loses = cards_left(scene, &wal) != CARDS + CHANGES;
		if ((judge(&wal, &scene->index) == WAL_LOST) != loses)
			fail_msg("damage %d: %s", i, loses ? "not told" : "told");
		lost += loses;
	}
	assert_true(lost > DAMAGES / 2);
	str_release(&wal);
}

/* Where the last change begins in a WAL that ends with it: behind the end of the one
 * before. Frames are walked from the back. */
static size_t last_change(const struct str *wal)
{
	enum { HEADER = 32, FRAME = 24 + 4096, COMMIT = 4 };
	size_t at = wal->bytes - FRAME;
	for (at -= FRAME; at > HEADER; at -= FRAME)
		if (memcmp(wal->data + at + COMMIT, "\0\0\0\0", 4) != 0)
			return at + FRAME;
	return HEADER;
}

/* Without it, a bit that is another one is still seen; in the last change it is as a power
 * cut may leave it, and is told so. */
static void test_bits(void **state)
{
	struct scene *scene = *state;
	struct support_random random = {12};
	const size_t last = last_change(&scene->wal);
	for (int i = 0; i < DAMAGES; i++) {
		const size_t at = support_draw(&random, (uint32_t)scene->wal.bytes);
		const char kept = scene->wal.data[at];
		scene->wal.data[at] ^= (char)(1 << support_draw(&random, 8));
		if (judge(&scene->wal, NULL) != (at < last ? WAL_LOST : WAL_UNFINISHED))
			fail_msg("byte %zu", at);
		scene->wal.data[at] = kept;
	}
}

/* The power was cut while a change was written: of its sectors any are there. What was
 * saved before is, and verify has nothing to say. */
static void test_power_cut(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct str told = STR_INIT;
	const size_t last = last_change(&scene->wal);
	memset(scene->wal.data + last + 24, 0, 512);
	lay_out(scene, &scene->wal, NULL);
	struct store *store = office_open(scene->office.path, STORE_WRITE);
	assert_non_null(strstr(store_warning(store), "while a change was being saved"));
	assert_non_null(strstr(store_warning(store), "-wal-damaged"));
	assert_done(store_verify(store, hear, &told, &error), &error);
	assert_string_equal(told.data, "");
	assert_int_equal(
		raw_integer(store, "SELECT count(*) FROM card"), CARDS + CHANGES - 1);
	store_close(store);
	/* With an index that says that it was finished, it was. */
	lay_out(scene, &scene->wal, &scene->index);
	store = office_open(scene->office.path, STORE_READ);
	assert_done(store_verify(store, hear, &told, &error), &error);
	assert_non_null(strstr(told.data, "are lost"));
	store_close(store);
	str_release(&told);
}

static void test_removed(void **state)
{
	struct scene *scene = *state;
	struct str none = STR_INIT;
	assert_int_equal(judge(&none, &scene->index), WAL_LOST);
	assert_int_equal(unlink(scene->wal_path), 0);
	assert_int_equal(wal_look(scene->office.path), WAL_LOST);
}

/* --- what comes of it --- */

static char *verify(struct scene *scene, enum store_access access)
{
	struct error error = ERROR_INIT;
	struct str told = STR_INIT;
	struct store *store = office_open(scene->office.path, access);
	assert_done(store_verify(store, hear, &told, &error), &error);
	store_close(store);
	return str_detach(&told);
}

static char *find_kept(const char *folder)
{
	char *path = NULL;
	DIR *entries = opendir(folder);
	for (struct dirent *entry; (entry = readdir(entries));)
		if (strstr(entry->d_name, "-wal-damaged"))
			path = support_path(folder, entry->d_name);
	closedir(entries);
	return path;
}

static void test_told_and_kept(void **state)
{
	struct scene *scene = *state;
	struct str kept = STR_INIT;
	scene->wal.data[scene->wal.bytes / 2] ^= 1;
	lay_out(scene, &scene->wal, &scene->index);
	/* A reader tells it and changes nothing, as often as it comes. */
	for (int i = 0; i < 2; i++) {
		char *told = verify(scene, STORE_READ);
		assert_non_null(strstr(told, "office.db-wal: is damaged"));
		free(told);
	}
	assert_null(find_kept(scene->office.folder));
	char *told = verify(scene, STORE_WRITE);
	assert_non_null(strstr(told, "-wal-damaged"));
	free(told);
	char *path = find_kept(scene->office.folder);
	assert_non_null(path);
	support_read(path, &kept);
	assert_int_equal(kept.bytes, scene->wal.bytes);
	assert_memory_equal(kept.data, scene->wal.data, kept.bytes);
	told = verify(scene, STORE_WRITE);
	assert_string_equal(told ? told : "", "");
	free(told);
	free(path);
	str_release(&kept);
}

/* While somebody works with it, its WAL is theirs. */
static void test_in_use(void **state)
{
	struct scene *scene = *state;
	scene->wal.data[scene->wal.bytes / 2] ^= 1;
	lay_out(scene, &scene->wal, &scene->index);
	scene->office.store = store_open(scene->office.path, STORE_READ, NULL);
	assert_non_null(store_warning(scene->office.store));
	const pid_t child = fork();
	if (child == 0)
		_exit((int)wal_look(scene->office.path));
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make, remove_all)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_whole),
		TEST(test_cut_off_while_writing),
		TEST(test_written_over),
		TEST(test_damages),
		TEST(test_bits),
		TEST(test_power_cut),
		TEST(test_removed),
		TEST(test_told_and_kept),
		TEST(test_in_use),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
