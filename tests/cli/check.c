/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mattrakan check and units, as a user calls them; and what the check finds in the five
 * real reports and in the samples.
 *
 * Every finding in the real reports was looked at: tests/samples/judged.tsv says of each
 * whether it is right. A finding that is not in that list fails, and so does a row that
 * is not found any more. UPDATE_JUDGED set writes the list anew: what is new in it as
 * "?", which fails until somebody has judged it.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "db/check_settings.h"
#include "db/found.h"
#include "db/store.h"
#include "tests/support/office.h"
#include "tests/support/office_place.h"
#include "tests/support/postgres_server.h"
#include "tests/support/program.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

#define JUDGED TOP_SRCDIR "/tests/samples/judged.tsv"

struct desk {
	char *folder, *file;
	struct program_run run;
};

static int setup(void **state)
{
	struct desk *desk = test_malloc(sizeof(*desk));
	desk->folder = support_folder();
	desk->run = (struct program_run)PROGRAM_RUN_INIT;
	desk->file = office_place(desk->folder, "office.db");
	setenv("MATTRAKAN_FILE", desk->file, 1);
	setenv("LANGUAGE", "en", 1);
	*state = desk;
	return 0;
}

static int teardown(void **state)
{
	struct desk *desk = *state;
	support_folder_remove(desk->folder);
	program_run_release(&desk->run);
	free(desk->file);
	test_free(desk);
	return 0;
}

/* One error in card 2, one in the report's own texts. */
static const char two_errors[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"digits\":\"thai\","
	"\"agency\":{\"type\":\"องค์การบริหารส่วนตำบล\",\"name\":\"ทุ่งฟ้า\","
	"\"district\":\"เมือง\"},\"fiscal_year\":2568,\"months\":12,"
	"\"title\":\"รายงานผลประจำปี\",\"cards\":["
	"{\"issue\":\"ผู้มาติดต่อรอคิวนาน\",\"measure\":\"จัดระบบคิวหน้าสำนักงาน\","
	"\"steps\":{\"marks\":\"thai\",\"items\":[\"ประชุมวางแผน\"]},\"owners\":[\"สำนักปลัด\"],"
	"\"period\":\"ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘\",\"follow_up\":\"ติดตามทุกเดือน\","
	"\"output\":\"ประชุมแล้วหนึ่งครั้ง\",\"outcome\":\"ผู้มาติดต่อรอไม่เกินสิบนาที\"},"
	"{\"issue\":\"การยืมพัสดุไม่มีทะเบียน\",\"measure\":\"ลงทะเบียนทุกครั้งที่มีผู้ยืมพัสดุ\","
	"\"steps\":{\"marks\":\"thai\",\"items\":[\"จัดทำแบบขอยืม\"]},\"owners\":[],"
	"\"period\":\"ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘\",\"follow_up\":\"รายงานทุกไตรมาส\","
	"\"output\":\"มีทะเบียนหนึ่งเล่ม\",\"outcome\":\"พัสดุกลับครบทุกชิ้น\"}]}";

static void import_text(struct desk *desk, const char *json)
{
	char *path = support_path(desk->folder, "report.json");
	support_write(path, json, strlen(json));
	program_expect(&desk->run, 0, "import", path);
	free(path);
}

/* Whether the output has the line, up to its message. */
static bool has_line(const struct desk *desk, const char *start)
{
	const size_t bytes = strlen(start);
	for (const char *at = desk->run.out.data; *at;) {
		if (strncmp(at, start, bytes) == 0)
			return true;
		at += strcspn(at, "\n");
		at += *at == '\n';
	}
	return false;
}

static void test_lines(void **state)
{
	struct desk *desk = *state;
	import_text(desk, two_errors);
	program_expect(&desk->run, 1, "check");
	assert_true(has_line(desk, "error\trequired\t\tagency.province\t"));
	assert_true(has_line(desk, "error\trequired\t2\towners\tstill empty"));
	assert_false(has_line(desk, "error\trequired\t1\t"));
	assert_string_equal(desk->run.err.data, "");
	program_expect(&desk->run, 1, "check", "--report", "๑");
	program_expect(&desk->run, 2, "check", "--report", "7");
	program_expect(&desk->run, 2, "check", "x");
}

static json_t *parse(const char *text)
{
	json_error_t error;
	json_t *value = json_loads(text, 0, &error);
	if (!value)
		fail_msg("%s: %s", error.text, text);
	return value;
}

static const char *text_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));
	return text ? text : "(none)";
}

