/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The cards as a workbook, by libxlsxwriter: one sheet, a row of headings that stays in
 * sight and stands on each page, a row for each card. All texts are texts: nothing of them
 * is ever a formula.
 *
 * The library writes files alone. So the workbook is made in a file of our own in $TMPDIR,
 * row by row, and read from there.
 */
#include <config.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <xlsxwriter.h>

#include "model/temporary.h"
#include "publish/clean.h"
#include "publish/made_file.h"
#include "publish/missing.h"
#include "publish/sink.h"
#include "publish/values.h"
#include "report/document.h"
#include "report/page_frame.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/library.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/utf8.h"

#define XLSX_FUNCTIONS(F)                                                                \
	F(format_set_align)                                                              \
	F(format_set_bold)                                                               \
	F(format_set_text_wrap)                                                          \
	F(lxw_strerror)                                                                  \
	F(workbook_add_format)                                                           \
	F(workbook_add_worksheet)                                                        \
	F(workbook_close)                                                                \
	F(workbook_new_opt)                                                              \
	F(workbook_set_properties)                                                       \
	F(worksheet_fit_to_pages)                                                        \
	F(worksheet_freeze_panes)                                                        \
	F(worksheet_repeat_rows)                                                         \
	F(worksheet_set_column)                                                          \
	F(worksheet_set_column_opt)                                                      \
	F(worksheet_set_footer)                                                          \
	F(worksheet_set_header)                                                          \
	F(worksheet_set_landscape)                                                       \
	F(worksheet_set_paper)                                                           \
	F(worksheet_write_number)                                                        \
	F(worksheet_write_string)

static struct {
	XLSX_FUNCTIONS(LIBRARY_POINTER)
} lxw;
#define ENTRY(name) LIBRARY_FUNCTION(lxw, name)
static const struct library_function functions[] = {XLSX_FUNCTIONS(ENTRY)};

enum {
	CELL_CHARACTERS_MAX = 32767, /* what spreadsheets take */
	NUMBER_WIDTH = 6,            /* characters */
	TEXT_WIDTH = 30,
	PAPER_A4 = 9,
};

struct xlsx {
	struct sink sink;
	struct sink_output output;
	struct values values;
	struct str text; /* of a cell */
	struct made_file file;
	lxw_workbook *workbook; /* NULL once it is closed */
	lxw_worksheet *sheet;
	lxw_format *bold, *plain;
};

static bool failed(lxw_error reason, struct error *error)
{
	return error_set(error, ERROR_SYSTEM, _("the workbook could not be made: %s"),
		lxw.lxw_strerror(reason));
}

/* --- the sheet --- */

/* The library writes them as they are: a control character would spoil the file. */
static void set_properties(struct xlsx *xlsx, const struct publication *about)
{
	struct str title = STR_INIT, agency = STR_INIT;
	clean_append(&title, about->title, strlen(about->title));
	clean_append(&agency, about->agency, strlen(about->agency));
	lxw_doc_properties properties = {
		.title = title.data,
		.company = agency.data,
		.created = time_now(),
	};
	lxw.workbook_set_properties(xlsx->workbook, &properties);
	str_release(&title);
	str_release(&agency);
}

/* On paper: the year, whether it is a draft, the seal's mark. None of them has a &. */
static void set_frame(struct xlsx *xlsx, const struct publication *about)
{
	struct str text = STR_INIT;
	str_printf(&text, "&L%s&R%s", about->year, about->draft ? PAGE_FRAME_DRAFT : "");
	lxw.worksheet_set_header(xlsx->sheet, text.data);
	str_clear(&text);
	str_puts(&text, "&L");
	page_frame_mark_append(&text, about->mark);
	str_puts(&text, "&Rหน้า &P จาก &N");
	lxw.worksheet_set_footer(xlsx->sheet, text.data);
	str_release(&text);
}

static void set_page(struct xlsx *xlsx)
{
	lxw_worksheet *sheet = xlsx->sheet;
	lxw.worksheet_set_landscape(sheet);
	lxw.worksheet_set_paper(sheet, PAPER_A4);
	lxw.worksheet_fit_to_pages(sheet, 1, 0); /* one across, any number down */
	lxw.worksheet_repeat_rows(sheet, 0, 0);
	lxw.worksheet_freeze_panes(sheet, 1, 0);
	lxw.worksheet_set_column(sheet, 0, 0, NUMBER_WIDTH, xlsx->plain);
	lxw.worksheet_set_column(sheet, 1, VALUE_DATA - 1, TEXT_WIDTH, xlsx->plain);
	lxw.worksheet_set_column_opt(sheet, VALUE_DATA, VALUE_REPORT, TEXT_WIDTH,
		xlsx->plain, &(lxw_row_col_options){.hidden = true});
}

static lxw_format *new_format(struct xlsx *xlsx)
{
	lxw_format *format = lxw.workbook_add_format(xlsx->workbook);
	lxw.format_set_text_wrap(format);
	lxw.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	return format;
}

/* Spreadsheets take _x0041_ for an A: where that was typed its first character is said so. */
static const char *take_text(struct xlsx *xlsx, const struct str *text)
{
	str_clear(&xlsx->text);
	for (const char *at = text->data; *at; at++) {
		if (at[0] == '_' && at[1] == 'x' &&
			strspn(at + 2, "0123456789ABCDEFabcdef") >= 4 && at[6] == '_')
			str_puts(&xlsx->text, "_x005F");
		str_putc(&xlsx->text, *at);
	}
	return xlsx->text.data;
}

