/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bad-cell: Thai letters and marks in an order that Thai writing does not have.
 *
 * What text_normalise() mends without loss (เเ, a tone typed before its vowel, ํา) looks
 * right and is no fault. Pali's marks (พุทฺธํ) and letters of other scripts are left alone.
 * And characters that nobody sees, or that only the fonts of one program have: what is
 * typed and pasted loses them (text/pasted.h), what is imported keeps them.
 */
#include <config.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "text/cell.h"
#include "text/i18n.h"
#include "text/pasted.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

enum {
	SARA_A = 0x0E30,
	SARA_I = 0x0E34,
	SARA_U = 0x0E38,
	PHINTHU = 0x0E3A,
	LAKKHANGYAO = 0x0E45,
	MAITAIKHU = 0x0E47,
	RU = 0x0E24,
	LU = 0x0E26,
	DOTTED_CIRCLE = 0x25CC,
	EN_DASH = 0x2013,
	OLD_GLYPH_FIRST = 0xF700, /* marks moved aside, of old fonts of Windows */
	OLD_GLYPH_LAST = 0xF71A,
	PRIVATE_FIRST = 0xE000,
	PRIVATE_LAST = 0xF8FF,
};

/* The cell that is being read. */
struct reading {
	bool base;        /* it can take marks */
	bool consonant;   /* its base is a Thai consonant */
	uint32_t leading; /* เ แ โ ใ ไ that waits for its consonant, or 0 */
	uint32_t base_is, vowel, tone, sign; /* 0: none */
	uint32_t following;                  /* ะ า ำ ๅ that stands last */
	size_t start;                        /* where it, or the leading vowel, begins */
	size_t last;                         /* where its last character does */
};

static bool is_ignored(uint32_t c)
{
	return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF || c == 0x00AD;
}

static void start_cell(struct reading *r, uint32_t c, size_t at)
{
	const size_t start = r->leading ? r->start : at;
	*r = (struct reading){.base = c > ' ' && c != 0x00A0,
		.consonant = thai_class(c) == THAI_CONSONANT,
		.base_is = c,
		.start = start};
}

static bool take_leading(struct reading *r, uint32_t c, size_t at)
{
	/* เเ is แ. */
	if (r->leading == THAI_SARA_E && c == THAI_SARA_E && r->last + 3 == at) {
		r->leading = THAI_SARA_AE;
		return true;
	}
	if (r->leading)
		return false;
	*r = (struct reading){.leading = c, .start = at};
	return true;
}

/* ะ า ำ ๅ. */
static bool take_following(struct reading *r, uint32_t c)
{
	if (r->leading || !r->base)
		return false;
	if (c == LAKKHANGYAO)
		return r->base_is == RU || r->base_is == LU;
	if (r->following) /* เกาะ */
		return r->following == THAI_SARA_AA && c == SARA_A;
	if (!r->consonant || r->sign == THAI_THANTHAKHAT || r->sign == MAITAIKHU)
		return false;
	if (r->vowel && r->vowel != PHINTHU)
		return false;
	r->following = c;
	return true;
}

static bool take_vowel(struct reading *r, uint32_t c)
{
	if (!r->consonant || r->following)
		return false;
	/* A vowel behind ์ ็ is wrong, behind a tone or ํ only out of order. */
	if (r->sign && r->sign != THAI_NIKHAHIT)
		return false;
	if (r->vowel && (r->vowel == c || (r->vowel != PHINTHU && c != PHINTHU)))
		return false;
	r->vowel = c;
	return true;
}

static bool take_tone(struct reading *r, uint32_t c)
{
	if (!r->consonant || r->following || r->tone)
		return false;
	if (r->sign && r->sign != THAI_NIKHAHIT)
		return false;
	r->tone = c;
	return true;
}

/* ็ ์ ํ ๎. */
static bool take_sign(struct reading *r, uint32_t c)
{
	if (!r->consonant || r->following || r->sign)
		return false;
	if (c == THAI_THANTHAKHAT && r->vowel && r->vowel != SARA_I && r->vowel != SARA_U)
		return false;
	if (c == MAITAIKHU && r->vowel)
		return false;
	if (c != THAI_NIKHAHIT && r->tone)
		return false;
	r->sign = c;
	return true;
}

