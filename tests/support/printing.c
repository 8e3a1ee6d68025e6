/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/printing.h"

#include <stdlib.h>

#include "model/card_source.h"
#include "model/json.h"
#include "model/report.h"
#include "tests/support/support.h"
#include "text/error.h"

const time_t printing_date = 1795132800;

static void require(bool done, struct error *error)
{
	if (!done)
		fail_msg("%s", error_message(error));
}

void printing_open_report(struct printing *printing)
{
	struct error error = ERROR_INIT;
	setenv("MATTRAKAN_DATADIR", TOP_SRCDIR "/data", 1);
	printing->layout = layout_load(printing->report.layout, &error);
	require(printing->layout, &error);
	printing->cards = card_source_of_report(&printing->report);
	printing->document =
		document_new(printing->layout, &printing->report, printing->cards);
}

void printing_open(struct printing *printing, const char *path)
{
	struct error error = ERROR_INIT;
	require(report_read(path, &printing->report, &error), &error);
	printing_open_report(printing);
}

void printing_close(struct printing *printing)
{
	document_free(printing->document);
	card_source_free(printing->cards);
	layout_free(printing->layout);
	report_release(&printing->report);
}

void printing_page(struct str *out, const struct page *page)
{
	for (unsigned i = 0; i < page->lines_count; i++) {
		str_append(out, page->lines[i].data, page->lines[i].bytes);
		str_putc(out, '\n');
	}
	str_putc(out, '\f');
}

void printing_pages(struct pager *pager, struct str *out)
{
	struct error error = ERROR_INIT;
	str_clear(out);
	const struct page *page;
	unsigned pages = 0;
	while ((page = pager_next(pager, &error))) {
		assert_int_equal(page->number, ++pages);
		printing_page(out, page);
	}
	require(error.kind == ERROR_NONE, &error);
	assert_int_equal(pager_count(pager), pages);
}

void printing_print(struct printing *printing, struct paper paper,
	enum border_style borders, struct str *out)
{
	struct error error = ERROR_INIT;
	struct pager *pager = pager_new(printing->document, printing->layout,
		printing->report.digits, paper, borders, printing_date, &error);
	require(pager, &error);
	printing_pages(pager, out);
	pager_free(pager);
}

struct paper printing_paper_named(const char *message)
{
	struct paper paper;
	struct str name = STR_INIT;
	const char *end = strrchr(message, '\'');
	assert_non_null(end);
	const char *start = end;
	while (start > message && start[-1] != '\'')
		start--;
	str_append(&name, start, (size_t)(end - start));
	assert_true(paper_parse(name.data, &paper, NULL));
	str_release(&name);
	return paper;
}
