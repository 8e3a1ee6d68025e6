/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * spelling, by the dictionary: phrases with a slip in them, words that nearly are one, and
 * clean texts of many kinds, of which nothing is told.
 */
#include <config.h>

#include "tests/support/checking.h"

#include <string.h>

#include "check/finding.h"
#include "check/rule.h"
#include "check/spell.h"
#include "check/words.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/error.h"
#include "text/str.h"

static const struct checked_text texts[] = {
	{"spelling", "output", "ผลของตัวขี้วัดที่สามต่ำกว่าเป้า", 1, "ตัวขี้วัด"},
	{"spelling", "memo.to", "นายองค์การบริหารส่วนตำบลทุ่งฟ้า", 1, "นายองค์การ"},
	{"spelling", "memo.to", "นายกองค์การบราหารส่วนตำบลทุ่งฟ้า", 1, "องค์การบราหารส่วนตำบล"},
	{"spelling", "memo.to", "มะเขือเทษทุ่งฟ้า", 0, NULL},
	{"spelling", "measure", "ขอความร่วมมือจากองค์การบราหารส่วนจังหวัด", 1,
		"องค์การบราหารส่วนจังหวัด"},
	{"spelling", "output", "ทบทวนกาปฏิบัติงานรายเดือน", 1, "กาปฏิบัติงาน"},
	{"spelling", "output", "ติดบ้ายประชาสัมพันธ์ไว้หน้าตลาด", 1, "บ้ายประชาสัมพันธ์"},
	{"spelling", "outcome", "ชาวบ้านมีส่วนรวมทุกขั้น", 1, "มีส่วนรวม"},
	{"spelling", "output", "เร่งดำเนินกาตามแผน", 1, "ดำเนินกา"},
	{"spelling", "output", "อบรมบุลากรทุกระดับ", 1, "บุลากร"},
	{"spelling", "output", "อย่างต่อเนืองทุกเดือน", 1, "อย่างต่อเนือง"},
	{"spelling", "output", "ผู้มีส่วนได้ส่วนเสึยให้ความเห็น", 1, "ผู้มีส่วนได้ส่วนเสึย"},
	{"spelling", "output", "ซ่อมเครืองสูบแล้ว", 1, "เครือง"},
	{"spelling", "output", "จัดกิจกรรรมจิตอาสา", 1, "กิจกรรรม"},
	{"spelling", "output", "ตั้งคณะกรรกมารตรวจรับ", 1, "คณะกรรกมาร"},
	{"spelling", "output", "ซื้อเครื่องคอมพิวเตอรฺ์สองชุด", 1, "คอมพิวเตอรฺ์"},
	{"spelling", "output", "พบจักรยานยนต์และมะเขือเทษเสียหาย", 1, "มะเขือเทษ"},
	{"spelling", "output", "เมื่อตะวั ลับฟ้า", 1, NULL},
	{"spelling", "output", "ตัวขี้วัดแรกและตัวขี้วัดหลัง", 1, "ตัวขี้วัด"},
	{"spelling", "output", "นายกิจกรรรม ขนุนทอง กับชาวบ้าน", 0, NULL},
	{"spelling", "output", "นายสมหมาย กิจกรรรม ลงชื่อ", 0, NULL},
	{"spelling", "output", "ณ บ้านกิจกรรรม", 0, NULL},
	{"spelling", "output", "ต.กิจกรรรม", 0, NULL},
	{"spelling", "memo.signatures[0].name", "นายตัวขี้วัด กิจกรรรม", 0, NULL},
	{"spelling", "output", "รักษาผลประโยชน์ส่วนรวม คำนวณคะแนนรวม ใช้บริการแล้วขอเสนอแนะ", 0,
		NULL},
	{"spelling", "output", "การบริหารและการบริการ การใช้บริการ นายกับนายก กาน้ำ", 0, NULL},
	{"spelling", "output", "ใช้https://www.thungfa.go.th/ตัวขี้วัด", 0, NULL},
	{"spelling", "output", "งานกอสร้างถนนและงานก่อสรางสะพาน", 1, "กอสร้าง"},
	{"spelling", "output", "ลงพื้นทีตรวจน้ำประปา", 1, "ลงพื้นที"},
	{"spelling", "output", "ส่งให้ประชาขนตามบ้าน", 1, "ประชาขน"},
	{"spelling", "output", "ประชาคมริมถนนประชาชื่นสร้างก่อ ขอสร้างพื้นที่ทีละแปลง", 0, NULL},
	{"spelling", "output", "ให้ความเห็นของตน ตามขอบเขตความเห็นชอบ ถูกต้องตามแบบ", 0, NULL},
	/* A tone mark too many that makes another word; one that is missing is told. */
	{"spelling", "steps", "จัดทำแผ่นพับแจก และจัดทำแผ่น ๒๐๐ แผ่น", 0, NULL},
	{"spelling", "steps", "จัดทำแผ่นหินทางเดินหน้าอำเภอ", 0, NULL},
	{"spelling", "steps", "จัดทำคู่มีอการปฏิบัติงาน", 1, "คู่มีอ"},
	/* Shift on the same key, and letters that sound alike. */
	{"spelling", "output", "ประชุมทุกวันศุกณ์ของสัปดาห์แรก", 1, "วันศุกณ์"},
	{"spelling", "output", "โรงเรียนนำไปบันจุในแผน", 1, NULL},
	{"spelling", "output", "ที่ประชุมไม่มีข้อชักถาม", 1, NULL},
	{"spelling", "output", "รับฟังการบรรยายแล้วนำไปบรรจุในแผน พันธุ์ข้าวและบันทึก", 0, NULL},
	{"spelling", "issue", "แจ้งความคึบหน้าผ่านเว็บไซต์ของอำเภอ", 1, NULL},
	/* Two เ for แ, once a text. */
	{"spelling", "output", "ก่อนเเละหลังเเจ้งผล", 1, "เเ"},
	{"spelling", "output", "ก่อนและหลังแจ้งผล เลเซอร์", 0, NULL},
	/* จักรพรรดิ or จักรวรรดิ: nobody can say. */
	{"spelling", "output", "ติดตั้งป้ายจักรรรดิใหม่", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, "spelling");
	check_texts_table(texts, TEXTS);
}