/* Whether the character may stand there. */
static bool take(struct reading *r, uint32_t c, size_t at)
{
	if (c == DOTTED_CIRCLE || c == EN_DASH) { /* it stands for any consonant */
		start_cell(r, RU + 1, at);
		return true;
	}
	switch (thai_class(c)) {
	case THAI_UNASSIGNED: return false;
	case THAI_CONSONANT:
		start_cell(r, c, at);
		r->leading = 0;
		return true;
	case THAI_LEADING: return take_leading(r, c, at);
	case THAI_FOLLOWING:
	case THAI_SARA_AM: return take_following(r, c);
	case THAI_ABOVE:
	case THAI_BELOW: return !r->leading && take_vowel(r, c);
	case THAI_TONE: return !r->leading && take_tone(r, c);
	case THAI_DIACRITIC: return !r->leading && take_sign(r, c);
	default: break;
	}
	const bool good = !r->leading && !(c >= OLD_GLYPH_FIRST && c <= OLD_GLYPH_LAST);
	r->leading = 0;
	start_cell(r, c, at);
	return good;
}

struct faults {
	size_t start, end; /* of the first */
	long count;
};

static void add_fault(struct faults *faults, size_t start, size_t end)
{
	if (faults->count++)
		return;
	faults->start = start;
	faults->end = end;
}

static void find_faults(const struct check_text *text, struct faults *faults)
{
	struct reading r = {0};
	size_t spanned;
	for (size_t at = 0; at < text->bytes; at += spanned) {
		uint32_t c;
		spanned = utf8_decode(text->text + at, text->bytes - at, &c);
		if (is_ignored(c))
			continue;
		const bool waiting = r.leading != 0;
		const size_t start = waiting || thai_is_mark(c) ||
						     thai_class(c) == THAI_FOLLOWING ||
						     thai_class(c) == THAI_SARA_AM
					     ? r.start
					     : at;
		if (!take(&r, c, at)) {
			const bool alone = !waiting && !r.base;
			add_fault(faults, alone ? at : start,
				thai_is_letter(c) || !waiting ? at + spanned : at);
			if (thai_is_letter(c)) /* nothing more is said of this cell */
				r = (struct reading){
					.base = true, .consonant = true, .start = at};
		}
		r.last = at;
	}
	if (r.leading)
		add_fault(faults, r.start, text->bytes);
}

/* --- what cannot be seen --- */

/* Controls, marks of direction and their kind: search, names and printers trip over them.
 * U+200B is written on purpose, and spaces of all kinds are seen as spaces. */
static bool is_unseen(uint32_t c)
{
	const uint32_t becomes = pasted_code_point(c);
	return becomes == PASTED_DROPPED || (becomes == '\n' && c != '\n');
}

/* Bullets of word processors and their kind: only their own fonts have a form for them. */
static bool is_private(uint32_t c)
{
	return c >= PRIVATE_FIRST && c <= PRIVATE_LAST &&
	       !(c >= OLD_GLYPH_FIRST && c <= OLD_GLYPH_LAST);
}

/* The first of them is shown with the character before it, so that something is marked. */
static void look_for(struct check *check, const struct check_text *text,
	bool (*is_wanted)(uint32_t c), const char *words)
{
	struct faults faults = {0};
	uint32_t found = 0;
	size_t spanned, before = 0;
	for (size_t at = 0; at < text->bytes; before = at, at += spanned) {
		uint32_t c;
		spanned = utf8_decode(text->text + at, text->bytes - at, &c);
		if (!is_wanted(c))
			continue;
		found = faults.count ? found : c;
		add_fault(
			&faults, text->text[before] == '\n' ? at : before, at + spanned);
	}
	if (!faults.count)
		return;
	struct str message = STR_INIT;
	str_printf(&message, "%s: U+%04X", words, (unsigned)found);
	times_append(check, &message, faults.count);
	check_tell(check, SEVERITY_WARNING, text, faults.start, faults.end - faults.start,
		"%s", message.data);
	str_release(&message);
}

/* --- the rule --- */

static void look_at_cells(struct check *check, const struct check_text *text)
{
	struct faults faults = {0};
	find_faults(text, &faults);
	if (!faults.count)
		return;
	struct str message = STR_INIT, shown = STR_INIT;
	text_show(&shown, text->text + faults.start, faults.end - faults.start);
	str_printf(&message, _("letters that cannot stand together in Thai: “%s”"),
		shown.data);
	times_append(check, &message, faults.count);
	check_tell(check, SEVERITY_ERROR, text, faults.start, faults.end - faults.start,
		"%s", message.data);
	str_release(&shown);
	str_release(&message);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	look_at_cells(check, text);
	look_for(check, text, is_unseen, _("a character that cannot be seen"));
	look_for(check, text, is_private, _("a sign that most fonts and printers lack"));
}

const struct rule rule_bad_cell = {
	.name = "bad-cell",
	.severity = SEVERITY_ERROR,
	.title = N_("Letters that cannot stand together, characters that cannot be seen"),
	.mend = N_(
		"A consonant is missing or a mark was typed twice; often it was lost "
		"when the text was copied out of a PDF. Type the word anew; what cannot "
		"be seen goes with the letters around it."),
	.typing = true,
	.text = look_at_text,
};
