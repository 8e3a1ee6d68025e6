/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What may be suggested: how phrases are found, and what of an office file is learned,
 * and what never is.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/words.h"
#include "db/bin.h"
#include "db/overview.h"
#include "db/store.h"
#include "model/card.h"
#include "model/kept_file.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/suggest/office_phrases.h"
#include "office/suggest/phrase_index.h"
#include "office/suggest/standard_phrases.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "text/breaks.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

static struct breaker *breaker;

static int begin(void **state)
{
	(void)state;
	breaker = breaker_new();
	return 0;
}

static int end(void **state)
{
	(void)state;
	breaker_free(breaker);
	return 0;
}

/* --- the index --- */

enum { ROOM = 1 << 20 };

static void say(
	struct phrase_index *index, unsigned owner, unsigned slot, const char *text)
{
	assert_true(phrase_index_add(index, breaker, owner, slot, 0, text, strlen(text)));
}

/* What is offered, a line each. */
static char *offered(struct phrase_index *index, unsigned slot, const char *before)
{
	struct offer offers[OFFERS_MOST];
	struct str lines = STR_INIT;
	for (size_t i = 0; i < OFFERS_MOST; i++)
		str_init(&offers[i].text);
	const size_t count = phrase_index_offer(
		index, breaker, slot, before, strlen(before), offers, OFFERS_MOST);
	for (size_t i = 0; i < OFFERS_MOST; i++) {
		if (i < count)
			str_printf(&lines, "%s%s", i ? "\n" : "", offers[i].text.data);
		str_release(&offers[i].text);
	}
	return str_detach(&lines);
}

static void assert_offered(
	struct phrase_index *index, unsigned slot, const char *before, const char *wanted)
{
	char *is = offered(index, slot, before);
	assert_string_equal(is, wanted);
	free(is);
}

static void test_goes_on(void **state)
{
	(void)state;
	struct phrase_index *index = phrase_index_new(ROOM);
	say(index, 0, 1, "ประชุมชี้แจงบุคลากรทุกส่วนราชการ\nติดป้ายหน้าห้อง ๑๒ จุด");
	assert_offered(index, 1, "ประชุม", "ชี้แจงบุคลากรทุกส่วนราชการ");
	/* Inside of a word, behind other words, in another slot. */
	assert_offered(index, 1, "จัดประชุมชี้แ", "จงบุคลากรทุกส่วนราชการ");
	assert_offered(index, 2, "บุคล", "ากรทุกส่วนราชการ");
	/* As text_fold() folds; a space that was typed is not typed again. */
	assert_offered(index, 1, "ติดป้าย หน้าห้อง", " ๑๒ จุด");
	assert_offered(index, 1, "ติดป้ายหน้าห้อง ", "๑๒ จุด");
	assert_offered(index, 1, "ติดป้ายหน้าห้อง 1", "๒ จุด");
	assert_offered(index, 1, "ไม่มีคำนี้", "");
	/* A word ends where a space was typed. */
	assert_offered(index, 1, "สนป ", "");
	assert_offered(index, 1, "ประชุมชี้แจงบุคลากรทุกส่วนราชการ", "");
	phrase_index_free(index);
}

/* What was said elsewhere, where that may not be. */
static void test_alone(void **state)
{
	(void)state;
	struct phrase_index *index = phrase_index_new(ROOM);
	say(index, 0, 1, "ตารางเก็บขยะรายหมู่บ้าน");
	say(index, 0, 2, "ต.ค. ๖๘ - ก.ย. ๖๙");
	assert_offered(index, 2, "ตาราง", "เก็บขยะรายหมู่บ้าน");
	assert_offered(index, 2 | OFFER_ALONE, "ตาราง", "");
	assert_offered(index, 2 | OFFER_ALONE, "ต.ค. ๖๘", " - ก.ย. ๖๙");
	phrase_index_free(index);
}

/* Never what would change a cell that stands there. */
static void test_never_inside_a_cell(void **state)
{
	(void)state;
	struct phrase_index *index = phrase_index_new(ROOM);
	say(index, 0, 1, "ที่ทำการ");
	assert_offered(index, 1, "ท", "");
	assert_offered(index, 1, "ที", "");
	assert_offered(index, 1, "ที่", "ทำการ");
	assert_offered(index, 1, "ที่ท", "");
	phrase_index_free(index);
}

