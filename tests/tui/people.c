/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The screen of people: entered, changed, retired, their places handed over; by whom, and
 * by nobody else.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/trust/deputies.h"
#include "db/trust/people.h"
#include "model/report.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/terminal/key.h"

static void begin(struct desk *desk, const char *who)
{
	desk_make(desk, 24, 80, "th");
	desk_samples(desk);
	office_people(&desk->office);
	desk->who = who;
	desk->app.who = who;
}

/* The list of people; the row of the cursor counts from 0. */
static void go(struct desk *desk, int row)
{
	desk_from_reports(desk);
	grid_press(desk->grid, K_F9);
	grid_press(desk->grid, K_F2);
	for (int i = 0; i < row; i++)
		grid_press(desk->grid, K_DOWN);
}

enum { SOMSRI, MANIT, PRASIT, PALAD, NAYOK };

static void assert_asks(struct desk *desk, const char *sql, const char *expected)
{
	char *text = raw_text(desk->app.store, sql);
	assert_string_equal(text, expected);
	free(text);
}

#define PEOPLE "SELECT group_concat(login || roles, ' ') FROM person"
#define ALL    "manit1 nayok2 palad2 prasit1 somsri1"

static void test_enter_and_change(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "somsri");
	go(&desk, 0);
	grid_press(desk.grid, K_INSERT);
	grid_type(desk.grid, "newone\tนางใหม่ มาดี\tนักจัดการงานทั่วไป\t");
	grid_press(desk.grid, K_RIGHT);
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_asks(&desk,
		"SELECT name || post || roles FROM person WHERE login = 'newone'",
		"นางใหม่ มาดีนักจัดการงานทั่วไป2");
	assert_shown(&desk, "newone: เครื่องนี้ยังไม่มีผู้ใช้ชื่อนี้");
	/* Nobody is entered over somebody else. */
	go(&desk, 0);
	grid_press(desk.grid, CTRL('N'));
	grid_type(desk.grid, "palad\tนายอื่น\t\t");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_shown(&desk, "palad มีอยู่แล้ว");
	assert_asks(
		&desk, "SELECT name FROM person WHERE login = 'palad'", "นายสมชาย ใจดี");
	/* Another post; the rest stays. */
	go(&desk, PALAD);
	grid_press(desk.grid, K_F2);
	grid_press(desk.grid, K_TAB);
	grid_press(desk.grid, K_END);
	grid_type(desk.grid, "เทศบาล");
	grid_press(desk.grid, CTRL('S'));
	desk_run(&desk);
	assert_asks(&desk,
		"SELECT name || post || roles FROM person WHERE login = 'palad'",
		"นายสมชาย ใจดีปลัดเทศบาล2");
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

/* Letters, Enter and a paste answer nothing. */
static void test_retire(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "somsri");
	go(&desk, NAYOK);
	grid_press(desk.grid, K_DELETE);
	grid_type(desk.grid, "กันyes\n\n");
	desk_run(&desk);
	assert_asks(&desk, PEOPLE, ALL);
	go(&desk, NAYOK);
	grid_press(desk.grid, K_DELETE);
	grid_press(desk.grid, CTRL('Y'));
	desk_run(&desk);
	assert_asks(&desk, PEOPLE, "manit1 nayok0 palad2 prasit1 somsri1");
	assert_shown(&desk, "พ้นหน้าที่แล้ว");
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

#define PRESENT_KEYS                                                                       \
	"SELECT coalesce(group_concat(login), '-') FROM person_key WHERE present = 1 AND " \
	"login = 'palad'"

static void test_forget_passphrase(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "somsri");
	go(&desk, SOMSRI);
	grid_press(desk.grid, CTRL('R'));
	desk_run(&desk);
	assert_shown(&desk, "ผู้นี้ไม่มีวลีรหัสผ่านให้ล้าง");
	assert_asks(&desk, PRESENT_KEYS, "palad");
	go(&desk, PALAD);
	grid_press(desk.grid, CTRL('R'));
	grid_press(desk.grid, CTRL('Y'));
	desk_run(&desk);
	assert_asks(&desk, PRESENT_KEYS, "-");
	assert_shown(&desk, "ยังไม่ได้ตั้งวลีรหัสผ่าน");
	desk_remove(&desk);
}

/* --- handing over --- */

#define DEPUTIES                                                                           \
	"SELECT coalesce(group_concat(login || '<' || deputy || first_day || last_day || " \
	"ended), '-') FROM deputy"

static void type_hand_over(struct desk *desk, int row, const char *last)
{
	go(desk, row);
	grid_press(desk->grid, CTRL('O'));
	grid_press(desk->grid, K_TAB);
	grid_type(desk->grid, "๑/๑๒/๒๕๖๙\t");
	grid_type(desk->grid, last);
	grid_press(desk->grid, CTRL('S'));
}

