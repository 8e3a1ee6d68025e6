/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Packages made to do harm: each is refused, with the part and the reason, before it takes
 * memory or time worth speaking of.
 */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "intake/package.h"
#include "intake/reader.h"
#include "intake/source.h"
#include "intake/xml.h"
#include "tests/support/package_maker.h"
#include "text/error.h"
#include "text/str.h"

static void check_refused(const struct str *bytes, const char *reason)
{
	struct source source;
	struct error error = ERROR_INIT;
	const struct intake_file file = {
		"x.docx", (const unsigned char *)bytes->data, bytes->bytes};
	assert_false(intake_read(&source, &file, &error));
	assert_int_equal(error.kind, ERROR_REFUSED);
	if (!strstr(error_message(&error), reason))
		fail_msg("'%s' is not in: %s", reason, error_message(&error));
	source_release(&source);
	error_release(&error);
}

/* 60 MB of zeros are 60 kB in the archive. */
static void test_bomb(void **state)
{
	(void)state;
	enum { BYTES = 60 << 20 };
	struct str out = STR_INIT;
	char *zeros = calloc(BYTES, 1);
	assert_non_null(zeros);
	package_make(&out,
		(struct package_part[]){{"word/document.xml", zeros, BYTES}, {NULL}});
	assert_true(out.bytes < 100000);
	check_refused(&out, "word/document.xml grows out of all measure");
	free(zeros);
	str_release(&out);
}

/* The size that stands in the archive is a lie: 4 instead of what comes. */
static void test_lie(void **state)
{
	(void)state;
	enum { BYTES = 2 << 20, SIZE_IN_ENTRY = 24 };
	struct str out = STR_INIT;
	char *zeros = calloc(BYTES, 1);
	assert_non_null(zeros);
	package_make(&out,
		(struct package_part[]){{"word/document.xml", zeros, BYTES}, {NULL}});
	for (size_t i = 0; i + 46 < out.bytes; i++)
		if (!memcmp(out.data + i, "PK\1\2", 4))
			memcpy(out.data + i + SIZE_IN_ENTRY, "\4\0\0\0", 4);
	check_refused(&out, "word/document.xml");
	free(zeros);
	str_release(&out);
}

static void test_sum(void **state)
{
	(void)state;
	enum { BYTES = 62 << 20, PARTS = 9, PERIOD = 2000 };
	struct str out = STR_INIT, part = STR_INIT;
	struct error error = ERROR_INIT;
	struct support_random random = {1};
	str_reserve(&part, BYTES + PERIOD);
	while (part.bytes < PERIOD)
		str_printf(&part, "%08x", (unsigned)support_draw(&random, 1U << 31));
	while (part.bytes < BYTES) /* what grows, but not out of all measure */
		str_append(&part, part.data + part.bytes - PERIOD, PERIOD);
	package_make(&out, (struct package_part[]){{"a", part.data, part.bytes}, {NULL}});
	const struct intake_file file = {
		"x.docx", (const unsigned char *)out.data, out.bytes};
	struct package *package = package_open(&file, &error);
	assert_non_null(package);
	bool done = true;
	int read = 0;
	for (; done && read < PARTS; read++) {
		str_clear(&part);
		done = package_read(package, "A", PACKAGE_PART_BYTES, &part, &error);
	}
	assert_false(done);
	assert_int_equal(read, PACKAGE_BYTES / BYTES + 1);
	package_close(package);
	error_release(&error);
	str_release(&part);
	str_release(&out);
}

static void test_many_parts(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	struct package_part *parts = calloc(PACKAGE_PARTS + 3, sizeof(*parts));
	char(*names)[16] = calloc(PACKAGE_PARTS + 2, sizeof(*names));
	assert_true(parts && names);
	for (int i = 0; i < PACKAGE_PARTS + 1; i++) {
		snprintf(names[i], sizeof(names[i]), "%d", i);
		parts[i] = (struct package_part){names[i], "x", 1};
	}
	parts[PACKAGE_PARTS + 1] = (struct package_part){"word/document.xml", "x"};
	package_make(&out, parts);
	check_refused(&out, "an archive of 20002 parts");
	free(names);
	free(parts);
	str_release(&out);
}

static void test_locked(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	package_make(&out,
		(struct package_part[]){{"word/document.xml", "<x/>", 0, true}, {NULL}});
	check_refused(&out, "is locked with a password");
	str_release(&out);
}

static void test_damaged(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	package_make(&out,
		(struct package_part[]){
			{"word/document.xml", "<a>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</a>"},
			{NULL}});
	out.data[30 + sizeof("word/document.xml") + 2] ^= 0x55;
	check_refused(&out, "word/document.xml is damaged");
	str_truncate(&out, out.bytes - 10);
	check_refused(&out, "it is no archive that can be opened");
	str_clear(&out);
	package_make(&out, (struct package_part[]){{"word/document9.xml", "x"}, {NULL}});
	check_refused(&out, "its part word/document.xml is missing");
	str_release(&out);
}

/* A billion laughs, a file of the machine, a type elsewhere: nothing of it is read. */
static void test_entities(void **state)
{
	(void)state;
	static const char *const documents[] = {
		("<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
		 "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><a>&c;</a>"),
		"<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><a>&a;</a>",
		"<!DOCTYPE a SYSTEM 'http://example.com/a.dtd'><a/>",
		"<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://example.com/'> %p;]><a/>",
	};
	for (size_t i = 0; i < sizeof(documents) / sizeof(documents[0]); i++) {
		struct str out = STR_INIT;
		package_make(&out, (struct package_part[]){
					   {"word/document.xml", documents[i]}, {NULL}});
		check_refused(&out, "word/document.xml: declares entities");
		str_release(&out);
	}
	struct str out = STR_INIT;
	package_make(&out,
		(struct package_part[]){{"word/document.xml", "<a>&none;</a>"}, {NULL}});
	check_refused(&out, "word/document.xml: damaged at byte");
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bomb),
		cmocka_unit_test(test_lie),
		cmocka_unit_test(test_sum),
		cmocka_unit_test(test_many_parts),
		cmocka_unit_test(test_locked),
		cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_entities),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
