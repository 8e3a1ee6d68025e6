/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/break_rules.h"

#include <stddef.h>

#define SET(name)    (UINT32_C(1) << CLASS_##name)

#define ANY          ((UINT32_C(1) << CLASS_COUNT) - 1)
#define THAI_STARTS  (SET(THAI) | SET(LEAD))
#define THAI_LETTERS (THAI_STARTS | SET(FOLLOW) | SET(MARK) | SET(REPEAT) | SET(SHORT))

const struct break_range break_ranges[] = {
	{'\t', '\r', CLASS_SPACE},
	{' ', ' ', CLASS_SPACE},
	{'!', '!', CLASS_CLOSE},
	{'"', '"', CLASS_QUOTE},
	{'%', '%', CLASS_CLOSE},
	{'\'', '\'', CLASS_QUOTE},
	{'(', '(', CLASS_OPEN},
	{')', ')', CLASS_CLOSE},
	{',', ',', CLASS_COMMA},
	{'-', '-', CLASS_HYPHEN},
	{'.', '.', CLASS_DOT},
	{'/', '/', CLASS_SLASH},
	{'0', '9', CLASS_DIGIT},
	{':', ';', CLASS_COMMA},
	{'?', '?', CLASS_CLOSE},
	{'A', 'Z', CLASS_LETTER},
	{'[', '[', CLASS_OPEN},
	{']', ']', CLASS_CLOSE},
	{'a', 'z', CLASS_LETTER},
	{'{', '{', CLASS_OPEN},
	{'}', '}', CLASS_CLOSE},
	{0x00A0, 0x00A0, CLASS_GLUE},   /* NBSP */
	{0x00AD, 0x00AD, CLASS_GLUE},   /* soft hyphen: prints nothing here */
	{0x00B7, 0x00B7, CLASS_BULLET}, /* · */
	{0x0E01, 0x0E2E, CLASS_THAI},   /* ก-ฮ */
	{0x0E2F, 0x0E2F, CLASS_SHORT},  /* ฯ */
	{0x0E30, 0x0E30, CLASS_FOLLOW}, /* ะ */
	{0x0E31, 0x0E31, CLASS_MARK},   /* ั */
	{0x0E32, 0x0E33, CLASS_FOLLOW}, /* า ำ */
	{0x0E34, 0x0E3A, CLASS_MARK},   /* ิ-ฺ */
	{0x0E3F, 0x0E3F, CLASS_SYMBOL}, /* ฿ */
	{0x0E40, 0x0E44, CLASS_LEAD},   /* เ-ไ */
	{0x0E45, 0x0E45, CLASS_FOLLOW}, /* ๅ */
	{0x0E46, 0x0E46, CLASS_REPEAT}, /* ๆ */
	{0x0E47, 0x0E4E, CLASS_MARK},   /* ็-๎ */
	{0x0E4F, 0x0E4F, CLASS_BULLET}, /* ๏ */
	{0x0E50, 0x0E59, CLASS_DIGIT},  /* ๐-๙ */
	{0x0E5A, 0x0E5B, CLASS_CLOSE},  /* ๚ ๛ */
	{0x1680, 0x1680, CLASS_SPACE},
	{0x2000, 0x2006, CLASS_SPACE},
	{0x2007, 0x2007, CLASS_GLUE}, /* figure space */
	{0x2008, 0x200A, CLASS_SPACE},
	{0x200B, 0x200B, CLASS_ZERO},
	{0x200C, 0x200F, CLASS_GLUE},
	{0x2010, 0x2015, CLASS_HYPHEN},
	{0x2022, 0x2023, CLASS_BULLET},
	{0x2024, 0x2026, CLASS_LEADER}, /* … */
	{0x202A, 0x202F, CLASS_GLUE},
	{0x2030, 0x2031, CLASS_CLOSE}, /* ‰ */
	{0x203C, 0x203D, CLASS_CLOSE},
	{0x2043, 0x2043, CLASS_BULLET},
	{0x205F, 0x205F, CLASS_SPACE},
	{0x2060, 0x206F, CLASS_GLUE},
	{0x25A0, 0x25CF, CLASS_BULLET}, /* ■-● */
	{0x25E6, 0x25E6, CLASS_BULLET}, /* ◦ */
	{0x2713, 0x2714, CLASS_BULLET}, /* ✓ */
	{0x27A2, 0x27A4, CLASS_BULLET}, /* ➢ */
	{0x3000, 0x3000, CLASS_SPACE},
	{0x3001, 0x3002, CLASS_CLOSE},
	{0xF06C, 0xF06C, CLASS_BULLET}, /* bullets of word processors (text/pasted.c) */
	{0xF06E, 0xF06E, CLASS_BULLET},
	{0xF071, 0xF077, CLASS_BULLET},
	{0xF09E, 0xF0A0, CLASS_BULLET},
	{0xF0A7, 0xF0A8, CLASS_BULLET},
	{0xF0B7, 0xF0B7, CLASS_BULLET},
	{0xF0D8, 0xF0D8, CLASS_BULLET},
	{0xF0FC, 0xF0FC, CLASS_BULLET},
	{0xFEFF, 0xFEFF, CLASS_GLUE},
	{0xFF01, 0xFF01, CLASS_CLOSE},
	{0xFF0C, 0xFF0C, CLASS_CLOSE},
	{0xFF0E, 0xFF0E, CLASS_CLOSE},
	{0xFF1A, 0xFF1B, CLASS_CLOSE},
	{0xFF1F, 0xFF1F, CLASS_CLOSE},
};