/* Another's place by who administers the file, without a passphrase. */
static void test_hand_over(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "somsri");
	type_hand_over(&desk, NAYOK, "พรุ่งนี้");
	desk_run(&desk);
	assert_shown(&desk, "อ่านวันที่นี้ไม่ออก");
	assert_asks(&desk, DEPUTIES, "-");
	type_hand_over(&desk, NAYOK, "๓๑ ธ.ค. ๒๖๔๐");
	desk_run(&desk);
	assert_asks(&desk, DEPUTIES, "nayok<palad2026-12-012097-12-310");
	assert_shown(&desk, "นายสมชาย ใจดี รักษาราชการแทน ๑ ธ.ค. ๖๙");
	/* On one day two do not sign in one place. */
	type_hand_over(&desk, NAYOK, "๓๑ ธ.ค. ๒๖๓๙");
	desk_run(&desk);
	assert_shown(&desk, "ในช่วงวันดังกล่าวอยู่แล้ว");
	assert_asks(&desk, DEPUTIES, "nayok<palad2026-12-012097-12-310");
	grid_press(desk.grid, K_ESCAPE);
	/* A clerk has no place to hand over. */
	go(&desk, MANIT);
	grid_press(desk.grid, CTRL('O'));
	desk_run(&desk);
	assert_shown(&desk, "เฉพาะผู้ตรวจ/หัวหน้าที่ลงชื่อ");
	go(&desk, PALAD);
	grid_press(desk.grid, CTRL('U'));
	desk_run(&desk);
	assert_shown(&desk, "ไม่มีผู้ใดรักษาราชการแทนผู้นี้");
	go(&desk, NAYOK);
	grid_press(desk.grid, CTRL('U'));
	grid_type(desk.grid, "y\n");
	desk_run(&desk);
	assert_asks(&desk, DEPUTIES, "nayok<palad2026-12-012097-12-310");
	go(&desk, NAYOK);
	grid_press(desk.grid, CTRL('U'));
	grid_press(desk.grid, CTRL('Y'));
	desk_run(&desk);
	assert_asks(&desk, DEPUTIES, "nayok<palad2026-12-012097-12-311");
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

/* The own place with the passphrase, which signs the entry. */
static void test_own_place(void **state)
{
	struct desk desk;
	(void)state;
	begin(&desk, "nayok");
	type_hand_over(&desk, NAYOK, "๓๑ ธ.ค. ๒๖๔๐");
	grid_press(desk.grid, K_ESCAPE);
	desk_run(&desk);
	assert_asks(&desk, DEPUTIES, "-");
	type_hand_over(&desk, NAYOK, "๓๑ ธ.ค. ๒๖๔๐");
	grid_type(desk.grid, OFFICE_PASSPHRASE "\n");
	desk_run(&desk);
	assert_asks(&desk, DEPUTIES, "nayok<palad2026-12-012097-12-310");
	assert_asks(&desk,
		"SELECT act || (key <> '') || who FROM trail ORDER BY number DESC LIMIT 1",
		"people.deputy1nayok");
	go(&desk, NAYOK);
	grid_press(desk.grid, CTRL('U'));
	grid_press(desk.grid, CTRL('Y'));
	grid_type(desk.grid, OFFICE_PASSPHRASE "\n");
	desk_run(&desk);
	assert_asks(&desk, DEPUTIES, "nayok<palad2026-12-012097-12-311");
	assert_sound(desk.app.store);
	desk_remove(&desk);
}

/* --- what is typed and not entered --- */

#define ASKED "สิ่งที่พิมพ์หรือเลือกไว้ในหน้านี้จะไม่ถูกเก็บ"

struct leaving {
	keystroke opens;
	const char *typed;
	keystroke leaves;
};

static void leave(struct desk *desk, const struct leaving *leaving, const char *typed)
{
	go(desk, NAYOK);
	grid_press(desk->grid, leaving->opens);
	grid_type(desk->grid, typed);
	grid_press(desk->grid, leaving->leaves);
}

/* Esc and quitting ask first, and where they do not go what is typed stays. */
static void test_leaving_a_form(void **state)
{
	static const struct leaving ways[] = {
		{K_INSERT, "ทดลอง", K_ESCAPE},
		{K_INSERT, "ทดลอง", CTRL('Q')},
		{K_F2, "ทดลอง", K_ESCAPE},
		{K_F2, "ทดลอง", CTRL('Q')},
		{CTRL('O'), "\tทดลอง", K_ESCAPE},
		{CTRL('O'), "\tทดลอง", CTRL('Q')},
	};
	struct desk desk;
	(void)state;
	begin(&desk, "somsri");
	for (size_t i = 0; i < COUNT(ways); i++) {
		leave(&desk, &ways[i], ways[i].typed);
		desk_run(&desk);
		assert_shown(&desk, ASKED);
		leave(&desk, &ways[i], ways[i].typed);
		grid_press(desk.grid, K_ESCAPE);
		grid_type(desk.grid, "ต่อ");
		desk_run(&desk);
		assert_shown(&desk, "ทดลองต่อ");
		leave(&desk, &ways[i], "");
		desk_run(&desk);
		assert_not_shown(&desk, ASKED);
	}
	assert_asks(&desk, PEOPLE, ALL);
	desk_remove(&desk);
}

