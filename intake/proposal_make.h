/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parts of making a proposal, for intake/ alone.
 */
#ifndef INTAKE_PROPOSAL_MAKE_H
#define INTAKE_PROPOSAL_MAKE_H

#include "intake/mapping.h"
#include "intake/proposal.h"
#include "intake/rules.h"
#include "model/card.h"

/* A proposal that is being made, and where in the source that is. */
struct making {
	struct proposal *proposal;
	const struct source *source;
	const struct mapping *mapping;
	const struct intake_rules *rules;
	size_t block;
	struct source_place place;
	size_t card; /* from 1; 0: none */
	enum card_field field;
	char *group; /* of the next cards; NULL: none */
	struct source_place group_place;
	bool group_used; /* a card has it */
	bool numbers;    /* cards begin with their numbers */
	/* Bytes of the last card's output before what was put below it behind headings. */
	size_t output_bytes;
	/* The section that is under way, the last of its list (NULL: none), and its text. */
	struct section_list *section_list;
	struct str section_text;
	size_t title_block; /* of the last line of the title; SIZE_MAX: none yet */
};

/* Adds a doubt at the making's place. */
void making_doubt(struct making *making, enum doubt_kind kind, enum doubt_weight weight,
	const char *text, const char *assumed, ...) __attribute__((format(printf, 5, 6)));

/* Appends a line of the source as it comes into the report: white space as single spaces,
 * none around it, spaces inside words mended or told. */
void making_clean(struct making *making, struct str *out, const char *text, size_t bytes);

/* The whole text of a paragraph, cleaned line by line; '\n' between. */
void making_paragraph(
	struct making *making, struct str *out, const struct source_paragraph *paragraph);

/* Replaces a text that is owned. */
void put_text(char **place, const char *text);
/* Appends to it, behind a parting text where there is something already. */
void add_text(char **place, const char *parting, const char *text);

/* The group of the next cards, which stands at the making's place; NULL: there are no more.
 * One that no card has is told. */
void making_set_group(struct making *making, const char *group);

/* The card that is under way. */
struct card *making_card(const struct making *making);

/* The report of a page of our own by its data; *proposal is filled. False: it has none that
 * are whole, and it is empty. */
bool proposal_own(struct proposal *proposal, const struct source *source);

/* --- fields of a card --- */

struct cell_text;

/* Puts the lines into a field of the card, below what is there already. */
void making_field(
	struct making *making, enum card_field field, const struct cell_text *text);

/* The bytes of the web address that a text begins with; 0: with none. */
size_t evidence_address(const char *text);
/* Addresses that stand in a text are evidence of what it says; they stay in it. */
void evidence_find(struct card *card, const char *text);
/* So are those behind its words. */
void evidence_links(struct card *card, const struct source_paragraph *paragraph);
/* A picture of the source, by its place there. */
void evidence_picture(struct making *making, size_t picture);
/* Tells of the pictures of a paragraph that is of no card. */
void evidence_tell_pictures(
	struct making *making, const struct source_paragraph *paragraph);
/* A column of evidence: addresses, else documents by their names. */
void evidence_put(struct making *making, const struct cell_text *text);

/* --- parts of the document --- */

/* The cards of a table. */
void making_table(struct making *making);
/* Whether the cards of the document begin with their numbers. */
bool making_has_numbers(const struct making *making);

/* The sections, title and front matter; then what follows from all together. */
void making_blocks_begin(struct making *making);
void making_block(struct making *making);
void making_end_section(struct making *making);
void making_head(struct making *making);
void making_agency(struct making *making);

/* Calls visit for the paragraphs of one part, until it returns true; whether it did. */
typedef bool making_visit(struct making *making, const char *text, void *context);
bool making_walk(struct making *making, enum mapping_part kind, making_visit *visit,
	void *context);
/* The parts in which agency and year are looked for, the surest first. */
enum { MAKING_HEAD_PARTS = 7 };
extern const enum mapping_part making_head_parts[MAKING_HEAD_PARTS];

/* A block of the memo. */
void making_memo(struct making *making, enum mapping_part kind);

/* Appends the owners that a text names, a line each or several in one; posts: words that
 * names below a division begin with. What parted them and what marked them is appended to
 * dropped. */
void owners_split(struct string_list *owners, const struct string_list *posts,
	const char *text, struct str *dropped);

#endif
