/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/spell.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "check/places.h"
#include "check/slips.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/lexicon.h"
#include "text/libthai.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

enum {
	RUN_MOST = 4096,   /* letters that are looked through at once, */
	RUN_OVERLAP = 200, /* the last of them again with what follows */
	PHRASE_LEAST = 7,
	WORD_LEAST = 6,
	NAME_LETTERS = 24, /* behind a word that a name follows */
	WORDS_AROUND = 2,  /* known words that a slip may reach into */
	UTF8_LETTER = 3,   /* bytes of a Thai letter */
};

/* What a known word costs, one of a single letter, and an unknown letter. */
enum { COST_WORD = 2, COST_LETTER_WORD = 9, COST_UNKNOWN = 20 };

/* What is known of the run that is looked at: of each place in it, how the cheapest way to
 * cut it into words gets there. */
struct cut {
	unsigned cost;
	int from;     /* where the piece begins that ends here */
	bool unknown; /* that piece is in no list */
	bool border;  /* the way through the whole run has a border here */
};

struct spell {
	struct lexicon *words;
	struct lexicon *phrases;
	struct lexicon *learned; /* of the office, which are among words, too */
	struct places *places;   /* the words' own */
	unsigned char tis[RUN_MOST + 1];
	struct cut cuts[RUN_MOST + 1];
	bool told[RUN_MOST + 1];
	size_t length;
};

/* --- the words --- */

static bool is_thai_word(uint32_t c)
{
	return thai_is_letter(c) && thai_class(c) != THAI_SIGN;
}

/* The Thai words of a text, into a list. */
static void add_words(struct lexicon *lexicon, const char *text)
{
	const size_t bytes = text ? strlen(text) : 0;
	size_t start = 0;
	uint32_t c;
	for (size_t at = 0; at < bytes;) {
		const size_t spanned = utf8_decode(text + at, bytes - at, &c);
		if (!is_thai_word(c)) {
			lexicon_add(lexicon, text + start, at - start);
			start = at + spanned;
		}
		at += spanned;
	}
	if (start < bytes)
		lexicon_add(lexicon, text + start, bytes - start);
}

void spell_know(struct spell *spell, const char *text)
{
	add_words(spell->words, text);
}

void spell_learn(struct spell *spell, const struct string_list *words)
{
	for (size_t i = 0; i < words->count; i++) {
		add_words(spell->words, words->items[i]);
		add_words(spell->learned, words->items[i]);
	}
}

void spell_know_all(struct spell *spell, const struct string_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		spell_know(spell, list->items[i]);
}

/* What is right of the lists of misspelt words is a word. */
static void know_lists(struct spell *spell, const struct check_words *words)
{
	for (size_t i = 0; i < words->spelling.count; i++)
		spell_know(spell, words->spelling.items[i].right);
	spell_know_all(spell, &words->known);
	spell_know_all(spell, &words->units);
	spell_know_all(spell, &words->place_heads);
	for (size_t i = 0; i < words->phrases.count; i++)
		lexicon_add(spell->phrases, words->phrases.items[i],
			strlen(words->phrases.items[i]));
}

static void know_report(struct spell *spell, const struct report *report)
{
	const char *const names[] = {
		report->agency.name, report->agency.district, report->agency.province};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		spell_know(spell, names[i]);
	for (size_t i = 0; i < report->memo.count; i++)
		spell_know(spell, report->memo.signatures[i].name);
}

struct spell *spell_new(const struct check_words *words, const struct report *report)
{
	struct spell *spell = mem_new(1, sizeof(*spell));
	spell->words = lexicon_new(true);
	spell->phrases = lexicon_new(false);
	spell->learned = lexicon_new(false);
	spell->places = words->places;
	know_lists(spell, words);
	know_report(spell, report);
	return spell;
}

void spell_free(struct spell *spell)
{
	if (!spell)
		return;
	lexicon_free(spell->words);
	lexicon_free(spell->phrases);
	lexicon_free(spell->learned);
	free(spell);
}

/* --- the run is cut into words --- */

static enum thai_class class_at(const struct spell *spell, size_t at)
{
	return at < spell->length ? thai_class(tis_to_code_point(spell->tis[at]))
				  : THAI_NOT;
}

static bool is_mark_at(const struct spell *spell, size_t at)
{
	return at < spell->length && thai_is_mark(tis_to_code_point(spell->tis[at]));
}

