/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * placeholder: blanks that were left to be filled in ((ระบุ…), ….., ____, xxx), an error;
 * and in the results a target where the figure belongs (ไม่น้อยกว่าร้อยละ ๘๐), a warning.
 *
 * What people write on the paper by hand (the memo's number, dates, opinions) may be
 * dotted.
 */
#include <config.h>

#include <string.h>

#include "check/amounts.h"
#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "check/token.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/list_mark.h"
#include "text/str.h"
#include "text/utf8.h"

enum {
	ELLIPSIS = 0x2026,
	ELLIPSIS_DOTS = 3,
	LEADER_DOTS = 4, /* more than an ellipsis */
	LINE_UNDERSCORES = 3,
	TARGET_GAP = 45,     /* bytes of Thai between the target's word and its number */
	OPEN_ENDED = 0x2026, /* a list's word that ends so is the beginning of a text */
};

struct stretch {
	size_t start, end;
};

static uint32_t peek(const struct check_text *text, size_t at, size_t *spanned)
{
	uint32_t c = 0;
	*spanned =
		at < text->bytes ? utf8_decode(text->text + at, text->bytes - at, &c) : 0;
	return c;
}

static uint32_t before(const struct check_text *text, size_t at)
{
	size_t spanned;
	return at ? peek(text, utf8_previous(text->text, at), &spanned) : 0;
}

/* --- dots and lines --- */

/* The dots, or underscores, from at on: how many, and where they end. */
static size_t count_dots(const struct check_text *text, size_t at, size_t *end)
{
	size_t count = 0, spanned;
	for (;; at += spanned) {
		const uint32_t c = peek(text, at, &spanned);
		if (c != '.' && c != ELLIPSIS)
			break;
		count += c == '.' ? 1 : ELLIPSIS_DOTS;
	}
	*end = at;
	return count;
}

static size_t count_lines(const struct check_text *text, size_t at, size_t *end)
{
	const size_t start = at;
	while (at < text->bytes && text->text[at] == '_')
		at++;
	*end = at;
	return at - start;
}

/* Whether the stretch is all that stands between brackets or quotation marks. */
static bool is_enclosed(const struct check_text *text, const struct stretch *dots)
{
	static const struct {
		uint32_t open, close;
	} pairs[] = {{'(', ')'}, {'[', ']'}, {0x201C, 0x201D}, {'"', '"'}};
	size_t spanned;
	const uint32_t open = before(text, dots->start);
	const uint32_t close = peek(text, dots->end, &spanned);
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (pairs[i].open == open && pairs[i].close == close)
			return true;
	return false;
}

/* Whether a word stands before the dots that wants a number behind it. */
static bool is_awaited(const struct check_text *text, size_t start)
{
	static const char *const words[] = {"จำนวน", "ร้อยละ", "วันที่", "เลขที่", "เป็นเงิน"};
	while (start && text->text[start - 1] == ' ')
		start--;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const size_t length = strlen(words[i]);
		if (start >= length &&
			!memcmp(text->text + start - length, words[i], length))
			return true;
	}
	return false;
}

/* Whether a word that follows numbers stands behind the dots, white space between:
 * มีผู้เข้าร่วม … คน. */
static bool before_unit(const struct check_text *text, size_t end)
{
	static const char *const units[] = {
		"คน", "ครั้ง", "ราย", "บาท", "เรื่อง", "แห่ง", "โครงการ", "วัน", "ฉบับ"};
	const size_t at = white_end(text->text, text->bytes, end);
	size_t stop;
	if (at == end)
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if ((stop = word_match(text->text, text->bytes, at, units[i])) &&
			(stop == text->bytes || strchr(" \n),", text->text[stop])))
			return true;
	return false;
}

static bool find_blank(const struct check_text *text, size_t at, struct stretch *blank)
{
	blank->start = at;
	const size_t dots = count_dots(text, at, &blank->end);
	if (dots >= LEADER_DOTS)
		return true;
	if (dots >= ELLIPSIS_DOTS)
		return is_enclosed(text, blank) || is_awaited(text, at) ||
		       (at && text->text[at - 1] == ' ' && before_unit(text, blank->end));
	return count_lines(text, at, &blank->end) >= LINE_UNDERSCORES;
}

/* --- words of the list --- */

