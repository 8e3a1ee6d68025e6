/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/pdf.h"

#include "intake/missing.h"
#include "intake/pdf_blocks.h"
#include "intake/pdf_page.h"
#include "intake/pdf_pages.h"
#include "intake/pdf_poppler.h"
#include "intake/pdf_sheet.h"
#include "text/i18n.h"

enum { LETTERS_MAX = 4000000 }; /* of the whole document */

static const struct source_place nowhere;

static bool refuse_opening(const struct intake_file *file, const struct pdf_pages *pages,
	const struct pdf_sheets *sheets, struct error *error)
{
	const struct source_place place = {.page = (unsigned)sheets->count + 1};
	switch (pdf_pages_failure(pages)) {
	case PDF_NO_LIBRARY: return intake_missing(file->name, POPPLER_PACKAGE, error);
	case PDF_LOCKED: return intake_locked(file->name, error);
	case PDF_DAMAGED:
		return intake_refuse(error, file, &nowhere,
			_("the file is damaged or not complete: it is no PDF that can be "
			  "opened"));
	case PDF_TOO_LARGE:
		return intake_refuse(error, file, &nowhere,
			_("it has %zu pages; %d are the most"), pdf_pages_count(pages),
			PDF_PAGES);
	case PDF_GAVE_UP:
	case PDF_DONE: break;
	}
	return intake_refuse(error, file, &place,
		_("it could not be read: the page is damaged, has more on it than any page, "
		  "or was made to do harm"));
}

/* Each page is a picture: there is nothing to read. */
static bool refuse_scan(const struct intake_file *file, const struct pdf_sheets *sheets,
	struct error *error)
{
	size_t pictures = 0;
	for (size_t i = 0; i < sheets->count; i++)
		pictures += sheets->items[i].page.pictures_count;
	return intake_refuse(error, file, &nowhere,
		pictures
			? _("its pages are pictures (scanned) and have no text; please have "
			    "their text recognised first (ocrmypdf -l tha), or import the "
			    "document that was printed")
			: _("its pages have no text"));
}

static bool take_pages(
	struct pdf_sheets *sheets, const struct intake_file *file, struct error *error)
{
	struct pdf_page page;
	struct pdf_pages *pages = pdf_pages_open(file->bytes, file->count);
	while (sheets->letters <= LETTERS_MAX && pdf_pages_next(pages, &page))
		pdf_sheets_add(sheets, &page);
	bool done = pdf_pages_failure(pages) == PDF_DONE;
	if (!done)
		refuse_opening(file, pages, sheets, error);
	else if (sheets->letters > LETTERS_MAX)
		done = intake_refuse(error, file, &nowhere,
			_("its text is longer than any document's"));
	else if (!sheets->letters)
		done = refuse_scan(file, sheets, error);
	pdf_pages_close(pages);
	return done;
}

bool pdf_read(struct source *source, const struct intake_file *file, struct error *error)
{
	struct pdf_sheets sheets = {0};
	bool done = take_pages(&sheets, file, error);
	if (done) {
		struct pdf_blocks blocks;
		pdf_blocks_init(&blocks, source);
		pdf_sheets_settle(&sheets);
		for (size_t i = 0; i < sheets.count; i++)
			pdf_blocks_put(&blocks, &sheets.items[i]);
		pdf_blocks_end(&blocks);
		if (blocks.too_large)
			done = intake_refuse(error, file, &nowhere,
				_("its text is longer than any document's"));
		pdf_blocks_release(&blocks);
	}
	pdf_sheets_release(&sheets);
	return done;
}