/* The finding of a rule in a field; the test fails if there is none. */
static json_t *finding_of(json_t *list, const char *rule, const char *field)
{
	size_t i;
	json_t *each;
	json_array_foreach(
		list, i, each) if (!strcmp(text_of(each, "rule"), rule) &&
				   !strcmp(text_of(each, "field"), field)) return each;
	fail_msg("%s in %s was not found", rule, field);
	return NULL;
}

/* What an office found is told with the day of that, and that nobody has looked is not told as
 * nothing found. */
static void test_offices(void **state)
{
	struct desk *desk = *state;
	struct error error = ERROR_INIT;
	/* On a server the office has a name of its own. */
	const char *row = postgres_server_wanted() ? "\t\t\t0/1\t0/2\t"
						   : "อบต.ทุ่งฟ้า\tเมือง\t\t0/1\t0/2\t";
	import_text(desk, two_errors);
	program_expect(&desk->run, 0, "offices");
	assert_non_null(strstr(desk->run.out.data, row));
	assert_non_null(strstr(desk->run.out.data, "\t\t\t\t0\t\t\n"));
	program_expect(&desk->run, 0, "offices", "--json");
	assert_non_null(strstr(desk->run.out.data, "\"check\":null,\"ita\":[]"));
	struct store *store = office_open(desk->file, STORE_WRITE);
	assert_done(store_keep_found(store, 1, &(struct found){2, 3, 1795140000},
			    "somsri", &error),
		&error);
	store_close(store);
	program_expect(&desk->run, 0, "offices");
	assert_non_null(strstr(desk->run.out.data, "\t2\t3\t2026-11-20\t0\t\t\n"));
	program_expect(&desk->run, 0, "offices", "--json");
	assert_non_null(strstr(desk->run.out.data,
		"\"check\":{\"errors\":2,\"warnings\":3,\"since\":\"2026-11-20\","
		"\"unchecked_reports\":0}"));
}

static void test_json(void **state)
{
	struct desk *desk = *state;
	import_text(desk, two_errors);
	program_expect(&desk->run, 1, "check", "--json");
	json_t *list = parse(desk->run.out.data);
	const json_t *owners = finding_of(list, "required", "owners");
	assert_string_equal(text_of(owners, "severity"), "error");
	assert_int_equal(json_integer_value(json_object_get(owners, "card")), 2);
	assert_int_equal(strlen(text_of(owners, "uuid")), 36);
	assert_int_equal(json_integer_value(json_object_get(owners, "start")), 0);
	assert_true(json_is_integer(json_object_get(owners, "bytes")));
	assert_true(json_is_null(json_object_get(owners, "other")));
	assert_true(json_is_null(json_object_get(owners, "accepted")));
	assert_non_null(strstr(text_of(owners, "mend"), "Fill it in"));
	const json_t *province = finding_of(list, "required", "agency.province");
	assert_true(json_is_null(json_object_get(province, "card")));
	json_decref(list);
}

/* --- accepted --- */

/* Accepts what `required` finds in the owners of card 2, which rests on a text. */
static void accept(struct desk *desk, const char *basis)
{
	struct error error = ERROR_INIT;
	struct store *store = office_open(desk->file, STORE_WRITE);
	struct acceptance acceptance = {.rule = "required",
		.path = "owners",
		.basis = basis,
		.reason = "ยังไม่มีผู้รับผิดชอบ"};
	assert_done(store_card_at(store, 1, 2, &acceptance.card, &error), &error);
	assert_done(store_accept(store, 1, &acceptance, "somsri", &error), &error);
	store_close(store);
}

