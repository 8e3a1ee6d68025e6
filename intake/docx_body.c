/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/docx_body.h"
#include "intake/own_name.h"

#include <stdlib.h>
#include <string.h>

#include "intake/source.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"

enum {
	A_BLIP = 1,
	C_CHART,
	DGM_RELATIONS,
	M_MATH,
	MC_ALTERNATE,
	MC_CHOICE,
	MC_FALLBACK,
	O_OBJECT,
	PICTURE_WORDS,
	SE_SYMBOL,
	V_IMAGE,
	W_BOOKMARK,
	W_BOX,
	W_BREAK,
	W_CHANGE, /* what was before a change of looks */
	W_COMMENT,
	W_CONTROL,
	W_CONTROL_CONTENT,
	W_DELETED,
	W_ENDNOTE,
	W_FIELD,
	W_FIELD_SIMPLE,
	W_FOOTNOTE,
	W_FOREIGN, /* a whole document of another form within */
	W_GRID_BEFORE,
	W_HYPERLINK,
	W_HYPHEN,
	W_INSERTED,
	W_INSTRUCTION,
	W_MERGED,
	W_MERGED_LEFT,
	W_PARAGRAPH,
	W_PARAGRAPH_PROPERTIES,
	W_PROMPT,
	W_ROW,
	W_ROW_HEADING,
	W_ROW_PROPERTIES,
	W_RUBY,
	W_RUN,
	W_SECTION,
	W_SPAN,
	W_SYMBOL,
	W_TAB,
	W_TABLE,
	W_TABLE_NAME,
	W_TABS,
	W_TAG,
	W_CELL,
	W_CELL_PROPERTIES,
	W_TEXT,
	W_VANISH,
};

static const struct xml_name names[] = {
	{"a:blip", A_BLIP},
	{"c:chart", C_CHART},
	{"dgm:relIds", DGM_RELATIONS},
	{"m:oMath", M_MATH},
	{"m:t", W_TEXT},
	{"mc:AlternateContent", MC_ALTERNATE},
	{"mc:Choice", MC_CHOICE},
	{"mc:Fallback", MC_FALLBACK},
	{"o:OLEObject", O_OBJECT},
	{"pic:cNvPr", PICTURE_WORDS},
	{"se:symEx", SE_SYMBOL},
	{"v:imagedata", V_IMAGE},
	{"v:shape", PICTURE_WORDS},
	{"w:altChunk", W_FOREIGN},
	{"w:bookmarkStart", W_BOOKMARK},
	{"w:br", W_BREAK},
	{"w:commentReference", W_COMMENT},
	{"w:cr", W_BREAK},
	{"w:del", W_DELETED},
	{"w:delText", W_TEXT},
	{"w:endnoteReference", W_ENDNOTE},
	{"w:fldChar", W_FIELD},
	{"w:fldSimple", W_FIELD_SIMPLE},
	{"w:footnoteReference", W_FOOTNOTE},
	{"w:gridBefore", W_GRID_BEFORE},
	{"w:gridSpan", W_SPAN},
	{"w:hMerge", W_MERGED_LEFT},
	{"w:hyperlink", W_HYPERLINK},
	{"w:ins", W_INSERTED},
	{"w:instrText", W_INSTRUCTION},
	{"w:moveFrom", W_DELETED},
	{"w:moveTo", W_INSERTED},
	{"w:noBreakHyphen", W_HYPHEN},
	{"w:p", W_PARAGRAPH},
	{"w:pPr", W_PARAGRAPH_PROPERTIES},
	{"w:pPrChange", W_CHANGE},
	{"w:ptab", W_TAB},
	{"w:r", W_RUN},
	{"w:rPrChange", W_CHANGE},
	{"w:rt", W_RUBY},
	{"w:sdt", W_CONTROL},
	{"w:sdtContent", W_CONTROL_CONTENT},
	{"w:sectPr", W_SECTION},
	{"w:sectPrChange", W_CHANGE},
	{"w:showingPlcHdr", W_PROMPT},
	{"w:subDoc", W_FOREIGN},
	{"w:sym", W_SYMBOL},
	{"w:t", W_TEXT},
	{"w:tab", W_TAB},
	{"w:tabs", W_TABS},
	{"w:tag", W_TAG},
	{"w:tbl", W_TABLE},
	{"w:tblCaption", W_TABLE_NAME},
	{"w:tblGridChange", W_CHANGE},
	{"w:tblHeader", W_ROW_HEADING},
	{"w:tblPrChange", W_CHANGE},
	{"w:tc", W_CELL},
	{"w:tcPr", W_CELL_PROPERTIES},
	{"w:tcPrChange", W_CHANGE},
	{"w:tr", W_ROW},
	{"w:trPr", W_ROW_PROPERTIES},
	{"w:trPrChange", W_CHANGE},
	{"w:txbxContent", W_BOX},
	{"w:vMerge", W_MERGED},
	{"w:vanish", W_VANISH},
	{"wp:docPr", PICTURE_WORDS},
};