/* What is said more often and in the same slot comes first, then what is newer. */
static void test_order(void **state)
{
	(void)state;
	struct phrase_index *index = phrase_index_new(ROOM);
	say(index, 0, 1, "รายงานปลัดทุกเดือน");
	say(index, 0, 2, "รายงานนายกทุกเดือน");
	say(index, 1, 2, "รายงานนายกทุกเดือน");
	char *first = offered(index, 1, "รายงาน"), *second = offered(index, 2, "รายงาน");
	assert_string_equal(first, "ปลัดทุกเดือน\nนายกทุกเดือน");
	assert_string_equal(second, "นายกทุกเดือน\nปลัดทุกเดือน");
	free(first);
	free(second);
	phrase_index_free(index);
	index = phrase_index_new(ROOM);
	phrase_index_add(index, breaker, 0, 1, 2567, "เสนอปลัด", strlen("เสนอปลัด"));
	phrase_index_add(index, breaker, 1, 1, 2568, "เสนอนายก", strlen("เสนอนายก"));
	assert_offered(index, 1, "เสนอ", "นายก\nปลัด");
	phrase_index_free(index);
}

/* As far as most of those agree that go on so. */
static void test_as_far_as_they_agree(void **state)
{
	(void)state;
	struct phrase_index *index = phrase_index_new(ROOM);
	say(index, 0, 1, "สรุปผลเสนอปลัดวันจันทร์\nสรุปผลเสนอปลัดวันพุธ\nสรุปผลเสนอปลัดสิ้นเดือน");
	char *is = offered(index, 1, "สรุป");
	assert_int_equal(strncmp(is, "ผลเสนอปลัดวัน", strlen("ผลเสนอปลัดวัน")), 0);
	assert_null(strstr(is, "จันทร์"));
	free(is);
	phrase_index_free(index);
}

/* Before anything is typed: what is short or was said more than once, of that slot. */
static void test_starts(void **state)
{
	static const char sentence[] = "ผู้มาติดต่อรอคิวนานในช่วงเช้าของวันทำการแรกของทุกเดือน";
	(void)state;
	struct phrase_index *index = phrase_index_new(ROOM);
	say(index, 0, 1, sentence);
	say(index, 0, 5, "กองคลัง");
	say(index, 0, 5, "สำนักปลัด");
	say(index, 1, 5, "สำนักปลัด");
	assert_offered(index, 5, "", "สำนักปลัด\nกองคลัง");
	assert_offered(index, 1, "", "");
	say(index, 1, 1, sentence);
	assert_offered(index, 1, "", sentence);
	phrase_index_free(index);
}

static void test_forgets(void **state)
{
	(void)state;
	struct phrase_index *index = phrase_index_new(ROOM);
	say(index, 7, 1, "ตรวจสอบบัญชีทุกไตรมาส\nตรวจสอบพัสดุทุกสิ้นปี");
	say(index, 8, 1, "ตรวจสอบบัญชีทุกไตรมาส");
	phrase_index_forget(index, 7);
	assert_offered(index, 1, "ตรวจสอบ", "บัญชีทุกไตรมาส");
	phrase_index_forget(index, 8);
	assert_offered(index, 1, "ตรวจสอบ", "");
	const size_t bytes = phrase_index_bytes(index);
	for (unsigned i = 0; i < 100; i++) {
		say(index, i, 1, "ตรวจสอบพัสดุทุกสิ้นปี");
		assert_offered(index, 1, "ตรวจสอบ", "พัสดุทุกสิ้นปี");
		phrase_index_forget(index, i);
	}
	assert_int_equal(phrase_index_bytes(index), bytes);
	phrase_index_free(index);
}