/* Bodies of many kinds: names of people and places, loan words, abbreviations, English. */
static const char *const clean[] = {
	"องค์การบริหารส่วนตำบลห้วยผักกูด อำเภอเขาพนม จังหวัดกระบี่ จัดประชุมประชาคมหมู่บ้านทั้ง ๑๑ หมู่ เมื่อวันที่ ๑๘ ธ.ค. ๒๕๖๗ ณ ศาลาอเนกประสงค์บ้านหนองจูดเหนือ มีนายวีรยุทธ คงเพชรศักดิ์ กำนันตำบล และ ผญบ. ทุกหมู่เข้าร่วม ชาวบ้านเสนอให้ซ่อมถนนลูกรังสายโคกยาง – ปลายพระยา และขอไฟกิ่งเพิ่มอีก ๒๓ จุด",
	"เทศบาลเมืองท่าข้าวเปลือกติดตั้งตู้คีออสก์และเครื่องสแกนคิวอาร์โค้ดที่เคาน์เตอร์ One Stop Service ประชาชนจ่ายภาษีที่ดินผ่านแอปพลิเคชัน Mobile Banking ได้ตลอด ๒๔ ชั่วโมง กองคลังสุ่มตรวจใบเสร็จทุกวันศุกร์ ไม่พบการเรียกเงินนอกเหนือจากอัตราที่ประกาศ",
	"โรงพยาบาลส่งเสริมสุขภาพตำบลแม่สะเรียงหลวงร่วมกับ อสม. ๔๕ คน ฉีดวัคซีน Sinovac และ AstraZeneca เข็มกระตุ้นแก่ผู้ป่วยติดเตียง ๑๖ ราย คัดกรองเบาหวาน ความดันโลหิตสูง พบกลุ่มเสี่ยงร้อยละ ๑๒.๕ นางสาวพัชรินทร์ ธัญญลักษณ์กุล พยาบาลวิชาชีพชำนาญการ ลงเยี่ยมบ้านเดือนละสองครั้ง",
	"องค์การบริหารส่วนจังหวัดสงขลาจัดซื้อรถบรรทุกน้ำดับเพลิง ๑ คัน ด้วยวิธี e-bidding ราคากลาง ๖,๔๕๐,๐๐๐ บาท มีผู้ยื่นข้อเสนอ ๓ ราย บริษัท สหมิตรยานยนต์ (๑๙๙๒) จำกัด เสนอราคาต่ำสุด คณะกรรมการตรวจรับพัสดุครบถ้วนตามสัญญาเลขที่ ๐๑๗/๒๕๖๘ ลงวันที่ ๙ ม.ค. ๖๘",
	"มหาวิทยาลัยราชภัฏวไลยอลงกรณ์ส่งอาจารย์ ดร.ปริญญา ศุภวรรณกิจ มาเป็นวิทยากรหลักสูตรจริยธรรมในศตวรรษที่ ๒๑ ผู้เข้าอบรมฝึกวิเคราะห์กรณีศึกษาผลประโยชน์ทับซ้อน เช่น รับเหมางานของญาติ ใช้รถหลวงไปตลาดนัด แล้วทำแบบทดสอบใน Google Forms คะแนนเฉลี่ยเพิ่มจาก ๑๑.๒ เป็น ๑๗.๘",
	"งานป้องกันและบรรเทาสาธารณภัยซ้อมแผนอพยพน้ำป่าไหลหลากร่วมกับ ปภ.จังหวัด ตชด. ที่ ๓๒๖ และหน่วยกู้ชีพกู้ภัยพุทไธสง ใช้เรือท้องแบน ๔ ลำ เสื้อชูชีพ วิทยุสื่อสาร โดรน และรถแบ็กโฮ ราษฎรบ้านกุดกะเหลือม ๗๖ ครัวเรือนทราบเส้นทางไปจุดปลอดภัยที่วัดสว่างอารมณ์",
	"โรงเรียนเทศบาล ๓ (ชุมชนทับกวาง) ปลูกผักสวนครัวปลอดสารพิษ เลี้ยงไก่ไข่ เพาะเห็ดนางฟ้าภูฏาน ส่งโครงการอาหารกลางวัน นักเรียนชั้น ป.๔–ป.๖ จดบันทึกรายรับรายจ่ายทุกสัปดาห์ ครูเกรียงไกรกับครูอัจฉราพรตรวจบัญชีทุกสิ้นเดือน เงินเหลือซื้ออุปกรณ์กีฬา เช่น ลูกฟุตซอล ไม้แบดมินตัน",
	"ศูนย์พัฒนาเด็กเล็กบ้านปงสนุกรับเด็กอายุ ๒–๕ ขวบ จำนวน ๕๘ คน ผู้ปกครองส่วนใหญ่กรีดยางและรับจ้างเก็บลำไย ครูพี่เลี้ยงผลัดเวรยืนหน้าประตูตั้งแต่ ๐๗.๐๐ น. กล้องวงจรปิด CCTV บันทึกภาพย้อนหลังได้ ๓๐ วัน มีนมโรงเรียน แปรงสีฟัน และที่นอนครบทุกคน",
	"นิติกรสรุปข้อหารือของสำนักงาน ป.ป.ช. เรื่องการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา มูลค่าไม่เกินสามพันบาท แล้วเวียนให้ทุกกองลงชื่อรับทราบ ผู้ใดได้รับกระเช้าปีใหม่ให้ส่งคืนหรือส่งมอบแก่สถานสงเคราะห์คนชรา ปีนี้ส่งคืนแล้ว ๗ รายการ",
	"เทศบาลนครแม่ระมิงค์เปิดเผยชุดข้อมูล (Open Data) รูปแบบ CSV และ API รวม ๓๔ ชุด เช่น ปริมาณขยะรายวัน ค่าฝุ่น PM2.5 ตำแหน่งถังขยะ ที่จอดรถ ร้านหมูกระทะที่มีใบอนุญาต ผู้พัฒนาซอฟต์แวร์ดาวน์โหลดไปใช้ ๑,๒๐๔ ครั้ง ไม่มีข้อมูลส่วนบุคคลตามพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. ๒๕๖๒",
	"ปลัด อบต. มอบให้หัวหน้าฝ่ายอำนวยการลงพื้นที่ตรวจลานกีฬาต้านยาเสพติดและฝายชะลอน้ำคลองขวาง พบว่าผู้รับจ้างเทคอนกรีตหนา ๑๕ เซนติเมตรครบตามแบบ ใช้เหล็กตะแกรงไวร์เมช ช่างผู้ควบคุมงานส่งภาพถ่ายทางไลน์กลุ่มทุกวัน",
	"ตามหนังสือกรมส่งเสริมการปกครองท้องถิ่น ด่วนที่สุด ที่ มท ๐๘๐๘.๒/ว ๔๑๕๖ ให้ อปท. ทุกแห่งนำเข้าข้อมูลในระบบ INFO และ e-Plan ภายใน ๑๕ มิ.ย. ๒๕๖๘ นางอัมพวรรณ เทพสถิตย์พร เจ้าพนักงานธุรการ บันทึกเสร็จก่อนกำหนดสามวัน",
};
enum { CLEAN = sizeof(clean) / sizeof(clean[0]) };

