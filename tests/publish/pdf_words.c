/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No word of a heading is cut for want of a hair: the width that a column gets for its widest
 * word, in what widths are chosen in, is enough for that word as it is drawn. */
#include <config.h>

#include "tests/support/support.h"

#include <string.h>

#include "model/lists.h"
#include "publish/pdf_library.h"
#include "publish/pdf_paper.h"
#include "publish/pdf_text.h"
#include "publish/sink.h"
#include "report/layout.h"
#include "text/error.h"
#include "text/wrap.h"

enum { SIZE_LEAST = 8, SIZE_MOST = 14 /* of letters in a table */ };

static bool take(void *context, const char *bytes, size_t count, struct error *error)
{
	(void)context, (void)bytes, (void)count, (void)error;
	return true;
}

static void expect_room(struct pdf_text *text, struct wrapper *wrapper, const char *words)
{
	const unsigned grain = pdf_text_letter(text, PDF_CELL) / 2;
	wrapper_set_ruler(wrapper, pdf_text_ruler(text, PDF_CELL_BOLD, grain));
	wrap_measure(wrapper, words, strlen(words));
	const unsigned room = wrap_word(wrapper) * grain;
	wrapper_set_ruler(wrapper, pdf_text_ruler(text, PDF_CELL_BOLD, 1));
	wrap_measure(wrapper, words, strlen(words));
	if (wrap_word(wrapper) > room)
		fail_msg("%s: %u has to stand in %u", words, wrap_word(wrapper), room);
}

static void look_at_layout(
	struct pdf_text *text, struct wrapper *wrapper, const char *name)
{
	struct error error = ERROR_INIT;
	struct layout *layout = layout_load(name, &error);
	assert_non_null(layout);
	for (size_t i = 0; i < layout->columns_count; i++)
		for (unsigned size = SIZE_LEAST; size <= SIZE_MOST; size++) {
			pdf_text_set_cells(text, size);
			expect_room(text, wrapper, layout->columns[i].heading);
		}
	layout_free(layout);
}

static void test_headings(void **state)
{
	(void)state;
	const struct sink_output output = {.write = take};
	const struct publication about = {
		.agency = "", .title = "", .year = "", .mark = ""};
	struct error error = ERROR_INIT;
	struct string_list names = {0};
	struct wrapper *wrapper = wrapper_new();
	assert_true(pdf_library_load(&error));
	struct pdf_paper *paper = pdf_paper_new(&output, &about, &error);
	assert_non_null(paper);
	layout_names(&names);
	assert_true(names.count > 0);
	for (size_t i = 0; i < names.count; i++)
		look_at_layout(pdf_paper_text(paper), wrapper, names.items[i]);
	string_list_release(&names);
	wrapper_free(wrapper);
	pdf_paper_free(paper);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_headings)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
