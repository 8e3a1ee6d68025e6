/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * doubled-word: a word, or a few words together, stand twice in a row.
 *
 * Thai puts no space between words but one between sentences. So what stands twice
 * without a space is a fault unless the first of the two ends a compound
 * (กรรมการการเลือกตั้ง) or the second begins something else (สองครั้งครั้งละ), and what stands
 * twice with a space is a fault only where no sentence ends with it (เรื่อง เรื่อง), and of
 * several words only where no sentence begins with the second. A line end inside a
 * paragraph is such a space.
 */
#include <config.h>

#include <string.h>

#include "check/finding.h"
#include "check/list_line.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/card.h"
#include "model/text_kind.h"
#include "text/breaks.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

enum {
	LEAST_POINTS = 3,         /* of a word */
	LEAST_GROUP_POINTS = 5,   /* of several together: ไม่มี */
	LEAST_SPACED_POINTS = 10, /* the same, white space between the two */
	MOST_WORDS = 6,
};

/* Words that end compounds more often than they are doubled: a fault only where
 * something begins. */
static const char *const ending_words[] = {"การ", NULL};

/* Words that no sentence ends with. */
static const char *const going_on[] = {"และ", "หรือ", "เพื่อ", "โดย", "จาก", "ซึ่ง", "ความ",
	"ส่งเสริม", "เสริมสร้าง", "จัดทำ", "จัดให้มี", "สำหรับ", "ระหว่าง", "เกี่ยวกับ", "ได้แก่",
	"ตลอดจน", "รวมทั้ง", NULL};

/* The same, where they do not end another word either. */
static const char *const going_on_alone[] = {
	"เรื่อง", "การ", "ของ", "ตาม", "กับ", "แก่", "ใน", "ผู้", "ด้าน", NULL};

/* Words with which a sentence goes on. */
static const char *const continuing[] = {"ของ", "ใน", "ตาม", "ที่", "และ", "หรือ", "แก่",
	"กับ", "โดย", "จาก", "เพื่อ", "ต่อ", "ซึ่ง", "ให้", "ด้าน", "ประจำ", "ตั้งแต่", NULL};

/* Words with which others begin, so that libthai sees one word in ความ|ความพึงพอใจ. */
static const char *const beginning_words[] = {"ความ", "การ", "เรื่อง", NULL};

/* The same, which no word ends between either: it is kept with what it begins. */
static const char kept_word[] = "ผู้";

/* Words that make a noun of the next one, which may do its work: เครื่องพิมพ์พิมพ์. */
static const char *const noun_makers[] = {
	"เครื่อง", "ช่าง", "ห้อง", "โรง", "ใบ", "แบบ", "ตู้", "กล่อง", NULL};

struct line {
	struct check *check;
	const struct check_text *text;
	size_t start; /* in the text */
	const char *at;
	size_t bytes;
	const unsigned char *flags;
};

static bool is_one_of(const char *word, size_t bytes, const char *const *words)
{
	for (; *words; words++)
		if (strlen(*words) == bytes && !memcmp(word, *words, bytes))
			return true;
	return false;
}

static bool may_stand_twice(const struct line *line, const char *word, size_t bytes)
{
	const struct string_list *words = &line->check->input->words->doubled;
	for (size_t i = 0; i < words->count; i++)
		if (strlen(words->items[i]) == bytes &&
			!memcmp(word, words->items[i], bytes))
			return true;
	return false;
}

static uint32_t point(const struct line *line, size_t at)
{
	uint32_t c = 0;
	if (at < line->bytes)
		utf8_decode(line->at + at, line->bytes - at, &c);
	return c;
}

static bool is_letter(uint32_t c)
{
	const enum thai_class class = thai_class(c);
	return class > THAI_UNASSIGNED && class < THAI_DIGIT;
}

/* The word that begins at offset; 0 if it is not of Thai letters alone. */
static size_t word_end(const struct line *line, size_t at)
{
	size_t end = at;
	uint32_t c;
	do {
		if (!is_letter(point(line, end)))
			return 0;
		end += utf8_decode(line->at + end, line->bytes - end, &c);
	} while (end < line->bytes && !(line->flags[end] & BREAK_WORD));
	return end;
}

/* Whether nothing Thai stands directly before. */
static bool is_at_start(const struct line *line, size_t at)
{
	return at == 0 || !is_letter(point(line, utf8_previous(line->at, at)));
}

static bool begins(const struct line *line, size_t at, const char *part)
{
	return bytes_begin_at(line->at, line->bytes, at, part);
}

static bool ends_noun(const struct line *line, size_t at)
{
	for (const char *const *word = noun_makers; *word; word++) {
		const size_t length = strlen(*word);
		if (at >= length && !memcmp(line->at + at - length, *word, length) &&
			line->flags[at - length] & BREAK_WORD)
			return true;
	}
	return false;
}

/* Whether what begins at offset makes of the second word something else: ครั้งละ,
 * ครั้งที่ ๒, or stands for a third: ๆ. */
