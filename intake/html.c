/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Web pages, as a browser would show them without their style sheets: nothing is fetched,
 * no script is run. What a page hides is left out and told.
 */
#include <config.h>

#include "intake/html.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "intake/builder.h"
#include "intake/data_uri.h"
#include "intake/encoding.h"
#include "intake/html_layout.h"
#include "intake/html_list.h"
#include "intake/own_name.h"
#include "intake/xml.h"
#include "report/own_page.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum {
	H_BLOCK = 1, /* a paragraph at least of its own */
	H_BREAK,
	H_CAPTION,
	H_CELL,
	H_CENTRE,
	H_DELETED,
	H_HEADING,
	H_IMAGE,
	H_INPUT,
	H_ITEM,
	H_LINK,
	H_LIST,
	H_META,
	H_NUMBERED,
	H_PLAIN, /* white space is kept */
	H_ROW,
	H_SILENT, /* no text of the page */
	H_TABLE,
	H_TABLE_HEAD,
	H_WITHIN, /* another document */
};

static const struct xml_name names[] = {
	{"a", H_LINK},
	{"address", H_BLOCK},
	{"article", H_BLOCK},
	{"aside", H_BLOCK},
	{"audio", H_WITHIN},
	{"blockquote", H_BLOCK},
	{"body", H_BLOCK},
	{"br", H_BREAK},
	{"caption", H_CAPTION},
	{"center", H_CENTRE},
	{"dd", H_BLOCK},
	{"del", H_DELETED},
	{"details", H_BLOCK},
	{"div", H_BLOCK},
	{"dl", H_BLOCK},
	{"dt", H_BLOCK},
	{"embed", H_WITHIN},
	{"fieldset", H_BLOCK},
	{"figcaption", H_BLOCK},
	{"figure", H_BLOCK},
	{"footer", H_BLOCK},
	{"form", H_BLOCK},
	{"h1", H_HEADING},
	{"h2", H_HEADING},
	{"h3", H_HEADING},
	{"h4", H_HEADING},
	{"h5", H_HEADING},
	{"h6", H_HEADING},
	{"header", H_BLOCK},
	{"hr", H_BLOCK},
	{"iframe", H_WITHIN},
	{"img", H_IMAGE},
	{"input", H_INPUT},
	{"legend", H_BLOCK},
	{"li", H_ITEM},
	{"main", H_BLOCK},
	{"meta", H_META},
	{"nav", H_BLOCK},
	{"noscript", H_SILENT},
	{"object", H_WITHIN},
	{"ol", H_NUMBERED},
	{"option", H_BLOCK},
	{"p", H_BLOCK},
	{"pre", H_PLAIN},
	{"script", H_SILENT},
	{"section", H_BLOCK},
	{"style", H_SILENT},
	{"summary", H_BLOCK},
	{"svg", H_WITHIN},
	{"table", H_TABLE},
	{"td", H_CELL},
	{"template", H_SILENT},
	{"textarea", H_PLAIN},
	{"th", H_CELL},
	{"thead", H_TABLE_HEAD},
	{"title", H_SILENT},
	{"tr", H_ROW},
	{"ul", H_LIST},
	{"video", H_WITHIN},
};

struct page {
	struct builder builder;
	struct html_lists lists;
	struct html_layout layout;
	size_t tables; /* that have begun */
	/* Of the tables that are open: whether it only places things. */
	bool places[XML_DEPTH];
	size_t open;
	unsigned depth;          /* of elements */
	bool centred[XML_DEPTH]; /* of each */
	unsigned heading;        /* the level under way; 0: none */
	bool in_table_head;
	bool own;       /* the page is ours, and nobody changed it */
	unsigned plain; /* elements that keep white space, that are open */
	unsigned skip;  /* elements that are open in what is left out */
	enum builder_lost why;
	struct str lost;
	bool in_caption;
	struct str caption;
};

/* --- paragraphs --- */

/* A block ends what stands before it; the first one in an item is the item's own. */
static void begin_block(struct page *page)
{
	struct builder *builder = &page->builder;
	if (builder->open && (builder->text.bytes || builder->paragraph.pictures_count))
		builder_paragraph_end(builder);
}

static void ensure_paragraph(struct page *page)
{
	struct builder *builder = &page->builder;
	if (!builder->open)
		builder_paragraph(builder);
	if (builder->text.bytes)
		return;
	builder->paragraph.centred = page->depth && page->centred[page->depth - 1];
	builder->paragraph.heading = page->heading;
}