static void test_clean(void **state)
{
	(void)state;
	for (size_t i = 0; i < CLEAN; i++) {
		const struct checked_text rows[] = {
			{"spelling", "output", clean[i], 0, NULL},
			{"spelling", "before[0].text", clean[i], 0, NULL},
			{"person-name", "output", clean[i], 0, NULL},
		};
		check_texts_table(rows, sizeof(rows) / sizeof(rows[0]));
	}
}

/* --- what is told --- */

static const struct finding *told(struct finding_list *list, const char *text)
{
	struct str json = STR_INIT;
	str_printf(&json,
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"fiscal_year\":2568,"
		"\"months\":12,\"title\":\"%s\",\"cards\":[{\"output\":\"%s\"}]}",
		text, text);
	checked(json.data, list);
	str_release(&json);
	for (size_t i = 0; i < list->count; i++)
		if (!strcmp(list->items[i].rule->name, "spelling"))
			return &list->items[i];
	fail_msg("nothing is told of %s", text);
	return NULL;
}

/* With the proposal, how often it stands in the report, and the word that may be learned. */
static void test_message(void **state)
{
	(void)state;
	struct finding_list list = {0};
	const struct finding *finding = told(&list, "ตัวขี้วัด");
	assert_string_equal(finding->message, "“ตัวขี้วัด”: is “ตัวชี้วัด” meant? (๒ times)");
	assert_string_equal(finding->word, "ตัวขี้วัด");
	assert_int_equal(finding->spot.card, 0);
	finding_list_release(&list);
	finding = told(&list, "ตะวั ลับฟ้า");
	assert_string_equal(finding->message, "“วั” is in no dictionary (๒ times)");
	finding_list_release(&list);
}

