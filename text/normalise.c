/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/normalise.h"

#include <stdlib.h>
#include <string.h>

#include "text/mem.h"
#include "text/number.h"
#include "text/thai.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* A tone that waits for the vowel signs that go before it. */
struct tone {
	uint32_t code_point;
	size_t origin;
};

/* Takes code points one by one and keeps what it has written so far normal, by
 * changing its end. Tones are held back until something else than a vowel sign
 * follows, so that a run of them costs no more than its length. */
struct writer {
	struct str *out;
	size_t start; /* what stood in out before is not touched */
	struct tone *tones;
	size_t tone_count, tone_capacity;
	bool mapped; /* keep origins */
	size_t *origins;
	size_t count, capacity;
};

/* The code point that ends at *end, which moves to its start; 0 at the start. */
static uint32_t step_back(const struct writer *writer, size_t *end)
{
	if (*end == writer->start)
		return 0;
	uint32_t code_point;
	const char *text = writer->out->data;
	size_t start = utf8_previous(text, *end);
	utf8_decode(text + start, *end - start, &code_point);
	*end = start;
	return code_point;
}

static void put_origins(struct writer *writer, size_t bytes, size_t origin)
{
	for (; writer->mapped && bytes; bytes--) {
		writer->origins = mem_grow(writer->origins, writer->count,
			&writer->capacity, sizeof(*writer->origins));
		writer->origins[writer->count++] = origin;
	}
}

static void put(struct writer *writer, uint32_t code_point, size_t origin)
{
	size_t before = writer->out->bytes;
	str_put_code_point(writer->out, code_point);
	put_origins(writer, writer->out->bytes - before, origin);
}

/* Takes away a Thai character that was written, and its origins. */
static void take(struct writer *writer, size_t at)
{
	str_splice(writer->out, at, UTF8_THAI_BYTES, NULL, 0);
	if (!writer->mapped)
		return;
	size_t place = at - writer->start;
	writer->count -= UTF8_THAI_BYTES;
	memmove(writer->origins + place, writer->origins + place + UTF8_THAI_BYTES,
		(writer->count - place) * sizeof(*writer->origins));
}

static void hold_tone(struct writer *writer, uint32_t code_point, size_t origin)
{
	writer->tones = mem_grow(writer->tones, writer->tone_count,
		&writer->tone_capacity, sizeof(*writer->tones));
	writer->tones[writer->tone_count++] = (struct tone){code_point, origin};
}

static void put_tones(struct writer *writer)
{
	for (size_t i = 0; i < writer->tone_count; i++)
		put(writer, writer->tones[i].code_point, writer->tones[i].origin);
	writer->tone_count = 0;
}

/* A vowel sign goes before the tones that it follows, and has the first one's origin
 * then. */
static void put_vowel(struct writer *writer, uint32_t code_point, size_t origin)
{
	put(writer, code_point, writer->tone_count ? writer->tones[0].origin : origin);
}

/* ํ (tone) า and (tone) ํ า are (tone) ำ. */
static void put_aa(struct writer *writer, size_t origin)
{
	size_t end = writer->out->bytes;
	uint32_t last = step_back(writer, &end);
	if (thai_class(last) == THAI_TONE)
		last = step_back(writer, &end);
	if (last == THAI_NIKHAHIT) {
		take(writer, end);
		put(writer, THAI_SARA_AM_SIGN, origin);
	} else {
		put(writer, THAI_SARA_AA, origin);
	}
}

static void put_e(struct writer *writer, size_t origin)
{
	size_t end = writer->out->bytes;
	if (step_back(writer, &end) != THAI_SARA_E) {
		put(writer, THAI_SARA_E, origin);
		return;
	}
	if (writer->mapped)
		origin = writer->origins[end - writer->start];
	take(writer, end);
	put(writer, THAI_SARA_AE, origin);
}

static void put_normal(struct writer *writer, uint32_t code_point, size_t origin)
{
	enum thai_class class = thai_class(code_point);
	if (class == THAI_TONE) {
		hold_tone(writer, code_point, origin);
		return;
	}
	if (class == THAI_ABOVE || class == THAI_BELOW) {
		put_vowel(writer, code_point, origin);
		return;
	}
	put_tones(writer);
	if (code_point == THAI_SARA_AA)
		put_aa(writer, origin);
	else if (code_point == THAI_SARA_E)
		put_e(writer, origin);
	else
		put(writer, code_point, origin);
}

