/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How many keys a measure costs beyond those that stand in it: whole ones are typed into
 * the guide, evidence included, and the keys that were pressed are counted against the
 * characters that are stored, list by list joined by line ends as they are typed
 * (card_field_append()). What is beyond is going on, the way in, and saying that it is
 * done.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/card.h"
#include "model/json.h"
#include "model/report.h"
#include "office/field_check.h"
#include "report/layout.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/input.h"
#include "text/macros.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/terminal/key.h"

/* Keys beyond the characters of a measure: fewer than these. */
enum { BEYOND = 12 };

/* Who types: on a terminal, counting. */
struct hand {
	struct desk *desk;
	long keys;
	enum list_marks marks; /* with which steps begin */
};

static void press(struct hand *hand, keystroke key)
{
	grid_press(hand->desk->grid, key);
	hand->keys++;
}

static void type(struct hand *hand, const char *text)
{
	if (!text)
		return;
	grid_type(hand->desk->grid, text);
	hand->keys += (long)utf8_count(text, strlen(text));
}

/* --- fields, as they are typed --- */

/* As Marks goes through them. */
static const enum list_marks next_marks[] = {
	[MARKS_THAI] = MARKS_ARABIC,
	[MARKS_ARABIC] = MARKS_DASH,
	[MARKS_DASH] = MARKS_NONE,
	[MARKS_NONE] = MARKS_THAI,
};

static void type_list(struct hand *hand, const struct string_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		if (i)
			press(hand, K_ENTER);
		type(hand, list->items[i]);
	}
}

static void type_steps(struct hand *hand, const struct steps *steps)
{
	for (enum list_marks marks = hand->marks;
		steps->items.count && marks != steps->marks; marks = next_marks[marks])
		press(hand, ALT('m'));
	if (steps->lead && *steps->lead) {
		press(hand, K_UP);
		type(hand, steps->lead);
		press(hand, K_ENTER);
	}
	type_list(hand, &steps->items);
}

static void type_evidence(struct hand *hand, const struct evidence_list *evidence)
{
	for (size_t i = 0; i < evidence->count; i++) {
		const struct evidence *piece = &evidence->items[i];
		const bool dated = piece->date && *piece->date;
		if (i)
			press(hand, K_ENTER);
		type(hand, piece->ref);
		if (dated || (piece->caption && *piece->caption)) {
			press(hand, K_TAB);
			type(hand, piece->caption);
		}
		if (dated) {
			press(hand, K_TAB);
			type(hand, piece->date);
		}
	}
}

static void type_field(struct hand *hand, const struct card *card, enum card_field field)
{
	switch (field) {
	case FIELD_REFS: type_list(hand, &card->refs); break;
	case FIELD_OWNERS: type_list(hand, &card->owners); break;
	case FIELD_STEPS: type_steps(hand, &card->steps); break;
	case FIELD_EVIDENCE: type_evidence(hand, &card->evidence); break;
	default: type(hand, *card_text((struct card *)card, field));
	}
}

/* To the next field: where evidence has lines left to go through, past them. */
static void go_on(struct hand *hand, const struct card *card, enum card_field from)
{
	press(hand, from == FIELD_EVIDENCE && card->evidence.count ? CTRL('N') : K_TAB);
}

/* All of the measure that the report prints, field by field, and that it is done. */
static void type_card(
	struct hand *hand, const struct card *card, const struct layout *layout)
{
	enum card_field order[FIELD_COUNT];
	size_t last = card_order(layout, order) - 1;
	while (last && !card_field_filled(card, order[last]))
		last--;
	for (size_t i = 0; i <= last; i++) {
		type_field(hand, card, order[i]);
		if (i < last)
			go_on(hand, card, order[i]);
	}
	press(hand, K_F12);
}

/* --- what is stored --- */

static void read_card(struct desk *desk, int place, struct card_entry *entry)
{
	struct error error = ERROR_INIT;
	int64_t number = 0;
	assert_done(store_card_at(desk->app.store, 1, place, &number, &error), &error);
	assert_done(store_card(desk->app.store, number, entry, &error), &error);
}

