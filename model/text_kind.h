/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a text of a report or a card is, beyond where it stands: the check's rules and the
 * fields that one types into go by it.
 */
#ifndef MODEL_TEXT_KIND_H
#define MODEL_TEXT_KIND_H

enum text_kind {
	TEXT_PROSE, /* sentences and lists: issue, measure, results, memo sections, … */
	TEXT_HEADING, /* title, headings, subjects, groups */
	TEXT_NAME,    /* owners, agency, persons, posts */
	TEXT_PERIOD,  /* period, dates */
	TEXT_CODE,    /* memo number, refs, addresses and files of evidence */
	TEXT_KINDS,
};

/* What becomes of it in next year's report (db/carry.h). */
enum carrying {
	CARRY_NOTHING, /* it is emptied */
	CARRY_AS_IS,
	CARRY_YEARS,  /* the fiscal years in it go on */
	CARRY_PERIOD, /* so do the years of all its dates */
};

#endif
