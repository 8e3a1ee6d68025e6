/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is which in a document: for each of its tables the fields that its columns hold and
 * what each row is, for each of its paragraphs outside of tables what part of a report.
 * Plain data that a screen shows and changes; of a source and its mapping a report is made
 * (intake/proposal.h), again after each change.
 *
 *	struct intake_rules *rules = intake_rules_load(&error);
 *	mapping_guess(&mapping, &source, rules, &memory);
 *	proposal_make(&proposal, &source, &mapping, rules);
 *
 * A mapping is of one source and speaks of its blocks, tables and rows by their places in
 * it, from 0.
 */
#ifndef INTAKE_MAPPING_H
#define INTAKE_MAPPING_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/headings.h"
#include "intake/source.h"
#include "model/card.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/error.h"
#include "text/str.h"

/* Words and rules that guessing goes by: loaded once. NULL and the error. */
struct intake_rules;
struct intake_rules *intake_rules_load(struct error *error);
void intake_rules_free(struct intake_rules *rules); /* NULL is fine */

enum mapping_column_kind {
	COLUMN_LEFT_OUT, /* listed as left out */
	COLUMN_FIELDS,
	COLUMN_NUMBER, /* of the cards: the program counts itself */
};

struct mapping_column {
	enum mapping_column_kind kind;
	/* COLUMN_FIELDS: from the top of its cells. Of issue and measure the first
	 * paragraph is the issue; owners, periods and evidence are told from others by
	 * what they are; else all is of the first. */
	enum card_field fields[HEADING_FIELDS_MAX];
	size_t count;
	/* No field is known by its heading: its text goes below the one that it was given,
	 * behind the heading and a colon. Not of one that somebody decided on: of
	 * HEADING_REMEMBERED. */
	bool labelled;
	/* Of a calendar: its heading is a month or a quarter, and a mark in it says that it is
	 * then. Not of HEADING_REMEMBERED. */
	bool calendar;
	enum heading_trust trust; /* how it was guessed */
	char *heading;            /* its words, line ends as spaces; "": it has none */
};

enum mapping_row {
	ROW_LEFT_OUT,
	ROW_HEADING,
	ROW_GROUP, /* the heading of a group: of the cards below it */
	ROW_CARD,
	ROW_CONTINUES, /* the card above it: a page ended inside */
	ROW_EMPTY,     /* nothing stands in it */
	ROW_KINDS,
};

struct mapping_table {
	struct mapping_column *columns; /* of the grid (source_table_grid()) */
	size_t columns_count;
	enum mapping_row *rows;
	size_t rows_count;
};

/* What a paragraph or a table outside is. */
enum mapping_part {
	PART_LEFT_OUT,
	PART_EMPTY, /* blank, or a page's end */
	PART_CARDS, /* a table of cards */
	PART_TITLE, /* of the report, or a part of it: those one behind another are joined */
	PART_FRONT,     /* agency, district and province, fiscal year, round */
	PART_SECTION,   /* the heading of a section before or after the cards */
	PART_TEXT,      /* a paragraph of the section; of a new one where there is none */
	PART_TEXT_NEW,  /* begins a section without a heading */
	PART_TEXT_MORE, /* goes on with the paragraph before: a page ended inside */
	PART_GROUP,     /* the heading of the group of the next cards */
	/* The memo. A label that the line begins with (เรื่อง) is not of its text. */
	PART_MEMO_FORM, /* บันทึกข้อความ and other words of the form */
	PART_MEMO_OFFICE,
	PART_MEMO_NUMBER, /* ที่, in the same line perhaps วันที่ */
	PART_MEMO_DATE,
	PART_MEMO_SUBJECT,
	PART_MEMO_TO,
	PART_MEMO_HEADING,
	PART_MEMO_TEXT,
	PART_MEMO_CLOSING,
	PART_MEMO_OPINION, /* of the next signature */
	PART_MEMO_SIGN,    /* (ลงชื่อ)……: where one signs */
	PART_MEMO_NAME,
	PART_MEMO_POST,
	PART_MEMO_ACTING,
	PART_KINDS,
};

struct mapping_block {
	enum mapping_part kind;
	bool sure;
	struct mapping_table table; /* PART_CARDS; else empty */
};

/* What becomes of spaces that a line end may have left inside Thai words. */
enum mapping_mend {
	MEND_NOTHING, /* all stays as it is, and nothing is said: our own documents */
	MEND_OFFER,   /* nothing is changed; all are told as doubts */
	MEND_SURE,    /* what is sure is changed, the rest told */
	MEND_ALL,     /* the rest is changed too */
};

/* Texts of the report's head that a clerk may say himself. */
enum mapping_said {
	SAID_TYPE, /* of the agency */
	SAID_NAME,
	SAID_DISTRICT,
	SAID_PROVINCE,
	SAID_TITLE,
	MAPPING_SAID,
};

struct mapping {
	struct mapping_block *blocks; /* as many as the source has */
	size_t count;
	enum mapping_mend mend;
	/* Texts as doubts told them ("ประ ชาชน"): joined, or not, wherever they stand. */
	struct string_list join, keep;
	/* What the clerk said, before all that the document says; 0 and NULL: nothing. */
	int fiscal_year, months;
	char *layout;
	char *said[MAPPING_SAID];
};

/* Guesses; memory NULL: nothing is remembered. Before, paragraphs of several lines are parted
 * (source_part_lines()), once for all. */
void mapping_guess(struct mapping *mapping, struct source *source,
	const struct intake_rules *rules, const struct heading_memory *memory);
void mapping_release(struct mapping *mapping);

/* What is in such a place of a report that is proposed. */
char **mapping_said_place(struct report *report, enum mapping_said said);

/* Guesses anew what the rows of a table are after its columns were changed. */
void mapping_guess_rows(
	struct mapping *mapping, const struct source *source, size_t block);

/* Makes a table of cards of a block that was not one (columns by rules and memory), and
 * back. */
void mapping_set_kind(struct mapping *mapping, const struct source *source,
	const struct intake_rules *rules, const struct heading_memory *memory,
	size_t block, enum mapping_part kind);

/* Remembers what the columns of all tables are, of those headings that the words do not
 * give away by themselves. */
void mapping_tell(const struct mapping *mapping, const struct intake_rules *rules,
	struct heading_memory *memory);

/* Keeps what stands in a column of which no field is known, behind its heading. */
void mapping_keep_column(struct mapping_column *column);
/* Whether a column's text stands behind its heading. */
bool mapping_labels(const struct mapping_column *column);
/* Whether it is one of a calendar. */
bool mapping_is_calendar(const struct mapping_column *column);

/* Appends in words what a column is. */
void mapping_column_append(struct str *out, const struct mapping_column *column);

/* For people: N_() texts, for _() at display. */
const char *mapping_row_label(enum mapping_row row);
const char *mapping_part_label(enum mapping_part kind);

#endif
