/* SPDX-License-Identifier: GPL-3.0-or-later */
/* round: what cannot have been done yet, in a report of the fiscal year 2568. */
#include <config.h>

#include <stdlib.h>

#include "check/finding.h"
#include "tests/support/checking.h"
#include "text/str.h"

#define RULE "round"

static const struct checked_text texts[] = {
	{RULE, "output", "อบรมเมื่อวันที่ ๑๕ ตุลาคม ๒๕๖๘ มีผู้เข้าอบรม ๔๐ คน", 1, "๑๕ ตุลาคม ๒๕๖๘"},
	{RULE, "outcome", "เปิดศูนย์ร้องเรียนแล้วในเดือนธันวาคม ๒๕๖๘", 1, "ธันวาคม ๒๕๖๘"},
	{RULE, "output", "ออกหน่วยบริการวันที่ 3 ม.ค. 69 รวม 9 หมู่บ้าน", 1, "3 ม.ค. 69"},
	{RULE, "output", "อบรมเมื่อวันที่ ๓๐ กันยายน ๒๕๖๘ มีผู้เข้าอบรม ๔๐ คน", 0, NULL},
	{RULE, "output", "จะเปิดใช้ในวันที่ ๑ ตุลาคม ๒๕๖๘", 0, NULL},
	{RULE, "output", "ประกาศมีผลใช้บังคับตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๘ เป็นต้นไป", 0, NULL},
	{RULE, "output", "สัญญาสิ้นสุดวันที่ ๓๑ ธันวาคม ๒๕๖๘", 0, NULL},
	{RULE, "output", "กำหนดประชุมครั้งต่อไปวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "ทำตารางเวรของเดือนตุลาคม ๒๕๖๘", 0, NULL},
	{RULE, "follow_up", "ปลัดตรวจเมื่อวันที่ ๑๕ ตุลาคม ๒๕๖๘", 0, NULL},
	{RULE, "outcome", "ดำเนินการครบทั้ง ๑๒ เดือน", 0, NULL},
	{RULE, "title", "รายงานผล รอบ ๖ เดือน", 1, "รอบ ๖ เดือน"},
	{RULE, "memo.subject", "รายงานผล รอบ ๑๒ เดือน", 0, NULL},
	{RULE, "output", "ประชุมเมื่อวันที่ ๑๕ ตุลาคม", 0, NULL},
	{RULE, "output", "ประชุมเมื่อวันที่ 15 ตุลาคม 2025", 0, NULL},
	{RULE, "output", "ประชุมเมื่อวันที่ ๓๑ พฤศจิกายน ๒๕๖๘", 0, NULL},
	{RULE, "output", "เปิดศูนย์แล้วในเดือนกันยายน ๒๕๖๘", 0, NULL},
	{RULE, "before[0].text", "รวบรวมผลรอบ ๖ เดือน", 0, NULL},
	{RULE, "title", "รายงานผล รอบ ๙ เดือน", 0, NULL},
	{RULE, "title", "รายงานผล ครบ ๖ ปี", 0, NULL},
	{RULE, "output",
		"จะเห็นได้จากภาพถ่ายที่แนบไว้ท้ายรายงานฉบับนี้ว่าผู้บริหารและพนักงานทุกกองเข้าร่วมโดยพร้อมเพรียง เมื่อวันที่ ๑๕ ตุลาคม ๒๕๖๘",
		1, "๑๕ ตุลาคม ๒๕๖๘"},
	/* What is still to come on a day. */
	{RULE, "output", "กำหนดเปิดศูนย์วันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "แผนตรวจถนน วันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "ส่งเอกสารภายในวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "คาดเปิดศูนย์วันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "นัดประชุมวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "รับสมัครถึงวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "บัตรหมดอายุวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "อายุประกันครบวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "ประชุมครั้งต่อไปวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "เปิดบริการตั้งแต่วันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "ประกาศมีผลวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "ข้อบัญญัติบังคับใช้วันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "จองห้องสำหรับวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "จองห้องเพื่องานวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "ขยายสัญญา วันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "เตรียมงานวันเด็กวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "ส่งเอกสารก่อนวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "เลื่อนการแข่งขันไปวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "ปฏิทินประจำปี วันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "ส่งมอบงานงวดแรกวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "งานของปีงบประมาณหน้า วันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "รายงานฉบับวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "รถเช่าหมดสัญญาวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "เปิดบริการวันที่ ๑ ตุลาคม ๒๕๖๘ เป็นต้นไป", 0, NULL},
	{RULE, "output", "เช่ารถ ๑ ตุลาคม ๒๕๖๘ – ๙ มกราคม ๒๕๖๙", 0, NULL},
	/* The same told with เมื่อ. */
	{RULE, "output", "สัญญาจะเริ่มเมื่อวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "คาดเปิดศูนย์เมื่อวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "ใบอนุญาตหมดอายุเมื่อวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "สัญญาสิ้นสุดเมื่อวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "ข้อบัญญัติมีผลเมื่อวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "เทศบัญญัติบังคับใช้เมื่อวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "กำหนดเปิดศูนย์เมื่อวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "นัดตรวจเมื่อวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "เลื่อนประชุมเมื่อวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "ขยายเวลาเมื่อวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "รถเช่าหมดสัญญาเมื่อวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "วันที่ ๑ ตุลาคม ๒๕๖๘ เป็นต้นไป", 0, NULL},
	/* What was done on it, whatever else is said. */
	{RULE, "output", "เทศบาลตำบลเปิดศูนย์ตามแผนเมื่อวันที่ ๙ มกราคม ๒๕๖๙", 1,
		"๙ มกราคม ๒๕๖๙"},
	{RULE, "output", "เทศบาลตำบลเปิดศูนย์ตามแผนเมื่อ๙ มกราคม ๒๕๖๙", 1, "๙ มกราคม ๒๕๖๙"},
	{RULE, "output", "เทศบาลตำบลเปิดศูนย์ตามแผนเมื่อวันจันทร์ที่ ๙ มกราคม ๒๕๖๙", 1,
		"๙ มกราคม ๒๕๖๙"},
	{RULE, "output", "เทศบาลตำบลเปิดศูนย์ตามแผนเมื่อวันอังคารที่ ๙ มกราคม ๒๕๖๙", 1,
		"๙ มกราคม ๒๕๖๙"},
	{RULE, "output", "เทศบาลตำบลเปิดศูนย์ตามแผนเมื่อวันพุธที่ ๙ มกราคม ๒๕๖๙", 1,
		"๙ มกราคม ๒๕๖๙"},
	{RULE, "output", "เทศบาลตำบลเปิดศูนย์ตามแผนเมื่อวันพฤหัสบดีที่ ๙ มกราคม ๒๕๖๙", 1,
		"๙ มกราคม ๒๕๖๙"},
	{RULE, "output", "เทศบาลตำบลเปิดศูนย์ตามแผนเมื่อวันศุกร์ที่ ๙ มกราคม ๒๕๖๙", 1,
		"๙ มกราคม ๒๕๖๙"},
	{RULE, "output", "เทศบาลตำบลเปิดศูนย์ตามแผนเมื่อวันเสาร์ที่ ๙ มกราคม ๒๕๖๙", 1,
		"๙ มกราคม ๒๕๖๙"},
	{RULE, "output", "เทศบาลตำบลเปิดศูนย์ตามแผนเมื่อวันอาทิตย์ที่ ๙ มกราคม ๒๕๖๙", 1,
		"๙ มกราคม ๒๕๖๙"},
	{RULE, "output", "เมื่อวันที่ ๙ มกราคม ๒๕๖๙ อบจ. ตรวจถนนตามแผน", 1, NULL},
	{RULE, "output", "ประชุมเมื่อวันที่ ๕ มีนาคม ๒๕๖๘ และวันที่ ๙ มกราคม ๒๕๖๙ ตามแผน", 1,
		"๙ มกราคม ๒๕๖๙"},
	{RULE, "output", "ประชุมเมื่อ ๕ มีนาคม ๒๕๖๘ และ ๙ มกราคม ๒๕๖๙ ตามแผน", 1,
		"๙ มกราคม ๒๕๖๙"},
	{RULE, "output", "ประชุมเมื่อวันที่ ๕ มีนาคม ๒๕๖๘ ตามแผนวันที่ ๙ มกราคม ๒๕๖๙", 0, NULL},
	{RULE, "output", "เมื่อประชุมวันที่ ๕ มีนาคม ๒๕๖๘ และวันที่ ๙ มกราคม ๒๕๖๙ ตามแผน", 0, NULL},
	{RULE, "output", "๓ ตุลาคม ๒๕๖๘ เทศบาลนครเปิดศูนย์", 1, "๓ ตุลาคม ๒๕๖๘"},
	{RULE, "outcome", "เปิดศูนย์ตามแผนเมื่อเดือนธันวาคม ๒๕๖๘", 1, "ธันวาคม ๒๕๖๘"},
	{RULE, "outcome", "เปิดศูนย์ตามแผนเมื่อต้นเดือนธันวาคม ๒๕๖๘", 1, "ธันวาคม ๒๕๖๘"},
	{RULE, "outcome", "เปิดศูนย์ตามแผนเมื่อกลางเดือนธันวาคม ๒๕๖๘", 1, "ธันวาคม ๒๕๖๘"},
	{RULE, "outcome", "เปิดศูนย์ตามแผนเมื่อปลายเดือนธันวาคม ๒๕๖๘", 1, "ธันวาคม ๒๕๖๘"},
	{RULE, "outcome", "เปิดศูนย์ตามแผนเมื่อช่วงธันวาคม ๒๕๖๘", 1, "ธันวาคม ๒๕๖๘"},
	{RULE, "outcome", "เปิดศูนย์ตามแผนเมื่อธันวาคม ๒๕๖๘", 1, "ธันวาคม ๒๕๖๘"},
	{RULE, "outcome", "อบต. ได้เปิดศูนย์ในเดือนธันวาคม ๒๕๖๘", 1, NULL},
	/* As far as words are looked for before a day and behind it, and farther. */
	{RULE, "output", "จะให้ประชาชนในเขตองค์การบริหารส่วนตำบลทุ่งฟ้าคุย  เมื่อวันที่ ๙ มกราคม ๒๕๖๙",
		0, NULL},
	{RULE, "output",
		"จะให้ประชาชนในเขตองค์การบริหารส่วนตำบลทุ่งฟ้าคุย   เมื่อวันที่ ๙ มกราคม ๒๕๖๙", 1,
		NULL},
	{RULE, "output", "เปิดบริการวันที่ ๙ มกราคม ๒๕๖๙   ทุกกองช่างเป็นต้นไป", 0, NULL},
	{RULE, "output", "เปิดบริการวันที่ ๙ มกราคม ๒๕๖๙ ที่อำเภอปัวเป็นต้นไป", 1, NULL},
	/* How it is called. */
	{RULE, "memo.subject", "รายงานผล รอบ ๖ เดือน", 1, "รอบ ๖ เดือน"},
	{RULE, "title", "รายงานผลในช่วง ๖ เดือน", 0, NULL},
	{RULE, "title", "รายงานผลทั้ง 6 เดือน", 1, "ทั้ง 6 เดือน"},
};
enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static const struct checked_report reports[] = {
	/* A report of 6 months says of itself that it is of 12. */
	{RULE, "\"months\":6,\"before\":[{\"text\":\"สำนักปลัดได้ติดตามผลในรอบ ๑๒ เดือน ตั้งแต่เดือนตุลาคม ๒๕๖๗\"}]",
		1, 0, "before[0].text"},
	{RULE, "\"months\":6,\"before\":[{\"text\":\"ติดตามผลรอบ ๖ เดือน และรอบ ๑๒ เดือน ทุกปี\"}]",
		0, 0, NULL},
	{RULE, "\"months\":6,\"before\":[{\"text\":\"สรุปผลแล้ว และจะรายงานรอบ ๑๒ เดือนในเดือนตุลาคม\"}]",
		0, 0, NULL},
	{RULE, "\"months\":6,\"before\":[{\"text\":\"ตามผลการดำเนินงานรอบ ๑๒ เดือน ปีงบประมาณ พ.ศ. ๒๕๖๗\"}]",
		0, 0, NULL},
	{RULE, "\"months\":12,\"before\":[{\"text\":\"ติดตามผลในรอบ ๑๒ เดือน\"}]", 0, 0,
		NULL},
	/* A report of 6 months. */
	{RULE, "\"months\":6,\"cards\":[{\"output\":\"ประชุมเมื่อวันที่ ๒ เมษายน ๒๕๖๘\"}]", 1,
		1, "output"},
	{RULE, "\"months\":6,\"cards\":[{\"output\":\"ประชุมเมื่อวันที่ ๓๑ มีนาคม ๒๕๖๘\"}]", 0,
		0, NULL},
	{RULE, "\"months\":6,\"cards\":[{\"output\":\"ไม่พบเรื่องร้องเรียนตลอดปีงบประมาณ\"}]",
		1, 1, "output"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"รายงานเวลารอคอยครบทั้ง 12 เดือน\"}]",
		1, 1, "outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"รายงานเวลารอคอยครบทั้ง ๖ เดือน\"}]",
		0, 0, NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"นำสถิติรอบ ๑๒ เดือนของปี ๒๕๖๗ มาเทียบ\"}]",
		0, 0, NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"มีแผนตรวจตลอดปีงบประมาณ\"}]", 0, 0,
		NULL},
	{RULE, "\"months\":6,\"cards\":[{\"follow_up\":\"รายงานรอบ ๖ เดือน และรอบ ๑๒ เดือน\"}]",
		0, 0, NULL},
	{RULE, "\"months\":6,\"title\":\"รายงานผล รอบ 12 เดือน\"", 1, 0, "title"},
	{RULE, "\"months\":6,\"title\":\"รายงานผล รอบ ๖ เดือน\"", 0, 0, NULL},
	/* What speaks of the whole year. */
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ตลอดทั้งปีไม่พบเรื่องร้องเรียน\"}]", 1, 1,
		"outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ตรวจทั้งปีงบประมาณ\"}]", 1, 1,
		"outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ประชุมครบทุกไตรมาส\"}]", 1, 1,
		"outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ประชุมครบทั้ง ๔ ไตรมาส\"}]", 1, 1,
		"outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ประชุมครบ ๔ ไตรมาส\"}]", 1, 1,
		"outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ประชุมครบทั้ง 4 ไตรมาส\"}]", 1, 1,
		"outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ประชุมครบ 4 ไตรมาส\"}]", 1, 1,
		"outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ประชุมครบทั้งสี่ไตรมาส\"}]", 1, 1,
		"outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ประชุมครบสี่ไตรมาส\"}]", 1, 1,
		"outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ตรวจในรอบปีงบประมาณ\"}]", 1, 1,
		"outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ตรวจรอบ ๑๒ เดือน\"}]", 1, 1,
		"outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ตรวจครบ ๑๒ เดือน\"}]", 1, 1,
		"outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ตรวจตลอด ๑๒ เดือน\"}]", 1, 1,
		"outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ตรวจทั้ง ๑๒ เดือน\"}]", 1, 1,
		"outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ตรวจครบ ๑๒ เดือน ตลอดทั้งปี\"}]", 1, 1,
		"outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ประชุมตลอดทั้งปี ครบทุกไตรมาส\"}]", 1,
		1, "outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ตรวจครบ ๑๒ เดือน ของปี ๒๕๖๘\"}]", 1,
		1, "outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ตรวจครบ ๑๒ เดือน รวม 2400 ครั้ง\"}]",
		1, 1, "outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ตรวจครบ ๑๒ เดือน รวม 2700 ครั้ง\"}]",
		1, 1, "outcome"},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"เทียบกับทั้ง ๑๒ เดือนของปีก่อน\"}]", 0, 0,
		NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"เทียบกับทั้ง ๑๒ เดือนของปีที่ผ่านมา\"}]", 0,
		0, NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"เทียบกับทั้ง ๑๒ เดือนของปีที่แล้ว\"}]", 0,
		0, NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"จะตรวจครบ ๑๒ เดือน\"}]", 0, 0,
		NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"รอบต่อไปตรวจครบ ๑๒ เดือน\"}]", 0, 0,
		NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"เป้าหมายตรวจครบ ๑๒ เดือน\"}]", 0, 0,
		NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"กำหนดตรวจครบ ๑๒ เดือน\"}]", 0, 0,
		NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"ข้อบัญญัติใช้ตลอด ๑๒ เดือน\"}]", 0, 0,
		NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"เทศบัญญัติใช้ตลอด ๑๒ เดือน\"}]", 0, 0,
		NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"จองล่วงหน้าทั้ง ๑๒ เดือน\"}]", 0, 0,
		NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"2567 เทียบครบ ๑๒ เดือน\"}]", 0, 0,
		NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"เทียบครบ ๑๒ เดือน กับปี 2401\"}]", 0,
		0, NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"เทียบครบ ๑๒ เดือน กับปี 2699\"}]", 0,
		0, NULL},
	{RULE, "\"months\":6,\"cards\":[{\"outcome\":\"เทียบปี ๒๕๖๗ ตลอดทั้งปี\"}]", 0, 0,
		NULL},
	/* What cannot be told in a text of the report, by the day of its memo. */
	{RULE, "\"memo\":{\"date\":\"๑๐ ตุลาคม ๒๕๖๘\"},\"after\":[{\"text\":\"ทุกกองประชุมเมื่อวันที่ ๒๒ ธันวาคม ๒๕๖๘\"}]",
		1, 0, "after[0].text"},
	{RULE, "\"memo\":{\"date\":\"๑๐ ตุลาคม ๒๕๖๘\"},\"before\":[{\"text\":\"ทุกกองประชุมเมื่อวันที่ ๒๒ ธันวาคม ๒๕๖๘\"}]",
		1, 0, "before[0].text"},
	{RULE, "\"memo\":{\"date\":\"๑๐ ตุลาคม ๒๕๖๘\",\"sections\":[{\"text\":\"ทุกกองประชุมเมื่อวันที่ ๒๒ ธันวาคม ๒๕๖๘\"}]}",
		1, 0, "memo.sections[0].text"},
	{RULE, "\"memo\":{\"date\":\"๑๐ ตุลาคม ๒๕๖๘\",\"closing\":\"ทุกกองประชุมเมื่อวันที่ ๒๒ ธันวาคม ๒๕๖๘\"}",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"๑๐ ตุลาคม ๒๕๖๘\"},\"after\":[{\"heading\":\"ทุกกองประชุมเมื่อวันที่ ๒๒ ธันวาคม ๒๕๖๘\"}]",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"๑๐ ตุลาคม ๒๕๖๘\"},\"cards\":[{\"follow_up\":\"ทุกกองประชุมเมื่อวันที่ ๒๒ ธันวาคม ๒๕๖๘\"}]",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"\"},\"after\":[{\"text\":\"ทุกกองประชุมเมื่อวันที่ ๒๒ ธันวาคม ๒๕๖๘\"}]",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"ตุลาคม ๒๕๖๘\"},\"after\":[{\"text\":\"ทุกกองประชุมเมื่อวันที่ ๒๒ ธันวาคม ๒๕๖๘\"}]",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"๑๐ ตุลาคม\"},\"after\":[{\"text\":\"ทุกกองประชุมเมื่อวันที่ ๒๒ ธันวาคม ๒๕๖๘\"}]",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"10 ตุลาคม 2025\"},\"after\":[{\"text\":\"ทุกกองประชุมเมื่อวันที่ ๒๒ ธันวาคม ๒๕๖๘\"}]",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"๓๑ พฤศจิกายน ๒๕๖๘\"},\"after\":[{\"text\":\"ทุกกองประชุมเมื่อวันที่ ๒๒ ธันวาคม ๒๕๖๘\"}]",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"๓๐ กันยายน ๒๕๖๘\"},\"after\":[{\"text\":\"ทุกกองประชุมเมื่อวันที่ ๒๒ ธันวาคม ๒๕๖๘\"}]",
		1, 0, "after[0].text"},
	{RULE, "\"memo\":{\"date\":\"๑๐ กันยายน ๒๕๖๘\"},\"after\":[{\"text\":\"ประชุมเมื่อวันที่ ๒๐ กันยายน ๒๕๖๘\"}]",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"๒๒ ธันวาคม ๒๕๖๘\"},\"after\":[{\"text\":\"ทุกกองประชุมเมื่อวันที่ ๒๒ ธันวาคม ๒๕๖๘\"}]",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"๑๐ ตุลาคม ๒๕๖๘\"},\"after\":[{\"text\":\"อบต. ประชุมเมื่อเดือนธันวาคม ๒๕๖๘\"}]",
		1, 0, "after[0].text"},
	{RULE, "\"memo\":{\"date\":\"๑๐ ธันวาคม ๒๕๖๘\"},\"after\":[{\"text\":\"อบต. ประชุมเมื่อเดือนธันวาคม ๒๕๖๘\"}]",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"๑๐ ตุลาคม ๒๕๖๘\"},\"after\":[{\"text\":\"รถเช่าหมดสัญญาเมื่อวันที่ ๒๒ ธันวาคม ๒๕๖๘\"}]",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"๑๐ ตุลาคม ๒๕๖๘\"},\"after\":[{\"text\":\"ทุกกองประชุมวันที่ ๒๒ ธันวาคม ๒๕๖๘\"}]",
		0, 0, NULL},
	{RULE, "\"memo\":{\"date\":\"๑๐ ตุลาคม ๒๕๖๘\"},\"after\":[{\"text\":\"ประชุมเมื่อวันที่ 22 ธันวาคม 2025\"}]",
		0, 0, NULL},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_texts(void **state)
{
	(void)state;
	assert_enough_texts(texts, TEXTS, RULE);
	check_texts_table(texts, TEXTS);
}

static void test_reports(void **state)
{
	(void)state;
	check_reports_table(reports, REPORTS);
}

/* The whole of what names the months. */
static void test_months(void **state)
{
	(void)state;
	checked_says(RULE, "\"months\":6,\"cards\":[{\"output\":\"ตรวจครบทั้ง ๑๒ เดือน\"}]",
		"“ครบทั้ง ๑๒ เดือน”");
	checked_says(RULE, "\"months\":6,\"cards\":[{\"output\":\"ตรวจตลอดทั้ง ๑๒ เดือน\"}]",
		"“ตลอดทั้ง ๑๒ เดือน”");
}

/* By the day of a memo only where that is printed. */
static void test_unprinted(void **state)
{
	struct finding_list list = {0};
	char *json = checked_with_members(
		"\"memo\":{\"date\":\"๑๐ ตุลาคม ๒๕๖๘\"},\"after\":[{\"text\":\"ประชุมเมื่อวันที่ ๒๒ ธันวาคม ๒๕๖๘\"}]");
	(void)state;
	checked_without_memo(json, &list);
	assert_int_equal(checked_times(&list, RULE), 0);
	finding_list_release(&list);
	free(json);
}

/* It does not tell of each of many days in a text. */
static void test_many(void **state)
{
	enum { LINES = 40, ENOUGH = 30 };
	struct finding_list list = {0};
	struct str members = STR_INIT;
	(void)state;
	str_puts(&members, "\"cards\":[{\"output\":\"");
	for (int i = 0; i < LINES; i++)
		str_puts(&members, "ประชุมเมื่อวันที่ ๒ มกราคม ๒๕๖๙\\n");
	str_puts(&members, "\"}]");
	char *json = checked_with_members(members.data);
	checked(json, &list);
	assert_int_equal(checked_times(&list, RULE), ENOUGH);
	finding_list_release(&list);
	free(json);
	str_release(&members);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_reports),
		cmocka_unit_test(test_months),
		cmocka_unit_test(test_unprinted),
		cmocka_unit_test(test_many),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
