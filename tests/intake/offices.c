/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents as offices write them (tests/intake/documents/office-*): what is made of each
 * stands beside it in NAME.cards, with what a clerk has to look at.
 *
 * UPDATE_DOCUMENTS=1 keeps what is made now; then look at the differences.
 */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>

#include "intake/mapping.h"
#include "intake/proposal.h"
#include "intake/reader.h"
#include "intake/source.h"
#include "model/card.h"
#include "model/report.h"
#include "text/error.h"
#include "text/str.h"

#define FOLDER TOP_SRCDIR "/tests/intake/documents/"

static const char *const documents[] = {
#ifdef HAVE_CSV
	"office-tis620.csv", /* a title above the headings, a budget, a state */
#endif
#ifdef HAVE_LIBXML2
	"office-page.html", /* a menu beside the table */
#endif
#ifdef HAVE_DOCX
	"office-cut.docx",      /* a row cut by a page's end, sums */
	"office-forms.docx",    /* a form for each measure */
	"office-quarters.docx", /* a calendar */
	"office-sheet.xlsx",    /* title, two rows of headings, sums, who reports */
#endif
	NULL,
};

static void append_cards(struct str *out, const struct report *report)
{
	str_printf(out, "%s\n%s%s\n%s, %s\n%d, %d\n", report->title, report->agency.type,
		report->agency.name, report->agency.district, report->agency.province,
		report->fiscal_year, report->months);
	for (size_t i = 0; i < report->count; i++) {
		str_printf(out, "\n%zu\n", i + 1);
		for (enum card_field field = 0; field < FIELD_COUNT; field++) {
			struct str text = STR_INIT;
			card_field_append(&text, &report->cards[i], field);
			if (text.bytes)
				str_printf(out, "%s: %s\n", card_field_name(field),
					text.data);
			str_release(&text);
		}
	}
}

static void append_sections(struct str *out, const struct section_list *sections)
{
	str_putc(out, '\n');
	for (size_t i = 0; i < sections->count; i++)
		str_printf(out, "%s | %s\n", sections->items[i].heading,
			sections->items[i].text);
}

static void append_doubts(struct str *out, const struct proposal *proposal)
{
	str_putc(out, '\n');
	for (size_t i = 0; i < proposal->count; i++) {
		const struct doubt *doubt = &proposal->doubts[i];
		if (doubt->weight == DOUBT_TOLD)
			continue;
		str_puts(out, doubt->weight == DOUBT_STOPS ? "! " : "? ");
		doubt_append(out, doubt);
		str_putc(out, '\n');
	}
}

static void make(struct str *out, const char *name, const struct str *bytes)
{
	struct error error = ERROR_INIT;
	struct intake_rules *rules = intake_rules_load(&error);
	const struct heading_memory memory = {0};
	struct source source;
	struct mapping mapping;
	struct proposal proposal;
	const struct intake_file file = {
		name, (const unsigned char *)bytes->data, bytes->bytes};
	if (!intake_read(&source, &file, &error))
		fail_msg("%s", error_message(&error));
	mapping_guess(&mapping, &source, rules, &memory);
	proposal_make(&proposal, &source, &mapping, rules);
	append_cards(out, &proposal.report);
	append_sections(out, &proposal.report.before);
	append_sections(out, &proposal.report.after);
	append_doubts(out, &proposal);
	proposal_release(&proposal);
	mapping_release(&mapping);
	source_release(&source);
	intake_rules_free(rules);
}

static void check(const char *name)
{
	struct str path = STR_INIT, bytes = STR_INIT, made = STR_INIT, kept = STR_INIT;
	str_printf(&path, FOLDER "%s", name);
	support_read(path.data, &bytes);
	make(&made, name, &bytes);
	str_puts(&path, ".cards");
	if (getenv("UPDATE_DOCUMENTS"))
		support_write(path.data, made.data, made.bytes);
	support_read(path.data, &kept);
	if (strcmp(made.data, kept.data) != 0)
		fail_msg("%s becomes something else:\n%s", name, made.data);
	str_release(&path);
	str_release(&bytes);
	str_release(&made);
	str_release(&kept);
}

static void test_offices(void **state)
{
	(void)state;
	for (size_t i = 0; documents[i]; i++)
		check(documents[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_offices),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