/* Writes what was held back; no code point may follow. */
static void writer_end(struct writer *writer)
{
	put_tones(writer);
	free(writer->tones);
}

static bool is_dropped(uint32_t code_point)
{
	switch (code_point) {
	case 0x00AD: /* soft hyphen */
	case 0x200C: /* ZWNJ */
	case 0x200D: /* ZWJ */
	case 0x2060: /* word joiner */
	case 0xFEFF: /* BOM */ return true;
	default: return false;
	}
}

void text_normalise(struct str *out, const char *text, size_t bytes)
{
	struct writer writer = {.out = out, .start = out->bytes};
	for (size_t at = 0; at < bytes;) {
		uint32_t code_point;
		size_t spanned = utf8_decode(text + at, bytes - at, &code_point);
		if (!is_dropped(code_point))
			put_normal(&writer, code_point, at);
		at += spanned;
	}
	writer_end(&writer);
}

/* White space that was met and not yet written: what becomes of it depends on
 * what stands behind it. */
struct gap {
	bool as_name; /* all are one space: Thai names are written in words */
	bool open;
	bool line_end;
	size_t origin;
};

static void gap_widen(struct gap *gap, uint32_t code_point, size_t origin)
{
	if (!gap->open)
		*gap = (struct gap){gap->as_name, true, false, origin};
	if (code_point == '\n' && !gap->as_name)
		gap->line_end = true;
}

/* Whether what was written last, or held back, is a Thai letter. */
static bool ends_in_letter(const struct writer *writer)
{
	size_t end = writer->out->bytes;
	return writer->tone_count || thai_is_letter(step_back(writer, &end));
}

static void gap_close(struct gap *gap, struct writer *writer, uint32_t next)
{
	if (!gap->open)
		return;
	gap->open = false;
	if (!gap->as_name && !gap->line_end && thai_is_letter(next) &&
		ends_in_letter(writer))
		return;
	put_tones(writer);
	put(writer, gap->line_end ? '\n' : ' ', gap->origin);
}

/* What is typed in one way here and in another there: quotes, dashes, digits, capitals. */
static uint32_t fold_code_point(uint32_t code_point)
{
	int digit = digit_value(code_point);
	if (digit >= 0)
		return (uint32_t)('0' + digit);
	switch (code_point) {
	case '`':
	case 0x00B4: /* ´ */
	case 0x02B9: /* ʹ */
	case 0x02BC: /* ʼ */
	case 0x2018: /* ‘ */
	case 0x2019: /* ’ */
	case 0x201A: /* ‚ */
	case 0x201B: /* ‛ */
	case 0x2032: /* ′ */ return '\'';
	case 0x00AB: /* « */
	case 0x00BB: /* » */
	case 0x201C: /* “ */
	case 0x201D: /* ” */
	case 0x201E: /* „ */
	case 0x201F: /* ‟ */
	case 0x2033: /* ″ */ return '"';
	case 0x2010: /* hyphens and dashes */
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212: /* minus */ return '-';
	case 0x2024: return '.';
	default: break;
	}
	return thai_class(code_point) == THAI_NOT ? unicode_lower(code_point)
						  : code_point;
}

/* … is three dots to who types it. */
static unsigned dots_of(uint32_t code_point)
{
	return code_point == 0x2026 ? 3 : code_point == 0x2025 ? 2 : 0;
}

static void put_folded(
	struct writer *writer, uint32_t code_point, size_t origin, size_t behind)
{
	unsigned dots = dots_of(code_point);
	if (!dots)
		put_normal(writer, fold_code_point(code_point), origin);
	/* A place behind the first of them is one behind all. */
	for (unsigned i = 0; i < dots; i++)
		put_normal(writer, '.', i ? behind : origin);
}

/* White space, and the controls, which are shown as a space. */
static bool is_gap(uint32_t code_point)
{
	return unicode_is_white_space(code_point) ||
	       unicode_is(code_point, UC_CATEGORY_MASK_Cc);
}

