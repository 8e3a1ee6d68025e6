/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bad input and a bad office file, through the program: a clear message, the right exit
 * status, and nothing lost or half done.
 */
#include <config.h>

#include "tests/support/program.h"
#include "tests/support/support.h"
#include "text/str.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define HEAD                                                                             \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_year\":2568," \
	"\"months\":12,\"title\":\"t\""

struct place {
	char *folder, *office, *input;
	struct program_run run;
};

static int setup(void **state)
{
	struct place *place = test_malloc(sizeof(*place));
	place->folder = support_folder();
	place->office = support_path(place->folder, "office.db");
	place->input = support_path(place->folder, "in.json");
	place->run = (struct program_run)PROGRAM_RUN_INIT;
	setenv("MATTRAKAN_FILE", place->office, 1);
	program_expect(&place->run, 0, "import", support_reports[0].path);
	*state = place;
	return 0;
}

static int teardown(void **state)
{
	struct place *place = *state;
	support_folder_remove(place->folder);
	free(place->office);
	free(place->input);
	program_run_release(&place->run);
	test_free(place);
	return 0;
}

/* What an import of this text says, and that the office is as it was. */
static void refuse(struct place *place, const char *text, size_t bytes, const char *says)
{
	support_write(place->input, text, bytes);
	program_expect(&place->run, 1, "--lang", "en", "import", place->input);
	assert_string_equal(place->run.out.data, "");
	if (strncmp(place->run.err.data, "mattrakan: ", 11) ||
		!strstr(place->run.err.data, place->input) ||
		!strstr(place->run.err.data, says))
		fail_msg("«%s» is not in: %s", says, place->run.err.data);
	program_expect(&place->run, 0, "list");
	assert_int_equal(strncmp(place->run.out.data, "1\t", 2), 0);
	assert_null(strchr(strchr(place->run.out.data, '\n') + 1, '\n'));
}

struct refused {
	const char *text, *says;
};

static const struct refused table[] = {
	{"", "in.json"},
	{"{", ":1:"},
	{HEAD ",\n\"cards\":[{]}", ":2:"},
	{HEAD ",\n \"cards\": 7}", ":2:11: cards"},
	{HEAD ",\n\"cards\":[{},\n{\"issue\":[]}]}", ":3:10: cards[1].issue"},
	{HEAD ",\"cards\":[{\"issue\":\"\xC3\"}]}", ":1:"},
	{HEAD ",\"cards\":[{\"issue\":\"\\u0000\"}]}", ":1:"},
	{HEAD ",\"months\":6}", "months"},
	{"[]", ":1:1"},
	{"{\"format\":\"mattrakan.report/9\"}", "mattrakan.report/9"},
};

static void test_bad_json_is_refused_with_its_place(void **state)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		refuse(*state, table[i].text, strlen(table[i].text), table[i].says);
	refuse(*state, HEAD "\0}", sizeof(HEAD "\0}") - 1, ":1:");
}

static void test_ten_megabytes_in_a_field(void **state)
{
	struct str text = STR_INIT;
	str_puts(&text, HEAD ",\"cards\":[{\"output\":\"");
	str_repeat(&text, 'x', 10 << 20);
	str_puts(&text, "\"}]}");
	refuse(*state, text.data, text.bytes, "cards[0].output");
	str_release(&text);
}

static void test_a_hundred_thousand_cards(void **state)
{
	struct str text = STR_INIT;
	str_puts(&text, HEAD ",\"cards\":[{}");
	for (int i = 1; i < 100000; i++)
		str_puts(&text, ",{}");
	str_puts(&text, "]}");
	refuse(*state, text.data, text.bytes, "cards");
	str_release(&text);
}

static void test_no_file_to_read(void **state)
{
	struct place *place = *state;
	program_run(&place->run, (const char *const[]){"import", place->folder, NULL},
		NULL, NULL);
	assert_true(place->run.status != 0);
	assert_non_null(strstr(place->run.err.data, place->folder));
	program_run(&place->run, (const char *const[]){"import", "/no/such.json", NULL},
		NULL, NULL);
	assert_true(place->run.status != 0);
	assert_non_null(strstr(place->run.err.data, "/no/such.json"));
}

/* A report that is refused leaves no new, empty office file behind. */
static void test_refused_leaves_no_office(void **state)
{
	struct place *place = *state;
	struct str office = STR_INIT;
	str_printf(&office, "%s/new.db", place->folder);
	support_write(place->input, "{", 1);
	program_expect(&place->run, 1, "--file", office.data, "import", place->input);
	assert_int_equal(access(office.data, F_OK), -1);
	str_release(&office);
}