/* The characters of a measure, which are those that were to be typed. */
static long stored(struct desk *desk, int place, const struct card *wanted,
	const struct layout *layout)
{
	enum card_field order[FIELD_COUNT];
	const size_t printed = card_order(layout, order);
	struct card_entry entry;
	long count = 0;
	read_card(desk, place, &entry);
	for (size_t i = 0; i < printed; i++) {
		struct str is = STR_INIT, was = STR_INIT;
		card_field_append(&is, &entry.card, order[i]);
		card_field_append(&was, wanted, order[i]);
		assert_string_equal(is.data, was.data);
		count += (long)utf8_count(is.data, is.bytes);
		str_release(&is);
		str_release(&was);
	}
	assert_int_equal(entry.card.state, CARD_DONE);
	if (wanted->steps.items.count)
		assert_int_equal(entry.card.steps.marks, wanted->steps.marks);
	card_entry_release(&entry);
	return count;
}

/* An empty report of the layout; its list of measures is on the screen. */
static void begin(struct desk *desk, const struct layout *layout)
{
	struct str json = STR_INIT;
	str_printf(&json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"%s\",\"digits\":\"thai\","
		"\"agency\":{\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12,"
		"\"title\":\"รายงาน\",\"cards\":[]}",
		layout->name);
	desk_with_report(desk, json.data);
	grid_press(desk->grid, K_ENTER);
	str_release(&json);
}

static struct layout *layout_of(const struct report *report)
{
	struct error error = ERROR_INIT;
	struct layout *layout = layout_load(report->layout, &error);
	assert_done(layout != NULL, &error);
	return layout;
}

/* Two measures, one behind the other, from the list of an empty report. */
static void type_two(
	const struct card *cards[2], const struct layout *layout, const char *where)
{
	struct desk desk;
	struct hand hands[2] = {{&desk, 0, MARKS_THAI}, {&desk, 0, MARKS_THAI}};
	begin(&desk, layout);
	press(&hands[0], 'n');
	for (int i = 0; i < 2; i++) {
		if (i) {
			/* As in the one before. */
			hands[i].marks = cards[0]->steps.items.count
						 ? cards[0]->steps.marks
						 : MARKS_THAI;
			press(&hands[i], K_PAGE_DOWN | MOD_CTRL);
		}
		type_card(&hands[i], cards[i], layout);
	}
	desk_run(&desk);
	for (int i = 0; i < 2; i++) {
		const long count = stored(&desk, i + 1, cards[i], layout);
		const long beyond = hands[i].keys - count;
		print_message("%s, measure %d: %ld characters, %ld keys, %ld beyond\n",
			where, i + 1, count, hands[i].keys, beyond);
		if (beyond >= BEYOND)
			fail_msg("%ld keys beyond the characters, not below %d", beyond,
				BEYOND);
	}
	desk_remove(&desk);
}

/* --- measures --- */

static const char own[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"digits\":\"thai\","
	"\"agency\":{\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12,\"title\":\"รายงาน\","
	"\"cards\":[{\"issue\":\"ผู้มาติดต่อรอคิวนานในช่วงเช้า\",\"measure\":\"จัดระบบบัตรคิวและแยกช่อง"
	"บริการตามงาน\",\"steps\":{\"lead\":\"ดำเนินการเรียงตามลำดับ ดังนี้\",\"marks\":\"thai\","
	"\"items\":[\"ประชุมกำหนดผู้รับผิดชอบแต่ละช่อง\",\"จัดทำบัตรคิวและป้ายบอกเวลา\","
	"\"สรุปเวลารอเสนอปลัดทุกเดือน\"]},\"owners\":[\"สำนักปลัด\",\"กองคลัง\"],\"period\":"
	"\"ต.ค. ๖๗ - ก.ย. ๖๘\",\"output\":\"แจกบัตรคิวแล้วทุกวันทำการ\\nมีช่องบริการ ๓ ช่อง\","
	"\"evidence\":[{\"kind\":\"url\",\"ref\":\"https://www.tungfa.go.th/news?id=2568\",\"caption\":"
	"\"ประกาศเวลาให้บริการ\",\"date\":\"๘ มกราคม ๒๕๖๘\"},{\"kind\":\"url\",\"ref\":"
	"\"https://www.tungfa.go.th/news?id=2569\",\"caption\":\"\"},{\"kind\":\"photo\",\"ref\":"
	"\"ป้ายคิว.png\",\"caption\":\"ป้ายบอกหมายเลขที่กำลังให้บริการ\"}],\"outcome\":\"ผู้มาติดต่อรอ"
	"ไม่เกินสิบนาที\"},"
	"{\"issue\":\"ประชาชนไม่ทราบช่องทางร้องเรียน\",\"measure\":\"ประชาสัมพันธ์ช่องทางร้องเรียน\","
	"\"steps\":{\"marks\":\"thai\",\"items\":[\"รวบรวมช่องทางที่มีอยู่\",\"ทำแผ่นพับแจกในที่ประชุม"
	"หมู่บ้าน\"]},\"owners\":[\"สำนักปลัด\"],\"period\":\"ม.ค. - มี.ค. ๒๕๖๘\",\"output\":"
	"\"แจกแผ่นพับแล้วครบทุกหมู่บ้าน\",\"outcome\":\"มีผู้แจ้งเรื่องเพิ่มขึ้นและได้รับคำตอบครบทุกเรื่อง\"}]}";

static void test_own(void **state)
{
	struct report report;
	struct error error = ERROR_INIT;
	(void)state;
	assert_done(report_from_json(own, strlen(own), "test", &report, &error), &error);
	struct layout *layout = layout_of(&report);
	type_two((const struct card *[2]){&report.cards[0], &report.cards[1]}, layout,
		"own");
	layout_free(layout);
	report_release(&report);
}

/* Whether the rules of typing let every character through: one real report has ใ่. */
static bool can_be_typed(const struct card *card)
{
	bool good = true;
	struct str text = STR_INIT;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		str_clear(&text);
		card_field_append(&text, card, field);
		for (size_t at = 0, bytes; good && at < text.bytes; at += bytes) {
			uint32_t c;
			bytes = utf8_decode(text.data + at, text.bytes - at, &c);
			good = c == '\n' ||
			       input_check(text.data, at, c).verdict == INPUT_ACCEPT;
		}
	}
	str_release(&text);
	return good;
}

