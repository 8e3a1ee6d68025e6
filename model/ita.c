/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/ita.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/lists.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"

/* Figures are written with two decimals: what they differ by in rounding is nothing. */
#define ROUNDING  0.005
#define WEAK      85.0
#define FULL      100.0
#define UNLIMITED (-1.0)

enum { LAST_YEAR_OF_LETTERS = 2565 };

/* --- parts --- */

static const struct {
	const char *name;
	char letter;
	int weight;
} parts[ITA_PARTS] = {
	[ITA_IIT] = {"IIT", 'i', 30},
	[ITA_EIT] = {"EIT", 'e', 30},
	[ITA_OIT] = {"OIT", 'o', 40},
};

const char *ita_part_name(enum ita_part part)
{
	return parts[part].name;
}

int ita_part_weight(enum ita_part part)
{
	return parts[part].weight;
}

const struct decimal *ita_part_score(const struct ita *ita, enum ita_part part)
{
	return part == ITA_IIT ? &ita->iit : part == ITA_EIT ? &ita->eit : &ita->oit;
}

struct decimal decimal_whole(int64_t value)
{
	return (struct decimal){.kind = DECIMAL_INTEGER, .value = (double)value};
}

bool decimal_known(const struct decimal *decimal)
{
	return decimal->kind == DECIMAL_INTEGER || decimal->kind == DECIMAL_REAL;
}

/* --- items --- */

bool ita_code_parse(const char *code, enum ita_part *part, int *number)
{
	size_t used;
	int32_t value;
	const char *at = code + strspn(code, " \t");
	enum ita_part found = ITA_PARTS;
	for (enum ita_part each = 0; each < ITA_PARTS; each++)
		if ((*at | 0x20) == parts[each].letter)
			found = each;
	if (found == ITA_PARTS)
		return false;
	at++;
	at += strspn(at, " \t");
	if (!number_parse(at, strlen(at), &used, &value) || value < 1)
		return false;
	at += used;
	if (at[strspn(at, " \t")] != '\0')
		return false;
	*part = found;
	*number = value;
	return true;
}

bool ita_code_same(const char *a, const char *b)
{
	enum ita_part part_a, part_b;
	int number_a, number_b;
	if (!ita_code_parse(a, &part_a, &number_a) ||
		!ita_code_parse(b, &part_b, &number_b))
		return strcmp(a, b) == 0;
	return part_a == part_b && number_a == number_b;
}

/* Bytes of what stands between two codes, at the start of text; 0: nothing does. */
static size_t between_codes(const char *text)
{
	static const char and[] = "และ";
	size_t bytes = strspn(text, " \t,;/+&");
	if (strncmp(text + bytes, and, strlen(and)) == 0)
		bytes += strlen(and);
	return bytes + strspn(text + bytes, " \t");
}

/* Bytes of the code that the text begins with; a space may stand behind its letter. */
static size_t code_bytes(const char *text)
{
	size_t bytes = 1;
	bytes += strspn(text + bytes, " \t");
	while (text[bytes] && !between_codes(text + bytes))
		bytes++;
	return bytes;
}

bool ita_codes_split(const char *text, struct string_list *codes)
{
	struct string_list found = {0};
	bool good = true;
	for (const char *at = text + strspn(text, " \t"); *at && good;) {
		const size_t bytes = code_bytes(at);
		enum ita_part part;
		int number;
		char *code = mem_strndup(at, bytes);
		good = ita_code_parse(code, &part, &number);
		string_list_add(&found, code);
		free(code);
		at += bytes;
		at += between_codes(at);
	}
	good = good && found.count > 1;
	for (size_t i = 0; good && i < found.count; i++)
		string_list_add(codes, found.items[i]);
	string_list_release(&found);
	return good;
}

bool ita_item_weak(const struct ita_item *item)
{
	if (item->weak_present)
		return item->weak;
	return !decimal_known(&item->score) || item->score.value < WEAK;
}

/* --- the total --- */

bool ita_total(const struct ita *ita, double *total)
{
	double sum = 0;
	for (enum ita_part part = 0; part < ITA_PARTS; part++) {
		const struct decimal *score = ita_part_score(ita, part);
		if (!decimal_known(score))
			return false;
		sum += score->value * parts[part].weight;
	}
	*total = sum / FULL;
	return true;
}

/* --- levels --- */

struct level {
	double total; /* from this on */
	double part;  /* and each part from this on; UNLIMITED: whatever they are */
};

static const char *const letters[] = {"AA", "A", "B", "C", "D", "E", "F"};
static const struct level letter_levels[] = {
	{95, UNLIMITED},
	{85, UNLIMITED},
	{75, UNLIMITED},
	{65, UNLIMITED},
	{55, UNLIMITED},
	{50, UNLIMITED},
	{0, UNLIMITED},
};
static const char *const words[] = {
	"ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน"};
