/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/recognise.h"

#include <string.h>
#include <strings.h>

#include "text/macros.h"

static bool begins(const struct intake_file *file, const char *bytes, size_t count)
{
	return file->count >= count && !memcmp(file->bytes, bytes, count);
}

/* A package that holds a part whose name begins so. */
static bool is_package_with(const struct intake_file *file, const char *name)
{
	return begins(file, "PK\3\4", 4) &&
	       memmem(file->bytes, file->count, name, strlen(name));
}

/* An old document of Office: files within a file, whose names are in UTF-16. */
static bool is_compound_with(const struct intake_file *file, const char *name)
{
	char wide[64];
	size_t bytes = 0;
	for (; name[bytes / 2]; bytes += 2) {
		wide[bytes] = name[bytes / 2];
		wide[bytes + 1] = '\0';
	}
	return begins(file, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) &&
	       memmem(file->bytes, file->count, wide, bytes);
}

/* A new one that is locked is in such a file, too. */
bool recognise_doc(const struct intake_file *file)
{
	return is_compound_with(file, "WordDocument") ||
	       is_compound_with(file, "EncryptedPackage");
}

bool recognise_xls(const struct intake_file *file)
{
	return is_compound_with(file, "Workbook") || is_compound_with(file, "Book");
}

bool recognise_rtf(const struct intake_file *file)
{
	return begins(file, "{\\rtf", 5);
}

bool recognise_docx(const struct intake_file *file)
{
	return is_package_with(file, "word/document");
}

bool recognise_xlsx(const struct intake_file *file)
{
	return is_package_with(file, "xl/workbook");
}

/* The standard allows something before it. */
bool recognise_pdf(const struct intake_file *file)
{
	const size_t most = 1024;
	return file->count && memmem(file->bytes, MIN(file->count, most), "%PDF-", 5);
}

/* Its first part is its type, stored as it is, right behind the archive's first 30 bytes. */
bool recognise_odt(const struct intake_file *file)
{
	static const char type[] = "mimetypeapplication/vnd.oasis.opendocument.text";
	const size_t at = 30, bytes = sizeof(type) - 1;
	return begins(file, "PK\3\4", 4) && file->count > at + bytes &&
	       memmem(file->bytes + at, MIN(file->count - at, bytes + 64), type, bytes);
}

/* What a page begins with, behind a byte order mark, white space and comments; a part of one
 * may begin with any tag that texts are made of. */
bool recognise_html(const struct intake_file *file)
{
	static const char *const tags[] = {"<!doctype html", "<html", "<head", "<body",
		"<title", "<meta", "<table", "<div", "<p", "<h1", "<h2", "<ol", "<ul",
		"<center", "<font", "<span", "<b>", "<style", "<section", "<main"};
	const char *at = (const char *)file->bytes;
	size_t left = file->count;
	if (begins(file, "\xEF\xBB\xBF", 3)) {
		at += 3;
		left -= 3;
	}
	for (;;) {
		while (left && strchr(" \t\r\n\f", *at)) {
			at++;
			left--;
		}
		if (left < 4 || memcmp(at, "<!--", 4) != 0)
			break;
		const char *end = memmem(at, left, "-->", 3);
		if (!end)
			return false;
		left -= (size_t)(end + 3 - at);
		at = end + 3;
	}
	for (size_t i = 0; i < COUNT(tags); i++) {
		const size_t bytes = strlen(tags[i]);
		if (left > bytes && !strncasecmp(at, tags[i], bytes))
			return true;
	}
	const bool is_xml = left > 5 && !memcmp(at, "<?xml", 5);
	const char *dot = strrchr(file->name, '.');
	const bool named = dot && (!strcasecmp(dot, ".html") || !strcasecmp(dot, ".htm"));
	return left && *at == '<' && (named || (is_xml && memmem(at, left, "<html", 5)));
}