static bool is_centred(const struct page *page, const struct xml_element *element)
{
	const char *align = xml_value(element, "align");
	if (align)
		return !strcasecmp(align, "center");
	if (element->id == H_CENTRE || html_style_is(element, "text-align", "center"))
		return true;
	static const char *const other[] = {"left", "right", "justify", "start"};
	for (size_t i = 0; i < COUNT(other); i++)
		if (html_style_is(element, "text-align", other[i]))
			return false;
	/* The head of a page goes on in its cells, but not what stands round a table. */
	return element->id != H_TABLE && page->depth && page->centred[page->depth - 1];
}

/* --- what is left out --- */

static void leave_out(struct page *page, enum builder_lost why)
{
	page->skip = 1;
	page->why = why;
	str_clear(&page->lost);
}

static void tell_lost(struct page *page)
{
	builder_note_lost(&page->builder, page->why, page->lost.data, page->lost.bytes);
}

static bool is_hidden(const struct xml_element *element)
{
	return xml_value(element, "hidden") || html_style_is(element, "display", "none");
}

/* --- elements --- */

static void put_image(struct page *page, const struct xml_element *element)
{
	const char *address = xml_value(element, "src");
	const char *words = xml_value(element, "alt");
	size_t count;
	unsigned char *bytes =
		address && data_uri_is(address) ? data_uri_bytes(address, &count) : NULL;
	if (bytes) {
		ensure_paragraph(page);
		builder_picture(&page->builder, words, bytes, count);
	} else if (address && data_uri_is(address)) {
		builder_note(&page->builder, _("a picture is damaged"));
	} else {
		builder_note(&page->builder,
			_("a picture is not in the document, but elsewhere: %s"),
			address ? address
			: words ? words
				: "");
	}
}

/* What a form has been filled in with. */
static void put_input(struct page *page, const struct xml_element *element)
{
	const char *type = xml_value(element, "type");
	const char *value = xml_value(element, "value");
	if (type && !strcasecmp(type, "hidden"))
		return;
	if (type && (!strcasecmp(type, "checkbox") || !strcasecmp(type, "radio")))
		value = xml_value(element, "checked") ? "☑" : "☐";
	if (!value)
		return;
	ensure_paragraph(page);
	builder_text(&page->builder, value, strlen(value));
}

static void link_to(struct page *page, const struct xml_element *element)
{
	const char *address = xml_value(element, "href");
	if (!address || address[0] == '#' || !strncasecmp(address, "javascript:", 11))
		return;
	ensure_paragraph(page);
	builder_link(&page->builder, address);
}

static bool is_placing(const struct page *page)
{
	return page->open && page->places[page->open - 1];
}

static void begin_table(struct page *page)
{
	const bool places = html_layout_is(&page->layout, page->tables - 1);
	page->places[page->open++] = places;
	if (places)
		begin_block(page);
	else
		builder_table(&page->builder);
}

static void end_table(struct page *page)
{
	if (is_placing(page))
		begin_block(page);
	else
		builder_table_end(&page->builder);
	page->open -= page->open > 0;
}

static void end_cell(struct page *page)
{
	if (is_placing(page))
		begin_block(page);
	else
		builder_cell_end(&page->builder);
}

static void begin_cell(struct page *page, const struct xml_element *element)
{
	if (is_placing(page)) {
		begin_block(page);
		return;
	}
	const unsigned rows = xml_number(element, "rowspan", 1, SOURCE_ROWS);
	builder_cell(&page->builder, xml_number(element, "colspan", 1, 1 << 20),
		rows ? rows : SOURCE_ROWS, !strcmp(element->name, "th"));
}

/* The data of our own pages. */
static void take_meta(struct page *page, const struct xml_element *element)
{
	const char *name = xml_value(element, "name");
	const char *content = xml_value(element, "content");
	struct source *source = page->builder.source;
	if (page->own && name && content && !source->data &&
		!strcmp(name, OWN_PAGE_REPORT))
		source->data = mem_strdup(content);
}

static void begin_row(struct page *page, const struct xml_element *element)
{
	const char *data = page->own ? xml_value(element, OWN_PAGE_CARD) : NULL;
	if (is_placing(page)) {
		begin_block(page);
		return;
	}
	builder_row(&page->builder, page->in_table_head);
	if (data)
		builder_row_data(&page->builder, data);
}

