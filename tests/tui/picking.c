/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ctrl-O in the guide, where what is typed twice otherwise is chosen: units by one or two
 * keys, periods, addresses of a result as evidence, photos and files, ITA items by their
 * codes. All of it goes back by one key.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/evidence_files.h"
#include "db/store.h"
#include "model/card.h"
#include "model/kept_file.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/terminal/key.h"

#define REPORT                                                                                                                  \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"digits\":\"thai\","                                         \
	"\"agency\":{\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12,"                                         \
	"\"title\":\"รายงาน\",\"ita\":{\"year\":2567,\"items\":[{\"code\":\"e3\","                                  \
	"\"issue\":\"คิวนาน\",\"recommendation\":\"ติดป้าย\",\"owner\":\"กองคลัง\"}]}," \
	"\"cards\":[{\"issue\":\"หนึ่ง\",\"measure\":\"ข\","                                                        \
	"\"period\":\"ตุลาคม 2567-กันยายน 2568\","                                                    \
	"\"owners\":[\"กองช่าง\",\"กองคลัง\"]},"                                                    \
	"{\"issue\":\"สอง\",\"measure\":\"ข\",\"owners\":[\"กองช่าง\"]},{\"group\":\"ก\"}]}"

/* The last card, so many fields behind its first. */
static void begin(struct desk *desk, int fields)
{
	desk_with_report(desk, REPORT);
	grid_press(desk->grid, K_ENTER);
	grid_press(desk->grid, K_END);
	grid_press(desk->grid, K_ENTER);
	for (int i = 0; i < fields; i++)
		grid_press(desk->grid, CTRL('N'));
}
enum { TO_ISSUE, TO_PERIOD = 3, TO_OWNERS = 4, TO_OUTPUT = 5, TO_EVIDENCE = 6 };

static void read_card(struct desk *desk, struct card_entry *entry)
{
	struct error error = ERROR_INIT;
	int64_t card = 0;
	assert_done(store_card_at(desk->app.store, 1, 3, &card, &error), &error);
	assert_done(store_card(desk->app.store, card, entry, &error), &error);
}

/* What a field of the card says once all was saved. */
static void assert_field(struct desk *desk, enum card_field field, const char *text)
{
	struct card_entry entry;
	struct str stored = STR_INIT;
	read_card(desk, &entry);
	card_field_append(&stored, &entry.card, field);
	assert_string_equal(stored.data, text);
	card_entry_release(&entry);
	str_release(&stored);
}

static void save_and_run(struct desk *desk)
{
	grid_press(desk->grid, CTRL('S'));
	desk_run(desk);
}

/* --- units --- */

/* Most used first, by its number; what is chosen is out of the list, so that the same keys
 * choose the next. */
static void test_units_by_two_keys(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, TO_OWNERS);
	for (int i = 0; i < 2; i++) {
		grid_press(desk.grid, CTRL('O'));
		grid_type(desk.grid, "1");
	}
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, "๑");
	save_and_run(&desk);
	assert_field(&desk, FIELD_OWNERS, "กองช่าง\nกองคลัง\nสำนักปลัด");
	desk_remove(&desk);
}

/* What is half typed filters, and gives way to what is chosen; a name that is whole stays. */
static void test_half_typed(void **state)
{
	static const struct {
		const char *typed, *chosen, *owners;
	} rows[] = {
		{"กองค", "\n", "กองคลัง"},
		{"กองช่าง\nตรวจ", "\n", "กองช่าง\nหน่วยตรวจสอบภายใน"},
		{"กองช่าง", "1", "กองช่าง\nกองคลัง"},
		{"หมู่บ้าน", "\n", "หมู่บ้าน"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		begin(&desk, TO_OWNERS);
		grid_type(desk.grid, rows[i].typed);
		grid_press(desk.grid, CTRL('O'));
		grid_type(desk.grid, rows[i].chosen);
		save_and_run(&desk);
		assert_field(&desk, FIELD_OWNERS, rows[i].owners);
		desk_remove(&desk);
	}
	struct desk desk;
	begin(&desk, TO_OWNERS);
	grid_type(desk.grid, "กองค");
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, "\n\032");
	save_and_run(&desk);
	assert_field(&desk, FIELD_OWNERS, "กองค");
	desk_remove(&desk);
}

/* --- periods --- */

