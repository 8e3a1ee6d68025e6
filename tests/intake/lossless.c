/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Nothing of a document is lost unseen: each of its characters but white space is in the
 * report or in the text of a doubt. Random tables and paragraphs of all kinds, and the
 * texts of tests/intake/samples and the real reports.
 */
#include <config.h>

#include "tests/support/support.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "intake/mapping.h"
#include "intake/proposal.h"
#include "intake/reader.h"
#include "intake/source.h"
#include "model/card.h"
#include "model/card_fields.h"
#include "model/head_text.h"
#include "model/lists.h"
#include "model/report.h"
#include "tests/support/whole.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/str.h"
#include "text/utf8.h"

enum { ROUNDS = 1500 };

static struct intake_rules *rules;

static void require_all(const struct source *source, struct proposal *proposal)
{
	char lost[WHOLE_WORDS];
	if (whole_lost(source, proposal, lost))
		fail_msg("%s: %s", source->name, lost);
}

static void propose(struct source *source)
{
	struct mapping mapping;
	struct proposal proposal;
	mapping_guess(&mapping, source, rules, NULL);
	proposal_make(&proposal, source, &mapping, rules);
	require_all(source, &proposal);
	proposal_release(&proposal);
	mapping_release(&mapping);
}

/* --- texts --- */

static void read_file(const char *path)
{
	struct str bytes = STR_INIT;
	struct source source;
	struct error error = ERROR_INIT;
	support_read(path, &bytes);
	const struct intake_file file = {
		path, (const unsigned char *)bytes.data, bytes.bytes};
	assert_true(intake_read(&source, &file, &error));
	propose(&source);
	source_release(&source);
	str_release(&bytes);
}

static void test_texts(void **state)
{
	static const char *const patterns[] = {
		TOP_SRCDIR "/tests/intake/samples/*.txt",
#ifdef SEEDS_DIR
		SEEDS_DIR "/*.txt",
#endif
	};
	(void)state;
	for (size_t i = 0; i < COUNT(patterns); i++) {
		glob_t found;
		assert_int_equal(glob(patterns[i], 0, NULL, &found), 0);
		for (size_t j = 0; j < found.gl_pathc; j++)
			read_file(found.gl_pathv[j]);
		globfree(&found);
	}
}

/* --- random documents --- */

static const char *const headings[] = {"มาตรการ", "ประเด็นที่ต้องแก้ไข", "ขั้นตอนหรือวิธีการ",
	"ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ", "ผลลัพธ์", "ข้อเสนอแนะ", "การกำกับติดตาม",
	"ที่", "หลักฐาน", "ผู้รับผิดชอบ/ระยะเวลา", "รหัสข้อคำถาม ITA", "ด้าน", "อื่น ๆ", ""};

static const char *const pieces[] = {"๑. ", "๒.", "3) ", "- ", " -", "• ", "(๔) ", "ก. ",
	"สำนักปลัด", "กองคลัง", " / ", ", ", "และ", "การ ตรวจสอบ", "ประชา ชน", "น ้ ํ า",
	"http://www.x.go.th/a?b=1", "www.x.go.th", "i7", "E๑๑", "ต.ค. ๖๗ - ก.ย. ๖๘",
	"ทุกเดือน", "(", ")", "“", "”", "\n", " ", "  ", "\t", "จัดทำแผน", "ประชุมชี้แจงบุคลากร",
	"ด้าน IIT", "...", "\uFFFD", "x"};

static const char *const lines[] = {"บันทึกข้อความ", "ส่วนราชการ สำนักปลัด.....",
	"ที่ ก ๑/๒ วันที่ ๓ มกราคม ๒๕๖๘", "เรื่อง รายงาน", "เรียน นายก", "เรื่องเดิม",
	"จึงเรียนมาเพื่อโปรดทราบ", "(ลงชื่อ).....(นายก ข)", "(นายก ข)", "- ความเห็นของปลัด",
	"/ ความเห็น...",
	"รายงานผลการดำเนินการตามมาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ รอบ ๖ เดือน",
	"องค์การบริหารส่วนตำบลก ข จังหวัดค", "อำเภอง", "๑. ด้าน IIT", "หน้า ๒", "และต่อไป",
	"ข้อความ ดังนี้", "- ข้อ", ""};

#define ANY(list) list[support_draw(random, COUNT(list))]

