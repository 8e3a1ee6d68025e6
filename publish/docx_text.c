/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/docx_text.h"

#include <stdbool.h>
#include <string.h>

#include "publish/clean.h"
#include "publish/link.h"
#include "publish/link_target.h"

/* --- runs --- */

static void put_text(struct xml_part *part, const char *said, size_t bytes)
{
	xml_begin(part, "w:t");
	xml_attribute(part, "xml:space", "preserve");
	xml_text(part, said, bytes);
	xml_end(part);
}

/* Tabs are elements of their own. */
static void put_pieces(struct xml_part *part, const char *said, size_t bytes)
{
	for (;;) {
		const char *tab = memchr(said, '\t', bytes);
		const size_t piece = tab ? (size_t)(tab - said) : bytes;
		if (piece)
			put_text(part, said, piece);
		if (!tab)
			return;
		xml_raw(part, "<w:tab/>");
		said += piece + 1;
		bytes -= piece + 1;
	}
}

static void put_run(
	struct docx_text *text, const char *said, size_t bytes, const char *properties)
{
	if (!bytes)
		return;
	str_clear(&text->clean);
	clean_append(&text->clean, said, bytes);
	xml_begin(text->document, "w:r");
	xml_raw(text->document, properties);
	put_pieces(text->document, text->clean.data, text->clean.bytes);
	xml_end(text->document);
}

void docx_run(struct docx_text *text, const char *said, size_t bytes, bool bold)
{
	put_run(text, said, bytes, bold ? "<w:rPr><w:b/><w:bCs/></w:rPr>" : "");
}

void docx_break(struct docx_text *text)
{
	xml_raw(text->document, "<w:r><w:br/></w:r>");
}

void docx_tab(struct docx_text *text)
{
	xml_raw(text->document, "<w:r><w:tab/></w:r>");
}

/* --- links --- */

#define TYPE_OF_LINK                                                                     \
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"

/* Where it leads is told beside the document, under a name. */
static void put_relation(struct docx_text *text, const char *name)
{
	xml_begin(text->relations, "Relationship");
	xml_attribute(text->relations, "Id", name);
	xml_attribute(text->relations, "Type", TYPE_OF_LINK);
	xml_attribute(text->relations, "Target", text->target.data);
	xml_attribute(text->relations, "TargetMode", "External");
	xml_end(text->relations);
}

static void put_link(struct docx_text *text, const char *said, const struct link *link)
{
	struct str name = STR_INIT;
	str_clear(&text->target);
	if (!link_target(&text->target, said, link)) {
		put_run(text, said + link->start, link->bytes, "");
		return;
	}
	str_printf(&name, "link%zu", ++text->links);
	put_relation(text, name.data);
	xml_begin(text->document, "w:hyperlink");
	xml_attribute(text->document, "r:id", name.data);
	put_run(text, said + link->start, link->bytes,
		"<w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr>");
	xml_end(text->document);
	str_release(&name);
}

void docx_line(struct docx_text *text, const char *said, size_t bytes)
{
	struct link link;
	size_t at = 0;
	while (link_next(said, bytes, at, &link)) {
		put_run(text, said + at, link.start - at, "");
		put_link(text, said, &link);
		at = link.start + link.bytes;
	}
	put_run(text, said + at, bytes - at, "");
}

void docx_lines(struct docx_text *text, const char *said)
{
	for (const char *end; said; said = *end ? end + 1 : NULL) {
		end = strchrnul(said, '\n');
		docx_line(text, said, (size_t)(end - said));
		if (*end)
			docx_break(text);
	}
}

/* --- paragraphs --- */

void docx_paragraph(struct docx_text *text, const char *style, const char *properties)
{
	xml_begin(text->document, "w:p");
	xml_begin(text->document, "w:pPr");
	xml_begin(text->document, "w:pStyle");
	xml_attribute(text->document, "w:val", style);
	xml_end(text->document);
	xml_raw(text->document, properties);
	xml_end(text->document);
}
