/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The files of a Word document beside its text: what is where, what the pages have at their
 * head and foot, what is known of the report, and the report itself as data, so that
 * nothing is lost that no column shows and that it is known later what was changed.
 */
#include <config.h>

#include <string.h>
#include <time.h>

#include "model/json.h"
#include "model/report.h"
#include "publish/archive.h"
#include "publish/clean.h"
#include "publish/docx.h"
#include "publish/docx_style.h"
#include "publish/xml_part.h"
#include "report/page_frame.h"
#include "text/date.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"

#define NS_W        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define NS_R        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define NS_RELS     "http://schemas.openxmlformats.org/package/2006/relationships"
#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
#define WORD        "application/vnd.openxmlformats-officedocument.wordprocessingml."

static const char content_types[] = DECLARATION
	"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
	"<Default Extension=\"rels\" "
	"ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	"<Override PartName=\"/word/document.xml\" "
	"ContentType=\"" WORD "document.main+xml\"/>"
	"<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD "styles+xml\"/>"
	"<Override PartName=\"/word/numbering.xml\" "
	"ContentType=\"" WORD "numbering+xml\"/>"
	"<Override PartName=\"/word/settings.xml\" ContentType=\"" WORD "settings+xml\"/>"
	"<Override PartName=\"/word/fontTable.xml\" "
	"ContentType=\"" WORD "fontTable+xml\"/>"
	"<Override PartName=\"/word/headerPortrait.xml\" "
	"ContentType=\"" WORD "header+xml\"/>"
	"<Override PartName=\"/word/headerLandscape.xml\" "
	"ContentType=\"" WORD "header+xml\"/>"
	"<Override PartName=\"/word/footerPortrait.xml\" "
	"ContentType=\"" WORD "footer+xml\"/>"
	"<Override PartName=\"/word/footerLandscape.xml\" "
	"ContentType=\"" WORD "footer+xml\"/>"
	"<Override PartName=\"/docProps/core.xml\" "
	"ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
	"<Override PartName=\"/docProps/custom.xml\" ContentType=\"application/"
	"vnd.openxmlformats-officedocument.custom-properties+xml\"/>"
	"<Override PartName=\"/customXml/itemProps1.xml\" ContentType=\"application/"
	"vnd.openxmlformats-officedocument.customXmlProperties+xml\"/>"
	"</Types>";

#define RELATION(id, type, target)                                                       \
	"<Relationship Id=\"" id "\" Type=\"" type "\" Target=\"" target "\"/>"

static const char relations[] = DECLARATION
	"<Relationships xmlns=\"" NS_RELS
	"\">" RELATION("document", NS_R "/officeDocument", "word/document.xml")
		RELATION("core",
			"http://schemas.openxmlformats.org/package/2006/relationships/"
			"metadata/core-properties",
			"docProps/core.xml") RELATION("custom", NS_R "/custom-properties",
			"docProps/custom.xml") "</Relationships>";

static const char document_relations[] = RELATION(
	"styles", NS_R "/styles", "styles.xml") RELATION("numbering", NS_R "/numbering",
	"numbering.xml") RELATION("settings", NS_R "/settings",
	"settings.xml") RELATION("fontTable", NS_R "/fontTable", "fontTable.xml")
	RELATION("headerPortrait", NS_R "/header", "headerPortrait.xml") RELATION(
		"headerLandscape", NS_R "/header", "headerLandscape.xml")
		RELATION("footerPortrait", NS_R "/footer", "footerPortrait.xml") RELATION(
			"footerLandscape", NS_R "/footer", "footerLandscape.xml")
			RELATION("data", NS_R "/customXml", "../customXml/item1.xml");

static const char data_relations[] =
	DECLARATION "<Relationships xmlns=\"" NS_RELS "\">" RELATION("properties",
		NS_R "/customXmlProps", "itemProps1.xml") "</Relationships>";

#define DATA_NAMESPACE "urn:mattrakan:report:1"

static const char data_properties[] = DECLARATION
	"<ds:datastoreItem ds:itemID=\"{4D2AC6B1-6F0E-4C39-9C55-6D61747472A1}\" "
	"xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/"
	"customXml\"><ds:schemaRefs><ds:schemaRef ds:uri=\"" DATA_NAMESPACE
	"\"/></ds:schemaRefs></ds:datastoreItem>";

/* --- the report as data --- */

static void put_data(struct docx *docx, const char *element, const struct str *json)
{
	struct str clean = STR_INIT;
	clean_json_append(&clean, json->data, json->bytes);
	xml_begin(docx->data, element);
	xml_text(docx->data, clean.data, clean.bytes);
	xml_end(docx->data);
	str_release(&clean);
}

static void put_head(struct docx *docx)
{
	struct report head = *docx->about->report;
	struct str json = STR_INIT;
	head.count = 0; /* the cards come one after another */
	report_to_json(&json, &head);
	put_data(docx, "report", &json);
	str_release(&json);
}