/* A picture with words in its place, which are no caption where nobody can read them. */
static void hang_picture(struct support_random *random, struct source *source,
	struct source_paragraph *paragraph)
{
	if (support_draw(random, 8))
		return;
	const size_t picture = source_picture_add(source, "p.png", "image/png", NULL, 0);
	if (support_draw(random, 2))
		source->pictures[picture].words =
			mem_strdup(support_draw(random, 2) ? "ภาพการอบรม" : "x{}~");
	source_paragraph_picture(paragraph, picture);
}

static void put_random(struct support_random *random, struct source *source,
	struct source_paragraph *paragraph)
{
	struct str text = STR_INIT;
	for (uint32_t i = support_draw(random, 8); i > 0; i--)
		str_puts(&text, ANY(pieces));
	source_paragraph_set(paragraph, text.data, text.bytes);
	if (!support_draw(random, 6)) {
		paragraph->marks = (enum list_marks)support_draw(random, 4);
		paragraph->number = 1 + support_draw(random, 9);
	}
	paragraph->continues = !support_draw(random, 8);
	hang_picture(random, source, paragraph);
	str_release(&text);
}

static void add_random_row(struct support_random *random, struct source *source,
	struct source_table *table, bool heading)
{
	struct source_row *row = source_row_add(table);
	for (uint32_t i = 1 + support_draw(random, 7); i > 0; i--) {
		struct source_cell *cell = source_cell_add(row);
		cell->columns = 1 + !support_draw(random, 7);
		cell->rows = 1 + !support_draw(random, 7);
		if (heading) {
			const char *words = ANY(headings);
			source_paragraph_set(
				source_paragraph_add(cell), words, strlen(words));
			continue;
		}
		for (uint32_t j = support_draw(random, 4); j > 0; j--)
			put_random(random, source, source_paragraph_add(cell));
	}
}

static void add_random_block(struct support_random *random, struct source *source)
{
	if (support_draw(random, 3)) {
		const char *line = ANY(lines);
		struct source_block *block = source_block_add(source, SOURCE_PARAGRAPH);
		source_paragraph_set(&block->paragraph, line, strlen(line));
		hang_picture(random, source, &block->paragraph);
		return;
	}
	struct source_block *block = source_block_add(source, SOURCE_TABLE);
	for (uint32_t i = support_draw(random, 6); i > 0; i--)
		add_random_row(random, source, &block->table, !support_draw(random, 3));
}

static void test_random(void **state)
{
	struct support_random seed = {20261129}, *random = &seed;
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct source source;
		char name[32];
		snprintf(name, sizeof(name), "random %d", i);
		source_init(&source, name, i % 2 ? "text" : "docx");
		for (uint32_t j = 1 + support_draw(random, 12); j > 0; j--)
			add_random_block(random, &source);
		propose(&source);
		source_release(&source);
	}
}

/* Whatever kind each block, row and column is made by somebody. */
static void test_any_mapping(void **state)
{
	struct support_random seed = {42}, *random = &seed;
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct source source;
		struct mapping mapping;
		struct proposal proposal;
		source_init(&source, "any", "text");
		for (uint32_t j = 1 + support_draw(random, 12); j > 0; j--)
			add_random_block(random, &source);
		mapping_guess(&mapping, &source, rules, NULL);
		for (size_t j = 0; j < mapping.count; j++) {
			struct mapping_block *block = &mapping.blocks[j];
			if (source.blocks[j].kind == SOURCE_PARAGRAPH &&
				support_draw(random, 2))
				block->kind =
					PART_TITLE +
					support_draw(random, PART_KINDS - PART_TITLE);
			for (size_t k = 0; k < block->table.rows_count; k++)
				if (!support_draw(random, 4))
					block->table.rows[k] =
						support_draw(random, ROW_EMPTY);
			for (size_t k = 0; k < block->table.columns_count; k++)
				if (!support_draw(random, 4))
					block->table.columns[k].kind =
						support_draw(random, 3);
		}
		proposal_make(&proposal, &source, &mapping, rules);
		require_all(&source, &proposal);
		proposal_release(&proposal);
		mapping_release(&mapping);
		source_release(&source);
	}
}

static int load_rules(void **state)
{
	struct error error = ERROR_INIT;
	(void)state;
	rules = intake_rules_load(&error);
	return !rules;
}

static int free_rules(void **state)
{
	(void)state;
	intake_rules_free(rules);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_any_mapping),
	};
	return cmocka_run_group_tests_name("lossless", tests, load_rules, free_rules);
}