static void test_periods(void **state)
{
	static const struct {
		const char *typed, *chosen, *period;
	} rows[] = {
		/* The one of the others; the rest as that is written. */
		{"", "1", "ตุลาคม 2567-กันยายน 2568"},
		{"", "2", "ตุลาคม 2567-มีนาคม 2568"},
		{"", "5", "มกราคม 2568-มีนาคม 2568"},
		/* What is no period yet is sought; what is one does not filter. */
		{"เดือนหลัง", "\n", "เมษายน 2568-กันยายน 2568"},
		{"ทุกเดือน", "1", "ตุลาคม 2567-กันยายน 2568"},
		{"กุมภา", "\n", "กุมภาพันธ์ 2568"},
		/* From one month to another. */
		{"", "833", "ธันวาคม 2567-กุมภาพันธ์ 2568"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		begin(&desk, TO_PERIOD);
		grid_type(desk.grid, rows[i].typed);
		grid_press(desk.grid, CTRL('O'));
		grid_type(desk.grid, rows[i].chosen);
		save_and_run(&desk);
		assert_field(&desk, FIELD_PERIOD, rows[i].period);
		desk_remove(&desk);
	}
	/* Back again. */
	struct desk desk;
	begin(&desk, TO_PERIOD);
	grid_type(desk.grid, "ทุกเดือน");
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, "1\032");
	save_and_run(&desk);
	assert_field(&desk, FIELD_PERIOD, "ทุกเดือน");
	desk_remove(&desk);
}

/* --- evidence --- */

#define WEB "- เผยแพร่ที่ https://a.go.th/1\n- คู่มือ https://a.go.th/2 และ https://a.go.th/1"

/* One key, where the addresses stand; they go out again by one. */
static void test_addresses_by_one_key(void **state)
{
	static const struct {
		const char *then, *evidence;
	} rows[] = {
		{"", "https://a.go.th/1\nhttps://a.go.th/2"}, {"\032", ""},
		{"\016\032", ""}, /* also in the evidence */
		{"ดี\032\032",
			"https://a.go.th/1\nhttps://a.go.th/2"}, /* typing goes first */
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		begin(&desk, TO_OUTPUT);
		grid_paste(desk.grid, WEB, strlen(WEB));
		grid_press(desk.grid, CTRL('O'));
		grid_type(desk.grid, rows[i].then);
		save_and_run(&desk);
		assert_field(&desk, FIELD_EVIDENCE, rows[i].evidence);
		desk_remove(&desk);
	}
	/* New pieces are of the web, and all are there: nothing is offered any more. */
	struct desk desk;
	struct card_entry entry;
	begin(&desk, TO_OUTPUT);
	grid_paste(desk.grid, WEB, strlen(WEB));
	grid_press(desk.grid, CTRL('O'));
	save_and_run(&desk);
	assert_not_shown(&desk, "Ctrl-O");
	read_card(&desk, &entry);
	assert_string_equal(entry.card.evidence.items[1].kind, "url");
	assert_string_equal(entry.card.evidence.items[1].caption, "");
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* One of them, in the evidence; with a caption that answers the keys. */
static void assert_captioned(const char *keys, const char *caption)
{
	struct desk desk;
	struct card_entry entry;
	begin(&desk, TO_OUTPUT);
	grid_paste(desk.grid, WEB, strlen(WEB));
	grid_press(desk.grid, CTRL('N'));
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, "3\t");
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, keys);
	save_and_run(&desk);
	read_card(&desk, &entry);
	assert_int_equal(entry.card.evidence.count, 1);
	assert_string_equal(entry.card.evidence.items[0].ref, "https://a.go.th/2");
	assert_string_equal(entry.card.evidence.items[0].caption, caption);
	card_entry_release(&entry);
	desk_remove(&desk);
}

/* The first is the words before it; one that begins with a digit can be typed. */
static void test_one_address(void **state)
{
	(void)state;
	assert_captioned("\n", "คู่มือ");
	assert_captioned("1 ม.ค.\n", "1 ม.ค.");
}

/* A folder of files, and home is there. */
static char *make_home(struct desk *desk)
{
	char *home = support_path(desk->office.folder, "home");
	char *photo = support_path(desk->office.folder, "home/ประชุม_ครั้งที่_๑.jpg");
	char *number = support_path(desk->office.folder, "home/IMG_0001.jpg");
	char *link = support_path(desk->office.folder, "home/link.jpg");
	desk->app.office = desk->office.path;
	assert_int_equal(mkdir(home, 0700), 0);
	support_write(photo, "photo", 5);
	support_write(number, "other", 5);
	assert_int_equal(symlink(photo, link), 0);
	setenv("HOME", home, 1);
	setenv("XDG_DATA_HOME", home, 1);
	free(photo);
	free(number);
	free(link);
	return home;
}

static void test_photo(void **state)
{
	struct desk desk;
	struct card_entry entry;
	struct str path = STR_INIT;
	(void)state;
	begin(&desk, TO_EVIDENCE);
	char *home = make_home(&desk);
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, "\nประชุม\n");
	save_and_run(&desk);
	/* It is there by a name that nobody has to read. */
	assert_shown(&desk, "ประชุม ครั้งที่ ๑");
	read_card(&desk, &entry);
	assert_int_equal(entry.card.evidence.count, 1);
	const struct evidence *piece = &entry.card.evidence.items[0];
	assert_string_equal(piece->kind, "photo");
	assert_string_equal(piece->caption, "ประชุม ครั้งที่ ๑");
	assert_non_null(kept_file_name(piece->ref));
	assert_true(evidence_file_path(desk.office.path, piece->ref, &path));
	card_entry_release(&entry);
	assert_sound(desk.app.store);
	/* Its loss is found. */
	assert_int_equal(unlink(path.data), 0);
	str_release(&path);
	free(home);
	desk_remove(&desk);
}

