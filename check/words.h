/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words that rules go by: data/words/NAME.json, format mattrakan.words/1
 * (doc/check.md).
 *
 * All files of the folders of model/data_folder.h, kind "words", are taken together: an
 * office adds a file of its own beside the installed ones, or puts one of the same name
 * in its place. They are read strictly: a mistyped key is refused with its place.
 */
#ifndef CHECK_WORDS_H
#define CHECK_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/lists.h"
#include "text/error.h"

#define WORDS_FORMAT "mattrakan.words/1"

struct places; /* check/places.h */

/* A word and what to write for it. */
struct word_pair {
	char *wrong;
	char *right;
};

struct word_pairs {
	struct word_pair *items;
	size_t count, capacity;
};

/* A word that only some kinds of agencies use. */
struct agency_word {
	char *word;
	struct string_list types; /* agency.type begins with one of these: then it is
				   * another's word */
	char *instead;
	bool names; /* looked for in owners and posts as well */
};

struct agency_words {
	struct agency_word *items;
	size_t count, capacity;
};

struct check_words {
	struct word_pairs spelling; /* เวปไซต์ → เว็บไซต์ */
	struct agency_words agency; /* ข้อบัญญัติ in a เทศบาล */
	struct string_list agency_types; /* องค์การบริหารส่วนตำบล, อบต., เทศบาลตำบล, … */
	struct string_list
		province_offices; /* of agency_types those of a province, and others:
					      * อบจ., ผู้ว่าราชการจังหวัด */
	struct string_list district_offices; /* นายอำเภอ, สำนักงานเขต */
	struct string_list schools; /* โรงเรียน */
	struct string_list place_heads; /* how names of places begin: หนอง, บ้าน, ท่า, … */
	struct string_list name_ends; /* what comes behind a name: ได้, จึง, ประจำปี, … */
	struct string_list
		common_names; /* names of places that are words, too: ใหม่, ตรวจ */
	struct string_list units;   /* standard names of units */
	struct string_list terms;   /* ITA, IIT, E-Service: as they are written */
	struct string_list doubled; /* what may stand twice: ต่าง, สมัย */
	struct string_list placeholders; /* จำนวนครั้ง/เดือน, ระบุ, xxx */
	struct string_list targets; /* ไม่น้อยกว่า, อย่างน้อย, เป้าหมาย */
	struct string_list posts; /* below the division: งาน, นิติกร, … */
	struct string_list known;   /* words that are in no dictionary */
	struct string_list phrases; /* of offices: what is nearly one is meant to be it */
	struct places *places;      /* read when they are first asked; the words' own */
	struct string_list outcomes; /* words that say what came of it: ทำให้, ลดลง, … */
	struct string_list sections; /* standard names of งาน and ฝ่าย in units */
	struct string_list services; /* hosts that are a service's: line.me, … */
};

/* NULL and the error where a file of them is faulty. */
struct check_words *check_words_load(struct error *error);
void check_words_free(struct check_words *words); /* NULL is fine */

#endif
