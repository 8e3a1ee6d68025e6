/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The manual pages of section 5, as they are built: they name every key that is read and no
 * other, the tables of a fresh office file; their examples are good; each leads to all. What
 * whatis and apropos find of them, and of mattrakan(1).
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/config.h"
#include "model/json.h"
#include "model/json_shape.h"
#include "model/lists.h"
#include "model/report.h"
#include "report/layout.h"
#include "tests/support/office.h"
#include "tests/support/program.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

static const char *const pages[] = {
	"mattrakan-config", "mattrakan-layout", "mattrakan-office", "mattrakan-report"};

/* All that the build makes, in each language. */
static const char *const built[] = {"mattrakan.1", "mattrakan-config.5",
	"mattrakan-layout.5", "mattrakan-office.5", "mattrakan-report.5"};

/* Appends a text without what is roff's within lines. */
static void put_clean(struct str *out, const struct str *text)
{
	for (size_t i = 0; i < text->bytes; i++) {
		if (text->data[i] != '\\') {
			str_putc(out, text->data[i]);
			continue;
		}
		const char escaped = text->data[++i];
		if (escaped == 'f')
			i++;
		else if (escaped == '-')
			str_putc(out, '-');
		else if (escaped == 'e')
			str_putc(out, '\\');
	}
}

static void read_page(const char *folder, const char *name, struct str *page)
{
	struct str path = STR_INIT, whole = STR_INIT;
	str_printf(&path, TOP_BUILDDIR "/%s%s", folder, name);
	support_read(path.data, &whole);
	str_clear(page);
	put_clean(page, &whole);
	str_release(&whole);
	str_release(&path);
}

/* The rest of the page from the section on; NULL: there is none. */
static const char *section_of(const char *page, const char *heading)
{
	struct str line = STR_INIT;
	str_printf(&line, "\n.SH %s\n", heading);
	const char *found = strstr(page, line.data);
	str_release(&line);
	return found ? found + 1 : NULL;
}

/* The terms of a section (heading NULL: of the page), and what is said of each. */
static void take_terms(const char *page, const char *heading, struct string_list *terms,
	struct string_list *said)
{
	const char *at = heading ? section_of(page, heading) : page;
	if (!at)
		fail_msg("there is no section %s", heading);
	const char *next = heading ? strstr(at + 1, "\n.SH ") : NULL;
	const char *end = next ? next : at + strlen(at);
	while ((at = strstr(at, "\n.TP\n")) && at < end) {
		at += strlen("\n.TP\n");
		char *term = mem_strndup(at, strcspn(at, "\n"));
		at += strcspn(at, "\n");
		char *text = mem_strndup(at + 1, strcspn(at + 1, "\n"));
		string_list_add(terms, term);
		if (said)
			string_list_add(said, text);
		free(term);
		free(text);
	}
}

/* Names with ", " between them. */
static void add_names(struct string_list *names, const char *text)
{
	while (*text) {
		const size_t bytes = strcspn(text, ",\n");
		char *name = mem_strndup(text, bytes);
		string_list_add_name(names, name);
		free(name);
		text += bytes;
		text += strspn(text, ", \n");
	}
}

static void assert_same_names(
	const struct string_list *page, const struct string_list *known)
{
	for (size_t i = 0; i < page->count; i++)
		if (!string_list_names(known, page->items[i]))
			fail_msg("the page tells of %s, which nobody knows",
				page->items[i]);
	for (size_t i = 0; i < known->count; i++)
		if (!string_list_names(page, known->items[i]))
			fail_msg("the page does not tell of %s", known->items[i]);
}

static void compare_section(
	const char *name, const char *heading, const struct string_list *known)
{
	struct str page = STR_INIT;
	struct string_list terms = {0}, names = {0};
	read_page("", name, &page);
	take_terms(page.data, heading, &terms, NULL);
	for (size_t i = 0; i < terms.count; i++)
		add_names(&names, terms.items[i]);
	assert_same_names(&names, known);
	string_list_release(&names);
	string_list_release(&terms);
	str_release(&page);
}

/* The keys that a refused layout is told. */
static void keys_told(const char *layout, struct string_list *keys)
{
	struct error error = ERROR_INIT;
	support_write("none.json", layout, strlen(layout));
	assert_null(layout_load("./none.json", &error));
	const char *told = strstr(error_message(&error), "the keys are: ");
	assert_non_null(told);
	add_names(keys, told + strlen("the keys are: "));
	error_release(&error);
}

static void test_layout_keys(void **state)
{
	(void)state;
	struct string_list keys = {0}, of_column = {0}, fields = {0};
	keys_told("{\"none\": 1}", &keys);
	keys_told("{\"columns\": [{\"none\": 1}]}", &of_column);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		string_list_add(&fields, card_field_name(field));
	assert_true(keys.count > 5 && of_column.count > 3);
	compare_section("mattrakan-layout.5", "KEYS", &keys);
	compare_section("mattrakan-layout.5", "KEYS OF A COLUMN", &of_column);
	compare_section("mattrakan-layout.5", "FIELDS OF A CARD", &fields);
	string_list_release(&keys);
	string_list_release(&of_column);
	string_list_release(&fields);
}

