/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/odt_body.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "intake/own_name.h"
#include "intake/source.h"
#include "intake/xml.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"

enum {
	O_ANNOTATION = 1,
	O_BOOKMARK,
	O_BOX,
	O_BREAK,
	O_CELL,
	O_COVERED,
	O_DELETION,
	O_DRAWN, /* a drawing, a document within */
	O_FOOTNOTE,
	O_HEADER,
	O_HEADING,
	O_HEADING_ROWS,
	O_HIDDEN,
	O_IMAGE,
	O_ITEM,
	O_ITEM_HEADER,
	O_LINK,
	O_LIST,
	O_PARAGRAPH,
	O_PROMPT,
	O_ROW,
	O_SECTION,
	O_SILENT,
	O_SPACES,
	O_SPAN,
	O_STYLES,
	O_TAB,
	O_TABLE,
	O_WORDS,
};

static const struct xml_name names[] = {
	{"dc:creator", O_SILENT},
	{"dc:date", O_SILENT},
	{"draw:custom-shape", O_BOX},
	{"draw:ellipse", O_BOX},
	{"draw:image", O_IMAGE},
	{"draw:object", O_DRAWN},
	{"draw:object-ole", O_DRAWN},
	{"draw:rect", O_BOX},
	{"draw:text-box", O_BOX},
	{"office:annotation", O_ANNOTATION},
	{"office:automatic-styles", O_STYLES},
	{"office:forms", O_SILENT},
	{"office:scripts", O_SILENT},
	{"office:styles", O_STYLES},
	{"style:footer", O_HEADER},
	{"style:header", O_HEADER},
	{"svg:desc", O_WORDS},
	{"svg:title", O_WORDS},
	{"table:covered-table-cell", O_COVERED},
	{"table:table", O_TABLE},
	{"table:table-cell", O_CELL},
	{"table:table-header-rows", O_HEADING_ROWS},
	{"table:table-row", O_ROW},
	{"text:a", O_LINK},
	{"text:bookmark", O_BOOKMARK},
	{"text:bookmark-start", O_BOOKMARK},
	{"text:deletion", O_DELETION},
	{"text:h", O_HEADING},
	{"text:hidden-paragraph", O_HIDDEN},
	{"text:hidden-text", O_HIDDEN},
	{"text:line-break", O_BREAK},
	{"text:list", O_LIST},
	{"text:list-header", O_ITEM_HEADER},
	{"text:list-item", O_ITEM},
	{"text:note", O_FOOTNOTE},
	{"text:note-citation", O_SILENT},
	{"text:p", O_PARAGRAPH},
	{"text:placeholder", O_PROMPT},
	{"text:ruby-text", O_HIDDEN},
	{"text:s", O_SPACES},
	{"text:section", O_SECTION},
	{"text:sequence-decls", O_SILENT},
	{"text:span", O_SPAN},
	{"text:tab", O_TAB},
};

enum { SPACES_MAX = 1000, HEADINGS = 6 };

/* --- paragraphs --- */

static void leave_out(struct odt_body *body, enum builder_lost why)
{
	body->skip = 1;
	body->why = why;
	str_clear(&body->lost);
}

static void begin_paragraph(struct odt_body *body, const struct xml_element *element)
{
	struct builder *builder = &body->builder;
	const struct odt_looks looks = odt_looks(
		&body->styles, "paragraph", xml_value(element, "text:style-name"));
	if (looks.hidden == 1) {
		leave_out(body, BUILDER_HIDDEN);
		return;
	}
	if (looks.page == 1)
		builder_page(builder);
	builder_paragraph(builder);
	builder->paragraph.centred = looks.centred == 1;
	builder->paragraph.heading = (unsigned)MAX(looks.heading, 0);
	if (element->id == O_HEADING) {
		const unsigned level =
			xml_number(element, "text:outline-level", 1, HEADINGS + 1);
		builder->paragraph.heading = level <= HEADINGS ? level : 0;
	}
	odt_list_mark(&body->lists, builder);
	if (body->bookmark)
		builder_id(builder, body->bookmark);
	free(body->bookmark);
	body->bookmark = NULL;
}

static void bookmark(struct odt_body *body, const char *name)
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

static void put_spaces(struct odt_body *body, const struct xml_element *element)
{
	unsigned count = xml_number(element, "text:c", 1, SPACES_MAX);
	for (; count; count--)
		builder_put(&body->builder, ' ');
}

