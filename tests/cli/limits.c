/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report that is as long as one can be, as the program reads and writes it: imported,
 * checked, exported, imported again and printed; with one more it is refused in words.
 */
#include <config.h>

#include "tests/support/program.h"

#include <stdlib.h>
#include <string.h>

#include "model/limits.h"
#include "tests/support/office_place.h"
#include "tests/support/support.h"
#include "text/str.h"

struct world {
	char *folder, *office, *other, *file, *copy, *paper;
	struct program_run run;
};

static int setup(void **state)
{
	struct world *world = test_malloc(sizeof(*world));
	world->folder = support_folder();
	world->office = office_place(world->folder, "office.db");
	world->other = office_place(world->folder, "other.db");
	world->file = support_path(world->folder, "report.json");
	world->copy = support_path(world->folder, "copy.json");
	world->paper = support_path(world->folder, "paper.txt");
	world->run = (struct program_run)PROGRAM_RUN_INIT;
	setenv("MATTRAKAN_FILE", world->office, 1);
	*state = world;
	return 0;
}

static int teardown(void **state)
{
	struct world *world = *state;
	support_folder_remove(world->folder);
	free(world->office);
	free(world->other);
	free(world->file);
	free(world->copy);
	free(world->paper);
	program_run_release(&world->run);
	test_free(world);
	return 0;
}

/* Thai words and spaces, so that lines can be broken, of so many bytes. */
static void put_words(struct str *json, size_t bytes)
{
	static const char word[] = "มาตรการป้องกัน ";
	const size_t end = json->bytes + bytes;
	while (json->bytes + sizeof(word) - 1 <= end)
		str_puts(json, word);
	str_repeat(json, 'x', end - json->bytes);
}

static void put_list(struct str *json, const char *key, size_t count)
{
	str_printf(json, "\"%s\":[", key);
	for (size_t i = 0; i < count; i++)
		str_puts(json, i ? ",\"ก\"" : "\"ก\"");
	str_puts(json, "]");
}

static void make_report(struct str *json, size_t bytes, size_t items)
{
	str_clear(json);
	str_puts(json, "{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
		       "\"fiscal_year\":2568,\"months\":12,\"title\":\"รายงาน\","
		       "\"cards\":[{\"issue\":\"ก\",\"measure\":\"");
	put_words(json, bytes);
	str_puts(json, "\",\"steps\":{");
	put_list(json, "items", items);
	str_puts(json, "},");
	put_list(json, "owners", items);
	str_puts(json, "}]}");
}

static void test_at_the_limits(void **state)
{
	struct world *world = *state;
	struct program_run *run = &world->run;
	struct str json = STR_INIT, first = STR_INIT, second = STR_INIT;
	make_report(&json, LIMIT_TEXT_BYTES, LIMIT_LIST_ITEMS);
	support_write(world->file, json.data, json.bytes);
	program_expect(run, 0, "import", world->file);
	program_expect(run, 0, "verify");
	program_expect(run, 0, "export", "--format", "json", "--to", world->copy);
	support_read(world->copy, &first);
	program_expect(run, 0, "--file", world->other, "import", world->copy);
	program_expect(run, 0, "--file", world->other, "export", "--format", "json",
		"--to", world->copy, "--force");
	support_read(world->copy, &second);
	assert_string_equal(second.data, first.data);
	program_expect(run, 0, "print", "--report", "1", "--to", world->paper);
	str_release(&json);
	str_release(&first);
	str_release(&second);
}

static void test_one_more(void **state)
{
	struct world *world = *state;
	struct program_run *run = &world->run;
	struct str json = STR_INIT;
	make_report(&json, LIMIT_TEXT_BYTES + 1, 1);
	support_write(world->file, json.data, json.bytes);
	program_expect(run, 1, "import", world->file);
	assert_non_null(strstr(run->err.data, "๑๐๔๘๕๗๖"));
	make_report(&json, 1, LIMIT_LIST_ITEMS + 1);
	support_write(world->file, json.data, json.bytes);
	program_expect(run, 1, "import", world->file);
	assert_non_null(strstr(run->err.data, "๑๐๐๑"));
	str_release(&json);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_at_the_limits, setup, teardown),
		cmocka_unit_test_setup_teardown(test_one_more, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
