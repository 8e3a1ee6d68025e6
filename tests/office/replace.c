/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Replacing: which places there are in a text, and over a report; done, taken back, what
 * stays, while others edit.
 */
#include <config.h>

#include "tests/support/office.h"
#include "text/number.h"

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/overview.h"
#include "db/store.h"
#include "db/trust/trail.h"
#include "model/card.h"
#include "model/limits.h"
#include "model/report.h"
#include "office/replace.h"
#include "office/replace_text.h"
#include "tests/support/support.h"
#include "text/cell.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"

/* --- one text --- */

/* The text with all its places replaced; doubtful ones in brackets. */
static char *replace_all(
	const struct replace_wish *wish, const char *text, size_t *inside)
{
	struct error error = ERROR_INIT;
	struct replace_places places = {0};
	struct replacer *replacer = replacer_new(wish, &error);
	struct str out = STR_INIT;
	size_t from = 0;
	assert_done(replacer != NULL, &error);
	replacer_find(replacer, text, strlen(text), &places);
	for (size_t i = 0; i < places.count; i++) {
		const struct replace_place *place = &places.items[i];
		assert_true(place->start >= from);
		str_append(&out, text + from, place->start - from);
		str_puts(&out, place->doubtful ? "[" : "");
		str_puts(&out, place->after);
		str_puts(&out, place->doubtful ? "]" : "");
		from = place->start + place->bytes;
	}
	str_puts(&out, text + from);
	*inside = places.inside;
	replace_places_release(&places);
	replacer_free(replacer);
	return str_detach(&out);
}

static void test_words(void **state)
{
	(void)state;
	static const struct {
		const char *find, *with;
		bool exact;
		const char *text, *then;
		size_t inside;
	} rows[] = {
		{"กองคลัง", "สำนักคลัง", false, "กองคลัง และกองคลัง", "สำนักคลัง และสำนักคลัง", 0},
		/* As search finds: spaces between Thai letters, digits, case. */
		{"กองคลัง", "กองช่าง", false, "กอง คลัง ดูแล", "กองช่าง ดูแล", 0},
		{"กองคลัง", "กองช่าง", true, "กอง คลัง", "กอง คลัง", 0},
		{"ปี 2568", "ปี ๒๕๖๙", false, "ปี ๒๕๖๘ และปี 2568", "ปี ๒๕๖๙ และปี ๒๕๖๙", 0},
		{"ITA", "อิตา", false, "ผล ita", "ผล อิตา", 0},
		{"ITA", "อิตา", true, "ผล ita", "ผล ita", 0},
		/* ำ and its parts. */
		{"ทำ", "จัด", false, "ท\u0E4D\u0E32 ทำ", "จัด จัด", 0},
		{"ท\u0E4D\u0E32", "จัด", false, "ทำงาน", "จัดงาน", 0},
		{"ทำ", "จัด", true, "ท\u0E4D\u0E32 ทำ", "ท\u0E4D\u0E32 จัด", 0},
		{"น้ำ", "ไฟ", false, "น้\u0E4D\u0E32 น\u0E4D้\u0E32 น้ำ", "ไฟ ไฟ ไฟ", 0},
		/* No part of a cell, and no leading vowel left alone. */
		{"น", "ม", false, "น้ำ นา", "น้ำ มา", 1},
		{"ท", "x", false, "ทำ", "ทำ", 1},
		{"กาะ", "x", false, "เกาะ", "เกาะ", 1},
		{"ก", "ข", false, "เก", "เข", 0},
		{"เเ", "แ", false, "เเก", "แก", 0},
		/* Taken out; already so; at the ends; none over another. */
		{"ก", "", false, "กขก", "ข", 0},
		{"ก", "ก", false, "กก", "กก", 0},
		{"aa", "b", true, "aaa", "ba", 0},
		{"ก", "กก", false, "กก", "กกกก", 0},
		/* Not across lines. */
		{"กข", "x", false, "ก\nข", "ก\nข", 0},
		{" กข ", "x", false, "กข", "x", 0},
		{"ไม่มี", "x", false, "", "", 0},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t inside;
		const struct replace_wish wish = {
			REPLACE_WORDS, rows[i].find, rows[i].with, rows[i].exact};
		char *then = replace_all(&wish, rows[i].text, &inside);
		if (strcmp(then, rows[i].then) != 0)
			fail_msg("%zu: %s", i, then);
		assert_int_equal(inside, rows[i].inside);
		free(then);
	}
}

