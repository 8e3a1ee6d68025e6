/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a page shows, as data in it (report/own_page.h). A page is public: what it does not
 * show is not in its data either (doc/publishing.md).
 */
#ifndef PUBLISH_HTML_DATA_H
#define PUBLISH_HTML_DATA_H

#include "model/card.h"
#include "publish/sink.h"
#include "text/str.h"

/* Appends the element for the head of the page. */
void html_data_head(struct str *out, const struct publication *about);

/* Appends the attribute, with a space before it, of a measure's row. */
void html_data_card(
	struct str *out, const struct publication *about, const struct card *card);

/* The path of the file of a photo that the page shows; false: it shows none. */
bool html_data_photo(const struct publication *about, const struct evidence *evidence,
	struct str *path);

#endif