/* Whether a word may begin there: with no mark or vowel that belongs to what is before it,
 * with no letter that is silent, and not behind a vowel that is written before its
 * consonant. */
static bool may_begin(const struct spell *spell, size_t at)
{
	if (!at || at >= spell->length)
		return true;
	const enum thai_class class = class_at(spell, at);
	if (is_mark_at(spell, at) || class == THAI_FOLLOWING || class == THAI_SARA_AM ||
		class_at(spell, at - 1) == THAI_LEADING)
		return false;
	for (size_t i = at + 1; is_mark_at(spell, i); i++)
		if (tis_to_code_point(spell->tis[i]) == THAI_THANTHAKHAT)
			return false;
	return true;
}

static void reach(
	struct spell *spell, size_t from, size_t to, unsigned cost, bool unknown)
{
	struct cut *cut = &spell->cuts[to];
	if (spell->cuts[from].cost + cost < cut->cost) {
		cut->cost = spell->cuts[from].cost + cost;
		cut->from = (int)from;
		cut->unknown = unknown;
	}
}

static void reach_words(struct spell *spell, size_t from)
{
	struct lexicon_walk walk = lexicon_begin(spell->words);
	for (size_t at = from; at < spell->length;) {
		if (!lexicon_step(spell->words, &walk, spell->tis[at]))
			return;
		at++;
		if (lexicon_is_word(spell->words, &walk) && may_begin(spell, at))
			reach(spell, from, at,
				at == from + 1 ? COST_LETTER_WORD : COST_WORD, false);
	}
}

static void cut_run(struct spell *spell)
{
	for (size_t i = 1; i <= spell->length; i++)
		spell->cuts[i] = (struct cut){.cost = UINT32_MAX / 2};
	spell->cuts[0] = (struct cut){.border = true};
	for (size_t from = 0; from < spell->length; from++) {
		if (!may_begin(spell, from))
			continue;
		reach_words(spell, from);
		size_t to = from + 1;
		while (to < spell->length && !may_begin(spell, to))
			to++;
		reach(spell, from, to, (unsigned)(to - from) * COST_UNKNOWN, true);
	}
	for (size_t at = spell->length; at; at = (size_t)spell->cuts[at].from)
		spell->cuts[at].border = true;
}

/* The border before one. */
static size_t border_before(const struct spell *spell, size_t at)
{
	while (at && !spell->cuts[--at].border)
		;
	return at;
}

/* The end of the piece that begins at a border. */
static size_t border_behind(const struct spell *spell, size_t at)
{
	while (at < spell->length && !spell->cuts[++at].border)
		;
	return at;
}

/* --- what is told --- */

struct telling {
	struct spell *spell;
	const char *text;
	size_t offset; /* of the run, in bytes of the text */
	misspelling_visit *visit;
	void *context;
};

/* What no cell can be is for the rule bad-cell: a vowel written before no consonant, a mark
 * on nothing. */
static bool holds_bad_cell(const struct spell *spell, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (class_at(spell, i) == THAI_LEADING &&
			class_at(spell, i + 1) != THAI_CONSONANT)
			return true;
	return is_mark_at(spell, start);
}

static void tell(
	struct telling *telling, size_t start, size_t end, const struct slip *meant)
{
	struct str right = STR_INIT;
	if (holds_bad_cell(telling->spell, start, end))
		return;
	for (size_t i = 0; meant && i < meant->word_letters; i++)
		str_put_code_point(&right, tis_to_code_point(meant->word[i]));
	memset(telling->spell->told + start, true, end - start);
	telling->visit(telling->context, telling->offset + UTF8_LETTER * start,
		UTF8_LETTER * (end - start), right.bytes ? right.data : NULL);
	str_release(&right);
}

static bool is_told(const struct spell *spell, size_t start, size_t end)
{
	return memchr(spell->told + start, true, end - start) != NULL;
}

/* Whether the letters stand in the name of a place, which begins and ends with words. Names
 * are no words of the lists: they are looked up where something is about to be told, since
 * they take their time to be read, and a slip is never taken for one of them. */
static bool is_in_place(const struct telling *telling, size_t start, size_t end)
{
	const struct spell *spell = telling->spell;
	const char *run = telling->text + telling->offset;
	for (size_t from = start; start - from <= NAME_LETTERS;
		from = border_before(spell, from)) {
		const size_t bytes =
			places_longest(spell->places, run + UTF8_LETTER * from,
				UTF8_LETTER * (spell->length - from), PLACE_ANY);
		if (from + bytes / UTF8_LETTER >= end)
			return true;
		if (!from)
			break;
	}
	return false;
}

