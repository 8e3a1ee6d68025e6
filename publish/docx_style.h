/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files of a Word document that are the same in each: how its paragraphs look, which kinds
 * of lists there are, what settings hold.
 */
#ifndef PUBLISH_DOCX_STYLE_H
#define PUBLISH_DOCX_STYLE_H

extern const char docx_styles[];   /* word/styles.xml */
extern const char docx_fonts[];    /* word/fontTable.xml */
extern const char docx_settings[]; /* word/settings.xml */

/* Of word/numbering.xml: the kinds of lists; then the lists that need no beginning of their
 * own, of which the first counts the measures in Thai or in Arabic digits. */
extern const char docx_list_kinds[];
extern const char docx_lists_thai[], docx_lists_arabic[];

#endif