static void test_config_keys(void **state)
{
	(void)state;
	struct string_list keys = {0};
	string_list_add(&keys, "format");
	for (enum config_key key = 0; key < CONFIG_KEYS; key++)
		string_list_add(&keys, config_name(key));
	compare_section("mattrakan-config.5", "KEYS", &keys);
	string_list_release(&keys);
}

/* memo.sections[]: the shape of what stands there. NULL: there is none. */
static const struct shape *shape_at(const struct shape *shape, const char *path)
{
	while (shape && *path) {
		const size_t bytes = strcspn(path, ".[");
		char *key = mem_strndup(path, bytes);
		const struct member *member = shape_member(shape, key);
		free(key);
		shape = member ? member->shape : NULL;
		path += bytes;
		path += strspn(path, "[]");
		path += *path == '.';
	}
	return shape;
}

/* Whether the shape has such a key, memo.sections or format. */
static bool has_key(const struct shape *shape, const char *path)
{
	const char *dot = strrchr(path, '.');
	char *owner = mem_strndup(path, dot ? (size_t)(dot - path) : 0);
	const char *name = dot ? dot + 1 : path;
	char *key = mem_strndup(name, strcspn(name, "["));
	const struct shape *at = shape_at(shape, owner);
	const bool has = at && shape_member(at, key);
	free(key);
	free(owner);
	return has;
}

/* {year, total}: the keys of that shape, which must be all. */
static void compare_braces(const struct shape *shape, const char *said)
{
	struct string_list names = {0}, known = {0};
	const char *end = strchr(said, '}');
	if (*said != '{' || !end || !shape)
		return;
	char *inside = mem_strndup(said + 1, (size_t)(end - said) - 1);
	add_names(&names, inside);
	for (size_t i = 0; i < shape->count; i++)
		string_list_add(&known, shape->members[i].key);
	assert_same_names(&names, &known);
	free(inside);
	string_list_release(&names);
	string_list_release(&known);
}

static void compare_report_section(const char *heading, const struct shape *shape)
{
	struct str page = STR_INIT;
	struct string_list terms = {0}, said = {0}, told = {0};
	read_page("", "mattrakan-report.5", &page);
	take_terms(page.data, heading, &terms, &said);
	for (size_t i = 0; i < terms.count; i++) {
		struct string_list names = {0};
		add_names(&names, terms.items[i]);
		for (size_t k = 0; k < names.count; k++) {
			char *first =
				mem_strndup(names.items[k], strcspn(names.items[k], "["));
			if (!has_key(shape, names.items[k]))
				fail_msg("the page tells of %s, which nobody knows",
					names.items[k]);
			compare_braces(shape_at(shape, names.items[k]), said.items[i]);
			string_list_add(&told, first);
			free(first);
		}
		string_list_release(&names);
	}
	for (size_t i = 0; i < shape->count; i++)
		if (!string_list_names(&told, shape->members[i].key))
			fail_msg("the page does not tell of %s", shape->members[i].key);
	string_list_release(&told);
	string_list_release(&said);
	string_list_release(&terms);
	str_release(&page);
}

static void test_report_keys(void **state)
{
	(void)state;
	compare_report_section("KEYS", &report_shape);
	compare_report_section("KEYS OF A CARD", &card_shape);
}

static void test_office_tables(void **state)
{
	(void)state;
	struct office office;
	struct str tables = STR_INIT;
	struct string_list known = {0};
	office_make(&office);
	raw_tables(&tables, office.store);
	add_names(&known, tables.data);
	string_list_add(&known,
		"search_index"); /* how one is searched, which is no table there */
	assert_true(known.count > 30);
	compare_section("mattrakan-office.5", "TABLES", &known);
	string_list_release(&known);
	str_release(&tables);
	office_remove(&office);
}

/* What is to be typed as it stands has no space. */
static void test_thai_pages(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(pages); i++) {
		struct str name = STR_INIT, english = STR_INIT, thai = STR_INIT;
		struct string_list terms = {0}, named = {0};
		str_printf(&name, "%s.5", pages[i]);
		read_page("", name.data, &english);
		read_page("th/", name.data, &thai);
		take_terms(english.data, NULL, &terms, NULL);
		take_terms(thai.data, NULL, &named, NULL);
		assert_int_equal(terms.count, named.count);
		for (size_t k = 0; k < terms.count; k++)
			if (!strchr(terms.items[k], ' '))
				assert_string_equal(named.items[k], terms.items[k]);
		assert_non_null(section_of(thai.data, "ดูเพิ่มเติม"));
		string_list_release(&terms);
		string_list_release(&named);
		str_release(&english);
		str_release(&thai);
		str_release(&name);
	}
}

/* What is bold or slanted has no marks of Thai: a pager strikes it over, and loses them. styled:
 * whether the line begins so. */
