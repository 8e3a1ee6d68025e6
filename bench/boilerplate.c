/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Makes a report of cards whose texts have much in common, for measuring:
 *
 *	boilerplate KIND COUNT >report.json
 *
 * equal: one text in all; number: but for a number; words, letters: the same ones in
 * another order; frame: sentences with another word in two places each; long: 3 kB, a
 * quarter of the sentences others. By a fixed sequence.
 */
#include <config.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "model/json.h"
#include "model/report.h"
#include "text/mem.h"
#include "text/str.h"

static const char *const words[] = {"ประชาชน", "เจ้าหน้าที่", "ผู้รับบริการ", "พนักงาน", "หน่วยงาน",
	"ข้อมูล", "ขั้นตอน", "ระยะเวลา", "คู่มือ", "มาตรฐาน", "การให้บริการ", "ความโปร่งใส",
	"งบประมาณ", "จัดซื้อจัดจ้าง", "ประชุม", "ติดตาม", "ประเมินผล", "รายงาน", "เผยแพร่",
	"เว็บไซต์", "ประชาสัมพันธ์", "อบรม", "จริยธรรม", "คุณธรรม", "ตรวจสอบ", "รับฟัง",
	"ความคิดเห็น", "ร้องเรียน", "แก้ไข", "ปรับปรุง", "พัฒนา", "ส่งเสริม", "กำหนด", "แนวทาง",
	"ปฏิบัติ", "ทุกไตรมาส", "ผู้บริหาร", "บัญชี", "พัสดุ", "ยานพาหนะ", "ทรัพย์สิน", "แบบฟอร์ม",
	"ช่องทาง", "ศูนย์บริการ", "แจ้งเวียน"};
enum { WORDS = sizeof(words) / sizeof(words[0]), SENTENCE = 8 };

/* Knuth's MMIX generator. */
static size_t draw(uint64_t *random, size_t below)
{
	*random = *random * 6364136223846793005ULL + 1442695040888963407ULL;
	return (size_t)(*random >> 33) % below;
}

static void put_words(struct str *text, uint64_t *random, size_t count)
{
	while (count-- > 0)
		str_puts(text, words[draw(random, WORDS)]);
}

/* Sentences of the frame. slots: in each, a word in the middle and one behind are any;
 * others: one of four sentences is. */
static void put_frame(struct str *text, uint64_t frame, uint64_t *random, size_t count,
	bool slots, bool others)
{
	for (size_t i = 0; i < count; i++) {
		uint64_t own = 1000 * frame + i;
		uint64_t *from = others && draw(random, 4) == 0 ? random : &own;
		put_words(text, from, SENTENCE / 2);
		put_words(text, random, slots ? 1 : 0);
		put_words(text, from, SENTENCE / 2);
		put_words(text, random, slots ? 1 : 0);
		str_puts(text, i + 1 < count ? "\n" : "");
	}
}

/* The letters, or words, of one text in another order. */
static void put_mixed(struct str *text, uint64_t frame, uint64_t *random, bool letters)
{
	struct str all = STR_INIT;
	size_t starts[1024] = {0}, count = 0;
	for (size_t i = 0; i < 3 * SENTENCE; i++) {
		const char *word = words[draw(&frame, WORDS)];
		for (const char *at = word; *at; at++)
			if (at == word ||
				(letters && ((unsigned char)*at & 0xC0) != 0x80))
				starts[count++] = all.bytes + (size_t)(at - word);
		str_puts(&all, word);
	}
	size_t ends[1024];
	for (size_t i = 0; i < count; i++)
		ends[i] = i + 1 < count ? starts[i + 1] : all.bytes;
	for (; count; count--) {
		const size_t at = draw(random, count);
		str_append(text, all.data + starts[at], ends[at] - starts[at]);
		starts[at] = starts[count - 1];
		ends[at] = ends[count - 1];
	}
	str_release(&all);
}

static char *make_text(const char *kind, uint64_t frame, uint64_t *random, long number)
{
	struct str text = STR_INIT;
	if (!strcmp(kind, "words") || !strcmp(kind, "letters"))
		put_mixed(&text, frame, random, !strcmp(kind, "letters"));
	else if (!strcmp(kind, "frame"))
		put_frame(&text, frame, random, 4, true, false);
	else if (!strcmp(kind, "long"))
		put_frame(&text, frame, random, 17, false, true);
	else
		put_frame(&text, frame, random, 3, false, false);
	if (!strcmp(kind, "number"))
		str_printf(&text, " %ld คน", number);
	return str_detach(&text);
}

int main(int argc, char **argv)
{
	static const enum card_field fields[] = {FIELD_ISSUE, FIELD_MEASURE,
		FIELD_FOLLOW_UP, FIELD_OUTPUT, FIELD_OUTCOME, FIELD_SUGGESTION};
	if (argc != 3) {
		fputs("usage: boilerplate KIND COUNT\n", stderr);
		return 2;
	}
	const long count = strtol(argv[2], NULL, 10);
	uint64_t random = 7;
	struct report report;
	struct str out = STR_INIT;
	report_init(&report);
	report.fiscal_year = 2568;
	report.months = 12;
	report.layout = mem_strdup("annual");
	report.title = mem_strdup(argv[1]);
	for (long i = 0; i < count; i++) {
		struct card *card = report_add_card(&report);
		for (size_t f = 0; f < sizeof(fields) / sizeof(fields[0]); f++)
			*card_text(card, fields[f]) =
				make_text(argv[1], f + 1, &random, i + 1);
		card->state = CARD_DONE;
	}
	report_to_json(&out, &report);
	fwrite(out.data, 1, out.bytes, stdout);
	return ferror(stdout) || fflush(stdout);
}
