/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/slips.h"

#include <string.h>

#include "text/libthai.h"
#include "text/thai.h"

/* Letters that are taken for each other, by their looks or their sound. */
static const char *const alike[] = {"ขชซฃ", "ตคดฅ", "บปษ", "ถภก", "ฎฏ", "นณม", "ศษส",
	"ทธฑฒ", "รล", "ผฝพฟ", "ญณ", "ฐธ", "อฮ"};

/* Those that lie beside each other on the keyboard, and less likely looks. */
static const char *const beside[] = {"รน", "นย", "ยบ", "บล", "ฟห", "หก", "กด", "สว", "วง",
	"ผป", "ทม", "หท", "ลส", "วจ", "ฆม", "ฬพ"};

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

static bool group_holds(const char *group, unsigned char letter)
{
	/* Groups are UTF-8: three bytes a letter. */
	const uint32_t c = tis_to_code_point(letter);
	const char utf8[] = {
		(char)0xE0, (char)(0xB8 | (c >> 6 & 1)), (char)(0x80 | (c & 0x3F)), '\0'};
	return strstr(group, utf8) != NULL;
}

static bool in_one_group(
	const char *const *groups, size_t count, unsigned char a, unsigned char b)
{
	for (size_t i = 0; i < count; i++)
		if (group_holds(groups[i], a) && group_holds(groups[i], b))
			return true;
	return false;
}

/* What it costs that `typed` stands for `meant`; 0: nobody takes one for the other. */
static int exchange_cost(unsigned char typed, unsigned char meant)
{
	const enum thai_class a = class_of(typed), b = class_of(meant);
	if (a == THAI_CONSONANT && b == THAI_CONSONANT) {
		if (in_one_group(alike, sizeof(alike) / sizeof(alike[0]), typed, meant))
			return SLIP_LIKE;
		return in_one_group(
			       beside, sizeof(beside) / sizeof(beside[0]), typed, meant)
			       ? SLIP_KEYS
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
};

static bool try_letter(void *context, unsigned char letter)
{
	const struct branch *branch = context;
	struct search *search = branch->search;
	const struct place *place = branch->place;
	const unsigned char *here = search->tis + place->at;
	const size_t left = search->length - place->at;
	const int exchanged = left && *here != letter ? exchange_cost(*here, letter) : 0;
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
		struct branch branch = {search, &place};
		lexicon_letters(search->lexicon, &place.walk, try_letter, &branch);
		exchange_neighbours(search, &place);
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