const unsigned break_range_count = sizeof(break_ranges) / sizeof(break_ranges[0]);

const struct break_rule break_rules[] = {
	/* What no line begins with, whatever stands before it. */
	{ANY, SET(FOLLOW) | SET(MARK) | SET(REPEAT) | SET(SHORT), GAP_ANY, BREAK_NEVER},
	{ANY, SET(CLOSE) | SET(COMMA) | SET(DOT) | SET(DASH), GAP_ANY, BREAK_NEVER},
	/* What no line ends with. */
	{SET(LEAD) | SET(OPEN) | SET(BULLET), ANY, GAP_ANY, BREAK_NEVER},

	{ANY, ANY, GAP_SPACE, BREAK_ALLOW},

	/* Without a space between them. */
	{THAI_LETTERS, THAI_STARTS, GAP_NONE, BREAK_ALLOW},
	{THAI_LETTERS, SET(LETTER) | SET(OPEN) | SET(BULLET), GAP_NONE, BREAK_ALLOW},
	{SET(LETTER) | SET(DIGIT), THAI_STARTS, GAP_NONE, BREAK_ALLOW},
	{SET(CLOSE) | SET(COMMA) | SET(LEADER), THAI_STARTS, GAP_NONE, BREAK_ALLOW},
	{SET(BETWEEN), THAI_STARTS | SET(LETTER) | SET(OPEN), GAP_NONE, BREAK_ALLOW},
	{SET(WIDE), SET(WIDE) | SET(LETTER) | SET(DIGIT) | SET(OPEN) | THAI_STARTS,
		GAP_NONE, BREAK_ALLOW},
	{THAI_LETTERS | SET(LETTER) | SET(DIGIT) | SET(CLOSE) | SET(COMMA), SET(WIDE),
		GAP_NONE, BREAK_ALLOW},

	{ANY, ANY, GAP_ANY, BREAK_NEVER},
};

/* clang-format off */
const char *const words_behind_number[] = {
	"กก", "กม", "กรณี", "กรัม", "กลุ่ม", "กอง", "กิจกรรม", "กิโลกรัม", "กิโลเมตร", "ขั้นตอน",
	"ข้อ", "ข้อร้องเรียน", "คน", "ครอบครัว", "ครัวเรือน", "ครั้ง", "คะแนน", "คัน", "จังหวัด",
	"จุด", "ฉบับ", "ชม", "ชั่วโมง", "ชั้น", "ชิ้น", "ชุด", "ชุมชน", "ช่อง", "ช่องทาง", "ซม",
	"ด้าน", "ตร", "ตัว", "ตัวชี้วัด", "ตารางวา", "ตารางเมตร", "ตำบล", "ต้น", "ทีม", "ท่าน",
	"น", "นาที", "นาย", "นาฬิกา", "บาท", "ประเด็น", "ประเภท", "ปี", "ป้าย", "ฝ่าย", "พัน",
	"ภารกิจ", "ม", "มาตรการ", "รอบ", "ระดับ", "ระบบ", "ราย", "รายการ", "รุ่น", "รูป",
	"ร้อย", "ลำ", "ลิตร", "ล้าน", "วัน", "วินาที", "สตางค์", "สัปดาห์", "สาย", "สำนัก",
	"ส่วน", "หน่วยงาน", "หน้า", "หมื่น", "หมู่", "หมู่บ้าน", "หลักสูตร", "หลัง", "หลังคาเรือน",
	"ห้อง", "องค์", "อัน", "อำเภอ", "เครื่อง", "เซนติเมตร", "เดือน", "เท่า", "เปอร์เซ็นต์",
	"เมตร", "เรื่อง", "เล่ม", "เส้น", "แผ่น", "แสน", "แห่ง", "โครงการ", "ใบ", "ไตรมาส",
	"ไร่", NULL,
};

