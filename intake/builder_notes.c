/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/builder.h"
#include "intake/source.h"
#include "text/i18n.h"
#include "text/message.h"
#include "text/str.h"
#include "text/number.h"
#include "text/utf8.h"

#include <stdint.h>
#include <string.h>

__attribute__((format(printf, 3, 0))) static void add_note(struct builder *builder,
	const struct source_place *place, const char *format, va_list args)
{
	struct source *source = builder->source;
	if (source->notes_count > BUILDER_NOTES)
		return;
	if (source->notes_count == BUILDER_NOTES) {
		source_note_add(source, place,
			_("from here on there is more to be told than can be read; please "
			  "compare with the document itself"));
		return;
	}
	struct str message = STR_INIT;
	message_vappend(&message, format, args);
	source_note_add(source, place, "%s", message.data);
	str_release(&message);
}

void builder_note(struct builder *builder, const char *format, ...)
{
	const struct source_place place = builder_place(builder);
	va_list args;
	va_start(args, format);
	add_note(builder, &place, format, args);
	va_end(args);
}

void builder_note_at(struct builder *builder, const struct source_place *place,
	const char *format, ...)
{
	va_list args;
	va_start(args, format);
	add_note(builder, place, format, args);
	va_end(args);
}

void builder_note_text(struct str *out, const char *text, size_t bytes)
{
	const size_t whole = utf8_whole(text, bytes, BUILDER_NOTE_TEXT);
	const size_t start = out->bytes;
	for (size_t i = 0; i < whole; i++)
		if (!strchr(" \t\r\n", text[i]))
			str_putc(out, text[i]);
		else if (out->bytes > start && out->data[out->bytes - 1] != ' ')
			str_putc(out, ' ');
	while (out->bytes > start && out->data[out->bytes - 1] == ' ')
		str_truncate(out, out->bytes - 1);
	if (whole < bytes)
		str_puts(out, "…");
}

void builder_note_lost(
	struct builder *builder, enum builder_lost why, const char *text, size_t bytes)
{
	static const char *const reasons[] = {
		[BUILDER_DELETED] = N_("deleted by a tracked change, left out"),
		[BUILDER_COVERED] = N_("under a merged cell, left out"),
		[BUILDER_HIDDEN] = N_("hidden in the document, left out"),
		[BUILDER_PROMPT] = N_("to be filled in, and empty"),
		[BUILDER_FOOTNOTE] = N_("footnote"),
		[BUILDER_COMMENT] = N_("comment"),
	};
	struct str words = STR_INIT;
	builder_note_text(&words, text, bytes);
	if (why != BUILDER_SILENT && words.bytes)
		builder_note(builder, "%s: %s", _(reasons[why]), words.data);
	str_release(&words);
}

void builder_note_page(struct builder *builder, const char *text, size_t bytes)
{
	const struct source_place nowhere = {0};
	struct str words = STR_INIT;
	builder_note_text(&words, text, bytes);
	const struct str *w = &words;
	size_t at = 0;
	bool told = false;
	while (at < w->bytes && !told) {
		uint32_t c;
		at += utf8_decode(w->data + at, w->bytes - at, &c);
		told = digit_value(c) < 0 && !strchr(" -/.", c < 0x80 ? (int)c : 'a');
	}
	if (told)
		builder_note_at(builder, &nowhere, "%s: %s",
			_("at the head or foot of each page"), words.data);
	str_release(&words);
}