/* --- what is left out --- */

/* From the element under way on, with all that is in it. */
static void leave_out(struct docx_body *body, enum builder_lost why)
{
	body->skip = 1;
	body->why = why;
	str_clear(&body->lost);
}

static void tell_lost(struct docx_body *body)
{
	builder_note_lost(&body->builder, body->why, body->lost.data, body->lost.bytes);
	str_clear(&body->lost);
}

/* --- paragraphs --- */

static const char *control_name(const struct docx_body *body)
{
	for (unsigned i = MIN(body->controls_count, DOCX_NESTED); i > 0; i--)
		if (body->controls[i - 1])
			return body->controls[i - 1];
	return NULL;
}

static void begin_cell(struct docx_body *body, bool told);

static void begin_paragraph(struct docx_body *body)
{
	begin_cell(body, false);
	docx_properties_release(&body->properties);
	body->page_after = false;
	if (!body->joined || !body->builder.open)
		builder_paragraph(&body->builder);
	body->joined = false;
	const char *name = control_name(body);
	if (name)
		builder_id(&body->builder, name);
	if (body->bookmark)
		builder_id(&body->builder, body->bookmark);
	free(body->bookmark);
	body->bookmark = NULL;
}

/* Its mark, if it is an item of a list. */
static void put_mark(struct docx_body *body, struct source_paragraph *paragraph)
{
	const struct docx_properties *properties = &body->properties;
	if (!properties->list || !strcmp(properties->list, "0") ||
		body->builder.text.bytes)
		return;
	int level = properties->level;
	if (level == DOCX_UNSET)
		level = docx_numbering_level(
			body->numbering, properties->list, properties->style);
	struct str label = STR_INIT;
	docx_numbering_next(body->numbering, properties->list, level, paragraph, &label);
	builder_text(&body->builder, label.data, label.bytes);
	str_release(&label);
}

static void end_properties(struct docx_body *body)
{
	struct builder *builder = &body->builder;
	body->in_properties = false;
	docx_styles_apply(&body->styles, &body->properties);
	if (body->properties.page == 1)
		builder_page(builder);
	if (!builder->open)
		builder_paragraph(builder);
	struct source_paragraph *paragraph = &builder->paragraph;
	paragraph->heading = (unsigned)MAX(body->properties.heading, 0);
	paragraph->centred = body->properties.centred == 1;
	put_mark(body, paragraph);
}

static void end_paragraph(struct docx_body *body)
{
	if (body->joined)
		return;
	builder_paragraph_end(&body->builder);
	if (body->page_after)
		builder_page(&body->builder);
	body->page_after = false;
}

/* --- runs --- */