/* A good file among bad ones is taken; the status tells of the bad ones. */
static void test_one_bad_among_good(void **state)
{
	struct place *place = *state;
	support_write(place->input, "{", 1);
	program_expect(&place->run, 1, "import", place->input, support_reports[1].path);
	assert_int_equal(strncmp(place->run.out.data, "2\t", 2), 0);
}

static void test_doubles(void **state)
{
	struct place *place = *state;
	struct str text = STR_INIT;
	program_expect(&place->run, 1, "import", support_reports[0].path);
	assert_non_null(strstr(place->run.err.data, "--replace"));
	program_expect(&place->run, 2, "import", "--replace", "--again",
		support_reports[0].path);
	program_expect(&place->run, 0, "import", "--replace", support_reports[0].path);
	assert_int_equal(strncmp(place->run.out.data, "1\t", 2), 0);
	str_puts(&text, HEAD ",\"cards\":[]}");
	support_write(place->input, text.data, text.bytes);
	program_expect(&place->run, 0, "import", place->input);
	program_expect(&place->run, 1, "import", place->input);
	assert_non_null(strstr(place->run.err.data, "--again"));
	program_expect(&place->run, 0, "import", "--again", place->input);
	assert_int_equal(strncmp(place->run.out.data, "3\t", 2), 0);
	str_release(&text);
}

/* An office file that is something else: exit 3, a message that names it, and not a byte
 * of it changed. */
static void office_fails(struct place *place, const char *bytes, size_t count)
{
	struct str after = STR_INIT;
	support_write(place->office, bytes, count);
	program_expect(&place->run, 3, "list");
	assert_non_null(strstr(place->run.err.data, place->office));
	program_expect(&place->run, 3, "import", support_reports[1].path);
	support_read(place->office, &after);
	assert_int_equal(after.bytes, count);
	assert_memory_equal(after.data, bytes, count);
	str_release(&after);
}

static void test_office_file_that_is_none(void **state)
{
	struct place *place = *state;
	struct str office = STR_INIT;
	support_read(place->office, &office);
	office_fails(place, "not a database at all, only words\n", 34);
	office_fails(place, office.data, 50);
	office_fails(place, office.data, office.bytes / 2);
	/* user_version and application_id: SQLite's file format, 1.3. */
	office.data[60] = 0x7F;
	office_fails(place, office.data, office.bytes);
	office.data[60] = 0;
	office.data[68] ^= 0x55;
	office_fails(place, office.data, office.bytes);
	str_release(&office);
}

static void test_office_is_a_folder(void **state)
{
	struct place *place = *state;
	program_expect(&place->run, 3, "--file", place->folder, "list");
	program_expect(&place->run, 3, "--file", place->folder, "init");
	program_expect(&place->run, 3, "--file", "/no/such/place/office.db", "list");
}

/* Runs with no room for more than a megabyte: the limit on a file's size stands for the
 * disk. Status 3, a message. */
static void expect_full_disk(struct program_run *run, const char *const *arguments)
{
	struct rlimit usual, small;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &usual), 0);
	small = usual;
	small.rlim_cur = 1 << 20;
	signal(SIGXFSZ, SIG_IGN); /* inherited: writing then fails with EFBIG */
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	program_run(run, arguments, NULL, NULL);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &usual), 0);
	assert_int_equal(run->status, 3);
	assert_non_null(strstr(run->err.data, "mattrakan: "));
}

/* The disk is full while importing: the office is as it was; while exporting: so is the
 * file that was there. */
static void test_full_disk(void **state)
{
	struct place *place = *state;
	struct str big = STR_INIT;
	str_puts(&big, HEAD ",\"cards\":[{}");
	for (int i = 0; i < 40; i++) {
		str_puts(&big, ",{\"output\":\"");
		str_repeat(&big, 'x', 100000);
		str_puts(&big, "\"}");
	}
	str_puts(&big, "]}");
	support_write(place->input, big.data, big.bytes);
	expect_full_disk(
		&place->run, (const char *const[]){"import", place->input, NULL});
	program_expect(&place->run, 0, "verify");
	program_expect(&place->run, 0, "list");
	assert_null(strchr(strchr(place->run.out.data, '\n') + 1, '\n'));
	program_expect(&place->run, 0, "import", place->input);
	expect_full_disk(&place->run,
		(const char *const[]){"export", "--format", "json", "--report", "2",
			"--force", "--to", place->input, NULL});
	struct str kept = STR_INIT;
	support_read(place->input, &kept);
	assert_string_equal(kept.data, big.data);
	str_release(&kept);
	str_release(&big);
}

