/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spelling: words of the lists. */
#include <config.h>

#include "tests/support/checking.h"

#include "check/words.h"
#include "text/error.h"

static const struct checked_text texts[] = {
	{"spelling", "outcome", "เผยแพร่ผ่านเวปไซต์และเว็ปไซต์ของ อบต.", 2, "เวปไซต์"},
	{"spelling", "output", "ขออนุญาติใช้ห้องประชุมแล้ว", 1, "อนุญาติ"},
	{"spelling", "measure", "อบรมกฏหมายแก่บุคคลากรและสัมนานอกสถานที่", 3, "กฏหมาย"},
	{"spelling", "before[0].text", "ตามที่ปรากฎในรายงาน ปรากฎว่าคะแนนดีขึ้น", 1, "ปรากฎ"},
	{"spelling", "steps", "ขออนุมัติงบประมานรายจ่าย", 1, "งบประมาน"},
	{"spelling", "owners", "กองช่างสำนักงานเทศบาล งานโครงการณ์", 1, "โครงการณ์"},
	{"spelling", "outcome", "ใช้อินเตอร์เน็ตส่งอีเมล์ได้", 2, "อินเตอร์เน็ต"},
	/* as PDFs lose ำ and marks */
	{"spelling", "output", "ประชุมอย่างสม่าเสมอ กาหนดแนวทางและจานวนผู้เข้าร่วม", 3,
		"สม่าเสมอ"},
	{"spelling", "output", "แจ้งเจ้าหน้าทีให้ลงเว็ปไซด์", 2, "เว็ปไซด์"},
	{"spelling", "output", "เจ้าหน้าที่ประชาสัมพันธ์ตามวัตถุประสงค์อย่างสม่ำเสมอ", 0, NULL},
	/* right words, and words that look alike */
	{"spelling", "output", "เผยแพร่ผ่านเว็บไซต์ของสำนักงาน ได้รับอนุญาตตามกฎหมายแล้ว", 0,
		NULL},
	{"spelling", "output", "จัดสัมมนาบุคลากร ปรากฏว่าผู้เข้าร่วมพึงพอใจ", 0, NULL},
	{"spelling", "output", "นายอำเภอเกษียนหนังสือสั่งการแล้ว และสังเกตุการณ์", 1, "สังเกตุ"},
	{"spelling", "output", "ผู้เกษียณอายุราชการ ๓ ราย ได้รับบำเหน็จตามงบประมาณ", 0, NULL},
	{"spelling", "output", "ดาวน์โหลดได้ที่ https://www.thungfa.go.th/เวปไซต์ แล้ว", 0,
		NULL},
	{"spelling", "memo.signatures[0].name", "นายสังเกตุ อนุญาติ", 0, NULL},
	{"spelling", "output", "ประเมินการณ์ล่วงหน้า ตามสถานการณ์และประสบการณ์", 0, NULL},
	{"spelling", "output", "อนุญาตให้ใช้รถยนต์ได้ ผลลัพธ์เป็นไปตามโครงการ", 0, NULL},
	/* Words into which right ones would be cut, or that would be met where two stand together. */
	{"spelling", "output", "ยอดพัสดุคาดเคลื่อนจากทะเบียน ตามมาตราการใหม่", 2, "มาตราการ"},
	{"spelling", "output", "คิดสร้างสรรค์หาทางแก้ไข คาดว่าเคลื่อนย้ายเสร็จ ตามมาตรา ๙", 0,
		NULL},
	{"spelling", "output", "ราษฎรทุ่งผาสุขอ่านคำนวนิยาย และจ่ายยาแก้ไข้แล้ว", 0, NULL},
	{"spelling", "output", "เข้าเวรคืนละสองคน ครบถ้วนถูกต้อง มีถ้วยครบ ภาคสวนและไร่", 0,
		NULL},
	{"spelling", "output", "วางครกตำบน้ำแข็งแล้วชอบรบกวนผู้อื่น", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, "spelling");
	check_texts_table(texts, TEXTS);
}

/* What the lists say is right has nothing wrong in it, and every pair is found. */
static void test_lists(void **state)
{
	(void)state;
	struct error error = ERROR_INIT;
	struct check_words *words = check_words_load(&error);
	assert_non_null(words);
	assert_true(words->spelling.count > 100);
	for (size_t i = 0; i < words->spelling.count; i++) {
		const struct word_pair *pair = &words->spelling.items[i];
		const struct checked_text rows[] = {
			{"spelling", "output", pair->wrong, 1, pair->wrong},
			{"spelling", "output", pair->right, 0, NULL},
		};
		check_texts_table(rows, 2);
	}
	check_words_free(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts), cmocka_unit_test(test_lists)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
