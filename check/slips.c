/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/slips.h"

#include <stdint.h>
#include <string.h>

#include "text/libthai.h"
#include "text/macros.h"
#include "text/thai.h"
#include "text/utf8.h"

/* Letters that are taken for each other, by their looks or their sound. */
static const char *const alike[] = {"ขชซฃ", "ตคดฅ", "บปษ", "ถภก", "ฎฏ", "นณม", "ศษส",
	"ทธฑฒ", "รล", "ผฝพฟ", "ญณ", "ฐธ", "อฮ"};

/* Those that lie beside each other on the keyboard, and less likely looks. */
static const char *const beside[] = {"รน", "นย", "ยบ", "บล", "ฟห", "หก", "กด", "สว", "วง",
	"ผป", "ทม", "หท", "ลส", "วจ", "ฆม", "ฬพ", "ตจ", "จข"};

/* Those of one key, with Shift and without. */
static const char *const one_key[] = {
	"รณ", "พฑ", "ยญ", "บฐ", "หฆ", "กฏ", "สศ", "วซ", "อฮ", "มฒ"};

struct search {
	struct lexicon *lexicon;
	const unsigned char *tis;
	size_t length;
	bool ends;
	slip_visit *visit;
	void *context;
	unsigned char word[SLIP_WORD_MOST];
};

/* Where the search stands: so many letters of the text are the word's so far. */
struct place {
	struct lexicon_walk walk;
	size_t at;
	int cost;  /* 0: no slip yet */
	bool open; /* a consonant was put in right before: the word goes on */
};

static enum thai_class class_of(unsigned char letter)
{
	return thai_class(tis_to_code_point(letter));
}

static bool is_consonant(unsigned char letter)
{
	return class_of(letter) == THAI_CONSONANT;
}

/* Consonants, a bit each: by the last of their three bytes in UTF-8. */
typedef uint64_t consonants;

static consonants bit_of(unsigned char last)
{
	return UINT64_C(1) << (last & 0x3F);
}

/* Those that stand in one group with a consonant, it among them. */
static consonants in_groups(const char *const *groups, size_t count, consonants consonant)
{
	consonants found = 0;
	for (size_t i = 0; i < count; i++) {
		consonants group = 0;
		for (const char *at = groups[i]; *at; at += UTF8_THAI_BYTES)
			group |= bit_of((unsigned char)at[UTF8_THAI_BYTES - 1]);
		found |= group & consonant ? group : 0;
	}
	return found;
}

/* For what the letter that is typed at a place may be taken, looked up once for all letters
 * that may stand there. */
struct taken_for {
	enum thai_class class;
	consonants alike, keys;
};

static struct taken_for look_up(unsigned char typed)
{
	struct taken_for taken = {.class = class_of(typed)};
	const consonants own = bit_of((unsigned char)tis_to_code_point(typed));
	if (taken.class == THAI_CONSONANT) {
		taken.alike = in_groups(alike, COUNT(alike), own);
		taken.keys = in_groups(beside, COUNT(beside), own) |
			     in_groups(one_key, COUNT(one_key), own);
	}
	return taken;
}

/* What it costs that the letter stands for `meant`; 0: nobody takes one for the other. */
static int exchange_cost(const struct taken_for *taken, unsigned char meant)
{
	const enum thai_class a = taken->class, b = class_of(meant);
	if (a == THAI_CONSONANT && b == THAI_CONSONANT) {
		const consonants other = bit_of((unsigned char)tis_to_code_point(meant));
		return taken->alike & other  ? SLIP_LIKE
		       : taken->keys & other ? SLIP_KEYS
					     : 0;
	}
	if (a == THAI_CONSONANT || b == THAI_CONSONANT)
		return 0;
	if (a == b || (a == THAI_FOLLOWING && b == THAI_SARA_AM) ||
		(a == THAI_SARA_AM && b == THAI_FOLLOWING))
		return SLIP_LIKE;
	return SLIP_FAR;
}

static void go_on(struct search *search, struct place place);

