/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/pdf_page.h"

#include <stdlib.h>

void pdf_page_release(struct pdf_page *page)
{
	free(page->letters);
	free(page->rules);
	free(page->links);
	*page = (struct pdf_page){0};
}
