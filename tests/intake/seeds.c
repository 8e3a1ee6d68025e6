/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reports as plain text, as word processors and PDFs give them, against the same as data:
 * every field of every card. The repository's own (tests/intake/samples/NAME.txt and .json)
 * and the real ones where configure was told where they are.
 *
 * What differs is listed with its reason in tests/intake/seeds.kept: DOCUMENT, CARD, FIELD,
 * reason, parted by tabs; what is listed and does not differ any more fails too.
 * $SHOW_FIELDS: says how many fields of each name are right, and shows both texts of those
 * that are not.
 */
#include <config.h>

#include "tests/support/support.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "intake/mapping.h"
#include "intake/proposal.h"
#include "intake/reader.h"
#include "intake/source.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "model/json.h"
#include "model/report.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/str.h"

/* The share of fields that may differ: one of so many. */
enum { ONE_OF = 20, DOCUMENTS_MAX = 32 };

struct document {
	const char *name;  /* "000", "sample-annual" */
	char *text, *json; /* paths */
};

struct tally {
	size_t fields, right;
	size_t of_field[FIELD_COUNT], right_of_field[FIELD_COUNT];
	struct str kept; /* tests/intake/seeds.kept */
	size_t kept_used, unkept, stale;
	bool show;
};

static struct intake_rules *rules;

/* --- a field as one text --- */

static void append_list(struct str *out, const struct string_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		str_printf(out, "%s%s", i ? "\n" : "", list->items[i]);
}

static void append_field(struct str *out, struct card *card, enum card_field field)
{
	const struct card_field_row *row = card_field_row(field);
	const void *member = (const char *)card + row->offset;
	const struct steps *steps = member;
	const struct evidence_list *evidence = member;
	switch (row->holds) {
	case HOLDS_TEXT:
		str_puts(out, *(char *const *)member ? *(char *const *)member : "");
		break;
	case HOLDS_LIST: append_list(out, member); break;
	case HOLDS_STEPS:
		str_printf(out, "[%s] %s\n", list_marks_name(steps->marks),
			steps->lead ? steps->lead : "");
		append_list(out, &steps->items);
		break;
	case HOLDS_EVIDENCE:
		for (size_t i = 0; i < evidence->count; i++)
			str_printf(out, "%s %s (%s)\n", evidence->items[i].kind,
				evidence->items[i].ref, evidence->items[i].caption);
		break;
	}
}

/* --- the list of what differs --- */

static bool is_kept(
	const struct tally *tally, const char *name, size_t card, enum card_field field)
{
	struct str line = STR_INIT;
	str_printf(&line, "\n%s\t%zu\t%s\t", name, card, card_field_name(field));
	const bool kept = strstr(tally->kept.data, line.data);
	str_release(&line);
	return kept;
}

static void count(struct tally *tally, const char *name, size_t card,
	enum card_field field, bool right)
{
	const bool kept = is_kept(tally, name, card, field);
	tally->fields++;
	tally->of_field[field]++;
	tally->right += right;
	tally->right_of_field[field] += right;
	tally->kept_used += !right && kept;
	if (right == kept) {
		printf("%s card %zu %s: %s\n", name, card, card_field_name(field),
			right ? "is listed and does not differ" : "differs");
		++*(right ? &tally->stale : &tally->unkept);
	}
}

/* --- comparing --- */

static void compare_field(struct tally *tally, const char *name, size_t number,
	enum card_field field, struct card *wanted, struct card *got, bool folded)
{
	struct str a = STR_INIT, b = STR_INIT, c = STR_INIT, d = STR_INIT;
	append_field(&a, wanted, field);
	append_field(&b, got, field);
	text_fold(&c, a.data, a.bytes, NULL);
	text_fold(&d, b.data, b.bytes, NULL);
	const bool right = folded ? !strcmp(c.data, d.data) : !strcmp(a.data, b.data);
	if (tally->show && !right)
		printf("--- %s card %zu %s\nwanted: %s\ngot:    %s\n", name, number,
			card_field_name(field), a.data, b.data);
	count(tally, name, number, field, right);
	str_release(&a);
	str_release(&b);
	str_release(&c);
	str_release(&d);
}