static void end_text(struct docx_body *body)
{
	struct str *text = &body->text;
	size_t start = 0, end = text->bytes;
	body->in_text = false;
	if (!body->preserve) {
		while (start < end && strchr(" \t\r\n", text->data[start]))
			start++;
		while (end > start && strchr(" \t\r\n", text->data[end - 1]))
			end--;
	}
	if (body->skip || body->hidden)
		str_append(&body->lost, text->data + start, end - start);
	else if (end > start)
		builder_text(&body->builder, text->data + start, end - start);
	str_clear(text);
}

static void end_run(struct docx_body *body)
{
	body->in_run = false;
	if (!body->hidden)
		return;
	body->hidden = false;
	body->why = BUILDER_HIDDEN;
	tell_lost(body);
}

static void put_break(struct docx_body *body, const struct xml_element *element)
{
	const char *type = xml_value(element, "w:type");
	if (body->hidden)
		return;
	if (type && !strcmp(type, "page") && !body->builder.depth)
		builder_page(&body->builder);
	else
		builder_put(&body->builder, '\n');
}

/* Characters of fonts of symbols stand in a private range. */
static void put_symbol(struct docx_body *body, const struct xml_element *element)
{
	static const struct {
		unsigned code;
		const char *text;
	} symbols[] = {
		{0x6F, "☐"},
		{0xA7, "▪"},
		{0xA8, "☐"},
		{0xB7, "•"},
		{0xD8, "➢"},
		{0xE0, "→"},
		{0xFB, "✗"},
		{0xFC, "✓"},
		{0xFD, "☒"},
		{0xFE, "☑"},
	};
	const char *code = xml_value(element, "w:char");
	const unsigned long value = code ? strtoul(code, NULL, 16) : 0;
	for (size_t i = 0; i < COUNT(symbols); i++)
		if (symbols[i].code == (value & 0xFF) && (value & ~0xFFUL) == 0xF000) {
			builder_text(
				&body->builder, symbols[i].text, strlen(symbols[i].text));
			return;
		}
	builder_text(&body->builder, "\uFFFD", strlen("\uFFFD"));
	builder_note(
		&body->builder, _("a symbol of a font of its own: %s"), code ? code : "");
}

/* A character beyond what w:sym can name, as Word writes pictographs. */
static void put_symbol_more(struct docx_body *body, const struct xml_element *element)
{
	const char *code = xml_value(element, "se:char");
	const unsigned long value = code ? strtoul(code, NULL, 16) : 0;
	struct str text = STR_INIT;
	if (value < ' ' || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
		put_symbol(body, element);
		return;
	}
	str_put_code_point(&text, (uint32_t)value);
	builder_text(&body->builder, text.data, text.bytes);
	str_release(&text);
}

static void link_to(struct docx_body *body, const struct xml_element *element)
{
	const struct docx_relation *relation =
		docx_relation(&body->relations, xml_value(element, "r:id"));
	if (relation && relation->external)
		builder_link(&body->builder, relation->target);
}

static void refer(struct docx_body *body, char kind, const struct xml_element *element)
{
	const char *id = xml_value(element, "w:id");
	if (!id || body->references_count == BUILDER_NOTES)
		return;
	body->references = mem_grow(body->references, body->references_count,
		&body->references_capacity, sizeof(*body->references));
	body->references[body->references_count++] = (struct docx_reference){
		kind, mem_strdup(id), builder_place(&body->builder)};
}

/* --- tables --- */

/* told: what it covers has been told; it stands before anything in it. */
static void begin_cell(struct docx_body *body, bool told)
{
	if (!body->cell_pending)
		return;
	body->cell_pending = false;
	if (!told)
		body->merged = body->merged_left = '\0';
	if (body->merged_left == 'c') {
		builder_cell_left(&body->builder);
	} else if (body->merged == 'c') {
		if (builder_cell_above(&body->builder, body->columns) &&
			body->builder.depth == 1 && !body->builder.boxes)
			leave_out(body, BUILDER_COVERED);
	} else {
		builder_cell(&body->builder, body->columns, body->merged ? 0 : 1, false);
	}
}