/* The best of what slips_find() tells. */
struct choice {
	struct spell *spell;
	size_t start;   /* in the run */
	size_t through; /* it has to reach so far */
	size_t least;   /* letters of the word */
	bool phrase;    /* what is compared may be words all through */
	struct slip best;
	unsigned char word[SLIP_WORD_MOST];
	bool found, several;
};

/* Whether letters between these places are in no word. */
static bool holds_unknown(const struct spell *spell, size_t start, size_t end)
{
	for (size_t at = start; at < end;) {
		at = border_behind(spell, at);
		if (spell->cuts[at].unknown)
			return true;
	}
	return false;
}

/* Of two words the nearer, then the longer. */
static int compare_slips(const struct slip *a, const struct slip *b)
{
	if (a->cost != b->cost)
		return a->cost < b->cost ? -1 : 1;
	if (a->letters != b->letters)
		return a->letters > b->letters ? -1 : 1;
	return 0;
}

static bool is_tone(unsigned char letter)
{
	enum { MAI_EK = 0x0E48, MAI_CHATTAWA = 0x0E4B };
	const uint32_t c = tis_to_code_point(letter);
	return c >= MAI_EK && c <= MAI_CHATTAWA;
}

/* Whether all that is wrong is a tone mark that makes a right word of another one: จัดทำแผ่น
 * is not จัดทำแผน. A mark that is missing is told (มีส่วนรวม), as PDFs lose them. */
static bool is_other_word(const struct choice *choice, const struct slip *slip)
{
	const struct spell *spell = choice->spell;
	size_t at = 0;
	if (slip->letters != slip->word_letters + 1)
		return false;
	while (at < slip->word_letters &&
		spell->tis[choice->start + at] == slip->word[at])
		at++;
	size_t piece = choice->start + at;
	return is_tone(spell->tis[piece]) &&
	       !spell->cuts[border_behind(spell, border_before(spell, piece + 1))]
			.unknown;
}

static void choose(void *context, const struct slip *slip)
{
	struct choice *choice = context;
	const size_t end = choice->start + slip->letters;
	if (slip->word_letters < choice->least ||
		(choice->phrase && is_other_word(choice, slip)) ||
		(choice->phrase && slip->cost == SLIP_KEYS &&
			!holds_unknown(choice->spell, choice->start, end)) ||
		end < choice->through || !may_begin(choice->spell, end) ||
		!(end == choice->spell->length || choice->spell->cuts[end].border))
		return;
	const int order = choice->found ? compare_slips(slip, &choice->best) : -1;
	const bool same = choice->found &&
			  slip->word_letters == choice->best.word_letters &&
			  !memcmp(slip->word, choice->word, slip->word_letters);
	if (order > 0 || same)
		return;
	choice->several = order == 0;
	choice->found = true;
	choice->best = *slip;
	memcpy(choice->word, slip->word, slip->word_letters);
	choice->best.word = choice->word;
}

/* --- names --- */

static const char *const before_names[] = {"นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง",
	"ร้อยตรี", "ร้อยโท", "ร้อยเอก", "พันตรี", "ดาบตำรวจ", "สิบเอก", "คุณ", "พระ", "ครู",
	"กำนัน", "ผู้ใหญ่บ้าน", "ตำบล", "อำเภอ", "จังหวัด", "บ้าน", "หมู่บ้าน", "ชุมชน", "วัด",
	"โรงเรียน", "ถนน", "ซอย", "คลอง", "ห้วย", "หนอง", "แม่น้ำ", "ร้าน", "บริษัท", "ตลาด",
	"สะพาน", "เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร", "องค์การบริหารส่วนตำบล",
	"องค์การบริหารส่วนจังหวัด", "ยี่ห้อ", "รุ่น", "ชื่อ", "มหาวิทยาลัย", "วิทยาลัย"};

/* Whether the letters from start to end are such a word. */
static bool is_before_name(const struct spell *spell, size_t start, size_t end)
{
	for (size_t i = 0; i < sizeof(before_names) / sizeof(before_names[0]); i++) {
		const char *word = before_names[i];
		const size_t letters = strlen(word) / UTF8_LETTER;
		uint32_t c;
		size_t at = 0;
		if (end - start != letters)
			continue;
		while (at < letters &&
			(utf8_decode(word + at * UTF8_LETTER, UTF8_LETTER, &c),
				tis_from_code_point(c) == spell->tis[start + at]))
			at++;
		if (at == letters)
			return true;
	}
	return false;
}