const char *const words_before_number[] = {
	"ข้อ", "ค.ศ", "ชั้น", "ซอย", "ตอน", "ที่", "บท", "ปี", "พ.ศ", "ภาค", "มาตรา",
	"ร้อยละ", "ลำดับ", "วรรค", "ส่วน", "หน้า", "หมวด", "หมู่", "ห้อง", "เบอร์", "เลข",
	"เล่ม", "แบบ", "โทร", "โทรศัพท์", "โทรสาร", NULL,
};

const char *const words_before_year[] = {
	"ค.ศ", "งบประมาณ", "ปี", "พ.ศ", NULL,
};

const char *const month_names[] = {
	"ก.ค", "ก.พ", "ก.ย", "กรกฎาคม", "กันยายน", "กุมภาพันธ์", "ต.ค", "ตุลาคม", "ธ.ค",
	"ธันวาคม", "พ.ค", "พ.ย", "พฤศจิกายน", "พฤษภาคม", "ม.ค", "มกราคม", "มิ.ย",
	"มิถุนายน", "มี.ค", "มีนาคม", "ส.ค", "สิงหาคม", "เม.ย", "เมษายน", NULL,
};
const char *const compounds[] = {
	"ขับเคลื่อน", "ข้อตกลง", "ข้อบังคับ", "ข้อบัญญัติ", "ข้อเสนอ", "ข้อเสนอแนะ", "ครัวเรือน",
	"ความคิดเห็น", "คำขอ", "คำตอบ", "คำถาม", "คำปรึกษา", "คำร้อง", "คำสั่ง", "คิดเห็น",
	"คืบหน้า", "คุ้มค่า", "ค่าธรรมเนียม", "ค่าใช้จ่าย", "ค้นหา", "จัดจ้าง", "จัดซื้อ", "จัดทำ", "จัดหา",
	"จัดเก็บ", "ช่องทาง", "ดังกล่าว", "ดำเนินการ", "ดำเนินงาน", "ดีขึ้น", "ตรวจรับ", "ตัวชี้วัด",
	"ต่อเนื่อง", "นิติการ", "ปฏิบัติงาน", "ประจำปี", "ประพฤติมิชอบ", "ปีงบประมาณ", "ผลงาน",
	"ผลประโยชน์", "ฝึกอบรม", "พระราชบัญญัติ", "ภาครัฐ", "ภาพรวม", "มากขึ้น", "มากน้อย", "มิชอบ",
	"ยิ่งขึ้น", "ระยะเวลา", "ราชบัญญัติ", "ลงชื่อ", "ลงทะเบียน", "ลายมือชื่อ", "วัตถุดิบ", "วันที่",
	"สำนักปลัด", "สูงสุด", "สูงอายุ", "ส่วนราชการ", "หน่วยงาน", "องค์ประกอบ", "อำนวยการ",
	"เกี่ยวกับ", "เข้าร่วม", "เบอร์โทรศัพท์", "เบิกจ่าย", "เฝ้าระวัง", "เวปไซต์", "เว็บไซต์",
	"เว็ปไซต์", "เสนอแนะ", "แนวทาง", "แนวปฏิบัติ", "ใช้จ่าย", NULL,
};

const char *const words_before_word[] = {
	"นัก", "ผู้", NULL,
};
/* clang-format on */

const char *const words_of_short[] = {
	"พณฯ", /* ฯพณฯ */
	"ลฯ",  /* ฯลฯ */
	NULL,
};