static void begin_span(struct odt_body *body, const struct xml_element *element)
{
	const struct odt_looks looks =
		odt_looks(&body->styles, "text", xml_value(element, "text:style-name"));
	if (looks.hidden == 1)
		leave_out(body, BUILDER_HIDDEN);
}

static void link_to(struct odt_body *body, const struct xml_element *element)
{
	const char *address = xml_value(element, "xlink:href");
	if (address && address[0] && address[0] != '#')
		builder_link(&body->builder, address);
}

/* --- tables --- */

/* LibreOffice writes a cell that repeats itself once; in a text only empty ones do. */
static void begin_cell(struct odt_body *body, const struct xml_element *element)
{
	unsigned again =
		xml_number(element, "table:number-columns-repeated", 1, SOURCE_COLUMNS);
	for (; again > 1; again--)
		builder_cell(&body->builder, 1, 1, false);
	builder_cell(&body->builder,
		xml_number(element, "table:number-columns-spanned", 1, 1 << 20),
		MAX(1U, xml_number(element, "table:number-rows-spanned", 1, SOURCE_ROWS)),
		false);
}

/* --- pictures --- */

static void put_image(struct odt_body *body, const struct xml_element *element)
{
	const char *target = xml_value(element, "xlink:href");
	struct error error = ERROR_INIT;
	struct str bytes = STR_INIT;
	body->picture = SIZE_MAX;
	if (!target || !target[0]) {
		builder_note(&body->builder, _("a picture is missing"));
	} else if (!package_has(body->package, target)) {
		builder_note(&body->builder,
			_("a picture is not in the document, but elsewhere: %s"), target);
	} else if (package_read(
			   body->package, target, PACKAGE_PART_BYTES, &bytes, &error)) {
		const size_t count = bytes.bytes;
		unsigned char *data = (unsigned char *)str_detach(&bytes);
		body->picture = builder_picture(&body->builder, NULL, data, count);
	} else {
		builder_note(&body->builder, _("a picture cannot be read: %s"),
			error_message(&error));
	}
	error_release(&error);
	str_release(&bytes);
}

/* They stand behind the picture in its frame; the longer description comes last. */
static void take_words(struct odt_body *body)
{
	body->in_words = false;
	if (body->picture == SIZE_MAX || text_is_blank(body->words.data))
		return;
	struct source_picture *picture = &body->builder.source->pictures[body->picture];
	free(picture->words);
	picture->words = mem_strdup(body->words.data);
}

/* --- elements --- */

static void start_text(struct odt_body *body, const struct xml_element *element)
{
	struct builder *builder = &body->builder;
	switch (element->id) {
	case O_HEADING:
	case O_PARAGRAPH: begin_paragraph(body, element); break;
	case O_BOOKMARK: bookmark(body, xml_value(element, "text:name")); break;
	case O_BREAK: builder_put(builder, '\n'); break;
	case O_ITEM: odt_list_item(&body->lists, element, false); break;
	case O_ITEM_HEADER: odt_list_item(&body->lists, element, true); break;
	case O_LINK: link_to(body, element); break;
	case O_LIST: odt_list_start(&body->lists, element); break;
	case O_SPACES: put_spaces(body, element); break;
	case O_SPAN: begin_span(body, element); break;
	case O_TAB: builder_put(builder, '\t'); break;
	default: break;
	}
}

static void start_around(struct odt_body *body, const struct xml_element *element)
{
	struct builder *builder = &body->builder;
	switch (element->id) {
	case O_BOX: builder_box(builder); break;
	case O_CELL: begin_cell(body, element); break;
	case O_HEADING_ROWS: body->in_heading_rows = true; break;
	case O_ROW: builder_row(builder, body->in_heading_rows); break;
	case O_TABLE: builder_table(builder); break;
	case O_IMAGE: put_image(body, element); break;
	case O_WORDS:
		body->in_words = true;
		str_clear(&body->words);
		break;
	default: break;
	}
}

static bool is_hidden(const struct xml_element *element)
{
	const char *display = xml_value(element, "text:display");
	return display && !strcmp(display, "none");
}