static void assert_plain_thai(const char *line, bool styled)
{
	for (; *line && *line != '\n'; line++) {
		if (strncmp(line, "\\f", 2) == 0)
			styled = line[2] != 'R';
		else if (styled && (unsigned char)*line >= 0x80)
			fail_msg("Thai letters that are styled: %.*s",
				(int)strcspn(line, "\n"), line);
	}
}

static void test_thai_letters(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(built); i++) {
		struct str page = STR_INIT, path = STR_INIT;
		str_printf(&path, TOP_BUILDDIR "/th/%s", built[i]);
		support_read(path.data, &page);
		for (const char *line = page.data; *line;) {
			assert_plain_thai(line,
				!strncmp(line, ".S", 2) || !strncmp(line, ".B ", 3));
			line += strcspn(line, "\n");
			line += *line == '\n';
		}
		str_release(&path);
		str_release(&page);
	}
}

/* --- what whatis and apropos find --- */

/* man's own reader of pages; no words are lost where it is not told of UTF-8. */
static void assert_whatis(const char *folder, const char *name, const char *heading)
{
	struct str page = STR_INIT, command = STR_INIT, wanted = STR_INIT;
	char said[1024];
	read_page(folder, name, &page);
	const char *line = section_of(page.data, heading);
	assert_non_null(line);
	line = strchr(line, '\n') + 1;
	str_printf(&wanted, TOP_BUILDDIR "/%s%s: \"%.*s\"\n", folder, name,
		(int)strcspn(line, "\n"), line);
	str_printf(
		&command, "LC_ALL=C.UTF-8 lexgrog " TOP_BUILDDIR "/%s%s", folder, name);
	FILE *out = popen(command.data, "r");
	assert_non_null(out);
	said[fread(said, 1, sizeof(said) - 1, out)] = '\0';
	pclose(out);
	assert_string_equal(said, wanted.data);
	str_release(&page);
	str_release(&command);
	str_release(&wanted);
}

static void test_whatis(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(built); i++) {
		assert_whatis("", built[i], "NAME");
		assert_whatis("th/", built[i], "ชื่อ");
	}
}

static void take_example(const char *name, struct str *example)
{
	struct str page = STR_INIT;
	read_page("", name, &page);
	const char *from = strstr(page.data, "\n.EX\n");
	assert_non_null(from);
	from += strlen("\n.EX\n");
	str_append(example, from, (size_t)(strstr(from, ".EE\n") - from));
	str_release(&page);
}

static void test_examples(void **state)
{
	(void)state;
	struct program_run run = PROGRAM_RUN_INIT;
	struct error error = ERROR_INIT;
	struct report report;
	struct str config = STR_INIT, layout = STR_INIT, json = STR_INIT;
	take_example("mattrakan-config.5", &config);
	support_write("config.json", config.data, config.bytes);
	program_run(&run, (const char *const[]){"config", NULL}, NULL,
		(const char *const[]){"MATTRAKAN_CONFIG=config.json", NULL});
	assert_string_equal(run.err.data, "");
	assert_int_equal(run.status, 0);
	take_example("mattrakan-layout.5", &layout);
	support_write("example.json", layout.data, layout.bytes);
	struct layout *read = layout_load("./example.json", &error);
	assert_string_equal(error_message(&error), "");
	assert_int_equal(read->columns_count, 3);
	layout_free(read);
	take_example("mattrakan-report.5", &json);
	if (!report_from_json(json.data, json.bytes, "example", &report, &error))
		fail_msg("%s", error_message(&error));
	assert_int_equal(report.count, 1);
	report_release(&report);
	str_release(&config);
	str_release(&layout);
	str_release(&json);
	program_run_release(&run);
}

static void assert_leads_to(const char *page, const char *name, const char *section)
{
	struct str line = STR_INIT;
	const char *also = section_of(page, "SEE ALSO");
	assert_non_null(also);
	str_printf(&line, ".BR %s (%s)", name, section);
	if (!strstr(also, line.data))
		fail_msg("no way to %s", name);
	str_release(&line);
}

static void test_ways(void **state)
{
	(void)state;
	struct str page = STR_INIT;
	read_page("", "mattrakan.1", &page);
	for (size_t i = 0; i < COUNT(pages); i++)
		assert_leads_to(page.data, pages[i], "5");
	for (size_t i = 0; i < COUNT(pages); i++) {
		struct str name = STR_INIT;
		str_printf(&name, "%s.5", pages[i]);
		read_page("", name.data, &page);
		assert_leads_to(page.data, "mattrakan", "1");
		for (size_t k = 0; k < COUNT(pages); k++)
			if (k != i)
				assert_leads_to(page.data, pages[k], "5");
		str_release(&name);
	}
	str_release(&page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layout_keys),
		cmocka_unit_test(test_config_keys),
		cmocka_unit_test(test_report_keys),
		cmocka_unit_test(test_office_tables),
		cmocka_unit_test(test_thai_pages),
		cmocka_unit_test(test_thai_letters),
		cmocka_unit_test(test_whatis),
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_ways),
	};
	return cmocka_run_group_tests(tests, support_enter, support_leave);
}