/* Whether a Thai character is folded as it stands, behind so many others that are. */
static bool is_settled(uint32_t code_point, uint32_t before, size_t count)
{
	switch (thai_class(code_point)) {
	case THAI_NOT:
	case THAI_UNASSIGNED:
	case THAI_DIGIT: return false;
	case THAI_LEADING: /* เเ is แ */
		return code_point != THAI_SARA_E || (count && before != THAI_SARA_E);
	case THAI_FOLLOWING: /* it may be a part of ำ, with a tone between */
		return code_point != THAI_SARA_AA || count > 1;
	case THAI_DIACRITIC: return code_point != THAI_NIKHAHIT;
	default: return true;
	}
}

/* The bytes at the start of text that are folded as they stand where no tone is held back:
 * most of a text, and the text of a whole office when a file is read. */
static size_t settled(const char *text, size_t bytes)
{
	uint32_t code_point, before = 0;
	size_t at = 0, tone = 0;
	for (size_t count = 0; at < bytes; count++, before = code_point) {
		const size_t spanned = utf8_decode(text + at, bytes - at, &code_point);
		const enum thai_class class = thai_class(code_point);
		/* Behind a tone these change places with it, or are held back as well. */
		const bool moves =
			class == THAI_ABOVE || class == THAI_BELOW || class == THAI_TONE;
		if ((moves && thai_class(before) == THAI_TONE) ||
			!is_settled(code_point, before, count))
			break;
		if (class == THAI_TONE)
			tone = at;
		at += spanned;
	}
	return thai_class(before) == THAI_TONE ? tone : at;
}

static void fold(
	struct str *out, const char *text, size_t bytes, bool name, size_t **origin)
{
	struct writer writer = {.out = out, .start = out->bytes, .mapped = origin};
	struct gap gap = {.as_name = name};
	for (size_t at = 0; at < bytes;) {
		uint32_t code_point;
		if (!writer.mapped && !writer.tone_count && !gap.open) {
			const size_t whole = settled(text + at, bytes - at);
			str_append(out, text + at, whole);
			at += whole;
			if (at == bytes)
				break;
		}
		size_t spanned = utf8_decode(text + at, bytes - at, &code_point);
		bool thai = thai_class(code_point) != THAI_NOT;
		if (!thai && is_gap(code_point)) {
			gap_widen(&gap, code_point, at);
		} else if (thai || !unicode_is(code_point, UC_CATEGORY_MASK_Cf)) {
			gap_close(&gap, &writer, code_point);
			put_folded(&writer, code_point, at, at + spanned);
		}
		at += spanned;
	}
	gap_close(&gap, &writer, 0);
	writer_end(&writer);
	put_origins(&writer, 1, bytes);
	if (origin)
		*origin = writer.origins;
}

void text_fold(struct str *out, const char *text, size_t bytes, size_t **origin)
{
	fold(out, text, bytes, false, origin);
}

void text_fold_name(struct str *out, const char *text, size_t bytes)
{
	struct str folded = STR_INIT;
	fold(&folded, text, bytes, true, NULL);
	const size_t start = folded.bytes && folded.data[0] == ' ';
	size_t end = folded.bytes;
	while (end > start && folded.data[end - 1] == ' ')
		end--;
	str_append(out, folded.data + start, end - start);
	str_release(&folded);
}

/* --- words, each for itself --- */

void text_fold_words(struct str *words, const char *text, size_t bytes)
{
	static const char white[] = " \t\r\n";
	for (size_t at = 0; at < bytes;) {
		size_t end = at;
		while (end < bytes && !strchr(white, text[end]))
			end++;
		if (end > at) {
			text_fold(words, text + at, end - at, NULL);
			str_putc(words, '\0');
		}
		at = end + 1;
	}
}

bool text_holds_words(
	const struct str *words, const struct str *text, const struct str *other)
{
	for (size_t at = 0; at < words->bytes;) {
		const char *word = words->data + at;
		const size_t bytes = strlen(word);
		if (!memmem(text->data, text->bytes, word, bytes) &&
			!(other && memmem(other->data, other->bytes, word, bytes)))
			return false;
		at += bytes + 1;
	}
	return true;
}