static void test_accepted(void **state)
{
	struct desk *desk = *state;
	import_text(desk, two_errors);
	accept(desk, "");
	program_expect(&desk->run, 1, "check");
	assert_false(has_line(desk, "error\trequired\t2\towners\t"));
	assert_true(has_line(desk, "error\trequired\t\tagency.province\t"));
	program_expect(&desk->run, 1, "check", "--all");
	assert_true(has_line(desk, "accepted\trequired\t2\towners\t"));
	program_expect(&desk->run, 1, "check", "--json");
	json_t *list = parse(desk->run.out.data);
	const json_t *owners = finding_of(list, "required", "owners");
	const json_t *accepted = json_object_get(owners, "accepted");
	assert_string_equal(text_of(owners, "severity"), "error");
	assert_string_equal(text_of(accepted, "reason"), "ยังไม่มีผู้รับผิดชอบ");
	assert_string_equal(text_of(accepted, "who"), "somsri");
	json_decref(list);
}

/* It was said of another text. */
static void test_accepted_of_another_text(void **state)
{
	struct desk *desk = *state;
	import_text(desk, two_errors);
	accept(desk, "กองช่าง");
	program_expect(&desk->run, 1, "check");
	assert_true(has_line(desk, "error\trequired\t2\towners\t"));
}

/* --- the office's rules and units --- */

static void test_rules(void **state)
{
	struct desk *desk = *state;
	import_text(desk, two_errors);
	program_expect(&desk->run, 0, "check", "--rules");
	assert_true(has_line(desk, "required\terror\tFields that are still empty"));
	program_expect(&desk->run, 0, "check", "--set", "required=warning");
	program_expect(&desk->run, 0, "check", "--rules");
	assert_true(has_line(desk, "required\twarning\t"));
	program_expect(&desk->run, 0, "check");
	assert_true(has_line(desk, "warning\trequired\t2\towners\t"));
	program_expect(&desk->run, 0, "check", "--set", "required=off");
	program_expect(&desk->run, 0, "check");
	assert_false(has_line(desk, "warning\trequired\t"));
	program_expect(&desk->run, 0, "check", "--set", "required=default");
	program_expect(&desk->run, 1, "check");
	program_expect(&desk->run, 2, "check", "--set", "required=loud");
	program_expect(&desk->run, 2, "check", "--set", "no-such-rule=off");
	program_expect(&desk->run, 2, "check", "--set", "required");
}

static void test_units(void **state)
{
	struct desk *desk = *state;
	import_text(desk, two_errors);
	program_expect(&desk->run, 1, "units");
	assert_string_equal(desk->run.out.data, "");
	program_expect(&desk->run, 0, "units", "สำนักปลัด", "กองคลัง");
	program_expect(&desk->run, 0, "units");
	assert_string_equal(desk->run.out.data, "สำนักปลัด\nกองคลัง\n");
	program_expect(&desk->run, 2, "units", "--clear", "กองช่าง");
	program_expect(&desk->run, 2, "units", " ");
	program_expect(&desk->run, 0, "units", "--clear");
	program_expect(&desk->run, 1, "units");
}