/* The same with another letter of the word. */
static void step(struct search *search, struct place place, unsigned char letter,
	size_t at, int cost)
{
	if (place.walk.depth >= SLIP_WORD_MOST)
		return;
	const size_t depth = place.walk.depth;
	if (!lexicon_step(search->lexicon, &place.walk, letter))
		return;
	search->word[depth] = letter;
	place.open = search->ends && at == place.at && at < search->length &&
		     is_consonant(letter);
	place.at = at;
	place.cost += cost;
	go_on(search, place);
}

struct branch {
	struct search *search;
	const struct place *place;
	struct taken_for taken; /* of the letter there, if there is one */
};

static bool try_letter(void *context, unsigned char letter)
{
	const struct branch *branch = context;
	struct search *search = branch->search;
	const struct place *place = branch->place;
	const unsigned char *here = search->tis + place->at;
	const size_t left = search->length - place->at;
	const int exchanged =
		left && *here != letter ? exchange_cost(&branch->taken, letter) : 0;
	if (exchanged)
		step(search, *place, letter, place->at + 1, exchanged);
	/* It is missing: never the first, and the last only where it is a mark or the
	 * text ends there. */
	if (place->at && (!left || *here != letter)) {
		const bool consonant = is_consonant(letter);
		step(search, *place, letter, place->at, consonant ? SLIP_FAR : SLIP_LIKE);
	}
	return true;
}

static void exchange_neighbours(struct search *search, const struct place *place)
{
	const unsigned char *here = search->tis + place->at;
	struct place next = *place;
	const size_t depth = place->walk.depth;
	if (search->length - place->at < 2 || here[0] == here[1] ||
		depth + 1 >= SLIP_WORD_MOST ||
		!lexicon_step(search->lexicon, &next.walk, here[1]))
		return;
	search->word[depth] = here[1];
	step(search, next, here[0], place->at + 2, SLIP_FAR);
}

/* ัน for รร, which sounds the same (บันจุ), and the other way round. */
static void exchange_sounds(struct search *search, const struct place *place)
{
	static const struct {
		unsigned char typed[2], meant[2];
	} sounds[] = {{{0xD1, 0xB9}, {0xC3, 0xC3}}, {{0xC3, 0xC3}, {0xD1, 0xB9}}};
	const unsigned char *here = search->tis + place->at;
	const size_t depth = place->walk.depth;
	if (search->length - place->at < 2 || depth + 1 >= SLIP_WORD_MOST)
		return;
	for (size_t i = 0; i < sizeof(sounds) / sizeof(sounds[0]); i++) {
		struct place next = *place;
		if (memcmp(here, sounds[i].typed, 2) != 0 ||
			!lexicon_step(search->lexicon, &next.walk, sounds[i].meant[0]))
			continue;
		search->word[depth] = sounds[i].meant[0];
		step(search, next, sounds[i].meant[1], place->at + 2, SLIP_FAR);
	}
}

/* One letter too many: the same twice, or a mark. */
static void leave_out(struct search *search, const struct place *place)
{
	const unsigned char *here = search->tis + place->at;
	if (!place->at || place->at >= search->length)
		return;
	if (here[-1] != here[0] && !thai_is_mark(tis_to_code_point(here[0])))
		return;
	struct place next = *place;
	next.at++;
	next.cost = SLIP_LIKE;
	go_on(search, next);
}

static void go_on(struct search *search, struct place place)
{
	if (place.cost && !place.open && lexicon_is_word(search->lexicon, &place.walk)) {
		const struct slip slip = {place.at, (enum slip_cost)place.cost,
			search->word, place.walk.depth};
		search->visit(search->context, &slip);
	}
	if (!place.cost) {
		struct branch branch = {.search = search, .place = &place};
		if (place.at < search->length)
			branch.taken = look_up(search->tis[place.at]);
		lexicon_letters(search->lexicon, &place.walk, try_letter, &branch);
		exchange_neighbours(search, &place);
		exchange_sounds(search, &place);
		leave_out(search, &place);
	}
	if (place.at < search->length)
		step(search, place, search->tis[place.at], place.at + 1, 0);
}

void slips_find(struct lexicon *lexicon, const unsigned char *tis, size_t length,
	bool ends, slip_visit *visit, void *context)
{
	struct search search = {.lexicon = lexicon,
		.tis = tis,
		.length = length,
		.ends = ends,
		.visit = visit,
		.context = context};
	go_on(&search, (struct place){lexicon_begin(lexicon), 0, 0, false});
}
