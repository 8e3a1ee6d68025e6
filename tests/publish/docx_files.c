/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Word document as an archive: its files, the report as data in it, what it takes to make. */
#include <config.h>

#include "tests/support/support.h"

#include <dirent.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/card_source.h"
#include "model/json.h"
#include "model/lists.h"
#include "model/report.h"
#include "publish/publish.h"
#include "tests/support/printing.h"
#include "tests/support/published.h"
#include "tests/support/word_file.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

/* --- files --- */

static bool ends_with(const char *text, const char *end)
{
	return strlen(text) >= strlen(end) &&
	       !strcmp(text + strlen(text) - strlen(end), end);
}

/* Every file that is named is there. folder: what the names begin in. */
static void expect_targets(
	const struct word_file *file, const char *relations, const char *folder)
{
	xmlDoc *part = word_file_part(file, relations);
	xmlNode *root = xmlDocGetRootElement(part), *node = NULL;
	struct str path = STR_INIT;
	while ((node = word_next(root, node, "Relationship"))) {
		if (word_attribute(node, "TargetMode"))
			continue;
		const char *target = word_attribute(node, "Target");
		str_clear(&path);
		if (!strncmp(target, "../", 3))
			str_puts(&path, target + 3);
		else
			str_printf(&path, "%s%s", folder, target);
		if (zip_name_locate(file->zip, path.data, 0) < 0)
			fail_msg("%s: there is no %s", relations, path.data);
	}
	str_release(&path);
	xmlFreeDoc(part);
}

static void expect_types(const struct word_file *file)
{
	xmlDoc *part = word_file_part(file, "[Content_Types].xml");
	xmlNode *root = xmlDocGetRootElement(part), *node = NULL;
	while ((node = word_next(root, node, "Override"))) {
		const char *name = word_attribute(node, "PartName");
		if (zip_name_locate(file->zip, name + 1, 0) < 0)
			fail_msg("there is no %s", name);
	}
	xmlFreeDoc(part);
}

/* Each list that a paragraph is in, and each link, is told of. */
static void expect_references(const struct word_file *file)
{
	xmlNode *document = xmlDocGetRootElement(file->document), *node = NULL;
	struct str shown = STR_INIT;
	word_shown(&shown, file, document);
	while ((node = word_next(document, node, "w:hyperlink"))) {
		xmlNode *relations = xmlDocGetRootElement(file->relations), *relation;
		const char *id = word_attribute(node, "id");
		relation = word_next(relations, NULL, "Relationship");
		while (relation && strcmp(word_attribute(relation, "Id"), id) != 0)
			relation = word_next(relations, relation, "Relationship");
		assert_non_null(relation);
	}
	str_release(&shown);
}

static void test_package(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	for (size_t i = 0; support_reports[i].path; i++) {
		struct printing printing;
		struct word_file file;
		printing_open(&printing, support_reports[i].path);
		published_make(&published, &printing, "docx", "");
		word_file_open(&file, &published.out);
		const zip_int64_t count = zip_get_num_entries(file.zip, 0);
		assert_string_equal(zip_get_name(file.zip, 0, 0), "[Content_Types].xml");
		for (zip_int64_t k = 0; k < count; k++) {
			const char *name = zip_get_name(file.zip, (zip_uint64_t)k, 0);
			assert_true(ends_with(name, ".xml") || ends_with(name, ".rels"));
			xmlFreeDoc(word_file_part(&file, name));
		}
		expect_types(&file);
		expect_targets(&file, "_rels/.rels", "");
		expect_targets(&file, "word/_rels/document.xml.rels", "word/");
		expect_targets(&file, "customXml/_rels/item1.xml.rels", "customXml/");
		expect_references(&file);
		word_file_close(&file);
		printing_close(&printing);
	}
	str_release(&published.out);
}