/* Whether a name may stand at the place: behind such a word, not far from it. */
static bool is_name(const struct spell *spell, size_t at)
{
	for (size_t end = at; end && at - end <= NAME_LETTERS;) {
		const size_t start = border_before(spell, end);
		if (is_before_name(spell, start, end))
			return true;
		end = start;
	}
	return false;
}

/* The same, with what was said of the beginning of the run. */
static bool may_be_name(const struct spell *spell, enum spell_names names, size_t at)
{
	return (names == SPELL_NAME_FIRST && at <= NAME_LETTERS) || is_name(spell, at);
}

/* --- phrases with a slip in them --- */

/* Whether a word or a phrase, as it should be, begins there and goes on behind the end. */
static bool is_right_beyond(const struct spell *spell, size_t start, size_t end)
{
	struct lexicon *const lists[] = {spell->words, spell->phrases};
	for (size_t i = 0; i < 2; i++) {
		struct lexicon_walk walk = lexicon_begin(lists[i]);
		for (size_t at = start; at < spell->length; at++) {
			if (!lexicon_step(lists[i], &walk, spell->tis[at]))
				break;
			if (at + 1 >= end && lexicon_is_word(lists[i], &walk))
				return true;
		}
	}
	return false;
}

/* Whether a word that the office learned begins between these places. */
static bool holds_learned(const struct spell *spell, size_t start, size_t end)
{
	for (; start < end; start++) {
		struct lexicon_walk walk = lexicon_begin(spell->learned);
		for (size_t at = start;
			at < spell->length &&
			lexicon_step(spell->learned, &walk, spell->tis[at]);
			at++)
			if (lexicon_is_word(spell->learned, &walk))
				return true;
	}
	return false;
}

static void look_for_phrases(struct telling *telling, enum spell_names names)
{
	struct spell *spell = telling->spell;
	for (size_t at = 0; at < spell->length; at++) {
		if (!spell->cuts[at].border || spell->told[at])
			continue;
		struct choice choice = {.spell = spell,
			.start = at,
			.least = PHRASE_LEAST,
			.phrase = true};
		slips_find(spell->phrases, spell->tis + at, spell->length - at, false,
			choose, &choice);
		const size_t end = at + choice.best.letters;
		if (choice.found && !is_right_beyond(spell, at, end) &&
			!is_told(spell, at, end) && !holds_learned(spell, at, end) &&
			!(may_be_name(spell, names, at) &&
				holds_unknown(spell, at, end)) &&
			!is_in_place(telling, at, end))
			tell(telling, at, end, &choice.best);
	}
}

/* --- what is in no list --- */

/* A ั, ็ or ื that has nothing behind it: no word of Thai ends so. */
static bool is_broken(const struct spell *spell, size_t start, size_t end)
{
	enum { MAI_HAN_AKAT = 0x0E31, SARA_UEE = 0x0E37, MAITAIKHU = 0x0E47 };
	for (size_t i = start; i < end; i++) {
		const uint32_t c = tis_to_code_point(spell->tis[i]);
		if (c != MAI_HAN_AKAT && c != SARA_UEE && c != MAITAIKHU)
			continue;
		size_t next = i + 1;
		while (is_mark_at(spell, next))
			next++;
		const enum thai_class class = class_at(spell, next);
		if (class != THAI_CONSONANT && class != THAI_FOLLOWING &&
			!(c == MAITAIKHU && class == THAI_SARA_AM))
			return true;
	}
	return false;
}

/* The word that the unknown letters, with some of those around them, are meant to be: tells
 * it, unless they are a name. False: there is none. */
static bool look_for_word(struct telling *telling, size_t start, size_t end)
{
	struct spell *spell = telling->spell;
	struct choice best = {0};
	size_t from = start;
	for (int i = 0; i <= WORDS_AROUND; i++) {
		struct choice choice = {.spell = spell,
			.start = from,
			.through = end,
			.least = WORD_LEAST};
		slips_find(spell->words, spell->tis + from, spell->length - from, true,
			choose, &choice);
		if (choice.found && !choice.several && !is_told(spell, from, end) &&
			(!best.found || choice.best.cost < best.best.cost)) {
			best = choice;
			best.best.word = best.word;
		}
		if (!from)
			break;
		from = border_before(spell, from);
	}
	/* Where it stands as it should be, what follows has led the cutting astray. */
	if (best.found && !is_in_place(telling, start, end) &&
		!is_right_beyond(spell, best.start, best.start + best.best.letters))
		tell(telling, best.start, best.start + best.best.letters, &best.best);
	return best.found;
}

