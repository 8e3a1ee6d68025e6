/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/guide_texts.h"

#include "text/i18n.h"

const enum card_field guide_order[FIELD_COUNT] = {
	FIELD_GROUP,
	FIELD_REFS,
	FIELD_ISSUE,
	FIELD_MEASURE,
	FIELD_STEPS,
	FIELD_OWNERS,
	FIELD_PERIOD,
	FIELD_FOLLOW_UP,
	FIELD_OUTPUT,
	FIELD_OUTCOME,
	FIELD_SUGGESTION,
	FIELD_EVIDENCE,
};

static const struct guide_text texts[FIELD_COUNT] = {
	[FIELD_GROUP] =
		{
			N_("The part of the report that this measure stands in. Measures "
			   "of the same group stand together under its name."),
			"ด้านการให้บริการประชาชน",
		},
	[FIELD_REFS] =
		{
			N_("The items of the ITA assessment that this measure answers, one "
			   "a line: the letter of the part and the number."),
			"i7\ne11\no34",
		},
	[FIELD_ISSUE] =
		{
			N_("The weak point or problem that the measure is for: what was "
			   "wrong, for whom, and how it was seen."),
			"ผู้มาติดต่อไม่ทราบว่าต้องเตรียมเอกสารใดบ้าง จึงต้องมาหลายรอบ",
		},
	[FIELD_MEASURE] =
		{
			N_("What the office does about it, in one or two sentences that "
			   "begin with what is done."),
			"จัดทำป้ายแสดงรายการเอกสารของทุกงานบริการ ติดไว้หน้าจุดบริการ",
		},
	[FIELD_STEPS] =
		{
			N_("What is done, in its order: who does it, and where. One step "
			   "an item: Enter begins the next."),
			"๑. ประชุมกำหนดผู้รับผิดชอบแต่ละงาน\n๒. จัดทำทะเบียนเอกสารที่ต้องใช้\n"
			"๓. ติดป้ายและทดลองใช้ ๑ เดือน",
		},
	[FIELD_OWNERS] =
		{
			N_("The unit or person that answers for it, one a line. Ctrl-O "
			   "shows the names that were used before."),
			"สำนักปลัด\nกองคลัง",
		},
	[FIELD_PERIOD] =
		{
			N_("From when to when. The line below says at once how it was "
			   "understood."),
			"ต.ค. ๖๗ - ก.ย. ๖๘",
		},
	[FIELD_FOLLOW_UP] =
		{
			N_("Who looks after it, how, how often, and to whom it is "
			   "reported."),
			"หัวหน้าสำนักปลัดตรวจจุดบริการเดือนละครั้ง และรายงานปลัดทุกไตรมาส",
		},
	[FIELD_OUTPUT] =
		{
			N_("What was really done, with numbers and dates: how many times, "
			   "how many people, where it was made public."),
			"ติดป้ายครบ ๑๒ จุด เมื่อวันที่ ๑๕ มกราคม ๒๕๖๘ "
			"มีผู้ใช้บริการเดือนละประมาณ ๑๘๐ คน",
		},
	[FIELD_OUTCOME] =
		{
			N_("What became better through it, and how that was measured."),
			"ผู้มาติดต่อเตรียมเอกสารครบในครั้งแรกเพิ่มขึ้นจากร้อยละ ๖๐ เป็นร้อยละ ๙๐",
		},
	[FIELD_SUGGESTION] =
		{
			N_("Difficulties met, and what should be done otherwise next "
			   "year."),
			"ควรปรับปรุงรายการเอกสารทุกครั้งที่ระเบียบเปลี่ยน",
		},
	[FIELD_EVIDENCE] =
		{
			N_("What proves it: a web page, a photo, a document. Its place "
			   "first, then a caption."),
			"https://www.example.go.th/news/12\nภาพป้ายหน้าจุดบริการ",
		},
};

const char *const guide_units[] = {
	"สำนักปลัด",
	"กองคลัง",
	"กองช่าง",
	"กองการศึกษา ศาสนา และวัฒนธรรม",
	"กองสาธารณสุขและสิ่งแวดล้อม",
	"กองสวัสดิการสังคม",
	"กองยุทธศาสตร์และงบประมาณ",
	"กองส่งเสริมการเกษตร",
	"หน่วยตรวจสอบภายใน",
	"งานนโยบายและแผน",
	"งานการเจ้าหน้าที่",
	"งานนิติการ",
	"งานป้องกันและบรรเทาสาธารณภัย",
	"งานพัสดุ",
	"ศูนย์พัฒนาเด็กเล็ก",
	"ทุกส่วนราชการ",
	"ทุกกอง",
	"คณะผู้บริหาร",
};
const size_t guide_units_count = sizeof(guide_units) / sizeof(guide_units[0]);

const struct guide_text *guide_text(enum card_field field)
{
	return &texts[field];
}