void docx_files_card(struct docx *docx, const struct card *card)
{
	struct str json = STR_INIT;
	card_to_json(&json, card);
	put_data(docx, "card", &json);
	str_release(&json);
}

/* --- heads and feet of the pages --- */

static void put_run(struct xml_part *part, const char *properties, const char *text)
{
	struct str clean = STR_INIT;
	clean_append(&clean, text, strlen(text));
	xml_begin(part, "w:r");
	xml_raw(part, properties);
	xml_begin(part, "w:t");
	xml_attribute(part, "xml:space", "preserve");
	xml_text(part, clean.data, clean.bytes);
	xml_end(part);
	xml_end(part);
	str_release(&clean);
}

/* A paragraph whose tab leads to the right margin. */
static void begin_line(struct xml_part *part, const char *style, unsigned width)
{
	struct str form = STR_INIT;
	str_printf(&form,
		"<w:pPr><w:pStyle w:val=\"%s\"/><w:tabs><w:tab w:val=\"right\" "
		"w:pos=\"%u\"/></w:tabs></w:pPr>",
		style, width);
	xml_begin(part, "w:p");
	xml_raw(part, form.data);
	str_release(&form);
}

static void put_tab(struct xml_part *part)
{
	xml_raw(part, "<w:r><w:tab/></w:r>");
}

/* Agency and year; the title, and whether it is a draft. */
static void put_header(
	const struct publication *about, struct xml_part *part, unsigned width)
{
	begin_line(part, "Header", width);
	put_run(part, "", about->agency);
	put_tab(part);
	put_run(part, "", about->year);
	xml_end(part);
	begin_line(part, "Header", width);
	if (width == DOCX_LANDSCAPE_TEXT) /* upright it would take three lines */
		put_run(part, "", about->title);
	put_tab(part);
	if (about->draft)
		put_run(part,
			"<w:rPr><w:b/><w:bCs/><w:color w:val=\"B3261E\"/>"
			"<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr>",
			PAGE_FRAME_DRAFT);
	xml_end(part);
}

/* A number that Word keeps: PAGE, NUMPAGES. In capitals LibreOffice does not know the word
 * for Thai digits: in small letters it takes it for letters, ก ข ค. */
static void put_field(const struct publication *about, struct xml_part *part,
	const char *name, const char *now)
{
	struct str code = STR_INIT;
	str_printf(&code, " %s%s ", name,
		about->digits == DIGITS_ARABIC ? "" : " \\* THAIARABIC");
	xml_begin(part, "w:fldSimple");
	xml_attribute(part, "w:instr", code.data);
	put_run(part, "", now);
	xml_end(part);
	str_release(&code);
}

/* What is not confirmed yet, the seal's mark; the page's number. */
static void put_footer(
	const struct publication *about, struct xml_part *part, unsigned width)
{
	struct str left = STR_INIT;
	if (about->unconfirmed)
		page_frame_warning_append(&left, about->unconfirmed, about->digits);
	if (left.bytes && *about->mark)
		str_puts(&left, "   ");
	page_frame_mark_append(&left, about->mark);
	begin_line(part, "Footer", width);
	put_run(part, "", left.data);
	put_tab(part);
	put_run(part, "", "หน้า ");
	put_field(about, part, "PAGE", about->digits == DIGITS_ARABIC ? "1" : "๑");
	put_run(part, "", " จาก ");
	put_field(about, part, "NUMPAGES", about->digits == DIGITS_ARABIC ? "1" : "๑");
	xml_end(part);
	str_release(&left);
}

/* --- what is known of the document --- */