static void look_for_unknown(struct telling *telling, enum spell_names names)
{
	struct spell *spell = telling->spell;
	for (size_t start = 0; start < spell->length;) {
		size_t end = border_behind(spell, start);
		if (!spell->cuts[end].unknown) {
			start = end;
			continue;
		}
		while (end < spell->length &&
			spell->cuts[border_behind(spell, end)].unknown)
			end = border_behind(spell, end);
		if (!may_be_name(spell, names, start) && !is_told(spell, start, end) &&
			!look_for_word(telling, start, end) &&
			is_broken(spell, start, end) && !is_in_place(telling, start, end))
			tell(telling, start, end, NULL);
		start = end;
	}
}

/* --- runs --- */

/* Of what stands behind the first run. */
static enum spell_names after(enum spell_names names)
{
	return names == SPELL_NAME_FIRST ? SPELL_TEXT : names;
}

static void look_at_run(struct telling *telling, enum spell_names names)
{
	struct spell *spell = telling->spell;
	if (!spell->length || !lexicon_has_dictionary(spell->words))
		return;
	memset(spell->told, 0, spell->length);
	cut_run(spell);
	if (names != SPELL_PHRASES)
		look_for_unknown(telling, names);
	look_for_phrases(telling, names);
}

/* A run goes on behind what fits: its last words are looked at with what follows. */
static void look_at_part(struct telling *telling, enum spell_names names)
{
	struct spell *spell = telling->spell;
	const size_t length = spell->length;
	size_t end = length;
	cut_run(spell);
	while (end > length - RUN_OVERLAP)
		end = border_before(spell, end);
	spell->length = end = end ? end : length;
	look_at_run(telling, names);
	memmove(spell->tis, spell->tis + end, length - end);
	spell->length = length - end;
	telling->offset += UTF8_LETTER * end;
}

void spell_look(struct spell *spell, const char *text, size_t start, size_t bytes,
	enum spell_names names, misspelling_visit *visit, void *context)
{
	struct telling telling = {spell, text, start, visit, context};
	const size_t end = start + bytes;
	uint32_t c;
	spell->length = 0;
	for (size_t at = start; at < end;) {
		at += utf8_decode(text + at, end - at, &c);
		const bool letter = is_thai_word(c);
		if (letter && spell->length == RUN_MOST) {
			look_at_part(
				&telling, telling.offset == start ? names : after(names));
		} else if (!letter) {
			look_at_run(
				&telling, telling.offset == start ? names : after(names));
			spell->length = 0;
			telling.offset = at;
		}
		if (letter)
			spell->tis[spell->length++] = tis_from_code_point(c);
	}
	look_at_run(&telling, telling.offset == start ? names : after(names));
}

/* Whether they are a title of people, not the beginning of a post. */
static bool is_title(const char *text, size_t bytes, const char *title)
{
	static const char *const posts[] = {"ก", "อำเภอ", "ช่าง", "ทะเบียน", "จ้าง", "แพทย์"};
	const size_t length = strlen(title);
	if (bytes < length || memcmp(text, title, length) != 0)
		return false;
	for (size_t i = 0; i < sizeof(posts) / sizeof(posts[0]); i++) {
		const size_t more = strlen(posts[i]);
		if (bytes - length >= more && !memcmp(text + length, posts[i], more))
			return false;
	}
	return true;
}

int spell_names_follow(const char *text, size_t bytes)
{
	static const char *const titles[] = {
		"นาย", "นางสาว", "นาง", "ร้อยตรี", "ร้อยโท", "ร้อยเอก"};
	for (size_t i = 0; i < sizeof(before_names) / sizeof(before_names[0]); i++) {
		const size_t length = strlen(before_names[i]);
		if (bytes >= length &&
			!memcmp(text + bytes - length, before_names[i], length))
			return 2;
	}
	for (size_t at = 0; at < bytes; at += UTF8_LETTER)
		for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
			if (is_title(text + at, bytes - at, titles[i]))
				return 1;
	return 0;
}