static bool is_counted(const struct line *line, size_t at)
{
	static const char ordinal[] = "ที่";
	const size_t behind = white_end(line->at, line->bytes, at);
	if (begins(line, at, "ละ") || begins(line, behind, "ๆ"))
		return true;
	if (!begins(line, at, ordinal))
		return false;
	const size_t number = white_end(line->at, line->bytes, at + strlen(ordinal));
	return digit_value(point(line, number)) >= 0;
}

/* Whether the word, its bytes known to be there again from second on, is doubled. */
static bool is_doubled_word(
	const struct line *line, size_t first, size_t bytes, size_t second)
{
	const char *word = line->at + first;
	const size_t end = second + bytes;
	const bool alone = is_at_start(line, first);
	if (utf8_count(word, bytes) < LEAST_POINTS || may_stand_twice(line, word, bytes))
		return false;
	if ((is_one_of(word, bytes, ending_words) && !alone) || ends_noun(line, first))
		return false;
	if (second > first + bytes && !is_one_of(word, bytes, going_on) &&
		!(alone && is_one_of(word, bytes, going_on_alone)))
		return false;
	if (!(line->flags[end] & BREAK_WORD) &&
		(!is_one_of(word, bytes, beginning_words) ||
			thai_class(point(line, end)) == THAI_FOLLOWING))
		return false;
	return !is_counted(line, end);
}

static bool is_again(const struct line *line, size_t first, size_t bytes, size_t second)
{
	return line->bytes - second >= bytes &&
	       !memcmp(line->at + first, line->at + second, bytes) &&
	       !thai_is_mark(point(line, second + bytes)) &&
	       thai_class(point(line, second + bytes)) != THAI_SARA_AM;
}

/* Whether the bytes are the same twice, though no word ends between the two for libthai:
 * ความ|รู้ความ|รู้. */
static bool is_twice_unseen(const struct line *line, size_t first, size_t bytes)
{
	const size_t half = bytes / 2;
	return half % UTF8_THAI_BYTES == 0 && bytes == 2 * half &&
	       half / UTF8_THAI_BYTES >= LEAST_GROUP_POINTS &&
	       !(line->flags[first + half] & BREAK_WORD) &&
	       !memcmp(line->at + first, line->at + first + half, half) &&
	       !is_counted(line, first + bytes);
}

/* The end of several words between spaces that stand there again between spaces; 0: they
 * do not. */
static size_t spaced_end(const struct line *line, size_t first, size_t end)
{
	const size_t bytes = end - first, second = white_end(line->at, line->bytes, end);
	const size_t behind = second + bytes;
	if (second == end || !is_at_start(line, first) || behind > line->bytes ||
		utf8_count(line->at + first, bytes) < LEAST_SPACED_POINTS ||
		memcmp(line->at + first, line->at + second, bytes) != 0 ||
		(behind < line->bytes && line->at[behind] != ' '))
		return 0;
	const size_t next = white_end(line->at, line->bytes, behind);
	bool goes_on = next == line->bytes;
	for (const char *const *word = continuing; *word && !goes_on; word++)
		goes_on = begins(line, next, *word);
	return goes_on ? behind : 0;
}

/* The end of what begins at offset and stands there twice; 0: nothing does. */
static size_t doubled_end(const struct line *line, size_t first)
{
	size_t end = first;
	if (begins(line, first, kept_word) &&
		begins(line, first + strlen(kept_word), kept_word))
		return first + 2 * strlen(kept_word);
	for (int words = 1; words <= MOST_WORDS; words++) {
		end = end < line->bytes ? word_end(line, end) : 0;
		if (!end)
			return 0;
		const size_t bytes = end - first;
		const size_t behind = words > 1 ? spaced_end(line, first, end) : 0;
		if (behind || (words > 1 && is_twice_unseen(line, first, bytes)))
			return behind ? behind : end;
		const size_t second =
			words == 1 ? white_end(line->at, line->bytes, end) : end;
		if (second >= line->bytes || !is_again(line, first, bytes, second))
			continue;
		if (words == 1 ? is_doubled_word(line, first, bytes, second)
			       : line->flags[second + bytes] & BREAK_WORD &&
					 utf8_count(line->at + first, bytes) >=
						 LEAST_GROUP_POINTS &&
					 !is_counted(line, second + bytes))
			return second + bytes;
	}
	return 0;
}

/* --- a quick look first: most lines have nothing that stands twice --- */

enum {
	PIECE_BYTES = 3 * UTF8_THAI_BYTES,
	THAI_BITS = 7,
	PIECE_MASK = (1 << 21) - 1,
	WINDOW = 64,
	LATEST = 256
};

/* The pieces of three Thai letters that ended last, and where they began. Nothing that
 * stands twice is longer than these. */
struct pieces {
	uint32_t codes[WINDOW];
	size_t starts[WINDOW];
	size_t count;
	/* How many there were when a piece came last whose code leaves the remainder. */
	uint32_t latest[LATEST];
};

/* Whether what begins at `first` and ends, white space left out, at second is there again
 * from second on. */