static char merge_of(const struct xml_element *element)
{
	const char *value = docx_val(element);
	return value && !strcmp(value, "restart") ? 'r' : 'c';
}

static void start_cell(struct docx_body *body)
{
	if (body->before)
		builder_cell(&body->builder, body->before, 1, false);
	body->before = 0;
	body->cell_pending = true;
	body->columns = 1;
	body->merged = body->merged_left = '\0';
}

/* --- content controls, alternatives --- */

static void push_control(struct docx_body *body)
{
	if (body->controls_count < DOCX_NESTED) {
		body->controls[body->controls_count] = NULL;
		body->prompts[body->controls_count] = false;
	}
	body->controls_count++;
}

static void pop_control(struct docx_body *body)
{
	if (body->controls_count && --body->controls_count < DOCX_NESTED)
		free(body->controls[body->controls_count]);
}

static void name_control(struct docx_body *body, const char *name)
{
	const unsigned last = body->controls_count - 1;
	if (!own_name_is(name) || last >= DOCX_NESTED || body->controls[last])
		return;
	body->controls[last] = mem_strdup(name);
	if (body->builder.open)
		builder_id(&body->builder, name);
}

static void bookmark(struct docx_body *body, const char *name)
{
	if (!own_name_is(name))
		return;
	if (body->builder.open) {
		builder_id(&body->builder, name);
	} else {
		free(body->bookmark);
		body->bookmark = mem_strdup(name);
	}
}

static void take_alternative(struct docx_body *body, bool fallback)
{
	const unsigned last = body->alternatives - 1;
	if (last >= DOCX_NESTED)
		return;
	if (body->taken[last])
		leave_out(body, BUILDER_SILENT);
	body->taken[last] |= !fallback;
}

/* --- elements --- */

static void start_in_properties(struct docx_body *body, const struct xml_element *element)
{
	switch (element->id) {
	case W_TABS:
	case W_CHANGE: leave_out(body, BUILDER_SILENT); break;
	case W_DELETED: body->joined = true; break;
	case W_SECTION: body->page_after = true; break;
	default: docx_properties_take(&body->properties, element); break;
	}
}

static void start_table_part(struct docx_body *body, const struct xml_element *element)
{
	struct builder *builder = &body->builder;
	switch (element->id) {
	case W_TABLE:
		begin_cell(body, false);
		builder_table(builder);
		break;
	case W_TABLE_NAME:
		if (docx_val(element))
			builder_table_name(builder, docx_val(element));
		break;
	case W_ROW:
		builder_row(builder, false);
		body->before = 0;
		break;
	case W_ROW_HEADING:
		if (docx_on(element))
			builder_row_heading(builder);
		break;
	case W_ROW_PROPERTIES: body->in_row_properties = true; break;
	case W_GRID_BEFORE:
		body->before = xml_number(element, "w:val", 0, SOURCE_COLUMNS - 1);
		break;
	case W_CELL: start_cell(body); break;
	case W_SPAN: body->columns = xml_number(element, "w:val", 1, 1 << 20); break;
	case W_MERGED: body->merged = merge_of(element); break;
	case W_MERGED_LEFT: body->merged_left = merge_of(element); break;
	default: break;
	}
}

static void start_drawn(struct docx_body *body, const struct xml_element *element)
{
	struct builder *builder = &body->builder;
	const char *linked = xml_value(element, "r:link");
	switch (element->id) {
	case A_BLIP:
		docx_picture(body, xml_value(element, "r:embed")
					   ? xml_value(element, "r:embed")
					   : linked);
		break;
	case V_IMAGE: docx_picture(body, xml_value(element, "r:id")); break;
	case PICTURE_WORDS: docx_picture_words(body, element); break;
	case C_CHART: builder_note(builder, _("a chart is left out")); break;
	case DGM_RELATIONS: builder_note(builder, _("a drawing is left out")); break;
	case O_OBJECT:
		builder_note(builder,
			_("a document within the document is left out; of it there is its "
			  "picture at most"));
		break;
	case M_MATH:
		builder_note(builder, _("a formula: its characters alone are taken"));
		break;
	case W_FOREIGN:
		builder_note(builder, _("a document within the document is left out"));
		break;
	case W_BOX: builder_box(builder); break;
	default: break;
	}
}