static void put_moment(struct xml_part *part, const char *element)
{
	const time_t now = time_now();
	struct tm utc;
	struct str moment = STR_INIT;
	gmtime_r(&now, &utc);
	str_printf(&moment, "%04d-%02d-%02dT%02d:%02d:%02dZ", utc.tm_year + 1900,
		utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
	xml_begin(part, element);
	xml_attribute(part, "xsi:type", "dcterms:W3CDTF");
	xml_puts(part, moment.data);
	xml_end(part);
	str_release(&moment);
}

static void put_element(struct xml_part *part, const char *element, const char *text)
{
	struct str clean = STR_INIT;
	clean_append(&clean, text, strlen(text));
	xml_begin(part, element);
	xml_text(part, clean.data, clean.bytes);
	xml_end(part);
	str_release(&clean);
}

static void put_core(
	const struct publication *about, struct xml_part *part, unsigned width)
{
	(void)width;
	put_element(part, "dc:title", about->title);
	put_element(part, "dc:creator", about->agency);
	put_element(part, "dc:subject", about->year);
	put_element(part, "dc:language", "th-TH");
	put_moment(part, "dcterms:created");
	put_moment(part, "dcterms:modified");
}

/* By which it is known which report comes back. */
static void put_custom(
	const struct publication *about, struct xml_part *part, unsigned width)
{
	(void)width;
	xml_raw(part, "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" "
		      "pid=\"2\" name=\"mattrakan.report\"><vt:lpwstr>");
	xml_puts(part, about->report->uuid);
	xml_raw(part, "</vt:lpwstr></property>");
}

/* --- all of them --- */

#define WORD_SPACES "xmlns:w=\"" NS_W "\" xmlns:r=\"" NS_R "\""

struct small_file {
	const char *name, *start, *end;
	unsigned width; /* between the margins of its pages */
	void (*put)(
		const struct publication *about, struct xml_part *part, unsigned width);
};

static const struct small_file small_files[] = {
	{"word/headerPortrait.xml", "<w:hdr " WORD_SPACES ">", "</w:hdr>",
		DOCX_PORTRAIT_TEXT, put_header},
	{"word/headerLandscape.xml", "<w:hdr " WORD_SPACES ">", "</w:hdr>",
		DOCX_LANDSCAPE_TEXT, put_header},
	{"word/footerPortrait.xml", "<w:ftr " WORD_SPACES ">", "</w:ftr>",
		DOCX_PORTRAIT_TEXT, put_footer},
	{"word/footerLandscape.xml", "<w:ftr " WORD_SPACES ">", "</w:ftr>",
		DOCX_LANDSCAPE_TEXT, put_footer},
	{"docProps/core.xml",
		"<cp:coreProperties "
		"xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
		"core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
		"xmlns:dcterms=\"http://purl.org/dc/terms/\" "
		"xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">",
		"</cp:coreProperties>", 0, put_core},
	{"docProps/custom.xml",
		"<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
		"custom-properties\" "
		"xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/"
		"docPropsVTypes\">",
		"</Properties>", 0, put_custom},
};

static const struct {
	const char *name, *text;
} fixed_files[] = {
	{"_rels/.rels", relations},
	{"word/styles.xml", docx_styles},
	{"word/fontTable.xml", docx_fonts},
	{"word/settings.xml", docx_settings},
	{"customXml/itemProps1.xml", data_properties},
	{"customXml/_rels/item1.xml.rels", data_relations},
};

/* A part that grows, with its beginning. */
static bool begin_part(struct xml_part **part, const char *start, struct error *error)
{
	*part = xml_part_new(error);
	if (*part)
		xml_raw(*part, start);
	return *part != NULL;
}

bool docx_files_begin(struct docx *docx, struct error *error)
{
	if (!begin_part(&docx->text.document, "<w:document " WORD_SPACES "><w:body>",
		    error) ||
		!begin_part(&docx->text.relations,
			"<Relationships xmlns=\"" NS_RELS "\">", error) ||
		!begin_part(&docx->numbering, "<w:numbering " WORD_SPACES ">", error) ||
		!begin_part(
			&docx->data, "<mattrakan xmlns=\"" DATA_NAMESPACE "\">", error))
		return false;
	xml_raw(docx->text.relations, document_relations);
	xml_raw(docx->numbering, docx_list_kinds);
	xml_raw(docx->numbering, docx->about->digits == DIGITS_ARABIC ? docx_lists_arabic
								      : docx_lists_thai);
	put_head(docx);
	return true;
}

/* Ends a part and adds it. */
static bool add_part(struct docx *docx, const char *name, struct xml_part **part,
	const char *end, struct error *error)
{
	xml_raw(*part, end);
	FILE *file = xml_part_finish(*part, error);
	*part = NULL;
	return file && archive_add(docx->archive, name, file, error);
}

static bool add_small(
	struct docx *docx, const struct small_file *small, struct error *error)
{
	struct xml_part *part;
	if (!begin_part(&part, small->start, error))
		return false;
	small->put(docx->about, part, small->width);
	return add_part(docx, small->name, &part, small->end, error);
}

bool docx_files_end(struct docx *docx, struct error *error)
{
	bool added = archive_add_text(
		docx->archive, "[Content_Types].xml", content_types, error);
	for (size_t i = 0; added && i < COUNT(fixed_files); i++)
		added = archive_add_text(
			docx->archive, fixed_files[i].name, fixed_files[i].text, error);
	for (size_t i = 0; added && i < COUNT(small_files); i++)
		added = add_small(docx, &small_files[i], error);
	return added &&
	       add_part(docx, "word/document.xml", &docx->text.document, "</w:document>",
		       error) &&
	       add_part(docx, "word/_rels/document.xml.rels", &docx->text.relations,
		       "</Relationships>", error) &&
	       add_part(docx, "word/numbering.xml", &docx->numbering, "</w:numbering>",
		       error) &&
	       add_part(docx, "customXml/item1.xml", &docx->data, "</mattrakan>", error);
}
