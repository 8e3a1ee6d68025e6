/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * person-name: one person's name in two ways: the same first name and a surname that is a
 * cell off, the same name with another title, the same surname and first names of which
 * only marks differ, first names and surnames that sound the same. Told once for each way,
 * where it stands later, naming the earlier.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "check/word_index.h"
#include "model/text_kind.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

enum {
	PART_LEAST = 2, /* cells of a name */
	NEAR_LEAST = 3, /* cells of a surname that may be a cell off */
	PART_BYTES = 120,
	NAMES_MOST = 500, /* that are compared */
};

/* Those that say who is a man, a wife, a miss: they do not change from line to line. */
static const char *const titles[] = {"นางสาว", "นาย", "นาง", "น.ส."};
/* Of ranks, degrees and posts, of which one person may have several or none written. */
static const char *const ranks[] = {"ว่าที่ร้อยตรี", "ว่าที่", "เด็กชาย", "เด็กหญิง", "ด.ช.", "ด.ญ.",
	"ดร.", "ผศ.", "รศ.", "พ.ต.อ.", "พ.ต.ท.", "พ.ต.ต.", "ร.ต.อ.", "ร.ต.ท.", "ร.ต.ต.",
	"จ.ส.ต.", "จ.ส.อ.", "ส.ต.อ.", "ส.ต.ท.", "ด.ต.", "พ.อ.", "พ.ท.", "พ.ต.", "ร.อ.",
	"ร.ท.", "ร.ต.", "ครู", "กำนัน", "ผู้ใหญ่บ้าน", "พระครู", "พระมหา"};
/* What is no name behind them: นายกเทศมนตรี, นายอำเภอ, นายช่างโยธา. */
static const char *const posts[] = {
	"ก", "อำเภอ", "ช่าง", "ทะเบียน", "จ้าง", "แพทย์", "ท้ายเรือ"};

struct part {
	const char *text;
	size_t bytes;
};

/* A name in a text. */
struct name {
	struct part title, first, last;
	size_t start, bytes;
};

/* A name that stood before, with copies of its own. */
struct seen {
	struct name name;
	char *words;
	struct check_text place;
	char *path;
};

struct names {
	struct seen *items;
	size_t count, capacity;
	struct word_index *heads; /* what names begin with: titles and ranks */
};

/* --- names in a text --- */

/* The bytes of the Thai letters that a text begins with. */
static size_t letters(const char *text, size_t bytes)
{
	size_t at = 0;
	uint32_t c;
	while (at < bytes) {
		const size_t spanned = utf8_decode(text + at, bytes - at, &c);
		if (!thai_is_letter(c) || thai_class(c) == THAI_SIGN)
			break;
		at += spanned;
	}
	return at;
}

static size_t spaces(const char *text, size_t bytes)
{
	size_t at = 0;
	uint32_t c;
	while (at < bytes) {
		const size_t spanned = utf8_decode(text + at, bytes - at, &c);
		if (c != ' ' && c != 0xA0)
			break;
		at += spanned;
	}
	return at;
}

static size_t cells(const struct part *part)
{
	size_t count = 0;
	for (size_t at = 0; at < part->bytes; count++)
		at += cell_next(part->text + at, part->bytes - at).bytes;
	return count;
}

/* The bytes of the ranks that stand there one behind the other: ผศ.ดร. */
static size_t ranks_at(const char *text, size_t bytes)
{
	size_t at = 0;
	for (bool more = true; more;) {
		more = false;
		for (size_t i = 0; i < COUNT(ranks) && !more; i++)
			if (bytes_begin_at(text + at, bytes - at, 0, ranks[i])) {
				at += strlen(ranks[i]);
				more = true;
			}
		if (more)
			at += spaces(text + at, bytes - at);
	}
	return at;
}

static size_t title_at(const char *text, size_t bytes)
{
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
		if (!bytes_begin_at(text, bytes, 0, titles[i]))
			continue;
		const size_t length = strlen(titles[i]);
		for (size_t p = 0; p < sizeof(posts) / sizeof(posts[0]); p++)
			if (bytes_begin_at(text + length, bytes - length, 0, posts[p]))
				return 0;
		return length;
	}
	return ranks_at(text, bytes);
}

/* Whether a name with its title begins there. */
static bool read_name(const char *text, size_t bytes, size_t start, struct name *name)
{
	const char *at = text + start;
	size_t left = bytes - start;
	const size_t title = title_at(at, left);
	if (!title)
		return false;
	name->title = (struct part){at, title};
	at += title;
	const size_t gap = spaces(at, left - title);
	at += gap;
	left -= title + gap;
	name->first = (struct part){at, letters(at, left)};
	const size_t between = spaces(at + name->first.bytes, left - name->first.bytes);
	at += name->first.bytes + between;
	left -= name->first.bytes + between;
	name->last = (struct part){at, letters(at, left)};
	name->start = start;
	name->bytes = (size_t)(at - text) + name->last.bytes - start;
	return name->first.bytes <= PART_BYTES && name->last.bytes <= PART_BYTES &&
	       cells(&name->first) >= PART_LEAST && cells(&name->last) >= PART_LEAST;
}

