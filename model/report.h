/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report as a plain value: agency x fiscal year x round, its texts, its ITA
 * result, its memo, its cards. See design.md, "The report as data", for the JSON
 * that it mirrors key by key. Ownership and absence as in model/card.h.
 */
#ifndef MODEL_REPORT_H
#define MODEL_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "model/card.h"
#include "text/number.h"
#include "text/str.h"

#define REPORT_FORMAT "mattrakan.report/1"

enum report_state { REPORT_OPEN, REPORT_SUBMITTED, REPORT_APPROVED };

/* A number of JSON that may be absent or null, and that is written back as it
 * came: an integer stays one. */
struct decimal {
	enum { DECIMAL_ABSENT, DECIMAL_NULL, DECIMAL_INTEGER, DECIMAL_REAL } kind;
	double value;
};

/* A heading and a text: an element of before[], after[], memo.sections[]. */
struct section {
	char *heading;
	char *text;
	char *extra;
};

struct section_list {
	bool present;
	struct section *items;
	size_t count, capacity;
};

struct agency {
	bool present;
	char *type; /* องค์การบริหารส่วนตำบล, เทศบาลตำบล, … */
	char *name;
	char *district;
	char *province;
	char *extra;
};

struct card_places {
	bool present;
	int *items; /* places from 1 */
	size_t count, capacity;
};

struct ita_item {
	char *code; /* i7, e11, o34 */
	struct decimal score;
	bool weak, weak_present;
	char *issue;
	char *recommendation;
	char *owner;
	struct card_places cards;
	char *extra;
};

struct ita {
	bool present, items_present;
	struct decimal year; /* BE */
	struct decimal total, iit, eit, oit;
	char *level;
	struct ita_item *items;
	size_t count, capacity;
	char *extra;
};

struct signature {
	char *name;
	char *post;
	char *acting;
	char *opinion;
	char *date;
	char *extra;
	/* Whose it is: NULL, nobody said; "", it is given on paper, on purpose; else the
	 * login name of a person of the office file (model/signatory.h). */
	char *signer;
	/* Who gave it in that person's place, as the paper names who acts. */
	char *deputy_name;
	char *deputy_post;
};

struct memo {
	bool present, signatures_present;
	/* Whether it goes with the report; where the report does not say, its layout does
	 * (report/memo.h). What is left out keeps its texts. */
	bool printed, printed_present;
	char *office;
	char *number;
	char *date;
	char *subject;
	char *to;
	struct section_list sections;
	char *closing;
	struct signature *signatures; /* in the order in which they sign */
	size_t count, capacity;
	char *extra;
};

/* Who approved the report, and what it said then (db/trust/seal.h). Keys, hashes and the
 * signature are in hex. */
struct seal {
	bool present;
	char *key;  /* the public key that signed it */
	char *hash; /* SHA-256 of the report's canonical form */
	struct decimal
		trail; /* number of the trail's entry that says so, where it was made */
	char *trail_hash; /* of that entry */
	char *who;        /* login name, where it was made */
	char *name, *post;
	struct decimal at; /* seconds since 1970 */
	char *signature;   /* of all else of this */
	char *extra;
};

/* What stands in place of a seal's mark where a report is said to be approved and is not
 * what was approved. */
#define SEAL_MARK_FALSE "-"

struct report {
	char uuid[UUID_BYTES + 1]; /* "" until one is made */
	char *layout;              /* name of a layout file, e.g. annual */
	enum digits digits;
	bool digits_present;
	struct agency agency;
	int fiscal_year; /* BE */
	int months;      /* 6 or 12 */
	char *title;
	char *deadline; /* until when it is handed in (model/deadline.h); NULL: nobody said */
	struct ita ita;
	struct memo memo;
	struct section_list before;
	struct section_list after;
	enum report_state state;
	struct seal seal; /* of an approved report */
	/* Paths (model/head_text.h) of its own texts that were carried over from another
	 * year's report and that nobody has confirmed or changed yet. */
	struct string_list unconfirmed;
	struct card *cards;
	size_t count, capacity;
	char *extra;
};

void report_init(struct report *report);
void report_release(struct report *report);
void section_list_release(struct section_list *list);
void ita_release(struct ita *ita);
void seal_release(struct seal *seal);

/* Appends empty elements and returns them, initialised; they stay where they are
 * until the next is appended. */
struct card *report_add_card(struct report *report);
struct section *section_list_add(struct section_list *list);
struct evidence *evidence_list_add(struct evidence_list *list);
struct ita_item *ita_add_item(struct ita *ita);
struct signature *memo_add_signature(struct memo *memo);
void card_places_add(struct card_places *places, int place);
/* Whether the place is among them. *index, where not NULL, gets where: the first. */
bool card_places_find(const struct card_places *places, int place, size_t *index);

/* Appends อำเภอ… จังหวัด…, as far as they are told. */
void agency_append_place(struct str *out, const struct agency *agency);

/* "open", "submitted", "approved"; and back. */
const char *report_state_name(enum report_state state);
bool report_state_find(const char *name, enum report_state *state);

/* "thai", "arabic", "as-typed"; and back. */
const char *digits_name(enum digits digits);
bool digits_find(const char *name, enum digits *digits);

/* Writes a new random UUID (RFC 4122, version 4), lower case. */
void uuid_make(char uuid[UUID_BYTES + 1]);
/* Whether text has the form of a UUID. */
bool uuid_valid(const char *text);

#endif
