/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents and tables of ours that were corrected by others, and come back by import. */
#include <config.h>

#include "tests/support/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "model/card.h"
#include "tests/support/office_place.h"
#include "tests/support/program.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

struct place {
	char *folder, *office, *out;
	struct program_run run;
};

static int setup(void **state)
{
	struct place *place = test_malloc(sizeof(*place));
	place->folder = support_folder();
	place->office = office_place(place->folder, "office.db");
	place->out = support_path(place->folder, "back.docx");
	place->run = (struct program_run)PROGRAM_RUN_INIT;
	setenv("MATTRAKAN_FILE", place->office, 1);
	setenv("LANGUAGE", "en", 1);
	*state = place;
	return 0;
}

static int teardown(void **state)
{
	struct place *place = *state;
	support_folder_remove(place->folder);
	free(place->office);
	free(place->out);
	program_run_release(&place->run);
	test_free(place);
	return 0;
}

static void expect_in(const struct str *text, const char *part)
{
	if (!strstr(text->data, part))
		fail_msg("not there: %s\nin: %s", part, text->data);
}

/* The report that is made of JSON, as a document. */
static void export_as(struct place *place, const char *path, const char *format)
{
	struct str name = STR_INIT;
	str_printf(&name, "back.%s", format);
	free(place->out);
	place->out = support_path(place->folder, name.data);
	str_release(&name);
	program_expect(&place->run, 0, "import", path);
	program_expect(&place->run, 0, "export", "--format", format, "--to", place->out);
}

static void export_sample(struct place *place, const char *path)
{
	export_as(place, path, "docx");
}

/* Those that come back. */
static const char *const formats[] = {
	"docx",
#ifdef HAVE_CSV
	"csv",
#endif
#ifdef HAVE_XLSX
	"xlsx",
#endif
};

static void read_member(zip_t *zip, const char *name, struct str *out)
{
	char bytes[4096];
	zip_file_t *member = zip_fopen(zip, name, 0);
	assert_non_null(member);
	for (zip_int64_t count; (count = zip_fread(member, bytes, sizeof(bytes))) > 0;)
		str_append(out, bytes, (size_t)count);
	zip_fclose(member);
}

/* In a file of the document the first `from` behind `after` becomes `to`. */
static void edit(struct place *place, const char *name, const char *after,
	const char *from, const char *to)
{
	struct str text = STR_INIT;
	zip_t *zip = zip_open(place->out, 0, NULL);
	assert_non_null(zip);
	read_member(zip, name, &text);
	const char *behind = strstr(text.data, after);
	assert_non_null(behind);
	const char *at = strstr(behind, from);
	assert_non_null(at);
	str_splice(&text, (size_t)(at - text.data), strlen(from), to, strlen(to));
	assert_true(
		zip_file_add(zip, name, zip_source_buffer(zip, text.data, text.bytes, 0),
			ZIP_FL_OVERWRITE) >= 0);
	assert_int_equal(zip_close(zip), 0);
	str_release(&text);
}

#define DOCUMENT "word/document.xml"

static void correct(
	struct place *place, const char *after, const char *from, const char *to)
{
	edit(place, DOCUMENT, after, from, to);
}