/* What can be read only once, and has no name that says what it is. */
static void test_pipe(void **state)
{
	struct place *place = *state;
	static const char text[] = HEAD ",\"cards\":[{\"issue\":\"x\"}]}";
	static const char *const arguments[] = {"import", "/dev/stdin", NULL};
	struct str input = STR_INIT;
	str_append(&input, text, sizeof(text) - 1);
	program_run(&place->run, arguments, &input, NULL);
	assert_int_equal(place->run.status, 0);
	program_expect(&place->run, 0, "list");
	assert_non_null(strstr(place->run.out.data, "\n2\t"));
	str_release(&input);
}

static void test_output_that_takes_nothing(void **state)
{
	struct place *place = *state;
	struct str command = STR_INIT;
	str_printf(&command, "%s/mattrakan list >/dev/full 2>/dev/null", TOP_BUILDDIR);
	int status = system(command.data);
	assert_int_equal(WEXITSTATUS(status), 3);
	str_clear(&command);
	str_printf(&command,
		"test $(%s/mattrakan export --format json 2>&1 >/dev/full | wc -l) = 1",
		TOP_BUILDDIR);
	assert_int_equal(system(command.data), 0);
	str_release(&command);
	program_expect(&place->run, 0, "list");
}

/* Whatever else fails on the way: here, asking whether it is a terminal. */
static void test_why_output_takes_nothing(void **state)
{
	struct place *place = *state;
	struct str text = STR_INIT;
	str_puts(&text, "{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
			"\"fiscal_year\":2599,\"months\":12,\"title\":\"");
	str_repeat(&text, 't', 5000); /* more than is kept back; listed first */
	str_puts(&text, "\",\"cards\":[]}");
	support_write(place->input, text.data, text.bytes);
	program_expect(&place->run, 0, "import", place->input);
	assert_int_equal(
		system(TOP_BUILDDIR "/mattrakan --lang en list 2>&1 >/dev/full | "
				    "grep -q 'standard output: No space left on device'"),
		0);
	str_release(&text);
}

/* No control character of a stored text reaches a terminal or a file. */
static void test_hostile_texts_are_shown_harmless(void **state)
{
	struct place *place = *state;
	static const char text[] =
		HEAD ",\"cards\":[{\"issue\":\"\\u001b[2Jx\\u0007\\u009b1m\\u007f\","
		     "\"measure\":\"a\\tb\\rc\"}]}";
	support_write(place->input, text, sizeof(text) - 1);
	program_expect(&place->run, 0, "import", place->input);
	static const char *const looks[][4] = {
		{"print", "--report", "2", NULL},
		{"show", "2", NULL, NULL},
		{"search", "2jx", NULL, NULL},
		{"export", "--format=text", "--report=2", NULL},
		{"list", NULL, NULL, NULL},
	};
	for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
		program_run(&place->run, looks[i], NULL, NULL);
		assert_int_equal(place->run.status, 0);
		for (size_t b = 0; b < place->run.out.bytes; b++) {
			unsigned char byte = (unsigned char)place->run.out.data[b];
			bool allowed = byte >= ' ' || byte == '\n' || byte == '\f' ||
				       byte == '\t';
			bool c1 = byte == 0xC2 &&
				  (unsigned char)place->run.out.data[b + 1] < 0xA0;
			assert_true(allowed && !c1 && byte != 0x7F);
		}
	}
}

#define REFUSE_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		REFUSE_TEST(test_bad_json_is_refused_with_its_place),
		REFUSE_TEST(test_ten_megabytes_in_a_field),
		REFUSE_TEST(test_a_hundred_thousand_cards),
		REFUSE_TEST(test_no_file_to_read),
		REFUSE_TEST(test_refused_leaves_no_office),
		REFUSE_TEST(test_one_bad_among_good),
		REFUSE_TEST(test_doubles),
		REFUSE_TEST(test_office_file_that_is_none),
		REFUSE_TEST(test_office_is_a_folder),
		REFUSE_TEST(test_full_disk),
		REFUSE_TEST(test_pipe),
		REFUSE_TEST(test_output_that_takes_nothing),
		REFUSE_TEST(test_why_output_takes_nothing),
		REFUSE_TEST(test_hostile_texts_are_shown_harmless),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
