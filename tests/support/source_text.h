/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A source (intake/source.h) as a text for tests: all that it holds, a thing a line.
 */
#ifndef TESTS_SUPPORT_SOURCE_TEXT_H
#define TESTS_SUPPORT_SOURCE_TEXT_H

#include "intake/source.h"
#include "text/str.h"

/*
 *	# Title                        a heading of level 1
 *	^ text                         a centred paragraph
 *	  - text, 3. text, ๓. text     items, two spaces a level
 *	text [a link](http://…) {photo1.png, image/png, 68 bytes: words} <hidden name>
 *	table "name"
 *	row heading
 *	| text / paragraph 2           a cell
 *	text ...                       it may go on in the next one
 *	|2x3 text                      of two columns and three rows; |H: a heading
 *	page
 *	! place: message               a note
 */
void source_text(struct str *out, const struct source *source);

#endif
