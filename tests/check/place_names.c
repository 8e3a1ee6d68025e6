/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * agency-name, district and spelling over the names of Thailand: every province and district
 * and a choice of tambons, each in several sentences. How many are found is printed, and so
 * many have to be; what is marked has to be the name, neither less nor more. Nothing is told of
 * how they are spelt.
 *
 * PLACES=all takes every tambon and names those that are missed.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "check/finding.h"
#include "check/rule.h"
#include "check/rules.h"
#include "check/spell.h"
#include "check/words.h"
#include "model/card.h"
#include "model/data.h"
#include "model/data_folder.h"
#include "model/json.h"
#include "model/lists.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum {
	CHOICE = 400,
	SEED = 20,
	PER_CENT = 100,
	ENOUGH_TAMBONS = 99,
	PROVINCES = 77,
	DISTRICTS = 928,
	TAMBONS = 7400
};

#define OWN_DISTRICT "ปัว"
#define OWN_PROVINCE "น่าน"

/* --- the names, as the data file has them --- */

struct districts {
	struct string_list names, provinces; /* by the same index */
};

static void take_tambons(struct string_list *tambons, const char *text)
{
	while (*(text += strspn(text, " "))) {
		const size_t bytes = strcspn(text, " ");
		char *name = mem_strndup(text, bytes);
		string_list_add(tambons, name);
		free(name);
		text += bytes;
	}
}

static void read_names(struct string_list *provinces, struct districts *districts,
	struct string_list *tambons)
{
	struct str path = STR_INIT;
	struct error error = ERROR_INIT;
	struct node list, province, district;
	assert_true(data_folder_find("places", "thailand", &path));
	struct data *data = data_read(path.data, &error);
	if (!data)
		fail_msg("%s", error_message(&error));
	const struct node root = data_root(data);
	assert_true(node_member(&root, "provinces", &list));
	for (size_t i = 0; node_each(&list, &i, &province);) {
		string_list_add(provinces, province.key);
		for (size_t j = 0; node_each(&province, &j, &district);) {
			const char *text;
			size_t bytes;
			assert_true(node_string(&district, &text, &bytes, &error));
			string_list_add(&districts->names, district.key);
			string_list_add(&districts->provinces, province.key);
			take_tambons(tambons, text);
		}
	}
	data_free(data);
	str_release(&path);
}

/* --- a check of many sentences at once, by one rule --- */

struct sentences {
	struct str cards;          /* JSON */
	struct string_list wanted; /* what is to be marked, by card; "": nothing */
};

static void add(struct sentences *sentences, const char *format, const char *name,
	const char *wanted)
{
	struct str text = STR_INIT;
	const char *gap = strstr(format, "%s");
	assert_non_null(gap);
	str_append(&text, format, (size_t)(gap - format));
	str_puts(&text, name);
	str_puts(&text, gap + 2);
	str_puts(&sentences->cards,
		sentences->cards.bytes ? ",{\"output\":" : "{\"output\":");
	data_quote(&sentences->cards, text.data, text.bytes);
	str_putc(&sentences->cards, '}');
	string_list_add(&sentences->wanted, wanted);
	str_release(&text);
}

static void tell_missed(const struct report *report, size_t card, const char *found)
{
	const char *all = getenv("PLACES");
	if (all)
		print_message("%s: %s\n", report->cards[card].output,
			found ? found : "not found");
}

/* How many cards have the one finding that is wanted, or none. */
static size_t count_right(const struct sentences *sentences, const struct report *report,
	const struct finding_list *list)
{
	size_t right = 0, next = 0;
	for (size_t card = 0; card < report->count; card++) {
		const char *wanted = sentences->wanted.items[card];
		struct str marked = STR_INIT;
		for (; next < list->count && list->items[next].spot.card == (int)card + 1;
			next++) {
			const struct spot *spot = &list->items[next].spot;
			str_append(&marked, report->cards[card].output + spot->start,
				spot->bytes);
		}
		if (!strcmp(marked.data, wanted))
			right++;
		else
			tell_missed(report, card, marked.data);
		str_release(&marked);
	}
	return right;
}

