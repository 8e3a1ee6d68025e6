/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts that terminals and programs get wrong, one a row on the screen of the probe.
 */
#ifndef TESTS_SUPPORT_HARD_TEXTS_H
#define TESTS_SUPPORT_HARD_TEXTS_H

static const char *const hard_texts[] = {
	"ที่",
	"น้ำ",
	"น ้ ํ า",
	"น\u0E4D\u0E49า น\u0E49\u0E4Dา",
	"ก\u0E48\u0E35 ก\u0E48\u0E38",
	"เเปลก",
	"\u0E48ก",
	"ก \u0E49",
	"กิ\u0E48\u0E49\u0E4A\u0E4B\u0E48\u0E49\u0E4A\u0E4BX",
	"ก\u200Bข ก\u200Dข \uFEFFก",
	"กำ",
	"สิทธิ์ ปู่ ญี่ปุ่น",
	"เด็ก ๆ กรุงเทพฯ ฯลฯ",
	"๑๒,๕๐๐.๗๕ บาท ต.ค. ๖๗",
	"www.dla.go.th “(บาท)”",
	"\u0E3B\u00A0…€😀\x80\xE0\xB8",
	"กำำ ำ้ 界น้ำ",
	"ำก",
};

enum {
	HARD_TEXTS = sizeof(hard_texts) / sizeof(hard_texts[0]),
	HARD_LEFT = 2,    /* column of the first text */
	HARD_MIDDLE = 40, /* column of the border between the halves */
};

#define HARD_CORNER "ปู่น้ำ"

#endif
