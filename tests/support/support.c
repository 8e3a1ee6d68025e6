/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/support.h"

#include <ftw.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/mem.h"

#define SAMPLES TOP_SRCDIR "/data/samples"
#define SAMPLE(name)                                                                     \
	{                                                                                \
		TOP_SRCDIR "/tests/samples", name, SAMPLES "/" name ".json"              \
	}
#define SEED(name)                                                                       \
	{                                                                                \
		SEEDS_DIR, name, SEEDS_DIR "/" name ".json"                              \
	}

const struct support_report support_reports[] = {
	SAMPLE("annual"),
	SAMPLE("memo"),
	SAMPLE("improvement"),
	SAMPLE("oversight"),
	SAMPLE("recommendation"),
#ifdef SEEDS_DIR
	SEED("000"),
	SEED("001"),
	SEED("002"),
	SEED("003"),
	SEED("004"),
#endif
	{NULL, NULL, NULL},
};

/* What a test starts from, however it is run, by make or alone, in whatever folder:
 * nothing of the user's own, data and messages of this tree. */
#define LSAN_SETTINGS "suppressions=" TOP_SRCDIR "/tests/lsan.supp:print_suppressions=0"
#define ASAN_SETTINGS "handle_segv=0"

__attribute__((constructor)) void support_set_environment(void)
{
	setenv("MATTRAKAN_DATADIR", TOP_SRCDIR "/data", 1);
	setenv("MATTRAKAN_LOCALEDIR", TOP_BUILDDIR "/po", 1);
	setenv("LIBTHAI_DICTDIR", TOP_BUILDDIR, 1); /* where it is built */
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("MATTRAKAN_FILE");
	unsetenv("MATTRAKAN_PROGRESS");
	if (getenv("TEST_FILTER"))
		cmocka_set_test_filter(getenv("TEST_FILTER")); /* tests/run */
	unsetenv("LANGUAGE");
	unsetenv("SOURCE_DATE_EPOCH");
	setenv("XDG_DATA_HOME", "/dev/null/nobody", 1);
	setenv("MATTRAKAN_CONFIG", "", 1);
	setenv("MATTRAKAN_COPIES", "no", 1); /* but where a test is about them */
	/* Of the programs that tests run; a test itself has read them by now. */
	setenv("ASAN_OPTIONS", ASAN_SETTINGS, 0);
	setenv("LSAN_OPTIONS", LSAN_SETTINGS, 0);
}

/* A sanitizer asks a program for these while it starts. */
const char *__asan_default_options(void);
const char *__lsan_default_options(void);

const char *__asan_default_options(void)
{
	return ASAN_SETTINGS;
}

const char *__lsan_default_options(void)
{
	return LSAN_SETTINGS;
}

void support_read(const char *path, struct str *out)
{
	FILE *file = fopen(path, "rb");
	if (!file)
		fail_msg("cannot read %s", path);
	str_clear(out);
	char part[1 << 16];
	size_t bytes;
	while ((bytes = fread(part, 1, sizeof(part), file)) > 0)
		str_append(out, part, bytes);
	fclose(file);
}

void support_write(const char *path, const char *data, size_t bytes)
{
	FILE *file = fopen(path, "wb");
	if (!file || fwrite(data, 1, bytes, file) != bytes || fclose(file))
		fail_msg("cannot write %s", path);
}

char *support_folder(void)
{
	const char *parent = getenv("TMPDIR");
	struct str path = STR_INIT;
	str_printf(&path, "%s/mattrakan-test-XXXXXX", parent ? parent : "/tmp");
	if (!mkdtemp(path.data))
		fail_msg("cannot make %s", path.data);
	return str_detach(&path);
}

static int remove_one(
	const char *path, const struct stat *status, int kind, struct FTW *walk)
{
	(void)status, (void)kind, (void)walk;
	return remove(path);
}

void support_folder_remove(char *folder)
{
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(folder);
}

int support_enter(void **state)
{
	char *folder = support_folder();
	assert_int_equal(chdir(folder), 0);
	*state = folder;
	return 0;
}

int support_leave(void **state)
{
	assert_int_equal(chdir(TOP_BUILDDIR), 0);
	support_folder_remove(*state);
	return 0;
}

char *support_path(const char *folder, const char *name)
{
	struct str path = STR_INIT;
	str_printf(&path, "%s/%s", folder, name);
	return str_detach(&path);
}

/* xorshift64*: Vigna 2016. */
uint32_t support_draw(struct support_random *random, uint32_t below)
{
	uint64_t x = random->state ? random->state : 1;
	x ^= x >> 12;
	x ^= x << 25;
	x ^= x >> 27;
	random->state = x;
	return (uint32_t)((x * 0x2545F4914F6CDD1DULL) >> 32) % below;
}

char *support_group(gid_t *id)
{
	const struct group *group = getgrgid(getgid());
	if (getuid() == 0) {
		setgrent();
		do
			group = getgrent();
		while (group && group->gr_gid == getgid());
		endgrent();
	}
	assert_non_null(group);
	*id = group->gr_gid;
	return mem_strdup(group->gr_name);
}