/* One misspelt word, in a card. */
static const char misspelt[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_year\":2568,"
	"\"months\":12,\"title\":\"รายงาน\",\"cards\":[{\"output\":\"จัดกิจกรรรมแล้ว\"}]}";

/* Learned, in the order of letters, forgotten again. */
static void test_words(void **state)
{
	static const char line[] = "warning\tspelling\t1\toutput\t";
	struct desk *desk = *state;
	import_text(desk, misspelt);
	program_expect(&desk->run, 1, "check");
	assert_true(has_line(desk, line));
	program_expect(&desk->run, 0, "words", "กิจกรรรม", "กกก");
	program_expect(&desk->run, 0, "words");
	assert_string_equal(desk->run.out.data, "กกก\nกิจกรรรม\n");
	program_expect(&desk->run, 1, "check");
	assert_false(has_line(desk, line));
	program_expect(&desk->run, 0, "words", "--forget", "กิจกรรรม");
	program_expect(&desk->run, 1, "check");
	assert_true(has_line(desk, line));
	program_expect(&desk->run, 1, "words", "--forget", "กิจกรรรม", "กกก");
	assert_non_null(strstr(desk->run.err.data, "has not learned “กิจกรรรม”"));
	program_expect(&desk->run, 0, "words");
	assert_string_equal(desk->run.out.data, "");
	program_expect(&desk->run, 1, "words", "สอง คำ");
	assert_non_null(strstr(desk->run.err.data, "one word is expected"));
	program_expect(&desk->run, 2, "words", "--forget");
	program_expect(&desk->run, 0, "verify");
}

/* A rule that is off as delivered. */
static void test_off(void **state)
{
	struct desk *desk = *state;
	import_text(desk, misspelt);
	program_expect(&desk->run, 0, "check", "--rules");
	assert_true(has_line(desk, "typography\toff\t"));
	program_expect(&desk->run, 0, "check", "--set", "typography=warning");
	program_expect(&desk->run, 0, "check", "--rules");
	assert_true(has_line(desk, "typography\twarning\t"));
	program_expect(&desk->run, 0, "check", "--set", "typography=default");
	program_expect(&desk->run, 0, "check", "--rules");
	assert_true(has_line(desk, "typography\toff\t"));
}

/* What the ITA of a year asks is the office's to say, and goes into its copies. */
static void test_ita(void **state)
{
	struct desk *desk = *state;
	import_text(desk, two_errors);
	program_expect(&desk->run, 0, "ita");
	assert_true(has_line(desk, "2567\t15\t9\t35\t0"));
	program_expect(&desk->run, 0, "ita", "๒๕๖๗", "O๓");
	assert_string_equal(
		desk->run.out.data, "o3\tchecked\tอำนาจหน้าที่\tการเปิดเผยข้อมูล\n");
	program_expect(&desk->run, 0, "ita", "2567", "o3", "ถามอย่างอื่น");
	program_expect(&desk->run, 0, "ita", "2567", "i2", "--out");
	program_expect(&desk->run, 0, "ita", "2567");
	assert_true(has_line(desk, "o3\toffice\tถามอย่างอื่น\t"));
	assert_true(has_line(desk, "i2\tout\t"));
	program_expect(&desk->run, 0, "ita", "2567", "o3", "--body", "school");
	assert_true(has_line(desk, "o3\tother-body\tอำนาจหน้าที่"));
	program_expect(&desk->run, 0, "ita");
	assert_true(has_line(desk, "2567\t14\t9\t35\t2"));
	program_expect(&desk->run, 0, "verify");
	program_expect(&desk->run, 0, "ita", "2567", "o3", "--reset");
	program_expect(&desk->run, 0, "ita", "2567", "--reset");
	program_expect(&desk->run, 0, "ita");
	assert_true(has_line(desk, "2567\t15\t9\t35\t0"));
	program_expect(&desk->run, 1, "ita", "2567", "o99");
	program_expect(&desk->run, 2, "ita", "สิบ");
	program_expect(&desk->run, 2, "ita", "2567", "q1", "ถาม");
	program_expect(&desk->run, 2, "ita", "2567", "--out");
	program_expect(&desk->run, 2, "ita", "--reset");
	program_expect(&desk->run, 2, "ita", "2567", "o3", "สอง", "คำ");
	program_expect(&desk->run, 2, "ita", "--body", "temple");
}

/* --- what it finds --- */

static void test_samples_are_clean(void **state)
{
	struct desk *desk = *state;
	for (int i = 0; support_reports[i].path; i++) {
		if (strspn(support_reports[i].key, "0123456789"))
			continue;
		remove(desk->file);
		program_expect(&desk->run, 0, "import", support_reports[i].path);
		program_expect(&desk->run, 0, "check", "--report", "1");
		if (desk->run.out.bytes)
			fail_msg("%s:\n%s", support_reports[i].key, desk->run.out.data);
	}
}

enum { CARD_ANY = -1, CARD_NONE = 0 };

/* Mistakes that stand in the real reports and must be found. */
static const struct expected {
	const char *seed, *rule;
	int card;          /* or one of the above */
	const char *field; /* NULL: any */
} expected[] = {
	{"000", "agency-name", CARD_ANY, NULL},
	{"000", "copied-text", 5, "steps"},
	{"003", "copied-text", 2, "issue"},
	{"003", "copied-text", 5, "steps"},
	{"004", "copied-text", 2, "suggestion"},
	{"004", "copied-text", 3, "suggestion"},
	{"004", "copied-text", CARD_NONE, NULL},
	{"001", "required", 4, "owners"},
	{"001", "required", 7, "owners"},
	{"004", "required", CARD_NONE, "agency.district"},
	{"004", "required", CARD_NONE, "agency.province"},
	{"000", "year", CARD_ANY, NULL},
	{"001", "year", CARD_ANY, NULL},
	{"003", "year", 10, NULL},
	{"000", "period", 5, "period"},
	{"002", "mixed-digits", CARD_ANY, NULL},
	{"004", "mixed-digits", CARD_ANY, NULL},
	{"004", "digit-style", CARD_NONE, NULL},
	{"003", "bad-cell", 9, NULL},
	{"001", "bad-cell", 3, NULL},
	{"000", "doubled-word", CARD_ANY, NULL},
	{"001", "doubled-word", CARD_ANY, NULL},
	{"002", "doubled-word", CARD_ANY, NULL},
	{"004", "doubled-word", CARD_ANY, NULL},
	{"002", "same-bullet", 4, "output"},
	{"000", "list-number", 7, NULL},
	{"001", "list-number", 1, NULL},
	{"001", "list-number", 7, NULL},
	{"002", "list-number", 5, NULL},
	{"000", "placeholder", 1, NULL},
	{"000", "placeholder", 3, NULL},
	{"000", "placeholder", 5, NULL},
	{"002", "result-missing", 3, NULL},
	{"002", "result-missing", 4, NULL},
	{"002", "result-missing", 5, NULL},
	{"001", "ita-level", CARD_NONE, NULL},
	{"004", "score-link", CARD_ANY, NULL},
	{"004", "score-link", 3, NULL},
	{"002", "spelling", CARD_ANY, NULL},
	{"000", "spelling", 5, "outcome"},
	{"001", "spelling", CARD_NONE, "memo.to"},
	{"001", "spelling", 2, "output"},
	{"002", "spelling", 2, "output"},
	{"002", "spelling", 5, "issue"},
	{"004", "spelling", CARD_NONE, "before[3].text"},
	{"003", "agency-vocabulary", 9, NULL},
	{"003", "owner-name", CARD_ANY, NULL},
	{"002", "url", CARD_ANY, NULL},
	{"002", "terms", CARD_ANY, NULL},
	{"003", "components", CARD_ANY, NULL},
};
enum { EXPECTED = sizeof(expected) / sizeof(expected[0]) };

/* So many of the rules of that table may be missing in the program. */
enum { RULES_TO_COME = 0 };

/* A row: of the list, or a finding. */
enum { PART_SEED, PART_RULE, PART_CARD, PART_FIELD, PART_JUDGED, PART_WHY, PARTS };
enum { KEY_PARTS = PART_FIELD + 1 };

struct row {
	char *parts[PARTS]; /* never NULL */
	bool used;
};

struct rows {
	struct row *items;
	size_t count, capacity;
};

static struct row *add_row(struct rows *rows)
{
	rows->items =
		mem_grow(rows->items, rows->count, &rows->capacity, sizeof(*rows->items));
	struct row *row = &rows->items[rows->count++];
	*row = (struct row){0};
	return row;
}

static void release_rows(struct rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		for (int part = 0; part < PARTS; part++)
			free(rows->items[i].parts[part]);
	free(rows->items);
}

/* The next field of a line that ends with \n or the text; *at goes behind it. */
static char *next_field(const char **at)
{
	const size_t bytes = strcspn(*at, "\t\n");
	char *field = mem_strndup(*at, bytes);
	*at += bytes + ((*at)[bytes] == '\t');
	return field;
}

static void end_line(const char **at)
{
	*at += strcspn(*at, "\n");
	*at += **at == '\n';
}

static void read_judged(struct rows *rows)
{
	struct str text = STR_INIT;
	support_read(JUDGED, &text);
	for (const char *at = text.data; *at; end_line(&at)) {
		if (*at == '#')
			continue;
		struct row *row = add_row(rows);
		for (int part = 0; part < PARTS; part++)
			row->parts[part] = next_field(&at);
	}
	str_release(&text);
}

/* The findings that the last run printed. */
static void read_findings(const struct desk *desk, const char *seed, struct rows *rows)
{
	for (const char *at = desk->run.out.data; *at; end_line(&at)) {
		struct row *row = add_row(rows);
		free(next_field(&at));
		row->parts[PART_SEED] = mem_strdup(seed);
		for (int part = PART_RULE; part < KEY_PARTS; part++)
			row->parts[part] = next_field(&at);
		row->parts[PART_JUDGED] = mem_strdup("?");
		row->parts[PART_WHY] = next_field(&at);
	}
}

static bool same_key(const struct row *a, const struct row *b)
{
	for (int part = 0; part < KEY_PARTS; part++)
		if (strcmp(a->parts[part], b->parts[part]) != 0)
			return false;
	return true;
}

/* Gives each finding the judgement of the first row of the list that is left. */
static void judge(struct rows *found, const struct rows *judged)
{
	for (size_t i = 0; i < found->count; i++) {
		struct row *finding = &found->items[i];
		for (size_t j = 0; j < judged->count && !finding->used; j++) {
			struct row *row = &judged->items[j];
			if (row->used || !same_key(finding, row))
				continue;
			row->used = finding->used = true;
			for (int part = PART_JUDGED; part < PARTS; part++) {
				free(finding->parts[part]);
				finding->parts[part] = mem_strdup(row->parts[part]);
			}
		}
	}
}

static const char heading[] =
	"# Every finding of the check in the five real reports: seed, rule, card, field,\n"
	"# right or wrong, why. tests/cli/check.c goes by it.\n";

static void write_judged(const struct rows *found)
{
	struct str text = STR_INIT;
	str_puts(&text, heading);
	for (size_t i = 0; i < found->count; i++) {
		const struct row *row = &found->items[i];
		const bool is_new = !strcmp(row->parts[PART_JUDGED], "?");
		for (int part = 0; part < PART_WHY; part++)
			str_printf(&text, "%s\t", row->parts[part]);
		/* The message of one that is new may hold words of the report. */
		str_printf(&text, "%s\n", is_new ? "" : row->parts[PART_WHY]);
	}
	support_write(JUDGED, text.data, text.bytes);
	str_release(&text);
}

static void put_row(struct str *out, const char *what, const struct row *row)
{
	str_printf(out, "%s: %s %s, card %s, %s: %s\n", what, row->parts[PART_SEED],
		row->parts[PART_RULE],
		*row->parts[PART_CARD] ? row->parts[PART_CARD] : "-",
		row->parts[PART_FIELD], row->parts[PART_WHY]);
}

/* What is found and not in the list, or not judged; what is in it and not found. */
static void put_differences(
	struct str *out, const struct rows *found, const struct rows *judged)
{
	for (size_t i = 0; i < found->count; i++) {
		const char *said = found->items[i].parts[PART_JUDGED];
		if (!found->items[i].used)
			put_row(out, "not in the list", &found->items[i]);
		else if (strcmp(said, "right") != 0 && strcmp(said, "wrong") != 0)
			put_row(out, "not judged", &found->items[i]);
	}
	for (size_t i = 0; i < judged->count; i++)
		if (!judged->items[i].used)
			put_row(out, "not found any more", &judged->items[i]);
}

/* --- the table of mistakes --- */

static bool meets(const struct expected *mistake, const struct row *row)
{
	const char *card = row->parts[PART_CARD];
	return !strcmp(mistake->seed, row->parts[PART_SEED]) &&
	       !strcmp(mistake->rule, row->parts[PART_RULE]) &&
	       (mistake->card == CARD_ANY ||
		       mistake->card == (int)strtol(card, NULL, 10)) &&
	       (!mistake->field || !strcmp(mistake->field, row->parts[PART_FIELD]));
}

static bool is_found(const struct expected *mistake, const struct rows *found)
{
	for (size_t i = 0; i < found->count; i++)
		if (meets(mistake, &found->items[i]))
			return true;
	return false;
}

/* What of the table is missing; the rules that the program does not have are counted. */
static void put_missing(struct desk *desk, struct str *out, const struct rows *found)
{
	int to_come = 0;
	program_expect(&desk->run, 0, "check", "--rules");
	for (size_t i = 0; i < EXPECTED; i++) {
		const bool again = i && !strcmp(expected[i].rule, expected[i - 1].rule);
		struct str start = STR_INIT;
		str_printf(&start, "%s\t", expected[i].rule);
		if (!has_line(desk, start.data))
			to_come += !again;
		else if (!is_found(&expected[i], found))
			str_printf(out, "missed: %s %s, card %d, %s\n", expected[i].seed,
				expected[i].rule, expected[i].card,
				expected[i].field ? expected[i].field : "any field");
		str_release(&start);
	}
	if (to_come > RULES_TO_COME)
		str_printf(out, "%d rules are missing\n", to_come);
}

/* --- how often rules are wrong --- */

static void tell_rates(const struct rows *found)
{
	print_message("rule                 found right wrong  false alarms\n");
	for (size_t i = 0; i < found->count; i++) {
		const char *rule = found->items[i].parts[PART_RULE];
		int all = 0, right = 0, wrong = 0;
		bool told = false;
		for (size_t j = 0; j < found->count; j++) {
			const struct row *row = &found->items[j];
			if (strcmp(row->parts[PART_RULE], rule) != 0)
				continue;
			told = told || j < i;
			all++;
			right += !strcmp(row->parts[PART_JUDGED], "right");
			wrong += !strcmp(row->parts[PART_JUDGED], "wrong");
		}
		if (!told)
			print_message("%-20s %5d %5d %5d  %d%%\n", rule, all, right,
				wrong, 100 * wrong / all);
	}
}

static void test_real_reports(void **state)
{
	struct desk *desk = *state;
	struct rows found = {0}, judged = {0};
	struct str problems = STR_INIT;
	int reports = 0;
	for (int i = 0; support_reports[i].path; i++) {
		char number[16];
		if (!strspn(support_reports[i].key, "0123456789"))
			continue;
		snprintf(number, sizeof(number), "%d", ++reports);
		program_expect(&desk->run, 0, "import", support_reports[i].path);
		program_run(&desk->run,
			(const char *const[]){"check", "--report", number, NULL}, NULL,
			NULL);
		assert_in_range(desk->run.status, 0, 1);
		assert_string_equal(desk->run.err.data, "");
		read_findings(desk, support_reports[i].key, &found);
	}
	if (reports) {
		read_judged(&judged);
		judge(&found, &judged);
		if (getenv("UPDATE_JUDGED"))
			write_judged(&found);
		put_differences(&problems, &found, &judged);
		put_missing(desk, &problems, &found);
		tell_rates(&found);
	}
	/* More than a message of the tests can hold. */
	fputs(problems.data, stderr);
	assert_int_equal(problems.bytes, 0);
	release_rows(&found);
	release_rows(&judged);
	str_release(&problems);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_lines),
		TEST(test_json),
		TEST(test_offices),
		TEST(test_accepted),
		TEST(test_accepted_of_another_text),
		TEST(test_rules),
		TEST(test_units),
		TEST(test_words),
		TEST(test_off),
		TEST(test_ita),
		TEST(test_samples_are_clean),
		TEST(test_real_reports),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