static void test_digits(void **state)
{
	(void)state;
	static const struct {
		enum replace_kind kind;
		const char *text, *then;
	} rows[] = {
		{REPLACE_THAI_DIGITS, "ปี 2568 ข้อ 1.2 จำนวน 12,500.50 บาท",
			"ปี ๒๕๖๘ ข้อ ๑.๒ จำนวน ๑๒,๕๐๐.๕๐ บาท"},
		{REPLACE_THAI_DIGITS, "ข้อ1และ2", "ข้อ๑และ๒"},
		{REPLACE_THAI_DIGITS, "โทร. 044-123456", "โทร. ๐๔๔-๑๒๓๔๕๖"},
		{REPLACE_THAI_DIGITS, "๑ 1", "๑ ๑"},
		/* Addresses, mailboxes, codes. */
		{REPLACE_THAI_DIGITS, "ดูที่ https://a.go.th/2568/12?a=1 ข้อ 3",
			"ดูที่ https://a.go.th/2568/12?a=1 ข้อ ๓"},
		{REPLACE_THAI_DIGITS, "ที่www.a1.go.th/2", "ที่www.a1.go.th/2"},
		{REPLACE_THAI_DIGITS, "saraban_06310101@dla.go.th 5",
			"saraban_06310101@dla.go.th ๕"},
		{REPLACE_THAI_DIGITS, "ข้อ o11, e3 และ i7 รวม 3 ข้อ",
			"ข้อ o11, e3 และ i7 รวม ๓ ข้อ"},
		{REPLACE_THAI_DIGITS, "โควิด COVID-19 ปี 2563", "โควิด COVID-19 ปี ๒๕๖๓"},
		{REPLACE_THAI_DIGITS, "a@1", "a@1"},
		/* The number of a name is but offered. */
		{REPLACE_THAI_DIGITS, "ISO 9001 ฉบับ 2", "ISO [๙๐๐๑] ฉบับ ๒"},
		{REPLACE_ARABIC_DIGITS, "ปี ๒๕๖๘ ข้อ ๑.๒ 3", "ปี 2568 ข้อ 1.2 3"},
		{REPLACE_ARABIC_DIGITS, "๑-๕ และ ๑/๒๕๖๘", "1-5 และ 1/2568"},
		{REPLACE_ARABIC_DIGITS, "o๑๑", "o๑๑"},
		{REPLACE_ARABIC_DIGITS, "12", "12"},
		{REPLACE_THAI_DIGITS, "", ""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t inside;
		const struct replace_wish wish = {.kind = rows[i].kind};
		char *then = replace_all(&wish, rows[i].text, &inside);
		if (strcmp(then, rows[i].then) != 0)
			fail_msg("%zu: %s", i, then);
		free(then);
	}
}

/* By the dictionary, as import does it. */
static void test_spaces(void **state)
{
	(void)state;
	static const struct {
		const char *text, *then;
	} rows[] = {
		{"น ้ำ", "น้ำ"},
		{"การ ดำเนินการ ตาม แผน", "การดำเนินการ ตาม แผน"},
		{"ปี ๒๕๖๘ กองคลัง 12", "ปี ๒๕๖๘ กองคลัง 12"},
		{"พ.ศ. ๒๕๖๘", "พ.ศ. ๒๕๖๘"},
		{"a b", "a b"},
		{" ก ", " ก "},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t inside;
		const struct replace_wish wish = {.kind = REPLACE_SPACES};
		char *then = replace_all(&wish, rows[i].text, &inside);
		if (strcmp(then, rows[i].then) != 0)
			fail_msg("%zu: %s", i, then);
		free(then);
	}
	/* What may be one word is but offered. */
	size_t inside;
	char *then = replace_all(
		&(struct replace_wish){.kind = REPLACE_SPACES}, "ประชา ชน", &inside);
	assert_true(!strcmp(then, "ประชา[]ชน") || !strcmp(then, "ประชาชน"));
	free(then);
}

static void test_wishes(void **state)
{
	(void)state;
	static const struct {
		const char *find, *with, *words;
	} rows[] = {
		{"", "x", "looked for"},
		{" ", "x", "looked for"},
		{"a\nb", "x", "one line"},
		{"a", "x\ty", "one line"},
		{"a", "้ำ", "mark that has no letter"},
		{"a", "ำ", "mark that has no letter"},
		{"a", "ิ", "mark that has no letter"},
		{"\xff", "x", "UTF-8"},
		{"a", "\xe0\xb8", "UTF-8"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct error error = ERROR_INIT;
		const struct replace_wish wish = {
			REPLACE_WORDS, rows[i].find, rows[i].with, false};
		assert_null(replacer_new(&wish, &error));
		assert_error(&error, ERROR_USAGE, rows[i].words);
	}
}

static size_t strays(const char *text)
{
	size_t count = 0;
	const size_t bytes = strlen(text);
	for (size_t at = 0; at < bytes;) {
		const struct cell cell = cell_next(text + at, bytes - at);
		count += cell.stray;
		at += cell.bytes;
	}
	return count;
}

/* Whatever is looked for in whatever, no mark ever loses its letter. */
static void test_noise(void **state)
{
	(void)state;
	static const char *const parts[] = {"ก", "น", "้", "ำ", "\u0E4D", "า", "ิ", "เ",
		"แ", " ", "1", "๒", "a", "\n", "ๆ", ".", "@", "www.", "\xE0\xB8",
		"\u200B"};
	struct support_random random = {7};
	for (int i = 0; i < 4000; i++) {
		struct str text = STR_INIT, find = STR_INIT, with = STR_INIT;
		for (uint32_t n = support_draw(&random, 14); n > 0; n--)
			str_puts(&text, parts[support_draw(&random, COUNT(parts))]);
		for (uint32_t n = support_draw(&random, 3) + 1; n > 0; n--)
			str_puts(&find, parts[support_draw(&random, COUNT(parts))]);
		for (uint32_t n = support_draw(&random, 3); n > 0; n--)
			str_puts(&with, parts[support_draw(&random, COUNT(parts))]);
		const struct replace_wish wish = {
			(enum replace_kind)support_draw(&random, 4), find.data,
			with.data ? with.data : "", support_draw(&random, 2) != 0};
		struct error error = ERROR_INIT;
		struct replacer *replacer = replacer_new(&wish, &error);
		error_release(&error);
		if (replacer) {
			size_t inside;
			const char *words = text.data ? text.data : "";
			char *then = replace_all(&wish, words, &inside);
			assert_true(strays(then) <=
				    strays(words) + strays(wish.with) * strlen(words));
			free(then);
		}
		replacer_free(replacer);
		str_release(&text);
		str_release(&find);
		str_release(&with);
	}
}

/* --- over a report --- */

#define CARDS                                                                                                                            \
	"{\"group\":\"งานคลัง\",\"refs\":[\"o11\"],\"issue\":\"คลัง\",\"steps\":{\"lead\":\"คลังนำ\"," \
	"\"items\":[\"คลัง\",\"อื่น\"]},\"owners\":[\"คลัง\",\"ช่าง\"],\"period\":\"ปี 2568\","      \
	"\"output\":\"คลัง 1 คลัง 2\",\"evidence\":[{\"kind\":\"url\",\"ref\":"                                          \
	"\"https://a.go.th/คลัง/1\",\"caption\":\"ภาพคลัง 3\",\"date\":\"1 ม.ค. 68\"}],"                       \
	"\"state\":\"done\"},{\"issue\":\"คลัง\",\"unconfirmed\":[\"issue\"]},{\"issue\":\"คลัง\"}"

static int setup(void **state)
{
	struct report report;
	office_setup(state);
	office_parse(
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\",\"fiscal_year\":2568,"
		"\"months\":12,\"title\":\"รายงานคลัง\",\"agency\":{\"name\":\"ทดลอง\"},\"memo\":{"
		"\"subject\":\"เรื่องคลัง\",\"number\":\"กข 12/2568\",\"sections\":[{\"text\":\"คลัง\"}]},"
		"\"before\":[{\"text\":\"ก่อนคลัง\"}],\"cards\":[" CARDS "]}",
		&report);
	office_import(*state, &report);
	report_release(&report);
	return 0;
}

static void find(struct office *office, int64_t card, struct replace_wish wish,
	struct replacement *found)
{
	struct error error = ERROR_INIT;
	*found = (struct replacement){0};
	assert_done(
		replacement_find(found, office->store, 1, card, &wish, &error), &error);
}

static void replace(
	struct office *office, const struct replacement *found, struct replaced *done)
{
	struct error error = ERROR_INIT;
	*done = (struct replaced){0};
	assert_done(replacement_do(found, office->store, "manit", done, &error), &error);
}

static size_t undo(struct office *office, struct replaced *done)
{
	struct error error = ERROR_INIT;
	size_t stayed;
	assert_done(replaced_undo(done, office->store, "manit", &stayed, &error), &error);
	replaced_release(done);
	return stayed;
}

static char *json_now(struct office *office)
{
	struct report report;
	office_load(office, 1, &report);
	char *json = office_json(&report);
	report_release(&report);
	return json;
}

static size_t count_words(const char *text, const char *words)
{
	size_t count = 0;
	for (; (text = strstr(text, words)); text += strlen(words))
		count++;
	return count;
}

static const struct replace_wish wish = {REPLACE_WORDS, "คลัง", "พัสดุ", false};

/* What an evidence's file is called is the hash of what is in it. */
static void test_kept_files(void **state)
{
#define HASH "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
	static const struct replace_wish year = {REPLACE_WORDS, "24", "25", false};
	struct office *office = *state;
	struct replacement found;
	struct replaced done;
	struct report report;
	office_parse("{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\","
		     "\"fiscal_year\":2569,\"months\":12,\"title\":\"อื่น\",\"cards\":["
		     "{\"evidence\":[{\"kind\":\"photo\",\"ref\":\"files/" HASH ".jpg\","
		     "\"caption\":\"ภาพ 24\"}]}]}",
		&report);
	office_import(office, &report);
	report_release(&report);
	struct error error = ERROR_INIT;
	found = (struct replacement){0};
	assert_done(replacement_find(&found, office->store, 2, 0, &year, &error), &error);
	assert_int_equal(found.count, 1);
	replace(office, &found, &done);
	office_load(office, 2, &report);
	const struct evidence *piece = report.cards[0].evidence.items;
	assert_string_equal(piece->ref, "files/" HASH ".jpg");
	assert_string_equal(piece->caption, "ภาพ 25");
	report_release(&report);
	replacement_release(&found);
	replaced_release(&done);
}

/* Every text of the report, and all of it comes back: states too. */
static void test_over_a_report(void **state)
{
	struct office *office = *state;
	struct replacement found;
	struct replaced done;
	char *before = json_now(office);
	find(office, 0, wish, &found);
	assert_int_equal(found.count, count_words(before, "คลัง"));
	assert_int_equal(replacement_taken(&found), found.count);
	assert_int_equal(replacement_reopens(&found), 1);
	replace(office, &found, &done);
	assert_int_equal(done.places, found.count);
	char *then = json_now(office);
	assert_int_equal(count_words(then, "คลัง"), 0);
	assert_int_equal(count_words(then, "พัสดุ"), found.count);
	assert_non_null(strstr(then, "https://a.go.th/พัสดุ/1"));
	/* What waits goes on waiting; what was done is a draft. */
	assert_non_null(strstr(then, "\"unconfirmed\""));
	assert_null(strstr(then, "\"done\""));
	assert_sound(office->store);
	assert_int_equal(undo(office, &done), 0);
	char *back = json_now(office);
	assert_string_equal(back, before);
	assert_sound(office->store);
	replacement_release(&found);
	free(before);
	free(then);
	free(back);
}

static void test_over_a_card(void **state)
{
	struct office *office = *state;
	struct replacement found;
	struct replaced done;
	struct str name = STR_INIT;
	find(office, 2, wish, &found);
	assert_int_equal(found.count, 1);
	assert_int_equal(found.texts[0].place, 2);
	replace_text_append_name(&name, &found.texts[0], DIGITS_ARABIC);
	assert_string_equal(name.data, "Issue");
	str_release(&name);
	replace(office, &found, &done);
	char *then = json_now(office);
	assert_int_equal(count_words(then, "พัสดุ"), 1);
	free(then);
	assert_int_equal(undo(office, &done), 0);
	replacement_release(&found);
}

/* What is left stays, and a step of which nothing is left is gone. */
static void test_some(void **state)
{
	struct office *office = *state;
	struct replacement found;
	struct replaced done;
	struct report report;
	char *before = json_now(office);
	find(office, 1, (struct replace_wish){REPLACE_WORDS, "คลัง", "", false}, &found);
	for (size_t i = 0; i < found.count; i++)
		found.hits[i].taken =
			found.texts[found.hits[i].text].field == FIELD_STEPS ||
			(i && found.texts[found.hits[i].text].field == FIELD_OUTPUT &&
				found.hits[i - 1].text == found.hits[i].text);
	assert_int_equal(replacement_taken(&found), 3);
	replace(office, &found, &done);
	office_load(office, 1, &report);
	assert_string_equal(report.cards[0].output, "คลัง 1  2");
	assert_string_equal(report.cards[0].steps.lead, "นำ");
	assert_int_equal(report.cards[0].steps.items.count, 1);
	assert_int_equal(report.cards[0].owners.count, 2);
	report_release(&report);
	assert_sound(office->store);
	assert_int_equal(undo(office, &done), 0);
	char *back = json_now(office);
	assert_string_equal(back, before);
	replacement_release(&found);
	free(before);
	free(back);
}

/* Codes of items and addresses keep their digits; the number of the memo has none. */
static void test_digits_of_a_report(void **state)
{
	struct office *office = *state;
	struct replacement found;
	struct replaced done;
	find(office, 0, (struct replace_wish){.kind = REPLACE_THAI_DIGITS}, &found);
	replace(office, &found, &done);
	char *then = json_now(office);
	static const char *const there[] = {"o11", "https://a.go.th/คลัง/1", "ปี ๒๕๖๘",
		"ภาพคลัง ๓", "๑ ม.ค. ๖๘", "กข ๑๒/๒๕๖๘", "คลัง ๑ คลัง ๒"};
	for (size_t i = 0; i < COUNT(there); i++)
		if (!strstr(then, there[i]))
			fail_msg("%s is not in %s", there[i], then);
	free(then);
	assert_int_equal(undo(office, &done), 0);
	replacement_release(&found);
	assert_sound(office->store);
}

static void test_approved(void **state)
{
	struct office *office = *state;
	struct replacement found;
	struct replaced done;
	office_people(office);
	office_approve(office, 1);
	find(office, 0, wish, &found);
	assert_true(found.approved >= 8);
	for (size_t i = 0; i < found.texts_count; i++)
		assert_int_not_equal(found.texts[i].card, 1);
	replace(office, &found, &done);
	struct report report;
	office_load(office, 1, &report);
	assert_int_equal(report.cards[0].state, CARD_APPROVED);
	assert_string_equal(report.cards[0].issue, "คลัง");
	assert_string_equal(report.cards[2].issue, "พัสดุ");
	report_release(&report);
	assert_sound(office->store);
	assert_int_equal(undo(office, &done), 0);
	replacement_release(&found);
}

static bool put_entry(void *context, const struct trail_entry *entry)
{
	str_printf(context, "%s %s %d;", entry->act, entry->who, (int)entry->card);
	return true;
}

static void test_trail(void **state)
{
	struct office *office = *state;
	struct replacement found;
	struct replaced done;
	struct error error = ERROR_INIT;
	struct str all = STR_INIT;
	find(office, 0, wish, &found);
	replace(office, &found, &done);
	assert_done(store_trail(office->store, 1, 0, put_entry, &all, &error), &error);
	assert_string_equal(all.data,
		"report.import somsri 0;report.head manit 0;card.save "
		"manit 1;card.save manit 2;card.save manit 3;");
	str_release(&all);
	replaced_release(&done);
	replacement_release(&found);
}

/* --- while others edit --- */

static void change_card(struct office *office, int64_t card, const char *issue)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct store *other = office_open(office->path, STORE_WRITE);
	assert_done(store_card(other, card, &entry, &error), &error);
	free(entry.card.issue);
	entry.card.issue = mem_strdup(issue);
	assert_int_equal(store_save_card(other, &entry, "somsri", &error), SAVE_DONE);
	card_entry_release(&entry);
	store_close(other);
}

static void change_head(struct office *office, const char *subject)
{
	struct error error = ERROR_INIT;
	struct report head;
	int64_t revision;
	struct store *other = office_open(office->path, STORE_WRITE);
	assert_done(store_read_head(other, 1, &head, &revision, &error), &error);
	free(head.memo.subject);
	head.memo.subject = mem_strdup(subject);
	assert_int_equal(
		store_save_head(other, 1, &head, &revision, "somsri", &error), SAVE_DONE);
	report_release(&head);
	store_close(other);
}

/* What was changed between looking and doing stays; the rest of it is done. */
static void test_changed_before(void **state)
{
	struct office *office = *state;
	struct replacement found;
	struct replaced done;
	struct error error = ERROR_INIT;
	find(office, 0, wish, &found);
	change_card(office, 2, "คลังของเขา");
	change_head(office, "เรื่องคลังของเขา");
	struct store *other = office_open(office->path, STORE_WRITE);
	assert_done(store_remove_card(other, 3, "somsri", NULL, &error), &error);
	store_close(other);
	replace(office, &found, &done);
	assert_int_equal(done.changed, 2);
	struct report report;
	office_load(office, 1, &report);
	assert_string_equal(report.memo.subject, "เรื่องคลังของเขา");
	assert_string_equal(report.title, "รายงานพัสดุ");
	assert_string_equal(report.cards[0].issue, "พัสดุ");
	assert_string_equal(report.cards[1].issue, "คลังของเขา");
	report_release(&report);
	assert_sound(office->store);
	replaced_release(&done);
	replacement_release(&found);
}

/* What was changed since stays as it is; the rest comes back, and it is told. */
static void test_changed_since(void **state)
{
	struct office *office = *state;
	struct replacement found;
	struct replaced done;
	find(office, 0, wish, &found);
	replace(office, &found, &done);
	change_card(office, 2, "ของเขา");
	change_head(office, "เรื่องของเขา");
	assert_int_equal(undo(office, &done), 2);
	struct report report;
	office_load(office, 1, &report);
	assert_string_equal(report.memo.subject, "เรื่องของเขา");
	assert_string_equal(report.title, "รายงานคลัง");
	assert_string_equal(report.cards[0].issue, "คลัง");
	assert_string_equal(report.cards[1].issue, "ของเขา");
	report_release(&report);
	assert_sound(office->store);
	replacement_release(&found);
}

static void test_refused(void **state)
{
	struct office *office = *state;
	struct replacement found;
	struct replaced done = {0};
	struct error error = ERROR_INIT;
	/* Too long: nothing at all is done. */
	struct str with = STR_INIT;
	str_repeat(&with, 'x', LIMIT_TEXT_BYTES);
	char *before = json_now(office);
	find(office, 0, (struct replace_wish){REPLACE_WORDS, "คลัง", with.data, false},
		&found);
	assert_false(replacement_do(&found, office->store, "manit", &done, &error));
	assert_error(&error, ERROR_REFUSED, "bytes");
	replacement_release(&found);
	str_release(&with);
	/* Who may not write; a report that is gone. */
	office_people(office);
	find(office, 0, wish, &found);
	assert_false(replacement_do(&found, office->store, "stranger", &done, &error));
	assert_error(&error, ERROR_REFUSED, "stranger");
	char *after = json_now(office);
	assert_string_equal(after, before);
	replacement_release(&found);
	found = (struct replacement){0};
	assert_false(replacement_find(&found, office->store, 9, 0, &wish, &error));
	assert_error(&error, ERROR_USAGE, "9");
	free(before);
	free(after);
	assert_sound(office->store);
}

/* The line around a place, cut. */
static void test_shown(void **state)
{
	struct office *office = *state;
	struct replacement found;
	struct str line = STR_INIT;
	size_t start, bytes;
	find(office, 1, wish, &found);
	size_t i = 0;
	while (found.texts[found.hits[i].text].part != PART_CAPTION)
		i++;
	replace_hit_append(&line, &found, &found.hits[i], true, 40, "…", &start, &bytes);
	assert_string_equal(line.data, "ภาพพัสดุ 3");
	assert_memory_equal(line.data + start, "พัสดุ", bytes);
	str_clear(&line);
	replace_hit_append(&line, &found, &found.hits[i], false, 4, "…", &start, &bytes);
	assert_string_equal(line.data, "…าพคลัง…");
	str_release(&line);
	replacement_release(&found);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_digits),
		cmocka_unit_test(test_spaces),
		cmocka_unit_test(test_wishes),
		cmocka_unit_test(test_noise),
		TEST(test_over_a_report),
		TEST(test_kept_files),
		TEST(test_over_a_card),
		TEST(test_some),
		TEST(test_digits_of_a_report),
		TEST(test_approved),
		TEST(test_trail),
		TEST(test_changed_before),
		TEST(test_changed_since),
		TEST(test_refused),
		TEST(test_shown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
