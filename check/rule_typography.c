/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * typography: ๆ, ฯ and ฯลฯ without the spaces that the Royal Society's rules want, and
 * percentages written in several ways. Each once a report, at its first place. Off as it
 * is delivered: an office whose reports go by other habits would see nothing else.
 *
 * Source: Royal Society of Thailand, rules of spacing and of punctuation marks
 * (หลักเกณฑ์การเว้นวรรค, การใช้เครื่องหมายวรรคตอน).
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/rule.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

enum { MAI_YAMOK = 0x0E46, PAIYANNOI = 0x0E2F };

#define AND_SO_ON "ฯลฯ"

enum kind { KIND_REPEAT, KIND_SHORT, KIND_AND_SO_ON, KIND_PERCENT, KINDS };

/* How percentages are written. */
static const char *const percents[] = {"ร้อยละ", "เปอร์เซ็นต์", "%"};
enum { PERCENTS = sizeof(percents) / sizeof(percents[0]) };

/* What was told of each kind: where in the list, how often it stands. */
struct typography {
	struct {
		size_t finding;
		long times;
	} told[KINDS];
	bool percents[PERCENTS];
};

static void begin(struct check *check)
{
	check->state = mem_new(1, sizeof(struct typography));
}

static const char *message(enum kind kind)
{
	switch (kind) {
	case KIND_REPEAT: return _("ๆ stands without a space before it and behind it");
	case KIND_SHORT: return _("ฯ stands behind a space: it follows its word at once");
	case KIND_AND_SO_ON: return _("ฯลฯ stands without a space before it");
	default: return _("percentages are written in several ways (ร้อยละ, เปอร์เซ็นต์, %)");
	}
}

static void tell(struct check *check, const struct check_text *text, enum kind kind,
	size_t start, size_t bytes)
{
	struct typography *typography = check->state;
	if (typography->told[kind].times++)
		return;
	typography->told[kind].finding = check->list->count;
	check_tell(check, SEVERITY_WARNING, text, start, bytes, "%s", message(kind));
}

/* --- signs --- */

static uint32_t behind(const struct check_text *text, size_t at)
{
	uint32_t c = 0;
	if (at < text->bytes)
		utf8_decode(text->text + at, text->bytes - at, &c);
	return c;
}

static uint32_t before(const struct check_text *text, size_t at)
{
	return at ? behind(text, utf8_previous(text->text, at)) : 0;
}

static bool is_thai_letter(uint32_t c)
{
	return thai_is_letter(c) && thai_class(c) != THAI_SIGN;
}

static bool is_space(uint32_t c)
{
	return c == ' ' || c == 0xA0;
}

static void look_at_sign(
	struct check *check, const struct check_text *text, size_t at, uint32_t c)
{
	const size_t bytes = strlen("ๆ"), end = at + bytes;
	if (c == MAI_YAMOK &&
		(is_thai_letter(before(text, at)) || is_thai_letter(behind(text, end))))
		tell(check, text, KIND_REPEAT, at, bytes);
	if (c != PAIYANNOI)
		return;
	if (bytes_begin_at(text->text, text->bytes, at, AND_SO_ON)) {
		if (is_thai_letter(before(text, at)))
			tell(check, text, KIND_AND_SO_ON, at, strlen(AND_SO_ON));
	} else if (is_space(before(text, at)) && !is_thai_letter(behind(text, end))) {
		tell(check, text, KIND_SHORT, at, bytes);
	}
}

/* --- percentages --- */

/* Told once, where a second way stands first. */
static void look_at_percent(struct check *check, const struct check_text *text, size_t at)
{
	struct typography *typography = check->state;
	bool other = false;
	for (size_t i = 0; i < PERCENTS; i++) {
		if (bytes_begin_at(text->text, text->bytes, at, percents[i])) {
			for (size_t k = 0; k < PERCENTS; k++)
				other = other || (k != i && typography->percents[k]);
			if (other)
				tell(check, text, KIND_PERCENT, at, strlen(percents[i]));
			typography->percents[i] = true;
			return;
		}
	}
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	uint32_t c;
	if (text->kind != TEXT_PROSE && text->kind != TEXT_HEADING)
		return;
	for (size_t at = 0; at < text->bytes;) {
		const size_t spanned = utf8_decode(text->text + at, text->bytes - at, &c);
		look_at_sign(check, text, at, c);
		look_at_percent(check, text, at);
		at += spanned;
	}
}

static void end(struct check *check)
{
	struct typography *typography = check->state;
	for (enum kind kind = 0; kind < KIND_PERCENT; kind++)
		if (typography->told[kind].times > 1)
			finding_add_times(check, typography->told[kind].finding,
				typography->told[kind].times);
	free(typography);
}

const struct rule rule_typography = {
	.name = "typography",
	.severity = SEVERITY_WARNING,
	.off = true,
	.title = N_("Spaces beside ๆ and ฯลฯ, percentages in one way"),
	.mend = N_(
		"The Royal Society writes a space on both sides of ๆ and before ฯลฯ, and "
		"ฯ at the end of its word. Write percentages in one way all through."),
	.begin = begin,
	.text = look_at_text,
	.end = end,
};