/* Several at once; what cannot be kept is told and holds nobody up; all go out by one key. */
static void test_several_files(void **state)
{
	(void)state;
	for (int back = 0; back < 2; back++) {
		struct desk desk;
		struct card_entry entry;
		begin(&desk, TO_EVIDENCE);
		char *home = make_home(&desk);
		grid_press(desk.grid, CTRL('O'));
		grid_type(desk.grid, "\n");
		grid_press(desk.grid, K_UP);
		grid_type(desk.grid, "\n\t\n");
		if (back)
			grid_press(desk.grid, CTRL('Z'));
		grid_press(desk.grid, CTRL('N'));
		grid_press(desk.grid, CTRL('R'));
		desk_run(&desk);
		read_card(&desk, &entry);
		assert_int_equal(entry.card.evidence.count, back ? 0 : 2);
		if (!back) {
			assert_shown(&desk, "ไฟล์ที่เก็บไว้ (jpg)");
			/* A camera's number is no caption. */
			assert_string_equal(entry.card.evidence.items[0].caption,
				"ภาพถ่ายการดำเนินกิจกรรม");
		}
		card_entry_release(&entry);
		free(home);
		desk_remove(&desk);
	}
}

/* What is refused says why, and nothing is another. */
static void test_refused_file(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, TO_EVIDENCE);
	char *home = make_home(&desk);
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, "\nlink\n");
	desk_run(&desk);
	assert_shown(&desk, "นี่เป็นลิงก์ไปยังไฟล์อื่น");
	assert_field(&desk, FIELD_EVIDENCE, "");
	free(home);
	desk_remove(&desk);
}

/* --- ITA items --- */

static void test_codes(void **state)
{
	static const struct {
		const char *typed, *then, *issue, *refs, *measure, *owners;
	} rows[] = {
		{"e3", "", "คิวนาน", "e3", "ติดป้าย", "กองคลัง"},
		{"ำ-", "", "คิวนาน", "e3", "ติดป้าย",
			"กองคลัง"}, /* the keyboard is in Thai */
		{"E๓", "", "คิวนาน", "e3", "ติดป้าย", "กองคลัง"},
		{"e3", "\032", "e3", "", "", ""},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct desk desk;
		begin(&desk, TO_ISSUE);
		grid_type(desk.grid, rows[i].typed);
		grid_press(desk.grid, CTRL('O'));
		grid_type(desk.grid, rows[i].then);
		save_and_run(&desk);
		assert_field(&desk, FIELD_ISSUE, rows[i].issue);
		assert_field(&desk, FIELD_REFS, rows[i].refs);
		assert_field(&desk, FIELD_MEASURE, rows[i].measure);
		assert_field(&desk, FIELD_OWNERS, rows[i].owners);
		desk_remove(&desk);
	}
}

/* As soon as it is one its question is seen. */
static void test_offered(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, TO_ISSUE);
	grid_type(desk.grid, "e3");
	desk_run(&desk);
	assert_shown(&desk, "Ctrl-O ใส่ให้: คิวนาน");
	desk_remove(&desk);
	begin(&desk, TO_ISSUE);
	grid_type(desk.grid, "e3 ไม่พอใจ");
	desk_run(&desk);
	assert_not_shown(&desk, "ใส่ให้");
	desk_remove(&desk);
}

/* What the clerk has written stays. */
static void test_nothing_is_lost(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, TO_ISSUE);
	grid_type(desk.grid, "ปัญหาของเรา");
	grid_press(desk.grid, CTRL('N'));
	grid_type(desk.grid, "ทำเอง");
	grid_press(desk.grid, CTRL('R'));
	grid_press(desk.grid, CTRL('O'));
	grid_type(desk.grid, "\n");
	save_and_run(&desk);
	assert_field(&desk, FIELD_ISSUE, "ปัญหาของเรา\nคิวนาน");
	assert_field(&desk, FIELD_MEASURE, "ทำเอง");
	assert_field(&desk, FIELD_REFS, "e3");
	assert_field(&desk, FIELD_OWNERS, "กองคลัง");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_units_by_two_keys),
		cmocka_unit_test(test_half_typed),
		cmocka_unit_test(test_periods),
		cmocka_unit_test(test_addresses_by_one_key),
		cmocka_unit_test(test_one_address),
		cmocka_unit_test(test_photo),
		cmocka_unit_test(test_several_files),
		cmocka_unit_test(test_refused_file),
		cmocka_unit_test(test_codes),
		cmocka_unit_test(test_offered),
		cmocka_unit_test(test_nothing_is_lost),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