#define UUID "11111111-2222-4333-8444-555555555501"
#define ID   "_m11111111222243338444555555555501_"
static const char report[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"oversight\",\"agency\":{\"name\":"
	"\"ก\"},\"fiscal_year\":2568,\"months\":12,\"title\":\"รายงาน\",\"cards\":[{\"uuid\":"
	"\"" UUID "\",\"issue\":\"ประเด็นหนึ่ง\",\"measure\":\"มาตรการหนึ่ง\",\"steps\":{"
	"\"lead\":\"ดังนี้\",\"marks\":\"thai\",\"items\":[\"ประชุม\",\"ติดตาม\"]},\"owners\":["
	"\"กองคลัง\",\"สำนักปลัด\"],\"period\":\"ต.ค. ๖๗\",\"follow_up\":\"รายงาน\",\"output\":"
	"\"ทำแล้ว\",\"outcome\":\"ไม่พิมพ์\",\"evidence\":[{\"kind\":\"photo\",\"ref\":\"a.jpg\","
	"\"caption\":\"ภาพป้าย\"}]},{\"issue\":\"ประเด็นสอง\"}]}";

static void export_report(struct place *place)
{
	char *path = support_path(place->folder, "report.json");
	support_write(path, report, strlen(report));
	export_sample(place, path);
	free(path);
}

/* What the first report says, as JSON. */
static void read_json(struct place *place, struct str *json)
{
	program_expect(&place->run, 0, "export", "--format", "json");
	str_clear(json);
	str_append(json, place->run.out.data, place->run.out.bytes);
}

/* From now on another office file, which is not there yet. */
static void other_office(const struct place *place)
{
	char *other = office_place(place->folder, "other.db");
	setenv("MATTRAKAN_FILE", other, 1);
	free(other);
}

/* --- nothing was changed --- */

static void expect_unchanged(void **state, const char *path, const char *format)
{
	teardown(state);
	setup(state);
	struct place *place = *state;
	export_as(place, path, format);
	program_expect(&place->run, 0, "import", place->out);
	expect_in(&place->run.out, "Nothing was changed");
}

static void test_unchanged(void **state)
{
	for (size_t i = 0; support_reports[i].path; i++)
		for (size_t k = 0; k < COUNT(formats); k++)
			expect_unchanged(state, support_reports[i].path, formats[k]);
}

/* In an office file that does not know the report all of it comes in, as from JSON. */
static void expect_whole(void **state, const char *path, const char *format)
{
	struct str before = STR_INIT, after = STR_INIT;
	teardown(state);
	setup(state);
	struct place *place = *state;
	export_as(place, path, format);
	read_json(place, &before);
	other_office(place);
	program_expect(&place->run, 0, "import", place->out);
	read_json(place, &after);
	assert_string_equal(after.data, before.data);
	str_release(&before);
	str_release(&after);
}

static void test_whole(void **state)
{
	for (size_t i = 0; support_reports[i].path; i++)
		for (size_t k = 0; k < COUNT(formats); k++)
			expect_whole(state, support_reports[i].path, formats[k]);
}

/* A public page says nothing of what the office knows of the report: it comes as a new one,
 * and asks nothing. */
static void test_page(void **state)
{
	struct str before = STR_INIT, after = STR_INIT;
	for (size_t i = 0; support_reports[i].path; i++) {
		teardown(state);
		setup(state);
		struct place *place = *state;
		export_as(place, support_reports[i].path, "html");
		other_office(place);
		program_expect(&place->run, 0, "import", place->out);
		str_clear(&before);
		str_append(&before, place->run.out.data, place->run.out.bytes);
		program_expect(&place->run, 0, "show", "1");
		read_json(place, &after);
		expect_in(&after, "\"evidence\"");
	}
	str_release(&before);
	str_release(&after);
}

/* --- what was changed --- */

static void test_told_then_taken(void **state)
{
	struct place *place = *state;
	struct str before = STR_INIT, after = STR_INIT;
	export_report(place);
	read_json(place, &before);
	correct(place, ID "03", "ประเด็นหนึ่ง", "ประเด็น &amp; ที่แก้");
	correct(place, ID "06", "สำนักปลัด", "กองช่าง");
	correct(place, ID "07", "ต.ค. ๖๗", "ต.ค. ๖๗ - ก.ย. ๖๘");
	program_expect(&place->run, 1, "import", place->out);
	expect_in(
		&place->run.out, "Measure 1, Issue:\n  - ประเด็นหนึ่ง\n  + ประเด็น & ที่แก้\n");
	expect_in(&place->run.out,
		"Measure 1, Owners:\n  - กองคลัง\n  - สำนักปลัด\n  + กองคลัง\n  + กองช่าง\n");
	expect_in(&place->run.out, "Period:\n  - ต.ค. ๖๗\n  + ต.ค. ๖๗ - ก.ย. ๖๘\n");
	assert_said(&place->run, "fields that were changed: 3; import --accept");
	program_expect(&place->run, 0, "import", "--dry-run", place->out);
	read_json(place, &after);
	assert_string_equal(after.data, before.data);
	program_expect(&place->run, 0, "import", "--accept", place->out);
	read_json(place, &after);
	expect_in(&after, "\"issue\": \"ประเด็น & ที่แก้\"");
	expect_in(&after, "\"period\": \"ต.ค. ๖๗ - ก.ย. ๖๘\"");
	/* What no column shows stays, and once is enough. */
	expect_in(&after, "\"outcome\": \"ไม่พิมพ์\"");
	expect_in(&after, "\"ref\": \"a.jpg\"");
	program_expect(&place->run, 0, "import", place->out);
	expect_in(&place->run.out, "Nothing was changed");
	str_release(&before);
	str_release(&after);
}

/* A step more, in the list or where somebody typed its number; one less. */
static void test_steps(void **state)
{
	struct place *place = *state;
	struct str after = STR_INIT;
	export_report(place);
	correct(place, "ประชุม", "</w:p>",
		"</w:p><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"4\"/>"
		"</w:numPr></w:pPr><w:r><w:t>แจ้งเวียน</w:t></w:r></w:p>"
		"<w:p><w:r><w:t>๓. ลงเว็บ</w:t></w:r></w:p>");
	correct(place, "ลงเว็บ", "ติดตาม", "ติดตาม</w:t><w:br/><w:t>ผล");
	program_expect(&place->run, 0, "import", "--accept", place->out);
	read_json(place, &after);
	expect_in(&after, "\"lead\": \"ดังนี้\",\n    \"marks\": \"thai\",");
	expect_in(&after,
		"\"ประชุม\",\n     \"แจ้งเวียน\",\n     \"ลงเว็บ\",\n     \"ติดตาม\\nผล\"\n");
	str_release(&after);
}

/* Who replaces all of a cell takes its bookmark away: the others say whose row it is. */
static void test_without_bookmarks(void **state)
{
	struct place *place = *state;
	struct str after = STR_INIT;
	export_report(place);
	correct(place, "<w:body>", ID "03", "gone");
	correct(place, "gone", "ประเด็นหนึ่ง", "ใหม่");
	correct(place, "<w:body>", ID "05", "gone2");
	correct(place, "gone2", "ดังนี้", "คือ");
	program_expect(&place->run, 0, "import", "--accept", place->out);
	read_json(place, &after);
	expect_in(&after, "\"issue\": \"ใหม่\"");
	str_release(&after);
}

/* A caption that was changed, a piece more; what paper does not show of it stays. */
static void test_evidence(void **state)
{
	struct place *place = *state;
	struct str after = STR_INIT;
	export_report(place);
	correct(place, "<w:body>", "ภาพป้าย", "ภาพใหม่");
	correct(place, "ภาพใหม่", "</w:p>",
		"</w:p><w:p><w:r><w:t>https://example.go.th/a (หน้าเว็บ)</w:t></w:r></w:p>");
	program_expect(&place->run, 1, "import", place->out);
	expect_in(&place->run.out, "Measure 1, Evidence:\n  - a.jpg (ภาพป้าย)\n"
				   "  + a.jpg (ภาพใหม่)\n"
				   "  + https://example.go.th/a (หน้าเว็บ)\n");
	program_expect(&place->run, 0, "import", "--accept", place->out);
	read_json(place, &after);
	expect_in(&after, "\"ref\": \"a.jpg\"");
	expect_in(&after, "\"caption\": \"ภาพใหม่\"");
	expect_in(&after, "\"kind\": \"url\"");
	expect_in(&after, "\"caption\": \"หน้าเว็บ\"");
	program_expect(&place->run, 0, "import", place->out);
	expect_in(&place->run.out, "Nothing was changed");
	remove(place->out);
	program_expect(&place->run, 0, "export", "--format", "docx", "--to", place->out);
	correct(place, "<w:body>", "ภาพใหม่", "");
	program_expect(&place->run, 0, "import", "--accept", place->out);
	read_json(place, &after);
	assert_null(strstr(after.data, "a.jpg"));
	str_release(&after);
}

/* --- the memo and the texts beside the table --- */

static const char memo_report[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\",\"agency\":{\"name\":"
	"\"ก\"},\"fiscal_year\":2568,\"months\":12,\"title\":\"รายงานผล\",\"memo\":{"
	"\"office\":\"สำนักปลัด\",\"subject\":\"ขอส่งรายงาน\",\"to\":\"นายก\",\"sections\":["
	"{\"heading\":\"เรื่องเดิม\",\"text\":\"ย่อหน้าแรก\\n\\nย่อหน้าสอง\"},"
	"{\"heading\":\"ข้อพิจารณา\",\"text\":\"\"}],\"closing\":\"จึงเรียนมา\","
	"\"signatures\":[{\"name\":\"นายหนึ่ง\",\"post\":\"นักวิเคราะห์\"},{\"name\":"
	"\"นางสอง\",\"post\":\"ปลัด\"}]},\"before\":[{\"heading\":\"หลักการ\",\"text\":"
	"\"เพื่อความโปร่งใส\"}],\"after\":[{\"heading\":\"ปัญหา\",\"text\":\"ไม่มี\"}],"
	"\"cards\":[{\"uuid\":\"" UUID "\",\"measure\":\"มาตรการหนึ่ง\"}]}";

static void export_memo(struct place *place)
{
	char *path = support_path(place->folder, "memo.json");
	support_write(path, memo_report, strlen(memo_report));
	export_sample(place, path);
	free(path);
}

#define NEW_PARAGRAPH(text) "</w:p><w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define NUMBER_DOTS         "........................"

static void correct_texts(struct place *place)
{
	correct(place, ">ที่<", NUMBER_DOTS, "มท ๑");
	correct(place, "<w:body>", "ขอส่งรายงาน", "ส่งรายงานประจำปี");
	correct(place, "ย่อหน้าแรก", "</w:p>", NEW_PARAGRAPH("แทรก"));
	correct(place, "ข้อพิจารณา", "</w:p>", NEW_PARAGRAPH("ขอให้ลงนาม"));
	correct(place, "จึงเรียนมา", "นายหนึ่ง", "นายหนึ่ง ใจดี");
	correct(place, "<w:body>", "เพื่อความโปร่งใส", "เพื่อความซื่อตรง");
	correct(place, "<w:body>", "ไม่มี", "มีฝนตก");
	correct(place, "<w:body>", "ประจำปีงบประมาณ พ.ศ.", "ประจำปี พ.ศ.");
}

static void test_texts(void **state)
{
	struct place *place = *state;
	struct str after = STR_INIT;
	export_memo(place);
	correct_texts(place);
	program_expect(&place->run, 1, "import", place->out);
	expect_in(&place->run.out, "Subject:\n  - ขอส่งรายงาน\n  + ส่งรายงานประจำปี\n");
	expect_in(&place->run.out,
		"Otherwise in the document, and not taken in: ประจำปี พ.ศ.");
	assert_said(&place->run, "fields that were changed: 7; import --accept");
	program_expect(&place->run, 0, "import", "--accept", place->out);
	read_json(place, &after);
	expect_in(&after, "\"number\": \"มท ๑\"");
	expect_in(&after, "\"subject\": \"ส่งรายงานประจำปี\"");
	expect_in(&after, "\"ย่อหน้าแรก\\nแทรก\\n\\nย่อหน้าสอง\"");
	expect_in(&after, "\"ขอให้ลงนาม\"");
	expect_in(&after, "\"name\": \"นายหนึ่ง ใจดี\"");
	expect_in(&after, "\"post\": \"นักวิเคราะห์\"");
	expect_in(&after, "\"เพื่อความซื่อตรง\"");
	expect_in(&after, "\"มีฝนตก\"");
	program_expect(&place->run, 0, "import", place->out);
	expect_in(&place->run.out, "Nothing was changed");
	/* Elsewhere it comes whole, as it was corrected. */
	other_office(place);
	program_expect(&place->run, 0, "import", place->out);
	expect_in(&place->run.out, "not taken in: ประจำปี พ.ศ.");
	struct str there = STR_INIT;
	read_json(place, &there);
	assert_string_equal(there.data, after.data);
	str_release(&there);
	str_release(&after);
}

/* What is written on the lines for it is the second signer's opinion; what was taken out is
 * empty. */
static void test_written_on_lines(void **state)
{
	struct place *place = *state;
	struct str after = STR_INIT;
	export_memo(place);
	correct(place, "ความเห็นของปลัด", "<w:tab/>", "<w:t>เห็นชอบ</w:t>");
	correct(place, "<w:body>", "เพื่อความโปร่งใส", "");
	program_expect(&place->run, 0, "import", "--accept", place->out);
	read_json(place, &after);
	expect_in(&after, "\"opinion\": \"เห็นชอบ\"");
	expect_in(&after, "\"heading\": \"หลักการ\",\n   \"text\": \"\"");
	str_release(&after);
}

/* A text that was changed here too refuses all of it. */
static void test_text_changed_here_too(void **state)
{
	struct place *place = *state;
	struct str json = STR_INIT;
	char *path = support_path(place->folder, "changed.json");
	export_memo(place);
	correct_texts(place);
	read_json(place, &json);
	const char *at = strstr(json.data, "ขอส่งรายงาน");
	assert_non_null(at);
	str_splice(&json, (size_t)(at - json.data), strlen("ขอส่งรายงาน"), "ที่นี่",
		strlen("ที่นี่"));
	support_write(path, json.data, json.bytes);
	program_expect(&place->run, 0, "import", "--replace", path);
	program_expect(&place->run, 1, "import", "--accept", place->out);
	assert_said(&place->run, "'Subject' was changed here too");
	read_json(place, &json);
	assert_null(strstr(json.data, "มีฝนตก"));
	free(path);
	str_release(&json);
}

/* Nothing is taken where the same field was changed here meanwhile, otherwise. */
static void test_changed_here_too(void **state)
{
	struct place *place = *state;
	struct str json = STR_INIT, after = STR_INIT;
	char *path = support_path(place->folder, "changed.json");
	export_report(place);
	correct(place, ID "09", "ทำแล้ว", "ทำแล้วสามครั้ง");
	correct(place, ID "03", "ประเด็นหนึ่ง", "ประเด็นใหม่");
	read_json(place, &json);
	const char *at = strstr(json.data, "ทำแล้ว");
	assert_non_null(at);
	str_splice(
		&json, (size_t)(at - json.data), strlen("ทำแล้ว"), "ทำที่นี่", strlen("ทำที่นี่"));
	support_write(path, json.data, json.bytes);
	program_expect(&place->run, 0, "import", "--replace", path);
	program_expect(&place->run, 1, "import", "--accept", place->out);
	assert_said(&place->run, "'Output' was changed here too");
	read_json(place, &after);
	expect_in(&after, "ทำที่นี่");
	expect_in(&after, "ประเด็นหนึ่ง");
	free(path);
	str_release(&json);
	str_release(&after);
}

/* A row that was taken out stays a measure, one that is new becomes one, where it stands. */
static void test_rows(void **state)
{
	struct place *place = *state;
	struct str after = STR_INIT;
	export_report(place);
	correct(place, "<w:body>", ID "03", "gone1");
	for (const char *const *id = (const char *const[]){ID "04", ID "05", ID "06",
		     ID "07", ID "08", ID "09", ID "12", NULL};
		*id; id++)
		correct(place, "<w:body>", *id, "gone");
	correct(place, "<w:body>", "มาตรการหนึ่ง", "มาตรการใหม่");
	program_expect(&place->run, 1, "import", place->out);
	expect_in(&place->run.out,
		"Measure 1 is not in the document any more; here it stays");
	expect_in(&place->run.out, "A new measure, before the first:\n");
	program_expect(&place->run, 0, "import", "--accept", place->out);
	read_json(place, &after);
	const char *new_row = strstr(after.data, "มาตรการใหม่");
	assert_non_null(new_row);
	const char *old_row = strstr(after.data, "มาตรการหนึ่ง");
	assert_true(new_row < old_row);
	const char *marks = strstr(new_row, "\"marks\": \"thai\"");
	assert_true(marks && marks < old_row);
	expect_in(&after, "\"marks\": \"thai\",\n    \"items\": [\n     \"ประชุม\",");
	program_expect(&place->run, 0, "import", place->out);
	expect_in(&place->run.out, "Nothing was changed");
	str_release(&after);
}

/* --- tables for spreadsheets --- */

#ifdef HAVE_CSV

/* In the table the first `from` behind `after` becomes `to`. */
static void correct_table(
	struct place *place, const char *after, const char *from, const char *to)
{
	struct str text = STR_INIT;
	support_read(place->out, &text);
	const char *behind = strstr(text.data, after);
	assert_non_null(behind);
	const char *at = strstr(behind, from);
	assert_non_null(at);
	str_splice(&text, (size_t)(at - text.data), strlen(from), to, strlen(to));
	support_write(place->out, text.data, text.bytes);
	str_release(&text);
}

static void export_table(struct place *place)
{
	char *path = support_path(place->folder, "report.json");
	support_write(path, report, strlen(report));
	export_as(place, path, "csv");
	free(path);
}

static void expect_corrected(struct place *place)
{
	struct str after = STR_INIT;
	program_expect(&place->run, 1, "import", place->out);
	expect_in(
		&place->run.out, "Measure 1, Issue:\n  - ประเด็นหนึ่ง\n  + ประเด็น & ที่แก้\n");
	expect_in(&place->run.out, "Measure 1, Evidence:\n  - a.jpg (ภาพป้าย)\n"
				   "  + a.jpg (ภาพใหม่)\n");
	assert_said(&place->run, "fields that were changed: 4; import --accept");
	program_expect(&place->run, 0, "import", "--accept", place->out);
	read_json(place, &after);
	expect_in(&after, "\"issue\": \"ประเด็น & ที่แก้\"");
	expect_in(&after, "\"lead\": \"ดังนี้\",\n    \"marks\": \"thai\",");
	expect_in(&after, "\"ประชุม\",\n     \"แจ้งเวียน\\nทุกกอง\",\n     \"ติดตาม\"\n");
	expect_in(&after, "\"กองคลัง\",\n    \"กองช่าง\"\n");
	expect_in(&after, "\"caption\": \"ภาพใหม่\"");
	program_expect(&place->run, 0, "import", place->out);
	expect_in(&place->run.out, "Nothing was changed");
	str_release(&after);
}

static void correct_row(struct place *place)
{
	correct_table(place, "\n", "ประเด็นหนึ่ง", "ประเด็น & ที่แก้");
	correct_table(place, "ประชุม", "\n", "\n๒. แจ้งเวียน\nทุกกอง\n");
	correct_table(place, "\n", "สำนักปลัด", "กองช่าง");
	correct_table(place, "\n", "ภาพป้าย", "ภาพใหม่");
}

static void test_table_told_then_taken(void **state)
{
	struct place *place = *state;
	export_table(place);
	correct_row(place);
	expect_corrected(place);
}

/* Of a language that this one does not know: then their places tell; a title above. */
static void test_table_headings_of_another_language(void **state)
{
	struct place *place = *state;
	export_table(place);
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		struct str heading = STR_INIT;
		str_printf(&heading, "\"%s\"", card_field_label(field));
		correct_table(place, "No.", heading.data, "\"หัว\"");
		str_release(&heading);
	}
	correct_table(place, "\xEF\xBB\xBF", "\"", "\"ชื่อ\"\r\n\"");
	correct_row(place);
	expect_corrected(place);
}

/* A column that was taken out says nothing about its field; moved ones are known by name. */
static void test_table_columns(void **state)
{
	struct place *place = *state;
	export_table(place);
	correct_table(place, "No.", "\"Issue\",\"Measure\"", "\"Measure\",\"Issue\"");
	correct_table(place, "\n", "\"ประเด็นหนึ่ง\",\"มาตรการหนึ่ง\"",
		"\"มาตรการหนึ่ง\",\"ประเด็นหนึ่ง\"");
	correct_table(place, "\n", "\"ประเด็นสอง\",\"\"", "\"\",\"ประเด็นสอง\"");
	correct_table(place, "No.", "\"Period\"", "\"อื่น\"");
	correct_table(place, "\n", "ต.ค. ๖๗", "");
	program_expect(&place->run, 0, "import", place->out);
	expect_in(&place->run.out, "Nothing was changed");
}

/* A row without data is new; so is a copied one. Where the report is not known they come with
 * it. */
static void test_table_rows(void **state)
{
	struct place *place = *state;
	struct str text = STR_INIT;
	export_table(place);
	support_read(place->out, &text);
	const char *row = strstr(text.data, "\r\n") + 2;
	const char *end = strstr(row, "\r\n") + 2;
	char *copy = mem_strndup(row, (size_t)(end - row));
	str_puts(&text, copy);
	str_puts(&text, "\"3\",\"\",\"\",\"ประเด็นสาม\"\r\n\"\",\"\"\r\n");
	support_write(place->out, text.data, text.bytes);
	program_expect(&place->run, 1, "import", place->out);
	assert_said(&place->run, "fields that were changed: 2; import --accept");
	expect_in(&place->run.out, "A new measure, behind measure 2:\n  + ประเด็นสาม\n");
	other_office(place);
	program_expect(&place->run, 0, "import", place->out);
	read_json(place, &text);
	expect_in(&text, "ประเด็นสาม");
	free(copy);
	str_release(&text);
}

/* How the steps of a new row are marked; marks that the program has none of are text. */
static void test_table_marks(void **state)
{
	static const struct {
		const char *steps, *marks, *items;
	} rows[] = {
		{"(1) ก\n(2) ข", "arabic", "\"ก\",\n     \"ข\""},
		{"(๑) ก\n(๒) ข", "thai", "\"ก\",\n     \"ข\""},
		{"1.1) ก\n1.2) ข", "arabic", "\"ก\",\n     \"ข\""},
		{"– ก\n– ข", "dash", "\"ก\",\n     \"ข\""},
		{"• ก\n• ข", "dash", "\"ก\",\n     \"ข\""},
		{"ก) ซื้อ\nข) ติด", "none", "\"ก) ซื้อ\",\n     \"ข) ติด\""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str text = STR_INIT, expected = STR_INIT;
		teardown(state);
		setup(state);
		struct place *place = *state;
		export_table(place);
		support_read(place->out, &text);
		const char *row = strstr(text.data, "\r\n") + 2;
		const char *end = strstr(row, "\r\n") + 2;
		char *copy = mem_strndup(row, (size_t)(end - row));
		str_puts(&text, copy);
		support_write(place->out, text.data, text.bytes);
		correct_table(place, "ประเด็นสอง", "๑. ประชุม\n๒. ติดตาม", rows[i].steps);
		program_expect(&place->run, 0, "import", "--accept", place->out);
		read_json(place, &text);
		str_printf(&expected,
			"\"lead\": \"ดังนี้\",\n    \"marks\": \"%s\",\n    "
			"\"items\": [\n     %s\n",
			rows[i].marks, rows[i].items);
		expect_in(&text, expected.data);
		free(copy);
		str_release(&text);
		str_release(&expected);
	}
}

/* Of a piece that was changed the brackets at the end are what its place is called. */
static void test_table_brackets(void **state)
{
	static const struct {
		const char *line, *ref, *caption;
	} rows[] = {
		{"a.jpg (เก่า) (ภาพใหม่ (ซ้าย))", "a.jpg (เก่า)", "ภาพใหม่ (ซ้าย)"},
		{"a(1).jpg (ภาพใหม่)", "a(1).jpg", "ภาพใหม่"},
		{"a.jpg (ก) ภาพใหม่)", "a.jpg", "ก) ภาพใหม่"},
		{"a (1).jpg", "a (1).jpg", ""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str expected = STR_INIT, after = STR_INIT;
		teardown(state);
		setup(state);
		struct place *place = *state;
		export_table(place);
		correct_table(place, "\n", "a.jpg (ภาพป้าย)", rows[i].line);
		program_expect(&place->run, 0, "import", "--accept", place->out);
		read_json(place, &after);
		str_printf(&expected, "\"ref\": \"%s\"", rows[i].ref);
		expect_in(&after, expected.data);
		str_clear(&expected);
		str_printf(&expected, "\"caption\": \"%s\"", rows[i].caption);
		expect_in(&after, expected.data);
		str_release(&expected);
		str_release(&after);
	}
}

static void test_table_damaged(void **state)
{
	struct place *place = *state;
	export_table(place);
	correct_table(place, "\n", "\"\"issue\"\"", "\"\"issue");
	program_expect(&place->run, 1, "import", place->out);
	assert_said(&place->run, "row 2");
	other_office(place);
	remove(place->out);
	export_as(place, support_reports[0].path, "csv");
	correct_table(place, "mattrakan.report/1", "\"\"months\"\"", "\"\"months");
	program_expect(&place->run, 1, "import", place->out);
}

#endif

/* --- hostile --- */

static void test_damaged_data(void **state)
{
	struct place *place = *state;
	export_report(place);
	edit(place, "customXml/item1.xml", "<card>", "&quot;issue&quot;", "&quot;issue");
	program_expect(&place->run, 1, "import", place->out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_unchanged, setup, teardown),
		cmocka_unit_test_setup_teardown(test_whole, setup, teardown),
		cmocka_unit_test_setup_teardown(test_page, setup, teardown),
		cmocka_unit_test_setup_teardown(test_told_then_taken, setup, teardown),
		cmocka_unit_test_setup_teardown(test_steps, setup, teardown),
		cmocka_unit_test_setup_teardown(test_without_bookmarks, setup, teardown),
		cmocka_unit_test_setup_teardown(test_evidence, setup, teardown),
		cmocka_unit_test_setup_teardown(test_texts, setup, teardown),
		cmocka_unit_test_setup_teardown(test_written_on_lines, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_text_changed_here_too, setup, teardown),
		cmocka_unit_test_setup_teardown(test_changed_here_too, setup, teardown),
		cmocka_unit_test_setup_teardown(test_rows, setup, teardown),
		cmocka_unit_test_setup_teardown(test_damaged_data, setup, teardown),
#ifdef HAVE_CSV
		cmocka_unit_test_setup_teardown(
			test_table_told_then_taken, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_table_headings_of_another_language, setup, teardown),
		cmocka_unit_test_setup_teardown(test_table_columns, setup, teardown),
		cmocka_unit_test_setup_teardown(test_table_rows, setup, teardown),
		cmocka_unit_test_setup_teardown(test_table_marks, setup, teardown),
		cmocka_unit_test_setup_teardown(test_table_brackets, setup, teardown),
		cmocka_unit_test_setup_teardown(test_table_damaged, setup, teardown),
#endif
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
