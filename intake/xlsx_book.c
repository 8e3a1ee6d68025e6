/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/xlsx_book.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "intake/source.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"

#define OFFICE "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"

const struct xml_space xlsx_spaces[] = {
	{"s", OFFICE "spreadsheetml/2006/main"},
	{"s", STRICT "spreadsheetml/main"},
	{"r", OFFICE "officeDocument/2006/relationships"},
	{"r", STRICT "officeDocument/relationships"},
	{"a", OFFICE "drawingml/2006/main"},
	{"a", STRICT "drawingml/main"},
	{"xdr", OFFICE "drawingml/2006/spreadsheetDrawing"},
	{"xdr", STRICT "drawingml/spreadsheetDrawing"},
	{NULL, NULL},
};

/* --- texts --- */

/* _x000D_ stands for the character of that number. Returns its bytes; 0: it is none. */
static size_t read_escape(const char *text, size_t bytes, uint32_t *code)
{
	enum { ESCAPE_BYTES = 7 };
	if (bytes < ESCAPE_BYTES || text[0] != '_' || text[1] != 'x' || text[6] != '_')
		return 0;
	char digits[5] = {text[2], text[3], text[4], text[5], '\0'};
	char *end;
	*code = (uint32_t)strtoul(digits, &end, 16);
	return *end || strspn(digits, "+- ") ? 0 : (size_t)ESCAPE_BYTES;
}

void xlsx_text_append(struct str *out, const char *text, size_t bytes)
{
	for (size_t at = 0; at < bytes;) {
		uint32_t code = (unsigned char)text[at];
		const size_t escape = read_escape(text + at, bytes - at, &code);
		const char *next = text + at + (escape ? escape : 1);
		at = (size_t)(next - text);
		if (code == '\r')
			str_puts(out, at < bytes && *next == '\n' ? "" : "\n");
		else if (escape && code && (code < 0xD800 || code > 0xDFFF))
			str_put_code_point(out, code);
		else if (!escape)
			str_putc(out, (char)code);
	}
}

const char *xlsx_book_text(const struct xlsx_book *book, size_t number, size_t *bytes)
{
	if (number >= book->ends_count)
		return NULL;
	const size_t start = number ? book->ends[number - 1] : 0;
	*bytes = book->ends[number] - start;
	return book->texts.data + start;
}

/* --- parts --- */

enum element {
	ELEMENT_NUM_FMT = 1,
	ELEMENT_CELL_XFS,
	ELEMENT_XF,
	ELEMENT_SI,
	ELEMENT_T,
	ELEMENT_RPH,
	ELEMENT_SHEET,
	ELEMENT_WORKBOOK_PR,
};

struct part {
	struct xlsx_book *book;
	struct error *error;
	const char *name;
	bool in_formats, in_text;
	unsigned phonetic; /* depth */
};

static bool too_much(const struct part *part)
{
	return docx_too_many(part->name, part->error);
}

static void add_code(struct xlsx_book *book, const struct xml_element *element)
{
	const char *code = xml_value(element, "formatCode");
	if (!code || book->codes_count >= XLSX_CODES)
		return;
	book->codes = mem_grow(book->codes, book->codes_count, &book->codes_capacity,
		sizeof(*book->codes));
	book->codes[book->codes_count++] = (struct xlsx_number_code){
		xml_number(element, "numFmtId", 0, XLSX_FORMATS), mem_strdup(code)};
}

static bool add_format(struct part *part, const struct xml_element *element)
{
	struct xlsx_book *book = part->book;
	const unsigned number = xml_number(element, "numFmtId", 0, XLSX_FORMATS);
	if (book->formats_count >= XLSX_FORMATS)
		return too_much(part);
	book->formats = mem_grow(book->formats, book->formats_count,
		&book->formats_capacity, sizeof(*book->formats));
	struct xlsx_format *format = &book->formats[book->formats_count++];
	size_t at = 0;
	while (at < book->codes_count && book->codes[at].number != number)
		at++;
	if (at < book->codes_count)
		xlsx_format_read(format, book->codes[at].code);
	else
		xlsx_format_known(format, number);
	return true;
}

static bool add_sheet(struct part *part, const struct xml_element *element)
{
	struct xlsx_book *book = part->book;
	const char *name = xml_value(element, "name"), *id = xml_value(element, "r:id");
	const char *state = xml_value(element, "state");
	if (book->sheets_count >= XLSX_SHEETS)
		return too_much(part);
	book->sheets = mem_grow(book->sheets, book->sheets_count, &book->sheets_capacity,
		sizeof(*book->sheets));
	book->sheets[book->sheets_count++] = (struct xlsx_sheet_name){
		mem_strdup(name ? name : ""),
		mem_strdup(id ? id : ""),
		state && strcmp(state, "visible") != 0,
	};
	return true;
}