/* --- words that are known --- */

static void count(void *context, size_t start, size_t bytes, const char *right)
{
	(void)start, (void)bytes, (void)right;
	++*(int *)context;
}

static int times(const char *known, const char *text)
{
	struct error error = ERROR_INIT;
	struct check_words *words = check_words_load(&error);
	struct report report;
	struct string_list learned = {0};
	int found = 0;
	assert_non_null(words);
	report_init(&report);
	struct spell *spell = spell_new(words, &report);
	string_list_add(&learned, known);
	spell_learn(spell, &learned);
	string_list_release(&learned);
	spell_look(spell, text, 0, strlen(text), SPELL_TEXT, count, &found);
	spell_free(spell);
	report_release(&report);
	check_words_free(words);
	return found;
}

/* What is known is right, alone and among other words. */
static void test_known(void **state)
{
	(void)state;
	assert_int_equal(times("", "จัดกิจกรรรมแล้ว"), 1);
	assert_int_equal(times("กิจกรรรม", "จัดกิจกรรรมแล้ว"), 0);
	assert_int_equal(times("งาน กิจกรรรม 2568", "จัดกิจกรรรมแล้ว"), 0);
	assert_int_equal(times("ตัวขี้วัด", "รายตัวขี้วัดแรก"), 0);
	assert_int_equal(times("ขี้วัดผล", "รายตัวขี้วัดแรก"), 1);
}

/* Each phrase of the lists is right as it stands, and so are two of them. */
static void test_phrases(void **state)
{
	(void)state;
	struct error error = ERROR_INIT;
	struct check_words *words = check_words_load(&error);
	assert_non_null(words);
	assert_true(words->phrases.count > 300);
	for (size_t i = 0; i < words->phrases.count; i++) {
		struct str text = STR_INIT;
		str_printf(&text, "%s%s", words->phrases.items[i],
			words->phrases.items[(i * 7 + 1) % words->phrases.count]);
		const struct checked_text row = {
			"spelling", "output", text.data, 0, NULL};
		check_texts_table(&row, 1);
		str_release(&text);
	}
	check_words_free(words);
}

/* Longer than is looked at in one piece. */
static void test_long(void **state)
{
	(void)state;
	struct str text = STR_INIT;
	for (int i = 0; i < 3000; i++)
		str_puts(&text, "ดำเนินการแล้ว");
	str_puts(&text, "ตัวขี้วัด");
	assert_int_equal(times("", text.data), 1);
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_clean),
		cmocka_unit_test(test_message),
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_phrases),
		cmocka_unit_test(test_long),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
