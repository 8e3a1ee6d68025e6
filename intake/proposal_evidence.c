/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Evidence: addresses that stand in texts or behind them, pictures, columns of evidence.
 */
#include <config.h>

#include "intake/cell_text.h"
#include "intake/proposal.h"
#include "intake/proposal_make.h"
#include "model/report.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/thai.h"
#include "text/utf8.h"
#include "text/web_address.h"

static bool has_evidence(const struct card *card, const char *ref)
{
	for (size_t i = 0; i < card->evidence.count; i++)
		if (card->evidence.items[i].ref &&
			!strcmp(card->evidence.items[i].ref, ref))
			return true;
	return false;
}

static struct evidence *add_evidence(struct card *card, const char *kind, const char *ref)
{
	struct evidence *evidence = evidence_list_add(&card->evidence);
	evidence->kind = mem_strdup(kind);
	evidence->ref = mem_strdup(ref);
	evidence->caption = mem_strdup("");
	return evidence;
}

/* The bytes of the address that the text begins with. */
size_t evidence_address(const char *text)
{
	size_t end = web_address_start(text, SIZE_MAX);
	if (!end)
		return 0;
	while (text[end] > ' ' && text[end] < 0x7F && !strchr("<>\"", text[end]))
		end++;
	while (strchr(".,;:)", text[end - 1]))
		end--;
	return end;
}

/* Whether an address names a page: that of a site's front says nothing about a measure. */
static bool names_page(const char *address)
{
	const char *host = address + web_address_start(address, SIZE_MAX);
	const char *slash = strchr(host, '/');
	return slash && slash[1];
}

/* Addresses that stand in a text are evidence of what it says; they stay in it. */
void evidence_find(struct card *card, const char *text)
{
	for (const char *at = text; *at;) {
		const size_t bytes = evidence_address(at);
		if (!bytes) {
			at++;
			continue;
		}
		char *address = mem_strndup(at, bytes);
		if (names_page(address) && !has_evidence(card, address))
			add_evidence(card, "url", address);
		free(address);
		at += bytes;
	}
}

/* An address behind a text that does not say it. */
void evidence_links(struct card *card, const struct source_paragraph *paragraph)
{
	for (size_t i = 0; i < paragraph->links_count; i++) {
		const struct source_link *link = &paragraph->links[i];
		char *words = mem_strndup(paragraph->text + link->start, link->bytes);
		if (web_address_start(link->target, SIZE_MAX) &&
			!web_address_start(words, SIZE_MAX) &&
			!has_evidence(card, link->target))
			put_text(
				&add_evidence(card, "url", link->target)->caption, words);
		free(words);
	}
}

static bool has_thai(const char *text)
{
	for (size_t at = 0, bytes = strlen(text); at < bytes;) {
		uint32_t c;
		at += utf8_decode(text + at, bytes - at, &c);
		if (thai_is_letter(c))
			return true;
	}
	return false;
}

void evidence_picture(struct making *making, size_t picture)
{
	const struct source_picture *source = &making->source->pictures[picture];
	struct proposal *proposal = making->proposal;
	struct card *card = making_card(making);
	struct evidence *evidence = add_evidence(card, "photo", source->name);
	if (source->words && has_thai(source->words))
		put_text(&evidence->caption, source->words);
	else if (source->words && *source->words)
		making_doubt(making, DOUBT_LEFT_OUT, DOUBT_TOLD, source->words, "%s",
			_("what stands for the picture, and is no caption"));
	if (!source->count)
		making_doubt(making, DOUBT_PICTURE, DOUBT_SHOWN, source->name, "%s",
			_("its name is kept; the picture did not come with the "
			  "document"));
	proposal->pictures = mem_grow(proposal->pictures, proposal->pictures_count,
		&proposal->pictures_capacity, sizeof(*proposal->pictures));
	proposal->pictures[proposal->pictures_count++] = (struct proposal_picture){
		picture, making->card - 1, card->evidence.count - 1};
}

void evidence_tell_pictures(
	struct making *making, const struct source_paragraph *paragraph)
{
	for (size_t i = 0; i < paragraph->pictures_count; i++) {
		const struct source_picture *picture =
			&making->source->pictures[paragraph->pictures[i]];
		const bool said = picture->words && *picture->words;
		making_doubt(making, DOUBT_PICTURE, DOUBT_SHOWN,
			said ? picture->words : picture->name, "%s",
			_("left out: it stands beside no measure"));
	}
}

/* Whether a link of the card has these words already. */
static bool is_linked(const struct card *card, const char *words)
{
	for (size_t i = 0; i < card->evidence.count; i++) {
		const char *caption = card->evidence.items[i].caption;
		if (caption && !strcmp(caption, words))
			return true;
	}
	return false;
}

/* A column of evidence: addresses, else documents by their names. */
void evidence_put(struct making *making, const struct cell_text *text)
{
	struct card *card = making_card(making);
	for (size_t i = 0; i < text->count; i++) {
		const char *line = text->items[i].text;
		const size_t mark = text->items[i].marked && !text->items[i].given
					    ? text->items[i].mark.bytes
					    : 0;
		const size_t address = evidence_address(line + mark);
		if (mark) {
			char *sign = mem_strndup(line, mark);
			making_doubt(making, DOUBT_FORM, DOUBT_TOLD, sign, "%s",
				_("mark of a list"));
			free(sign);
		}
		if (address && !line[mark + address])
			add_evidence(card, "url", line + mark);
		else if (!strcmp(line, "-"))
			making_doubt(making, DOUBT_FORM, DOUBT_TOLD, line, "%s",
				_("mark of a list"));
		else if (!is_linked(card, line + mark))
			add_evidence(card, "document", line + mark);
	}
}