static const struct level word_levels[] = {
	{95, 95},
	{85, 85},
	{85, UNLIMITED},
	{70, UNLIMITED},
	{0, UNLIMITED},
};

const char *const *ita_levels(int year, size_t *count)
{
	const bool by_letter = year <= LAST_YEAR_OF_LETTERS;
	*count = by_letter ? COUNT(letters) : COUNT(words);
	return by_letter ? letters : words;
}

/* The letters, and each bound of both, stand in a province's table of results of several
 * years; which words 2567 has and from where on, in what was announced for that year. */
bool ita_levels_sure(int year)
{
	return year <= LAST_YEAR_OF_LETTERS || year == 2567;
}

static int year_of(const struct ita *ita)
{
	return decimal_known(&ita->year) ? (int)ita->year.value : 0;
}

/* The total: the one given, else the one that the parts make. */
static bool find_total(const struct ita *ita, double *total)
{
	if (!decimal_known(&ita->total))
		return ita_total(ita, total);
	*total = ita->total.value;
	return true;
}

/* What each part is at least and at most: one that is missing makes, with those that are
 * there, the total. */
struct range {
	double least, most;
};

static double within_marks(double score)
{
	return score < 0 ? 0 : score > FULL ? FULL : score;
}

static void find_range(
	const struct ita *ita, double total, enum ita_part part, struct range *range)
{
	const struct decimal *score = ita_part_score(ita, part);
	double known = 0, missing = 0;
	*range = (struct range){score->value, score->value};
	if (decimal_known(score))
		return;
	for (enum ita_part other = 0; other < ITA_PARTS; other++) {
		const struct decimal *of_other = ita_part_score(ita, other);
		if (other == part)
			continue;
		if (decimal_known(of_other))
			known += of_other->value * parts[other].weight;
		else
			missing += FULL * parts[other].weight;
	}
	const double left = total * FULL - known, weight = parts[part].weight;
	/* The total and the parts known are rounded each. */
	const double blur = 2 * ROUNDING * FULL;
	range->least = within_marks((left - missing - blur) / weight);
	range->most = within_marks((left + blur) / weight);
}

/* The least of the parts, at the worst and at the best. */
static struct range least_part(const struct ita *ita, double total)
{
	struct range least = {FULL, FULL};
	for (enum ita_part part = 0; part < ITA_PARTS; part++) {
		struct range range;
		find_range(ita, total, part, &range);
		if (range.least < least.least)
			least.least = range.least;
		if (range.most < least.most)
			least.most = range.most;
	}
	return least;
}

static size_t level_at(
	const struct level *levels, size_t count, double total, double part)
{
	size_t i = 0;
	while (i + 1 < count && (total < levels[i].total || part < levels[i].part))
		i++;
	return i;
}

/* The best and the worst level that the figures allow, as indices of the names. */
static bool find_levels(const struct ita *ita, size_t *best, size_t *worst)
{
	double total;
	size_t count;
	const int year = year_of(ita);
	if (!year || !find_total(ita, &total))
		return false;
	ita_levels(year, &count);
	const struct level *levels =
		year <= LAST_YEAR_OF_LETTERS ? letter_levels : word_levels;
	const struct range least = least_part(ita, total);
	*best = level_at(levels, count, total, least.most);
	*worst = level_at(levels, count, total, least.least);
	return true;
}

const char *ita_level(const struct ita *ita)
{
	size_t best, worst, count;
	if (!find_levels(ita, &best, &worst) || best != worst)
		return NULL;
	return ita_levels(year_of(ita), &count)[best];
}

/* Compares a claim without the white space in and around it. */
static bool same_level(const char *claim, const char *name)
{
	for (;; claim++, name++) {
		claim += strspn(claim, " \t\n");
		if (!*claim || !*name)
			return *claim == *name;
		if (strncasecmp(claim, name, 1) != 0)
			return false;
	}
}

#define RANK "ระดับ"

enum ita_level_verdict ita_level_check(const struct ita *ita)
{
	size_t best, worst, count, claimed = 0;
	const char *claim = ita->level ? ita->level : "";
	claim += strspn(claim, " \t\n");
	if (!*claim)
		return ITA_LEVEL_UNCLAIMED;
	if (!strncmp(claim, RANK, strlen(RANK)))
		claim += strlen(RANK);
	if (!find_levels(ita, &best, &worst))
		return ITA_LEVEL_UNKNOWN;
	const char *const *names = ita_levels(year_of(ita), &count);
	while (claimed < count && !same_level(claim, names[claimed]))
		claimed++;
	if (claimed == count)
		return ITA_LEVEL_UNKNOWN;
	if (claimed < best || claimed > worst)
		return ITA_LEVEL_WRONG;
	return best == worst ? ITA_LEVEL_FITS : ITA_LEVEL_UNSHOWN;
}
