/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What rules need to know of agencies and of where they are: this agency's own names, and
 * how a district and its province are written (อำเภอเมือง จังหวัดน่าน, อ.ปัว จ.น่าน, เขตบางรัก
 * กรุงเทพฯ).
 */
#ifndef CHECK_AGENCIES_H
#define CHECK_AGENCIES_H

#include <stdbool.h>
#include <stddef.h>

#include "check/rule.h"

#define BANGKOK "กรุงเทพมหานคร" /* its districts are called เขต */

/* Bytes of a text that lives elsewhere. */
struct name_part {
	const char *text;
	size_t bytes; /* 0: there is none */
};

bool name_part_is(const struct name_part *part, const char *text, size_t bytes);

/* This agency, without what stands before names. It points into the report and into what
 * lives as long as the program. */
struct own_agency {
	const char *name;          /* without its type; "" where there is none */
	bool school;               /* it is one of the words' `schools` */
	struct name_part district; /* ปัว; none where the report names no real one */
	struct name_part province;
};
void own_agency_read(struct own_agency *own, const struct check *check);

/* What a field of the report holds, without อำเภอ, เขต, อ.; without จังหวัด, จ., and as the
 * province is called in full. */
struct name_part district_of(const char *field);
struct name_part province_of(const char *field);

/* The province that stands at the offset, as it is called in full; the bytes that it takes
 * there, 0 if there is none. */
size_t province_at(const struct check *check, const char *text, size_t bytes, size_t at,
	struct name_part *province);

/* What stands before districts; ends with NULL. */
extern const char *const district_words[];

/* The end of what stands before a district (อำเภอ, อ., เขต), or a province (จังหวัด, จ.), and of
 * the space behind it; 0 where there is no such word. Neither the end of an abbreviation
 * (พ.ต.อ.) nor of a word is one. */
size_t district_word_end(const char *text, size_t bytes, size_t at);
size_t province_word_end(const char *text, size_t bytes, size_t at);

/* Whether two names of districts of a province are one: เมือง is เมืองน่าน. */
bool same_district(const struct name_part *one, const struct name_part *other,
	const struct name_part *province);

/* Whether an agency that is named at the offset is told of as another one: ร่วมกับ …, ณ
 * ห้องประชุม …, ศึกษาดูงาน … */
bool named_as_other(const char *line, size_t at);

/* The same of what stands before it in the line, as far as it says so of all that follows:
 * ร่วมกับ, ดูงาน, ข้างเคียง. */
bool told_of_others(const char *line, size_t at);

#endif
