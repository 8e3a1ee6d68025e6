/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages by their numbers, in any order: they are those of the walk from the first on, and
 * going back costs no more than the page. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "report/document.h"
#include "report/pager.h"
#include "tests/support/printing.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

/* Each page as text. */
struct pages {
	struct str *texts;
	unsigned count;
};

static struct pager *open_pager(
	struct printing *printing, struct paper paper, struct error *error)
{
	return pager_new(printing->document, printing->layout, printing->report.digits,
		paper, BORDERS_ASCII, printing_date, error);
}

static void walk(struct pager *pager, struct pages *pages)
{
	struct error error = ERROR_INIT;
	const struct page *page;
	*pages = (struct pages){mem_new(pager_count(pager), sizeof(struct str)), 0};
	while ((page = pager_next(pager, &error)) != NULL) {
		str_init(&pages->texts[pages->count]);
		printing_page(&pages->texts[pages->count++], page);
	}
	assert_int_equal(error.kind, ERROR_NONE);
	assert_int_equal(pages->count, pager_count(pager));
}

static void pages_release(struct pages *pages)
{
	for (unsigned i = 0; i < pages->count; i++)
		str_release(&pages->texts[i]);
	free(pages->texts);
}

static void assert_page(
	const struct pages *pages, const struct page *page, unsigned number)
{
	struct str text = STR_INIT;
	assert_non_null(page);
	assert_int_equal(page->number, number);
	printing_page(&text, page);
	assert_string_equal(text.data, pages->texts[number - 1].data);
	str_release(&text);
}

static void check_any_order(struct printing *printing, struct paper paper)
{
	struct error error = ERROR_INIT;
	struct support_random random = {11};
	struct pages pages;
	struct pager *pager = open_pager(printing, paper, &error);
	if (!pager) { /* the layout needs a larger paper */
		error_release(&error);
		return;
	}
	walk(pager, &pages);
	assert_null(pager_page(pager, 0, &error));
	assert_null(pager_page(pager, pages.count + 1, &error));
	for (unsigned i = 0; i < pages.count + 4; i++) {
		const unsigned number = 1 + support_draw(&random, pages.count);
		assert_page(&pages, pager_page(pager, number, &error), number);
		/* And straight on from there, in the other way. */
		if (number < pages.count && support_draw(&random, 2))
			assert_page(&pages, pager_next(pager, &error), number + 1);
	}
	for (unsigned number = pages.count; number > 0; number--)
		assert_page(&pages, pager_page(pager, number, &error), number);
	pages_release(&pages);
	pager_free(pager);
}

static void test_any_order(void **state)
{
	(void)state;
	static const struct paper papers[] = {{136, 66}, {80, 66}, {136, 24}};
	for (const struct support_report *each = support_reports; each->path; each++) {
		struct printing printing;
		printing_open(&printing, each->path);
		for (size_t i = 0; i < COUNT(papers); i++)
			check_any_order(&printing, papers[i]);
		printing_close(&printing);
	}
}

/* --- what it costs --- */

/* The cards of a report again and again; counts those that are asked for. */
struct counted {
	struct card_source source;
	const struct report *report;
	size_t count, at, asked;
};

static const struct card *counted_next(struct card_source *source, struct error *error)
{
	struct counted *counted = (struct counted *)source;
	(void)error;
	if (counted->at == counted->count)
		return NULL;
	counted->asked++;
	return &counted->report->cards[counted->at++ % counted->report->count];
}

static bool counted_rewind(struct card_source *source, struct error *error)
{
	(void)error;
	((struct counted *)source)->at = 0;
	return true;
}

static bool counted_seek(struct card_source *source, size_t card, struct error *error)
{
	(void)error;
	((struct counted *)source)->at = card;
	return true;
}

static void check_back(bool seeks)
{
	enum {
		CARDS = 600,
		AT_ONCE = 40 /* cards of a page, and of what is looked at */
	};
	static const struct paper paper = {136, 66};
	struct printing printing;
	struct pages pages;
	struct error error = ERROR_INIT;
	struct counted counted = {.count = CARDS};
	printing_open(&printing, TOP_SRCDIR "/data/samples/oversight.json");
	counted.source = (struct card_source){.next = counted_next,
		.rewind = counted_rewind,
		.seek = seeks ? counted_seek : NULL};
	counted.report = &printing.report;
	document_free(printing.document);
	printing.document =
		document_new(printing.layout, &printing.report, &counted.source);
	struct pager *pager = open_pager(&printing, paper, &error);
	assert_non_null(pager);
	walk(pager, &pages);
	assert_true(pages.count > 50);
	assert_page(&pages, pager_page(pager, pages.count, &error), pages.count);
	for (unsigned number = pages.count; --number > 0;) {
		counted.asked = 0;
		const struct page *page = pager_page(pager, number, &error);
		if (seeks && counted.asked > AT_ONCE)
			fail_msg("page %u asked for %zu cards", number, counted.asked);
		assert_page(&pages, page, number);
	}
	pages_release(&pages);
	pager_free(pager);
	printing_close(&printing);
}

static void test_back_costs_a_page(void **state)
{
	(void)state;
	check_back(true);
	check_back(false); /* a source that cannot: the same pages */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_any_order),
		cmocka_unit_test(test_back_costs_a_page),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
