/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents that other programs wrote (tests/intake/documents/): each is read as it stands
 * beside it in NAME.read, which tests/support/source_text.h explains. They were made of
 * report.html; tests/intake/again.sh makes them anew, with whatever programs there are.
 */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "intake/reader.h"
#include "intake/source.h"
#include "tests/support/documents.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/str.h"

#define FOLDER TOP_SRCDIR "/tests/intake/documents/"

static const char *const documents[] = {
	"report.html",
	"libreoffice.html",
	"pandoc.html",
#ifdef HAVE_DOCX
	"libreoffice.docx",
	"libreoffice.odt",
	"pandoc.docx",
	"pandoc.odt",
#endif
};

static void test_documents(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(documents); i++)
		document_compare(documents[i]);
}

/* Each beginning of a document is refused or read, and nothing else: a copy that was cut
 * off. */
static void test_cut_off(void **state)
{
	(void)state;
	struct str path = STR_INIT, bytes = STR_INIT;
	for (size_t i = 0; i < COUNT(documents); i++) {
		str_clear(&path);
		str_printf(&path, FOLDER "%s", documents[i]);
		support_read(path.data, &bytes);
		for (size_t cut = 0; cut < bytes.bytes; cut += bytes.bytes / 50 + 1) {
			struct error error = ERROR_INIT;
			struct source source;
			const struct intake_file file = {
				documents[i], (const unsigned char *)bytes.data, cut};
			const bool done = intake_read(&source, &file, &error);
			const bool is_page = strstr(documents[i], ".html");
			assert_true(is_page || !cut || !done);
			assert_true(done || error_message(&error)[0]);
			source_release(&source);
			error_release(&error);
		}
	}
	str_release(&path);
	str_release(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_documents),
		cmocka_unit_test(test_cut_off),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