static bool is_opening(uint32_t c)
{
	return c == '(' || c == '[' || c == '<' || c == '{';
}

static bool is_closing(uint32_t c)
{
	return c == ')' || c == ']' || c == '>' || c == '}';
}

/* A word whose bracket holds nothing else, or, where it ends with …, no more than one
 * word behind it: (จำนวนครั้ง/เดือน), (ระบุชื่อ), (ระบุ.....). */
static bool find_bracketed(
	const struct check_text *text, size_t at, const char *word, struct stretch *blank)
{
	static const char tail[] = "…";
	struct str stem = STR_INIT;
	size_t spanned, length = strlen(word);
	const bool open_ended =
		length > strlen(tail) && !strcmp(word + length - strlen(tail), tail);
	str_append(&stem, word, length - (open_ended ? strlen(tail) : 0));
	const size_t inner = white_end(text->text, text->bytes, at + 1);
	size_t end = word_match(text->text, text->bytes, inner, stem.data);
	str_release(&stem);
	if (!end)
		return false;
	uint32_t c;
	for (; (c = peek(text, end, &spanned)) && !is_closing(c); end += spanned)
		if (c == '\n' || is_opening(c) ||
			!(open_ended || c == '.' || c == ' ' || c == ELLIPSIS))
			return false;
	if (!c)
		return false;
	const char *space = memchr(text->text + inner, ' ', end - inner);
	if (open_ended && space && !strchr(".", space[1]))
		return false;
	*blank = (struct stretch){at, end + spanned};
	return true;
}

/* A Latin word of the list, its last letter any times more: xxxx; but no part of a
 * number whose rest is kept secret (08x-xxx). */
static bool find_latin(const struct check_text *text, const struct token *token,
	const char *word, struct stretch *blank)
{
	const char *at = text->text + token->start;
	const size_t length = strlen(word);
	if (token->bytes < length || length == 0)
		return false;
	for (size_t i = 0; i < token->bytes; i++) {
		const char wanted = i < length ? word[i] : word[length - 1];
		if ((at[i] | 0x20) != (wanted | 0x20))
			return false;
	}
	*blank = (struct stretch){token->start, token->start + token->bytes};
	const uint32_t last = before(text, token->start);
	return last != '-' && text->text[blank->end] != '-';
}

static bool find_word(const struct check *check, const struct check_text *text,
	const struct token *token, struct stretch *blank)
{
	const struct string_list *words = &check->input->words->placeholders;
	for (size_t i = 0; i < words->count; i++) {
		if (token->kind == TOKEN_LATIN &&
			find_latin(text, token, words->items[i], blank))
			return true;
		if (token->kind == TOKEN_OTHER &&
			is_opening((unsigned char)text->text[token->start]) &&
			find_bracketed(text, token->start, words->items[i], blank))
			return true;
	}
	return false;
}

/* --- targets --- */

/* Whether the line is about a rule that was made, or that the law makes. */
static bool sets_rule(const char *line, size_t bytes)
{
	static const char *const words[] = {
		"กำหนดให้", "ตามระเบียบ", "ตามกฎหมาย", "ตามประกาศ"};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t at = 0, end;
		if (word_find(line, bytes, words[i], &at, &end))
			return true;
	}
	return false;
}

/* The numbers of the line but its mark; *at_most gets where the first one behind offset
 * begins. */
static long count_numbers(
	const char *line, size_t bytes, size_t offset, size_t *first_behind)
{
	long count = 0;
	const size_t mark = list_mark(line, bytes);
	*first_behind = bytes;
	for (struct token token = {0}; token_next(line, bytes, &token);) {
		if (token.kind != TOKEN_NUMBER || token.start < mark)
			continue;
		count++;
		if (token.start >= offset && *first_behind == bytes)
			*first_behind = token.start;
	}
	return count;
}

/* Whether the amount only says of how many each, or how long: ครั้งละไม่น้อยกว่า ๓ ชั่วโมง. */
static bool describes(const char *line, const struct amount *target, size_t word)
{
	static const char *const times[] = {"วัน", "ชั่วโมง", "เดือน", "นาที", "ปี", NULL};
	return bytes_end_with(line, word, "ละ") || target->value <= 1 ||
	       any_word(line, target->unit, target->stop, times);
}