static size_t check_sentences(
	struct sentences *sentences, const char *agency, const char *rule)
{
	struct error error = ERROR_INIT;
	struct str json = STR_INIT;
	struct report report;
	struct finding_list list = {0};
	struct check_words *words = check_words_load(&error);
	signed char *severities = mem_new(rules_count, sizeof(*severities));
	str_printf(&json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{%s},"
		"\"fiscal_year\":2568,\"months\":12,\"title\":\"\",\"cards\":[%s]}",
		agency, sentences->cards.data);
	if (!words || !report_from_json(json.data, json.bytes, "test", &report, &error))
		fail_msg("%s", error_message(&error));
	for (size_t i = 0; i < rules_count; i++)
		severities[i] = SEVERITY_OFF;
	severities[rule_find(rule)] = -1;
	struct spell *spell = spell_new(words, &report);
	const struct check_input input = {.report = &report,
		.words = words,
		.spell = spell,
		.severities = severities};
	check_report(&input, &list);
	const size_t right = count_right(sentences, &report, &list);
	finding_list_release(&list);
	report_release(&report);
	spell_free(spell);
	check_words_free(words);
	free(severities);
	str_release(&json);
	str_release(&sentences->cards);
	string_list_release(&sentences->wanted);
	return right;
}

#define TAMBON_OFFICE                                                                    \
	"\"type\":\"องค์การบริหารส่วนตำบล\",\"name\":\"ทุ่งฟ้า\",\"district\":\"" OWN_DISTRICT \
	"\",\"province\":\"" OWN_PROVINCE "\""

static const char *const of_bodies[] = {
	"ตามที่องค์การบริหารส่วนตำบล%sได้จัดทำแผนแล้ว",
	"เจ้าหน้าที่ อบต.%sลงพื้นที่สำรวจครัวเรือน",
	"ประกาศองค์การบริหารส่วนตำบล%s เรื่อง การรับสมัคร",
	"นายกองค์การบริหารส่วนตำบล%sมอบนโยบายแก่พนักงาน",
	"ประชาชนในพื้นที่ของ อบต. %sเข้าร่วมโครงการ",
	"เว็บไซต์ของเทศบาลตำบล%sเผยแพร่ข้อมูลครบ",
	"จัดซื้อโดยสำนักปลัด อบต.%s",
	"รถของ อบต.%sเก็บขยะทุกวันจันทร์",
	"ปีที่แล้วองค์การบริหารส่วนตำบล%sปลูกป่าและสร้างฝาย",
	"งบประมาณของ อบต.%s, เงินอุดหนุน",
};

static size_t count_tambons(const struct string_list *tambons, const char *sentence)
{
	struct sentences sentences = {STR_INIT, {0}};
	struct support_random random = {SEED};
	const bool all = getenv("PLACES") != NULL;
	for (size_t i = 0; i < (all ? tambons->count : CHOICE); i++) {
		const size_t name =
			all ? i : support_draw(&random, (uint32_t)tambons->count);
		add(&sentences, sentence, tambons->items[name], tambons->items[name]);
	}
	return check_sentences(&sentences, TAMBON_OFFICE, "agency-name");
}

struct all {
	struct string_list provinces, tambons;
	struct districts districts;
};

static int set_up(void **state)
{
	struct all *all = mem_new(1, sizeof(*all));
	read_names(&all->provinces, &all->districts, &all->tambons);
	*state = all;
	return 0;
}

static int tear_down(void **state)
{
	struct all *all = *state;
	string_list_release(&all->provinces);
	string_list_release(&all->tambons);
	string_list_release(&all->districts.names);
	string_list_release(&all->districts.provinces);
	free(all);
	return 0;
}

static void test_counts(void **state)
{
	const struct all *all = *state;
	assert_int_equal(all->provinces.count, PROVINCES);
	assert_int_equal(all->districts.names.count, DISTRICTS);
	assert_true(all->tambons.count > TAMBONS);
}