/* Whether it can be done once it is typed: nothing lacks. */
static bool is_whole(const struct card *card, const struct layout *layout)
{
	const struct field_facts facts = {.layout = layout};
	return card_first_lack(card, &facts) == FIELD_NONE && can_be_typed(card);
}

/* The first two of a report that are whole and numbered alike, as an office numbers the
 * steps of one report. False: there are no two. */
static bool type_two_of(const struct report *report, const char *where)
{
	const struct card *cards[2];
	struct layout *layout = layout_of(report);
	size_t count = 0;
	for (size_t i = 0; i < report->count && count < COUNT(cards); i++)
		if (is_whole(&report->cards[i], layout) &&
			(!count || report->cards[i].steps.marks == cards[0]->steps.marks))
			cards[count++] = &report->cards[i];
	if (count == COUNT(cards))
		type_two(cards, layout, where);
	layout_free(layout);
	return count == COUNT(cards);
}

static void test_reports(void **state)
{
	int tried = 0;
	(void)state;
	for (size_t i = 0; support_reports[i].path; i++) {
		struct report report;
		office_read(support_reports[i].path, &report);
		tried += type_two_of(&report, support_reports[i].key);
		report_release(&report);
	}
	assert_true(tried > 2);
}

/* --- what was carried over --- */

#define CARRIED                                                                                                    \
	"{\"issue\":\"ก\",\"measure\":\"ข\",\"steps\":{\"items\":[\"ค\"]},\"owners\":[\"ง\"],"             \
	"\"period\":\"ต.ค. ๖๗ - ก.ย. ๖๘\",\"output\":\"จ\",\"outcome\":\"ฉ\",\"unconfirmed\":" \
	"[\"issue\",\"measure\",\"steps\",\"owners\",\"period\",\"output\",\"outcome\"]}"

/* A measure that is right as it was costs a key a field, or two in all. */
static void test_carried(void **state)
{
	static const keystroke field_by_field[] = {
		K_F8, K_F8, K_F8, K_F8, K_F8, K_F8, K_F8, K_F12};
	static const keystroke at_once[] = {SHIFT(K_F8), K_F12};
	static const struct {
		const keystroke *keys;
		size_t count;
	} ways[] = {{field_by_field, COUNT(field_by_field)}, {at_once, COUNT(at_once)}};
	(void)state;
	for (size_t i = 0; i < COUNT(ways); i++) {
		struct desk desk;
		struct card_entry entry;
		desk_with_cards(&desk, CARRIED);
		grid_type(desk.grid, "\n\n");
		for (size_t k = 0; k < ways[i].count; k++)
			grid_press(desk.grid, ways[i].keys[k]);
		desk_run(&desk);
		read_card(&desk, 1, &entry);
		assert_int_equal(entry.card.state, CARD_DONE);
		assert_int_equal(card_unconfirmed_count(&entry.card), 0);
		card_entry_release(&entry);
		desk_remove(&desk);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_own),
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_carried),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