static void start_element(struct page *page, const struct xml_element *element)
{
	struct builder *builder = &page->builder;
	switch (element->id) {
	case H_BREAK:
		ensure_paragraph(page);
		builder_put(builder, '\n');
		break;
	case H_CAPTION:
		page->in_caption = true;
		str_clear(&page->caption);
		break;
	case H_CELL: begin_cell(page, element); break;
	case H_DELETED: leave_out(page, BUILDER_DELETED); break;
	case H_HEADING:
		builder_paragraph_end(builder);
		page->heading = (unsigned)(element->name[1] - '0');
		break;
	case H_IMAGE: put_image(page, element); break;
	case H_INPUT: put_input(page, element); break;
	case H_ITEM: html_list_item(&page->lists, builder, element); break;
	case H_LINK: link_to(page, element); break;
	case H_LIST:
	case H_NUMBERED:
		builder_paragraph_end(builder);
		html_list_start(&page->lists, element, element->id == H_NUMBERED);
		break;
	case H_PLAIN:
		begin_block(page);
		page->plain++;
		break;
	case H_META: take_meta(page, element); break;
	case H_ROW: begin_row(page, element); break;
	case H_SILENT: leave_out(page, BUILDER_SILENT); break;
	case H_TABLE: begin_table(page); break;
	case H_TABLE_HEAD: page->in_table_head = true; break;
	case H_WITHIN:
		builder_note(builder, _("a document within the document is left out"));
		leave_out(page, BUILDER_SILENT);
		break;
	case H_BLOCK:
	case H_CENTRE: begin_block(page); break;
	default: break;
	}
	const char *name = xml_value(element, "id");
	if (own_name_is(name))
		builder_id(builder, name);
}

static bool on_start(void *context, const struct xml_element *element)
{
	struct page *page = context;
	page->tables += element->id == H_TABLE;
	if (page->skip) {
		page->skip++;
		return true;
	}
	if (is_hidden(element)) {
		leave_out(page, BUILDER_HIDDEN);
		return true;
	}
	if (html_style_is(element, "page-break-before", "always"))
		builder_page(&page->builder);
	const bool centred = is_centred(page, element);
	start_element(page, element);
	if (page->skip)
		return true;
	page->centred[page->depth++] = centred;
	page->builder.collapse = !page->plain;
	return !page->builder.failed;
}

static void end_element(struct page *page, int id)
{
	struct builder *builder = &page->builder;
	switch (id) {
	case H_CAPTION:
		page->in_caption = false;
		builder_note_text(&page->lost, page->caption.data, page->caption.bytes);
		if (page->lost.bytes)
			builder_table_name(builder, page->lost.data);
		break;
	case H_CELL: end_cell(page); break;
	case H_HEADING:
		builder_paragraph_end(builder);
		page->heading = 0;
		break;
	case H_LINK: builder_link(builder, NULL); break;
	case H_LIST:
	case H_NUMBERED:
		builder_paragraph_end(builder);
		html_list_finish(&page->lists);
		break;
	case H_PLAIN:
		builder_paragraph_end(builder);
		page->plain--;
		break;
	case H_TABLE: end_table(page); break;
	case H_TABLE_HEAD: page->in_table_head = false; break;
	case H_ITEM: builder_paragraph_end(builder); break;
	case H_BLOCK:
	case H_CENTRE: begin_block(page); break;
	default: break;
	}
	builder->collapse = !page->plain;
}

static bool on_end(void *context, int id)
{
	struct page *page = context;
	if (page->skip) {
		if (!--page->skip)
			tell_lost(page);
		return true;
	}
	str_clear(&page->lost);
	end_element(page, id);
	page->depth -= page->depth > 0;
	return !page->builder.failed;
}

static bool on_text(void *context, const char *text, size_t bytes)
{
	struct page *page = context;
	if (page->skip) {
		str_append(&page->lost, text, page->why == BUILDER_SILENT ? 0 : bytes);
	} else if (page->in_caption) {
		str_append(&page->caption, text, bytes);
	} else {
		size_t at = 0;
		while (!page->builder.open && !page->plain && at < bytes &&
			strchr(" \t\r\n", text[at]))
			at++;
		if (at == bytes)
			return true;
		ensure_paragraph(page);
		builder_text(&page->builder, text + at, bytes - at);
	}
	return !page->builder.failed;
}

bool page_read(struct source *source, const struct intake_file *file, struct error *error)
{
	static const struct xml_handler handler = {
		NULL, names, COUNT(names), on_start, on_end, on_text};
	struct str text = STR_INIT;
	struct page page = {.lost = STR_INIT, .caption = STR_INIT};
	builder_init(&page.builder, source, error);
	page.builder.collapse = true;
	page.own = own_page_is_whole((const char *)file->bytes, file->count);
	bool done = encoding_read(source, file, &text, error);
	if (done)
		html_layout_find(&page.layout, text.data, text.bytes);
	done = done &&
	       html_read(text.data, text.bytes, &handler, &page, file->name, error);
	done = builder_finish(&page.builder) && done;
	str_release(&text);
	str_release(&page.lost);
	str_release(&page.caption);
	html_layout_release(&page.layout);
	return done;
}