/* What was written by hand into a scanned opinion differs, for it is no text. */
static void compare_memo(const struct memo *got, const struct memo *wanted)
{
	assert_int_equal(got->present, wanted->present);
	if (!wanted->present)
		return;
	assert_string_equal(got->office, wanted->office);
	assert_string_equal(got->number, wanted->number);
	assert_string_equal(got->date, wanted->date);
	assert_string_equal(got->subject, wanted->subject);
	assert_string_equal(got->to, wanted->to);
	assert_string_equal(got->closing, wanted->closing);
	assert_int_equal(got->sections.count, wanted->sections.count);
	for (size_t i = 0; i < got->sections.count; i++) {
		assert_string_equal(got->sections.items[i].heading,
			wanted->sections.items[i].heading);
		assert_string_equal(
			got->sections.items[i].text, wanted->sections.items[i].text);
	}
	assert_int_equal(got->count, wanted->count);
	for (size_t i = 0; i < got->count; i++) {
		assert_string_equal(got->signatures[i].name, wanted->signatures[i].name);
		assert_string_equal(got->signatures[i].post, wanted->signatures[i].post);
	}
}

static void compare_sections(
	const struct section_list *got, const struct section_list *wanted)
{
	assert_int_equal(got->count, wanted->count);
	for (size_t i = 0; i < got->count; i++) {
		assert_string_equal(got->items[i].heading, wanted->items[i].heading);
		assert_string_equal(got->items[i].text, wanted->items[i].text);
	}
}

static void compare(struct tally *tally, const char *name, struct report *wanted,
	struct report *got, bool folded)
{
	if (wanted->count != got->count)
		printf("%s: %zu cards, not %zu\n", name, got->count, wanted->count);
	struct card none;
	card_init(&none);
	for (size_t i = 0; i < wanted->count; i++)
		for (enum card_field field = 0; field < FIELD_COUNT; field++)
			compare_field(tally, name, i + 1, field, &wanted->cards[i],
				i < got->count ? &got->cards[i] : &none, folded);
	card_release(&none);
	assert_int_equal(got->count, wanted->count);
	assert_int_equal(got->fiscal_year, wanted->fiscal_year);
	assert_int_equal(got->months, wanted->months);
	assert_string_equal(got->layout, wanted->layout);
	assert_string_equal(got->agency.type, wanted->agency.type);
	assert_string_equal(got->agency.name, wanted->agency.name);
	assert_string_equal(got->agency.district, wanted->agency.district);
	assert_string_equal(got->agency.province, wanted->agency.province);
	if (folded)
		return;
	compare_memo(&got->memo, &wanted->memo);
	assert_string_equal(got->title, wanted->title);
	if (wanted->before.present)
		compare_sections(&got->before, &wanted->before);
	if (wanted->after.present)
		compare_sections(&got->after, &wanted->after);
}

static void import_document(struct proposal *proposal, const char *path, bool folded)
{
	struct str bytes = STR_INIT;
	struct error error = ERROR_INIT;
	struct source source;
	struct mapping mapping;
	support_read(path, &bytes);
	const struct intake_file file = {
		path, (const unsigned char *)bytes.data, bytes.bytes};
	assert_true(intake_read(&source, &file, &error));
	mapping_guess(&mapping, &source, rules, NULL);
	if (!folded)
		mapping.mend = MEND_NOTHING;
	proposal_make(proposal, &source, &mapping, rules);
	mapping_release(&mapping);
	source_release(&source);
	str_release(&bytes);
}

static void compare_document(
	struct tally *tally, const struct document *document, bool folded)
{
	struct proposal proposal;
	struct report wanted;
	struct error error = ERROR_INIT;
	import_document(&proposal, document->text, folded);
	assert_true(report_read(document->json, &wanted, &error));
	compare(tally, document->name, &wanted, &proposal.report, folded);
	report_release(&wanted);
	proposal_release(&proposal);
}

/* --- documents --- */

