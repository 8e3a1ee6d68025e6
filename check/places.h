/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The provinces of Thailand, their districts (of Bangkok: เขต), and the names of tambons
 * (แขวง): data/places/NAME.json, format mattrakan.places/1 (doc/check.md).
 *
 * They are read when the first name is looked up, once: most texts name no place, and who
 * opens a report need not wait for them. Where there are no places (NULL), no name is one.
 * Names are as they stand behind จังหวัด, อำเภอ, ตำบล.
 */
#ifndef CHECK_PLACES_H
#define CHECK_PLACES_H

#include <stdbool.h>
#include <stddef.h>

#define PLACES_FORMAT "mattrakan.places/1"

/* What a name may be of; one may be of several. */
enum {
	PLACE_PROVINCE = 1,
	PLACE_DISTRICT = 2,
	PLACE_TAMBON = 4,
	PLACE_ANY = PLACE_PROVINCE | PLACE_DISTRICT | PLACE_TAMBON,
};

struct places;

struct places *places_new(void);         /* reads nothing */
void places_free(struct places *places); /* NULL is fine */

/* Why there are none: what is wrong with a file of them, or that there is none; NULL while
 * none was looked up, or all is well. */
const char *places_fault(const struct places *places);

/* The bytes of the longest name of one of the levels with which the text begins; 0 if it
 * begins with none. A name ends with a cell, but perhaps within a word: to be asked again with
 * fewer bytes for a shorter one. */
size_t places_longest(
	struct places *places, const char *text, size_t bytes, unsigned levels);

/* Whether the bytes are the name of a place of one of the levels. */
bool places_is(struct places *places, const char *name, size_t bytes, unsigned levels);

/* Whether the province has a district of that name. The bare เมือง is the one of the
 * province's own name (เมืองน่าน). */
bool places_has_district(struct places *places, const char *province,
	size_t province_bytes, const char *district, size_t district_bytes);

/* Calls visit for each place of a level, in the order of the data, until it returns true; returns
 * what the last call did. Names end with a NUL, last as long as the places, and are "" for the
 * levels below; a district of which no tambon is known is a place all the same. */
struct place {
	const char *tambon, *district, *province;
};
typedef bool places_visit_place(void *context, const struct place *place);
bool places_each(
	struct places *places, unsigned level, places_visit_place *visit, void *context);

/* Calls visit for each province, or each district of a province, until it returns true; returns what the
 * last call did. */
typedef bool places_visit(void *context, const char *name, size_t bytes);
bool places_each_province(struct places *places, places_visit *visit, void *context);
bool places_each_district(struct places *places, const char *province, size_t bytes,
	places_visit *visit, void *context);

#endif