static bool is_twice(const char *text, size_t bytes, size_t first, size_t second)
{
	size_t end = second;
	while (end > first && text[end - 1] == ' ')
		end--;
	const size_t length = end - first;
	return length >= PIECE_BYTES && bytes - second >= length &&
	       !memcmp(text + first, text + second, length);
}

static bool add_piece(struct pieces *pieces, const char *text, size_t bytes,
	uint32_t code, size_t start)
{
	uint32_t *latest = &pieces->latest[(code ^ code >> THAI_BITS) % LATEST];
	const bool seen = *latest && pieces->count - *latest < WINDOW;
	const size_t filled = !seen ? 0 : MIN(pieces->count, (size_t)WINDOW);
	for (size_t i = 0; i < filled; i++)
		if (pieces->codes[i] == code &&
			is_twice(text, bytes, pieces->starts[i], start))
			return true;
	pieces->codes[pieces->count % WINDOW] = code;
	pieces->starts[pieces->count % WINDOW] = start;
	*latest = (uint32_t)++pieces->count;
	return false;
}

static bool has_twice(const char *text, size_t bytes)
{
	struct pieces pieces = {.count = 0};
	uint32_t c, code = 0;
	int letters = 0; /* that end here */
	for (size_t at = 0; at < bytes;) {
		at += utf8_decode(text + at, bytes - at, &c);
		if (!is_letter(c)) {
			letters = 0;
			continue;
		}
		code = (code << THAI_BITS | (c - THAI_FIRST)) & PIECE_MASK;
		if (++letters >= LEAST_POINTS &&
			add_piece(&pieces, text, bytes, code, at - PIECE_BYTES))
			return true;
	}
	return false;
}

static void look_at_line(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct check *check = context;
	if (!has_twice(text->text + start, bytes))
		return;
	struct line line = {.check = check,
		.text = text,
		.start = start,
		.at = text->text + start,
		.bytes = bytes,
		.flags = breaker_find(check->breaker, text->text + start, bytes)};
	for (size_t at = list_line_read(line.at, bytes).text; at < bytes;) {
		const size_t end =
			line.flags[at] & BREAK_WORD ? doubled_end(&line, at) : 0;
		if (end && !told_enough(check, text))
			check_tell(check, SEVERITY_WARNING, text, start + at, end - at,
				_("the same words twice: “%.*s”"), (int)(end - at),
				line.at + at);
		at = end ? end : at + 1;
	}
}

/* --- over a line end --- */

enum { NEAR_END = 40 * UTF8_THAI_BYTES };

/* What stands about a line end, of its two lines, which gets white space for it. */
static void put_both(struct str *both, const struct check_text *text, size_t end,
	size_t next_bytes, size_t *start)
{
	*start = end > NEAR_END ? end - NEAR_END : 0;
	for (size_t i = *start; i < end; i++)
		if (text->text[i] == '\n')
			*start = i + 1;
	while ((text->text[*start] & 0xC0) == 0x80)
		++*start;
	str_append(both, text->text + *start, end - *start);
	str_putc(both, ' ');
	str_append(both, text->text + end + 1,
		utf8_whole(text->text + end + 1, next_bytes, NEAR_END));
}

static void look_at_both(
	struct check *check, const struct check_text *text, struct line *line, size_t end)
{
	for (size_t at = 0; at < end; at++) {
		const size_t behind =
			line->flags[at] & BREAK_WORD ? doubled_end(line, at) : 0;
		if (behind <= end + 1)
			continue;
		if (!told_enough(check, text))
			check_tell(check, SEVERITY_WARNING, text, line->start + at,
				behind - at,
				_("the same words twice, over a line end: “%.*s”"),
				(int)(behind - at), line->at + at);
		return;
	}
}

/* Tells what ends a line and begins the next one again. */
static void look_at_end(struct check *check, const struct check_text *text, size_t end)
{
	struct str both = STR_INIT;
	const char *next = text->text + end + 1;
	const size_t next_bytes = strcspn(next, "\n");
	struct line line = {.check = check, .text = text};
	if (!next_bytes || list_line_read(next, next_bytes).kind != LIST_NONE)
		return;
	put_both(&both, text, end, next_bytes, &line.start);
	if (has_twice(both.data, both.bytes)) {
		line.at = both.data;
		line.bytes = both.bytes;
		line.flags = breaker_find(check->breaker, both.data, both.bytes);
		look_at_both(check, text, &line, end - line.start);
	}
	str_release(&both);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	if (text->kind != TEXT_PROSE && text->kind != TEXT_HEADING)
		return;
	check_lines(text, look_at_line, check);
	if (text->field == FIELD_STEPS)
		return; /* each line is a step */
	for (const char *end = text->text; (end = strchr(end, '\n')) != NULL; end++)
		look_at_end(check, text, (size_t)(end - text->text));
}

const struct rule rule_doubled_word = {
	.name = "doubled-word",
	.severity = SEVERITY_WARNING,
	.title = N_("Words that stand twice"),
	.mend = N_(
		"Take one of the two out. If both are meant, accept the finding, or put "
		"the word on the office's list “doubled”."),
	.typing = true,
	.text = look_at_text,
};
