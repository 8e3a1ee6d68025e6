/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/package_maker.h"

#include <stdlib.h>
#include <string.h>

#include <zip.h>

#define OFFICE "http://schemas.openxmlformats.org/"

/* Also for fuzz targets, which have no test around them. */
static void need(bool holds)
{
	if (!holds)
		abort();
}

void package_make(struct str *out, const struct package_part *parts)
{
	zip_error_t reason;
	zip_error_init(&reason);
	zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, &reason);
	need(whole);
	zip_source_keep(whole);
	zip_t *zip = zip_open_from_source(whole, ZIP_TRUNCATE, &reason);
	need(zip);
	for (; parts->name; parts++) {
		const size_t count = parts->count ? parts->count : strlen(parts->bytes);
		zip_source_t *source = zip_source_buffer(zip, parts->bytes, count, 0);
		const zip_int64_t index =
			zip_file_add(zip, parts->name, source, ZIP_FL_ENC_UTF_8);
		need(index >= 0);
		need((zip_file_set_mtime(zip, (zip_uint64_t)index, 0, 0)) == 0);
		if (!strcmp(parts->name, "mimetype"))
			need((zip_set_file_compression(
				     zip, (zip_uint64_t)index, ZIP_CM_STORE, 0)) == 0);
		if (parts->locked)
			need((zip_file_set_encryption(zip, (zip_uint64_t)index,
				     ZIP_EM_AES_256, "secret")) == 0);
	}
	need((zip_close(zip)) == 0);
	need((zip_source_open(whole)) == 0);
	char bytes[1 << 12];
	zip_int64_t count;
	while ((count = zip_source_read(whole, bytes, sizeof(bytes))) > 0)
		str_append(out, bytes, (size_t)count);
	zip_source_close(whole);
	zip_source_free(whole);
	zip_error_fini(&reason);
}

static const char relations[] =
	"<Relationships xmlns='" OFFICE "package/2006/relationships'>"
	"<Relationship Id='a' Type='" OFFICE
	"officeDocument/2006/relationships/officeDocument' Target='word/document.xml'/>"
	"</Relationships>";

enum { PARTS_MAX = 16 };

void package_make_docx(
	struct str *out, const char *body, const struct package_part *parts)
{
	static const char *const spaces =
		"xmlns:w='" OFFICE "wordprocessingml/2006/main' "
		"xmlns:r='" OFFICE "officeDocument/2006/relationships' "
		"xmlns:a='" OFFICE "drawingml/2006/main' "
		"xmlns:wp='" OFFICE "drawingml/2006/wordprocessingDrawing' "
		"xmlns:mc='" OFFICE "markup-compatibility/2006' "
		"xmlns:m='" OFFICE "officeDocument/2006/math' "
		"xmlns:wps='http://schemas.microsoft.com/office/word/2010/"
		"wordprocessingShape' "
		"xmlns:v='urn:schemas-microsoft-com:vml' "
		"xmlns:o='urn:schemas-microsoft-com:office:office'";
	struct str document = STR_INIT, related = STR_INIT;
	struct package_part all[PARTS_MAX] = {{"_rels/.rels", relations}};
	size_t count = 2;
	str_printf(&document,
		"<?xml version='1.0' encoding='UTF-8'?><w:document %s><w:body>%s"
		"<w:sectPr/></w:body></w:document>",
		spaces, body);
	str_puts(
		&related, "<Relationships xmlns='" OFFICE "package/2006/relationships'>");
	for (; parts && parts->name; parts++) {
		struct str *inner = &related;
		if (!strcmp(parts->name, "relations")) {
			str_puts(inner, parts->bytes);
			continue;
		}
		need(count + 2 < PARTS_MAX);
		all[count++] = *parts;
		const char *name = strrchr(parts->name, '/');
		name = name ? name + 1 : parts->name;
		str_printf(inner,
			"<Relationship Id='%s' Type='" OFFICE
			"officeDocument/2006/relationships/%.*s' Target='/%s'/>",
			name, (int)strcspn(name, "."), name, parts->name);
	}
	str_puts(&related, "</Relationships>");
	all[1] = (struct package_part){"word/document.xml", document.data};
	all[count++] =
		(struct package_part){"word/_rels/document.xml.rels", related.data};
	package_make(out, all);
	str_release(&document);
	str_release(&related);
}

void package_make_odt(struct str *out, const char *styles, const char *text,
	const struct package_part *parts)
{
	static const char oasis[] = "urn:oasis:names:tc:opendocument:xmlns:";
	static const char *const prefixes[] = {"office", "style", "text", "table"};
	struct str content = STR_INIT;
	str_puts(&content, "<office:document-content ");
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
		str_printf(&content, "xmlns:%s='%s%s:1.0' ", prefixes[i], oasis,
			prefixes[i]);
	str_printf(&content,
		"xmlns:draw='%sdrawing:1.0' xmlns:fo='%sxsl-fo-compatible:1.0' "
		"xmlns:svg='%ssvg-compatible:1.0' "
		"xmlns:xlink='http://www.w3.org/1999/xlink' "
		"xmlns:dc='http://purl.org/dc/elements/1.1/'>"
		"<office:automatic-styles>%s</office:automatic-styles><office:body>"
		"<office:text>%s</office:text></office:body></office:document-content>",
		oasis, oasis, oasis, styles, text);
	struct package_part all[PARTS_MAX] = {
		{"mimetype", "application/vnd.oasis.opendocument.text"},
		{"content.xml", content.data}};
	for (size_t count = 2; parts && parts->name; parts++, count++) {
		need(count + 1 < PARTS_MAX);
		all[count] = *parts;
	}
	package_make(out, all);
	str_release(&content);
}