/* --- two names --- */

static bool is_same(const struct part *a, const struct part *b)
{
	return a->bytes == b->bytes && !memcmp(a->text, b->text, a->bytes);
}

static size_t cell_bytes(const struct part *part, size_t at)
{
	return at < part->bytes ? cell_next(part->text + at, part->bytes - at).bytes : 0;
}

/* The bytes of b that a is but for one cell (another, one less, one more); 0: it is not. b may
 * go on behind it, and does not begin with a. */
static size_t near(const struct part *a, const struct part *b)
{
	size_t at = 0;
	while (at < a->bytes && at < b->bytes) {
		const size_t in_a = cell_bytes(a, at), in_b = cell_bytes(b, at);
		if (in_a != in_b || memcmp(a->text + at, b->text + at, in_a) != 0)
			break;
		at += in_a;
	}
	const size_t skip_a = cell_bytes(a, at), skip_b = cell_bytes(b, at);
	const size_t from_a[] = {at + skip_a, at + skip_a, at};
	const size_t from_b[] = {at + skip_b, at, at + skip_b};
	for (size_t i = 0; i < sizeof(from_a) / sizeof(from_a[0]); i++) {
		const size_t rest = a->bytes - from_a[i];
		if (b->bytes - from_b[i] < rest ||
			memcmp(a->text + from_a[i], b->text + from_b[i], rest) != 0)
			continue;
		if (from_b[i] + rest == b->bytes || rest)
			return from_b[i] + rest;
	}
	return 0;
}

static void put_without_marks(struct str *out, const struct part *part)
{
	uint32_t c;
	for (size_t at = 0; at < part->bytes;) {
		const size_t spanned = utf8_decode(part->text + at, part->bytes - at, &c);
		if (!thai_is_mark(c))
			str_append(out, part->text + at, spanned);
		at += spanned;
	}
}

static bool only_marks_differ(const struct part *a, const struct part *b)
{
	struct str plain_a = STR_INIT, plain_b = STR_INIT;
	put_without_marks(&plain_a, a);
	put_without_marks(&plain_b, b);
	const bool same = plain_a.bytes == plain_b.bytes &&
			  !memcmp(plain_a.data, plain_b.data, plain_a.bytes);
	str_release(&plain_a);
	str_release(&plain_b);
	return same;
}

static bool is_civil(const struct part *title)
{
	for (size_t i = 0; i < COUNT(titles); i++)
		if (bytes_begin_at(title->text, title->bytes, 0, titles[i]))
			return true;
	return false;
}

/* น.ส. is นางสาว; ranks go with any. */
static bool is_same_title(const struct part *a, const struct part *b)
{
	if (!is_civil(a) || !is_civil(b))
		return true;
	const bool miss_a = bytes_begin_at(a->text, a->bytes, 0, "นางสาว") ||
			    bytes_begin_at(a->text, a->bytes, 0, "น.ส.");
	const bool miss_b = bytes_begin_at(b->text, b->bytes, 0, "นางสาว") ||
			    bytes_begin_at(b->text, b->bytes, 0, "น.ส.");
	return miss_a && miss_b ? true : is_same(a, b);
}

/* --- how names sound --- */

/* The letter that stands for all that sound as it does. */
static uint32_t sound_of(uint32_t c)
{
	static const struct {
		uint32_t letter, sound;
	} sounds[] = {{0x0E13, 0x0E19} /* ณ น */, {0x0E28, 0x0E2A} /* ศ ส */,
		{0x0E29, 0x0E2A} /* ษ ส */, {0x0E0D, 0x0E22} /* ญ ย */,
		{0x0E20, 0x0E1E} /* ภ พ */, {0x0E0E, 0x0E14} /* ฎ ด */,
		{0x0E0F, 0x0E15} /* ฏ ต */, {0x0E10, 0x0E17} /* ฐ ท */,
		{0x0E11, 0x0E17} /* ฑ ท */, {0x0E12, 0x0E17} /* ฒ ท */,
		{0x0E18, 0x0E17} /* ธ ท */, {0x0E2C, 0x0E25} /* ฬ ล */,
		{0x0E06, 0x0E04} /* ฆ ค */};
	for (size_t i = 0; i < COUNT(sounds); i++)
		if (sounds[i].letter == c)
			return sounds[i].sound;
	return c;
}

/* The cell holds a ์: it is not spoken. */
static bool is_silent(const char *cell, size_t bytes)
{
	static const char thanthakhat[] = "์";
	return memmem(cell, bytes, thanthakhat, strlen(thanthakhat)) != NULL;
}

static void put_sound(struct str *out, const struct part *part)
{
	uint32_t c;
	for (size_t at = 0, end; at < part->bytes; at = end) {
		end = at + cell_bytes(part, at);
		if (is_silent(part->text + at, end - at))
			continue;
		for (size_t i = at; i < end;) {
			i += utf8_decode(part->text + i, end - i, &c);
			str_put_code_point(out, sound_of(c));
		}
	}
}

