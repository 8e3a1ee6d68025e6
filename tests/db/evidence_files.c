/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of evidence beside the office file: kept once, under what is in them, for whom the
 * office file is for. */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/evidence_files.h"
#include "text/error.h"
#include "text/str.h"

#define BYTES ((const unsigned char *)"picture")

/* SHA-256 of nothing. */
#define HEX "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

struct place {
	char *folder, *office, *files;
	struct str ref, path;
	struct error error;
};

static int setup(void **state)
{
	struct place *place = test_calloc(1, sizeof(*place));
	place->folder = support_folder();
	place->office = support_path(place->folder, "office.db");
	place->files = support_path(place->folder, "office.db-files");
	str_init(&place->ref);
	str_init(&place->path);
	support_write(place->office, "x", 1);
	assert_int_equal(chmod(place->office, 0600), 0);
	*state = place;
	return 0;
}

static int teardown(void **state)
{
	struct place *place = *state;
	support_folder_remove(place->folder);
	free(place->office);
	free(place->files);
	str_release(&place->ref);
	str_release(&place->path);
	error_release(&place->error);
	test_free(place);
	return 0;
}

static bool keep(struct place *place, const char *name)
{
	str_clear(&place->ref);
	return evidence_file_keep(
		place->office, name, BYTES, 7, &place->ref, &place->error);
}

static void assert_mode(const char *path, mode_t expected)
{
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, expected);
}

static void test_kept(void **state)
{
	struct place *place = *state;
	struct str bytes = STR_INIT;
	assert_true(keep(place, "Photo of it.JPG"));
	assert_int_equal(strncmp(place->ref.data, "files/", 6), 0);
	assert_string_equal(strrchr(place->ref.data, '.'), ".jpg");
	assert_true(evidence_file_path(place->office, place->ref.data, &place->path));
	support_read(place->path.data, &bytes);
	assert_string_equal(bytes.data, "picture");
	assert_mode(place->path.data, 0600);
	assert_mode(place->files, 0700);
	/* The same again is the same file; one that was damaged is written anew. */
	support_write(place->path.data, "pic", 3);
	assert_true(keep(place, "other.jpg"));
	support_read(place->path.data, &bytes);
	assert_string_equal(bytes.data, "picture");
	str_release(&bytes);
}

static void test_shared(void **state)
{
	struct place *place = *state;
	assert_int_equal(chmod(place->office, 0660), 0);
	assert_true(keep(place, "a.png"));
	assert_true(evidence_file_path(place->office, place->ref.data, &place->path));
	assert_mode(place->path.data, 0660);
	assert_mode(place->files, 02770);
}

static void write_in(struct place *place, const char *name)
{
	char *path = support_path(place->files, name);
	support_write(path, "", 0);
	free(path);
}

/* No name of a file or of evidence leads out of the folder. */
static void test_names(void **state)
{
	static const char *const refs[] = {"", "image2.png", "files/",
		"files/../office.db", "files/x.png", "/etc/passwd", "http://x/files/a",
		"files/" HEX "/../../office.db", "files/" HEX ".png/../../office.db",
		"files/" HEX ".", "files/" HEX "x", "files/" HEX ".JPG",
		"files/" HEX ".abcdef"};
	struct place *place = *state;
	assert_true(keep(place, "x.p/../../g"));
	assert_null(strchr(place->ref.data + 6, '/'));
	/* Each of them is there, as far as a path goes. */
	write_in(place, HEX "x");
	write_in(place, HEX ".");
	write_in(place, HEX ".JPG");
	write_in(place, HEX ".abcdef");
	write_in(place, HEX ".jpg");
	char *folder = support_path(place->files, HEX ".png");
	assert_int_equal(mkdir(folder, 0700), 0);
	free(folder);
	assert_true(evidence_file_path(place->office, "files/" HEX ".jpg", &place->path));
	for (size_t i = 0; i < sizeof(refs) / sizeof(refs[0]); i++)
		assert_false(evidence_file_path(place->office, refs[i], &place->path));
}

/* What lies under the name and is something else is replaced, a link too. */
static void test_laid_there(void **state)
{
	struct place *place = *state;
	struct str bytes = STR_INIT;
	char *other = support_path(place->folder, "other");
	assert_true(keep(place, "a.png"));
	assert_true(evidence_file_path(place->office, place->ref.data, &place->path));
	support_write(place->path.data, "PICTURE", 7);
	assert_true(keep(place, "a.png"));
	support_read(place->path.data, &bytes);
	assert_string_equal(bytes.data, "picture");
	support_write(other, "picture", 7);
	assert_int_equal(unlink(place->path.data), 0);
	assert_int_equal(symlink(other, place->path.data), 0);
	assert_true(keep(place, "a.png"));
	struct stat status;
	assert_int_equal(lstat(place->path.data, &status), 0);
	assert_true(S_ISREG(status.st_mode));
	free(other);
	str_release(&bytes);
}