static size_t find_documents(struct document documents[DOCUMENTS_MAX])
{
	size_t count = 0;
	glob_t found;
	assert_int_equal(
		glob(TOP_SRCDIR "/tests/intake/samples/*.json", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		const char *path = found.gl_pathv[i];
		const char *name = strrchr(path, '/') + 1;
		struct document *document = &documents[count++];
		document->name = mem_strndup(name, strlen(name) - strlen(".json"));
		document->json = mem_strdup(path);
		struct str text = STR_INIT;
		str_append(&text, path, strlen(path) - strlen(".json"));
		str_puts(&text, ".txt");
		document->text = mem_strdup(text.data);
		str_release(&text);
	}
	globfree(&found);
	return count;
}

#ifdef SEEDS_DIR
static size_t find_seeds(struct document documents[DOCUMENTS_MAX])
{
	static const char *const seeds[] = {"000", "001", "002", "003", "004"};
	for (size_t i = 0; i < COUNT(seeds); i++) {
		struct str path = STR_INIT;
		glob_t found;
		str_printf(&path, "%s/%s_*.txt", SEEDS_DIR, seeds[i]);
		assert_int_equal(glob(path.data, 0, NULL, &found), 0);
		documents[i].name = mem_strdup(seeds[i]);
		documents[i].text = mem_strdup(found.gl_pathv[0]);
		str_clear(&path);
		str_printf(&path, "%s/%s.json", SEEDS_DIR, seeds[i]);
		documents[i].json = mem_strdup(path.data);
		globfree(&found);
		str_release(&path);
	}
	return COUNT(seeds);
}
#endif

static void show(const struct tally *tally)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		printf("%-12s %zu of %zu\n", card_field_name(field),
			tally->right_of_field[field], tally->of_field[field]);
	printf("%-12s %zu of %zu\n", "all", tally->right, tally->fields);
}

static void compare_all(struct document *documents, size_t count_of, bool folded)
{
	struct tally tally = {.kept = STR_INIT, .show = getenv("SHOW_FIELDS")};
	support_read(TOP_SRCDIR "/tests/intake/seeds.kept", &tally.kept);
	for (size_t i = 0; i < count_of; i++)
		compare_document(&tally, &documents[i], folded);
	if (tally.show)
		show(&tally);
	assert_int_equal(tally.unkept, 0);
	assert_int_equal(tally.stale, 0);
	assert_true((tally.fields - tally.right) * ONE_OF <= tally.fields);
	str_release(&tally.kept);
}

static void release(struct document *documents, size_t count_of)
{
	for (size_t i = 0; i < count_of; i++) {
		free((char *)documents[i].name);
		free(documents[i].text);
		free(documents[i].json);
	}
}

/* Spaces left as they are: each field is the same, character by character. */
static void test_samples_exactly(void **state)
{
	(void)state;
	struct document documents[DOCUMENTS_MAX];
	const size_t found = find_documents(documents);
	compare_all(documents, found, false);
	release(documents, found);
}

static void test_samples_mended(void **state)
{
	(void)state;
	struct document documents[DOCUMENTS_MAX];
	const size_t found = find_documents(documents);
	compare_all(documents, found, true);
	release(documents, found);
}

#ifdef SEEDS_DIR
static void test_seeds_exactly(void **state)
{
	(void)state;
	struct document documents[DOCUMENTS_MAX];
	const size_t found = find_seeds(documents);
	compare_all(documents, found, false);
	release(documents, found);
}

static void test_seeds_mended(void **state)
{
	(void)state;
	struct document documents[DOCUMENTS_MAX];
	const size_t found = find_seeds(documents);
	compare_all(documents, found, true);
	release(documents, found);
}
#endif

static int load_rules(void **state)
{
	struct error error = ERROR_INIT;
	(void)state;
	rules = intake_rules_load(&error);
	return !rules;
}

static int free_rules(void **state)
{
	(void)state;
	intake_rules_free(rules);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples_exactly),
		cmocka_unit_test(test_samples_mended),
#ifdef SEEDS_DIR
		cmocka_unit_test(test_seeds_exactly),
		cmocka_unit_test(test_seeds_mended),
#endif
	};
	return cmocka_run_group_tests_name("seeds", tests, load_rules, free_rules);
}