static bool on_start(void *context, const struct xml_element *element)
{
	struct part *part = context;
	const char *value;
	switch (element->id) {
	case ELEMENT_NUM_FMT: add_code(part->book, element); break;
	case ELEMENT_CELL_XFS: part->in_formats = true; break;
	case ELEMENT_XF: return !part->in_formats || add_format(part, element);
	case ELEMENT_T: part->in_text = !part->phonetic; break;
	case ELEMENT_RPH: part->phonetic++; break;
	case ELEMENT_SHEET: return add_sheet(part, element);
	case ELEMENT_WORKBOOK_PR:
		value = xml_value(element, "date1904");
		part->book->since_1904 =
			value && (!strcmp(value, "1") || !strcmp(value, "true"));
		break;
	}
	return true;
}

static bool on_end(void *context, int id)
{
	struct part *part = context;
	struct xlsx_book *book = part->book;
	switch (id) {
	case ELEMENT_CELL_XFS: part->in_formats = false; break;
	case ELEMENT_T: part->in_text = false; break;
	case ELEMENT_RPH: part->phonetic--; break;
	case ELEMENT_SI:
		if (book->ends_count >= XLSX_TEXTS)
			return too_much(part);
		book->ends = mem_grow(book->ends, book->ends_count, &book->ends_capacity,
			sizeof(*book->ends));
		book->ends[book->ends_count++] = book->texts.bytes;
		break;
	}
	return true;
}

static bool on_text(void *context, const char *text, size_t bytes)
{
	struct part *part = context;
	if (part->in_text)
		str_append(&part->book->texts, text, bytes);
	return part->book->texts.bytes <= SOURCE_TEXT_BYTES || too_much(part);
}

static const struct xml_name names[] = {
	{"s:cellXfs", ELEMENT_CELL_XFS},
	{"s:numFmt", ELEMENT_NUM_FMT},
	{"s:rPh", ELEMENT_RPH},
	{"s:sheet", ELEMENT_SHEET},
	{"s:si", ELEMENT_SI},
	{"s:t", ELEMENT_T},
	{"s:workbookPr", ELEMENT_WORKBOOK_PR},
	{"s:xf", ELEMENT_XF},
};
static const struct xml_handler handler = {
	xlsx_spaces, names, COUNT(names), on_start, on_end, on_text};

static bool read_part(struct xlsx_book *book, const char *name, struct error *error)
{
	struct str bytes = STR_INIT;
	struct part part = {.book = book, .error = error, .name = name};
	const bool done =
		package_read(book->package, name, PACKAGE_PART_BYTES, &bytes, error) &&
		xml_read(bytes.data, bytes.bytes, &handler, &part, name, error);
	str_release(&bytes);
	return done;
}

/* Of the workbook's relations; a workbook need not have it. */
static bool read_related(struct xlsx_book *book, const char *type, struct error *error)
{
	const struct docx_relation *relation =
		docx_relation_of(&book->relations, type, 0);
	return !relation || relation->external ||
	       !package_has(book->package, relation->target) ||
	       read_part(book, relation->target, error);
}

static bool find_part(struct xlsx_book *book, struct error *error)
{
	struct docx_relations relations;
	const bool done = docx_relations_read(&relations, book->package, "", error);
	const struct docx_relation *relation =
		done ? docx_relation_of(&relations, "officeDocument", 0) : NULL;
	book->part = mem_strdup(
		relation && !relation->external ? relation->target : "xl/workbook.xml");
	docx_relations_release(&relations);
	return done;
}

bool xlsx_book_read(struct xlsx_book *book, struct package *package, struct error *error)
{
	*book = (struct xlsx_book){.package = package, .texts = STR_INIT};
	return find_part(book, error) &&
	       docx_relations_read(&book->relations, package, book->part, error) &&
	       read_part(book, book->part, error) &&
	       read_related(book, "styles", error) &&
	       read_related(book, "sharedStrings", error);
}

void xlsx_book_release(struct xlsx_book *book)
{
	for (size_t i = 0; i < book->sheets_count; i++) {
		free(book->sheets[i].name);
		free(book->sheets[i].id);
	}
	for (size_t i = 0; i < book->codes_count; i++)
		free(book->codes[i].code);
	for (size_t i = 0; i < book->formats_count; i++)
		xlsx_format_release(&book->formats[i]);
	free(book->sheets);
	free(book->codes);
	free(book->formats);
	free(book->ends);
	free(book->part);
	str_release(&book->texts);
	docx_relations_release(&book->relations);
	*book = (struct xlsx_book){.texts = STR_INIT};
}