static void leave_chosen(struct desk *desk, const struct leaving *leaving, bool back)
{
	go(desk, NAYOK);
	grid_press(desk->grid, leaving->opens);
	grid_type(desk->grid, leaving->typed);
	grid_press(desk->grid, K_RIGHT);
	if (back)
		grid_press(desk->grid, K_LEFT);
	grid_press(desk->grid, leaving->leaves);
	desk_run(desk);
}

/* A role or a deputy that is but chosen goes no sooner; one that is as it was asks nothing. */
static void test_leaving_a_choice(void **state)
{
	static const struct leaving ways[] = {
		{K_INSERT, "\t\t\t", K_ESCAPE},
		{K_F2, "\t\t", K_ESCAPE},
		{K_F2, "\t\t", CTRL('Q')},
		{K_F2, "\t\t", K_F10},
		{CTRL('O'), "", K_ESCAPE},
		{CTRL('O'), "", CTRL('Q')},
	};
	const struct person second = {.login = "prasit",
		.name = "นายประสิทธิ์ ดีงาม",
		.post = "รองปลัด",
		.roles = ROLE_SUPERVISOR};
	struct error error = ERROR_INIT;
	struct desk desk;
	(void)state;
	begin(&desk, "somsri");
	assert_true(store_put_person(desk.app.store, &second, "somsri", &error));
	for (size_t i = 0; i < COUNT(ways); i++) {
		leave_chosen(&desk, &ways[i], false);
		assert_shown(&desk, ASKED);
		leave_chosen(&desk, &ways[i], true);
		assert_not_shown(&desk, ASKED);
	}
	desk_remove(&desk);
}

/* --- who may not --- */

static const keystroke acts[] = {
	K_F2, CTRL('E'), K_INSERT, CTRL('N'), K_DELETE, CTRL('R')};

/* Whoever does not administer the file looks, and hands over no place but the own one. */
static void test_who_may_not(void **state)
{
	enum { OTHER = 12345 };
	struct desk desk;
	(void)state;
	begin(&desk, "palad");
	if (geteuid() != 0) {
		desk_remove(&desk);
		return; /* another user cannot be had */
	}
	assert_int_equal(chmod(desk.office.folder, 0777), 0);
	assert_int_equal(chown(desk.office.path, OTHER, (gid_t)-1), 0);
	assert_int_equal(chmod(desk.office.path, 0666), 0);
	for (size_t i = 0; i < 2 * COUNT(acts); i++) {
		go(&desk, NAYOK);
		grid_press(desk.grid, acts[i / 2]);
		if (i % 2)
			grid_press(desk.grid, CTRL('Y'));
		assert_int_equal(seteuid(OTHER + 1), 0);
		desk_run(&desk);
		assert_int_equal(seteuid(0), 0);
		if (i % 2 == 0)
			assert_shown(&desk,
				"เฉพาะเจ้าของแฟ้มสำนักงานหรือ root เท่านั้นที่แก้ไขรายชื่อผู้ใช้");
		assert_asks(&desk, PEOPLE, ALL);
	}
	go(&desk, NAYOK);
	grid_press(desk.grid, CTRL('O'));
	assert_int_equal(seteuid(OTHER + 1), 0);
	desk_run(&desk);
	assert_int_equal(seteuid(0), 0);
	assert_shown(&desk, "เฉพาะเจ้าของตำแหน่งโดยใช้วลีรหัสผ่าน");
	type_hand_over(&desk, PALAD, "๓๑ ธ.ค. ๒๖๔๐");
	grid_type(desk.grid, OFFICE_PASSPHRASE "\n");
	assert_int_equal(seteuid(OTHER + 1), 0);
	desk_run(&desk);
	assert_int_equal(seteuid(0), 0);
	assert_asks(&desk, DEPUTIES, "palad<nayok2026-12-012097-12-310");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_enter_and_change),
		cmocka_unit_test(test_retire),
		cmocka_unit_test(test_forget_passphrase),
		cmocka_unit_test(test_hand_over),
		cmocka_unit_test(test_own_place),
		cmocka_unit_test(test_leaving_a_form),
		cmocka_unit_test(test_leaving_a_choice),
		cmocka_unit_test(test_who_may_not),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