/* No more memory than it was told; what fits stays right. */
static void test_room(void **state)
{
	enum { LITTLE = 20000 };
	struct support_random random = {2569};
	(void)state;
	struct phrase_index *index = phrase_index_new(LITTLE);
	for (unsigned i = 0; i < 2000; i++) {
		struct str text = STR_INIT;
		for (int k = 0; k < 12; k++)
			str_put_code_point(&text, 0x0E01 + support_draw(&random, 46));
		phrase_index_add(index, breaker, i, 1, i, text.data, text.bytes);
		str_release(&text);
	}
	assert_true(phrase_index_full(index));
	assert_true(phrase_index_bytes(index) <= LITTLE + LITTLE / 2);
	for (unsigned i = 0; i < 2000; i++)
		phrase_index_forget(index, i);
	assert_false(phrase_index_full(index));
	phrase_index_free(index);
}

/* Whatever is typed, what is offered is what follows there somewhere: against a search
 * through all of it. */
static void test_against_all(void **state)
{
	static const char *const said[] = {"จัดประชุมประชาคมหมู่บ้านทุกเดือน",
		"จัดประชุมผู้บริหารทุกวันจันทร์", "จัดทำคู่มือประชาชน ฉบับย่อ", "ประชาชนพึงพอใจ ร้อยละ ๙๐",
		"ประกาศบน website ของหน่วยงาน"};
	(void)state;
	struct phrase_index *index = phrase_index_new(ROOM);
	for (unsigned i = 0; i < COUNT(said); i++)
		say(index, i, 1, said[i]);
	for (size_t i = 0; i < COUNT(said); i++)
		for (size_t bytes = 0; bytes < strlen(said[i]); bytes++) {
			struct offer offers[OFFERS_MOST];
			for (size_t k = 0; k < OFFERS_MOST; k++)
				str_init(&offers[k].text);
			const size_t count = phrase_index_offer(
				index, breaker, 1, said[i], bytes, offers, OFFERS_MOST);
			for (size_t k = 0; k < OFFERS_MOST; k++) {
				bool found = k >= count;
				for (size_t s = 0; s < COUNT(said); s++)
					found |= strstr(said[s], offers[k].text.data) !=
						 NULL;
				assert_true(found);
				str_release(&offers[k].text);
			}
		}
	phrase_index_free(index);
}

/* --- the office --- */

#define CARD(output, more) "{\"output\":\"" output "\",\"state\":\"draft\"" more "}"
#define REPORT(agency, year, cards)                                                      \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"digits\":\"thai\","  \
	"\"agency\":{\"type\":\"เทศบาลตำบล\",\"name\":\"" agency "\"},"                  \
	"\"fiscal_year\":" year ",\"months\":12,\"title\":\"รายงาน\",\"cards\":[" cards  \
	"]}"

static int64_t import(struct office *office, const char *json)
{
	struct report report;
	office_parse(json, &report);
	const int64_t number = office_import(office, &report);
	report_release(&report);
	return number;
}

static void work(
	struct office_phrases *phrases, const struct office *office, int64_t report)
{
	int rounds = 0;
	while (office_phrases_work(phrases, office->store, report))
		assert_true(++rounds < 10000);
}

static bool knows_in(const struct office_phrases *phrases, unsigned slot,
	const char *before, const char *behind)
{
	struct offer offers[OFFERS_MOST];
	bool known = false;
	for (size_t i = 0; i < OFFERS_MOST; i++)
		str_init(&offers[i].text);
	const size_t count = office_phrases_offer(
		phrases, slot, before, strlen(before), offers, OFFERS_MOST);
	for (size_t i = 0; i < OFFERS_MOST; i++) {
		known |= i < count && !strcmp(offers[i].text.data, behind);
		str_release(&offers[i].text);
	}
	return known;
}

static bool knows(
	const struct office_phrases *phrases, const char *before, const char *behind)
{
	return knows_in(phrases, FIELD_OUTPUT, before, behind);
}

