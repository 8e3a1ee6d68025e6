/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence in the guide: Tab goes through the lines of a piece, as in every form. */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "db/store.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/key.h"

/* The field of the output is on the screen. */
static void begin(struct desk *desk)
{
	desk_with_cards(desk, "{\"issue\":\"ก\",\"measure\":\"ข\"}");
	grid_type(desk->grid, "\n\n");
	for (int i = 0; i < 3; i++)
		grid_press(desk->grid, CTRL('N'));
}

static void read_card(struct desk *desk, struct card_entry *entry)
{
	struct error error = ERROR_INIT;
	assert_done(store_card(desk->app.store, 1, entry, &error), &error);
}

/* Address, caption and date one after the other, then the next field; and back. */
static void test_tab_goes_line_by_line(void **state)
{
	struct desk desk;
	struct card_entry entry;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\twww.ก.th\tหน้าแรก\t๑ ม.ค. ๖๘\tดีขึ้น");
	for (int i = 0; i < 3; i++) /* the date, the caption, the place */
		grid_press(desk.grid, SHIFT(K_TAB));
	grid_type(desk.grid, "/");
	for (int i = 0; i < 2; i++) /* the kind, the field before */
		grid_press(desk.grid, SHIFT(K_TAB));
	grid_type(desk.grid, "ครบ");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	read_card(&desk, &entry);
	assert_int_equal(entry.card.evidence.count, 1);
	assert_string_equal(entry.card.evidence.items[0].ref, "www.ก.th/");
	assert_string_equal(entry.card.evidence.items[0].caption, "หน้าแรก");
	assert_string_equal(entry.card.evidence.items[0].date, "๑ ม.ค. ๖๘");
	assert_string_equal(entry.card.output, "ครบ");
	assert_string_equal(entry.card.outcome, "ดีขึ้น");
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* From the kind, where nothing is yet, to the place. Ctrl-N leaves at once. */
static void test_from_the_kind(void **state)
{
	struct desk desk;
	struct card_entry entry;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\t");
	grid_press(desk.grid, K_UP);
	grid_type(desk.grid, "\tป้าย.png");
	grid_press(desk.grid, CTRL('N'));
	grid_type(desk.grid, "ดีขึ้น");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	read_card(&desk, &entry);
	assert_string_equal(entry.card.evidence.items[0].ref, "ป้าย.png");
	assert_string_equal(entry.card.outcome, "ดีขึ้น");
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* Words are those of the dictionary. */
static void test_by_words(void **state)
{
	struct desk desk;
	struct card_entry entry;
	(void)state;
	begin(&desk);
	for (int field = 0; field < 2; field++) { /* the place, the caption */
		grid_type(desk.grid, "\tประชุมคณะกรรมการ");
		grid_press(desk.grid, CTRL(K_LEFT));
		grid_type(desk.grid, "X");
	}
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	read_card(&desk, &entry);
	assert_string_equal(entry.card.evidence.items[0].ref, "ประชุมคณะXกรรมการ");
	assert_string_equal(entry.card.evidence.items[0].caption, "ประชุมคณะXกรรมการ");
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* Enter begins the next piece from any line of one; where nothing stands, Tab goes on. */
static void test_enter_begins_a_piece(void **state)
{
	struct desk desk;
	struct card_entry entry;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\twww.ก.th/1\nwww.ก.th/2\tหน้าแรก\nป้าย.png\t\t๑ ม.ค. ๖๘\n");
	grid_type(desk.grid, "\n\tดีขึ้น");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	read_card(&desk, &entry);
	const struct evidence_list *evidence = &entry.card.evidence;
	assert_int_equal(evidence->count, 3);
	assert_string_equal(evidence->items[0].ref, "www.ก.th/1");
	assert_string_equal(evidence->items[1].ref, "www.ก.th/2");
	assert_string_equal(evidence->items[1].caption, "หน้าแรก");
	assert_string_equal(evidence->items[2].ref, "ป้าย.png");
	assert_string_equal(evidence->items[2].kind, "photo");
	assert_string_equal(evidence->items[2].date, "๑ ม.ค. ๖๘");
	assert_string_equal(entry.card.outcome, "ดีขึ้น");
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* What is pasted, and the places, captions and dates that it becomes, "|" behind each
 * piece. */
static const struct {
	const char *before, *text, *pieces;
} pasted[] = {
	{"", "https://a.th/1\nhttps://a.th/2\r\n\r\nhttps://a.th/3\n",
		"https://a.th/1,,|https://a.th/2,,|https://a.th/3,,|"},
	{"", "https://a.th/1 https://a.th/2, www.b.th;http://c.th/x,y",
		"https://a.th/1,,|https://a.th/2,,|www.b.th,,|http://c.th/x,y,,|"},
	{"", "๑. ภาพ.png\n๒. แผน.pdf", "ภาพ.png,,|แผน.pdf,,|"},
	{"", "https://a.th/1\tประกาศ\t๘ มกราคม ๒๕๖๘\nภาพ.png\tป้าย\tหน้าห้อง",
		"https://a.th/1,ประกาศ,๘ มกราคม ๒๕๖๘|ภาพ.png,ป้าย หน้าห้อง,|"},
	{"", "ประกาศ\thttps://a.th/1", "https://a.th/1,ประกาศ,|"},
	{"", "https://a.th/1\n", "https://a.th/1,,|"},
	{"", "ดู https://a.th/1 และ https://a.th/2",
		"ดู https://a.th/1 และ https://a.th/2,,|"},
	{"เดิม", "a\nb", "เดิม,,|a,,|b,,|"},
	{"เดิม\t", "หนึ่ง\nสอง", "เดิม,หนึ่ง สอง,|"},
	{"เดิม\t", "www.a.th\nwww.b.th", "เดิม,,|www.a.th,,|www.b.th,,|"},
};

static void pieces_of(struct desk *desk, struct str *out)
{
	struct card_entry entry;
	read_card(desk, &entry);
	for (size_t i = 0; i < entry.card.evidence.count; i++) {
		const struct evidence *piece = &entry.card.evidence.items[i];
		str_printf(out, "%s,%s,%s|", piece->ref,
			piece->caption ? piece->caption : "",
			piece->date ? piece->date : "");
	}
	card_entry_release(&entry);
}

static void test_pasted_rows_are_pieces(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(pasted); i++) {
		struct desk desk;
		struct str pieces = STR_INIT;
		begin(&desk);
		grid_type(desk.grid, "\t");
		grid_type(desk.grid, pasted[i].before);
		grid_paste(desk.grid, pasted[i].text, strlen(pasted[i].text));
		grid_press(desk.grid, CTRL('S'));
		desk_run(&desk);
		pieces_of(&desk, &pieces);
		assert_string_equal(pieces.data, pasted[i].pieces);
		str_release(&pieces);
		desk_remove(&desk);
	}
}

/* Ctrl-Z right behind the paste takes all of it out; what was there stays. */
static void test_a_paste_is_taken_back(void **state)
{
	struct desk desk;
	struct str pieces = STR_INIT;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\tเดิม");
	grid_paste(desk.grid, "www.a.th\nwww.b.th", strlen("www.a.th\nwww.b.th"));
	grid_press(desk.grid, CTRL('Z'));
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	pieces_of(&desk, &pieces);
	assert_string_equal(pieces.data, "เดิม,,|");
	str_release(&pieces);
	desk_remove(&desk);
}

/* Addresses of one site that differ at the end alone are told apart in the list. */
static void test_addresses_are_told_apart(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk);
	grid_type(desk.grid, "\t");
	for (int i = 1; i <= 5; i++) {
		char address[100];
		snprintf(address, sizeof(address),
			"https://www.tungfa.go.th/index.php?option=com_content&id=%d\n",
			2560 + i);
		grid_type(desk.grid, address);
	}
	desk_run(&desk);
	for (int i = 1; i <= 5; i++) {
		char end[20];
		snprintf(end, sizeof(end), "&id=%d", 2560 + i);
		assert_shown(&desk, end);
	}
	assert_shown(&desk, "https://");
	desk_remove(&desk);
}

static void test_the_bar_says_so(void **state)
{
	static const struct {
		const char *keys, *shown;
	} rows[] = {
		{"", "Tab ช่องถัดไป"},
		{"\t", "Tab ช่องถัดไป"},
		{"\tป", "Tab บรรทัดถัดไป"},
		{"\tป\t\t", "Tab ช่องถัดไป"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct desk desk;
		begin(&desk);
		grid_type(desk.grid, rows[i].keys);
		desk_run(&desk);
		assert_shown(&desk, rows[i].shown);
		desk_remove(&desk);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tab_goes_line_by_line),
		cmocka_unit_test(test_from_the_kind),
		cmocka_unit_test(test_by_words),
		cmocka_unit_test(test_enter_begins_a_piece),
		cmocka_unit_test(test_pasted_rows_are_pieces),
		cmocka_unit_test(test_a_paste_is_taken_back),
		cmocka_unit_test(test_addresses_are_told_apart),
		cmocka_unit_test(test_the_bar_says_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
