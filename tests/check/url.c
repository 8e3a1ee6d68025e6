/* SPDX-License-Identifier: GPL-3.0-or-later */
/* url: addresses that do not prove what they stand for. */
#include <config.h>

#include "tests/support/checking.h"

static const struct checked_text texts[] = {
	{"url", "output",
		"- เปิดบริการออนไลน์ https://www.thungfa.go.th/eservice.php\n- เปิดรับเรื่องร้องเรียน https://www.thungfa.go.th/eservice.php",
		1, "https://www.thungfa.go.th/eservice.php"},
	{"url", "output",
		"เปิดบริการออนไลน์ https://www.thungfa.go.th/eservice.php และ http://thungfa.go.th/eservice.php",
		1, "http://thungfa.go.th/eservice.php"},
	{"url", "output", "เผยแพร่ข้อมูลบนเว็บไซต์ http://www.thungfa.go.th/", 1,
		"http://www.thungfa.go.th/"},
	{"url", "outcome", "ประชาชนเข้าถึงข้อมูลได้ที่ www.thungfa.go.th.", 1,
		"www.thungfa.go.th"},
	{"url", "output",
		"๑. ลงข่าวที่ http://www.thungfa.go.th/index.php\n๒. ลงแผนที่ http://WWW.thungfa.go.th/",
		1, "http://www.thungfa.go.th/index.php"},
	/* broken ones */
	{"url", "output", "เผยแพร่ที่ https://www.thungfa.go.th/ news.php?id=1 แล้ว", 1,
		"https://www.thungfa.go.th/ news.php?id=1"},
	{"url", "output", "เผยแพร่ที่ https://www.thungfa.go.th/news.php?\nid=12 แล้ว", 1,
		"https://www.thungfa.go.th/news.php?\nid=12"},
	{"url", "output", "เผยแพร่ที่ https:// www.thungfa.go.th/news/1", 1,
		"https:// www.thungfa.go.th/news/1"},
	{"url", "outcome", "ดูที่ www.thungfa. go.th/news/1 ได้", 1,
		"www.thungfa. go.th/news/1"},
	{"url", "outcome", "ดูที่ https//www.thungfa.go.th/news/1 ได้", 1,
		"https//www.thungfa.go.th/news/1"},
	{"url", "output", "ดูที่ htpps://www.thungfa.go.th/news/1 ได้", 1,
		"htpps://www.thungfa.go.th/news/1"},
	{"url", "output", "ดูที่ http:/www.thungfa.go.th/news/1 ได้", 1, NULL},
	{"url", "output", "ไฟล์อยู่ที่ file:///C:/report/plan.pdf", 1, NULL},
	{"url", "output", "เผยแพร่ข้อมูลที่ https://www.thungfa.go.th/ฯ", 1,
		"https://www.thungfa.go.th/"},
	{"url", "output",
		"- ลงข่าว https://www.thungfa.go.th/news/1\n- ลงแผน https://www.thungfa.go.th/news/1ฯ",
		1, "https://www.thungfa.go.th/news/1"},
	{"url", "output", "ดูที่ https://www.thungfa.go.th/phpbb/\nimage2.png", 0, NULL},
	/* broken ones anywhere, and addresses of mail */
	{"url", "memo.sections[0].text", "เห็นควรเผยแพร่ทาง https://www.thungfa,go.th", 1,
		"https://www.thungfa,go.th"},
	{"url", "after[0].text", "เผยแพร่ที่ https//www.thungfa.go.th", 1, NULL},
	{"url", "after[0].text", "โทรศัพท์ ๐ ๕๔๗๗ ๑๒๓๔ อีเมล saraban@thungfa", 1,
		"saraban@thungfa"},
	{"url", "output", "ส่งเรื่องที่ saraban@thungfa,go.th แล้ว", 1,
		"saraban@thungfa,go.th"},
	{"url", "output", "ส่งเรื่องที่ saraban@thungfa..go.th แล้ว", 1, NULL},
	{"url", "after[0].text",
		"อีเมล saraban@thungfa.go.th, plan@thungfa.go.th;x@thungfa.go.th", 0,
		NULL},
	{"url", "after[0].text", "LINE @thungfa หรือ Facebook thungfa@home", 0, NULL},
	/* a service has no other page, a front page that was made is its own proof */
	{"url", "output", "เปิดช่องทาง https://line.me และ https://www.facebook.com", 0,
		NULL},
	{"url", "output", "รับเรื่องทาง https://eservice.thungfa.go.th แล้ว ๑๒ เรื่อง", 0,
		NULL},
	{"url", "output", "ปรับหน้าแรกของเว็บไซต์ใหม่ www.thungfa.go.th", 0, NULL},
	{"url", "output", "เผยแพร่ที่ https://www.thungfa.go.th/a ITA 2568 ครบทุกข้อ", 0,
		NULL},
	{"url", "output", "ใช้ http และ https // ตามลำดับ ดูที่ www.thungfa.go.th/a. และต่อไป",
		0, NULL},
	/* a page for each result, and places where nothing is claimed */
	{"url", "output",
		"- ลงข่าว https://www.thungfa.go.th/news.php?id=1\n- ลงแผน https://www.thungfa.go.th/news.php?id=2",
		0, NULL},
	{"url", "memo.sections[0].text",
		"เห็นควรประชาสัมพันธ์ทาง www.thungfa.go.th และช่องทางอื่น ๆ", 0, NULL},
	{"url", "measure", "ปรับปรุงเว็บไซต์ www.thungfa.go.th", 0, NULL},
	{"url", "output",
		"- ลงข่าว\nhttps://www.thungfa.go.th/news.php?id=1\nดูหน้าเดิม https://www.thungfa.go.th/news.php?id=1 ได้ตลอดปี",
		0, NULL},
	{"url", "output", "ส่งเรื่องที่ saraban@thungfa.go.th แนบ plan.pdf", 0, NULL},
	{"url", "output", "เผยแพร่ทาง https://www.facebook.com/thungfa.obt แล้ว", 0, NULL},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, "url");
	check_texts_table(texts, TEXTS);
}