static void begin(struct printing *printing, const char *suggestion)
{
	report_init(&printing->report);
	printing->report.layout = mem_strdup("annual");
	printing->report.title = mem_strdup("รายงาน & ผล");
	printing->report.fiscal_year = 2568;
	printing->report.months = 12;
	uuid_make(printing->report.uuid);
	report_add_card(&printing->report)->suggestion = mem_strdup(suggestion);
	printing_open_report(printing);
}

static void test_properties(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT};
	struct printing printing;
	struct word_file file;
	begin(&printing, "ก");
	published_make(&published, &printing, "docx", "");
	word_file_open(&file, &published.out);
	xmlDoc *core = word_file_part(&file, "docProps/core.xml");
	xmlDoc *custom = word_file_part(&file, "docProps/custom.xml");
	xmlDoc *styles = word_file_part(&file, "word/styles.xml");
	xmlNode *node = word_next(xmlDocGetRootElement(core), NULL, "dc:title");
	assert_string_equal((char *)node->children->content, "รายงาน & ผล");
	node = word_next(xmlDocGetRootElement(core), NULL, "dc:language");
	assert_string_equal((char *)node->children->content, "th-TH");
	node = word_next(xmlDocGetRootElement(custom), NULL, "vt:lpwstr");
	assert_string_equal((char *)node->children->content, printing.report.uuid);
	/* What holds for letters holds for Thai ones: each size is told twice. */
	xmlNode *root = xmlDocGetRootElement(styles);
	for (node = NULL; (node = word_next(root, node, "w:sz"));) {
		const char *size = word_attribute(node, "val");
		assert_string_equal((char *)node->next->name, "szCs");
		assert_string_equal(word_attribute(node->next, "val"), size);
	}
	for (node = NULL; (node = word_next(root, node, "w:b"));)
		assert_string_equal((char *)node->next->name, "bCs");
	node = word_next(root, NULL, "w:rFonts");
	assert_string_equal(word_attribute(node, "cs"), "TH Sarabun New");
	xmlFreeDoc(core);
	xmlFreeDoc(custom);
	xmlFreeDoc(styles);
	word_file_close(&file);
	printing_close(&printing);
	str_release(&published.out);
}

/* --- the report as data --- */

static void add_from_json(struct report *report, xmlNode *element)
{
	struct error error = ERROR_INIT;
	struct card card;
	xmlChar *json = xmlNodeGetContent(element);
	assert_true(card_from_json(
		(char *)json, strlen((char *)json), "card", &card, &error));
	*report_add_card(report) = card;
	xmlFree(json);
}

static void read_data(const struct word_file *file, struct report *report)
{
	struct error error = ERROR_INIT;
	xmlDoc *part = word_file_part(file, "customXml/item1.xml");
	xmlNode *root = xmlDocGetRootElement(part), *node;
	assert_string_equal((char *)root->ns->href, "urn:mattrakan:report:1");
	node = word_next(root, NULL, "report");
	xmlChar *json = xmlNodeGetContent(node);
	if (!report_from_json(
		    (char *)json, strlen((char *)json), "report", report, &error))
		fail_msg("%s", error_message(&error));
	xmlFree(json);
	while ((node = word_next(root, node, "card")))
		add_from_json(report, node);
	xmlFreeDoc(part);
}

static void expect_same_data(struct printing *printing)
{
	struct published published = {.out = STR_INIT};
	struct str expected = STR_INIT, found = STR_INIT;
	struct word_file file;
	struct report report;
	published_make(&published, printing, "docx", "");
	word_file_open(&file, &published.out);
	read_data(&file, &report);
	report_to_json(&expected, &printing->report);
	report_to_json(&found, &report);
	assert_string_equal(found.data, expected.data);
	report_release(&report);
	word_file_close(&file);
	str_release(&published.out);
	str_release(&expected);
	str_release(&found);
}

/* All that the report says stands in it, also what no column shows. */
static void test_data(void **state)
{
	(void)state;
	struct printing printing;
	for (size_t i = 0; support_reports[i].path; i++) {
		printing_open(&printing, support_reports[i].path);
		expect_same_data(&printing);
		printing_close(&printing);
	}
	begin(&printing,
		"<&>]]>\"\x01\x1F\x7F \xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD\xE2\x80\xAE "
		"น ้ ํ า\xEF\xBF\xBE");
	expect_same_data(&printing);
	printing_close(&printing);
}