/* Whether a figure of the line may be what was measured against the target whose number
 * begins at the offset, or is of those who reached it; word: where the target's begins. */
static bool is_measured(const char *line, size_t bytes, size_t number, size_t word)
{
	static const char *const and[] = {"และ", NULL};
	static const char *const laws[] = {"มาตรา", "ระเบียบ", "ข้อ", "กฎหมาย", NULL};
	struct amount amounts[AMOUNTS_MAX];
	const size_t count = amounts_read(line, bytes, amounts);
	const size_t mark = list_mark(line, bytes);
	size_t target = 0;
	while (target < count && amounts[target].start != number)
		target++;
	if (target == count || any_word(line, 0, bytes, laws) ||
		describes(line, &amounts[target], word))
		return true;
	for (size_t i = 0; i < count; i++) {
		if (i == target || amounts[i].start < mark)
			continue;
		if ((amounts[i].share && amounts[target].share) ||
			amounts_alike(line, &amounts[i], &amounts[target]))
			return true;
		if (i > target &&
			!any_word(line, amounts[target].stop, amounts[i].start, and))
			return true;
	}
	return false;
}

static void look_for_targets(
	void *context, const struct check_text *text, size_t start, size_t bytes)
{
	struct check *check = context;
	const struct string_list *targets = &check->input->words->targets;
	const char *line = text->text + start;
	if (sets_rule(line, bytes))
		return;
	for (size_t i = 0; i < targets->count && !told_enough(check, text); i++) {
		size_t at = 0, end, number;
		if (!word_find(line, bytes, targets->items[i], &at, &end))
			continue;
		/* A second number may be the result that was measured against it. */
		const long numbers = count_numbers(line, bytes, end, &number);
		if (number < bytes && number - end <= TARGET_GAP &&
			(numbers == 1 || !is_measured(line, bytes, number, at))) {
			check_tell(check, SEVERITY_WARNING, text, start + at, end - at,
				_("“%s” is a target: the result itself is missing"),
				targets->items[i]);
			return;
		}
	}
}

/* --- the rule --- */

/* What is filled in by hand once the paper is printed. */
static bool is_written_by_hand(const struct check_text *text)
{
	static const char opinion[] = ".opinion";
	const size_t length = strlen(text->path);
	if (text->card)
		return text->field == FIELD_EVIDENCE || text->field == FIELD_REFS;
	return text->kind == TEXT_CODE || text->kind == TEXT_PERIOD ||
	       (length >= strlen(opinion) &&
		       !strcmp(text->path + length - strlen(opinion), opinion));
}

/* Whether the text is nothing but dots or lines, however few. A dash alone says that there
 * is nothing. */
static bool is_blank_whole(const struct check_text *text)
{
	return !text_is_blank(text->text) && says_nothing(text->text) &&
	       (strpbrk(text->text, "._") || strstr(text->text, "…"));
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	size_t behind = 0; /* the end of the last one told */
	if (is_written_by_hand(text))
		return;
	if (is_blank_whole(text)) {
		check_tell(check, SEVERITY_ERROR, text, 0, text->bytes,
			_("still to be filled in: %.*s"), (int)text->bytes, text->text);
		return;
	}
	for (struct token token = {0}; token_next(text->text, text->bytes, &token);) {
		struct stretch blank;
		if (token.start < behind || token.kind == TOKEN_ADDRESS)
			continue;
		if (!find_word(check, text, &token, &blank) &&
			!(token.kind == TOKEN_OTHER &&
				find_blank(text, token.start, &blank)))
			continue;
		behind = blank.end;
		if (told_enough(check, text))
			break;
		check_tell(check, SEVERITY_ERROR, text, blank.start,
			blank.end - blank.start, _("still to be filled in: %.*s"),
			(int)(blank.end - blank.start), text->text + blank.start);
	}
	if (text->field == FIELD_OUTPUT || text->field == FIELD_OUTCOME)
		check_lines(text, look_for_targets, check);
}

const struct rule rule_placeholder = {
	.name = "placeholder",
	.severity = SEVERITY_ERROR,
	.title = N_("Blanks not filled in, and targets instead of results"),
	.mend = N_(
		"Fill in what is asked for. In the results, say how many or how much it "
		"came to, not how much it was to be."),
	.typing = true,
	.text = look_at_text,
};