static const struct checked_report reports[] = {
	/* pieces of evidence stand on lines of their own */
	{"url", "\"cards\": [{\"evidence\": [{\"kind\": \"url\", \"ref\": \"https://www.thungfa.go.th/a/\"}, {\"kind\": \"file\", \"ref\": \"a/b.pdf\"}]}]",
		0, 0, NULL},
	{"url", "\"cards\": [{\"evidence\": [{\"kind\": \"url\", \"ref\": \"https//www.thungfa.go.th/a\"}]}]",
		1, 1, "evidence"},
	/* with the evidence of the same card, and over cards */
	{"url", "\"cards\": [{\"output\": \"- ลงข่าว https://www.thungfa.go.th/a\", \"evidence\": [{\"kind\": \"url\", \"ref\": \"https://www.thungfa.go.th/a\"}]}]",
		0, 0, NULL},
	{"url", "\"cards\": [{\"output\": \"- ลงข่าว https://www.thungfa.go.th/a\"}, {\"output\": \"- ลงแผน https://www.thungfa.go.th/a\"}, {\"output\": \"- ลงผล https://www.thungfa.go.th/a\"}]",
		1, 2, "output"},
	{"url", "\"cards\": [{\"evidence\": [{\"kind\": \"url\", \"ref\": \"https://www.thungfa.go.th/a\"}]}, {\"evidence\": [{\"kind\": \"url\", \"ref\": \"http://www.thungfa.go.th/a/\"}]}]",
		2, 2, "evidence"},
	{"url", "\"cards\": [{\"evidence\": [{\"kind\": \"url\", \"ref\": \"https://www.thungfa.go.th/a\", \"caption\": \"หน้าข่าว\"}, {\"kind\": \"url\", \"ref\": \"https://www.thungfa.go.th/b\"}]}]",
		0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	check_reports_table(reports, REPORTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts), cmocka_unit_test(test_reports)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