/* --- what it takes --- */

/* So many times the card of a report; the most memory that was in use at any. */
struct many {
	struct card_source source;
	const struct card *card;
	size_t count, given;
	size_t *memory;
};

static const struct card *many_next(struct card_source *source, struct error *error)
{
	struct many *many = (struct many *)source;
	(void)error;
	if (many->given == many->count)
		return NULL;
	many->given++;
	*many->memory = MAX(*many->memory, mallinfo2().uordblks);
	return many->card;
}

static bool many_rewind(struct card_source *source, struct error *error)
{
	(void)error;
	((struct many *)source)->given = 0;
	return true;
}

static bool take_none(void *context, const char *bytes, size_t count, struct error *error)
{
	(void)bytes, (void)error;
	*(size_t *)context += count;
	return true;
}

/* The memory at most, and the bytes of the document. */
static size_t memory_for(struct printing *printing, size_t cards, size_t *bytes)
{
	struct error error = ERROR_INIT;
	size_t memory = 0;
	struct many many = {.source = {.next = many_next, .rewind = many_rewind},
		.card = &printing->report.cards[0],
		.count = cards,
		.memory = &memory};
	const struct publish_request request = {
		.format = publish_format_find("docx"),
		.report = &printing->report,
		.cards = &many.source,
		.mark = "",
		.output = {take_none, bytes},
	};
	*bytes = 0;
	if (!publish(&request, &error))
		fail_msg("%s", error_message(&error));
	return memory;
}

static void test_memory_is_flat(void **state)
{
	(void)state;
	struct printing printing;
	size_t few, many;
	begin(&printing, "ก");
	struct card *card = &printing.report.cards[0];
	card->issue = mem_strdup("ประเด็นที่ต้องปรับปรุง https://a.go.th/");
	string_list_add(&card->steps.items, "ประชุม");
	card->steps.marks = MARKS_THAI;
	memory_for(&printing, 300, &few); /* what is there once for all */
	const size_t least = memory_for(&printing, 300, &few);
	const size_t most = memory_for(&printing, 3000, &many);
	assert_true(many > 4 * few);
	assert_in_range(most, 0, least + 16384);
	printing_close(&printing);
}

static size_t count_files(const char *folder)
{
	size_t count = 0;
	DIR *files = opendir(folder);
	assert_non_null(files);
	for (struct dirent *entry; (entry = readdir(files));)
		count += *entry->d_name != '.' || strlen(entry->d_name) > 2;
	closedir(files);
	return count;
}

/* However it ends, nothing stays in $TMPDIR. */
static void test_nothing_stays_behind(void **state)
{
	(void)state;
	struct published published = {.out = STR_INIT, .room = 0};
	struct error error = ERROR_INIT;
	struct printing printing;
	char *folder = support_folder();
	setenv("TMPDIR", folder, 1);
	begin(&printing, "ก");
	published_make(&published, &printing, "docx", "");
	assert_int_equal(count_files(folder), 0);
	published.room = 1;
	assert_false(published_try(&published, &printing, "docx", "", &error));
	assert_string_equal(error_message(&error), "the room is used up");
	assert_int_equal(count_files(folder), 0);
	setenv("TMPDIR", "/nowhere/at/all", 1);
	assert_false(published_try(&published, &printing, "docx", "", &error));
	assert_non_null(strstr(error_message(&error), "/nowhere/at/all"));
	unsetenv("TMPDIR");
	error_release(&error);
	printing_close(&printing);
	str_release(&published.out);
	support_folder_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_package),
		cmocka_unit_test(test_properties),
		cmocka_unit_test(test_data),
		cmocka_unit_test(test_memory_is_flat),
		cmocka_unit_test(test_nothing_stays_behind),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