static void start_in_run(struct docx_body *body, const struct xml_element *element)
{
	switch (element->id) {
	case W_RUN: body->in_run = true; break;
	case W_VANISH: body->hidden = body->in_run && docx_on(element); break;
	case W_TEXT: {
		const char *space = xml_value(element, "xml:space");
		body->in_text = true;
		body->preserve = space && !strcmp(space, "preserve");
		break;
	}
	case W_INSTRUCTION: body->in_text = true; break;
	case W_TAB: builder_put(&body->builder, '\t'); break;
	case W_BREAK: put_break(body, element); break;
	case W_HYPHEN: builder_text(&body->builder, "-", 1); break;
	case W_SYMBOL: put_symbol(body, element); break;
	case SE_SYMBOL: put_symbol_more(body, element); break;
	case W_RUBY: leave_out(body, BUILDER_HIDDEN); break;
	case W_FIELD: docx_field(body, xml_value(element, "w:fldCharType")); break;
	case W_FIELD_SIMPLE:
		docx_field_simple(body, xml_value(element, "w:instr"));
		break;
	case W_HYPERLINK: link_to(body, element); break;
	case W_FOOTNOTE: refer(body, 'f', element); break;
	case W_ENDNOTE: refer(body, 'e', element); break;
	case W_COMMENT: refer(body, 'c', element); break;
	default: break;
	}
}

/* Marks of changes within properties are empty: w:del of a row, w:ins of a run. */
static void start_changed(struct docx_body *body, const struct xml_element *element)
{
	if (element->id == W_INSERTED) {
		if (!body->inserted_told)
			builder_note(&body->builder,
				_("tracked changes: what was inserted is taken, here and "
				  "from here on; what was deleted is left out"));
		body->inserted_told = true;
		return;
	}
	body->row_deleted |= body->in_row_properties;
	leave_out(body, BUILDER_DELETED);
}

/* From here to the end of a row that was deleted. */
static void end_row_properties(struct docx_body *body)
{
	body->in_row_properties = false;
	if (!body->row_deleted)
		return;
	body->row_deleted = false;
	builder_row_drop(&body->builder);
	leave_out(body, BUILDER_DELETED);
}

static void start_around(struct docx_body *body, const struct xml_element *element)
{
	switch (element->id) {
	case W_CONTROL: push_control(body); break;
	case W_TAG:
		if (body->controls_count)
			name_control(body, docx_val(element));
		break;
	case W_PROMPT:
		if (body->controls_count && body->controls_count <= DOCX_NESTED)
			body->prompts[body->controls_count - 1] = docx_on(element);
		break;
	case W_CONTROL_CONTENT:
		if (body->controls_count && body->controls_count <= DOCX_NESTED &&
			body->prompts[body->controls_count - 1])
			leave_out(body, BUILDER_PROMPT);
		break;
	case W_BOOKMARK: bookmark(body, xml_value(element, "w:name")); break;
	case MC_ALTERNATE:
		if (body->alternatives < DOCX_NESTED)
			body->taken[body->alternatives] = false;
		body->alternatives++;
		break;
	case MC_CHOICE:
	case MC_FALLBACK:
		if (body->alternatives)
			take_alternative(body, element->id == MC_FALLBACK);
		break;
	default: break;
	}
}