static void test_tambons(void **state)
{
	const struct all *all = *state;
	size_t right = 0;
	const size_t of = COUNT(of_bodies) *
			  (getenv("PLACES") ? all->tambons.count : (size_t)CHOICE);
	for (size_t i = 0; i < COUNT(of_bodies); i++)
		right += count_tambons(&all->tambons, of_bodies[i]);
	print_message("tambons: %zu of %zu sentences\n", right, of);
	assert_true(right * PER_CENT >= of * ENOUGH_TAMBONS);
}

/* Every province in a sentence each, wanted but for the own one and Bangkok, of which the
 * last is no อบจ. */
static void test_provinces(void **state)
{
	const struct all *all = *state;
	static const char *const of_provinces[] = {
		"นายก อบจ.%sมอบเงินอุดหนุนแก่กองช่าง",
		"องค์การบริหารส่วนจังหวัด%sได้จัดทำรายงาน",
		"ผู้ว่าราชการจังหวัด%sลงนามแล้ว",
		"ส่งแผนให้สำนักงาน ป.ป.ช. ประจำจังหวัด%s",
		"องค์การบริหารส่วนตำบลทุ่งฟ้า จังหวัด%s ประชุมแล้ว",
		"องค์การบริหารส่วนตำบลทุ่งฟ้า อำเภอปัว จังหวัด%sแจ้งเวียน",
		"อบต.ทุ่งฟ้า อ.ปัว จ.%s",
		"รายงานจังหวัด%s ทราบ",
	};
	for (size_t i = 0; i < COUNT(of_provinces); i++) {
		struct sentences sentences = {STR_INIT, {0}};
		for (size_t j = 0; j < all->provinces.count; j++) {
			const char *name = all->provinces.items[j];
			add(&sentences, of_provinces[i], name,
				strcmp(name, OWN_PROVINCE) != 0 ? name : "");
		}
		const size_t right =
			check_sentences(&sentences, TAMBON_OFFICE, "agency-name");
		print_message("%s: %zu of %zu provinces\n", of_provinces[i], right,
			all->provinces.count);
		assert_int_equal(right, all->provinces.count);
	}
}

/* Every district behind what names its office, and behind the own agency's name. */
static void test_districts(void **state)
{
	const struct all *all = *state;
	static const char *const of_districts[] = {
		"เชิญนายอำเภอ%sเป็นประธาน",
		"ส่งเรื่องไปที่ว่าการอำเภอ%s เพื่อทราบ",
		"องค์การบริหารส่วนตำบลทุ่งฟ้า อำเภอ%s จัดประชุม",
		"อบต.ทุ่งฟ้า อ.%s",
		"เสนอต่ออำเภอ%sตามกำหนด",
	};
	for (size_t i = 0; i < COUNT(of_districts); i++) {
		struct sentences sentences = {STR_INIT, {0}};
		for (size_t j = 0; j < all->districts.names.count; j++) {
			const char *name = all->districts.names.items[j];
			add(&sentences, of_districts[i], name,
				strcmp(name, OWN_DISTRICT) != 0 ? name : "");
		}
		const size_t right =
			check_sentences(&sentences, TAMBON_OFFICE, "agency-name");
		print_message("%s: %zu of %zu districts\n", of_districts[i], right,
			all->districts.names.count);
		assert_int_equal(right, all->districts.names.count);
	}
}

#define BANGKOK "กรุงเทพมหานคร"

static bool is_of_bangkok(const struct districts *districts, const char *name)
{
	for (size_t i = 0; i < districts->names.count; i++)
		if (!strcmp(districts->names.items[i], name) &&
			!strcmp(districts->provinces.items[i], BANGKOK))
			return true;
	return false;
}

/* How many of the districts' sentences are told right. เขต alone are Bangkok's: of others the
 * word says nothing. */