/* Data that are too long for a cell are left out. */
static bool put_heading(struct xlsx *xlsx, const struct report *report, size_t column,
	struct error *error)
{
	const struct str *text = values_heading(&xlsx->values, report, column);
	const char *shown = take_text(xlsx, text);
	const bool fits = utf8_count(shown, xlsx->text.bytes) <= CELL_CHARACTERS_MAX;
	const lxw_error reason = lxw.worksheet_write_string(xlsx->sheet, 0,
		(lxw_col_t)column, fits ? shown : value_heading(column), xlsx->bold);
	return !reason || failed(reason, error);
}

static bool begin(struct sink *sink, const struct publication *about, struct error *error)
{
	struct xlsx *xlsx = (struct xlsx *)sink;
	set_properties(xlsx, about);
	xlsx->sheet = lxw.workbook_add_worksheet(xlsx->workbook, NULL);
	if (!xlsx->sheet)
		return failed(LXW_ERROR_MEMORY_MALLOC_FAILED, error);
	xlsx->plain = new_format(xlsx);
	xlsx->bold = new_format(xlsx);
	lxw.format_set_bold(xlsx->bold);
	set_page(xlsx);
	set_frame(xlsx, about);
	for (size_t i = 0; i < VALUE_COLUMNS; i++)
		if (!put_heading(xlsx, about->report, i, error))
			return false;
	return true;
}

static bool too_long(const struct xlsx *xlsx, size_t column, struct error *error)
{
	return error_set(error, ERROR_REFUSED,
		_("measure %zu: '%s' is too long for a cell of a workbook; write it as "
		  "csv"),
		xlsx->values.number, value_heading(column));
}

/* What is too long is refused, but for the data: then the other columns have to do. */
static bool put_text(
	struct xlsx *xlsx, size_t column, const struct card *card, struct error *error)
{
	const struct str *text = values_text(&xlsx->values, card, column);
	if (!text->bytes)
		return true;
	const char *shown = take_text(xlsx, text);
	if (utf8_count(shown, xlsx->text.bytes) > CELL_CHARACTERS_MAX)
		return column == VALUE_DATA || too_long(xlsx, column, error);
	lxw_error reason = lxw.worksheet_write_string(xlsx->sheet,
		(lxw_row_t)xlsx->values.number, (lxw_col_t)column, shown, xlsx->plain);
	return !reason || failed(reason, error);
}

static bool block(struct sink *sink, const struct block *block, struct error *error)
{
	struct xlsx *xlsx = (struct xlsx *)sink;
	if (block->kind != BLOCK_ROW)
		return true;
	xlsx->values.number++;
	lxw_error reason =
		lxw.worksheet_write_number(xlsx->sheet, (lxw_row_t)xlsx->values.number,
			VALUE_NUMBER, (double)xlsx->values.number, xlsx->plain);
	if (reason)
		return failed(reason, error);
	for (size_t i = VALUE_FIELDS; i < VALUE_COLUMNS; i++)
		if (!put_text(xlsx, i, block->card, error))
			return false;
	return true;
}

/* --- its file --- */

static lxw_error close_workbook(struct xlsx *xlsx)
{
	lxw_workbook *workbook = xlsx->workbook;
	xlsx->workbook = NULL;
	return workbook ? lxw.workbook_close(workbook) : LXW_NO_ERROR;
}

static bool end(struct sink *sink, struct error *error)
{
	struct xlsx *xlsx = (struct xlsx *)sink;
	const lxw_error reason = close_workbook(xlsx);
	if (reason)
		return failed(reason, error);
	return made_file_put_out(&xlsx->file, &xlsx->output, error);
}

/* A workbook that was given up has to be closed all the same: so it is freed. */
static void xlsx_free(struct sink *sink)
{
	struct xlsx *xlsx = (struct xlsx *)sink;
	close_workbook(xlsx);
	made_file_remove(&xlsx->file);
	values_release(&xlsx->values);
	str_release(&xlsx->text);
	free(xlsx);
}

static bool open_workbook(struct xlsx *xlsx, struct error *error)
{
	if (!made_file_new(&xlsx->file, "mattrakan.xlsx", error))
		return false;
	struct str folder = STR_INIT;
	temporary_folder(&folder);
	lxw_workbook_options options = {
		.constant_memory = LXW_TRUE, .tmpdir = folder.data};
	xlsx->workbook = lxw.workbook_new_opt(xlsx->file.path.data, &options);
	if (!xlsx->workbook)
		error_set(
			error, ERROR_SYSTEM, "%s: %s", folder.data, error_reason(ENOMEM));
	str_release(&folder);
	return xlsx->workbook != NULL;
}

struct sink *xlsx_sink_new(const struct sink_output *output, struct error *error)
{
	if (!lxw.workbook_close &&
		!library_load(XLSXWRITER_FILE, functions, COUNT(functions))) {
		publish_missing("xlsx", XLSXWRITER_PACKAGE, error);
		return NULL;
	}
	struct xlsx *xlsx = mem_new(1, sizeof(*xlsx));
	xlsx->sink = (struct sink){
		.begin = begin, .block = block, .end = end, .free = xlsx_free};
	xlsx->output = *output;
	values_init(&xlsx->values);
	str_init(&xlsx->text);
	str_init(&xlsx->file.path);
	if (open_workbook(xlsx, error))
		return &xlsx->sink;
	xlsx_free(&xlsx->sink);
	return NULL;
}