static bool on_start(void *context, const struct xml_element *element)
{
	struct docx_body *body = context;
	if (body->skip) {
		body->skip++;
		body->in_text = element->id == W_TEXT;
		body->preserve = true;
		return true;
	}
	if (body->in_properties) {
		start_in_properties(body, element);
		return true;
	}
	switch (element->id) {
	case 0: break;
	case W_PARAGRAPH: begin_paragraph(body); break;
	case W_PARAGRAPH_PROPERTIES: body->in_properties = true; break;
	case W_CHANGE:
	case W_TABS: leave_out(body, BUILDER_SILENT); break;
	case W_DELETED:
	case W_INSERTED: start_changed(body, element); break;
	default:
		start_around(body, element);
		start_table_part(body, element);
		start_in_run(body, element);
		start_drawn(body, element);
		break;
	}
	return !body->builder.failed;
}

static void end_element(struct docx_body *body, int id)
{
	struct builder *builder = &body->builder;
	switch (id) {
	case W_PARAGRAPH: end_paragraph(body); break;
	case W_PARAGRAPH_PROPERTIES: end_properties(body); break;
	case W_RUN: end_run(body); break;
	case W_TEXT: end_text(body); break;
	case W_INSTRUCTION:
		body->in_text = false;
		if (body->fields_count)
			str_append(
				&body->instructions, body->text.data, body->text.bytes);
		str_clear(&body->text);
		break;
	case W_HYPERLINK: builder_link(builder, NULL); break;
	case W_FIELD_SIMPLE: docx_field_end(body); break;
	case W_CELL_PROPERTIES: begin_cell(body, true); break;
	case W_ROW_PROPERTIES: end_row_properties(body); break;
	case W_CELL:
		begin_cell(body, false);
		builder_cell_end(builder);
		break;
	case W_TABLE: builder_table_end(builder); break;
	case W_BOX: builder_box_end(builder); break;
	case W_CONTROL: pop_control(body); break;
	case MC_ALTERNATE: body->alternatives -= body->alternatives > 0; break;
	default: break;
	}
}

static void end_skipped(struct docx_body *body, int id)
{
	if (id == W_TEXT)
		end_text(body);
	else if (id == W_PARAGRAPH)
		str_putc(&body->lost, ' ');
	if (!--body->skip)
		tell_lost(body);
}

static bool on_end(void *context, int id)
{
	struct docx_body *body = context;
	if (body->skip) {
		end_skipped(body, id);
	} else if (!body->in_properties || id == W_PARAGRAPH_PROPERTIES) {
		end_element(body, id);
	}
	return !body->builder.failed;
}

static bool on_text(void *context, const char *text, size_t bytes)
{
	struct docx_body *body = context;
	if (body->in_text)
		str_append(&body->text, text, bytes);
	return true;
}

bool docx_body_read(struct docx_body *body, const char *bytes, size_t count)
{
	static const struct xml_handler handler = {
		docx_spaces, names, COUNT(names), on_start, on_end, on_text};
	return xml_read(bytes, count, &handler, body, body->part, body->builder.error);
}

void docx_body_init(struct docx_body *body, struct package *package, const char *part)
{
	*body = (struct docx_body){.package = package, .part = part};
	docx_properties_init(&body->properties);
	str_init(&body->lost);
	str_init(&body->text);
	str_init(&body->instructions);
}

void docx_body_release(struct docx_body *body)
{
	docx_relations_release(&body->relations);
	docx_styles_release(&body->styles);
	docx_numbering_free(body->numbering);
	docx_properties_release(&body->properties);
	str_release(&body->lost);
	str_release(&body->text);
	str_release(&body->instructions);
	while (body->controls_count)
		pop_control(body);
	for (size_t i = 0; i < body->drawn_count; i++)
		free(body->drawn[i]);
	for (size_t i = 0; i < body->references_count; i++)
		free(body->references[i].id);
	free(body->bookmark);
	free(body->words);
	free(body->drawn);
	free(body->drawn_at);
	free(body->references);
}
