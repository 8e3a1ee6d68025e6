/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/pdf_language.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CATALOG "/Type /Catalog"
#define ADDED   "   /Lang (th)\n   /ViewerPreferences << /DisplayDocTitle true >>\n"

/* The trailer is shorter, and so is what stands before the catalog's type. */
enum { RECENT = 1024 };

void pdf_language_init(struct pdf_language *language)
{
	*language = (struct pdf_language){.recent = STR_INIT, .catalog = STR_INIT};
}

void pdf_language_release(struct pdf_language *language)
{
	str_release(&language->recent);
	str_release(&language->catalog);
}

/* Binary bytes stand before it: no function of C strings. */
static char *find(const struct str *text, const char *part)
{
	return memmem(text->data, text->bytes, part, strlen(part));
}

/* "14 0 obj\n<< /Type /Catalog … >>\nendobj", once all of it is there. */
static void find_catalog(struct pdf_language *language)
{
	static const char object[] = " 0 obj\n<< ";
	const char *type = find(&language->recent, CATALOG);
	if (!type || (size_t)(type - language->recent.data) < sizeof(object))
		return;
	const char *end = strstr(type, ">>\nendobj");
	const char *start = type - (sizeof(object) - 1);
	if (!end || strncmp(start, object, sizeof(object) - 1) != 0)
		return;
	while (start > language->recent.data && start[-1] >= '0' && start[-1] <= '9')
		start--;
	language->number = (unsigned)strtoul(start, NULL, 10);
	str_append(&language->catalog, type, (size_t)(end - type));
}

void pdf_language_pass(struct pdf_language *language, const char *bytes, size_t count)
{
	struct str *recent = &language->recent;
	language->bytes += count;
	str_append(recent, bytes, count);
	if (!language->catalog.bytes)
		find_catalog(language);
	/* A catalog that has begun stays until it has ended. */
	if (recent->bytes > RECENT && (language->catalog.bytes || !find(recent, CATALOG)))
		str_splice(recent, 0, recent->bytes - RECENT, "", 0);
}

/* The number behind the last such word. */
static bool number_behind(const struct str *text, const char *word, uint64_t *number)
{
	const char *found = NULL;
	for (const char *next = find(text, word); next; next = strstr(next + 1, word))
		found = next;
	if (!found)
		return false;
	*number = strtoull(found + strlen(word), NULL, 10);
	return true;
}

void pdf_language_append(struct pdf_language *language, struct str *out)
{
	uint64_t size, information, before;
	if (!language->catalog.bytes ||
		!number_behind(&language->recent, "/Size ", &size) ||
		!number_behind(&language->recent, "/Info ", &information) ||
		!number_behind(&language->recent, "startxref\n", &before))
		return;
	const size_t from = out->bytes;
	const uint64_t object = language->bytes;
	str_printf(out, "%u 0 obj\n<< %s" ADDED ">>\nendobj\n", language->number,
		language->catalog.data);
	const uint64_t table = object + (out->bytes - from);
	str_printf(out, "xref\n0 1\n0000000000 65535 f \n%u 1\n%010" PRIu64 " 00000 n \n",
		language->number, object);
	str_printf(out,
		"trailer\n<< /Size %" PRIu64 "\n   /Root %u 0 R\n   /Info %" PRIu64
		" 0 R\n   /Prev %" PRIu64 "\n>>\nstartxref\n%" PRIu64 "\n%%%%EOF\n",
		size, language->number, information, before, table);
}
