/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an agency can be called and where it can be, by the names of places (check/places.h): an
 * อบต. has the name of its tambon, a town that of a tambon, a district or a province, an อบจ.
 * that of its province; schools and others, of which no list is known, often have one of these
 * with a word before it (ชุมชน, อนุบาล). They help who types, and refuse nothing: a name that
 * the places do not know is as good as another.
 */
#ifndef OFFICE_AGENCY_NAMES_H
#define OFFICE_AGENCY_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "check/places.h"
#include "text/str.h"

/* The texts of an agency that such names are for. */
enum agency_part { AGENCY_PART_NAME, AGENCY_PART_DISTRICT, AGENCY_PART_PROVINCE };

/* What was said of it so far, "" where nothing was. */
struct agency_said {
	const char *type, *name, *district, *province;
};

/* One thing that a part can be, and where that is: "" where it does not tell, or where it is
 * that itself. Borrowed of the places. */
struct agency_choice {
	const char *text, *district, *province;
};

/* Calls visit for each thing that the part can be, in the order of the data, until it returns
 * true: where a province is said, or for a district only one of it, those of that one. */
typedef bool agency_choice_visit(void *context, const struct agency_choice *choice);
void agency_choices_each(struct places *places, enum agency_part part,
	const struct agency_said *said, agency_choice_visit *visit, void *context);

/* What may follow `before` in a part, whole names to their ends: those that many places have
 * first, of these short ones. Nothing before something is typed. At most `most`, borrowed of the
 * places; returns how many they are. */
size_t agency_names_behind(struct places *places, enum agency_part part,
	const struct agency_said *said, const char *before, size_t bytes,
	const char **rests, size_t most);

/* In how many places an agency of the said kind can have the said name; *only is the first. */
size_t agency_name_places(struct places *places, const struct agency_said *said,
	struct agency_choice *only);

/* Appends a choice with where it is: แม่ปะ  อ.แม่สอด จ.ตาก. */
void agency_choice_append(struct str *out, const struct agency_choice *choice);

/* Where it is alone. */
void agency_place_append(struct str *out, const struct agency_choice *choice);

#endif