static bool sounds_same(const struct part *a, const struct part *b)
{
	struct str of_a = STR_INIT, of_b = STR_INIT;
	put_sound(&of_a, a);
	put_sound(&of_b, b);
	const bool same = of_a.bytes == of_b.bytes && of_a.bytes &&
			  !memcmp(of_a.data, of_b.data, of_a.bytes);
	str_release(&of_a);
	str_release(&of_b);
	return same;
}

/* --- two names, as wholes --- */

/* Whether a name is one that stood before, text going on behind its surname or not. */
static bool is_known(const struct name *before, struct name *name)
{
	return is_same(&before->first, &name->first) &&
	       name->last.bytes >= before->last.bytes &&
	       !memcmp(before->last.text, name->last.text, before->last.bytes);
}

/* Whether the name is the other one in another way; it is cut to what is compared. */
static bool is_other_way(const struct name *before, struct name *name)
{
	if (is_known(before, name)) {
		if (is_same_title(&before->title, &name->title))
			return false;
		name->bytes -= name->last.bytes - before->last.bytes;
		return true;
	}
	if (sounds_same(&before->first, &name->first) &&
		sounds_same(&before->last, &name->last))
		return true;
	/* Behind ครู and its like there may be other words than names. */
	if (!is_civil(&before->title) || !is_civil(&name->title))
		return false;
	if (is_same(&before->first, &name->first)) {
		if (cells(&before->last) < NEAR_LEAST)
			return false;
		const size_t bytes = near(&before->last, &name->last);
		name->bytes -= bytes ? name->last.bytes - bytes : 0;
		return bytes != 0;
	}
	return is_same(&before->last, &name->last) &&
	       only_marks_differ(&before->first, &name->first);
}

/* --- what is told --- */

static void begin(struct check *check)
{
	struct names *names = mem_new(1, sizeof(*names));
	names->heads = word_index_new();
	for (size_t i = 0; i < COUNT(titles); i++)
		word_index_add(names->heads, titles[i], i);
	for (size_t i = 0; i < COUNT(ranks); i++)
		word_index_add(names->heads, ranks[i], i);
	check->state = names;
}

static void end(struct check *check)
{
	struct names *names = check->state;
	for (size_t i = 0; i < names->count; i++) {
		free(names->items[i].words);
		free(names->items[i].path);
	}
	free(names->items);
	word_index_free(names->heads);
	free(names);
}

static void remember(
	struct names *names, const struct check_text *text, const struct name *name)
{
	if (names->count == NAMES_MOST)
		return;
	names->items = mem_grow(
		names->items, names->count, &names->capacity, sizeof(*names->items));
	struct seen *seen = &names->items[names->count++];
	*seen = (struct seen){.name = *name,
		.words = mem_strndup(text->text + name->start, name->bytes),
		.place = *text,
		.path = mem_strdup(text->path)};
	seen->place.path = seen->path;
	const char *from = text->text + name->start;
	seen->name.title.text = seen->words + (name->title.text - from);
	seen->name.first.text = seen->words + (name->first.text - from);
	seen->name.last.text = seen->words + (name->last.text - from);
}

static void tell(struct check *check, const struct check_text *text,
	const struct name *name, const struct seen *before)
{
	char *words = mem_strndup(text->text + name->start, name->bytes);
	struct finding *finding = check_tell(check, SEVERITY_WARNING, text, name->start,
		name->bytes, _("“%s” and “%s”: is it one person?"), words, before->words);
	finding_set_other(finding, &before->place);
	free(words);
}

static void take(struct check *check, const struct check_text *text, struct name *name)
{
	struct names *names = check->state;
	for (size_t i = 0; i < names->count; i++)
		if (is_known(&names->items[i].name, name) &&
			is_same_title(&names->items[i].name.title, &name->title))
			return;
	for (size_t i = 0; i < names->count; i++)
		if (is_other_way(&names->items[i].name, name)) {
			tell(check, text, name, &names->items[i]);
			break;
		}
	remember(names, text, name);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	if (text->kind != TEXT_PROSE && text->kind != TEXT_NAME)
		return;
	const struct names *names = check->state;
	struct name name;
	size_t next = 0; /* where a name may begin */
	for (size_t at = 0; at < text->bytes;) {
		if (next < at)
			next = word_index_next(names->heads, text->text, text->bytes, at);
		if (at < next ||
			!word_index_longest(names->heads, text->text, text->bytes, at) ||
			!read_name(text->text, text->bytes, at, &name)) {
			at += cell_next(text->text + at, text->bytes - at).bytes;
			continue;
		}
		take(check, text, &name);
		at = name.start + name.bytes;
	}
}

const struct rule rule_person_name = {
	.name = "person-name",
	.severity = SEVERITY_WARNING,
	.title = N_("One person's name in two ways"),
	.mend = N_("Look up how the name is written. If these are two people, accept the "
		   "finding."),
	.begin = begin,
	.text = look_at_text,
	.end = end,
};