static void check_pairs(const struct districts *districts, const char *pair,
	bool only_bangkok, bool wrong)
{
	struct sentences sentences = {STR_INIT, {0}};
	size_t count = 0;
	for (size_t i = 0; i < districts->names.count; i++) {
		const char *name = districts->names.items[i];
		const char *province = districts->provinces.items[i];
		const bool told =
			wrong && (!only_bangkok || is_of_bangkok(districts, name));
		struct str both = STR_INIT;
		if (wrong)
			province = strcmp(province, "เลย") != 0 ? "เลย" : "ตาก";
		str_printf(&both, strstr(pair, "อ.") ? "%s จ.%s" : "%s จังหวัด%s", name,
			province);
		add(&sentences, pair, both.data, told ? name : "");
		str_release(&both);
		count++;
	}
	const size_t right = check_sentences(&sentences, TAMBON_OFFICE, "district");
	print_message("%s, %s: %zu of %zu districts\n", pair, wrong ? "wrong" : "right",
		right, count);
	assert_int_equal(right, count);
}

/* Each district with its own province is right, with another one wrong. */
static void test_pairs(void **state)
{
	const struct all *all = *state;
	for (int wrong = 0; wrong < 2; wrong++) {
		check_pairs(&all->districts, "ประชุมที่อำเภอ%s ในวันจันทร์", false, wrong);
		check_pairs(&all->districts, "รถรับส่งจาก อ.%s ทุกวัน", false, wrong);
		check_pairs(&all->districts, "อบรม ณ เขต%s แล้ว", true, wrong);
	}
}

/* How many of the names in a sentence are spelt right; with PLACES=all of all tambons. */
static size_t count_spelt(
	const struct string_list *names, const char *sentence, size_t *count)
{
	struct sentences sentences = {STR_INIT, {0}};
	struct support_random random = {SEED};
	const bool all = names->count <= DISTRICTS || getenv("PLACES");
	const size_t most = all ? names->count : CHOICE;
	for (size_t i = 0; i < most; i++) {
		const size_t name =
			all ? i : support_draw(&random, (uint32_t)names->count);
		add(&sentences, sentence, names->items[name], "");
	}
	*count += most;
	return check_sentences(&sentences, TAMBON_OFFICE, "spelling");
}

/* No name of a place is taken for a word that is misspelt, nor are the words beside it. */
static void test_spelling(void **state)
{
	const struct all *all = *state;
	static const char *const sentences[] = {
		"ลงพื้นที่%sเมื่อวันจันทร์",
		"ประชาชน%sร่วมกันปลูกป่าและขุดลอกคลอง",
		"รับฟังความเห็นที่%s แล้วสรุปผล",
		"(%s)",
		"เปิดตลาดนัด%s",
	};
	const struct string_list *const lists[] = {
		&all->provinces, &all->districts.names, &all->tambons};
	size_t right = 0, count = 0;
	for (size_t i = 0; i < COUNT(sentences); i++)
		for (size_t j = 0; j < COUNT(lists); j++)
			right += count_spelt(lists[j], sentences[i], &count);
	print_message("spelt right: %zu of %zu sentences\n", right, count);
	assert_int_equal(right, count);
}

/* What is misspelt is told all the same: beside a name, once a report, and a province that is
 * written as a tambon may be. */
static void test_misspelt_beside(void **state)
{
	const struct all *all = *state;
	struct sentences sentences = {STR_INIT, {0}};
	for (size_t i = 0; i < all->provinces.count; i++)
		add(&sentences, "จัดกิจกรรรมที่%s ทุกเดือน", all->provinces.items[i],
			i ? "" : "กิจกรรรม");
	add(&sentences, "ศึกษาดูงานที่จังหวัด%s", "ศรีษะเกษ", "ศรีษะ");
	add(&sentences, "ศึกษาดูงานที่ จ.%s", "ศรีษะเกษ", "ศรีษะ");
	add(&sentences, "ศึกษาดูงานที่ตำบล%s", "ศรีษะเกษ", "");
	add(&sentences, "ปวด%s", "ศรีษะ", "ศรีษะ");
	const size_t count = sentences.wanted.count;
	assert_int_equal(check_sentences(&sentences, TAMBON_OFFICE, "spelling"), count);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_counts),
		cmocka_unit_test(test_tambons), cmocka_unit_test(test_provinces),
		cmocka_unit_test(test_districts), cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_spelling), cmocka_unit_test(test_misspelt_beside)};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