/* The card at a place of a report gets another output. */
static void write_output(
	struct office *office, int64_t report, int place, const char *text)
{
	struct card_entry entry;
	struct error error = ERROR_INIT;
	int64_t number;
	assert_done(store_card_at(office->store, report, place, &number, &error), &error);
	assert_done(store_card(office->store, number, &entry, &error), &error);
	free(entry.card.output);
	entry.card.output = mem_strdup(text);
	assert_int_equal(
		store_save_card(office->store, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
}

static void test_learns_its_own(void **state)
{
	struct office *office = *state;
	const int64_t own =
		import(office, REPORT("ธารตะวัน", "2569", CARD("ซ่อมถนนสายหน้าวัด", "")));
	import(office, REPORT("ธารตะวัน", "2568", CARD("ซ่อมสะพานท้ายบ้าน", "")));
	const int64_t other =
		import(office, REPORT("ธารจันทร์", "2568", CARD("ซ่อมศาลากลางสวน", "")));
	struct office_phrases *phrases = office_phrases_new();
	work(phrases, office, own);
	assert_true(knows(phrases, "ซ่อมถนน", "สายหน้าวัด"));
	assert_true(knows(phrases, "ซ่อมสะพาน", "ท้ายบ้าน"));
	assert_false(knows(phrases, "ซ่อมศาลา", "กลางสวน"));
	/* In the other's report it is the other way round. */
	work(phrases, office, other);
	assert_true(knows(phrases, "ซ่อมศาลา", "กลางสวน"));
	assert_false(knows(phrases, "ซ่อมถนน", "สายหน้าวัด"));
	office_phrases_free(phrases);
}

/* A kept file's name says nothing to who types, and what proves one measure no other. */
static void test_not_others_evidence(void **state)
{
	static const char piece[] = ",\"evidence\":[{\"kind\":\"photo\",\"ref\":\"%s\"}]";
	struct office *office = *state;
	struct str files = STR_INIT, json = STR_INIT;
	struct offer offers[OFFERS_MOST] = {0};
	str_puts(&files, KEPT_FILES);
	for (int i = 0; i < KEPT_HEX; i++)
		str_putc(&files, i % 2 ? 'c' : '9');
	str_puts(&files, ".png");
	str_puts(&json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
		"\"digits\":\"thai\",\"agency\":{\"name\":\"ธารตะวัน\"},"
		"\"fiscal_year\":2569,\"months\":12,\"title\":\"รายงาน\",\"cards\":["
		"{\"state\":\"draft\"");
	str_printf(&json, piece, files.data);
	str_puts(&json, "},{\"state\":\"draft\"");
	str_printf(&json, piece, "ป้ายหน้าห้อง.jpg");
	str_puts(&json, "}]}");
	struct office_phrases *phrases = office_phrases_new();
	work(phrases, office, import(office, json.data));
	assert_int_equal(
		office_phrases_offer(phrases, FIELD_EVIDENCE, "", 0, offers, 4), 0);
	assert_true(knows(phrases, "ป้ายหน้า", "ห้อง.jpg"));
	assert_false(knows(phrases, "fi", files.data + 2));
	office_phrases_free(phrases);
	str_release(&files);
	str_release(&json);
}

static void test_not_what_is_unconfirmed(void **state)
{
	struct office *office = *state;
	const int64_t report = import(
		office, REPORT("ธารตะวัน", "2569",
				CARD("ซ่อมถนนสายหน้าวัด", ",\"unconfirmed\":[\"output\"]")));
	struct office_phrases *phrases = office_phrases_new();
	work(phrases, office, report);
	assert_false(knows(phrases, "ซ่อมถนน", "สายหน้าวัด"));
	office_phrases_free(phrases);
}

static void test_forgets_what_is_deleted(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	int64_t card;
	const int64_t report = import(office,
		REPORT("ธารตะวัน", "2569",
			CARD("ซ่อมถนนสายหน้าวัด", "") "," CARD("ซ่อมสะพานท้ายบ้าน", "")));
	struct office_phrases *phrases = office_phrases_new();
	work(phrases, office, report);
	/* Changed; what was there before is gone. */
	write_output(office, report, 1, "ซ่อมถนนสายใหม่");
	office_phrases_due(phrases);
	work(phrases, office, report);
	assert_true(knows(phrases, "ซ่อมถนน", "สายใหม่"));
	assert_false(knows(phrases, "ซ่อมถนน", "สายหน้าวัด"));
	/* Taken out of its report. */
	assert_done(store_card_at(office->store, report, 2, &card, &error), &error);
	assert_done(
		store_remove_card(office->store, card, "somsri", NULL, &error), &error);
	office_phrases_due(phrases);
	work(phrases, office, report);
	assert_false(knows(phrases, "ซ่อมสะพาน", "ท้ายบ้าน"));
	assert_true(knows(phrases, "ซ่อมถนน", "สายใหม่"));
	office_phrases_free(phrases);
}

static void test_not_a_draft(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct draft draft = {.who = "somsri",
		.session = "1",
		.field = FIELD_OUTPUT,
		.revision = 1,
		.body = CARD("ซ่อมศาลากลางสวน", "")};
	const int64_t report =
		import(office, REPORT("ธารตะวัน", "2569", CARD("ซ่อมถนนสายหน้าวัด", "")));
	assert_done(store_card_at(office->store, report, 1, &draft.card, &error), &error);
	assert_done(store_draft_put(office->store, &draft, &error), &error);
	struct office_phrases *phrases = office_phrases_new();
	work(phrases, office, report);
	assert_false(knows(phrases, "ซ่อมศาลา", "กลางสวน"));
	assert_true(knows(phrases, "ซ่อมถนน", "สายหน้าวัด"));
	office_phrases_free(phrases);
}

/* However much there is: bounded, and what is new is still learned. */
static void test_many_cards(void **state)
{
	enum { CARDS = 1500, MOST = 600 << 10 };
	struct office *office = *state;
	struct report report;
	office_invent(&report, 2569, CARDS, 7);
	const int64_t number = office_import(office, &report);
	report_release(&report);
	struct office_phrases *phrases = office_phrases_new();
	work(phrases, office, number);
	assert_true(office_phrases_bytes(phrases) < MOST);
	write_output(office, number, CARDS, "ซ่อมถนนสายหน้าวัด");
	office_phrases_due(phrases);
	work(phrases, office, number);
	assert_true(knows(phrases, "ซ่อมถนน", "สายหน้าวัด"));
	assert_true(office_phrases_bytes(phrases) < MOST);
	office_phrases_free(phrases);
}

/* --- what ships --- */

#define REPORT_OF(agency)                                                                \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"digits\":\"thai\","  \
	"\"agency\":{" agency "},\"fiscal_year\":2569,\"months\":12,"                    \
	"\"title\":\"รายงาน\",\"cards\":[]}"

/* The units and heads of its own kind of agency, and of no other. */
static void test_of_its_kind(void **state)
{
	static const char unit[] = "เทศบาล"; /* of the others สำนักปลัด is all of it */
	static const struct {
		const char *report, *head;
		bool has_unit;
	} kinds[] = {
		{REPORT_OF("\"type\":\"องค์การบริหารส่วนตำบล\",\"name\":\"ธารตะวัน\""),
			"องค์การบริหารส่วนตำบลทราบ", false},
		{REPORT_OF("\"type\":\"เทศบาลเมือง\",\"name\":\"ธารตะวัน\""), "เทศมนตรีทราบ",
			true},
		{REPORT_OF("\"type\":\"อบจ.\",\"name\":\"ธารตะวัน\""),
			"องค์การบริหารส่วนจังหวัดทราบ", false},
		{REPORT_OF("\"name\":\"เทศบาลตำบลธารตะวัน\""), "เทศมนตรีทราบ", true},
		{REPORT_OF("\"type\":\"โรงเรียน\",\"name\":\"ธารตะวัน\""), "", false},
	};
	struct office *office = *state;
	struct office_phrases *phrases = office_phrases_new();
	for (size_t i = 0; i < COUNT(kinds); i++) {
		const int64_t report = import(office, kinds[i].report);
		work(phrases, office, report);
		/* Looked through again, they are what they were. */
		office_phrases_due(phrases);
		work(phrases, office, report);
		assert_int_equal(knows_in(phrases, FIELD_OWNERS, "สำนักปลัด", unit),
			kinds[i].has_unit);
		for (size_t k = 0; k < COUNT(kinds); k++)
			assert_int_equal(knows_in(phrases, FIELD_STEPS, "รายงานผลให้นายก",
						 kinds[k].head),
				*kinds[k].head && !strcmp(kinds[k].head, kinds[i].head));
		assert_true(knows_in(phrases, FIELD_OWNERS, "กองวิชาการ", "และแผนงาน"));
	}
	office_phrases_free(phrases);
}

/* What the check tells as another kind's stands in none of these. */
static void assert_own_words(const struct string_list *fields, const char *type)
{
	struct error error = ERROR_INIT;
	struct check_words *words = check_words_load(&error);
	assert_done(words != NULL, &error);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		for (size_t i = 0; i < fields[field].count; i++)
			for (size_t k = 0; k < words->agency.count; k++) {
				const struct agency_word *word = &words->agency.items[k];
				bool foreign = !type;
				for (size_t t = 0; type && t < word->types.count; t++)
					foreign |= !strncmp(type, word->types.items[t],
						strlen(word->types.items[t]));
				if (foreign && strstr(fields[field].items[i], word->word))
					fail_msg("“%s” in “%s”", word->word,
						fields[field].items[i]);
			}
	check_words_free(words);
}

static void test_words_of_its_kind(void **state)
{
	struct standard_phrases phrases = {0};
	struct error error = ERROR_INIT;
	(void)state;
	assert_done(standard_phrases_load(&phrases, &error), &error);
	assert_own_words(phrases.fields, NULL);
	assert_int_equal(phrases.agencies_count, 3);
	for (size_t i = 0; i < phrases.agencies_count; i++) {
		const struct agency_phrases *agency = &phrases.agencies[i];
		for (size_t k = 0; k < agency->types.count; k++)
			assert_own_words(agency->fields, agency->types.items[k]);
	}
	standard_phrases_release(&phrases);
}

static void test_standard(void **state)
{
	struct standard_phrases phrases = {0};
	struct error error = ERROR_INIT;
	size_t count = 0;
	(void)state;
	assert_done(standard_phrases_load(&phrases, &error), &error);
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		count += phrases.fields[field].count;
	assert_true(count > 100);
	standard_phrases_release(&phrases);
}

/* No sentence of theirs stands in the text of that report. */
static void assert_our_own(
	const struct string_list *fields, const char *text, const char *key)
{
	enum { LONG = 75 /* bytes: 25 Thai letters */ };
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		for (size_t i = 0; i < fields[field].count; i++) {
			const char *phrase = fields[field].items[i];
			if (strlen(phrase) >= LONG && strstr(text, phrase))
				fail_msg("“%s” stands in %s", phrase, key);
		}
}

/* They are of our own writing. */
static void test_standard_is_our_own(void **state)
{
	struct standard_phrases phrases = {0};
	struct error error = ERROR_INIT;
	struct str text = STR_INIT;
	(void)state;
	assert_done(standard_phrases_load(&phrases, &error), &error);
	for (size_t i = 0; support_reports[i].path; i++) {
		const char *key = support_reports[i].key;
		if (key[0] != '0')
			continue;
		support_read(support_reports[i].path, &text);
		assert_our_own(phrases.fields, text.data, key);
		for (size_t k = 0; k < phrases.agencies_count; k++)
			assert_our_own(phrases.agencies[k].fields, text.data, key);
	}
	str_release(&text);
	standard_phrases_release(&phrases);
}

static int make(void **state)
{
	return office_setup(state);
}

#define WITH_OFFICE(test) cmocka_unit_test_setup_teardown(test, make, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_goes_on),
		cmocka_unit_test(test_alone),
		cmocka_unit_test(test_never_inside_a_cell),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_as_far_as_they_agree),
		cmocka_unit_test(test_starts),
		cmocka_unit_test(test_forgets),
		cmocka_unit_test(test_room),
		cmocka_unit_test(test_against_all),
		WITH_OFFICE(test_learns_its_own),
		WITH_OFFICE(test_not_others_evidence),
		WITH_OFFICE(test_not_what_is_unconfirmed),
		WITH_OFFICE(test_forgets_what_is_deleted),
		WITH_OFFICE(test_not_a_draft),
		WITH_OFFICE(test_many_cards),
		WITH_OFFICE(test_of_its_kind),
		cmocka_unit_test(test_words_of_its_kind),
		cmocka_unit_test(test_standard),
		cmocka_unit_test(test_standard_is_our_own),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
