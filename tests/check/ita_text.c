/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ita-text: scores and levels in the text against those of the report. */
#include <config.h>

#include "tests/support/checking.h"

#define RULE "ita-text"

static const struct
	checked_report
		reports
			[] =
				{
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"อบต.ทุ่งฟ้าได้คะแนน ITA ปีงบประมาณ พ.ศ. ๒๕๖๗ คะแนนรวม ๙๐.๔๑ คะแนน ระดับผ่าน แบบวัด IIT ได้ ๙๑.๓๐ คะแนน EIT ได้ ๘๓.๔๐ คะแนน และ OIT ได้ ๙๕ คะแนน\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๗ ได้ ๙๑.๔๐ คะแนน\"}]",
						1, 0, "before[0].text"},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"เทศบาลได้ IIT 91.30 คะแนน EIT 84.30 คะแนน OIT 95.00 คะแนน\"}]",
						1, 0, "before[0].text"},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"คะแนนรวม ๙๐.๔๑ คะแนน อยู่ในระดับ “ผ่านดี”\"}]",
						1, 0, "before[0].text"},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"ข้อ i8 ได้ ๘๒.๔๐ คะแนน และข้อ E๑๓ ได้คะแนน ๗๒.๒๕\"}]",
						1, 0, "before[0].text"},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"cards\":[{\"issue\":\"ข้อ e13 ได้ ๗๐.๕๒ คะแนน ต่ำที่สุด\"}]",
						1, 1, "issue"},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"memo\":{\"sections\":[{\"text\":\"อบจ. มีคะแนน ITA ๙๐.๑๔ คะแนน\"}]}",
						1, 0, "memo.sections[0].text"},
					/* What the result is called in full, up to its year. */
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"ตามที่อบต.ทุ่งฟ้าได้รับผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ จำนวน ๙๔.๑๐ คะแนน\"}]", 1,
						0, "before[0].text"},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"ตามที่อบต.ทุ่งฟ้าได้รับผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ จำนวน ๙๐.๔๑ คะแนน\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"ตามที่อบต.ทุ่งฟ้าได้รับผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ จำนวน ๘๘.๑๐ คะแนน\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"ตามที่อบต.ทุ่งฟ้าได้รับผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ มีผู้ตอบ ๔๕ คน และคะแนนเต็ม ๑๐๐ คะแนน\"}]",
						0, 0, NULL},
					/* Other years, limits, full marks, differences, questions that are not there, weights. */
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"ผลการประเมิน ITA ปี ๒๕๖๖ ได้ ๘๘.๑๐ คะแนน ระดับ “ผ่านดี” ปี ๒๕๖๗ ได้คะแนนรวม ๙๐.๔๑ คะแนน\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"คะแนน ITA สูงขึ้น ๒.๓๑ คะแนน จากคะแนนเต็ม ๑๐๐ คะแนน\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"คะแนน ITA ต้องไม่ต่ำกว่า ๘๕ คะแนน\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"IIT ร้อยละ ๓๐ EIT ร้อยละ ๓๐ OIT ร้อยละ ๔๐\"}]", 0,
						0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"IIT จำนวน ๕ ข้อ และ o13 ได้ ๐ คะแนน\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"ข้อ i8 และ e13 ได้ ๘๕.๐๐ คะแนน\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"EIT ต่ำที่สุดและเป็นเหตุให้ไม่ได้ระดับ “ผ่านดี”\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"คะแนนความพึงพอใจอยู่ในระดับผ่านดี\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"before\":[{\"text\":\"คะแนนรวม ๙๐.๔๑ คะแนน อยู่ในระดับผ่าน และต้องการยกสู่ระดับผ่านดี\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4},{\"code\":\"e13\",\"score\":70.25}]},\"cards\":[{\"outcome\":\"คะแนน ITA ของปีนี้เป็น ๙๖.๐๐ คะแนน\"}]",
						0, 0, NULL},
					{RULE,
						"\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"iit\":91.30,\"eit\":83.40},"
						"\"before\":[{\"text\":\"EIT ต่ำกว่า IIT อยู่ ๗.๙๐ คะแนน\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"ผลสำรวจความพึงพอใจ โดยภาพรวม ได้ ๘๕.๒๐ คะแนน ส่วน ITA ได้ ๙๐.๔๑ คะแนน\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"คะแนนรวมของการประกวด ๘๕.๒๐ คะแนน\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"IIT ร้อยละ ๓๐.๐๐ EIT 30.00% OIT 40.00 %\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"IIT ซึ่งเป็นแบบวัดของบุคลากรภายในที่ตอบผ่านระบบออนไลน์ตลอดช่วงเวลาที่เปิดให้ตอบนั้น ๘๘.๐๐ คะแนน\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"IIT ได้ ๙๒ คะแนน\"}]",
						1, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"IIT คะแนน ๙๒\"}]",
						1, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"IIT ๙๒.๕ EIT ๘๓.๔\"}]",
						1, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"IIT ๙๒ และ EIT ๘๔\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"ITA มีผู้ตอบ ๒๐๐๐ ราย ได้ ๙๑.๔๐ คะแนน\"}]",
						1, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"ITA มีผู้ตอบ ๓๐๐๐ ราย ได้ ๙๑.๔๐ คะแนน\"}]",
						1, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"ITA มีผู้ตอบ ๕๐๐ ราย ได้ ๙๑.๔๐ คะแนน\"}]",
						1, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4}]},\"before\":[{\"text\":\"ITA ได้ระดับผ่านดี\"}]",
						1, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4}]},\"before\":[{\"text\":\"ITA ไม่ได้ระดับผ่านดี\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4}]},\"before\":[{\"text\":\"คะแนนปีก่อนอยู่ในระดับผ่านดี\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4}]},\"before\":[{\"text\":\"ITA ปี ๒๕๖๖ อยู่ในระดับผ่านดี\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4}]},\"before\":[{\"text\":\"ITA อยู่ในระดับผ่านดี เพราะคะแนนอยู่ในระดับผ่านดี\"}]",
						1, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4}]},\"before\":[{\"text\":\"ITA ต้องการยกสู่ระดับผ่านดี\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4}]},\"before\":[{\"text\":\"ถนนอยู่ในระดับผ่านดี\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\",\"items\":[{\"code\":\"i8\",\"score\":82.4}]},\"before\":[{\"text\":\"คะแนน EIT อยู่ในระดับผ่านดี และ i8 อยู่ในระดับผ่านดี\"}]",
						0, 0, NULL},
					{RULE, "\"ita\":{\"year\":2567,\"level\":\"ผ่านดี\"},\"before\":[{\"text\":\"ITA อยู่ในระดับผ่านเกณฑ์\"}]",
						0, 0, NULL},
					{RULE, "\"ita\":{\"year\":2567,\"level\":\"ผ่านดี\"},\"before\":[{\"text\":\"ITA อยู่ในระดับผ่าน\"}]",
						1, 0, NULL},
					/* Names in a row and their figures in the same order; questions, not the part. */
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"คะแนน IIT, EIT และ OIT เท่ากับ ๙๑.๓๐ ๘๓.๔๐ และ ๙๕.๐๐ คะแนน ตามลำดับ\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"แบบวัด IIT แบบวัด EIT และแบบตรวจ OIT ได้ ๙๑.๓๐, ๘๔.๓๐ และ ๙๕.๐๐ คะแนน ตามลำดับ\"}]",
						1, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"เทศบาลได้ IIT และ EIT ๙๑ และ ๘๓.๔๐ ตามลำดับ\"}]",
						1, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"IIT และ EIT ได้ ๙๑.๓๐ และ ๘๓.๔๐ คะแนน ตามลำดับ ส่วน OIT ได้ ๕๙.๐๐ คะแนน\"}]",
						1, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"IIT และ EIT ได้ ๙๑.๓๐ คะแนน\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"IIT ดีขึ้น ส่วน EIT ได้ ๙๑.๓๐ คะแนน\"}]",
						1, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"แก้ข้อ OIT ที่ได้ ๐ คะแนนครบ ๒ ข้อ\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"โรงเรียนแก้ตัวชี้วัด OIT ที่ได้ ๕๐ คะแนน และคำถาม IIT ที่ได้ ๗๐ คะแนน\"}]",
						0, 0, NULL},
					{RULE, "\"fiscal_year\":2568,\"ita\":{\"year\":2567,\"total\":90.41,\"iit\":91.30,\"eit\":83.40,\"oit\":95.00,\"level\":\"ผ่าน\"},\"before\":[{\"text\":\"ด้าน OIT ได้ ๕๐ คะแนน\"}]",
						1, 0, NULL},
					/* Where the report has no figures, the text is held against itself. */
					{RULE, "\"ita\":{\"year\":2567},\"before\":[{\"text\":\"ได้คะแนนรวม ๙๐.๔๑ คะแนน IIT ๙๑.๓๐ คะแนน EIT ๘๓.๔๐ คะแนน OIT ๙๕.๐๐ คะแนน ITA\"}]",
						0, 0, NULL},
					{RULE, "\"ita\":{\"year\":2567},\"before\":[{\"text\":\"ได้คะแนนรวม ๙๓.๔๑ คะแนน IIT ๙๑.๓๐ คะแนน EIT ๘๓.๔๐ คะแนน OIT ๙๕.๐๐ คะแนน\"}]",
						1, 0, "before[0].text"},
					{RULE, "\"ita\":{\"year\":2565},\"fiscal_year\":2566,\"before\":[{\"text\":\"ITA คะแนนรวม ๙๔.๙๔ คะแนน อยู่ในระดับ A\"}]",
						0, 0, NULL},
					{RULE, "\"ita\":{\"year\":2565},\"fiscal_year\":2566,\"before\":[{\"text\":\"ITA คะแนนรวม ๙๔.๙๔ คะแนน อยู่ในระดับ AA\"}]",
						1, 0, "before[0].text"},
};
enum { REPORTS = sizeof(reports) / sizeof(reports[0]) };

static void test_reports(void **state)
{
	(void)state;
	assert_enough_reports(reports, REPORTS, RULE);
	check_reports_table(reports, REPORTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reports),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