/* Whether the element and all that is in it is left out. */
static bool start_lost(struct odt_body *body, const struct xml_element *element)
{
	switch (element->id) {
	case O_ANNOTATION: leave_out(body, BUILDER_COMMENT); break;
	case O_COVERED: leave_out(body, BUILDER_COVERED); break;
	case O_DELETION: leave_out(body, BUILDER_DELETED); break;
	case O_DRAWN:
		builder_note(&body->builder,
			_("a document within the document is left out; of it there is its "
			  "picture at most"));
		leave_out(body, BUILDER_SILENT);
		break;
	case O_FOOTNOTE: leave_out(body, BUILDER_FOOTNOTE); break;
	case O_HEADER:
		body->aside = true;
		leave_out(body, BUILDER_SILENT);
		break;
	case O_HIDDEN: leave_out(body, BUILDER_HIDDEN); break;
	case O_PROMPT: leave_out(body, BUILDER_PROMPT); break;
	case O_SILENT: leave_out(body, BUILDER_SILENT); break;
	case O_SECTION:
		if (is_hidden(element))
			leave_out(body, BUILDER_HIDDEN);
		break;
	default: break;
	}
	return body->skip;
}

static bool on_start(void *context, const struct xml_element *element)
{
	struct odt_body *body = context;
	if (body->skip) {
		body->skip++;
		return true;
	}
	if (body->in_styles || element->id == O_STYLES) {
		body->in_styles++;
		return odt_styles_start(&body->styles, element) ||
		       error_set(body->error, ERROR_REFUSED,
			       _("%s: more styles, lists or links than any document "
				 "has"),
			       body->part);
	}
	if (element->id && !start_lost(body, element)) {
		start_text(body, element);
		start_around(body, element);
	}
	return !body->builder.failed;
}

static void end_element(struct odt_body *body, int id)
{
	struct builder *builder = &body->builder;
	switch (id) {
	case O_HEADING:
	case O_PARAGRAPH: builder_paragraph_end(builder); break;
	case O_BOX: builder_box_end(builder); break;
	case O_CELL: builder_cell_end(builder); break;
	case O_HEADING_ROWS: body->in_heading_rows = false; break;
	case O_LINK: builder_link(builder, NULL); break;
	case O_LIST: odt_list_end(&body->lists); break;
	case O_TABLE: builder_table_end(builder); break;
	case O_WORDS: take_words(body); break;
	default: break;
	}
}

static void end_skipped(struct odt_body *body, int id)
{
	if (id == O_PARAGRAPH || id == O_HEADING || id == O_SILENT)
		str_putc(&body->lost, ' ');
	if (--body->skip)
		return;
	if (body->aside)
		builder_note_page(&body->builder, body->lost.data, body->lost.bytes);
	else
		builder_note_lost(
			&body->builder, body->why, body->lost.data, body->lost.bytes);
	body->aside = false;
}

static bool on_end(void *context, int id)
{
	struct odt_body *body = context;
	if (body->skip) {
		end_skipped(body, id);
	} else if (body->in_styles) {
		body->in_styles--;
		if (body->in_styles == 1)
			odt_styles_end(&body->styles);
	} else {
		end_element(body, id);
	}
	return !body->builder.failed;
}

static bool on_text(void *context, const char *text, size_t bytes)
{
	struct odt_body *body = context;
	if (body->skip)
		str_append(&body->lost, text, bytes);
	else if (body->in_words)
		str_append(&body->words, text, bytes);
	else if (body->builder.open && !body->in_styles)
		builder_text(&body->builder, text, bytes);
	return !body->builder.failed;
}

void odt_body_init(struct odt_body *body, struct package *package)
{
	*body = (struct odt_body){.package = package, .picture = SIZE_MAX};
	body->lists.styles = &body->styles;
	str_init(&body->lost);
	str_init(&body->words);
}

bool odt_body_read(struct odt_body *body, const char *part, struct error *error)
{
	static const struct xml_handler handler = {
		odt_spaces, names, COUNT(names), on_start, on_end, on_text};
	struct str bytes = STR_INIT;
	body->part = part;
	body->error = error;
	const bool done =
		package_read(body->package, part, PACKAGE_PART_BYTES, &bytes, error) &&
		xml_read(bytes.data, bytes.bytes, &handler, body, part, error);
	str_release(&bytes);
	return done;
}

void odt_body_release(struct odt_body *body)
{
	odt_lists_release(&body->lists);
	odt_styles_release(&body->styles);
	free(body->bookmark);
	str_release(&body->lost);
	str_release(&body->words);
}
