/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of other programs through mattrakan import: told, refused, taken. */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/office_place.h"
#include "tests/support/program.h"
#include "text/str.h"

#define SAMPLE(name) TOP_SRCDIR "/tests/intake/samples/" name ".txt"

struct place {
	char *folder, *office, *file;
	struct program_run run;
};

static int setup(void **state)
{
	struct place *place = test_malloc(sizeof(*place));
	place->folder = support_folder();
	place->office = office_place(place->folder, "office.db");
	place->file = support_path(place->folder, "report.txt");
	place->run = (struct program_run)PROGRAM_RUN_INIT;
	setenv("MATTRAKAN_FILE", place->office, 1);
	*state = place;
	return 0;
}

static int teardown(void **state)
{
	struct place *place = *state;
	support_folder_remove(place->folder);
	free(place->office);
	free(place->file);
	program_run_release(&place->run);
	test_free(place);
	return 0;
}

static void assert_printed(const struct program_run *run, const char *words)
{
	if (!strstr(run->out.data, words))
		fail_msg("“%s” is not in: %s", words, run->out.data);
}

/* What would become of it is told, and nothing is made. */
static void test_dry_run(void **state)
{
	struct place *place = *state;
	program_expect(&place->run, 0, "--lang", "en", "import", "--dry-run",
		SAMPLE("oversight"));
	assert_printed(&place->run, "What is which");
	assert_printed(&place->run, "→ Steps");
	assert_printed(&place->run, "Measure 6");
	assert_printed(&place->run, "heading of the table");
	assert_int_not_equal(access(place->office, F_OK), 0);
}

static void test_import(void **state)
{
	struct place *place = *state;
	program_expect(&place->run, 0, "import", SAMPLE("memo"));
	program_expect(&place->run, 0, "show", "1", "--json");
	assert_printed(&place->run, "\"cards\"");
	/* The same document again is a likely double, as JSON is. */
	program_expect(&place->run, 1, "import", SAMPLE("memo"));
	program_expect(&place->run, 0, "import", "--again", SAMPLE("memo"));
}

/* No year, no agency, a heading that nobody knows: nothing is taken, and each is told. */
static void test_refused(void **state)
{
	static const char text[] = "รายงานผล\n\nมาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tสีของปก\n"
				   "ก\tข\tค\tแดง\n";
	struct place *place = *state;
	support_write(place->file, text, sizeof(text) - 1);
	program_expect(&place->run, 1, "--lang", "en", "import", place->file);
	assert_said(&place->run, "สีของปก");
	assert_said(&place->run, "fiscal year");
	assert_said(&place->run, "agency");
	assert_said(&place->run, "questions to be answered: 3");
	assert_int_not_equal(access(place->office, F_OK), 0);
	program_expect(&place->run, 0, "--lang", "en", "import", "--accept", place->file);
	/* What was assumed is listed then, in a form for programs too. */
	assert_said(&place->run,
		": column | - | table 1, column 4 | สีของปก | no field is known by this heading;");
	assert_said(&place->run, ": year | - | - | - | ");
	assert_said(&place->run, ": agency | - | ");
	program_expect(&place->run, 0, "export", "--format", "json", "--to", "-");
	assert_printed(&place->run, "\"measure\": \"ก\"");
}

/* What is in no place of the report is listed whole. */
static void test_left_out_is_listed(void **state)
{
	static const char text[] =
		"รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\nเทศบาลตำบลทุ่งทอง\n\nมาตรการ\tขั้นตอน\t"
		"ผู้รับผิดชอบ\nก\tข\tค\nรวม\t\t๑ เรื่อง\n";
	struct place *place = *state;
	support_write(place->file, text, sizeof(text) - 1);
	program_expect(&place->run, 0, "--lang", "en", "import", "--accept", place->file);
	assert_said(&place->run,
		": left-out | - | table 1, row 3, column 1, line 7 | รวม | ");
	assert_said(&place->run, "รวม");
	assert_said(&place->run, "๑ เรื่อง");
}

#ifdef HAVE_LIBXML2
/* The picture goes into a copy and comes back from it; that it is gone is told. */
static void try_the_ways(struct place *place, const char *files)
{
	char *copy = support_path(place->folder, "copy.db");
	char *kept = support_path(place->folder, "copy.db-files");
	char *new = support_path(place->folder, "new.db");
	char *aside = support_path(place->folder, "aside");
	char *away = support_path(place->folder, "away");
	char *gone = support_path(place->folder, "gone");
	program_expect(&place->run, 0, "--lang", "en", "backup", copy);
	assert_printed(&place->run, "its photos are in the folder");
	assert_int_equal(rename(files, aside), 0);
	program_expect(&place->run, 1, "--lang", "en", "verify");
	assert_printed(&place->run, "the file of its evidence 1 is not there");
	program_expect(&place->run, 0, "restore", copy);
	program_expect(&place->run, 0, "verify");
	assert_int_equal(access(files, F_OK), 0);
	program_expect(&place->run, 0, "recover", place->office, new);
	program_expect(&place->run, 0, "--file", new, "verify");
	/* In neither place. */
	assert_int_equal(rename(files, away), 0);
	assert_int_equal(rename(kept, gone), 0);
	program_expect(&place->run, 1, "--lang", "en", "restore", copy);
	assert_printed(&place->run, "the file of its evidence 1 is not there");
	free(copy);
	free(kept);
	free(new);
	free(aside);
	free(away);
	free(gone);
}

/* A picture of the document is kept beside the office file, and is evidence of its card. */
static void test_picture(void **state)
{
	static const char page[] =
		"<p>รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘</p><p>เทศบาลตำบลทุ่งทอง</p>"
		"<table><tr><th>มาตรการ<th>ผู้รับผิดชอบ<th>ผลการดำเนินการ</tr>"
		"<tr><td>อบรม<td>กองคลัง<td>ทำแล้ว<img alt=\"ภาพการอบรม\" "
		"src=\"data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///"
		"yH5BAEAAAAALAAAAAABAAEAAAIBRAA7\"></tr></table>";
	struct place *place = *state;
	char *web = support_path(place->folder, "report.html");
	char *files = support_path(place->folder, "office.db-files");
	support_write(web, page, sizeof(page) - 1);
	program_expect(&place->run, 0, "import", "--accept", web);
	program_expect(&place->run, 0, "export", "--format", "json", "--to", "-");
	assert_printed(&place->run, "\"kind\": \"photo\"");
	assert_printed(&place->run, "\"ref\": \"files/");
	assert_printed(&place->run, "\"caption\": \"ภาพการอบรม\"");
	assert_int_equal(access(files, F_OK), 0);
	try_the_ways(place, files);
	free(web);
	free(files);
}
#endif

static void test_no_table(void **state)
{
	static const char text[] = "hello\n";
	struct place *place = *state;
	support_write(place->file, text, sizeof(text) - 1);
	program_expect(&place->run, 1, "--lang", "en", "import", place->file);
	assert_said(&place->run, "no table of measures");
	program_expect(&place->run, 2, "import", "--dry-run", "--accept", place->file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_dry_run, setup, teardown),
		cmocka_unit_test_setup_teardown(test_import, setup, teardown),
		cmocka_unit_test_setup_teardown(test_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(test_left_out_is_listed, setup, teardown),
#ifdef HAVE_LIBXML2
		cmocka_unit_test_setup_teardown(test_picture, setup, teardown),
#endif
		cmocka_unit_test_setup_teardown(test_no_table, setup, teardown),
	};
	return cmocka_run_group_tests_name("documents", tests, NULL, NULL);
}