/* The folder is no link: nothing is kept elsewhere, nor read there. */
static void test_folder_link(void **state)
{
	struct place *place = *state;
	char *other = support_path(place->folder, "other");
	assert_true(keep(place, "a.png"));
	assert_int_equal(rename(place->files, other), 0);
	assert_int_equal(symlink(other, place->files), 0);
	assert_false(evidence_file_path(place->office, place->ref.data, &place->path));
	assert_false(keep(place, "b.png"));
	free(other);
}

/* By whatever name the office file is called, it has one folder. */
static void test_office_link(void **state)
{
	struct place *place = *state;
	char *link = support_path(place->folder, "link.db");
	assert_int_equal(symlink(place->office, link), 0);
	assert_true(keep(place, "a.png"));
	assert_true(evidence_file_path(link, place->ref.data, &place->path));
	free(link);
}

/* --- files that somebody chose --- */

static bool take(struct place *place, const char *name)
{
	char *path = support_path(place->folder, name);
	str_clear(&place->ref);
	error_release(&place->error);
	const bool taken =
		evidence_file_take(place->office, path, &place->ref, &place->error);
	free(path);
	return taken;
}

/* Nothing is kept, and the reason names the file. */
static void assert_refused(struct place *place, const char *name)
{
	assert_false(take(place, name));
	assert_int_equal(place->error.kind, ERROR_REFUSED);
	assert_non_null(strstr(place->error.message, name));
	assert_int_equal(place->ref.bytes, 0);
	assert_int_not_equal(access(place->files, F_OK), 0);
}

static void test_taken(void **state)
{
	struct place *place = *state;
	struct str bytes = STR_INIT;
	char *path = support_path(place->folder, "Photo of it.JPG");
	support_write(path, "picture", 7);
	assert_true(take(place, "Photo of it.JPG"));
	char *first = strdup(place->ref.data);
	assert_true(evidence_file_path(place->office, first, &place->path));
	support_read(place->path.data, &bytes);
	assert_string_equal(bytes.data, "picture");
	assert_mode(place->path.data, 0600);
	/* The same as if its bytes had come with a document; and once more, it is kept once. */
	assert_true(keep(place, "x.jpg"));
	assert_string_equal(place->ref.data, first);
	assert_true(take(place, "Photo of it.JPG"));
	assert_string_equal(place->ref.data, first);
	free(first);
	free(path);
	str_release(&bytes);
}

static void test_taken_shared(void **state)
{
	struct place *place = *state;
	char *path = support_path(place->folder, "a.pdf");
	support_write(path, "x", 1);
	assert_int_equal(chmod(place->office, 0660), 0);
	assert_true(take(place, "a.pdf"));
	assert_true(evidence_file_path(place->office, place->ref.data, &place->path));
	assert_mode(place->path.data, 0660);
	assert_mode(place->files, 02770);
	free(path);
}

/* Links, pipes, folders, nothing, too much, what is gone. */
static void test_not_taken(void **state)
{
	struct place *place = *state;
	char *target = support_path(place->folder, "target.png");
	char *link = support_path(place->folder, "link.png");
	char *pipe = support_path(place->folder, "pipe.png");
	char *huge = support_path(place->folder, "huge.png");
	char *empty = support_path(place->folder, "empty.png");
	char *folder = support_path(place->folder, "folder.png");
	support_write(target, "x", 1);
	assert_int_equal(symlink(target, link), 0);
	assert_int_equal(mkfifo(pipe, 0600), 0);
	support_write(huge, "x", 1);
	assert_int_equal(truncate(huge, (off_t)EVIDENCE_FILE_MOST + 1), 0);
	support_write(empty, "", 0);
	assert_int_equal(mkdir(folder, 0700), 0);
	assert_refused(place, "link.png");
	assert_refused(place, "pipe.png");
	assert_refused(place, "huge.png");
	assert_refused(place, "empty.png");
	assert_refused(place, "folder.png");
	assert_refused(place, "gone.png");
	/* What is exactly as large as may be is kept. */
	assert_int_equal(truncate(huge, EVIDENCE_FILE_MOST), 0);
	assert_true(take(place, "huge.png"));
	free(target);
	free(link);
	free(pipe);
	free(huge);
	free(empty);
	free(folder);
}

/* Where it cannot be kept that is told, and is the system's. */
static void test_no_place(void **state)
{
	struct place *place = *state;
	char *path = support_path(place->folder, "a.png");
	support_write(path, "picture", 7);
	support_write(place->files, "x", 1);
	assert_false(take(place, "a.png"));
	assert_int_equal(place->error.kind, ERROR_SYSTEM);
	assert_int_equal(place->ref.bytes, 0);
	free(path);
}

static void test_refused(void **state)
{
	struct place *place = *state;
	support_write(place->files, "x", 1); /* a file stands where the folder is to be */
	assert_false(keep(place, "a.png"));
	assert_int_equal(place->error.kind, ERROR_SYSTEM);
	assert_int_equal(place->ref.bytes, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(kept),
		TEST(shared),
		TEST(names),
		TEST(laid_there),
		TEST(folder_link),
		TEST(office_link),
		TEST(refused),
		TEST(taken),
		TEST(taken_shared),
		TEST(not_taken),
		TEST(no_place),
	};
	return cmocka_run_group_tests_name("evidence_files", tests, NULL, NULL);
}
